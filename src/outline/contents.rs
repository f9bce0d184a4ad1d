//! Tables of contents, whose rows repeat the headings of the body and head nothing.

use crate::outline::heading::Heading;
use crate::outline::paragraph::{Paragraph, is_blank};
use std::collections::HashMap;

/// Takes out of `headings` those that only announce a later one.
pub fn take_out(text: &str, paragraphs: &[Paragraph], headings: &mut Vec<Heading>) {
    // The same heading twice, at most a salutation between: the first is left from navigation.
    let doubled: Vec<bool> = headings
        .windows(2)
        .map(|pair| {
            pair[0].paragraph + DOUBLED >= pair[1].paragraph
                && key(text, &pair[0]) == key(text, &pair[1])
        })
        .collect();
    let mut doubled = doubled.into_iter();
    headings.retain(|_| !doubled.next().unwrap_or(false));
    let keys: Vec<String> = headings.iter().map(|heading| key(text, heading)).collect();
    let mut last: HashMap<&str, usize> = HashMap::new();
    for (index, key) in keys.iter().enumerate() {
        last.insert(key, index);
    }
    let announces: Vec<bool> = headings
        .iter()
        .enumerate()
        .map(|(index, heading)| {
            let bare = heading.next >= paragraphs.get(heading.paragraph).map_or(0, |p| p.end);
            let again =
                keys.get(index).and_then(|k| last.get(k.as_str())).is_some_and(|&l| l > index);
            let next = headings.get(index + 1);
            let crowded = next.is_none_or(|next| next.paragraph <= heading.paragraph + 1);
            let paged = ends_in_page(text, heading);
            bare && (paged || again && crowded)
        })
        .collect();
    // Two rows in a body may repeat each other; a table of contents has at least three.
    if announces.iter().filter(|a| **a).count() < 3 {
        return;
    }
    let mut announces = announces.into_iter();
    headings.retain(|_| !announces.next().unwrap_or(false));
}

/// Paragraphs from a heading to its double, at most.
const DOUBLED: usize = 3;

fn key(text: &str, heading: &Heading) -> String {
    let title = text.get(heading.start..heading.end).unwrap_or("");
    let title =
        title.trim_end_matches(|c: char| c.is_ascii_digit() || is_blank(c) || ".…·—-".contains(c));
    title.chars().filter(|c| !is_blank(*c) && !"，,、。；;：:".contains(*c)).collect()
}

/// `一、总体要求……3`
fn ends_in_page(text: &str, heading: &Heading) -> bool {
    let title = text.get(heading.start..heading.end).unwrap_or("");
    let words = title.trim_end_matches(|c: char| c.is_ascii_digit());
    words.len() < title.len() && words.ends_with(['…', '.', '·', '\t'])
}
