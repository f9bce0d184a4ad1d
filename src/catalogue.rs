//! Many reports: where is it, and what stands beside it?
//!
//! A [`Catalogue`] is immutable; the library makes a new one when reports change. No I/O.

pub mod compare;
pub mod find;
pub mod report;
pub mod search;

mod align;
mod apart;
mod around;
mod beside;
mod cues;
mod divisions;
mod entry;
mod indicator;
mod keys;
mod names;
mod programs;
mod query;
mod review;
mod shortlist;
mod stem;
mod worth;
mod year;

pub use compare::{Comparison, Datum};
pub use entry::{Entry, Hit, Scope};
pub use find::Found;
pub use indicator::shared_unit;
pub use query::value_of;
pub use report::Report;
pub use search::Passage;
pub use year::Extent;

use crate::extract::{Certainty, Division, Figure, Program, ProgramKind, Status};
use crate::text::Span;
use divisions::Divisions;
use std::sync::Arc;
use year::Period;

/// Everything known of the reports of a folder.
#[derive(Debug, Default)]
pub struct Catalogue {
    reports: Vec<Arc<Report>>,
    /// Indices of the reports as people look for them.
    order: Vec<u32>,
    programs: Vec<FolderProgram>,
    divisions: Divisions,
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
    /// How sure it is to be one: as the report that names it most clearly has it, and a step surer
    /// when several reports name it.
    pub certainty: Certainty,
}

impl Catalogue {
    /// A catalogue of `reports`, kept in the order given.
    #[must_use]
    pub fn new(reports: Vec<Arc<Report>>) -> Self {
        let programs = programs::merged(&reports);
        let all = reports.iter().flat_map(|report| &report.keys().divisions);
        let divisions = Divisions::new(all.copied().collect());
        let mut order: Vec<u32> = (0..reports.len() as u32).collect();
        order.sort_by_cached_key(|index| {
            let report = &reports[*index as usize];
            (code_of(report.region()), report.year(), *index)
        });
        Self { reports, order, programs, divisions }
    }

    /// The reports in their order.
    #[must_use]
    pub fn reports(&self) -> &[Arc<Report>] {
        &self.reports
    }

    /// Indices of the reports by region, in the order of the table of divisions, those without one
    /// last; of a region the earliest year first.
    #[must_use]
    pub fn order(&self) -> &[u32] {
        &self.order
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

    /// The year that a figure speaks of.
    #[must_use]
    pub fn year(&self, report: u32, figure: u32) -> Option<i32> {
        self.period(report, figure).year
    }

    /// How long a time a figure speaks of.
    #[must_use]
    pub fn extent(&self, report: u32, figure: u32) -> Extent {
        self.period(report, figure).extent
    }

    /// Programs over all reports, commonest first.
    #[must_use]
    pub fn programs(&self) -> &[FolderProgram] {
        &self.programs
    }

    /// The program that is named at `offset` of a report: its index in [`Self::programs`].
    #[must_use]
    pub fn program_at(&self, report: u32, offset: usize) -> Option<u32> {
        let named = &self.report(report)?.findings.programs;
        let here = |program: &Program| program.mentions.iter().any(|m| m.contains(offset));
        let entry = (report, named.iter().position(here)? as u32);
        let known = self.programs.iter().position(|program| program.entries.contains(&entry));
        known.map(|index| index as u32)
    }

    /// Every place that names a program, in the order of [`Self::order`].
    #[must_use]
    pub fn mentions(&self, program: u32) -> Vec<(u32, Span)> {
        let Some(program) = self.programs.get(program as usize) else { return Vec::new() };
        let mut mentions = Vec::new();
        for &report in &self.order {
            let own = program.entries.iter().filter(|(of, _)| *of == report);
            let named = own.filter_map(|&(_, index)| {
                self.report(report)?.findings.programs.get(index as usize)
            });
            let mut here: Vec<Span> = named.flat_map(|p| p.mentions.iter().copied()).collect();
            here.sort_unstable_by_key(|mention| mention.start);
            mentions.extend(here.into_iter().map(|mention| (report, mention)));
        }
        mentions
    }

    /// The divisions that own a report, a passage or a figure, in the order of the table of
    /// divisions.
    #[must_use]
    pub fn divisions(&self) -> &[Division] {
        &self.divisions.spoken_of
    }

    /// The figures that describe `division` in the whole folder: (report, figure), in order.
    #[must_use]
    pub fn region_figures(&self, division: Division) -> Vec<(u32, u32)> {
        let mut figures = Vec::new();
        for (report_index, report) in self.reports.iter().enumerate() {
            let keys = report.keys();
            if keys.divisions.binary_search(&division).is_err() {
                continue;
            }
            let own = keys.regions.iter().enumerate().filter(|(_, r)| **r == Some(division));
            figures.extend(own.map(|(index, _)| (report_index as u32, index as u32)));
        }
        figures
    }

    /// Where an entry stands: its report and the span to jump to. `near` is the report being
    /// read: an entry that stands in several is taken there if it can be.
    #[must_use]
    pub fn place(&self, entry: Entry, near: Option<u32>) -> Option<(u32, Span)> {
        match entry {
            Entry::Program(index) => {
                let entries = &self.programs.get(index as usize)?.entries;
                let here = entries.iter().find(|(report, _)| Some(*report) == near);
                let &(report, program) = here.or(entries.first())?;
                let programs = &self.report(report)?.findings.programs;
                Some((report, *programs.get(program as usize)?.mentions.first()?))
            }
            Entry::Figure { report, figure } => Some((report, self.figure(report, figure)?.span)),
            Entry::Section { report, section } => {
                let sections = &self.report(report)?.outline.sections;
                Some((report, sections.get(section as usize)?.title))
            }
            Entry::Region(division) => self.place_of_division(division, near),
            Entry::Report(report) => self.report(report).map(|_| (report, Span::default())),
        }
    }

    /// The text under which an entry is listed and matched.
    #[must_use]
    pub fn name(&self, entry: Entry) -> String {
        match entry {
            Entry::Program(index) => {
                self.programs.get(index as usize).map(|p| p.name.to_string()).unwrap_or_default()
            }
            Entry::Figure { report, figure } => self.figure_name(report, figure),
            Entry::Section { report, section } => self.section_name(report, section),
            Entry::Region(division) => division.name().to_owned(),
            Entry::Report(report) => self.report(report).map(|r| r.title()).unwrap_or_default(),
        }
    }

    /// What tells an entry from others of the same name: region, year and report.
    #[must_use]
    pub fn detail(&self, entry: Entry) -> String {
        match entry {
            Entry::Program(index) => {
                let Some(program) = self.programs.get(index as usize) else { return String::new() };
                format!("{} · {}", program.count, program.entries.len())
            }
            Entry::Figure { report, figure } => {
                let region = self.figure(report, figure).and_then(|figure| figure.region);
                self.origin(report, region, self.year(report, figure))
            }
            Entry::Section { report, .. } | Entry::Report(report) => {
                let year = self.report(report).and_then(|r| r.keys().year);
                self.origin(report, self.report(report).and_then(|r| r.region()), year)
            }
            Entry::Region(division) => {
                let path: Vec<_> = division.path().into_iter().map(Division::name).collect();
                path.join(" › ")
            }
        }
    }

    /// What entries that answer equally well are ordered by: region, year, results before targets,
    /// place.
    fn rank(&self, entry: Entry) -> (u32, Option<i32>, bool, Entry) {
        let (region, year, aimed) = match entry {
            Entry::Figure { report, figure } => {
                let found = self.figure(report, figure);
                let aimed = found.is_some_and(|figure| figure.status == Status::Target);
                (found.and_then(|figure| figure.region), self.year(report, figure), aimed)
            }
            Entry::Section { report, .. } | Entry::Report(report) => {
                let from = self.report(report);
                (from.and_then(|r| r.region()), from.and_then(|r| r.year()), false)
            }
            Entry::Program(_) | Entry::Region(_) => return (0, None, false, entry),
        };
        (code_of(region), year, aimed, entry)
    }

    fn period(&self, report: u32, figure: u32) -> Period {
        let keys = self.report(report).map(|report| report.keys());
        keys.and_then(|keys| keys.periods.get(figure as usize)).copied().unwrap_or_default()
    }

    /// A report about the division, the one being read before others, then the newest; else a passage
    /// about it.
    fn place_of_division(&self, division: Division, near: Option<u32>) -> Option<(u32, Span)> {
        let near_first = || {
            let others = self.order.iter().rev().copied().filter(move |i| Some(*i) != near);
            near.into_iter().chain(others)
        };
        let regions = |index| self.report(index).map(|report| &report.findings.regions);
        let own = near_first().find(|&i| regions(i).is_some_and(|r| r.own == Some(division)));
        if let Some(report) = own {
            return Some((report, Span::default()));
        }
        near_first().find_map(|index| {
            let report = self.report(index)?;
            let passages = &report.findings.regions.passages;
            let passage = passages.iter().find(|(_, about)| *about == division);
            let figures = &report.findings.figures;
            let figure = || figures.iter().find(|figure| figure.region == Some(division));
            let span = passage.map(|(span, _)| *span).or_else(|| Some(figure()?.span))?;
            Some((index, span))
        })
    }

    /// The label and the figure as written: 受教育妇女 近215万人次.
    fn figure_name(&self, report: u32, figure: u32) -> String {
        let Some((report, found)) = self.report(report).zip(self.figure(report, figure)) else {
            return String::new();
        };
        let stated = report.stated(figure as usize);
        if found.label.is_empty() { stated } else { format!("{} {stated}", found.label) }
    }

    fn section_name(&self, report: u32, section: u32) -> String {
        let Some(report) = self.report(report) else { return String::new() };
        let title = report.outline.sections.get(section as usize).map(|section| section.title);
        title.unwrap_or_default().of(&report.source.text).to_owned()
    }

    fn origin(&self, report: u32, region: Option<Division>, year: Option<i32>) -> String {
        let Some(report) = self.report(report) else { return String::new() };
        let region = region.map(|region| region.short().to_owned());
        let parts = [region, year.map(|year| year.to_string()), Some(report.title())];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

/// Where a division stands in the table of divisions; behind all where there is none.
fn code_of(division: Option<Division>) -> u32 {
    division.map_or(u32::MAX, Division::code)
}
