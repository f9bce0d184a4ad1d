//! Draws the outline.

use super::{Node, OutlinePane, OutlineRow};
use crate::theme::Role;
use crate::tui::paint::Brush;
use crate::tui::words::Words;
use ratatui::layout::Rect;

impl OutlinePane {
    /// Draws the pane; its last column is the border.
    pub fn draw(&self, brush: &mut Brush, area: Rect, words: Words, focused: bool) {
        if area.is_empty() {
            return;
        }
        brush.clear(area, brush.style(Role::Text));
        let edge = area.right() - 1;
        let border = if focused { Role::BorderFocused } else { Role::Border };
        brush.upright(edge, area, brush.style(border));
        let title = if focused { Role::Title } else { Role::Dim };
        brush.role(area.x + 1, area.y, edge, words.outline(), title);
        let rows = self.rows.iter().enumerate().skip(self.list.top);
        for ((index, row), y) in rows.zip(area.top() + 1..area.bottom()) {
            let line = Rect { x: area.x, y, width: area.width - 1, height: 1 };
            self.draw_row(brush, line, row, words);
            if index == self.list.chosen {
                let role = if focused { Role::Selection } else { Role::CursorLine };
                brush.tint(line, brush.style(role));
            }
        }
    }

    fn draw_row(&self, brush: &mut Brush, line: Rect, row: &OutlineRow, words: Words) {
        let role = match row.node {
            Node::Region(_) => Role::Region,
            Node::Report(report) if self.here.is_some_and(|(here, _)| here == report) => {
                Role::Title
            }
            Node::Report(_) => Role::Text,
            Node::Section { report, section } => {
                let here = self.here == Some((report, Some(section)));
                if here { Role::RegionCurrent } else { Role::Text }
            }
        };
        let count = if row.count > 0 { row.count.to_string() } else { String::new() };
        let end = line.right().saturating_sub(1);
        let from = brush.right(line.x, line.y, end, &count, brush.style(Role::Dim));
        // Deep trees keep some room for their titles.
        let x = line.x + 1 + (row.depth * 2).min(line.width / 3);
        let sign = match row.folded {
            Some(true) => "▸",
            Some(false) => "▾",
            None => "",
        };
        brush.role(x, line.y, end, sign, Role::Dim);
        let text = if row.text.is_empty() { words.no_region() } else { &row.text };
        let limit = if count.is_empty() { end } else { from.saturating_sub(1) };
        let sign_cells = brush.ruler.char('▾') as u16 + 1;
        brush.elided(x + sign_cells, line.y, limit, text, brush.style(role));
    }
}
