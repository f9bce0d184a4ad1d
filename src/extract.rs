//! A report: what does it claim?
//!
//! Figures with their labels, named programs with their mentions, and the region each passage
//! speaks of. Reads [`Source::reading`] (simplified, same offsets); cannot fail, does no I/O.

pub mod attribution;
pub mod certainty;
pub mod change;
pub mod figure;
pub mod grid;
pub mod label;
pub mod period;
pub mod program;
pub mod quantity;
pub mod region;
pub mod sentence;
pub mod status;
pub mod table;
pub mod unit;

pub use certainty::Certainty;
pub use change::Change;
pub use figure::Figure;
pub use program::{Program, ProgramKind};
pub use quantity::{Qualifier, Value};
pub use region::{Division, Regions};
pub use status::Status;
pub use unit::Measure;

use crate::ingest::Source;
use crate::outline::Outline;

/// What was read out of one report.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// In reading order.
    pub figures: Vec<Figure>,
    /// In order of first mention.
    pub programs: Vec<Program>,
    /// The report's region and where the text speaks of another.
    pub regions: Regions,
}

impl Findings {
    /// Reads a source whose outline is known.
    #[must_use]
    pub fn read(source: &Source, outline: &Outline) -> Self {
        let grids = grid::grids(source);
        let regions = Regions::read(source, outline, &grids);
        let programs = program::read(source);
        let figures = figure::read(source, outline, &grids, &regions, &programs);
        Self { figures, programs, regions }
    }
}
