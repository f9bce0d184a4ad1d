//! The rules: which words before or behind a number name what it is of.
//!
//! Each rule answers or passes; the first answer counts, and says how sure it is.

use super::Label;
use super::counterpart;
use super::cue::Cue;
use super::left::{self, Lead};
use super::memory::Memory;
use super::right;
use super::spread;
use super::token::{Kind, Token};
use super::wording::{self, LONGEST, clipped, fitted, is_generic, length, phrase};
use crate::extract::certainty::Certainty;
use crate::extract::quantity::Quantity;
use crate::extract::unit::Measure;
use crate::text::words::Class;

/// Characters up to which a noun behind a number takes along what it does.
const BARE: usize = 4;

/// Characters that what it does may have.
const SHORT_DEED: usize = 9;

/// Characters that it may have where nothing else is told of the people.
const DEED: usize = 15;

/// Bytes that a name has at least.
const LEAST_NAME: usize = 5;

/// Characters up to which a label takes its topic along.
const WITH_TOPIC: usize = 22;

/// Nouns behind a number that say what the number is for, not what it is of.
const MEASURE_NOUNS: [&str; 22] = [
    "目标",
    "任务",
    "标准",
    "水平",
    "要求",
    "速度",
    "增速",
    "比例",
    "幅度",
    "指标",
    "大关",
    "关口",
    "台阶",
    "规模",
    "高位",
    "区间",
    "红线",
    "左右",
    "以上",
    "增长",
    "低水平",
    "高水平",
];

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

/// A label being made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// What the row would be headed.
    pub text: String,
    /// What later figures without a noun refer to; empty to leave the memory as it is.
    pub base: String,
    /// `base` without the words that say which part.
    pub core: String,
    /// The figure is an amount of change.
    pub change: bool,
    /// The figure is the first of two levels: 由12.5%.
    pub opens_level: bool,
    /// The label says nothing by itself and took a topic along.
    pub borrowed: bool,
    /// Words behind the number that the label has used up.
    pub taken: usize,
    /// How it was found.
    pub certainty: Certainty,
}

impl Draft {
    /// The label, held to its limits.
    #[must_use]
    pub fn into_label(self) -> Label {
        let text = clipped(&self.text);
        let certainty = if text.is_empty() { Certainty::Unsure } else { self.certainty };
        Label { text, certainty }
    }

    fn of(text: String, certainty: Certainty) -> Self {
        Self { core: text.clone(), base: text.clone(), text, certainty, ..Self::default() }
    }

    /// A label that later figures do not refer to.
    fn aside(text: String, certainty: Certainty) -> Self {
        Self { text, certainty, ..Self::default() }
    }
}

/// The label of one quantity.
#[must_use]
pub fn label(frame: &Frame<'_>, memory: &Memory) -> Draft {
    let lead = left::lead(frame.text, frame.left);
    let mut draft = compared(frame, memory)
        .or_else(|| share(frame, memory))
        .or_else(|| change(frame, &lead, memory))
        .or_else(|| second_level(frame, &lead, memory))
        .or_else(|| part_of_whole(frame, &lead, memory))
        .or_else(|| counted(frame, &lead, memory))
        .or_else(|| level_of_last(frame, memory))
        .or_else(|| done(frame, &lead))
        .or_else(|| stated(frame, &lead, memory))
        .or_else(|| counted_with_next(frame, &lead, memory))
        .or_else(|| of_a_size(frame))
        .or_else(|| acting(frame))
        .or_else(|| told_before(frame, &lead, memory))
        .or_else(|| deed(frame, &lead))
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
    let lead = left::lead(text, &frame.left[..share.unwrap_or(frame.left.len())]);
    let mut object = left::object(text, lead.rest);
    if left::tells_manner(text, &object) {
        object.clear();
    }
    let suffix = match (share, lead.change) {
        (Some(at), _) => phrase(text, left::lead(text, &frame.left[at..]).rest),
        (None, Some(change)) => change_word(text, change),
        (None, None) => String::new(),
    };
    let members = match spread::members(text, &object, run) {
        Some(members) => members,
        None if object.is_empty() => memory.members(run)?.to_vec(),
        // 聘请医生…、护士…，流失率分别达4.4%和4.6%
        None if is_generic(&phrase(text, &object)) && memory.members(run).is_some() => {
            let members = memory.members(run).unwrap_or_default();
            members.iter().map(|member| join_words(member, &phrase(text, &object))).collect()
        }
        None if lead.reach || lead.change.is_some() => vec![fitted(text, &object); run],
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

/// 与2010年普查的41万人相比: what was just told, at another time.
fn compared(frame: &Frame<'_>, memory: &Memory) -> Option<Draft> {
    let text = frame.text;
    let opens = frame.left.first().is_some_and(|t| matches!(t.span.of(text), "与" | "同" | "和"));
    let closes = frame.right.first().is_some_and(|t| t.span.of(text) == "相比");
    let told = memory.base().filter(|_| opens && closes)?;
    Some(Draft::aside(told.to_owned(), Certainty::Sure))
}

/// 占干部总数的41.26%.
fn share(frame: &Frame<'_>, memory: &Memory) -> Option<Draft> {
    if !is_rate(frame.quantity) {
        return None;
    }
    let text = frame.text;
    let at = frame.left.iter().rposition(|token| token.cue == Some(Cue::Share))?;
    let own = fitted(text, &left::object(text, left::lead(text, &frame.left[..at]).rest));
    let lead = left::lead(text, &frame.left[at + 1..]);
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
fn change(frame: &Frame<'_>, lead: &Lead<'_>, memory: &Memory) -> Option<Draft> {
    let text = frame.text;
    let word = change_word(text, lead.change?);
    let object = left::object(text, lead.rest);
    let behind = right::follow(text, frame.right, counts_actors(frame.quantity));
    let counts = !is_rate(frame.quantity) && !is_measured(frame.quantity);
    let names_behind =
        counts && !behind.noun.is_empty() && frame.right.first().is_some_and(Token::is_nounish);
    if names_behind && left::is_verb_only(&object) {
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
        !object.is_empty() && !left::is_verb_only(&object) && !left::tells_manner(text, &object);
    let (subject, certainty) = if own {
        (with_topic(fitted(text, &object), frame, memory), Certainty::Sure)
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
fn part_of_whole(frame: &Frame<'_>, lead: &Lead<'_>, memory: &Memory) -> Option<Draft> {
    if !lead.de || !is_rate(frame.quantity) {
        return None;
    }
    let text = frame.text;
    let at = frame
        .left
        .iter()
        .rposition(|token| token.cue == Some(Cue::Reach) || left::says_achieved(text, token))?;
    let whole = phrase(text, &left::object(text, left::lead(text, &frame.left[at + 1..]).rest));
    let subject = left::object(text, left::lead(text, &frame.left[..at]).rest);
    let subject =
        if subject.is_empty() { memory.base()?.to_owned() } else { fitted(text, &subject) };
    (!whole.is_empty()).then(|| Draft::aside(share_of(&subject, &whole), Certainty::Sure))
}

/// 州级149户: which part of the thing just counted.
fn level_of_last(frame: &Frame<'_>, memory: &Memory) -> Option<Draft> {
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

/// The noun stands behind the number: 98个巾帼示范基地.
fn counted(frame: &Frame<'_>, lead: &Lead<'_>, memory: &Memory) -> Option<Draft> {
    let text = frame.text;
    let follow = right::follow(text, frame.right, counts_actors(frame.quantity));
    let head = follow.noun.last()?;
    if is_rate(frame.quantity) && MEASURE_NOUNS.contains(&head.span.of(text)) {
        return None;
    }
    let object = left::object(text, lead.rest);
    let verb = lead.rest.last().filter(|t| matches!(t.cue, Some(Cue::Light | Cue::Verb)));
    let verbs_before = (left::is_verb_only(&object) || verb.is_some()) && !lead.joined;
    let noun_before = !lead.de && !lead.joined && !object.is_empty() && !verbs_before;
    let next_number_follows = follow.rest.is_empty() && !frame.ends_clause;
    let stated_before = next_number_follows || is_measured(frame.quantity) || lead.from;
    if noun_before && !follow.de && stated_before {
        return None;
    }
    let noun = fitted(text, follow.noun);
    let mut label = noun.clone();
    if verbs_before && !lead.de {
        let verbs = verb.map_or(object, |verb| vec![*verb]);
        label = format!("{}{noun}", kept_verbs(text, &verbs));
    } else if lead.reach && noun_before && is_generic(&noun) {
        // 房屋供应目标为48万个单位
        label = join_words(&fitted(text, &object), &noun);
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
fn counted_with_next(frame: &Frame<'_>, lead: &Lead<'_>, memory: &Memory) -> Option<Draft> {
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
fn stated(frame: &Frame<'_>, lead: &Lead<'_>, memory: &Memory) -> Option<Draft> {
    let text = frame.text;
    let object = left::object(text, lead.rest);
    let bare_verb = left::is_verb_only(&object) && object.len() < 2;
    if object.is_empty() || bare_verb || lead.joined {
        return None;
    }
    let noun = fitted(text, &object);
    let borrowed = is_generic(&noun);
    let mut draft = Draft::of(with_topic(noun, frame, memory), Certainty::Sure);
    draft.borrowed = borrowed;
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

/// 10亿元以上项目8个: the quantity before is part of the name.
fn of_a_size(frame: &Frame<'_>) -> Option<Draft> {
    let before = frame.before.filter(|b| is_measured(b) && !is_rate(b) && frame.left.is_empty())?;
    let name = frame.text.get(before.span.start as usize..frame.quantity.span.start as usize)?;
    let longer = name.len() > before.span.len() + LEAST_NAME;
    let clean = !name.contains(['，', '、', '；', ',', '。']);
    (longer && clean && name.chars().count() <= WITH_TOPIC)
        .then(|| Draft::of(clipped(name), Certainty::Likely))
}

/// 由9个优化调整为11个: the second of two levels is of what the first is of.
fn second_level(frame: &Frame<'_>, lead: &Lead<'_>, memory: &Memory) -> Option<Draft> {
    let object = left::object(frame.text, lead.rest);
    let names_nothing = object
        .iter()
        .all(|t| t.is_plain_verb() || t.cue.is_some() || t.kind == Kind::Word(Class::VerbalNoun));
    let label = memory.first_level().filter(|_| lead.reach && names_nothing)?;
    Some(Draft::of(label.to_owned(), Certainty::Sure))
}

/// Nothing here names it: what was named before does.
fn told_before(frame: &Frame<'_>, lead: &Lead<'_>, memory: &Memory) -> Option<Draft> {
    let text = frame.text;
    let object = left::object(text, lead.rest);
    let verbs = kept_verbs(text, &object);
    if let (Some(core), Some(base)) = (memory.told(), memory.base()) {
        // 建成超市636个，正在建设234个; but 查处问题86起，处理112人
        let label = if frame.left.is_empty() {
            base.to_owned()
        } else if let Some(other) = counterpart::of(base, &verbs) {
            other
        } else if verbs.is_empty() {
            memory.part().unwrap_or(core).to_owned()
        } else if counterpart::is_deed(&verbs) {
            verbs.clone()
        } else if memory.same_unit(&frame.quantity.unit) {
            format!("{verbs}{core}")
        } else if let Some(counted) =
            memory.counted_in(&frame.quantity.unit).filter(|_| !is_measured(frame.quantity))
        {
            // 改建工程25件，核定经费3亿元，已完工18件
            format!("{verbs}{counted}")
        } else {
            join_words(base, &verbs)
        };
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

/// 20余次深入联系点: how often something was done.
fn done(frame: &Frame<'_>, lead: &Lead<'_>) -> Option<Draft> {
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
fn acting(frame: &Frame<'_>) -> Option<Draft> {
    if !counts_actors(frame.quantity) || !frame.ends_clause || !frame.left.is_empty() {
        return None;
    }
    let deed = short_deed(frame.text, frame.right, DEED);
    (deed.chars().count() > 1).then(|| Draft::of(deed, Certainty::Likely))
}

/// The last resort: what is done.
fn deed(frame: &Frame<'_>, lead: &Lead<'_>) -> Option<Draft> {
    let text = frame.text;
    let object = left::object(text, lead.rest);
    let mut tokens = if object.is_empty() { Vec::new() } else { object };
    tokens.extend(frame.right.iter().take(6).copied());
    let label = fitted(text, &tokens);
    (!label.is_empty()).then(|| Draft::of(label, Certainty::Unsure))
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
    let own = (length_of(&subject) > 1 && !label.contains(&subject)).then_some(subject);
    let topic = own.or_else(|| memory.topic().map(str::to_owned)).unwrap_or_else(frame.topic);
    let joined = join_words(&topic, &label);
    if joined.chars().count() <= WITH_TOPIC { joined } else { label }
}

fn length_of(label: &str) -> usize {
    label.chars().count()
}

/// What the thing behind a number does, when that is short.
fn short_deed(text: &str, tokens: &[Token], room: usize) -> String {
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
fn kept_verbs(text: &str, tokens: &[Token]) -> String {
    let kept: Vec<Token> = tokens.iter().filter(|t| t.cue != Some(Cue::Light)).copied().collect();
    phrase(text, &kept)
}

fn change_word(text: &str, token: Token) -> String {
    token.span.of(text).trim_end_matches(['了', '约']).to_owned()
}

/// `first` then `second`, which is left out where `first` ends in it or it would be too long.
fn join_words(first: &str, second: &str) -> String {
    let too_long = first.chars().count() + second.chars().count() > LONGEST;
    if first.ends_with(second) || too_long { first.to_owned() } else { format!("{first}{second}") }
}

fn share_of(subject: &str, whole: &str) -> String {
    let full = format!("{subject}占{whole}");
    match full.chars().count() {
        ..=LONGEST if !whole.is_empty() => full,
        _ => join_words(subject, "占比"),
    }
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
