//! Jumping: a few typed letters, and the entries they may mean, best first.
//!
//! Matches 汉字, full pinyin, initials and mixtures, traditional and simplified alike, and
//! numbers by value (`2.1万`, `>1万 场次`).

use super::entry::{Entry, Hit, Scope};
use super::query::{Query, Term};
use super::shortlist::Shortlist;
use super::{Catalogue, align, names};
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use rayon::prelude::*;

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
    /// The best `limit` entries for `query`, those that answer equally well by region and year; a query
    /// for values above or below one lists them by value; an empty query lists all. Gives up with what
    /// it has as soon as `cancelled` says so.
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
        let mut hits = Shortlist::new(self, &query).hits(scope, cancelled);
        // Letters with gaps match almost anything; they are the last resort.
        if query.is_letters() && !hits.iter().all(Hit::is_loose) {
            hits.retain(|hit| !hit.is_loose());
        }
        let total = hits.len();
        let bound =
            query.terms.iter().find_map(|term| term.number.as_ref().filter(|n| n.only_test));
        if let Some(bound) = bound {
            let value = |hit: &Hit| match hit.entry {
                Entry::Figure { report, figure } => {
                    self.figure(report, figure).map_or(0.0, |figure| figure.value.magnitude())
                }
                _ => 0.0,
            };
            hits.sort_by_cached_key(|hit| self.rank(hit.entry));
            hits.sort_by(|a, b| {
                let by_value = value(a).total_cmp(&value(b));
                let by_value = if bound.is_upper() { by_value } else { by_value.reverse() };
                a.is_loose().cmp(&b.is_loose()).then(by_value)
            });
            hits.truncate(limit);
            return Found { hits, total };
        }
        let better = |a: &Hit, b: &Hit| b.score.cmp(&a.score);
        if hits.len() > RANKED.max(limit) {
            // Of equal ones the first in the folder stay: the order of entries breaks ties.
            hits.select_nth_unstable_by(RANKED.max(limit) - 1, |a, b| {
                better(a, b).then(a.entry.cmp(&b.entry))
            });
            hits.truncate(RANKED.max(limit));
        }
        hits.sort_by_cached_key(|hit| self.rank(hit.entry));
        if !cancelled() {
            hits.par_chunks_mut(256).for_each(|hits| self.refine(&query, hits));
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

    /// Everything; reports and what is in them by region and year.
    fn all(&self, scope: Scope, limit: usize) -> Found {
        let mut found = Found::default();
        let mut list = |entries: &mut dyn ExactSizeIterator<Item = Entry>| {
            found.total += entries.len();
            let left = limit.saturating_sub(found.hits.len());
            found.hits.extend(entries.take(left).map(|entry| Hit { entry, score: 0 }));
        };
        if scope.holds(Scope::Reports) {
            list(&mut self.order().iter().map(|index| Entry::Report(*index)));
        }
        if scope.holds(Scope::Regions) {
            list(&mut self.divisions().iter().map(|division| Entry::Region(*division)));
        }
        if scope.holds(Scope::Programs) {
            list(&mut (0..self.programs.len()).map(|index| Entry::Program(index as u32)));
        }
        for &report in self.order() {
            let Some(parts) = self.report(report) else { continue };
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
    fn refine(&self, query: &Query, hits: &mut [Hit]) {
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
