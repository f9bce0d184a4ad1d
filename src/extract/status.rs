//! Whether a figure reports what is done or aims at what is to be.
//!
//! A report looks back first and ahead afterwards: a heading or the opening of a paragraph turns it
//! towards its targets, a heading that looks back turns it again. Within a sentence its own words win.

use super::figure::Status;
use crate::ingest::source::{ReportKind, Source};
use crate::outline::Outline;
use crate::text::Span;
use crate::text::fold::table_rows;
use std::sync::LazyLock;

const CUES: &str = include_str!("status/cues.tsv");

/// As much of a paragraph, in characters, may turn the report.
const OPENING: usize = 60;

/// Where a report turns from what is done to what is aimed at, and back.
#[derive(Debug)]
pub struct Statuses {
    /// Offsets in order, each with what holds from there on.
    turns: Vec<(usize, Status)>,
    /// The year the report speaks from.
    year: Option<u32>,
}

impl Statuses {
    /// Reads the turns of a source.
    #[must_use]
    pub fn read(source: &Source, outline: &Outline) -> Self {
        let text = source.reading();
        let start = match source.imprint.kind {
            ReportKind::Plan => Status::Target,
            _ => Status::Actual,
        };
        let mut turns = vec![(0, start)];
        turns.extend(heading_turns(text, outline));
        for line in source.body() {
            if opens_targets(opening(line.span.of(text))) {
                turns.push((line.span.start as usize, Status::Target));
            }
        }
        turns.sort_by_key(|(at, _)| *at);
        Self { turns, year: year_of(source) }
    }

    /// What a sentence itself says of its numbers.
    #[must_use]
    pub fn sentence(&self, text: &str, sentence: Span) -> Said {
        let (base, words) = (sentence.start as usize, sentence.of(text));
        let cues = CUE_LIST.iter().filter(|cue| cue.place == Place::Clause);
        let mut said: Vec<(usize, Status)> = cues
            .flat_map(|cue| words.match_indices(cue.text).map(|(at, _)| (base + at, cue.status)))
            .collect();
        let years = words.match_indices('到').filter(|(at, _)| self.is_later_year(&words[*at..]));
        said.extend(years.map(|(at, _)| (base + at, Status::Target)));
        said.sort_by_key(|(at, _)| *at);
        Said { said }
    }

    /// The status of the number at `number`, by its sentence and the turn it stands behind.
    #[must_use]
    pub fn at(&self, text: &str, sentence: Span, said: &Said, number: Span) -> Status {
        if let Some(status) = last_before(&said.said, number.start as usize) {
            return status;
        }
        let turned = last_before(&self.turns, number.start as usize).unwrap_or_default();
        let behind = text.get(number.end as usize..sentence.end as usize).unwrap_or("");
        match cue_in(clause_start(behind), Place::Behind) {
            Some(status) if turned == Status::Actual => status,
            _ => turned,
        }
    }

    /// 到2025年, later than the report's own year.
    fn is_later_year(&self, words: &str) -> bool {
        let Some(own) = self.year else { return false };
        let Some(rest) = words.strip_prefix('到') else { return false };
        let year = rest.get(..4).and_then(|year| year.parse::<u32>().ok());
        let named = rest.get(4..).is_some_and(|behind| behind.starts_with('年'));
        named && year.is_some_and(|year| year > own && year < own + 60)
    }
}

/// The cues of one sentence.
#[derive(Debug)]
pub struct Said {
    /// Offsets in order, each with what its cue says.
    said: Vec<(usize, Status)>,
}

/// What the last of `turns` up to `at` says.
fn last_before(turns: &[(usize, Status)], at: usize) -> Option<Status> {
    let end = turns.partition_point(|(from, _)| *from <= at);
    turns[..end].last().map(|(_, status)| *status)
}

/// Where main headings turn the report: those of the highest level at which one looks ahead.
fn heading_turns(text: &str, outline: &Outline) -> Vec<(usize, Status)> {
    let mut latest = 0;
    let said: Vec<_> = outline
        .sections
        .iter()
        .map(|section| {
            let title = section.title.of(text);
            let year = last_year(title);
            let later = latest > 0 && year.is_some_and(|year| year > latest);
            latest = latest.max(year.unwrap_or(0));
            let later = later.then_some(Status::Target);
            let said = cue_in(title, Place::Heading).or_else(|| ending(title)).or(later);
            said.map(|status| (section.level, section.extent.start as usize, status))
        })
        .collect();
    let ahead = said.iter().flatten().filter(|(_, _, status)| *status == Status::Target);
    let Some(level) = ahead.map(|(level, ..)| *level).min() else { return Vec::new() };
    said.into_iter()
        .flatten()
        .filter(|(own, ..)| *own <= level)
        .map(|(_, at, status)| (at, status))
        .collect()
}

/// What the last word of a heading says, an added 建议 left out.
fn ending(title: &str) -> Option<Status> {
    let title = title.trim_end_matches("建议").trim_end_matches('的');
    let found = CUE_LIST.iter().filter(|cue| cue.place == Place::Ending);
    found.filter(|cue| title.ends_with(cue.text)).map(|cue| cue.status).next()
}

/// Whether a paragraph opens with what is aimed at, and not with having reached it.
fn opens_targets(opening: &str) -> bool {
    let cues = CUE_LIST.iter().filter(|cue| cue.place == Place::Opening);
    cues.filter_map(|cue| opening.find(cue.text)).any(|at| {
        let before = &opening[..at];
        !["完成", "实现", "达到", "超过", "超额"].iter().any(|word| before.contains(word))
    })
}

/// The last year in the title, else the year of the date.
fn year_of(source: &Source) -> Option<u32> {
    let date = &source.imprint.date;
    last_year(&source.imprint.title).or_else(|| date.get(..4)?.parse().ok())
}

/// The latest year of this or the last century that `words` names.
fn last_year(words: &str) -> Option<u32> {
    let year = |(at, _): (usize, &str)| words.get(at..at + 4)?.parse().ok();
    words.match_indices("20").chain(words.match_indices("19")).filter_map(year).max()
}

fn opening(line: &str) -> &str {
    line.char_indices().nth(OPENING).map_or(line, |(i, _)| &line[..i])
}

/// Up to the next stop, which stands near or is none.
fn clause_start(behind: &str) -> &str {
    let stop = |c: char| matches!(c, '，' | '。' | '；' | ',' | ';');
    let end = behind.char_indices().take(OPENING).take_while(|(_, c)| !stop(*c)).last();
    end.map_or("", |(i, c)| &behind[..i + c.len_utf8()])
}

/// What the cue of this place says that stands last in `words`; in a heading, done wins.
fn cue_in(words: &str, place: Place) -> Option<Status> {
    let found = CUE_LIST.iter().filter(|cue| cue.place == place);
    let found = found.filter_map(|cue| words.rfind(cue.text).map(|at| (at, cue.status)));
    match place {
        Place::Heading => found.map(|(_, status)| status).min_by_key(|s| *s == Status::Target),
        _ => found.max_by_key(|(at, _)| *at).map(|(_, status)| status),
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Heading,
    Ending,
    Opening,
    Clause,
    Behind,
}

struct Cue {
    text: &'static str,
    place: Place,
    status: Status,
}

static CUE_LIST: LazyLock<Vec<Cue>> = LazyLock::new(|| {
    let cues = table_rows(CUES).filter_map(|row| {
        let [text, place, status] = row[..] else { return None };
        let place = match place {
            "heading" => Place::Heading,
            "ending" => Place::Ending,
            "opening" => Place::Opening,
            "clause" => Place::Clause,
            _ => Place::Behind,
        };
        let status = match status {
            "target" => Status::Target,
            "actual" => Status::Actual,
            _ => return None,
        };
        Some(Cue { text, place, status })
    });
    cues.collect()
});
