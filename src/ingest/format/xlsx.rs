//! Sheets (XLSX, XLSM): cells as they are shown, merged heads, every visible sheet a section.

mod number;

use super::{Given, sheet};
use crate::ingest::archive::Archive;
use crate::ingest::draft::{Cell, Draft, MOST_CELLS, Mark, Room, Row};
use crate::ingest::xml::{Element, Piece, pieces};
use crate::ingest::{Place, Unread};
use number::Formats;
use std::collections::{HashMap, HashSet};

const NAME: &str = "XLSX";
/// The most sheets that are read.
const MOST_SHEETS: usize = 100;
/// The most columns and rows that one merged cell covers.
const MOST_MERGED: (usize, usize) = (256, 1000);

/// Whether the first bytes are those of an archive that is no OpenDocument.
pub(super) fn accepts(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") && !super::odt::accepts(head)
}

/// Reads the sheets of a workbook.
pub(super) fn read(given: &Given<'_>) -> Result<Draft, Unread> {
    let mut archive = Archive::open(given.bytes, NAME)?;
    let book = Book::read(&archive.text("xl/workbook.xml")?);
    let links = links(&archive.optional("xl/_rels/workbook.xml.rels")?.unwrap_or_default());
    let strings = strings(&archive.optional("xl/sharedStrings.xml")?.unwrap_or_default());
    let styles = archive.optional("xl/styles.xml")?.unwrap_or_default();
    let formats = Formats::read(&styles, book.since_1904);
    let mut room = Room::default();
    let mut sheets = Vec::new();
    let mut is_whole = true;
    for (name, id) in book.sheets.iter().take(MOST_SHEETS) {
        let Some(path) = links.get(id) else { continue };
        let Some(xml) = archive.optional(path)? else { continue };
        let mut reader = Sheet { strings: &strings, formats: &formats, room, ..Sheet::empty() };
        is_whole &= pieces(&xml, |piece| reader.take(piece));
        room = std::mem::take(&mut reader.room);
        let rows = reader.rows();
        if !rows.is_empty() {
            sheets.push((name, rows));
        }
    }
    let mut draft = Draft::of_document(Place::Row, NAME);
    let several = sheets.len() > 1;
    for (name, rows) in sheets {
        if several {
            let number = rows.first().map_or(1, |row| row.number);
            draft.push(Mark::heading(number, 2), name);
        }
        sheet::push(&mut draft, rows);
    }
    let last = draft.last_number();
    if room.is_used_up() {
        draft.cut_short(last);
    } else if !is_whole {
        draft.broken_off(last);
    }
    if draft.is_empty() {
        return Err(Unread::Empty);
    }
    if sheet::has_chinese(draft.text()) { Ok(draft) } else { Err(Unread::NotChinese) }
}

/// Names of the visible sheets and what their files are known by.
#[derive(Default)]
struct Book {
    sheets: Vec<(String, String)>,
    since_1904: bool,
}

impl Book {
    fn read(xml: &str) -> Self {
        let mut book = Self::default();
        pieces(xml, |piece| match piece {
            Piece::Open(element) if element.name == "sheet" => {
                let shown = element.attribute("state").is_none_or(|state| state == "visible");
                if let (true, Some(name), Some(id)) =
                    (shown, element.attribute("name"), element.attribute("id"))
                {
                    book.sheets.push((name, id));
                }
            }
            Piece::Open(element) if element.name == "workbookPr" => {
                book.since_1904 = element
                    .attribute("date1904")
                    .is_some_and(|value| value != "0" && value != "false");
            }
            _ => {}
        });
        book
    }
}

/// The files of the workbook by identifier.
fn links(xml: &str) -> HashMap<String, String> {
    let mut links = HashMap::new();
    pieces(xml, |piece| {
        if let Piece::Open(element) = piece
            && let (Some(id), Some(target)) = (element.attribute("Id"), element.attribute("Target"))
        {
            let path = match target.strip_prefix('/') {
                Some(path) => path.to_owned(),
                None => format!("xl/{target}"),
            };
            links.insert(id, path);
        }
    });
    links
}

/// The texts that cells share. Readings set over them are left out.
fn strings(xml: &str) -> Vec<String> {
    let mut strings = Vec::new();
    let (mut text, mut in_text, mut in_reading) = (String::new(), false, false);
    pieces(xml, |piece| match piece {
        Piece::Open(element) => {
            in_text = element.name == "t";
            in_reading |= element.name == "rPh";
        }
        Piece::Text(words) if in_text && !in_reading => text.push_str(&words),
        Piece::Text(_) => {}
        Piece::Close(name) => {
            in_text = false;
            in_reading &= name != "rPh";
            if name == "si" {
                strings.push(std::mem::take(&mut text));
            }
        }
    });
    strings
}

/// A sheet that is being read.
struct Sheet<'a> {
    strings: &'a [String],
    formats: &'a Formats,
    /// Texts by row and column, from 0.
    cells: Vec<(usize, usize, String)>,
    /// Upper left corners of merged cells with columns and rows.
    merged: HashMap<(usize, usize), (usize, usize)>,
    /// What more is read.
    room: Room,
    row: usize,
    column: usize,
    kind: String,
    style: usize,
    value: String,
    in_value: bool,
}

impl<'a> Sheet<'a> {
    fn empty() -> Self {
        Self {
            strings: &[],
            formats: Formats::none(),
            cells: Vec::new(),
            merged: HashMap::new(),
            room: Room::default(),
            row: 0,
            column: 0,
            kind: String::new(),
            style: 0,
            value: String::new(),
            in_value: false,
        }
    }

    fn take(&mut self, piece: Piece<'_>) {
        match piece {
            Piece::Open(element) => self.open(&element),
            Piece::Text(text) => {
                if self.in_value {
                    self.value.push_str(&text);
                }
            }
            Piece::Close("c") => self.end_cell(),
            Piece::Close("row") => self.row += 1,
            Piece::Close(_) => self.in_value = false,
        }
    }

    fn open(&mut self, element: &Element<'_>) {
        self.in_value = matches!(element.name, "v" | "t");
        match element.name {
            "row" => {
                if let Some(row) = element.number("r") {
                    self.row = row.saturating_sub(1);
                }
                self.column = 0;
            }
            "c" => {
                if let Some((_, column)) = element.attribute("r").as_deref().and_then(place) {
                    self.column = column;
                }
                self.kind = element.attribute("t").unwrap_or_default();
                self.style = element.number("s").unwrap_or(0);
                self.value.clear();
            }
            "mergeCell" if self.merged.len() < 100_000 => {
                let reference = element.attribute("ref").unwrap_or_default();
                let Some((from, to)) = reference.split_once(':') else { return };
                let (Some(from), Some(to)) = (place(from), place(to)) else { return };
                let columns = (to.1.saturating_sub(from.1) + 1).min(MOST_MERGED.0);
                let rows = (to.0.saturating_sub(from.0) + 1).min(MOST_MERGED.1);
                self.merged.insert(from, (columns, rows));
            }
            _ => {}
        }
    }

    fn end_cell(&mut self) {
        let value = std::mem::take(&mut self.value);
        if self.room.is_used_up() {
            return;
        }
        let text = match self.kind.as_str() {
            "s" => {
                let index: Option<usize> = value.trim().parse().ok();
                index.and_then(|index| self.strings.get(index)).cloned().unwrap_or_default()
            }
            "str" | "inlineStr" => value,
            "b" => (if value.trim() == "1" { "是" } else { "否" }).to_owned(),
            "e" => String::new(),
            _ => self.formats.shown(value.trim(), self.style),
        };
        if !text.trim().is_empty() && self.column < 1 << 14 && self.room.take(&text) {
            self.cells.push((self.row, self.column, text));
        }
        self.column += 1;
    }

    /// The rows with something in them; an empty row stands where one or more were.
    fn rows(mut self) -> Vec<Row> {
        self.cells.sort_by_key(|&(row, column, _)| (row, column));
        let left = self.cells.iter().map(|cell| cell.1).min().unwrap_or(0);
        let covered = self.covered();
        let mut rows: Vec<Row> = Vec::new();
        let mut last = None;
        let mut next = left;
        for (row, column, text) in self.cells {
            if last != Some(row) {
                if last.is_some_and(|last| row > last + 1) {
                    rows.push(Row::default());
                }
                rows.push(Row { number: row as u32 + 1, ..Row::default() });
                last = Some(row);
                next = left;
            }
            let Some(open) = rows.last_mut() else { break };
            if column < next || column - left > 255 {
                continue;
            }
            let gap = (next..column).filter(|gap| !covered.contains(&(row, *gap)));
            open.cells.extend(gap.map(|_| Cell::new(String::new())));
            let (columns, height) = self.merged.get(&(row, column)).copied().unwrap_or((1, 1));
            open.cells.push(Cell { text, columns, rows: height });
            next = column + columns;
        }
        rows
    }

    /// The places that merged cells cover beside their own.
    fn covered(&self) -> HashSet<(usize, usize)> {
        let mut covered = HashSet::new();
        for (&(row, column), &(columns, rows)) in &self.merged {
            if columns * rows > MOST_CELLS.saturating_sub(covered.len()) {
                break;
            }
            for below in 0..rows {
                covered.extend((0..columns).map(|right| (row + below, column + right)));
            }
            covered.remove(&(row, column));
        }
        covered
    }
}

/// Row and column of `BC12`, from 0.
fn place(reference: &str) -> Option<(usize, usize)> {
    let digits = reference.find(|c: char| c.is_ascii_digit())?;
    let (letters, number) = reference.split_at(digits);
    let mut column = 0usize;
    for letter in letters.bytes().filter(u8::is_ascii_alphabetic).take(4) {
        column = column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1;
    }
    let row: usize = number.parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}
