//! A text: what are its sections?
//!
//! Headings are numbered, short lines standing alone, or the topic sentence that opens a
//! paragraph (run-in). Reading an outline cannot fail and does no I/O.

use crate::ingest::Source;
use crate::text::Span;

/// The sections of one report, in reading order.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// Every heading with the text it governs.
    pub sections: Vec<Section>,
}

/// A heading and what stands under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section {
    /// 1 is the top of the body.
    pub level: u8,
    /// The numbering before the title (`一、`, `（一）`), empty when there is none.
    pub marker: Span,
    /// The heading without marker and final punctuation.
    pub title: Span,
    /// How the heading shows itself.
    pub origin: Origin,
    /// From the marker to the next heading of the same or a higher level.
    pub extent: Span,
}

/// How a heading shows itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// 一、 (一) 1. ① 第一章
    Numbered,
    /// A short line standing alone.
    Line,
    /// The topic sentence that opens a paragraph.
    RunIn,
}

impl Origin {
    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Numbered => "numbered",
            Self::Line => "line",
            Self::RunIn => "run-in",
        }
    }
}

impl Outline {
    /// Lifts the outline out of a source.
    #[must_use]
    pub fn read(source: &Source) -> Self {
        let _ = source;
        Self::default()
    }

    /// Index of the innermost section that holds `offset`.
    #[must_use]
    pub fn section_at(&self, offset: usize) -> Option<usize> {
        let end = self.sections.partition_point(|s| s.extent.start as usize <= offset);
        (0..end).rev().find(|&i| self.sections[i].extent.contains(offset))
    }

    /// Index of the section that `index` stands in.
    #[must_use]
    pub fn parent(&self, index: usize) -> Option<usize> {
        let level = self.sections.get(index)?.level;
        (0..index).rev().find(|&i| self.sections[i].level < level)
    }
}
