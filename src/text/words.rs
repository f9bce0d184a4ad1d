//! Words: where they begin and end in a Chinese text, and what sort each is.
//!
//! jieba-rs does the cutting; `words/report.tsv` adds what reports say and its dictionary lacks.
//! The dictionary loads at first use (60–110 ms), so ask for words off the UI thread.

use super::Span;
use super::han::is_han;
use super::lexicon::Lexicon;
use super::table::table_pairs;
use jieba_rs::Jieba;
use std::sync::LazyLock;

const REPORT_WORDS: &str = include_str!("words/report.tsv");

/// Often enough to win over the pieces that jieba would cut the word into.
const REPORT_WORD_FREQUENCY: usize = 20_000;

/// A word where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its place in the text given.
    pub span: Span,
    /// What sort of word it is by itself.
    pub class: Class,
}

/// Sorts of words, as far as the dictionary can tell without the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// 妇女, 项目, names of people and places.
    Noun,
    /// 举办, 达到.
    Verb,
    /// Verbs that serve as nouns: 培训, 投资.
    VerbalNoun,
    /// 贫困, 优秀.
    Adjective,
    /// Words that only stand before a noun: 国家级, 大型.
    Attributive,
    /// 已经, 大力.
    Adverb,
    /// 在, 对, 为.
    Preposition,
    /// 和, 以及.
    Conjunction,
    /// 的, 了, 着.
    Particle,
    /// 以上, 中, 内.
    Place,
    /// 今年, 目前.
    Time,
    /// 我们, 其.
    Pronoun,
    /// Numerals and measure words.
    Number,
    /// Letters and digits.
    Latin,
    /// Punctuation, blanks and what is unknown.
    Other,
}

/// The words of `text` in order; together they cover all of it.
pub fn words(text: &str) -> impl Iterator<Item = Word> {
    let Dictionary { jieba, other_classes } = &*DICTIONARY;
    jieba.tag(text, true).into_iter().map(|tag| Word {
        span: Span::new(tag.byte_start, tag.byte_end),
        class: other_classes.get(tag.word).unwrap_or_else(|| class(tag.tag, tag.word)),
    })
}

/// Whether the dictionary has `word`; the others are guesses from the characters.
#[must_use]
pub fn is_known(word: &str) -> bool {
    DICTIONARY.jieba.has_word(word)
}

/// jieba with the words of reports.
struct Dictionary {
    jieba: Jieba,
    /// Words that the dictionary has as another sort of word than reports use them: it keeps its
    /// own tag when a word is added.
    other_classes: Lexicon<Class>,
}

static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| {
    let mut jieba = Jieba::new();
    let rows = || table_pairs(REPORT_WORDS);
    // Asked before words are added: only the dictionary's own count.
    let known = rows().filter(|(word, _)| jieba.has_word(word));
    let other_classes = Lexicon::by_first(known.filter_map(|(word, tag)| {
        let own = jieba.tag(word, false).first().map(|own| class(own.tag, word));
        let other = class(tag, word);
        (own != Some(other)).then_some((word, other))
    }));
    for (word, tag) in rows() {
        jieba.add_word(word, Some(REPORT_WORD_FREQUENCY), Some(tag));
    }
    Dictionary { jieba, other_classes }
});

/// The class of a jieba tag (the ICTCLAS set).
fn class(tag: &str, word: &str) -> Class {
    match tag {
        "vn" => Class::VerbalNoun,
        "an" | "l" | "i" | "j" | "k" | "h" => Class::Noun,
        "eng" => Class::Latin,
        "ad" => Class::Adverb,
        "f" | "s" => Class::Place,
        "b" | "z" => Class::Attributive,
        _ => match tag.as_bytes().first() {
            Some(b'n') => Class::Noun,
            Some(b'v') => Class::Verb,
            Some(b'a') => Class::Adjective,
            Some(b'd') => Class::Adverb,
            Some(b'p') => Class::Preposition,
            Some(b'c') => Class::Conjunction,
            Some(b'u' | b'y' | b'e') => Class::Particle,
            Some(b't') => Class::Time,
            Some(b'r') => Class::Pronoun,
            Some(b'm' | b'q') => Class::Number,
            _ if word.chars().all(is_roman) => Class::Latin,
            _ if word.chars().all(|c| is_han(c) || c == '〓') => Class::Noun,
            _ => Class::Other,
        },
    }
}

/// Ⅲ类水体.
fn is_roman(c: char) -> bool {
    matches!(c, '\u{2160}'..='\u{217f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        words(text).map(|word| word.span.of(text)).collect()
    }

    #[test]
    fn report_words_stay_whole() {
        assert_eq!(cut("巾帼文明岗和五好家庭"), ["巾帼文明岗", "和", "五好家庭"]);
        assert_eq!(cut("人均可支配收入增长"), ["人均可支配收入", "增长"]);
    }

    #[test]
    fn words_cover_the_text() {
        let text = "举办 ABC 培训班，\n参训妇女";
        assert_eq!(cut(text).concat(), text);
    }

    #[test]
    fn classes_follow_the_dictionary() {
        let text = "培训妇女";
        let found: Vec<_> = words(text).collect();
        assert_eq!(found.first().map(|w| w.class), Some(Class::VerbalNoun));
        assert_eq!(found.last().map(|w| w.class), Some(Class::Noun));
    }
}
