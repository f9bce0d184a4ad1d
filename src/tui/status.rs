//! The last line: what goes on, what was just done, where the reader is in the file.

use super::paint::Brush;
use super::prompt::Prompt;
use super::reader::Reader;
use super::words::Words;
use crate::ingest::Unread;
use crate::theme::Role;
use ratatui::layout::Rect;
use std::path::PathBuf;

/// What is said on the last line.
#[derive(Debug, Default)]
pub struct Status {
    /// Files read and found, while reading goes on.
    pub progress: Option<(usize, usize)>,
    /// Whether reading came to its end once.
    pub done: bool,
    /// Files that gave no report, and why.
    pub left_out: Vec<(PathBuf, Unread)>,
    said: Option<(String, Role)>,
}

/// What the last line shows of the rest of the screen.
#[derive(Debug)]
pub struct Line<'a> {
    /// The reader.
    pub reader: &'a Reader,
    /// The words being typed.
    pub prompt: Option<&'a Prompt>,
    /// What the figure under the cursor is, where no pane tells it.
    pub caption: Option<String>,
    /// Why the file that is read is there no more.
    pub gone: Option<String>,
    /// The keys that a beginner needs first.
    pub keys: String,
    /// The language of the interface.
    pub words: Words,
}

impl Status {
    /// Says something until the next key.
    pub fn say(&mut self, sentence: impl Into<String>) {
        self.said = Some((sentence.into(), Role::Notice));
    }

    /// Says what went wrong.
    pub fn complain(&mut self, sentence: impl Into<String>) {
        self.said = Some((sentence.into(), Role::Error));
    }

    /// Says nothing more.
    pub fn hush(&mut self) {
        self.said = None;
    }

    /// Whether something is said.
    #[must_use]
    pub fn speaks(&self) -> bool {
        self.said.is_some()
    }

    /// Draws the line; returns where the cursor is while words are typed.
    pub fn draw(&self, brush: &mut Brush, area: Rect, line: &Line<'_>) -> Option<(u16, u16)> {
        if area.is_empty() {
            return None;
        }
        let ground = brush.style(Role::Status);
        brush.clear(area, ground);
        let place = self.place(line, area.width);
        let end = area.right().saturating_sub(1);
        let from = brush.right(area.x + area.width / 4, area.y, end, &place, ground);
        let x = area.x + 1;
        let field = Rect { x, width: from.saturating_sub(x + 1), ..area };
        let limit = field.right();
        if let Some(prompt) = line.prompt {
            prompt.line.draw(brush, field);
            return prompt.line.cursor(field, brush.ruler).map(|at| (at.x, at.y));
        }
        if let Some((sentence, role)) = &self.said {
            brush.elided(x, area.y, limit, sentence, brush.style(*role));
        } else if let Some(reason) = &line.gone {
            brush.elided(x, area.y, limit, reason, brush.style(Role::Error));
        } else if let Some((read, found)) = self.progress {
            self.draw_progress(brush, field, read, found, line.words);
        } else if let Some(caption) = &line.caption {
            brush.elided(x, area.y, limit, caption, ground);
        } else if let Some(report) = line.reader.report() {
            let path = report.source.path.to_string_lossy();
            let tail = brush.ruler.elide_start(&path, usize::from(field.width)).into_owned();
            brush.text(x, area.y, limit, &tail, ground);
        }
        None
    }

    fn draw_progress(
        &self,
        brush: &mut Brush,
        line: Rect,
        read: usize,
        found: usize,
        words: Words,
    ) {
        let text = format!("{} {read}/{found}", words.reading());
        let after = brush.role(line.x, line.y, line.right(), &text, Role::Status) + 1;
        let room = line.right().saturating_sub(after).min(24);
        let full = usize::from(room) * read / found.max(1);
        let bar = Rect { x: after, width: room, ..line };
        brush.tint(bar, brush.style(Role::Status));
        brush.text(after, line.y, bar.right(), &" ".repeat(full), brush.style(Role::Progress));
    }

    /// Matches, percent, line, encoding, files left out, first keys: as much of it as there is room
    /// for.
    fn place(&self, line: &Line<'_>, width: u16) -> String {
        let Line { reader, words, .. } = line;
        let mut parts = Vec::new();
        let find = reader.find();
        if !find.words.is_empty() {
            let on = |place: &crate::text::Span| place.contains(reader.cursor());
            let at =
                find.places.iter().position(on).map_or(String::new(), |at| format!("{}/", at + 1));
            parts.push(format!("/{} {at}{}", find.words, find.places.len()));
        }
        if !self.left_out.is_empty() && width >= 60 {
            parts.push(format!("{} {}", words.left_out(), self.left_out.len()));
        }
        if let Some(report) = reader.report() {
            if width >= 60 {
                parts.push(report.source.encoding.to_owned());
            }
            if width >= 30 {
                parts.push(words.place(report.source.place, reader.file_line()));
            }
            parts.push(format!("{}%", reader.percent()));
        }
        if width >= 60 && self.said.is_none() {
            parts.push(line.keys.clone());
        }
        parts.join(" · ")
    }
}
