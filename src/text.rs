//! What every floor says about text, and nothing about reports.

pub mod fold;
pub mod span;

pub use span::Span;
