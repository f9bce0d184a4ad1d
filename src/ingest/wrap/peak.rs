//! The length at which most lines of a text end.

use crate::text::Ruler;

/// The narrowest measure, in cells: shorter lines are verse, lists, addresses.
const NARROWEST: usize = 32;
/// The widest, in cells.
pub(super) const WIDEST: usize = 140;

/// How the length of a line is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Count {
    /// In cells, those of ambiguous width as a Chinese page has them.
    #[default]
    Wide,
    /// In cells, as most terminals have them.
    Narrow,
    /// In characters.
    Characters,
}

impl Count {
    /// The length of a text.
    pub fn of(self, text: &str) -> usize {
        match self {
            Self::Wide => Ruler { wide_ambiguous: true }.text(text),
            Self::Narrow => Ruler::default().text(text),
            Self::Characters => text.chars().count(),
        }
    }

    /// A length given in cells.
    pub fn cells(self, cells: usize) -> usize {
        if self == Self::Characters { cells / 2 } else { cells }
    }
}

/// The length at which most lines end, they or a character before it; `None` where lines half as long
/// and longer agree on none.
pub(super) fn peak(lines: &[&str], count: Count) -> Option<usize> {
    let mut lengths = vec![0usize; count.cells(WIDEST) + 2];
    let last = lengths.len() - 1;
    for line in lines {
        lengths[count.of(line).min(last)] += 1;
    }
    let band = |at: usize| lengths[at - count.cells(2)..=at].iter().sum::<usize>();
    // Of equals the shortest: what is longer by a cell holds the same lines.
    let at = (count.cells(NARROWEST)..last).rev().max_by_key(|&at| band(at))?;
    let all: usize = lengths[at / 2..].iter().sum();
    (band(at) * 3 >= all).then_some(at)
}
