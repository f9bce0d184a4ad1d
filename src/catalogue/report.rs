//! One report with all that was read out of it.

use super::keys::Keys;
use super::year;
use crate::extract::{Division, Findings};
use crate::ingest::Source;
use crate::outline::Outline;
use std::sync::OnceLock;

/// A source, its outline and its findings.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The text.
    pub source: Source,
    /// Its sections.
    pub outline: Outline,
    /// Its claims.
    pub findings: Findings,
    keys: OnceLock<Keys>,
}

impl Report {
    /// Reads everything out of a source: depends on that source alone.
    #[must_use]
    pub fn read(source: Source) -> Self {
        let outline = Outline::read(&source);
        let findings = Findings::read(&source, &outline);
        Self::new(source, outline, findings)
    }

    /// A report whose outline and findings are known already; what a catalogue needs of it is
    /// worked out here, where reports are read in parallel.
    #[must_use]
    pub fn new(source: Source, outline: Outline, findings: Findings) -> Self {
        let report = Self { source, outline, findings, keys: OnceLock::new() };
        report.keys();
        report
    }

    /// Its title, or the file's name where it has none.
    #[must_use]
    pub fn title(&self) -> String {
        if self.source.imprint.title.is_empty() {
            let name = self.source.path.file_stem().unwrap_or_default();
            return name.to_string_lossy().into_owned();
        }
        self.source.imprint.title.clone()
    }

    /// The division it is about.
    #[must_use]
    pub fn region(&self) -> Option<Division> {
        self.findings.regions.own
    }

    /// The year it speaks of (the year reported on, not that of delivery), where it can be told.
    #[must_use]
    pub fn year(&self) -> Option<i32> {
        year::of_report(&self.source)
    }

    /// What a catalogue knows its parts by.
    pub(super) fn keys(&self) -> &Keys {
        self.keys.get_or_init(|| Keys::of(self))
    }
}
