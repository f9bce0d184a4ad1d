//! Columns: a page set in two or three is read one after the other.

use super::piece::Piece;

/// Pieces that are read from top to bottom.
pub(super) struct Block {
    pub pieces: Vec<Piece>,
    /// Which of how many columns.
    pub column: (u8, u8),
}

/// Least share of the characters that a column holds.
const LEAST_SHARE: f32 = 0.12;
/// How much of its column a usual piece fills: cells of tables fill less.
const FILLED: f32 = 0.55;
/// How deep columns may be parted again.
const DEEPEST: u8 = 2;
/// At how many places a gutter is looked for.
const MOST_ENDS: f32 = 400.0;
/// Fewest pieces of a column.
const FEWEST: usize = 4;

/// Puts the pieces of a page in the order they are read. A page with too little on it to tell is
/// parted where `before`, the page before it, was; where it is parted is returned.
pub(super) fn blocks(pieces: Vec<Piece>, before: Option<f32>) -> (Vec<Block>, Option<f32>) {
    let mut out = Vec::new();
    let is_free = |at: &f32| !pieces.iter().any(|piece| piece.x0 < *at && piece.x1 > *at);
    let found = gutter(&pieces).or_else(|| before.filter(is_free));
    part(pieces, found, (0, 1), 0, &mut out);
    (out, found)
}

fn part(
    mut pieces: Vec<Piece>,
    gutter: Option<f32>,
    column: (u8, u8),
    depth: u8,
    out: &mut Vec<Block>,
) {
    let Some(gutter) = gutter else {
        if !pieces.is_empty() {
            out.push(Block { pieces, column });
        }
        return;
    };
    // What stands across the gutter parts the page in bands.
    pieces.sort_by(|a, b| a.top.total_cmp(&b.top));
    let (mut across, mut left, mut right) = (Vec::new(), Vec::new(), Vec::new());
    let flush = |across: &mut Vec<_>, left: &mut Vec<_>, right: &mut Vec<_>, out: &mut Vec<_>| {
        if !across.is_empty() {
            out.push(Block { pieces: std::mem::take(across), column });
        }
        let (index, count) = (column.0 * 2, column.1 * 2);
        for (side, index) in [(std::mem::take(left), index), (std::mem::take(right), index + 1)] {
            let inner = if depth + 1 < DEEPEST { self::gutter(&side) } else { None };
            part(side, inner, (index, count), depth + 1, out);
        }
    };
    for piece in pieces {
        if piece.x1 <= gutter {
            left.push(piece);
        } else if piece.x0 >= gutter {
            right.push(piece);
        } else {
            if !left.is_empty() || !right.is_empty() {
                flush(&mut across, &mut left, &mut right, out);
            }
            across.push(piece);
        }
    }
    flush(&mut across, &mut left, &mut right, out);
}

/// Where a gutter runs, if the page has one.
fn gutter(pieces: &[Piece]) -> Option<f32> {
    let x0 = pieces.iter().map(|piece| piece.x0).fold(f32::MAX, f32::min);
    let x1 = pieces.iter().map(|piece| piece.x1).fold(f32::MIN, f32::max);
    let all: usize = pieces.iter().map(Piece::count).sum();
    let mut best: Option<(usize, f32, f32)> = None;
    // Only where a piece ends can a gutter begin.
    let mut ends: Vec<f32> = pieces.iter().map(|piece| piece.x1).collect();
    ends.sort_by(|a, b| b.total_cmp(a));
    let near = ((x1 - x0) / MOST_ENDS).max(1.0);
    ends.dedup_by(|end, farther| *farther - *end < near);
    let middle = (x1 - x0) * 0.25;
    for end in ends.into_iter().filter(|end| *end > x0 + middle && *end < x1 - middle) {
        let right = pieces.iter().filter(|piece| piece.x0 > end).map(|piece| piece.x0);
        let Some(start) = right.reduce(f32::min) else { continue };
        let at = (end + start) / 2.0;
        let (Some(left), Some(right)) = (side(pieces, x0, end), side(pieces, start, x1)) else {
            continue;
        };
        let least = left.min(right);
        let is_column = least as f32 > all as f32 * LEAST_SHARE && start - end > 4.0;
        let is_better = best.is_none_or(|(most, width, _)| (least, start - end) > (most, width));
        if is_column && is_better {
            best = Some((least, start - end, at));
        }
    }
    best.map(|(.., at)| at)
}

/// How many characters stand between two edges, where they are set as a column of text.
fn side(pieces: &[Piece], from: f32, to: f32) -> Option<usize> {
    let inside: Vec<&Piece> =
        pieces.iter().filter(|piece| piece.x0 >= from - 0.5 && piece.x1 <= to + 0.5).collect();
    let mut widths: Vec<f32> = inside.iter().map(|piece| piece.x1 - piece.x0).collect();
    widths.sort_by(f32::total_cmp);
    let usual = *widths.get(widths.len() / 2)?;
    (inside.len() >= FEWEST && usual > (to - from) * FILLED)
        .then(|| inside.iter().map(|piece| piece.count()).sum())
}
