//! A figure's number as a person would write it: 215万人次, 1.48万户, 41.26%.

use crate::extract::{Figure, Qualifier, Value};
use crate::settings::Language;

/// The number with qualifier and unit.
#[must_use]
pub fn written(figure: &Figure) -> String {
    let number = match &figure.value {
        Value::One(value) => short(*value),
        Value::Range { low, high } => format!("{}–{}", short(*low), short(*high)),
        Value::Ratio(members) => members.iter().map(|m| plain(*m)).collect::<Vec<_>>().join(":"),
    };
    let unit = if matches!(figure.value, Value::Ratio(_)) { "" } else { &*figure.unit };
    let (before, after) = match figure.qualifier {
        Qualifier::Exact => ("", ""),
        Qualifier::About => ("约", ""),
        Qualifier::Over => ("", "+"),
        Qualifier::Under => ("<", ""),
    };
    format!("{before}{number}{after}{unit}")
}

/// A value of a series, in the language of the interface.
#[must_use]
pub fn value(value: f64, unit: &str, language: Language) -> String {
    let gap = language.pick("", " ");
    format!("{}{gap}{unit}", short(value))
}

/// With 万 or 亿 where that is shorter, at most two decimals; numbers of up to five digits that
/// would lose some stay as they are.
#[must_use]
pub fn short(value: f64) -> String {
    let size = value.abs();
    for (scale, name) in [(1e8, "亿"), (1e4, "万")] {
        let scaled = value / scale;
        let whole = (scaled * 100.0 - (scaled * 100.0).round()).abs() < 1e-6;
        if size >= scale && (whole || size >= 1e5) {
            return format!("{}{name}", plain((scaled * 100.0).round() / 100.0));
        }
    }
    plain(value)
}

/// Without an exponent, noise of binary fractions or needless zeros.
fn plain(value: f64) -> String {
    let text = format!("{value:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_but_not_wrong() {
        let cases = [
            (2_150_000.0, "215万"),
            (14_800.0, "1.48万"),
            (34_365.0, "34365"),
            (41.26, "41.26"),
            (27_400.000_000_000_004, "2.74万"),
            (130_600_000_000.0, "1306亿"),
            (1_234_567.0, "123.46万"),
            (0.3333333, "0.3333"),
            (-0.8, "-0.8"),
            (636.0, "636"),
        ];
        for (value, written) in cases {
            assert_eq!(short(value), written);
        }
    }
}
