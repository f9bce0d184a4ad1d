//! Words that stand alone after a thing was told: its counterpart, or a deed that needs no object.
//!
//! 社会保险基金收入86亿元，支出79亿元 is of 社会保险基金支出; 处置线索90条，立案12件 is of 立案.

use crate::text::table::{listed_words, table_pairs};

const COUNTERPARTS: &str = include_str!("counterparts.tsv");
const DEEDS: &str = include_str!("deeds.txt");

/// What `word` is of when `told` ends in its counterpart: 生猪存栏 and 出栏 give 生猪出栏.
#[must_use]
pub fn of(told: &str, word: &str) -> Option<String> {
    table_pairs(COUNTERPARTS).find_map(|(first, second)| {
        let other = match word {
            _ if word == first => second,
            _ if word == second => first,
            _ => return None,
        };
        told.strip_suffix(other).map(|whose| format!("{whose}{word}"))
    })
}

/// Whether the verbs end in one that tells a whole deed by itself.
#[must_use]
pub fn is_deed(verbs: &str) -> bool {
    listed_words(DEEDS).any(|deed| verbs.ends_with(deed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_counterpart_takes_over_whose_it_is() {
        assert_eq!(of("生猪存栏", "出栏").as_deref(), Some("生猪出栏"));
        assert_eq!(of("社会保险基金收入", "支出").as_deref(), Some("社会保险基金支出"));
        assert_eq!(of("生猪存栏", "支出"), None);
    }

    #[test]
    fn deeds_need_no_object() {
        assert!(is_deed("追加起诉"));
        assert!(!is_deed("建设"));
    }
}
