//! Draws the region panel: whose figures, the figures by kind, the chosen one in full.

use super::{PanelPane, PanelRow, Reach};
use crate::extract::figure::number;
use crate::extract::{Certainty, Change, Division, Figure, Status};
use crate::theme::Role;
use crate::tui::paint::Brush;
use crate::tui::words::Words;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Cells of a sparkline.
const SPARK: u16 = 8;
/// From this width on a row has room for one.
const ROOMY: u16 = 40;

/// Rows of head and foot in a panel of `height`.
pub(super) fn frame(height: u16) -> (u16, u16) {
    let head = 3.min(height / 3);
    let foot = match height {
        20.. => 5,
        16.. => 4,
        _ => 0,
    };
    (head, foot)
}

impl PanelPane {
    /// Draws the pane; its first column is the border.
    pub fn draw(&self, brush: &mut Brush, area: Rect, words: Words, focused: bool) {
        if area.is_empty() {
            return;
        }
        brush.clear(area, brush.style(Role::Text));
        let border = if focused { Role::BorderFocused } else { Role::Border };
        brush.upright(area.x, area, brush.style(border));
        let inner = Rect { x: area.x + 1, width: area.width - 1, ..area };
        let (head, foot) = frame(area.height);
        self.draw_head(brush, Rect { height: head, ..inner }, words);
        let list = Rect { y: inner.y + head, height: area.height - head - foot, ..inner };
        self.draw_list(brush, list, words, focused);
        let foot = Rect { y: list.bottom(), height: foot, ..inner };
        self.draw_foot(brush, foot, words, border);
    }

    /// The region with what it lies in, and the scope.
    fn draw_head(&self, brush: &mut Brush, area: Rect, words: Words) {
        let (x, end) = (area.x + 1, area.right().saturating_sub(1));
        let region = self.about.region;
        let name = region.map_or(words.no_region(), Division::name);
        let mut path = region.map(Division::path).unwrap_or_default();
        path.pop();
        let mut lines = vec![(name.to_owned(), Role::RegionCurrent)];
        if area.height >= 3 {
            let path: Vec<_> = path.iter().map(|division| division.name()).collect();
            lines.push((path.join(" › "), Role::Dim));
        }
        for ((text, role), y) in lines.into_iter().zip(area.top()..area.bottom()) {
            brush.elided(x, y, end, &text, brush.style(role));
        }
        if area.height < 2 {
            return;
        }
        let y = area.bottom() - 1;
        let mut x = x;
        for reach in [Reach::Section, Reach::Report, Reach::Folder] {
            let name = reach.name(words);
            let role = if reach == self.reach { Role::Key } else { Role::Dim };
            x = brush.role(x, y, end, name, role);
            x = brush.role(x, y, end, if reach == Reach::Folder { "" } else { " · " }, Role::Dim);
        }
        let count = self.rows.iter().filter(|row| matches!(row, PanelRow::Figure(..))).count();
        brush.right(x + 1, y, end, &count.to_string(), brush.style(Role::Dim));
    }

    fn draw_list(&self, brush: &mut Brush, area: Rect, words: Words, focused: bool) {
        let (x, end) = (area.x + 1, area.right().saturating_sub(1));
        if self.rows.is_empty() && area.height > 0 {
            let sentence = match self.about.report {
                Some(_) => self.reach.without_figures(words),
                None => words.gone().to_owned(),
            };
            brush.elided(x, area.y, end, &sentence, brush.style(Role::Dim));
        }
        let rows = self.rows.iter().enumerate().skip(self.list.top);
        for ((index, row), y) in rows.zip(area.top()..area.bottom()) {
            match *row {
                PanelRow::Kind(measure, count) => {
                    let after = brush.role(x, y, end, words.measure(measure), Role::Heading2);
                    brush.role(after + 1, y, end, &count.to_string(), Role::Dim);
                }
                PanelRow::Figure(report, figure) => {
                    self.draw_figure(
                        brush,
                        Rect { x, y, width: end - x.min(end), height: 1 },
                        report,
                        figure,
                    );
                }
            }
            if index == self.list.chosen && focused {
                brush.tint(Rect { y, height: 1, ..area }, brush.style(Role::Selection));
            }
        }
    }

    fn draw_figure(&self, brush: &mut Brush, line: Rect, report: u32, index: u32) {
        let Some(from) = self.catalogue.report(report) else { return };
        let Some(figure) = from.findings.figures.get(index as usize) else { return };
        let sure = figure.certainty > Certainty::Unsure;
        let (sign, sign_role) = sign(figure);
        let sign_x = line.right().saturating_sub(brush.ruler.char('▲') as u16);
        brush.role(sign_x, line.y, line.right(), sign, sign_role);
        let number = from.written(index as usize);
        let role = match figure.status {
            Status::Actual => Role::Figure,
            Status::Target => Role::FigureTarget,
        };
        // The number has what it needs, the label what is left: part of a number is another number.
        let from = brush.right(line.x, line.y, sign_x, &number, brush.style(role));
        let mut limit = from.saturating_sub(1);
        // Where figures of several years stand in one list each says its own.
        let year = self.catalogue.year(report, index).filter(|_| self.reach == Reach::Folder);
        if let Some(year) = year {
            let year = year.to_string();
            let from = brush.right(line.x, line.y, limit, &year, brush.style(Role::Dim));
            limit = from.saturating_sub(1);
        }
        let years = self.series.get(&(report, index)).filter(|years| years.len() > 1);
        if let Some(years) = years.filter(|_| line.width >= ROOMY) {
            let spark = limit.saturating_sub(SPARK.min(years.len() as u16));
            draw_spark(brush, spark, line.y, limit, years, brush.style(Role::Spark));
            limit = spark.saturating_sub(1);
        }
        let style = brush.style(if sure { Role::Text } else { Role::Dim });
        brush.elided(line.x, line.y, limit, &figure.label, style);
    }

    /// The told figure with its whole label, as written, where it stands and its years.
    fn draw_foot(&self, brush: &mut Brush, area: Rect, words: Words, border: Role) {
        let Some((index, figure)) = self.told.filter(|_| area.height >= 4) else { return };
        let Some(report) = self.catalogue.report(index) else { return };
        let Some(found) = report.findings.figures.get(figure as usize) else { return };
        let (x, end) = (area.x + 1, area.right().saturating_sub(1));
        let rule = "─".repeat(usize::from(area.width) / brush.ruler.char('─').max(1));
        brush.role(area.x, area.y, area.right(), &rule, border);
        brush.elided(x, area.y + 1, end, &found.label, brush.style(Role::Text));
        let facts = words.facts(&self.catalogue, (index, figure)).join(" · ");
        let role = if found.status == Status::Target { Role::FigureTarget } else { Role::Figure };
        brush.elided(x, area.y + 2, end, &facts, brush.style(role));
        let years = self.series.get(&(index, figure)).filter(|years| years.len() > 1);
        if area.height >= 5 || years.is_none() {
            brush.elided(x, area.y + 3, end, &report.known_as(), brush.style(Role::Dim));
        }
        if let Some(years) = years {
            let line = Rect { x, y: area.bottom() - 1, width: end.saturating_sub(x), height: 1 };
            draw_years(brush, line, years, &found.unit);
        }
    }
}

/// The years of an indicator: the first, how it moved, the last with its value. Where there is no
/// room for all, the value stands alone, or nothing: part of a number is another number.
fn draw_years(brush: &mut Brush, line: Rect, years: &[(i32, f64)], unit: &str) {
    let ([(first, _), .., (last, value)], dim) = (years, brush.style(Role::Dim)) else { return };
    let (first, last) = (format!("{first} "), format!(" {last} {}{unit}", number::short(*value)));
    let room = usize::from(line.width);
    let (before, behind) = (brush.ruler.text(&first), brush.ruler.text(&last));
    let mut x = line.x;
    if before + behind + 2 <= room {
        let cells = years.len().min(usize::from(SPARK) * 2).min(room - before - behind) as u16;
        x = brush.text(x, line.y, line.right(), &first, dim);
        x = draw_spark(brush, x, line.y, x + cells, years, brush.style(Role::Spark));
    }
    if behind <= room {
        brush.text(x, line.y, line.right(), &last, dim);
    }
}

/// What is marked behind a number: a change and its direction, a target.
#[must_use]
pub fn sign(figure: &Figure) -> (&'static str, Role) {
    match (figure.change, figure.status) {
        (Change::Increase, _) => ("▲", Role::Increase),
        (Change::Decrease, _) => ("▼", Role::Decrease),
        (Change::None, Status::Target) => ("→", Role::FigureTarget),
        (Change::None, Status::Actual) => ("", Role::Text),
    }
}

/// The last values as bars of eight heights, between the lowest and the highest.
fn draw_spark(
    brush: &mut Brush,
    x: u16,
    y: u16,
    limit: u16,
    years: &[(i32, f64)],
    style: Style,
) -> u16 {
    const BARS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
    let cells = usize::from(limit.saturating_sub(x)) / brush.ruler.char('▁').max(1);
    let shown = &years[years.len().saturating_sub(cells)..];
    let low = shown.iter().map(|(_, value)| *value).fold(f64::INFINITY, f64::min);
    let high = shown.iter().map(|(_, value)| *value).fold(f64::NEG_INFINITY, f64::max);
    let mut x = x;
    for (_, value) in shown {
        let height = if high > low { (value - low) / (high - low) } else { 0.5 };
        let bar = BARS.get((height * 7.0).round() as usize).unwrap_or(&"▁");
        x = brush.text(x, y, limit, bar, style);
    }
    x
}
