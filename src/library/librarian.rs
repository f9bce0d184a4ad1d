//! The thread that keeps the shelf: lists, has files read, tells what is new, looks after changes.
//!
//! Loading and reloading are one thing: list the paths, read what is new or changed.

use super::shelf::{Shelf, Stamp, listed};
use super::{MOST_HELD, News, read_file, watch};
use crate::catalogue::{Catalogue, Report};
use crate::ingest::{Candidate, Unread};
use notify::RecommendedWatcher;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

/// What the librarian hears.
pub(super) enum Event {
    /// A file of the listing, and its version.
    Found(Candidate, Option<Stamp>),
    /// A path that cannot be listed.
    Refused(PathBuf, Unread),
    /// The listing is at its end.
    Listed,
    /// What a file gave; `whole` when it did not change meanwhile.
    Read {
        path: PathBuf,
        /// The encoding it was to be read in.
        encoding: Option<String>,
        result: Result<Arc<Report>, Unread>,
        whole: bool,
    },
    /// Something changed on disk.
    Changed,
    /// The user wants a file read in this encoding.
    Reread(PathBuf, Option<String>),
    /// The library was closed.
    Stop,
}

/// How long the disk must be quiet before the folder is listed again.
const QUIET: Duration = Duration::from_millis(200);
/// Progress is told at most this often.
const PROGRESS: Duration = Duration::from_millis(50);
/// The second catalogue follows the first after this; each later one after twice as long.
const INTERVAL: Duration = Duration::from_millis(100);
/// The longest that what was read is kept back.
const LONGEST: Duration = Duration::from_secs(2);
/// Building catalogues, and listing, take at most one part in so many of the time.
const SHARE: u32 = 8;

pub(super) struct Librarian {
    paths: Vec<PathBuf>,
    post: Box<dyn Fn(News) + Send>,
    events: Sender<Event>,
    stopped: Arc<AtomicBool>,
    readers: Option<Arc<ThreadPool>>,
    watcher: Option<RecommendedWatcher>,
    /// What was last said to give no report.
    said: Option<Vec<(PathBuf, Unread)>>,
    shelf: Shelf,
    encodings: HashMap<PathBuf, String>,
    listing: bool,
    /// Files found and read since the last time all was done.
    found: usize,
    read: usize,
    /// Files to read again, and when.
    retries: BinaryHeap<Reverse<(Instant, PathBuf)>>,
    /// When to list again, and the first change that was not looked into.
    rescan: Option<Instant>,
    changed: Option<Instant>,
    /// When the last listing began, and when another may.
    listed_from: Instant,
    next_listing: Instant,
    /// Whether something was read that no catalogue has.
    news: bool,
    next_catalogue: Instant,
    next_progress: Instant,
    interval: Duration,
}

impl Librarian {
    pub(super) fn new(
        paths: Vec<PathBuf>,
        post: Box<dyn Fn(News) + Send>,
        events: Sender<Event>,
        stopped: Arc<AtomicBool>,
    ) -> Self {
        let now = Instant::now();
        Self {
            paths,
            post,
            events,
            stopped,
            readers: reading_threads(),
            watcher: None,
            said: None,
            shelf: Shelf::new(MOST_HELD),
            encodings: HashMap::new(),
            listing: false,
            found: 0,
            read: 0,
            retries: BinaryHeap::new(),
            rescan: Some(now),
            changed: None,
            listed_from: now,
            next_listing: now,
            news: false,
            next_catalogue: now,
            next_progress: now,
            interval: INTERVAL,
        }
    }

    /// Works until the library is closed.
    pub(super) fn run(mut self, inbox: &Receiver<Event>) {
        loop {
            self.do_what_is_due();
            let event = match self.next_due() {
                None => inbox.recv().ok(),
                Some(due) => {
                    match inbox.recv_timeout(due.saturating_duration_since(Instant::now())) {
                        Ok(event) => Some(event),
                        Err(RecvTimeoutError::Timeout) => continue,
                        Err(RecvTimeoutError::Disconnected) => None,
                    }
                }
            };
            match event {
                None | Some(Event::Stop) => return,
                Some(event) => self.hear(event),
            }
        }
    }

    fn hear(&mut self, event: Event) {
        match event {
            Event::Found(file, stamp) => {
                if self.shelf.found(file.path(), stamp) {
                    self.have_read(file);
                }
            }
            Event::Refused(path, reason) => self.shelf.refused(path, reason),
            Event::Listed => {
                self.listing = false;
                // A large folder in which something always changes must not be listed all the time.
                let now = Instant::now();
                self.next_listing = now + now.duration_since(self.listed_from) * SHARE;
                self.news |= self.shelf.end_listing();
                self.all_done();
            }
            Event::Read { path, encoding, result, whole } => {
                self.read += 1;
                // Another encoding was chosen meanwhile: that reading is under way.
                if self.encodings.get(&path) == encoding.as_ref() {
                    let noted = self.shelf.read(&path, result, whole);
                    self.news |= noted.changed;
                    if let Some(failures) = noted.again {
                        let wait = QUIET * 2u32.pow(failures - 1);
                        self.retries.push(Reverse((Instant::now() + wait, path)));
                    }
                }
                self.all_done();
            }
            Event::Changed => {
                let now = Instant::now();
                let first = *self.changed.get_or_insert(now);
                self.rescan = Some((now + QUIET).min(first + LONGEST).max(self.next_listing));
            }
            Event::Reread(path, encoding) => {
                match encoding {
                    Some(encoding) => self.encodings.insert(path.clone(), encoding),
                    None => self.encodings.remove(&path),
                };
                // What is not found yet will be read so when it is.
                if self.shelf.knows(&path) {
                    self.have_read(Candidate::at(path));
                }
            }
            Event::Stop => {}
        }
    }

    fn next_due(&mut self) -> Option<Instant> {
        let retry = self.retries.peek().map(|Reverse((due, _))| *due);
        let rescan = self.rescan.filter(|_| !self.listing);
        let catalogue = self.may_tell().then_some(self.next_catalogue);
        [retry, rescan, catalogue].into_iter().flatten().min()
    }

    fn do_what_is_due(&mut self) {
        let now = Instant::now();
        if !self.listing && self.rescan.is_some_and(|due| due <= now) {
            (self.rescan, self.changed) = (None, None);
            self.list();
        }
        while self.retries.peek().is_some_and(|Reverse((due, _))| *due <= now)
            && let Some(Reverse((_, path))) = self.retries.pop()
        {
            self.have_read(Candidate::at(path));
        }
        if self.read < self.found && self.next_progress <= now {
            self.next_progress = now + PROGRESS;
            (self.post)(News::Progress { read: self.read, found: self.found });
        }
        if self.may_tell() && self.next_catalogue <= now {
            self.tell();
        }
    }

    /// Whether there is news to tell. The first catalogue waits for the report that comes first:
    /// which one opens must not hang on which thread was quicker.
    fn may_tell(&mut self) -> bool {
        self.news && (self.said.is_some() || self.shelf.knows_first())
    }

    /// Lists the paths in a thread of its own; files come in as events.
    fn list(&mut self) {
        self.listing = true;
        self.listed_from = Instant::now();
        self.shelf.begin_listing();
        let (paths, events, stopped) =
            (self.paths.clone(), self.events.clone(), self.stopped.clone());
        let list = move || {
            for found in listed(&paths) {
                let event = match found {
                    Ok(file) => {
                        let stamp = Stamp::of(file.path());
                        Event::Found(file, stamp)
                    }
                    Err((path, reason)) => Event::Refused(path, reason),
                };
                if stopped.load(Ordering::Relaxed) || events.send(event).is_err() {
                    return;
                }
            }
            let _ = events.send(Event::Listed);
        };
        std::thread::spawn(list);
    }

    /// Has a file read by the next free thread, first come first served.
    fn have_read(&mut self, file: Candidate) {
        self.found += 1;
        let encoding = self.encodings.get(file.path()).cloned();
        let (events, stopped) = (self.events.clone(), self.stopped.clone());
        let read = move || {
            if !stopped.load(Ordering::Relaxed) {
                let _ = events.send(read_event(&file, encoding));
                // Whoever waits for a core, a key's answer first of all, gets it between files.
                std::thread::yield_now();
            }
        };
        match &self.readers {
            Some(readers) => readers.spawn_fifo(read),
            None => read(),
        }
    }

    /// Tells the end, once everything that was found is read.
    fn all_done(&mut self) {
        if self.listing || self.read < self.found {
            return;
        }
        let unread = self.shelf.unread();
        let said = self.said.as_ref() == Some(&unread);
        if self.found > 0 || self.news || !said {
            // An empty folder is told, too: the first catalogue always comes.
            if self.news || self.said.is_none() {
                self.tell();
            }
            (self.post)(News::Done(unread.clone()));
            self.said = Some(unread);
        }
        (self.found, self.read, self.interval) = (0, 0, INTERVAL);
        self.next_catalogue = Instant::now();
        self.start_watching();
    }

    fn tell(&mut self) {
        let start = Instant::now();
        let catalogue = Arc::new(Catalogue::new(self.shelf.reports()));
        (self.post)(News::Catalogue(catalogue));
        self.news = false;
        self.next_catalogue = Instant::now() + self.interval.max(start.elapsed() * SHARE);
        self.interval = (self.interval * 2).min(LONGEST);
    }

    /// Watches from now on, and looks once more: what changed while loading was not seen.
    fn start_watching(&mut self) {
        if self.watcher.is_some() || self.stopped.load(Ordering::Relaxed) {
            return;
        }
        let events = self.events.clone();
        let changed = move || {
            let _ = events.send(Event::Changed);
        };
        match watch::watch(&self.paths, changed) {
            Ok(watcher) => {
                self.watcher = Some(watcher);
                self.rescan = Some(Instant::now() + QUIET);
            }
            Err((path, reason)) => (self.post)(News::Unwatched(path, reason)),
        }
    }
}

fn read_event(file: &Candidate, encoding: Option<String>) -> Event {
    let path = file.path().to_owned();
    let before = Stamp::of(&path);
    let result = read_file(file, encoding.as_deref());
    let whole = before == Stamp::of(&path);
    Event::Read { path, encoding, result, whole }
}

/// One thread a core, but one core left free where there are more than two.
fn reading_threads() -> Option<Arc<ThreadPool>> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let threads = if cores > 2 { cores - 1 } else { cores };
    let named = |index| format!("reading-{index}");
    ThreadPoolBuilder::new().num_threads(threads).thread_name(named).build().ok().map(Arc::new)
}
