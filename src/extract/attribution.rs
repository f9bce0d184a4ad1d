//! Which named program a figure belongs to.
//!
//! A program named right behind the number or before it in the clause owns the figure; one named
//! in a clause before owns what it led to (开展“甲”活动9场，受益妇女300名). Naming programs is
//! `program`'s.

use super::program::Program;
use super::quantity::Quantity;
use super::sentence::Clause;
use super::unit::Measure;
use crate::text::Span;

/// Bytes that may lie between a number and a program named behind it.
const NEAR: usize = 12;

/// Bytes that may lie between two members of a list: 、 or 和.
const JOINT: usize = 6;

/// Where the programs of a report are named.
#[derive(Clone, Debug, Default)]
pub struct Mentions {
    /// In reading order, with the index of the program.
    found: Vec<(Span, u32)>,
}

impl Mentions {
    /// The mentions of all programs.
    #[must_use]
    pub fn of(programs: &[Program]) -> Self {
        let mut found: Vec<(Span, u32)> = programs
            .iter()
            .enumerate()
            .flat_map(|(index, program)| program.mentions.iter().map(move |&m| (m, index as u32)))
            .collect();
        found.sort_unstable_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        Self { found }
    }

    /// Their places, in order.
    #[must_use]
    pub fn spans(&self) -> Vec<Span> {
        self.found.iter().map(|(span, _)| *span).collect()
    }

    /// For each of a sentence's quantities the index of the program it belongs to.
    #[must_use]
    pub fn attribute(&self, clauses: &[Clause], quantities: &[Quantity]) -> Vec<Option<u32>> {
        if self.found.is_empty() {
            return vec![None; quantities.len()];
        }
        let mut carried = Carried::default();
        let mut next = 0;
        let mut owners = Vec::with_capacity(quantities.len());
        for (index, quantity) in quantities.iter().enumerate() {
            let start = quantity.span.start as usize;
            let before = index.checked_sub(1).and_then(|i| quantities.get(i));
            while let Some(clause) = clauses.get(next)
                && clause.start() <= start
            {
                // Clauses between the last quantity and this one's.
                carried.leave(self, clauses.get(next.wrapping_sub(1)));
                next += 1;
            }
            let clause = next.checked_sub(1).and_then(|i| clauses.get(i));
            let from = clause.map_or(start, Clause::start);
            let since = before.map_or(from, |b| from.max(b.span.end as usize));
            let limit = quantities.get(index + 1).map_or(usize::MAX, |q| q.span.start as usize);
            let own = self.behind(quantity.span, limit).or_else(|| self.last_list(since, start));
            carried.counted = own.or(carried.counted);
            owners.push(own.or_else(|| carried.owner(quantity)));
        }
        owners
    }

    /// The program named right behind a number.
    fn behind(&self, quantity: Span, limit: usize) -> Option<u32> {
        let at = self.found.partition_point(|(span, _)| span.start < quantity.end);
        let &(span, program) = self.found.get(at)?;
        let near = span.start as usize <= quantity.end as usize + NEAR;
        (near && (span.start as usize) < limit).then_some(program)
    }

    /// The first member of the last list of programs named between two places.
    fn last_list(&self, from: usize, to: usize) -> Option<u32> {
        let first = self.found.partition_point(|(span, _)| (span.start as usize) < from);
        let end = self.found.partition_point(|(span, _)| (span.start as usize) < to);
        let named = self.found.get(first..end)?;
        let (mut head, mut owner) = *named.last()?;
        for &(span, program) in named.iter().rev().skip(1) {
            if (head.start as usize).saturating_sub(span.end as usize) > JOINT {
                break;
            }
            (head, owner) = (span, program);
        }
        Some(owner)
    }
}

/// The program named in a clause before.
#[derive(Default)]
struct Carried {
    program: Option<u32>,
    /// The last program that a figure stands beside.
    counted: Option<u32>,
}

impl Carried {
    /// Takes over what a clause that was read names.
    fn leave(&mut self, mentions: &Mentions, clause: Option<&Clause>) {
        let Some(clause) = clause else { return };
        let end = clause.parts.last().map_or(0, |part| part.end as usize);
        if let Some(program) = mentions.last_list(clause.start(), end) {
            self.program = Some(program);
        }
    }

    /// People, money and rates follow from a program; a thing counted by itself does not when the
    /// program has been counted.
    fn owner(&self, quantity: &Quantity) -> Option<u32> {
        let follows = matches!(
            Measure::of(&quantity.unit),
            Measure::People | Measure::Households | Measure::Money | Measure::Rates
        );
        self.program.filter(|_| follows || self.counted != self.program)
    }
}
