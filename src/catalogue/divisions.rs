//! The divisions a folder speaks of, with the names under which they are found.

use super::align::{self, Quality};
use super::names::Names;
use super::query::Term;
use crate::extract::Division;

/// Divisions in the order of their table.
#[derive(Debug, Default)]
pub struct Divisions {
    /// Those that own a report, a passage or a figure.
    pub spoken_of: Vec<Division>,
    /// Those and the ones they lie in.
    known: Vec<Division>,
    full: Names,
    short: Names,
}

impl Divisions {
    /// From the divisions of all reports, in any order.
    #[must_use]
    pub fn new(mut spoken_of: Vec<Division>) -> Self {
        spoken_of.sort_unstable();
        spoken_of.dedup();
        let mut known: Vec<_> = spoken_of.iter().flat_map(|division| division.path()).collect();
        known.sort_unstable();
        known.dedup();
        let full = known.iter().map(|division| division.name()).collect();
        let short = known.iter().map(|division| division.short()).collect();
        Self { spoken_of, known, full, short }
    }

    /// By division: how well it is named by `term`, alone.
    #[must_use]
    pub fn named(&self, term: &Term) -> Vec<Option<Quality>> {
        let mut named = vec![None; self.known.last().map_or(0, |last| usize::from(last.0) + 1)];
        for (index, division) in self.known.iter().enumerate() {
            let matched = [&self.full, &self.short].map(|names| align::quality(term, names, index));
            if let Some(place) = named.get_mut(usize::from(division.0)) {
                *place = matched[0].max(matched[1]);
            }
        }
        named
    }

    /// By division: whether `term` names it, or one it lies in, well enough to narrow other
    /// entries: by 汉字 anywhere in the name, by letters from its beginning. Empty for none.
    #[must_use]
    pub fn answering(&self, term: &Term) -> Vec<bool> {
        let close = if term.word.is_ascii() { Quality::ReadingPrefix } else { Quality::Reading };
        let named = self.named(term);
        let close = |division: &Division| {
            named.get(usize::from(division.0)).copied().flatten().is_some_and(|q| q >= close)
        };
        if !self.known.iter().any(close) {
            return Vec::new();
        }
        let mut answering = vec![false; named.len()];
        for division in &self.known {
            if let Some(answer) = answering.get_mut(usize::from(division.0)) {
                *answer = std::iter::successors(Some(*division), |d| d.parent()).any(|d| close(&d));
            }
        }
        answering
    }
}
