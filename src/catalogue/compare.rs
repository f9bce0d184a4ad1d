//! One indicator over the regions and years of the folder.
//!
//! Unlike units never share an axis, targets never mix with results, amounts of change never
//! with levels, and nothing is added up.

use super::Catalogue;
use crate::extract::{Change, Division, Measure, Status};

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
    /// Levels, or rates of change.
    pub change: Change,
    /// Sorted by region, then year.
    pub data: Vec<Datum>,
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

impl Catalogue {
    /// The indicator of one figure over the whole folder.
    #[must_use]
    pub fn compare(&self, report: u32, figure: u32) -> Option<Comparison> {
        let _ = (report, figure);
        None
    }

    /// Indicators whose name answers `query`, those with most data first.
    #[must_use]
    pub fn indicators(&self, query: &str) -> Vec<Comparison> {
        let _ = query;
        Vec::new()
    }
}
