//! The lists of a .docx, as `word/numbering.xml` has them.

use crate::ingest::format::counter::{Counter, LEVELS};
use crate::ingest::format::ordinal::Ordinal;
use crate::ingest::format::word_list::{Level, List, Part};
use crate::ingest::xml::{Element, Piece, pieces};
use std::collections::HashMap;

/// The lists of a file, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    patterns: HashMap<String, Pattern>,
    /// Each `num`: the pattern it uses, and where its own levels begin.
    lists: HashMap<String, (String, List)>,
    /// How far each has counted, by pattern: lists of one pattern count on.
    counts: HashMap<String, Counter>,
}

/// An `abstractNum`: how each level is written.
#[derive(Debug, Default)]
struct Pattern {
    levels: Vec<Level>,
    /// The paragraph style that belongs to each level.
    styles: Vec<Option<String>>,
    style: Option<String>,
    /// The style under which another pattern states the levels.
    linked: Option<String>,
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
        let Some((id, list)) = self.lists.get_mut(list) else { return String::new() };
        let Some(mut pattern) = self.patterns.get(id) else { return String::new() };
        if let Some(linked) = &pattern.linked
            && let Some(other) = self.patterns.values().find(|p| p.style.as_ref() == Some(linked))
        {
            pattern = other;
        }
        let of_style = || pattern.styles.iter().position(|own| own.as_deref() == style);
        let level = level.or_else(|| style.and_then(|_| of_style())).unwrap_or(0);
        list.next(&pattern.levels, level, self.counts.entry(id.clone()).or_default())
    }
}

#[derive(Default)]
struct Reader {
    found: Numbering,
    pattern: Option<(String, Pattern)>,
    list: Option<(String, (String, List))>,
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
            "num" => self.list = element.attribute("numId").map(|id| (id, Default::default())),
            "lvlOverride" => self.over = element.number("ilvl"),
            _ => {}
        }
        if let Some((_, (pattern, list))) = &mut self.list {
            match (element.name, self.over) {
                ("abstractNumId", _) => *pattern = value().unwrap_or_default(),
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
            "lvl" if self.levels.len() < LEVELS => {
                self.levels.push(Level::default());
                self.styles.push(None);
            }
            _ => {}
        }
        let Some((level, style)) = self.levels.last_mut().zip(self.styles.last_mut()) else {
            return;
        };
        match element.name {
            "start" => level.start = element.number("val").unwrap_or(1),
            "numFmt" => level.ordinal = Ordinal::named(&value().unwrap_or_default()),
            "lvlText" => level.text = parts(&value().unwrap_or_default()),
            "suff" => level.is_tight = value().as_deref() == Some("nothing"),
            "isLgl" => level.is_legal = value().is_none_or(|value| value != "0"),
            "pStyle" => *style = value(),
            _ => {}
        }
    }
}

/// A number's text in parts: `%1、`, `（%2）`, `%1.%2`.
fn parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('%') {
        parts.push(Part::Text(rest[..at].to_owned()));
        rest = &rest[at..];
        let digit = rest[1..].chars().next().and_then(|c| c.to_digit(10));
        let Some(index) = digit.and_then(|d| (d as usize).checked_sub(1)) else { break };
        parts.push(Part::Number(index));
        rest = &rest[2..];
    }
    parts.push(Part::Text(rest.to_owned()));
    parts
}
