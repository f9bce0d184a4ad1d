//! A figure's number as a person would write it: 215万人次, 1.48万户, 41.26%, with the words of its
//! report that say how exactly it is meant: 近2300人, 5100多人, 10人以上.

use super::{Figure, Qualifier, Value};
use crate::extract::quantity::qualifier;

/// The number with qualifier and unit; a fraction without one (三分之一, 一半) as its report's `text`
/// has it.
#[must_use]
pub fn written(figure: &Figure, text: &str) -> String {
    if figure.unit.is_empty() && matches!(figure.value, Value::One(value) if value.fract() != 0.0) {
        return figure.span.of(text).split_whitespace().collect();
    }
    match &figure.value {
        Value::One(value) => hedged(figure, text, &short(*value)),
        Value::Range { low, high } => {
            hedged(figure, text, &format!("{}–{}", short(*low), short(*high)))
        }
        Value::Ratio(members) => members.iter().map(|m| plain(*m)).collect::<Vec<_>>().join(":"),
    }
}

/// The figure as its report states it; what only the head of a table's column tells, its multiplier
/// and unit, is put behind.
#[must_use]
pub fn stated(figure: &Figure, text: &str) -> String {
    let surface: String = figure.span.of(text).split_whitespace().collect();
    if figure.unit.is_empty() || !surface.ends_with(|c: char| c.is_ascii_digit()) {
        let behind = hedges(figure, text).behind;
        return format!("{surface}{behind}");
    }
    let number: Option<f64> = surface.replace(',', "").parse().ok();
    let scales = [(1.0, ""), (1e3, "千"), (1e4, "万"), (1e6, "百万"), (1e8, "亿"), (1e12, "万亿")];
    let is_scale = |(scale, _): &&(f64, &str)| {
        let value = figure.value.magnitude();
        number.is_some_and(|number| (number * scale - value).abs() <= value.abs() * 1e-9)
    };
    match scales.iter().find(is_scale) {
        Some((_, scale)) => format!("{surface}{scale}{}", figure.unit),
        None => written(figure, text),
    }
}

/// `number` with the figure's unit and the words that say how exactly it is meant.
#[must_use]
pub fn hedged(figure: &Figure, text: &str, number: &str) -> String {
    let Hedges { before, more, behind } = hedges(figure, text);
    let digits = number.trim_end_matches(['万', '亿']);
    let scale = &number[digits.len()..];
    let number = match more {
        Some((more, true)) if !digits.contains('.') => format!("{digits}{more}{scale}"),
        Some((more, _)) => format!("{number}{more}"),
        None => number.to_owned(),
    };
    format!("{before}{number}{}{behind}", figure.unit)
}

/// The words around a number that say how exactly it is meant.
#[derive(Default)]
struct Hedges<'a> {
    /// 近, 约, 超过
    before: &'a str,
    /// 余, 多, and whether a multiplier stands behind it.
    more: Option<(char, bool)>,
    /// 以上, 左右
    behind: &'a str,
}

fn hedges<'a>(figure: &Figure, text: &'a str) -> Hedges<'a> {
    let mut hedges = Hedges::default();
    if figure.qualifier == Qualifier::Exact {
        return hedges;
    }
    let surface = figure.span.of(text);
    let number = surface.find(|c: char| c.is_ascii_digit() || NUMERALS.contains(c)).unwrap_or(0);
    let (before, number) = surface.split_at(number);
    hedges.before = before.trim();
    hedges.more = number.find(['余', '餘', '多']).and_then(|at| {
        let mut behind = number[at..].chars();
        Some((behind.next()?, behind.next().is_some_and(|c| "万萬亿億".contains(c))))
    });
    if hedges.before.is_empty() && hedges.more.is_none() {
        let behind = text.get(figure.span.end as usize..).unwrap_or_default();
        hedges.behind = qualifier::word_behind(behind).unwrap_or_default();
        if hedges.behind.is_empty() {
            // 迈上万亿元台阶: a word further off says it.
            hedges.before = match figure.qualifier {
                Qualifier::About => "约",
                Qualifier::Under => "不足",
                Qualifier::Exact | Qualifier::Over => "超",
            };
        }
    }
    hedges
}

/// What a number in characters may begin with.
const NUMERALS: &str = "〇零一二两兩三四五六七八九十百千万萬亿億几幾数數半０１２３４５６７８９";

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
