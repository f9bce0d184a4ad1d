//! Whether a figure reports what is done or aims at what is to be.
//!
//! A report looks back first and ahead afterwards: a heading or the opening of a paragraph turns it
//! towards its targets, a heading that looks back turns it again. Within a sentence its own words
//! win: cues, and years and five-year plans that lie before or behind the report's own year.

mod cue;
mod republic;
mod time;

use crate::ingest::Line;
use crate::ingest::source::{ReportKind, Source};
use crate::outline::Outline;
use crate::text::Span;
use crate::text::ends::first_chars;
use crate::text::lexicon::Lexicon;
use crate::text::table::listed_words;
use cue::{CUES, Reach, of_heading};
use std::sync::LazyLock;
use time::times;

/// Done or aimed at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Status {
    /// Reported as fact.
    #[default]
    Actual,
    /// 力争, 争取, 到2025年…
    Target,
}

impl Status {
    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Target => "target",
        }
    }
}

/// As much of a paragraph, in characters, may turn the report.
const OPENING: usize = 60;
/// A heading of more characters is a sentence of the text.
const LONGEST_HEADING: usize = 36;

/// Where a report turns from what is done to what is aimed at, and back.
#[derive(Debug)]
pub struct Statuses {
    /// Offsets in order, each with what holds from there on.
    turns: Vec<(usize, Status)>,
    /// The year the report speaks from.
    year: Option<u32>,
    /// Whether it counts years as Taiwan does.
    republic: bool,
}

impl Statuses {
    /// Reads the turns of a source.
    #[must_use]
    pub fn read(source: &Source, outline: &Outline) -> Self {
        let start = match source.imprint.kind {
            ReportKind::Plan => Status::Target,
            _ => Status::Actual,
        };
        let republic = republic::counts_years(source);
        let mut statuses =
            Self { turns: vec![(0, start)], year: year_of(source, republic), republic };
        statuses.turn(source, outline);
        statuses
    }

    /// Whether the report counts years as Taiwan does.
    #[must_use]
    pub fn count_the_republic(&self) -> bool {
        self.republic
    }

    /// What a sentence itself says of its numbers.
    #[must_use]
    pub fn sentence(&self, text: &str, sentence: Span) -> Said {
        let (base, words) = (sentence.start as usize, sentence.of(text));
        let found = CUES.before.all_in(words);
        let holds = |at, word: &str, reach| reach != Reach::Goal || !measures(words, at, word);
        let mut cues: Vec<(usize, Status, Reach)> = found
            .filter(|&(at, word, (_, reach))| holds(at, word, reach))
            .map(|(at, _, (status, reach))| (at, status, reach))
            .collect();
        cues.extend(self.times(words).map(|(at, status)| (at, status, Reach::Sentence)));
        cues.sort_by_key(|(at, ..)| *at);
        let mut said = Vec::with_capacity(cues.len());
        let (mut lasting, mut clause_end) = (None, None);
        for (at, status, reach) in cues {
            if let Some(end) = clause_end.take_if(|end| *end <= at) {
                said.push((base + end, lasting));
            }
            said.push((base + at, Some(status)));
            match reach {
                Reach::Clause => clause_end = Some(at + clause_start(&words[at..]).len()),
                Reach::Sentence | Reach::Goal => (lasting, clause_end) = (Some(status), None),
            }
        }
        said.extend(clause_end.map(|end| (base + end, lasting)));
        Said { said }
    }

    /// The status of the number at `number`, by its sentence and the turn it stands behind.
    #[must_use]
    pub fn at(&self, text: &str, sentence: Span, said: &Said, number: Span) -> Status {
        if let Some(status) = last_before(&said.said, number.start as usize).flatten() {
            return status;
        }
        let turned = self.turned(number.start as usize);
        let behind = text.get(number.end as usize..sentence.end as usize).unwrap_or("");
        match CUES.behind.all_in(clause_start(behind)).last() {
            Some((_, _, status)) if turned == Status::Actual => status,
            _ if counts_the_people(behind) => Status::Actual,
            _ => turned,
        }
    }

    /// What the place in the report says of a number at `at`.
    #[must_use]
    pub fn turned(&self, at: usize) -> Status {
        last_before(&self.turns, at).unwrap_or_default()
    }

    /// What the year in the head of a column says of its numbers.
    #[must_use]
    pub fn side_of(&self, head: &str) -> Option<Status> {
        times(head, self.republic).last().and_then(|time| time.side(self.year?))
    }

    /// Goes through the lines: headings and openings turn what follows, an opening that names a
    /// time only its own paragraph, and a list takes what the line above it says.
    fn turn(&mut self, source: &Source, outline: &Outline) {
        let text = source.reading();
        let mut headings = heading_turns(text, outline);
        if source.imprint.kind == ReportKind::Speech {
            headings = confined(&headings, outline);
        }
        let mut headings = headings.into_iter().peekable();
        let mut sections = outline.sections.iter().map(|s| s.extent.start as usize).peekable();
        let mut base = self.turns.first().map_or(Status::Actual, |(_, status)| *status);
        let mut list: Option<Status> = None;
        for line in source.body() {
            let at = line.span.start as usize;
            while let Some((_, status)) = headings.next_if(|(from, _)| *from <= at) {
                base = status;
            }
            let mut heads = false;
            while sections.next_if(|from| *from <= at).is_some() {
                heads = true;
            }
            let words = first_chars(line.span.of(text), OPENING);
            if opens_targets(words) {
                (base, list) = (Status::Target, None);
            }
            if heads || !words.trim().is_empty() && !is_item(words) {
                list = None;
            }
            let own = list.or_else(|| self.opening_time(words)).unwrap_or(base);
            self.turns.push((at, own));
            if let Some(status) = self.introduces(text, line) {
                list = Some(status);
            }
        }
    }

    /// What the time says that a paragraph opens with.
    fn opening_time(&self, opening: &str) -> Option<Status> {
        let words = opening.trim_start().trim_start_matches("到");
        if PAST.iter().any(|word| words.starts_with(word)) {
            return Some(Status::Actual);
        }
        let first = first_chars(words, 16);
        let time = times(first, self.republic)
            .into_iter()
            .next()
            .filter(|time| time.at == 0 && time.named)?;
        time.side(self.year?)
    }

    /// What a line says that a list below it follows: 我们会：
    fn introduces(&self, text: &str, line: &Line) -> Option<Status> {
        let words = line.span.of(text).trim_end().strip_suffix(['：', ':'])?;
        let clause = words.rsplit(['。', '，', '；']).next()?;
        let start = line.span.start as usize + words.len() - clause.len();
        let said = self.sentence(text, Span::new(start, start + clause.len())).said;
        said.last().and_then(|(_, status)| *status)
    }

    /// The times of a sentence that lie on another side than the report's own year.
    fn times(&self, words: &str) -> impl Iterator<Item = (usize, Status)> + '_ {
        let own = self.year;
        let words = words.to_owned();
        times(&words, self.republic).into_iter().filter_map(move |time| {
            let status = time.side(own?)?;
            let before = &words[..time.at];
            let governs = match status {
                Status::Target => !before.ends_with(['（', '(', '-', '—', '－', '《']),
                Status::Actual => looks_back(before, &words[time.at..]),
            };
            (time.named && governs).then_some((time.at, status))
        })
    }
}

/// Words before a goal in its clause by which what is done is measured against it.
static MEASURING: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::heads(listed_words(include_str!("status/measuring.txt"))));

/// Whether the goal at `at` is only what a result is held against: 超过预期目标2.3亿元. Where the goal
/// is spelt out behind it (实现预期目标：…) it is still one.
fn measures(words: &str, at: usize, goal: &str) -> bool {
    let behind = &words[at + goal.len()..];
    let spelt_out =
        ["为", "是", "：", ":", "安排", "建议"].iter().any(|word| behind.starts_with(word));
    let before = words[..at].char_indices().rev().take(LONGEST_HEADING);
    let start =
        before.take_while(|(_, c)| !"，。；：！,;".contains(*c)).last().map_or(at, |(i, _)| i);
    let clause = &words[start..at];
    !spelt_out && MEASURING.is_in(clause)
}

/// Openings of a paragraph that looks back.
const PAST: [&str; 6] = ["过去", "五年来", "一年来", "几年来", "回顾", "近年来"];

/// Whether a time gone by governs what follows: 2020年，…; 由2015年的…; 截至2020年. It does not as
/// the base of a comparison or where something began then.
fn looks_back(before: &str, from: &str) -> bool {
    let behind = from.find('年').map_or("", |at| &from[at + '年'.len_utf8()..]);
    let begins = ["基础", "的基础", "起", "开始", "以前", "前", "价", "可比价"];
    if begins.iter().any(|word| behind.starts_with(word)) {
        return false;
    }
    match before.chars().next_back() {
        None | Some('，' | '；' | '：') => true,
        Some('至' | '到') => !behind.starts_with('的'),
        Some('由' | '从') => behind.starts_with('的'),
        _ => false,
    }
}

/// The cues of one sentence.
#[derive(Debug)]
pub struct Said {
    /// Offsets in order, each with what holds from there on; `None` leaves it to the turn.
    said: Vec<(usize, Option<Status>)>,
}

/// What the last of `turns` up to `at` says.
fn last_before<T: Copy>(turns: &[(usize, T)], at: usize) -> Option<T> {
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
            if title.chars().count() > LONGEST_HEADING {
                return None;
            }
            let year = last_year(title);
            let later = latest > 0 && year.is_some_and(|year| year > latest);
            latest = latest.max(year.unwrap_or(0));
            let later = later.then_some(Status::Target);
            let said = of_heading(title).or_else(|| ending(title)).or(later);
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

/// A speech goes from topic to topic: a heading that looks ahead does so for its section alone.
fn confined(turns: &[(usize, Status)], outline: &Outline) -> Vec<(usize, Status)> {
    let mut confined = Vec::with_capacity(2 * turns.len());
    for &(at, status) in turns {
        confined.push((at, status));
        let section = outline.sections.iter().find(|s| s.extent.start as usize == at);
        if status == Status::Target
            && let Some(section) = section
        {
            confined.push((section.extent.end as usize, Status::Actual));
        }
    }
    confined.sort_by_key(|(at, _)| *at);
    confined
}

/// What the last word of a heading says, an added 建议 left out.
fn ending(title: &str) -> Option<Status> {
    let title = title.trim_end_matches("建议").trim_end_matches('的');
    CUES.ending.closing(title).map(|(_, status)| status)
}

/// Whether a paragraph opens with what is aimed at, and not with having reached it.
fn opens_targets(opening: &str) -> bool {
    CUES.opening.find(opening, 0).is_some_and(|(at, ..)| {
        let before = &opening[..at];
        !["完成", "实现", "达到", "超过", "超额"].iter().any(|word| before.contains(word))
    })
}

/// Whether a line is an item of a list: （一）, (a), 1.
fn is_item(opening: &str) -> bool {
    let inner = opening.trim_start().trim_start_matches(['（', '(']);
    let marker = inner.trim_start_matches(|c: char| {
        c.is_ascii_alphanumeric() || "一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩".contains(c)
    });
    let marked = inner.len() - marker.len();
    let bulleted = opening.trim_start().starts_with(['-', '•', '·', '●', '—', '①']);
    bulleted || (1..=9).contains(&marked) && marker.starts_with(['）', ')', '.', '．', '、'])
}

/// 720万人民: those in whose name a report speaks.
fn counts_the_people(behind: &str) -> bool {
    let near = first_chars(behind, 8);
    near.find("人民").is_some_and(|at| {
        !near[at..].starts_with("人民币")
            && !near[at..].starts_with("人民群众")
            && !near[..at].contains(|c| "，。、；的".contains(c))
    })
}

/// The year the report speaks from: the last in its title, of a plan the first, else its date's.
fn year_of(source: &Source, republic: bool) -> Option<u32> {
    let imprint = &source.imprint;
    let dated = || imprint.date.get(..4)?.parse().ok();
    let titled = times(&imprint.title, republic);
    match imprint.kind {
        ReportKind::Plan => dated().or_else(|| titled.first().map(|time| time.first)),
        _ => titled.iter().map(|time| time.last).max().or_else(dated),
    }
}

/// The latest year that `words` name.
fn last_year(words: &str) -> Option<u32> {
    times(words, false).iter().map(|time| time.first).max()
}

/// Up to the next stop, which stands near or is none.
fn clause_start(behind: &str) -> &str {
    let stop = |c: char| matches!(c, '，' | '。' | '；' | ',' | ';');
    let end = behind.char_indices().take(OPENING).take_while(|(_, c)| !stop(*c)).last();
    end.map_or("", |(i, c)| &behind[..i + c.len_utf8()])
}
