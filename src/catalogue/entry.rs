//! What can be jumped to, and how well one of them answers a query.

use crate::extract::Division;

/// Something that can be jumped to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// Higher is better; below zero when a word matches only with gaps.
    pub score: i64,
}

impl Hit {
    /// Whether some word matches only with gaps.
    #[must_use]
    pub fn is_loose(&self) -> bool {
        self.score < 0
    }
}

impl Scope {
    /// Whether entries of `other` are looked at.
    pub(super) fn holds(self, other: Self) -> bool {
        self == other || self == Self::Everything
    }
}
