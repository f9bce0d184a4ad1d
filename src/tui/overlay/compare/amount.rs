//! Numbers as a reader takes them in, all in one scale: 9006.2亿 beside 11866亿; thousands set off where
//! the language is English.

use crate::settings::Language;

/// What all values of a comparison are shown in multiples of, so that they can be compared at sight.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    divisor: f64,
    name: &'static str,
    language: Language,
}

/// Multiples, the largest first.
const SCALES: [(f64, &str); 3] = [(1e8, "亿"), (1e4, "万"), (1.0, "")];
/// A value of less than so much of a multiple is shown in a smaller one.
const LEAST: f64 = 0.01;

impl Scale {
    /// The multiple that the middle one of `values` is read in, or a smaller one where the least
    /// would lose digits; English has none.
    #[must_use]
    pub fn of(values: &[f64], language: Language) -> Self {
        let mut sizes: Vec<f64> =
            values.iter().map(|value| value.abs()).filter(|size| *size > 0.0).collect();
        sizes.sort_by(f64::total_cmp);
        let middle = sizes.get(sizes.len() / 2).copied().unwrap_or(0.0);
        let least = sizes.first().copied().unwrap_or(0.0);
        let fits = |(scale, _): &&(f64, &str)| middle >= *scale && least >= *scale * LEAST;
        let found = SCALES.iter().find(fits).filter(|_| language == Language::Chinese);
        let (divisor, name) = found.copied().unwrap_or((1.0, ""));
        Self { divisor, name, language }
    }

    /// A value in it.
    #[must_use]
    pub fn shown(self, value: f64) -> String {
        let digits = trimmed(value / self.divisor);
        match self.language {
            Language::Chinese => format!("{digits}{}", self.name),
            Language::English => with_thousands(&digits),
        }
    }
}

/// Up to four decimals, without zeros at the end.
fn trimmed(value: f64) -> String {
    let text = format!("{value:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn with_thousands(digits: &str) -> String {
    let (sign, rest) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    let (whole, fraction) = rest.split_once('.').map_or((rest, None), |(w, f)| (w, Some(f)));
    let mut out = sign.to_owned();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_shown_as_they_are_read() {
        for (value, chinese, english) in [
            (2_150_000.0, "215万", "2,150,000"),
            (21_000.0, "2.1万", "21,000"),
            (9_999.0, "9999", "9,999"),
            (137_000_000.0, "1.37亿", "137,000,000"),
            (1.37e12, "13700亿", "1,370,000,000,000"),
            (84.99, "84.99", "84.99"),
            (-7.5, "-7.5", "-7.5"),
            (0.0, "0", "0"),
            (-123_456.0, "-12.3456万", "-123,456"),
        ] {
            let shown = |language| Scale::of(&[value], language).shown(value);
            assert_eq!(shown(Language::Chinese), chinese);
            assert_eq!(shown(Language::English), english);
        }
    }

    #[test]
    fn values_beside_each_other_are_in_one_scale() {
        let shown = |values: &[f64]| {
            let scale = Scale::of(values, Language::Chinese);
            values.iter().map(|value| scale.shown(*value)).collect::<Vec<_>>()
        };
        assert_eq!(shown(&[9006.2e8, 1.1866e12]), ["9006.2亿", "11866亿"]);
        assert_eq!(shown(&[0.5e8, 120e8, 130e8]), ["0.5亿", "120亿", "130亿"]);
        assert_eq!(shown(&[612.0, 1120.0, 12_000.0]), ["612", "1120", "12000"]);
        assert_eq!(shown(&[12.0, 5e8, 6e8]), ["12", "500000000", "600000000"]);
    }
}
