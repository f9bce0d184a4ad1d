//! A passage of a report, as much as there is room for, with the words in question marked.

use crate::catalogue::Report;
use crate::ingest::{Line, Role as Purpose};
use crate::text::rows::{Fill, rows};
use crate::text::{Ruler, Span};
use crate::theme::Role;
use crate::tui::paint::Brush;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Rows before the marked words, where there is text before them and room for more than the words.
const LEAD: usize = 2;

/// Paints the passage around `span`.
pub fn draw(brush: &mut Brush<'_>, area: Rect, report: &Report, span: Span) {
    if area.width < 2 || area.height == 0 {
        return;
    }
    let text = &report.source.text;
    let rows = passage(report, span, area, brush.ruler);
    let plain = brush.style(Role::Text).patch(brush.style(Role::Popup));
    let marked = brush.style(Role::Match);
    for (row, y) in rows.into_iter().zip(area.top()..area.bottom()) {
        let pieces = marked_pieces(text, row, span, plain, marked);
        let mut x = area.x;
        for (piece, style) in pieces {
            x = brush.text(x, y, area.right(), piece, style);
        }
    }
}

/// The rows of the lines from the one that holds `span`, beginning a little before it.
fn passage(report: &Report, span: Span, area: Rect, ruler: Ruler) -> Vec<Span> {
    let source = &report.source;
    let fill = Fill::plain(area.width, ruler);
    let height = usize::from(area.height);
    let lead = LEAD.min(height / 2);
    // A whole report is shown from its text, not from what its page or file put before it.
    let first = source.line_at(span.start as usize);
    let shown = |line: &&Line| line.role != Purpose::Noise || line.span.overlaps(span);
    let is_blank = |line: &&Line| line.role == Purpose::Blank;
    let mut found: Vec<Span> = Vec::new();
    for line in source.lines.iter().skip(first).filter(shown).skip_while(is_blank) {
        if found.len() > height + lead {
            break;
        }
        found.extend(rows(&source.text, line.span, &[], fill).iter().map(|row| row.span));
        // A long line may hold the words far down: what stands before them is not needed.
        let before = found.iter().take_while(|row| row.end <= span.start).count();
        found.drain(..before.saturating_sub(lead));
    }
    found
}

/// A row cut where the marked words begin and end.
fn marked_pieces(
    text: &str,
    row: Span,
    marked: Span,
    plain: Style,
    mark: Style,
) -> [(&str, Style); 3] {
    let from = marked.start.clamp(row.start, row.end);
    let to = marked.end.clamp(from, row.end);
    let piece = |start: u32, end: u32| text.get(start as usize..end as usize).unwrap_or_default();
    [(piece(row.start, from), plain), (piece(from, to), mark), (piece(to, row.end), plain)]
}
