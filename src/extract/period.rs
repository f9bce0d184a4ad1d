//! The time a figure speaks of, as written: 2018年以来, 五年来, “十三五”期间, 上半年.
//!
//! The last expression before a figure in its sentence governs it, else the last in its paragraph
//! that lasts (五年来). The other side of a comparison (比2015年, 是2015年的2倍) and parts of a name
//! (规划（2011-2020年）) do not count; where a change set out from (由2015年的403亿元增加到602亿元) counts
//! for that value alone.

use crate::text::Span;
use crate::text::lexicon::Lexicon;
use crate::text::numeral::{Script, numeral_at, opens_numeral};
use crate::text::openers::Characters;
use crate::text::republic::bare_year;
use crate::text::table::listed_words;
use std::sync::LazyLock;

/// Whole expressions that no numeral opens.
static WORDS: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::heads(listed_words(include_str!("period/words.txt"))));
/// What an expression may open with, and the brackets that make it part of a name.
static OPENERS: LazyLock<Characters> = LazyLock::new(|| {
    Characters::matching(|c| opens_numeral(c) || "“\"过近今去上下前明全年（(《）)》".contains(c))
});
/// What a numeral of years may be followed by.
const AFTER_YEARS: [&str; 3] = ["年来", "年间", "年以来"];
/// What may follow a year.
const AFTER_YEAR: [&str; 9] =
    ["年以来", "年底", "年末", "年初", "年上半年", "年下半年", "年度", "年全年", "年"];
/// Before an expression that is the other side of a comparison.
const COMPARED: [&str; 8] = ["比", "较", "与", "和", "同", "于", "超", "接近"];
/// Behind a number that says how many times or what part of an earlier value a value is.
const TIMES: [&str; 4] = ["倍", "%", "‰", "成"];
/// Before a number of years that a clause opens with (五年累计…).
const CLAUSE_ENDS: [char; 11] = ['，', '。', '；', '：', '、', ',', ';', ':', '—', '*', '！'];
/// Behind a number of years that is summed up wherever it stands.
const SUMMED: [&str; 4] = ["累计", "总计", "共", "合计"];
/// Behind a number of years that is no time a figure speaks of: 五年规划, 三年内, 五年级.
const NO_SUM: [char; 25] = [
    '内', '前', '后', '级', '期', '行', '规', '计', '制', '的', '以', '之', '多', '半', '大', '攻',
    '目', '任', '一', '翻', '倍', '左', '年', '平', '增',
];
/// More years than a term of office or a plan has are not summed up without a word that says so.
const MOST_YEARS: f64 = 10.0;

/// Characters behind an expression in which it may end to hold.
const LOOKED_AHEAD: usize = 80;
/// Expressions before a figure that are tried; those where a change set out no longer hold.
const LOOKED_BACK: usize = 4;
/// Beyond every text, with room to add an offset.
const FOREVER: usize = usize::MAX / 2;

/// The expressions of time in one line, in order.
#[derive(Debug, Default)]
pub struct Periods {
    found: Vec<Expression>,
    /// Those that hold beyond their sentence: 五年来, “十三五”期间.
    lasting: Vec<Expression>,
    /// The year that the line opens with: 2005年，…
    opening: Option<Span>,
}

#[derive(Clone, Copy, Debug)]
struct Expression {
    span: Span,
    /// What says the time: 全年 is of the year that the line opens with.
    told: Span,
    /// 较2011年…由: holds from here on.
    from: usize,
    /// 由2015年的…: holds up to here, where the value comes that it grew to.
    until: usize,
}

impl Periods {
    /// Finds them in a line of a simplified text; `republic` where it counts years as Taiwan does.
    #[must_use]
    pub fn read(text: &str, line: Span, republic: bool) -> Self {
        let mut periods = Self::default();
        let (base, body) = (line.start as usize, line.of(text));
        let mut at = 0;
        let mut depth = 0u32;
        while let Some(next) = OPENERS.find(body, at) {
            at = next;
            let c = body[at..].chars().next().unwrap_or(' ');
            match c {
                '（' | '(' | '《' => depth += 1,
                '）' | ')' | '》' => depth = depth.saturating_sub(1),
                _ => {}
            }
            match expression(body, at, c, republic) {
                Some(end) => {
                    let before = &body[..at];
                    let compared = COMPARED.iter().any(|word| before.ends_with(word));
                    let span = Span::new(base + at, base + end);
                    if depth > 0 || is_reckoned_from(body, at, end) {
                        // No time of a figure.
                    } else if compared {
                        let held = sets_out_behind(body, at, end);
                        periods.found.extend(held.map(|(from, until)| Expression {
                            span,
                            told: span,
                            from: base + from,
                            until: base + until,
                        }));
                    } else {
                        let until = base + holds_until(body, at, end);
                        let opens = body[..at].trim().is_empty();
                        if opens && body[end..].starts_with('，') && c.is_ascii_digit() {
                            periods.opening = Some(span);
                        }
                        let told = periods.opening.filter(|_| &body[at..end] == "全年");
                        let told = told.unwrap_or(span);
                        periods.push(
                            Expression { span, told, from: 0, until },
                            &body[at..],
                            end - at,
                        );
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
        let before = |found: &[Expression], from: u32| {
            let end = found.partition_point(|e| (e.span.end as usize) <= at);
            let near = found[..end].iter().rev().take_while(|e| e.span.start >= from);
            near.take(LOOKED_BACK).find(|e| e.from <= at && at < e.until).map(|e| e.told)
        };
        before(&self.found, sentence.start).or_else(|| before(&self.lasting, 0)).unwrap_or_default()
    }

    /// Takes in an expression, the first `len` bytes of `body`.
    fn push(&mut self, expression: Expression, body: &str, len: usize) {
        self.found.push(expression);
        let (words, behind) = body.split_at(len);
        let lasts =
            words.ends_with(['来', '间']) || words.ends_with("时期") || words.starts_with("过去");
        // 1986年以来最高的一年 says how high, not when.
        let is_record =
            RECORDS.iter().any(|word| behind.trim_start_matches('的').starts_with(word));
        if lasts && !is_record {
            self.lasting.push(expression);
        }
    }
}

/// Behind a time since which a value is a record.
const RECORDS: [&str; 8] = ["最", "首次", "第一", "新高", "新低", "同期", "历史", "少有"];

/// Where the value of the time at `at..end` stands that another is compared with:
/// 2016年较2011年，产值由1520亿元增加到2459亿元.
fn sets_out_behind(body: &str, at: usize, end: usize) -> Option<(usize, usize)> {
    if !body[..at].ends_with(['较', '比']) {
        return None;
    }
    let stop = |c: &char| matches!(c, '。' | '；' | ';');
    let near = body[end..].char_indices().take(LOOKED_AHEAD).take_while(|(_, c)| !stop(c));
    let from = near.clone().find(|(i, c)| {
        let behind = body[end + i + c.len_utf8()..].chars().next();
        matches!(c, '由' | '从') && behind.is_some_and(|c| c.is_ascii_digit())
    })?;
    let to = near.skip_while(|(i, _)| *i <= from.0).find(|(_, c)| matches!(c, '到' | '至'))?;
    Some((end + from.0, end + to.0))
}

/// Whether a value is only measured by the one of the time at `at..end`: 是2008年的2.4倍.
fn is_reckoned_from(body: &str, at: usize, end: usize) -> bool {
    let (before, behind) = (&body[..at], &body[end..]);
    if before.ends_with(['由', '从']) {
        return false;
    }
    let of = behind.strip_prefix('的');
    if of.is_none() && !["是", "为", "相当于"].iter().any(|word| before.ends_with(word)) {
        return false;
    }
    let from = body.len() - of.unwrap_or(behind).trim_start().len();
    let numeral = numeral_at(body, from).filter(|n| n.script != Script::Code);
    numeral.is_some_and(|n| TIMES.iter().any(|word| body[n.end..].starts_with(word)))
}

/// Where the time at `at..end` ends to hold, in bytes of `body`: 由 before it says that a change set
/// out from there, and a sum said by the way (…, 五年累计…；) is left at the next semicolon.
fn holds_until(body: &str, at: usize, end: usize) -> usize {
    let sets_out = body[..at].ends_with(['由', '从']);
    let goes_on = ["起", "开始", "以来"].iter().any(|word| body[end..].starts_with(word));
    let stops: &[char] = match () {
        () if sets_out && !goes_on => &['到', '至', '。'],
        () if is_aside(body, at, end) => &['；', ';', '。'],
        () => return FOREVER,
    };
    let mut near = body[end..].char_indices().take(LOOKED_AHEAD);
    near.find(|(_, c)| stops.contains(c)).map_or(FOREVER, |(found, _)| end + found)
}

/// Whether a number of years is added to a figure just told (投资2717亿元，五年累计突破1万亿元).
fn is_aside(body: &str, at: usize, end: usize) -> bool {
    let summed = body[at..end].ends_with('年') && summed_years(body, at) == Some(end);
    let mut before = body[..at].chars().rev().take(LOOKED_AHEAD).skip(1);
    let stop = before.find(|c| c.is_ascii_digit() || matches!(c, '，' | '。' | '；' | '！'));
    summed && stop.is_some_and(|c| c.is_ascii_digit())
}

/// One past the expression of time at `at`.
fn expression(body: &str, at: usize, first: char, republic: bool) -> Option<usize> {
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
        _ if opens_numeral(first) => year(body, at, republic)
            .or_else(|| numbered(body, at, &AFTER_YEARS))
            .or_else(|| summed_years(body, at)),
        _ => None,
    }
}

fn word(rest: &str) -> Option<usize> {
    WORDS.opening(rest).map(|(word, ())| word.len())
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

/// 五年累计, 五年新增…: so many years, summed up.
fn summed_years(body: &str, at: usize) -> Option<usize> {
    let numeral = numeral_at(body, at).filter(|n| n.script != Script::Code && !n.more)?;
    let end = numeral.end + prefixed(&body[numeral.end..], "年")?;
    let before = body[..at].trim_end();
    let opens = before.is_empty() || before.ends_with(CLAUSE_ENDS);
    let several = (2.0..=MOST_YEARS).contains(&numeral.value.to_f64());
    let behind = &body[end..];
    let summed = SUMMED.iter().any(|word| behind.starts_with(word));
    let named = behind.starts_with(NO_SUM) || behind.starts_with(CLAUSE_ENDS) || behind.is_empty();
    (several && (summed || opens && !named)).then_some(end)
}

/// 2018年以来, 2019年1-11月, 2016-2020年, 1-11月
fn year(body: &str, at: usize, republic: bool) -> Option<usize> {
    let digits = |from: usize| body[from..].bytes().take_while(u8::is_ascii_digit).count();
    let len = digits(at);
    let mut end = at + len;
    let counted = republic && bare_year(&body[at..end]).is_some();
    if counted || len == 4 && matches!(body[at..].get(..2), Some("19" | "20")) {
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
