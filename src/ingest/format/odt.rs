//! OpenDocument texts: headings with their levels, numbers of lists, tables, notes. What tracked
//! changes took out is stored beside the text and not read.

mod lists;
mod styles;

use super::Given;
use super::purpose::Purpose;
use crate::ingest::archive::Archive;
use crate::ingest::draft::{Cell, Draft, Mark, Room, Row, Table};
use crate::ingest::superscript::raised;
use crate::ingest::xml::{Element, Piece, pieces};
use crate::ingest::{Place, Unread};
use lists::Lists;
use styles::Styles;

const NAME: &str = "ODT";

/// Whether the first bytes are those of an archive that says what it is.
pub(super) fn accepts(head: &[u8]) -> bool {
    const KIND: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument.text";
    head.starts_with(b"PK\x03\x04") && head.get(30..).is_some_and(|rest| rest.starts_with(KIND))
}

/// Reads an OpenDocument text.
pub(super) fn read(given: &Given<'_>) -> Result<Draft, Unread> {
    let mut archive = Archive::open(given.bytes, NAME)?;
    let manifest = archive.optional("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains(":encryption-data") {
        return Err(Unread::Locked);
    }
    let content = archive.text("content.xml")?;
    let mut styles = Styles::default();
    styles.read(&archive.optional("styles.xml")?.unwrap_or_default());
    styles.read(&content);
    let mut body = Body::new(&styles);
    let is_whole = pieces(&content, |piece| match piece {
        Piece::Open(element) => body.open(&element),
        Piece::Close(name) => body.close(name),
        Piece::Text(text) => body.write(&text),
    });
    let number = body.number;
    let mut draft = body.finish();
    if !is_whole {
        draft.broken_off(number);
    }
    Ok(draft)
}

struct Body<'a> {
    styles: &'a Styles,
    lists: Lists<'a>,
    draft: Draft,
    in_body: bool,
    number: u32,
    /// Open paragraphs: a note or a text box stands inside one.
    paragraphs: Vec<Paragraph>,
    tables: Vec<OpenTable>,
    room: Room,
    skipped: usize,
    /// Open tables of contents.
    contents: usize,
    /// Paragraph counts at which open notes began.
    open_notes: Vec<usize>,
    notes: Vec<(u32, String)>,
}

#[derive(Default)]
struct Paragraph {
    number: u32,
    text: String,
    level: u8,
    is_title: bool,
}

#[derive(Default)]
struct OpenTable {
    rows: Vec<Row>,
    in_heads: bool,
    cell: Option<(Cell, usize)>,
}

/// What is stored beside the text, or says in words what is drawn.
const SKIPPED: [&str; 10] = [
    "annotation",
    "automatic-styles",
    "desc",
    "forms",
    "hidden-text",
    "note-citation",
    "ruby-text",
    "sequence-decls",
    "title",
    "tracked-changes",
];
/// Most rows of a table that are read, and most notes.
const MOST: usize = 100_000;

impl<'a> Body<'a> {
    fn new(styles: &'a Styles) -> Self {
        Self {
            styles,
            lists: Lists::new(styles),
            draft: Draft::of_document(Place::Paragraph, NAME),
            in_body: false,
            number: 0,
            paragraphs: Vec::new(),
            tables: Vec::new(),
            room: Room::default(),
            skipped: 0,
            contents: 0,
            open_notes: Vec::new(),
            notes: Vec::new(),
        }
    }

    fn open(&mut self, element: &Element<'_>) {
        if self.skipped > 0 || SKIPPED.contains(&element.name) {
            self.skipped += 1;
            return;
        }
        match element.name {
            "body" => self.in_body = true,
            _ if !self.in_body => {}
            "p" | "h" => self.open_paragraph(element),
            "s" => {
                let count = element.number("c").unwrap_or(1).min(80);
                self.append(&" ".repeat(count));
            }
            "tab" => self.append("\t"),
            "line-break" => self.append("\n"),
            "table-of-content" => self.contents += 1,
            "note" => {
                let number = (self.notes.len() + self.open_notes.len() + 1).to_string();
                self.append(&raised(&number));
                self.open_notes.push(self.paragraphs.len());
            }
            "list" | "list-item" | "list-header" => self.lists.open(element),
            _ => self.open_in_table(element),
        }
    }

    fn open_paragraph(&mut self, element: &Element<'_>) {
        self.number += 1;
        let style = element.attribute("style-name").unwrap_or_default();
        let is_heading = element.name == "h";
        let level = match element.number("outline-level") {
            Some(level) if is_heading => level.clamp(1, 9) as u8,
            _ if is_heading => 1,
            _ => self.styles.level(&style),
        };
        let outlined = is_heading && !self.lists.is_open();
        let text = match outlined {
            true if element.attribute("is-list-header").is_some_and(|v| v == "true") => {
                String::new()
            }
            true => self.lists.number_heading(usize::from(level)),
            false => self.lists.number_paragraph(),
        };
        let is_title = self.styles.is_title(&style);
        self.paragraphs.push(Paragraph { number: self.number, text, level, is_title });
    }

    fn close(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "body" => self.in_body = false,
            "p" | "h" => {
                if let Some(paragraph) = self.paragraphs.pop() {
                    self.end_paragraph(paragraph);
                }
            }
            "note" => {
                self.open_notes.pop();
            }
            "table-of-content" => self.contents = self.contents.saturating_sub(1),
            "list" | "list-item" | "list-header" => self.lists.close(name),
            "table-header-rows" => {
                if let Some(table) = self.tables.last_mut() {
                    table.in_heads = false;
                }
            }
            "table-cell" | "covered-table-cell" => {
                if let Some(table) = self.tables.last_mut() {
                    table.end_cell(&mut self.room);
                }
            }
            "table" => self.end_table(),
            _ => {}
        }
    }

    /// Characters of the file, where a run of blanks counts as one.
    fn write(&mut self, text: &str) {
        let Some(paragraph) = self.paragraphs.last_mut().filter(|_| self.skipped == 0) else {
            return;
        };
        for c in text.chars() {
            let is_blank = matches!(c, ' ' | '\t' | '\n' | '\r');
            if !is_blank {
                paragraph.text.push(c);
            } else if !paragraph.text.ends_with([' ', '\n', '\t']) {
                paragraph.text.push(' ');
            }
        }
    }

    fn append(&mut self, text: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.text.push_str(text);
        }
    }

    fn end_paragraph(&mut self, paragraph: Paragraph) {
        let Paragraph { number, text, level, is_title } = paragraph;
        let text = text.trim();
        if let Some(&depth) = self.open_notes.last() {
            if self.paragraphs.len() == depth && self.notes.len() < MOST {
                let owner = self.paragraphs.last().map_or(number, |paragraph| paragraph.number);
                self.notes.push((owner, text.to_owned()));
            }
            return;
        }
        let cell = self.tables.last_mut().and_then(|table| table.cell.as_mut());
        if let Some((cell, _)) = cell {
            if !cell.text.is_empty() && !text.is_empty() {
                cell.text.push('\n');
            }
            cell.text.push_str(text);
            return;
        }
        let purpose = match level {
            _ if self.contents > 0 => Purpose::Contents,
            _ if is_title => Purpose::Title,
            0 => Purpose::Text,
            level => Purpose::Heading(level),
        };
        purpose.push(&mut self.draft, number, text, 0);
    }

    fn open_in_table(&mut self, element: &Element<'_>) {
        if element.name == "table" {
            self.tables.push(OpenTable::default());
            return;
        }
        let number = self.number + 1;
        let Some(table) = self.tables.last_mut() else { return };
        match element.name {
            "table-header-rows" => table.in_heads = true,
            "table-row" if table.rows.len() < MOST => {
                table.rows.push(Row { number, is_head: table.in_heads, cells: Vec::new() });
            }
            "table-cell" => {
                let span = |name: &str| element.number(name).unwrap_or(1).clamp(1, 256);
                let (columns, rows) = (span("number-columns-spanned"), span("number-rows-spanned"));
                let cell = Cell { text: String::new(), columns, rows };
                table.cell = Some((cell, span("number-columns-repeated")));
            }
            _ => {}
        }
    }

    fn end_table(&mut self) {
        let Some(OpenTable { rows, .. }) = self.tables.pop() else { return };
        let inner = Table { rows };
        // A table inside a cell is told in the words of the cell.
        if let Some((cell, _)) = self.tables.last_mut().and_then(|outer| outer.cell.as_mut())
            && let Some(words) = inner.words()
        {
            cell.text.push('\n');
            cell.text.push_str(&words);
            return;
        }
        self.draft.push_table(inner);
    }

    fn finish(mut self) -> Draft {
        if self.room.is_used_up() {
            self.draft.cut_short(self.number);
        }
        for (index, (number, text)) in self.notes.iter().enumerate() {
            self.draft.push(Mark::body(*number), &format!("[{}] {text}", index + 1));
        }
        self.draft
    }
}

impl OpenTable {
    fn end_cell(&mut self, room: &mut Room) {
        let (Some((cell, count)), Some(row)) = (self.cell.take(), self.rows.last_mut()) else {
            return;
        };
        if row.cells.len() < 256 {
            let cells = std::iter::repeat_n(cell, count);
            row.cells.extend(cells.take_while(|cell| room.take(&cell.text)));
        }
    }
}
