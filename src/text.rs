//! What every floor says about text, and nothing about reports.

pub mod ends;
pub mod fold;
pub mod han;
pub mod lexicon;
pub mod numeral;
pub mod openers;
pub mod pinyin;
pub mod republic;
pub mod rows;
pub mod span;
pub mod table;
pub mod width;
pub mod words;

pub use span::Span;
pub use width::Ruler;
