//! Where a word may begin: most places of a text are told from those of interest at a glance.

/// A set of characters, none of them beyond the 16-bit plane.
#[derive(Clone, Debug)]
pub struct Characters([u64; 1024]);

impl Default for Characters {
    fn default() -> Self {
        Self([0; 1024])
    }
}

impl FromIterator<char> for Characters {
    fn from_iter<I: IntoIterator<Item = char>>(characters: I) -> Self {
        let mut found = Self::default();
        characters.into_iter().for_each(|c| found.add(c));
        found
    }
}

impl Characters {
    /// The characters of `list`.
    #[must_use]
    pub fn of(list: &str) -> Self {
        list.chars().collect()
    }

    /// The characters of which `is_one` holds.
    #[must_use]
    pub fn matching(is_one: impl Fn(char) -> bool) -> Self {
        ('\0'..='\u{ffff}').filter(|&c| is_one(c)).collect()
    }

    /// Whether `c` is one of them.
    #[must_use]
    pub fn has(&self, c: char) -> bool {
        let key = c as usize;
        self.0.get(key / 64).is_some_and(|bits| bits >> (key % 64) & 1 == 1)
    }

    /// The first place of `text` from `from` on where one stands.
    #[must_use]
    pub fn find(&self, text: &str, from: usize) -> Option<usize> {
        self.places_in(text.get(from..)?).next().map(|at| from + at)
    }

    /// The places of `text` where one stands, in order.
    pub fn places_in<'a>(&'a self, text: &'a str) -> impl Iterator<Item = usize> + use<'a> {
        text.char_indices().filter(|&(_, c)| self.has(c)).map(|(at, _)| at)
    }

    fn add(&mut self, c: char) {
        if let Some(bits) = self.0.get_mut(c as usize / 64) {
            *bits |= 1 << (c as usize % 64);
        }
    }
}

/// The first two characters of words: hardly another place of a text passes for their beginning.
#[derive(Clone, Debug)]
pub struct Openers {
    /// Words of one character, where there are such.
    singles: Option<Characters>,
    /// A bit for each place that the first two characters of a longer word are hashed to.
    pairs: Box<[u64]>,
}

/// Places for each word, at least: few others share one.
const ROOM: usize = 16;

impl FromIterator<(char, char)> for Openers {
    /// From the first two characters of words, the second [`NONE`] where there is but one.
    fn from_iter<I: IntoIterator<Item = (char, char)>>(words: I) -> Self {
        let words: Vec<_> = words.into_iter().collect();
        let room = (words.len() * ROOM).next_power_of_two().max(64);
        let mut found = Self { singles: None, pairs: vec![0; room / 64].into() };
        for (first, second) in words {
            if second == NONE {
                found.singles.get_or_insert_default().add(first);
            } else {
                let place = found.place(first, second);
                found.pairs[place / 64] |= 1 << (place % 64);
            }
        }
        found
    }
}

impl Openers {
    /// What `words` begin with.
    #[must_use]
    pub fn of<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        words.into_iter().map(|word| two(word.chars())).collect()
    }

    /// Whether a word may begin with `first` when `second` stands behind it, or [`NONE`].
    #[must_use]
    pub fn open(&self, first: char, second: char) -> bool {
        let place = self.place(first, second);
        (self.pairs[place / 64] >> (place % 64) & 1 == 1)
            || self.singles.as_ref().is_some_and(|s| s.has(first))
    }

    /// Where two characters are hashed to: of a power of two of bits, the lowest count.
    fn place(&self, first: char, second: char) -> usize {
        ((first as usize).wrapping_mul(0x9e5) ^ second as usize) & (self.pairs.len() * 64 - 1)
    }

    /// The first place of `text` from `from` on where a word may begin.
    #[must_use]
    pub fn find(&self, text: &str, from: usize) -> Option<usize> {
        self.places_in(text.get(from..)?).next().map(|at| from + at)
    }

    /// The places of `text` where a word may begin, in order.
    pub fn places_in<'a>(&'a self, text: &'a str) -> impl Iterator<Item = usize> + use<'a> {
        let mut chars = text.char_indices();
        let mut next = chars.next();
        std::iter::from_fn(move || {
            loop {
                let (at, first) = next?;
                next = chars.next();
                if self.open(first, next.map_or(NONE, |(_, c)| c)) {
                    return Some(at);
                }
            }
        })
    }
}

/// Stands for the character that is missing at the end of a text.
pub const NONE: char = '\0';

/// The first two of `characters`.
#[must_use]
pub fn two(mut characters: impl Iterator<Item = char>) -> (char, char) {
    (characters.next().unwrap_or(NONE), characters.next().unwrap_or(NONE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_found_where_they_stand() {
        let stops = Characters::of("，。");
        assert_eq!(stops.places_in("甲，é𠀀乙。").collect::<Vec<_>>(), [3, 15]);
        assert_eq!((stops.find("甲，乙", 4), stops.find("甲，乙", 99)), (None, None));
        assert!(!Characters::of("𠀀").has('𠀀') && Characters::matching(|c| c == 'é').has('é'));
    }

    #[test]
    fn words_begin_where_two_of_their_characters_stand_or_their_only_one() {
        let openers = Openers::of(["目标", "节", "5A级", ""]);
        let found: Vec<_> = openers.places_in("目的目标，节5A𠀀5").collect();
        assert_eq!(found, [6, 15, 18]);
        assert_eq!((openers.find("目标", 0), openers.find("目", 0)), (Some(0), None));
        assert_eq!(openers.find("", 0), None);
    }
}
