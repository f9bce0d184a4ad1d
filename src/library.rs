//! Keeps the catalogue current in the background: loading, progress, watching, and the state
//! that outlives a run (place, marks).

use crate::catalogue::{Catalogue, Report};
use crate::ingest::{self, Unread};
use std::path::PathBuf;
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
    for path in paths {
        match ingest::read(path) {
            Ok(source) => reports.push(Arc::new(Report::read(source))),
            Err(reason) => unread.push((path.clone(), reason)),
        }
    }
    (Catalogue::new(reports), unread)
}
