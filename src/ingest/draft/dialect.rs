//! How a file marks what its text is.

use super::front_matter::FrontMatter;
use crate::ingest::markdown;
use std::path::Path;

/// How a text marks its headings and emphasis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::ingest) enum Dialect {
    #[default]
    Plain,
    Markdown,
    /// It does not: the draft's marks say what there is to say.
    Document,
}

impl Dialect {
    /// By the file's name, or by front matter and several `#` headings.
    pub fn of(path: &Path, raw: &str) -> Self {
        let named = path
            .extension()
            .and_then(|e| e.to_str())
            .is_some_and(|e| ["md", "markdown"].contains(&e.to_ascii_lowercase().as_str()));
        let headings =
            || raw.lines().filter(|line| markdown::heading(line).is_some()).take(3).count();
        if named || FrontMatter::read(raw).lines > 0 || headings() > 2 {
            Self::Markdown
        } else {
            Self::Plain
        }
    }
}
