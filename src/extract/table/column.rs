//! The head of a column: what its cells are.

use super::head::{bare, is_unit, opens_with_year, remark};
use crate::extract::status::{Status, Statuses};
use crate::text::Span;
use crate::text::lexicon::Lexicon;
use crate::text::table::words_for;
use std::sync::LazyLock;

/// Words of heads, by what they say.
struct Words {
    aside: Lexicon<()>,
    count: Lexicon<()>,
    growth: Lexicon<()>,
    plain: Lexicon<()>,
    target: Lexicon<()>,
    unit: Lexicon<()>,
    year: Lexicon<()>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let words = |what| Lexicon::heads(words_for(include_str!("heads.tsv"), what));
    Words {
        aside: words("aside"),
        count: words("count"),
        growth: words("growth"),
        plain: words("plain"),
        target: words("target"),
        unit: words("unit"),
        year: words("year"),
    }
});

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Names,
    Units,
    Numbers,
    Aside,
}

/// A column by its head.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub role: Role,
    /// What it adds to the head of a row.
    pub name: String,
    /// The unit in its parentheses.
    pub unit: String,
    /// Whether its numbers are changes.
    pub grows: bool,
    /// Its head where that is a time.
    pub time: Span,
    /// Done or aimed at, where its head says so.
    pub side: Option<Status>,
}

impl Column {
    pub(super) fn read(text: &str, head: Span, statuses: &Statuses) -> Self {
        let plain = bare(head.of(text));
        let written = head.of(text).replace("<br>", "");
        let unit = Some(remark(&written)).filter(|unit| is_unit(unit)).unwrap_or_default();
        let role = match plain.as_str() {
            _ if WORDS.unit.has(&plain) => Role::Units,
            _ if WORDS.count.has(&plain) || WORDS.aside.has(&plain) => Role::Aside,
            "项目" | "名称" | "地区" => Role::Names,
            _ if plain.ends_with("指标") || plain.ends_with("名称") => Role::Names,
            _ => Role::Numbers,
        };
        let timed = opens_with_year(&plain);
        let aimed = WORDS.target.is_in(&plain) && !plain.contains('比');
        let unit = if unit.is_empty() && plain.contains('%') { "%" } else { unit };
        Self {
            role,
            unit: unit.to_owned(),
            grows: WORDS.growth.is_in(&plain),
            time: if timed { head } else { Span::default() },
            side: aimed.then_some(Status::Target).or_else(|| statuses.side_of(&plain)),
            name: added(&plain),
        }
    }

    /// Takes in what a second line of heads says.
    pub(super) fn add(&mut self, text: &str, head: Span, statuses: &Statuses) {
        let second = Self::read(text, head, statuses);
        if head.is_empty() {
            return;
        }
        if self.role == Role::Numbers {
            self.name.push_str(&second.name);
        }
        if !second.unit.is_empty() {
            self.unit = second.unit;
        }
        if !second.time.is_empty() {
            self.time = second.time;
        }
        self.grows |= second.grows;
        self.side = second.side.or(self.side);
    }
}

/// What a head adds to the head of a row: nothing where it is a time or says only 数量.
fn added(plain: &str) -> String {
    let mut rest = plain;
    if opens_with_year(plain) {
        rest = plain.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches('年');
        rest = WORDS.year.opening(rest).map_or(rest, |(word, ())| &rest[word.len()..]);
    }
    let rest = rest.replace('%', "");
    if WORDS.plain.has(&rest) || rest == "增长" { String::new() } else { rest }
}
