//! Numbers as a reader takes them in: 2.15万, 1.37亿; thousands set off where the language is English.

use crate::settings::Language;

/// A value in the units of its language, at most two decimals more than it needs to be told from
/// its neighbours.
#[must_use]
pub fn shown(value: f64, language: Language) -> String {
    let size = value.abs();
    let (divisor, multiplier) = match language {
        Language::Chinese if size >= 1e12 => (1e12, "万亿"),
        Language::Chinese if size >= 1e8 => (1e8, "亿"),
        Language::Chinese if size >= 1e4 => (1e4, "万"),
        _ => (1.0, ""),
    };
    let digits = trimmed(value / divisor);
    match language {
        Language::Chinese => format!("{digits}{multiplier}"),
        Language::English => with_thousands(&digits),
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
            (1.37e12, "1.37万亿", "1,370,000,000,000"),
            (84.99, "84.99", "84.99"),
            (-7.5, "-7.5", "-7.5"),
            (0.0, "0", "0"),
            (-123_456.0, "-12.3456万", "-123,456"),
        ] {
            assert_eq!(shown(value, Language::Chinese), chinese);
            assert_eq!(shown(value, Language::English), english);
        }
    }
}
