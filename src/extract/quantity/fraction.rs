//! Fractions: 三分之一, 百分之十五, 千分之三, 1/3, 一半.

use crate::text::numeral::{Script, numeral_at};

/// A fraction where it stands.
pub(super) struct Fraction {
    /// One past its last byte.
    pub end: usize,
    /// Its value; of a percentage, the number of hundredths.
    pub value: f64,
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
            let numeral = numeral_at(text, at + words.len())?;
            let counts = numeral.script != Script::Code;
            return counts.then(|| Fraction {
                end: numeral.end,
                value: numeral.value.to_f64(),
                unit,
                is_half: false,
            });
        }
    }
    for half in ["一半", "半数"] {
        if rest.starts_with(half) {
            return Some(Fraction { end: at + half.len(), value: 0.5, unit: "", is_half: true });
        }
    }
    parts(text, at)
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
        return fits.then_some(Fraction { end: second.end, value, unit: "", is_half: false });
    }
    if !behind.starts_with('/') || first.script != Script::Arabic {
        return None;
    }
    let second = numeral_at(text, first.end + 1).filter(|n| n.script == Script::Arabic)?;
    let (part, whole) = (first.value.to_f64(), second.value.to_f64());
    let ends = !text[second.end..].starts_with(|c: char| c == '/' || c.is_ascii_alphanumeric());
    // Larger denominators are dates: 5/12, 9/11.
    let fits = ends && 1.0 <= part && part < whole && whole <= 10.0;
    fits.then_some(Fraction { end: second.end, value: part / whole, unit: "", is_half: false })
}
