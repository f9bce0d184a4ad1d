//! Words that call for a name without marks, and how loud each calls.

use crate::extract::program::edition::{is_ranked, unedited};
use crate::extract::program::lexicon::Hint;
use crate::extract::program::sign::Class;
use crate::text::lexicon::Lexicon;
use crate::text::table::table_rows;
use std::sync::LazyLock;

/// A word that calls for a name.
#[derive(Clone, Copy)]
pub(super) struct Calling {
    pub class: Class,
    pub call: Call,
}

/// How loud a word calls.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Call {
    /// Any name of the class.
    Strong,
    /// Only one that opens with its level: 国家…, 全国….
    Weak,
    /// Only one of the country's that is given for an example: 建设国家…示范区.
    Aim,
    /// Any name of the class, where the word opens its clause: 组织 is a noun elsewhere.
    Opening,
}

impl Call {
    fn named(name: &str) -> Option<Self> {
        match name {
            "strong" => Some(Self::Strong),
            "weak" => Some(Self::Weak),
            "aim" => Some(Self::Aim),
            "opening" => Some(Self::Opening),
            _ => None,
        }
    }

    /// Whether it calls for `name`, which may have its edition before it, when `ahead` stands before
    /// the word.
    pub(super) fn is_for(self, name: &str, ahead: &str) -> bool {
        let ranked = name.trim_start_matches(['了', '为']).starts_with("首批") || is_ranked(name);
        let name = unedited(name);
        match self {
            Self::Strong => true,
            Self::Opening => ahead.is_empty(),
            Self::Weak => ranked || Hint::Level.opening(name).is_some(),
            Self::Aim => {
                ["国家", "全国"].iter().any(|level| name.starts_with(level))
                    && EXEMPLARY.iter().any(|word| name.contains(word))
            }
        }
    }
}

/// What is given for an example or tried out.
const EXEMPLARY: [&str; 7] = ["示范", "试验", "先行", "文明", "卫生", "园林", "森林"];

pub(super) static CALLINGS: LazyLock<Lexicon<Calling>> = LazyLock::new(|| {
    Lexicon::by_last(table_rows(include_str!("callings.tsv")).filter_map(|row| match row[..] {
        [word, class, strength] => {
            Some((word, Calling { class: Class::named(class)?, call: Call::named(strength)? }))
        }
        _ => None,
    }))
});
