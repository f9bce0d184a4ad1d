//! One typed word against one name: how well does it match, and which characters does it mean?
//!
//! Every typed letter may stand for itself or for part of the reading of a 汉字, so `zmjt`,
//! `zuimeijt` and `zui美jt` all mean 最美家庭. The matcher walks the name once and keeps the
//! places reached in the word as bits, so its time is linear in the name.

use super::names::{Names, is_passed_over};
use super::query::Term;
use crate::text::pinyin::{self, initials};

/// How well a word matches a name, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quality {
    /// With other characters between.
    Gapped,
    /// Read aloud, without gaps.
    Reading,
    /// Read aloud, from the first character on.
    ReadingPrefix,
    /// Read aloud, all of it.
    ReadingWhole,
    /// As it stands.
    Literal,
    /// As it stands, at the beginning.
    LiteralPrefix,
    /// As it stands, all of it.
    LiteralWhole,
}

/// A character of a name and the part of the word it answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Index of the character in the name.
    pub at: usize,
    /// First character of the word that it answers.
    pub from: usize,
    /// One past the last.
    pub to: usize,
}

/// So many characters may stand between two that are matched by their readings; more would let
/// four letters match almost any long name.
const WIDEST_GAP: usize = 3;

/// How well the word of `term` matches the name at `index`.
#[must_use]
pub fn quality(term: &Term, names: &Names, index: usize) -> Option<Quality> {
    let mask = names.mask(index);
    if !mask.covers(term.mask) || term.chars.is_empty() {
        return None;
    }
    let name = names.get(index);
    if mask.covers(term.written)
        && let Some(at) = term.finder.find(name.as_bytes())
    {
        return Some(match at {
            0 if name.len() == term.word.len() => Quality::LiteralWhole,
            0 => Quality::LiteralPrefix,
            _ => Quality::Literal,
        });
    }
    match term.chars[..] {
        [letter] if letter.is_ascii_lowercase() => begins_reading(letter, name),
        [_] => None,
        _ => Walk::new(&term.chars).over(name),
    }
}

/// How well a letter matches a name of which it is known to begin some reading.
fn begins_reading(letter: char, name: &str) -> Option<Quality> {
    let mut chars = name.chars().filter(|c| !is_passed_over(*c));
    let first = initials(chars.next()?) & initials(letter) != 0;
    Some(match (first, chars.next()) {
        (true, None) => Quality::ReadingWhole,
        (true, Some(_)) => Quality::ReadingPrefix,
        (false, _) => Quality::Reading,
    })
}

/// The places reached in a word while walking over a name: bit n says that n characters of the
/// word are answered.
struct Walk<'a> {
    word: &'a [char],
    /// The letters in the word, as bits from `a`.
    letters: u32,
    /// Whether it has characters other than letters.
    has_others: bool,
    /// Without gaps, from the first character of the name.
    head: u64,
    /// Without gaps, from anywhere.
    dense: u64,
    /// With gaps: what was reached at each of the last characters.
    recent: [u64; WIDEST_GAP + 1],
    /// With gaps: all that was reached.
    all: u64,
}

impl<'a> Walk<'a> {
    fn new(word: &'a [char]) -> Self {
        let letters = word.iter().filter(|c| c.is_ascii()).fold(0, |all, c| all | initials(*c));
        let has_others = word.iter().any(|c| !c.is_ascii());
        Self { word, letters, has_others, head: 1, dense: 0, recent: [0; WIDEST_GAP + 1], all: 1 }
    }

    fn over(mut self, name: &str) -> Option<Quality> {
        let done = 1u64.checked_shl(self.word.len() as u32).filter(|_| !self.word.is_empty())?;
        let mut stands = false;
        let mut rest = name.chars().filter(|c| !is_passed_over(*c));
        while let Some(c) = rest.next() {
            self.step(c);
            if self.head & done != 0 {
                let more = rest.next().is_some();
                return Some(if more { Quality::ReadingPrefix } else { Quality::ReadingWhole });
            }
            stands |= self.dense & done != 0;
            if stands && self.head == 0 {
                return Some(Quality::Reading);
            }
        }
        if stands {
            Some(Quality::Reading)
        } else {
            (self.all & done != 0).then_some(Quality::Gapped)
        }
    }

    fn step(&mut self, c: char) {
        let itself = if self.has_others || c.is_ascii() { places_of(self.word, c) } else { 0 };
        let read = initials(c) & self.letters != 0;
        if itself == 0 && !read {
            (self.head, self.dense) = (0, 0);
            self.recent.rotate_right(1);
            self.recent[0] = 0;
            return;
        }
        let near = self.recent.iter().fold(1, |all, reached| all | reached);
        let aloud = |from| if read { answered_aloud(self.word, c, from) } else { 0 };
        let literal = |from| (from & itself) << 1;
        let reached = if c.is_ascii() { literal(near) } else { literal(self.all) | aloud(near) };
        self.head = if self.head == 0 { 0 } else { literal(self.head) | aloud(self.head) };
        self.dense = literal(self.dense | 1) | aloud(self.dense | 1);
        self.recent.rotate_right(1);
        self.recent[0] = reached;
        self.all |= reached;
    }
}

/// The places of `c` itself in the word.
fn places_of(word: &[char], c: char) -> u64 {
    let same = word.iter().enumerate().filter(|&(_, typed)| *typed == c);
    same.fold(0, |places, (place, _)| places | 1 << place)
}

/// The places reached from those in `from` by reading `c` aloud, wholly or in part.
fn answered_aloud(word: &[char], c: char, from: u64) -> u64 {
    let initials = initials(c);
    if c.is_ascii() || initials == 0 {
        return 0;
    }
    let mut reached = 0;
    let mut left = from;
    while left != 0 {
        let place = left.trailing_zeros() as usize;
        left &= left - 1;
        let Some(typed) = word.get(place).filter(|typed| typed.is_ascii_lowercase()) else {
            continue;
        };
        if initials & 1 << (*typed as u32 - 'a' as u32) != 0 {
            let longest = longest_reading(&word[place..], c);
            // One bit for each length from one letter up.
            reached |= ((1u64 << longest) - 1) << (place + 1);
        }
    }
    reached
}

/// How many letters at the start of `typed` the best fitting reading of `c` answers.
fn longest_reading(typed: &[char], c: char) -> usize {
    let answered = |reading: &&str| reading.chars().zip(typed).take_while(|(a, b)| a == *b).count();
    pinyin::readings(c).iter().map(answered).max().unwrap_or(0)
}

/// Which characters of a folded name the word of `term` means; empty when it does not match.
#[must_use]
pub fn steps(term: &Term, name: &[char]) -> Vec<Step> {
    if let Some(at) = name.windows(term.chars.len().max(1)).position(|part| part == term.chars) {
        let literal = |n| Step { at: at + n, from: n, to: n + 1 };
        return (0..term.chars.len()).map(literal).collect();
    }
    let mut search = Search { word: &term.chars, name, failed: Vec::new(), steps: Vec::new() };
    for gap in [0, WIDEST_GAP, usize::MAX] {
        search.failed = vec![false; (name.len() + 1) * (term.chars.len() + 1)];
        if (0..name.len()).any(|at| search.matches_from(at, 0, gap)) {
            search.steps.reverse();
            return search.steps;
        }
    }
    Vec::new()
}

/// Depth-first search for one alignment; every dead end is entered once.
struct Search<'a> {
    word: &'a [char],
    name: &'a [char],
    failed: Vec<bool>,
    /// Filled from the last step to the first once the end is reached.
    steps: Vec<Step>,
}

impl Search<'_> {
    /// Whether the character at `at` answers the word from `place` on, and all after it the rest.
    fn matches_from(&mut self, at: usize, place: usize, gap: usize) -> bool {
        let key = at * (self.word.len() + 1) + place;
        let Some(&c) = self.name.get(at) else { return false };
        if self.failed.get(key).copied().unwrap_or(true) {
            return false;
        }
        let itself = self.word.get(place) == Some(&c);
        let aloud = if c.is_ascii() { 0 } else { longest_reading(&self.word[place..], c) };
        for taken in (1..=aloud.max(usize::from(itself))).rev() {
            if self.goes_on(at, place + taken, gap) {
                self.steps.push(Step { at, from: place, to: place + taken });
                return true;
            }
        }
        self.failed[key] = true;
        false
    }

    fn goes_on(&mut self, at: usize, place: usize, gap: usize) -> bool {
        if place >= self.word.len() {
            return place == self.word.len();
        }
        let mut passed = 0;
        for next in at + 1..self.name.len() {
            if self.matches_from(next, place, gap) {
                return true;
            }
            passed += usize::from(!is_passed_over(self.name[next]));
            if passed > gap {
                return false;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::super::names::folded;
    use super::super::query::Query;
    use super::*;

    fn match_of(word: &str, name: &str) -> Option<Quality> {
        let query = Query::parse(word);
        let names: Names = [name].into_iter().collect();
        let quality = quality(&query.terms[0], &names, 0);
        let steps = steps(&query.terms[0], &folded(name));
        assert_eq!(quality.is_some(), !steps.is_empty(), "{word} in {name}: {quality:?} {steps:?}");
        quality
    }

    #[test]
    fn readings_initials_and_mixtures() {
        for word in ["zmjt", "zuimeijiating", "zuimjt", "zui美jt", "ZMJT", "最m家t"] {
            assert_eq!(match_of(word, "最美家庭"), Some(Quality::ReadingWhole), "{word}");
        }
        assert_eq!(match_of("zmjt", "“最美家庭”评选"), Some(Quality::ReadingPrefix));
        assert_eq!(match_of("zmjt", "州级最美家庭"), Some(Quality::Reading));
        assert_eq!(match_of("zmjt", "最美农家庭院"), Some(Quality::Gapped));
        assert_eq!(match_of("zmjt", "巾帼文明岗"), None);
    }

    #[test]
    fn every_reading_counts() {
        for (word, name) in [
            ("chongqing", "重庆"),
            ("yinhang", "银行"),
            ("changjiang", "长江"),
            ("xizang", "西藏"),
            ("xiamen", "厦门"),
            ("nvxing", "女性"),
            ("nüxing", "女性"),
            ("fnzj", "婦女之家"),
        ] {
            assert_eq!(match_of(word, name), Some(Quality::ReadingWhole), "{word}");
        }
    }

    #[test]
    fn literal_beats_reading_and_beginning_beats_middle() {
        assert_eq!(match_of("妇联", "妇联"), Some(Quality::LiteralWhole));
        assert_eq!(match_of("妇联", "妇联干部"), Some(Quality::LiteralPrefix));
        assert_eq!(match_of("妇联", "甘肃省妇联"), Some(Quality::Literal));
        assert_eq!(match_of("妇联", "妇女联合会"), Some(Quality::Gapped));
        assert_eq!(match_of("gdp", "人均GDP"), Some(Quality::Literal));
    }
}
