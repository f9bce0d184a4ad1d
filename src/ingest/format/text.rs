//! Plain text and Markdown.

use super::Given;
use crate::ingest::Unread;
use crate::ingest::draft::Draft;
use crate::ingest::encoding;
use crate::text::han;

/// Reads a file whose name says that it is text.
pub(super) fn read(given: &Given<'_>) -> Result<Draft, Unread> {
    Ok(Draft::of_text(given.path, given.decoded()))
}

/// Reads a file whose name says nothing: LICENSE and Makefile are text too, but nobody's report.
pub(super) fn read_chinese(given: &Given<'_>) -> Result<Draft, Unread> {
    let decoded = given.decoded();
    if !han::is_chinese(&decoded.text) {
        return Err(Unread::NotChinese);
    }
    Ok(Draft::of_text(given.path, decoded))
}

/// First bytes of files that others gave a text's name.
const BINARIES: [&[u8]; 16] = [
    b"%PDF",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"BM6",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"\x7fELF",
    b"RIFF",
    b"SQLite format",
    b"{\\rtf",
    b"ID3",
    b"MZ\x90",
];

/// Whether the first bytes of a file can be text.
pub(super) fn is_text(head: &[u8]) -> bool {
    if BINARIES.iter().any(|magic| head.starts_with(magic)) {
        return false;
    }
    let marked = encoding_rs::Encoding::for_bom(head).is_some();
    if marked || encoding::utf_16_by_shape(head).is_some() {
        return true;
    }
    // A stray control character is damage; many are another kind of file.
    let strange =
        head.iter().filter(|&&b| b < 0x20 && !b"\t\n\r\x0b\x0c\x1a\x1b".contains(&b)).count();
    !head.contains(&0) && strange * 50 <= head.len()
}
