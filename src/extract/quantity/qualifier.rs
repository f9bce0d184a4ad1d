//! How exactly a number is meant: 近, 超过, 余, 左右, and the words that only look like them.

use crate::text::lexicon::Lexicon;
use crate::text::table::table_rows;
use std::sync::LazyLock;

/// How exactly a number is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Qualifier {
    /// As it stands.
    #[default]
    Exact,
    /// 近, 约, 左右
    About,
    /// 余, 多, 超过, 以上, 突破
    Over,
    /// 不足, 以下, 以内
    Under,
}

impl Qualifier {
    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::Over => "over",
            Self::Under => "under",
        }
    }
}

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
    let leads = |(text, word): &(&str, Word)| {
        !trimmed[..trimmed.len() - text.len()].ends_with(|c| word.unless.contains(c))
    };
    if let Some((text, word)) = LEADING.closings(trimmed).find(leads) {
        let leading = before.len() - trimmed.len() + text.len();
        return Reading { qualifier: word.qualifier, leading };
    }
    if bare && REACHED.iter().any(|word| trimmed.ends_with(word)) {
        return Reading { qualifier: Qualifier::Over, leading: 0 };
    }
    if bare && let Some(word) = ["上", "过", "破"].iter().find(|w| trimmed.ends_with(**w)) {
        let leading = before.len() - trimmed.len() + word.len();
        return Reading { qualifier: Qualifier::Over, leading };
    }
    let trails = |(text, word): &(&str, Word)| {
        !behind[text.len()..].starts_with(|c| word.unless.contains(c))
    };
    let qualifier = match TRAILING.openings(behind).find(trails) {
        _ if more => Qualifier::Over,
        Some((_, word)) => word.qualifier,
        None => Qualifier::Exact,
    };
    Reading { qualifier, leading: 0 }
}

/// The word at the beginning of what stands behind a number that says how exactly it is meant: 以上.
pub(in crate::extract) fn word_behind(behind: &str) -> Option<&str> {
    TRAILING.openings(behind).next().map(|(text, _)| &behind[..text.len()])
}

#[derive(Clone, Copy)]
struct Word {
    qualifier: Qualifier,
    /// Characters that, right beside it, make it another word.
    unless: &'static str,
}

static LEADING: LazyLock<Lexicon<Word>> = LazyLock::new(|| Lexicon::by_last(words("before")));
static TRAILING: LazyLock<Lexicon<Word>> = LazyLock::new(|| Lexicon::by_first(words("behind")));

/// The words of the table that stand at `place`.
fn words(place: &'static str) -> impl Iterator<Item = (&'static str, Word)> {
    table_rows(include_str!("qualifiers.tsv")).filter_map(move |row| {
        let [text, stands, qualifier, unless] = row[..] else { return None };
        let qualifier = match qualifier {
            "about" => Qualifier::About,
            "over" => Qualifier::Over,
            "under" => Qualifier::Under,
            _ => Qualifier::Exact,
        };
        let unless = if unless == "-" { "" } else { unless };
        (stands == place).then_some((text, Word { qualifier, unless }))
    })
}
