//! What the reader has open, and which pane keys go to.

use super::action::Pane;
use super::layout::{Layout, MEDIUM, Open};

/// What is open, apart from what it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// The pane that keys go to.
    pub focus: Pane,
    /// The widest text column.
    pub column: u16,
    /// Whether the outline is open where there is room beside the text.
    outline: bool,
    /// The same of the panel.
    panel: bool,
    /// Which of them is shown where only one has room.
    side: Pane,
    /// The one that lies over the text where none has room.
    drawer: Option<Pane>,
    /// The text alone, whatever is open.
    alone: bool,
}

impl View {
    /// The view at the start.
    #[must_use]
    pub fn new(size: (u16, u16), outline: bool, panel: bool, column: u16) -> Self {
        let (focus, side) = (Pane::Reader, Pane::Outline);
        Self { size, focus, column, outline, panel, side, drawer: None, alone: false }
    }

    /// Where everything stands.
    #[must_use]
    pub fn layout(&self) -> Layout {
        let drawn = |pane: Pane, beside: bool| match self.is_narrow() {
            true => self.drawer == Some(pane),
            false => beside && !self.alone,
        };
        let open = Open {
            outline: drawn(Pane::Outline, self.outline),
            panel: drawn(Pane::Panel, self.panel),
            side: self.side,
            column: self.column,
        };
        Layout::of(self.size, open)
    }

    /// Shows a side pane, or hides the one that is seen.
    pub fn toggle(&mut self, pane: Pane) {
        let seen = self.layout().shows(pane);
        if seen { self.hide(pane) } else { self.show(pane) }
    }

    /// The text alone, or with what is open beside it.
    pub fn toggle_alone(&mut self) {
        self.alone = !self.alone;
        self.drawer = None;
        self.focus = Pane::Reader;
    }

    /// Hides what lies over the text; whether there was anything.
    pub fn close_drawer(&mut self) -> bool {
        let moved = self.focus != Pane::Reader;
        self.focus = Pane::Reader;
        self.drawer.take().is_some() || moved
    }

    /// Gives the keys to the pane that was clicked; a drawer closes when it was not the one.
    pub fn close_drawer_for(&mut self, pane: Pane) {
        self.focus = pane;
        self.drawer = self.drawer.filter(|drawer| *drawer == pane);
    }

    /// The next pane that can be seen, or drawn over the text.
    pub fn next_pane(&mut self, back: bool) {
        let layout = self.layout();
        let panes = Pane::ALL;
        let at = panes.iter().position(|pane| *pane == self.focus).unwrap_or(1);
        let order = |step: usize| if back { at + panes.len() - step } else { at + step };
        let next = (1..=panes.len()).map(|step| panes[order(step) % panes.len()]);
        for pane in next {
            if pane == Pane::Reader {
                self.close_drawer();
                return;
            }
            if self.is_narrow() || layout.shows(pane) {
                return self.show(pane);
            }
        }
    }

    /// Gives the keys to a pane, if it can be seen or drawn over the text.
    pub fn enter(&mut self, pane: Pane) {
        if self.is_narrow() && pane != Pane::Reader {
            self.show(pane);
        } else if self.layout().shows(pane) {
            self.focus = pane;
        }
    }

    /// Gives the keys to the text when their pane cannot be seen.
    pub fn settle(&mut self) {
        if !self.layout().shows(self.focus) {
            self.focus = Pane::Reader;
        }
    }

    fn show(&mut self, pane: Pane) {
        (self.focus, self.side, self.alone) = (pane, pane, false);
        if self.is_narrow() {
            self.drawer = Some(pane);
        }
        match pane {
            Pane::Outline => self.outline = true,
            Pane::Panel => self.panel = true,
            Pane::Reader => {}
        }
    }

    fn hide(&mut self, pane: Pane) {
        if self.is_narrow() {
            self.drawer = None;
        } else if pane == Pane::Outline {
            (self.outline, self.side) = (false, Pane::Panel);
        } else if pane == Pane::Panel {
            (self.panel, self.side) = (false, Pane::Outline);
        }
        if self.focus == pane {
            self.focus = Pane::Reader;
        }
    }

    fn is_narrow(&self) -> bool {
        self.size.0 < MEDIUM
    }
}
