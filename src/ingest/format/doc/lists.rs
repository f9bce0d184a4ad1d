//! Numbers that Word generates before paragraphs of a list.

use super::bytes::Bytes;
use crate::ingest::format::counter::Counter;
use crate::ingest::format::ordinal::{Ordinal, with_gap};
use std::collections::HashMap;

/// The lists of a document, and how far each has counted.
#[derive(Default)]
pub(super) struct Lists {
    patterns: HashMap<usize, Pattern>,
    /// What paragraphs refer to: the pattern, and levels that start anew.
    uses: Vec<Use>,
    counts: HashMap<usize, Counter>,
}

struct Pattern {
    levels: Vec<Level>,
    /// The style that belongs to each level.
    styles: [usize; LEVELS],
}

struct Use {
    pattern: usize,
    starts: Vec<(usize, usize)>,
    begun: bool,
}

struct Level {
    start: usize,
    ordinal: Ordinal,
    /// The number's text; characters below 9 stand for the numbers of levels.
    text: Vec<u16>,
    is_tight: bool,
    is_legal: bool,
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
                let (level, length) = Level::read(lists.get(at..).unwrap_or_default());
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
            let mut starts = Vec::new();
            at += 4;
            for _ in 0..one.u8(12).min(LEVELS) {
                let flags = uses.u32(at + 4);
                if flags & 0x10 != 0 {
                    starts.push((flags & 0xf, uses.u32(at)));
                }
                at += 8;
                if flags & 0x20 != 0 {
                    at += Level::read(uses.get(at..).unwrap_or_default()).1;
                }
            }
            self.uses.push(Use { pattern: one.u32(0), starts, begun: false });
        }
    }

    /// The number of the next paragraph of a list, counted from 1.
    pub fn next(&mut self, list: usize, level: Option<usize>, style: usize) -> String {
        let Some(one) = list.checked_sub(1).and_then(|index| self.uses.get_mut(index)) else {
            return String::new();
        };
        let Some(pattern) = self.patterns.get(&one.pattern) else { return String::new() };
        let of_style = || pattern.styles.iter().position(|s| *s == style);
        let level = level.or_else(of_style).unwrap_or(0);
        let Some(shown) = pattern.levels.get(level).filter(|_| level < LEVELS) else {
            return String::new();
        };
        let counts = self.counts.entry(one.pattern).or_default();
        if !std::mem::replace(&mut one.begun, true) {
            one.starts.iter().for_each(|&(level, _)| counts.restart(level));
        }
        counts.count(level, one.start(level, shown));
        pattern.written(shown, one, counts)
    }
}

impl Use {
    /// Where a level begins in this list.
    fn start(&self, index: usize, level: &Level) -> usize {
        let own = self.starts.iter().find(|(level, _)| *level == index);
        own.map_or(level.start, |(_, start)| *start)
    }
}

impl Pattern {
    fn written(&self, shown: &Level, list: &Use, counts: &Counter) -> String {
        if shown.ordinal == Ordinal::Bullet {
            return "• ".to_owned();
        }
        let mut out = String::new();
        for &unit in &shown.text {
            match self.levels.get(usize::from(unit)).filter(|_| usize::from(unit) < LEVELS) {
                Some(level) => {
                    let ordinal = if shown.is_legal { Ordinal::Arabic } else { level.ordinal };
                    let index = usize::from(unit);
                    out.push_str(&ordinal.written(counts.number(index, list.start(index, level))));
                }
                None => out.extend(char::from_u32(u32::from(unit)).filter(|c| *c >= ' ')),
            }
        }
        if shown.is_tight { out } else { with_gap(out) }
    }
}

impl Level {
    /// A level and how many bytes it takes.
    fn read(told: &[u8]) -> (Self, usize) {
        let at = LEVEL + told.u8(24) + told.u8(25);
        let length = told.u16(at);
        let text = told.part(at + 2, length * 2);
        let level = Self {
            start: told.u32(0).min(30_000),
            ordinal: Ordinal::numbered(told.u8(4) as u8),
            text: text.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect(),
            is_tight: told.u8(15) == 2,
            is_legal: told.u8(5) & 0x04 != 0,
        };
        (level, at + 2 + length * 2)
    }
}
