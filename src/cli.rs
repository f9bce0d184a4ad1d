//! Lookups without a screen: results to stdout, messages to stderr, exit code 0 found, 1 nothing
//! found, 2 wrong use or unreadable input.

use std::ffi::OsString;
use std::path::PathBuf;

/// What the command line came to.
pub enum Outcome {
    /// All is said: leave with this code.
    Exit(u8),
    /// Open the reader.
    Read(ReadRequest),
}

/// What to open the reader with.
pub struct ReadRequest {
    /// Folders and files, at least one.
    pub paths: Vec<PathBuf>,
}

/// Runs the command line.
#[must_use]
pub fn run(args: impl IntoIterator<Item = OsString>) -> Outcome {
    let paths: Vec<PathBuf> = args.into_iter().skip(1).map(PathBuf::from).collect();
    Outcome::Read(ReadRequest { paths })
}
