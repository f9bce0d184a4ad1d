//! Words around figures that say whether, and beside what, a figure is compared; read from `cues.tsv`.

use crate::text::table::words_for;
use std::cmp::Reverse;
use std::sync::LazyLock;

/// Words of one cue, the longest first.
pub(super) type Words = Vec<&'static str>;

/// The words by cue.
pub(super) struct Cues {
    /// What a value is counted by: 每平方公里.
    pub per: Words,
    /// Steps that values climb: 台阶.
    pub steps: Words,
    /// Several steps were climbed one by one: 相继.
    pub climbing: Words,
    /// What has only a part of its region's value, wherever it heads a sentence: 开发区.
    pub parts: Words,
    /// What makes the whole region the subject again: 全市.
    pub wholes: Words,
    /// Between the name of a place and what it has: 实现.
    pub doing: Words,
    /// Behind a value that bounds others: 以上.
    pub bounds: Words,
    /// What a bound tells apart: 企业.
    pub those: Words,
    /// What goes on behind a bound about the value itself: 增, 左右.
    pub goes_on: Words,
    /// A review of several years opens with it: 五年来.
    pub several: Words,
    /// A review of one year opens with it, beside the year itself: 一年来.
    pub one: Words,
    /// Sums: 累计.
    pub sums: Words,
    /// Is done anew each year, so that years of it add up: 新增.
    pub adding: Words,
    /// Earlier years that only a sum over years is measured by: 上个五年.
    pub years_before: Words,
    /// Right before the value that a change ended in: 增至.
    pub grown: Words,
    /// Before a value that was arrived at: 达.
    pub reached: Words,
    /// A change is the average of several years: 年均.
    pub yearly: Words,
    /// A change is from the year before: 同比.
    pub year_before: Words,
    /// Behind a value, measures it by the year before: 增长.
    pub annual: Words,
    /// Before an indicator's name, only points at the region or the time: 我市.
    pub pointing: Words,
    /// Around an indicator's name, only says that it was reached: 完成.
    pub reaching: Words,
    /// Behind the name of an indicator whose figure is an amount of change: 同比增长.
    pub changing: Words,
}

pub(super) static CUES: LazyLock<Cues> = LazyLock::new(|| Cues {
    per: words("per"),
    steps: words("step"),
    climbing: words("climbing"),
    parts: words("part"),
    wholes: words("whole"),
    doing: words("doing"),
    bounds: words("bound"),
    those: words("those"),
    goes_on: words("told of"),
    several: words("several"),
    one: words("one"),
    sums: words("sum"),
    adding: words("adding"),
    years_before: words("years before"),
    grown: words("grown"),
    reached: words("reached"),
    yearly: words("yearly"),
    year_before: words("year before"),
    annual: words("annual"),
    pointing: words("pointing"),
    reaching: words("reaching"),
    changing: words("changing"),
});

fn words(cue: &str) -> Words {
    let mut words: Words = words_for(include_str!("cues.tsv"), cue).collect();
    words.sort_by_key(|word| Reverse(word.len()));
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::table::table_rows;

    #[test]
    fn every_row_is_of_a_cue() {
        let cues = &*CUES;
        let all = [
            &cues.per,
            &cues.steps,
            &cues.climbing,
            &cues.parts,
            &cues.wholes,
            &cues.doing,
            &cues.bounds,
            &cues.those,
            &cues.goes_on,
            &cues.several,
            &cues.one,
            &cues.sums,
            &cues.adding,
            &cues.years_before,
            &cues.grown,
            &cues.reached,
            &cues.yearly,
            &cues.year_before,
            &cues.annual,
            &cues.pointing,
            &cues.reaching,
            &cues.changing,
        ];
        assert!(all.iter().all(|words| !words.is_empty()));
        let rows = table_rows(include_str!("cues.tsv")).count();
        assert_eq!(all.iter().map(|words| words.len()).sum::<usize>(), rows);
    }
}
