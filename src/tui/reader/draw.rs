//! Draws the reader's visible rows: quiet styles for headings, figures, programs and regions, and
//! the place the cursor is on.

use super::row::SetRow;
use super::{Reader, common};
use crate::catalogue::Report;
use crate::extract::{Figure, Status};
use crate::ingest::Role as Purpose;
use crate::text::Span;
use crate::theme::Role;
use crate::tui::paint::Brush;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Stands beside the row the cursor is on.
const CURSOR: &str = "▌";
/// The same where that one takes two cells.
const NARROW_CURSOR: &str = ">";

impl Reader {
    /// Draws the text in `column` of `pane`; the cursor's row is marked beside it.
    pub fn draw(&self, brush: &mut Brush, pane: Rect, column: Rect, focused: bool) {
        let Some(report) = &self.report else { return };
        let here = self.cursor_row().map(|row| row.span);
        let figure = self.report_figure_at_cursor();
        for (row, y) in self.visible.iter().zip(pane.top()..pane.bottom()) {
            if Some(row.span) == here && column.x > pane.x {
                // A mark beside the row: a tint all across it would be three rows to send for
                // every line scrolled.
                let role = if focused { Role::BorderFocused } else { Role::Border };
                let mark = if brush.ruler.wide_ambiguous { NARROW_CURSOR } else { CURSOR };
                brush.role(column.x - 1, y, column.x, mark, role);
            }
            let layers = self.layers(report, row, figure);
            let base = brush.style(base_role(report, row));
            draw_row(brush, &report.source.text, row, column, y, base, &layers);
        }
    }

    fn report_figure_at_cursor(&self) -> Option<Span> {
        let figures = &self.report.as_ref()?.findings.figures;
        figures.get(self.figure()?).map(|figure| figure.span)
    }

    /// What stands in a row, later ones over earlier ones.
    fn layers(&self, report: &Report, row: &SetRow, figure: Option<Span>) -> Vec<(Span, Role)> {
        let mut layers = Vec::new();
        if row.role != Purpose::Noise {
            headings(report, row.span, &mut layers);
            regions(report, row.span, &mut layers);
            programs(report, row.span, &mut layers);
            figures(report, row.span, &mut layers);
        }
        if let Some(figure) = figure.filter(|figure| figure.contains(self.cursor)) {
            layers.push((figure, Role::Selection));
        }
        let places = &self.find.places;
        let from = places.partition_point(|place| place.end <= row.span.start);
        for place in places[from..].iter().take_while(|place| place.start < row.span.end) {
            let current = place.contains(self.cursor);
            layers.push((*place, if current { Role::MatchCurrent } else { Role::Match }));
        }
        layers.retain(|(span, _)| common(*span, row.span).is_some());
        layers
    }
}

fn draw_row(
    brush: &mut Brush,
    text: &str,
    row: &SetRow,
    column: Rect,
    y: u16,
    base: Style,
    layers: &[(Span, Role)],
) {
    for (piece, start) in &row.pieces {
        // Between two edges of layers the style is one.
        let mut edges: Vec<u32> = vec![piece.start, piece.end];
        for (span, _) in layers {
            let inside = common(*span, *piece);
            edges.extend(inside.into_iter().flat_map(|span| [span.start, span.end]));
        }
        edges.sort_unstable();
        edges.dedup();
        let mut x = column.x + start;
        for pair in edges.windows(2) {
            let run = Span { start: pair[0], end: pair[1] };
            let over = layers.iter().filter(|(span, _)| span.covers(run));
            let style = over.fold(base, |style, (_, role)| style.patch(brush.style(*role)));
            x = brush.text(x, y, column.right(), run.of(text), style);
        }
    }
}

/// How the text of a row looks where nothing stands in it.
fn base_role(report: &Report, row: &SetRow) -> Role {
    let title = report.source.imprint.title_span;
    match row.role {
        Purpose::Noise => Role::Noise,
        _ if title.is_some_and(|title| title.overlaps(row.span)) => Role::Title,
        Purpose::Imprint => Role::Dim,
        Purpose::Body | Purpose::Blank => Role::Text,
    }
}

fn headings(report: &Report, row: Span, layers: &mut Vec<(Span, Role)>) {
    let sections = &report.outline.sections;
    let from = sections.partition_point(|section| section.title.end <= row.start);
    for section in sections[from..].iter().take_while(|s| s.extent.start < row.end) {
        let role = match section.level {
            0 | 1 => Role::Heading1,
            2 => Role::Heading2,
            _ => Role::Heading3,
        };
        let start = section.extent.start.min(section.title.start);
        layers.push((Span { start, end: section.title.end.max(start) }, role));
    }
}

fn figures(report: &Report, row: Span, layers: &mut Vec<(Span, Role)>) {
    let figures = &report.findings.figures;
    let from = figures.partition_point(|figure| figure.span.end <= row.start);
    let role = |figure: &Figure| match figure.status {
        Status::Actual => Role::Figure,
        Status::Target => Role::FigureTarget,
    };
    let inside = figures[from..].iter().take_while(|figure| figure.span.start < row.end);
    layers.extend(inside.map(|figure| (figure.span, role(figure))));
}

fn programs(report: &Report, row: Span, layers: &mut Vec<(Span, Role)>) {
    for program in &report.findings.programs {
        let from = program.mentions.partition_point(|mention| mention.end <= row.start);
        let inside = program.mentions[from..].iter().take_while(|m| m.start < row.end);
        layers.extend(inside.map(|mention| (*mention, Role::Program)));
    }
}

/// The names of other divisions where passages about them begin.
fn regions(report: &Report, row: Span, layers: &mut Vec<(Span, Role)>) {
    let passages = &report.findings.regions.passages;
    let from = passages.partition_point(|(passage, _)| passage.end <= row.start);
    let text = report.source.reading();
    for (passage, division) in passages[from..].iter().take_while(|(p, _)| p.start < row.end) {
        let part = passage.of(text);
        let name = [division.name(), division.short()].into_iter().find_map(|name| {
            let at = passage.start as usize + part.find(name)?;
            Some(Span::new(at, at + name.len()))
        });
        layers.extend(name.map(|name| (name, Role::Region)));
    }
}
