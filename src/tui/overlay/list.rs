//! A list with one chosen row: moving in it, and which rows are seen.

use super::Scene;
use crate::tui::action::{Action, Pane};
use crate::tui::keymap::Key;
use crossterm::event::KeyCode;
use ratatui::layout::{Position, Rect};
use std::ops::Range;

/// Rows that a page key passes.
const PAGE: usize = 10;

/// The chosen row of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Chosen(pub usize);

impl Chosen {
    /// Moves by a key that types nothing: arrows, pages, Ctrl-n and Ctrl-p. Whether it was one.
    pub fn steer(&mut self, key: Key, count: usize) -> bool {
        let to = match key.code {
            KeyCode::Up => self.up(1),
            KeyCode::Down => self.down(1),
            KeyCode::PageUp => self.up(PAGE),
            KeyCode::PageDown => self.down(PAGE),
            _ if key.is_ctrl('p') || key.is_ctrl('k') => self.up(1),
            _ if key.is_ctrl('n') || key.is_ctrl('j') => self.down(1),
            _ => return false,
        };
        self.0 = to.min(count.saturating_sub(1));
        true
    }

    /// Moves by the reader's own keys, for lists that are not typed into. Whether it was one.
    pub fn walk(&mut self, key: Key, count: usize, scene: &Scene<'_>) -> bool {
        if self.steer(key, count) {
            return true;
        }
        let to = match scene.keymap.action(Pane::Reader, key.command()) {
            Some(Action::LineDown) => self.down(1),
            Some(Action::LineUp) => self.up(1),
            Some(Action::HalfPageDown) => self.down(PAGE / 2),
            Some(Action::HalfPageUp) => self.up(PAGE / 2),
            Some(Action::PageDown) => self.down(PAGE),
            Some(Action::PageUp) => self.up(PAGE),
            Some(Action::Top) => 0,
            Some(Action::Bottom) => count,
            _ => return false,
        };
        self.0 = to.min(count.saturating_sub(1));
        true
    }

    /// The rows of a list of `count` that are seen through `rows`: the chosen one in the middle
    /// where there is room on both sides.
    #[must_use]
    pub fn window(self, count: usize, rows: u16) -> Range<usize> {
        let rows = usize::from(rows);
        let last_top = count.saturating_sub(rows);
        let top = self.0.saturating_sub(rows / 2).min(last_top);
        top..(top + rows).min(count)
    }

    /// The row of a list of `count` in `area` that stands at a cell of the screen.
    #[must_use]
    pub fn row_at(self, count: usize, area: Rect, at: Position) -> Option<usize> {
        let down = at.y.checked_sub(area.y).filter(|_| area.contains(at))?;
        self.window(count, area.height).nth(usize::from(down))
    }

    /// Takes a click at a cell of the screen: it chooses a row. Whether the row there was the chosen
    /// one already, and is to be opened.
    pub fn click(&mut self, count: usize, area: Rect, at: Position) -> bool {
        let Some(row) = self.row_at(count, area, at) else { return false };
        let again = row == self.0;
        self.0 = row;
        again
    }

    fn up(self, rows: usize) -> usize {
        self.0.saturating_sub(rows)
    }

    fn down(self, rows: usize) -> usize {
        self.0.saturating_add(rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chosen_row_is_always_seen() {
        for count in 0..30 {
            for rows in 1..12 {
                for chosen in 0..count {
                    let window = Chosen(chosen).window(count, rows);
                    assert!(window.contains(&chosen));
                    assert_eq!(window.len(), count.min(usize::from(rows)));
                }
            }
        }
        assert_eq!(Chosen(3).window(0, 5), 0..0);
        assert!(Chosen(0).window(9, 0).is_empty());
    }
}
