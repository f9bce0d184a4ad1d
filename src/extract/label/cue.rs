//! Cues: what a word does around a number, read from `cues.tsv`.

use crate::text::lexicon::Lexicon;
use crate::text::table::table_pairs;
use std::sync::LazyLock;

const CUES: &str = include_str!("cues.tsv");

/// What a word does around a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cue {
    /// Only says that a thing is there or was done: 举办, 建成.
    Light,
    /// Says what happened to the thing: 发放, 带动.
    Verb,
    /// A verb at the head of its clause, part of a noun phrase after a noun: 改造.
    Either,
    /// Builds noun phrases though the dictionary has it as a verb: 创业.
    Nominal,
    /// 增长, 提高.
    Rise,
    /// 下降, 减少.
    Fall,
    /// 达到, 为, 超过.
    Reach,
    /// 占.
    Share,
    /// 比, 同比.
    Compare,
    /// 累计, 全市, 目前.
    Drop,
    /// 由, 从.
    From,
    /// 在, 对, 使.
    Frame,
    /// 和, 、.
    Join,
    /// 州级, 女性: which part of what was told before.
    Level,
    /// 全国, 全市: kept only before an honour.
    Whole,
}

impl Cue {
    /// The cue of a word, if it is one.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        TABLE.get(word)
    }

    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "light" => Self::Light,
            "verb" => Self::Verb,
            "either" => Self::Either,
            "nominal" => Self::Nominal,
            "rise" => Self::Rise,
            "fall" => Self::Fall,
            "reach" => Self::Reach,
            "share" => Self::Share,
            "compare" => Self::Compare,
            "drop" => Self::Drop,
            "from" => Self::From,
            "frame" => Self::Frame,
            "join" => Self::Join,
            "level" => Self::Level,
            "whole" => Self::Whole,
            _ => return None,
        })
    }
}

static TABLE: LazyLock<Lexicon<Cue>> = LazyLock::new(|| {
    Lexicon::by_first(table_pairs(CUES).filter_map(|(word, name)| Some((word, Cue::named(name)?))))
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::table::table_rows;
    use std::collections::HashSet;

    #[test]
    fn every_row_of_the_table_is_understood_and_stands_once() {
        let rows: Vec<_> = table_rows(CUES).collect();
        for row in &rows {
            assert!(matches!(row[..], [_, name] if Cue::named(name).is_some()), "{row:?}");
        }
        let words: HashSet<_> = rows.iter().map(|row| row[0]).collect();
        assert_eq!(words.len(), rows.len());
    }
}
