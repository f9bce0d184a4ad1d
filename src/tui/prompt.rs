//! The line in which words to search the report for are typed.

use super::keymap::Key;
use super::overlay::query_line::QueryLine;
use crossterm::event::KeyCode;

/// A search being typed.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// What is typed.
    pub line: QueryLine,
    /// Where the cursor was before.
    pub origin: usize,
    /// What was searched for before.
    pub before: String,
}

/// What a key did to the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// The words are others now.
    Changed,
    /// They are to be searched for.
    Done,
    /// Nothing is to be searched for.
    GivenUp,
    /// Nothing.
    Nothing,
}

impl Prompt {
    /// Takes a key.
    pub fn key(&mut self, key: Key) -> Typed {
        match key.code {
            KeyCode::Enter => Typed::Done,
            KeyCode::Esc => Typed::GivenUp,
            KeyCode::Backspace if self.line.text().is_empty() => Typed::GivenUp,
            _ if key.is_ctrl('c') => Typed::GivenUp,
            _ if self.line.edit(key) => Typed::Changed,
            _ => Typed::Nothing,
        }
    }
}
