//! Decoded text made fit for reading, line by line.
//!
//! Every line of the file stays one line, save where a measure broke paragraphs ([`super::wrap`]):
//! their lines become one, and where each began is kept. Marks of Markdown and of converters go, characters that
//! mean the same become one, nothing that could steer a terminal is left. Which lines are
//! report and which are page is told elsewhere, save for what the format itself says: front
//! matter, comments, pictures, rules.

mod characters;
mod pinyin;

use super::draft::{Dialect, Draft, FrontMatter};
use super::{Join, Line, Notice, Place, Role, join, markdown, noise, wrap};
use crate::text::Span;
use characters::Characters;
use std::borrow::Cow;

/// Tidied text with its lines.
pub(super) struct Tidied {
    pub text: String,
    pub lines: Vec<Line>,
    pub joins: Vec<Join>,
    pub notices: Vec<Notice>,
    pub front_matter: FrontMatter,
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
        joins: Vec::new(),
        characters: Characters::default(),
        pinyin: pinyin::Annotations::of(raw),
        last_comment_end: raw.rfind("-->").unwrap_or(0),
        in_comment: false,
    };
    let front_matter = tidied(match draft.dialect {
        Dialect::Document => draft.stated.clone(),
        Dialect::Plain | Dialect::Markdown => FrontMatter::read(raw),
    });
    let raws: Vec<&str> = raw.lines().collect();
    // Offset of a line: it is a slice of `raw`.
    let start = |line: &str| line.as_ptr() as usize - raw.as_ptr() as usize;
    // Rows are what they are, and pages were set together by their format.
    let continued = (matches!(draft.place, Place::Line | Place::Paragraph) && wrap::may_be(&raws))
        .then(|| wrap::continued(&pieces(draft, &raws, front_matter.lines)))
        .flatten()
        .unwrap_or_default();
    let mut is_joined = vec![false; continued.len()];
    for (index, line) in raws.iter().enumerate() {
        if is_joined.get(index) == Some(&true) {
            continue;
        }
        tidier.line(index, start(line), line, index < front_matter.lines);
        let mut at = index;
        while let Some(&Some(next)) = continued.get(at) {
            tidier.go_on(next, start(raws[next]), raws[next]);
            is_joined[next] = true;
            at = next;
        }
        if at > index {
            tidier.bold_over(raws[index], raws[index + 1]);
        }
    }
    let mut notices = tidier.characters.notices();
    notices.extend(tidier.pinyin.notices());
    let Tidier { text, lines, joins, .. } = tidier;
    Tidied { text, lines, joins, notices, front_matter }
}

/// Front matter with its values tidied as the text is: they are shown, too, and what they say of a
/// report is no reason to let them steer a terminal.
fn tidied(stated: FrontMatter) -> FrontMatter {
    let tidied = |value: String| {
        let mut out = String::with_capacity(value.len());
        value.lines().enumerate().for_each(|(index, line)| {
            out.push_str(if index > 0 { " " } else { "" });
            Characters::default().push(line, 0, &mut out);
        });
        out
    };
    FrontMatter {
        lines: stated.lines,
        title: tidied(stated.title),
        source: tidied(stated.source),
        date: tidied(stated.date),
        author: tidied(stated.author),
    }
}

/// The lines of a draft as [`wrap`] reads them.
fn pieces<'a>(draft: &Draft, raws: &[&'a str], front_matter: usize) -> Vec<wrap::Piece<'a>> {
    let is_markdown = draft.dialect == Dialect::Markdown;
    let mut in_comment = false;
    let piece = |(index, raw): (usize, &&'a str)| {
        let was_comment = in_comment;
        in_comment = if raw.contains("-->") { false } else { in_comment || raw.contains("<!--") };
        let is_stated =
            draft.marks.get(index).is_some_and(|m| m.heading > 0 || m.role != Role::Body);
        let text = if is_markdown { markdown::unquoted(raw) } else { raw };
        let words = text.trim();
        let is_bold = words.len() > 4 && words.starts_with("**") && words.ends_with("**");
        let is_marked = is_markdown
            && (is_bold || markdown::heading(text).is_some() || markdown::is_picture(text));
        let is_table = is_row(words);
        let parts_pages = noise::is_page_number(words);
        let flows = index >= front_matter
            && !(was_comment || in_comment || is_stated || is_marked || is_table || parts_pages)
            && !is_drawn(words);
        wrap::Piece { text, flows, parts_pages }
    };
    raws.iter().enumerate().map(piece).collect()
}

/// A row of a table set with bars or blanks: cells without a clause.
fn is_row(words: &str) -> bool {
    let gaps = words.matches("  ").count() + words.matches(['\t', '\u{3000}']).count();
    let is_clause = words.contains(['，', '。', '；', ',']);
    words.starts_with('|')
        || gaps > 3
        || !is_clause && (gaps > 1 || words.split_whitespace().nth(3).is_some())
}

struct Tidier<'a> {
    draft: &'a Draft,
    text: String,
    lines: Vec<Line>,
    joins: Vec<Join>,
    characters: Characters,
    pinyin: pinyin::Annotations,
    /// Where the last `-->` stands: a comment opened after it is no comment.
    last_comment_end: usize,
    in_comment: bool,
}

impl Tidier<'_> {
    fn line(&mut self, index: usize, start: usize, raw: &str, is_front_matter: bool) {
        let number = self.number(index);
        let (role, heading, line) = match self.draft.marks.get(index) {
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
        } else if is_drawn(written) {
            Role::Noise
        } else {
            role
        };
        let bold = self.bold_opening(index, raw).map_or(0, |bold| same_words(bold, written));
        let span = Span::new(from, self.text.len());
        self.lines.push(Line { span, number, role, heading, bold: bold as u32 });
        self.text.push('\n');
    }

    /// Where the line of this index stands in the file.
    fn number(&self, index: usize) -> u32 {
        self.draft.marks.get(index).map_or(index as u32 + 1, |mark| mark.number)
    }

    /// Appends a line of the file to the paragraph of the one before.
    fn go_on(&mut self, index: usize, start: usize, raw: &str) {
        let number = self.number(index);
        let line = match self.draft.marks.get(index) {
            Some(_) => Cow::Borrowed(raw),
            None => self.marks_gone(start, raw).2,
        };
        let line = self.pinyin.repaired(&line, number);
        let line = line.trim();
        self.text.truncate(self.text.trim_end().len());
        let above = self.lines.last().map_or("", |above| &self.text[above.span.start as usize..]);
        self.text.push_str(join::joint(above, line));
        self.joins.push(Join { at: self.text.len() as u32, number });
        self.characters.push(line, number, &mut self.text);
        if let Some(above) = self.lines.last_mut() {
            above.span.end = self.text.len() as u32;
        }
        self.text.push('\n');
    }

    /// Bold that opens the first line of a paragraph and closes in the second.
    fn bold_over(&mut self, first: &str, second: &str) {
        let Some(line) = self.lines.last_mut().filter(|line| line.bold == 0) else { return };
        if self.draft.dialect == Dialect::Markdown && first.contains("**") {
            let both = format!("{}{}", first.trim_end(), second.trim_start());
            let bold = markdown::bold_opening(&both);
            line.bold = bold.map_or(0, |bold| same_words(bold, line.span.of(&self.text))) as u32;
        }
    }

    /// The words of a line as the file has it that open it in bold.
    fn bold_opening<'a>(&self, index: usize, raw: &'a str) -> Option<&'a str> {
        match self.draft.dialect {
            Dialect::Plain => None,
            Dialect::Markdown => markdown::bold_opening(raw),
            Dialect::Document => raw.get(..self.draft.marks.get(index)?.bold as usize),
        }
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
fn is_drawn(line: &str) -> bool {
    let mut marks = 0;
    for c in line.chars().filter(|c| *c != ' ') {
        if !matches!(c, '-' | '=' | '_' | '*' | '#' | '~' | '─' | '━' | '═') {
            return false;
        }
        marks += 1;
    }
    marks > 2
}
