//! What a catalogue knows the parts of one report by. Worked out once, when the report is read,
//! so that a catalogue of a thousand reports is made anew in milliseconds.

use super::apart::{self, Standing};
use super::names::Names;
use super::review::Reviews;
use super::year::{Extent, Period};
use super::{indicator, stem, year};
use crate::extract::{Division, Figure, Findings, Status};
use crate::ingest::Source;
use crate::outline::Outline;
use std::collections::HashMap;

/// Folded names and comparison keys, in the order of the findings they stand for.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    /// Labels of the figures.
    pub labels: Names,
    /// Titles of the sections.
    pub titles: Names,
    /// Names of the programs.
    pub programs: Names,
    /// Stems of the programs.
    pub stems: Vec<Box<str>>,
    /// The report's title, alone.
    pub title: Names,
    /// What each figure is compared by.
    pub indicators: Vec<u64>,
    /// Figures that only say where a change set out, in order.
    pub bases: Vec<u32>,
    /// The time each figure speaks of.
    pub periods: Vec<Period>,
    /// The number of each figure.
    pub values: Vec<f64>,
    /// The units of the report, and for each figure which it has.
    pub units: Vec<Box<str>>,
    pub unit_of: Vec<u32>,
    /// The division each figure describes.
    pub regions: Vec<Option<Division>>,
    /// The report's own division and those of its passages and figures, sorted.
    pub divisions: Vec<Division>,
    /// The year the report speaks of.
    pub year: Option<i32>,
}

impl Keys {
    /// The keys of the report read from `source`, called `title`.
    #[must_use]
    pub fn of(title: &str, source: &Source, outline: &Outline, findings: &Findings) -> Self {
        let text = source.reading();
        let year = year::of_report(source);
        let figures = &findings.figures;
        let reviews = Reviews::of(source, outline);
        let period = |figure: &Figure| {
            year::of_figure(source, year, figure, reviews.extent(source, year, figure))
        };
        let periods: Vec<_> = figures.iter().map(period).collect();
        let standings = apart::read(source, figures);
        let bases = (0..).zip(&standings).filter(|(_, s)| **s == Standing::Base);
        let bases = bases.map(|(index, _)| index).collect();
        let indicators = figures.iter().zip(&periods).zip(standings);
        let mut divisions: Vec<Division> = figures.iter().filter_map(|f| f.region).collect();
        divisions.extend(findings.regions.own);
        divisions.extend(findings.regions.passages.iter().map(|(_, division)| *division));
        divisions.sort_unstable();
        divisions.dedup();
        let mut units: Vec<Box<str>> = Vec::new();
        let mut known: HashMap<&str, u32> = HashMap::new();
        let unit_of = figures.iter().map(|figure| {
            *known.entry(&figure.unit).or_insert_with(|| {
                units.push(figure.unit.clone());
                units.len() as u32 - 1
            })
        });
        let unit_of = unit_of.collect();
        Self {
            values: figures.iter().map(|figure| figure.value.magnitude()).collect(),
            units,
            unit_of,
            labels: figures.iter().map(|figure| &figure.label).collect(),
            titles: outline.sections.iter().map(|section| section.title.of(text)).collect(),
            programs: findings.programs.iter().map(|program| &program.name).collect(),
            stems: findings.programs.iter().map(|p| stem::stem(&p.name).into()).collect(),
            title: std::iter::once(title).collect(),
            indicators: indicators
                .map(|((figure, period), standing)| {
                    match standing != Standing::Own || is_foretold(figure, *period, year) {
                        true => indicator::NONE,
                        false => indicator::key_of(figure, *period),
                    }
                })
                .collect(),
            bases,
            periods,
            regions: figures.iter().map(|figure| figure.region).collect(),
            divisions,
            year,
        }
    }
}

/// Whether a result is of a year that the report cannot know: it is an aim told as one.
fn is_foretold(figure: &Figure, period: Period, year: Option<i32>) -> bool {
    let later = period.year.zip(year).is_some_and(|(of, known)| of > known);
    later && figure.status == Status::Actual && period.extent == Extent::Year
}
