//! One number and the unit behind it, before anything is judged.

use crate::extract::unit::{Measure, Unit};
use crate::text::han;
use crate::text::numeral::{Decimal, Numeral, Script, numeral_at, opens_numeral};

/// Characters that make a word with 半 before them: 半数, 半年, 半径.
const HALF_WORDS: &str = "数径导年月天日夜价成载自封专机岛山边路途里截球身钢拉";
/// Characters that make a word with a digit before them: 一般, 三农.
const DIGIT_WORDS: &str = "般步样体线批些定级流直律致个农产方次维险年月类大";

/// A number with what it counts.
#[derive(Clone, Debug)]
pub(super) struct Term {
    /// First byte of the numeral.
    pub start: usize,
    /// The number; 余 and 多 inside or behind it included.
    pub numeral: Numeral,
    /// What the unit is called, empty when none was found.
    pub unit: String,
    /// What it measures; `None` when no unit was found.
    pub measure: Option<Measure>,
    /// One past the unit, or past the number.
    pub end: usize,
}

impl Term {
    /// The term whose numeral starts at `at`.
    pub(super) fn at(text: &str, at: usize) -> Option<Self> {
        let mut numeral = numeral_at(text, at)?;
        let mut end = numeral.end;
        if numeral.script == Script::Code {
            return Some(Self { start: at, numeral, unit: String::new(), measure: None, end });
        }
        if let Some(behind) = plus_behind(text, end) {
            numeral.more = true;
            end = behind;
        }
        let mut term = Self { start: at, numeral, unit: String::new(), measure: None, end };
        let blanks = match numeral.script {
            Script::Arabic => text[end..].chars().take(2).take_while(|c| *c == ' ').count(),
            _ => 0,
        };
        if term.take_more_points(text, end + blanks) {
            return Some(term);
        }
        if let Some(unit) = Unit::at(text, end + blanks) {
            term.take_unit(text, unit, end + blanks);
        } else if let Some(len) = per_many(&text[end..]) {
            // Rates of health and crime: 37.91/10万.
            term.unit = text[end..end + len].into();
            term.measure = Some(Measure::Rates);
            term.end = end + len;
        } else if numeral.value.is_fraction() && text[end..].starts_with('年') {
            // A mean of years (8.3年) is no date.
            term.unit = "年".into();
            term.measure = Some(Measure::Other);
            term.end = end + '年'.len_utf8();
        }
        Some(term)
    }

    /// The value, money in the main unit of its currency.
    pub(super) fn value(&self) -> Decimal {
        self.numeral.value
    }

    /// 2个多百分点
    fn take_more_points(&mut self, text: &str, at: usize) -> bool {
        let found = ["个多百分点", "多个百分点", "个余百分点"];
        let Some(words) = found.iter().find(|words| text[at..].starts_with(**words)) else {
            return false;
        };
        self.numeral.more = true;
        self.unit = "个百分点".into();
        self.measure = Some(Measure::Rates);
        self.end = at + words.len();
        true
    }

    fn take_unit(&mut self, text: &str, unit: Unit, at: usize) {
        self.end = at + unit.surface.len();
        self.unit = unit.name.into();
        self.measure = Some(unit.measure);
        // Small coins are counted in the main unit.
        let coin = match unit.surface {
            "角" | "角钱" => Some(-1),
            "分钱" => Some(-2),
            _ => None,
        };
        if let Some(power) = coin {
            self.numeral.value = self.numeral.value.scaled(power);
            self.unit = "元".into();
        }
        self.take_tenth(text);
        self.take_compound(text);
        self.take_more_behind(text);
    }

    /// 四成五, 4成5, 一倍半: what stands behind the unit and belongs to the number.
    fn take_tenth(&mut self, text: &str) {
        let mut behind = text[self.end..].chars();
        let (Some(c), next) = (behind.next(), behind.next()) else { return };
        let tenth = match c {
            '半' if !next.is_some_and(|c| HALF_WORDS.contains(c)) => 5,
            _ if self.unit == "成"
                && !next.is_some_and(|c| opens_numeral(c) || DIGIT_WORDS.contains(c)) =>
            {
                let Some(digit) = digit_of(c) else { return };
                digit
            }
            _ => return,
        };
        let divided = matches!(
            self.measure,
            Some(Measure::Rates | Measure::Area | Measure::Length | Measure::Weight)
        );
        let divided = divided || matches!(self.unit.as_str(), "天" | "小时");
        if let Some(value) = self.numeral.value.with_tenth(tenth).filter(|_| divided) {
            self.numeral.value = value;
            self.end += c.len_utf8();
        }
    }

    /// 2倍多: 多 behind the unit, unless it opens a word of its own.
    fn take_more_behind(&mut self, text: &str) {
        let Some(rest) = text[self.end..].strip_prefix('多') else { return };
        let ends = !rest.starts_with(|c| han::is_common(c) && c != '的');
        self.numeral.more |= ends;
    }

    /// 元/吨, 人/平方公里: the units behind a slash.
    fn take_compound(&mut self, text: &str) {
        while let Some(slash @ ('/' | '／')) = text[self.end..].chars().next() {
            let at = self.end + slash.len_utf8();
            let plain = ["年", "月", "日", "天", "时", "人", "户", "次", "村"];
            let (name, len) = match Unit::at(text, at) {
                Some(unit) => (unit.name, unit.surface.len()),
                None => match plain.iter().find(|word| text[at..].starts_with(**word)) {
                    Some(word) => (*word, word.len()),
                    None => {
                        // 12人/万人: what so many have is counted in the unit itself.
                        self.end += per_many(&text[self.end..]).unwrap_or(0);
                        return;
                    }
                },
            };
            self.unit = format!("{}/{name}", self.unit);
            self.end = at + len;
        }
    }
}

/// Bytes of a slash and the round number of people behind it that a rate is of: /10万, /万人.
fn per_many(text: &str) -> Option<usize> {
    let many = text.strip_prefix(['/', '／'])?;
    let many = ["100", "10"].iter().find_map(|ten| many.strip_prefix(ten)).unwrap_or(many);
    let rest = many.strip_prefix(['万', '千', '百'])?;
    let rest = rest.strip_prefix('人').unwrap_or(rest);
    Some(text.len() - rest.len())
}

/// The digit that `c` writes, above zero.
fn digit_of(c: char) -> Option<u64> {
    let places = ["一二三四五六七八九", "123456789"];
    places.iter().find_map(|digits| digits.chars().zip(1..).find(|(d, _)| *d == c)).map(|(_, n)| n)
}

/// One past the + of 200+, when no formula goes on behind it.
fn plus_behind(text: &str, at: usize) -> Option<usize> {
    let plus = text[at..].chars().next().filter(|c| matches!(c, '+' | '＋'))?;
    let behind = at + plus.len_utf8();
    let next = text[behind..].chars().next()?;
    let counts = Unit::at(text, behind).is_some() || "，。、；".contains(next);
    counts.then_some(behind)
}
