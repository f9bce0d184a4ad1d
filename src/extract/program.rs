//! Named initiatives, brands, honours, venues, organisations, mechanisms, events, documents.
//!
//! Candidates come from `quoted` (between marks, weighed by `weigh`), `unquoted` (known names,
//! endings behind a cue), `named` (events, honours, bodies) and `dated`; the words that tell stand in
//! the tables of `lexicon`. Here the ways of writing one name are made one program, and doubtful
//! ones are dropped.

mod dated;
mod document;
mod edition;
mod lexicon;
mod marks;
mod name_start;
mod named;
mod occurrence;
mod quoted;
mod sign;
mod unquoted;
mod weigh;

use super::certainty::Certainty;
use crate::ingest::Source;
use crate::text::Span;
use crate::text::lexicon::Lexicon;
use crate::text::table::listed_words;
use sign::Signs;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A named program of one report, however it is written there.
#[derive(Clone, Debug, PartialEq)]
pub struct Program {
    /// Its name without quotes, as the report writes it.
    pub name: Box<str>,
    /// What sort of thing it is.
    pub kind: ProgramKind,
    /// How sure it is that this is a name worth a jump; orders and greys out.
    pub certainty: Certainty,
    /// Every place it is named, in reading order; quotes included.
    pub mentions: Vec<Span>,
}

/// What sort of thing a program is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProgramKind {
    /// 活动, 行动
    Campaign,
    /// 项目, 工程, 计划
    Project,
    /// 标兵, 先进集体, 最美家庭
    Honour,
    /// 之家, 基地, 中心
    Venue,
    /// 协会, 联盟, 志愿服务队
    Organisation,
    /// 制度, 机制, 工作法, 热线
    Mechanism,
    /// 大会, 论坛, 节
    Event,
    /// 《》, 规划, 条例
    Document,
}

impl ProgramKind {
    const ALL: [Self; 8] = [
        Self::Campaign,
        Self::Project,
        Self::Honour,
        Self::Venue,
        Self::Organisation,
        Self::Mechanism,
        Self::Event,
        Self::Document,
    ];

    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Campaign => "campaign",
            Self::Project => "project",
            Self::Honour => "honour",
            Self::Venue => "venue",
            Self::Organisation => "organisation",
            Self::Mechanism => "mechanism",
            Self::Event => "event",
            Self::Document => "document",
        }
    }

    /// The kind of this name.
    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Less trusted candidates are dropped.
const THRESHOLD: f32 = 0.3;

/// From here on a candidate stands by itself: without marks it has to, in a list it lifts others.
const FIRM: f32 = 0.5;

/// From here on evidence of one sort is enough to say so: a cue, a head, a list.
const LIKELY: f32 = 0.45;

/// From here on evidence of several sorts agrees, or the whole country knows the name.
const SURE: f32 = 0.65;

/// How sure what is trusted so far is. Below [`LIKELY`] marks alone speak for it, and nothing against.
fn certainty(confidence: f32) -> Certainty {
    match confidence {
        c if c >= SURE => Certainty::Sure,
        c if c >= LIKELY => Certainty::Likely,
        _ => Certainty::Unsure,
    }
}

/// Words that may follow a name or not without making it another.
static SUFFIXES: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::tails(listed_words(include_str!("program/suffixes.txt"))));

/// A name without the words that it may go without (春蕾计划 → 春蕾), as long as two characters stay.
#[must_use]
pub fn without_suffixes(mut name: &str) -> &str {
    let shorter = |name: &str| {
        let mut rests = SUFFIXES.closings(name).map(|(suffix, ())| name.len() - suffix.len());
        rests.find(|&rest| name[..rest].chars().nth(1).is_some())
    };
    while let Some(rest) = shorter(name) {
        name = &name[..rest];
    }
    name
}

/// The programs of a source in order of first mention.
#[must_use]
pub fn read(source: &Source) -> Vec<Program> {
    let text = source.reading();
    let overseas = is_traditional(source);
    let mut candidates = Vec::new();
    for line in source.body() {
        let (from, to) = (line.span.start as usize, line.span.end as usize);
        let quotes = marks::quotes(text, from, to);
        quoted::read(text, line.span, &quotes, &mut candidates);
        let signs = Signs::read(text, line.span);
        unquoted::read(text, line.span, &quotes, &signs, overseas, &mut candidates);
        dated::read(text, line.span, &signs, &mut candidates);
    }
    candidates.sort_by_key(|c| (c.mention.start, std::cmp::Reverse(c.mention.end)));
    let mut programs = merge(source, candidates);
    occurrence::complete(source, &mut programs);
    programs
}

/// Whether a text is in traditional characters, as far as its opening tells.
fn is_traditional(source: &Source) -> bool {
    let written = source.text.chars().zip(source.reading().chars()).take(2_000);
    let (mut differ, mut all) = (0, 0);
    for (written, read) in written {
        all += 1;
        differ += usize::from(written != read);
    }
    differ * 20 > all
}

/// A place that may name a program.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    /// Quotes included.
    mention: Span,
    name: Span,
    kind: ProgramKind,
    confidence: f32,
}

/// One program for each name, the doubtful dropped.
fn merge(source: &Source, candidates: Vec<Candidate>) -> Vec<Program> {
    let text = source.reading();
    let mut order: Vec<Vec<Candidate>> = Vec::new();
    let mut by_key: HashMap<String, usize> = HashMap::new();
    let mut reached = 0;
    for candidate in candidates {
        let key = key(candidate.name.of(text));
        if key.is_empty() {
            continue;
        }
        // A known name inside a longer one that was taken is part of it.
        let inside = candidate.mention.end < reached || candidate.confidence < 1.0;
        if candidate.mention.start < reached && inside {
            continue;
        }
        if candidate.confidence >= THRESHOLD {
            reached = reached.max(candidate.mention.end);
        }
        let at = *by_key.entry(key).or_insert_with(|| {
            order.push(Vec::new());
            order.len() - 1
        });
        order[at].push(candidate);
    }
    order
        .into_iter()
        .filter_map(|group| {
            let best = group.iter().max_by(|a, b| a.confidence.total_cmp(&b.confidence))?;
            // What a report quotes again and again it means as a name.
            let confidence = best.confidence + 0.05 * (group.len() - 1).min(2) as f32;
            let first = group.iter().find(|c| c.confidence >= THRESHOLD).unwrap_or(best);
            (confidence >= THRESHOLD).then(|| Program {
                name: shown(first.name.of(&source.text)).into(),
                kind: usual_kind(&group),
                certainty: certainty(confidence),
                mentions: group.iter().map(|c| c.mention).collect(),
            })
        })
        .collect()
}

/// The kind that the more trusted mentions of a group agree on.
fn usual_kind(group: &[Candidate]) -> ProgramKind {
    let trust = |kind| -> f32 {
        group.iter().filter(|c| c.kind == kind).map(|c| (c.confidence - 0.2).max(0.0)).sum()
    };
    ProgramKind::ALL
        .into_iter()
        .max_by(|&a, &b| trust(a).total_cmp(&trust(b)))
        .unwrap_or(ProgramKind::Campaign)
}

/// A name as it is shown: a mark that lost its partner goes (4+1”工作法).
fn shown(name: &str) -> String {
    let paired = name.contains('“') == name.contains('”');
    name.trim().chars().filter(|c| paired || !"“”\"".contains(*c)).collect()
}

/// The form under which two ways of writing a program are one.
fn key(name: &str) -> String {
    without_suffixes(&lexicon::bare(name)).to_owned()
}
