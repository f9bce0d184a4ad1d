//! A passage of a report, as much as there is room for, with the words in question marked.

use crate::catalogue::Report;
use crate::ingest::Role as Purpose;
use crate::text::Span;
use crate::theme::Role;
use crate::tui::paint::Brush;
use crate::tui::reader::common;
use crate::tui::reader::page::Page;
use crate::tui::reader::row::Setting;
use ratatui::layout::Rect;
use std::sync::Arc;

/// Rows before the marked words, where there is text before them and room for more than the words.
const LEAD: usize = 2;

/// Paints the passage around `span` as the reader has it, beginning a little before.
pub fn draw(brush: &mut Brush<'_>, area: Rect, report: &Arc<Report>, span: Span) {
    if area.width < 2 || area.height == 0 {
        return;
    }
    let source = &report.source;
    let line = source.lines.get(source.line_at(span.start as usize));
    // What a page or file puts around its text is shown where the words stand in it.
    let noise = line.is_some_and(|line| line.role == Purpose::Noise);
    let setting = Setting { cells: area.width, ruler: brush.ruler, noise };
    let mut page = Page::new(report.clone(), setting);
    let mut at = page.at_offset(span.start as usize);
    at.row -= at.row.min(LEAD).min(usize::from(area.height) / 2);
    let plain = brush.style(Role::Text).patch(brush.style(Role::Popup));
    let marked = brush.style(Role::Match);
    for y in area.top()..area.bottom() {
        let pieces = page.row(at).map(|row| row.pieces.clone()).unwrap_or_default();
        for (piece, start) in pieces {
            let mark = common(span, piece).unwrap_or(Span { start: piece.end, end: piece.end });
            let parts = [(piece.start, mark.start), (mark.start, mark.end), (mark.end, piece.end)];
            let mut x = area.x + start;
            for ((start, end), style) in parts.into_iter().zip([plain, marked, plain]) {
                x = brush.text(x, y, area.right(), Span { start, end }.of(&source.text), style);
            }
        }
        let Some(below) = page.below(at) else { break };
        at = below;
    }
}
