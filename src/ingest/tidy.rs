//! Decoded text made fit for reading, line by line.
//!
//! Every line of the file stays one line; marks of Markdown and of converters go, characters that
//! mean the same become one, nothing that could steer a terminal is left. Which lines are
//! report and which are page is told elsewhere, save for what the format itself says: front
//! matter, comments, pictures, rules.

mod characters;
mod front_matter;
mod markdown;
mod pinyin;

pub use front_matter::FrontMatter;

use super::draft::Draft;
use super::{Line, Notice, Role};
use crate::text::Span;
use characters::Characters;
use std::borrow::Cow;
use std::path::Path;

/// Tidied text with its lines.
pub(super) struct Tidied {
    pub text: String,
    pub lines: Vec<Line>,
    pub notices: Vec<Notice>,
    pub front_matter: FrontMatter,
}

/// How a text marks its headings and emphasis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Dialect {
    #[default]
    Plain,
    Markdown,
    /// It does not: the draft's marks say what there is to say.
    Document,
}

impl Dialect {
    /// By the file's name, or by front matter and several `#` headings.
    pub fn of(path: &Path, raw: &str) -> Self {
        let named = path
            .extension()
            .and_then(|e| e.to_str())
            .is_some_and(|e| ["md", "markdown"].contains(&e.to_ascii_lowercase().as_str()));
        let headings =
            || raw.lines().filter(|line| markdown::heading(line).is_some()).take(3).count();
        if named || FrontMatter::read(raw).lines > 0 || headings() > 2 {
            Self::Markdown
        } else {
            Self::Plain
        }
    }
}

/// Tidies a whole text.
pub(super) fn tidy(draft: &Draft) -> Tidied {
    let raw = draft.text.as_str();
    let unix;
    let raw = if raw.contains('\r') && !raw.contains('\n') {
        unix = raw.replace('\r', "\n");
        &unix
    } else {
        raw
    };
    let mut tidier = Tidier {
        draft,
        text: String::with_capacity(raw.len() + 1),
        lines: Vec::new(),
        characters: Characters::default(),
        pinyin: pinyin::Annotations::of(raw),
        last_comment_end: raw.rfind("-->").unwrap_or(0),
        in_comment: false,
    };
    let front_matter = match draft.dialect {
        Dialect::Document => draft.stated.clone(),
        Dialect::Plain | Dialect::Markdown => FrontMatter::read(raw),
    }
    .tidied();
    for (index, line) in raw.lines().enumerate() {
        // Offset of the line: `line` is a slice of `raw`.
        let start = line.as_ptr() as usize - raw.as_ptr() as usize;
        tidier.line(index, start, line, index < front_matter.lines);
    }
    let mut notices = tidier.characters.notices();
    notices.extend(tidier.pinyin.notices());
    Tidied { text: tidier.text, lines: tidier.lines, notices, front_matter }
}

struct Tidier<'a> {
    draft: &'a Draft,
    text: String,
    lines: Vec<Line>,
    characters: Characters,
    pinyin: pinyin::Annotations,
    /// Where the last `-->` stands: a comment opened after it is no comment.
    last_comment_end: usize,
    in_comment: bool,
}

impl Tidier<'_> {
    fn line(&mut self, index: usize, start: usize, raw: &str, is_front_matter: bool) {
        let mark = self.draft.marks.get(index);
        let number = mark.map_or(index as u32 + 1, |mark| mark.number);
        let (role, heading, line) = match mark {
            Some(mark) => (mark.role, mark.heading, Cow::Borrowed(raw)),
            None if is_front_matter => (Role::Noise, 0, Cow::Borrowed(raw)),
            None => self.marks_gone(start, raw),
        };
        let from = self.text.len();
        let line = self.pinyin.repaired(&line, number);
        self.characters.push(&line, number, &mut self.text);
        let written = &self.text[from..];
        let role = if written.trim().is_empty() {
            Role::Blank
        } else if is_rule(written) {
            Role::Noise
        } else {
            role
        };
        let bold = self.bold_opening(raw).map_or(0, |bold| same_words(bold, written));
        let span = Span::new(from, self.text.len());
        self.lines.push(Line { span, number, role, heading, bold: bold as u32 });
        self.text.push('\n');
    }

    /// The words of a line as the file has it that open it in bold.
    fn bold_opening<'a>(&self, raw: &'a str) -> Option<&'a str> {
        (self.draft.dialect == Dialect::Markdown).then(|| markdown::bold_opening(raw)).flatten()
    }

    /// The line without comments and Markdown, its role as far as these tell, its heading level.
    fn marks_gone<'a>(&mut self, start: usize, raw: &'a str) -> (Role, u8, Cow<'a, str>) {
        let Some(line) = self.comments_gone(start, raw) else {
            return (Role::Noise, 0, Cow::Borrowed(raw));
        };
        if self.draft.dialect == Dialect::Plain {
            return (Role::Body, 0, line);
        }
        if markdown::is_picture(&line) {
            return (Role::Noise, 0, line);
        }
        match line {
            Cow::Borrowed(line) => {
                let (level, words) = markdown::heading(line).unwrap_or((0, line));
                (Role::Body, level, markdown::inline(words))
            }
            Cow::Owned(line) => {
                let (level, words) = markdown::heading(&line).unwrap_or((0, &line));
                (Role::Body, level, Cow::Owned(markdown::inline(words).into_owned()))
            }
        }
    }

    /// `None` when the line is nothing but comment.
    fn comments_gone<'a>(&mut self, start: usize, raw: &'a str) -> Option<Cow<'a, str>> {
        if !self.in_comment && !raw.contains("<!--") {
            return Some(Cow::Borrowed(raw));
        }
        let was_comment = self.in_comment;
        let mut kept = String::new();
        let mut at = 0;
        while let Some(rest) = raw.get(at..) {
            if self.in_comment {
                let Some(end) = rest.find("-->") else { break };
                self.in_comment = false;
                at += end + 3;
            } else if let Some(open) = rest.find("<!--")
                && start + at + open < self.last_comment_end
            {
                kept.push_str(&rest[..open]);
                self.in_comment = true;
                at += open + 4;
            } else {
                kept.push_str(rest);
                break;
            }
        }
        let is_comment = kept.trim().is_empty() && (was_comment || kept.len() < raw.len());
        if is_comment && !raw.trim().is_empty() { None } else { Some(Cow::Owned(kept)) }
    }
}

/// How many bytes of `written` hold the words of `marked`, blanks and marks left out of account.
fn same_words(marked: &str, written: &str) -> usize {
    let words = marked.chars().filter(|c| !c.is_whitespace() && *c != '*').count();
    let mut held = written.char_indices().filter(|(_, c)| !c.is_whitespace());
    words.checked_sub(1).and_then(|last| held.nth(last)).map_or(0, |(at, c)| at + c.len_utf8())
}

/// A line drawn with characters: `-----`, `═════`, `* * *`.
fn is_rule(line: &str) -> bool {
    let mut marks = 0;
    for c in line.chars().filter(|c| *c != ' ') {
        if !matches!(c, '-' | '=' | '_' | '*' | '#' | '~' | '─' | '━' | '═') {
            return false;
        }
        marks += 1;
    }
    marks > 2
}
