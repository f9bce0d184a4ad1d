//! The body of a DOCX file, element by element.

use super::numbering::Numbering;
use super::styles::Styles;
use crate::ingest::Place;
use crate::ingest::draft::{Cell, Draft, Mark, Opening, Room, Row, Table};
use crate::ingest::format::purpose::Purpose;
use crate::ingest::superscript::raised;
use crate::ingest::xml::{Element, Piece, pieces};
use std::collections::HashMap;

/// What is read so far.
pub(super) struct Body<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    draft: Draft,
    /// Paragraphs met.
    number: u32,
    /// Open paragraphs: a text box stands inside one.
    paragraphs: Vec<Paragraph>,
    tables: Vec<OpenTable>,
    room: Room,
    /// Elements open inside one that is passed over, itself counted.
    skipped: usize,
    /// Whether characters are text.
    in_text: bool,
    /// Whether a run's text is hidden, and whether it is bold.
    hidden: bool,
    is_bold: bool,
    /// Text of paragraphs whose ends were deleted: the next one goes on.
    carried: String,
    /// Notes referred to, in order: kind, identifier, paragraph.
    notes: Vec<(&'static str, String, u32)>,
}

#[derive(Default)]
struct Paragraph {
    number: u32,
    words: Opening,
    style: Option<String>,
    levelled: Option<Purpose>,
    list: Option<String>,
    list_level: Option<usize>,
    /// Whether its properties, and the run properties in them, are open.
    in_properties: bool,
    in_mark: bool,
    /// Whether a tracked change joins it with the next.
    joins: bool,
}

#[derive(Default)]
struct OpenTable {
    rows: Vec<Row>,
    /// Whether a tracked change takes out the row.
    deleted: bool,
    in_row_properties: bool,
    cell: Option<OpenCell>,
    /// For each column, the cell that goes on in the rows below: row, cell.
    spans: Vec<Option<(usize, usize)>>,
    column: usize,
}

struct OpenCell {
    text: String,
    columns: usize,
    goes_on: Option<bool>,
}

/// Most rows of a table that are read.
const MOST_ROWS: usize = 100_000;
/// Most notes that are read.
const MOST_NOTES: usize = 10_000;

/// What tracked changes took out, what stands for something else, what shows nothing.
const SKIPPED: [&str; 13] = [
    "Fallback",
    "delInstrText",
    "delText",
    "graphic",
    "instrText",
    "moveFrom",
    "pPrChange",
    "rPrChange",
    "rt",
    "sectPr",
    "tblPrChange",
    "tcPrChange",
    "trPrChange",
];

impl<'a> Body<'a> {
    pub fn new(format: &'static str, styles: &'a Styles, numbering: Numbering) -> Self {
        Self {
            styles,
            numbering,
            draft: Draft::of_document(Place::Paragraph, format),
            number: 0,
            paragraphs: Vec::new(),
            tables: Vec::new(),
            room: Room::default(),
            skipped: 0,
            in_text: false,
            hidden: false,
            is_bold: false,
            carried: String::new(),
            notes: Vec::new(),
        }
    }

    /// Reads `word/document.xml`; whether it was whole.
    pub fn read(&mut self, xml: &str) -> bool {
        pieces(xml, |piece| match piece {
            Piece::Open(element) => self.open(&element),
            Piece::Close(name) => self.close(name),
            Piece::Text(text) => {
                if self.in_text && self.skipped == 0 && !self.hidden {
                    self.write(&text);
                }
            }
        })
    }

    /// Appends the notes of one kind that the text refers to.
    pub fn read_notes(&mut self, kind: &str, xml: &str) {
        let mut id = String::new();
        let (mut text, mut in_text) = (String::new(), false);
        let mut found = HashMap::new();
        pieces(xml, |piece| match piece {
            Piece::Open(element) if element.name == kind => {
                id = element.attribute("id").unwrap_or_default();
                text.clear();
            }
            Piece::Open(element) => in_text = element.name == "t",
            Piece::Text(words) if in_text => text.push_str(&words),
            Piece::Text(_) => {}
            Piece::Close(name) => {
                in_text = false;
                if name == kind {
                    found.insert(std::mem::take(&mut id), std::mem::take(&mut text));
                }
            }
        });
        for (index, (of, id, paragraph)) in self.notes.iter().enumerate() {
            if let Some(text) = found.get(id).filter(|_| *of == kind) {
                let line = format!("[{}] {}", index + 1, text.trim());
                self.draft.push(Mark::body(*paragraph), &line);
            }
        }
    }

    /// The draft, and the number of the last paragraph.
    pub fn finish(mut self) -> (Draft, u32) {
        if self.room.is_used_up() {
            self.draft.cut_short(self.number);
        }
        (self.draft, self.number)
    }

    fn open(&mut self, element: &Element<'_>) {
        if self.skipped > 0 || self.is_passed_over(element) {
            self.skipped += 1;
            return;
        }
        match element.name {
            "p" => {
                self.number += 1;
                self.paragraphs.push(Paragraph { number: self.number, ..Paragraph::default() });
            }
            "t" => self.in_text = true,
            "tab" if !self.in_properties() => self.write("\t"),
            "br" if element.attribute("type").is_none_or(|t| t == "textWrapping") => {
                self.write("\n");
            }
            "cr" => self.write("\n"),
            "noBreakHyphen" => self.write("-"),
            "footnoteReference" => self.note("footnote", element),
            "endnoteReference" => self.note("endnote", element),
            "r" => (self.hidden, self.is_bold) = (false, false),
            "b" if !self.in_properties() => {
                self.is_bold = element.attribute("val").is_none_or(|value| !is_off(&value));
            }
            "vanish" if !self.in_properties() => {
                self.hidden = element.attribute("val").is_none_or(|value| !is_off(&value));
            }
            "tbl" | "tr" | "trPr" | "tc" | "gridSpan" | "vMerge" | "tblHeader" | "gridBefore" => {
                self.open_in_table(element);
            }
            _ => self.property(element),
        }
    }

    /// Whether nothing inside is read.
    fn is_passed_over(&mut self, element: &Element<'_>) -> bool {
        if element.name != "del" {
            return SKIPPED.contains(&element.name);
        }
        // Inside properties it tells what becomes of the paragraph's end, or of the row.
        if let Some(paragraph) = self.paragraphs.last_mut().filter(|p| p.in_mark) {
            paragraph.joins = true;
        } else if let Some(table) = self.tables.last_mut().filter(|t| t.in_row_properties) {
            table.deleted = true;
        } else {
            return true;
        }
        false
    }

    fn in_properties(&self) -> bool {
        self.paragraphs.last().is_some_and(|paragraph| paragraph.in_properties)
    }

    fn property(&mut self, element: &Element<'_>) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        match element.name {
            "pPr" => paragraph.in_properties = true,
            "rPr" => paragraph.in_mark = paragraph.in_properties,
            _ if !paragraph.in_properties => {}
            "pStyle" => paragraph.style = element.attribute("val"),
            "outlineLvl" => paragraph.levelled = element.number("val").map(Purpose::levelled),
            "numId" => paragraph.list = element.attribute("val"),
            "ilvl" => paragraph.list_level = element.number("val"),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "t" => self.in_text = false,
            "p" => {
                if let Some(paragraph) = self.paragraphs.pop() {
                    self.end_paragraph(paragraph);
                }
            }
            "rPr" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.in_mark = false;
                }
            }
            "pPr" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.in_properties = false;
                }
            }
            "r" => (self.hidden, self.is_bold) = (false, false),
            "trPr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.in_row_properties = false;
                }
            }
            "tc" | "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    if name == "tc" { table.end_cell(&mut self.room) } else { table.end_row() }
                }
            }
            "tbl" => self.end_table(),
            _ => {}
        }
    }

    fn write(&mut self, text: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.words.push(text, self.is_bold);
        }
    }

    fn note(&mut self, kind: &'static str, element: &Element<'_>) {
        let Some(id) = element.attribute("id").filter(|_| self.notes.len() < MOST_NOTES) else {
            return;
        };
        let paragraph = self.paragraphs.last().map_or(self.number, |paragraph| paragraph.number);
        self.notes.push((kind, id, paragraph));
        let number = self.notes.len().to_string();
        self.write(&raised(&number));
    }

    fn end_paragraph(&mut self, paragraph: Paragraph) {
        let Opening { text, bold } = &paragraph.words;
        let mut bold = if self.carried.is_empty() { *bold } else { 0 };
        let mut text = std::mem::take(&mut self.carried) + text;
        if paragraph.joins {
            self.carried = text;
            return;
        }
        let number = self.numbered(&paragraph);
        if !text.trim().is_empty() {
            text.insert_str(0, &number);
            // Word sets a number as it sets the words behind it.
            bold += if bold > 0 { number.len() } else { 0 };
        }
        if let Some(cell) = self.tables.last_mut().and_then(|table| table.cell.as_mut()) {
            if !cell.text.is_empty() && !text.trim().is_empty() {
                cell.text.push('\n');
            }
            cell.text.push_str(text.trim());
            return;
        }
        let purpose = match (paragraph.levelled, &paragraph.style) {
            (Some(heading @ Purpose::Heading(_)), _) => heading,
            (_, Some(style)) => self.styles.purpose(style),
            _ => Purpose::Text,
        };
        purpose.push(&mut self.draft, paragraph.number, &text, bold);
    }

    /// The number that Word puts before a paragraph.
    fn numbered(&mut self, paragraph: &Paragraph) -> String {
        let style = paragraph.style.as_deref();
        let of_style = style.and_then(|style| self.styles.list(style));
        let (list, level) = match (&paragraph.list, of_style) {
            (Some(list), _) => (list.as_str(), paragraph.list_level),
            (None, Some((list, level))) => (list, paragraph.list_level.or(level)),
            (None, None) => return String::new(),
        };
        // An empty paragraph is not numbered, but Word counts it when it is part of the list.
        self.numbering.next(list, level, style)
    }

    fn open_in_table(&mut self, element: &Element<'_>) {
        if element.name == "tbl" {
            self.tables.push(OpenTable::default());
            return;
        }
        let number = self.number + 1;
        let Some(table) = self.tables.last_mut() else { return };
        match element.name {
            "tr" => {
                table.column = 0;
                table.deleted = false;
                if table.rows.len() < MOST_ROWS {
                    table.rows.push(Row { number, ..Row::default() });
                }
            }
            "trPr" => table.in_row_properties = true,
            "tc" => {
                table.cell = Some(OpenCell { text: String::new(), columns: 1, goes_on: None });
            }
            "tblHeader" => {
                if let Some(row) = table.rows.last_mut() {
                    row.is_head = element.attribute("val").is_none_or(|value| !is_off(&value));
                }
            }
            "gridBefore" => {
                let columns = element.number("val").unwrap_or(0).min(64);
                table.cell = Some(OpenCell { text: String::new(), columns, goes_on: None });
                if columns > 0 {
                    table.end_cell(&mut self.room);
                }
            }
            _ => {
                let Some(cell) = &mut table.cell else { return };
                match element.name {
                    "gridSpan" => cell.columns = element.number("val").unwrap_or(1).clamp(1, 256),
                    _ => {
                        let restarts = element.attribute("val").is_some_and(|v| v == "restart");
                        cell.goes_on = Some(!restarts);
                    }
                }
            }
        }
    }

    fn end_table(&mut self) {
        let Some(OpenTable { rows, .. }) = self.tables.pop() else { return };
        let inner = Table { rows };
        // A table inside a cell is told in the words of the cell.
        if let Some(cell) = self.tables.last_mut().and_then(|outer| outer.cell.as_mut())
            && let Some(words) = inner.words()
        {
            cell.text.push('\n');
            cell.text.push_str(&words);
            return;
        }
        self.draft.push_table(inner);
    }
}

impl OpenTable {
    fn end_cell(&mut self, room: &mut Room) {
        let at = self.rows.len().saturating_sub(1);
        let Some(OpenCell { text, columns, goes_on }) = self.cell.take() else { return };
        let from = self.column;
        self.column = (self.column + columns).min(1 << 12);
        if self.spans.len() < self.column {
            self.spans.resize(self.column, None);
        }
        let above = self.spans.get(from).copied().flatten();
        if goes_on == Some(true)
            && let Some((row, cell)) = above
            && let Some(cell) = self.rows.get_mut(row).and_then(|row| row.cells.get_mut(cell))
        {
            cell.rows = at - row + 1;
            return;
        }
        let Some(row) = self.rows.last_mut().filter(|_| room.take(&text)) else { return };
        let cell = row.cells.len();
        row.cells.push(Cell { text, columns, rows: 1 });
        let begins = goes_on.is_some().then_some((at, cell));
        self.spans[from..self.column].fill(begins);
    }

    fn end_row(&mut self) {
        if self.deleted {
            self.rows.pop();
        }
    }
}

/// How properties are switched off.
fn is_off(value: &str) -> bool {
    matches!(value, "0" | "false" | "off")
}
