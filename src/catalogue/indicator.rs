//! What a figure is compared by: its label in a form that reports of other regions and years
//! share, its unit, and whether it is a result or a target, a level or a change.

use super::year::Period;
use crate::extract::Figure;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The key under which figures of one indicator meet.
#[must_use]
pub fn key_of(figure: &Figure, period: Period) -> u64 {
    let mut hasher = DefaultHasher::new();
    figure.label.hash(&mut hasher);
    figure.unit.hash(&mut hasher);
    figure.status.hash(&mut hasher);
    figure.change.hash(&mut hasher);
    period.several.hash(&mut hasher);
    hasher.finish()
}
