//! The form of an opening sentence, and how alike two of them are.

use crate::outline::cues;
use crate::text::han;
use crate::text::lexicon::Lexicon;
use crate::text::table::listed_words;
use std::sync::LazyLock;

/// What an opening sentence looks like.
#[derive(Clone, Debug)]
pub struct Shape {
    /// Characters.
    pub length: usize,
    /// Whether it is set in bold.
    pub bold: bool,
    commas: usize,
    /// Two clauses of like length.
    balanced: bool,
    pauses: usize,
    head: Vec<char>,
    tail: Vec<char>,
    opens: bool,
    ends: bool,
    talks: bool,
    digits: bool,
    hails: bool,
    narrates: bool,
    han: usize,
}

impl Shape {
    /// The shape of `title`.
    #[must_use]
    pub fn of(title: &str, bold: bool) -> Self {
        let chars: Vec<char> = title.chars().take(LONGEST + 1).collect();
        let count = |set: [char; 2]| chars.iter().filter(|c| set.contains(c)).count();
        let tail: Vec<char> = chars.iter().rev().take(KEPT).copied().collect();
        Self {
            length: chars.len(),
            bold,
            commas: count(['，', ',']),
            balanced: is_balanced(&chars),
            pauses: count(['、', ' ']),
            head: chars.iter().take(KEPT).copied().collect(),
            tail,
            opens: cues::opens_a_heading(title),
            ends: cues::ends_a_heading(title),
            talks: cues::opens_talk(title) || cues::ends_talk(title),
            hails: HAILS.opens(title),
            digits: chars.iter().any(char::is_ascii_digit),
            narrates: NARRATION.is_in(title) || is_past(&chars),
            han: chars.iter().filter(|c| han::is_han(**c)).count(),
        }
    }

    /// Whether it can be a heading at all.
    #[must_use]
    pub fn may_head(&self) -> bool {
        (4..=LONGEST).contains(&self.length) && self.han >= 4 && self.commas <= 3 && !self.hails
    }

    /// Whether a word of headings opens or ends it, or bold sets it off.
    #[must_use]
    pub fn is_cued(&self) -> bool {
        self.bold || self.opens || self.ends
    }

    /// Whether it is short and tells nothing: the length of a heading, no talk, no figure.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        let short = self.length <= if self.balanced { 20 } else { 14 };
        short && !self.tells()
    }

    /// Whether a word that opens headings opens it.
    #[must_use]
    pub fn opens_a_heading(&self) -> bool {
        self.opens
    }

    /// Whether a comma parts it into two clauses of like length.
    #[must_use]
    pub fn is_balanced(&self) -> bool {
        self.balanced
    }

    /// Whether no comma parts it.
    #[must_use]
    pub fn is_one_clause(&self) -> bool {
        self.commas == 0
    }

    /// Whether a figure or a word of talk or telling stands in it.
    #[must_use]
    pub fn tells(&self) -> bool {
        self.talks || self.digits || self.narrates
    }

    /// Whether it begins with the same words as `other` and is of like length: 五年来，我们…
    #[must_use]
    pub fn begins_like(&self, other: &Self) -> bool {
        let (long, short) = (self.length.max(other.length), self.length.min(other.length));
        let same = shared(&self.head, &other.head);
        same >= SAME_HEAD && short * 2 >= long && !self.digits && !other.digits
    }

    /// How much its own form speaks for a heading.
    #[must_use]
    pub fn form(&self) -> i32 {
        let mut weight = 0;
        weight += if self.bold { 10 } else { 0 };
        weight += if self.opens { 6 } else { 0 };
        weight += if self.ends { 5 } else { 0 };
        weight += if self.balanced { 3 } else { 0 };
        weight += if self.commas == 0 && self.length <= 14 { 2 } else { 0 };
        weight -= if self.talks { 8 } else { 0 };
        weight -= if self.digits { 5 } else { 0 };
        weight -= if self.narrates { 9 } else { 0 };
        weight -= match self.length {
            ..=22 => 0,
            23..=28 => 2,
            29..=34 => 4,
            35..=42 => 7,
            _ => 12,
        };
        weight
    }

    /// How alike two openings are, about 0 to 14.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> i32 {
        let (long, short) = (self.length.max(other.length), self.length.min(other.length));
        let mut weight = match short * 10 / long.max(1) {
            9.. => 3,
            8 => 2,
            6 | 7 => 1,
            _ => -1,
        };
        weight += match (self.commas == other.commas, self.commas) {
            (true, 0) => 1,
            (true, _) => 3,
            _ => -2,
        };
        weight += i32::from(self.pauses == other.pauses && self.pauses > 0);
        weight += match shared(&self.head, &other.head) {
            0 => 0,
            1 => 1,
            2 | 3 => 3,
            _ => 4,
        };
        weight += match shared(&self.tail, &other.tail) {
            0 => 0,
            1 => 2,
            _ => 4,
        };
        weight += same_place(&self.tail, &other.tail);
        weight += if self.opens && other.opens { 2 } else { 0 };
        weight += if self.ends && other.ends { 2 } else { 0 };
        weight
    }
}

/// Longest sentence with 了 that sums up, in characters.
const LONGEST_SUM: usize = 20;
/// Longest run-in heading, in characters.
const LONGEST: usize = 50;
/// Characters that two openings of a series share.
const SAME_HEAD: usize = 3;
/// Characters kept of either end for comparing.
const KEPT: usize = 12;

/// How listeners are hailed, in bold or not.
static HAILS: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::heads(["各位", "同志们", "女士们", "朋友们", "尊敬的"]));

/// Words of telling, which headings do without.
static NARRATION: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::heads(listed_words(include_str!("narration.txt"))));

/// Whether 了 tells what was done. 改革取得了新进展 sums up: one clause that ends in what was won.
fn is_past(chars: &[char]) -> bool {
    let Some(at) = chars.iter().position(|c| *c == '了') else { return false };
    let one_clause = !chars.iter().any(|c| "，,、".contains(*c));
    let behind = chars.len() - at - 1;
    let sums_up = (2..=6).contains(&behind) && at >= 4 && chars.len() <= LONGEST_SUM;
    !(one_clause && sums_up)
}

/// Characters shared from the start.
fn shared(a: &[char], b: &[char]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

/// How far characters near the end are the same at the same place (…更加…, …之…).
fn same_place(a: &[char], b: &[char]) -> i32 {
    let same = |(a, b): (&[char], &[char])| a == b;
    if a.windows(2).zip(b.windows(2)).skip(1).any(same) {
        return 2;
    }
    i32::from(a.iter().zip(b).skip(1).take(4).any(|(a, b)| a == b))
}

/// Whether one comma parts two clauses of like length.
fn is_balanced(chars: &[char]) -> bool {
    let mut clauses = chars.split(|c| matches!(c, '，' | ',')).map(<[char]>::len);
    let (first, second, third) = (clauses.next(), clauses.next(), clauses.next());
    let (Some(first), Some(second), None) = (first, second, third) else { return false };
    first.abs_diff(second) <= 2 && (4..=14).contains(&first)
}
