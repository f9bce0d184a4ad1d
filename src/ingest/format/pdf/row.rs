//! Rows: pieces that stand side by side, and the line of text or the cells that they make.

use super::page::Glyph;
use super::piece::{Piece, pieces};

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

/// Where on which page a row stands.
pub(super) struct Place {
    pub page: u32,
    pub block: u32,
    pub column: (u8, u8),
}

/// Pieces that stand side by side.
#[derive(Debug)]
pub(super) struct Row {
    /// From left to right.
    pub pieces: Vec<Piece>,
}

/// Puts pieces in rows from top to bottom.
pub(super) fn rows(mut pieces: Vec<Piece>) -> Vec<Row> {
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

    /// The row as a line of text.
    pub fn line(&self, place: &Place) -> Option<Line> {
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
