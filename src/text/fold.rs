//! Folding: forms of one character that mean the same are made one.
//!
//! Both folds keep every byte offset, so a span found in the folded text stands for the same
//! place in the original.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

const CHARACTERS: &str = include_str!("fold/characters.tsv");
const PHRASES: &str = include_str!("fold/phrases.tsv");

/// First and last character of the block the tables speak of.
const FIRST: u32 = 0x3400;
const LAST: u32 = 0x9fff;

/// The rows of an embedded table: tab-separated, `#` opens a comment.
pub fn table_rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
}

/// `text` in simplified characters, every byte offset kept.
///
/// Borrowed when nothing had to change. Characters whose simplified form has another UTF-8 length
/// stay as they are. Source of the tables: OpenCC.
#[must_use]
pub fn simplified(text: &str) -> Cow<'_, str> {
    let Some(first) = text.char_indices().find(|&(_, c)| is_traditional(c)).map(|(i, _)| i) else {
        return Cow::Borrowed(text);
    };
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..first]);
    let mut rest = &text[first..];
    while let Some(c) = rest.chars().next() {
        if !is_traditional(c) {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        } else if let Some((from, to)) = phrase_at(rest, c) {
            out.push_str(to);
            rest = &rest[from.len()..];
        } else {
            out.push(simplified_char(c));
            rest = &rest[c.len_utf8()..];
        }
    }
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
    /// By code point from `FIRST`: whether the character becomes another or opens a phrase. Asked
    /// of every character of every report, where hashing would cost more than all the rest.
    traditional: Vec<bool>,
    /// Phrase rules by first character.
    phrases: HashMap<char, Vec<(&'static str, &'static str)>>,
}

static FORMS: LazyLock<Forms> = LazyLock::new(|| {
    let mut simplified = vec![0u16; (LAST - FIRST + 1) as usize];
    for row in table_rows(CHARACTERS) {
        if let [from, to] = row[..]
            && let (Some(from), Some(to)) = (from.chars().next(), to.chars().next())
        {
            simplified[(from as u32 - FIRST) as usize] = to as u32 as u16;
        }
    }
    let mut phrases: HashMap<char, Vec<_>> = HashMap::new();
    for row in table_rows(PHRASES) {
        if let [from, to] = row[..]
            && let Some(first) = from.chars().next()
        {
            phrases.entry(first).or_default().push((from, to));
        }
    }
    for rules in phrases.values_mut() {
        rules.sort_by_key(|(from, _)| std::cmp::Reverse(from.len()));
    }
    let mut traditional: Vec<bool> = simplified.iter().map(|&to| to != 0).collect();
    for place in phrases.keys().filter_map(|first| (*first as u32).checked_sub(FIRST)) {
        if let Some(traditional) = traditional.get_mut(place as usize) {
            *traditional = true;
        }
    }
    Forms { simplified, traditional, phrases }
});

fn is_traditional(c: char) -> bool {
    let place = (c as u32).checked_sub(FIRST).map(|place| place as usize);
    place.and_then(|place| FORMS.traditional.get(place)).is_some_and(|&traditional| traditional)
}

fn phrase_at(rest: &str, first: char) -> Option<(&'static str, &'static str)> {
    FORMS.phrases.get(&first)?.iter().copied().find(|(from, _)| rest.starts_with(from))
}

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
