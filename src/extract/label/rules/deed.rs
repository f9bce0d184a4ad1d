//! What is done, where no noun says what is counted.

use super::{Frame, counts_actors};
use crate::extract::certainty::Certainty;
use crate::extract::label::cue::Cue;
use crate::extract::label::draft::Draft;
use crate::extract::label::lead::Lead;
use crate::extract::label::right;
use crate::extract::label::token::Token;
use crate::extract::label::wording::{clipped, fitted, length, phrase};

/// Characters that what it does may have.
pub(super) const SHORT_DEED: usize = 9;

/// Characters that it may have where nothing else is told of the people.
const DEED: usize = 15;

/// 20余次深入联系点: how often something was done.
pub(super) fn done(frame: &Frame<'_>, lead: &Lead<'_>) -> Option<Draft> {
    let times = matches!(&*frame.quantity.unit, "次" | "遍" | "轮" | "批次");
    let opens = frame.right.first().is_some_and(|t| {
        t.is_plain_verb() || matches!(t.cue, Some(Cue::Light | Cue::Verb | Cue::Either | Cue::Drop))
    });
    if !times || !opens || lead.rest.last().is_some_and(|t| t.cue == Some(Cue::Nominal)) {
        return None;
    }
    Some(Draft::of(clipped(&phrase(frame.text, frame.right)), Certainty::Likely))
}

/// 210万人受益: no noun, only what the people do.
pub(super) fn acting(frame: &Frame<'_>) -> Option<Draft> {
    if !counts_actors(frame.quantity) || !frame.ends_clause || !frame.left.is_empty() {
        return None;
    }
    let deed = short_deed(frame.text, frame.right, DEED);
    (deed.chars().count() > 1).then(|| Draft::of(deed, Certainty::Likely))
}

/// The last resort: what is done.
pub(super) fn deed(frame: &Frame<'_>, lead: &Lead<'_>) -> Option<Draft> {
    let text = frame.text;
    let mut tokens = lead.object.clone();
    tokens.extend(frame.right.iter().take(6).copied());
    let label = fitted(text, &tokens);
    (!label.is_empty()).then(|| Draft::of(label, Certainty::Unsure))
}

/// What the thing behind a number does, when that is short.
pub(super) fn short_deed(text: &str, tokens: &[Token], room: usize) -> String {
    let bounds = tokens.iter().take_while(|token| right::is_bound(text, token)).count();
    let mut rest = &tokens[bounds..];
    while let Some((first, more)) = rest.split_first()
        && (matches!(first.cue, Some(Cue::Drop | Cue::Join | Cue::Frame))
            || matches!(first.span.of(text), "实现" | "进行" | "得到" | "获得"))
        && first.span.of(text) != "在"
    {
        rest = more;
    }
    let is_deed = rest.first().is_some_and(|t| {
        !matches!(t.cue, Some(Cue::Reach | Cue::Rise | Cue::Fall | Cue::Share | Cue::Compare))
    });
    if !is_deed || length(text, rest) > room {
        return String::new();
    }
    phrase(text, rest)
}

/// The verbs of a phrase that tell something.
pub(super) fn kept_verbs(text: &str, tokens: &[Token]) -> String {
    let kept: Vec<Token> = tokens.iter().filter(|t| t.cue != Some(Cue::Light)).copied().collect();
    phrase(text, &kept)
}
