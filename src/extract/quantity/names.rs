//! Quoted names and titles of a line: the numbers in them name and do not count.

/// A quotation longer than this, in bytes, is a statement whose numbers count.
const LONGEST_NAME: usize = 90;
/// A title in 《》 may be longer.
const LONGEST_TITLE: usize = 300;

/// Places of the quoted names in one line, in order, as byte offsets of the text.
#[derive(Debug, Default)]
pub(super) struct Names {
    spans: Vec<(usize, usize)>,
    next: usize,
}

impl Names {
    /// Finds them in `line`, which begins at byte `base`.
    pub(super) fn read(line: &str, base: usize) -> Self {
        let mut spans: Vec<(usize, usize)> = Vec::new();
        let mut open: Vec<(char, usize)> = Vec::new();
        let mut waiting = [0usize; MARKS.len()];
        // Marks are punctuation of these two blocks; the first byte finds them fast.
        for at in memchr::memchr2_iter(0xe2, 0xe3, line.as_bytes()) {
            let Some(mark) = line.get(at..at + 3).and_then(|s| s.chars().next()) else { continue };
            if let Some(kind) = MARKS.iter().position(|(opening, _)| *opening == mark) {
                waiting[kind] += 1;
                open.push((mark, at));
                continue;
            }
            let Some(kind) = MARKS.iter().position(|(_, closing)| *closing == mark) else {
                continue;
            };
            // An opening mark nobody waits for would cost a search of the whole stack.
            while waiting[kind] > 0
                && let Some((opening, from)) = open.pop()
            {
                if let Some(other) = MARKS.iter().position(|(mark, _)| *mark == opening) {
                    waiting[other] -= 1;
                }
                if opening != MARKS[kind].0 {
                    continue;
                }
                if is_name(&line[from + opening.len_utf8()..at], opening) {
                    while spans.last().is_some_and(|(start, _)| *start > base + from) {
                        spans.pop();
                    }
                    spans.push((base + from, base + at + mark.len_utf8()));
                }
                break;
            }
        }
        Self { spans, next: 0 }
    }

    /// The end of the name that holds `at`; offsets must be asked for in order.
    pub(super) fn end_of(&mut self, at: usize) -> Option<usize> {
        while self.spans.get(self.next).is_some_and(|(_, end)| *end <= at) {
            self.next += 1;
        }
        self.spans.get(self.next).filter(|(start, _)| *start <= at).map(|(_, end)| *end)
    }
}

const MARKS: [(char, char); 6] =
    [('“', '”'), ('‘', '’'), ('《', '》'), ('〈', '〉'), ('「', '」'), ('『', '』')];

/// Whether a quotation names something; a statement has a clause mark and some length.
fn is_name(quoted: &str, opening: char) -> bool {
    if matches!(opening, '《' | '〈') {
        return quoted.len() <= LONGEST_TITLE;
    }
    quoted.len() <= LONGEST_NAME
        && !(quoted.len() > 36 && quoted.contains(['，', ',', '。', '；', ';']))
}
