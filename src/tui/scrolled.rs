//! A list of which a part is seen: the chosen row and the first one on the screen.

/// Chosen row, first visible row, and how many rows there is room for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scrolled {
    /// The chosen row.
    pub chosen: usize,
    /// The first row on the screen.
    pub top: usize,
    /// The height of the pane that shows it, in rows.
    pub height: u16,
}

impl Scrolled {
    /// Takes another height of the pane; whether it is another.
    pub fn resize(&mut self, height: u16) -> bool {
        std::mem::replace(&mut self.height, height) != height
    }

    /// Moves the choice by rows within a list of `length`.
    pub fn move_by(&mut self, by: i32, length: usize) {
        let last = length.saturating_sub(1);
        self.chosen = self.chosen.saturating_add_signed(by as isize).min(last);
    }

    /// Brings the chosen row of a list of `length` into a window of `height`, moving as little as
    /// is needed.
    pub fn settle(&mut self, length: usize, height: u16) {
        let height = usize::from(height).max(1);
        self.chosen = self.chosen.min(length.saturating_sub(1));
        // A row or two beyond the chosen one shows that the list goes on.
        let around = 2.min((height - 1) / 2);
        let highest = self.chosen.saturating_sub(around);
        let lowest = (self.chosen + around + 1).saturating_sub(height);
        self.top = self.top.clamp(lowest.min(highest), highest).min(length.saturating_sub(height));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chosen_row_is_always_seen() {
        for length in 0..12 {
            for height in 0..8 {
                let mut list = Scrolled::default();
                for by in [1, 5, -2, 100, -1, -100, 3] {
                    list.move_by(by, length);
                    list.settle(length, height);
                    assert!(list.chosen < length.max(1));
                    let seen = list.top..list.top + usize::from(height.max(1));
                    assert!(seen.contains(&list.chosen), "{list:?} of {length} in {height}");
                }
            }
        }
    }
}
