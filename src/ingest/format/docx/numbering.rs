//! Numbers that Word generates before paragraphs of a list.

use crate::ingest::format::counter::{Counter, LEVELS};
use crate::ingest::format::ordinal::{Ordinal, with_gap};
use crate::ingest::xml::{Element, Piece, pieces};
use std::collections::HashMap;

/// The lists of a file, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    patterns: HashMap<String, Pattern>,
    lists: HashMap<String, List>,
    /// How far each has counted, by pattern: lists of one pattern count on.
    counts: HashMap<String, Counter>,
}

/// An `abstractNum`: how each level is written.
#[derive(Debug, Default)]
struct Pattern {
    levels: Vec<Level>,
    style: Option<String>,
    /// The style under which another pattern states the levels.
    linked: Option<String>,
}

#[derive(Clone, Debug)]
struct Level {
    start: usize,
    ordinal: Ordinal,
    /// `%1、`, `（%2）`, `%1.%2`.
    text: String,
    /// Nothing stands between number and text.
    tight: bool,
    /// All numbers are Arabic.
    legal: bool,
    /// The paragraph style that belongs to this level.
    style: Option<String>,
}

/// A `num`: a pattern in use, with starts of its own.
#[derive(Debug, Default)]
struct List {
    pattern: String,
    starts: HashMap<usize, usize>,
    begun: bool,
}

impl Default for Level {
    fn default() -> Self {
        let (text, style) = (String::new(), None);
        Self { start: 1, ordinal: Ordinal::Arabic, text, tight: false, legal: false, style }
    }
}

impl Numbering {
    /// Reads `word/numbering.xml`.
    pub fn read(xml: &str) -> Self {
        let mut reader = Reader::default();
        pieces(xml, |piece| match piece {
            Piece::Open(element) => reader.open(&element),
            Piece::Close(name) => reader.close(name),
            Piece::Text(_) => {}
        });
        reader.found
    }

    /// The number of the next paragraph of a list, with what parts it from the text.
    pub fn next(&mut self, list: &str, level: Option<usize>, style: Option<&str>) -> String {
        let Some(list) = self.lists.get_mut(list) else { return String::new() };
        let Some(mut pattern) = self.patterns.get(&list.pattern) else { return String::new() };
        if let Some(linked) = &pattern.linked
            && let Some(other) = self.patterns.values().find(|p| p.style.as_ref() == Some(linked))
        {
            pattern = other;
        }
        let of_style = || pattern.levels.iter().position(|l| l.style.as_deref() == style);
        let level = level.or_else(|| style.and_then(|_| of_style())).unwrap_or(0);
        let Some(shown) = pattern.levels.get(level).filter(|_| level < LEVELS) else {
            return String::new();
        };
        let counts = self.counts.entry(list.pattern.clone()).or_default();
        if !std::mem::replace(&mut list.begun, true) {
            list.starts.keys().for_each(|&level| counts.restart(level));
        }
        counts.count(level, list.start(level, shown));
        pattern.written(shown, list, counts)
    }
}

impl List {
    /// Where a level begins in this list.
    fn start(&self, index: usize, level: &Level) -> usize {
        self.starts.get(&index).copied().unwrap_or(level.start)
    }
}

impl Pattern {
    fn written(&self, shown: &Level, list: &List, counts: &Counter) -> String {
        if shown.ordinal == Ordinal::Bullet {
            return "• ".to_owned();
        }
        let mut out = String::new();
        let mut rest = shown.text.as_str();
        while let Some(at) = rest.find('%') {
            out.push_str(&rest[..at]);
            let digit = rest[at + 1..].chars().next().and_then(|c| c.to_digit(10));
            let Some(index) = digit.and_then(|d| (d as usize).checked_sub(1)) else { break };
            if let Some(level) = self.levels.get(index) {
                let ordinal = if shown.legal { Ordinal::Arabic } else { level.ordinal };
                out.push_str(&ordinal.written(counts.number(index, list.start(index, level))));
            }
            rest = &rest[at + 2..];
        }
        out.push_str(rest);
        if shown.tight { out } else { with_gap(out) }
    }
}

#[derive(Default)]
struct Reader {
    found: Numbering,
    pattern: Option<(String, Pattern)>,
    list: Option<(String, List)>,
    /// The level of the list that is written over.
    over: Option<usize>,
}

impl Reader {
    fn open(&mut self, element: &Element<'_>) {
        let value = || element.attribute("val");
        match element.name {
            "abstractNum" => {
                self.pattern =
                    element.attribute("abstractNumId").map(|id| (id, Pattern::default()));
            }
            "num" => self.list = element.attribute("numId").map(|id| (id, List::default())),
            "lvlOverride" => self.over = element.number("ilvl"),
            _ => {}
        }
        if let Some((_, list)) = &mut self.list {
            match (element.name, self.over) {
                ("abstractNumId", _) => list.pattern = value().unwrap_or_default(),
                ("startOverride" | "start", Some(level)) => {
                    list.starts.insert(level, element.number("val").unwrap_or(1));
                }
                _ => {}
            }
        } else if let Some((_, pattern)) = &mut self.pattern {
            pattern.open(element);
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "abstractNum" => self.found.patterns.extend(self.pattern.take()),
            "num" => self.found.lists.extend(self.list.take()),
            "lvlOverride" => self.over = None,
            _ => {}
        }
    }
}

impl Pattern {
    fn open(&mut self, element: &Element<'_>) {
        let value = || element.attribute("val");
        match element.name {
            "styleLink" => self.style = value(),
            "numStyleLink" => self.linked = value(),
            "lvl" if self.levels.len() < LEVELS => self.levels.push(Level::default()),
            _ => {}
        }
        let Some(level) = self.levels.last_mut() else { return };
        match element.name {
            "start" => level.start = element.number("val").unwrap_or(1),
            "numFmt" => level.ordinal = Ordinal::named(&value().unwrap_or_default()),
            "lvlText" => level.text = value().unwrap_or_default(),
            "suff" => level.tight = value().as_deref() == Some("nothing"),
            "isLgl" => level.legal = value().is_none_or(|value| value != "0"),
            "pStyle" => level.style = value(),
            _ => {}
        }
    }
}
