//! A paragraph: a body line without its blanks and Markdown marks, and the sentences that open it.

use crate::ingest::{Line, Role, Source};
use crate::text::han;

/// A body line, or a part of one where a line break was lost.
#[derive(Clone, Copy, Debug)]
pub struct Paragraph {
    /// First byte of its text, behind blanks and marks.
    pub start: usize,
    /// One past the last byte of its text, before blanks and marks.
    pub end: usize,
    /// Where the bold text that opens it ends; `start` when it does not open bold.
    pub bold_end: usize,
    /// Heading level the format states, 0 for none.
    pub stated: u8,
    /// Whether a list mark opens it.
    pub listed: bool,
}

/// An opening sentence.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    /// First byte.
    pub start: usize,
    /// One past the last byte, before the final punctuation.
    pub end: usize,
    /// First byte of what follows, behind punctuation, blanks and marks.
    pub next: usize,
    /// The punctuation it ends with; `None` at the end of the paragraph.
    pub stop: Option<char>,
}

impl Paragraph {
    /// The paragraphs of the body, in order.
    #[must_use]
    pub fn all(source: &Source) -> Vec<Self> {
        let text = source.reading();
        let mut out = Vec::new();
        for line in source.lines.iter().filter(|line| line.role == Role::Body) {
            let range = line.span.range();
            let mut start = range.start;
            for split in lost_breaks(text.get(range.clone()).unwrap_or("")) {
                out.extend(Self::read(text, start, range.start + split, line));
                start = range.start + split;
            }
            out.extend(Self::read(text, start, range.end, line));
        }
        out
    }

    /// Its text.
    #[must_use]
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// Its length in bytes.
    #[must_use]
    pub fn size(&self) -> usize {
        self.end - self.start
    }

    /// Whether all of it is bold.
    #[must_use]
    pub fn all_bold(&self) -> bool {
        self.bold_end >= self.end
    }

    /// The first byte from `from` that is text, not punctuation, blank or mark.
    #[must_use]
    pub fn after(&self, text: &str, from: usize) -> usize {
        let rest = text.get(from..self.end).unwrap_or("");
        let skipped = |c: char| is_blank(c) || "*。.；;，,：:".contains(c);
        from + (rest.len() - rest.trim_start_matches(skipped).len())
    }

    /// The sentence that begins at `from`: up to 。！？；：, or to the end of the paragraph.
    #[must_use]
    pub fn sentence(&self, text: &str, from: usize) -> Sentence {
        let start = skip_marks(text, from, self.end);
        let body = text.get(start..self.end).unwrap_or("");
        let mut depth = 0usize;
        let mut before = ' ';
        for (at, c) in body.char_indices().take(LONGEST_SENTENCE) {
            match c {
                '“' | '（' | '(' | '《' | '「' | '『' => depth += 1,
                '”' | '）' | ')' | '》' | '」' | '』' => depth = depth.saturating_sub(1),
                '。' | '！' | '？' | '；' | '：' | '!' | '?' | ';' | ':' | '.' | '．' => {
                    let after = body.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
                    let torn = |c: char| c.is_ascii_alphanumeric();
                    let inner = matches!(c, '.' | '．' | ':' | '：') && torn(before);
                    if depth == 0 && !(inner && after.is_some_and(torn)) {
                        return self.cut(text, start, start + at, Some(c));
                    }
                }
                _ => {}
            }
            before = c;
        }
        self.cut(text, start, self.end, None)
    }

    /// The words of `sentence` before its first blank, where the sentence is longer than
    /// `longest` characters, so that a blank must part title and text (一、综合  全年…).
    #[must_use]
    pub fn before_blank(
        &self,
        text: &str,
        sentence: &Sentence,
        longest: usize,
    ) -> Option<Sentence> {
        let words = sentence.of(text);
        words.char_indices().nth(longest)?;
        let end = words.char_indices().take(longest).find(|&(_, c)| is_blank(c))?.0;
        let head = words.get(..end)?;
        let inner = |c: char| han::is_common(c) || "、，,“”".contains(c);
        (head.chars().all(inner) && head.chars().count() >= 2).then(|| Sentence {
            end: sentence.start + end,
            next: self.after(text, sentence.start + end),
            stop: Some(' '),
            ..*sentence
        })
    }

    /// The bold words that open the paragraph from `start`, where they are a title: bold ends before
    /// the paragraph does, and where a clause does. Behind a numbering it may end anywhere.
    #[must_use]
    pub fn bold_title(&self, text: &str, start: usize, numbered: bool) -> Option<Sentence> {
        let bold = self.bold_end;
        if bold <= start || bold >= self.end {
            return None;
        }
        let last = text.get(start..bold)?.trim_end().chars().next_back()?;
        let next = text.get(bold..self.end)?.chars().next()?;
        let closes = |c: char| "。：:！!".contains(c);
        let parted = closes(last) || closes(next) || is_blank(next);
        let goes_on = "，,、；[（(".contains(next);
        let end = trim_end(text, start, bold);
        (parted || numbered && !goes_on).then(|| Sentence {
            start,
            end,
            next: self.after(text, bold),
            stop: Some('。'),
        })
    }

    /// The words in 【】 that open the paragraph.
    #[must_use]
    pub fn bracketed(&self, text: &str) -> Option<Sentence> {
        let body = self.of(text).strip_prefix('【')?;
        let inside = body.char_indices().take(LONGEST_IN_BRACKETS).find(|(_, c)| *c == '】')?.0;
        let start = self.start + '【'.len_utf8();
        let end = start + inside;
        let next = self.after(text, end + '】'.len_utf8());
        Some(Sentence { start, end, next, stop: Some('】') })
    }

    fn cut(&self, text: &str, start: usize, end: usize, stop: Option<char>) -> Sentence {
        let next = end + stop.map_or(0, char::len_utf8);
        Sentence {
            start,
            end: trim_end(text, start, end),
            next: skip_marks(text, next, self.end).min(self.end),
            stop,
        }
    }

    fn read(text: &str, start: usize, end: usize, line: &Line) -> Option<Self> {
        let raw = text.get(start..end)?;
        let kept = raw.trim_start_matches(|c: char| is_blank(c) || c == '#');
        let listed = LIST_MARKS.iter().any(|mark| kept.starts_with(mark));
        let kept = if listed {
            kept.trim_start_matches(['-', '*', '+', '•', '●', '·', '▪', '◆', '■'])
        } else {
            kept
        };
        let from = end - kept.len();
        let start = skip_marks(text, from, end);
        let trimmed = raw_end(text, start, end);
        if start >= trimmed {
            return None;
        }
        let bold_end = (line.span.start + line.bold) as usize;
        let bold_end = if bold_end >= trimmed { end } else { bold_end.max(start) };
        Some(Self { start, end: trimmed, bold_end, stated: line.heading, listed })
    }
}

impl Sentence {
    /// Its words.
    #[must_use]
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start..self.end).unwrap_or("")
    }
}

/// A blank, or a character that shows nothing.
#[must_use]
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2028}'..='\u{202f}')
}

/// The first byte from `from` that is neither blank nor a mark of emphasis.
#[must_use]
pub fn skip_marks(text: &str, from: usize, end: usize) -> usize {
    let rest = text.get(from..end.max(from)).unwrap_or("");
    from + (rest.len() - rest.trim_start_matches(|c| is_blank(c) || c == '*').len())
}

/// `end` moved back over blanks, marks of emphasis and final punctuation.
#[must_use]
pub fn trim_end(text: &str, start: usize, end: usize) -> usize {
    let body = text.get(start..end.max(start)).unwrap_or("");
    let final_mark = |c: char| is_blank(c) || "*。.；;，,：:、！!．".contains(c);
    start + body.trim_end_matches(final_mark).len()
}

/// Longest title in 【】, in characters.
const LONGEST_IN_BRACKETS: usize = 20;
/// Longest opening sentence looked at, in characters.
const LONGEST_SENTENCE: usize = 120;

const LIST_MARKS: [&str; 9] = ["- ", "* ", "+ ", "• ", "● ", "· ", "▪ ", "◆", "■"];

fn raw_end(text: &str, start: usize, end: usize) -> usize {
    let body = text.get(start..end.max(start)).unwrap_or("");
    start + body.trim_end_matches(|c| is_blank(c) || c == '*' || c == '#').len()
}

/// Offsets in a line where a line break was lost: behind a full stop stand two or more blanks, or
/// one and a numbering (…。 二、…).
fn lost_breaks(line: &str) -> impl Iterator<Item = usize> {
    let stops = line.match_indices(['。', '！']).map(|(at, stop)| at + stop.len());
    stops.filter_map(|at| {
        let rest = line.get(at..)?;
        let kept = rest.trim_start_matches(is_blank);
        let blanks = rest.len() - kept.len();
        let count = rest.get(..blanks)?.chars().count();
        let numbered = count == 1 && opens_part(kept);
        (count >= 2 && !kept.is_empty() || numbered).then_some(at + blanks)
    })
}

/// Whether `一、` or `（一` opens `text`.
fn opens_part(text: &str) -> bool {
    let numeral = |c: char| "一二三四五六七八九十".contains(c);
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(first), Some('、')) => numeral(first),
        (Some('（' | '('), Some(second)) => numeral(second),
        _ => false,
    }
}
