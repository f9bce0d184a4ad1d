//! The reader pane: one report's text, a cursor in it, and every way to move.
//!
//! Where it stands is a byte offset of the report's text, so it holds at any width. The rows that
//! are visible are laid out when something changes, never while drawing.

pub mod draw;
pub mod find;
pub mod page;
pub mod row;
pub mod table;

use crate::catalogue::Report;
use crate::extract::Figure;
use crate::library::state::Place;
use crate::text::Span;
use find::Find;
use page::{At, Page};
use row::{SetRow, Setting};
use std::sync::Arc;

/// The reader pane.
#[derive(Debug, Default)]
pub struct Reader {
    report: Option<Arc<Report>>,
    page: Page,
    setting: Setting,
    height: u16,
    /// Byte offset in the report's text.
    cursor: usize,
    top: At,
    /// What is on the screen, from `top` on.
    visible: Vec<SetRow>,
    find: Find,
}

/// A thing of the text that one key leads to the next of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// A heading.
    Section,
    /// A paragraph.
    Paragraph,
    /// A figure.
    Figure,
    /// A program's mention.
    Program,
    /// A place where the searched words stand.
    Match,
}

impl Reader {
    /// The report that is read.
    #[must_use]
    pub fn report(&self) -> Option<&Arc<Report>> {
        self.report.as_ref()
    }

    /// Where the cursor is, in bytes of the report's text.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// What was searched for in this report.
    #[must_use]
    pub fn find(&self) -> &Find {
        &self.find
    }

    /// The place that is read, as it can be found again.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        let source = &self.report.as_ref()?.source;
        Some(Place::new(source.path.clone(), &source.text, self.cursor))
    }

    /// Opens a report at an offset.
    pub fn open(&mut self, report: Arc<Report>, offset: usize) {
        let same = self.report.as_ref().is_some_and(|old| Arc::ptr_eq(old, &report));
        if !same {
            self.find = Find::new(&self.find.words, &report.source);
            self.page = Page::new(report.clone(), self.setting);
            self.report = Some(report);
            self.top = At::default();
        }
        self.cursor = offset;
        self.settle();
    }

    /// Takes a newer version of the report that is read, without losing the place.
    pub fn renew(&mut self, report: Arc<Report>) {
        if self.report.as_ref().is_some_and(|old| Arc::ptr_eq(old, &report)) {
            return;
        }
        let offset = self.place().map_or(0, |place| place.offset_in(&report.source.text));
        let above = self.rows_above_cursor();
        self.open(report, offset);
        let at = self.page.at_offset(self.cursor);
        self.top = self.page.moved(at, -above);
        self.settle();
    }

    /// Takes another size or another way to show the text.
    pub fn resize(&mut self, setting: Setting, height: u16) {
        if setting != self.setting || height != self.height {
            let above = self.rows_above_cursor().min(i32::from(height) - 1);
            self.setting = setting;
            self.height = height;
            if let Some(report) = self.report.clone().filter(|_| setting != self.page.setting()) {
                self.page = Page::new(report, setting);
            }
            let at = self.page.at_offset(self.cursor);
            self.top = self.page.moved(at, -above.max(0));
            self.settle();
        }
    }

    /// Moves the cursor by rows, down when positive.
    pub fn move_rows(&mut self, by: i32) {
        let at = self.page.at_offset(self.cursor);
        let moved = self.page.moved(at, by);
        let moved = self.page.with_text(moved, by < 0);
        if moved != at {
            self.stand_on(moved);
        }
    }

    /// Moves text and cursor by a part of the page: 1 is a page but for two rows.
    pub fn move_page(&mut self, part: f32) {
        let rows = (f32::from(self.height.saturating_sub(2).max(1)) * part).round() as i32;
        let rows = if rows == 0 { part.signum() as i32 } else { rows };
        self.scroll(rows);
    }

    /// Moves text and cursor by rows.
    pub fn scroll(&mut self, rows: i32) {
        self.top = self.page.moved(self.top, rows);
        self.move_rows(rows);
        self.settle();
    }

    /// To the top or the bottom.
    pub fn move_to_end(&mut self, bottom: bool) {
        let at = if bottom { self.page.last() } else { self.page.first() };
        let at = self.page.with_text(at, bottom);
        self.stand_on(at);
    }

    /// To an offset of the text.
    pub fn move_to(&mut self, offset: usize) {
        self.cursor = offset;
        self.settle();
    }

    /// To the next or previous stop; whether there was one.
    pub fn step(&mut self, stop: Stop, back: bool) -> bool {
        let Some(offset) = self.stop_offset(stop, back) else { return false };
        self.move_to(offset);
        true
    }

    /// Searches for other words.
    pub fn search(&mut self, words: &str) {
        if let Some(report) = &self.report {
            self.find = Find::new(words, &report.source);
        }
    }

    /// Index of the figure the cursor is on, else of the first in its row, else of the first in
    /// its sentence.
    #[must_use]
    pub fn figure(&self) -> Option<usize> {
        let figures = &self.report.as_ref()?.findings.figures;
        let from = figures.partition_point(|f| (f.sentence.end as usize) <= self.cursor);
        let near = || figures.iter().enumerate().skip(from.saturating_sub(1)).take(64);
        let on = |f: &Figure| f.span.contains(self.cursor);
        let row = self.cursor_row().map(|row| row.span).unwrap_or_default();
        near()
            .find(|(_, f)| on(f))
            .or_else(|| near().find(|(_, f)| row.contains(f.span.start as usize)))
            .or_else(|| near().find(|(_, f)| f.sentence.contains(self.cursor)))
            .map(|(index, _)| index)
    }

    /// Whether the cursor stands on a figure itself.
    #[must_use]
    pub fn is_on_figure(&self) -> bool {
        let figure = self.figure().zip(self.report.as_ref());
        let found = figure.and_then(|(figure, report)| report.findings.figures.get(figure));
        found.is_some_and(|figure| figure.span.contains(self.cursor))
    }

    /// Index of the section the cursor is in.
    #[must_use]
    pub fn section(&self) -> Option<usize> {
        self.report.as_ref()?.outline.section_at(self.cursor)
    }

    /// The line of the file the cursor is in.
    #[must_use]
    pub fn file_line(&self) -> u32 {
        self.report.as_ref().map_or(1, |report| report.source.file_line(self.cursor))
    }

    /// How much of the text is behind the cursor's row, in percent.
    #[must_use]
    pub fn percent(&self) -> usize {
        let length = self.report.as_ref().map_or(0, |report| report.source.text.len());
        let end = self.cursor_row().map_or(self.cursor, |row| row.span.end as usize);
        (end.max(self.cursor) + 2).min(length) * 100 / length.max(1)
    }

    /// Puts the cursor on the row at `y` of the pane, on the character at `x` cells.
    pub fn click(&mut self, x: u16, y: u16) {
        let Some(row) = self.visible.get(usize::from(y)) else { return };
        let Some(report) = self.report.as_ref().filter(|_| row.role != crate::ingest::Role::Blank)
        else {
            return;
        };
        let before = row.pieces.iter().rev().find(|(_, start)| *start <= x);
        let (piece, start) = before.or(row.pieces.first()).copied().unwrap_or((row.span, 0));
        let text = piece.of(&report.source.text);
        let behind = self.setting.ruler.clip(text, usize::from(x.saturating_sub(start))).len();
        let last = text.char_indices().next_back().map_or(0, |(at, _)| at);
        self.cursor = piece.start as usize + behind.min(last);
        self.settle();
    }

    fn cursor_row(&self) -> Option<&SetRow> {
        let index = self.visible.partition_point(|row| row.span.start as usize <= self.cursor);
        self.visible.get(index.saturating_sub(1))
    }

    fn stand_on(&mut self, at: At) {
        if let Some(row) = self.page.row(at) {
            self.cursor = row.span.start as usize;
            self.settle();
        }
    }

    fn rows_above_cursor(&mut self) -> i32 {
        let cursor = self.page.at_offset(self.cursor);
        let mut at = self.top;
        for above in 0..i32::from(self.height) {
            if at == cursor {
                return above;
            }
            let Some(next) = self.page.below(at) else { break };
            at = next;
        }
        i32::from(self.height) / 3
    }

    fn stop_offset(&mut self, stop: Stop, back: bool) -> Option<usize> {
        let report = self.report.clone()?;
        let cursor = self.cursor;
        let starts: Vec<u32> = match stop {
            Stop::Section => report.outline.sections.iter().map(|s| s.extent.start).collect(),
            Stop::Figure => report.findings.figures.iter().map(|f| f.span.start).collect(),
            Stop::Program => {
                let programs = report.findings.programs.iter();
                programs.flat_map(|program| program.mentions.iter().map(|m| m.start)).collect()
            }
            Stop::Match => {
                let next = if back { self.find.before(cursor) } else { self.find.after(cursor) };
                return Some(self.find.places.get(next?)?.start as usize);
            }
            Stop::Paragraph => {
                let at = self.page.at_offset(cursor);
                let at = self.page.paragraph(at, back)?;
                return self.page.row(at).map(|row| row.span.start as usize);
            }
        };
        // A heading may start with blanks that its row leaves out.
        let starts = starts.into_iter().map(|start| start as usize);
        match back {
            true => starts.filter(|&start| start < cursor).max(),
            false => starts.filter(|&start| start > cursor).min(),
        }
    }

    /// Brings the cursor into view and lays out what is visible.
    fn settle(&mut self) {
        let height = i32::from(self.height.max(1));
        let cursor = self.page.at_offset(self.cursor);
        self.top = self.followed(cursor, height);
        // The last page is full.
        let last = self.page.last();
        let lowest = self.page.moved(last, -(height - 1));
        self.top = self.top.min(lowest);
        self.visible.clear();
        let mut at = Some(self.top);
        while let Some(here) = at.filter(|_| self.visible.len() < height as usize) {
            self.visible.extend(self.page.row(here).cloned());
            at = self.page.below(here);
        }
    }

    /// The top from which the cursor is seen with some text around it: moved as little as needed
    /// when the cursor is near, else with the cursor in the upper third.
    fn followed(&mut self, cursor: At, height: i32) -> At {
        let around = height / 4;
        let upper = self.page.moved(cursor, -around);
        if self.top > upper {
            let near = self.page.moved(self.top, -height) <= upper;
            return if near { upper } else { self.page.moved(cursor, -height / 3) };
        }
        let lower = self.page.moved(cursor, -(height - 1 - around));
        if self.top < lower {
            let near = self.page.moved(self.top, height) >= lower;
            return if near { lower } else { self.page.moved(cursor, -height / 3) };
        }
        self.top
    }
}

/// The part of `span` inside `within`, empty when there is none.
#[must_use]
pub fn common(span: Span, within: Span) -> Option<Span> {
    let common = Span { start: span.start.max(within.start), end: span.end.min(within.end) };
    (common.start < common.end).then_some(common)
}
