//! Folding: forms of one character that mean the same are made one.
//!
//! Both folds keep every byte offset, so a span found in the folded text stands for the same
//! place in the original.

use super::lexicon::Lexicon;
use super::openers::Characters;
use super::table::table_pairs;
use std::borrow::Cow;
use std::sync::LazyLock;

const CHARACTERS: &str = include_str!("fold/characters.tsv");
const PHRASES: &str = include_str!("fold/phrases.tsv");

/// First and last character of the block the tables speak of.
const FIRST: u32 = 0x3400;
const LAST: u32 = 0x9fff;

/// `text` in simplified characters, every byte offset kept.
///
/// Borrowed when nothing had to change. Characters whose simplified form has another UTF-8 length
/// stay as they are. Source of the tables: OpenCC.
#[must_use]
pub fn simplified(text: &str) -> Cow<'_, str> {
    let forms = &*FORMS;
    let Some(first) = forms.traditional.find(text, 0) else { return Cow::Borrowed(text) };
    let mut out = String::with_capacity(text.len());
    let (mut from, mut next) = (0, Some(first));
    while let Some(at) = next {
        out.push_str(&text[from..at]);
        let rest = &text[at..];
        if let Some((phrase, to)) = forms.phrases.opening(rest) {
            out.push_str(to);
            from = at + phrase.len();
        } else {
            let c = rest.chars().next().unwrap_or_default();
            out.push(simplified_char(c));
            from = at + c.len_utf8();
        }
        next = forms.traditional.find(text, from);
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}

/// The simplified form of one character, without regard to its word.
#[must_use]
pub fn simplified_char(c: char) -> char {
    let code = c as u32;
    if !(FIRST..=LAST).contains(&code) {
        return c;
    }
    match FORMS.simplified[(code - FIRST) as usize] {
        0 => c,
        to => char::from_u32(u32::from(to)).unwrap_or(c),
    }
}

/// A full-width ASCII form (`Ａ`, `９`, `％`) as its half-width one; other characters as they are.
#[must_use]
pub fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' => ' ',
        _ => c,
    }
}

/// The form under which two names are compared: simplified, half-width, lower case.
#[must_use]
pub fn key(text: &str) -> String {
    simplified(text).chars().map(half_width).flat_map(char::to_lowercase).collect()
}

struct Forms {
    /// By code point from `FIRST`: the simplified code point, 0 where it stays.
    simplified: Vec<u16>,
    /// Characters that become another or open a phrase.
    traditional: Characters,
    phrases: Lexicon<&'static str>,
}

static FORMS: LazyLock<Forms> = LazyLock::new(|| {
    let characters = || table_pairs(CHARACTERS);
    let mut simplified = vec![0u16; (LAST - FIRST + 1) as usize];
    for (from, to) in characters() {
        if let (Some(from), Some(to)) = (from.chars().next(), to.chars().next()) {
            simplified[(from as u32 - FIRST) as usize] = to as u32 as u16;
        }
    }
    let all = characters().chain(table_pairs(PHRASES));
    let traditional = all.filter_map(|(from, _)| from.chars().next()).collect();
    Forms { simplified, traditional, phrases: Lexicon::by_first(table_pairs(PHRASES)) }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn simplified_keeps_offsets_and_follows_words() {
        assert_eq!(simplified("關愛婦女兒童"), "关爱妇女儿童");
        assert_eq!(simplified("乾隆年間乾燥"), "乾隆年间干燥");
        assert!(matches!(simplified("最美家庭"), Cow::Borrowed(_)));
    }

    #[test]
    fn key_makes_forms_one() {
        assert_eq!(key("ＧＤＰ１００％"), "gdp100%");
    }
}
