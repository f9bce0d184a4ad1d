//! Lines joined to the paragraphs they were before they were set.

use super::area::{Areas, INDENT};
use super::grid::Tabled;
use super::layout::Item;
use super::row::Line;
use crate::ingest::draft::{Draft, Mark};
use crate::ingest::join;

/// Writes lines and tables as the paragraphs of a draft.
pub(super) fn write(items: Vec<Item>, draft: &mut Draft) {
    let lines: Vec<&Line> = items
        .iter()
        .filter_map(|item| match item {
            Item::Line(line) => Some(line),
            Item::Table(_) => None,
        })
        .collect();
    let areas = Areas::of(&lines);
    let is_note = notes(&lines, areas.size);
    let mut writer = Writer { areas, draft, open: None, table: None };
    let mut below = Vec::new();
    let mut at = 0;
    for item in items {
        match item {
            Item::Line(line) => {
                match is_note[at] {
                    true => below.push(line),
                    false => writer.line(line),
                }
                at += 1;
            }
            Item::Table(table) => writer.table(table),
        }
    }
    writer.end();
    for line in below {
        writer.note(line);
    }
    writer.end();
}

/// Which lines are notes: small type below the text of a page, opening with a number. They part
/// paragraphs that go on overleaf, so they are read when the text is done.
fn notes(lines: &[&Line], size: f32) -> Vec<bool> {
    let is_small = |line: &Line| line.size < size * SMALL;
    let mut is_note = vec![false; lines.len()];
    let mut end = lines.len();
    while let Some(last) = end.checked_sub(1) {
        let page = lines[last].page;
        let is_below = |line: &&&Line| line.page == page && is_small(line);
        let small = lines[..end].iter().rev().take_while(is_below).count();
        let first = (end - small..end).find(|at| note_number(&lines[*at].text).is_some());
        if let Some(first) = first {
            is_note[first..end].fill(true);
        }
        end -= lines[..end].iter().rev().take_while(|line| line.page == page).count();
    }
    is_note
}

/// The number that opens a note, and its words.
fn note_number(text: &str) -> Option<(String, &str)> {
    let plain = |c: char| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|own| own == c).map(|at| at.to_string());
    let inner = text.trim_start_matches(['[', '［', '〔', '(']);
    let mut number = String::new();
    let mut rest = inner;
    while let Some(c) = rest.chars().next() {
        match plain(c) {
            Some(digit) => number.push_str(&digit),
            None if c.is_ascii_digit() => number.push(c),
            None => break,
        }
        rest = &rest[c.len_utf8()..];
    }
    let words = rest.trim_start_matches([']', '］', '〕', ')', ' ', '.', '、']);
    let is_set_off = words.len() < rest.len() || inner.len() < text.len();
    ((1..=3).contains(&number.len()) && is_set_off && !words.is_empty()).then_some((number, words))
}

struct Writer<'d> {
    areas: Areas,
    draft: &'d mut Draft,
    open: Option<Paragraph>,
    table: Option<(Tabled, u32)>,
}

/// A paragraph as far as it was read.
struct Paragraph {
    page: u32,
    text: String,
    last: Line,
}

/// How far columns of one table may differ from page to page, in points.
const UNEVEN: f32 = 4.0;

impl Writer<'_> {
    fn line(&mut self, line: Line) {
        self.end_table();
        match &mut self.open {
            Some(open) if goes_on(&open.last, &line, &self.areas) => {
                open.text.push_str(join::joint(&open.text, &line.text));
                open.text.push_str(&line.text);
                open.last = line;
            }
            _ => {
                self.end_paragraph();
                let (page, text) = (line.page, line.text.clone());
                self.open = Some(Paragraph { page, text, last: line });
            }
        }
    }

    /// A line of a note; its number is told as those of other formats are.
    fn note(&mut self, line: Line) {
        let Some((number, words)) = note_number(&line.text) else { return self.line(line) };
        self.end_paragraph();
        let text = format!("[{number}] {words}");
        self.open = Some(Paragraph { page: line.page, text, last: line });
    }

    fn end(&mut self) {
        self.end_paragraph();
        self.end_table();
    }

    fn end_paragraph(&mut self) {
        if let Some(Paragraph { page, text, .. }) = self.open.take() {
            self.draft.push(Mark::body(page), &text);
        }
    }

    fn table(&mut self, tabled: Tabled) {
        self.end_paragraph();
        let page = tabled.table.rows.first().map_or(1, |row| row.number);
        match &mut self.table {
            Some((open, last)) if *last + 1 == page && open.is_like(&tabled) => {
                let heads = usize::from(open.opens_like(&tabled));
                open.table.rows.extend(tabled.table.rows.into_iter().skip(heads));
                *last = page;
            }
            _ => {
                self.end_table();
                self.table = Some((tabled, page));
            }
        }
    }

    fn end_table(&mut self) {
        if let Some((tabled, _)) = self.table.take() {
            self.draft.push_table(tabled.table);
        }
    }
}

impl Tabled {
    /// Whether the columns of another stand where its own do.
    fn is_like(&self, other: &Self) -> bool {
        let pairs = self.edges.iter().zip(&other.edges);
        self.edges.len() == other.edges.len()
            && pairs.into_iter().all(|(a, b)| (a - b).abs() < UNEVEN)
    }

    /// Whether another opens with the same row: the head is set anew on every page.
    fn opens_like(&self, other: &Self) -> bool {
        let texts = |table: &Self| {
            let row = table.table.rows.first();
            row.map(|row| row.cells.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>())
        };
        texts(self) == texts(other)
    }
}

/// Sizes that differ by more are different type.
const SAME_SIZE: f32 = 0.08;
/// Type so much smaller than usual is a note's.
const SMALL: f32 = 0.9;
/// Type so much larger than usual is a title's.
const LARGE: f32 = 1.15;
/// A step so much larger than usual parts paragraphs.
const PARTED: f32 = 1.35;
/// How far lines may end before the edge, in sizes of the type, where indents tell paragraphs.
const RAGGED: f32 = 1.2;
/// Lines indented less are not, in sizes of the type.
const LEAST_INDENT: f32 = 1.2;

/// Whether the paragraph of `above` goes on in `below`.
fn goes_on(above: &Line, below: &Line, areas: &Areas) -> bool {
    let em = above.size.max(below.size);
    let (over, under) = (areas.around(above), areas.around(below));
    if (above.size - below.size).abs() > em * SAME_SIZE {
        return false;
    }
    let is_one_block = (above.page, above.block) == (below.page, below.block);
    let step = (below.y - above.y) / em;
    if is_one_block && !(0.5..=areas.pitch.max(1.0) * PARTED).contains(&step) {
        return false;
    }
    // What opens the next line would have stood on this one, had the paragraph not ended.
    let indents = ((above.x0 - over.left) / em, (below.x0 - under.left) / em);
    let is_told = areas.is_indented && indents.1 < LEAST_INDENT;
    let slack = if is_told { RAGGED } else { 0.5 };
    let is_full = over.right - above.x1 <= below.unit + em * slack;
    // A title of several lines.
    if em > areas.size * LARGE {
        let is_centred = over.is_centred(above, -1.5) && under.is_centred(below, -1.5);
        return is_one_block && (is_centred || is_full && indents.1 < indents.0 + 0.5);
    }
    if over.is_centred(above, 1.6) || under.is_centred(below, 2.6) {
        return false;
    }
    if !is_full {
        return false;
    }
    if indents.1 > LEAST_INDENT {
        // A passage set in from the edge as a whole.
        let is_first = areas.is_indented && INDENT.contains(&indents.1);
        let is_set_in = (indents.1 - indents.0).abs() < 0.4 && !join::is_finished(&above.text);
        return !is_first && is_set_in && !join::opens_item(&below.text);
    }
    areas.is_indented || join::goes_on(&above.text, &below.text)
}
