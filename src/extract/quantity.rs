//! Quantities: a number and its unit, told apart from dates, ordinals, identifiers and names.

use super::figure::{Qualifier, Value};
use crate::text::Span;

/// A number with its unit where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// From a leading qualifier to the unit.
    pub span: Span,
    /// Digits and multiplier alone.
    pub number: Span,
    /// Multiplier applied.
    pub value: Value,
    /// Without multiplier; empty when the noun follows the number.
    pub unit: String,
    /// How exactly it is meant.
    pub qualifier: Qualifier,
}

/// The quantities in `span` of a simplified text, in reading order.
#[must_use]
pub fn quantities(text: &str, span: Span) -> Vec<Quantity> {
    let mut found = Vec::new();
    let base = span.start as usize;
    let line = span.of(text);
    let mut rest = 0;
    while let Some(from) = line[rest..].find(|c: char| c.is_ascii_digit()).map(|i| rest + i) {
        let digits = line[from..].find(|c: char| !c.is_ascii_digit() && c != '.');
        let to = digits.map_or(line.len(), |i| from + i);
        rest = to;
        let Some(unit) = line[to..].chars().next() else { break };
        if "个名户人场项%".contains(unit)
            && let Ok(value) = line[from..to].parse()
        {
            rest = to + unit.len_utf8();
            found.push(Quantity {
                span: Span::new(base + from, base + rest),
                number: Span::new(base + from, base + to),
                value: Value::One(value),
                unit: unit.to_string(),
                qualifier: Qualifier::Exact,
            });
        }
    }
    found
}
