//! The rules: which words before or behind a number name what it is of.
//!
//! Each rule answers or passes; the first answer counts, and says how sure it is.

mod deed;
mod noun;
mod rate;
mod told;

use super::cue::Cue;
use super::draft::Draft;
use super::lead;
use super::left;
use super::memory::Memory;
use super::spread;
use super::token::Token;
use super::wording::{self, LONGEST, fitted, is_generic, phrase};
use crate::extract::certainty::Certainty;
use crate::extract::quantity::Quantity;
use crate::extract::unit::Measure;

/// Characters up to which a label takes its topic along.
const WITH_TOPIC: usize = 22;

/// A quantity and the words around it.
#[derive(Clone, Copy)]
pub struct Frame<'a> {
    /// The text of the report.
    pub text: &'a str,
    /// What is to be labelled.
    pub quantity: &'a Quantity,
    /// The quantity before it in the clause.
    pub before: Option<&'a Quantity>,
    /// Words of its clause before it that no label has used, back to the quantity before.
    pub left: &'a [Token],
    /// Words of its clause behind it, up to the next quantity.
    pub right: &'a [Token],
    /// Words behind the next quantity.
    pub beyond: &'a [Token],
    /// No other quantity follows in the clause.
    pub ends_clause: bool,
    /// What the clauses before are about; looked for only when asked.
    pub topic: &'a dyn Fn() -> String,
}

/// The label of one quantity.
#[must_use]
pub fn label(frame: &Frame<'_>, memory: &Memory) -> Draft {
    let lead = lead::lead(frame.text, frame.left);
    let mut draft = told::compared(frame, memory)
        .or_else(|| rate::share(frame, memory))
        .or_else(|| rate::change(frame, &lead, memory))
        .or_else(|| told::second_level(&lead, memory))
        .or_else(|| rate::part_of_whole(frame, &lead, memory))
        .or_else(|| noun::counted(frame, &lead, memory))
        .or_else(|| told::level_of_last(frame, memory))
        .or_else(|| deed::done(frame, &lead))
        .or_else(|| noun::stated(frame, &lead, memory))
        .or_else(|| noun::counted_with_next(frame, &lead, memory))
        .or_else(|| noun::of_a_size(frame))
        .or_else(|| deed::acting(frame))
        .or_else(|| told::told_before(frame, &lead, memory))
        .or_else(|| deed::deed(frame, &lead))
        .unwrap_or_default();
    draft.opens_level = lead.from;
    draft
}

/// The labels of `run` quantities that stand in a list: one for each member of the list before
/// them (…分别增长6%、10%), or the same for all.
#[must_use]
pub fn distribute(frame: &Frame<'_>, memory: &Memory, run: usize) -> Option<Vec<Draft>> {
    if run < 2 {
        return None;
    }
    let text = frame.text;
    let share = frame.left.iter().rposition(|t| t.cue == Some(Cue::Share));
    let lead = lead::lead(text, &frame.left[..share.unwrap_or(frame.left.len())]);
    let object = match &lead.object[..] {
        manner if lead::tells_manner(text, manner) || left::is_whole_only(manner) => &[],
        object => object,
    };
    let suffix = match (share, lead.change) {
        (Some(at), _) => phrase(text, lead::lead(text, &frame.left[at..]).rest),
        (None, Some(change)) => rate::change_word(text, change),
        (None, None) => String::new(),
    };
    let told = memory.members(run);
    let members = match spread::members(text, object, run) {
        Some(members) => members,
        None if object.is_empty() => told?.to_vec(),
        // 聘请医生…、护士…，流失率分别达4.4%和4.6%
        None if told.is_some() && is_generic(&phrase(text, object)) => {
            let rate = phrase(text, object);
            told?.iter().map(|member| join_words(member, &rate)).collect()
        }
        None if lead.reach || lead.change.is_some() => vec![fitted(text, object); run],
        None => return None,
    };
    let drafts = members.into_iter().map(|member| {
        let member = with_topic(member, frame, memory);
        let mut draft = Draft::aside(join_words(&member, &suffix), Certainty::Sure);
        draft.core = member;
        draft.change = lead.change.is_some();
        draft
    });
    Some(drafts.collect())
}

/// A generic label takes its topic along: 增加值 → 现代农业增加值.
fn with_topic(label: String, frame: &Frame<'_>, memory: &Memory) -> String {
    if !is_generic(&label) {
        return label;
    }
    let subject = wording::fitted(frame.text, &left::subject(frame.text, frame.left));
    if subject.len() > label.len() && subject.contains(&label) {
        return label;
    }
    let own = (subject.chars().nth(1).is_some() && !label.contains(&subject)).then_some(subject);
    let topic = own.or_else(|| memory.topic().map(str::to_owned)).unwrap_or_else(frame.topic);
    let joined = join_words(without_extent(&topic, &label), &label);
    if joined.chars().count() <= WITH_TOPIC { joined } else { label }
}

/// What is grown, of the extent of its growing: 粮食播种面积7.56万亩，产量2.34万吨 is 粮食产量.
fn without_extent<'t>(topic: &'t str, label: &str) -> &'t str {
    const YIELDS: [&str; 6] = ["产量", "总产", "单产", "亩产", "产值", "年产"];
    const EXTENTS: [&str; 12] = [
        "播种面积",
        "种植面积",
        "收获面积",
        "采摘面积",
        "栽培面积",
        "养殖面积",
        "生产面积",
        "面积",
        "种植规模",
        "种植量",
        "栽培量",
        "养殖量",
    ];
    if !YIELDS.iter().any(|word| label.starts_with(word)) {
        return topic;
    }
    let grown = EXTENTS.iter().find_map(|extent| topic.strip_suffix(extent));
    grown.filter(|grown| !grown.is_empty()).unwrap_or(topic)
}

/// `first` then `second`, which is left out where `first` ends in it or it would be too long.
fn join_words(first: &str, second: &str) -> String {
    let too_long = first.chars().count() + second.chars().count() > LONGEST;
    if first.ends_with(second) || too_long { first.to_owned() } else { format!("{first}{second}") }
}

/// A percentage, a multiple or a fraction.
fn is_rate(quantity: &Quantity) -> bool {
    let is_fraction = quantity.unit.is_empty() && quantity.value.magnitude() < 1.0;
    Measure::of(&quantity.unit) == Measure::Rates || is_fraction
}

fn counts_actors(quantity: &Quantity) -> bool {
    matches!(Measure::of(&quantity.unit), Measure::People | Measure::Households)
}

/// Units that measure rather than count: money, area, weight.
fn is_measured(quantity: &Quantity) -> bool {
    matches!(
        Measure::of(&quantity.unit),
        Measure::Money
            | Measure::Area
            | Measure::Length
            | Measure::Weight
            | Measure::Energy
            | Measure::Rates
    )
}

const _: () = assert!(wording::LONGEST >= WITH_TOPIC);
