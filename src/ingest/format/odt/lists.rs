//! How far the lists of an OpenDocument text have counted.

use super::styles::{Level, Styles};
use crate::ingest::format::counter::Counter;
use crate::ingest::format::ordinal::{Ordinal, with_gap};
use crate::ingest::xml::Element;
use std::collections::HashMap;

/// Open lists and their numbers.
pub(super) struct Lists<'a> {
    styles: &'a Styles,
    /// Names of the styles of the open lists; the depth is the level.
    open: Vec<String>,
    /// For each open item whether its number is still to be written, and where it starts.
    items: Vec<(bool, Option<usize>)>,
    counts: HashMap<String, Counter>,
    headings: Counter,
}

impl<'a> Lists<'a> {
    pub fn new(styles: &'a Styles) -> Self {
        let (open, items, counts) = (Vec::new(), Vec::new(), HashMap::new());
        Self { styles, open, items, counts, headings: Counter::default() }
    }

    /// Whether a list is open.
    pub fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    pub fn open(&mut self, element: &Element<'_>) {
        if element.name == "list" {
            let named = element.attribute("style-name");
            let style = named.or_else(|| self.open.last().cloned()).unwrap_or_default();
            let goes_on = element.attribute("continue-numbering").is_some_and(|v| v == "true")
                || element.attribute("continue-list").is_some();
            if self.open.is_empty() && !goes_on {
                self.counts.remove(&style);
            }
            self.open.push(style);
        } else {
            let counts = element.name == "list-item";
            self.items.push((counts, element.number("start-value")));
        }
    }

    pub fn close(&mut self, name: &str) {
        if name == "list" {
            self.open.pop();
        } else {
            self.items.pop();
        }
    }

    /// The number of the item that a paragraph opens; nothing for its later paragraphs.
    pub fn number_paragraph(&mut self) -> String {
        let Some((true, start)) = self.items.last().copied() else { return String::new() };
        // An item that only holds a list has no number of its own.
        self.items.iter_mut().for_each(|item| item.0 = false);
        let (Some(style), Some(level)) = (self.open.last(), self.open.len().checked_sub(1)) else {
            return String::new();
        };
        let counts = self.counts.entry(style.clone()).or_default();
        if start.is_some() {
            counts.restart(level);
        }
        next(self.styles.list(style), level, start, counts)
    }

    /// The number of a heading outside lists.
    pub fn number_heading(&mut self, level: usize) -> String {
        next(&self.styles.outline, level.saturating_sub(1), None, &mut self.headings)
    }
}

/// Counts one on at `level`, from `start` where the item states one, and writes the number.
fn next(levels: &[Level], level: usize, start: Option<usize>, counts: &mut Counter) -> String {
    let Some(shown) = levels.get(level) else { return String::new() };
    counts.count(level, start.unwrap_or(shown.start));
    match shown.ordinal {
        Ordinal::Bullet => return "• ".to_owned(),
        Ordinal::None => return String::new(),
        _ => {}
    }
    let first = (level + 1).saturating_sub(shown.shown.max(1));
    let shown_levels = (first..=level).zip(&levels[first..=level]);
    let numbers: Vec<String> = shown_levels
        .filter(|(_, level)| level.ordinal != Ordinal::None)
        .map(|(index, level)| level.ordinal.written(counts.number(index, level.start)))
        .collect();
    with_gap(format!("{}{}{}", shown.prefix, numbers.join("."), shown.suffix))
}
