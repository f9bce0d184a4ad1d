//! What the ways of answering one term of a query are worth beside each other.

use super::align::{self, Quality};
use super::names::Names;
use super::query::Term;

/// The worth of a term answered by something beside the name: region, program, year.
pub const CONTEXT: i64 = 25;
/// Whether a word is long enough to answer for something beside the name.
pub fn is_telling(term: &Term) -> bool {
    term.chars.len() > 1 && !term.is_test()
}

/// The worth of a match with gaps: whatever else answers, it ranks below one without.
pub const GAPPED: i64 = -1000;

/// How much the name at `index` is worth as an answer to a term.
pub fn name_worth(names: &Names, index: usize, term: &Term) -> Option<i64> {
    if term.is_test() { None } else { align::quality(term, names, index).map(worth_of) }
}

/// How much a match of this quality is worth.
pub fn worth_of(quality: Quality) -> i64 {
    match quality {
        Quality::Gapped => GAPPED,
        Quality::Reading => 30,
        Quality::ReadingPrefix => 35,
        Quality::ReadingWhole => 38,
        Quality::Literal => 40,
        Quality::LiteralPrefix => 50,
        Quality::LiteralWhole => 60,
    }
}
