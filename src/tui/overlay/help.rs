//! Every key and what it does, out of the table of actions.

use super::{Outcome, Scene, popup};
use crate::theme::Role;
use crate::tui::action::{ACTIONS, Action, Group, Pane};
use crate::tui::keymap::Key;
use crate::tui::paint::Brush;
use crossterm::event::KeyCode;
use ratatui::layout::Rect;

/// The help, scrolled so far.
#[derive(Debug, Default)]
pub struct Help {
    top: usize,
}

/// One row of the help.
enum HelpRow {
    Heading(Group),
    Action(Action),
    Gap,
}

/// From this width on it stands in two columns.
const TWO_COLUMNS: u16 = 92;
/// Cells between the columns.
const GAP: u16 = 3;
/// Cells for the keys.
const KEYS: u16 = 16;

impl Help {
    /// Takes a key.
    pub fn update(&mut self, key: Key, scene: &Scene<'_>) -> Outcome {
        let inner = popup::inside(area(scene.screen));
        let columns = columns(inner);
        let height = usize::from(inner.height).max(1);
        let last = rows().len().div_ceil(columns).saturating_sub(height);
        let page = height.saturating_sub(1).max(1);
        let top = match (key.code, scene.keymap.action(Pane::Reader, key.command())) {
            (KeyCode::Esc, _) | (_, Some(Action::Quit | Action::Help | Action::Close)) => {
                return Outcome::Close;
            }
            (_, Some(Action::LineDown)) => self.top + 1,
            (_, Some(Action::LineUp)) => self.top.saturating_sub(1),
            (_, Some(Action::HalfPageDown)) => self.top + page.div_ceil(2),
            (_, Some(Action::HalfPageUp)) => self.top.saturating_sub(page.div_ceil(2)),
            (_, Some(Action::PageDown)) => self.top + page,
            (_, Some(Action::PageUp)) => self.top.saturating_sub(page),
            (_, Some(Action::Top)) => 0,
            (_, Some(Action::Bottom)) => last,
            _ => self.top,
        };
        self.top = top.min(last);
        Outcome::Stay
    }

    /// Paints it.
    pub fn draw(&self, brush: &mut Brush<'_>, scene: &Scene<'_>) {
        let title = scene.language.pick("按键", "Keys");
        let inner = popup::open(brush, area(scene.screen), title);
        let rows = rows();
        let columns = columns(inner);
        let depth = rows.len().div_ceil(columns);
        let width = inner.width.saturating_sub(GAP * (columns as u16 - 1)) / columns as u16;
        for (column, rows) in rows.chunks(depth).enumerate() {
            let x = inner.x + column as u16 * (width + GAP);
            let seen = rows.iter().skip(self.top);
            for (row, y) in seen.zip(inner.top()..inner.bottom()) {
                draw_row(brush, Rect { x, y, width, height: 1 }, row, scene);
            }
        }
    }
}

fn draw_row(brush: &mut Brush<'_>, area: Rect, row: &HelpRow, scene: &Scene<'_>) {
    match row {
        HelpRow::Gap => {}
        HelpRow::Heading(group) => {
            let title = group.title(scene.language);
            brush.role(area.x, area.y, area.right(), title, Role::Heading1);
        }
        HelpRow::Action(action) => {
            let keys = scene.keymap.shown(*action);
            let x = brush.role(area.x, area.y, area.right(), &keys, Role::Key);
            let from = (area.x + KEYS.min(area.width / 3)).max(x + 1);
            if from < area.right() {
                let style = brush.style(Role::Text).patch(brush.style(Role::Popup));
                let sentence = action.row().sentence(scene.language);
                brush.elided(from, area.y, area.right(), sentence, style);
            }
        }
    }
}

fn rows() -> Vec<HelpRow> {
    let mut rows = Vec::new();
    let mut group = None;
    for row in ACTIONS {
        if group != Some(row.group) {
            if group.is_some() {
                rows.push(HelpRow::Gap);
            }
            group = Some(row.group);
            rows.push(HelpRow::Heading(row.group));
        }
        rows.push(HelpRow::Action(row.action));
    }
    rows
}

fn columns(inner: Rect) -> usize {
    if inner.width >= TWO_COLUMNS - 4 { 2 } else { 1 }
}

fn area(screen: Rect) -> Rect {
    popup::centred(screen, 110, 40)
}
