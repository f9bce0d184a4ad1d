//! Names that carry an edition or years of their own, without marks: a women's congress
//! (妇女第十三次代表大会), a plan with its years (妇女发展纲要(2011-2020年), 妇女发展“十三五”规划).

use super::lexicon::cue_at_end;
use super::sign::{Sign, Signs};
use super::{Candidate, ProgramKind};
use crate::text::Span;
use crate::text::ends::last_chars;
use crate::text::lexicon::Lexicon;
use crate::text::table::listed_words;
use std::sync::LazyLock;

/// Looks through a line.
pub(super) fn read(text: &str, line: Span, signs: &Signs, out: &mut Vec<Candidate>) {
    let base = line.start as usize;
    let body = line.of(text);
    for (at, word, kind) in signs.between(base, line.end as usize, Sign::dated) {
        match kind {
            ProgramKind::Event => congress(body, base, at, at + word.len(), out),
            _ => plan(body, base, at, at + word.len(), out),
        }
    }
}

fn congress(body: &str, base: usize, name: usize, end: usize, out: &mut Vec<Candidate>) {
    let before = last_chars(&body[..name], 12);
    let Some((women, number)) = before.rsplit_once('第') else { return };
    let number = number.trim_end_matches(['次', '届']);
    let numeral = |c: char| "一二三四五六七八九十百".contains(c) || c.is_ascii_digit();
    let counted = !number.is_empty() && number.chars().all(numeral);
    if counted && women.ends_with("妇女") {
        let start = name - before.len() + women.len() - "妇女".len();
        push(base + start, base + end, ProgramKind::Event, 0.8, out);
    }
}

/// A plan with its years behind it, or its period in quotes within.
fn plan(body: &str, base: usize, at: usize, end: usize, out: &mut Vec<Candidate>) {
    let stem = body[..at].trim_end_matches('”');
    let quoted = stem.len() < at;
    let window = last_chars(stem, 12);
    let inner = window.rfind('“').filter(|_| quoted).map(|i| stem.len() - window.len() + i);
    let before = match inner {
        Some(open) if stem[open + 3..].ends_with('五') => &stem[..open],
        Some(_) => return,
        None => stem,
    };
    let years = years(&body[end..]);
    if inner.is_none() && years.is_none() {
        return;
    }
    let Some(start) = name_start(before) else { return };
    // A period's plan needs a topic: 妇女儿童发展“十三五”规划, not 全市“十三五”规划.
    let chars = before[start..].chars().count();
    if chars >= if inner.is_some() { 4 } else { 2 } && !body[start..at].starts_with("国民经济")
    {
        let end = end + years.unwrap_or(0);
        push(base + start, base + end, ProgramKind::Document, 0.7, out);
    }
}

/// Bytes of `(2011-2020年)` that `text` opens with.
fn years(text: &str) -> Option<usize> {
    let inner = text.strip_prefix(['(', '（'])?;
    let close = inner.char_indices().take(14).find(|(_, c)| [')', '）'].contains(c))?.0;
    let years = &inner[..close];
    let digits = years.chars().filter(char::is_ascii_digit).count();
    let rest = years.chars().all(|c| c.is_ascii_digit() || "年-—–~～至".contains(c));
    let open = text.len() - inner.len();
    let shut = inner[close..].chars().next().map_or(0, char::len_utf8);
    (digits == 8 && rest).then_some(open + close + shut)
}

/// Where a name that ends with `before` begins: behind a cue or a stop.
fn name_start(before: &str) -> Option<usize> {
    let mut start = before.len();
    for (i, c) in before.char_indices().rev().take(20) {
        if !c.is_alphanumeric()
            || "的了在将把被对向从按是为和与及".contains(c)
            || c.is_ascii_digit()
        {
            break;
        }
        start = i;
        if cue_at_end(&before[..i]).is_some_and(|cue| cue.weight >= 0.1) {
            break;
        }
    }
    // Verbs and adverbs that came with it: 圆满完成…, 科学编制….
    let ends = VERBS.all_in(&before[start..]).map(|(at, verb, ())| at + verb.len());
    start += ends.max().unwrap_or(0);
    (start < before.len()).then_some(start)
}

/// What is done to plans.
static VERBS: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::heads(listed_words(include_str!("plan_verbs.txt"))));

fn push(from: usize, to: usize, kind: ProgramKind, confidence: f32, out: &mut Vec<Candidate>) {
    let span = Span::new(from, to);
    out.push(Candidate { mention: span, name: span, kind, confidence });
}
