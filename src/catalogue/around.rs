//! The words around a figure, cut out once for whoever asks what they say beyond its label.

use crate::extract::Figure;
use crate::ingest::Source;
use crate::text::span::{boundary_before, boundary_behind};

/// Bytes before a figure that are looked at.
const BEFORE: usize = 600;
/// Bytes behind it.
const BEHIND: usize = 150;
/// Bytes of a paragraph that head it.
const OPENING: usize = 60;

/// What stands around one figure; every part ends or begins at the figure, none but `line` is long.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// The figure as written.
    pub surface: &'a str,
    /// Its whole paragraph, up to it.
    pub line: &'a str,
    /// The part of its paragraph that is near.
    pub paragraph: &'a str,
    /// Its sentence, up to it.
    pub sentence: &'a str,
    /// Its clause, up to it.
    pub clause: &'a str,
    /// The rest of its sentence.
    pub behind: &'a str,
    /// The first words of its paragraph.
    pub opening: &'a str,
}

impl<'a> Around<'a> {
    /// What stands around `figure`.
    #[must_use]
    pub fn of(source: &'a Source, figure: &Figure) -> Self {
        let text = source.reading();
        let (start, end) = (figure.span.start as usize, figure.span.end as usize);
        let line = source.lines.get(source.line_at(start)).map_or(0, |line| line.span.start);
        let line = (line as usize).min(start);
        let near = start.saturating_sub(BEFORE).max(line);
        let line = text.get(line..start).unwrap_or_default();
        let opening = &line[..boundary_before(line, OPENING)];
        let paragraph = text.get(boundary_behind(text, near)..start).unwrap_or_default();
        let sentence = &paragraph[ends_at(paragraph, "。！？；;")..];
        let clause = &sentence[ends_at(sentence, "，,：:—")..];
        let behind = text.get(end..boundary_before(text, end + BEHIND)).unwrap_or_default();
        let behind = behind.split(['。', '；', ';', '\n']).next().unwrap_or_default();
        Self { surface: figure.span.of(text), line, paragraph, sentence, clause, behind, opening }
    }

    /// What follows, up to a comma.
    #[must_use]
    pub fn rest_of_clause(&self) -> &'a str {
        self.behind.split(['，', ',']).next().unwrap_or_default()
    }
}

/// Where the last word of `words` in `text` ends.
#[must_use]
pub fn last_of(text: &str, words: &[&str]) -> Option<usize> {
    words.iter().filter_map(|word| Some(text.rfind(word)? + word.len())).max()
}

/// One past the last of `stops` in `text`.
fn ends_at(text: &str, stops: &str) -> usize {
    let stop = text.char_indices().rev().find(|(_, c)| stops.contains(*c));
    stop.map_or(0, |(at, c)| at + c.len_utf8())
}
