//! What outlives a run: marks, the last place and the places before it, the encodings chosen by
//! hand; one file a folder read.
//!
//! Two readers of one folder may both write: each mark carries its time, and writing merges with
//! what is on disk under a lock, so neither loses the other's.

mod exact;
mod file;

pub use file::{Loaded, StateFile};

use crate::text::span::boundary_before;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// How many places back are kept.
const HISTORY: usize = 100;

/// What is remembered of one folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct State {
    /// The folders and files this is about, for a person who opens the file.
    #[serde(with = "exact::paths")]
    pub paths: Vec<PathBuf>,
    /// Where reading stopped.
    pub last: Option<Stamped<Place>>,
    /// Places jumped from, oldest first.
    pub history: Vec<Place>,
    /// Marks by letter; a mark that was taken away stays as `None` until no one can bring it back.
    marks: BTreeMap<char, Stamped<Option<Place>>>,
    /// Encodings by file; a choice that was taken back stays as `None`, like a mark.
    encodings: BTreeMap<PathBuf, Stamped<Option<String>>>,
}

/// A place in a report that can be found again when the report has changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The report's file.
    #[serde(with = "exact")]
    pub path: PathBuf,
    /// Byte offset in its tidied text.
    pub offset: usize,
    /// The words that stand there.
    #[serde(default)]
    pub words: String,
}

/// A thing with the time it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamped<T> {
    /// Milliseconds since 1970.
    pub at: u64,
    /// The thing.
    pub value: T,
}

impl State {
    /// The marks with their letters.
    pub fn marks(&self) -> impl Iterator<Item = (char, &Place)> {
        self.marks.iter().filter_map(|(letter, mark)| Some((*letter, mark.value.as_ref()?)))
    }

    /// The place of a mark.
    #[must_use]
    pub fn mark(&self, letter: char) -> Option<&Place> {
        self.marks.get(&letter)?.value.as_ref()
    }

    /// Sets a mark, or takes it away.
    pub fn set_mark(&mut self, letter: char, place: Option<Place>) {
        let before = self.marks.get(&letter).map_or(0, |mark| mark.at);
        let at = now().max(before + 1);
        self.marks.insert(letter, Stamped { at, value: place });
    }

    /// The files whose encoding was chosen by hand, with the choice.
    pub fn encodings(&self) -> impl Iterator<Item = (&Path, &str)> {
        self.encodings.iter().filter_map(|(path, chosen)| Some((&**path, chosen.value.as_deref()?)))
    }

    /// Keeps the encoding a file is to be read in, or leaves it to be found out again.
    pub fn set_encoding(&mut self, path: &Path, encoding: Option<&str>) {
        let before = self.encodings.get(path).map_or(0, |chosen| chosen.at);
        let at = now().max(before + 1);
        let value = encoding.map(str::to_owned);
        self.encodings.insert(path.to_owned(), Stamped { at, value });
    }

    /// Notes where reading stopped.
    pub fn set_last(&mut self, place: Place) {
        let before = self.last.as_ref().map_or(0, |last| last.at);
        self.last = Some(Stamped { at: now().max(before + 1), value: place });
    }

    /// Itself with what `other` knows better: of every mark, every encoding and the last place the
    /// later one. The history is that of the later last place: two mixed would lead nowhere.
    #[must_use]
    pub fn merged(mut self, other: Self) -> Self {
        take_later(&mut self.marks, other.marks);
        take_later(&mut self.encodings, other.encodings);
        let at = |last: &Option<Stamped<Place>>| last.as_ref().map_or(0, |last| last.at);
        if at(&other.last) > at(&self.last) {
            self.last = other.last;
            self.history = other.history;
        }
        let surplus = self.history.len().saturating_sub(HISTORY);
        self.history.drain(..surplus);
        self
    }
}

impl Place {
    /// How much text is kept to find the place again, in characters.
    const WORDS: usize = 24;

    /// The place at `offset` of a report's text.
    #[must_use]
    pub fn new(path: PathBuf, text: &str, offset: usize) -> Self {
        let offset = boundary_before(text, offset);
        let words = text[offset..].chars().take_while(|&c| c != '\n').take(Self::WORDS).collect();
        Self { path, offset, words }
    }

    /// Its offset in the text as it is now: where its words stand nearest to where they stood, or
    /// the old offset where they are gone.
    #[must_use]
    pub fn offset_in(&self, text: &str) -> usize {
        let old = boundary_before(text, self.offset);
        if self.words.is_empty() || text[old..].starts_with(&self.words) {
            return old;
        }
        let nearest = text.match_indices(&self.words).min_by_key(|(at, _)| at.abs_diff(old));
        nearest.map_or(old, |(at, _)| at)
    }
}

/// Of every key the later thing.
fn take_later<K: Ord, T: Default>(
    ours: &mut BTreeMap<K, Stamped<T>>,
    others: BTreeMap<K, Stamped<T>>,
) {
    for (key, other) in others {
        let ours = ours.entry(key).or_default();
        if other.at > ours.at {
            *ours = other;
        }
    }
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as u64)
}
