//! In which order the rows of a page are read, and which of them are tables.

use super::column::{Block, blocks};
use super::grid::{self, Grid, Tabled};
use super::page::Page;
use super::piece::{Piece, pieces};
use super::row::{Line, Place, rows};
use super::tabular;

/// What stands on a page, in reading order.
#[derive(Debug)]
pub(super) enum Item {
    Line(Line),
    Table(Tabled),
}

/// Reads the lines and tables of a page; `gutter` is where the page before was parted in columns,
/// and becomes where this one is.
pub(super) fn items(page: &Page, number: u32, gutter: &mut Option<f32>) -> Vec<Item> {
    let (grids, glyphs) = grid::grids(page);
    let mut found = pieces(&glyphs);
    found.extend(
        grids.iter().enumerate().map(|(at, grid)| Piece::of_grid(at, grid.bounds(), grid.count())),
    );
    let mut grids: Vec<_> = grids.into_iter().map(Some).collect();
    let mut items = Vec::new();
    let (blocks, parted) = blocks(found, *gutter);
    *gutter = parted;
    for (at, Block { pieces, column }) in blocks.into_iter().enumerate() {
        let place = Place { page: number, block: at as u32, column };
        let rows = rows(pieces);
        let mut rest = rows.as_slice();
        while let Some((row, behind)) = rest.split_first() {
            let grid = row.pieces.iter().find_map(|piece| piece.grid);
            if let Some(grid) = grid.and_then(|at| grids.get_mut(at)).and_then(Option::take) {
                if grid.is_table() {
                    items.push(Item::Table(grid.tabled(number)));
                } else {
                    framed(grid, number, items.len() as u32, &mut items);
                }
                rest = behind;
            } else if let Some((tabled, count)) = tabular::opening(rest, number) {
                items.push(Item::Table(tabled));
                rest = &rest[count..];
            } else {
                items.extend(row.line(&place).map(Item::Line));
                rest = behind;
            }
        }
    }
    items
}

/// Running text set in cells: each is read for itself.
fn framed(grid: Grid, page: u32, first: u32, items: &mut Vec<Item>) {
    // Numbers that no other block of the page has.
    const FRAMED: u32 = 1 << 16;
    for (at, (column, glyphs)) in grid.framed().enumerate() {
        let block = FRAMED + first + at as u32;
        let place = Place { page, block, column: (column as u8, FRAMED_COLUMNS) };
        let lines =
            rows(pieces(&glyphs)).iter().filter_map(|row| row.line(&place)).collect::<Vec<_>>();
        items.extend(lines.into_iter().map(Item::Line));
    }
}

/// What columns of cells are counted among, to tell them from those of pages.
const FRAMED_COLUMNS: u8 = 100;
