//! The entries that answer a query, each with a cheap score; the best are ranked by [`super::find`].

use super::align::Quality;
use super::beside::Beside;
use super::entry::{Entry, Hit, Scope};
use super::names::Names;
use super::query::{Query, Term};
use super::worth::{CONTEXT, is_telling, name_worth, worth_of};
use super::{Catalogue, Report};
use crate::extract::{Certainty, Division};
use rayon::prelude::*;

/// One query on its way through a catalogue. Scores at this stage are sums over the terms of
/// how well each is answered, a little less for long names.
pub struct Shortlist<'a> {
    catalogue: &'a Catalogue,
    query: &'a Query,
    /// For each term, by division: how well it is named.
    named: Vec<Vec<Option<Quality>>>,
    /// For each term, by division: whether the division or one it lies in answers it.
    regions: Vec<Vec<bool>>,
}

/// Points of a cheap score to one of worth.
const WORTH: i64 = 100;
/// Names are not told apart by length beyond this.
const LONG_NAME: usize = 90;

impl<'a> Shortlist<'a> {
    /// Looks up what the terms mean as divisions.
    #[must_use]
    pub fn new(catalogue: &'a Catalogue, query: &'a Query) -> Self {
        let terms = query.terms.iter();
        let named = terms.clone().map(|term| catalogue.divisions.named(term)).collect();
        let answering = |term| {
            if is_telling(term) { catalogue.divisions.answering(term) } else { Vec::new() }
        };
        Self { catalogue, query, named, regions: terms.map(answering).collect() }
    }

    /// All entries that answer every term, in folder order within their sort.
    #[must_use]
    pub fn hits(&self, scope: Scope, cancelled: &(dyn Fn() -> bool + Sync)) -> Vec<Hit> {
        let mut hits = Vec::new();
        if scope.holds(Scope::Regions) {
            let divisions = self.catalogue.divisions().iter();
            hits.extend(divisions.filter_map(|division| self.region(*division)));
        }
        if scope.holds(Scope::Programs) {
            let programs = 0..self.catalogue.programs.len();
            hits.par_extend(programs.into_par_iter().filter_map(|index| self.program(index)));
        }
        let inside: Vec<Vec<Hit>> =
            self.catalogue
                .reports
                .par_iter()
                .enumerate()
                .map(|(index, report)| {
                    if cancelled() { Vec::new() } else { self.report(scope, index as u32, report) }
                })
                .collect();
        hits.extend(inside.into_iter().flatten());
        hits
    }

    fn report(&self, scope: Scope, index: u32, report: &Report) -> Vec<Hit> {
        let keys = report.keys();
        let mut hits = Vec::new();
        let context = |n: usize, term: &Term| self.context(n, term, report.region(), keys.year);
        if scope.holds(Scope::Reports) {
            let answer = self.answers(&keys.title, 0, context);
            hits.extend(answer.map(|score| Hit { entry: Entry::Report(index), score: score + 2 }));
        }
        if scope.holds(Scope::Sections) {
            for section in 0..keys.titles.len() {
                let entry = Entry::Section { report: index, section: section as u32 };
                let answer = self.answers(&keys.titles, section, context);
                hits.extend(answer.map(|score| Hit { entry, score: score + 1 }));
            }
        }
        if scope.holds(Scope::Figures) {
            self.figures(index, report, &mut hits);
        }
        hits
    }

    fn figures(&self, index: u32, report: &Report, hits: &mut Vec<Hit>) {
        let keys = report.keys();
        let terms = self.query.terms.iter();
        let beside: Vec<Beside> = terms.map(|term| Beside::new(report, keys, term)).collect();
        for at in 0..keys.labels.len() {
            let around = |n: usize, term: &Term| {
                let region = keys.regions.get(at).copied().flatten();
                let year = || keys.periods.get(at).and_then(|period| period.year);
                let context = || self.context(n, term, region, year());
                beside.get(n).and_then(|beside| beside.worth(at)).or_else(context)
            };
            if let Some(score) = self.answers(&keys.labels, at, around) {
                let entry = Entry::Figure { report: index, figure: at as u32 };
                let figure = report.findings.figures.get(at);
                let doubt = figure.map_or(0, |figure| doubt(figure.certainty));
                hits.push(Hit { entry, score: score - doubt });
            }
        }
    }

    fn program(&self, index: usize) -> Option<Hit> {
        let program = self.catalogue.programs.get(index)?;
        let &(report, own) = program.entries.first()?;
        let names = &self.catalogue.report(report)?.keys().programs;
        let score = self.answers(names, own as usize, |_, _| None)?;
        // What is named often is meant, unless no report is sure of it.
        let sure = program.certainty > Certainty::Unsure;
        let known = if sure { i64::from(program.count.ilog2().min(9)) } else { 0 };
        Some(Hit { entry: Entry::Program(index as u32), score: score + 3 + known })
    }

    fn region(&self, division: Division) -> Option<Hit> {
        let mut worth = 0;
        for n in 0..self.query.terms.len() {
            let named = self.named.get(n)?.get(usize::from(division.0)).copied().flatten();
            worth += named.map(worth_of).max(self.answered_by_region(n, Some(division)))?;
        }
        let wide = i64::from(3 - division.level().min(3));
        Some(Hit { entry: Entry::Region(division), score: worth * WORTH + wide })
    }

    /// The score of the name at `index` when every term is answered by it or by what `around`
    /// finds for the n-th term.
    fn answers(
        &self,
        names: &Names,
        index: usize,
        around: impl Fn(usize, &Term) -> Option<i64>,
    ) -> Option<i64> {
        let mut worth = 0;
        for (n, term) in self.query.terms.iter().enumerate() {
            let named = name_worth(names, index, term);
            let answer = match named {
                Some(named) if named > CONTEXT => Some(named),
                _ => named.max(around(n, term)),
            };
            worth += answer?;
        }
        Some(worth * WORTH + (LONG_NAME - names.get(index).len().min(LONG_NAME)) as i64 / 3)
    }

    fn context(
        &self,
        n: usize,
        term: &Term,
        region: Option<Division>,
        year: Option<i32>,
    ) -> Option<i64> {
        if term.year.is_some() && term.year == year {
            return Some(CONTEXT);
        }
        self.answered_by_region(n, region)
    }

    fn answered_by_region(&self, n: usize, region: Option<Division>) -> Option<i64> {
        self.regions.get(n)?.get(usize::from(region?.0))?.then_some(CONTEXT)
    }
}

/// What a figure whose label may be wrong loses: it comes behind others that answer as well.
fn doubt(certainty: Certainty) -> i64 {
    WORTH
        * match certainty {
            Certainty::Sure => 0,
            Certainty::Likely => 1,
            Certainty::Unsure => 4,
        }
}
