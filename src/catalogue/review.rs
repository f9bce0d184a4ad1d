//! Where a report looks back on several years at once, and which of its figures sum them up.
//!
//! A review of five years tells where things arrived (生产总值达到3090亿元) and what was done in all
//! (累计实际利用外资120亿美元). The second is no value of its last year.

use super::around::Around;
use super::year::Extent;
use crate::extract::{Change, Figure};
use crate::ingest::Source;

/// Characters of a paragraph that turn the review to other years.
const OPENING: usize = 40;
/// What a review of several years opens with.
const SEVERAL: [&str; 17] = [
    "过去五年",
    "过去的五年",
    "五年来",
    "五年间",
    "五年以来",
    "这五年",
    "的五年",
    "五年工作",
    "五年的工作",
    "本届政府",
    "四年来",
    "三年来",
    "过去四年",
    "过去三年",
    "几年来",
    "五”时期",
    "五”期间",
];
/// What a review of one year opens with, beside the year itself.
const ONE: [&str; 6] = ["一年来", "过去一年", "过去的一年", "的一年", "去年", "今年"];
/// Sums.
const SUMS: [&str; 3] = ["累计", "总计", "合计"];
/// What is done anew each year, so that years of it add up.
const ADDING: [&str; 6] = ["新增", "引进", "利用外资", "使用外资", "到位外资", "吸引"];
/// Earlier years that only a sum over years is measured by.
const YEARS_BEFORE: [&str; 6] =
    ["上个五年", "上一个五年", "前五年", "上五年", "前个五年", "前四年"];
/// Characters behind a figure that may say what it is measured by.
const FOLLOWING: usize = 30;
/// Right before the value that a change ended in.
const GROWN: [&str; 10] = [
    "提高到",
    "增加到",
    "增长到",
    "上升到",
    "提升到",
    "扩大到",
    "跃升到",
    "提高至",
    "增加至",
    "增至",
];
/// Before a value that was arrived at.
const REACH: [&str; 10] = ["达", "达到", "为", "突破", "超过", "到", "至", "过", "超", "上"];

/// The parts of a report that look back on several years.
#[derive(Clone, Debug, Default)]
pub struct Reviews {
    /// Offsets in order, each with whether several years are looked back on from there.
    turns: Vec<(u32, bool)>,
}

impl Reviews {
    /// Reads the turns of a report.
    #[must_use]
    pub fn of(source: &Source) -> Self {
        let text = source.reading();
        let mut turns = Vec::new();
        let mut in_a_row = 0;
        for line in source.body() {
            let words = line.span.of(text);
            let end = words.char_indices().nth(OPENING).map_or(words.len(), |(at, _)| at);
            let turn = looks_back_on_several(&words[..end]);
            in_a_row = if turn == Some(true) { in_a_row + 1 } else { 0 };
            turns.extend(turn.map(|several| (line.span.start, several)));
            if in_a_row > 2 {
                // Where every paragraph says it, the next that does not means another time.
                turns.push((line.span.end, false));
            }
        }
        Self { turns }
    }

    /// What the words around a figure say of its time beyond the time as written. `year` is the
    /// year of the report.
    #[must_use]
    pub fn extent(&self, source: &Source, year: Option<i32>, figure: &Figure) -> Option<Extent> {
        let period = figure.period.of(source.reading());
        let around = Around::of(source, figure);
        if figure.change != Change::None {
            return self.extent_of_change(figure, &around, first_year(period).is_some(), year);
        }
        let clause = around.clause.trim_end();
        if !sums(clause) && GROWN.iter().any(|to| clause.ends_with(to)) {
            return Some(Extent::Year);
        }
        let several = first_year(period).is_none() && self.sums_up(figure, &around);
        several.then_some(Extent::SeveralYears)
    }

    /// 年均增长9%, 比2010年增长55%, 增长8%.
    fn extent_of_change(
        &self,
        figure: &Figure,
        around: &Around<'_>,
        dated: bool,
        year: Option<i32>,
    ) -> Option<Extent> {
        const YEARLY: [&str; 5] = ["年均", "平均增长", "平均每年", "年平均", "年递增"];
        const BEFORE: [&str; 8] =
            ["同比", "比上年", "比去年", "较上年", "较去年", "比前年", "上年同期", "同口径"];
        let clause = around.clause;
        if YEARLY.iter().any(|word| clause.contains(word)) {
            return Some(Extent::YearlyAverage);
        }
        if BEFORE.iter().any(|word| clause.contains(word)) {
            return Some(Extent::Year);
        }
        if let Some(base) = year_compared_with(clause) {
            let next = year.is_some_and(|year| base + 1 >= year);
            return Some(if next { Extent::Year } else { Extent::SeveralYears });
        }
        let from_plan = clause.contains("五”末") || clause.contains("五”期末");
        let undated = self.covers(figure.span.start) && !dated;
        (from_plan || undated).then_some(Extent::SeveralYears)
    }

    fn sums_up(&self, figure: &Figure, around: &Around<'_>) -> bool {
        let here = sums(around.clause);
        let end = around.behind.char_indices().nth(FOLLOWING).map(|(at, _)| at);
        let next = &around.behind[..end.unwrap_or(around.behind.len())];
        if YEARS_BEFORE.iter().any(|years| next.contains(years)) || measured_by_plan(next) {
            return true;
        }
        if !self.covers(figure.span.start) {
            // In the year after a term of office 累计 says nothing of how long.
            let whole_term = self.turns.iter().any(|(_, several)| *several);
            let yearly = next.trim_start_matches(['，', '、']).starts_with("年均");
            return here && (yearly || whole_term && !around.clause.contains("全年"));
        }
        let clause = around.clause.trim_end();
        let reached = REACH.iter().any(|reach| clause.ends_with(reach));
        let adds_up = ADDING.iter().any(|word| figure.label.contains(word));
        here || !reached && (sums(around.sentence) || adds_up && !is_annual(next))
    }

    fn covers(&self, at: u32) -> bool {
        let end = self.turns.partition_point(|(from, _)| *from <= at);
        self.turns[..end].last().is_some_and(|(_, several)| *several)
    }
}

/// Whether a paragraph's first words turn the review to several years, or to one; what is said
/// first counts.
fn looks_back_on_several(opening: &str) -> Option<bool> {
    let first = |words: &[&str]| {
        let places = words.iter().filter_map(|word| {
            let at = opening.find(word)?;
            // 四年来最好水平
            (!opening[at + word.len()..].starts_with('最')).then_some(at)
        });
        places.min()
    };
    let one = first(&ONE).into_iter().chain(first_year(opening)).min();
    match (one, first(&SEVERAL)) {
        (Some(one), several) if several.is_none_or(|several| one < several) => Some(false),
        (_, several) => several.map(|_| true),
    }
}

/// Where the first year stands: 2015年, but not 2011年至2015年 or 2015年以来.
fn first_year(words: &str) -> Option<usize> {
    let (before, behind) = words.split_once('年')?;
    let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let one = digits == 4 && !behind.starts_with(['以', '至', '到', '-', '—', '来']);
    one.then(|| before.len() - digits)
}

/// The year that a change is reckoned from: 比2010年增长55%.
fn year_compared_with(clause: &str) -> Option<i32> {
    let at = clause.rfind(['比', '较', '与'])?;
    let behind = clause[at..].trim_start_matches(['比', '较', '与']);
    let year = behind.get(..4).filter(|_| behind.get(4..).is_some_and(|b| b.starts_with('年')))?;
    year.parse().ok()
}

/// Whether something is summed up.
fn sums(words: &str) -> bool {
    SUMS.iter().any(|sum| words.contains(sum))
}

/// 为“九五”时期的3倍, 比“十二五”增长35%; but not 比“十一五”末, 实现“十二五”规划目标.
fn measured_by_plan(words: &str) -> bool {
    let Some((_, behind)) = words.split_once("五”") else { return false };
    let behind = ["时期", "期间"].iter().find_map(|w| behind.strip_prefix(w)).unwrap_or(behind);
    let behind = behind.strip_prefix('的').unwrap_or(behind);
    let measured = ["增", "提高", "翻", "总", "近", "约", "两倍", "三倍"];
    behind.starts_with(|c: char| c.is_ascii_digit())
        || measured.iter().any(|word| behind.starts_with(word))
}

/// Whether what follows a value measures it by the year before: 增长12%, 比上年增长.
fn is_annual(behind: &str) -> bool {
    const ANNUAL: [&str; 6] = ["增长", "比上年", "同比", "下降", "比去年", "较上年"];
    let behind = behind.trim_start_matches(['，', '、', '，']);
    ANNUAL.iter().any(|word| behind.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_opens_on_one_year_or_several() {
        for (opening, several) in [
            ("“十二五”时期，我们坚持发展第一要务", Some(true)),
            ("五年来，我们做了以下工作", Some(true)),
            ("2015年是“十二五”规划的收官之年", Some(false)),
            ("2015年，全市上下", Some(false)),
            ("2011年，我们贯彻“十二五”时期的部署", Some(false)),
            ("总值增长8%，为四年来最好水平", None),
            ("2011年以来，全市上下", None),
            ("——改革开放不断深化。", None),
        ] {
            assert_eq!(looks_back_on_several(opening), several, "{opening}");
        }
    }
}
