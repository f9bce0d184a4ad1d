//! Word 97–2003 (DOC, WPS): text in reading order, with heading styles, generated numbers and tables.
//!
//! The text lies in pieces, the properties of characters and paragraphs in pages beside it. Every
//! offset of the file is looked up, never trusted.

mod bytes;
mod file;
mod lists;
mod properties;
mod styles;

use super::Given;
use super::purpose::Purpose;
use crate::ingest::draft::{Cell, Draft, Mark, Row, Table};
use crate::ingest::superscript::raised;
use crate::ingest::{Place, Unread};
use file::File;
use lists::Lists;
use properties::{Characters, Paragraph, Paragraphs};
use styles::Styles;

const NAME: &str = "DOC";

/// Whether the first bytes are those of a container of streams.
pub(super) fn accepts(head: &[u8]) -> bool {
    head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
}

/// Reads a Word document.
pub(super) fn read(given: &Given<'_>) -> Result<Draft, Unread> {
    let file = File::open(given.bytes)?;
    let styles = Styles::read(file.table(file::STYLES));
    let body = Body {
        characters: Characters::read(&file),
        paragraphs: Paragraphs::read(&file),
        lists: Lists::read(file.table_and_rest(file::LISTS), file.table(file::LIST_USES)),
        draft: Draft::of_document(Place::Paragraph, NAME),
        styles: &styles,
        text: String::new(),
        number: 1,
        cell: String::new(),
        cells: Vec::new(),
        rows: Vec::new(),
        notes: 0,
        fields: Vec::new(),
    };
    body.read(&file)
}

/// Most rows of a table that are read.
const MOST_ROWS: usize = 100_000;

struct Body<'a> {
    characters: Characters,
    paragraphs: Paragraphs,
    lists: Lists,
    draft: Draft,
    styles: &'a Styles,
    text: String,
    number: u32,
    /// Paragraphs of the open cell that have ended.
    cell: String,
    cells: Vec<Cell>,
    rows: Vec<Row>,
    notes: usize,
    /// Open fields: whether what is read is their instruction.
    fields: Vec<bool>,
}

impl Body<'_> {
    fn read(mut self, file: &File) -> Result<Draft, Unread> {
        let (body, notes) = (file.body(), file.notes());
        let is_cut = body.len() >= file::MOST_CHARACTERS;
        for (offset, c) in body {
            self.character(offset, c);
        }
        if !self.text.trim().is_empty() {
            self.end_paragraph(&Paragraph::default());
        }
        self.end_table();
        if is_cut {
            self.draft.cut_short(self.number);
        }
        let mut note = String::new();
        let mut count = 0;
        for (offset, c) in notes {
            match c {
                _ if self.characters.is_hidden(offset) => {}
                '\u{2}' if note.trim().is_empty() => {}
                '\r' if !note.trim().is_empty() => {
                    count += 1;
                    self.draft.push(Mark::body(self.number), &format!("[{count}] {}", note.trim()));
                    note.clear();
                }
                _ => note.extend(shown(c)),
            }
        }
        if self.draft.is_empty() { Err(Unread::Damaged(NAME)) } else { Ok(self.draft) }
    }

    fn character(&mut self, offset: usize, c: char) {
        let is_hidden = self.characters.is_hidden(offset);
        match c {
            '\u{13}' => self.fields.push(true),
            '\u{14}' => {
                if let Some(field) = self.fields.last_mut() {
                    *field = false;
                }
            }
            '\u{15}' => {
                self.fields.pop();
            }
            '\r' | '\u{7}' | '\u{c}' => {
                // A paragraph whose end was deleted goes on.
                if !is_hidden || c == '\u{7}' {
                    let paragraph = self.paragraphs.at(offset);
                    self.end(c, &paragraph);
                }
            }
            _ if is_hidden || self.fields.contains(&true) => {}
            '\u{2}' => {
                if self.characters.is_special(offset) {
                    self.notes += 1;
                    let number = self.notes.to_string();
                    self.text.push_str(&raised(&number));
                }
            }
            _ => self.text.extend(shown(c)),
        }
    }

    /// The end of a paragraph, of a cell or of a row.
    fn end(&mut self, c: char, paragraph: &Paragraph) {
        if c == '\u{7}' {
            if paragraph.ends_row {
                self.end_row();
            } else if self.cells.len() < 256 {
                let mut text = std::mem::take(&mut self.cell);
                text.push_str(&self.numbered(paragraph));
                self.cells.push(Cell::new(text));
                self.number += 1;
            }
        } else if paragraph.in_table {
            let text = self.numbered(paragraph);
            self.cell.push_str(&text);
            self.cell.push('\n');
            self.number += 1;
        } else {
            self.end_paragraph(paragraph);
        }
    }

    fn end_row(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        self.text.clear();
        self.cell.clear();
        if self.rows.len() < MOST_ROWS {
            let number = self.number.saturating_sub(cells.len() as u32).max(1);
            self.rows.push(Row { number, is_head: false, cells });
        }
    }

    fn end_table(&mut self) {
        if !self.rows.is_empty() {
            self.draft.push_table(Table { rows: std::mem::take(&mut self.rows) });
        }
    }

    /// The text of a paragraph behind the number that Word generates for it.
    fn numbered(&mut self, paragraph: &Paragraph) -> String {
        let text = std::mem::take(&mut self.text);
        let style = self.styles.get(paragraph.style);
        let list = paragraph.list.or(style.list).unwrap_or(0);
        let number =
            self.lists.next(list, paragraph.list_level.or(style.list_level), paragraph.style);
        let text = text.trim();
        if text.is_empty() { String::new() } else { format!("{number}{text}") }
    }

    fn end_paragraph(&mut self, paragraph: &Paragraph) {
        self.end_table();
        let text = self.numbered(paragraph);
        let style = self.styles.get(paragraph.style);
        let purpose = match paragraph.levelled {
            Some(heading @ Purpose::Heading(_)) => heading,
            _ => style.purpose,
        };
        purpose.push(&mut self.draft, self.number, &text, 0);
        self.number += 1;
    }
}

/// What a character of the file shows: a break, a blank, itself, or nothing.
fn shown(c: char) -> Option<char> {
    match c {
        '\u{b}' => Some('\n'),
        '\t' => Some('\t'),
        '\u{1e}' => Some('-'),
        '\u{a0}' => Some(' '),
        '\0'..='\u{1f}' | '\u{e000}'..='\u{f8ff}' => None,
        _ => Some(c),
    }
}
