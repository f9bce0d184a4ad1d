//! The tables of lists in a .doc.

use super::bytes::Bytes;
use crate::ingest::format::counter::Counter;
use crate::ingest::format::ordinal::Ordinal;
use crate::ingest::format::word_list::{Level, List, Part};
use std::collections::HashMap;

/// The lists of a document, and how far each has counted.
#[derive(Default)]
pub(super) struct Lists {
    patterns: HashMap<usize, Pattern>,
    /// What paragraphs refer to: a pattern, and a list that uses it.
    uses: Vec<(usize, List)>,
    counts: HashMap<usize, Counter>,
}

struct Pattern {
    levels: Vec<Level>,
    /// The style that belongs to each level.
    styles: [usize; LEVELS],
}

const LEVELS: usize = 9;
const LIST: usize = 28;
const LEVEL: usize = 28;
const USE: usize = 16;

impl Lists {
    /// Reads the table of lists and that of their uses.
    pub fn read(lists: &[u8], uses: &[u8]) -> Self {
        let count = lists.u16(0);
        let mut found = Self::default();
        // The levels follow behind the table, which its own length leaves out.
        let mut at = 2 + count * LIST;
        for index in 0..count {
            let list = lists.part(2 + index * LIST, LIST);
            if list.len() < LIST || at >= lists.len() {
                break;
            }
            let is_simple = list.u8(26) & 1 != 0;
            let mut pattern = Pattern { levels: Vec::new(), styles: [0; LEVELS] };
            for (level, style) in pattern.styles.iter_mut().enumerate() {
                *style = list.u16(8 + level * 2);
            }
            for _ in 0..if is_simple { 1 } else { LEVELS } {
                let (level, length) = level(lists.get(at..).unwrap_or_default());
                pattern.levels.push(level);
                at += length;
            }
            found.patterns.insert(list.u32(0), pattern);
        }
        found.read_uses(uses);
        found
    }

    fn read_uses(&mut self, uses: &[u8]) {
        let count = uses.u32(0).min(uses.len() / USE);
        let mut at = 4 + count * USE;
        for index in 0..count {
            let one = uses.part(4 + index * USE, USE);
            let mut list = List::default();
            at += 4;
            for _ in 0..one.u8(12).min(LEVELS) {
                let flags = uses.u32(at + 4);
                if flags & 0x10 != 0 {
                    list.starts.entry(flags & 0xf).or_insert(uses.u32(at));
                }
                at += 8;
                if flags & 0x20 != 0 {
                    at += level(uses.get(at..).unwrap_or_default()).1;
                }
            }
            self.uses.push((one.u32(0), list));
        }
    }

    /// The number of the next paragraph of a list, counted from 1.
    pub fn next(&mut self, list: usize, level: Option<usize>, style: usize) -> String {
        let Some((id, list)) = list.checked_sub(1).and_then(|index| self.uses.get_mut(index))
        else {
            return String::new();
        };
        let Some(pattern) = self.patterns.get(id) else { return String::new() };
        let of_style = || pattern.styles.iter().position(|s| *s == style);
        let level = level.or_else(of_style).unwrap_or(0);
        list.next(&pattern.levels, level, self.counts.entry(*id).or_default())
    }
}

/// A level and how many bytes it takes.
fn level(told: &[u8]) -> (Level, usize) {
    let at = LEVEL + told.u8(24) + told.u8(25);
    let length = told.u16(at);
    let text = told.part(at + 2, length * 2);
    let units = text.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    let level = Level {
        start: told.u32(0).min(30_000),
        ordinal: Ordinal::numbered(told.u8(4) as u8),
        text: units.filter_map(part).collect(),
        is_tight: told.u8(15) == 2,
        is_legal: told.u8(5) & 0x04 != 0,
    };
    (level, at + 2 + length * 2)
}

/// What one unit of a number's text stands for: below 9 the number of a level, else a character.
fn part(unit: u16) -> Option<Part> {
    if usize::from(unit) < LEVELS {
        return Some(Part::Number(usize::from(unit)));
    }
    let c = char::from_u32(u32::from(unit)).filter(|c| *c >= ' ')?;
    Some(Part::Text(c.into()))
}
