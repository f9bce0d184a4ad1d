//! Names between quotation marks, and the list each stands in.
//!
//! Marks alone decide nothing: what is before the list, what is behind it, and how the name
//! ends do. What stands between 《》 is for `document`.

use super::lexicon::{Head, cue_before, tail_head};
use super::marks::{Quote, clause_before, links, tail_of};
use super::weigh::{Place, is_eponym, is_period, judge};
use super::{Candidate, FIRM, ProgramKind, THRESHOLD, document};
use crate::text::Span;

/// Judges every quote of a line.
pub(super) fn read(text: &str, line: Span, quotes: &[Quote], out: &mut Vec<Candidate>) {
    let mut head = None;
    // From the right: a list takes its head from what stands behind its last member.
    let mut heads = vec![None; quotes.len()];
    for (i, quote) in quotes.iter().enumerate().rev() {
        let tail = tail_of(text, line, quote.end());
        let linked = quotes.get(i + 1).is_some_and(|next| links(text, quote.end(), next.start()));
        head = match tail_head(tail) {
            Some((gap, found)) if plain(&tail[..gap]) => Some((gap, found)),
            _ if linked => head,
            _ => list_head(text, line, quote.end()),
        };
        heads[i] = head;
    }
    let mut clause = "";
    let mut list = out.len();
    for (i, quote) in quotes.iter().enumerate() {
        let linked =
            i > 0 && quotes.get(i - 1).is_some_and(|last| links(text, last.end(), quote.start()));
        if !linked {
            lift(&mut out[list..]);
            list = out.len();
            clause = clause_before(text, line, quote.start());
        }
        if quote.document {
            document::read(text, quote, out);
            continue;
        }
        let place = Place {
            clause,
            tail: tail_of(text, line, quote.end()),
            head: heads[i],
            cue: cue_before(clause),
            counted: is_counted_thing(text, line, quote),
            corners: text[quote.start()..].starts_with(['「', '『']),
        };
        out.push(candidate(text, quote, place));
    }
    lift(&mut out[list..]);
}

fn candidate(text: &str, quote: &Quote, place: Place<'_>) -> Candidate {
    let name = &text[quote.from..quote.to];
    // “三五”普法: the period is the campaign's.
    if is_period(name) && place.tail.starts_with("普法") {
        let name = Span::new(quote.from, quote.end() + "普法".len());
        let mention = Span::new(quote.start(), name.end as usize);
        return Candidate { mention, name, kind: ProgramKind::Campaign, confidence: 0.6 };
    }
    let (confidence, kind) = judge(name, place);
    let own = |at: usize| tail_head(place.tail).is_some_and(|(gap, _)| gap == at);
    let end = match place.head {
        Some((gap, head)) if belongs(name, gap, head) && own(gap) => quote.end() + gap + head.len,
        _ => quote.to,
    };
    let mention = Span::new(quote.start(), end.max(quote.end()));
    Candidate { mention, name: Span::new(quote.from, end), kind, confidence }
}

/// Whether the head `gap` bytes behind belongs to the name.
///
/// Mere numbers are no name without it (“4+1”工作法, “16+1”经贸合作示范区), nor is what it is only
/// named for (“一带一路”国际合作高峰论坛).
fn belongs(name: &str, gap: usize, head: Head) -> bool {
    let numeral = |c: char| "一二三四五六七八九十百千万双两".contains(c);
    let worded = |c: char| c.is_alphabetic() && c > 'z' && !numeral(c);
    if is_eponym(name, head) {
        gap <= 24
    } else if name.chars().all(numeral) {
        gap <= 12
    } else {
        let carried = gap <= 12 && head.own && !is_place(head.kind);
        !name.contains(worded) && (gap == 0 || carried)
    }
}

/// Whether what stands behind a number is a place or a way of working, which it only describes.
fn is_place(kind: ProgramKind) -> bool {
    matches!(kind, ProgramKind::Venue | ProgramKind::Mechanism)
}

/// Members of a list are of one sort: a sure one lifts those that nothing speaks against.
fn lift(list: &mut [Candidate]) {
    if list.iter().any(|c| c.confidence >= FIRM && c.kind != ProgramKind::Document) {
        for member in list.iter_mut().filter(|c| (0.1..THRESHOLD).contains(&c.confidence)) {
            member.confidence = THRESHOLD;
        }
    }
}

/// Whether a number counts what the quote names: “A”362家, 19辆“B”.
fn is_counted_thing(text: &str, line: Span, quote: &Quote) -> bool {
    let behind = text.get(quote.end()..line.end as usize).unwrap_or("");
    let before = text.get(line.start as usize..quote.start()).unwrap_or("");
    let mut back = before.chars().rev();
    let measure = back.next().is_some_and(|c| "个家所户名辆支条座项期场处".contains(c));
    let number = back.next().is_some_and(|c| c.is_ascii_digit() || "余多万".contains(c));
    behind.starts_with(|c: char| c.is_ascii_digit()) || measure && number
}

/// The head of a list that goes on without marks: “A”、乙工程等活动.
fn list_head(text: &str, line: Span, from: usize) -> Option<(usize, Head)> {
    let rest = text.get(from..line.end as usize)?;
    let list = rest.strip_prefix(['、', '和', '及'])?;
    let end = list.find(['，', '。', '；', '：', ',', ';', '“', '《']).unwrap_or(list.len());
    let (members, tail) = list[..end].split_once('等')?;
    let (gap, head) = tail_head(tail)?;
    (members.chars().count() <= 40 && plain(&tail[..gap])).then_some((gap, head))
}

/// Whether what stands between a name and its head is modifiers only.
fn plain(gap: &str) -> bool {
    let rest = gap.trim_start_matches(['等', '的']);
    rest.chars().count() <= 8
        && !rest.replace("对接", "").contains([
            '了', '在', '使', '为', '被', '向', '到', '由', '对', '把', '以', '是', '有', '让',
        ])
}
