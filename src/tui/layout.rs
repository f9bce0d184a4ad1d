//! Where the panes stand: a pure function of the screen's size and what is open, used by update
//! and draw alike.

use super::action::Pane;
use ratatui::layout::Rect;

/// What the reader wants to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open {
    /// The outline.
    pub outline: bool,
    /// The region panel.
    pub panel: bool,
    /// Which of the two is shown where only one has room.
    pub side: Pane,
    /// The widest text column.
    pub column: u16,
}

/// Where everything stands; a pane that has no room is empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// Report and section, above the text.
    pub trail: Rect,
    /// The pane of the text.
    pub reader: Rect,
    /// The column of the text inside it.
    pub text: Rect,
    /// The outline.
    pub outline: Rect,
    /// The region panel.
    pub panel: Rect,
    /// The last line.
    pub status: Rect,
    /// Whether the side panes lie over the text rather than beside it.
    pub drawers: bool,
}

/// From here on three columns fit.
const WIDE: u16 = 120;
/// From here on text and one side fit.
pub const MEDIUM: u16 = 90;
/// Cells between a pane's edge and the text.
const MARGIN: u16 = 2;

impl Layout {
    /// The layout of a screen of `size`.
    #[must_use]
    pub fn of(size: (u16, u16), open: Open) -> Self {
        let screen = Rect::new(0, 0, size.0, size.1);
        let status = u16::from(screen.height >= 2);
        let body = Rect { height: screen.height - status, ..screen };
        let (outline, panel) = sides(screen.width, open);
        let drawers = screen.width < MEDIUM;
        let reader = match drawers {
            true => body,
            false => Rect { x: outline, width: body.width - outline - panel, ..body },
        };
        let trail = Rect { height: u16::from(reader.height >= 3), ..reader };
        let reader = Rect { y: trail.height, height: reader.height - trail.height, ..reader };
        Self {
            trail,
            reader,
            text: column(reader, open.column),
            outline: Rect { width: outline, ..body },
            panel: Rect { x: screen.width - panel, width: panel, ..body },
            status: Rect { y: body.height, height: status, ..screen },
            drawers,
        }
    }

    /// The pane at a cell of the screen.
    #[must_use]
    pub fn pane_at(&self, x: u16, y: u16) -> Option<Pane> {
        let at = (x, y).into();
        let over = [(self.outline, Pane::Outline), (self.panel, Pane::Panel)];
        let panes = over.into_iter().chain([(self.reader, Pane::Reader)]);
        panes.into_iter().find(|(area, _)| area.contains(at)).map(|(_, pane)| pane)
    }

    /// Whether a pane can be seen.
    #[must_use]
    pub fn shows(&self, pane: Pane) -> bool {
        match pane {
            Pane::Outline => !self.outline.is_empty(),
            Pane::Reader => !self.reader.is_empty(),
            Pane::Panel => !self.panel.is_empty(),
        }
    }
}

/// Widths of outline and panel, their border included.
fn sides(width: u16, open: Open) -> (u16, u16) {
    // Beside the text column the panes may have what is left, within what they can use.
    let spare = width.saturating_sub(open.column + 2 * MARGIN);
    let one = |open: bool, cells: u16| if open { cells } else { 0 };
    if width >= WIDE {
        let outline = one(open.outline, (spare / 3).clamp(28, 36));
        let panel = spare.saturating_sub(outline).clamp(32, 46);
        return (outline, one(open.panel, panel));
    }
    let panel_first = open.panel && (open.side == Pane::Panel || !open.outline);
    let cells = match width >= MEDIUM {
        true => spare.clamp(30, 34),
        // A drawer leaves some text to be seen.
        false => (width * 4 / 5).clamp(width.min(24), 48.min(width)),
    };
    (one(open.outline && !panel_first, cells), one(panel_first, cells))
}

/// The column of the text: at most `widest`, in the middle, with margins where there is room.
fn column(pane: Rect, widest: u16) -> Rect {
    let margin = if pane.width >= 40 { MARGIN } else { u16::from(pane.width >= 12) };
    let width = (pane.width - 2 * margin).min(widest);
    Rect { x: pane.x + (pane.width - width) / 2, width, ..pane }
}
