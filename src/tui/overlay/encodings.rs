//! The encodings a file can be read in.

use super::list::Chosen;
use super::{Outcome, Scene, popup};
use crate::ingest::encoding::CHOICES;
use crate::theme::Role;
use crate::tui::action::{Action, Pane};
use crate::tui::keymap::Key;
use crate::tui::paint::Brush;
use crossterm::event::KeyCode;
use ratatui::layout::{Position, Rect};

/// The chooser; its first row leaves the choice to gangmu.
#[derive(Debug)]
pub struct Encodings {
    /// The encoding the file was read in.
    current: &'static str,
    chosen: Chosen,
}

impl Encodings {
    /// A chooser for a file that was read in `current`.
    #[must_use]
    pub fn new(current: &'static str) -> Self {
        let read = CHOICES.iter().position(|name| name.eq_ignore_ascii_case(current));
        let chosen = read.map_or(0, |index| index + 1);
        Self { current, chosen: Chosen::at(chosen) }
    }

    /// Takes a key.
    pub fn update(&mut self, key: Key, scene: &Scene<'_>) -> Outcome {
        if key.code == KeyCode::Enter {
            return self.taken();
        }
        if self.chosen.walk(key, CHOICES.len() + 1, scene) {
            return Outcome::Stay;
        }
        match scene.keymap.action(Pane::Reader, key.command()) {
            Some(Action::Close | Action::Quit | Action::Redecode) => Outcome::Close,
            _ if key.code == KeyCode::Esc => Outcome::Close,
            _ => Outcome::Stay,
        }
    }

    /// Takes a click: it chooses an encoding, and reads again in the one that is chosen.
    pub fn click(&mut self, at: Position, scene: &Scene<'_>) -> Outcome {
        let again = self.chosen.click(CHOICES.len() + 1, popup::inside(area(scene.screen)), at);
        if again { self.taken() } else { Outcome::Stay }
    }

    fn taken(&self) -> Outcome {
        let name = self.chosen.row.checked_sub(1).and_then(|index| CHOICES.get(index));
        Outcome::Redecode(name.copied())
    }

    /// Paints it.
    pub fn draw(&self, brush: &mut Brush<'_>, scene: &Scene<'_>) {
        let title = scene.language.pick("用哪种编码重读？", "Read again in which encoding?");
        let inner = popup::open(brush, area(scene.screen), title);
        let window = self.chosen.window(CHOICES.len() + 1, inner.height);
        for (index, y) in window.zip(inner.top()..inner.bottom()) {
            let row = Rect { y, height: 1, ..inner };
            let chosen = index == self.chosen.row;
            let ground = brush.style(if chosen { Role::Selection } else { Role::Popup });
            brush.tint(row, ground);
            let found_out = scene.language.pick("自动判断", "find out");
            let name = index.checked_sub(1).and_then(|index| CHOICES.get(index));
            let style = brush.style(Role::Text).patch(ground);
            let x = brush.text(row.x, y, row.right(), name.unwrap_or(&found_out), style);
            if name.is_some_and(|name| name.eq_ignore_ascii_case(self.current)) {
                let now = scene.language.pick("  现用", "  now");
                brush.text(x, y, row.right(), now, brush.style(Role::Dim).patch(ground));
            }
        }
    }
}

fn area(screen: Rect) -> Rect {
    popup::centred(screen, 44, CHOICES.len() as u16 + 3)
}
