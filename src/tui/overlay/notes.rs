//! Sentences too many or too long for the status line: what is wrong in settings, which files
//! gave no report and why.

use super::list::Chosen;
use super::{Outcome, Scene, popup};
use crate::text::rows::{Fill, rows};
use crate::text::{Ruler, Span};
use crate::theme::Role;
use crate::tui::action::{Action, Pane};
use crate::tui::keymap::Key;
use crate::tui::paint::Brush;
use crossterm::event::KeyCode;
use ratatui::layout::Rect;

/// A list of sentences.
#[derive(Debug)]
pub struct Notes {
    title: String,
    sentences: Vec<String>,
    top: Chosen,
}

impl Notes {
    /// Sentences under a title.
    #[must_use]
    pub fn new(title: impl Into<String>, sentences: Vec<String>) -> Self {
        Self { title: title.into(), sentences, top: Chosen::default() }
    }

    /// Takes a key.
    pub fn update(&mut self, key: Key, scene: &Scene<'_>) -> Outcome {
        if self.top.walk(key, self.sentences.len(), scene) {
            return Outcome::Stay;
        }
        match scene.keymap.action(Pane::Reader, key.command()) {
            Some(Action::Close | Action::Quit | Action::Open) => Outcome::Close,
            _ if key.code == KeyCode::Esc => Outcome::Close,
            _ => Outcome::Stay,
        }
    }

    /// Paints it, from the sentence scrolled to.
    pub fn draw(&self, brush: &mut Brush<'_>, scene: &Scene<'_>) {
        let width = scene.screen.width.min(88);
        let cells = popup::inside(Rect::new(0, 0, width, 9)).width;
        let wrapped: Vec<_> =
            self.sentences.iter().map(|s| wrapped(s, cells, brush.ruler)).collect();
        let height = wrapped.iter().map(Vec::len).sum::<usize>().min(60) as u16 + 2;
        let inner =
            popup::open(brush, popup::centred(scene.screen, width, height.max(5)), &self.title);
        let rows = wrapped.iter().skip(self.top.row).flatten();
        let style = brush.style(Role::Notice).patch(
            brush.style(Role::Popup).bg.map_or_else(ratatui::style::Style::new, |ground| {
                ratatui::style::Style::new().bg(ground)
            }),
        );
        for (row, y) in rows.zip(inner.top()..inner.bottom()) {
            brush.text(inner.x, y, inner.right(), row, style);
        }
    }
}

fn wrapped(sentence: &str, cells: u16, ruler: Ruler) -> Vec<&str> {
    let line = Span::new(0, sentence.len());
    rows(sentence, line, &[], Fill::plain(cells, ruler))
        .iter()
        .map(|row| row.span.of(sentence))
        .collect()
}
