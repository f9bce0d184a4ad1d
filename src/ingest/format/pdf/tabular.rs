//! Tables without upright lines: rows whose pieces stand in columns.

use super::grid::Tabled;
use super::row::Row;
use crate::ingest::draft::{self, Cell, Table};

/// Fewest rows of several cells.
const FEWEST_ROWS: usize = 3;
/// Most rows that are looked at together.
const MOST_ROWS: usize = 200;
/// Fewest points between two columns.
const LEAST_GAP: f32 = 4.0;
/// A cell with more characters is a line of text.
const LONGEST_CELL: usize = 24;

type Cells = Vec<(f32, f32, String)>;

/// The table that opens these rows, and how many of them it takes.
pub(super) fn opening(rows: &[Row], number: u32) -> Option<(Tabled, usize)> {
    let is_row = |cells: &Cells| {
        cells.len() > 1 && cells.iter().all(|(.., text)| text.chars().count() <= LONGEST_CELL)
    };
    let found: Vec<Cells> =
        rows.iter().take(MOST_ROWS).map(Row::cells).take_while(is_row).collect();
    if found.len() < FEWEST_ROWS {
        return None;
    }
    let columns = columns(&found);
    let is_aligned = |cells: &Cells| {
        let places = cells.iter().map(|cell| column_of(&columns, cell));
        places.is_sorted_by(|a, b| a < b)
    };
    let count = found.iter().take_while(|cells| is_aligned(cells)).count();
    if columns.len() < 2 || count < FEWEST_ROWS {
        return None;
    }
    let rows = found[..count].iter().map(|cells| row(cells, &columns, number)).collect();
    let edges = columns.iter().map(|(x0, _)| *x0).collect();
    Some((Tabled { table: Table { rows }, edges }, count))
}

/// Where the columns stand: cells that overlap are of one.
fn columns(rows: &[Cells]) -> Vec<(f32, f32)> {
    let mut spans: Vec<(f32, f32)> = rows.iter().flatten().map(|(x0, x1, _)| (*x0, *x1)).collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut columns: Vec<(f32, f32)> = Vec::new();
    for (x0, x1) in spans {
        match columns.last_mut().filter(|last| x0 < last.1 + LEAST_GAP) {
            Some(last) => last.1 = last.1.max(x1),
            None => columns.push((x0, x1)),
        }
    }
    columns
}

fn column_of(columns: &[(f32, f32)], cell: &(f32, f32, String)) -> usize {
    columns.partition_point(|(_, x1)| *x1 < cell.0)
}

fn row(cells: &Cells, columns: &[(f32, f32)], number: u32) -> draft::Row {
    let mut texts = vec![String::new(); columns.len()];
    for cell in cells {
        if let Some(text) = texts.get_mut(column_of(columns, cell)) {
            text.clone_from(&cell.2);
        }
    }
    draft::Row { number, is_head: false, cells: texts.into_iter().map(Cell::new).collect() }
}
