//! A folder: what does each file say?
//!
//! Bytes become a [`Source`]: tidied text whose every line maps back to the file, with body,
//! imprint and noise told apart. Nothing is ever written under the folder that is read.

mod archive;
mod assemble;
mod bundle;
mod candidate;
pub mod draft;
pub mod encoding;
pub mod format;
mod imprint;
mod join;
mod markdown;
mod name;
mod natural;
mod noise;
pub mod pipe_table;
pub mod source;
mod superscript;
mod tidy;
pub mod unread;
pub mod walk;
mod wrap;
mod xml;

pub use bundle::on_disk;
pub use candidate::{Candidate, candidates, exists, read_bytes};
pub use source::{Imprint, Line, Notice, Place, ReportKind, Role, Source};
pub use unread::Unread;
pub use walk::{finds_any, walk};

use source::Join;
use std::path::Path;

/// The largest file that is read, in bytes: three hundred times the longest report known.
pub const LIMIT: u64 = 64 << 20;

/// Reads one file, which may lie in an archive.
///
/// # Errors
/// The reason when the file cannot be read or is not a report.
pub fn read(path: &Path) -> Result<Source, Unread> {
    Candidate::at(path.to_owned()).read(None)
}

/// Reads one file in the encoding the reader chose, one of [`encoding::CHOICES`].
///
/// # Errors
/// As [`read`].
pub fn read_as(path: &Path, encoding: &str) -> Result<Source, Unread> {
    Candidate::at(path.to_owned()).read(Some(encoding))
}
