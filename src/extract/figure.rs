//! A quantity that a report states, with everything that a table row about it needs.

pub mod number;

use super::attribution::Mentions;
use super::certainty::Certainty;
use super::change::{self, Change};
use super::label::Labeller;
use super::period::Periods;
use super::quantity::{self, MOST_FIGURES, Qualifier, Quantity, Value};
use super::status::{Status, Statuses};
use super::{Division, Program, Regions, grid, sentence, table};
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

/// All figures of a source in reading order.
#[must_use]
pub fn read(
    source: &Source,
    outline: &Outline,
    regions: &Regions,
    programs: &[Program],
) -> Vec<Figure> {
    let text = source.reading();
    let statuses = Statuses::read(source, outline);
    let mentions = Mentions::of(text, programs);
    let mut labeller = Labeller::new(text, mentions.spans());
    let grids = grid::grids(source);
    let tables = table::read(text, &grids, regions, &statuses);
    let mut figures = Vec::new();
    for line in source.body() {
        if figures.len() >= MOST_FIGURES {
            figures.truncate(MOST_FIGURES);
            break;
        }
        if let Some(row) = tables.get(&line.span.start) {
            figures.extend(
                row.iter().map(|cell| in_table(cell, line.span, outline, regions, &statuses)),
            );
            continue;
        }
        let quantities = quantity::quantities(text, line.span);
        if quantities.is_empty() {
            continue;
        }
        let mut changes = change::changes(text, line.span, &quantities).into_iter();
        let periods = Periods::read(text, line.span);
        let mut quantities = quantities.into_iter().peekable();
        for sentence in sentence::sentences(text, line.span) {
            let within: Vec<Quantity> =
                std::iter::from_fn(|| quantities.next_if(|q| q.span.start < sentence.end))
                    .collect();
            if within.is_empty() {
                labeller.pass();
                continue;
            }
            let said = statuses.sentence(text, sentence);
            let clauses = sentence::clauses(text, sentence);
            let labels = labeller.sentence(&clauses, &within);
            let owners = mentions.attribute(&clauses, &within, &labels);
            for ((quantity, label), program) in within.into_iter().zip(labels).zip(owners) {
                let at = quantity.span.start as usize;
                figures.push(Figure {
                    span: quantity.span,
                    value: quantity.value,
                    unit: quantity.unit.into(),
                    qualifier: quantity.qualifier,
                    status: statuses.at(text, sentence, &said, quantity.span),
                    change: changes.next().unwrap_or_default(),
                    label: label.text.into(),
                    certainty: label.certainty,
                    region: regions.at(at),
                    program,
                    period: periods.governing(sentence, at),
                    section: outline.section_at(at).map(|i| i as u32),
                    sentence,
                });
            }
        }
    }
    figures
}

/// The figure of a cell of a table; the row counts as its sentence.
fn in_table(
    cell: &table::Cell,
    row: Span,
    outline: &Outline,
    regions: &Regions,
    statuses: &Statuses,
) -> Figure {
    let at = cell.quantity.span.start as usize;
    Figure {
        span: cell.quantity.span,
        value: cell.quantity.value.clone(),
        unit: cell.quantity.unit.as_str().into(),
        qualifier: cell.quantity.qualifier,
        status: cell.status.unwrap_or_else(|| statuses.turned(at)),
        change: cell.change,
        label: cell.label.text.as_str().into(),
        certainty: cell.label.certainty,
        region: regions.at(at),
        program: None,
        period: cell.period,
        section: outline.section_at(at).map(|i| i as u32),
        sentence: row,
    }
}
