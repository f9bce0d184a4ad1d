//! How exactly a number is meant: 近, 超过, 余, 左右, and the words that only look like them.

use crate::extract::figure::Qualifier;
use crate::text::fold::table_rows;
use std::sync::LazyLock;

const WORDS: &str = include_str!("qualifiers.tsv");

/// A step that is reached: 迈上万亿元台阶.
const REACHED: [&str; 8] = ["迈上", "跨上", "登上", "踏上", "站上", "迈入", "跨入", "迈进"];

/// What the words around a number say of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Reading {
    /// How exactly it is meant.
    pub qualifier: Qualifier,
    /// Bytes of the leading word and the blanks behind it.
    pub leading: usize,
}

/// Reads what stands before and behind a number.
///
/// `more` says that 余 or 多 is part of it; `bare` that it is a multiplier without digits, which
/// 上 and 过 may lead (上百家, 过万亿元).
pub(super) fn read(before: &str, behind: &str, more: bool, bare: bool) -> Reading {
    let trimmed = before.trim_end_matches(' ');
    if let Some(word) = WORD_LIST.iter().find(|word| word.leads(trimmed)) {
        let leading = before.len() - trimmed.len() + word.text.len();
        return Reading { qualifier: word.qualifier, leading };
    }
    if bare && REACHED.iter().any(|word| trimmed.ends_with(word)) {
        return Reading { qualifier: Qualifier::Over, leading: 0 };
    }
    if bare && let Some(word) = ["上", "过", "破"].iter().find(|w| trimmed.ends_with(**w)) {
        let leading = before.len() - trimmed.len() + word.len();
        return Reading { qualifier: Qualifier::Over, leading };
    }
    let trails = || WORD_LIST.iter().find(|word| word.trails(behind));
    let qualifier = match trails() {
        _ if more => Qualifier::Over,
        Some(word) => word.qualifier,
        None => Qualifier::Exact,
    };
    Reading { qualifier, leading: 0 }
}

struct Word {
    text: &'static str,
    before: bool,
    qualifier: Qualifier,
    unless: &'static str,
}

impl Word {
    fn leads(&self, before: &str) -> bool {
        self.before
            && before
                .strip_suffix(self.text)
                .is_some_and(|rest| !rest.ends_with(|c| self.unless.contains(c)))
    }

    fn trails(&self, behind: &str) -> bool {
        !self.before
            && behind
                .strip_prefix(self.text)
                .is_some_and(|rest| !rest.starts_with(|c| self.unless.contains(c)))
    }
}

static WORD_LIST: LazyLock<Vec<Word>> = LazyLock::new(|| {
    let mut words: Vec<Word> = table_rows(WORDS)
        .filter_map(|row| {
            let [text, place, qualifier, unless] = row[..] else { return None };
            let qualifier = match qualifier {
                "about" => Qualifier::About,
                "over" => Qualifier::Over,
                "under" => Qualifier::Under,
                _ => Qualifier::Exact,
            };
            let unless = if unless == "-" { "" } else { unless };
            Some(Word { text, before: place == "before", qualifier, unless })
        })
        .collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.text.len()));
    words
});
