//! Markdown tables as columns, aligned by display width where they fit the page.

use super::row::{SetRow, Setting};
use crate::catalogue::Report;
use crate::ingest::Role;
use crate::ingest::pipe_table::is_delimiter_row;
use crate::text::Span;
use std::ops::Range;

/// Cells between two columns.
const BETWEEN: usize = 2;
/// Cells by which columns that stand below others are set in.
const INDENT: usize = 2;
/// The longest table whose columns are measured; a longer one is shown as it is written.
const LONGEST: usize = 2000;

/// Whether a line is a row of a Markdown table.
#[must_use]
pub fn is_row(line: &str) -> bool {
    let line = line.trim();
    line.len() > 2 && line.starts_with('|') && line.ends_with('|')
}

/// The rows of a table in columns, each over several rows of the page where it is wider than that;
/// `None` when a column alone is.
#[must_use]
pub fn rows(report: &Report, lines: Range<usize>, setting: Setting) -> Option<Vec<SetRow>> {
    let text = &report.source.text;
    let lines = report.source.lines.get(lines).filter(|lines| lines.len() <= LONGEST)?;
    let shown = lines.iter().filter(|line| !is_delimiter_row(line.span.of(text)));
    let table: Vec<_> = shown.map(|line| (line.span, line.role, cells(text, line.span))).collect();
    let mut widths: Vec<usize> = Vec::new();
    for (.., cells) in &table {
        for (column, cell) in cells.iter().enumerate() {
            let width = setting.ruler.text(cell.of(text));
            match widths.get_mut(column) {
                Some(widest) => *widest = width.max(*widest),
                None => widths.push(width),
            }
        }
    }
    let stacks = stacks(&widths, usize::from(setting.cells))?;
    let stacked = |(span, role, cells): (Span, Role, Vec<Span>)| {
        let starts: Vec<_> = stacks.iter().filter_map(|s| cells.get(s.start)).collect();
        let row = |(index, columns): (usize, &Range<usize>)| {
            let own = cells.get(columns.start..columns.end.min(cells.len()))?;
            let mut x = if index == 0 { 0 } else { INDENT };
            let mut pieces = Vec::new();
            for (cell, widest) in own.iter().zip(&widths[columns.clone()]) {
                let room = widest - setting.ruler.text(cell.of(text)).min(*widest);
                let indent = if is_number(cell.of(text)) { room } else { 0 };
                pieces.push((*cell, (x + indent) as u16));
                x += widest + BETWEEN;
            }
            let start = if index == 0 { span.start } else { starts.get(index)?.start };
            let end = starts.get(index + 1).map_or(span.end, |next| next.start);
            Some(SetRow { span: Span { start, end }, pieces, role })
        };
        stacks.iter().enumerate().filter_map(row).collect::<Vec<_>>()
    };
    Some(table.into_iter().flat_map(stacked).collect())
}

/// Columns that stand beside each other: as many as fit, the others below, set in. `None` when one
/// alone is wider than the page.
fn stacks(widths: &[usize], cells: usize) -> Option<Vec<Range<usize>>> {
    let mut stacks: Vec<Range<usize>> = Vec::new();
    let mut x = usize::MAX;
    for (column, width) in widths.iter().enumerate() {
        match stacks.last_mut() {
            Some(last) if x.saturating_add(*width) <= cells => last.end = column + 1,
            _ => {
                x = if stacks.is_empty() { 0 } else { INDENT };
                if x + width > cells {
                    return None;
                }
                stacks.push(column..column + 1);
            }
        }
        x += width + BETWEEN;
    }
    Some(stacks)
}

/// The cells of a row, blanks around them left out.
fn cells(text: &str, line: Span) -> Vec<Span> {
    let row = line.of(text);
    let mut cells = Vec::new();
    let mut start = None;
    for (at, _) in row.match_indices('|') {
        if let Some(start) = start.filter(|&start| start <= at) {
            let cell = &row[start..at];
            let from = line.start as usize + start + (cell.len() - cell.trim_start().len());
            cells.push(Span::new(from, from + cell.trim().len()));
        }
        start = Some(at + 1);
    }
    cells
}

/// Numbers are set flush right.
fn is_number(cell: &str) -> bool {
    cell.starts_with(|c: char| c.is_ascii_digit() || c == '-')
        && cell.chars().all(|c| c.is_ascii_digit() || ".,%-‰".contains(c))
}
