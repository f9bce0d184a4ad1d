//! Numerals in Chinese characters: 两千四百五, 二十余万, 七八十, 叁拾.

use super::arabic::more_at;
use super::{Decimal, Numeral, Script, belongs_to_word, power};

/// A numeral of more characters than this is none.
const MOST_CHARS: usize = 24;

/// Whether `c` writes a digit or a multiplier.
pub(super) fn is_numeral(c: char) -> bool {
    digit(c).is_some() || power(c).is_some() || c == '廿' || c == '卅'
}

/// Reads the numeral whose first character is at `at`.
pub(super) fn read(text: &str, at: usize) -> Option<Numeral> {
    let run = Run::take(text, at);
    let first = *run.marks.first()?;
    let mut script = match first {
        Mark::Power(2..) => Script::Multiplier,
        _ => Script::Chinese,
    };
    let formal = text[at..].starts_with(|c| "壹贰叁肆伍陆柒捌玖拾佰仟".contains(c));
    if formal && run.marks.len() < 2 {
        return None;
    }
    let pair = run.close_numbers();
    let value = Decimal::new(run.value(None), 0);
    let upper = pair.map(|pair| Decimal::new(run.value(Some(pair)), 0));
    let decimal = fraction(text, run.end, value);
    let below_one = run.marks == [Mark::Digit(0)] && decimal.is_some();
    if run.is_code(pair) && !below_one {
        script = Script::Code;
    }
    let (value, end) = match decimal {
        Some(decimal) if script == Script::Chinese => decimal,
        _ => (value, run.end),
    };
    Some(Numeral { end, value, upper, script, scale: 0, more: run.more })
}

/// What one character of a numeral says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Digit(u64),
    Power(i32),
}

/// The numeral characters in a row.
struct Run {
    marks: Vec<Mark>,
    end: usize,
    more: bool,
}

impl Run {
    fn take(text: &str, at: usize) -> Self {
        let mut run = Self { marks: Vec::new(), end: at, more: false };
        while run.marks.len() < MOST_CHARS {
            let Some(c) = text[run.end..].chars().next() else { break };
            let after_power = matches!(run.marks.last(), Some(Mark::Power(_)));
            if let Some(len) = more_at(text, run.end)
                && after_power
                && !run.more
            {
                // 二十余万 goes on, 三百余人 ends.
                run.more = true;
                run.end += len;
                let goes_on = text[run.end..].starts_with(['万', '亿']);
                if goes_on {
                    continue;
                }
                break;
            }
            if c == '几' && run.marks.last() == Some(&Mark::Power(1)) {
                run.more = true;
                run.end += c.len_utf8();
                break;
            }
            if (c == '千' || c == '百') && belongs_to_word(text, run.end) {
                break;
            }
            match (digit(c), power(c)) {
                (Some(digit), _) => run.marks.push(Mark::Digit(digit)),
                (_, Some(power)) => run.marks.push(Mark::Power(power)),
                _ if c == '廿' => run.marks.extend([Mark::Digit(2), Mark::Power(1)]),
                _ if c == '卅' => run.marks.extend([Mark::Digit(3), Mark::Power(1)]),
                _ => break,
            }
            run.end += c.len_utf8();
        }
        run
    }

    /// Index of the second of two digits that name two close numbers: the 三 of 两三百.
    fn close_numbers(&self) -> Option<usize> {
        self.marks
            .windows(2)
            .position(|pair| match pair {
                [Mark::Digit(low @ 1..), Mark::Digit(high)] => low + 1 == *high,
                _ => false,
            })
            .map(|i| i + 1)
    }

    /// Whether digits stand in a row as in a year or a name, so that they do not count.
    fn is_code(&self, pair: Option<usize>) -> bool {
        let rows = self.marks.windows(2).enumerate().filter(|(i, pair_of)| {
            matches!(pair_of, [Mark::Digit(1..), Mark::Digit(_)]) && Some(i + 1) != pair
        });
        let bare_zero = self.marks.first() == Some(&Mark::Digit(0));
        let same_power = self
            .marks
            .windows(2)
            .any(|w| matches!(w, [Mark::Power(a), Mark::Power(b)] if *a < 4 && *b < 4));
        rows.count() > 0 || bare_zero || same_power
    }

    /// The number, with the digit at `pair` in place of the one before it, or without it.
    fn value(&self, upper: Option<usize>) -> u64 {
        let pair = self.close_numbers();
        let mut sum = Sum::default();
        for (i, &mark) in self.marks.iter().enumerate() {
            let dropped = match upper {
                Some(pair) => i + 1 == pair,
                None => Some(i) == pair,
            };
            match mark {
                _ if dropped => {}
                Mark::Digit(0) => sum.zero = true,
                Mark::Digit(digit) => sum.digit = Some(digit),
                Mark::Power(power) => sum.multiply(power),
            }
        }
        sum.total()
    }
}

/// A number as it grows from left to right.
#[derive(Default)]
struct Sum {
    hundred_millions: u64,
    ten_thousands: u64,
    below: u64,
    digit: Option<u64>,
    zero: bool,
    last_power: i32,
}

impl Sum {
    fn multiply(&mut self, power: i32) {
        let digit = self.digit.take();
        match power {
            8 => {
                let all = self.ten_thousands + self.below + digit.unwrap_or(0);
                self.hundred_millions = all.max(1).saturating_mul(100_000_000);
                (self.ten_thousands, self.below) = (0, 0);
            }
            4 => {
                let all = self.below + digit.unwrap_or(0);
                self.ten_thousands = all.max(1).saturating_mul(10_000);
                self.below = 0;
            }
            _ => self.below += digit.unwrap_or(1) * 10u64.pow(power.unsigned_abs()),
        }
        (self.last_power, self.zero) = (power, false);
    }

    /// 两千四百五 ends in 50, 一万三 in 3000; 一百零五 and 十五 in 5.
    fn total(self) -> u64 {
        let digit = self.digit.unwrap_or(0);
        let last = match self.last_power {
            power @ 2.. if !self.zero => digit * 10u64.pow(power.unsigned_abs() - 1),
            _ => digit,
        };
        self.hundred_millions
            .saturating_add(self.ten_thousands)
            .saturating_add(self.below)
            .saturating_add(last)
    }
}

/// 点五 behind a whole number, with the multiplier behind it: 二点三亿.
fn fraction(text: &str, end: usize, whole: Decimal) -> Option<(Decimal, usize)> {
    if ["点一滴", "点一点"].iter().any(|idiom| text[end..].starts_with(idiom)) {
        return None;
    }
    let mut at = end + text[end..].strip_prefix('点').map(|_| '点'.len_utf8())?;
    let mut value = whole;
    for c in text[at..].chars().take(6) {
        let Some(digit) = digit(c) else { break };
        value = Decimal::new(value.digits.checked_mul(10)?.checked_add(digit)?, value.exponent - 1);
        at += c.len_utf8();
    }
    if value == whole {
        return None;
    }
    while let Some(c @ ('万' | '亿')) = text[at..].chars().next() {
        value = value.scaled(power(c)?);
        at += c.len_utf8();
    }
    Some((value, at))
}

fn digit(c: char) -> Option<u64> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}
