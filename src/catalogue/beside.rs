//! What stands beside a figure's label and may answer a query too: its value, unit and program.

use super::Report;
use super::keys::Keys;
use super::query::{NumberTest, Term};
use super::worth::{CONTEXT, GAPPED, is_telling, name_worth};

/// The worth of a unit.
const UNIT: i64 = 26;
/// The worth of a value that is the one asked for, or passes a test.
const VALUE: i64 = 45;
/// The worth of digits that begin a number.
const DIGITS: i64 = 20;

/// What stands beside the labels of one report's figures and may answer one term.
pub struct Beside<'a> {
    report: &'a Report,
    keys: &'a Keys,
    number: Option<&'a NumberTest>,
    /// As typed, when it may be the beginning of a number.
    digits: Option<&'a str>,
    /// By unit of the report: whether it answers; empty for none.
    units: Vec<bool>,
    /// By program of the report: whether its name answers without gaps; empty for none.
    programs: Vec<bool>,
}

impl<'a> Beside<'a> {
    /// What of `report` may answer `term`.
    #[must_use]
    pub fn new(report: &'a Report, keys: &'a Keys, term: &'a Term) -> Self {
        let number = term.number.as_ref();
        let unit = number.map_or(&*term.word, |number| &*number.unit);
        let programs = 0..if is_telling(term) { keys.programs.len() } else { 0 };
        let named = |index| name_worth(&keys.programs, index, term).is_some_and(|w| w > GAPPED);
        Self {
            report,
            keys,
            number,
            digits: number.filter(|number| number.may_go_on).map(|_| &*term.word),
            units: unless_none(keys.units.iter().map(|own| is_unit(own, unit))),
            programs: unless_none(programs.map(named)),
        }
    }

    /// How much it is worth for the figure at `at`.
    #[must_use]
    pub fn worth(&self, at: usize) -> Option<i64> {
        if let Some(number) = self.number {
            if self.keys.values.get(at).is_some_and(|value| number.passes(*value))
                && (number.unit.is_empty() || self.has_unit(at) || self.counts(at, &number.unit))
            {
                return Some(VALUE);
            }
            if self.digits.is_some_and(|digits| self.begins_with(at, digits)) {
                return Some(DIGITS);
            }
        } else if self.has_unit(at) {
            return Some(UNIT);
        }
        let program = || self.report.findings.figures.get(at)?.program;
        let named = |program| self.programs.get(program as usize).copied();
        (!self.programs.is_empty() && program().and_then(named)?).then_some(CONTEXT)
    }

    fn has_unit(&self, at: usize) -> bool {
        let answers = |unit: &u32| self.units.get(*unit as usize).copied();
        !self.units.is_empty() && self.keys.unit_of.get(at).and_then(answers).unwrap_or(false)
    }

    /// Whether the figure has no unit but counts what was typed for one: 2.1万农村妇女.
    fn counts(&self, at: usize, unit: &str) -> bool {
        self.keys.labels.get(at).contains(unit)
    }

    /// Whether the figure is written with these digits first.
    fn begins_with(&self, at: usize, digits: &str) -> bool {
        let Some(figure) = self.report.findings.figures.get(at) else { return false };
        let surface = figure.span.of(self.report.source.reading());
        surface.trim_start_matches(|c: char| !c.is_ascii_digit()).starts_with(digits)
    }
}

/// The answers, or nothing when all are no.
fn unless_none(answers: impl Iterator<Item = bool>) -> Vec<bool> {
    let answers: Vec<bool> = answers.collect();
    if answers.contains(&true) { answers } else { Vec::new() }
}

/// Whether a unit is the one typed, or one beginning with it: 场 for 场次.
fn is_unit(unit: &str, typed: &str) -> bool {
    !typed.is_empty() && unit.starts_with(typed)
}
