//! What was typed into a picker, taken apart: words and numbers, all of which an entry must
//! answer, in any order.

use super::names::{self, Mask};
use crate::extract::unit::Unit;
use memchr::memmem::Finder;

/// A query.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// Its parts; none lists everything.
    pub terms: Vec<Term>,
}

/// One blank-separated part of a query.
#[derive(Clone, Debug)]
pub struct Term {
    /// As typed, folded.
    pub word: String,
    /// Its characters.
    pub chars: Vec<char>,
    /// What a name must offer to match it.
    pub mask: Mask,
    /// What a name must offer to hold it as it stands.
    pub written: Mask,
    /// The year it can be.
    pub year: Option<i32>,
    /// Finds it as it stands.
    pub finder: Finder<'static>,
    /// The values it asks for, where it can be read as a number.
    pub number: Option<NumberTest>,
}

/// A test of a figure's value and unit.
#[derive(Clone, Debug, PartialEq)]
pub struct NumberTest {
    low: f64,
    high: f64,
    /// Whether the ends themselves are left out.
    open: bool,
    /// The unit asked for, empty for any.
    pub unit: String,
    /// Whether it may be the beginning of a longer number.
    pub may_go_on: bool,
    /// Whether it can only be a test (`>1万`), never a word.
    pub only_test: bool,
}

/// Numbers with their multipliers are never longer.
const LONGEST_NUMBER: usize = 40;
/// Longer words than this match by their beginning: the matcher keeps places in 64 bits.
const LONGEST_WORD: usize = 60;

/// The number that `typed` stands for, multipliers applied: `2.1万` is 21000.
#[must_use]
pub fn value_of(typed: &str) -> Option<f64> {
    let folded: String = names::folded(typed.trim()).into_iter().collect();
    let (sign, digits) = match folded.strip_prefix('-') {
        Some(digits) => (-1.0, digits),
        None => (1.0, &*folded),
    };
    leading_number(digits).map(|(number, _)| sign * number.value)
}

impl Query {
    /// Takes `typed` apart.
    #[must_use]
    pub fn parse(typed: &str) -> Self {
        let folded: String = names::folded(typed).into_iter().collect();
        let mut terms: Vec<Term> = Vec::new();
        for part in joined_tests(&folded) {
            let term = Term::parse(&part);
            if term.number.is_some() || !term.chars.is_empty() {
                terms.push(term);
            }
        }
        Self { terms }
    }

    /// Whether it consists of letters alone.
    #[must_use]
    pub fn is_letters(&self) -> bool {
        self.terms.iter().all(|term| term.chars.iter().all(char::is_ascii_lowercase))
    }
}

impl Term {
    fn parse(part: &str) -> Self {
        let number = NumberTest::parse(part);
        let kept = part.chars().filter(|c| !names::is_passed_over(*c));
        let chars: Vec<char> = kept.take(LONGEST_WORD).collect();
        let word: String = chars.iter().collect();
        let finder = Finder::new(&word).into_owned();
        let year = word.parse().ok().filter(|_| chars.len() == 4);
        let (mask, written) = (Mask::of_word(&word), Mask::of_written(&word));
        Self { word, chars, mask, written, year, finder, number }
    }

    /// Whether it can be nothing but a test of a number.
    #[must_use]
    pub fn is_test(&self) -> bool {
        self.number.as_ref().is_some_and(|number| number.only_test)
    }
}

/// The blank-separated parts; a comparison sign standing alone belongs to the next part, and a unit
/// with a multiplier to the number before it: `>1万 亿元`.
fn joined_tests(typed: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in typed.split_whitespace() {
        match parts.last_mut() {
            Some(last) if last.chars().all(|c| "<>=≥≤".contains(c)) => last.push_str(part),
            Some(last) if is_multiple_of_unit(part) && wants_unit(last) => last.push_str(part),
            _ => parts.push(part.to_owned()),
        }
    }
    parts
}

/// 亿元, 万人次
fn is_multiple_of_unit(part: &str) -> bool {
    let unit = part.trim_start_matches(|c| multiplier(c).is_some());
    let known = Unit::at(unit, 0).is_some_and(|known| known.surface.len() == unit.len());
    unit.len() < part.len() && known
}

/// Whether a part is a test that names no unit.
fn wants_unit(part: &str) -> bool {
    NumberTest::parse(part).is_some_and(|test| test.only_test && test.unit.is_empty())
}

impl NumberTest {
    /// Whether it sets an upper end and no lower one.
    #[must_use]
    pub fn is_upper(&self) -> bool {
        self.low == f64::NEG_INFINITY
    }

    /// Reads `2.1万`, `>1万`, `<=30%`, `10-20%`, `500万元`.
    #[must_use]
    pub fn parse(part: &str) -> Option<Self> {
        let sign_end = part.find(|c| !"<>=≥≤".contains(c))?;
        let (sign, rest) = part.split_at(sign_end);
        let (first, after) = leading_number(rest)?;
        let range = after.strip_prefix(['-', '~', '～', '—', '至']);
        if let Some((second, unit)) = range.and_then(leading_number) {
            return sign.is_empty().then(|| range_of(first, second, unit));
        }
        let (low, high, open) = match sign {
            "" | "=" | "==" => (first.value, first.value, false),
            ">" => (first.value, f64::INFINITY, true),
            ">=" | "=>" | "≥" => (first.value, f64::INFINITY, false),
            "<" => (f64::NEG_INFINITY, first.value, true),
            "<=" | "=<" | "≤" => (f64::NEG_INFINITY, first.value, false),
            _ => return None,
        };
        let only_test = !sign.is_empty();
        let may_go_on = !only_test && after.is_empty() && first.scale == 1.0;
        Some(Self { low, high, open, unit: after.to_owned(), may_go_on, only_test })
    }

    /// Whether a value passes.
    #[must_use]
    pub fn passes(&self, value: f64) -> bool {
        let slack = 1e-9 * value.abs().max(1.0);
        if self.open {
            value > self.low + slack && value < self.high - slack
        } else {
            value >= self.low - slack && value <= self.high + slack
        }
    }

    /// Where in a folded name numbers stand that pass, by char index.
    #[must_use]
    pub fn places_in(&self, name: &[char]) -> Vec<std::ops::Range<usize>> {
        let mut places = Vec::new();
        let mut at = 0;
        while let Some(begin) = name.iter().skip(at).position(char::is_ascii_digit) {
            let begin = at + begin;
            let rest: String = name.iter().skip(begin).take(LONGEST_NUMBER).collect();
            let Some((number, after)) = leading_number(&rest) else {
                at = begin + 1;
                continue;
            };
            let end = begin + rest.chars().count() - after.chars().count();
            if self.passes(number.value) {
                places.push(begin..end);
            }
            at = end.max(begin + 1);
        }
        places
    }
}

/// `10-20%`, `1-2万`: a multiplier behind the second number counts for both.
fn range_of(first: Number, second: Number, unit: &str) -> NumberTest {
    let scale = if first.scale == 1.0 { second.scale } else { 1.0 };
    let (a, b) = (first.value * scale, second.value);
    NumberTest {
        low: a.min(b),
        high: a.max(b),
        open: false,
        unit: unit.to_owned(),
        may_go_on: false,
        only_test: true,
    }
}

/// Units that begin like a multiplier.
const BEGIN_UNITS: [&str; 5] = ["千瓦", "千克", "千米", "千伏", "百分点"];

struct Number {
    value: f64,
    scale: f64,
}

/// A number with multipliers at the start of `text`, and what follows it.
fn leading_number(text: &str) -> Option<(Number, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
    let (digits, mut rest) = text.split_at(end.unwrap_or(text.len()));
    let digits: String = digits.chars().filter(|c| *c != ',').collect();
    let plain: f64 = digits.parse().ok()?;
    let mut scale = 1.0;
    while let Some(c) = rest.chars().next()
        && !BEGIN_UNITS.iter().any(|unit| rest.starts_with(unit))
        && let Some(times) = multiplier(c)
    {
        scale *= times;
        rest = &rest[c.len_utf8()..];
    }
    Some((Number { value: plain * scale, scale }, rest))
}

fn multiplier(c: char) -> Option<f64> {
    match c {
        '十' => Some(1e1),
        '百' => Some(1e2),
        '千' => Some(1e3),
        '万' => Some(1e4),
        '亿' => Some(1e8),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn test(typed: &str) -> NumberTest {
        NumberTest::parse(typed).unwrap()
    }

    #[test]
    fn numbers_are_read_by_value() {
        assert!(test("2.1万").passes(21000.0));
        assert!(test("2.1万").passes(2.1 * 10000.0));
        assert!(!test("2.1万").passes(2.1));
        assert!(test("1.37万亿元").passes(1.37e12));
        assert_eq!(test("1.37万亿元").unit, "元");
        assert!(test("21,000").passes(21000.0));
    }

    #[test]
    fn signs_and_ranges_are_tests() {
        assert!(!test(">1万").passes(10000.0));
        assert!(test(">=1万").passes(10000.0));
        assert!(test("<5").passes(4.9) && !test("<5").passes(5.0));
        let range = test("10-20%");
        assert!(range.passes(10.0) && range.passes(20.0) && !range.passes(20.1));
        assert_eq!(range.unit, "%");
        assert!(test("1-2万").passes(15000.0));
    }

    #[test]
    fn a_sign_may_stand_apart() {
        let query = Query::parse("＞ 1万　場次");
        assert_eq!(query.terms.len(), 2);
        assert!(query.terms[0].is_test());
        assert_eq!(query.terms[1].word, "场次");
    }

    #[test]
    fn a_unit_may_stand_apart() {
        let test = |typed| {
            let query = Query::parse(typed);
            assert_eq!(query.terms.len(), 1, "{typed}");
            query.terms[0].number.clone().expect("a test")
        };
        assert!(test(">1万 亿元").passes(1.2e12) && !test(">1万 亿元").passes(1e9));
        assert_eq!(test(">1万 亿元").unit, "元");
        assert!(test("≥ 2 万人次").passes(20_000.0));
        assert_eq!(Query::parse(">1万 人次").terms.len(), 2);
        assert_eq!(Query::parse("万里长城 亿元").terms.len(), 2);
    }

    #[test]
    fn what_is_no_number_is_a_word() {
        assert_eq!(NumberTest::parse("zmjt"), None);
        assert_eq!(NumberTest::parse(">"), None);
        assert_eq!(NumberTest::parse("万户"), None);
        assert_eq!(NumberTest::parse("<>3"), None);
    }
}
