//! A paragraph becomes rows of at most so many cells.
//!
//! Breaks stand where Unicode line breaking (UAX #14) allows one, tailored to Chinese: curly
//! quotes open and close, a number stays with what it counts. Rows are spans into the source
//! text, so nothing is copied and every cell on the screen maps back to its place.

use super::han::is_han;
use super::{Ruler, Span};
use std::borrow::Cow;
use std::collections::VecDeque;
use unicode_linebreak::linebreaks;

/// One row of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// What stands in it; blanks at either end are left out.
    pub span: Span,
    /// Empty cells before it.
    pub indent: u16,
}

/// What a row may hold.
#[derive(Clone, Copy, Debug)]
pub struct Fill {
    /// Cells of a row; taken as 1 when 0.
    pub cells: u16,
    /// Empty cells before the first row, as far as half a row allows.
    pub indent: u16,
    /// How cells are counted.
    pub ruler: Ruler,
}

impl Fill {
    /// Rows of `cells` without indent.
    #[must_use]
    pub fn plain(cells: u16, ruler: Ruler) -> Self {
        Self { cells, indent: 0, ruler }
    }
}

/// Breaks `line` of `text` into rows; at least one, and none wider than asked for unless a
/// single character is. `whole` are spans, in order, that stay together where a row can hold
/// them: figures. Linear in the length of the line.
#[must_use]
pub fn rows(text: &str, line: Span, whole: &[Span], fill: Fill) -> Vec<Row> {
    let base = line.start as usize;
    let full = line.of(text);
    let body = full.trim_end();
    let lead = body.len() - body.trim_start().len();
    let mut filler = Filler::new(body, base, lead, fill);
    let mut breaks = linebreaks(breakable(body).as_ref()).map(|(at, _)| at).collect::<Vec<_>>();
    breaks.retain(|&at| at > lead && at < body.len());
    let mut breaks = breaks.into_iter().peekable();
    let mut whole = whole.iter().copied().peekable();
    let mut before = Before::default();
    for (at, c) in body[lead..].char_indices().map(|(i, c)| (lead + i, c)) {
        let allowed = breaks.next_if_eq(&at).is_some();
        while whole.next_if(|span| span.end as usize <= base + at).is_some() {}
        let inside = whole.peek().is_some_and(|span| (span.start as usize) < base + at);
        filler.push(at, c, before.opportunity(c, allowed, inside));
        before.pass(c);
    }
    filler.finish()
}

/// How good a place for a break is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Opportunity {
    /// Before a blank, which hangs over the end, or a mark that sits on the character before.
    Never,
    /// Tears the digits of a number.
    Worst,
    /// Leaves punctuation in a wrong place, or tears a Latin word or a number from its measure.
    Poor,
    /// Tears a figure where its measure could be torn.
    Fair,
    /// A proper break.
    Good,
}

/// What stands before the character looked at.
#[derive(Default)]
struct Before {
    last: Option<char>,
    /// The last character but one.
    second: Option<char>,
    /// In the digits and multipliers of a number.
    number: bool,
}

impl Before {
    fn opportunity(&self, c: char, allowed: bool, inside: bool) -> Opportunity {
        let Some(last) = self.last else { return Opportunity::Never };
        if c.is_whitespace() || (Ruler::default().char(c) == 0 && !last.is_whitespace()) {
            return Opportunity::Never;
        }
        if is_number(last) && is_number(c) {
            return Opportunity::Worst;
        }
        if NEVER_OPEN.contains(c) || NEVER_END.contains(last) {
            return Opportunity::Poor;
        }
        if !allowed && !self.after_comma(last, c) {
            return Opportunity::Poor;
        }
        match inside || self.number {
            true if self.number && is_number(last) => Opportunity::Poor,
            true if inside || is_han(c) => Opportunity::Fair,
            _ => Opportunity::Good,
        }
    }

    /// UAX #14 ties a half-width comma to the digit or letter behind it; between Chinese words it
    /// is a comma like any other.
    fn after_comma(&self, last: char, c: char) -> bool {
        ",;:?!".contains(last) && self.second.is_some_and(is_han) && c.is_alphanumeric()
    }

    fn pass(&mut self, c: char) {
        self.number = is_number(c) || (self.number && is_multiplier(c));
        self.second = self.last.replace(c);
    }
}

/// Rows made so far and the one being filled. Offsets are into `body`.
struct Filler<'a> {
    body: &'a str,
    base: usize,
    fill: Fill,
    rows: Vec<Row>,
    /// Where the row being filled starts.
    start: usize,
    /// Cells from `start` to the character looked at.
    used: usize,
    /// Breaks in the row that may still be taken: how good, where, cells before it. A later one
    /// is always less good, for a break as good or better makes those before it useless.
    breaks: VecDeque<(Opportunity, usize, usize)>,
}

impl<'a> Filler<'a> {
    fn new(body: &'a str, base: usize, start: usize, fill: Fill) -> Self {
        Self { body, base, fill, rows: Vec::new(), start, used: 0, breaks: VecDeque::new() }
    }

    fn push(&mut self, at: usize, c: char, opportunity: Opportunity) {
        if opportunity > Opportunity::Never && at > self.start {
            self.offer(opportunity, at);
        }
        let cells = self.fill.ruler.char(c);
        // Blanks hang over the end of a row.
        while self.used + cells > self.room() && !c.is_whitespace() {
            let Some((_, cut, before)) = self.breaks.pop_front() else { break };
            self.close(cut);
            self.start = cut;
            self.used -= before;
            self.breaks.iter_mut().for_each(|(.., cells)| *cells -= before);
        }
        self.used += cells;
    }

    fn offer(&mut self, opportunity: Opportunity, at: usize) {
        while self.breaks.back().is_some_and(|(last, ..)| *last <= opportunity) {
            self.breaks.pop_back();
        }
        self.breaks.push_back((opportunity, at, self.used));
    }

    fn room(&self) -> usize {
        usize::from(self.fill.cells.saturating_sub(self.indent()).max(1))
    }

    fn indent(&self) -> u16 {
        if self.rows.is_empty() { self.fill.indent.min(self.fill.cells / 2) } else { 0 }
    }

    fn close(&mut self, end: usize) {
        let length = self.body[self.start..end].trim_end().len();
        let start = self.base + self.start;
        self.rows.push(Row { span: Span::new(start, start + length), indent: self.indent() });
    }

    fn finish(mut self) -> Vec<Row> {
        if self.start < self.body.len() || self.rows.is_empty() {
            self.start = self.start.min(self.body.len());
            self.close(self.body.len());
        }
        self.rows
    }
}

/// Characters that open no row.
const NEVER_OPEN: &str = "，。、；：？！）》〉」』】〕〗”’…％‰℃·・～,.;:?!)]}%";
/// Characters that end no row.
const NEVER_END: &str = "（《〈「『【〔〖“‘([{¥￥$＄";

/// The text that break rules look at: curly quotes, which UAX #14 lets neither open nor close,
/// become brackets of the same length.
fn breakable(body: &str) -> Cow<'_, str> {
    if !body.contains(['“', '”']) {
        return Cow::Borrowed(body);
    }
    let bracket = |c| match c {
        '“' => '（',
        '”' => '）',
        _ => c,
    };
    Cow::Owned(body.chars().map(bracket).collect())
}

fn is_number(c: char) -> bool {
    c.is_ascii_digit() || c == '.'
}

fn is_multiplier(c: char) -> bool {
    "十百千万萬亿億余餘多几幾".contains(c)
}
