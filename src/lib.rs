//! gangmu 纲目: a terminal reader for folders of Chinese work reports.
//!
//! # The house
//!
//! Data flows up; a floor uses only the floors below it.
//!
//! | floor | its question | what it hands up |
//! |---|---|---|
//! | [`text`] | what is true of any text? | spans, numerals, lexicons, width, line breaks, folding, pinyin |
//! | [`ingest`] | a file: what does it say? | [`ingest::Source`]: tidied text and the way back to the file |
//! | [`outline`] | a text: what are its sections? | [`outline::Outline`] |
//! | [`extract`] | a section: what does it claim? | [`extract::Findings`]: figures, programs, regions |
//! | [`catalogue`] | many reports: where is it, what stands beside it? | [`catalogue::Catalogue`], immutable |
//! | [`library`] | is the catalogue current? | [`library::News`] from background loading and watching |
//! | [`settings`], [`theme`] | what does the user prefer? | leaves; `theme` may name ratatui |
//! | [`cli`] | lookups without a screen | rows of its own |
//! | [`tui`] | the loop, panes, pickers | a screen |
//!
//! # Invariants
//!
//! 1. A floor uses only floors below it; `cli` and `tui` never see each other. Inside a floor no two
//!    modules need each other.
//! 2. A source's text never changes after ingest; everything above speaks of it in spans. Every
//!    span slices on char boundaries and maps back to a line of the file.
//! 3. What is known of one file depends on that file and the settings alone.
//! 4. `outline`, `extract` and `catalogue` do no I/O and return no `Result`: poor text gives
//!    fewer findings and a notice.
//! 5. ratatui and crossterm are named only in `tui` and `theme`; clap only in `cli`; decoders and
//!    document formats only in `ingest`.
//! 6. Drawing takes `&self` and learns nothing; layout is a pure function of size and what is open.
//! 7. JSON and table rows of the command line are types of their own.
//! 8. Every number on the screen can be followed to its span.
//! 9. The UI thread never reads a file, loads a dictionary, or matches more than a frame's worth.
//! 10. A list of more than a dozen words is a table beside the code that reads it, sorted and
//!     commented.
//!
//! `tests/architecture.rs` holds what of this the code's own text can prove.

pub mod catalogue;
pub mod cli;
pub mod extract;
pub mod ingest;
pub mod library;
pub mod outline;
pub mod settings;
pub mod text;
pub mod theme;
pub mod tui;
