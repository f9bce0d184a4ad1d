//! Styles of an OpenDocument text: outline levels of paragraphs, how lists are numbered.

use crate::ingest::format::counter::LEVELS;
use crate::ingest::format::ordinal::Ordinal;
use crate::ingest::xml::{Element, Piece, pieces};
use std::collections::HashMap;

/// Paragraph and list styles by name.
#[derive(Debug, Default)]
pub(super) struct Styles {
    paragraphs: HashMap<String, Paragraph>,
    lists: HashMap<String, Vec<Level>>,
    /// How headings outside lists are numbered.
    pub outline: Vec<Level>,
}

#[derive(Debug, Default)]
struct Paragraph {
    parent: Option<String>,
    level: Option<u8>,
}

/// How one level of a list is written.
#[derive(Clone, Debug)]
pub(super) struct Level {
    pub ordinal: Ordinal,
    pub prefix: String,
    pub suffix: String,
    pub start: usize,
    /// How many levels are written, this one the last.
    pub shown: usize,
}

/// Longest chain of styles based on styles.
const LONGEST_CHAIN: usize = 12;

impl Styles {
    /// Adds the styles of one part of the document.
    pub fn read(&mut self, xml: &str) {
        let mut list: Option<(String, Vec<Level>)> = None;
        pieces(xml, |piece| match piece {
            Piece::Open(element) => match element.name {
                "style" => self.paragraph(&element),
                "list-style" => {
                    list = Some((element.attribute("name").unwrap_or_default(), Vec::new()));
                }
                "outline-style" => list = Some((String::new(), Vec::new())),
                "list-level-style-number" | "list-level-style-bullet" | "outline-level-style" => {
                    if let Some((_, levels)) = list.as_mut().filter(|(_, l)| l.len() < LEVELS) {
                        levels.push(Level::of(&element));
                    }
                }
                _ => {}
            },
            Piece::Close("list-style") => self.lists.extend(list.take()),
            Piece::Close("outline-style") => {
                self.outline = list.take().map(|(_, levels)| levels).unwrap_or_default();
            }
            _ => {}
        });
    }

    fn paragraph(&mut self, element: &Element<'_>) {
        let Some(name) = element.attribute("name") else { return };
        if element.attribute("family").is_some_and(|family| family != "paragraph") {
            return;
        }
        let parent = element.attribute("parent-style-name");
        let level = element.number("default-outline-level").map(|level| level.min(9) as u8);
        self.paragraphs.insert(name, Paragraph { parent, level });
    }

    /// The outline level of a paragraph style, 0 for none.
    pub fn level(&self, name: &str) -> u8 {
        self.chain(name).find_map(|(_, style)| style?.level).unwrap_or(0)
    }

    /// Whether a paragraph style is that of titles.
    pub fn is_title(&self, name: &str) -> bool {
        self.chain(name).any(|(name, _)| name == "Title")
    }

    /// How the levels of a list are written.
    pub fn list(&self, name: &str) -> &[Level] {
        self.lists.get(name).map_or(&[], Vec::as_slice)
    }

    fn chain<'a>(
        &'a self,
        name: &'a str,
    ) -> impl Iterator<Item = (&'a str, Option<&'a Paragraph>)> {
        let found = |name: &'a str| (name, self.paragraphs.get(name));
        let above = move |(_, style): &(&'a str, Option<&'a Paragraph>)| {
            style.and_then(|style| style.parent.as_deref()).map(found)
        };
        std::iter::successors(Some(found(name)), above).take(LONGEST_CHAIN)
    }
}

impl Level {
    fn of(element: &Element<'_>) -> Self {
        let text = |name: &str| element.attribute(name).unwrap_or_default();
        let ordinal = match element.name {
            "list-level-style-bullet" => Ordinal::Bullet,
            _ => Ordinal::sampled(&text("num-format")),
        };
        Self {
            ordinal,
            prefix: text("num-prefix"),
            suffix: text("num-suffix"),
            start: element.number("start-value").unwrap_or(1),
            shown: element.number("display-levels").unwrap_or(1),
        }
    }
}
