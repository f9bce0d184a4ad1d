//! The reports and gold that some tests need, and a skip that is heard where they are absent.

use std::io::Write;
use std::path::PathBuf;

/// The shared folder, beside the project or where `GANGMU_SHARED` says; tells on the terminal,
/// past the test runner's capture, that `test` is skipped where it is absent.
pub fn folder(test: &str) -> Option<PathBuf> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared");
    let folder = std::env::var_os("GANGMU_SHARED").map_or_else(|| beside.into(), PathBuf::from);
    if folder.is_dir() {
        return Some(folder);
    }
    let _ = writeln!(std::io::stderr(), "skipped: {test}: no folder {}", folder.display());
    None
}
