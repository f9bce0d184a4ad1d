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
pub(super) struct Shelf {
    /// About how much memory its reports may take, and take, in bytes.
    most: u64,
    held: u64,
    /// How many of the first files are known to give no report.
    idle: usize,
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

impl Slot {
    fn weight(&self) -> u64 {
        self.report.as_ref().map_or(0, |report| report.weight())
    }
}

impl Stamp {
    /// Of the file as it is now, of the archive for a file in one; `None` when it is gone.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let kind = std::fs::metadata(ingest::on_disk(path)).ok()?;
        Some(Self { changed: kind.modified().ok(), length: kind.len() })
    }

    /// Whether the file was written a moment ago, and so perhaps still is.
    fn is_fresh(self) -> bool {
        let age = self.changed.and_then(|at| at.elapsed().ok());
        age.is_some_and(|age| age < Duration::from_secs(5))
    }
}

impl Shelf {
    /// A shelf for reports that take up to `most` bytes of memory.
    pub(super) fn new(most: u64) -> Self {
        Self {
            most,
            held: 0,
            idle: 0,
            order: Vec::new(),
            is_listed: false,
            listing: Vec::new(),
            slots: HashMap::new(),
            refused: Vec::new(),
        }
    }

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
        self.held = self.slots.values().map(Slot::weight).sum();
        self.idle = 0;
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
        let others = self.held - slot.weight();
        let result = result.and_then(|report| {
            let fits = others.saturating_add(report.weight()) <= self.most;
            fits.then_some(report).ok_or(Unread::NoRoom)
        });
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
        self.held = others + slot.weight();
        Noted { changed, again }
    }

    /// The reports read by now, in path order.
    pub(super) fn reports(&self) -> Vec<Arc<Report>> {
        self.order.iter().filter_map(|path| self.slots.get(path)?.report.clone()).collect()
    }

    /// Whether it is sure which report comes first: all files before it gave none.
    pub(super) fn knows_first(&mut self) -> bool {
        let of = |at: usize| self.order.get(at).and_then(|path| self.slots.get(path));
        // Asked after each reading: what is known to be idle is not looked at again.
        while of(self.idle).is_some_and(|slot| slot.unread.is_some()) {
            self.idle += 1;
        }
        of(self.idle).is_some_and(|slot| slot.report.is_some())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Source;

    fn report(path: &Path) -> Arc<Report> {
        Arc::new(Report::read(Source::from_text(path, "全县妇女工作总结\n\n培训妇女300人。\n")))
    }

    #[test]
    fn what_has_no_room_is_left_out_until_there_is_some() {
        let paths = ["a.txt", "b.txt", "c.txt"].map(PathBuf::from);
        let one = report(&paths[0]).weight();
        let mut shelf = Shelf::new(one * 2);
        let list = |shelf: &mut Shelf, paths: &[PathBuf]| {
            shelf.begin_listing();
            for path in paths {
                shelf.found(path, None);
            }
            shelf.end_listing();
        };
        list(&mut shelf, &paths);
        for path in &paths {
            shelf.read(path, Ok(report(path)), true);
        }
        assert_eq!(shelf.reports().len(), 2);
        assert_eq!(shelf.unread(), [(paths[2].clone(), Unread::NoRoom)]);
        // Read again, a report takes the room it had.
        shelf.read(&paths[0], Ok(report(&paths[0])), true);
        assert_eq!(shelf.reports().len(), 2);
        list(&mut shelf, &paths[1..]);
        shelf.read(&paths[2], Ok(report(&paths[2])), true);
        assert_eq!((shelf.reports().len(), shelf.unread()), (2, Vec::new()));
    }

    #[test]
    fn the_first_report_is_known_when_all_before_it_gave_none() {
        let paths = ["a.txt", "b.txt"].map(PathBuf::from);
        let mut shelf = Shelf::new(u64::MAX);
        for path in &paths {
            shelf.found(path, None);
        }
        shelf.read(&paths[1], Ok(report(&paths[1])), true);
        assert!(!shelf.knows_first());
        shelf.read(&paths[0], Err(Unread::Empty), true);
        assert!(shelf.knows_first());
    }
}
