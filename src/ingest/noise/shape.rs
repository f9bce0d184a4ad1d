//! Furniture that is told by the look of its line: paths, menus, file names, page numbers, headlines.

use crate::text::han;

/// Longest headline in a list, in characters.
const HEADLINE: usize = 110;
/// Longest line of furniture that is no notice, in characters.
const SHORT: usize = 60;
/// Longest word of a menu, in characters.
const MENU_WORD: usize = 6;

/// Several clauses ended by a full stop.
pub(in crate::ingest) fn is_paragraph(text: &str) -> bool {
    let long = text.chars().nth(39).is_some();
    long && text.contains(['。', '；', '！', '!', ';']) || text.chars().nth(150).is_some()
}

pub(super) fn is_short(text: &str) -> bool {
    text.chars().nth(SHORT).is_none() && !text.ends_with('。')
}

/// Can stand in a list of headlines: short, and no sentence.
pub(super) fn is_headline(text: &str) -> bool {
    text.chars().nth(HEADLINE).is_none()
        && !text.contains(['。', '；'])
        && !text.ends_with(['，', '：'])
}

/// 首页 > 政务公开 > 工作报告: two steps or more.
pub(super) fn is_path(text: &str) -> bool {
    let steps = ['>', '»', '›', '＞'];
    let parts = text.split(steps).map(str::trim).filter(|part| !part.is_empty());
    let count = parts.clone().count();
    let is_home = parts.clone().next().is_some_and(|first| HOMES.contains(&first));
    let path = text.contains(steps)
        && (count > 2 || count == 2 && is_home)
        && parts.clone().all(|p| p.chars().nth(30).is_none());
    path || is_menu(text)
}

/// 首页 | 要闻 | 维权, 首页 机构 新闻 公开: short words, the first of them the way home.
fn is_menu(text: &str) -> bool {
    let words = |parts: &mut dyn Iterator<Item = &str>, fewest: usize| {
        let words: Vec<&str> = parts.map(str::trim).filter(|word| !word.is_empty()).collect();
        let is_home = words.first().is_some_and(|first| HOMES.contains(first));
        is_home && words.len() >= fewest && words.iter().all(|word| word.chars().nth(8).is_none())
    };
    words(&mut text.split(['|', '｜', '│']), 3) || words(&mut text.split_whitespace(), 4)
}

/// Names of the way home.
const HOMES: [&str; 4] = ["首页", "主页", "网站首页", "本站首页"];

/// 新闻动态: a word of a menu that has one a line, and not what a report is called.
pub(super) fn is_menu_word(text: &str) -> bool {
    const REPORTS: [&str; 8] = ["报告", "总结", "综述", "公报", "要点", "计划", "讲话", "规划"];
    (2..=MENU_WORD).contains(&text.chars().count())
        && text.chars().all(han::is_common)
        && !REPORTS.iter().any(|report| text.ends_with(report))
}

/// An entry of a ranking or a list of links: numbered in digits, behind a bullet, or with its date.
pub(super) fn is_entry(text: &str) -> bool {
    if !is_headline(text) {
        return false;
    }
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = (1..3).contains(&(text.len() - number.len()))
        && number.starts_with([' ', '.', '、', '．'])
        && !number[1..].starts_with(|c: char| c.is_ascii_digit());
    let is_marked = text.starts_with(['•', '·', '●', '■', '◆', '▪', '►', '>', '*']);
    let dated = text.trim_end_matches([')', '）', ']']);
    let day = dated.len() - dated.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-').len();
    is_numbered || is_marked || day > 4 && dated[dated.len() - day..].contains('-')
}

/// A picture's or a download's file name alone on its line.
pub(super) fn is_file_name(text: &str) -> bool {
    const EXTENSIONS: [&str; 14] = [
        "jpg", "jpeg", "png", "gif", "bmp", "webp", "doc", "docx", "pdf", "xls", "xlsx", "zip",
        "rar", "mp4",
    ];
    let Some((name, extension)) = text.rsplit_once('.') else { return false };
    EXTENSIONS.contains(&extension.to_ascii_lowercase().as_str())
        && name.chars().nth(SHORT).is_none()
        && !name.contains(['。', '，', '；', '：', ','])
}

/// A line of a table of contents: 一、工作回顾………………3
pub(super) fn is_contents(text: &str) -> bool {
    let bare = text.trim_end_matches([')', '）', '-', ' ']);
    let page = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    if page.len() == bare.len() || text.len() > 300 {
        return false;
    }
    let leader = page.trim_end_matches([' ', '(', '（', '-']);
    let words = leader.trim_end_matches(['.', '…', '·', '．', '⋯']);
    leader.len() - words.len() > 5 && !words.trim().is_empty()
}

/// 第3页, 第 3 页 共 12 页, - 3 -, — 3 —
pub(in crate::ingest) fn is_page_number(text: &str) -> bool {
    if text.len() > 48 {
        return false;
    }
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let dashes = ['-', '—', '－', '–', '─'];
    let number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let between = bare.trim_matches(dashes);
    if number(between) && between.len() < 5 {
        return bare.starts_with(dashes) && bare.ends_with(dashes);
    }
    let Some(rest) = bare.strip_prefix('第') else { return false };
    let Some((page, rest)) = rest.split_once('页') else { return false };
    let rest = rest.trim_start_matches(['/', ',', '，', '(', '（']).trim_end_matches([')', '）']);
    let total = rest.strip_prefix('共').and_then(|rest| rest.strip_suffix('页'));
    number(page) && (rest.is_empty() || total.is_some_and(number))
}
