//! Tells that something under the paths changed; what, is found out by listing them again.

use crate::ingest::{self, Unread};
use notify::event::{AccessKind, AccessMode};
use notify::{ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};

/// Watches `paths` until dropped; `changed` is called from a thread of its own.
///
/// # Errors
/// The system's reason, when any of the paths cannot be watched.
pub(super) fn watch(
    paths: &[PathBuf],
    changed: impl Fn() + Send + 'static,
) -> Result<RecommendedWatcher, (PathBuf, Unread)> {
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        // An error means that events were lost.
        if event.map_or(true, |event| is_change(event.kind)) {
            changed();
        }
    })
    .map_err(reason)?;
    for path in paths {
        let path = ingest::on_disk(path);
        // A file is often replaced rather than written: its folder tells.
        let (place, mode) = match path.is_dir() {
            true => (path, RecursiveMode::Recursive),
            false => (folder_of(path), RecursiveMode::NonRecursive),
        };
        watcher.watch(place, mode).map_err(reason)?;
    }
    Ok(watcher)
}

/// What cannot be watched, and why.
fn reason(error: notify::Error) -> (PathBuf, Unread) {
    let path = error.paths.first().cloned().unwrap_or_default();
    let reason = match error.kind {
        ErrorKind::Io(error) => error.into(),
        ErrorKind::PathNotFound => Unread::Vanished,
        kind => Unread::Unreadable(format!("{kind:?}")),
    };
    (path, reason)
}

/// Reading a file is an event too, and gangmu reads.
fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        _ => true,
    }
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
