//! The word tables by which a program is told from a slogan, read once.

use super::ProgramKind;
use crate::text::lexicon::Lexicon;
use crate::text::table::{listed_words, table_rows, words_for};
use crate::text::words::{Class, words};
use std::collections::HashSet;
use std::sync::LazyLock;

/// What a program's name ends with, or what stands behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub kind: ProgramKind,
    /// Bytes of the word.
    pub len: usize,
    /// Whether it counts at the end of the name itself.
    pub own: bool,
    /// Whether it counts behind the name.
    pub tail: bool,
}

/// What stands before a name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cue {
    /// How much it speaks for a program; negative speaks against.
    pub weight: f32,
    pub kind: Option<ProgramKind>,
    /// Whether it says where a name begins and nothing of marks.
    opener: bool,
}

/// What a word tells of the name that it stands in or beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    /// In front of 品牌: a brand that is described, not named.
    Brand,
    /// In a 工程 that is built.
    Built,
    /// In what is told of, not named.
    Described,
    /// A last word of doings that any report may use for any of them.
    Generic,
    /// Before 节 in a day of the calendar.
    Holiday,
    /// In a laboratory that any place has.
    Laboratory,
    /// Opens names that reach beyond the place itself.
    Level,
    /// Ends like a name of one character more and is a common word: 发展, 季节.
    Lookalike,
    /// In a meeting or a match that is held in the course of things.
    Meeting,
    /// Stands before a name without being part of it.
    Modifier,
    /// Stands behind what runs: it opened, it reached people, it went on line.
    Running,
    /// In a 项目 by which something is given, tried or shared.
    Scheme,
    /// Ends as the names of services do and is a common word.
    Service,
    /// Stands behind a slogan, a formula or an evil.
    Slogan,
    /// A last word of doings that need a topic of their own before it.
    Vague,
    /// Opens what a place wants to become: 平安…, 清廉….
    Vision,
    /// Makes a name likelier in a report of women's work.
    Women,
}

impl Hint {
    const ALL: [(&'static str, Self); 17] = [
        ("brand", Self::Brand),
        ("built", Self::Built),
        ("described", Self::Described),
        ("generic", Self::Generic),
        ("holiday", Self::Holiday),
        ("laboratory", Self::Laboratory),
        ("level", Self::Level),
        ("lookalike", Self::Lookalike),
        ("meeting", Self::Meeting),
        ("modifier", Self::Modifier),
        ("running", Self::Running),
        ("scheme", Self::Scheme),
        ("service", Self::Service),
        ("slogan", Self::Slogan),
        ("vague", Self::Vague),
        ("vision", Self::Vision),
        ("women", Self::Women),
    ];

    /// Whether one of its words stands anywhere in `name`.
    pub fn is_in(self, name: &str) -> bool {
        self.words().by_first.is_in(name)
    }

    /// The word of its that `text` opens with.
    pub fn opening(self, text: &str) -> Option<&'static str> {
        self.words().by_first.opening(text).map(|(word, ())| word)
    }

    /// The word of its that `text` closes with.
    pub fn closing(self, text: &str) -> Option<&'static str> {
        self.words().by_last.closing(text).map(|(word, ())| word)
    }

    fn words(self) -> &'static HintWords {
        &HINTS[self as usize]
    }
}

/// The words of one hint, to be found where they open a text and where they close one.
struct HintWords {
    by_first: Lexicon<()>,
    by_last: Lexicon<()>,
}

/// The words of every hint, in the order of [`Hint::ALL`].
static HINTS: LazyLock<[HintWords; Hint::ALL.len()]> = LazyLock::new(|| {
    Hint::ALL.map(|(name, _)| {
        let words = || words_for(include_str!("hints.tsv"), name);
        HintWords { by_first: Lexicon::heads(words()), by_last: Lexicon::tails(words()) }
    })
});

/// Heads that count at the end of a name, and those that count behind it.
static OWN_HEADS: LazyLock<Lexicon<Head>> =
    LazyLock::new(|| Lexicon::by_last(heads().filter(|(_, head)| head.own)));
static TAIL_HEADS: LazyLock<Lexicon<Head>> =
    LazyLock::new(|| Lexicon::by_first(heads().filter(|(_, head)| head.tail)));

fn heads() -> impl Iterator<Item = (&'static str, Head)> {
    table_rows(include_str!("heads.tsv")).filter_map(|row| match row[..] {
        [word, kind, place] => {
            let (own, tail) = (place != "tail", place != "own");
            Some((word, Head { kind: ProgramKind::named(kind)?, len: word.len(), own, tail }))
        }
        _ => None,
    })
}

static CUES: LazyLock<Lexicon<Cue>> = LazyLock::new(|| {
    Lexicon::by_last(table_rows(include_str!("cues.tsv")).filter_map(|row| {
        let weight = row.get(1)?.parse::<f32>().ok()? / 100.0;
        let last = row.get(2).copied();
        let kind = last.and_then(ProgramKind::named);
        let opener = last == Some("opener");
        Some((*row.first()?, Cue { weight, kind, opener }))
    }))
});

static FORMULAE: LazyLock<HashSet<String>> =
    LazyLock::new(|| listed_words(include_str!("formulae.txt")).map(bare).collect());

/// What a name without marks opens with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// A nation-wide program: that is all of it.
    Known(ProgramKind),
    /// A nation-wide program between marks, a word like any other without (一件事).
    Marked(ProgramKind),
    /// What a place strives for, with the place behind: 清廉….
    Cause,
    /// A word of praise, with what is praised behind: 最美….
    Praise,
}

/// What names without marks open with, in one table.
pub(super) static OPENINGS: LazyLock<Lexicon<Opening>> =
    LazyLock::new(|| Lexicon::by_first(openings()));

pub(super) fn openings() -> impl Iterator<Item = (&'static str, Opening)> {
    let known = table_rows(include_str!("known.tsv")).filter_map(|row| match row[..] {
        [name, kind] => Some((name, Opening::Known(ProgramKind::named(kind)?))),
        [name, kind, "marks"] => Some((name, Opening::Marked(ProgramKind::named(kind)?))),
        _ => None,
    });
    let hint =
        |name, opening| words_for(include_str!("hints.tsv"), name).map(move |word| (word, opening));
    let hints = hint("cause", Opening::Cause).chain(hint("praise", Opening::Praise));
    known.chain(hints)
}

/// `name` as names are compared: no blanks, quotes or stops, lower case.
pub(super) fn bare(name: &str) -> String {
    let mut bare = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            // Nearly all characters are these; the Unicode tables are slow to ask.
            '\u{4e00}'..='\u{9fff}' => bare.push(c),
            _ if c.is_alphanumeric() || "+＋%".contains(c) => bare.extend(c.to_lowercase()),
            _ => {}
        }
    }
    bare
}

/// Whether no verb or particle is among the words of `name`.
pub(super) fn is_noun_phrase(name: &str) -> bool {
    words(name).all(|word| {
        matches!(
            word.class,
            Class::Noun
                | Class::VerbalNoun
                | Class::Adjective
                | Class::Attributive
                | Class::Place
                | Class::Number
                | Class::Time
                | Class::Latin
        )
    })
}

/// Words of names with a character that is part of none where it stands alone: 使 in 有偿使用.
static WHOLE: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| listed_words(include_str!("whole_words.txt")).collect());

/// Whether the character at `at`, which no name holds by itself, is part of a word that one may.
pub(super) fn is_in_word(text: &str, at: usize) -> bool {
    WHOLE.iter().any(|word| {
        let opens = |k: usize| at.checked_sub(k).and_then(|from| text.get(from..));
        word.char_indices().any(|(k, _)| opens(k).is_some_and(|rest| rest.starts_with(word)))
    })
}

/// The kind of a nation-wide program of this name.
pub(super) fn known(name: &str) -> Option<ProgramKind> {
    match OPENINGS.get(name)? {
        Opening::Known(kind) | Opening::Marked(kind) => Some(kind),
        Opening::Cause | Opening::Praise => None,
    }
}

/// Whether `name` is a political formula or catchword.
pub(super) fn is_formula(name: &str) -> bool {
    let key = bare(name);
    FORMULAE.contains(key.as_str())
}

/// The longest head that `name` ends with, and where in `name` it begins.
pub(super) fn own_head(name: &str) -> Option<(usize, Head)> {
    let (word, head) = OWN_HEADS.closing(name)?;
    Some((name.len() - word.len(), head))
}

/// The first head in `tail`, and the bytes before it.
pub(super) fn tail_head(tail: &str) -> Option<(usize, Head)> {
    TAIL_HEADS.find(tail, 0).map(|(at, _, head)| (at, head))
}

/// The cue that stands nearest before the end of `text`, and the bytes between.
pub(super) fn cue_before(text: &str) -> Option<(usize, Cue)> {
    let mut end = text.len();
    for _ in 0..10 {
        if let Some((_, cue)) = CUES.closings(&text[..end]).find(|(_, cue)| !cue.opener) {
            return Some((text.len() - end, cue));
        }
        end -= text[..end].chars().next_back()?.len_utf8();
    }
    None
}

/// The cue that stands right before the end of `text`.
pub(super) fn cue_at_end(text: &str) -> Option<Cue> {
    cue_closing(text).map(|(_, cue)| cue)
}

/// The cue that stands right before the end of `text`, and what stands before it.
pub(super) fn cue_closing(text: &str) -> Option<(&str, Cue)> {
    CUES.closing(text).map(|(word, cue)| (&text[..text.len() - word.len()], cue))
}

/// The cue that stands right before the end of `text`, as it is written.
pub(super) fn cue_word(text: &str) -> Option<&'static str> {
    CUES.closing(text).filter(|(_, cue)| cue.weight > 0.0).map(|(word, _)| word)
}
