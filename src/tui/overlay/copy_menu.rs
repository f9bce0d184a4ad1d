//! What can be copied from where the cursor is; each row shows what would be copied.

use super::citation::{Citation, Form};
use super::list::Chosen;
use super::{Outcome, Scene, popup};
use crate::settings::Language;
use crate::theme::Role;
use crate::tui::action::{Action, Pane};
use crate::tui::keymap::Key;
use crate::tui::paint::Brush;
use crossterm::event::KeyCode;
use ratatui::layout::{Position, Rect};

/// The menu.
#[derive(Debug)]
pub struct CopyMenu {
    /// The forms there are, each with its text.
    forms: Vec<(Form, String)>,
    chosen: Chosen,
}

impl CopyMenu {
    /// What can be copied of a place.
    #[must_use]
    pub fn new(citation: &Citation<'_>) -> Self {
        let forms = Form::ALL.into_iter().filter_map(|form| Some((form, citation.text(form)?)));
        Self { forms: forms.collect(), chosen: Chosen::default() }
    }

    /// Whether there is nothing to copy.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// Takes a key: a row's number copies it at once, `y` the chosen one.
    pub fn update(&mut self, key: Key, scene: &Scene<'_>) -> Outcome {
        if let Some(digit) = key.command().typed().and_then(|c| c.to_digit(10)) {
            return self.copied((digit as usize).wrapping_sub(1));
        }
        if self.chosen.walk(key, self.forms.len(), scene) {
            return Outcome::Stay;
        }
        match scene.keymap.action(Pane::Reader, key.command()) {
            Some(Action::Open | Action::CopyMenu) => self.copied(self.chosen.row),
            Some(Action::Close | Action::Quit) => Outcome::Close,
            _ if key.code == KeyCode::Enter => self.copied(self.chosen.row),
            _ if key.code == KeyCode::Esc => Outcome::Close,
            _ => Outcome::Stay,
        }
    }

    /// Takes a click: it chooses a row, and copies the one that is chosen.
    pub fn click(&mut self, at: Position, scene: &Scene<'_>) -> Outcome {
        let list = popup::inside(self.area(scene.screen));
        let again = self.chosen.click(self.forms.len(), list, at);
        if again { self.copied(self.chosen.row) } else { Outcome::Stay }
    }

    /// Paints it.
    pub fn draw(&self, brush: &mut Brush<'_>, scene: &Scene<'_>) {
        let title = scene.language.pick("复制", "Copy");
        let inner = popup::open(brush, self.area(scene.screen), title);
        let window = self.chosen.window(self.forms.len(), inner.height);
        for (index, y) in window.zip(inner.top()..inner.bottom()) {
            let row = Rect { y, height: 1, ..inner };
            self.draw_row(brush, row, index, scene.language);
        }
    }

    fn draw_row(&self, brush: &mut Brush<'_>, row: Rect, index: usize, language: Language) {
        let Some((form, text)) = self.forms.get(index) else { return };
        let chosen = index == self.chosen.row;
        let ground = brush.style(if chosen { Role::Selection } else { Role::Popup });
        brush.tint(row, ground);
        let (key, plain) = (brush.style(Role::Key), brush.style(Role::Text).patch(ground));
        let dim = if chosen { plain } else { brush.style(Role::Dim).patch(ground) };
        let number = format!("{} ", index + 1);
        let x = brush.text(row.x, row.y, row.right(), &number, key.patch(ground));
        let x = brush.text(x, row.y, row.right(), form.name(language), plain);
        let from = (x + 2).max(row.x + 18);
        if from < row.right() {
            let line = text.replace(['\n', '\t'], " ");
            brush.elided(from, row.y, row.right(), &line, dim);
        }
    }

    fn area(&self, screen: Rect) -> Rect {
        popup::centred(screen, 96, (self.forms.len() as u16 + 2).max(5))
    }

    fn copied(&self, index: usize) -> Outcome {
        self.forms.get(index).map_or(Outcome::Stay, |(_, text)| Outcome::Copy(text.clone()))
    }
}
