//! Units: what a figure counts or measures, and which words are units.
//!
//! The table is `unit/units.tsv`. Whether the number before a unit states anything is for
//! [`quantity`](super::quantity).

use crate::text::lexicon::Lexicon;
use crate::text::table::table_rows;
use std::sync::LazyLock;

/// What sort of thing a unit counts; the region panel groups by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// 人, 名, 人次
    People,
    /// 元, 美元
    Money,
    /// 场, 次, 期
    Events,
    /// 个, 所, 家 of places and organisations
    Places,
    /// 户
    Households,
    /// %, 个百分点, 倍, 比
    Rates,
    /// 平方米, 亩, 公顷, 平方公里
    Area,
    /// 米, 公里
    Length,
    /// 吨, 斤
    Weight,
    /// 千瓦时, 吨标准煤
    Energy,
    /// None of these.
    Other,
}

/// A unit that the table knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unit {
    /// As written in the text.
    pub surface: &'static str,
    /// What it counts or measures.
    pub measure: Measure,
    /// The unit it stands for.
    pub name: &'static str,
    /// Characters that, right behind it, make it another word.
    unless: &'static str,
    /// Words, blanks between, that open with such a character and leave it a unit.
    though: &'static str,
}

impl Unit {
    /// The longest unit that stands at byte `at` of a simplified text.
    pub(crate) fn at(text: &str, at: usize) -> Option<Self> {
        let rest = text.get(at..)?;
        let whole = |(surface, unit): &(&str, Self)| !unit.is_another_word(&rest[surface.len()..]);
        UNITS.openings(rest).find(whole).map(|(_, unit)| unit)
    }

    /// Whether what stands right behind the unit shows that it is another word.
    fn is_another_word(&self, behind: &str) -> bool {
        let Some(next) = behind.chars().next() else { return false };
        let latin = self.surface.ends_with(|c: char| c.is_ascii_alphabetic());
        let parts = self.unless.contains(next) || latin && next.is_ascii_alphanumeric();
        parts && !self.though.split_whitespace().any(|word| behind.starts_with(word))
    }
}

impl Measure {
    /// The sort of a unit written in simplified characters; a compound (元/吨) is a rate.
    #[must_use]
    pub fn of(unit: &str) -> Self {
        match MEASURES.get(unit) {
            Some(measure) => measure,
            None if unit == "比" || unit.contains('/') => Self::Rates,
            None => Self::Other,
        }
    }

    fn named(name: &str) -> Self {
        match name {
            "people" => Self::People,
            "money" => Self::Money,
            "events" => Self::Events,
            "places" => Self::Places,
            "households" => Self::Households,
            "rates" => Self::Rates,
            "area" => Self::Area,
            "length" => Self::Length,
            "weight" => Self::Weight,
            "energy" => Self::Energy,
            _ => Self::Other,
        }
    }
}

static UNITS: LazyLock<Lexicon<Unit>> =
    LazyLock::new(|| Lexicon::by_first(units().map(|unit| (unit.surface, unit))));

/// By surface, and by the unit that a surface stands for.
static MEASURES: LazyLock<Lexicon<Measure>> = LazyLock::new(|| {
    let surfaces = units().map(|unit| (unit.surface, unit.measure));
    Lexicon::by_first(surfaces.chain(units().map(|unit| (unit.name, unit.measure))))
});

fn units() -> impl Iterator<Item = Unit> {
    table_rows(include_str!("unit/units.tsv")).filter_map(|row| {
        let [surface, measure, name, unless, ref though @ ..] = row[..] else { return None };
        let name = if name == "-" { surface } else { name };
        let unless = if unless == "-" { "" } else { unless };
        let though = though.first().copied().unwrap_or_default();
        Some(Unit { surface, measure: Measure::named(measure), name, unless, though })
    })
}
