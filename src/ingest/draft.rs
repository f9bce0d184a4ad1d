//! What a format makes of a file: lines, headings, tables, and where each stands in the file.
//!
//! A draft is text as the format has it; [`Source`](super::Source) tidies it and tells report from
//! page. A plain text is drafted as it stands; a document pushes line by line.

mod dialect;
mod front_matter;
mod table;

pub(super) use dialect::Dialect;
pub use front_matter::FrontMatter;
pub use table::{Cell, MOST_CELLS, MOST_COLUMNS, Room, Row, Table};

use super::{Notice, Place, Role, encoding};
use crate::text::span::boundary_before;
use memchr::memchr_iter;
use std::path::Path;

/// The text of a file on its way to a source.
#[derive(Debug, Default)]
pub struct Draft {
    /// Lines joined by `\n`.
    pub(super) text: String,
    /// One for each line of a document; none for a text, whose lines are those of the file.
    pub(super) marks: Vec<Mark>,
    pub(super) dialect: Dialect,
    /// What the numbers of the lines count.
    pub place: Place,
    /// Whether the rest of the file was left out.
    is_cut: bool,
    /// Name of the encoding, or of the format where it leaves no choice.
    pub encoding: &'static str,
    /// What the format says of the report beside the text.
    pub stated: FrontMatter,
    /// What a reader should know about the file.
    pub notices: Vec<Notice>,
}

/// What a format knows of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// 1-based line, paragraph, row or page of the file.
    pub number: u32,
    /// Heading level, 0 for none.
    pub heading: u8,
    /// Noise where the format itself tells, body otherwise.
    pub role: Role,
    /// Bytes of the line, from its start, that the format sets in bold.
    pub bold: u32,
}

impl Mark {
    /// A line of the body.
    #[must_use]
    pub fn body(number: u32) -> Self {
        Self { number, heading: 0, role: Role::Body, bold: 0 }
    }

    /// A heading.
    #[must_use]
    pub fn heading(number: u32, level: u8) -> Self {
        Self { heading: level, ..Self::body(number) }
    }

    /// The same line, opened by so many bytes in bold.
    #[must_use]
    pub fn bold(self, bytes: usize) -> Self {
        Self { bold: bytes as u32, ..self }
    }

    /// Furniture.
    #[must_use]
    pub fn noise(number: u32) -> Self {
        Self { role: Role::Noise, ..Self::body(number) }
    }
}

/// The text of a paragraph as its runs are read, and how much of it opens it in bold.
#[derive(Clone, Debug, Default)]
pub struct Opening {
    /// The text by now.
    pub text: String,
    /// Bytes of it, from its start, in bold.
    pub bold: usize,
}

impl Opening {
    /// Appends a run; blanks are as bold as what is before them.
    pub fn push(&mut self, run: &str, is_bold: bool) {
        let goes_on = self.bold == self.text.len() && (is_bold || run.trim().is_empty());
        self.text.push_str(run);
        if goes_on {
            self.bold = self.text.len();
        }
    }
}

/// How much text a file gives, in bytes: a hundred and sixty times the longest report known.
pub const MOST_TEXT: usize = 16 << 20;
/// How many lines a file gives.
pub const MOST_LINES: usize = 1 << 18;
/// Longest heading, in characters: a style set on a whole paragraph by mistake makes none.
const LONGEST_HEADING: usize = 80;

impl Draft {
    /// The draft of a text file; its name tells Markdown from plain text.
    #[must_use]
    pub fn of_text(path: &Path, decoded: encoding::Decoded) -> Self {
        let encoding::Decoded { text, encoding, notices } = decoded;
        let dialect = Dialect::of(path, &text);
        let mut draft = Self { text, dialect, encoding, notices, ..Self::default() };
        draft.cut_to_most();
        draft
    }

    /// Leaves out what a text has more than is read, and says so.
    fn cut_to_most(&mut self) {
        let bytes = self.text.as_bytes();
        let most = boundary_before(&self.text, MOST_TEXT);
        let kept = memchr_iter(b'\n', &bytes[..most]).nth(MOST_LINES - 1).map_or(most, |at| at + 1);
        if kept < bytes.len() {
            let last = 1 + memchr_iter(b'\n', &bytes[..kept - 1]).count();
            self.text.truncate(kept);
            self.text.shrink_to_fit();
            self.cut_short(last as u32);
        }
    }

    /// An empty draft of a document.
    #[must_use]
    pub fn of_document(place: Place, encoding: &'static str) -> Self {
        Self { dialect: Dialect::Document, place, encoding, ..Self::default() }
    }

    /// Appends a paragraph. A break inside parts it in lines of one place; a heading is one line.
    pub fn push(&mut self, mark: Mark, text: &str) {
        let mut mark = mark;
        if mark.heading > 0 && text.trim().chars().nth(LONGEST_HEADING).is_some() {
            mark.heading = 0;
        }
        if mark.heading > 0 {
            self.line(mark, &text.replace(is_break, " "));
        } else {
            let mut at = 0;
            for line in text.split_inclusive(is_break) {
                let bold = (mark.bold as usize).saturating_sub(at).min(line.len());
                at += line.len();
                self.line(mark.bold(bold), line.trim_end_matches(is_break));
            }
        }
    }

    /// Appends a table.
    pub fn push_table(&mut self, table: Table) {
        table.lines(|mark, line| self.push(mark, line));
    }

    /// The text by now.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether there is nothing but blanks by now.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The place of the last line by now.
    #[must_use]
    pub fn last_number(&self) -> u32 {
        self.marks.last().map_or(1, |mark| mark.number)
    }

    /// Whether no more text is taken.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.text.len() >= MOST_TEXT || self.marks.len() >= MOST_LINES
    }

    fn line(&mut self, mark: Mark, line: &str) {
        if self.is_full() {
            return;
        }
        let room = MOST_TEXT - self.text.len();
        self.text.push_str(line[..boundary_before(line, room)].trim_end());
        self.text.push('\n');
        self.marks.push(mark);
        if self.is_full() {
            self.cut_short(mark.number);
        }
    }

    /// Says that the file breaks off or is broken behind this place.
    pub fn broken_off(&mut self, number: u32) {
        self.notices.push(Notice::new(
            number,
            "文件从这里起已损坏，以下部分没有读到".to_owned(),
            "the file is damaged from here on: the rest could not be read".to_owned(),
        ));
    }

    /// Says that the rest of the file was left out; once is enough.
    pub fn cut_short(&mut self, number: u32) {
        if !std::mem::replace(&mut self.is_cut, true) {
            self.notices.push(Notice::new(
                number,
                "文件太大，以下部分没有读取".to_owned(),
                "the file is too large: the rest was not read".to_owned(),
            ));
        }
    }
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}
