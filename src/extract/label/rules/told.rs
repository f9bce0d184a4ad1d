//! Figures that are told without their noun: it was told before.

use super::deed::kept_verbs;
use super::{Frame, is_measured, join_words};
use crate::extract::certainty::Certainty;
use crate::extract::label::counterpart;
use crate::extract::label::cue::Cue;
use crate::extract::label::draft::Draft;
use crate::extract::label::lead::Lead;
use crate::extract::label::memory::Memory;
use crate::extract::label::token::{Kind, Token};
use crate::extract::label::wording::phrase;
use crate::text::words::Class;

/// 与2010年普查的41万人相比: what was just told, at another time.
pub(super) fn compared(frame: &Frame<'_>, memory: &Memory) -> Option<Draft> {
    let text = frame.text;
    let opens = frame.left.first().is_some_and(|t| matches!(t.span.of(text), "与" | "同" | "和"));
    let closes = frame.right.first().is_some_and(|t| t.span.of(text) == "相比");
    let told = memory.base().filter(|_| opens && closes)?;
    Some(Draft::aside(told.to_owned(), Certainty::Sure))
}

/// 州级149户: which part of the thing just counted.
pub(super) fn level_of_last(frame: &Frame<'_>, memory: &Memory) -> Option<Draft> {
    let core = memory.core(&frame.quantity.unit)?;
    let level: Vec<Token> = frame
        .left
        .iter()
        .filter(|t| {
            !matches!(t.cue, Some(Cue::Drop | Cue::Join | Cue::Reach))
                && t.span.of(frame.text) != "其中"
        })
        .copied()
        .collect();
    let is_level = !level.is_empty() && level.iter().all(|t| is_level(frame.text, t));
    if !is_level || core.starts_with(&phrase(frame.text, &level)) {
        return None;
    }
    let mut draft = Draft::of(format!("{}{core}", phrase(frame.text, &level)), Certainty::Sure);
    draft.core = core.to_owned();
    Some(draft)
}

/// 州级, 全国, 4A级, 漳县: which part of what was told before.
fn is_level(text: &str, token: &Token) -> bool {
    let word = token.span.of(text);
    let is_place = token.cue.is_none()
        && token.is_nounish()
        && word.chars().count() > 1
        && word.ends_with(['县', '市', '区', '州', '旗', '盟']);
    matches!(token.cue, Some(Cue::Level | Cue::Whole)) || is_place || is_number_of_level(word)
}

/// The 4 of 4A级.
fn is_number_of_level(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
}

/// 由9个优化调整为11个: the second of two levels is of what the first is of.
pub(super) fn second_level(lead: &Lead<'_>, memory: &Memory) -> Option<Draft> {
    let names_nothing = lead
        .object
        .iter()
        .all(|t| t.is_plain_verb() || t.cue.is_some() || t.kind == Kind::Word(Class::VerbalNoun));
    let label = memory.first_level().filter(|_| lead.reach && names_nothing)?;
    Some(Draft::of(label.to_owned(), Certainty::Sure))
}

/// Nothing here names it: what was named before does.
pub(super) fn told_before(frame: &Frame<'_>, lead: &Lead<'_>, memory: &Memory) -> Option<Draft> {
    let text = frame.text;
    let verbs = kept_verbs(text, &lead.object);
    if let (Some(core), Some(base)) = (memory.told(), memory.base()) {
        let label = told_again(frame, memory, (base, core), &verbs);
        let mut draft = Draft::of(label, Certainty::Likely);
        draft.core = core.to_owned();
        return Some(draft);
    }
    let topic = (frame.topic)();
    let (base, certainty) = if !topic.is_empty() {
        (topic, Certainty::Unsure)
    } else if verbs.is_empty() {
        (memory.recent()?.to_owned(), Certainty::Unsure)
    } else {
        return None;
    };
    let mut draft = Draft::of(join_words(&base, &verbs), certainty);
    draft.base.clone_from(&base);
    draft.core = base;
    Some(draft)
}

/// 开展宣讲320场次: a deed that is held is a thing of its own.
fn names_deed(frame: &Frame<'_>) -> bool {
    const HELD: [&str; 5] = ["开展", "举办", "组织", "举行", "组织开展"];
    let [.., held, deed] = frame.left else { return false };
    HELD.contains(&held.span.of(frame.text)) && deed.cue == Some(Cue::Either)
}

/// What was told of, after verbs of its own: 建成超市636个，正在建设234个; but 查处问题86起，处理112人.
fn told_again(
    frame: &Frame<'_>,
    memory: &Memory,
    (base, core): (&str, &str),
    verbs: &str,
) -> String {
    if frame.left.is_empty() {
        base.to_owned()
    } else if let Some(other) = counterpart::of(base, verbs) {
        other
    } else if verbs.is_empty() {
        memory.part().unwrap_or(core).to_owned()
    } else if counterpart::is_deed(verbs) || names_deed(frame) {
        verbs.to_owned()
    } else if memory.same_unit(&frame.quantity.unit) {
        format!("{verbs}{core}")
    } else if let Some(counted) =
        memory.counted_in(&frame.quantity.unit).filter(|_| !is_measured(frame.quantity))
    {
        // 改建工程25件，核定经费3亿元，已完工18件
        format!("{verbs}{counted}")
    } else {
        join_words(base, verbs)
    }
}
