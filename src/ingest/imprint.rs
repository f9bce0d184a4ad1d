//! What does the report say of itself?
//!
//! Read from the few lines above the body, the signature below it, and front matter.
use super::tidy::FrontMatter;
use super::{Imprint, Line};

pub(super) fn read(
    _text: &str,
    _reading: &str,
    _lines: &mut [Line],
    front: &FrontMatter,
) -> Imprint {
    Imprint {
        title: front.title.clone(),
        source: front.source.clone(),
        date: front.date.clone(),
        author: front.author.clone(),
        ..Imprint::default()
    }
}
