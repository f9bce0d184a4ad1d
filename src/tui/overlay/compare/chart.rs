//! Bars, and a line over years, in cells.

use super::super::list::Chosen;
use crate::theme::Role;
use crate::tui::paint::Brush;
use ratatui::layout::Rect;

/// One bar with what stands around it.
pub(super) struct Bar {
    /// Region or year.
    pub(super) name: String,
    pub(super) value: f64,
    /// The value with its unit.
    pub(super) amount: String,
    /// Whether another report has another value.
    pub(super) disputed: bool,
    /// Whether it is of the region that was asked from.
    pub(super) asked: bool,
    /// Title of the report it stands in.
    pub(super) source: String,
}

/// Eighths of a cell.
const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
/// The narrowest bar worth drawing, in cells.
const LEAST_BAR: u16 = 8;

/// Paints one bar a row; the longest has all the room there is.
pub(super) fn draw_bars(brush: &mut Brush<'_>, area: Rect, bars: &[Bar], chosen: Chosen) {
    let columns = Columns::of(brush, area, bars);
    let most = bars.iter().map(|bar| bar.value.abs()).fold(0.0, f64::max);
    let window = chosen.window(bars.len(), area.height);
    for (index, y) in window.zip(area.top()..area.bottom()) {
        let Some(bar) = bars.get(index) else { continue };
        let is_chosen = index == chosen.row;
        let row = Rect { y, height: 1, ..area };
        if is_chosen {
            brush.tint(row, brush.style(Role::Selection));
        }
        draw_bar(
            brush,
            row,
            bar,
            &columns,
            if most > 0.0 { bar.value / most } else { 0.0 },
            is_chosen,
        );
    }
}

/// Where the parts of a bar's row end, from the left edge; each part is followed by a blank.
struct Columns {
    name: u16,
    bar: u16,
    amount: u16,
}

/// Stands behind a value that other reports dispute.
const DISPUTED: &str = "≠";

impl Columns {
    fn of(brush: &Brush<'_>, area: Rect, bars: &[Bar]) -> Self {
        let widest = |part: fn(&Bar) -> &str| {
            bars.iter().map(|bar| brush.ruler.text(part(bar))).max().unwrap_or(0) as u16
        };
        // The value has what it needs: part of a number is another number.
        let amount = widest(|bar| &bar.amount).min(area.width);
        let name = widest(|bar| &bar.name).min(area.width / 3);
        let name = name.min(area.width.saturating_sub(amount + 2));
        let room = area.width.saturating_sub(name + amount + 5);
        // A third of what is left is the source's, where the bar keeps enough.
        let bar = if room >= 3 * LEAST_BAR { room * 2 / 3 } else { room };
        let bar_end = (name + 1 + bar).min(area.width.saturating_sub(amount + 1));
        Self { name, bar: bar_end, amount: (bar_end + 1 + amount).min(area.width) }
    }
}

fn draw_bar(
    brush: &mut Brush<'_>,
    row: Rect,
    bar: &Bar,
    columns: &Columns,
    part: f64,
    chosen: bool,
) {
    let ground = brush.style(if chosen { Role::Selection } else { Role::Popup });
    let plain = brush.style(Role::Text).patch(ground);
    let dim = if chosen { plain } else { brush.style(Role::Dim).patch(ground) };
    let at = |cells: u16| (row.x + cells).min(row.right());
    let name = if bar.asked { plain.patch(brush.style(Role::RegionCurrent)) } else { plain };
    let name = if chosen { plain } else { name };
    brush.elided(row.x, row.y, at(columns.name), &bar.name, name);
    let role = match (chosen, part < 0.0) {
        (true, _) => Role::BarCurrent,
        (_, true) => Role::Decrease,
        _ => Role::Bar,
    };
    let from = at(columns.name + 1);
    let length =
        blocks(part.abs(), at(columns.bar).saturating_sub(from), brush.ruler.wide_ambiguous);
    brush.text(from, row.y, at(columns.bar), &length, brush.style(role));
    brush.right(at(columns.bar + 1), row.y, at(columns.amount), &bar.amount, plain);
    if bar.disputed {
        brush.text(at(columns.amount), row.y, row.right(), DISPUTED, dim);
    }
    let from = at(columns.amount + 3);
    if from + 4 < row.right() {
        brush.elided(from, row.y, row.right(), &bar.source, dim);
    }
}

/// A bar of `part` of `cells`, to an eighth of a cell where block characters take one cell.
fn blocks(part: f64, cells: u16, wide_blocks: bool) -> String {
    let eighths = (part.clamp(0.0, 1.0) * f64::from(cells) * 8.0).round() as usize;
    // Something is never nothing.
    let eighths = if part > 0.0 { eighths.max(1) } else { 0 };
    if wide_blocks {
        return "=".repeat(eighths.div_ceil(8));
    }
    let last = EIGHTHS.get(eighths % 8).copied().unwrap_or_default();
    "█".repeat(eighths / 8) + last
}

/// Paints a line through values by year: dots at the values, their years below.
pub(super) fn draw_line(brush: &mut Brush<'_>, area: Rect, values: &[(i32, f64)], chosen: usize) {
    let (Some(first), Some(last)) = (values.first(), values.last()) else { return };
    if area.height < 3 || area.width < 12 || brush.ruler.wide_ambiguous {
        return;
    }
    let plot = Rect { x: area.x + 2, width: area.width - 6, height: area.height - 2, ..area };
    let years = f64::from((last.0 - first.0).max(1));
    // The bars below begin at nought; the line shows how the values moved.
    let low = values.iter().map(|(_, value)| *value).fold(f64::INFINITY, f64::min);
    let high = values.iter().map(|(_, value)| *value).fold(f64::NEG_INFINITY, f64::max);
    let height = if high > low { high - low } else { 1.0 };
    // Braille has two columns and four rows of dots a cell.
    let (columns, rows) = (f64::from(plot.width * 2 - 1), f64::from(plot.height * 4 - 1));
    let dot = |(year, value): (i32, f64)| {
        let x = f64::from(year - first.0) / years * columns;
        let y = (high - value) / height * rows;
        (x.round(), y.round())
    };
    let mut dots = Dots::new(plot);
    for pair in values.windows(2) {
        if let [a, b] = *pair {
            dots.line(dot(a), dot(b));
        }
    }
    dots.paint(brush);
    for (index, value) in values.iter().enumerate() {
        let (x, y) = dot(*value);
        let (x, y) = (plot.x + x as u16 / 2, plot.y + y as u16 / 4);
        let role = if index == chosen { Role::BarCurrent } else { Role::Spark };
        brush.text(x, y, x + 1, "●", brush.style(role));
        let year = value.0.to_string();
        let from = x.saturating_sub(1).min(area.right().saturating_sub(year.len() as u16));
        let free = brush.buffer.cell((from.saturating_sub(1), plot.bottom()));
        let free = index == 0 || free.is_some_and(|cell| cell.symbol() == " ");
        if free {
            let role = if index == chosen { Role::BarCurrent } else { Role::Dim };
            brush.role(from.max(area.x), plot.bottom(), area.right(), &year, role);
        }
    }
}

/// Dots of Braille characters over a rectangle.
struct Dots {
    area: Rect,
    cells: Vec<u8>,
}

/// Bits of the dots of a Braille character by row and column (Unicode, block U+2800).
const BRAILLE: [[u8; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];

impl Dots {
    fn new(area: Rect) -> Self {
        Self { area, cells: vec![0; usize::from(area.width) * usize::from(area.height)] }
    }

    fn line(&mut self, from: (f64, f64), to: (f64, f64)) {
        let steps = (to.0 - from.0).abs().max((to.1 - from.1).abs()).max(1.0);
        for step in 0..=steps as u32 {
            let part = f64::from(step) / steps;
            let x = (from.0 + (to.0 - from.0) * part).round() as usize;
            let y = (from.1 + (to.1 - from.1) * part).round() as usize;
            let cell = y / 4 * usize::from(self.area.width) + x / 2;
            if let Some(cell) = self.cells.get_mut(cell) {
                *cell |= BRAILLE[y % 4][x % 2];
            }
        }
    }

    fn paint(&self, brush: &mut Brush<'_>) {
        let style = brush.style(Role::Popup).patch(brush.style(Role::Spark));
        for (cell, position) in self.cells.iter().zip(self.area.positions()) {
            if *cell != 0
                && let Some(c) = char::from_u32(0x2800 + u32::from(*cell))
            {
                let (x, y) = (position.x, position.y);
                brush.text(x, y, x + 1, c.encode_utf8(&mut [0; 4]), style);
            }
        }
    }
}
