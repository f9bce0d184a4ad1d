//! Sends frames to the terminal in as few bytes as it needs.
//!
//! ratatui's own backend moves the cursor after every wide character and repaints a scrolled page
//! whole: 23 KB for one line of Chinese. Here the cursor is known to have moved by two, an
//! absolute move follows only characters that terminals disagree on, and a frame that is the last
//! one moved up or down is scrolled by the terminal.

use super::pen::Pen;
use crate::text::width::is_ambiguous;
use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::layout::Rect;
use std::fmt::Write as _;
use std::io::{self, Write};

/// The terminal's screen as it was last drawn.
pub struct Screen<W: Write> {
    out: W,
    shown: Buffer,
    /// Whether the terminal shows something else than `shown`.
    spoilt: bool,
    cursor: Option<(u16, u16)>,
}

impl<W: Write> Screen<W> {
    /// A screen of `size` of which nothing is known.
    pub fn new(out: W, size: (u16, u16)) -> Self {
        let area = Rect::new(0, 0, size.0, size.1);
        Self { out, shown: Buffer::empty(area), spoilt: true, cursor: None }
    }

    /// Forgets what the terminal shows: the next frame is drawn whole.
    pub fn spoil(&mut self) {
        self.spoilt = true;
    }

    /// Where to write besides frames.
    pub fn out(&mut self) -> &mut W {
        &mut self.out
    }

    /// Shows a frame, with the cursor at `cursor` or hidden. Nothing is sent when nothing changed.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn show(&mut self, frame: Buffer, cursor: Option<(u16, u16)>) -> io::Result<()> {
        let mut bytes = String::new();
        if self.spoilt || frame.area != self.shown.area {
            bytes.push_str("\x1b[0m\x1b[r\x1b[2J");
            self.shown = Buffer::empty(frame.area);
        } else if let Some(scroll) = Scroll::between(&self.shown, &frame) {
            scroll.write(&mut bytes);
            scroll.apply(&mut self.shown);
        }
        let scrolled = !bytes.is_empty();
        write_changes(&self.shown, &frame, &mut bytes);
        let changed = !bytes.is_empty();
        if changed || cursor != self.cursor || self.spoilt {
            match cursor {
                Some((x, y)) => drop(write!(bytes, "\x1b[{};{}H\x1b[?25h", y + 1, x + 1)),
                None if self.cursor.is_some() || self.spoilt => bytes.push_str("\x1b[?25l"),
                None => {}
            }
        }
        self.shown = frame;
        self.cursor = cursor;
        self.spoilt = false;
        if bytes.is_empty() {
            return Ok(());
        }
        // A frame that is one small run needs no synchronizing; a scrolled one would flicker.
        if scrolled || bytes.len() > 200 {
            bytes = format!("\x1b[?2026h{bytes}\x1b[?2026l");
        }
        self.out.write_all(bytes.as_bytes())?;
        self.out.flush()
    }
}

/// Rows `top..bottom` move up by `by` rows, down when negative.
struct Scroll {
    top: u16,
    bottom: u16,
    by: i32,
}

impl Scroll {
    /// The scroll after which least is left to draw, if any saves enough.
    fn between(old: &Buffer, new: &Buffer) -> Option<Self> {
        let height = new.area.height;
        let first = (0..height).find(|&y| cost(old, y, new, y) > 0)?;
        let last = (0..height).rev().find(|&y| cost(old, y, new, y) > 0)?;
        let rows = last + 1 - first;
        if rows < 4 {
            return None;
        }
        let plain: usize = (first..=last).map(|y| cost(old, y, new, y)).sum();
        let most = i32::from(rows) * 3 / 4;
        let (cost, by) = (1..=most)
            .flat_map(|by| [by, -by])
            .filter(|by| is_likely(old, new, first, last, *by))
            .map(|by| (scrolled_cost(old, new, first, last, by, plain), by))
            .min()?;
        (cost + SCROLL_COST < plain).then_some(Self { top: first, bottom: last + 1, by })
    }

    fn write(&self, bytes: &mut String) {
        let (count, way) = (self.by.unsigned_abs(), if self.by > 0 { 'S' } else { 'T' });
        // The colours must be the terminal's own, or the new rows come in another ground.
        let _ = write!(bytes, "\x1b[{};{}r\x1b[{count}{way}\x1b[r", self.top + 1, self.bottom);
    }

    /// What the terminal has done, done to `shown`.
    fn apply(&self, shown: &mut Buffer) {
        let width = usize::from(shown.area.width);
        let rows = usize::from(self.top) * width..usize::from(self.bottom) * width;
        let Some(cells) = shown.content.get_mut(rows) else { return };
        let by = (self.by.unsigned_abs() as usize * width).min(cells.len());
        let from = if self.by > 0 {
            cells.rotate_left(by);
            cells.len() - by
        } else {
            cells.rotate_right(by);
            0
        };
        cells[from..from + by].iter_mut().for_each(Cell::reset);
    }
}

/// Bytes of the sequences that scroll.
const SCROLL_COST: usize = 40;

/// Whether a row in the middle of the changed ones came from `by` rows below: a quick no.
fn is_likely(old: &Buffer, new: &Buffer, first: u16, last: u16, by: i32) -> bool {
    let thirds = [1, 2, 3].map(|part| first + (last - first) * part / 4);
    thirds.iter().any(|&y| {
        let from = i32::from(y) + by;
        let inside = (i32::from(first)..=i32::from(last)).contains(&from);
        inside && cost(old, from as u16, new, y) < cost(old, y, new, y)
    })
}

/// What is left to draw after rows `first..=last` were scrolled; given up beyond `limit`.
fn scrolled_cost(
    old: &Buffer,
    new: &Buffer,
    first: u16,
    last: u16,
    by: i32,
    limit: usize,
) -> usize {
    let mut total = 0;
    for y in first..=last {
        let from = i32::from(y) + by;
        let inside = (i32::from(first)..=i32::from(last)).contains(&from);
        total += if inside { cost(old, from as u16, new, y) } else { blank_cost(new, y) };
        if total > limit {
            return usize::MAX / 2;
        }
    }
    total
}

/// About how many bytes it takes to turn row `a` of `old` into row `b` of `new`.
fn cost(old: &Buffer, a: u16, new: &Buffer, b: u16) -> usize {
    let (old, new) = (row(old, a), row(new, b));
    if old.len() != new.len() {
        return usize::MAX / 1024;
    }
    let changed = old.iter().zip(new).filter(|(old, new)| !same(old, new));
    changed.map(|(_, new)| new.symbol().len() + 1).sum()
}

fn blank_cost(new: &Buffer, y: u16) -> usize {
    let blank = Cell::EMPTY;
    row(new, y).iter().filter(|cell| !same(&blank, cell)).map(|cell| cell.symbol().len() + 1).sum()
}

fn row(buffer: &Buffer, y: u16) -> &[Cell] {
    let width = usize::from(buffer.area.width);
    buffer.content.get(usize::from(y) * width..(usize::from(y) + 1) * width).unwrap_or(&[])
}

fn same(a: &Cell, b: &Cell) -> bool {
    a.symbol() == b.symbol() && a.fg == b.fg && a.bg == b.bg && a.modifier == b.modifier
}

/// Writes the cells in which `new` differs from `old`.
fn write_changes(old: &Buffer, new: &Buffer, bytes: &mut String) {
    let mut pen = Pen::default();
    // Where the terminal's cursor is known to be.
    let mut at = None;
    for y in 0..new.area.height {
        let (before, row) = (row(old, y), row(new, y));
        let blank_from = blank_tail(row);
        let mut x = 0;
        while let Some(cell) = row.get(x) {
            let cells = cells_of(cell);
            let covered = x + 1..(x + cells).min(row.len());
            let stale = |x: usize| !before.get(x).is_some_and(|old| same(old, &row[x]));
            if !stale(x) && !covered.clone().any(stale) {
                x += cells;
                continue;
            }
            let here = (x as u16, y);
            if at != Some(here) {
                move_to(bytes, at, here);
            }
            pen.write(cell, bytes);
            if x >= blank_from && row.len() - x > 4 && cell.bg == ratatui::style::Color::Reset {
                bytes.push_str("\x1b[K");
                at = Some(here);
                break;
            }
            bytes.push_str(cell.symbol());
            x += cells;
            let sure = x < row.len() && !cell.symbol().contains(is_ambiguous);
            at = sure.then_some((x as u16, y));
        }
    }
    pen.lift(bytes);
}

/// From where on the row is nothing but one style's blanks, which one sequence erases.
fn blank_tail(row: &[Cell]) -> usize {
    let Some(last) = row.last().filter(|cell| cell.symbol() == " ") else { return row.len() };
    let plain = last.bg == ratatui::style::Color::Reset && last.modifier.is_empty();
    if !plain {
        return row.len();
    }
    row.len() - row.iter().rev().take_while(|cell| same(cell, last)).count()
}

fn cells_of(cell: &Cell) -> usize {
    match cell.diff_option {
        CellDiffOption::ForcedWidth(width) => usize::from(width.get()),
        _ => crate::text::Ruler::default().text(cell.symbol()).max(1),
    }
}

fn move_to(bytes: &mut String, from: Option<(u16, u16)>, to: (u16, u16)) {
    let _ = match from {
        Some((x, y)) if y == to.1 && x < to.0 => write!(bytes, "\x1b[{}C", to.0 - x),
        _ if to.0 == 0 => write!(bytes, "\x1b[{}H", to.1 + 1),
        _ => write!(bytes, "\x1b[{};{}H", to.1 + 1, to.0 + 1),
    };
}
