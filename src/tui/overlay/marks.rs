//! Marks: the letters that places are remembered under, to set one or to go to one.

use super::list::Chosen;
use super::{Outcome, Scene, popup};
use crate::theme::Role;
use crate::tui::action::Action;
use crate::tui::keymap::Key;
use crate::tui::paint::Brush;
use crossterm::event::{KeyCode, KeyModifiers};
use ratatui::layout::{Position, Rect};

/// The list of marks.
#[derive(Debug)]
pub struct Marks {
    setting: bool,
    marks: Vec<MarkRow>,
    chosen: Chosen,
}

/// One mark as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkRow {
    /// Its letter.
    pub letter: char,
    /// The report it stands in.
    pub title: String,
    /// The words that stand there.
    pub words: String,
}

impl Marks {
    /// The list from which a letter is chosen to go to.
    #[must_use]
    pub fn to_go(marks: Vec<MarkRow>) -> Self {
        Self { setting: false, marks, chosen: Chosen::default() }
    }

    /// The list beside which a letter is typed to mark this place with.
    #[must_use]
    pub fn to_set(marks: Vec<MarkRow>) -> Self {
        Self { setting: true, marks, chosen: Chosen::default() }
    }

    /// Takes a key: a letter, or a move in the list. `''` goes back to where one was.
    pub fn update(&mut self, key: Key, _scene: &Scene<'_>) -> Outcome {
        if let Some(letter) = key.typed().filter(char::is_ascii_alphanumeric) {
            return match self.setting {
                true => Outcome::SetMark(letter),
                false => Outcome::GoToMark(letter),
            };
        }
        match key.command().code {
            KeyCode::Esc => return Outcome::Close,
            KeyCode::Char('c') if key.modifiers == KeyModifiers::CONTROL => return Outcome::Close,
            KeyCode::Char('\'') if !self.setting => return Outcome::Run(Action::Back),
            KeyCode::Enter => return self.taken(),
            KeyCode::Delete | KeyCode::Backspace if self.chosen.row < self.marks.len() => {
                let mark = self.marks.remove(self.chosen.row);
                self.chosen.row = self.chosen.row.min(self.marks.len().saturating_sub(1));
                return Outcome::DropMark(mark.letter);
            }
            _ => {
                self.chosen.steer(key, self.marks.len());
            }
        }
        Outcome::Stay
    }

    /// Takes a click: it chooses a mark, and takes the one that is chosen.
    pub fn click(&mut self, at: Position, scene: &Scene<'_>) -> Outcome {
        let list = popup::inside(self.area(scene.screen));
        let again = self.chosen.click(self.marks.len(), list, at);
        if again { self.taken() } else { Outcome::Stay }
    }

    /// Paints it.
    pub fn draw(&self, brush: &mut Brush<'_>, scene: &Scene<'_>) {
        let language = scene.language;
        let title = match self.setting {
            true => language.pick("用哪个字母记住这里？", "Mark this place with which letter?"),
            false => language.pick("记号（Delete 删去）", "Marks (Delete takes one away)"),
        };
        let inner = popup::open(brush, self.area(scene.screen), title);
        if self.marks.is_empty() {
            let none = language.pick("还没有记号", "There are no marks yet");
            if inner.height > 0 {
                brush.elided(inner.x, inner.y, inner.right(), none, brush.style(Role::Dim));
            }
            return;
        }
        let window = self.chosen.window(self.marks.len(), inner.height);
        for (index, y) in window.zip(inner.top()..inner.bottom()) {
            if let Some(mark) = self.marks.get(index) {
                draw_mark(brush, Rect { y, height: 1, ..inner }, mark, index == self.chosen.row);
            }
        }
    }

    /// What follows when the chosen mark is taken.
    fn taken(&self) -> Outcome {
        match self.marks.get(self.chosen.row) {
            Some(mark) if self.setting => Outcome::SetMark(mark.letter),
            Some(mark) => Outcome::GoToMark(mark.letter),
            None => Outcome::Close,
        }
    }

    fn area(&self, screen: Rect) -> Rect {
        let height = self.marks.len().clamp(1, 36) as u16 + 2;
        popup::centred(screen, 76, height.max(5))
    }
}

fn draw_mark(brush: &mut Brush<'_>, row: Rect, mark: &MarkRow, chosen: bool) {
    let ground = if chosen { brush.style(Role::Selection) } else { brush.style(Role::Popup) };
    brush.tint(row, ground);
    let key = brush.style(Role::Key).patch(ground);
    let plain = brush.style(Role::Text).patch(ground);
    let dim = if chosen { plain } else { brush.style(Role::Dim).patch(ground) };
    let x = brush.text(row.x, row.y, row.right(), mark.letter.encode_utf8(&mut [0; 4]), key) + 2;
    let middle = (x + row.width * 2 / 5).min(row.right());
    let x = brush.elided(x, row.y, middle, &mark.title, dim);
    brush.elided((x + 2).max(middle), row.y, row.right(), &mark.words, plain);
}
