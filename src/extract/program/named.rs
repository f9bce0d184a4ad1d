//! Names without marks that their last word and a word before them tell: events that are held,
//! honours that are won, bodies that are founded, laboratories, plans of action.
//!
//! Campaigns and projects are for `unquoted`, whose endings need weighing.

use super::Candidate;
use super::edition::{is_ranked, unedited};
use super::lexicon::{Hint, OPENINGS, Opening, cue_word, is_in_word};
use super::sign::{Class, Found, Last, Sign, Signs};
use crate::text::Span;
use crate::text::ends::first_chars;
use crate::text::lexicon::Lexicon;
use crate::text::openers::Characters;
use crate::text::table::table_rows;
use std::iter::Peekable;
use std::sync::LazyLock;

/// A word that calls for a name.
#[derive(Clone, Copy)]
struct Calling {
    class: Class,
    call: Call,
}

/// How loud a word calls.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Call {
    /// Any name of the class.
    Strong,
    /// Only one that opens with its level: 国家…, 全国….
    Weak,
    /// Only one of the country's that is given for an example: 建设国家…示范区.
    Aim,
    /// Any name of the class, where the word opens its clause: 组织 is a noun elsewhere.
    Opening,
}

impl Call {
    fn named(name: &str) -> Option<Self> {
        match name {
            "strong" => Some(Self::Strong),
            "weak" => Some(Self::Weak),
            "aim" => Some(Self::Aim),
            "opening" => Some(Self::Opening),
            _ => None,
        }
    }

    /// Whether it calls for `name`, which may have its edition before it, when `ahead` stands before
    /// the word.
    fn is_for(self, name: &str, ahead: &str) -> bool {
        let ranked = name.trim_start_matches(['了', '为']).starts_with("首批") || is_ranked(name);
        let name = unedited(name);
        match self {
            Self::Strong => true,
            Self::Opening => ahead.is_empty(),
            Self::Weak => ranked || Hint::Level.opening(name).is_some(),
            Self::Aim => {
                ["国家", "全国"].iter().any(|level| name.starts_with(level))
                    && EXEMPLARY.iter().any(|word| name.contains(word))
            }
        }
    }
}

/// What is given for an example or tried out.
const EXEMPLARY: [&str; 7] = ["示范", "试验", "先行", "文明", "卫生", "园林", "森林"];

static CALLINGS: LazyLock<Lexicon<Calling>> = LazyLock::new(|| {
    Lexicon::by_last(table_rows(include_str!("callings.tsv")).filter_map(|row| match row[..] {
        [word, class, strength] => {
            Some((word, Calling { class: Class::named(class)?, call: Call::named(strength)? }))
        }
        _ => None,
    }))
});

/// What ends a clause.
static BREAKS: LazyLock<Characters> =
    LazyLock::new(|| Characters::of("，。；！？：（）、\u{3000},; "));

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

/// A stretch without a stop.
struct Clause {
    start: usize,
    end: usize,
    /// Whether 、 joins it to the next.
    joined: bool,
}

fn clauses(body: &str) -> Vec<Clause> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut inside = 0;
    for i in BREAKS.places_in(body) {
        let c = body[i..].chars().next().unwrap_or(' ');
        if i < inside {
            continue;
        }
        if matches!(c, '（' | '(')
            && let Some(end) = remark(&body[i..])
            && i > start
        {
            inside = i + end;
            continue;
        }
        found.push(Clause { start, end: i, joined: c == '、' });
        start = i + c.len_utf8();
    }
    found.push(Clause { start, end: body.len(), joined: false });
    found
}

/// Bytes of a remark in parentheses that a name goes on behind: 中国（海州）渔业博览会.
fn remark(text: &str) -> Option<usize> {
    let close = text.char_indices().take(8).find(|(_, c)| matches!(c, '）' | ')'))?;
    let end = close.0 + close.1.len_utf8();
    let plain = text[..close.0].chars().skip(1).all(char::is_alphabetic);
    (plain && text[end..].starts_with(char::is_alphabetic)).then_some(end)
}

/// What the members of a list are said to be in the clause that ends it: 甲、乙等重大赛事.
fn class_said(clause: &str) -> Option<Class> {
    let (_, tail) = clause.split_once('等')?;
    let tail = first_chars(tail, 12);
    tail.char_indices().find_map(|(i, _)| {
        SAID.iter().find(|(word, _)| tail[i..].starts_with(word)).map(|(_, class)| *class)
    })
}

/// Words for the members of a list.
const SAID: [(&str, Class); 11] = [
    ("活动", Class::Event),
    ("赛事", Class::Event),
    ("展会", Class::Event),
    ("节会", Class::Event),
    ("盛会", Class::Event),
    ("会展", Class::Event),
    ("会议", Class::Event),
    ("荣誉", Class::Honour),
    ("称号", Class::Honour),
    ("奖项", Class::Honour),
    ("平台", Class::Body),
];

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
    let mut from = at;
    let mut called;
    let mut listed = false;
    loop {
        let before = &body[..from];
        // A weak word may as well be part of the name: 生态文明建设示范区.
        called = CALLINGS
            .closings(before)
            .find(|(word, calling)| {
                let ahead = &before[..before.len() - word.len()];
                calling.class == last.class && calling.call.is_for(&body[from..end], ahead)
            })
            .map(|(_, calling)| calling);
        let Some(c) = before.chars().next_back() else {
            listed = list.is_some_and(|class| class.lists(last.class));
            break;
        };
        let begin = from - c.len_utf8();
        if called.is_some() || OUTSIDE.has(c) && !is_in_word(body, begin) {
            break;
        }
        if JOINTS.has(c) && ends.iter().rev().take(NESTED).any(|end| *end == begin) {
            listed = true;
            break;
        }
        // 培育甲、乙等赛事: the list's verb is no part of its first member.
        if list == Some(last.class) && cue_word(before).is_some_and(|cue| cue == before) {
            listed = true;
            break;
        }
        from = begin;
        if at - from > LONGEST {
            break;
        }
    }
    if called.is_none() && !listed {
        from = ranked(body, from, at, end, last.class).unwrap_or(from);
    }
    if at - from > LONGEST {
        return None;
    }
    let start = end - unedited(&body[from..end]).len();
    let name = body.get(start..end)?;
    let founded =
        last.class == Class::Body && FOUNDED.iter().any(|word| body[end..].starts_with(word));
    let level = Hint::Level.opening(name).is_some();
    let edition = start > from;
    let striven = last.class == Class::Honour
        && level
        && STRIVEN.iter().any(|word| body[end..].starts_with(word));
    let is_counted = body[end..].starts_with(|c: char| c.is_ascii_digit());
    // Any list of platforms has a centre in it: the name has to tell which.
    let plain = last.class == Class::Body && body[at..end].starts_with("中心");
    let listed = listed && !(plain && body[start..at].chars().count() < 8);
    let trust = match called {
        Some(_) => 0.6,
        None if listed || founded || striven => 0.55,
        // 国家级海洋牧场示范区9处: how many were given the title.
        None if last.class == Class::Honour && level && is_counted => 0.55,
        None if last.class == Class::Event && (level || edition) => 0.55,
        None if last.class == Class::Venue && body[at..].starts_with("实验室") => 0.5,
        None => return None,
    };
    let strong = called.is_some_and(|calling| calling.call == Call::Strong);
    is_name(name, at.checked_sub(start)?, last, strong).then_some((start, trust))
}

/// What stands behind a body that is founded.
const FOUNDED: [&str; 4] = ["成立", "正式成立", "揭牌", "挂牌"];

/// Where between `from` and `at` the widest name begins that opens with its level or its edition:
/// of an event, of an honour that is striven for.
fn ranked(body: &str, from: usize, at: usize, end: usize, class: Class) -> Option<usize> {
    let striven = || STRIVEN.iter().any(|word| body[end..].starts_with(word));
    // 第七次全国人口普查 is counted anew each time and named by what it counts.
    let wanted = class == Class::Event && !body[at..end].starts_with("普查")
        || class == Class::Honour && striven();
    let stem = &body[from..at];
    let mut places = stem.char_indices().map(|(i, _)| i);
    wanted.then(|| places.find(|&i| is_ranked(&stem[i..])).map(|i| from + i)).flatten()
}

/// Last words that a longer last word may hold (强市 in 强市示范城市), at most.
const NESTED: usize = 4;

/// What stands behind an honour that is striven for or held.
const STRIVEN: [&str; 8] = ["创建", "创成", "复核", "验收", "复检", "称号", "荣誉称号", "申报"];

/// Bytes of the longest name before its last word.
const LONGEST: usize = 66;

/// Whether what stands before a last word makes a name of it, not a description.
fn is_name(name: &str, stem: usize, last: Last, strong: bool) -> bool {
    let Some(before) = name.get(..stem) else { return false };
    let count = before.chars().count();
    // 荣获天山文艺奖 needs less than 5 characters, 荣获一等奖 names nothing.
    let prize = strong
        && name.ends_with('奖')
        && count >= 3
        && !before
            .ends_with(['等', '金', '银', '铜', '大', '特', '优', '佳', '名', '个', '项', '秀']);
    // 全省…先进集体 is the province's honour; elsewhere the word describes.
    let told = match last.class {
        Class::Honour => before
            .strip_prefix("国家级")
            .filter(|rest| rest.chars().count() >= 4)
            .unwrap_or(before.trim_start_matches(['全', '省', '市', '县', '州', '级'])),
        Class::Event => before
            .strip_prefix(['全'])
            .and_then(|rest| rest.strip_prefix(['市', '省', '区', '县', '州']))
            .filter(|rest| rest.chars().count() >= 4)
            .unwrap_or(before),
        _ => before,
    };
    let described =
        Hint::Described.is_in(told) || last.class == Class::Event && Hint::Meeting.is_in(before);
    let single = name.len() - stem == 3;
    let ranked = |c: char| c.is_ascii_digit() || "十百".contains(c);
    if name.ends_with('强') && !before.ends_with(ranked) {
        return false;
    }
    // 获批… is a word, and what follows it is not given by 获.
    let odd = before.starts_with(['批', '准'])
        || before.starts_with(|c: char| c.is_ascii_digit() || !c.is_alphanumeric())
        || before.contains(['%', '“', '”', '《', '》', '"', '/'])
        || single
            && before.ends_with([
                '节', '假', '近', '今', '当', '昨', '每', '次', '同', '工', '作', '生', '度', '环',
                '季', '细', '春', '调', '情', '关', '章', '比', '竞', '参', '等', '开', '发', '进',
                '扩', '拓', '施', '推', '伸', '招', '和', '体', '机', '编', '管', '控', '抑', '研',
                '限', '强', '牵',
            ]);
    let holiday = single && Hint::Holiday.opening(before) == Some(before);
    let set_up = matches!(last.class, Class::Mechanism | Class::Document);
    if set_up && (Hint::Generic.closing(name).is_some() || holds_known(before)) {
        return false;
    }
    let venue = last.class == Class::Venue;
    let common = venue && (count > 5 || Hint::Laboratory.is_in(before));
    (prize || count >= last.before) && !described && !odd && !holiday && !common
}

/// Whether a nation-wide program's name stands in `text`: 建立扫黑除恶常态化机制 is about that one.
fn holds_known(text: &str) -> bool {
    let is_known = |(_, _, opening)| matches!(opening, Opening::Known(_));
    OPENINGS.all_in(text).any(is_known)
}
