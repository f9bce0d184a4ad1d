//! Quantities: a number and its unit, told apart from dates, ordinals, identifiers and names.
//!
//! One pass from left to right. Labels, regions and time are for [`figure`](super::figure).

mod fraction;
mod group;
mod judge;
mod names;
pub(super) mod qualifier;
mod term;
mod value;

pub use qualifier::Qualifier;
pub use value::Value;

use crate::text::Span;
use crate::text::numeral::opens_numeral;
use crate::text::openers::Characters;
use group::{Group, Joint};
use names::Names;
use std::sync::LazyLock;
use term::Term;

/// The most figures of one report: fifty times what the densest known states.
pub const MOST_FIGURES: usize = 100_000;

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
///
/// `span` should be a line, or a part of one that no quotation marks cross.
#[must_use]
pub fn quantities(text: &str, span: Span) -> Vec<Quantity> {
    let Some(text) = text.get(..span.end as usize) else { return Vec::new() };
    if text.get(span.start as usize..).is_none() {
        return Vec::new();
    }
    Scanner::new(text, span.start as usize).run()
}

/// What a number may begin with: a numeral, or 半数.
static OPENERS: LazyLock<Characters> =
    LazyLock::new(|| Characters::matching(|c| opens_numeral(c) || c == '半'));

/// The way through one line.
struct Scanner<'a> {
    /// The text up to the end of the line.
    text: &'a str,
    /// Where the line begins.
    start: usize,
    /// One past the last quantity; words before it are spoken for.
    taken: usize,
    names: Names,
    found: Vec<Quantity>,
    /// How many were found when the last of them took over a shared qualifier.
    shared_at: Option<usize>,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a str, start: usize) -> Self {
        let names = Names::read(&text[start..], start);
        Self { text, start, taken: start, names, found: Vec::new(), shared_at: None }
    }

    fn run(mut self) -> Vec<Quantity> {
        let mut at = self.start;
        while self.found.len() < MOST_FIGURES
            && let Some(next) = self.next_numeral(at)
        {
            at = match self.names.end_of(next) {
                Some(end) => end,
                None => self.read_at(next),
            };
        }
        self.found
    }

    /// Where the next numeral may start.
    fn next_numeral(&self, from: usize) -> Option<usize> {
        OPENERS.find(self.text, from)
    }

    /// Reads what starts at `at` and says where to go on.
    fn read_at(&mut self, at: usize) -> usize {
        if let Some(fraction) = fraction::read(self.text, at) {
            let reading =
                qualifier::read(self.before(at), &self.text[fraction.end..], false, false);
            if !fraction.is_half || judge::states_half(self.before(at), reading.qualifier) {
                let number = (at, fraction.end);
                self.push(number, fraction.end, fraction.value, fraction.unit, reading);
            }
            return fraction.end;
        }
        let Some(first) = Term::at(self.text, at) else {
            return at + self.text[at..].chars().next().map_or(1, char::len_utf8);
        };
        let group = Group::read(self.text, self.before(at), first);
        self.take(group)
    }

    /// Keeps what a group states and says where to go on.
    fn take(&mut self, group: Group) -> usize {
        let Some((first, last)) = group.terms.first().zip(group.terms.last()) else {
            return group.end;
        };
        let more = last.numeral.more || first.numeral.more;
        let bare = first.is_bare();
        let mut reading =
            qualifier::read(self.before(first.start), &self.text[last.end..], more, bare);
        if reading.qualifier == Qualifier::Exact {
            reading.qualifier = self.shared_qualifier(first.start);
            if reading.qualifier != Qualifier::Exact {
                self.shared_at = Some(self.found.len() + 1);
            }
        }
        if !judge::states(self.text, self.before(first.start), &group, reading.qualifier) {
            return group.end;
        }
        match group.joint {
            Joint::Alone | Joint::Range | Joint::Ratio => {
                let number = (first.start, last.numeral.end);
                let value = group.value(self.before(first.start));
                let unit = if group.joint == Joint::Ratio { "比" } else { &last.unit };
                self.push(number, last.end, value, unit, reading);
            }
            Joint::List => {
                for (i, member) in group.terms.iter().enumerate() {
                    let leading = if i == 0 { reading.leading } else { 0 };
                    let value = Value::One(group.member_value(member));
                    let number = (member.start, member.numeral.end);
                    let reading = qualifier::Reading { leading, ..reading };
                    self.push(number, member.end, value, &last.unit, reading);
                }
            }
        }
        group.end
    }

    fn push(
        &mut self,
        number: (usize, usize),
        end: usize,
        value: Value,
        unit: &str,
        reading: qualifier::Reading,
    ) {
        let mut start = number.0 - reading.leading;
        if reading.leading == 0 && group::is_negative(self.before(number.0), unit) {
            start -= self.before(number.0).chars().next_back().map_or(0, char::len_utf8);
        }
        self.found.push(Quantity {
            span: Span::new(start, end),
            number: Span::new(number.0, number.1),
            value,
            unit: unit.to_owned(),
            qualifier: reading.qualifier,
        });
        self.taken = end;
    }

    /// 分别超过50%、70%: the qualifier that a number at `at` shares with the one before it.
    fn shared_qualifier(&self, at: usize) -> Qualifier {
        let joined = matches!(self.before(at), "、" | "和" | "与" | "及" | "以及");
        match self.found.last() {
            Some(last) if joined => {
                let lead = &self.text[self.start..last.span.start as usize];
                let led = last.span.start < last.number.start && lead.ends_with("分别");
                let passed_on = self.shared_at == Some(self.found.len());
                if led || passed_on { last.qualifier } else { Qualifier::Exact }
            }
            _ => Qualifier::Exact,
        }
    }

    /// What stands in the line before `at` and belongs to no other quantity.
    fn before(&self, at: usize) -> &'a str {
        &self.text[self.taken.min(at)..at]
    }
}
