//! The measure that broke a text's lines, and whether a line fills it.

use super::Piece;
use super::peak::{Count, peak};
use crate::ingest::join;
use crate::text::ends::first_chars;

/// Fewer full lines than this prove nothing.
const FEWEST: usize = 6;
/// A first line's indent, in cells.
const INDENT: usize = 4;
/// Longest word that a breaker takes to the next line whole, in cells.
const WORD: usize = 24;

/// The measure of a text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Measure {
    count: Count,
    /// The length of full lines.
    full: usize,
    /// Blanks before every line: those of a text set in as a whole.
    margin: usize,
    /// Whether the blanks that open a paragraph count in its first line.
    indent_counts: bool,
    /// Whether paragraphs lost these blanks after the text was broken.
    indent_is_lost: bool,
    /// How much shorter than the measure full lines may be: a printer's lines are not all of a length.
    slack: usize,
    /// Whether a blank line stands below every line.
    pub is_double_spaced: bool,
}

impl Measure {
    /// The measure that broke the lines of a text, if one did.
    pub fn of(pieces: &[Piece<'_>]) -> Option<Self> {
        let lines: Vec<Line<'_>> = Line::all(pieces);
        let texts: Vec<&str> = lines.iter().map(|line| line.text.trim()).collect();
        let margin = margin(&lines);
        let measure = |count: Count| {
            let full = peak(&texts, count)?;
            let slack = count.cells(2);
            let mut measure = Self { count, full, margin, slack, ..Self::default() };
            measure.is_double_spaced = measure.finds_double_spacing(&lines);
            measure.look_at_openings(&lines);
            measure.look_at_ends(&lines);
            Some((measure, measure.share_broken(&lines)?))
        };
        // Of equals the last.
        let counts = [Count::Characters, Count::Narrow, Count::Wide];
        let best = counts.into_iter().filter_map(measure).max_by(|(_, a), (_, b)| a.total_cmp(b));
        best.map(|(measure, _)| measure)
    }

    /// Whether the paragraph of `above` goes on in `below`; `opens` tells whether `above` opens it.
    pub fn goes_on(&self, above: &str, below: &str, opens: bool) -> bool {
        if self.is_set_in(below)
            || !self.is_full(above, below, opens)
            || !join::goes_on(above, below)
        {
            return false;
        }
        // Below a stop a short line without one is a heading.
        !join::is_finished(above)
            || join::is_finished(below)
            || self.length(below) + self.count.cells(WORD) > self.full
    }

    fn is_set_in(&self, line: &str) -> bool {
        indent(line) > self.margin + 1
    }

    /// How long a line is, as the measure counts.
    fn length(&self, line: &str) -> usize {
        let counted = if self.indent_counts { line.trim_end() } else { line.trim() };
        self.count.of(counted)
    }

    /// Whether what opens `below` would not have fitted in the line above.
    fn is_full(&self, above: &str, below: &str, opens: bool) -> bool {
        let lost = self.indent_is_lost && opens && !self.is_set_in(above);
        let length = self.length(above) + if lost { self.count.cells(INDENT) } else { 0 };
        let slack = if join::is_finished(above) { 0 } else { self.slack };
        let room = length + self.count.of(first_word(below)) + slack;
        length <= self.full + self.count.cells(4) && room > self.full
    }

    /// Looks at how first lines of paragraphs differ from the others.
    fn look_at_openings(&mut self, lines: &[Line<'_>]) {
        let (mut with, mut without, mut lost, mut whole) = (0, 0, 0, 0);
        let near =
            |length: usize, full: usize| length <= full && length + self.count.cells(2) >= full;
        for (index, pair) in lines.windows(2).enumerate() {
            let [line, below] = pair else { continue };
            let above = index.checked_sub(1).and_then(|above| lines.get(above));
            let goes_on = !self.is_set_in(below.text) && self.reaches(below);
            if !goes_on || join::is_finished(line.text) {
                continue;
            }
            let bare = self.count.of(line.text.trim());
            if self.is_set_in(line.text) {
                with += usize::from(near(self.count.of(line.text.trim_end()), self.full));
                without += usize::from(near(bare, self.full));
            } else if above.is_none_or(|above| !self.reaches(line) || self.ends(above, line)) {
                lost += usize::from(near(bare + self.count.cells(INDENT), self.full));
                whole += usize::from(near(bare, self.full));
            }
        }
        self.indent_counts = with >= without;
        self.indent_is_lost = lost > 2 && lost > whole;
    }

    /// Whether a line stands right below the one above it.
    fn reaches(&self, line: &Line<'_>) -> bool {
        line.gap == 0 || self.is_double_spaced && line.gap == 1
    }

    /// Whether a paragraph ends with `above` for sure, wherever first lines begin.
    fn ends(&self, above: &Line<'_>, below: &Line<'_>) -> bool {
        let is_short = self.count.of(above.text.trim()) + self.count.cells(INDENT + 8) < self.full;
        is_short || join::is_finished(above.text) && !self.is_full(above.text, below.text, false)
    }

    /// Looks at how exactly lines are filled.
    fn look_at_ends(&mut self, lines: &[Line<'_>]) {
        let exact = Self { slack: 0, ..*self };
        let is_open = |pair: &&[Line<'_>]| {
            !join::is_finished(pair[0].text)
                && !self.is_set_in(pair[1].text)
                && self.reaches(&pair[1])
        };
        let full = |measure: &Self| {
            let is_full = |pair: &&[Line<'_>]| measure.is_full(pair[0].text, pair[1].text, false);
            lines.windows(2).filter(is_open).filter(is_full).count()
        };
        if (full(self) - full(&exact)) * 12 < full(&exact) {
            self.slack = 0;
        }
    }

    fn finds_double_spacing(&self, lines: &[Line<'_>]) -> bool {
        let open = |line: &Line<'_>| !join::is_finished(line.text);
        let full: Vec<_> = lines
            .windows(2)
            .filter(|pair| open(&pair[0]) && self.is_full(pair[0].text, pair[1].text, false))
            .collect();
        let spaced = full.iter().filter(|pair| pair[1].gap == 1).count();
        spaced > FEWEST && spaced * 10 > full.len() * 9
    }

    /// The share of the text that it broke; `None` where that is not most of it.
    fn share_broken(&self, lines: &[Line<'_>]) -> Option<f64> {
        let (mut full, mut open) = (0, 0);
        let (mut broken, mut long, mut all) = (0, 0, 0);
        let mut opens = true;
        for (index, line) in lines.iter().enumerate() {
            let length = self.count.of(line.text.trim());
            all += length;
            let below = lines.get(index + 1).filter(|below| self.reaches(below));
            let goes_on = below.is_some_and(|below| self.goes_on(line.text, below.text, opens));
            if goes_on {
                full += 1;
                open += usize::from(!join::is_finished(line.text));
                broken += length;
            } else if length > self.full + self.count.cells(4) {
                long += length;
            }
            opens = !goes_on;
        }
        let holds =
            full >= FEWEST && open * 10 >= full * 7 && broken * 5 >= all * 2 && long * 12 <= all;
        holds.then(|| broken as f64 / all as f64)
    }
}

/// A line of text with what stands above it.
struct Line<'a> {
    text: &'a str,
    /// Lines between it and the one above.
    gap: usize,
}

impl<'a> Line<'a> {
    fn all(pieces: &[Piece<'a>]) -> Vec<Self> {
        let mut lines: Vec<Self> = Vec::new();
        let mut last: Option<usize> = None;
        let flowing = pieces.iter().enumerate().filter(|(_, p)| p.flows && !p.is_blank());
        for (index, piece) in flowing {
            let gap = last.map_or(0, |last| index - last - 1);
            lines.push(Self { text: piece.text, gap });
            last = Some(index);
        }
        lines
    }
}

/// The blanks before nearly every line.
fn margin(lines: &[Line<'_>]) -> usize {
    let mut indents: Vec<usize> = lines.iter().map(|line| indent(line.text)).collect();
    indents.sort_unstable();
    indents.get(indents.len() / 10).copied().unwrap_or(0)
}

/// Cells of the blanks that open a line.
fn indent(line: &str) -> usize {
    Count::Wide.of(&line[..line.len() - line.trim_start().len()])
}

/// What a breaker keeps together at the head of a line: a word or a number, with the marks that may
/// not end the line above it or open the next.
fn first_word(line: &str) -> &str {
    let line = line.trim_start();
    let is_latin = |c: char| c.is_ascii_alphanumeric() || ".%,-/‰".contains(c);
    let opens = |c: char| "“‘（《〈「『【〔(".contains(c);
    let closes = |c: char| "”’）》〉」』】〕)，。、；：！？…%％‰".contains(c);
    let marks = line.trim_start_matches(opens);
    let word = match marks.chars().next() {
        Some(c) if is_latin(c) => marks.trim_start_matches(is_latin),
        Some(c) => &marks[c.len_utf8()..],
        None => marks,
    };
    let rest = word.trim_start_matches(closes);
    let word = &line[..line.len() - rest.len()];
    first_chars(word, WORD)
}
