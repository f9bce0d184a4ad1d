//! Ruled tables: lines that cross make cells, and characters belong to the cell they stand in.

use super::layout::{Tabled, words};
use super::page::{Glyph, Page, Rule};
use crate::ingest::draft::{Cell, Row, Table};

/// A ruled table of a page.
#[derive(Debug)]
pub(super) struct Grid {
    /// Edges of its columns and rows, ascending.
    xs: Vec<f32>,
    ys: Vec<f32>,
    levels: Vec<Rule>,
    uprights: Vec<Rule>,
    glyphs: Vec<Glyph>,
}

/// How far from one another lines may end that are meant to meet, in points.
const NEAR: f32 = 3.0;
/// Most pairs of lines that are looked at on one page.
const MOST_PAIRS: usize = 4 << 20;
/// Most cells of a table.
const MOST_CELLS: usize = 40_000;
/// A cell with more characters is running text in a frame.
const LONGEST_CELL: usize = 300;

/// The ruled tables of a page, and the characters that stand outside them.
pub(super) fn grids(page: &Page) -> (Vec<Grid>, Vec<Glyph>) {
    let (levels, uprights): (Vec<Rule>, Vec<Rule>) = page.rules.iter().partition(|r| r.is_level());
    let (levels, uprights) = (merged(levels, true), merged(uprights, false));
    let mut grids = Vec::new();
    if levels.len().saturating_mul(uprights.len()) <= MOST_PAIRS {
        grids.extend(crossing(&levels, &uprights).into_iter().filter_map(Grid::of));
    }
    let mut outside = Vec::new();
    for glyph in &page.glyphs {
        match grids.iter_mut().find(|grid| grid.holds(glyph)) {
            Some(grid) => grid.glyphs.push(*glyph),
            None => outside.push(*glyph),
        }
    }
    let (grids, empty): (Vec<Grid>, Vec<Grid>) = grids.into_iter().partition(Grid::is_filled);
    outside.extend(empty.into_iter().flat_map(|grid| grid.glyphs));
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
fn crossing(levels: &[Rule], uprights: &[Rule]) -> Vec<(Vec<Rule>, Vec<Rule>)> {
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
    let mut groups: std::collections::BTreeMap<usize, (Vec<Rule>, Vec<Rule>)> =
        std::collections::BTreeMap::new();
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

impl Grid {
    fn of((levels, uprights): (Vec<Rule>, Vec<Rule>)) -> Option<Self> {
        if levels.len() < 2 || uprights.is_empty() {
            return None;
        }
        // Tables open at their sides have no lines there.
        let ends = levels.iter().flat_map(|rule| [rule.x0, rule.x1]);
        let (left, right) = ends.fold((f32::MAX, f32::MIN), |(a, b), x| (a.min(x), b.max(x)));
        let inner = uprights.iter().map(|rule| (rule.x0 + rule.x1) / 2.0);
        let xs = edges(inner.chain([left, right]));
        let ys = edges(levels.iter().map(|rule| (rule.y0 + rule.y1) / 2.0));
        let cells = xs.len().saturating_sub(1) * ys.len().saturating_sub(1);
        let is_table = xs.len() > 2 && ys.len() > 1 && cells <= MOST_CELLS;
        is_table.then_some(Self { xs, ys, levels, uprights, glyphs: Vec::new() })
    }

    /// How many characters it holds.
    pub fn count(&self) -> usize {
        self.glyphs.len()
    }

    /// Left, upper, right and lower edge.
    pub fn bounds(&self) -> (f32, f32, f32, f32) {
        let ends = |edges: &[f32]| {
            (edges.first().copied().unwrap_or(0.0), edges.last().copied().unwrap_or(0.0))
        };
        let ((x0, x1), (y0, y1)) = (ends(&self.xs), ends(&self.ys));
        (x0, y0, x1, y1)
    }

    fn holds(&self, glyph: &Glyph) -> bool {
        let (x0, y0, x1, y1) = self.bounds();
        let (x, y) = middle(glyph);
        (x0..x1).contains(&x) && (y0..y1).contains(&y)
    }

    /// Whether several of its cells hold something.
    fn is_filled(&self) -> bool {
        self.cells().iter().filter(|cell| !cell.glyphs.is_empty()).count() > 2
    }

    /// Whether its cells hold words and numbers, not running text.
    pub fn is_table(&self) -> bool {
        self.cells().iter().all(|cell| cell.glyphs.len() <= LONGEST_CELL)
    }

    /// Its cells, each with its column.
    pub fn framed(&self) -> Vec<(usize, Vec<Glyph>)> {
        self.cells().into_iter().map(|cell| (cell.column, cell.glyphs)).collect()
    }

    /// Whether a line stands between two columns or rows, beside the middle of a cell.
    fn upright_at(&self, column: usize, row: usize) -> bool {
        let (x, y) = (self.xs[column], (self.ys[row] + self.ys[row + 1]) / 2.0);
        self.uprights.iter().any(|r| (r.x0 - x).abs() < NEAR * 1.5 && (r.y0..=r.y1).contains(&y))
    }

    fn level_at(&self, row: usize, column: usize) -> bool {
        let (y, x) = (self.ys[row], (self.xs[column] + self.xs[column + 1]) / 2.0);
        self.levels.iter().any(|r| (r.y0 - y).abs() < NEAR * 1.5 && (r.x0..=r.x1).contains(&x))
    }

    /// The cells with their characters, row by row.
    fn cells(&self) -> Vec<Boxed> {
        let (columns, rows) = (self.xs.len() - 1, self.ys.len() - 1);
        let mut owner: Vec<Option<usize>> = vec![None; columns * rows];
        let mut cells: Vec<Boxed> = Vec::new();
        for row in 0..rows {
            for column in 0..columns {
                if owner[row * columns + column].is_some() {
                    continue;
                }
                let is_free = |at: usize| at < columns && owner[row * columns + at].is_none();
                let mut wide = 1;
                while is_free(column + wide) && !self.upright_at(column + wide, row) {
                    wide += 1;
                }
                let mut high = 1;
                while row + high < rows
                    && (column..column + wide).all(|at| !self.level_at(row + high, at))
                {
                    high += 1;
                }
                for r in row..row + high {
                    owner[r * columns + column..r * columns + column + wide]
                        .fill(Some(cells.len()));
                }
                cells.push(Boxed { row, column, wide, high, glyphs: Vec::new() });
            }
        }
        for glyph in &self.glyphs {
            let (x, y) = middle(glyph);
            let column = self.xs.partition_point(|edge| *edge <= x).saturating_sub(1);
            let row = self.ys.partition_point(|edge| *edge <= y).saturating_sub(1);
            let cell = owner.get(row * columns + column).copied().flatten();
            if let Some(cell) = cell.and_then(|at| cells.get_mut(at)) {
                cell.glyphs.push(*glyph);
            }
        }
        cells
    }

    /// The table that it is.
    pub fn tabled(self, number: u32) -> Tabled {
        let mut rows: Vec<Row> = Vec::new();
        let mut last = None;
        for cell in self.cells() {
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
