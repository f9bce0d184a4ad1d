//! Names without marks that their last word and a word before them tell: events that are held,
//! honours that are won, bodies that are founded, systems that are set up, plans of action.
//!
//! Campaigns and projects are for `unquoted`, whose endings need weighing.

mod calling;
mod list;
mod shape;

use super::Candidate;
use super::edition::{is_ranked, unedited};
use super::lexicon::{Hint, cue_word, is_in_word};
use super::sign::{Class, Found, Last, Sign, Signs};
use crate::text::Span;
use crate::text::openers::Characters;
use calling::{CALLINGS, Call, Calling};
use list::{Clause, class_said, clauses};
use shape::is_name;
use std::iter::Peekable;
use std::sync::LazyLock;

/// Looks through `text[from..to]`, which has no marks.
pub(super) fn read(text: &str, from: usize, to: usize, signs: &Signs, out: &mut Vec<Candidate>) {
    let Some(body) = text.get(from..to) else { return };
    let mut lasts = signs.between(from, to, Sign::last).peekable();
    if lasts.peek().is_none() {
        return;
    }
    for list in clauses(body).chunk_by(|clause, _| clause.joined) {
        let end = list.last().map_or(0, |clause| clause.end);
        if lasts.peek().is_some_and(|(at, ..)| *at < end) {
            self::list(body, from, list, &mut lasts, out);
        }
    }
}

/// Names in clauses of `body` that are joined.
fn list(
    body: &str,
    base: usize,
    clauses: &[Clause],
    lasts: &mut Peekable<impl Iterator<Item = Found<Last>>>,
    out: &mut Vec<Candidate>,
) {
    let ahead = clauses.last().and_then(|last| class_said(&body[last.start..last.end]));
    let mut list = None;
    for &Clause { start, end, .. } in clauses {
        // A list's first body stands behind a verb, which only what calls for bodies tells.
        let ahead = ahead.filter(|class| *class != Class::Body || body[..start].ends_with('、'));
        let within = std::iter::from_fn(|| lasts.next_if(|(at, ..)| *at < end));
        let within =
            within.filter_map(|(at, word, last)| Some((at.checked_sub(start)?, word, last)));
        list = clause(&body[start..end], base + start, list.or(ahead), within, out);
    }
}

/// Names of a clause; `list` is the class of the list that it goes on, and what comes back is
/// the class of the list that it leaves open.
fn clause(
    body: &str,
    base: usize,
    list: Option<Class>,
    lasts: impl Iterator<Item = Found<Last>>,
    out: &mut Vec<Candidate>,
) -> Option<Class> {
    let mut left = list;
    let mut ends = Vec::new();
    let mut free = 0;
    for (at, word, last) in lasts {
        if at < free {
            continue;
        }
        let end = at + word.len();
        let followed = body[end..].chars().next();
        if followed.is_none_or(|c| !last.not.contains(c))
            && let Some((start, trust)) = beginning(body, at, end, last, list, &ends)
        {
            left = Some(last.class);
            ends.push(end);
            let span = Span::new(base + start, base + end);
            let kind = last.class.kind(word);
            // A longer name from the same place takes the shorter one's.
            if out.last().is_some_and(|c| c.name.start == span.start && c.name.end < span.end) {
                out.pop();
            }
            out.push(Candidate { mention: span, name: span, kind, confidence: trust });
        }
        free = end;
    }
    left
}

/// What is part of no name.
static OUTSIDE: LazyLock<Characters> =
    LazyLock::new(|| Characters::of("的了在将把被对向从以到使让给是等并"));

/// What joins a name to one before it.
static JOINTS: LazyLock<Characters> = LazyLock::new(|| Characters::of("和与及暨"));

/// Where the name with the last word at `at..end` begins, and how far it is to be trusted.
fn beginning(
    body: &str,
    at: usize,
    end: usize,
    last: Last,
    list: Option<Class>,
    ends: &[usize],
) -> Option<(usize, f32)> {
    let Left { mut from, called, mut listed } = left(body, at, end, last.class, list, ends);
    let behind = &body[end..];
    if called.is_none() && !listed {
        from = ranked(body, from, at, behind, last.class).unwrap_or(from);
    }
    if at - from > LONGEST {
        return None;
    }
    let start = end - unedited(&body[from..end]).len();
    let name = body.get(start..end)?;
    // Any list of platforms has a centre in it: the name has to tell which.
    let plain = last.class == Class::Body && body[at..end].starts_with("中心");
    listed &= !(plain && body[start..at].chars().count() < 8);
    let trust = match called {
        Some(_) => 0.6,
        None if listed => 0.55,
        None => uncalled(name, &body[at..end], last.class, behind, start > from)?,
    };
    let strong = called.is_some_and(|calling| calling.call == Call::Strong);
    is_name(name, at.checked_sub(start)?, last, strong).then_some((start, trust))
}

/// What stands to the left of a last word.
struct Left {
    /// Where a name may begin at the earliest.
    from: usize,
    /// The word that calls for it there.
    called: Option<Calling>,
    /// Whether a list goes on with it.
    listed: bool,
}

/// Goes to the left from a last word of `class` up to what calls for the name, or what no name holds.
fn left(
    body: &str,
    at: usize,
    end: usize,
    class: Class,
    list: Option<Class>,
    ends: &[usize],
) -> Left {
    let mut from = at;
    loop {
        let before = &body[..from];
        // A weak word may as well be part of the name: 生态文明建设示范区.
        let called = CALLINGS.closings(before).find(|(word, calling)| {
            let ahead = &before[..before.len() - word.len()];
            calling.class == class && calling.call.is_for(&body[from..end], ahead)
        });
        let called = called.map(|(_, calling)| calling);
        let Some(c) = before.chars().next_back() else {
            return Left { from, called, listed: list.is_some_and(|list| list.lists(class)) };
        };
        let begin = from - c.len_utf8();
        let outside = || OUTSIDE.has(c) && !is_in_word(body, begin);
        let joined = || JOINTS.has(c) && ends.iter().rev().take(NESTED).any(|end| *end == begin);
        // 培育甲、乙等赛事: the list's verb is no part of its first member.
        let opens_list =
            || list == Some(class) && cue_word(before).is_some_and(|cue| cue == before);
        if called.is_some() || outside() {
            return Left { from, called, listed: false };
        }
        if joined() || opens_list() {
            return Left { from, called, listed: true };
        }
        from = begin;
        if at - from > LONGEST {
            return Left { from, called, listed: false };
        }
    }
}

/// How far a name is to be trusted that nothing calls for, by its level and what stands behind it.
fn uncalled(name: &str, last: &str, class: Class, behind: &str, edition: bool) -> Option<f32> {
    let opens = |words: &[&str]| words.iter().any(|word| behind.starts_with(word));
    let level = Hint::Level.opening(name).is_some();
    match class {
        Class::Body if opens(&FOUNDED) => Some(0.55),
        Class::Honour if level && is_given(behind) => Some(0.55),
        Class::Event if level || edition => Some(0.55),
        Class::Venue if last == "实验室" => Some(0.5),
        _ => None,
    }
}

/// Whether a title is striven for or held, or counted: 国家级海洋牧场示范区9处.
fn is_given(behind: &str) -> bool {
    let counted = behind.starts_with(|c: char| c.is_ascii_digit());
    counted || STRIVEN.iter().any(|word| behind.starts_with(word))
}

/// What stands behind a body that is founded.
const FOUNDED: [&str; 4] = ["成立", "正式成立", "揭牌", "挂牌"];

/// Where between `from` and `at` the widest name begins that opens with its level or its edition:
/// of an event, of an honour that is given.
fn ranked(body: &str, from: usize, at: usize, behind: &str, class: Class) -> Option<usize> {
    let stem = &body[from..at];
    let last = &body[at..body.len() - behind.len()];
    // 第七次全国人口普查 is counted anew each time and named by what it counts.
    let wanted =
        class == Class::Event && last != "普查" || class == Class::Honour && is_given(behind);
    let mut places = stem.char_indices().map(|(i, _)| i);
    wanted.then(|| places.find(|&i| is_ranked(&stem[i..])).map(|i| from + i)).flatten()
}

/// Last words that a longer last word may hold (强市 in 强市示范城市), at most.
const NESTED: usize = 4;

/// What stands behind an honour that is striven for or held.
const STRIVEN: [&str; 8] = ["创建", "创成", "复核", "验收", "复检", "称号", "荣誉称号", "申报"];

/// Bytes of the longest name before its last word.
const LONGEST: usize = 66;
