//! A draft becomes a source: tidied, page furniture marked, imprint read.

use super::draft::Draft;
use super::encoding::Decoded;
use super::tidy::{Tidied, tidy};
use super::{Source, imprint, noise};
use crate::text::fold;
use std::borrow::Cow;
use std::path::Path;

impl Source {
    /// A source from text already decoded: tidied, with roles and imprint.
    ///
    /// `path` tells Markdown from plain text; nothing is read from it.
    #[must_use]
    pub fn from_text(path: &Path, raw: &str) -> Self {
        let decoded = Decoded { text: raw.to_owned(), encoding: "UTF-8", notices: Vec::new() };
        Self::from_draft(path, Draft::of_text(path, decoded))
    }

    /// A source from what a format made of a file.
    #[must_use]
    pub fn from_draft(path: &Path, draft: Draft) -> Self {
        let Tidied { text, mut lines, joins, notices, front_matter } = tidy(&draft);
        let simplified = match fold::simplified(&text) {
            Cow::Owned(folded) => Some(folded),
            Cow::Borrowed(_) => None,
        };
        let reading = simplified.as_deref().unwrap_or(&text);
        noise::mark(reading, &mut lines);
        let imprint = imprint::read(&text, reading, &mut lines, &front_matter);
        let Draft { place, encoding, notices: mut all, .. } = draft;
        all.extend(notices);
        let path = path.to_owned();
        Self { path, text, simplified, lines, joins, imprint, place, encoding, notices: all }
    }
}
