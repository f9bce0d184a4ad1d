//! The ground of an overlay: where it stands, its border, its title.

use crate::theme::Role;
use crate::tui::paint::Brush;
use ratatui::layout::Rect;

/// A rectangle of at most `width` × `height` in the middle of `screen`.
#[must_use]
pub fn centred(screen: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(screen.width), height.min(screen.height));
    let x = screen.x + (screen.width - width) / 2;
    let y = screen.y + (screen.height - height) / 2;
    Rect { x, y, width, height }
}

/// What is left of `area` inside the border; all of it where a border would leave too little.
#[must_use]
pub fn inside(area: Rect) -> Rect {
    if !has_border(area) {
        return area;
    }
    Rect { x: area.x + 2, y: area.y + 1, width: area.width - 4, height: area.height - 2 }
}

/// Clears `area`, draws border and title, and returns what is inside.
pub fn open(brush: &mut Brush<'_>, area: Rect, title: &str) -> Rect {
    let area = area.intersection(brush.buffer.area);
    mend_left_edge(brush, area);
    let ground = brush.style(Role::Text).patch(brush.style(Role::Popup));
    brush.clear(area, ground);
    if has_border(area) {
        border(brush, area, title);
    }
    inside(area)
}

/// Paints which keys do what on the lower border of a popup.
pub fn hint(brush: &mut Brush<'_>, area: Rect, keys: &str) {
    let area = area.intersection(brush.buffer.area);
    if has_border(area) {
        let style = brush.style(Role::Dim).patch(brush.style(Role::Popup));
        let keys = format!(" {keys} ");
        let (least, right) = (area.x + 2, area.right() - 2);
        let from = right.saturating_sub(brush.ruler.text(&keys) as u16).max(least);
        brush.elided(from, area.bottom() - 1, right, &keys, style);
    }
}

/// A border needs a row and two cells on each side.
fn has_border(area: Rect) -> bool {
    area.width >= 8 && area.height >= 5
}

/// A wide character that the popup cuts in two would hide the popup's first cell.
fn mend_left_edge(brush: &mut Brush<'_>, area: Rect) {
    let Some(x) = area.x.checked_sub(1).filter(|_| area.width > 0) else { return };
    for y in area.top()..area.bottom() {
        let ruler = brush.ruler;
        if let Some(cell) = brush.buffer.cell_mut((x, y))
            && ruler.text(cell.symbol()) > 1
        {
            cell.set_symbol(" ");
        }
    }
}

fn border(brush: &mut Brush<'_>, area: Rect, title: &str) {
    let style = brush.style(Role::Popup).patch(brush.style(Role::BorderFocused));
    // Where box lines take two cells they would tear the border.
    let glyphs = match brush.ruler.wide_ambiguous {
        false => ["─", "│", "╭", "╮", "╰", "╯"],
        true => ["-", "|", "+", "+", "+", "+"],
    };
    let [level, upright, top_left, top_right, bottom_left, bottom_right] = glyphs;
    let (right, bottom) = (area.right() - 1, area.bottom() - 1);
    for x in area.x + 1..right {
        brush.text(x, area.y, right, level, style);
        brush.text(x, bottom, right, level, style);
    }
    for y in area.y + 1..bottom {
        brush.text(area.x, y, right, upright, style);
        brush.text(right, y, right + 1, upright, style);
    }
    brush.text(area.x, area.y, right, top_left, style);
    brush.text(right, area.y, right + 1, top_right, style);
    brush.text(area.x, bottom, right, bottom_left, style);
    brush.text(right, bottom, right + 1, bottom_right, style);
    if !title.is_empty() {
        let style = brush.style(Role::Popup).patch(brush.style(Role::PopupTitle));
        brush.elided(area.x + 2, area.y, right - 1, &format!(" {title} "), style);
    }
}
