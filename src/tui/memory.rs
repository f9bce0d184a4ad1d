//! Where the reader has been: back and forward, marks, and the place to take up again.

use crate::library::state::{Place, State};

/// The places of one reader of one folder.
#[derive(Debug, Default)]
pub struct Memory {
    /// What outlives the run.
    pub state: State,
    forward: Vec<Place>,
    /// The place to open as soon as its report has been read.
    pub wanted: Option<Place>,
}

impl Memory {
    /// Notes that the reader jumps away from `place`.
    pub fn leave(&mut self, place: Place) {
        self.forward.clear();
        if self.state.history.last() != Some(&place) {
            self.state.history.push(place);
        }
    }

    /// The place before this one.
    pub fn back(&mut self, here: Option<Place>) -> Option<Place> {
        let place = self.state.history.pop()?;
        self.forward.extend(here);
        Some(place)
    }

    /// The place from which the reader went back.
    pub fn forward(&mut self, here: Option<Place>) -> Option<Place> {
        let place = self.forward.pop()?;
        self.state.history.extend(here);
        Some(place)
    }

    /// Takes over what an earlier run left; what this one did already goes before it.
    pub fn recall(&mut self, mut state: State) {
        let history = std::mem::take(&mut self.state.history);
        state.history.extend(history);
        let ours = std::mem::take(&mut self.state);
        let history = state.history.clone();
        self.wanted = state.last.as_ref().map(|last| last.value.clone());
        self.state = ours.merged(state);
        self.state.history = history;
    }
}
