//! Whether what a head says is a unit or a time.

use crate::extract::grid::opening_year;
use crate::extract::quantity;
use crate::text::Span;

/// What may follow the year in a cell that is a time.
const AFTER_YEAR: [&str; 8] = ["", "度", "末", "底", "上半年", "下半年", "全年", "年度"];

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

/// Whether a cell is a time: 2021, 2021年, 2021年末, 2021年3月, 一季度.
pub(super) fn is_time(cell: &str) -> bool {
    let part = |words: &str| {
        let ends = ["月", "月份", "季度", "半年"].iter().any(|end| words.ends_with(end));
        let opens =
            words.starts_with(|c: char| c.is_ascii_digit() || "一二三四前上下第".contains(c));
        ends && opens && words.chars().count() < 8
    };
    match opening_year(cell) {
        Some(end) => AFTER_YEAR.contains(&&cell[end..]) || part(&cell[end..]),
        None => part(cell),
    }
}
