//! The words by which furniture is told, as the table has them.

use crate::text::fold;
use crate::text::table::table_rows;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// What a line that opens with a cue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    Path,
    Line,
    /// The way to another article, with its headline.
    Link,
    Notice,
    /// A notice only where furniture stands below it.
    Address,
    Block,
}

/// Longest row of buttons, in bytes.
const LONGEST_ROW: usize = 240;

/// Furniture that is told by how the line opens, or by a site's licence.
pub(super) fn cue(text: &str) -> Option<Cue> {
    let licence = ["ICP备", "公网安备"].iter().find_map(|word| text.split_once(word));
    let is_number = |text: &str| text.trim_start().starts_with(|c: char| c.is_ascii_digit());
    if licence.is_some_and(|(_, number)| is_number(number)) {
        return Some(Cue::Notice);
    }
    let text = text.trim_start_matches(MARKS);
    TABLE.openings.iter().find(|opening| opening.fits(text)).map(|opening| opening.cue)
}

/// What may stand before a cue.
const MARKS: [char; 18] =
    ['•', '·', '-', '*', '●', '■', '◆', '▪', '►', '>', '|', '[', '(', '（', ' ', '★', '▲', '△'];

/// Whether all of a line is one cue that is nothing else, wherever it stands.
pub(super) fn is_whole(text: &str) -> bool {
    if text.len() > TABLE.longest_whole * 2 {
        return false;
    }
    let close: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let edge = |c: char| "-—–──·.…>»<《》↓↑→▼▲☞|*:：，,。！!~～+".contains(c);
    let bare = close.trim_matches(edge).to_ascii_lowercase();
    TABLE.wholes.contains(bare.as_str())
}

/// Whether a line is a row of buttons: 打印 关闭; 字体：大 中 小; [1] [2] 下一页.
pub(super) fn is_controls(text: &str) -> bool {
    if text.len() > LONGEST_ROW {
        return false;
    }
    let parts = |c: char| c.is_whitespace() || "|｜│/[]【】()（）:：,，>»<".contains(c);
    let (mut buttons, mut pages, mut all) = (0, 0, 0);
    for word in text.split(parts).filter(|word| !word.is_empty()) {
        all += 1;
        match TABLE.controls.get(word.to_ascii_lowercase().as_str()) {
            Some(is_button) => buttons += usize::from(*is_button),
            None if is_count(word) => pages += 1,
            None => return false,
        }
    }
    let is_pager = pages == all && text.matches('[').count() == all;
    all > 1 && (buttons > 0 || is_pager)
}

/// A line with the row of buttons behind its words: 来源：某某日报　字体：大 中 小.
pub(in crate::ingest) fn buttons_apart(line: &str) -> (&str, &str) {
    if line.len() > LONGEST_ROW * 2 {
        return (line, "");
    }
    let words = line.char_indices().filter(|(at, _)| *at > 0 && line.len() - at <= LONGEST_ROW);
    let opens = |at: usize| line[..at].ends_with(char::is_whitespace);
    let row = words.map(|(at, _)| at).find(|&at| {
        opens(at) && is_controls(&fold::simplified(&line[at..])) && cue(&line[at..]).is_some()
    });
    let (words, buttons) = line.split_at(row.unwrap_or(line.len()));
    (words.trim_end(), buttons)
}

/// 12, 1.2万, 10万
fn is_count(word: &str) -> bool {
    let digits = word.trim_end_matches(['万', 'w', 'k', '次']);
    word.len() < 9
        && !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// How furniture opens: words, whether anything may follow, class.
struct Opening {
    words: &'static str,
    open: bool,
    cue: Cue,
}

impl Opening {
    fn fits(&self, text: &str) -> bool {
        let head = text.get(..self.words.len());
        if !head.is_some_and(|head| head.eq_ignore_ascii_case(self.words)) {
            return false;
        }
        let next = text[self.words.len()..].chars().next();
        // 编辑丨张三: the bar is a 汉字 by its looks.
        let parts = |c: char| !c.is_alphanumeric() || c.is_ascii_digit() || c == '丨';
        self.open || next.is_none_or(parts)
    }
}

#[derive(Default)]
struct Table {
    openings: Vec<Opening>,
    wholes: HashSet<&'static str>,
    longest_whole: usize,
    /// Words of rows of buttons; whether each is enough to tell one.
    controls: HashMap<&'static str, bool>,
}

impl Table {
    fn take(&mut self, class: &str, words: &'static str) {
        let cue = match class {
            "whole" => {
                self.longest_whole = self.longest_whole.max(words.len());
                self.wholes.insert(words);
                return;
            }
            "beside" => {
                self.controls.insert(words, false);
                return;
            }
            "button" => {
                self.controls.insert(words, true);
                Cue::Line
            }
            "path" => Cue::Path,
            "link" => Cue::Link,
            "notice" => Cue::Notice,
            "address" => Cue::Address,
            "block" => Cue::Block,
            _ => Cue::Line,
        };
        let bare = words.trim_end_matches('*');
        self.openings.push(Opening { words: bare, open: bare != words, cue });
    }
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    for row in table_rows(include_str!("../noise.tsv")) {
        if let [class, words] = row[..] {
            table.take(class, words);
        }
    }
    table
});
