//! From characters to lines: which stand in one row, in which order rows are read, what is a table.

use super::column::{Block, blocks};
use super::grid::{self, Grid};
use super::page::{Glyph, Page};
use super::piece::{Piece, pieces};
use super::tabular;
use crate::ingest::draft::Table;

/// What stands on a page, in reading order.
#[derive(Debug)]
pub(super) enum Item {
    Line(Line),
    Table(Tabled),
}

/// A table where it stands.
#[derive(Debug)]
pub(super) struct Tabled {
    pub table: Table,
    /// The edges of its columns: a table that goes on overleaf has them again.
    pub edges: Vec<f32>,
}

/// A line of text.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub text: String,
    pub page: u32,
    pub x0: f32,
    pub x1: f32,
    pub y: f32,
    /// Size of most of its characters.
    pub size: f32,
    /// Which of how many columns of its page it stands in.
    pub column: (u8, u8),
    /// Lines of one block stand below one another.
    pub block: u32,
    /// Width of what opens it and cannot be parted: it would have stood on the line above, had
    /// there been room.
    pub unit: f32,
}

/// Reads the lines and tables of a page; `gutter` is where the page before was parted in columns,
/// and becomes where this one is.
pub(super) fn items(page: &Page, number: u32, gutter: &mut Option<f32>) -> Vec<Item> {
    let (grids, glyphs) = grid::grids(page);
    let mut found = pieces(&glyphs);
    found.extend(grids.iter().enumerate().map(|(at, grid)| Piece::of_grid(at, grid)));
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

struct Place {
    page: u32,
    block: u32,
    column: (u8, u8),
}

/// Pieces that stand side by side.
#[derive(Debug)]
pub(super) struct Row {
    /// From left to right.
    pub pieces: Vec<Piece>,
}

/// Puts pieces in rows from top to bottom.
fn rows(mut pieces: Vec<Piece>) -> Vec<Row> {
    pieces.sort_by(|a, b| a.top.total_cmp(&b.top));
    let mut rows: Vec<Row> = Vec::new();
    for piece in pieces {
        match rows.iter_mut().rev().take(3).find(|row| row.holds(&piece)) {
            Some(row) => row.pieces.push(piece),
            None => rows.push(Row { pieces: vec![piece] }),
        }
    }
    for row in &mut rows {
        row.pieces.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    }
    rows.sort_by(|a, b| a.bottom().total_cmp(&b.bottom()));
    rows
}

impl Row {
    /// Whether a piece stands beside what is there: a raised note mark does.
    fn holds(&self, piece: &Piece) -> bool {
        self.pieces.iter().all(|own| {
            let shared = own.bottom.min(piece.bottom) - own.top.max(piece.top);
            let lower = (own.bottom - own.top).min(piece.bottom - piece.top);
            own.grid.is_none() && piece.grid.is_none() && shared > lower * 0.55
        })
    }

    fn bottom(&self) -> f32 {
        self.pieces.iter().map(|piece| piece.bottom).fold(f32::MIN, f32::max)
    }

    /// The piece with the largest type.
    fn main(&self) -> Option<&Piece> {
        self.pieces.iter().max_by(|a, b| {
            (a.size, a.count())
                .partial_cmp(&(b.size, b.count()))
                .unwrap_or(std::cmp::Ordering::Equal)
        })
    }

    /// The row as cells: pieces that stand close are one.
    pub fn cells(&self) -> Vec<(f32, f32, String)> {
        let mut cells: Vec<(f32, f32, String)> = Vec::new();
        let Some(main) = self.main() else { return cells };
        for piece in &self.pieces {
            let text = piece.text(main);
            match cells.last_mut().filter(|cell| piece.x0 - cell.1 < main.size) {
                Some(cell) => {
                    // A note's number stands close, words parted by a wide blank do not.
                    if piece.x0 - cell.1 > main.size * 0.5 {
                        cell.2.push(' ');
                    }
                    cell.2.push_str(&text);
                    cell.1 = cell.1.max(piece.x1);
                }
                None => cells.push((piece.x0, piece.x1, text)),
            }
        }
        cells
    }

    fn line(&self, place: &Place) -> Option<Line> {
        let cells = self.cells();
        let (first, last) = (cells.first()?, cells.last()?);
        let (x0, x1) = (first.0, last.1);
        let text: Vec<&str> = cells.iter().map(|(.., text)| text.as_str()).collect();
        let main = self.main()?;
        let size = main.size_of_most();
        let unit = self.pieces.first().map_or(0.0, |piece| opening_unit(&piece.glyphs));
        Some(Line {
            text: text.join("  "),
            page: place.page,
            x0,
            x1,
            y: main.y,
            size,
            column: place.column,
            block: place.block,
            unit,
        })
    }
}

/// Width of what opens a line and is never parted: a word or number, a character with the marks
/// that cling to it.
fn opening_unit(glyphs: &[Glyph]) -> f32 {
    let mut rest = glyphs.iter().peekable();
    let mut last = None;
    while let Some(opening) = rest.next_if(|glyph| OPENING.contains(glyph.c)) {
        last = Some(opening);
    }
    let word = rest.next();
    last = word.or(last);
    while let Some(letter) = rest.next_if(|glyph| {
        glyph.c.is_ascii_graphic() && last.is_some_and(|last| last.c.is_ascii_graphic())
    }) {
        last = Some(letter);
    }
    while let Some(mark) = rest.next_if(|glyph| CLINGING.contains(glyph.c)) {
        last = Some(mark);
    }
    // A quotation mark holds on to the word before it, too.
    let is_word = word.is_some_and(|word| word.c.is_ascii_graphic());
    if is_word && rest.next_if(|glyph| "“‘".contains(glyph.c)).is_some() {
        last = rest.next().or(last);
    }
    match (glyphs.first(), last) {
        (Some(first), Some(last)) => last.end() - first.x,
        _ => 0.0,
    }
}

/// Marks that open what follows, and marks that cling to what is before them.
const OPENING: &str = "“‘（《【〔「『(";
const CLINGING: &str = "，。、；：！？”’）》】〕」』%％‰℃…—·";

/// What stands in a cell: its lines, where a number goes on from line to line as one.
pub(super) fn words(glyphs: &[Glyph]) -> String {
    let mut text = String::new();
    for row in rows(pieces(glyphs)) {
        for (.., words) in row.cells() {
            let goes_on = text.ends_with(is_of_number) && words.starts_with(is_of_number);
            if !text.is_empty() && !goes_on {
                text.push('\n');
            }
            text.push_str(&words);
        }
    }
    text
}

fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',')
}
