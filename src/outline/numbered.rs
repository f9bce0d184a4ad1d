//! Numbered headings: a numbering opens a title, and text follows in the same line or below.
//!
//! The same numberings count the items of lists. What tells them apart is what stands between
//! them: headings have text under them, items follow on each other.

use crate::outline::Origin;
use crate::outline::cues;
use crate::outline::heading::{Heading, Style};
use crate::outline::line;
use crate::outline::marker::{
    Marker, ORDER_OF_BULLETS, ORDER_OF_CHAPTERS, ORDER_OF_ENUMERATIONS, ORDER_OF_PARTS,
};
use crate::outline::paragraph::{Paragraph, Sentence};
use crate::outline::shape::Shape;
use crate::text::han;
use std::collections::HashMap;

/// The numbered headings, in order.
#[must_use]
pub fn headings(text: &str, paragraphs: &[Paragraph]) -> Vec<Heading> {
    let mut markers: Vec<Option<Marker>> =
        paragraphs.iter().map(|p| Marker::read(text, p.start, p.end)).collect();
    for (marker, paragraph) in markers.iter_mut().zip(paragraphs) {
        // - 1 公共交通: an item is an item.
        marker.take_if(|marker| paragraph.listed && marker.order > ORDER_OF_CHAPTERS);
    }
    take_from_line_above(text, paragraphs, &mut markers);
    let mut counted: Vec<Counted> = Vec::new();
    for (index, marker) in markers.iter().enumerate() {
        let (Some(marker), Some(paragraph)) = (marker, paragraphs.get(index)) else { continue };
        let heading = |title: Sentence| Heading {
            paragraph: index,
            marker: Some(*marker),
            start: title.start,
            end: title.end,
            next: title.next,
            origin: Origin::Numbered,
            style: Style::Numbered(marker.style),
        };
        let clause = first_clause(text, paragraph, marker).map(heading);
        let heading = title(text, paragraph, marker).map(heading);
        let below = markers.get(index + 1).copied();
        // A point that is a whole sentence is an item, unless running text follows it.
        let item = marker.order > ORDER_OF_CHAPTERS
            && paragraph.of(text).ends_with(['。', '；'])
            && !paragraphs.get(index + 1).is_some_and(|below| line::is_prose(text, below));
        let heads = heading.is_some_and(|h| h.next < paragraph.end)
            || !item && below.is_some_and(|next| next.is_none_or(|next| next.order > marker.order));
        counted.push(Counted { marker: *marker, heading, clause, heads });
    }
    drop_paragraph_numbers(text, &mut counted);
    keep_headings(counted)
}

/// Gives a short line the numbering that stands alone in the line above it (第一章 / 总则).
fn take_from_line_above(text: &str, paragraphs: &[Paragraph], markers: &mut [Option<Marker>]) {
    for (index, pair) in paragraphs.windows(2).enumerate() {
        let [above, title] = pair else { continue };
        let short = title.of(text).chars().count() <= LONGEST_BEFORE_COLON;
        let Some(below) = markers.get_mut(index + 1).filter(|below| below.is_none() && short)
        else {
            continue;
        };
        let alone = Marker::alone(text, above.start, above.end);
        *below = alone.map(|marker| Marker { next: title.start, ..marker });
    }
}

/// Takes out the numbers that count the paragraphs of a report (as addresses in Hong Kong do):
/// they run on across larger headings or without end, and what stands behind them tells.
fn drop_paragraph_numbers(text: &str, counted: &mut Vec<Counted>) {
    let mut runs: HashMap<u8, Run> = HashMap::new();
    let mut parts = 0;
    for one in counted.iter() {
        if one.marker.order <= ORDER_OF_CHAPTERS {
            parts += 1;
            continue;
        }
        let run = runs.entry(one.marker.style).or_default();
        let goes_on = run.last > 0 && one.marker.number == run.last + 1;
        run.begins += usize::from(one.marker.number == 1);
        run.goes_on += usize::from(goes_on);
        run.across += usize::from(goes_on && run.part < parts);
        run.part = parts;
        run.tells += usize::from(one.heading.is_none_or(|heading| {
            let shape = Shape::of(text.get(heading.start..heading.end).unwrap_or(""), false);
            shape.tells() || shape.length > LONGEST_BEFORE_COLON
        }));
        run.all += 1;
        run.last = one.marker.number;
    }
    counted.retain(|one| !runs.get(&one.marker.style).is_some_and(Run::counts_paragraphs));
}

/// All the numberings of one style in a report.
#[derive(Default)]
struct Run {
    last: u32,
    /// Parts and chapters above the last.
    part: usize,
    begins: usize,
    goes_on: usize,
    /// How often it went on across a part.
    across: usize,
    tells: usize,
    all: usize,
}

impl Run {
    fn counts_paragraphs(&self) -> bool {
        let long = self.goes_on >= LEAST_RUN || self.across >= 2;
        self.begins <= 1 && long && self.tells * 2 > self.all
    }
}

/// A numbering met in the text, heading or not.
struct Counted {
    marker: Marker,
    heading: Option<Heading>,
    /// Its first clause, for a title where its like in the series have titles.
    clause: Option<Heading>,
    /// Whether text stands under it, in its line or the next.
    heads: bool,
}

/// Decides list by list: a series of one style is headings when most of it can be.
fn keep_headings(counted: Vec<Counted>) -> Vec<Heading> {
    let mut kept = Vec::new();
    // Series still open, the largest style first.
    let mut open: Vec<Vec<Counted>> = Vec::new();
    for one in counted {
        while let Some(last) = open.last().and_then(|series| series.last()) {
            let same = last.marker.style == one.marker.style;
            if last.marker.order < one.marker.order
                || (same && (one.marker.number != 1 || last.marker.number == 0))
            {
                break;
            }
            kept.extend(open.pop().into_iter().flat_map(judge));
        }
        match open.last_mut() {
            Some(series) if series.last().is_some_and(|l| l.marker.style == one.marker.style) => {
                series.push(one);
            }
            _ => open.push(vec![one]),
        }
    }
    kept.extend(open.into_iter().flat_map(judge));
    kept.sort_by_key(|heading: &Heading| heading.start);
    kept
}

fn judge(series: Vec<Counted>) -> Vec<Heading> {
    let order = series.first().map_or(0, |one| one.marker.order);
    let good = series.iter().filter(|one| one.heads && one.heading.is_some()).count();
    // One numbered line alone is a heading only in the styles that number parts.
    let lonely = series.len() == 1 && order > ORDER_OF_CHAPTERS;
    if lonely || good * 2 < series.len() {
        return Vec::new();
    }
    series.into_iter().filter_map(|one| one.heading.or(one.clause)).collect()
}

/// The title behind a numbering; `None` when what follows cannot be one.
fn title(text: &str, paragraph: &Paragraph, marker: &Marker) -> Option<Sentence> {
    let sentence = paragraph.sentence(text, marker.next);
    let title = bold_title(text, paragraph, &sentence)
        .or_else(|| paragraph.before_blank(text, &sentence, LONGEST_POINT))
        .or_else(|| plain_title(text, paragraph, marker, sentence))?;
    let words = title.of(text);
    let talk = words.ends_with("以下几点") || words.ends_with("如下");
    if counts_inline(text, paragraph, marker) {
        return None;
    }
    (title.start < title.end && has_words(words) && !talk).then_some(title)
}

/// Whether the numbering goes on inside the paragraph: （一）…。（二）…。 is a list in a sentence's place.
fn counts_inline(text: &str, paragraph: &Paragraph, marker: &Marker) -> bool {
    let first = marker.number == 1 && text.get(marker.start..marker.end) == Some("（一）");
    first && paragraph.of(text).contains("。（二）")
}

/// The bold words, where bold ends inside the paragraph.
fn bold_title(text: &str, paragraph: &Paragraph, sentence: &Sentence) -> Option<Sentence> {
    let title = paragraph.bold_title(text, sentence.start, true)?;
    let short = title.of(text).chars().count() <= LONGEST_PART;
    (short && title.end < sentence.end).then_some(title)
}

/// The first sentence.
fn plain_title(
    text: &str,
    paragraph: &Paragraph,
    marker: &Marker,
    sentence: Sentence,
) -> Option<Sentence> {
    let words = sentence.of(text);
    let length = words.chars().count();
    let alone = sentence.next >= paragraph.end;
    let longest = match marker.order {
        ..=ORDER_OF_PARTS => LONGEST_PART,
        ORDER_OF_CHAPTERS => LONGEST_PART,
        _ => LONGEST_POINT,
    };
    let fits = match sentence.stop {
        Some('；' | ';') => false,
        Some('：' | ':') => !cues::ends_talk(words) && length <= LONGEST_BEFORE_COLON,
        _ => true,
    };
    let enumerates = marker.order >= ORDER_OF_ENUMERATIONS && !paragraph.all_bold();
    let runs_on = !alone && matches!(sentence.stop, Some('。' | '！' | '：' | ':' | '.'));
    let stands_alone = alone && sentence.stop.is_none();
    // A bullet or a point of several clauses that holds a figure states it.
    let clauses = words.contains(['，', ',']);
    let states = marker.order == ORDER_OF_BULLETS
        || marker.order > ORDER_OF_CHAPTERS && marker.order < ORDER_OF_ENUMERATIONS && clauses;
    let figures = states && words.bytes().any(|b| b.is_ascii_digit());
    (length <= longest && fits && !figures && (!enumerates || runs_on || stands_alone))
        .then_some(sentence)
}

/// The words before the first comma of a long first sentence.
fn first_clause(text: &str, paragraph: &Paragraph, marker: &Marker) -> Option<Sentence> {
    let sentence = paragraph.sentence(text, marker.next);
    let words = sentence.of(text);
    let end = words.find(['，', ','])?;
    let clause = words.get(..end)?;
    let fits = (4..=LONGEST_BEFORE_COLON).contains(&clause.chars().count());
    let plain = !clause.bytes().any(|b| b.is_ascii_digit()) && cues::opens_a_heading(clause);
    let stop = sentence.start + end;
    (marker.order < ORDER_OF_ENUMERATIONS && fits && plain).then(|| Sentence {
        end: stop,
        next: paragraph.after(text, stop),
        stop: None,
        ..sentence
    })
}

fn has_words(title: &str) -> bool {
    title.chars().filter(|c| han::is_han(*c)).count() >= 2
}

/// Numbers that go on, each from the one before, where they count paragraphs.
const LEAST_RUN: usize = 8;
/// Longest title of a part or chapter, in characters.
const LONGEST_PART: usize = 60;
/// Longest title of a point (1. ① 一是 ——).
const LONGEST_POINT: usize = 48;
/// Longest title that a colon ends.
const LONGEST_BEFORE_COLON: usize = 24;
