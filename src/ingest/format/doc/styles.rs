//! Paragraph styles of a Word document.

use super::bytes::Bytes;
use super::properties::Paragraph;
use crate::ingest::format::purpose::Purpose;

/// What a paragraph style says.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Style {
    pub purpose: Purpose,
    pub list: Option<usize>,
    pub list_level: Option<usize>,
    base: usize,
}

/// The styles by number.
pub(super) struct Styles(Vec<Style>);

/// The most styles that there can be.
const MOST: usize = 4096;
/// The number of no style.
const NONE: usize = 0x0fff;
/// Longest chain of styles based on styles.
const LONGEST_CHAIN: usize = 12;

impl Styles {
    /// Reads the style sheet.
    pub fn read(sheet: &[u8]) -> Self {
        let head = sheet.u16(0);
        let (count, base_size) = (sheet.u16(2).min(MOST), sheet.u16(4));
        let mut styles = Vec::new();
        let mut at = 2 + head;
        for _ in 0..count {
            let length = sheet.u16(at);
            let told = sheet.part(at + 2, length);
            styles.push(if length == 0 { Style::default() } else { Style::of(told, base_size) });
            at += 2 + length;
        }
        Self(styles)
    }

    /// A style with what it takes from those it is based on.
    pub fn get(&self, number: usize) -> Style {
        let mut found = Style::default();
        let mut at = number;
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = self.0.get(at) else { break };
            if found.purpose == Purpose::Text {
                found.purpose = style.purpose;
            }
            found.list = found.list.or(style.list);
            found.list_level = found.list_level.or(style.list_level);
            at = style.base;
        }
        found
    }
}

impl Style {
    fn of(told: &[u8], base_size: usize) -> Self {
        let known = told.u16(0) & 0x0fff;
        let (kind, base) = (told.u16(2) & 0x000f, told.u16(2) >> 4);
        if kind != 1 {
            return Self { base: NONE, ..Self::default() };
        }
        let name = told.u16(base_size);
        // Behind the name, which a zero ends, stands what the style says of paragraphs.
        let at = base_size + 2 + name * 2 + 2;
        let length = told.u16(at);
        let stated = Paragraph::of(told.part(at + 4, length.saturating_sub(2)));
        let purpose = match known {
            1..=9 => Purpose::Heading(known as u8),
            19..=27 => Purpose::Contents,
            62 => Purpose::Title,
            _ => stated.levelled.unwrap_or_default(),
        };
        Self { purpose, list: stated.list, list_level: stated.list_level, base }
    }
}
