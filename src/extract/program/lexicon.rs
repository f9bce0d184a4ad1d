//! The word tables by which a program is told from a slogan, read once.

use super::ProgramKind;
use super::words::{Openers, Words, bare, pair};
use crate::text::fold::table_rows;
use std::collections::{HashMap, HashSet};
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
    /// In a laboratory that any place has.
    Laboratory,
    /// Opens names that reach beyond the place itself.
    Level,
    /// In a meeting or a match that is held in the course of things.
    Meeting,
    /// Stands before a name without being part of it.
    Modifier,
    /// Stands behind what runs: it opened, it reached people, it went on line.
    Running,
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
    const ALL: [(&'static str, Self); 14] = [
        ("brand", Self::Brand),
        ("built", Self::Built),
        ("described", Self::Described),
        ("generic", Self::Generic),
        ("laboratory", Self::Laboratory),
        ("level", Self::Level),
        ("meeting", Self::Meeting),
        ("modifier", Self::Modifier),
        ("running", Self::Running),
        ("service", Self::Service),
        ("slogan", Self::Slogan),
        ("vague", Self::Vague),
        ("vision", Self::Vision),
        ("women", Self::Women),
    ];

    /// Whether one of its words stands anywhere in `name`.
    pub fn is_in(self, name: &str) -> bool {
        self.words().iter().any(|word| name.contains(word))
    }

    /// The word of its that `text` opens with.
    pub fn opening(self, text: &str) -> Option<&'static str> {
        self.words().iter().copied().find(|word| text.starts_with(word))
    }

    /// The word of its that `text` closes with.
    pub fn closing(self, text: &str) -> Option<&'static str> {
        self.words().iter().copied().find(|word| text.ends_with(word))
    }

    fn words(self) -> &'static [&'static str] {
        HINTS.get(self as usize).map_or(&[], Vec::as_slice)
    }
}

/// The words of every hint, in the order of [`Hint::ALL`].
static HINTS: LazyLock<Vec<Vec<&str>>> = LazyLock::new(|| {
    let mut hints = vec![Vec::new(); Hint::ALL.len()];
    for row in table_rows(include_str!("hints.tsv")) {
        if let [sense, word] = row[..]
            && let Some(&(_, hint)) = Hint::ALL.iter().find(|(name, _)| *name == sense)
            && let Some(words) = hints.get_mut(hint as usize)
        {
            words.push(word);
        }
    }
    hints
});

/// Heads that count at the end of a name, and those that count behind it.
static OWN_HEADS: LazyLock<Words<Head>> =
    LazyLock::new(|| Words::by_last(heads().filter(|(_, head)| head.own)));
static TAIL_HEADS: LazyLock<Words<Head>> =
    LazyLock::new(|| Words::by_first(heads().filter(|(_, head)| head.tail)));

fn heads() -> impl Iterator<Item = (&'static str, Head)> {
    table_rows(include_str!("heads.tsv")).filter_map(|row| match row[..] {
        [word, kind, place] => {
            let (own, tail) = (place != "tail", place != "own");
            Some((word, Head { kind: ProgramKind::named(kind)?, len: word.len(), own, tail }))
        }
        _ => None,
    })
}

static CUES: LazyLock<Words<Cue>> = LazyLock::new(|| {
    Words::by_last(table_rows(include_str!("cues.tsv")).filter_map(|row| {
        let weight = row.get(1)?.parse::<f32>().ok()? / 100.0;
        let kind = row.get(2).and_then(|kind| ProgramKind::named(kind));
        Some((*row.first()?, Cue { weight, kind }))
    }))
});

static FORMULAE: LazyLock<HashSet<String>> = LazyLock::new(|| {
    table_rows(include_str!("formulae.txt"))
        .filter_map(|row| row.first().map(|formula| bare(formula)))
        .collect()
});

/// A nation-wide program's name and kind.
type Known = (&'static str, ProgramKind);

/// Nation-wide programs by first two characters, longest first.
pub(super) static KNOWN: LazyLock<HashMap<[u8; 6], Vec<Known>>> = LazyLock::new(|| {
    let mut known: HashMap<[u8; 6], Vec<_>> = HashMap::new();
    for row in table_rows(include_str!("known.tsv")) {
        if let [name, kind] = row[..]
            && let (Some(pair), Some(kind)) = (pair(name), ProgramKind::named(kind))
        {
            known.entry(pair).or_default().push((name, kind));
        }
    }
    for names in known.values_mut() {
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    }
    known
});

/// First characters of nation-wide programs.
pub(super) static KNOWN_OPENERS: LazyLock<Openers> =
    LazyLock::new(|| Openers::of(KNOWN.values().flatten().map(|&(name, _)| name)));

/// The kind of a nation-wide program of this name.
pub(super) fn known(name: &str) -> Option<ProgramKind> {
    let of_pair = KNOWN.get(&pair(name)?)?;
    of_pair.iter().find(|(known, _)| *known == name).map(|&(_, kind)| kind)
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
    tail.char_indices().find_map(|(i, _)| TAIL_HEADS.opening(&tail[i..]).map(|(_, head)| (i, head)))
}

/// The cue that stands nearest before the end of `text`, and the bytes between.
pub(super) fn cue_before(text: &str) -> Option<(usize, Cue)> {
    let mut end = text.len();
    for _ in 0..10 {
        if let Some((_, cue)) = CUES.closing(&text[..end]) {
            return Some((text.len() - end, cue));
        }
        end -= text[..end].chars().next_back()?.len_utf8();
    }
    None
}

/// The cue that stands right before the end of `text`.
pub(super) fn cue_at_end(text: &str) -> Option<Cue> {
    CUES.closing(text).map(|(_, cue)| cue)
}

/// The cue that stands right before the end of `text`, as it is written.
pub(super) fn cue_word(text: &str) -> Option<&'static str> {
    CUES.closing(text).filter(|(_, cue)| cue.weight > 0.0).map(|(word, _)| word)
}
