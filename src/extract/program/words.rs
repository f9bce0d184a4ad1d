//! The word tables by which a program is told from a slogan, read once.

use super::ProgramKind;
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

/// First characters of a set of names: most places in a text are told from them at a glance.
pub(super) struct Openers([u64; 1024]);

impl Openers {
    /// The first characters of `names`.
    pub fn of<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let mut bits = [0; 1024];
        for slot in names.filter_map(|name| slot(name.as_bytes())) {
            bits[slot / 64] |= 1 << (slot % 64);
        }
        Self(bits)
    }

    /// Whether a name may begin where `bytes` begin.
    pub fn open(&self, bytes: &[u8]) -> bool {
        slot(bytes).is_some_and(|slot| self.0[slot / 64] >> (slot % 64) & 1 == 1)
    }
}

/// The code point of a character of one byte or three, which fits 16 bits.
fn slot(bytes: &[u8]) -> Option<usize> {
    match *bytes {
        [a @ 0..=0x7f, ..] => Some(usize::from(a)),
        [a @ 0xe0..=0xef, b, c, ..] => Some(
            (usize::from(a) & 0xf) << 12 | (usize::from(b) & 0x3f) << 6 | usize::from(c) & 0x3f,
        ),
        _ => None,
    }
}

/// Words with what each says, found by one of their characters.
pub(super) struct Words<T> {
    /// By character: one past the place of its words in `groups`, 0 for none. A table, because
    /// every character of a report is looked up in it.
    places: Vec<u16>,
    groups: Vec<Vec<(&'static str, T)>>,
}

impl<T: Copy> Words<T> {
    /// Words to be found where a text opens with them.
    pub fn by_first(words: impl Iterator<Item = (&'static str, T)>) -> Self {
        Self::by(words, |word| slot(word.as_bytes().first_chunk::<3>()?))
    }

    /// Words to be found where a text closes with them.
    pub fn by_last(words: impl Iterator<Item = (&'static str, T)>) -> Self {
        Self::by(words, |word| slot(word.as_bytes().last_chunk::<3>()?))
    }

    fn by(
        words: impl Iterator<Item = (&'static str, T)>,
        slot: impl Fn(&str) -> Option<usize>,
    ) -> Self {
        let mut found = Self { places: vec![0; 1 << 16], groups: Vec::new() };
        for (word, said) in words {
            let Some(place) = slot(word).and_then(|slot| found.places.get_mut(slot)) else {
                continue;
            };
            if *place == 0 {
                found.groups.push(Vec::new());
                *place = found.groups.len() as u16;
            }
            if let Some(group) = found.groups.get_mut(usize::from(*place) - 1) {
                group.push((word, said));
            }
        }
        for group in &mut found.groups {
            group.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        }
        found
    }

    /// The longest word that `text` opens with.
    pub fn opening(&self, text: &str) -> Option<(&'static str, T)> {
        let group = self.group(text.as_bytes().first_chunk()?)?;
        group.iter().find(|(word, _)| text.starts_with(word)).copied()
    }

    /// The longest word that `text` closes with.
    pub fn closing(&self, text: &str) -> Option<(&'static str, T)> {
        let group = self.group(text.as_bytes().last_chunk()?)?;
        group.iter().find(|(word, _)| text.ends_with(word)).copied()
    }

    fn group(&self, char: &[u8; 3]) -> Option<&[(&'static str, T)]> {
        let place = usize::from(*self.places.get(slot(char)?)?);
        self.groups.get(place.checked_sub(1)?).map(Vec::as_slice)
    }
}

/// First characters of nation-wide programs.
pub(super) static KNOWN_OPENERS: LazyLock<Openers> =
    LazyLock::new(|| Openers::of(KNOWN.values().flatten().map(|&(name, _)| name)));

/// The first two characters of `text` when both take three bytes, as all names do.
pub(super) fn pair(text: &str) -> Option<[u8; 6]> {
    let pair: [u8; 6] = text.as_bytes().get(..6)?.try_into().ok()?;
    (pair[0] >= 0xe0 && pair[3] >= 0xe0).then_some(pair)
}

/// `name` as names are compared: no blanks, quotes or stops, lower case.
pub(super) fn bare(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric() || "+＋%".contains(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

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
