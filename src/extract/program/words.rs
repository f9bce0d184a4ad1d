//! Words with what each says, found fast at any place of a text.

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

    /// Every word that `text` closes with, the longest first.
    pub fn closings<'s>(&'s self, text: &'s str) -> impl Iterator<Item = T> + 's {
        let group = text.as_bytes().last_chunk().and_then(|last| self.group(last));
        let words = group.unwrap_or_default().iter();
        words.filter(|(word, _)| text.ends_with(word)).map(|(_, said)| *said)
    }

    fn group(&self, char: &[u8; 3]) -> Option<&[(&'static str, T)]> {
        let place = usize::from(*self.places.get(slot(char)?)?);
        self.groups.get(place.checked_sub(1)?).map(Vec::as_slice)
    }
}

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
