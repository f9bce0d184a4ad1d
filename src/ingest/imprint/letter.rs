//! A letter that sends the report: 关于印发…的通知.

use super::sort::Sort;
use super::title::{self, Entry};
use super::{ABOVE, Reader, Sure, above, date, kind, set_apart};
use crate::ingest::{Line, Role};

impl Reader<'_> {
    /// The signature of a letter that sends the report (关于印发…的通知): a publisher and a day right
    /// below it, near the top. The report's own title may stand below the letter.
    pub(super) fn letter(&mut self, lines: &mut [Line]) {
        if !self.imprint.title.ends_with("通知") {
            return;
        }
        let top: Vec<usize> =
            (0..lines.len()).filter(|&at| lines[at].role == Role::Body).take(ABOVE).collect();
        for pair in top.windows(2) {
            let [above, below] =
                [pair[0], pair[1]].map(|at| Entry::new(at, &lines[at], self.text, self.reading));
            let day = date::find(below.reading).filter(|found| found.iso.len() > 7);
            if let (Sort::Publisher, Sort::Dated, Some(day)) = (&above.sort, &below.sort, day) {
                self.source(above.text);
                self.dates.push((Sure::Signed, day.iso));
                for &at in pair {
                    lines[at].role = Role::Imprint;
                }
                self.title_below_letter(lines, below.index + 1);
                return;
            }
        }
    }

    /// The title of the report that a letter sends, with what stands about it.
    fn title_below_letter(&mut self, lines: &mut [Line], from: usize) {
        let entries = above(self.text, self.reading, lines, from);
        let Some((first, last)) = title::choose(&entries, "") else { return };
        if kind::is_named(entries[first].reading) {
            let end = self.entries(&entries, Some((first, last)));
            set_apart(&entries[..end], Some((first, last)), lines);
            self.title(&entries[first..=last], "");
        }
    }
}
