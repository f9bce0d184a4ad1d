//! Markdown tables as columns, aligned by display width where they fit the page.

use super::row::{SetRow, Setting};
use crate::catalogue::Report;
use crate::ingest::Role;
use crate::ingest::pipe_table::is_delimiter_row;
use crate::text::Span;
use std::ops::Range;

/// Cells between two columns.
const BETWEEN: usize = 2;
/// The longest table whose columns are measured; a longer one is shown as it is written.
const LONGEST: usize = 2000;

/// Whether a line is a row of a Markdown table.
#[must_use]
pub fn is_row(line: &str) -> bool {
    let line = line.trim();
    line.len() > 2 && line.starts_with('|') && line.ends_with('|')
}

/// The rows of a table in columns; `None` when it is wider than the page.
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
    let total = widths.iter().map(|width| width + BETWEEN).sum::<usize>();
    if total > usize::from(setting.cells) + BETWEEN {
        return None;
    }
    let row = |(span, role, cells): (Span, Role, Vec<Span>)| {
        let mut x = 0;
        let mut pieces = Vec::new();
        for (cell, widest) in cells.into_iter().zip(&widths) {
            let room = widest - setting.ruler.text(cell.of(text)).min(*widest);
            let indent = if is_number(cell.of(text)) { room } else { 0 };
            pieces.push((cell, (x + indent) as u16));
            x += widest + BETWEEN;
        }
        SetRow { span, pieces, role }
    };
    Some(table.into_iter().map(row).collect())
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
