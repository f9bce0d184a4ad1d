//! Jumping: a few typed letters, and the entries they may mean, best first.
//!
//! Matches 汉字, full pinyin, initials and mixtures, traditional and simplified alike, and
//! numbers by value (`2.1万`, `>1万 场次`).

use super::align::{self, Quality};
use super::names::{self, Names};
use super::query::{Query, Term};
use super::{Catalogue, Report};
use crate::extract::{Division, Figure};
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use rayon::prelude::*;

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

/// So many of the best by the cheap score are ranked again by the matcher.
const RANKED: usize = 2_000;
/// How much a point of the cheap score outweighs a point of the matcher's.
const TIER: i64 = 10_000;

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
        let query = Query::parse(query);
        if query.terms.is_empty() {
            return self.all(scope, limit);
        }
        let mut hits = Finding::new(self, &query).hits(scope, cancelled);
        let total = hits.len();
        let better = |a: &Hit, b: &Hit| b.score.cmp(&a.score);
        if hits.len() > RANKED.max(limit) {
            // Of equal ones the first in the folder stay: the order of entries breaks ties.
            hits.select_nth_unstable_by(RANKED.max(limit) - 1, |a, b| {
                better(a, b).then(a.entry.cmp(&b.entry))
            });
            hits.truncate(RANKED.max(limit));
            hits.sort_unstable_by_key(|hit| hit.entry);
        }
        if !cancelled() {
            hits.par_chunks_mut(256).for_each(|hits| self.rank(&query, hits));
        }
        hits.sort_by(better);
        hits.truncate(limit);
        Found { hits, total }
    }

    /// Which characters of `name` (by char index) matched `query`: for marking visible rows.
    #[must_use]
    pub fn matched_chars(name: &str, query: &str) -> Vec<usize> {
        let name = names::folded(name);
        let mut matched = Vec::new();
        for term in &Query::parse(query).terms {
            if !term.is_test() {
                matched.extend(align::steps(term, &name).iter().map(|step| step.at));
            }
            if let Some(number) = &term.number {
                matched.extend(number.places_in(&name).into_iter().flatten());
            }
        }
        matched.sort_unstable();
        matched.dedup();
        matched
    }

    /// Everything in folder order.
    fn all(&self, scope: Scope, limit: usize) -> Found {
        let mut found = Found::default();
        let mut list = |entries: &mut dyn ExactSizeIterator<Item = Entry>| {
            found.total += entries.len();
            let left = limit.saturating_sub(found.hits.len());
            found.hits.extend(entries.take(left).map(|entry| Hit { entry, score: 0 }));
        };
        if scope.holds(Scope::Reports) {
            list(&mut (0..self.reports.len()).map(|index| Entry::Report(index as u32)));
        }
        if scope.holds(Scope::Regions) {
            list(&mut self.divisions().iter().map(|division| Entry::Region(*division)));
        }
        if scope.holds(Scope::Programs) {
            list(&mut (0..self.programs.len()).map(|index| Entry::Program(index as u32)));
        }
        for (report, parts) in self.reports.iter().enumerate() {
            let report = report as u32;
            if scope.holds(Scope::Sections) {
                let sections = 0..parts.outline.sections.len() as u32;
                list(&mut sections.map(|section| Entry::Section { report, section }));
            }
            if scope.holds(Scope::Figures) {
                let figures = 0..parts.findings.figures.len() as u32;
                list(&mut figures.map(|figure| Entry::Figure { report, figure }));
            }
        }
        found
    }

    /// Refines the scores of hits by the matcher's: it sees the name with the characters that
    /// were matched by their reading replaced by the letters typed for them.
    fn rank(&self, query: &Query, hits: &mut [Hit]) {
        let matcher = SkimMatcherV2::default();
        for hit in hits {
            let name = names::folded(&self.name(hit.entry));
            hit.score *= TIER;
            for term in query.terms.iter().filter(|term| !term.is_test()) {
                let steps = align::steps(term, &name);
                if !steps.is_empty() {
                    let seen = as_typed(&name, term, &steps);
                    hit.score += matcher.fuzzy_match(&seen, &term.word).unwrap_or(0);
                }
            }
        }
    }
}

impl Scope {
    fn holds(self, other: Self) -> bool {
        self == other || self == Self::Everything
    }
}

/// A name with the matched characters replaced by what was typed for them.
fn as_typed(name: &[char], term: &Term, steps: &[align::Step]) -> String {
    let mut seen = String::new();
    for (at, c) in name.iter().enumerate() {
        match steps.iter().find(|step| step.at == at) {
            Some(step) => seen.extend(term.chars.get(step.from..step.to).into_iter().flatten()),
            None => seen.push(*c),
        }
    }
    seen
}

/// One query on its way through a catalogue. Scores at this stage are sums over the terms of
/// how well each is answered, a little less for long names.
struct Finding<'a> {
    catalogue: &'a Catalogue,
    query: &'a Query,
    /// For each term, by division: how well it is named.
    named: Vec<Vec<Option<Quality>>>,
    /// For each term, by division: whether the division or one it lies in answers it.
    regions: Vec<Vec<bool>>,
}

/// The worth of a term answered by something beside the name: region, program, year.
const CONTEXT: i64 = 25;
/// The worth of a unit.
const UNIT: i64 = 26;
/// The worth of a value that is the one asked for, or passes a test.
const VALUE: i64 = 45;
/// The worth of digits that begin a number.
const DIGITS: i64 = 20;
/// Points of a cheap score to one of worth.
const WORTH: i64 = 100;
/// Names are not told apart by length beyond this.
const LONG_NAME: usize = 90;

impl<'a> Finding<'a> {
    fn new(catalogue: &'a Catalogue, query: &'a Query) -> Self {
        let terms = query.terms.iter();
        let named = terms.clone().map(|term| catalogue.divisions.named(term)).collect();
        let answering = |term| {
            if is_telling(term) { catalogue.divisions.answering(term) } else { Vec::new() }
        };
        Self { catalogue, query, named, regions: terms.map(answering).collect() }
    }

    fn hits(&self, scope: Scope, cancelled: &(dyn Fn() -> bool + Sync)) -> Vec<Hit> {
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
        let programs: Vec<Vec<bool>> =
            self.query.terms.iter().map(|term| programs_answering(&keys.programs, term)).collect();
        for (at, figure) in report.findings.figures.iter().enumerate() {
            let year = keys.periods.get(at).and_then(|period| period.year);
            let around = |n: usize, term: &Term| {
                let number = || answer_in_number(report, figure, term);
                let program = || {
                    let program = figure.program? as usize;
                    programs.get(n)?.get(program)?.then_some(CONTEXT)
                };
                let context = || self.context(n, term, figure.region, year);
                number().or_else(program).or_else(context)
            };
            if let Some(score) = self.answers(&keys.labels, at, around) {
                let entry = Entry::Figure { report: index, figure: at as u32 };
                hits.push(Hit { entry, score });
            }
        }
    }

    fn program(&self, index: usize) -> Option<Hit> {
        let program = self.catalogue.programs.get(index)?;
        let &(report, own) = program.entries.first()?;
        let names = &self.catalogue.report(report)?.keys().programs;
        let score = self.answers(names, own as usize, |_, _| None)?;
        let known = i64::from(program.count.ilog2().min(9));
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
        let named = year.filter(|_| term.chars.len() == 4).is_some_and(|year| term.is_year(year));
        if named { Some(CONTEXT) } else { self.answered_by_region(n, region) }
    }

    fn answered_by_region(&self, n: usize, region: Option<Division>) -> Option<i64> {
        self.regions.get(n)?.get(usize::from(region?.0))?.then_some(CONTEXT)
    }
}

/// Whether a word is long enough to answer for something beside the name.
fn is_telling(term: &Term) -> bool {
    term.chars.len() > 1 && !term.is_test()
}

/// By program of a report: whether its name answers the term without gaps.
fn programs_answering(programs: &Names, term: &Term) -> Vec<bool> {
    if !is_telling(term) {
        return Vec::new();
    }
    let answers = |index| name_worth(programs, index, term).is_some_and(|worth| worth > GAPPED);
    (0..programs.len()).map(answers).collect()
}

/// The worth of a match with gaps.
const GAPPED: i64 = 10;

/// How much the name at `index` is worth as an answer to a term.
fn name_worth(names: &Names, index: usize, term: &Term) -> Option<i64> {
    if !names.mask(index).covers(term.mask) || term.is_test() || term.chars.is_empty() {
        return None;
    }
    align::quality(term, names.get(index)).map(worth_of)
}

fn worth_of(quality: Quality) -> i64 {
    match quality {
        Quality::Gapped => GAPPED,
        Quality::Reading => 30,
        Quality::ReadingPrefix => 35,
        Quality::ReadingWhole => 38,
        Quality::Literal => 40,
        Quality::LiteralPrefix => 50,
        Quality::LiteralWhole => 60,
    }
}

/// How much a figure's value and unit are worth as an answer to a term.
fn answer_in_number(report: &Report, figure: &Figure, term: &Term) -> Option<i64> {
    let Some(number) = &term.number else {
        return is_unit(&figure.unit, &term.word).then_some(UNIT);
    };
    let about =
        |unit: &str| unit.is_empty() || is_unit(&figure.unit, unit) || figure.label.contains(unit);
    if number.passes(figure.value.magnitude()) && about(&number.unit) {
        return Some(VALUE);
    }
    let surface = figure.span.of(report.source.reading());
    let digits = surface.trim_start_matches(|c: char| !c.is_ascii_digit());
    (!number.only_test && digits.starts_with(&*term.word)).then_some(DIGITS)
}

/// Whether a unit is the one typed, or one beginning with it: 场 for 场次.
fn is_unit(unit: &str, typed: &str) -> bool {
    !typed.is_empty() && unit.starts_with(typed)
}
