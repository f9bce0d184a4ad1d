//! Figures that measure what their label says, but of something else than their region in a year:
//! a milestone on the way, those over a bound, a square kilometre, a park; or of nobody knows what.
//!
//! They are compared with nothing: a comparison with a gap is worth more than one with a wrong bar.

use super::around::{Around, last_of};
use super::cues::CUES;
use crate::extract::{Certainty, Division, Figure, Qualifier};
use crate::ingest::Source;
use crate::text::ends::first_chars;
use crate::text::span::boundary_behind;

/// Characters of a label by which it is found in its clause.
const LABEL_HEAD: usize = 4;
/// Bytes that lie between two members of a list: 、 or 和.
const JOINT: usize = 6;
/// Last characters of the name of a place in the region: 新区, 松山湖, 空港.
const PLACE_ENDS: [char; 11] = ['区', '园', '湖', '港', '城', '岛', '湾', '县', '镇', '乡', '村'];

/// How a figure stands to its region's indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is a value of it.
    Own,
    /// An earlier value, told to say how far things came: 由74亿元增加到….
    Base,
    /// Of something else.
    Apart,
}

/// For each figure of a report how it stands to its region's indicator.
#[must_use]
pub fn read(source: &Source, figures: &[Figure]) -> Vec<Standing> {
    let text = source.reading();
    let (mut set_out, mut passed) = (false, false);
    let mut end = 0;
    let mut standings = Vec::with_capacity(figures.len());
    for figure in figures {
        let around = Around::of(source, figure);
        // 由74亿元、11亿元增加到…, 跨越300亿元、400亿元台阶: what holds of one holds of the list.
        let between = text.get(end..figure.span.start as usize).unwrap_or_default();
        let listed = between.len() <= JOINT && between.ends_with(['、', '和', '及', '与']);
        set_out = set_out && listed || sets_out(&around);
        passed = passed && listed || is_milestone(&around);
        end = figure.span.end as usize;
        let is_apart = || {
            figure.certainty == Certainty::Unsure
                || passed
                || is_bound(&around, figure.qualifier)
                || is_per_unit(&around, &figure.label)
                || is_of_a_part(&around, figure)
        };
        standings.push(match set_out {
            true => Standing::Base,
            false if is_apart() => Standing::Apart,
            false => Standing::Own,
        });
    }
    standings
}

/// Whether a figure is an earlier value, of a year that is not told: 从2.1万增加到3万, 由五年前的8亿元.
fn sets_out(around: &Around<'_>) -> bool {
    let before = around.clause.trim_end();
    if before.ends_with(['从', '由']) {
        return true;
    }
    let Some(at) = before.rfind(['从', '由']) else { return false };
    let between = &before[at..];
    // A year in digits says which year it is of.
    between.len() <= 30
        && between.ends_with(['的', '年', '前', '初', '末', '底'])
        && !between.contains(['、', '到', '至', '达'])
        && !between.contains(|c: char| c.is_ascii_digit())
}

/// Whether a figure was only passed on the way: 跨越3000亿元、4000亿元两个台阶.
fn is_milestone(around: &Around<'_>) -> bool {
    let clause = around.rest_of_clause();
    let climbs = || CUES.climbing.iter().any(|word| around.clause.contains(word));
    // Those that several indicators passed one by one: 收入、支出分别突破100亿元、200亿元大关.
    !around.clause.contains("分别")
        && clause.starts_with(['、', '和', '到', '至'])
        && (climbs() || CUES.steps.iter().any(|step| clause.contains(step)))
}

/// Whether a figure says how large those are that are told of: 100亿元以下的县, 超400亿元的5个.
fn is_bound(around: &Around<'_>, qualifier: Qualifier) -> bool {
    let behind = around.rest_of_clause().trim_start();
    let bounded = CUES.bounds.iter().find_map(|bound| behind.strip_prefix(bound));
    let is_bounded = bounded.is_some() || CUES.bounds.iter().any(|b| around.surface.ends_with(b));
    let rest = bounded.unwrap_or(behind);
    let over = is_bounded || qualifier == Qualifier::Over || around.clause.ends_with(['过', '超']);
    match rest.strip_prefix('的') {
        Some(told) => over && counts_those(told),
        None => is_bounded && goes_on_as_name(rest),
    }
}

/// 的5个, 的企业; but not 的目标.
fn counts_those(told: &str) -> bool {
    told.starts_with(|c: char| c.is_ascii_digit())
        || CUES.those.iter().any(|of| told.starts_with(of))
}

/// 以上企业, 以上固定资产投资; but 以上，增长…
fn goes_on_as_name(rest: &str) -> bool {
    let han = rest.starts_with(|c: char| c.is_alphabetic());
    han && !CUES.goes_on.iter().any(|end| rest.starts_with(end))
}

/// Whether a figure is that of a piece: 每平方公里土地产生4亿元的生产总值, 亩均GDP达43万元.
fn is_per_unit(around: &Around<'_>, label: &str) -> bool {
    let Some(at) = last_of(around.clause, &CUES.per) else { return false };
    let per = CUES.per.iter().find(|per| around.clause[..at].ends_with(**per));
    per.is_some_and(|per| !label.contains(per)) && !around.clause[at..].contains(['、', '和'])
}

/// Whether a figure is that of a part of its region: 高新区实现生产总值60亿元.
fn is_of_a_part(around: &Around<'_>, figure: &Figure) -> bool {
    let region = figure.region.map_or("", Division::name);
    // 城区居民收入 says of itself what it is of; of 滨海新区 the 新区 is the whole.
    if CUES.parts.iter().any(|part| figure.label.contains(part) || region.contains(part)) {
        return false;
    }
    if has_place_for_subject(around.clause, &figure.label, region) {
        return true;
    }
    let before_clause = &around.sentence[..around.sentence.len() - around.clause.len()];
    let heads = last_of(before_clause, &CUES.parts).is_some() && opens_with_part(before_clause);
    let whole = last_of(around.sentence, &CUES.wholes).is_some();
    if heads && !whole {
        return true;
    }
    opens_with_part(around.opening) && last_of(around.paragraph, &CUES.wholes).is_none()
        || opens_with_part(item(around.line)) && !whole
}

/// What stands behind the last 一是, 二是 of a paragraph: each of them takes up another subject.
fn item(paragraph: &str) -> &str {
    const FURTHEST: usize = 3000;
    let near = boundary_behind(paragraph, paragraph.len().saturating_sub(FURTHEST));
    let paragraph = &paragraph[near..];
    let is_marker = |at: &usize| {
        let before = paragraph[..*at].trim_end_matches(|c| "一二三四五六七八九十".contains(c));
        before.len() < *at && before.ends_with(['。', '；', ';', '：'])
    };
    let last = memchr::memmem::rfind_iter(paragraph.as_bytes(), "是").find(is_marker);
    last.map_or("", |at| &paragraph[at + '是'.len_utf8()..])
}

/// Whether the first few words name a part.
fn opens_with_part(words: &str) -> bool {
    const FIRST: usize = 12;
    let first = first_chars(words, FIRST);
    let first = first.split(['，', '。']).next().unwrap_or_default();
    last_of(first, &CUES.parts).is_some() && last_of(first, &CUES.wholes).is_none()
}

/// Whether what stands before the label in its clause names a place: 松山湖实现生产总值.
fn has_place_for_subject(clause: &str, label: &str, region: &str) -> bool {
    // A label may end in words that stand behind others in the text (生产总值和税收分别增长).
    let head = first_chars(label, LABEL_HEAD);
    let Some(at) = clause.rfind(head).filter(|_| !head.is_empty()) else { return false };
    let mut subject = clause[..at].trim_end();
    while let Some(shorter) = CUES.doing.iter().find_map(|word| subject.strip_suffix(word)) {
        subject = shorter;
    }
    let whole = CUES.wholes.iter().any(|whole| subject.ends_with(whole));
    let named = subject.ends_with(PLACE_ENDS) || subject.starts_with("市属");
    named && !whole && (region.is_empty() || !subject.ends_with(region))
}
