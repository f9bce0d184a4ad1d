//! Paragraph styles of a DOCX file: which are headings, which number their paragraphs.

use crate::ingest::format::purpose::Purpose;
use crate::ingest::xml::{Piece, pieces};
use std::collections::HashMap;

/// What a paragraph style says.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    named: Purpose,
    based_on: Option<String>,
    /// By its outline level; text where it says outright that it is body text.
    levelled: Option<Purpose>,
    list: Option<String>,
    list_level: Option<usize>,
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
                    "name" => style.named = Purpose::named(&value().unwrap_or_default()),
                    "basedOn" => style.based_on = value(),
                    "outlineLvl" => style.levelled = element.number("val").map(Purpose::levelled),
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
        let stated = self.chain(id).find_map(|style| match style.named {
            Purpose::Text => style.levelled,
            named => Some(named),
        });
        stated.unwrap_or_default()
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
