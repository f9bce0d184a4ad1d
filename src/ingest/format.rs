//! Which kinds of files are read, and how each becomes a draft.
//!
//! One table, one row a format: a new one is a file below and a row here.

mod counter;
mod csv;
mod doc;
mod docx;
mod html;
mod mht;
mod odt;
mod ordinal;
mod pdf;
mod purpose;
mod rtf;
mod sheet;
mod text;
mod word_list;
mod xlsx;

use super::draft::Draft;
use super::{Unread, encoding};
use std::path::Path;

/// A kind of file that is read.
pub struct Format {
    /// Extensions, lower case; none for files without one.
    pub extensions: &'static [&'static str],
    /// Whether the first bytes can be of this format.
    pub accepts: fn(&[u8]) -> bool,
    /// Whether a file with another document's name is of this format when its bytes are: Word
    /// gives web pages and RTF the name .doc, too.
    pub by_bytes: bool,
    /// The way from bytes to a draft.
    pub read: fn(&Given<'_>) -> Result<Draft, Unread>,
}

/// What a format is given of a file.
#[derive(Clone, Copy)]
pub struct Given<'a> {
    /// Its name; nothing is read from it.
    pub path: &'a Path,
    /// All of it.
    pub bytes: &'a [u8],
    /// The encoding the reader chose, one of [`encoding::CHOICES`].
    pub encoding: Option<&'a str>,
}

impl Given<'_> {
    /// Its text, where it is text.
    #[must_use]
    pub fn decoded(&self) -> encoding::Decoded {
        match self.encoding {
            Some(name) => encoding::decode_as(self.bytes, name),
            None => encoding::decode(self.bytes),
        }
    }
}

/// All formats; the first whose extension and bytes fit reads the file.
pub const FORMATS: [Format; 11] = [
    Format {
        extensions: &["txt", "text", "md", "markdown"],
        accepts: text::is_text,
        by_bytes: false,
        read: text::read,
    },
    Format { extensions: &["odt", "ott"], accepts: odt::accepts, by_bytes: true, read: odt::read },
    Format {
        extensions: &["docx", "docm", "dotx"],
        accepts: docx::accepts,
        by_bytes: true,
        read: docx::read,
    },
    Format { extensions: &["rtf"], accepts: rtf::accepts, by_bytes: true, read: rtf::read },
    Format {
        // Sheets of that time lie in the same container: the reader says what would read them.
        extensions: &["doc", "dot", "wps", "xls", "et"],
        accepts: doc::accepts,
        by_bytes: true,
        read: doc::read,
    },
    Format {
        extensions: &["html", "htm", "xhtml", "shtml"],
        accepts: html::accepts,
        by_bytes: true,
        read: html::read,
    },
    Format {
        extensions: &["mht", "mhtml"],
        accepts: mht::accepts,
        by_bytes: true,
        read: mht::read,
    },
    Format { extensions: &["pdf"], accepts: pdf::accepts, by_bytes: true, read: pdf::read },
    Format {
        extensions: &["xlsx", "xlsm"],
        accepts: xlsx::accepts,
        by_bytes: true,
        read: xlsx::read,
    },
    Format {
        extensions: &["csv", "tsv"],
        accepts: text::is_text,
        by_bytes: false,
        read: csv::read,
    },
    Format { extensions: &[], accepts: text::is_text, by_bytes: false, read: text::read_chinese },
];

/// How many bytes [`Format::accepts`] looks at.
pub const SNIFFED: usize = 8 * 1024;

/// The format of a file by its name.
#[must_use]
pub fn by_name(path: &Path) -> Option<&'static Format> {
    // Word and WPS mark an open file by a small one of that name.
    if path.file_name()?.to_string_lossy().starts_with("~$") {
        return None;
    }
    let extension = extension(path);
    FORMATS.iter().find(|format| match &extension {
        Some(extension) => format.extensions.contains(&extension.as_str()),
        None => format.extensions.is_empty(),
    })
}

/// Archives that are not opened: extension and name, sorted.
const ARCHIVES: [(&str, &str); 9] = [
    ("7z", "7-Zip"),
    ("bz2", "bzip2"),
    ("rar", "RAR"),
    ("tar", "tar"),
    ("tbz", "tar"),
    ("tgz", "tar"),
    ("xz", "xz"),
    ("zip", "ZIP"), // only inside another
    ("zst", "Zstandard"),
];

/// The kind of archive that must be unpacked before gangmu reads what is in it, by its name.
#[must_use]
pub fn needs_unpacking(path: &Path) -> Option<&'static str> {
    let extension = extension(path)?;
    let known = ARCHIVES.iter().find(|(known, _)| *known == extension)?;
    Some(known.1)
}

/// The format of a file by its name and its first bytes.
#[must_use]
pub fn of(path: &Path, head: &[u8]) -> Option<&'static Format> {
    let named = by_name(path)?;
    if (named.accepts)(head) {
        return Some(named);
    }
    let other = FORMATS.iter().find(|format| format.by_bytes && (format.accepts)(head));
    other.filter(|_| named.by_bytes)
}

/// Lower-case extension; `2019.12` and `1.关于计划的报告` have none.
fn extension(path: &Path) -> Option<String> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    let is_word = extension.bytes().all(|b| b.is_ascii_alphanumeric());
    let is_number = extension.bytes().all(|b| b.is_ascii_digit());
    (is_word && !is_number).then_some(extension)
}
