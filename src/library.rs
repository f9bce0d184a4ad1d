//! Keeps the catalogue current in the background: loading, progress, watching, and the state
//! that outlives a run (place, marks).

pub mod state;

use crate::catalogue::{Catalogue, Report};
use crate::ingest::{self, Unread};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What the library tells whoever listens.
#[derive(Clone, Debug)]
pub enum News {
    /// Reading goes on.
    Progress {
        /// Files read.
        read: usize,
        /// Files found so far.
        found: usize,
    },
    /// A newer catalogue: all reports read by now.
    Catalogue(Arc<Catalogue>),
    /// Reading is done; these files gave no report.
    Done(Vec<(PathBuf, Unread)>),
}

/// Reads `paths` to the end on all cores, without a screen. Reports come in path order.
#[must_use]
pub fn read_all(paths: &[PathBuf]) -> (Catalogue, Vec<(PathBuf, Unread)>) {
    let mut reports = Vec::new();
    let mut unread = Vec::new();
    let read = |path: PathBuf| match ingest::read(&path) {
        Ok(source) => Ok(Arc::new(Report::read(source))),
        Err(reason) => Err((path, reason)),
    };
    let results: Vec<_> = files(paths).into_par_iter().map(read).collect();
    for result in results {
        match result {
            Ok(report) => reports.push(report),
            Err(reason) => unread.push(reason),
        }
    }
    (Catalogue::new(reports), unread)
}

/// The files under `paths`, in path order within each.
fn files(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        let walk = ignore::WalkBuilder::new(path).sort_by_file_path(Path::cmp).build();
        files.extend(walk.filter_map(Result::ok).filter_map(|entry| {
            (!entry.file_type().is_some_and(|kind| kind.is_dir())).then(|| entry.into_path())
        }));
    }
    files
}
