//! Page furniture: which lines of a web copy are not the report?
//!
//! Furniture stands above the report and below it; inside, only what can be nothing else (page
//! numbers, names of picture files) is taken for it. In doubt a line is report.

use super::{Line, Role};
use crate::text::fold;
use std::sync::LazyLock;

/// Gives the lines of page furniture their role. `reading` is the text in simplified characters.
pub(super) fn mark(reading: &str, lines: &mut [Line]) {
    if lines.iter().all(|line| line.role != Role::Body) {
        return;
    }
    let body = |line: &Line| line.role == Role::Body;
    let start = lines.iter().position(|l| body(l) && is_paragraph(trimmed(l, reading)));
    // Without a paragraph only the first lines can be furniture for sure.
    let above = start.unwrap_or(FIRST);
    for line in lines.iter_mut().filter(|line| body(line)) {
        let text = trimmed(line, reading);
        if is_file_name(text) || is_page_number(text) || is_contents(text) {
            line.role = Role::Noise;
        }
    }
    for line in lines.iter_mut().take(above).filter(|line| body(line)) {
        let text = trimmed(line, reading);
        if is_path(text) || matches!(cue(text), Some(Cue::Line | Cue::Path) if is_short(text)) {
            line.role = Role::Noise;
        }
    }
    mark_below(reading, lines);
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Cue {
    Path,
    Line,
    Notice,
    /// A notice only where furniture stands below it.
    Address,
    Block,
}

/// Lines at the top that can be furniture of a text without paragraphs.
const FIRST: usize = 4;
/// Most lines a page puts below a report.
const MOST_BELOW: usize = 120;
/// Longest headline in a list, in characters.
const HEADLINE: usize = 110;
/// Longest line of furniture that is no notice, in characters.
const SHORT: usize = 60;

/// From the last line upwards, as long as lines can be furniture.
fn mark_below(reading: &str, lines: &mut [Line]) {
    let mut headlines = Vec::new();
    let mut seen = 0;
    for index in (0..lines.len()).rev() {
        let text = trimmed(&lines[index], reading);
        match lines[index].role {
            Role::Blank | Role::Noise => continue,
            Role::Body | Role::Imprint => {}
        }
        seen += 1;
        let below_is_noise = lines[index + 1..].iter().any(|line| line.role == Role::Noise);
        match cue(text) {
            _ if seen > MOST_BELOW => return,
            Some(Cue::Notice) => lines[index].role = Role::Noise,
            Some(Cue::Address) if below_is_noise => lines[index].role = Role::Noise,
            Some(Cue::Line | Cue::Path) if is_short(text) => lines[index].role = Role::Noise,
            Some(Cue::Block) if is_headline(text) => {
                lines[index].role = Role::Noise;
                for headline in headlines.drain(..) {
                    let line: &mut Line = &mut lines[headline];
                    line.role = Role::Noise;
                }
            }
            _ if is_headline(text) => headlines.push(index),
            _ => return,
        }
    }
}

fn trimmed<'a>(line: &Line, reading: &'a str) -> &'a str {
    line.span.of(reading).trim()
}

/// Several clauses ended by a full stop.
pub(super) fn is_paragraph(text: &str) -> bool {
    let long = text.chars().nth(39).is_some();
    long && text.contains(['。', '；', '！', '!', ';']) || text.chars().nth(150).is_some()
}

fn is_short(text: &str) -> bool {
    text.chars().nth(SHORT).is_none() && !text.ends_with('。')
}

/// Can stand in a list of headlines: short, and no sentence.
fn is_headline(text: &str) -> bool {
    text.chars().nth(HEADLINE).is_none()
        && !text.contains(['。', '；'])
        && !text.ends_with(['，', '：'])
}

/// Furniture that is told by how the line opens, or by a site's licence.
fn cue(text: &str) -> Option<Cue> {
    let licence = ["ICP备", "公网安备"].iter().find_map(|word| text.split_once(word));
    if licence
        .is_some_and(|(_, number)| number.trim_start().starts_with(|c: char| c.is_ascii_digit()))
    {
        return Some(Cue::Notice);
    }
    let text = text.trim_start_matches([
        '•', '·', '-', '*', '●', '■', '◆', '▪', '►', '>', '|', '[', '(', '（', ' ',
    ]);
    OPENINGS.iter().find(|opening| opening.fits(text)).map(|opening| opening.cue)
}

/// How furniture opens: words, whether anything may follow, class.
struct Opening {
    words: &'static str,
    open: bool,
    cue: Cue,
}

impl Opening {
    fn fits(&self, text: &str) -> bool {
        let Some(rest) = text.strip_prefix(self.words) else { return false };
        let next = rest.chars().next();
        self.open || next.is_none_or(|c| !c.is_alphanumeric() || c.is_ascii_digit())
    }
}

static OPENINGS: LazyLock<Vec<Opening>> = LazyLock::new(|| {
    fold::table_rows(include_str!("noise.tsv"))
        .filter_map(|row| {
            let [class, words] = row[..] else { return None };
            let cue = match class {
                "path" => Cue::Path,
                "notice" => Cue::Notice,
                "address" => Cue::Address,
                "block" => Cue::Block,
                _ => Cue::Line,
            };
            let bare = words.trim_end_matches('*');
            Some(Opening { words: bare, open: bare != words, cue })
        })
        .collect()
});

/// 首页 > 政务公开 > 工作报告: two steps or more.
fn is_path(text: &str) -> bool {
    let steps = ['>', '»', '›', '＞'];
    let parts = text.split(steps).map(str::trim).filter(|part| !part.is_empty());
    let count = parts.clone().count();
    let is_home =
        parts.clone().next().is_some_and(|first| ["首页", "主页", "网站首页"].contains(&first));
    let path = text.contains(steps)
        && (count > 2 || count == 2 && is_home)
        && parts.clone().all(|p| p.chars().nth(30).is_none());
    path || is_menu(text)
}

/// 首页 | 要闻 | 维权: short words between bars, the first of them the way home.
fn is_menu(text: &str) -> bool {
    let mut parts = text.split(['|', '｜', '│']).map(str::trim);
    parts.next().is_some_and(|first| ["首页", "主页", "网站首页"].contains(&first))
        && parts.clone().count() > 1
        && parts.all(|part| part.chars().nth(8).is_none())
}

/// A picture's or a download's file name alone on its line.
fn is_file_name(text: &str) -> bool {
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
fn is_contents(text: &str) -> bool {
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
pub(super) fn is_page_number(text: &str) -> bool {
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
