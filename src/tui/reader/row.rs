//! A row of the page, and what all rows depend on.

use crate::ingest::Role;
use crate::text::{Ruler, Span};

/// What the rows of a page depend on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    /// Cells of the column.
    pub cells: u16,
    /// How cells are counted.
    pub ruler: Ruler,
    /// Whether page furniture is shown.
    pub noise: bool,
}

/// What a row shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetRow {
    /// The text it stands for.
    pub span: Span,
    /// The parts with the cell each starts at.
    pub pieces: Vec<(Span, u16)>,
    /// What the text is for.
    pub role: Role,
}
