//! The clauses of a stretch without marks, and what the lists in them are said to be of.

use crate::extract::program::sign::Class;
use crate::text::ends::first_chars;
use crate::text::openers::Characters;
use std::sync::LazyLock;

/// What ends a clause.
static BREAKS: LazyLock<Characters> =
    LazyLock::new(|| Characters::of("，。；！？：（）、\u{3000},; "));

/// A stretch without a stop.
pub(super) struct Clause {
    pub start: usize,
    pub end: usize,
    /// Whether 、 joins it to the next.
    pub joined: bool,
}

/// The clauses of a stretch, in order.
pub(super) fn clauses(body: &str) -> Vec<Clause> {
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
pub(super) fn class_said(clause: &str) -> Option<Class> {
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
