//! Is the catalogue current? Loading, progress and watching in the background, and the state that
//! outlives a run (place, marks).

mod librarian;
mod shelf;
pub mod state;
mod watch;

use crate::catalogue::{Catalogue, Report};
use crate::ingest::{Candidate, Unread};
use librarian::{Event, Librarian};
use rayon::prelude::*;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};

/// About how much memory the reports that are read may take together, in bytes: fifteen times what the
/// reports of nine hundred cities take.
pub const MOST_HELD: u64 = 4 << 30;

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
    /// A newer catalogue: all reports read by now, in path order. Indices of the one before do not
    /// hold in it; paths do.
    Catalogue(Arc<Catalogue>),
    /// Reading is done; these files gave no report. Said again after every change on disk.
    Done(Vec<(PathBuf, Unread)>),
    /// Changes on disk will not be noticed; the system's reason.
    Unwatched(PathBuf, Unread),
}

/// The reports of some folders and files, read and kept current by threads of its own, which stop
/// when it is dropped.
#[derive(Debug)]
pub struct Library {
    events: Sender<Event>,
    stopped: Arc<AtomicBool>,
}

impl Library {
    /// Opens `paths` and returns at once; what is read is told to `post` as it becomes known.
    pub fn open(paths: Vec<PathBuf>, post: impl Fn(News) + Send + 'static) -> Self {
        let (events, inbox) = channel();
        let stopped = Arc::new(AtomicBool::new(false));
        let librarian = Librarian::new(paths, Box::new(post), events.clone(), stopped.clone());
        std::thread::spawn(move || librarian.run(&inbox));
        Self { events, stopped }
    }

    /// Reads one file again in an encoding the user chose, and keeps to it; `None` goes back to
    /// finding out. The answer is a newer catalogue.
    pub fn reread(&self, path: &Path, encoding: Option<&str>) {
        let event = Event::Reread(path.to_owned(), encoding.map(str::to_owned));
        // Only a library that has stopped does not listen.
        let _ = self.events.send(event);
    }
}

impl Drop for Library {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::Relaxed);
        let _ = self.events.send(Event::Stop);
    }
}

/// Reads `paths` to the end on all cores, without a screen. Reports come in path order.
#[must_use]
pub fn read_all(paths: &[PathBuf]) -> (Catalogue, Vec<(PathBuf, Unread)>) {
    let found: Vec<_> = shelf::listed(paths).collect();
    let held = AtomicU64::new(0);
    let fits = |report: &Arc<Report>| {
        let before = held.fetch_add(report.weight(), Ordering::Relaxed);
        before.saturating_add(report.weight()) <= MOST_HELD
    };
    let read = |found: shelf::Listed| {
        let file = found?;
        let full = held.load(Ordering::Relaxed) > MOST_HELD;
        let report = if full { Err(Unread::NoRoom) } else { read_file(&file, None) };
        let report =
            report.and_then(|report| fits(&report).then_some(report).ok_or(Unread::NoRoom));
        report.map_err(|reason| (file.path().to_owned(), reason))
    };
    let results: Vec<_> = found.into_par_iter().map(read).collect();
    let (mut reports, mut unread) = (Vec::new(), Vec::new());
    for result in results {
        match result {
            Ok(report) => reports.push(report),
            Err(reason) => unread.push(reason),
        }
    }
    (Catalogue::new(reports), unread)
}

/// Everything that is read out of one file.
fn read_file(file: &Candidate, encoding: Option<&str>) -> Result<Arc<Report>, Unread> {
    let read = || Ok(Arc::new(Report::read(file.read(encoding)?)));
    // One report that trips a rule must not take the others with it.
    catch_unwind(AssertUnwindSafe(read))
        .unwrap_or_else(|_| Err(Unread::Unreadable("gangmu: internal error".to_owned())))
}
