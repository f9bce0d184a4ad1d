//! Which files stand under the paths named?
//!
//! Hands on one file at a time, in natural path order, as the folders are listed; reads none.

use super::natural::natural;
use super::{Unread, bundle, format};
use ignore::{DirEntry, WalkBuilder};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// A file to read, or a path that gives none and why.
pub type Found = Result<PathBuf, (PathBuf, Unread)>;

/// Every file under `paths`, each once.
///
/// Folders are searched to the bottom: hidden files and what `.gitignore` and `.ignore` inside the
/// folder leave out are passed over, folders behind symbolic links are not entered. A file named
/// itself is handed on even when hidden or ignored, and so is a path in an archive. Pipes, devices and
/// sockets never are.
pub fn walk(paths: &[PathBuf]) -> impl Iterator<Item = Found> + Send + use<> {
    let several = paths.len() > 1;
    let mut seen = HashSet::new();
    let paths = paths.to_vec();
    paths.into_iter().flat_map(|path| under(&path)).filter(move |found| match found {
        Ok(path) => !several || seen.insert(path.clone()),
        Err(_) => true,
    })
}

/// Whether there is any file under `paths`, or a path that gives none: told by the first that comes,
/// in no order, for to sort a folder is to list all of it.
#[must_use]
pub fn finds_any(paths: &[PathBuf]) -> bool {
    paths.iter().any(|path| {
        !path.is_dir() || folder(path).build().any(|entry| entry.map_or(true, |e| is_file(&e)))
    })
}

fn under(path: &Path) -> Box<dyn Iterator<Item = Found> + Send> {
    let kind = match std::fs::metadata(path) {
        Ok(kind) => kind,
        Err(_) if bundle::around(path).is_some() => {
            return Box::new(std::iter::once(Ok(path.to_owned())));
        }
        Err(error) => {
            let reason = match Unread::from(error) {
                Unread::Vanished => Unread::NoSuchPath,
                other => other,
            };
            return Box::new(std::iter::once(Err((path.to_owned(), reason))));
        }
    };
    if kind.is_file() {
        return Box::new(std::iter::once(Ok(path.to_owned())));
    }
    if !kind.is_dir() {
        return Box::new(std::iter::once(Err((path.to_owned(), Unread::NotAReport))));
    }
    let mut folder = folder(path);
    folder.sort_by_file_name(natural);
    Box::new(folder.build().filter_map(|entry| match entry {
        Ok(entry) if is_file(&entry) => Some(Ok(entry.into_path())),
        Ok(entry) => led_nowhere(&entry).map(Err),
        Err(error) => refused(error).map(Err),
    }))
}

fn folder(path: &Path) -> WalkBuilder {
    let mut walk = WalkBuilder::new(path);
    // Ignore files count inside the folder named, git or not; those above it were written for
    // another purpose and could hide everything.
    walk.require_git(false).parents(false).git_global(false).follow_links(false);
    walk
}

/// A regular file, or a link to one.
fn is_file(entry: &DirEntry) -> bool {
    match entry.file_type() {
        Some(kind) if kind.is_symlink() => {
            std::fs::metadata(entry.path()).is_ok_and(|target| target.is_file())
        }
        Some(kind) => kind.is_file(),
        None => false,
    }
}

/// A link with the name of a report that leads to nothing: somebody misses that report.
fn led_nowhere(entry: &DirEntry) -> Option<(PathBuf, Unread)> {
    let is_link = entry.file_type().is_some_and(|kind| kind.is_symlink());
    if !is_link || format::by_name(entry.path()).is_none_or(|f| f.extensions.is_empty()) {
        return None;
    }
    let error = std::fs::metadata(entry.path()).err()?;
    Some((entry.path().to_owned(), Unread::from(error)))
}

/// The path an error speaks of. Bad lines of an ignore file speak of none.
fn refused(error: ignore::Error) -> Option<(PathBuf, Unread)> {
    let path = path_of(&error)?;
    let reason =
        error.into_io_error().map_or_else(|| Unread::Unreadable(String::new()), Unread::from);
    Some((path, reason))
}

fn path_of(error: &ignore::Error) -> Option<PathBuf> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path.clone()),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            path_of(err)
        }
        _ => None,
    }
}
