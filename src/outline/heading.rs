//! A heading on its way into the outline: where it stands and what it showed itself by.

use crate::outline::Origin;
use crate::outline::marker::Marker;

/// A heading whose level is not yet known.
#[derive(Clone, Copy, Debug)]
pub struct Heading {
    /// Index of its paragraph.
    pub paragraph: usize,
    /// Its numbering.
    pub marker: Option<Marker>,
    /// First byte of the title.
    pub start: usize,
    /// One past the last byte of the title.
    pub end: usize,
    /// First byte of the text that runs on behind the title; the paragraph's end when none does.
    pub next: usize,
    /// How it shows itself.
    pub origin: Origin,
    /// What its level is told by.
    pub style: Style,
}

/// What a heading's level is told by: headings of one style under one parent are siblings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// The format states a level (Markdown, Word).
    Stated(u8),
    /// A numbering.
    Numbered(u8),
    /// A line standing alone.
    Line,
    /// A usual part such as 前言: at the top, and no part nests in it.
    Apart,
    /// A run-in heading, 0 for the outer of two in one line.
    RunIn(u8),
}
