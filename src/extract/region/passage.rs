//! Where a report turns to another division than its own.
//!
//! A figure is put to another division only when that division is the subject: the clause opens
//! with it, the paragraph or section is headed by it. What is merely named (a partner, a place,
//! a comparison) leaves the passage with the report's own region, for a wrong turn costs the
//! reader more than a missed one.

use super::Division;
use super::mention::Mention;
use super::severally;
use super::subject::{
    Known, LONGEST, counts_the_whole, heads_a_name, is_led_in, keeps_on, opens_sentence,
};
use super::table::Form;
use super::tabled::List;
use super::words::words;
use crate::ingest::Source;
use crate::outline::Outline;
use crate::text::Span;
use crate::text::ends::first_chars;
use crate::text::lexicon::Lexicon;
use std::sync::LazyLock;

/// What makes the report's own region the subject again.
static RETURNS: LazyLock<Lexicon<()>> = LazyLock::new(|| words("returns"));

/// What opens a clause that goes on about the thing just named.
static GOING_ON: LazyLock<Lexicon<()>> = LazyLock::new(|| words("goes on"));

/// Passages of `source` about another division than `own`, in order, not overlapping.
pub(super) fn read(
    source: &Source,
    outline: &Outline,
    mentions: &[Mention],
    lists: &[List],
    own: Option<Division>,
) -> Vec<(Span, Division)> {
    let text = source.reading();
    let known = Known::of(mentions, own);
    let mut passages = Vec::new();
    for section in &outline.sections {
        let title = section.title;
        let head = mentions.iter().find(|m| title.covers(m.span) && m.span.start == title.start);
        if let Some(mention) = head
            && let Some(division) = known.meant(mention)
            && title.len() < 60
            && heads_section(text, title, mention)
        {
            passages.push((section.extent, division));
        }
    }
    for mention in mentions {
        let Some(division) = known.meant(mention) else { continue };
        if let Some(end) = subject_extent(source, text, mention, mentions) {
            passages.push((Span::new(mention.span.start as usize, end), division));
        }
    }
    passages.extend(severally::read(source, text, mentions, &known));
    passages.extend(lists.iter().flat_map(|list| list.passages(own)));
    flatten(passages)
}

/// Whether a title that opens with a division is about it: 漳县, but not 中原科技城建设.
fn heads_section(text: &str, title: Span, mention: &Mention) -> bool {
    let behind = text.get(mention.span.end as usize..title.end as usize).unwrap_or("");
    behind.is_empty() || !heads_a_name(mention.span.of(text), mention.form, behind)
}

/// Where the passage ends whose subject `mention` is; `None` when it is not a subject.
fn subject_extent(
    source: &Source,
    text: &str,
    mention: &Mention,
    mentions: &[Mention],
) -> Option<usize> {
    let line = source.lines.get(source.line_at(mention.span.start as usize))?.span;
    if !is_led_in(text, line, mention) {
        return None;
    }
    let behind = text.get(mention.span.end as usize..line.end as usize)?;
    let behind = first_chars(behind, LONGEST);
    if heads_a_name(mention.span.of(text), mention.form, behind) {
        return None;
    }
    let opens = text.get(line.start as usize..mention.span.start as usize)?.trim().is_empty();
    if behind.starts_with(['：', ':']) && opens {
        return Some(line.end as usize);
    }
    let behind = before_closing(behind);
    let mut end = 0;
    let mut lasts = false;
    for clause in behind.split_inclusive(['，', ',', '。', '；', ';', '！', '？']) {
        if end == 0 {
            lasts = keeps_on(clause, opens_sentence(text, line, mention));
        } else if !lasts || !goes_on(clause, mention, mentions, mention.span.end as usize + end) {
            break;
        }
        if let Some(at) = counts_the_whole(clause) {
            end += at;
            break;
        }
        end += clause.len();
        if clause.ends_with(['。', '；', ';', '！', '？']) {
            break;
        }
    }
    Some(mention.span.end as usize + end)
}

/// Up to a bracket that closes what was opened before.
fn before_closing(behind: &str) -> &str {
    let mut depth = 0u32;
    for (at, c) in behind.char_indices() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' if depth == 0 => return &behind[..at],
            '）' | ')' => depth -= 1,
            _ => {}
        }
    }
    behind
}

/// Whether a further clause of the sentence keeps the subject.
fn goes_on(clause: &str, subject: &Mention, mentions: &[Mention], at: usize) -> bool {
    if RETURNS.opens(clause) {
        return false;
    }
    // A bare name may head a thing that lies there; then only its own change goes on with it.
    if subject.form == Form::Stem && !GOING_ON.opens(clause) {
        return false;
    }
    let lead = clause.len() - clause.trim_start().len();
    let next = mentions.partition_point(|m| (m.span.start as usize) < at + lead);
    mentions.get(next).is_none_or(|m| m.span.start as usize != at + lead)
}

/// Later, narrower passages cut into earlier ones.
fn flatten(mut passages: Vec<(Span, Division)>) -> Vec<(Span, Division)> {
    passages.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    let mut flat: Vec<(Span, Division)> = Vec::new();
    let mut open: Vec<(Span, Division)> = Vec::new();
    let mut at = 0u32;
    for next in passages.iter().copied().map(Some).chain([None]) {
        let until = next.map_or(u32::MAX, |(span, _)| span.start);
        while let Some(&(span, division)) = open.last() {
            let end = span.end.min(until);
            let start = at.max(span.start);
            if start < end {
                flat.push((Span { start, end }, division));
                at = end;
            }
            if span.end > until {
                break;
            }
            open.pop();
        }
        at = at.max(until.min(u32::MAX - 1));
        if let Some(passage) = next {
            // Two subjects in one sentence: the second ends the first.
            open.push(passage);
        }
    }
    flat
}
