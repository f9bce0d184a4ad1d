//! Every key and what it does, out of the table of actions.

use super::{Outcome, Scene, popup};
use crate::settings::Language;
use crate::theme::Role;
use crate::tui::action::{ACTIONS, Action, Pane};
use crate::tui::keymap::Key;
use crate::tui::paint::Brush;
use crossterm::event::KeyCode;
use ratatui::layout::{Position, Rect};

/// The help, scrolled so far.
#[derive(Debug, Default)]
pub struct Help {
    top: usize,
}

/// One row of the help.
enum HelpRow {
    Heading(&'static str),
    Action(Action),
    /// What the mouse does: how, and what.
    Mouse(&'static str, &'static str),
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
        let rows = rows(scene.language);
        let depth = split(&rows, columns).iter().map(|rows| rows.len()).max().unwrap_or(0);
        let last = depth.saturating_sub(height);
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

    /// Takes a click: what stands there is done.
    pub fn click(&self, at: Position, scene: &Scene<'_>) -> Outcome {
        let inner = popup::inside(area(scene.screen));
        let rows = rows(scene.language);
        let columns = columns(inner);
        let width = column_width(inner, columns);
        let parts = split(&rows, columns).into_iter().zip(0u16..);
        for (rows, column) in parts {
            let x = inner.x + column * (width + GAP);
            if !(Rect { x, width, ..inner }).contains(at) {
                continue;
            }
            if let Some(HelpRow::Action(action)) = rows.get(self.top + usize::from(at.y - inner.y))
            {
                return Outcome::Run(*action);
            }
        }
        Outcome::Stay
    }

    /// Paints it.
    pub fn draw(&self, brush: &mut Brush<'_>, scene: &Scene<'_>) {
        let title = scene.language.pick("按键", "Keys");
        let inner = popup::open(brush, area(scene.screen), title);
        let rows = rows(scene.language);
        let columns = columns(inner);
        let width = column_width(inner, columns);
        for (column, rows) in split(&rows, columns).into_iter().enumerate() {
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
        HelpRow::Heading(title) => {
            brush.role(area.x, area.y, area.right(), title, Role::Heading1);
        }
        HelpRow::Action(action) => {
            let sentence = action.row().sentence(scene.language);
            draw_key(brush, area, &scene.keymap.shown(*action), sentence);
        }
        HelpRow::Mouse(how, sentence) => draw_key(brush, area, how, sentence),
    }
}

fn draw_key(brush: &mut Brush<'_>, area: Rect, key: &str, sentence: &str) {
    let x = brush.role(area.x, area.y, area.right(), key, Role::Key);
    let from = (area.x + KEYS.min(area.width / 3)).max(x + 1);
    if from < area.right() {
        let style = brush.style(Role::Text).patch(brush.style(Role::Popup));
        brush.elided(from, area.y, area.right(), sentence, style);
    }
}

fn rows(language: Language) -> Vec<HelpRow> {
    let mut rows = Vec::new();
    let mut group = None;
    for row in ACTIONS {
        if group != Some(row.group) {
            if group.is_some() {
                rows.push(HelpRow::Gap);
            }
            group = Some(row.group);
            rows.push(HelpRow::Heading(row.group.title(language)));
        }
        rows.push(HelpRow::Action(row.action));
    }
    rows.extend([HelpRow::Gap, HelpRow::Heading(language.pick("鼠标", "Mouse"))]);
    let mouse = |how: [&'static str; 2], what: [&'static str; 2]| {
        HelpRow::Mouse(language.pick(how[0], how[1]), language.pick(what[0], what[1]))
    };
    rows.extend([
        mouse(["点按", "click"], ["放光标，打开所指", "Place the cursor, open what is there"]),
        mouse(["滚轮", "wheel"], ["滚动", "Scroll"]),
        mouse(["Shift-拖动", "Shift-drag"], ["由终端选取文字", "Select text as the terminal does"]),
    ]);
    rows
}

/// The rows in columns of about one height, parted where a group ends.
fn split(rows: &[HelpRow], columns: usize) -> Vec<&[HelpRow]> {
    let gaps = rows.iter().enumerate().filter(|(_, row)| matches!(row, HelpRow::Gap));
    let middle = gaps.map(|(at, _)| at).min_by_key(|at| at.abs_diff(rows.len() / 2));
    match middle.and_then(|at| rows.split_at_checked(at)) {
        Some((left, [_, right @ ..])) if columns > 1 => vec![left, right],
        _ => vec![rows],
    }
}

fn column_width(inner: Rect, columns: usize) -> u16 {
    inner.width.saturating_sub(GAP * (columns as u16 - 1)) / columns as u16
}

fn columns(inner: Rect) -> usize {
    if inner.width >= TWO_COLUMNS - 4 { 2 } else { 1 }
}

fn area(screen: Rect) -> Rect {
    popup::centred(screen, 110, 40)
}
