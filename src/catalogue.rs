//! Many reports: where is it, and what stands beside it?
//!
//! A [`Catalogue`] is immutable; the library makes a new one when reports change. No I/O.

pub mod compare;
pub mod find;
pub mod report;
pub mod search;

pub use compare::{Comparison, Datum};
pub use find::{Entry, Found, Hit, Scope};
pub use report::Report;
pub use search::Passage;

use crate::extract::{Figure, ProgramKind};
use crate::text::Span;
use std::sync::Arc;

/// Everything known of the reports of a folder.
#[derive(Debug, Default)]
pub struct Catalogue {
    reports: Vec<Arc<Report>>,
    programs: Vec<FolderProgram>,
}

/// A program as the whole folder knows it.
#[derive(Clone, Debug)]
pub struct FolderProgram {
    /// Its commonest name.
    pub name: Box<str>,
    /// Its commonest kind.
    pub kind: ProgramKind,
    /// Where it is named: (report, program of that report), in report order.
    pub entries: Vec<(u32, u32)>,
    /// Mentions in all reports.
    pub count: u32,
}

impl Catalogue {
    /// A catalogue of `reports`, kept in the order given.
    #[must_use]
    pub fn new(reports: Vec<Arc<Report>>) -> Self {
        Self { reports, programs: Vec::new() }
    }

    /// The reports in their order.
    #[must_use]
    pub fn reports(&self) -> &[Arc<Report>] {
        &self.reports
    }

    /// The report at `index`, as entries name it.
    #[must_use]
    pub fn report(&self, index: u32) -> Option<&Arc<Report>> {
        self.reports.get(index as usize)
    }

    /// The figure `figure` of report `report`.
    #[must_use]
    pub fn figure(&self, report: u32, figure: u32) -> Option<&Figure> {
        self.report(report)?.findings.figures.get(figure as usize)
    }

    /// Programs over all reports, commonest first.
    #[must_use]
    pub fn programs(&self) -> &[FolderProgram] {
        &self.programs
    }

    /// Where an entry stands: its report and the span to jump to. `near` is the report being
    /// read: an entry that stands in several is taken there if it can be.
    #[must_use]
    pub fn place(&self, entry: Entry, near: Option<u32>) -> Option<(u32, Span)> {
        let _ = (entry, near);
        None
    }

    /// The text under which an entry is listed and matched.
    #[must_use]
    pub fn name(&self, entry: Entry) -> String {
        let _ = entry;
        String::new()
    }
}
