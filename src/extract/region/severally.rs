//! Divisions told one by one: 甲县、乙县分别完成12万元和15万元，增长3%和5%.

use super::Division;
use super::mention::Mention;
use super::subject::{Known, LONGEST, is_led_in};
use crate::extract::quantity::{Quantity, quantities};
use crate::ingest::Source;
use crate::text::Span;

/// Words between the members of a list.
const JOINTS: [&str; 5] = ["、", "和", "与", "及", "以及"];

/// For each member of a list of divisions that heads a clause, its own among the numbers behind.
pub(super) fn read(
    source: &Source,
    text: &str,
    mentions: &[Mention],
    known: &Known,
) -> Vec<(Span, Division)> {
    let mut passages = Vec::new();
    let mut at = 0;
    while at < mentions.len() {
        let end = list_end(text, mentions, at);
        let members: Option<Vec<Division>> =
            mentions[at..end].iter().map(|mention| known.meant(mention)).collect();
        if let Some(members) = members.filter(|members| members.len() > 1)
            && let Some(line) = source.lines.get(source.line_at(mentions[at].span.start as usize))
            && is_led_in(text, line.span, &mentions[at])
        {
            let until = mentions.get(end).map_or(line.span.end, |next| next.span.start);
            let behind = Span { start: mentions[end - 1].span.end, end: until.min(line.span.end) };
            assign(text, behind, &members, &mut passages);
        }
        at = end;
    }
    passages
}

/// One past the last mention of the list that `first` opens.
fn list_end(text: &str, mentions: &[Mention], first: usize) -> usize {
    let joined = |pair: &[Mention]| match pair {
        [one, next] => text
            .get(one.span.end as usize..next.span.start as usize)
            .is_some_and(|between| JOINTS.contains(&between)),
        _ => false,
    };
    first + 1 + mentions[first..].windows(2).take_while(|pair| joined(pair)).count()
}

/// Gives every number of a list as long as that of the divisions to its division.
fn assign(text: &str, behind: Span, members: &[Division], passages: &mut Vec<(Span, Division)>) {
    let words = behind.of(text);
    let end = words
        .char_indices()
        .take(LONGEST)
        .take_while(|(_, c)| !matches!(c, '。' | '；' | '！'))
        .last()
        .map_or(0, |(i, c)| i + c.len_utf8());
    let span = Span { start: behind.start, end: behind.start + end as u32 };
    if !span.of(text).contains("分别") {
        return;
    }
    let found = quantities(text, span);
    let joined = |one: &Quantity, next: &Quantity| {
        text.get(one.span.end as usize..next.span.start as usize)
            .is_some_and(|between| JOINTS.contains(&between))
    };
    for list in found.chunk_by(joined).filter(|list| list.len() == members.len()) {
        passages.extend(list.iter().map(|quantity| quantity.span).zip(members.iter().copied()));
    }
}
