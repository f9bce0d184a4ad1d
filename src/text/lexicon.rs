//! Lexicons: lists of words with what each says, found where they stand in a text.
//!
//! A rule that asks "which of these words stands here" asks one table by one character, however
//! long its list is. Words whose character is beyond the 16-bit plane are never found.

use super::openers::{Openers, two};

/// Words with what each says, found by their first character or by their last.
#[derive(Debug)]
pub struct Lexicon<T> {
    /// What words begin with, from the end that they are found by.
    openers: Openers,
    /// By character: the place of its words in `groups`. A table, because every place of a
    /// report where a word may stand is looked up in it.
    places: Vec<u16>,
    /// The words of each character, the longest first; the first group is none's.
    groups: Vec<Vec<(&'static str, T)>>,
    end: End,
}

/// The end of a text that words are held against.
#[derive(Clone, Copy, Debug)]
enum End {
    First,
    Last,
}

impl End {
    /// The characters of `text` from this end on.
    fn chars(self, text: &str) -> impl Iterator<Item = char> {
        let mut chars = text.chars();
        std::iter::from_fn(move || match self {
            Self::First => chars.next(),
            Self::Last => chars.next_back(),
        })
    }

    fn stands(self, word: &str, text: &str) -> bool {
        match self {
            Self::First => text.starts_with(word),
            Self::Last => text.ends_with(word),
        }
    }
}

impl<T: Copy> Lexicon<T> {
    /// Words to be found where a text opens with them.
    #[must_use]
    pub fn by_first(words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        Self::by(End::First, words)
    }

    /// Words to be found where a text closes with them.
    #[must_use]
    pub fn by_last(words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        Self::by(End::Last, words)
    }

    fn by(end: End, words: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let words: Vec<_> = words.into_iter().collect();
        let openers = words.iter().map(|(word, _)| two(end.chars(word))).collect();
        let mut found = Self { openers, places: Vec::new(), groups: vec![Vec::new()], end };
        for (word, said) in words {
            let first = end.chars(word).next().filter(|&c| c <= '\u{ffff}');
            let Some(key) = first.map(|c| c as usize) else { continue };
            if key >= found.places.len() {
                found.places.resize(key + 1, 0);
            }
            if found.places[key] == 0 {
                found.places[key] = found.groups.len() as u16;
                found.groups.push(Vec::new());
            }
            found.groups[usize::from(found.places[key])].push((word, said));
        }
        for group in &mut found.groups {
            group.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        }
        found
    }

    /// The longest word that `text` opens with.
    #[must_use]
    pub fn opening(&self, text: &str) -> Option<(&'static str, T)> {
        self.openings(text).next()
    }

    /// Every word that `text` opens with, the longest first.
    pub fn openings<'a>(
        &'a self,
        text: &'a str,
    ) -> impl Iterator<Item = (&'static str, T)> + use<'a, T> {
        debug_assert!(matches!(self.end, End::First));
        self.standing(text, End::First)
    }

    /// The longest word that `text` closes with.
    #[must_use]
    pub fn closing(&self, text: &str) -> Option<(&'static str, T)> {
        self.closings(text).next()
    }

    /// Every word that `text` closes with, the longest first.
    pub fn closings<'a>(
        &'a self,
        text: &'a str,
    ) -> impl Iterator<Item = (&'static str, T)> + use<'a, T> {
        debug_assert!(matches!(self.end, End::Last));
        self.standing(text, End::Last)
    }

    /// What `word` itself says.
    #[must_use]
    pub fn get(&self, word: &str) -> Option<T> {
        let mut standing = self.standing(word, self.end);
        standing.find(|(own, _)| own.len() == word.len()).map(|(_, said)| said)
    }

    fn standing<'a>(
        &'a self,
        text: &'a str,
        end: End,
    ) -> impl Iterator<Item = (&'static str, T)> + use<'a, T> {
        let (first, second) = two(end.chars(text));
        let group = if self.openers.open(first, second) { self.group(first) } else { &[] };
        group.iter().copied().filter(move |(word, _)| end.stands(word, text))
    }

    /// The words of a character.
    fn group(&self, key: char) -> &[(&'static str, T)] {
        self.places.get(key as usize).map_or(&[], |&place| &self.groups[usize::from(place)])
    }

    /// The first place of `text` from `from` on where a word stands, and the longest there.
    #[must_use]
    pub fn find(&self, text: &str, from: usize) -> Option<(usize, &'static str, T)> {
        let (at, word, said) = self.all_in(text.get(from..)?).next()?;
        Some((from + at, word, said))
    }

    /// Every word at every place of `text` where one stands, the longest first at each.
    pub fn every_in<'a>(
        &'a self,
        text: &'a str,
    ) -> impl Iterator<Item = (usize, &'static str, T)> + use<'a, T> {
        self.openers.places_in(text).flat_map(|at| {
            let here = self.openings(&text[at..]);
            here.map(move |(word, said)| (at, word, said))
        })
    }

    /// The longest word at every place of `text` where one stands, overlapping or not.
    pub fn all_in<'a>(
        &'a self,
        text: &'a str,
    ) -> impl Iterator<Item = (usize, &'static str, T)> + use<'a, T> {
        self.openers.places_in(text).filter_map(|at| {
            let (word, said) = self.opening(&text[at..])?;
            Some((at, word, said))
        })
    }
}

impl Lexicon<()> {
    /// Words that a text may open with.
    #[must_use]
    pub fn heads(words: impl IntoIterator<Item = &'static str>) -> Self {
        Self::by_first(words.into_iter().map(|word| (word, ())))
    }

    /// Words that a text may close with.
    #[must_use]
    pub fn tails(words: impl IntoIterator<Item = &'static str>) -> Self {
        Self::by_last(words.into_iter().map(|word| (word, ())))
    }

    /// Whether `word` is one of the words.
    #[must_use]
    pub fn has(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// Whether `text` opens with one of the words.
    #[must_use]
    pub fn opens(&self, text: &str) -> bool {
        self.opening(text).is_some()
    }

    /// Whether `text` closes with one of the words.
    #[must_use]
    pub fn closes(&self, text: &str) -> bool {
        self.closing(text).is_some()
    }

    /// Whether one of the words stands anywhere in `text`.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.find(text, 0).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_counts_at_either_end() {
        let first = Lexicon::by_first([("增", 1), ("增长", 2), ("%", 3)]);
        assert_eq!(first.opening("增长8%"), Some(("增长", 2)));
        assert_eq!(first.openings("增长8%").map(|(_, said)| said).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(first.opening("长"), None);
        assert_eq!(first.opening(""), None);
        let last = Lexicon::by_last([("增", 1), ("猛增", 2), ("é", 3), ("+", 4)]);
        assert_eq!(last.closing("收入猛增"), Some(("猛增", 2)));
        assert_eq!(last.closing("café"), Some(("é", 3)));
        assert_eq!(last.closing("8+"), Some(("+", 4)));
        assert_eq!(last.closing("𠀀"), None);
        assert_eq!(last.get("增"), Some(1));
        assert_eq!(last.get("又猛增"), None);
    }

    #[test]
    fn words_longer_than_eight_bytes_are_told_to_their_end() {
        let first = Lexicon::heads(["增长幅度", "增长"]);
        assert_eq!(first.opening("增长幅度达"), Some(("增长幅度", ())));
        assert_eq!(first.opening("增长幅"), Some(("增长", ())));
        let last = Lexicon::tails(["预期增长"]);
        assert!(last.closes("年预期增长") && last.closes("预期增长"));
        assert!(!last.closes("期增长") && !last.closes("与其增长"));
        assert!(first.is_in("收入增长") && !first.is_in("收入"));
    }

    #[test]
    fn every_place_is_found_among_characters_of_any_width() {
        let words = Lexicon::by_first([("目标", 'a'), ("标准", 'b')]);
        let found: Vec<_> = words.all_in("é𠀀x目标准，标").collect();
        assert_eq!(found, [(7, "目标", 'a'), (10, "标准", 'b')]);
    }
}
