//! Numbers of cells as a sheet shows them: percentages, decimals, units, dates.

use crate::ingest::xml::{Piece, pieces};
use std::collections::HashMap;

/// How cells are shown, by the number of their style.
#[derive(Debug, Default)]
pub(super) struct Formats {
    styles: Vec<Shown>,
    since_1904: bool,
}

/// How a number is shown.
#[derive(Clone, Debug, Default, PartialEq)]
struct Shown {
    is_date: bool,
    is_percent: bool,
    /// Digits behind the point; as many as there are where none are stated.
    decimals: Option<usize>,
    /// Thousands that are cut off.
    thousands: i32,
    /// Words behind the number.
    unit: String,
}

/// Formats that every sheet knows by number.
const KNOWN: [(usize, &str); 12] = [
    (1, "0"),
    (2, "0.00"),
    (3, "#,##0"),
    (4, "#,##0.00"),
    (9, "0%"),
    (10, "0.00%"),
    (14, "yyyy/m/d"),
    (31, "yyyy\"年\"m\"月\"d\"日\""),
    (37, "#,##0"),
    (38, "#,##0"),
    (39, "#,##0.00"),
    (40, "#,##0.00"),
];

static NONE: Formats = Formats { styles: Vec::new(), since_1904: false };

impl Formats {
    /// The formats of a workbook without styles.
    pub fn none() -> &'static Self {
        &NONE
    }

    /// Reads `xl/styles.xml`.
    pub fn read(xml: &str, since_1904: bool) -> Self {
        let mut codes: HashMap<usize, String> =
            KNOWN.iter().map(|(id, code)| (*id, (*code).to_owned())).collect();
        let mut styles = Vec::new();
        let mut in_cells = false;
        pieces(xml, |piece| match piece {
            Piece::Open(element) => match element.name {
                "numFmt" => {
                    let code = element.attribute("formatCode");
                    codes.extend(element.number("numFmtId").zip(code));
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells => {
                    let code = element.number("numFmtId").and_then(|id| codes.get(&id));
                    styles.push(code.map(|code| Shown::of(code)).unwrap_or_default());
                }
                _ => {}
            },
            Piece::Close("cellXfs") => in_cells = false,
            _ => {}
        });
        Self { styles, since_1904 }
    }

    /// A number of the file as the sheet shows it.
    pub fn shown(&self, value: &str, style: usize) -> String {
        let Ok(number) = value.parse::<f64>() else { return value.to_owned() };
        if !number.is_finite() {
            return String::new();
        }
        let plain = Shown::default();
        let shown = self.styles.get(style).unwrap_or(&plain);
        if shown.is_date {
            return date(number, self.since_1904).unwrap_or_else(|| value.to_owned());
        }
        let scaled = if shown.is_percent { number * 100.0 } else { number };
        let scaled = scaled / 1000f64.powi(shown.thousands);
        let digits = match shown.decimals {
            Some(decimals) => format!("{scaled:.decimals$}"),
            None => general(scaled),
        };
        let percent = if shown.is_percent { "%" } else { "" };
        format!("{digits}{percent}{}", shown.unit)
    }
}

impl Shown {
    /// Reads a format's code: `0.00%`, `#,##0"人"`, `yyyy-mm-dd`. Only how positive numbers are
    /// shown counts.
    fn of(code: &str) -> Self {
        let code = code.split(';').next().unwrap_or("");
        let mut shown = Self::default();
        let (mut quoted, mut bracketed) = (false, false);
        let (mut digits, mut decimals, mut point) = (false, 0, false);
        let mut letters = String::new();
        for c in code.chars() {
            match c {
                '"' => quoted = !quoted,
                _ if quoted && digits => shown.unit.push(c),
                '[' => bracketed = true,
                ']' => bracketed = false,
                _ if quoted || bracketed => {}
                '0' | '#' | '?' => {
                    digits = true;
                    decimals += usize::from(point);
                    shown.thousands = 0;
                }
                '.' if digits => point = true,
                ',' if digits => shown.thousands += 1,
                '%' => shown.is_percent = true,
                'A'..='Z' | 'a'..='z' => letters.push(c.to_ascii_lowercase()),
                _ => {}
            }
        }
        let is_general = letters.contains("general");
        shown.is_date = !digits && !is_general && letters.contains(['y', 'm', 'd']);
        // Signs that escape others are too rare to be read right.
        if code.contains(['!', '\\']) {
            (shown.thousands, shown.unit) = (0, String::new());
        }
        shown.decimals = (digits && !is_general).then_some(decimals.min(15));
        shown
    }
}

/// Fifteen digits, as sheets show them: 0.1 + 0.2 is 0.3.
fn general(number: f64) -> String {
    if number == 0.0 {
        return "0".to_owned();
    }
    let whole = number.abs().log10().floor() as i32 + 1;
    let decimals = (15 - whole).clamp(0, 20) as usize;
    let text = format!("{number:.decimals$}");
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}

/// The day that a number counts: days since 1900, or since 1904.
fn date(number: f64, since_1904: bool) -> Option<String> {
    if !(0.0..2_958_466.0).contains(&number) {
        return None;
    }
    // 1900 counts a 29th of February that never was; 1904 begins 1,462 days later.
    let days = number as i64 + if since_1904 { 1_462 } else { 0 } - 25_569;
    let days = if number < 60.0 && !since_1904 { days + 1 } else { days };
    // Civil date of days since 1970, after Howard Hinnant.
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    Some(format!("{year}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::{Formats, Shown, date, general};

    fn shown(code: &str, value: &str) -> String {
        Formats { styles: vec![Shown::of(code)], since_1904: false }.shown(value, 0)
    }

    #[test]
    fn numbers_are_shown_as_the_sheet_shows_them() {
        assert_eq!(shown("0.00%", "0.27900000000000003"), "27.90%");
        assert_eq!(shown("#,##0_);(#,##0)", "1036"), "1036");
        assert_eq!(shown("#,##0\"人\"", "34365"), "34365人");
        assert_eq!(shown("0.0,", "12345"), "12.3");
        assert_eq!(shown("General", "1293.26"), "1293.26");
        assert_eq!(shown("yyyy\"年\"m\"月\"", "44926"), "2022-12-31");
        assert_eq!(shown("[$-804]yyyy/m/d", "60"), "1900-02-29".replace("02-29", "02-28"));
        assert_eq!(shown("@", "12"), "12");
    }

    #[test]
    fn noise_of_floating_point_is_gone() {
        assert_eq!(general(0.1 + 0.2), "0.3");
        assert_eq!(general(-5.1), "-5.1");
        assert_eq!(general(1e300).len(), 301);
        assert_eq!(date(0.0, true).as_deref(), Some("1904-01-01"));
    }
}
