//! Further places where a report names what is already known to be a program, marks or not.

use super::Program;
use crate::ingest::Source;
use crate::text::Span;
use crate::text::openers::Openers;
use std::collections::HashMap;

/// Shorter names are words of other meaning too often.
const SHORTEST: usize = 4;

/// Adds every place in the body that names one of `programs` and is not among its mentions yet.
pub(super) fn complete(source: &Source, programs: &mut [Program]) {
    let text = source.reading();
    let mut names: HashMap<[u8; 6], Vec<(String, usize)>> = HashMap::new();
    for (index, program) in programs.iter().enumerate() {
        let name = crate::text::fold::simplified(&program.name).into_owned();
        if name.chars().count() >= SHORTEST
            && let Some(pair) = pair(&name)
        {
            names.entry(pair).or_default().push((name, index));
        }
    }
    for of_pair in names.values_mut() {
        of_pair.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        of_pair.truncate(MOST);
    }
    let openers = Openers::of(names.values().flatten().map(|(name, _)| name.as_str()));
    let mut taken: Vec<Span> = programs.iter().flat_map(|p| p.mentions.iter().copied()).collect();
    taken.sort_unstable();
    let free = |span: Span| {
        let next = taken.partition_point(|t| t.start < span.end);
        next == 0 || !taken[next - 1].overlaps(span)
    };
    let mut found: Vec<(usize, Span)> = Vec::new();
    for line in source.body() {
        let body = line.span.of(text);
        let mut from = 0;
        while let Some(at) = openers.find(body, from) {
            let rest = &body[at..];
            let hit = pair(rest)
                .and_then(|pair| names.get(&pair))
                .and_then(|of_pair| of_pair.iter().find(|(name, _)| rest.starts_with(name)));
            match hit {
                Some((name, index)) => {
                    let start = line.span.start as usize + at;
                    let span = Span::new(start, start + name.len());
                    if free(span) {
                        found.push((*index, span));
                    }
                    from = at + name.len();
                }
                None => from = at + rest.chars().next().map_or(1, char::len_utf8),
            }
        }
    }
    for (index, span) in found {
        programs[index].mentions.push(span);
    }
    for program in programs {
        program.mentions.sort_unstable();
    }
}

/// The first two characters of `text` when both take three bytes, as all names do.
fn pair(text: &str) -> Option<[u8; 6]> {
    let pair: [u8; 6] = text.as_bytes().get(..6)?.try_into().ok()?;
    (pair[0] >= 0xe0 && pair[3] >= 0xe0).then_some(pair)
}

/// Names that open with the same two characters, at most: a hostile text stays linear.
const MOST: usize = 64;
