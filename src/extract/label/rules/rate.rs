//! Shares, amounts of change and parts of a whole: what a rate is a rate of.

use super::{Frame, counts_actors, is_measured, is_rate, join_words, with_topic};
use crate::extract::certainty::Certainty;
use crate::extract::label::cue::Cue;
use crate::extract::label::draft::Draft;
use crate::extract::label::lead::{self, Lead};
use crate::extract::label::left;
use crate::extract::label::memory::Memory;
use crate::extract::label::right;
use crate::extract::label::token::Token;
use crate::extract::label::wording::{LONGEST, fitted, phrase};
use crate::extract::quantity::Quantity;

/// 占干部总数的41.26%.
pub(super) fn share(frame: &Frame<'_>, memory: &Memory) -> Option<Draft> {
    if !is_rate(frame.quantity) {
        return None;
    }
    let text = frame.text;
    let at = frame.left.iter().rposition(|token| token.cue == Some(Cue::Share))?;
    let own = fitted(text, &lead::lead(text, &frame.left[..at]).object);
    let lead = lead::lead(text, &frame.left[at + 1..]);
    let subject = if own.is_empty() {
        memory.base().map(str::to_owned).unwrap_or_else(frame.topic)
    } else {
        with_topic(own.clone(), frame, memory)
    };
    let mut label = share_of(&subject, &phrase(text, lead.rest));
    if let Some(change) = lead.change {
        label = join_words(&label, &change_word(text, change));
    }
    let mut draft = Draft::aside(label, Certainty::Sure);
    if !own.is_empty() {
        draft.base.clone_from(&subject);
        draft.core = subject;
    }
    draft.change = lead.change.is_some();
    Some(draft)
}

/// 增长8.6%, 比上年减少28万人.
pub(super) fn change(frame: &Frame<'_>, lead: &Lead<'_>, memory: &Memory) -> Option<Draft> {
    let text = frame.text;
    let word = change_word(text, lead.change?);
    let object = &lead.object;
    let behind = right::follow(text, frame.right, counts_actors(frame.quantity));
    let counts = !is_rate(frame.quantity) && !is_measured(frame.quantity);
    let names_behind =
        counts && !behind.noun.is_empty() && frame.right.first().is_some_and(Token::is_nounish);
    if names_behind && left::is_verb_only(object) {
        // 提升14个小城镇发展水平
        return None;
    }
    if names_behind {
        // 资助宿位增加1500个名额
        let noun = fitted(text, behind.noun);
        let mut draft = Draft::of(join_words(&noun, &word), Certainty::Sure);
        draft.core = noun;
        draft.change = true;
        return Some(draft);
    }
    let own =
        !object.is_empty() && !left::is_verb_only(object) && !lead::tells_manner(text, object);
    let (subject, certainty) = if own {
        (with_topic(fitted(text, object), frame, memory), Certainty::Sure)
    } else if let Some(rate) = memory.rate().filter(|_| frame.quantity.unit.ends_with("百分点"))
    {
        (rate.to_owned(), Certainty::Sure)
    } else if let Some(base) = memory.base() {
        (base.to_owned(), Certainty::Sure)
    } else {
        if !is_rate(frame.quantity) && !behind.noun.is_empty() {
            return None;
        }
        ((frame.topic)(), Certainty::Unsure)
    };
    if subject.is_empty() {
        return None;
    }
    let mut draft = Draft::of(join_words(&subject, &word), certainty);
    draft.change = true;
    draft.base = if own { subject.clone() } else { String::new() };
    draft.core = subject;
    Some(draft)
}

/// 为预算的102%, 达到财政支出的38%.
pub(super) fn part_of_whole(frame: &Frame<'_>, lead: &Lead<'_>, memory: &Memory) -> Option<Draft> {
    if !lead.de || !is_rate(frame.quantity) {
        return None;
    }
    let text = frame.text;
    let at = frame
        .left
        .iter()
        .rposition(|token| token.cue == Some(Cue::Reach) || left::says_achieved(text, token))?;
    let behind = &frame.left[at + 1..];
    let whole = phrase(text, &lead::lead(text, behind).object);
    let subject = lead::lead(text, &frame.left[..at]).object;
    let subject =
        if subject.is_empty() { memory.base()?.to_owned() } else { fitted(text, &subject) };
    let beside = phrase(text, behind.split_last().map_or(behind, |(_, rest)| rest));
    let label = match is_measured_by(frame.quantity, &beside) {
        true => measured_by(&subject, &beside),
        false => share_of(&subject, &whole),
    };
    (!whole.is_empty()).then(|| Draft::aside(label, Certainty::Sure))
}

/// Whether a value is set beside another that it is no part of: 是“十五”时期的3倍, 为全国平均水平的一半.
fn is_measured_by(quantity: &Quantity, beside: &str) -> bool {
    const BESIDE: [&str; 8] = ["平均", "水平", "时期", "五”", "上年", "去年", "同期", "前"];
    quantity.unit == "倍" || BESIDE.iter().any(|word| beside.contains(word))
}

/// 投资相当于上个五年.
fn measured_by(subject: &str, beside: &str) -> String {
    let full = format!("{subject}相当于{beside}");
    if full.chars().count() <= LONGEST { full } else { join_words(subject, "倍数") }
}

pub(super) fn change_word(text: &str, token: Token) -> String {
    token.span.of(text).trim_end_matches(['了', '约']).to_owned()
}

fn share_of(subject: &str, whole: &str) -> String {
    let full = format!("{subject}占{whole}");
    match full.chars().count() {
        ..=LONGEST if !whole.is_empty() => full,
        _ => join_words(subject, "占比"),
    }
}
