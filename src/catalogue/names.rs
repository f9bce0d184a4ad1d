//! Many names in one block of memory, folded for matching, each with a mask that tells at a
//! glance which queries cannot match it.

use crate::text::han;
use crate::text::{fold, pinyin};

/// Folded names by index.
#[derive(Clone, Debug, Default)]
pub struct Names {
    text: String,
    ends: Vec<u32>,
    masks: Vec<Mask>,
}

/// The characters of a name as a set: initials and ASCII letters, digits, hashed 汉字.
///
/// One bit a letter that begins a reading or is written, one a letter that is written, one a
/// digit; the other 66 bits share all other characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mask(u128);

const LETTERS: u32 = 26;
const DIGITS: u32 = 10;
/// The first bit for written letters, for digits, for other characters.
const WRITTEN: u32 = LETTERS;
const DIGIT: u32 = WRITTEN + LETTERS;
const OTHER: u32 = DIGIT + DIGITS;

impl Names {
    /// Folds `name` and adds it.
    pub fn push(&mut self, name: &str) {
        let start = self.text.len();
        self.text.extend(folded(name));
        self.ends.push(self.text.len() as u32);
        self.masks.push(Mask::of_name(&self.text[start..]));
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The folded name at `index`, empty when there is none.
    #[must_use]
    pub fn get(&self, index: usize) -> &str {
        let end = self.ends.get(index).map_or(0, |end| *end as usize);
        let start = index.checked_sub(1).and_then(|before| self.ends.get(before));
        self.text.get(start.map_or(0, |start| *start as usize)..end).unwrap_or("")
    }

    /// The mask of the name at `index`.
    #[must_use]
    pub fn mask(&self, index: usize) -> Mask {
        self.masks.get(index).copied().unwrap_or_default()
    }
}

impl<S: AsRef<str>> FromIterator<S> for Names {
    fn from_iter<I: IntoIterator<Item = S>>(names: I) -> Self {
        let mut all = Self::default();
        for name in names {
            all.push(name.as_ref());
        }
        all
    }
}

impl Mask {
    /// What a folded name offers.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        let bits = |c| own_bit(c) | written_bit(c) | u128::from(pinyin::initials(c));
        Self(name.chars().fold(0, |all, c| all | bits(c)))
    }

    /// What a folded word demands: its 汉字 and digits, and the letters that must begin a
    /// reading or be written as they are.
    #[must_use]
    pub fn of_word(word: &str) -> Self {
        let mut bits = 0;
        let mut inside_reading = false;
        for c in word.chars() {
            let letter = c.is_ascii_lowercase();
            if !letter || !inside_reading || pinyin::only_begins(c) {
                bits |= own_bit(c);
            }
            inside_reading = letter;
        }
        Self(bits)
    }

    /// What a folded word demands to be found as it stands.
    #[must_use]
    pub fn of_written(word: &str) -> Self {
        Self(word.chars().fold(0, |all, c| all | own_bit(c) | written_bit(c)))
    }

    /// Whether all that `demand` asks for is here.
    #[must_use]
    pub fn covers(self, demand: Self) -> bool {
        self.0 & demand.0 == demand.0
    }
}

/// `name` in the form in which names are matched; one character for each of its characters.
pub fn folded(name: &str) -> Vec<char> {
    fold::simplified(name).chars().map(fold_char).collect()
}

fn fold_char(c: char) -> char {
    let c = fold::half_width(c);
    match c {
        'ü' | 'Ü' => 'v',
        _ if c.is_ascii() => c.to_ascii_lowercase(),
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

fn own_bit(c: char) -> u128 {
    match c {
        'a'..='z' => 1 << (c as u32 - 'a' as u32),
        '0'..='9' => 1 << (DIGIT + c as u32 - '0' as u32),
        _ if is_passed_over(c) => 0,
        _ => 1 << (OTHER + c as u32 % (u128::BITS - OTHER)),
    }
}

fn written_bit(c: char) -> u128 {
    if c.is_ascii_lowercase() { 1 << (WRITTEN + c as u32 - 'a' as u32) } else { 0 }
}

/// Whether a character of a name counts for nothing: 巾帼心向党·扬帆新征程.
pub fn is_passed_over(c: char) -> bool {
    // The answer for nearly all characters, without the tables behind `is_alphanumeric`.
    !han::is_common(c) && !c.is_alphanumeric() && !"%‰+.".contains(c)
}
