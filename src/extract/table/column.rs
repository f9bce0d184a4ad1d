//! The head of a column: what its cells are.

use super::head::{is_time, is_unit};
use crate::extract::grid::{bare, opening_year, remark};
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
    time: Lexicon<()>,
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
        time: words("time"),
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
    /// Times, each of its row.
    Times,
}

/// A column by its head.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub role: Role,
    /// What it adds to the head of a row.
    pub name: String,
    /// The unit in its parentheses.
    pub unit: String,
    /// Whether its head says that it holds times, or nothing.
    times: bool,
    /// Whether its numbers are changes.
    pub grows: bool,
    /// Its head where that is a time.
    pub time: Span,
    /// Done or aimed at, where its head says so.
    pub side: Option<Status>,
}

impl Column {
    /// Reads a head; `place` where it names the division of the cells.
    pub(super) fn read(text: &str, head: Span, place: bool, statuses: &Statuses) -> Self {
        let plain = bare(head.of(text));
        let written = head.of(text).replace("<br>", "");
        let unit = Some(remark(&written)).filter(|unit| is_unit(unit)).unwrap_or_default();
        let role = match plain.as_str() {
            _ if WORDS.unit.has(&plain) => Role::Units,
            _ if WORDS.count.has(&plain) || WORDS.aside.has(&plain) => Role::Aside,
            // 项目（个） counts projects.
            "项目" | "名称" | "地区" if unit.is_empty() => Role::Names,
            _ if plain.ends_with("指标") || plain.ends_with("名称") => Role::Names,
            _ => Role::Numbers,
        };
        let time = match opening_year(head.of(text)) {
            Some(end) if !is_time(head.of(text)) => {
                Span::new(head.range().start, head.range().start + end)
            }
            _ if opening_year(&plain).is_some() => head,
            _ => Span::default(),
        };
        let aimed = WORDS.target.is_in(&plain) && !plain.contains('比');
        let unit = if unit.is_empty() && plain.contains('%') { "%" } else { unit };
        Self {
            role,
            unit: unit.to_owned(),
            times: plain.is_empty() || WORDS.time.has(&plain),
            grows: WORDS.growth.is_in(&plain),
            time,
            side: aimed.then_some(Status::Target).or_else(|| statuses.side_of(&plain)),
            name: if place { String::new() } else { added(&plain) },
        }
    }

    /// Takes in that its cells are times.
    pub(super) fn holds(&mut self, text: &str, index: usize, cells: &[Span]) {
        let times = cells.iter().filter(|cell| is_time(cell.of(text))).count();
        let bare_years = cells.iter().any(|cell| cell.of(text).bytes().all(|b| b.is_ascii_digit()));
        // A column of counts may look like one of years: 1998, 2010.
        let ordered = || {
            cells.windows(2).all(|pair| pair[0].of(text) <= pair[1].of(text))
                || cells.windows(2).all(|pair| pair[0].of(text) >= pair[1].of(text))
        };
        let told = self.times || !bare_years || index == 0 && self.unit.is_empty() && ordered();
        let listed = if self.times { 1 } else { 2 };
        if times >= listed && times == cells.len() && told && self.time.is_empty() {
            self.role = Role::Times;
        }
    }

    /// Takes in what a second line of heads says.
    pub(super) fn add(&mut self, text: &str, head: Span, statuses: &Statuses) {
        let second = Self::read(text, head, false, statuses);
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
    if let Some(end) = opening_year(plain) {
        rest = &plain[end..];
        rest = WORDS.year.opening(rest).map_or(rest, |(word, ())| &rest[word.len()..]);
    }
    let rest = rest.replace('%', "");
    if WORDS.plain.has(&rest) || rest == "增长" { String::new() } else { rest }
}
