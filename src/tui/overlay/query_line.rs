//! A line that is typed into.

use crate::text::Ruler;
use crate::theme::Role;
use crate::tui::keymap::Key;
use crate::tui::paint::Brush;
use crossterm::event::{KeyCode, KeyModifiers};
use ratatui::layout::{Position, Rect};

/// What was typed, and where the next character goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueryLine {
    text: String,
    /// Byte offset, always on a char boundary.
    at: usize,
    /// What stands before the text; `> ` when nothing was said.
    sign: Option<&'static str>,
}

impl QueryLine {
    /// A line with a text in it.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), at: text.len(), sign: None }
    }

    /// An empty line behind `sign`.
    #[must_use]
    pub fn behind(sign: &'static str) -> Self {
        Self { sign: Some(sign), ..Self::default() }
    }

    /// What was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Puts text in; what would break the line becomes a blank.
    pub fn insert(&mut self, text: &str) {
        for c in text.trim_end_matches(['\r', '\n']).chars() {
            let c = if c.is_control() { ' ' } else { c };
            self.text.insert(self.at, c);
            self.at += c.len_utf8();
        }
    }

    /// Edits by a key; whether the key was one for editing.
    pub fn edit(&mut self, key: Key) -> bool {
        if let Some(c) = key.typed() {
            self.insert(c.encode_utf8(&mut [0; 4]));
            return true;
        }
        match (key.code, key.modifiers) {
            (KeyCode::Backspace, KeyModifiers::NONE) => self.cut(self.before()),
            (KeyCode::Backspace, _) => self.cut(self.word_before()),
            (KeyCode::Delete, _) => {
                let after = self.after();
                self.text.drain(self.at..after);
            }
            (KeyCode::Left, _) => self.at = self.before(),
            (KeyCode::Right, _) => self.at = self.after(),
            (KeyCode::Home, _) => self.at = 0,
            (KeyCode::End, _) => self.at = self.text.len(),
            _ if key.is_ctrl('h') => self.cut(self.before()),
            _ if key.is_ctrl('w') => self.cut(self.word_before()),
            _ if key.is_ctrl('u') => self.cut(0),
            _ if key.is_ctrl('e') => self.at = self.text.len(),
            _ => return false,
        }
        true
    }

    /// Paints the line in the first row of `area`.
    pub fn draw(&self, brush: &mut Brush<'_>, area: Rect) {
        if area.height == 0 {
            return;
        }
        let x = brush.role(area.x, area.y, area.right(), self.sign(), Role::Key);
        let shown = self.shown(brush.ruler, area.right().saturating_sub(x));
        brush.role(x, area.y, area.right(), shown, Role::Query);
    }

    /// Where the next character goes on the screen.
    #[must_use]
    pub fn cursor(&self, area: Rect, ruler: Ruler) -> Option<Position> {
        if area.is_empty() {
            return None;
        }
        let prompt = ruler.text(self.sign()) as u16;
        let shown = self.shown(ruler, area.width.saturating_sub(prompt));
        let from = shown.as_ptr() as usize - self.text.as_ptr() as usize;
        let before = self.text.get(from..self.at).unwrap_or_default();
        let x = area.x + prompt + ruler.text(before) as u16;
        Some(Position::new(x.min(area.right() - 1), area.y))
    }

    /// What of the text there is room for: the part that ends where the cursor is, when it is too
    /// long.
    fn shown(&self, ruler: Ruler, cells: u16) -> &str {
        // One cell is left for the cursor.
        let room = usize::from(cells).saturating_sub(1);
        let head = ruler.clip_end(&self.text[..self.at], room);
        &self.text[self.at - head.len()..]
    }

    fn sign(&self) -> &'static str {
        self.sign.unwrap_or("> ")
    }

    fn before(&self) -> usize {
        self.text[..self.at].char_indices().next_back().map_or(0, |(at, _)| at)
    }

    fn after(&self) -> usize {
        self.at + self.text[self.at..].chars().next().map_or(0, char::len_utf8)
    }

    fn word_before(&self) -> usize {
        let head = self.text[..self.at].trim_end();
        head.rfind(' ').map_or(0, |blank| blank + 1)
    }

    fn cut(&mut self, from: usize) {
        self.text.drain(from..self.at);
        self.at = from;
    }
}
