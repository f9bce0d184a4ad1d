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
pub struct Chosen {
    /// The row.
    pub row: usize,
    /// A row that was clicked, and the first row seen then: under the pointer nothing moves.
    clicked: Option<(usize, usize)>,
}

impl Chosen {
    /// The row at this index.
    #[must_use]
    pub fn at(row: usize) -> Self {
        Self { row, clicked: None }
    }

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
        self.row = to.min(count.saturating_sub(1));
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
        self.row = to.min(count.saturating_sub(1));
        true
    }

    /// The rows of a list of `count` that are seen through `rows`: the chosen one in the middle
    /// where there is room on both sides, unless it was clicked.
    #[must_use]
    pub fn window(self, count: usize, rows: u16) -> Range<usize> {
        let rows = usize::from(rows);
        let last_top = count.saturating_sub(rows);
        let seen = |top: &usize| (*top..top + rows).contains(&self.row);
        let clicked = self.clicked.filter(|(row, _)| *row == self.row).map(|(_, top)| top);
        let clicked = clicked.filter(seen);
        let top = clicked.unwrap_or(self.row.saturating_sub(rows / 2)).min(last_top);
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
        let again = row == self.row;
        self.clicked = Some((row, self.window(count, area.height).start));
        self.row = row;
        again
    }

    fn up(self, rows: usize) -> usize {
        self.row.saturating_sub(rows)
    }

    fn down(self, rows: usize) -> usize {
        self.row.saturating_add(rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clicked_row_stays_under_the_pointer() {
        let (area, pointer) = (Rect::new(0, 0, 20, 5), Position::new(3, 4));
        let mut chosen = Chosen::at(20);
        assert!(!chosen.click(40, area, pointer));
        assert_eq!((chosen.row, chosen.window(40, 5)), (22, 18..23));
        assert!(chosen.click(40, area, pointer));
        chosen.row += 1;
        assert_eq!(chosen.window(40, 5), 21..26);
    }

    #[test]
    fn the_chosen_row_is_always_seen() {
        for count in 0..30 {
            for rows in 1..12 {
                for chosen in 0..count {
                    let window = Chosen::at(chosen).window(count, rows);
                    assert!(window.contains(&chosen));
                    assert_eq!(window.len(), count.min(usize::from(rows)));
                }
            }
        }
        assert_eq!(Chosen::at(3).window(0, 5), 0..0);
        assert!(Chosen::at(0).window(9, 0).is_empty());
    }
}
