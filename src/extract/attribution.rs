//! Which named program a figure belongs to.
//!
//! A program named right behind the number or before it in the clause owns the figure; one named
//! in a clause before owns what it led to (开展“甲”活动9场，受益妇女300名), and all that is told of it
//! when it opens what is told (“甲”设点19个，发放物资5万份). Naming programs is `program`'s.

use super::label::Label;
use super::program::Program;
use super::quantity::Quantity;
use super::sentence::Clause;
use super::unit::Measure;
use crate::text::Span;
use crate::text::openers::Openers;
use std::collections::HashMap;

const QUOTES: [char; 8] = ['“', '”', '《', '》', '「', '」', '『', '』'];

/// Bytes that may lie between two members of a list: 、 or 和.
const JOINT: usize = 6;

/// Characters of a program's name that are enough to know it in a label.
const TELLING: usize = 3;

/// Where the programs of a report are named.
#[derive(Clone, Debug)]
pub struct Mentions<'t> {
    text: &'t str,
    /// In reading order, with the index of the program.
    found: Vec<(Span, u32)>,
    /// Simplified names without quotation marks by their first character, longest first.
    names: HashMap<char, Vec<(&'t str, u32)>>,
    /// The first characters of names.
    openers: Openers,
}

impl<'t> Mentions<'t> {
    /// The mentions of all programs in a simplified text.
    #[must_use]
    pub fn of(text: &'t str, programs: &[Program]) -> Self {
        let mut found: Vec<(Span, u32)> = Vec::new();
        let mut names: HashMap<char, Vec<(&str, u32)>> = HashMap::new();
        for (program, index) in programs.iter().zip(0..) {
            found.extend(program.mentions.iter().map(|&mention| (mention, index)));
            let name = program.mentions.first().map_or("", |mention| mention.of(text));
            let name = name.trim_matches(QUOTES);
            if let Some(first) = name.chars().next()
                && name.chars().count() >= TELLING
            {
                names.entry(first).or_default().push((name, index));
            }
        }
        for same in names.values_mut() {
            same.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        }
        found.sort_unstable_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        let openers = Openers::of(names.values().flatten().map(|(name, _)| *name));
        Self { text, found, names, openers }
    }

    /// Their places, in order.
    #[must_use]
    pub fn spans(&self) -> Vec<Span> {
        self.found.iter().map(|(span, _)| *span).collect()
    }

    /// For each of a sentence's quantities the index of the program it belongs to; `labels` say
    /// what the quantities are of.
    #[must_use]
    pub fn attribute(
        &self,
        clauses: &[Clause],
        quantities: &[Quantity],
        labels: &[Label],
    ) -> Vec<Option<u32>> {
        let mut carried = Carried::default();
        let mut next = 0;
        let mut since = 0;
        let mut owners = Vec::with_capacity(quantities.len());
        for (index, quantity) in quantities.iter().enumerate() {
            let start = quantity.span.start as usize;
            while let Some(clause) = clauses.get(next)
                && clause.start() <= start
            {
                carried.leave(self, next.checked_sub(1).and_then(|i| clauses.get(i)));
                carried.enter(self, clause);
                next += 1;
            }
            let clause = next.checked_sub(1).and_then(|i| clauses.get(i));
            let end = clause.map_or(start, Clause::end);
            let until = quantities.get(index + 1).map_or(end, |q| end.min(q.span.start as usize));
            let own = labels
                .get(index)
                .and_then(|label| self.named_in(&label.text))
                .or_else(|| self.behind(quantity.span, until))
                .or_else(|| self.last_list(since.max(clause.map_or(0, Clause::start)), start));
            carried.counted = own.or(carried.counted);
            let part = || clause.is_some_and(|clause| self.is_part(clause));
            let owner = own
                .or_else(|| carried.owner(quantity, part()))
                .or_else(|| self.first_between(start, end))
                .or_else(|| carried.subject())
                .or_else(|| self.paid_for(quantity, clause, clauses.get(next)));
            owners.push(owner);
            since = quantity.span.end as usize;
        }
        owners
    }

    /// The program that a label names first.
    fn named_in(&self, label: &str) -> Option<u32> {
        let mut places = self.openers.places_in(label);
        places.find_map(|at| {
            let rest = &label[at..];
            let mut named = self.names.get(&rest.chars().next()?)?.iter();
            named.find(|(name, _)| rest.starts_with(name)).map(|named| named.1)
        })
    }

    /// The program named right behind a number, before the offset `until`.
    fn behind(&self, quantity: Span, until: usize) -> Option<u32> {
        let at = self.found.partition_point(|(span, _)| span.start < quantity.end);
        let &(span, program) = self.found.get(at)?;
        let between = self.text.get(quantity.end as usize..span.start as usize)?;
        ((span.start as usize) < until && matches!(between, "" | "的")).then_some(program)
    }

    /// Whether a clause tells parts of what was counted before it: 其中甲县32个.
    fn is_part(&self, clause: &Clause) -> bool {
        self.text.get(clause.start()..).is_some_and(|text| text.starts_with("其中"))
    }

    /// The program that money is spent on in the next clause: 投入450万元，建成“甲”636个.
    fn paid_for(
        &self,
        quantity: &Quantity,
        clause: Option<&Clause>,
        next: Option<&Clause>,
    ) -> Option<u32> {
        let (clause, next) = (clause?, next?);
        let before = self.text.get(clause.start()..quantity.span.start as usize)?;
        let spent = Measure::of(&quantity.unit) == Measure::Money && before.contains("投入");
        spent.then(|| self.first_between(next.start(), next.end())).flatten()
    }

    fn first_between(&self, from: usize, to: usize) -> Option<u32> {
        self.first_mention(from, to).map(|found| found.1)
    }

    fn first_mention(&self, from: usize, to: usize) -> Option<(Span, u32)> {
        let at = self.found.partition_point(|(span, _)| (span.start as usize) < from);
        self.found.get(at).copied().filter(|(span, _)| (span.start as usize) < to)
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
    /// The program that opened a clause, while no other is named.
    opening: Option<u32>,
}

impl Carried {
    /// Takes over what a clause that was read names.
    fn leave(&mut self, mentions: &Mentions<'_>, clause: Option<&Clause>) {
        let Some(clause) = clause else { return };
        if let Some(program) = mentions.last_list(clause.start(), clause.end()) {
            self.program = Some(program);
        }
    }

    /// Looks at how a clause opens.
    fn enter(&mut self, mentions: &Mentions<'_>, clause: &Clause) {
        // A number or a mark before the name is no word: 2.“甲”.
        let opens = |span: Span| {
            let before = mentions.text.get(clause.start()..span.start as usize);
            before.unwrap_or("").chars().all(|c| !c.is_alphabetic())
        };
        let first = mentions.first_mention(clause.start(), clause.end());
        if let Some((span, program)) = first {
            self.opening = opens(span).then_some(program);
        }
    }

    /// The program that all is told of since it opened a clause.
    fn subject(&self) -> Option<u32> {
        self.opening
    }

    /// People, money, rates and parts follow from a program; a thing counted by itself does not
    /// when the program has been counted.
    fn owner(&self, quantity: &Quantity, part: bool) -> Option<u32> {
        let follows = matches!(
            Measure::of(&quantity.unit),
            Measure::People | Measure::Households | Measure::Money | Measure::Rates
        );
        self.program.filter(|_| follows || part || self.counted != self.program)
    }
}
