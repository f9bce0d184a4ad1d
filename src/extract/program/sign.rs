//! The words that tell of names without marks, and what each is a sign of. A line is gone through
//! but once for all of them; what they come to is for `unquoted`, `named` and `dated`.

use super::ProgramKind;
use super::lexicon::{Opening, openings};
use crate::text::Span;
use crate::text::lexicon::Lexicon;
use crate::text::table::table_rows;
use std::mem::discriminant;
use std::sync::LazyLock;

/// What a word is a sign of.
#[derive(Clone, Copy)]
pub(super) enum Sign {
    /// A name opens with it.
    Opening(Opening),
    /// A campaign's or a project's name ends with it; how much that says by itself.
    Ending(f32),
    /// The name of an event, an honour, a body ends with it.
    Last(Last),
    /// The name of what has an edition or years of its own ends with it.
    Dated(ProgramKind),
}

impl Sign {
    pub fn opening(self) -> Option<Opening> {
        if let Self::Opening(opening) = self { Some(opening) } else { None }
    }

    pub fn ending(self) -> Option<f32> {
        if let Self::Ending(weight) = self { Some(weight) } else { None }
    }

    pub fn last(self) -> Option<Last> {
        if let Self::Last(last) = self { Some(last) } else { None }
    }

    pub fn dated(self) -> Option<ProgramKind> {
        if let Self::Dated(kind) = self { Some(kind) } else { None }
    }
}

/// A word where it stands, with what it says.
pub(super) type Found<T> = (usize, &'static str, T);

/// The signs of a line in order; of those of one sort at one place, the longest.
pub(super) struct Signs(Vec<Found<Sign>>);

impl Signs {
    /// Finds them.
    pub fn read(text: &str, line: Span) -> Self {
        let mut found: Vec<Found<Sign>> = Vec::new();
        for (at, word, sign) in SIGNS.every_in(line.of(text)) {
            let at = line.start as usize + at;
            let here = found.iter().rev().take_while(|(place, ..)| *place == at);
            let sort = discriminant(&sign);
            if here.map(|(.., other)| discriminant(other)).all(|other| other != sort) {
                found.push((at, word, sign));
            }
        }
        Self(found)
    }

    /// Those between two offsets that `pick` picks, each with the bytes between `from` and it.
    pub fn between<T>(
        &self,
        from: usize,
        to: usize,
        pick: impl Fn(Sign) -> Option<T>,
    ) -> impl Iterator<Item = Found<T>> {
        let first = self.0.partition_point(|(at, ..)| *at < from);
        let within = self.0[first..].iter().take_while(move |(at, ..)| *at < to);
        within.filter_map(move |&(at, word, sign)| Some((at - from, word, pick(sign)?)))
    }
}

static SIGNS: LazyLock<Lexicon<Sign>> = LazyLock::new(|| {
    let endings = table_rows(include_str!("endings.tsv")).filter_map(|row| match row[..] {
        [word, weight] => Some((word, Sign::Ending(weight.parse::<f32>().ok()? / 100.0))),
        _ => None,
    });
    let lasts = table_rows(include_str!("lasts.tsv")).filter_map(|row| match row[..] {
        [word, class, before, not] => {
            let class = Class::named(class)?;
            Some((word, Sign::Last(Last { class, before: before.parse().ok()?, not })))
        }
        _ => None,
    });
    let openings = openings().map(|(word, opening)| (word, Sign::Opening(opening)));
    let dated = DATED.into_iter().map(|(word, kind)| (word, Sign::Dated(kind)));
    Lexicon::by_first(openings.chain(endings).chain(lasts).chain(dated))
});

/// Last words of names that carry an edition or years of their own.
const DATED: [(&str, ProgramKind); 4] = [
    ("代表大会", ProgramKind::Event),
    ("纲要", ProgramKind::Document),
    ("规划", ProgramKind::Document),
    ("计划", ProgramKind::Document),
];

/// A last word of names.
#[derive(Clone, Copy)]
pub(super) struct Last {
    pub class: Class,
    /// Fewest characters before it.
    pub before: usize,
    /// Characters that make another word of it.
    pub not: &'static str,
}

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Event,
    Honour,
    /// A laboratory, a science town.
    Venue,
    /// A centre, an institute, an alliance.
    Body,
    Document,
    /// A system or a mechanism that is set up.
    Mechanism,
}

impl Class {
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "event" => Some(Self::Event),
            "honour" => Some(Self::Honour),
            "venue" => Some(Self::Venue),
            "body" => Some(Self::Body),
            "document" => Some(Self::Document),
            "mechanism" => Some(Self::Mechanism),
            _ => None,
        }
    }

    /// Whether a list said to be of this class may have a member of another.
    pub fn lists(self, member: Self) -> bool {
        self == member || matches!((self, member), (Self::Body, Self::Venue))
    }

    pub fn kind(self, last: &str) -> ProgramKind {
        match self {
            Self::Event => ProgramKind::Event,
            Self::Honour => ProgramKind::Honour,
            Self::Body if !["中心", "平台", "地图"].contains(&last) => {
                ProgramKind::Organisation
            }
            Self::Body | Self::Venue => ProgramKind::Venue,
            Self::Document => ProgramKind::Document,
            Self::Mechanism => ProgramKind::Mechanism,
        }
    }
}
