//! What the head of a row or a column says, taken apart: its name, the remark behind it, a unit.

use crate::extract::quantity;
use crate::text::Span;

/// A head without blanks, breaks, numbering of its own and the remark at its end.
pub(super) fn bare(head: &str) -> String {
    let plain = head.replace("<br>", "").replace("其中：", "").replace("其中:", "");
    let cut = match remark(&plain) {
        "" => plain.len(),
        _ => plain.rfind(['（', '(', '〔', '［', '[']).unwrap_or(plain.len()),
    };
    let kept = plain.get(..cut).unwrap_or(&plain);
    let kept = if opens_with_year(kept) {
        kept
    } else {
        kept.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '、' | '．'))
    };
    kept.chars().filter(|c| !c.is_whitespace() && !matches!(c, '*' | '#')).collect()
}

/// What stands in the parentheses at the end of a head: 总产值（亿元）.
pub(super) fn remark(head: &str) -> &str {
    let head = head.trim_end();
    let inner = head.strip_suffix(['）', ')', '〕', '］', ']']);
    let inner =
        inner.and_then(|inner| inner.rsplit(['（', '(', '〔', '［', '[']).next()).unwrap_or("");
    inner.trim().trim_start_matches("单位").trim_start_matches(['：', ':'])
}

/// Whether a word is a unit, with or without a multiplier: 亿元, 万元/人, 年.
pub(super) fn is_unit(word: &str) -> bool {
    if word.is_empty() || word.chars().count() > 10 {
        return false;
    }
    if matches!(word, "年" | "岁" | "分") {
        return true;
    }
    let read = format!("2.5{word}");
    let found = quantity::quantities(&read, Span::new(0, read.len()));
    let stated =
        found.first().is_some_and(|q| q.span.end as usize == read.len() && !q.unit.is_empty());
    // 张/千人: the base may be any noun.
    stated || word.split_once('/').is_some_and(|(unit, base)| !base.is_empty() && is_unit(unit))
}

/// 2020年, 2025年目标
pub(super) fn opens_with_year(head: &str) -> bool {
    let digits = head.bytes().take_while(u8::is_ascii_digit).count();
    digits == 4 && head[digits..].starts_with('年')
}
