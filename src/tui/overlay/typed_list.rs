//! A list that typing narrows, its rows matched in the background.

use super::list::Chosen;
use super::matching::Question;
use super::query_line::QueryLine;
use crate::theme::Role;
use crate::tui::keymap::Key;
use crate::tui::paint::Brush;
use crossterm::event::KeyCode;
use ratatui::layout::Rect;

/// What is typed, what was asked for it, and the chosen row of the answer.
#[derive(Debug, Default)]
pub struct TypedList {
    /// What is typed.
    pub line: QueryLine,
    /// The chosen row.
    pub chosen: Chosen,
    asked: Option<Question>,
    /// What the rows shown are an answer to.
    answered: Option<Question>,
    /// Enter came before the answer: keys typed fast mean what they would have found.
    entered: bool,
}

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// Nothing more.
    Nothing,
    /// To be closed.
    Close,
    /// To go to the chosen row.
    Open,
}

impl TypedList {
    /// A list with words typed already.
    #[must_use]
    pub fn new(words: &str) -> Self {
        Self { line: QueryLine::new(words), ..Self::default() }
    }

    /// Takes a key, for a list that shows `count` rows and should show the answer to `wanted`.
    pub fn update(&mut self, key: Key, count: usize, wanted: &Question) -> Pressed {
        self.entered = false;
        match key.code {
            KeyCode::Esc => return Pressed::Close,
            _ if key.is_ctrl('c') => return Pressed::Close,
            KeyCode::Enter if self.is_waiting(wanted) => self.entered = true,
            KeyCode::Enter => return Pressed::Open,
            _ if self.chosen.steer(key, count) => {}
            _ => {
                if self.line.edit(key) {
                    self.chosen = Chosen::default();
                }
            }
        }
        Pressed::Nothing
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) {
        self.line.insert(text);
    }

    /// What must be matched, when that was not asked yet.
    pub fn ask(&mut self, wanted: Question) -> Option<Question> {
        wanted.unless_asked(&mut self.asked)
    }

    /// Whether `question` is what was asked last; its answer is shown from now on.
    pub fn take_answer(&mut self, question: &Question) -> bool {
        let is_asked = self.asked.as_ref() == Some(question);
        if is_asked {
            self.answered.clone_from(&self.asked);
        }
        is_asked
    }

    /// Whether Enter came before the answer that was just taken; told once.
    pub fn was_entered(&mut self) -> bool {
        std::mem::take(&mut self.entered)
    }

    /// Whether what is shown answers another question than `wanted`.
    #[must_use]
    pub fn is_waiting(&self, wanted: &Question) -> bool {
        self.answered.as_ref() != Some(wanted)
    }

    /// Paints the line that is typed into, with `count` at its end.
    pub fn draw_line(&self, brush: &mut Brush<'_>, area: Rect, count: &str) {
        let right = brush.ruler.text(count).min(usize::from(area.width / 3)) as u16;
        self.line.draw(brush, Rect { width: area.width - right, ..area });
        if area.height > 0 {
            brush.role(area.right() - right, area.y, area.right(), count, Role::Dim);
        }
    }
}

/// Says in place of rows that there are none.
pub fn draw_not_found(brush: &mut Brush<'_>, area: Rect, sentence: &str) {
    if area.height > 0 {
        let style = brush.style(Role::Dim).patch(brush.style(Role::Popup));
        brush.elided(area.x, area.y, area.right(), sentence, style);
    }
}
