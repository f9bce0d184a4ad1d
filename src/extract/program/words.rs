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

static HEADS: LazyLock<HashMap<&'static str, Head>> = LazyLock::new(|| {
    table_rows(include_str!("heads.tsv"))
        .filter_map(|row| match row[..] {
            [word, kind, place] => {
                let (own, tail) = (place != "tail", place != "own");
                Some((word, Head { kind: ProgramKind::named(kind)?, len: word.len(), own, tail }))
            }
            _ => None,
        })
        .collect()
});

static CUES: LazyLock<HashMap<&'static str, Cue>> = LazyLock::new(|| {
    table_rows(include_str!("cues.tsv"))
        .filter_map(|row| {
            let weight = row.get(1)?.parse::<f32>().ok()? / 100.0;
            let kind = row.get(2).and_then(|kind| ProgramKind::named(kind));
            Some((*row.first()?, Cue { weight, kind }))
        })
        .collect()
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

/// The code point of a three-byte character, which fits 16 bits.
fn slot(bytes: &[u8]) -> Option<usize> {
    match *bytes {
        [a @ 0xe0..=0xef, b, c, ..] => Some(
            (usize::from(a) & 0xf) << 12 | (usize::from(b) & 0x3f) << 6 | usize::from(c) & 0x3f,
        ),
        _ => None,
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
    let starts: Vec<usize> = name.char_indices().rev().take(6).map(|(i, _)| i).collect();
    starts
        .into_iter()
        .rev()
        .filter_map(|i| HEADS.get(&name[i..]).map(|&head| (i, head)))
        .find(|(_, head)| head.own)
}

/// The first head in `tail`, and the bytes before it.
pub(super) fn tail_head(tail: &str) -> Option<(usize, Head)> {
    tail.char_indices().find_map(|(i, _)| {
        let rest = &tail[i..];
        let ends: Vec<usize> = rest.char_indices().map(|(j, c)| j + c.len_utf8()).take(8).collect();
        let head = ends.into_iter().rev().filter_map(|j| HEADS.get(&rest[..j])).find(|h| h.tail);
        head.map(|&head| (i, head))
    })
}

/// The cue that stands nearest before the end of `text`, and the bytes between.
pub(super) fn cue_before(text: &str) -> Option<(usize, Cue)> {
    let places: Vec<usize> =
        text.char_indices().map(|(i, _)| i).chain([text.len()]).rev().take(16).collect();
    places.iter().enumerate().take(10).find_map(|(nth, &end)| {
        let longest = (2..=6).rev().filter_map(|n| places.get(nth + n));
        longest
            .filter_map(|&start| CUES.get(&text[start..end]))
            .next()
            .map(|&cue| (text.len() - end, cue))
    })
}
