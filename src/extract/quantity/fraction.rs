//! Fractions: 三分之一, 百分之十五, 百分之四至五, 千分之三, 1/3, 一半.

use super::value::Value;
use crate::extract::unit::Unit;
use crate::text::numeral::{Script, numeral_at};

/// A fraction where it stands.
pub(super) struct Fraction {
    /// One past its last byte.
    pub end: usize,
    /// Its value; of a percentage, the number of hundredths.
    pub value: Value,
    /// %, ‰ or nothing.
    pub unit: &'static str,
    /// Whether it is 一半, which may also be a figure of speech.
    pub is_half: bool,
}

/// The fraction that starts at byte `at`.
pub(super) fn read(text: &str, at: usize) -> Option<Fraction> {
    let rest = &text[at..];
    for (words, unit) in [("百分之", "%"), ("千分之", "‰"), ("万分之", "‱")] {
        if rest.starts_with(words) {
            return percentage(text, at + words.len(), words, unit);
        }
    }
    for half in ["一半", "半数"] {
        if rest.starts_with(half) {
            return Some(Fraction {
                end: at + half.len(),
                value: Value::One(0.5),
                unit: "",
                is_half: true,
            });
        }
    }
    parts(text, at)
}

/// The number at `at` behind 百分之, or the two ends of 四至五 and 四至百分之五.
fn percentage(text: &str, at: usize, words: &str, unit: &'static str) -> Option<Fraction> {
    let number = |at: usize| numeral_at(text, at).filter(|n| n.script != Script::Code);
    let first = number(at)?;
    let low = first.value.to_f64();
    let behind = &text[first.end..];
    if let Some(behind) = behind.strip_prefix(['至', '到', '-', '～', '—']) {
        let from = behind.strip_prefix(words).unwrap_or(behind);
        // A unit of its own makes the second number another figure.
        let second = number(text.len() - from.len())
            .filter(|second| from.len() < behind.len() || ends(&text[second.end..]));
        if let Some(second) = second {
            let value = Value::Range { low, high: second.value.to_f64() };
            return Some(Fraction { end: second.end, value, unit, is_half: false });
        }
    }
    let value = match first.upper {
        Some(upper) => Value::Range { low, high: upper.to_f64() },
        None => Value::One(low),
    };
    Some(Fraction { end: first.end, value, unit, is_half: false })
}

/// Whether a number before `behind` has no unit.
fn ends(behind: &str) -> bool {
    Unit::at(behind, 0).is_none() && !behind.starts_with(['年', '月', '日'])
}

/// 三分之一, 1/3
fn parts(text: &str, at: usize) -> Option<Fraction> {
    let first = numeral_at(text, at).filter(|n| n.script != Script::Code)?;
    let behind = &text[first.end..];
    if behind.starts_with("分之") {
        let second = numeral_at(text, first.end + "分之".len())?;
        let (whole, part) = (first.value.to_f64(), second.value.to_f64());
        let value = part / whole;
        let fits = value.is_finite() && value > 0.0 && second.script != Script::Code;
        return fits.then_some(Fraction {
            end: second.end,
            value: Value::One(value),
            unit: "",
            is_half: false,
        });
    }
    if !behind.starts_with('/') || first.script != Script::Arabic {
        return None;
    }
    let second = numeral_at(text, first.end + 1).filter(|n| n.script == Script::Arabic)?;
    let (part, whole) = (first.value.to_f64(), second.value.to_f64());
    let stops = !text[second.end..].starts_with(|c: char| c == '/' || c.is_ascii_alphanumeric());
    // Larger denominators are dates: 5/12, 9/11.
    let fits = stops && 1.0 <= part && part < whole && whole <= 10.0;
    let value = Value::One(part / whole);
    fits.then_some(Fraction { end: second.end, value, unit: "", is_half: false })
}
