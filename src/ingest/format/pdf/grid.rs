//! Ruled tables: lines that cross make cells, and characters belong to the cell they stand in.

use super::page::{Glyph, Page, Rule};
use super::row::words;
use crate::ingest::draft::{Cell, Row, Table};
use std::collections::BTreeMap;

/// A ruled table of a page.
#[derive(Debug)]
pub(super) struct Grid {
    /// Edges of its columns and rows, ascending.
    xs: Vec<f32>,
    ys: Vec<f32>,
    cells: Vec<Boxed>,
    /// For every place of the grid, which cell takes it.
    owners: Vec<usize>,
}

/// A table where it stands.
#[derive(Debug)]
pub(super) struct Tabled {
    pub table: Table,
    /// The edges of its columns: a table that goes on overleaf has them again.
    pub edges: Vec<f32>,
}

/// How far from one another lines may end that are meant to meet, in points.
const NEAR: f32 = 3.0;
/// Most pairs of lines that are looked at on one page.
const MOST_PAIRS: usize = 4 << 20;
/// Most tables of a page, and most places of one, times the lines that rule it.
const MOST_GRIDS: usize = 100;
const MOST_PLACES: usize = 2 << 20;
/// A cell with more characters is running text in a frame.
const LONGEST_CELL: usize = 300;

/// The ruled tables of a page, and the characters that stand outside them.
pub(super) fn grids(page: &Page) -> (Vec<Grid>, Vec<Glyph>) {
    let (levels, uprights): (Vec<Rule>, Vec<Rule>) = page.rules.iter().partition(|r| r.is_level());
    let (levels, uprights) = (merged(levels, true), merged(uprights, false));
    let mut grids = Vec::new();
    if levels.len().saturating_mul(uprights.len()) <= MOST_PAIRS {
        let found = crossing(&levels, &uprights).into_iter().filter_map(|rules| Grid::of(&rules));
        grids.extend(found.take(MOST_GRIDS));
    }
    let mut outside = Vec::new();
    for glyph in &page.glyphs {
        match grids.iter_mut().find_map(|grid| grid.cell_of(glyph)) {
            Some(cell) => cell.glyphs.push(*glyph),
            None => outside.push(*glyph),
        }
    }
    let (grids, empty): (Vec<Grid>, Vec<Grid>) = grids.into_iter().partition(Grid::is_filled);
    let cells = empty.into_iter().flat_map(|grid| grid.cells);
    outside.extend(cells.flat_map(|cell| cell.glyphs));
    (grids, outside)
}

/// Lines that are drawn in pieces, whole again.
fn merged(mut rules: Vec<Rule>, is_level: bool) -> Vec<Rule> {
    let across = |r: &Rule| if is_level { (r.y0 + r.y1) / 2.0 } else { (r.x0 + r.x1) / 2.0 };
    let along = |r: &Rule| if is_level { (r.x0, r.x1) } else { (r.y0, r.y1) };
    rules.sort_by(|a, b| across(a).total_cmp(&across(b)).then(along(a).0.total_cmp(&along(b).0)));
    let mut out: Vec<Rule> = Vec::new();
    let mut open = 0;
    for rule in rules {
        while out.get(open).is_some_and(|own| across(own) < across(&rule) - NEAR / 2.0) {
            open += 1;
        }
        let meets = |own: &&mut Rule| {
            along(own).0 <= along(&rule).1 + NEAR && along(&rule).0 <= along(own).1 + NEAR
        };
        match out[open..].iter_mut().rev().take(64).find(meets) {
            Some(own) if is_level => {
                (own.x0, own.x1) = (own.x0.min(rule.x0), own.x1.max(rule.x1));
            }
            Some(own) => (own.y0, own.y1) = (own.y0.min(rule.y0), own.y1.max(rule.y1)),
            None => out.push(rule),
        }
    }
    out
}

/// Groups of lines that cross or meet.
fn crossing(levels: &[Rule], uprights: &[Rule]) -> Vec<Rules> {
    let mut group: Vec<usize> = (0..levels.len() + uprights.len()).collect();
    fn root(group: &mut [usize], mut at: usize) -> usize {
        while group[at] != at {
            group[at] = group[group[at]];
            at = group[at];
        }
        at
    }
    for (i, level) in levels.iter().enumerate() {
        for (j, upright) in uprights.iter().enumerate() {
            let (x, y) = (upright.x0, level.y0);
            let meets = (level.x0 - NEAR..=level.x1 + NEAR).contains(&x)
                && (upright.y0 - NEAR..=upright.y1 + NEAR).contains(&y);
            if meets {
                let (a, b) = (root(&mut group, i), root(&mut group, levels.len() + j));
                group[a] = b;
            }
        }
    }
    let mut groups: BTreeMap<usize, Rules> = BTreeMap::new();
    for (i, level) in levels.iter().enumerate() {
        groups.entry(root(&mut group, i)).or_default().0.push(*level);
    }
    for (j, upright) in uprights.iter().enumerate() {
        groups.entry(root(&mut group, levels.len() + j)).or_default().1.push(*upright);
    }
    groups.into_values().collect()
}

/// Edges from places where lines stand: those close together are one.
fn edges(places: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut places: Vec<f32> = places.collect();
    places.sort_by(f32::total_cmp);
    places.dedup_by(|a, b| *a - *b < NEAR);
    places
}

/// The lines of one table.
type Rules = (Vec<Rule>, Vec<Rule>);

impl Grid {
    fn of(rules: &Rules) -> Option<Self> {
        let (levels, uprights) = rules;
        if levels.len() < 2 || uprights.is_empty() {
            return None;
        }
        // Tables open at their sides have no lines there.
        let ends = levels.iter().flat_map(|rule| [rule.x0, rule.x1]);
        let (left, right) = ends.fold((f32::MAX, f32::MIN), |(a, b), x| (a.min(x), b.max(x)));
        let inner = uprights.iter().map(|rule| (rule.x0 + rule.x1) / 2.0);
        let xs = edges(inner.chain([left, right]));
        let ys = edges(levels.iter().map(|rule| (rule.y0 + rule.y1) / 2.0));
        let places = xs.len().saturating_mul(ys.len());
        let cost = places.saturating_mul(levels.len() + uprights.len());
        if xs.len() < 3 || ys.len() < 2 || cost > MOST_PLACES {
            return None;
        }
        let mut grid = Self { xs, ys, cells: Vec::new(), owners: Vec::new() };
        grid.open(rules);
        Some(grid)
    }

    /// How many characters it holds.
    pub fn count(&self) -> usize {
        self.cells.iter().map(|cell| cell.glyphs.len()).sum()
    }

    /// Left, upper, right and lower edge.
    pub fn bounds(&self) -> (f32, f32, f32, f32) {
        let ends = |edges: &[f32]| {
            (edges.first().copied().unwrap_or(0.0), edges.last().copied().unwrap_or(0.0))
        };
        let ((x0, x1), (y0, y1)) = (ends(&self.xs), ends(&self.ys));
        (x0, y0, x1, y1)
    }

    /// The cell in which a character stands.
    fn cell_of(&mut self, glyph: &Glyph) -> Option<&mut Boxed> {
        let (x0, y0, x1, y1) = self.bounds();
        let (x, y) = middle(glyph);
        if !(x0..x1).contains(&x) || !(y0..y1).contains(&y) {
            return None;
        }
        let column = self.xs.partition_point(|edge| *edge <= x).checked_sub(1)?;
        let row = self.ys.partition_point(|edge| *edge <= y).checked_sub(1)?;
        let cell = *self.owners.get(row * (self.xs.len() - 1) + column)?;
        self.cells.get_mut(cell)
    }

    /// Whether several of its cells hold something.
    fn is_filled(&self) -> bool {
        self.cells.iter().filter(|cell| !cell.glyphs.is_empty()).count() > 2
    }

    /// Whether its cells hold words and numbers, not running text.
    pub fn is_table(&self) -> bool {
        self.cells.iter().all(|cell| cell.glyphs.len() <= LONGEST_CELL)
    }

    /// The characters of its cells, each with the cell's column.
    pub fn framed(self) -> impl Iterator<Item = (usize, Vec<Glyph>)> {
        self.cells.into_iter().map(|cell| (cell.column, cell.glyphs))
    }

    /// Puts places that no line parts in one cell.
    fn open(&mut self, (levels, uprights): &Rules) {
        let (columns, rows) = (self.xs.len() - 1, self.ys.len() - 1);
        let near = |a: f32, b: f32| (a - b).abs() < NEAR * 1.5;
        // A line stands before a place where it passes the middle of the place's side.
        let is_parted_left = |column: usize, row: usize| {
            let (x, y) = (self.xs[column], (self.ys[row] + self.ys[row + 1]) / 2.0);
            uprights.iter().any(|rule| near(rule.x0, x) && (rule.y0..=rule.y1).contains(&y))
        };
        let is_parted_above = |column: usize, row: usize| {
            let (x, y) = ((self.xs[column] + self.xs[column + 1]) / 2.0, self.ys[row]);
            levels.iter().any(|rule| near(rule.y0, y) && (rule.x0..=rule.x1).contains(&x))
        };
        let mut owners: Vec<Option<usize>> = vec![None; columns * rows];
        let mut cells = Vec::new();
        for (row, column) in (0..rows).flat_map(|row| (0..columns).map(move |at| (row, at))) {
            let is_free = |at: usize| at < columns && owners[row * columns + at].is_none();
            if !is_free(column) {
                continue;
            }
            let (mut wide, mut high) = (1, 1);
            while is_free(column + wide) && !is_parted_left(column + wide, row) {
                wide += 1;
            }
            while row + high < rows
                && (column..column + wide).all(|at| !is_parted_above(at, row + high))
            {
                high += 1;
            }
            for row in row..row + high {
                let first = row * columns + column;
                owners[first..first + wide].fill(Some(cells.len()));
            }
            cells.push(Boxed { row, column, wide, high, glyphs: Vec::new() });
        }
        self.owners = owners.into_iter().flatten().collect();
        self.cells = cells;
    }

    /// The table that it is.
    pub fn tabled(self, number: u32) -> Tabled {
        let mut rows: Vec<Row> = Vec::new();
        let mut last = None;
        for cell in self.cells {
            if last != Some(cell.row) {
                rows.push(Row { number, is_head: false, cells: Vec::new() });
                last = Some(cell.row);
            }
            let text = words(&cell.glyphs);
            if let Some(row) = rows.last_mut() {
                row.cells.push(Cell { text, columns: cell.wide, rows: cell.high });
            }
        }
        Tabled { table: Table { rows }, edges: self.xs }
    }
}

/// A cell of the grid.
#[derive(Debug)]
struct Boxed {
    row: usize,
    column: usize,
    wide: usize,
    high: usize,
    glyphs: Vec<Glyph>,
}

fn middle(glyph: &Glyph) -> (f32, f32) {
    (glyph.x + glyph.width / 2.0, glyph.y - glyph.size * 0.3)
}
