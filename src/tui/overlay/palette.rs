//! Every action by name: typed letters narrow the list, Enter does the chosen one.

use super::list::Chosen;
use super::picker::draw_matched;
use super::query_line::QueryLine;
use super::{Outcome, Scene, popup};
use crate::catalogue::Catalogue;
use crate::theme::Role;
use crate::tui::action::{ACTIONS, ActionRow};
use crate::tui::keymap::Key;
use crate::tui::paint::Brush;
use crossterm::event::KeyCode;
use ratatui::layout::{Position, Rect};

/// The palette.
#[derive(Debug, Default)]
pub struct Palette {
    line: QueryLine,
    chosen: Chosen,
}

impl Palette {
    /// The actions that the typed letters may mean, in the order of the table; those whose name
    /// holds the letters as they are come first.
    #[must_use]
    pub fn actions(&self) -> Vec<&'static ActionRow> {
        let query = self.line.text().trim().to_lowercase();
        if query.is_empty() {
            return ACTIONS.iter().collect();
        }
        let matches = |row: &&ActionRow| {
            [row.name, row.chinese, row.english]
                .iter()
                .any(|text| !Catalogue::matched_chars(text, &query).is_empty())
        };
        let mut rows: Vec<_> = ACTIONS.iter().filter(matches).collect();
        let said = |row: &ActionRow| row.name.contains(&query) || row.chinese.contains(&query);
        rows.sort_by_key(|row| (!row.name.starts_with(&query), !said(row)));
        rows
    }

    /// Takes a key.
    pub fn update(&mut self, key: Key, _scene: &Scene<'_>) -> Outcome {
        let rows = self.actions();
        match key.code {
            KeyCode::Esc => return Outcome::Close,
            _ if key.is_ctrl('c') => return Outcome::Close,
            KeyCode::Enter => {
                let chosen = rows.get(self.chosen.row);
                return chosen.map_or(Outcome::Stay, |row| Outcome::Run(row.action));
            }
            _ if self.chosen.steer(key, rows.len()) => {}
            _ => {
                if self.line.edit(key) {
                    self.chosen = Chosen::default();
                }
            }
        }
        Outcome::Stay
    }

    /// Takes a click: it chooses a row, and does the one that is chosen.
    pub fn click(&mut self, at: Position, scene: &Scene<'_>) -> Outcome {
        let rows = self.actions();
        let again = self.chosen.click(rows.len(), list(popup::inside(area(scene.screen))), at);
        let row = rows.get(self.chosen.row).filter(|_| again);
        row.map_or(Outcome::Stay, |row| Outcome::Run(row.action))
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) {
        self.line.insert(text);
        self.chosen = Chosen::default();
    }

    /// Where the cursor belongs.
    #[must_use]
    pub fn cursor(&self, brush: &Brush<'_>, scene: &Scene<'_>) -> Option<Position> {
        let inner = popup::inside(area(scene.screen));
        self.line.cursor(Rect { height: inner.height.min(1), ..inner }, brush.ruler)
    }

    /// Paints it.
    pub fn draw(&self, brush: &mut Brush<'_>, scene: &Scene<'_>) {
        let title = scene.language.pick("命令", "Commands");
        let inner = popup::open(brush, area(scene.screen), title);
        self.line.draw(brush, inner);
        let list = list(inner);
        let rows = self.actions();
        let window = self.chosen.window(rows.len(), list.height);
        for (index, y) in window.zip(list.top()..list.bottom()) {
            if let Some(row) = rows.get(index) {
                let area = Rect { y, height: 1, ..list };
                self.draw_row(brush, area, row, index == self.chosen.row, scene);
            }
        }
    }

    fn draw_row(
        &self,
        brush: &mut Brush<'_>,
        area: Rect,
        row: &ActionRow,
        chosen: bool,
        scene: &Scene<'_>,
    ) {
        let ground = if chosen { brush.style(Role::Selection) } else { brush.style(Role::Popup) };
        brush.tint(area, ground);
        let plain = brush.style(Role::Text).patch(ground);
        let keys = scene.keymap.shown(row.action);
        let right = area.right().saturating_sub(brush.ruler.text(&keys) as u16);
        let limit = if right > area.x + area.width / 2 { right } else { area.right() };
        let query = self.line.text();
        let matched = Catalogue::matched_chars(row.name, query);
        let x = draw_matched(brush, (area.x, area.y, limit), row.name, &matched, plain);
        let sentence = row.sentence(scene.language);
        let from = (area.x + 22).max(x + 2);
        if from < limit {
            let matched = Catalogue::matched_chars(sentence, query);
            draw_matched(brush, (from, area.y, limit - 1), sentence, &matched, plain);
        }
        if limit == right {
            let style = if chosen { plain } else { brush.style(Role::Key).patch(ground) };
            brush.text(right, area.y, area.right(), &keys, style);
        }
    }
}

/// Below the line that is typed into.
fn list(inner: Rect) -> Rect {
    Rect { y: inner.y + inner.height.min(1), height: inner.height.saturating_sub(1), ..inner }
}

fn area(screen: Rect) -> Rect {
    popup::centred(screen, 84, (ACTIONS.len() as u16 + 3).min(screen.height * 9 / 10).max(6))
}
