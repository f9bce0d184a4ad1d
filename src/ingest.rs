//! A folder: what does each file say?
//!
//! Bytes become a [`Source`]: tidied text whose every line maps back to the file, with body,
//! imprint and noise told apart. Nothing is ever written under the folder that is read.

mod archive;
pub mod draft;
pub mod encoding;
pub mod format;
mod imprint;
mod noise;
pub mod source;
mod tidy;
pub mod unread;
pub mod walk;
mod xml;

pub use source::{Imprint, Line, Notice, Place, ReportKind, Role, Source};
pub use unread::Unread;
pub use walk::walk;

use format::Given;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The largest file that is read, in bytes: three hundred times the longest report known.
pub const LIMIT: u64 = 64 << 20;

/// Reads one file.
///
/// # Errors
/// The reason when the file cannot be read or is not a report.
pub fn read(path: &Path) -> Result<Source, Unread> {
    open(path, None)
}

/// Reads one file in the encoding the reader chose, one of [`encoding::CHOICES`].
///
/// # Errors
/// As [`read`].
pub fn read_as(path: &Path, encoding: &str) -> Result<Source, Unread> {
    open(path, Some(encoding))
}

fn open(path: &Path, chosen: Option<&str>) -> Result<Source, Unread> {
    // Asked before opening: opening a pipe waits for its writer.
    let kind = std::fs::metadata(path)?;
    if !kind.is_file() {
        return Err(Unread::NotAReport);
    }
    if format::by_name(path).is_none() {
        return Err(Unread::NotAReport);
    }
    if kind.len() > LIMIT {
        return Err(Unread::TooLarge(kind.len()));
    }
    let mut file = File::open(path)?.take(LIMIT + 1);
    let mut bytes = Vec::new();
    file.by_ref().take(format::SNIFFED as u64).read_to_end(&mut bytes)?;
    // Asked of the head alone: a film that bears the name of a text is not read whole.
    if format::of(path, &bytes).is_none() {
        return Err(Unread::NotAReport);
    }
    file.read_to_end(&mut bytes)?;
    source(path, &bytes, chosen)
}

/// Reads bytes as those of a file of this name; nothing is read from disk.
///
/// # Errors
/// As [`read`].
pub fn read_bytes(path: &Path, bytes: &[u8]) -> Result<Source, Unread> {
    source(path, bytes, None)
}

fn source(path: &Path, bytes: &[u8], encoding: Option<&str>) -> Result<Source, Unread> {
    if bytes.len() as u64 > LIMIT {
        return Err(Unread::TooLarge(bytes.len() as u64));
    }
    let head = bytes.get(..format::SNIFFED).unwrap_or(bytes);
    let format = format::of(path, head).ok_or(Unread::NotAReport)?;
    let draft = (format.read)(&Given { path, bytes, encoding })?;
    let source = Source::from_draft(path, draft);
    // Asked of the text: blanks of 16 bits and full-width ones are blanks too.
    if source.lines.iter().all(|line| line.role == Role::Blank) {
        return Err(Unread::Empty);
    }
    Ok(source)
}
