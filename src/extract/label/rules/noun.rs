//! The noun that a number counts or measures, behind it or before it.

use super::deed::{SHORT_DEED, kept_verbs, short_deed};
use super::{Frame, WITH_TOPIC, counts_actors, is_measured, is_rate, join_words, with_topic};
use crate::extract::certainty::Certainty;
use crate::extract::label::cue::Cue;
use crate::extract::label::draft::Draft;
use crate::extract::label::lead::Lead;
use crate::extract::label::left;
use crate::extract::label::memory::Memory;
use crate::extract::label::right;
use crate::extract::label::spread;
use crate::extract::label::wording::{clipped, fitted, is_generic};
use crate::text::lexicon::Lexicon;
use crate::text::table::listed_words;
use std::sync::LazyLock;

/// Characters up to which a noun behind a number takes along what it does.
const BARE: usize = 4;

/// Bytes that a name has at least.
const LEAST_NAME: usize = 5;

/// Nouns behind a rate that say what the number is for, not what it is of.
static MEASURE_NOUNS: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::heads(listed_words(include_str!("measure_nouns.txt"))));

/// The noun stands behind the number: 98个巾帼示范基地.
pub(super) fn counted(frame: &Frame<'_>, lead: &Lead<'_>, memory: &Memory) -> Option<Draft> {
    let text = frame.text;
    let follow = right::follow(text, frame.right, counts_actors(frame.quantity));
    let head = follow.noun.last()?;
    if is_rate(frame.quantity) && MEASURE_NOUNS.has(head.span.of(text)) {
        return None;
    }
    let object = &lead.object;
    let verb = lead.rest.last().filter(|t| matches!(t.cue, Some(Cue::Light | Cue::Verb)));
    let verbs_before = (left::is_verb_only(object) || verb.is_some()) && !lead.joined;
    let noun_before = !lead.de && !lead.joined && !object.is_empty() && !verbs_before;
    let next_number_follows = follow.rest.is_empty() && !frame.ends_clause;
    let stated_before = next_number_follows || is_measured(frame.quantity) || lead.from;
    if noun_before && !follow.de && stated_before {
        return None;
    }
    let noun = fitted(text, follow.noun);
    let mut label = noun.clone();
    if verbs_before && !lead.de {
        let verbs = verb.map_or(&object[..], std::slice::from_ref);
        label = format!("{}{noun}", kept_verbs(text, verbs));
    } else if lead.reach && noun_before && is_generic(&noun) {
        // 房屋供应目标为48万个单位
        label = join_words(&fitted(text, object), &noun);
    } else if is_generic(&noun)
        && !frame.left.iter().any(|t| t.is_nounish() || t.cue == Some(Cue::Join))
    {
        // 公营房屋占六成，即29万个单位
        label = memory.topic().map_or(label, |topic| join_words(topic, &noun));
    }
    if frame.ends_clause && (noun.chars().count() <= BARE || is_generic(&noun)) {
        let people = frame.quantity.unit.is_empty() && right::names_people(text, head);
        let room = if people || counts_actors(frame.quantity) { SHORT_DEED } else { BARE };
        label.push_str(&short_deed(text, follow.rest, room));
    }
    let mut draft = Draft::of(label, Certainty::Sure);
    draft.core = noun;
    draft.taken = frame.right.len() - follow.rest.len();
    Some(draft)
}

/// 完成5万平方米、300户危房改造: the noun behind the next number is of both.
pub(super) fn counted_with_next(
    frame: &Frame<'_>,
    lead: &Lead<'_>,
    memory: &Memory,
) -> Option<Draft> {
    let only_joins = frame.right.iter().all(|t| t.cue == Some(Cue::Join));
    if !only_joins || frame.beyond.is_empty() {
        return None;
    }
    let mut draft =
        counted(&Frame { right: frame.beyond, ends_clause: true, ..*frame }, lead, memory)?;
    draft.taken = 0;
    draft.certainty = Certainty::Likely;
    Some(draft)
}

/// The noun stands before the number: 培训班420期, 粉丝达2.1万人.
pub(super) fn stated(frame: &Frame<'_>, lead: &Lead<'_>, memory: &Memory) -> Option<Draft> {
    let text = frame.text;
    let object = &lead.object;
    let bare_verb = left::is_verb_only(object) && object.len() < 2;
    // 高于全国、全省1.8个百分点: whom it is compared with, not what is.
    if object.is_empty() || bare_verb || lead.joined || left::is_whole_only(object) {
        return None;
    }
    let noun = fitted(text, object);
    let borrowed = is_generic(&noun);
    let mut draft = Draft::of(with_topic(noun, frame, memory), Certainty::Sure);
    draft.borrowed = borrowed;
    if holds_of_each(frame) {
        draft.members = spread::all_members(text, object).unwrap_or_default();
    }
    if is_rate(frame.quantity) && !lead.reach && !lead.from {
        // 妇联主席100%进“两委”
        let end = frame.right.iter().position(|t| t.cue == Some(Cue::Join));
        let deed = &frame.right[..end.unwrap_or(frame.right.len())];
        draft.text = join_words(&draft.text, &short_deed(text, deed, SHORT_DEED));
        draft.taken = deed.len();
    }
    let parts = object.iter().take_while(|t| {
        t.is_plain_verb()
            || matches!(t.cue, Some(Cue::Level | Cue::Whole | Cue::Verb | Cue::Either))
    });
    let core = fitted(text, object.get(parts.count()..).unwrap_or(&[]));
    draft.core = if core.is_empty() { draft.text.clone() } else { core };
    Some(draft)
}

/// Whether a figure is told of each member of a list, or of its first: 甲和乙均超过5亿吨, 甲和乙达5亿吨和20万箱.
fn holds_of_each(frame: &Frame<'_>) -> bool {
    const EACH: [&str; 4] = ["双双", "各", "均", "都"];
    let each = frame.left.iter().any(|token| EACH.contains(&token.span.of(frame.text)));
    let joined = !frame.ends_clause && frame.right.iter().all(|t| t.cue == Some(Cue::Join));
    each || joined
}

/// 10亿元以上项目8个: the quantity before is part of the name.
pub(super) fn of_a_size(frame: &Frame<'_>) -> Option<Draft> {
    let before = frame.before.filter(|b| is_measured(b) && !is_rate(b) && frame.left.is_empty())?;
    let name = frame.text.get(before.span.start as usize..frame.quantity.span.start as usize)?;
    let longer = name.len() > before.span.len() + LEAST_NAME;
    let clean = !name.contains(['，', '、', '；', ',', '。']);
    (longer && clean && name.chars().count() <= WITH_TOPIC)
        .then(|| Draft::of(clipped(name), Certainty::Likely))
}
