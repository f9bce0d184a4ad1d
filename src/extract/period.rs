//! The time a figure speaks of, as written: 2018年以来, 五年来, “十三五”期间, 上半年.
//!
//! The last expression before a figure in its sentence governs it, else the last in its paragraph
//! that lasts (五年来). The other side of a comparison (比2015年) and parts of a name
//! (规划（2011-2020年）) do not count.

use crate::text::Span;
use crate::text::numeral::{Script, numeral_at, opens_numeral};

/// Whole expressions that no numeral opens.
const WORDS: [&str; 18] = [
    "今年以来",
    "去年以来",
    "近年来",
    "一直以来",
    "上半年",
    "下半年",
    "一季度",
    "前三季度",
    "三季度",
    "四季度",
    "二季度",
    "去年",
    "今年",
    "明年",
    "上年",
    "全年",
    "年末",
    "年底",
];
/// What a numeral of years may be followed by.
const AFTER_YEARS: [&str; 3] = ["年来", "年间", "年以来"];
/// What may follow a year.
const AFTER_YEAR: [&str; 9] =
    ["年以来", "年底", "年末", "年初", "年上半年", "年下半年", "年度", "年全年", "年"];
/// Before an expression that is the other side of a comparison.
const COMPARED: [&str; 8] = ["比", "较", "与", "和", "同", "于", "超", "接近"];

/// The expressions of time in one line, in order.
#[derive(Debug, Default)]
pub struct Periods {
    found: Vec<Span>,
    /// Those that hold beyond their sentence: 五年来, “十三五”期间.
    lasting: Vec<Span>,
}

impl Periods {
    /// Finds them in a line of a simplified text.
    #[must_use]
    pub fn read(text: &str, line: Span) -> Self {
        let mut periods = Self::default();
        let (base, body) = (line.start as usize, line.of(text));
        let mut at = 0;
        let mut depth = 0u32;
        while let Some(c) = body[at..].chars().next() {
            match c {
                '（' | '(' | '《' => depth += 1,
                '）' | ')' | '》' => depth = depth.saturating_sub(1),
                _ => {}
            }
            match expression(body, at, c) {
                Some(end) => {
                    let before = &body[..at];
                    if depth == 0 && !COMPARED.iter().any(|word| before.ends_with(word)) {
                        periods.push(Span::new(base + at, base + end), &body[at..end]);
                    }
                    at = end;
                }
                None => at += c.len_utf8(),
            }
        }
        periods
    }

    /// The expression that governs the figure at `at` in a sentence, or an empty span.
    #[must_use]
    pub fn governing(&self, sentence: Span, at: usize) -> Span {
        let before = |spans: &[Span]| {
            spans[..spans.partition_point(|span| (span.end as usize) <= at)].last().copied()
        };
        before(&self.found)
            .filter(|span| sentence.covers(*span))
            .or_else(|| before(&self.lasting))
            .unwrap_or_default()
    }

    fn push(&mut self, span: Span, words: &str) {
        self.found.push(span);
        if words.ends_with(['来', '间']) || words.ends_with("时期") || words.starts_with("过去")
        {
            self.lasting.push(span);
        }
    }
}

/// One past the expression of time at `at`.
fn expression(body: &str, at: usize, first: char) -> Option<usize> {
    let rest = &body[at..];
    match first {
        '“' | '"' => plan(rest).map(|len| at + len),
        '过' => numbered(body, at + prefixed(rest, "过去")?, &["年"]),
        '近' => numbered(body, at + prefixed(rest, "近")?, &AFTER_YEARS)
            .or_else(|| word(rest).map(|len| at + len)),
        '今' | '去' | '一' | '上' | '下' | '前' | '三' | '四' | '二' | '明' | '全' | '年'
            if word(rest).is_some() =>
        {
            word(rest).map(|len| at + len)
        }
        _ if opens_numeral(first) => year(body, at).or_else(|| numbered(body, at, &AFTER_YEARS)),
        _ => None,
    }
}

fn word(rest: &str) -> Option<usize> {
    WORDS.iter().find(|word| rest.starts_with(**word)).map(|word| word.len())
}

fn prefixed(rest: &str, prefix: &str) -> Option<usize> {
    rest.starts_with(prefix).then_some(prefix.len())
}

/// “十三五”期间
fn plan(rest: &str) -> Option<usize> {
    let close =
        rest.char_indices().take(6).find(|(_, c)| *c == '”').map(|(i, c)| i + c.len_utf8())?;
    let inside = rest.get('“'.len_utf8()..close - '”'.len_utf8())?;
    let names_plan = inside.ends_with('五') && inside.chars().all(opens_numeral);
    let behind = ["期间", "时期", "期末", "末", "以来"];
    let len = behind.iter().find(|word| rest[close..].starts_with(**word)).map(|word| word.len());
    len.filter(|_| names_plan).map(|len| close + len)
}

/// 五年来: a number of years and what makes them a time.
fn numbered(body: &str, at: usize, endings: &[&str]) -> Option<usize> {
    let numeral = numeral_at(body, at).filter(|n| n.script != Script::Code)?;
    let ending = endings.iter().find(|word| body[numeral.end..].starts_with(**word))?;
    Some(numeral.end + ending.len())
}

/// 2018年以来, 2019年1-11月, 2016-2020年, 1-11月
fn year(body: &str, at: usize) -> Option<usize> {
    let digits = |from: usize| body[from..].bytes().take_while(u8::is_ascii_digit).count();
    let len = digits(at);
    let mut end = at + len;
    if len == 4 && matches!(body[at..].get(..2), Some("19" | "20")) {
        end = second_end(body, end, digits, 4);
        let ending = AFTER_YEAR.iter().find(|word| body[end..].starts_with(**word))?;
        end += ending.len();
        return Some(if *ending == "年" { month(body, end, digits).unwrap_or(end) } else { end });
    }
    (1..=2).contains(&len).then(|| month(body, at, digits)).flatten()
}

/// The end of 1-11月 or 9月底 at `at`.
fn month(body: &str, at: usize, digits: impl Fn(usize) -> usize) -> Option<usize> {
    let len = digits(at);
    let end = second_end(body, at + len, &digits, 2);
    let month = (1..=2).contains(&len) && body[end..].starts_with('月');
    let end = end + '月'.len_utf8();
    let ending = ["底", "末", "份"].iter().find(|word| month && body[end..].starts_with(**word));
    month.then(|| end + ending.map_or(0, |word| word.len()))
}

/// The end of the second number of a range that opens at `at`, or `at`.
fn second_end(body: &str, at: usize, digits: impl Fn(usize) -> usize, most: usize) -> usize {
    let dash = ["-", "—", "－", "–", "至", "~", "～"].iter().find(|d| body[at..].starts_with(**d));
    let Some(dash) = dash else { return at };
    let len = digits(at + dash.len());
    if (1..=most).contains(&len) { at + dash.len() + len } else { at }
}
