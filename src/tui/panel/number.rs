//! A figure's number as a person would write it: 215万人次, 1.48万户, 41.26%.

use crate::extract::{Figure, Measure, Qualifier, Value};
use crate::settings::Language;

/// The number with qualifier and unit; a fraction without one (三分之一, 一半) as its report's `text`
/// has it.
#[must_use]
pub fn written(figure: &Figure, text: &str) -> String {
    if figure.unit.is_empty() && matches!(figure.value, Value::One(value) if value.fract() != 0.0) {
        return figure.span.of(text).split_whitespace().collect();
    }
    let number = match &figure.value {
        Value::One(value) if figure.qualifier == Qualifier::Over => {
            over(&short(*value), Measure::of(&figure.unit) == Measure::Rates)
        }
        Value::One(value) => short(*value),
        Value::Range { low, high } => format!("{}–{}", short(*low), short(*high)),
        Value::Ratio(members) => members.iter().map(|m| plain(*m)).collect::<Vec<_>>().join(":"),
    };
    let unit = if matches!(figure.value, Value::Ratio(_)) { "" } else { &*figure.unit };
    let before = match figure.qualifier {
        Qualifier::About => "约",
        Qualifier::Under => "不足",
        Qualifier::Exact | Qualifier::Over => "",
    };
    format!("{before}{number}{unit}")
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

/// 余 stands behind round tens, before the multiplier; behind a multiplier where digits are single;
/// what has decimals is exceeded, and so is a rate: 超70%.
fn over(number: &str, is_rate: bool) -> String {
    let digits = number.trim_end_matches(['万', '亿']);
    let scale = &number[digits.len()..];
    match digits {
        _ if is_rate || digits.contains('.') => format!("超{number}"),
        _ if digits.len() > 1 && digits.ends_with('0') => format!("{digits}余{scale}"),
        _ if scale.is_empty() => format!("超{number}"),
        _ => format!("{digits}{scale}余"),
    }
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
    fn what_is_over_says_so_as_people_do() {
        let cases =
            [("1000万", "1000余万"), ("5万", "5万余"), ("800", "800余"), ("4.5万", "超4.5万")];
        for (number, written) in cases {
            assert_eq!(over(number, false), written);
        }
        assert_eq!(over("70", true), "超70");
    }

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
