//! Which files there are, what each gave, and what changed since.

use crate::catalogue::Report;
use crate::ingest::{self, Candidate, Unread};
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// A file that was found, or a path that gives none and why.
pub(super) type Listed = Result<Candidate, (PathBuf, Unread)>;

/// What tells one version of a file from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    changed: Option<SystemTime>,
    length: u64,
}

/// The files in path order with what each gave.
#[derive(Default)]
pub(super) struct Shelf {
    /// Files of the last listing, in its order.
    order: Vec<PathBuf>,
    /// Whether a listing came to its end.
    is_listed: bool,
    /// Files of the listing under way.
    listing: Vec<PathBuf>,
    slots: HashMap<PathBuf, Slot>,
    /// Folders and files that could not even be listed.
    refused: Vec<(PathBuf, Unread)>,
}

#[derive(Default)]
struct Slot {
    /// The version being read or read last.
    stamp: Option<Stamp>,
    report: Option<Arc<Report>>,
    unread: Option<Unread>,
    /// Readings in a row that seemed to be of a half-written file.
    failures: u32,
}

/// What a reading came to.
#[derive(Clone, Copy, Default)]
pub(super) struct Noted {
    /// Whether the reports are other ones than before.
    pub(super) changed: bool,
    /// How many times in a row the file seemed half-written; read it again a little later.
    pub(super) again: Option<u32>,
}

/// How often a file that seems half-written is read again.
const RETRIES: u32 = 4;

impl Stamp {
    /// Of the file as it is now, of the archive for a file in one; `None` when it is gone.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let kind =
            std::fs::metadata(path).or_else(|_| std::fs::metadata(ingest::on_disk(path))).ok()?;
        Some(Self { changed: kind.modified().ok(), length: kind.len() })
    }

    /// Whether the file was written a moment ago, and so perhaps still is.
    fn is_fresh(self) -> bool {
        let age = self.changed.and_then(|at| at.elapsed().ok());
        age.is_some_and(|age| age < Duration::from_secs(5))
    }
}

impl Shelf {
    /// Begins a listing.
    pub(super) fn begin_listing(&mut self) {
        self.listing.clear();
        self.refused.clear();
    }

    /// Notes a file of the listing; whether it must be read.
    pub(super) fn found(&mut self, path: &Path, stamp: Option<Stamp>) -> bool {
        self.listing.push(path.to_owned());
        if !self.is_listed {
            // On the first listing files show as they are read, before all are found. Later ones
            // would show at the wrong place.
            self.order.push(path.to_owned());
        }
        let slot = self.slots.entry(path.to_owned()).or_default();
        let changed = slot.stamp.is_none() || slot.stamp != stamp;
        slot.stamp = stamp;
        if changed {
            slot.failures = 0;
        }
        changed
    }

    /// Whether the file was found.
    pub(super) fn knows(&self, path: &Path) -> bool {
        self.slots.contains_key(path)
    }

    /// Notes a path that could not be listed.
    pub(super) fn refused(&mut self, path: PathBuf, reason: Unread) {
        self.refused.push((path, reason));
    }

    /// Ends the listing; whether the files are others than before.
    pub(super) fn end_listing(&mut self) -> bool {
        self.is_listed = true;
        let before = std::mem::replace(&mut self.order, std::mem::take(&mut self.listing));
        let kept: HashSet<_> = self.order.iter().collect();
        self.slots.retain(|path, _| kept.contains(path));
        self.order != before
    }

    /// Notes what a file gave, `whole` when it did not change while it was read.
    pub(super) fn read(
        &mut self,
        path: &Path,
        result: Result<Arc<Report>, Unread>,
        whole: bool,
    ) -> Noted {
        let Some(slot) = self.slots.get_mut(path) else { return Noted::default() };
        let half_written = !whole || (result.is_err() && slot.stamp.is_some_and(Stamp::is_fresh));
        slot.failures = if half_written { slot.failures + 1 } else { 0 };
        let again = (1..=RETRIES).contains(&slot.failures).then_some(slot.failures);
        let changed = match result {
            Ok(report) => {
                slot.unread = None;
                slot.report = Some(report);
                true
            }
            // What was read before stays until it is sure that there is nothing more to come.
            Err(_) if again.is_some() && slot.report.is_some() => false,
            Err(reason) => {
                slot.unread = Some(reason);
                slot.report.take().is_some()
            }
        };
        Noted { changed, again }
    }

    /// The reports read by now, in path order.
    pub(super) fn reports(&self) -> Vec<Arc<Report>> {
        self.order.iter().filter_map(|path| self.slots.get(path)?.report.clone()).collect()
    }

    /// Whether it is sure which report comes first: all files before it gave none.
    pub(super) fn knows_first(&self) -> bool {
        let mut slots = self.order.iter().filter_map(|path| self.slots.get(path));
        slots.find(|slot| slot.unread.is_none()).is_some_and(|slot| slot.report.is_some())
    }

    /// What gave no report, and why.
    pub(super) fn unread(&self) -> Vec<(PathBuf, Unread)> {
        let slots = self.order.iter().filter_map(|path| {
            let reason = self.slots.get(path)?.unread.clone()?;
            Some((path.clone(), reason))
        });
        self.refused.iter().cloned().chain(slots).collect()
    }
}

/// The files under `paths` in path order.
pub(super) fn listed(paths: &[PathBuf]) -> impl Iterator<Item = Listed> + Send + use<> {
    ingest::candidates(paths)
}
