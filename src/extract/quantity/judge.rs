//! Whether a number states anything, or is a date, an ordinal, an identifier, a level or an idiom.

use super::group::{Group, Joint};
use super::term::Term;
use crate::extract::figure::Qualifier;
use crate::extract::unit::Measure;
use crate::text::numeral::Script;

/// Words right behind a number without a unit that make it a date, an ordinal or a name.
const NAMING: &str = "年月日号届级周世后版代型强线环路折时旬岁季度期章条大";
/// Words right behind a unit that make number and unit a class: 30万吨级, 5人制.
const CLASSING: [&str; 6] = ["级", "制", "型", "版", "式", "线城市"];
/// What is counted only for the rhythm of speech: 3个方面.
const RHETORIC: &str = include_str!("rhetoric.txt");
/// Words whose last character only looks like 前, "the first".
const BEFORE: &str = "目以之此先提当日空面会战跟眼从史生向年期午岗课产";

/// Whether a group of numbers states a quantity.
pub(super) fn states(text: &str, before: &str, group: &Group, qualifier: Qualifier) -> bool {
    let (Some(first), Some(last)) = (group.terms.first(), group.terms.last()) else { return false };
    if group.terms.iter().any(|term| term.numeral.script == Script::Code) {
        return false;
    }
    let behind = &text[last.end..];
    if is_ordinal(before, last, behind) || is_part_of_name(before, last, behind) {
        return false;
    }
    match group.joint {
        Joint::Ratio => true,
        Joint::List => last.measure.is_some() && counts(before, last, behind),
        Joint::Alone | Joint::Range => match (last.measure, first.numeral.script) {
            (Some(_), Script::Arabic) => counts(before, last, behind),
            (Some(measure), _) => {
                counts(before, last, behind) && states_chinese(before, first, measure, qualifier)
            }
            (None, Script::Arabic) => counts_noun(before, last, behind, qualifier),
            (None, _) => {
                let large = first.value().to_f64() >= 10_000.0 && !first.is_bare();
                let hedged = qualifier != Qualifier::Exact && first.value().to_f64() >= 10.0;
                (large || hedged)
                    && !is_vague(before)
                    && behind.starts_with(is_han)
                    && !behind.starts_with(|c| NAMING.contains(c) || "分之".contains(c))
            }
        },
    }
}

/// Whether a fraction states anything: 一半 also opens phrases that do not.
pub(super) fn states_fraction(before: &str, unit: &str, qualifier: Qualifier) -> bool {
    let led = before.ends_with(['占', '的', '达', '到', '了', '为']);
    !unit.is_empty() || led || qualifier != Qualifier::Exact || !before.ends_with(is_han)
}

/// Whether a sign before the number makes it negative: -0.5%.
pub(super) fn is_negative(before: &str, unit: &str) -> bool {
    let Some(rest) = before.strip_suffix(['-', '－', '−', '–']) else { return false };
    let signed = matches!(unit, "%" | "个百分点" | "℃" | "‰");
    signed && !rest.ends_with(|c: char| c.is_alphanumeric() && !is_han(c) || c == '%')
}

/// 第3, 前10位, No.5
fn is_ordinal(before: &str, last: &Term, behind: &str) -> bool {
    let before = before.trim_end_matches(' ');
    if before.ends_with(['第', '№', '＃', '#'])
        || before.ends_with("No.")
        || before.ends_with("NO.")
    {
        return true;
    }
    let ranked = match last.unit.as_str() {
        "名" | "位" | "家" | "期" | "天" | "条" | "批" | "" => true,
        "个" => behind.starts_with(['月', '季']),
        _ => false,
    };
    ranked && before.strip_suffix('前').is_some_and(|rest| !rest.ends_with(|c| BEFORE.contains(c)))
}

/// G30, 5G, 4+1, 7×24: letters and signs that tie a number to a name.
fn is_part_of_name(before: &str, last: &Term, behind: &str) -> bool {
    if last.numeral.script != Script::Arabic {
        return false;
    }
    let mut back = before.chars().rev();
    let tied_before = match back.next() {
        Some(c) if c.is_ascii_alphanumeric() => true,
        Some('+' | '＋' | '×' | '_' | '@' | '&' | '.' | '/' | '·' | '*' | '〔' | '[') => true,
        Some('-' | '－' | '–' | '—') => {
            back.next().is_some_and(|c| c.is_ascii_alphanumeric() || c == '〕')
        }
        _ => false,
    };
    let mut next = behind.chars();
    let tied_behind = match next.next() {
        Some(c) if c.is_ascii_alphabetic() => last.measure.is_none(),
        Some('+' | '＋' | '×' | '*') => true,
        _ => false,
    };
    tied_before || tied_behind || is_in_formula(before, last, behind)
}

/// 1正2副4兼1挂: single digits and single characters by turns.
fn is_in_formula(before: &str, last: &Term, behind: &str) -> bool {
    let mut back = before.chars().rev();
    let turns = back.next().is_some_and(is_han) && back.next().is_some_and(|c| c.is_ascii_digit());
    let single = last.end - last.start == 1 + '副'.len_utf8();
    turns && single && behind.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether number and unit count or measure, by the words around them.
fn counts(before: &str, last: &Term, behind: &str) -> bool {
    if CLASSING.iter().any(|word| behind.starts_with(word)) {
        return false;
    }
    let value = last.value().to_f64();
    let after = |words: &[&str]| words.iter().any(|word| behind.starts_with(word));
    let near = tail(before, 8);
    let led = |words: &[&str]| words.iter().any(|word| near.contains(word));
    match last.unit.as_str() {
        "个" if after(&["月"]) => {
            led(&["缩短", "压缩", "提前", "周期", "用时", "仅用", "平均", "由", "至"])
        }
        "个" => !after(&["季度", "年", "世纪", "春秋", "学期"]) && !is_rhetoric(behind),
        "岁" => {
            last.value().is_fraction()
                || !after(&["以", "及以", "的", "至", "儿", "老"])
                    && led(&["寿命", "平均", "达", "提高", "增"])
        }
        "分" => last.value().is_fraction() || led(&["得分", "评分", "总分", "满意度"]),
        "点" => last.value().is_fraction(),
        "小时" if value == 24.0 => {
            after(&["内", "以内", "之内"]) || led(&["至", "到", "缩短", "压缩"])
        }
        "天" if value == 365.0 => false,
        "分钟" => !behind.chars().take(10).any(|c| c == '圈'),
        "期" => !after(&["工程", "项目", "建设", "改造", "扩建", "厂"]),
        "次" => !before.ends_with('届'),
        _ => true,
    }
}

/// A number with a noun right behind it: 9.42万贫困人口, 近300企业; or with nothing, as an index.
fn counts_noun(before: &str, last: &Term, behind: &str, qualifier: Qualifier) -> bool {
    let named = behind.starts_with(|c: char| NAMING.contains(c) || c.is_ascii_alphanumeric());
    let name_behind_blank =
        behind.trim_start_matches(' ').starts_with(|c| "年月日号届级".contains(c));
    if named || name_behind_blank {
        return false;
    }
    if last.numeral.scale >= 4 {
        return true;
    }
    let hedged = qualifier != Qualifier::Exact;
    if last.value().is_fraction() {
        let led = ["为", "达", "到", "至", "由", "从", "是", "数", "值", "于"];
        return hedged || led.iter().any(|word| before.ends_with(word));
    }
    let large = last.value().to_f64() >= 10.0;
    hedged && large && (behind.starts_with(is_han) || last.numeral.more)
}

/// Whether a Chinese numeral with a unit states a statistic and is no idiom: 三百余人, not 三个方面.
fn states_chinese(before: &str, first: &Term, measure: Measure, qualifier: Qualifier) -> bool {
    let value = first.value().to_f64();
    let hedged = qualifier != Qualifier::Exact;
    if is_vague(before)
        || matches!(first.unit.as_str(), "分" | "期" | "点" | "度" | "部" | "位" | "节" | "回")
    {
        return false;
    }
    let measured = matches!(
        measure,
        Measure::Area | Measure::Length | Measure::Weight | Measure::Energy | Measure::Rates
    );
    if first.is_bare() {
        return hedged;
    }
    if measure == Measure::Rates {
        return true;
    }
    if hedged {
        return value >= 2.0;
    }
    value > 10.0 || measured && value >= 2.0 && first.unit != "里"
}

/// 数百, 几十, 成千上万: numbers that say nothing exact.
fn is_vague(before: &str) -> bool {
    before.ends_with(['数', '几', '好', '成', '无', '若'])
}

/// Whether the counted noun is a figure of speech.
fn is_rhetoric(behind: &str) -> bool {
    RHETORIC
        .lines()
        .any(|word| !word.is_empty() && !word.starts_with('#') && behind.starts_with(word))
}

/// The last `count` characters of `text`.
fn tail(text: &str, count: usize) -> &str {
    match text.char_indices().rev().nth(count.saturating_sub(1)) {
        Some((i, _)) => &text[i..],
        None => text,
    }
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}
