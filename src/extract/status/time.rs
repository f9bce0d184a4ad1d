//! Years and five-year plans in a text, and on which side of the report's own year they lie.

use super::Status;
use crate::text::openers::Characters;
use crate::text::republic::bare_year;
use std::sync::LazyLock;

/// A year or a plan where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Time {
    /// Its first byte.
    pub at: usize,
    /// Its first year.
    pub first: u32,
    /// Its last year, the first again when it is one.
    pub last: u32,
    /// Whether 年 or a word for the time of a plan follows, so that it is no mere number.
    pub named: bool,
}

impl Time {
    /// What a time says that lies behind the year `own` or before it.
    pub(super) fn side(self, own: u32) -> Option<Status> {
        match self {
            Self { first, .. } if first > own && first < own + 60 => Some(Status::Target),
            Self { last, .. } if last < own => Some(Status::Actual),
            _ => None,
        }
    }
}

/// The years and plans of `words` in order; linear.
pub(super) fn times(words: &str, republic: bool) -> Vec<Time> {
    let mut found = Vec::new();
    let mut end = 0;
    while let Some(at) = OPENERS.find(words, end) {
        let c = words[at..].chars().next().unwrap_or(' ');
        end = at + c.len_utf8();
        let read = if digit(c).is_some() { year(words, at) } else { None };
        let read = read.or_else(|| of_republic(words, at).filter(|_| republic));
        if let Some((time, until)) = read.or_else(|| plan(words, at)) {
            found.push(time);
            end = until;
        } else if c.is_ascii_digit() {
            end = at + words[at..].bytes().take_while(u8::is_ascii_digit).count();
        }
    }
    found
}

/// What a year or a plan may open with.
static OPENERS: LazyLock<Characters> = LazyLock::new(|| {
    Characters::matching(|c| matches!(c, '“' | '"' | '「' | '十') || digit(c).is_some())
});

/// 2025年, 二〇二五年, 2017-18年度, 2015/16学年; also a year with nothing behind it.
fn year(words: &str, at: usize) -> Option<(Time, usize)> {
    let mut chars = words[at..].char_indices();
    let (mut first, mut end) = (0, at);
    for _ in 0..4 {
        let (i, c) = chars.next()?;
        first = first * 10 + digit(c)?;
        end = at + i + c.len_utf8();
    }
    let behind = &words[end..];
    let second = behind.strip_prefix(['-', '/', '—', '－']);
    let tail = match second.and_then(|tail| tail.get(..2).zip(tail.get(2..))) {
        Some((digits, tail)) if digits.bytes().all(|b| b.is_ascii_digit()) => tail,
        _ => behind,
    };
    let goes_on = behind.chars().next().and_then(digit).is_some();
    let named = tail.starts_with('年') || tail.starts_with("学年");
    let time = Time { at, first, last: first, named };
    ((1950..2100).contains(&first) && !goes_on).then_some((time, end))
}

/// 112年, in a report that counts the years of the republic.
fn of_republic(words: &str, at: usize) -> Option<(Time, usize)> {
    let len = words[at..].bytes().take_while(u8::is_ascii_digit).count();
    let first = bare_year(&words[at..at + len])?;
    let named = words[at + len..].starts_with('年');
    named.then_some((Time { at, first, last: first, named }, at + len))
}

/// “十四五”时期: 2021 to 2025.
fn plan(words: &str, at: usize) -> Option<(Time, usize)> {
    let inner = words[at..].trim_start_matches(['“', '"', '「']);
    let start = words.len() - inner.len();
    let len: usize = inner
        .chars()
        .take(3)
        .take_while(|c| *c == '十' || digit(*c).is_some())
        .map(char::len_utf8)
        .sum();
    let number = inner[..len].strip_suffix('五')?;
    let behind = inner[len..].trim_start_matches(['”', '"', '」']);
    let names = ["时期", "期间", "以来", "期末", "末", "前", "头", "五年"];
    let named = names.iter().any(|word| behind.starts_with(word));
    let number = match number.strip_prefix('十') {
        Some("") => 10,
        Some(ones) => 10 + digit(ones.chars().next()?)?,
        None => digit(number.chars().next()?)?,
    };
    let last = 1955 + 5 * number;
    let time = Time { at, first: last - 4, last, named };
    (named && number > 4).then_some((time, start + len))
}

fn digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '○' | '零' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return c.to_digit(10),
    })
}

#[cfg(test)]
mod tests {
    use super::times;

    #[test]
    fn years_and_plans_are_found() {
        let told: Vec<_> = times(
            "2025年、二〇一五年、“十四五”时期、十五期间、2017-18年度、120254年、1.2021年、“九五”末",
            false,
        )
        .into_iter()
        .map(|time| (time.first, time.last, time.named))
        .collect();
        let wanted = [
            (2025, 2025, true),
            (2015, 2015, true),
            (2021, 2025, true),
            (2001, 2005, true),
            (2017, 2017, true),
            (2021, 2021, true),
            (1996, 2000, true),
        ];
        assert_eq!(told, wanted);
    }
}
