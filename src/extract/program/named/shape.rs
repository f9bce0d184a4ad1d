//! Whether what stands before a last word makes a name of it or only describes.

use crate::extract::program::lexicon::{Hint, OPENINGS, Opening};
use crate::extract::program::sign::{Class, Last};

/// Whether the first `stem` bytes of `name`, before its last word, make a name of it and describe
/// nothing; `strong` when the word before it calls for any name of the class.
pub(super) fn is_name(name: &str, stem: usize, last: Last, strong: bool) -> bool {
    let Some(before) = name.get(..stem) else { return false };
    let long = before.chars().count() >= last.before || strong && is_prize(name, before);
    long && !is_odd(before) && !is_of_its_class(name, before, last.class) && !is_word(name, before)
}

/// 荣获天山文艺奖 needs fewer characters than other names; 荣获一等奖 names nothing.
fn is_prize(name: &str, before: &str) -> bool {
    let ranks = ['等', '金', '银', '铜', '大', '特', '优', '佳', '名', '个', '项', '秀'];
    name.ends_with('奖') && before.chars().count() >= 3 && !before.ends_with(ranks)
}

/// Whether no name opens so or holds such characters. 获批… is a word, and what follows it is not
/// given by 获.
fn is_odd(before: &str) -> bool {
    before.starts_with(['批', '准'])
        || before.starts_with(|c: char| c.is_ascii_digit() || !c.is_alphanumeric())
        || before.contains(['%', '“', '”', '《', '》', '"', '/'])
}

/// Whether it is only one of its class: a championship, any laboratory, a mechanism as all have.
fn is_of_its_class(name: &str, before: &str, class: Class) -> bool {
    match class {
        Class::Honour => {
            let ranked = |c: char| c.is_ascii_digit() || "十百".contains(c);
            Hint::Described.is_in(of_the_place(before))
                || name.ends_with('强') && !before.ends_with(ranked)
        }
        Class::Event => {
            Hint::Described.is_in(within_the_place(before)) || Hint::Meeting.is_in(before)
        }
        Class::Venue => {
            Hint::Described.is_in(before)
                || before.chars().count() > LONGEST_VENUE
                || Hint::Laboratory.is_in(before)
        }
        Class::Mechanism | Class::Document => {
            Hint::Described.is_in(before)
                || Hint::Generic.closing(name).is_some()
                || holds_known(before)
        }
        Class::Body => Hint::Described.is_in(before),
    }
}

/// Characters before the last word of a venue's name, at most.
const LONGEST_VENUE: usize = 5;

/// 全省…先进集体 is the province's honour; elsewhere 全省 describes.
fn of_the_place(before: &str) -> &str {
    let long = |rest: &&str| rest.chars().count() >= 4;
    before
        .strip_prefix("国家级")
        .filter(long)
        .unwrap_or(before.trim_start_matches(['全', '省', '市', '县', '州', '级']))
}

/// 全市…大赛 is the city's; elsewhere 全市 describes.
fn within_the_place(before: &str) -> &str {
    let whole = before
        .strip_prefix('全')
        .and_then(|rest| rest.strip_prefix(['市', '省', '区', '县', '州']));
    whole.filter(|rest| rest.chars().count() >= 4).unwrap_or(before)
}

/// Whether the last character of a name is part of a word (发展 and 季节 are no 展 and no 节), or
/// the name is a day of the calendar.
fn is_word(name: &str, before: &str) -> bool {
    let single = name[before.len()..].chars().nth(1).is_none();
    single
        && (Hint::Lookalike.closing(name).is_some()
            || Hint::Holiday.opening(before) == Some(before))
}

/// Whether a nation-wide program's name stands in `text`: 建立扫黑除恶常态化机制 is about that one.
fn holds_known(text: &str) -> bool {
    let is_known = |(_, _, opening)| matches!(opening, Opening::Known(_));
    OPENINGS.all_in(text).any(is_known)
}
