//! Rich text (RTF): paragraphs, headings by their styles, numbers as they were generated, tables,
//! notes.

mod characters;
mod group;
mod token;

use super::Given;
use super::ordinal::with_gap;
use super::purpose::Purpose;
use crate::ingest::draft::{Cell, Draft, Mark, Room, Row, Table};
use crate::ingest::superscript::raised;
use crate::ingest::{Place, Unread};
use characters::Characters;
use group::{Destination, Group};
use std::collections::HashMap;
use token::{Token, tokens};

const NAME: &str = "RTF";

/// Whether the first bytes open a rich text.
pub(super) fn accepts(head: &[u8]) -> bool {
    head.trim_ascii_start().starts_with(b"{\\rtf")
}

/// Reads a rich text.
pub(super) fn read(given: &Given<'_>) -> Result<Draft, Unread> {
    let mut reader = Reader::new();
    let is_whole = tokens(given.bytes, |token| reader.take(token));
    let number = reader.number;
    let mut draft = reader.finish();
    if !is_whole {
        draft.broken_off(number);
    }
    Ok(draft)
}

/// The deepest nesting that is read.
const DEEPEST: usize = 2000;
/// Most rows of a table and most notes that are read.
const MOST: usize = 100_000;

struct Reader {
    draft: Draft,
    groups: Vec<Group>,
    /// How many groups more than are kept are open.
    too_deep: usize,
    characters: Characters,
    styles: HashMap<i32, Purpose>,
    /// The style or the font that a table of them is at, and the words of its name.
    entry: (i32, String, u8),
    text: String,
    number: u32,
    style: i32,
    level: u8,
    rows: Vec<Row>,
    cells: Vec<Cell>,
    room: Room,
    in_table: bool,
    is_head: bool,
    notes: Vec<(u32, String)>,
    note: String,
}

impl Reader {
    fn new() -> Self {
        Self {
            draft: Draft::of_document(Place::Paragraph, NAME),
            groups: vec![Group::default()],
            too_deep: 0,
            characters: Characters::default(),
            styles: HashMap::new(),
            entry: (0, String::new(), 0),
            text: String::new(),
            number: 1,
            style: 0,
            level: 0,
            rows: Vec::new(),
            cells: Vec::new(),
            room: Room::default(),
            in_table: false,
            is_head: false,
            notes: Vec::new(),
            note: String::new(),
        }
    }

    fn group(&mut self) -> &mut Group {
        if self.groups.is_empty() {
            self.groups.push(Group::default());
        }
        let last = self.groups.len() - 1;
        &mut self.groups[last]
    }

    fn take(&mut self, token: Token<'_>) {
        match token {
            Token::Open => {
                self.flush();
                if self.groups.len() < DEEPEST {
                    let inner = self.group().inner();
                    self.groups.push(inner);
                } else {
                    self.too_deep += 1;
                }
            }
            Token::Close => {
                self.flush();
                if self.too_deep > 0 {
                    self.too_deep -= 1;
                } else if let Some(group) = self.groups.pop() {
                    self.close(group);
                }
            }
            Token::Optional => self.group().is_optional = true,
            Token::Byte(byte) => self.byte(byte),
            Token::Text(text) => text.iter().for_each(|byte| self.byte(*byte)),
            Token::Word(word, number) => {
                if !self.is_character(word, number) {
                    self.flush();
                    self.word(word, number);
                }
            }
        }
    }

    /// A byte of text, unless it stands for a character that was read by number.
    fn byte(&mut self, byte: u8) {
        let group = self.group();
        if group.skips > 0 {
            group.skips -= 1;
        } else {
            let font = group.font;
            self.characters.byte(byte, font);
        }
    }

    /// A character by its number; the bytes that stand for it in older programs follow.
    fn is_character(&mut self, word: &str, number: Option<i32>) -> bool {
        if word != "u" {
            return false;
        }
        let unit = number.unwrap_or(0) as u16;
        self.characters.unit(unit);
        let group = self.group();
        group.skips = group.fallback;
        true
    }

    /// Writes what was gathered to where the group says.
    fn flush(&mut self) {
        let group = *self.group();
        let text = self.characters.text();
        match group.destination {
            _ if text.is_empty() => {}
            Destination::Nothing => {}
            Destination::Fonts => {}
            Destination::Styles => self.entry.1.push_str(&text),
            Destination::Note if !group.is_hidden => self.note.push_str(&text),
            Destination::Body if !group.is_hidden => self.text.push_str(&text),
            Destination::Note | Destination::Body => {}
        }
    }

    fn write(&mut self, text: &str) {
        let group = *self.group();
        match group.destination {
            _ if group.is_hidden => {}
            Destination::Body => self.text.push_str(text),
            Destination::Note => self.note.push_str(text),
            Destination::Nothing | Destination::Fonts | Destination::Styles => {}
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        if self.is_destination(word) {
            return;
        }
        let value = number.unwrap_or(0);
        let is_on = number != Some(0);
        match word {
            "f" | "af" => {
                self.group().font = value;
                self.entry.0 = if self.group().destination == Destination::Fonts {
                    value
                } else {
                    self.entry.0
                };
            }
            "fcharset" if self.group().destination == Destination::Fonts => {
                self.characters.font(self.entry.0, value);
            }
            "ansicpg" => self.characters.code_page(value),
            "uc" => self.group().fallback = value.clamp(0, 16) as u8,
            "v" => self.group().is_hidden = is_on,
            "deleted" => self.group().is_hidden |= is_on,
            "plain" => self.group().is_hidden = false,
            "s" if self.group().destination == Destination::Styles => self.entry.0 = value,
            "s" => self.style = value,
            "outlinelevel" => {
                let level = if (0..9).contains(&value) { value as u8 + 1 } else { 0 };
                match self.group().destination {
                    Destination::Styles => self.entry.2 = level,
                    _ => self.level = level,
                }
            }
            _ if self.group().destination == Destination::Body => self.structure(word),
            "par" | "line" | "tab" => self.write(" "),
            _ => {}
        }
        if let Some(sign) = group::sign(word) {
            self.write(sign);
        }
    }

    /// Words that say that the group is no text of the body.
    fn is_destination(&mut self, word: &str) -> bool {
        let group = self.group();
        let was_optional = std::mem::take(&mut group.is_optional);
        if let Some(destination) = group::destination(word) {
            if group.destination == Destination::Body || destination == Destination::Nothing {
                group.destination = destination;
                if destination == Destination::Note {
                    let number = (self.notes.len() + 1).to_string();
                    self.text.push_str(&raised(&number));
                }
            }
            return true;
        }
        if was_optional && !group::OPTIONAL_TEXT.contains(&word) {
            group.destination = Destination::Nothing;
            return true;
        }
        false
    }

    fn structure(&mut self, word: &str) {
        match word {
            "par" | "sect" | "page" | "column" => self.end_paragraph(),
            "line" => self.text.push('\n'),
            "tab" if self.group().is_number => self.text = with_gap(std::mem::take(&mut self.text)),
            "tab" => self.text.push('\t'),
            "listtext" | "pntext" => self.group().is_number = true,
            "pard" => (self.style, self.level, self.in_table) = (0, 0, false),
            "intbl" => self.in_table = true,
            "trowd" => self.is_head = false,
            "trhdr" => self.is_head = true,
            "cell" => {
                let text = std::mem::take(&mut self.text).trim().to_owned();
                if self.cells.len() < 256 && self.room.take(&text) {
                    self.cells.push(Cell::new(text));
                }
                self.number += 1;
            }
            "nestcell" => self.text.push(' '),
            "nestrow" => self.text.push('\n'),
            "row" => self.end_row(),
            _ => {}
        }
    }

    fn end_row(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        let count = cells.len() as u32;
        if self.rows.len() < MOST {
            let number = self.number.saturating_sub(count).max(1);
            self.rows.push(Row { number, is_head: self.is_head, cells });
        }
    }

    fn end_table(&mut self) {
        if !self.rows.is_empty() {
            self.draft.push_table(Table { rows: std::mem::take(&mut self.rows) });
        }
    }

    fn end_paragraph(&mut self) {
        // A paragraph of a cell: its text goes on.
        if self.in_table {
            self.text.push('\n');
            self.number += 1;
            return;
        }
        self.end_table();
        let text = std::mem::take(&mut self.text);
        let style = self.styles.get(&self.style).copied().unwrap_or_default();
        let purpose = if self.level > 0 { Purpose::Heading(self.level) } else { style };
        purpose.push(&mut self.draft, self.number, text.trim(), 0);
        self.number += 1;
    }

    fn close(&mut self, group: Group) {
        let outer = self.groups.last().copied().unwrap_or_default();
        match (group.destination, outer.destination) {
            (Destination::Styles, Destination::Styles) => {
                let (number, name, level) = std::mem::take(&mut self.entry);
                let named = Purpose::named(&name);
                let is_plain = named == Purpose::Text && level > 0;
                let purpose = if is_plain { Purpose::Heading(level) } else { named };
                self.styles.insert(number, purpose);
            }
            (Destination::Note, Destination::Body) if self.notes.len() < MOST => {
                self.notes.push((self.number, std::mem::take(&mut self.note)));
            }
            _ => {}
        }
    }

    fn finish(mut self) -> Draft {
        self.flush();
        self.in_table = false;
        if !self.text.trim().is_empty() {
            self.end_paragraph();
        }
        self.end_table();
        if self.room.is_used_up() {
            self.draft.cut_short(self.number);
        }
        for (index, (number, text)) in self.notes.iter().enumerate() {
            self.draft.push(Mark::body(*number), &format!("[{}] {}", index + 1, text.trim()));
        }
        self.draft
    }
}
