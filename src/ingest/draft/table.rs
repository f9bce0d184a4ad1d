//! Tables of documents as Markdown pipe tables, the one form that is read and shown above.
//!
//! Rows that only caption or annotate the table stand outside it; heads of several rows become
//! one; a table that only lays out text becomes paragraphs.

use super::Mark;
use std::collections::HashMap;

/// A table as it stands in the file.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Its rows from top to bottom.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Its place in the file.
    pub number: u32,
    /// Whether the format says that it heads the columns.
    pub is_head: bool,
    /// Its cells from left to right.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Clone, Debug)]
pub struct Cell {
    /// What it says; paragraphs are parted by `\n`.
    pub text: String,
    /// How many columns it is wide.
    pub columns: usize,
    /// How many rows it is high.
    pub rows: usize,
}

impl Cell {
    /// A cell of one column and one row.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self { text, columns: 1, rows: 1 }
    }
}

/// What more of its cells a file may give: in few bytes it can state many, and long ones.
#[derive(Debug)]
pub struct Room {
    cells: usize,
    /// Bytes.
    text: usize,
}

impl Default for Room {
    fn default() -> Self {
        Self { cells: MOST_CELLS, text: super::MOST_TEXT }
    }
}

impl Room {
    /// Takes the room of a cell with this text; whether there was enough. After the first for
    /// which there was not there is none.
    pub fn take(&mut self, text: &str) -> bool {
        match (self.cells.checked_sub(1), self.text.checked_sub(text.len())) {
            (Some(cells), Some(text)) => *self = Self { cells, text },
            _ => self.cells = 0,
        }
        self.cells > 0
    }

    /// Whether there is none left.
    #[must_use]
    pub fn is_used_up(&self) -> bool {
        self.cells == 0
    }
}

/// The most cells of a file that are read.
pub const MOST_CELLS: usize = 500_000;
/// The longest words of a table inside a cell that become words of the cell, in bytes: were they
/// longer, each table around it would write them anew.
const LONGEST_INNER: usize = 4096;
/// Most columns that are told apart; a wider table is no table of indicators.
pub const MOST_COLUMNS: usize = 256;
/// Most places of a table, columns times rows.
const MOST_PLACES: usize = 1 << 21;
/// Most rows that head a table.
const MOST_HEADS: usize = 4;
/// A cell with more characters is running text, and its table a page's layout.
const LONGEST_CELL: usize = 300;

/// A row with a place for every column.
struct Line {
    number: u32,
    is_head: bool,
    /// Text, and whether it goes on from the cell on the left.
    slots: Vec<(String, bool)>,
}

impl Table {
    /// Hands on the lines of the table with their marks.
    pub fn lines(self, mut line: impl FnMut(Mark, &str)) {
        let is_layout = self.is_layout();
        let (mut lines, spanned) = self.laid_out();
        if is_layout {
            for row in &lines {
                for (text, _) in row.slots.iter().filter(|(text, _)| !text.trim().is_empty()) {
                    line(Mark::body(row.number), text);
                }
            }
            return;
        }
        let notes = lines.iter().rev().take_while(|row| row.is_note()).count();
        let below = lines.split_off(lines.len() - notes);
        let is_caption = |at: usize| {
            lines[at].is_note() || lines.get(at + 1).is_some_and(|next| lines[at].titles(next))
        };
        let captions = (0..lines.len()).take_while(|&at| is_caption(at)).count();
        let rows = lines.split_off(captions);
        for row in &lines {
            line(Mark::body(row.number), row.only());
        }
        if let Some(first) = rows.first() {
            let heads = heads(&rows, spanned.saturating_sub(captions));
            let head = rows.get(heads.saturating_sub(1)).unwrap_or(first);
            line(Mark::body(first.number), &piped(&joined(&rows[..heads], first.slots.len())));
            let rule = "---|".repeat(first.slots.len());
            line(Mark::body(head.number), &format!("|{rule}"));
            for row in &rows[heads..] {
                let cells: Vec<String> = row.cells().map(cell).collect();
                line(Mark::body(row.number), &piped(&cells));
            }
        }
        for row in &below {
            line(Mark::body(row.number), row.only());
        }
    }

    /// Its words alone, row by row: what a table inside a cell says. `None` when they are no words
    /// of a cell.
    #[must_use]
    pub fn words(&self) -> Option<String> {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        if cells.map(|cell| cell.text.len() + 1).sum::<usize>() > LONGEST_INNER {
            return None;
        }
        let row = |row: &Row| {
            let cells: Vec<&str> = row.cells.iter().map(|cell| cell.text.trim()).collect();
            cells.join(" ")
        };
        Some(self.rows.iter().map(row).collect::<Vec<_>>().join("\n"))
    }

    /// One column, or cells of running text.
    fn is_layout(&self) -> bool {
        let single = self.rows.iter().all(|row| row.cells.len() < 2);
        let long = |cell: &Cell| cell.text.chars().nth(LONGEST_CELL).is_some();
        single || self.rows.iter().any(|row| row.cells.iter().any(long))
    }

    /// Rows of equal length, and how many of the first hang together by cells of several rows.
    fn laid_out(mut self) -> (Vec<Line>, usize) {
        let wide = |row: &Row| row.cells.iter().map(|cell| cell.columns.max(1)).sum::<usize>();
        let widest = self.rows.iter().map(wide).max().unwrap_or(1).clamp(1, MOST_COLUMNS);
        self.rows.truncate(MOST_PLACES / widest);
        // Columns taken by cells of rows above, and for how many rows more.
        let mut taken: HashMap<usize, usize> = HashMap::new();
        let mut lines: Vec<Line> = Vec::with_capacity(self.rows.len());
        let mut spanned = 1;
        let mut width = 0;
        for (at, row) in self.rows.into_iter().enumerate() {
            let mut slots: Vec<(String, bool)> = Vec::new();
            let fill = |slots: &mut Vec<(String, bool)>, taken: &mut HashMap<usize, usize>| {
                while slots.len() < MOST_COLUMNS
                    && let Some(left) = taken.get_mut(&slots.len()).filter(|left| **left > 0)
                {
                    *left -= 1;
                    slots.push((String::new(), false));
                }
            };
            for cell in row.cells {
                fill(&mut slots, &mut taken);
                let columns = cell.columns.clamp(1, MOST_COLUMNS);
                if slots.len() + columns > MOST_COLUMNS {
                    break;
                }
                if cell.rows > 1 {
                    if at < spanned {
                        spanned = spanned.max(at + cell.rows);
                    }
                    taken.extend((0..columns).map(|c| (slots.len() + c, cell.rows - 1)));
                }
                slots.push((cell.text, false));
                slots.extend((1..columns).map(|_| (String::new(), true)));
            }
            fill(&mut slots, &mut taken);
            width = width.max(slots.len());
            lines.push(Line { number: row.number, is_head: row.is_head, slots });
        }
        for line in &mut lines {
            line.slots.resize(width, (String::new(), false));
        }
        lines.retain(|line| line.slots.iter().any(|(text, _)| !text.trim().is_empty()));
        (lines, spanned)
    }
}

impl Line {
    /// Whether it says one thing, about the whole table: a caption, a unit, a note.
    fn is_note(&self) -> bool {
        let mut filled = self.slots.iter().enumerate().filter(|(_, (text, _))| !text.is_empty());
        let (Some((at, (text, _))), None) = (filled.next(), filled.next()) else { return false };
        // A row's head without numbers stands in the first column and spans no other.
        let spans = self.slots.get(at + 1).is_some_and(|(_, goes_on)| *goes_on);
        spans
            || at > 0
            || NOTES.iter().any(|note| text.trim_start().starts_with(note))
            || text.chars().nth(30).is_some()
    }

    /// Whether its first cell alone is filled, and the row below is one of heads.
    fn titles(&self, below: &Self) -> bool {
        let filled = |row: &Self| row.cells().filter(|text| !text.is_empty()).count();
        let opens = |row: &Self| row.cells().next().is_some_and(|text| !text.is_empty());
        let alone = filled(self) == 1 && opens(self);
        alone && opens(below) && filled(below) > 1 && !below.has_number() && !self.is_head
    }

    /// The text of a row that says one thing.
    fn only(&self) -> &str {
        self.cells().find(|text| !text.is_empty()).unwrap_or("")
    }

    fn cells(&self) -> impl Iterator<Item = &str> {
        self.slots.iter().map(|(text, _)| text.trim())
    }

    /// Whether a number other than a year stands in it.
    fn has_number(&self) -> bool {
        self.cells().skip(1).any(is_number)
    }
}

/// How a line opens that annotates a table.
const NOTES: [&str; 9] =
    ["注：", "注:", "注 ", "单位：", "单位:", "資料來源", "资料来源", "說明：", "说明："];

/// How many rows head the columns.
fn heads(rows: &[Line], spanned: usize) -> usize {
    let stated = rows.iter().take_while(|row| row.is_head).count();
    let plain = rows.iter().take_while(|row| !row.has_number()).count();
    let found = match (stated, plain) {
        (0, _) if plain == rows.len() => 1,
        (0, _) => plain.min(spanned.max(1)),
        // A page marks heads of rows as it marks heads of columns.
        _ => stated.min(plain.max(1)),
    };
    // Group heads that span columns are read with the row below them.
    let groups =
        |at: usize| rows.get(at).is_some_and(|row| row.slots.iter().any(|(_, goes_on)| *goes_on));
    let mut found = found;
    while found > 0 && found < plain && found < MOST_HEADS && groups(found - 1) {
        found += 1;
    }
    found.min(MOST_HEADS)
}

/// The heads of several rows as one, column by column.
fn joined(rows: &[Line], width: usize) -> Vec<String> {
    let mut heads = vec![String::new(); width];
    for row in rows {
        let mut group = "";
        for (head, (text, goes_on)) in heads.iter_mut().zip(&row.slots) {
            let text = text.trim();
            if !*goes_on {
                group = text;
            }
            let text = if *goes_on { group } else { text };
            if !head.ends_with(text) {
                head.push_str(&cell(text));
            }
        }
    }
    heads
}

fn piped(cells: &[String]) -> String {
    let mut line = String::from("|");
    for cell in cells {
        line.push(' ');
        line.push_str(cell);
        line.push_str(" |");
    }
    line
}

/// A cell on one line, without bars of its own.
fn cell(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut out = String::with_capacity(text.len());
    for word in words {
        // Words of Latin script keep a blank, broken lines of Chinese become whole again.
        let joins = |c: char| c.is_ascii_graphic();
        if out.chars().next_back().is_some_and(joins) || !out.is_empty() && word.starts_with(joins)
        {
            out.push(' ');
        }
        out.push_str(word);
    }
    out.replace('|', "｜")
}

/// 63, 1,250.5, -2.1, 8.4%; a year is a head.
fn is_number(text: &str) -> bool {
    let digits = text.trim_start_matches(['-', '−', '－', '+']).trim_end_matches(['%', '％']);
    let is_year = text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' '))
        && !is_year
}
