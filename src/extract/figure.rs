//! A quantity that a report states, with everything that a table row about it needs.

pub mod number;

use super::attribution::Mentions;
use super::certainty::Certainty;
use super::change::{self, Change};
use super::grid::Grid;
use super::label::Labeller;
use super::period::Periods;
use super::quantity::{self, MOST_FIGURES, Qualifier, Quantity, Value};
use super::status::{Status, Statuses};
use super::{Division, Program, Regions, sentence, table};
use crate::ingest::Source;
use crate::outline::Outline;
use crate::text::Span;

/// A figure of one report.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The surface, from a leading qualifier to the unit.
    pub span: Span,
    /// Multiplier applied, money in the main unit of its currency.
    pub value: Value,
    /// Without multiplier, in simplified characters; empty when the noun follows the number.
    pub unit: Box<str>,
    /// How exactly it is meant.
    pub qualifier: Qualifier,
    /// Done or aimed at.
    pub status: Status,
    /// Set only when the figure itself is an amount of change.
    pub change: Change,
    /// The short noun phrase that would head its row in a table.
    pub label: Box<str>,
    /// How the label was found; orders and greys out.
    pub certainty: Certainty,
    /// The division it describes; `None` when the report names none.
    pub region: Option<Division>,
    /// Index into the report's programs of the one it belongs to in its clause.
    pub program: Option<u32>,
    /// The time it speaks of as written, empty when none is.
    pub period: Span,
    /// Index of the innermost section.
    pub section: Option<u32>,
    /// The sentence it stands in.
    pub sentence: Span,
}

/// All figures of a source, whose tables are `grids`, in reading order.
#[must_use]
pub fn read(
    source: &Source,
    outline: &Outline,
    grids: &[Grid<'_>],
    regions: &Regions,
    programs: &[Program],
) -> Vec<Figure> {
    let text = source.reading();
    let mentions = Mentions::of(text, programs);
    let mut reader = Reader {
        text,
        outline,
        regions,
        statuses: Statuses::read(source, outline),
        labeller: Labeller::new(text, mentions.spans()),
        mentions,
        figures: Vec::new(),
    };
    let tables = table::read(text, grids, regions, &reader.statuses);
    for line in source.body() {
        if reader.figures.len() >= MOST_FIGURES {
            break;
        }
        match tables.get(&line.span.start) {
            Some(row) => row.iter().for_each(|cell| reader.cell(cell, line.span)),
            None => reader.paragraph(line.span),
        }
    }
    reader.figures.truncate(MOST_FIGURES);
    reader.figures
}

/// The way through a report, with what was read of it before.
struct Reader<'a> {
    text: &'a str,
    outline: &'a Outline,
    regions: &'a Regions,
    statuses: Statuses,
    mentions: Mentions<'a>,
    labeller: Labeller<'a>,
    figures: Vec<Figure>,
}

impl Reader<'_> {
    /// The figures of a line of running text, sentence by sentence.
    fn paragraph(&mut self, line: Span) {
        let quantities = quantity::quantities(self.text, line);
        if quantities.is_empty() {
            return;
        }
        let mut changes = change::changes(self.text, line, &quantities).into_iter();
        let periods = Periods::read(self.text, line, self.statuses.count_the_republic());
        let mut quantities = quantities.into_iter().peekable();
        for sentence in sentence::sentences(self.text, line) {
            let inside = || quantities.next_if(|q| q.span.start < sentence.end);
            let within: Vec<Quantity> = std::iter::from_fn(inside).collect();
            if within.is_empty() {
                self.labeller.pass_sentence();
            } else {
                self.sentence(sentence, within, &mut changes, &periods);
            }
        }
    }

    /// The figures of a sentence that states these quantities; `changes` are theirs and those of what
    /// follows.
    fn sentence(
        &mut self,
        sentence: Span,
        quantities: Vec<Quantity>,
        changes: &mut impl Iterator<Item = Change>,
        periods: &Periods,
    ) {
        let said = self.statuses.sentence(self.text, sentence);
        let clauses = sentence::clauses(self.text, sentence);
        let labels = self.labeller.sentence(&clauses, &quantities);
        let owners = self.mentions.attribute(&clauses, &quantities, &labels);
        for ((quantity, label), program) in quantities.into_iter().zip(labels).zip(owners) {
            let at = quantity.span.start as usize;
            self.figures.push(Figure {
                span: quantity.span,
                value: quantity.value,
                unit: quantity.unit.into(),
                qualifier: quantity.qualifier,
                status: self.statuses.at(self.text, sentence, &said, quantity.span),
                change: changes.next().unwrap_or_default(),
                label: label.text.into(),
                certainty: label.certainty,
                region: self.regions.at(at),
                program,
                period: periods.governing(sentence, at),
                section: self.section_at(at),
                sentence,
            });
        }
    }

    /// The figure of a cell of a table; the row counts as its sentence.
    fn cell(&mut self, cell: &table::Cell, row: Span) {
        let at = cell.quantity.span.start as usize;
        self.figures.push(Figure {
            span: cell.quantity.span,
            value: cell.quantity.value.clone(),
            unit: cell.quantity.unit.as_str().into(),
            qualifier: cell.quantity.qualifier,
            status: cell.status.unwrap_or_else(|| self.statuses.turned(at)),
            change: cell.change,
            label: cell.label.text.as_str().into(),
            certainty: cell.label.certainty,
            region: self.regions.at(at),
            program: None,
            period: cell.period,
            section: self.section_at(at),
            sentence: row,
        });
    }

    fn section_at(&self, at: usize) -> Option<u32> {
        self.outline.section_at(at).map(|index| index as u32)
    }
}
