//! Lexicons: lists of words with what each says, found where they stand in a text.
//!
//! A rule that asks "which of these words stands here" asks one table by one character, however
//! long its list is. Words whose character is beyond the 16-bit plane are never found.

/// Words with what each says, found by their first character or by their last.
#[derive(Debug)]
pub struct Lexicon<T> {
    /// Characters that have words.
    keys: Openers,
    /// By character: the place of its words in `groups`. A table, because every character of a
    /// report is looked up in it.
    places: Vec<u16>,
    groups: Vec<Vec<Entry<T>>>,
    end: End,
}

/// The end of a text that words are held against.
#[derive(Clone, Copy, Debug)]
enum End {
    First,
    Last,
}

#[derive(Debug)]
struct Entry<T> {
    word: &'static str,
    said: T,
    /// The eight bytes nearest the end, with ones in `mask` where the word has bytes: nearly all
    /// that is held against it differs there already.
    bytes: u64,
    mask: u64,
}

impl<T: Copy> Entry<T> {
    fn new(word: &'static str, said: T, end: End) -> Self {
        let blank = 64 - 8 * word.len().min(8) as u32;
        let mask = match end {
            End::First => u64::MAX.checked_shr(blank).unwrap_or(0),
            End::Last => u64::MAX.checked_shl(blank).unwrap_or(0),
        };
        Self { word, said, bytes: end.eight(word.as_bytes()), mask }
    }

    /// Whether the word stands at the end of `text` whose eight bytes are `eight`.
    fn stands(&self, text: &str, eight: u64, end: End) -> bool {
        (eight ^ self.bytes) & self.mask == 0
            && (self.word.len() <= 8
                || match end {
                    End::First => text.starts_with(self.word),
                    End::Last => text.ends_with(self.word),
                })
    }
}

impl End {
    /// The eight bytes nearest this end; zeros where the text is shorter.
    fn eight(self, text: &[u8]) -> u64 {
        let mut bytes = [0; 8];
        match (self, text.first_chunk(), text.last_chunk()) {
            (Self::First, Some(first), _) => bytes = *first,
            (Self::Last, _, Some(last)) => bytes = *last,
            (Self::First, ..) => bytes[..text.len()].copy_from_slice(text),
            (Self::Last, ..) => bytes[8 - text.len()..].copy_from_slice(text),
        }
        u64::from_le_bytes(bytes)
    }

    /// The character at this end, when 16 bits hold it.
    fn key(self, text: &[u8]) -> Option<usize> {
        match self {
            Self::First => first(text),
            Self::Last => last(text),
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
        let keys = Openers::default();
        let mut found = Self { keys, places: Vec::new(), groups: Vec::new(), end };
        for (word, said) in words {
            let Some(key) = end.key(word.as_bytes()) else { continue };
            if key >= found.places.len() {
                found.places.resize(key + 1, 0);
            }
            if !found.keys.has(key) {
                found.keys.add(key);
                found.places[key] = found.groups.len() as u16;
                found.groups.push(Vec::new());
            }
            found.groups[usize::from(found.places[key])].push(Entry::new(word, said, end));
        }
        for group in &mut found.groups {
            group.sort_by_key(|entry| std::cmp::Reverse(entry.word.len()));
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
        let key = end.key(text.as_bytes()).filter(|&key| self.keys.has(key));
        let place = key.and_then(|key| self.places.get(key));
        let group = place.map_or(&[][..], |&place| &self.groups[usize::from(place)]);
        let eight = if group.is_empty() { 0 } else { end.eight(text.as_bytes()) };
        let stands = move |entry: &&Entry<T>| entry.stands(text, eight, end);
        group.iter().filter(stands).map(|entry| (entry.word, entry.said))
    }

    /// The first place of `text` from `from` on where a word stands, and the longest there.
    #[must_use]
    pub fn find(&self, text: &str, mut from: usize) -> Option<(usize, &'static str, T)> {
        while let Some(at) = self.keys.find(text, from) {
            if let Some((word, said)) = self.opening(&text[at..]) {
                return Some((at, word, said));
            }
            from = at + width(text.as_bytes()[at]);
        }
        None
    }

    /// The longest word at every place of `text` where one stands, overlapping or not.
    pub fn all_in<'a>(
        &'a self,
        text: &'a str,
    ) -> impl Iterator<Item = (usize, &'static str, T)> + use<'a, T> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let found = self.find(text, from)?;
            from = found.0 + width(text.as_bytes()[found.0]);
            Some(found)
        })
    }
}

impl Lexicon<()> {
    /// Words that a text may open with.
    #[must_use]
    pub fn heads(words: &[&'static str]) -> Self {
        Self::by_first(words.iter().map(|&word| (word, ())))
    }

    /// Words that a text may close with.
    #[must_use]
    pub fn tails(words: &[&'static str]) -> Self {
        Self::by_last(words.iter().map(|&word| (word, ())))
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

/// A set of characters: most places of a text are told from those of interest at a glance.
#[derive(Clone, Debug)]
pub struct Openers([u64; 1024]);

impl Default for Openers {
    fn default() -> Self {
        Self([0; 1024])
    }
}

impl Openers {
    /// The first characters of `words`.
    #[must_use]
    pub fn of<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut found = Self::default();
        words.into_iter().filter_map(|word| first(word.as_bytes())).for_each(|key| found.add(key));
        found
    }

    /// Whether a word may begin where `bytes` begin.
    #[must_use]
    pub fn open(&self, bytes: &[u8]) -> bool {
        first(bytes).is_some_and(|key| self.has(key))
    }

    /// The first place of `text` from `from` on where a word may begin.
    #[must_use]
    pub fn find(&self, text: &str, from: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        let mut at = from;
        while at < bytes.len() {
            if self.open(&bytes[at..]) {
                return Some(at);
            }
            at += width(bytes[at]);
        }
        None
    }

    /// The places of `text` where a word may begin, in order.
    pub fn places_in<'a>(&'a self, text: &'a str) -> impl Iterator<Item = usize> + use<'a> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let found = self.find(text, from)?;
            from = found + width(text.as_bytes()[found]);
            Some(found)
        })
    }

    /// The characters of which `is_one` holds.
    #[must_use]
    pub fn matching(is_one: impl Fn(char) -> bool) -> Self {
        let mut found = Self::default();
        let characters = ('\0'..='\u{ffff}').filter(|&c| is_one(c));
        characters.for_each(|c| found.add(c as usize));
        found
    }

    fn has(&self, key: usize) -> bool {
        self.0[key / 64] >> (key % 64) & 1 == 1
    }

    fn add(&mut self, key: usize) {
        self.0[key / 64] |= 1 << (key % 64);
    }
}

/// Bytes of the character that `lead` opens.
fn width(lead: u8) -> usize {
    match lead {
        0..=0x7f => 1,
        0x80..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0.. => 4,
    }
}

/// The code point of the character that `bytes` open with, when 16 bits hold it.
fn first(bytes: &[u8]) -> Option<usize> {
    match *bytes {
        [a @ 0xe0..=0xef, b, c, ..] => Some(
            (usize::from(a) & 0xf) << 12 | (usize::from(b) & 0x3f) << 6 | usize::from(c) & 0x3f,
        ),
        [a @ 0..=0x7f, ..] => Some(usize::from(a)),
        [a @ 0xc0..=0xdf, b, ..] => Some((usize::from(a) & 0x1f) << 6 | usize::from(b) & 0x3f),
        _ => None,
    }
}

/// The code point of the character that `bytes` close with, when 16 bits hold it.
fn last(bytes: &[u8]) -> Option<usize> {
    match *bytes {
        [.., 0xe0..=0xef, _, _] => first(&bytes[bytes.len() - 3..]),
        [.., 0..=0x7f] => first(&bytes[bytes.len() - 1..]),
        [.., 0xc0..=0xdf, _] => first(&bytes[bytes.len() - 2..]),
        _ => None,
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
        let first = Lexicon::heads(&["增长幅度", "增长"]);
        assert_eq!(first.opening("增长幅度达"), Some(("增长幅度", ())));
        assert_eq!(first.opening("增长幅"), Some(("增长", ())));
        let last = Lexicon::tails(&["预期增长"]);
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
