//! A folder: what does each file say?
//!
//! Bytes become a [`Source`]: tidied text whose every line maps back to the file, with body,
//! imprint and noise told apart. Nothing is ever written under the folder that is read.

pub mod source;

pub use source::{Imprint, Line, Notice, ReportKind, Role, Source};

use std::path::Path;

/// Reads one file.
///
/// # Errors
/// A sentence for the reader when the file cannot be read or is not a report.
pub fn read(path: &Path) -> Result<Source, Unread> {
    let bytes = std::fs::read(path).map_err(|error| Unread::Unreadable(error.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|_| Unread::NotAReport)?;
    Ok(Source::from_text(path, &text))
}

/// Why a file gave no source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// A picture, an archive, a binary: left out and counted.
    NotAReport,
    /// The system's reason.
    Unreadable(String),
}
