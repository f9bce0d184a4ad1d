//! Which kinds of files are read, and how each becomes a source.
//!
//! One table, one row a format: a new one is a file beside this one and a row here.

use super::{Source, Unread, encoding};
use std::path::Path;

/// A kind of file that is read.
pub struct Format {
    /// Extensions, lower case; none for files without one.
    pub extensions: &'static [&'static str],
    /// Whether the first bytes can be of this format.
    pub accepts: fn(&[u8]) -> bool,
    /// The way from bytes to a source.
    pub read: Reader,
}

/// Makes a source of a file's bytes, in the encoding named where the reader chose one.
pub type Reader = fn(&Path, &[u8], Option<&str>) -> Result<Source, Unread>;

/// All formats; the first whose extension and bytes fit reads the file.
pub const FORMATS: [Format; 2] = [
    Format {
        extensions: &["txt", "text", "md", "markdown"],
        accepts: is_text,
        read: |path, bytes, chosen| Ok(text(path, bytes, chosen)),
    },
    Format {
        extensions: &[],
        accepts: is_text,
        read: |path, bytes, chosen| {
            // LICENSE and Makefile are text too, but nobody's report.
            Some(text(path, bytes, chosen)).filter(is_chinese).ok_or(Unread::NotAReport)
        },
    },
];

/// How many bytes [`Format::accepts`] looks at.
pub const SNIFFED: usize = 8 * 1024;

/// The format of a file by its name.
#[must_use]
pub fn by_name(path: &Path) -> Option<&'static Format> {
    let extension = extension(path);
    FORMATS.iter().find(|format| match &extension {
        Some(extension) => format.extensions.contains(&extension.as_str()),
        None => format.extensions.is_empty(),
    })
}

/// Lower-case extension; `2019.12` and `1.关于计划的报告` have none.
fn extension(path: &Path) -> Option<String> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    let is_word = extension.bytes().all(|b| b.is_ascii_alphanumeric());
    let is_number = extension.bytes().all(|b| b.is_ascii_digit());
    (is_word && !is_number).then_some(extension)
}

fn text(path: &Path, bytes: &[u8], chosen: Option<&str>) -> Source {
    let decoded = match chosen {
        Some(name) => encoding::decode_as(bytes, name),
        None => encoding::decode(bytes),
    };
    let mut source = Source::from_text(path, &decoded.text);
    source.encoding = decoded.encoding;
    source.notices.splice(0..0, decoded.notices);
    source
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

fn is_text(head: &[u8]) -> bool {
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

fn is_chinese(source: &Source) -> bool {
    let (mut han, mut all) = (0usize, 0usize);
    for c in source.text.chars().filter(|c| !c.is_whitespace()).take(4096) {
        all += 1;
        han += usize::from(('\u{3400}'..='\u{9fff}').contains(&c));
    }
    han * 5 > all
}
