//! What paragraphs of a style are for.

use crate::ingest::draft::{Draft, Mark};

/// What a paragraph is for, as its style says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Text of the body.
    #[default]
    Text,
    /// A heading of this level, from 1.
    Heading(u8),
    /// The title of the report.
    Title,
    /// An entry of the table of contents.
    Contents,
}

impl Purpose {
    /// By the name of a style, as Word, WPS and LibreOffice give it.
    pub fn named(name: &str) -> Self {
        let name = name.trim().trim_end_matches(';').to_lowercase();
        let level = |prefix: &str| {
            let level: u8 = name.strip_prefix(prefix)?.trim().parse().ok()?;
            (1..=9).contains(&level).then_some(level)
        };
        if let Some(level) = level("heading").or_else(|| level("标题")) {
            return Self::Heading(level);
        }
        match name.as_str() {
            "title" | "标题" | "文章标题" => Self::Title,
            _ if name.starts_with("toc") || name.starts_with("目录") => Self::Contents,
            _ => Self::Text,
        }
    }

    /// By an outline level counted from 0; 9 is body text.
    pub fn levelled(level: usize) -> Self {
        if level < 9 { Self::Heading(level as u8 + 1) } else { Self::Text }
    }

    /// Appends a paragraph of this purpose, which `bold` bytes open in bold.
    pub fn push(self, draft: &mut Draft, number: u32, text: &str, bold: usize) {
        let mark = match self {
            Self::Text => Mark::body(number),
            Self::Heading(level) => Mark::heading(number, level),
            Self::Contents => Mark::noise(number),
            Self::Title => {
                draft.stated.title.push_str(text.trim());
                Mark::body(number)
            }
        };
        draft.push(mark.bold(bold), text);
    }
}
