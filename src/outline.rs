//! A text: what are its sections?
//!
//! Headings are numbered, short lines standing alone, or the topic sentence that opens a
//! paragraph (run-in). Reading an outline cannot fail and does no I/O.

mod contents;
mod cues;
mod heading;
mod level;
mod line;
mod marker;
mod numbered;
mod paragraph;
mod run_in;
mod shape;

use crate::ingest::Source;
use crate::text::Span;
use heading::Heading;
use marker::{Marker, ORDER_OF_PARTS};
use paragraph::{Paragraph, is_blank};

/// The sections of one report, in reading order.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// Every heading with the text it governs.
    pub sections: Vec<Section>,
}

/// A heading and what stands under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section {
    /// 1 is the top of the body.
    pub level: u8,
    /// The numbering before the title (`一、`, `（一）`), empty when there is none.
    pub marker: Span,
    /// The heading without marker and final punctuation.
    pub title: Span,
    /// How the heading shows itself.
    pub origin: Origin,
    /// From the marker to the next heading of the same or a higher level.
    pub extent: Span,
}

/// How a heading shows itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// 一、 (一) 1. ① 第一章
    Numbered,
    /// A short line standing alone.
    Line,
    /// The topic sentence that opens a paragraph.
    RunIn,
}

impl Origin {
    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Numbered => "numbered",
            Self::Line => "line",
            Self::RunIn => "run-in",
        }
    }
}

impl Outline {
    /// Lifts the outline out of a source.
    #[must_use]
    pub fn read(source: &Source) -> Self {
        let text = source.reading();
        let mut paragraphs = Paragraph::all(source);
        let end = drop_back_matter(text, &mut paragraphs);
        let mut headings = numbered::headings(text, &paragraphs);
        let title = source.imprint.title_span.map(|span| span.end as usize);
        let mut taken = taken(&paragraphs, &headings);
        headings.extend(line::headings(text, &paragraphs, &taken, title));
        headings.sort_by_key(|heading| heading.start);
        contents::take_out(text, &paragraphs, &mut headings);
        taken = self::taken(&paragraphs, &headings);
        headings.extend(run_in::headings(text, &paragraphs, &taken));
        headings.sort_by_key(|heading| heading.start);
        level::nest_restarts(text, &mut headings);
        level::take_stated(&mut headings, &paragraphs);
        let levels = level::levels(&headings, &turns(text, &paragraphs));
        Self { sections: sections(&headings, &levels, end) }
    }

    /// Index of the innermost section that holds `offset`.
    #[must_use]
    pub fn section_at(&self, offset: usize) -> Option<usize> {
        let end = self.sections.partition_point(|s| s.extent.start as usize <= offset);
        (0..end).rev().find(|&i| self.sections[i].extent.contains(offset))
    }

    /// Index of the section that `index` stands in.
    #[must_use]
    pub fn parent(&self, index: usize) -> Option<usize> {
        let level = self.sections.get(index)?.level;
        (0..index).rev().find(|&i| self.sections[i].level < level)
    }
}

/// Leaves out annexes, glossaries and notes behind the report. Gives the end of the body.
fn drop_back_matter(text: &str, paragraphs: &mut Vec<Paragraph>) -> usize {
    let end = paragraphs.last().map_or(0, |paragraph| paragraph.end);
    let mut opens = paragraphs.iter().enumerate().filter(|(_, paragraph)| {
        let flat: String = paragraph.of(text).chars().filter(|c| !is_blank(*c)).take(40).collect();
        paragraph.start > end / 5 * 2 && paragraph.size() <= 120 && cues::opens_back_matter(&flat)
    });
    let behind = opens.find(|&(at, _)| !body_goes_on(text, paragraphs, at)).map(|(at, _)| at);
    if let Some(at) = behind {
        paragraphs.truncate(at);
    }
    end
}

/// Whether the report's own numbering or headings go on behind the paragraph at `at`: a note under
/// a table ends nothing.
fn body_goes_on(text: &str, paragraphs: &[Paragraph], at: usize) -> bool {
    let stated = paragraphs.get(at).is_some_and(|paragraph| paragraph.stated > 0);
    let rest = paragraphs.get(at + 1..).unwrap_or(&[]);
    let part = rest.iter().find_map(|paragraph| {
        let marker = Marker::read(text, paragraph.start, paragraph.end)?;
        (marker.order <= ORDER_OF_PARTS).then_some(marker.number)
    });
    part.is_some_and(|number| number > 1)
        || !stated && rest.iter().any(|paragraph| paragraph.stated > 0)
}

/// The paragraphs with which the report turns back to its main line.
fn turns(text: &str, paragraphs: &[Paragraph]) -> Vec<usize> {
    let turning = |(_, paragraph): &(usize, &Paragraph)| cues::turns(paragraph.of(text));
    paragraphs.iter().enumerate().filter(turning).map(|(index, _)| index).collect()
}

/// Which paragraphs a heading stands in.
fn taken(paragraphs: &[Paragraph], headings: &[Heading]) -> Vec<bool> {
    let mut taken = vec![false; paragraphs.len()];
    for heading in headings {
        if let Some(place) = taken.get_mut(heading.paragraph) {
            *place = true;
        }
    }
    taken
}

/// The headings with what each governs.
fn sections(headings: &[Heading], levels: &[u8], end: usize) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::with_capacity(headings.len());
    let mut open: Vec<usize> = Vec::new();
    for (heading, &level) in headings.iter().zip(levels) {
        let start = heading.marker.map_or(heading.start, |marker| marker.start);
        while let Some(&last) = open.last() {
            let Some(section) = sections.get_mut(last).filter(|s| s.level >= level) else { break };
            section.extent.end = start as u32;
            open.pop();
        }
        open.push(sections.len());
        sections.push(Section {
            level,
            marker: heading.marker.map_or(Span::new(start, start), |m| Span::new(m.start, m.end)),
            title: Span::new(heading.start, heading.end),
            origin: heading.origin,
            extent: Span::new(start, end.max(heading.end)),
        });
    }
    sections
}
