//! What the name of a file tells: its format, and whether gzip is around it.

use super::format;
use std::path::Path;

/// The name that tells the format: `.gz` around a file says nothing of what is in it.
pub(super) struct Name<'a> {
    /// The name without `.gz`.
    pub path: &'a Path,
    /// Whether `.gz` was there.
    pub is_packed: bool,
}

impl<'a> Name<'a> {
    /// What the name of a file tells.
    pub fn of(path: &'a Path) -> Self {
        let is_packed = path.extension().is_some_and(|last| last.eq_ignore_ascii_case("gz"));
        let stem = path.file_stem().filter(|_| is_packed);
        Self { path: stem.map_or(path, Path::new), is_packed }
    }
}

/// Whether the name is that of a report.
pub(super) fn may_be_report(path: &Path) -> bool {
    format::by_name(Name::of(path).path).is_some()
}
