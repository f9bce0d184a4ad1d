//! Lists of Word, however its formats write them down: the number that stands before a paragraph.

use super::counter::{Counter, LEVELS};
use super::ordinal::{Ordinal, with_gap};
use std::collections::HashMap;

/// How the numbers of one level are written.
#[derive(Clone, Debug)]
pub(super) struct Level {
    /// The first number.
    pub start: usize,
    pub ordinal: Ordinal,
    /// What is written, in order: `第`, the number, `章`.
    pub text: Vec<Part>,
    /// Nothing stands between number and text.
    pub is_tight: bool,
    /// All numbers are Arabic.
    pub is_legal: bool,
}

/// A part of what is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Text(String),
    /// The number of this level, counted from 0; the level may be missing.
    Number(usize),
}

impl Default for Level {
    fn default() -> Self {
        let (ordinal, text) = (Ordinal::Arabic, Vec::new());
        Self { start: 1, ordinal, text, is_tight: false, is_legal: false }
    }
}

/// A list: a use of levels that other lists may share.
#[derive(Debug, Default)]
pub(super) struct List {
    /// Levels that begin anew in it, with the number they begin at.
    pub starts: HashMap<usize, usize>,
    begun: bool,
}

impl List {
    /// The number of its next paragraph at `level`, with what parts it from the text; empty where
    /// there is no such level. `counts` is how far the lists that share `levels` have counted.
    pub fn next(&mut self, levels: &[Level], level: usize, counts: &mut Counter) -> String {
        let Some(shown) = levels.get(level).filter(|_| level < LEVELS) else {
            return String::new();
        };
        if !std::mem::replace(&mut self.begun, true) {
            self.starts.keys().for_each(|&level| counts.restart(level));
        }
        counts.count(level, self.start(level, shown));
        self.written(levels, shown, counts)
    }

    /// Where a level begins in this list.
    fn start(&self, index: usize, level: &Level) -> usize {
        self.starts.get(&index).copied().unwrap_or(level.start)
    }

    fn written(&self, levels: &[Level], shown: &Level, counts: &Counter) -> String {
        if shown.ordinal == Ordinal::Bullet {
            return "• ".to_owned();
        }
        let mut out = String::new();
        for part in &shown.text {
            match part {
                Part::Text(text) => out.push_str(text),
                Part::Number(index) => {
                    let Some(level) = levels.get(*index) else { continue };
                    let ordinal = if shown.is_legal { Ordinal::Arabic } else { level.ordinal };
                    let number = counts.number(*index, self.start(*index, level));
                    out.push_str(&ordinal.written(number));
                }
            }
        }
        if shown.is_tight { out } else { with_gap(out) }
    }
}
