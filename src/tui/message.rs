//! What happens to the screen, and what the screen asks of the loop.

use super::keymap::Key;
use super::overlay::{Answered, Question};
use crate::library::News;
use crate::library::state::Loaded;
use crate::theme::Background;
use crossterm::event::MouseEvent;
use std::path::PathBuf;

/// What happened. Input, library, matcher and signals all post to one channel.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// The mouse did something.
    Mouse(MouseEvent),
    /// Text was pasted.
    Paste(String),
    /// The terminal has another size: columns, rows.
    Resize(u16, u16),
    /// The input thread has posted all there was and waits to be let on.
    InputWaits,
    /// The library knows more.
    News(News),
    /// What an overlay asked for in the background has come.
    Answered(Answered),
    /// The terminal has told its ground.
    Background(Background),
    /// What is remembered of this folder.
    Remembered(Loaded),
    /// The shell wants the terminal back for a while.
    Suspend,
    /// The process is to end: the terminal is gone, or someone asked. With the exit code.
    End(u8),
}

/// What the loop must do.
#[derive(Debug)]
pub enum Effect {
    /// Leave.
    Quit,
    /// Stop until the shell brings gangmu to the front again.
    Suspend,
    /// Draw everything anew: the screen was spoilt.
    Redraw,
    /// Put text on the clipboard.
    Copy(String),
    /// Open the user's editor at a line of a file.
    Edit {
        /// The file.
        path: PathBuf,
        /// 1-based.
        line: u32,
    },
    /// Read files again: in an encoding, or as is found out.
    Redecode(Vec<(PathBuf, Option<String>)>),
    /// Find something out in the background.
    Ask(Question),
}
