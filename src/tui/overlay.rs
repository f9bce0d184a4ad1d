//! What lies over the panes: pickers, palette, help, copy menu, comparison, search, marks.
//!
//! An overlay is its state: `update` takes a key and says what follows, `draw` paints it. What it
//! needs to have matched it asks for; the answer comes as a message. It never touches the terminal.

pub mod citation;
pub mod compare;
pub mod copy_menu;
pub mod encodings;
pub mod folder_search;
pub mod help;
pub mod list;
pub mod marks;
pub mod matching;
pub mod notes;
pub mod palette;
pub mod picker;
pub mod popup;
pub mod preview;
pub mod query_line;
pub mod typed_list;

pub use compare::Compare;
pub use copy_menu::CopyMenu;
pub use encodings::Encodings;
pub use folder_search::FolderSearch;
pub use help::Help;
pub use marks::Marks;
pub use matching::{Answered, Matcher, Question};
pub use notes::Notes;
pub use palette::Palette;
pub use picker::Picker;

use super::action::Action;
use super::keymap::{Key, Keymap};
use super::paint::Brush;
use crate::catalogue::Catalogue;
use crate::settings::Language;
use crate::text::Span;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::{Position, Rect};
use std::path::PathBuf;
use std::sync::Arc;

/// What lies over the panes.
#[derive(Debug)]
pub enum Overlay {
    /// Jump to programs, figures, sections, regions, reports.
    Picker(Picker),
    /// Every action by name.
    Palette(Palette),
    /// Every key.
    Help(Help),
    /// What can be copied from where the cursor is.
    CopyMenu(CopyMenu),
    /// One indicator over regions and years.
    Compare(Compare),
    /// Search through all reports.
    FolderSearch(FolderSearch),
    /// Marks, to set one or go to one.
    Marks(Marks),
    /// Encodings to read a file in.
    Encodings(Encodings),
    /// Sentences too many for the status line.
    Notes(Notes),
}

/// What follows from a key or an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The overlay stays as it now is.
    Stay,
    /// It is closed.
    Close,
    /// It is closed and the reader goes to a place.
    Go {
        /// The report's file.
        path: PathBuf,
        /// Where in its tidied text.
        span: Span,
    },
    /// It is closed and an action is done.
    Run(Action),
    /// It is closed and a text goes to the clipboard.
    Copy(String),
    /// It is closed and the place is marked.
    SetMark(char),
    /// It is closed and the reader goes to a mark.
    GoToMark(char),
    /// It stays and a mark is taken away.
    DropMark(char),
    /// It is closed and the report is read again, in this encoding or as is found out.
    Redecode(Option<&'static str>),
}

/// What an overlay may know of the rest of the screen.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The newest catalogue.
    pub catalogue: &'a Arc<Catalogue>,
    /// Index of the report being read.
    pub report: Option<u32>,
    /// The keys in force.
    pub keymap: &'a Keymap,
    /// The language of the interface.
    pub language: Language,
    /// The whole screen.
    pub screen: Rect,
}

impl Overlay {
    /// Takes a key.
    pub fn update(&mut self, key: Key, scene: &Scene<'_>) -> Outcome {
        match self {
            Self::Picker(picker) => picker.update(key, scene),
            Self::Palette(palette) => palette.update(key, scene),
            Self::Help(help) => help.update(key, scene),
            Self::CopyMenu(menu) => menu.update(key, scene),
            Self::Compare(compare) => compare.update(key, scene),
            Self::FolderSearch(search) => search.update(key, scene),
            Self::Marks(marks) => marks.update(key, scene),
            Self::Encodings(encodings) => encodings.update(key, scene),
            Self::Notes(notes) => notes.update(key, scene),
        }
    }

    /// Takes a turn of the wheel: as many rows, down when positive.
    pub fn scroll(&mut self, rows: i32, scene: &Scene<'_>) -> Outcome {
        let arrow = if rows > 0 { KeyCode::Down } else { KeyCode::Up };
        let key = Key::from(KeyEvent::new(arrow, KeyModifiers::NONE));
        for _ in 0..rows.unsigned_abs() {
            self.update(key, scene);
        }
        Outcome::Stay
    }

    /// Takes a click: on a row of a list it chooses the row, and again opens it; in the help it does
    /// what stands there.
    pub fn click(&mut self, (x, y): (u16, u16), scene: &Scene<'_>) -> Outcome {
        let at = Position { x, y };
        match self {
            Self::Picker(picker) => picker.click(at, scene),
            Self::Palette(palette) => palette.click(at, scene),
            Self::Help(help) => help.click(at, scene),
            Self::CopyMenu(menu) => menu.click(at, scene),
            Self::Compare(compare) => compare.click(at, scene),
            Self::FolderSearch(search) => search.click(at, scene),
            Self::Marks(marks) => marks.click(at, scene),
            Self::Encodings(encodings) => encodings.click(at, scene),
            Self::Notes(_) => Outcome::Stay,
        }
    }

    /// Takes pasted text; only lines that are typed into care.
    pub fn paste(&mut self, text: &str) {
        match self {
            Self::Picker(picker) => picker.list.paste(text),
            Self::Palette(palette) => palette.paste(text),
            Self::FolderSearch(search) => search.list.paste(text),
            _ => {}
        }
    }

    /// What is to be found out in the background, when that is not what was asked last. To be
    /// called after every update and every new catalogue.
    pub fn question(&mut self, scene: &Scene<'_>) -> Option<Question> {
        match self {
            Self::Picker(picker) => picker.question(scene),
            Self::FolderSearch(search) => search.question(scene),
            Self::Compare(compare) => compare.question(scene),
            _ => None,
        }
    }

    /// Takes an answer; one to another question than the last is dropped.
    pub fn answered(&mut self, answered: Answered, scene: &Scene<'_>) -> Outcome {
        match self {
            Self::Picker(picker) => picker.answered(answered, scene),
            Self::FolderSearch(search) => search.answered(answered),
            Self::Compare(compare) => compare.answered(answered),
            _ => Outcome::Stay,
        }
    }

    /// Paints it over the screen.
    pub fn draw(&self, brush: &mut Brush<'_>, scene: &Scene<'_>) {
        match self {
            Self::Picker(picker) => picker.draw(brush, scene),
            Self::Palette(palette) => palette.draw(brush, scene),
            Self::Help(help) => help.draw(brush, scene),
            Self::CopyMenu(menu) => menu.draw(brush, scene),
            Self::Compare(compare) => compare.draw(brush, scene),
            Self::FolderSearch(search) => search.draw(brush, scene),
            Self::Marks(marks) => marks.draw(brush, scene),
            Self::Encodings(encodings) => encodings.draw(brush, scene),
            Self::Notes(notes) => notes.draw(brush, scene),
        }
    }

    /// Where the terminal's cursor belongs: an input method opens its window there.
    #[must_use]
    pub fn cursor(&self, brush: &Brush<'_>, scene: &Scene<'_>) -> Option<Position> {
        match self {
            Self::Picker(picker) => picker.list.line.cursor(picker.areas(scene).query, brush.ruler),
            Self::Palette(palette) => palette.cursor(brush, scene),
            Self::FolderSearch(search) => {
                search.list.line.cursor(search.areas(scene).query, brush.ruler)
            }
            _ => None,
        }
    }
}
