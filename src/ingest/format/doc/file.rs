//! The streams of a Word document, and its text in reading order.

use super::bytes::Bytes;
use crate::ingest::Unread;
use encoding_rs::WINDOWS_1252;
use std::io::{Cursor, Read};

/// Places of tables among those that the head of a document lists.
pub(super) const STYLES: usize = 1;
pub(super) const CHARACTERS: usize = 12;
pub(super) const PARAGRAPHS: usize = 13;
const PIECES: usize = 33;
pub(super) const LISTS: usize = 73;
pub(super) const LIST_USES: usize = 74;

/// Where the list of tables begins in the head.
const TABLES: usize = 0x9a;
/// The most characters that are read.
pub(super) const MOST_CHARACTERS: usize = 4 << 20;

/// An open document.
pub(super) struct File {
    /// The stream of text and of pages of properties.
    pub main: Vec<u8>,
    /// The stream of tables.
    tables: Vec<u8>,
}

/// A run of text: first character, where its bytes lie, whether one byte is a character.
struct Run {
    start: usize,
    end: usize,
    offset: usize,
    is_narrow: bool,
}

impl File {
    /// Opens the streams; says which program reads what is no Word 97 document.
    pub fn open(bytes: &[u8]) -> Result<Self, Unread> {
        let damaged = |_| Unread::Damaged(super::NAME);
        let mut container = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(damaged)?;
        let mut stream = |name: &str| {
            let stream = container.open_stream(name).ok()?;
            let mut bytes = Vec::new();
            let limit = crate::ingest::LIMIT;
            stream.take(limit).read_to_end(&mut bytes).ok().map(|_| bytes)
        };
        let Some(main) = stream("WordDocument") else {
            return Err(other(|name| stream(name).is_some()));
        };
        let flags = main.u16(0x0a);
        if main.u16(0) != 0xa5ec || main.u16(2) < 0x00c1 {
            return Err(Unread::Foreign("Word 6.0/95", ".docx"));
        }
        if flags & 0x8100 != 0 {
            return Err(Unread::Locked);
        }
        let tables = stream(if flags & 0x0200 == 0 { "0Table" } else { "1Table" });
        Ok(Self { main, tables: tables.ok_or(Unread::Damaged(super::NAME))? })
    }

    /// A table by its place in the head.
    pub fn table(&self, place: usize) -> &[u8] {
        let at = TABLES + place * 8;
        self.tables.part(self.main.u32(at), self.main.u32(at + 4))
    }

    /// A table and all behind it.
    pub fn table_and_rest(&self, place: usize) -> &[u8] {
        self.tables.get(self.main.u32(TABLES + place * 8)..).unwrap_or_default()
    }

    /// The characters of the body, each with its offset in the file.
    pub fn body(&self) -> Vec<(usize, char)> {
        self.characters(0, self.main.u32(0x4c))
    }

    /// The characters of the footnotes, which follow the body.
    pub fn notes(&self) -> Vec<(usize, char)> {
        let from = self.main.u32(0x4c);
        self.characters(from, from.saturating_add(self.main.u32(0x50)))
    }

    fn runs(&self) -> Vec<Run> {
        let pieces = self.pieces();
        let count = pieces.len().saturating_sub(4) / 12;
        let run = |index: usize| {
            let place = pieces.u32((count + 1) * 4 + index * 8 + 2);
            let is_narrow = place & 0x4000_0000 != 0;
            let offset = place & 0x3fff_ffff;
            let offset = if is_narrow { offset / 2 } else { offset };
            Run { start: pieces.u32(index * 4), end: pieces.u32(index * 4 + 4), offset, is_narrow }
        };
        (0..count).map(run).collect()
    }

    /// The table of pieces, behind properties that a quick save left.
    fn pieces(&self) -> &[u8] {
        let table = self.table(PIECES);
        let mut at = 0;
        while at < table.len() {
            match table.u8(at) {
                1 => at += 3 + table.u16(at + 1),
                2 => return table.part(at + 5, table.u32(at + 1)),
                _ => break,
            }
        }
        &[]
    }

    fn characters(&self, from: usize, to: usize) -> Vec<(usize, char)> {
        let mut out = Vec::new();
        for run in self.runs() {
            let (start, end) = (run.start.max(from), run.end.min(to));
            let count = end.saturating_sub(start).min(MOST_CHARACTERS.saturating_sub(out.len()));
            let width = if run.is_narrow { 1 } else { 2 };
            let offset = run.offset.saturating_add(start.saturating_sub(run.start) * width);
            let bytes = self.main.part(offset, count * width);
            if run.is_narrow {
                let text = WINDOWS_1252.decode_without_bom_handling(bytes).0;
                out.extend(text.chars().enumerate().map(|(at, c)| (offset + at, c)));
            } else {
                let units =
                    bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
                let mut at = offset;
                for c in char::decode_utf16(units) {
                    let c = c.unwrap_or('\u{fffd}');
                    out.push((at, c));
                    at += 2 * c.len_utf16();
                }
            }
        }
        out
    }
}

/// What a container is that holds no Word document.
fn other(mut holds: impl FnMut(&str) -> bool) -> Unread {
    if holds("EncryptedPackage") {
        Unread::Locked
    } else if holds("Workbook") || holds("Book") {
        Unread::Foreign("Excel 97–2003", ".xlsx")
    } else if holds("PowerPoint Document") {
        Unread::NotAReport
    } else if holds("MatOST") || holds("CONTENTS") {
        Unread::Foreign("Microsoft Works", ".docx")
    } else {
        Unread::Damaged(super::NAME)
    }
}
