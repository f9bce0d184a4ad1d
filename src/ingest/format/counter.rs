//! How far a list has counted: the same in every word processor.

/// The most levels that a list has.
pub(super) const LEVELS: usize = 10;

/// The last number of each level of a list.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counter {
    /// `None` where a level has not begun, or begins anew.
    last: [Option<usize>; LEVELS],
}

impl Counter {
    /// Counts one on at `level`, from `start` where it begins; the levels below begin anew.
    pub fn count(&mut self, level: usize, start: usize) {
        if let Some((last, below)) = self.last.get_mut(level..).and_then(<[_]>::split_first_mut) {
            *last = Some(last.map_or(start, |last| last.saturating_add(1)));
            below.fill(None);
        }
    }

    /// Has `level` begin anew with its next paragraph.
    pub fn restart(&mut self, level: usize) {
        if let Some(last) = self.last.get_mut(level) {
            *last = None;
        }
    }

    /// The number of `level`; a level that was skipped stands at its `start`.
    pub fn number(&self, level: usize, start: usize) -> usize {
        self.last.get(level).copied().flatten().unwrap_or(start)
    }
}

#[cfg(test)]
mod tests {
    use super::Counter;

    #[test]
    fn levels_begin_where_they_are_told_and_go_on() {
        let mut counter = Counter::default();
        let mut told = Vec::new();
        for (level, start) in [(0, 0), (0, 0), (1, 3), (1, 3), (0, 0), (1, 3), (99, 1)] {
            counter.count(level, start);
            told.push((counter.number(0, 0), counter.number(1, 3)));
        }
        assert_eq!(told, [(0, 3), (1, 3), (1, 3), (1, 4), (2, 3), (2, 3), (2, 3)]);
        counter.restart(0);
        counter.count(0, 8);
        assert_eq!((counter.number(0, 8), counter.number(2, 1)), (8, 1));
    }
}
