//! Pieces of lines: characters that follow one another without a gap.

use super::page::Glyph;
use crate::ingest::superscript::raised;
use std::collections::HashMap;

/// Characters on one line that follow one another, or the place of a ruled table.
#[derive(Debug, Default)]
pub(super) struct Piece {
    /// From left to right; blanks only between others.
    pub glyphs: Vec<Glyph>,
    pub x0: f32,
    pub x1: f32,
    pub top: f32,
    pub bottom: f32,
    pub y: f32,
    pub size: f32,
    /// Which ruled table of the page it stands for.
    pub grid: Option<usize>,
    /// How many characters the table holds.
    held: usize,
}

/// A gap that parts two pieces, in sizes of the type.
const GAP: f32 = 0.8;
/// How far characters of one line may stand higher or lower, in sizes of the type.
const UNEVEN: f32 = 0.2;

/// Puts characters together.
pub(super) fn pieces(glyphs: &[Glyph]) -> Vec<Piece> {
    let mut order: Vec<&Glyph> = glyphs.iter().collect();
    order.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut pieces = Vec::new();
    let mut rest = order.as_mut_slice();
    while let Some(first) = rest.first() {
        let (y, reach) = (first.y, first.size * UNEVEN);
        let count = rest.partition_point(|glyph| glyph.y - y <= reach);
        let (row, behind) = rest.split_at_mut(count.max(1));
        // By their middles: marks are set closer than they are wide.
        row.sort_by(|a, b| (a.x + a.end()).total_cmp(&(b.x + b.end())));
        part(row, &mut pieces);
        rest = behind;
    }
    pieces
}

/// Parts a row where gaps are.
fn part(row: &[&Glyph], pieces: &mut Vec<Piece>) {
    let mut piece = Piece::default();
    let mut blank: Option<Glyph> = None;
    for glyph in row {
        if glyph.is_blank() {
            blank = blank.or(Some(**glyph));
            continue;
        }
        let em = piece.glyphs.last().map_or(glyph.size, |last| last.size.min(glyph.size));
        if !piece.glyphs.is_empty() && glyph.x - piece.x1 > em * GAP {
            pieces.push(std::mem::take(&mut piece));
            blank = None;
        }
        let last = piece.glyphs.last();
        // Bold is also made by setting a character twice, a little apart.
        if last.is_some_and(|last| last.c == glyph.c && glyph.x - last.x < glyph.width * 0.3) {
            continue;
        }
        let blank = blank.take().filter(|_| !piece.glyphs.is_empty());
        piece.glyphs.extend(blank.map(|it| Glyph { c: ' ', ..it }));
        piece.push(**glyph);
    }
    if !piece.glyphs.is_empty() {
        pieces.push(piece);
    }
}

impl Piece {
    /// The place of the ruled table at `at`, which holds so many characters.
    pub fn of_grid(at: usize, bounds: (f32, f32, f32, f32), held: usize) -> Self {
        let (x0, top, x1, bottom) = bounds;
        Self { x0, x1, top, bottom, y: bottom, grid: Some(at), held, ..Self::default() }
    }

    fn push(&mut self, glyph: Glyph) {
        let (top, bottom) = (glyph.y - glyph.size * 0.8, glyph.y + glyph.size * 0.1);
        if self.glyphs.is_empty() {
            *self =
                Self { x0: glyph.x, x1: glyph.end(), top, bottom, y: glyph.y, ..Self::default() };
        }
        self.x1 = self.x1.max(glyph.end());
        (self.top, self.bottom) = (self.top.min(top), self.bottom.max(bottom));
        if glyph.size > self.size {
            (self.size, self.y) = (glyph.size, glyph.y);
        }
        self.glyphs.push(glyph);
    }

    /// How many characters there are.
    pub fn count(&self) -> usize {
        self.glyphs.len() + self.held
    }

    /// Size of most of its characters; of the Chinese ones where there are any.
    pub fn size_of_most(&self) -> f32 {
        let mut counts: HashMap<u32, usize> = HashMap::new();
        for glyph in &self.glyphs {
            let weight = if glyph.c.is_ascii() { 1 } else { 4 };
            *counts.entry((glyph.size * 10.0).round() as u32).or_default() += weight;
        }
        let most = counts.into_iter().max_by_key(|(size, count)| (*count, *size));
        most.map_or(self.size, |(size, _)| size as f32 / 10.0)
    }

    /// Its words; digits that stand small and high beside `main` are the number of a note.
    pub fn text(&self, main: &Self) -> String {
        let mut text = String::with_capacity(self.glyphs.len() * 3);
        let mut last: Option<&Glyph> = None;
        for glyph in &self.glyphs {
            // Latin words that the file only sets apart.
            let is_parted = last.is_some_and(|last| {
                let gap = glyph.x - last.end();
                let is_word = |c: char| c.is_ascii_alphanumeric();
                is_word(last.c) && is_word(glyph.c) && gap > glyph.size * 0.2
            });
            if is_parted {
                text.push(' ');
            }
            text.push(glyph.c);
            last = Some(glyph);
        }
        let is_raised = self.size < main.size * 0.8 && self.y < main.y - main.size * 0.15;
        if is_raised { raised(&text).into_owned() } else { text }
    }
}
