//! Searching the report that is read: 繁简 and letter case folded, as the words are typed.

use crate::ingest::Source;
use crate::text::{Span, fold};

/// Words searched for and where they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Find {
    /// As typed.
    pub words: String,
    /// Where they stand, in order.
    pub places: Vec<Span>,
}

impl Find {
    /// Searches a report. Half-width and simplified forms find the others.
    #[must_use]
    pub fn new(words: &str, source: &Source) -> Self {
        let needle = folded(&fold::simplified(words));
        let words = words.to_owned();
        if needle.is_empty() {
            return Self { words, places: Vec::new() };
        }
        let hay = source.reading();
        let lower;
        let hay = if needle.bytes().any(|b| b.is_ascii_lowercase()) {
            lower = hay.to_ascii_lowercase();
            &lower
        } else {
            hay
        };
        let finder = memchr::memmem::Finder::new(&needle);
        let found = finder.find_iter(hay.as_bytes());
        let places = found.map(|at| Span::new(at, at + needle.len())).collect();
        Self { words, places }
    }

    /// Index of the first place after `offset`, the first of all where there is none.
    #[must_use]
    pub fn after(&self, offset: usize) -> Option<usize> {
        let next = self.places.partition_point(|place| place.start as usize <= offset);
        self.wrapped(next)
    }

    /// Index of the first place at `offset` or after it.
    #[must_use]
    pub fn from(&self, offset: usize) -> Option<usize> {
        let next = self.places.partition_point(|place| (place.start as usize) < offset);
        self.wrapped(next)
    }

    /// Index of the last place before `offset`, the last of all where there is none.
    #[must_use]
    pub fn before(&self, offset: usize) -> Option<usize> {
        let next = self.places.partition_point(|place| (place.start as usize) < offset);
        next.checked_sub(1).or(self.places.len().checked_sub(1))
    }

    fn wrapped(&self, index: usize) -> Option<usize> {
        let wrapped = if index < self.places.len() { index } else { 0 };
        (!self.places.is_empty()).then_some(wrapped)
    }
}

/// Texts hold half-width digits and letters, whatever was typed.
fn folded(words: &str) -> String {
    words
        .chars()
        .map(|c| match c {
            '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff5a}' | '％' => fold::half_width(c),
            _ => c,
        })
        .map(|c| c.to_ascii_lowercase())
        .collect()
}
