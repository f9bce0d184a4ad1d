//! Where a report looks back on several years at once, and which of its figures sum them up.
//!
//! A review of five years tells where things arrived (生产总值达到3090亿元) and what was done in all
//! (累计实际利用外资120亿美元). The second is no value of its last year.

use super::around::Around;
use super::cues::CUES;
use super::year::Extent;
use crate::extract::{Change, Figure};
use crate::ingest::Source;
use crate::outline::Outline;
use crate::text::Span;
use crate::text::ends::first_chars;

/// Characters of a paragraph that turn the review to other years.
const OPENING: usize = 40;
/// Characters behind a figure that may say what it is measured by.
const FOLLOWING: usize = 30;

/// The parts of a report that look back on several years.
#[derive(Clone, Debug, Default)]
pub struct Reviews {
    /// Offsets in order, each with whether several years are looked back on from there.
    turns: Vec<(u32, bool)>,
}

impl Reviews {
    /// Reads the turns of a report. A section that is headed so looks back on several years to its end,
    /// but for paragraphs that say otherwise.
    #[must_use]
    pub fn of(source: &Source, outline: &Outline) -> Self {
        let text = source.reading();
        let whole = sections_on_several(text, outline);
        let mut turns = Vec::new();
        let (mut in_a_row, mut section) = (0, None);
        for line in source.body() {
            let (at, end) = (line.span.start, line.span.end);
            let around = whole.iter().find(|extent| extent.contains(at as usize)).copied();
            if around != section {
                turns.push((at, around.is_some()));
                (in_a_row, section) = (0, around);
            }
            let words = line.span.of(text);
            let opening = first_chars(words, OPENING);
            let turn = looks_back_on_several(opening);
            in_a_row = if turn == Some(true) { in_a_row + 1 } else { 0 };
            turns.extend(turn.map(|several| (at, several)));
            if in_a_row > 2 {
                // Where every paragraph says it, the next that does not means another time.
                turns.push((end, section.is_some()));
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
        let ends_in = |words: &[&str]| words.iter().any(|to| clause.ends_with(to));
        // 五年来…生产总值达到1.7万亿元: where it arrived. What is only added up is no such state.
        let flows = adds_up(figure) || figure.label.contains("投资");
        let arrived = ends_in(&CUES.reached) && !flows && !sums(around.sentence);
        if !sums(clause) && (ends_in(&CUES.grown) || arrived && !period.is_empty()) {
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
        let clause = around.clause;
        if CUES.yearly.iter().any(|word| clause.contains(word)) {
            return Some(Extent::YearlyAverage);
        }
        if CUES.year_before.iter().any(|word| clause.contains(word)) {
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
        let next = first_chars(around.behind, FOLLOWING);
        if CUES.years_before.iter().any(|years| next.contains(years)) || measured_by_plan(next) {
            return true;
        }
        if !self.covers(figure.span.start) {
            // In the year after a term of office 累计 says nothing of how long.
            let whole_term = self.turns.iter().any(|(_, several)| *several);
            let yearly = next.trim_start_matches(['，', '、']).starts_with("年均");
            return here && (yearly || whole_term && !around.clause.contains("全年"));
        }
        let clause = around.clause.trim_end();
        let reached = CUES.reached.iter().any(|reach| clause.ends_with(reach));
        here || !reached && (sums(around.sentence) || adds_up(figure) && !is_annual(next))
    }

    fn covers(&self, at: u32) -> bool {
        let end = self.turns.partition_point(|(from, _)| *from <= at);
        self.turns[..end].last().is_some_and(|(_, several)| *several)
    }
}

/// Whether a figure is of what is done year by year and added up: 投资, 新增.
fn adds_up(figure: &Figure) -> bool {
    CUES.adding.iter().any(|word| figure.label.contains(word))
}

/// Where sections stand whose headings look back on several years and on no single one.
fn sections_on_several(text: &str, outline: &Outline) -> Vec<Span> {
    let sections = outline.sections.iter();
    let of_several = sections.filter(|s| looks_back_on_several(s.title.of(text)) == Some(true));
    // 2021年及过去五年工作回顾: which of both, its paragraphs say.
    let alone = of_several.filter(|s| !s.title.of(text).contains(|c: char| c.is_ascii_digit()));
    alone.map(|section| section.extent).collect()
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
    // 实力增强。2020年总值达到…: a year further in is that of a value.
    let first_sentence = opening.split(['。', '！']).next().unwrap_or_default();
    let one = first(&CUES.one).into_iter().chain(first_year(first_sentence)).min();
    match (one, first(&CUES.several)) {
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
    CUES.sums.iter().any(|sum| words.contains(sum))
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
    let behind = behind.trim_start_matches(['，', '、', '，']);
    CUES.annual.iter().any(|word| behind.starts_with(word))
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
            ("实力迈上新台阶。2020年总值达到456亿元", None),
            ("市十三届人大一次会议以来，我们", Some(true)),
        ] {
            assert_eq!(looks_back_on_several(opening), several, "{opening}");
        }
    }
}
