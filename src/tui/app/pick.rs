//! A picker on its own: what is chosen is printed once the screen is the shell's again.

use super::{App, Taste};
use crate::catalogue::Scope;
use crate::tui::message::Effect;
use crate::tui::overlay::{Outcome, Overlay, Picker};

/// A picker on its own.
#[derive(Debug, Default)]
pub(super) struct Picking {
    /// What was chosen, as it is printed.
    picked: Option<String>,
}

impl App {
    /// A screen with nothing but a picker.
    #[must_use]
    pub fn picker(taste: Taste, size: (u16, u16), scope: Scope, query: &str) -> Self {
        let mut app = Self::new(taste, size);
        let mut picker = Picker::new(scope);
        picker.list.paste(query);
        app.overlay = Some(Overlay::Picker(picker));
        app.picking = Some(Picking::default());
        app
    }

    /// What was chosen: `path:line:name`, as editors and grep have it.
    #[must_use]
    pub fn picked(&self) -> Option<&str> {
        self.picking.as_ref()?.picked.as_deref()
    }

    /// Ends with what the picker came to.
    pub(super) fn pick(&mut self, outcome: &Outcome) -> Option<Effect> {
        let Outcome::Go { path, span } = outcome else {
            return (*outcome != Outcome::Stay).then_some(Effect::Quit);
        };
        let Some(Overlay::Picker(picker)) = &self.overlay else { return Some(Effect::Quit) };
        let name = picker.chosen().map(|(catalogue, entry)| catalogue.name(entry));
        let report = self.catalogue.reports().iter().find(|report| report.source.path == *path);
        let line = report.map_or(1, |report| report.source.file_line(span.start as usize));
        let picked = format!("{}:{line}:{}", path.display(), name.unwrap_or_default());
        self.picking = Some(Picking { picked: Some(picked) });
        Some(Effect::Quit)
    }
}
