//! Hard-wrapped text: a text whose every line was broken at one measure (pasted from a page, from
//! mail, from an old converter) gets its paragraphs back.
//!
//! Told for the whole text, and in doubt it is not: most of its words must stand in lines that end
//! at one measure, and end there without a stop. A report with a paragraph a line never does.

mod measure;
mod peak;

use super::join;
use measure::Measure;

/// A line of a text as its breaks are read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'a> {
    /// The line without its end.
    pub text: &'a str,
    /// Whether it is text: no heading, table, rule, page number, comment.
    pub flows: bool,
    /// Whether it may stand between two lines of one paragraph: the end of a page.
    pub parts_pages: bool,
}

impl Piece<'_> {
    fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// Whether a measure may have broken these lines: what a long line holds, none did.
pub(super) fn may_be(lines: &[&str]) -> bool {
    // Of three bytes a 汉字 takes two cells.
    let longest = peak::WIDEST * 3 / 2;
    let (mut long, mut all) = (0, 0);
    for line in lines.iter().filter(|line| !line.starts_with('|')) {
        long += if line.len() > longest { line.len() } else { 0 };
        all += line.len();
    }
    long * 8 <= all
}

/// For each line, the line in which its paragraph goes on; `None` where no measure broke the text.
pub(super) fn continued(pieces: &[Piece<'_>]) -> Option<Vec<Option<usize>>> {
    let measure = Measure::of(pieces)?;
    let mut next = vec![None; pieces.len()];
    let mut opens = true;
    let mut last: Option<usize> = None;
    for (index, piece) in pieces.iter().enumerate() {
        if piece.is_blank() || piece.parts_pages {
            continue;
        }
        let above = last.filter(|&above| {
            let gap = &pieces[above + 1..index];
            piece.flows
                && pieces[above].flows
                && spans(gap, pieces[above].text, measure.is_double_spaced)
                && measure.goes_on(pieces[above].text, piece.text, opens)
        });
        if let Some(above) = above {
            next[above] = Some(index);
        }
        opens = above.is_none();
        last = Some(index);
    }
    Some(next)
}

/// Whether a paragraph may go on over what stands between two of its lines: nothing, the blank that
/// stands below every line, the end of a page where a sentence is open.
fn spans(gap: &[Piece<'_>], above: &str, is_double_spaced: bool) -> bool {
    match gap {
        [] => true,
        [_] if is_double_spaced => true,
        _ => gap.iter().any(|piece| piece.parts_pages) && !join::is_finished(above),
    }
}
