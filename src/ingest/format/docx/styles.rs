//! Paragraph styles of a DOCX file: which are headings, which number their paragraphs.

use crate::ingest::xml::{Piece, pieces};
use std::collections::HashMap;

/// What a paragraph style says.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    name: String,
    based_on: Option<String>,
    /// 1 to 9; 0 where it says outright that it is body text.
    level: Option<u8>,
    list: Option<String>,
    list_level: Option<usize>,
}

/// What a style means for an outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    Text,
    Heading(u8),
    Title,
    /// An entry of the table of contents.
    Contents,
}

/// The styles by their identifiers.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

/// Longest chain of styles based on styles.
const LONGEST_CHAIN: usize = 12;

impl Styles {
    /// Reads `word/styles.xml`.
    pub fn read(xml: &str) -> Self {
        let mut styles = HashMap::new();
        let mut open: Option<(String, Style)> = None;
        pieces(xml, |piece| match piece {
            Piece::Open(element) => {
                if element.name == "style" {
                    open = element.attribute("styleId").map(|id| (id, Style::default()));
                }
                let Some((_, style)) = &mut open else { return };
                let value = || element.attribute("val");
                match element.name {
                    "name" => style.name = value().unwrap_or_default().to_lowercase(),
                    "basedOn" => style.based_on = value(),
                    "outlineLvl" => style.level = element.number("val").map(level),
                    "numId" => style.list = value(),
                    "ilvl" => style.list_level = element.number("val"),
                    _ => {}
                }
            }
            Piece::Close("style") => styles.extend(open.take()),
            _ => {}
        });
        Self(styles)
    }

    /// What paragraphs of a style are for.
    pub fn purpose(&self, id: &str) -> Purpose {
        for style in self.chain(id) {
            match style.by_name() {
                Purpose::Text => {}
                purpose => return purpose,
            }
            match style.level {
                Some(0) => return Purpose::Text,
                Some(level) => return Purpose::Heading(level),
                None => {}
            }
        }
        Purpose::Text
    }

    /// The list that numbers paragraphs of a style, and the level stated.
    pub fn list(&self, id: &str) -> Option<(&str, Option<usize>)> {
        let level = self.chain(id).find_map(|style| style.list_level);
        self.chain(id).find_map(|style| style.list.as_deref()).map(|list| (list, level))
    }

    /// A style, the one it is based on, and so on.
    fn chain(&self, id: &str) -> impl Iterator<Item = &Style> {
        let above = |style: &&Style| style.based_on.as_ref().and_then(|id| self.0.get(id));
        std::iter::successors(self.0.get(id), above).take(LONGEST_CHAIN)
    }
}

/// Levels count from 0 in the file; 9 is body text.
pub(super) fn level(stated: usize) -> u8 {
    if stated < 9 { stated as u8 + 1 } else { 0 }
}

impl Style {
    fn by_name(&self) -> Purpose {
        let name = self.name.as_str();
        let number = |prefix: &str| {
            let level: u8 = name.strip_prefix(prefix)?.trim().parse().ok()?;
            (1..=9).contains(&level).then_some(level)
        };
        if let Some(level) = number("heading").or_else(|| number("标题")) {
            return Purpose::Heading(level);
        }
        match name {
            "title" | "标题" | "文章标题" => Purpose::Title,
            _ if name.starts_with("toc") || name.starts_with("目录") => Purpose::Contents,
            _ => Purpose::Text,
        }
    }
}
