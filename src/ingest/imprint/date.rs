//! Dates as reports write them: 2019年12月18日, 19-12-18, 二〇一八年一月十日, 民國112年3月5日.

use crate::text::republic;

/// A date found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// ISO, as far as it is written: `2019-12-18`, `2019-12`, `2019`.
    pub iso: String,
    /// Where it stands, blanks inside included: first byte.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

/// The first date of `text` (simplified characters) that names a month; else its first year.
pub(super) fn find(text: &str) -> Option<Found> {
    let mut year_only = None;
    let starts = text.char_indices().filter(|&(at, c)| {
        let before = text[..at].chars().next_back();
        opens_number(c) && !before.is_some_and(|b| opens_number(b) || b == '.')
    });
    for (at, _) in starts {
        match at_start(text, at) {
            Some(found) if found.iso.len() > 4 => return Some(found),
            Some(found) => year_only = year_only.or(Some(found)),
            None => {}
        }
    }
    year_only
}

/// `-02-22` for the first 2月22日 that has no year.
pub(super) fn day_without_year(text: &str) -> Option<String> {
    let starts = text.char_indices().filter(|&(_, c)| opens_number(c)).map(|(at, _)| at);
    starts.into_iter().find_map(|at| {
        let mut cursor = Cursor { text, at };
        let month = cursor.part(12).filter(|_| cursor.take('月'))?;
        let day = cursor.part(31).filter(|_| cursor.take('日') || cursor.take('号'))?;
        Some(format!("-{month:02}-{day:02}"))
    })
}

fn opens_number(c: char) -> bool {
    c.is_ascii_digit() || han_digit(c).is_some()
}

fn at_start(text: &str, start: usize) -> Option<Found> {
    let before = &text[..start];
    let mut cursor = Cursor { text, at: start };
    let (number, digits) = cursor.number()?;
    let year = if before.ends_with("民国") && number < 200 {
        republic::year(number)
    } else if digits == 4 && (1900..2100).contains(&number) {
        number
    } else if digits == 2 {
        if number > 48 { 1900 + number } else { 2000 + number }
    } else if is_of_republic(before, digits, number) {
        republic::year(number)
    } else {
        return None;
    };
    let era = ["中华民国", "民国"].into_iter().find(|era| before.ends_with(era));
    let start = start - era.filter(|_| number < 200).map_or(0, str::len);
    let found = |parts: &[u32], cursor: &Cursor<'_>| {
        let mut iso = format!("{year}");
        for part in parts {
            iso.push_str(&format!("-{part:02}"));
        }
        Some(Found { iso, start, end: cursor.at })
    };
    let separator = cursor.separator()?;
    if separator == '年' {
        let after_year = cursor.clone();
        let Some(month) = cursor.part(12).filter(|_| cursor.take('月')) else {
            // 19年 is a span of years as often as a year.
            let named = number < 200 && before.ends_with("民国");
            return if digits == 4 || named || is_of_republic(before, digits, number) {
                found(&[], &after_year)
            } else {
                None
            };
        };
        let after_month = cursor.clone();
        return match cursor.part(31).filter(|_| cursor.take('日') || cursor.take('号')) {
            Some(day) => found(&[month, day], &cursor),
            None => found(&[month], &after_month),
        };
    }
    let month = cursor.part(12)?;
    if cursor.separator() != Some(separator) {
        return None;
    }
    let day = cursor.part(31)?;
    // 1.42.33.56 is no date.
    (!cursor.text[cursor.at..].starts_with(separator)).then(|| found(&[month, day], &cursor))?
}

/// 某县112年施政报告: a year of the republic without its name, behind whose report it is.
fn is_of_republic(before: &str, digits: usize, number: u32) -> bool {
    digits == 3 && republic::may_count(number) && before.ends_with(['县', '市', '府', '局'])
}

#[derive(Clone)]
struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl Cursor<'_> {
    fn peek(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    fn blanks(&mut self) {
        while self.peek() == Some(' ') {
            self.at += 1;
        }
    }

    fn take(&mut self, c: char) -> bool {
        self.blanks();
        let is_next = self.peek() == Some(c);
        if is_next {
            self.at += c.len_utf8();
        }
        is_next
    }

    fn separator(&mut self) -> Option<char> {
        let back = self.at;
        self.blanks();
        let c = self.peek().filter(|c| matches!(c, '年' | '-' | '/' | '.'));
        match c {
            Some(c) => self.at += c.len_utf8(),
            None => self.at = back,
        }
        c
    }

    /// A number and how many digits it was written with; 十二 counts as two.
    fn number(&mut self) -> Option<(u32, usize)> {
        let (mut value, mut digits) = (0u32, 0);
        let is_han = !self.peek()?.is_ascii_digit();
        let mut tens = false;
        while let Some(c) = self.peek() {
            if digits == 4 || c.is_ascii_digit() == is_han && c != 'O' {
                break;
            }
            match c {
                '十' if is_han => {
                    value = value.max(1) * 10;
                    tens = true;
                }
                '廿' | '卅' if is_han => {
                    value = if c == '廿' { 20 } else { 30 };
                    tens = true;
                }
                _ => {
                    let Some(digit) = c.to_digit(10).or_else(|| han_digit(c)) else { break };
                    value = if tens { value + digit } else { value * 10 + digit };
                }
            }
            digits += 1;
            self.at += c.len_utf8();
        }
        (digits > 0).then_some((value, digits))
    }

    fn part(&mut self, most: u32) -> Option<u32> {
        self.blanks();
        self.number().map(|(value, _)| value).filter(|value| (1..=most).contains(value))
    }
}

/// A digit of a year or day in Chinese numerals; zero has many look-alikes.
fn han_digit(c: char) -> Option<u32> {
    match c {
        '〇' | '○' | '零' | 'Ο' | 'О' | 'ο' | 'O' | '０' => Some(0),
        '十' | '廿' | '卅' => Some(10),
        _ => "一二三四五六七八九".chars().position(|digit| digit == c).map(|at| at as u32 + 1),
    }
}
