//! A report as rows of the screen, laid out only where someone looks: a report of a megabyte opens
//! at once.
//!
//! A page is a list of blocks (paragraphs, tables, gaps); the rows of a block are filled when they
//! are first asked for and kept until width or report change.

use super::row::{SetRow, Setting};
use super::table;
use crate::catalogue::Report;
use crate::ingest::Role;
use crate::text::Span;
use crate::text::rows::{Fill, rows};
use std::sync::Arc;

/// A row of the page: block and row within it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// Index of the block.
    pub block: usize,
    /// Row of the block.
    pub row: usize,
}

/// A report laid out for one width.
#[derive(Debug, Default)]
pub struct Page {
    report: Option<Arc<Report>>,
    setting: Setting,
    blocks: Vec<Block>,
    /// Paragraphs are told apart by an indent where no blank lines do it.
    indent: u16,
}

#[derive(Debug)]
struct Block {
    /// Lines of the source.
    lines: std::ops::Range<usize>,
    kind: Kind,
    rows: Option<Vec<SetRow>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Gap,
    Text,
    Table,
}

/// Cells of an indent: two characters, as Chinese paragraphs have it.
const INDENT: u16 = 4;

impl Page {
    /// The page of a report; its rows are not laid out yet.
    #[must_use]
    pub fn new(report: Arc<Report>, setting: Setting) -> Self {
        let mut page = Self { setting, ..Self::default() };
        page.blocks = blocks(&report, setting.noise);
        page.indent = if is_spaced(&report) { 0 } else { INDENT };
        page.report = Some(report);
        page
    }

    /// What its rows depend on.
    #[must_use]
    pub fn setting(&self) -> Setting {
        self.setting
    }

    /// The first row.
    #[must_use]
    pub fn first(&self) -> At {
        At::default()
    }

    /// The last row.
    pub fn last(&mut self) -> At {
        let block = self.blocks.len().saturating_sub(1);
        At { block, row: self.rows(block).len().saturating_sub(1) }
    }

    /// A row; `None` beyond the end.
    pub fn row(&mut self, at: At) -> Option<&SetRow> {
        self.rows(at.block).get(at.row)
    }

    /// The row below, `None` at the end.
    pub fn below(&mut self, at: At) -> Option<At> {
        if at.row + 1 < self.rows(at.block).len() {
            return Some(At { row: at.row + 1, ..at });
        }
        (at.block + 1 < self.blocks.len()).then_some(At { block: at.block + 1, row: 0 })
    }

    /// The row above, `None` at the top.
    pub fn above(&mut self, at: At) -> Option<At> {
        if at.row > 0 {
            return Some(At { row: at.row - 1, ..at });
        }
        let block = at.block.checked_sub(1)?;
        Some(At { block, row: self.rows(block).len().saturating_sub(1) })
    }

    /// The row `by` rows further, up when negative, or the last one there is that way.
    pub fn moved(&mut self, at: At, by: i32) -> At {
        let mut at = at;
        for _ in 0..by.unsigned_abs() {
            let next = if by > 0 { self.below(at) } else { self.above(at) };
            let Some(next) = next else { break };
            at = next;
        }
        at
    }

    /// The nearest row with text from `at` on, looking back where there is none.
    pub fn with_text(&mut self, at: At, up: bool) -> At {
        let (mut here, mut found) = (Some(at), None);
        while let Some(next) = here.filter(|_| found.is_none()) {
            found = (!self.is_gap(next)).then_some(next);
            here = if up { self.above(next) } else { self.below(next) };
        }
        match found {
            Some(found) => found,
            None if up => at,
            None => self.with_text(at, true),
        }
    }

    /// The row that shows `offset`, or the next one where it is hidden.
    pub fn at_offset(&mut self, offset: usize) -> At {
        let Some(report) = self.report.clone() else { return At::default() };
        let line = report.source.line_at(offset);
        let block = self.blocks.partition_point(|block| block.lines.end <= line);
        let block = block.min(self.blocks.len().saturating_sub(1));
        let rows = self.rows(block);
        let row = rows.partition_point(|row| row.span.start as usize <= offset).saturating_sub(1);
        At { block, row }
    }

    /// Where the paragraph after or before that of `at` starts.
    pub fn paragraph(&self, at: At, up: bool) -> Option<At> {
        let text = |block: &usize| self.blocks.get(*block).is_some_and(|b| b.kind != Kind::Gap);
        let block = match up {
            true if at.row > 0 => Some(at.block),
            true => (0..at.block).rev().find(text),
            false => (at.block + 1..self.blocks.len()).find(text),
        };
        block.map(|block| At { block, row: 0 })
    }

    fn is_gap(&self, at: At) -> bool {
        self.blocks.get(at.block).is_none_or(|block| block.kind == Kind::Gap)
    }

    fn rows(&mut self, block: usize) -> &[SetRow] {
        let (setting, indent) = (self.setting, self.indent);
        let (Some(report), Some(block)) = (&self.report, self.blocks.get_mut(block)) else {
            return &[];
        };
        let lines = block.lines.clone();
        block.rows.get_or_insert_with(|| match block.kind {
            Kind::Gap => vec![gap(report, lines.start)],
            Kind::Text => paragraph(report, lines.start, setting, indent),
            Kind::Table => table::rows(report, lines.clone(), setting).unwrap_or_else(|| {
                lines.flat_map(|line| paragraph(report, line, setting, 0)).collect()
            }),
        })
    }
}

/// The figures that stand in `line`, which rows must not tear.
fn figures_in(report: &Report, line: Span) -> Vec<Span> {
    let figures = &report.findings.figures;
    let from = figures.partition_point(|figure| figure.span.end <= line.start);
    let figures = figures[from..].iter().take_while(|figure| figure.span.start < line.end);
    let mut spans: Vec<_> = figures.map(|figure| figure.span).collect();
    spans.sort_unstable();
    spans
}

fn paragraph(report: &Report, line: usize, setting: Setting, indent: u16) -> Vec<SetRow> {
    let Some(line) = report.source.lines.get(line) else { return Vec::new() };
    let body = line.role == Role::Body && line.heading == 0;
    let indent = if body && !opens_section(report, line.span) { indent } else { 0 };
    let fill = Fill { cells: setting.cells, indent, ruler: setting.ruler };
    let whole = figures_in(report, line.span);
    rows(&report.source.text, line.span, &whole, fill)
        .into_iter()
        .map(|row| SetRow { span: row.span, pieces: vec![(row.span, row.indent)], role: line.role })
        .collect()
}

/// Whether a line is nothing but a heading.
fn opens_section(report: &Report, line: Span) -> bool {
    let sections = &report.outline.sections;
    let from = sections.partition_point(|section| section.extent.start < line.start);
    sections.get(from).is_some_and(|section| {
        line.contains(section.extent.start as usize) && section.title.end + 6 >= line.end
    })
}

fn gap(report: &Report, line: usize) -> SetRow {
    let start = report.source.lines.get(line).map_or(0, |line| line.span.start);
    let span = Span { start, end: start };
    SetRow { span, pieces: Vec::new(), role: Role::Blank }
}

/// The blocks of a report: blank lines made one gap, page furniture left out unless asked for.
fn blocks(report: &Report, noise: bool) -> Vec<Block> {
    let source = &report.source;
    let mut blocks: Vec<Block> = Vec::new();
    let mut blank = None;
    let mut last_role = None;
    for (index, line) in source.lines.iter().enumerate() {
        match line.role {
            Role::Blank => blank = blank.or(Some(index)),
            Role::Noise if !noise => {}
            role => {
                // What the report says of itself is set off from the text.
                let parted = blank.is_some() || last_role.is_some_and(|last| last != role);
                if parted && !blocks.is_empty() {
                    let from = blank.unwrap_or(index);
                    blocks.push(Block { lines: from..from, kind: Kind::Gap, rows: None });
                }
                blank = None;
                last_role = Some(role);
                push_line(&mut blocks, index, table::is_row(line.span.of(&source.text)));
            }
        }
    }
    blocks
}

fn push_line(blocks: &mut Vec<Block>, index: usize, table: bool) {
    match blocks.last_mut() {
        Some(last) if table && last.kind == Kind::Table => last.lines.end = index + 1,
        _ => {
            let kind = if table { Kind::Table } else { Kind::Text };
            blocks.push(Block { lines: index..index + 1, kind, rows: None });
        }
    }
}

/// Whether most paragraphs have a blank line before them.
fn is_spaced(report: &Report) -> bool {
    let lines = &report.source.lines;
    let pairs = lines.windows(2).filter(|pair| pair[1].role == Role::Body);
    let (mut spaced, mut all) = (0, 0);
    for pair in pairs {
        all += 1;
        spaced += usize::from(pair[0].role == Role::Blank);
    }
    spaced * 2 >= all
}
