//! The screen: a loop of draw, wait for one message, drain what is queued, draw.

pub mod action;
pub mod backend;
pub mod clipboard;
pub mod keymap;
pub mod layout;
pub mod overlay;
pub mod paint;
pub mod pen;
pub mod reader;
pub mod words;

use std::path::PathBuf;

/// Opens the reader on `paths`; returns the exit code.
#[must_use]
pub fn run(paths: &[PathBuf]) -> u8 {
    let _ = paths;
    2
}
