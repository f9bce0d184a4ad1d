//! Puts text into cells: the only place that knows how a character lands on the screen. What to
//! paint, and where, is the panes' business.

use crate::text::Ruler;
use crate::text::width::{is_ambiguous, shown};
use crate::theme::{Role, Theme};
use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Rect;
use ratatui::style::Style;
use std::num::NonZeroU16;

/// Paints on a frame with a theme, in cells as a ruler counts them.
pub struct Brush<'a> {
    /// The frame.
    pub buffer: &'a mut Buffer,
    /// How each role looks.
    pub theme: &'a Theme,
    /// How cells are counted.
    pub ruler: Ruler,
}

impl Brush<'_> {
    /// How a role looks.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// Paints `text` from (`x`, `y`), not beyond `limit` (exclusive); a character that would
    /// stick out is left away. Returns the cell after the last one painted.
    pub fn text(&mut self, x: u16, y: u16, limit: u16, text: &str, style: Style) -> u16 {
        let limit = limit.min(self.buffer.area.right());
        let mut x = x;
        for c in text.chars() {
            let cells = self.ruler.char(c) as u16;
            if cells == 0 {
                self.join(x, y, c);
            } else if x + cells > limit {
                break;
            } else {
                self.character(x, y, c, cells, style);
                x += cells;
            }
        }
        x
    }

    /// Paints `text` in the style of a role.
    pub fn role(&mut self, x: u16, y: u16, limit: u16, text: &str, role: Role) -> u16 {
        self.text(x, y, limit, text, self.theme.style(role))
    }

    /// Paints `text` so that it ends before `right`, with … for its beginning where it is too long for
    /// the room from `x`: a number without its first digits would be another number.
    pub fn right(&mut self, x: u16, y: u16, right: u16, text: &str, style: Style) -> u16 {
        let room = usize::from(right.saturating_sub(x));
        let kept = self.ruler.elide_start(text, room);
        let from = right.saturating_sub(self.ruler.text(&kept) as u16);
        self.text(from.max(x), y, right, &kept, style);
        from.max(x)
    }

    /// Paints `text` cut to the room up to `limit`, with … where something is missing.
    pub fn elided(&mut self, x: u16, y: u16, limit: u16, text: &str, style: Style) -> u16 {
        let kept = self.ruler.elide(text, usize::from(limit.saturating_sub(x)));
        self.text(x, y, limit, &kept, style)
    }

    /// Lays a style over an area.
    pub fn tint(&mut self, area: Rect, style: Style) {
        self.buffer.set_style(area.intersection(self.buffer.area), style);
    }

    /// Empties an area and lays a style over it.
    pub fn clear(&mut self, area: Rect, style: Style) {
        let area = area.intersection(self.buffer.area);
        (area.top()..area.bottom()).for_each(|y| self.tear(area.x, y));
        for position in area.positions() {
            if let Some(cell) = self.buffer.cell_mut(position) {
                cell.reset();
            }
        }
        self.buffer.set_style(area, style);
    }

    /// A line down the left or right edge of a pane.
    pub fn upright(&mut self, x: u16, area: Rect, style: Style) {
        for y in area.top()..area.bottom() {
            self.text(x, y, x + 1, self.line_glyph(), style);
        }
    }

    /// Where box lines take two cells they would tear the columns: a plain bar then.
    fn line_glyph(&self) -> &'static str {
        if self.ruler.wide_ambiguous { "|" } else { "│" }
    }

    /// A wide character of which the right half is painted over leaves a blank.
    fn tear(&mut self, x: u16, y: u16) {
        let before = x.checked_sub(1).and_then(|x| self.buffer.cell_mut((x, y)));
        if let Some(cell) = before
            && self.ruler.text(cell.symbol()) > 1
        {
            cell.set_char(' ').set_diff_option(CellDiffOption::None);
        }
    }

    fn character(&mut self, x: u16, y: u16, c: char, cells: u16, style: Style) {
        self.tear(x, y);
        let Some(cell) = self.buffer.cell_mut((x, y)) else { return };
        cell.set_char(shown(c)).set_style(style);
        // ratatui counts one cell for what this terminal may give two.
        if self.ruler.wide_ambiguous && is_ambiguous(c) {
            let width = NonZeroU16::new(cells).unwrap_or(NonZeroU16::MIN);
            cell.set_diff_option(CellDiffOption::ForcedWidth(width));
        }
        if cells == 2
            && let Some(next) = self.buffer.cell_mut((x + 1, y))
        {
            next.reset();
            next.set_style(style);
        }
    }

    /// Puts a combining mark on the character before `x`; joiners and selectors, which terminals
    /// treat each in their own way, are dropped.
    fn join(&mut self, x: u16, y: u16, c: char) {
        let marks = matches!(c, '\u{300}'..='\u{36f}' | '\u{3099}' | '\u{309a}');
        let Some(before) = x.checked_sub(1).filter(|_| marks) else { return };
        if let Some(cell) = self.buffer.cell_mut((before, y))
            && cell.symbol() != " "
            && cell.symbol().chars().count() < 4
        {
            cell.append_symbol(c);
        }
    }
}

trait Append {
    fn append_symbol(&mut self, c: char);
}

impl Append for ratatui::buffer::Cell {
    fn append_symbol(&mut self, c: char) {
        let joined = format!("{}{c}", self.symbol());
        self.set_symbol(&joined);
    }
}
