//! One indicator over the regions and years of the folder.
//!
//! Unlike units never share an axis, targets never mix with results, amounts of change never
//! with levels, and nothing is added up.

use super::align::{self, Quality};
use super::query::Query;
use super::year::Extent;
use super::{Catalogue, indicator};
use crate::extract::{Certainty, Change, Division, Figure, Measure, Qualifier, Status};
use rayon::prelude::*;
use std::collections::HashMap;

/// One place in a comparison: a division, if it is known, and a year, if the figure has one.
type Slot = (Option<Division>, Option<i32>);

/// The values of one indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The indicator as most reports write it.
    pub indicator: String,
    /// The unit all values share.
    pub unit: String,
    /// What sort of thing it measures.
    pub measure: Measure,
    /// Results or targets.
    pub status: Status,
    /// Levels, or amounts of change: among increases a decrease counts as negative.
    pub change: Change,
    /// How long a time every value speaks of; of several years the last is its year.
    pub extent: Extent,
    /// Sorted by region, then year.
    pub data: Vec<Datum>,
    /// What other reports than theirs say of regions and years in `data`, where it is another value.
    pub disputing: Vec<Datum>,
}

impl Comparison {
    /// The other values of the same region and year.
    pub fn others(&self, datum: &Datum) -> impl Iterator<Item = &Datum> {
        let (region, year) = (datum.region, datum.year);
        self.disputing.iter().filter(move |other| (other.region, other.year) == (region, year))
    }
}

/// One value with where it comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Datum {
    /// Whom it describes.
    pub region: Option<Division>,
    /// The year it speaks of.
    pub year: Option<i32>,
    /// In the comparison's unit.
    pub value: f64,
    /// Index of the report it stands in.
    pub report: u32,
    /// Index into that report's figures.
    pub figure: u32,
}

/// What of two figures of one region and year stands for them.
type Rank = (bool, bool, Certainty);

/// Values that differ by less, as parts of one, are one value in several roundings.
const SAME: f64 = 0.005;
/// No more indicators than this answer a query.
const MOST_INDICATORS: usize = 200;

impl Catalogue {
    /// The indicator of one figure over the whole folder.
    #[must_use]
    pub fn compare(&self, report: u32, figure: u32) -> Option<Comparison> {
        let key = self.indicator_key(report, figure)?;
        self.comparison(self.figures_of(key, None), Some((report, figure)))
    }

    /// Indicators whose name answers `query`: those called exactly so first, then those with
    /// most data, of these levels before changes and results before targets.
    #[must_use]
    pub fn indicators(&self, query: &str) -> Vec<Comparison> {
        let mut counts: Vec<(u64, bool, usize)> = self.keys_answering(query);
        counts.sort_by_key(|&(key, whole, count)| (std::cmp::Reverse((whole, count)), key));
        counts.truncate(MOST_INDICATORS);
        let comparisons = counts.par_iter().filter_map(|&(key, whole, _)| {
            Some((whole, self.comparison(self.figures_of(key, None), None)?))
        });
        let mut comparisons: Vec<(bool, Comparison)> = comparisons.collect();
        comparisons.sort_by_key(|(whole, found)| {
            let plain = (found.change == Change::None, found.status == Status::Actual);
            let of_a_year = found.extent == Extent::Year;
            std::cmp::Reverse((*whole, found.data.len(), of_a_year, plain))
        });
        comparisons.into_iter().map(|(_, comparison)| comparison).collect()
    }

    /// The indicator of one figure in its own region, by year: what a sparkline shows.
    #[must_use]
    pub fn series(&self, report: u32, figure: u32) -> Vec<(i32, f64)> {
        let region = self.figure(report, figure).and_then(|figure| figure.region);
        let Some((key, region)) = self.indicator_key(report, figure).zip(region) else {
            return Vec::new();
        };
        let figures = self.figures_of(key, Some(region));
        let comparison = self.comparison(figures, Some((report, figure)));
        let data = comparison.map(|comparison| comparison.data).unwrap_or_default();
        data.iter().filter_map(|datum| Some((datum.year?, datum.value))).collect()
    }

    /// The figures that describe `division` in the whole folder, of each indicator only the one
    /// that stands for its latest year: (report, figure), in order.
    #[must_use]
    pub fn region_indicators(&self, division: Division) -> Vec<(u32, u32)> {
        let mut latest: HashMap<u64, (Option<i32>, Rank)> = HashMap::new();
        let mut standing: HashMap<u64, (u32, u32)> = HashMap::new();
        let mut alone = Vec::new();
        for (report, index) in self.region_figures(division) {
            let Some(figure) = self.figure(report, index) else { continue };
            let Some(key) = self.indicator_key(report, index) else {
                alone.push((report, index));
                continue;
            };
            let rank = (self.period(report, index).year, rank(figure));
            if latest.get(&key).is_none_or(|known| rank > *known) {
                latest.insert(key, rank);
                standing.insert(key, (report, index));
            }
        }
        alone.extend(standing.into_values());
        alone.sort_unstable();
        alone
    }

    fn indicator_key(&self, report: u32, figure: u32) -> Option<u64> {
        let key = *self.report(report)?.keys().indicators.get(figure as usize)?;
        (key != indicator::NONE).then_some(key)
    }

    /// The figures of one indicator, of one region or all: (report, figure), in folder order.
    fn figures_of(&self, key: u64, region: Option<Division>) -> Vec<(u32, u32)> {
        let mut figures = Vec::new();
        for (report_index, report) in self.reports.iter().enumerate() {
            let keys = report.keys();
            if region.is_some_and(|region| keys.divisions.binary_search(&region).is_err()) {
                continue;
            }
            for (index, _) in keys.indicators.iter().enumerate().filter(|(_, own)| **own == key) {
                let at = keys.regions.get(index).copied().flatten();
                if region.is_none() || at == region {
                    figures.push((report_index as u32, index as u32));
                }
            }
        }
        figures
    }

    /// One datum a region and year out of figures of one indicator. Where several speak of the
    /// same, `asked` comes first, then the one with the surest label, an
    /// exact one before 突破2万亿元, then the first.
    fn comparison(
        &self,
        figures: Vec<(u32, u32)>,
        asked: Option<(u32, u32)>,
    ) -> Option<Comparison> {
        let known = |(report, figure)| Some((report, figure, self.figure(report, figure)?));
        let known: Vec<(u32, u32, &Figure)> = figures.into_iter().filter_map(known).collect();
        let falls = known.iter().all(|(.., figure)| figure.change == Change::Decrease);
        let mut chosen: HashMap<Slot, ((bool, Rank), Datum)> = HashMap::new();
        let mut exact = Vec::new();
        for &(report, index, figure) in &known {
            let year = self.period(report, index).year;
            // The figure that was asked about is always shown.
            let rank = (asked == Some((report, index)), rank(figure));
            let sign = if figure.change == Change::Decrease && !falls { -1.0 } else { 1.0 };
            let value = sign * figure.value.magnitude();
            let datum = Datum { region: figure.region, year, value, report, figure: index };
            if figure.qualifier == Qualifier::Exact && figure.certainty > Certainty::Unsure {
                exact.push(datum);
            }
            let slot = chosen.entry((figure.region, year)).or_insert((rank, datum));
            if rank > slot.0 {
                *slot = (rank, datum);
            }
        }
        let disputing = disputing(exact, |slot| chosen.get(&slot).map(|(_, datum)| *datum));
        let mut data: Vec<Datum> = chosen.into_values().map(|(_, datum)| datum).collect();
        data.sort_by_key(|datum| (datum.region, datum.year, datum.report));
        let &(report, index, first) = known.first()?;
        let change = if falls { Change::Decrease } else { Change::Increase };
        Some(Comparison {
            indicator: commonest(known.iter().map(|(.., figure)| &*figure.label)),
            unit: commonest(known.iter().map(|(.., figure)| &*figure.unit)),
            measure: Measure::of(&first.unit),
            status: first.status,
            change: if first.change == Change::None { Change::None } else { change },
            extent: self.period(report, index).extent,
            data,
            disputing,
        })
    }

    /// How many figures are called exactly what `query` says and yet compared with nothing: where
    /// changes set out, bounds, parts of a region.
    #[must_use]
    pub fn uncompared(&self, query: &str) -> usize {
        let met = self.keys_met(query);
        met.iter().filter(|(key, whole)| *whole && *key == indicator::NONE).count()
    }

    /// Keys of the indicators with a label that answers `query`: whether one is called exactly
    /// so, and how many figures were met.
    fn keys_answering(&self, query: &str) -> Vec<(u64, bool, usize)> {
        let met = self.keys_met(query).into_iter().filter(|(key, _)| *key != indicator::NONE);
        let mut counts: HashMap<u64, (bool, usize)> = HashMap::new();
        for (key, whole) in met {
            let count = counts.entry(key).or_default();
            *count = (count.0 || whole, count.1 + 1);
        }
        counts.into_iter().map(|(key, (whole, count))| (key, whole, count)).collect()
    }

    /// The key of each figure with a label that answers `query`, and whether it is called exactly so.
    fn keys_met(&self, query: &str) -> Vec<(u64, bool)> {
        let typed = Query::parse(query);
        let names = typed.terms.iter().flat_map(|term| indicator::other_names(&term.word));
        let mut queries: Vec<Query> = names.map(Query::parse).collect();
        queries.push(typed);
        let inside = |report: &std::sync::Arc<super::Report>| {
            let keys = report.keys();
            let met = keys.indicators.iter().enumerate().filter_map(|(index, key)| {
                let answer = queries.iter().filter_map(|query| answer(query, &keys.labels, index));
                Some((*key, answer.max()? == Quality::LiteralWhole))
            });
            met.collect::<Vec<_>>()
        };
        self.reports.par_iter().flat_map_iter(inside).collect()
    }
}

/// Of the values of a comparison those that other reports give for a slot than the one chosen for it,
/// each once.
fn disputing(values: Vec<Datum>, chosen: impl Fn(Slot) -> Option<Datum>) -> Vec<Datum> {
    let mut disputing: Vec<Datum> = Vec::new();
    for datum in values {
        let slot = (datum.region, datum.year);
        let differs = |known: &Datum| {
            (datum.value - known.value).abs() > SAME * known.value.abs().max(datum.value.abs())
        };
        let known = disputing.iter().filter(|known| (known.region, known.year) == slot);
        if chosen(slot).is_some_and(|c| c.report != datum.report && differs(&c))
            && known.clone().all(differs)
        {
            disputing.push(datum);
        }
    }
    disputing
}

/// How well a figure stands for its region and year: one with a label worth the name, an exact one before
/// 突破2万亿元, which is a bound and no value, then the surest label.
fn rank(figure: &Figure) -> Rank {
    let exact = figure.qualifier == Qualifier::Exact;
    (figure.certainty > Certainty::Unsure, exact, figure.certainty)
}

/// How well the label at `index` answers every term, without gaps.
fn answer(query: &Query, labels: &super::names::Names, index: usize) -> Option<Quality> {
    let mut worst = Quality::LiteralWhole;
    for term in &query.terms {
        let found = align::quality(term, labels, index);
        worst = worst.min(found.filter(|found| *found > Quality::Gapped)?);
    }
    Some(worst)
}

/// The text met most often, the first of those met equally often.
fn commonest<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for text in texts {
        match counts.iter_mut().find(|(known, _)| *known == text) {
            Some((_, count)) => *count += 1,
            None => counts.push((text, 1)),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max();
    let text = counts.iter().find(|(_, count)| Some(*count) == most);
    text.map(|(text, _)| (*text).to_owned()).unwrap_or_default()
}
