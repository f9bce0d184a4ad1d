//! Levels: which heading stands under which.
//!
//! A style met inside another nests in it for the whole report. What nesting does not show, the
//! usual order of styles settles.

use crate::outline::cues;
use crate::outline::heading::{Heading, Style};
use crate::outline::marker::ORDER_OF_PARTS;
use crate::outline::paragraph::Paragraph;
use std::collections::{HashMap, HashSet};

/// The level of each heading, from 1, never more than one deeper than the last. `turns` are the
/// paragraphs with which the report turns back to its main line, in order.
#[must_use]
pub fn levels(headings: &[Heading], turns: &[usize]) -> Vec<u8> {
    let line_order = order_of_lines(headings);
    let mut nested: HashSet<(Style, Style)> = HashSet::new();
    let mut open: Vec<Open> = Vec::new();
    let mut out = Vec::with_capacity(headings.len());
    let mut passed = 0;
    for heading in headings {
        if heading.style == Style::Apart {
            open.clear();
            out.push(1);
            continue;
        }
        let one = Open::new(heading, line_order);
        let turned =
            turns.iter().skip(passed).take_while(|&&turn| turn <= heading.paragraph).count();
        passed += turned;
        if turned > 0 {
            open.truncate(open.iter().take_while(|o| o.order <= ORDER_OF_MAIN).count().min(1));
        }
        if let Some(at) = open.iter().position(|o| o.style == one.style) {
            open.truncate(at);
        } else {
            let fresh = one.number <= 1;
            while let Some(last) = open.last() {
                let below = nested.contains(&(last.style, one.style));
                let above = nested.contains(&(one.style, last.style));
                let larger = last.order < one.order
                    || (fresh && !above && one.number == 1 && last.number > 0 && !last.loose);
                if below || (larger && !above) {
                    break;
                }
                open.pop();
            }
        }
        nested.extend(open.iter().map(|o| (o.style, one.style)));
        open.push(one);
        out.push(open.len().min(MOST) as u8);
    }
    out
}

/// Gives numbered headings the level that the format states, where it states one for all of a
/// numbering and no other numbering has it: a level set on everything tells nothing.
pub fn take_stated(headings: &mut [Heading], paragraphs: &[Paragraph]) {
    let stated = |heading: &Heading| paragraphs.get(heading.paragraph).map_or(0, |p| p.stated);
    let mut levels: HashMap<Style, u8> = HashMap::new();
    for heading in headings.iter().filter(|heading| heading.marker.is_some()) {
        let level = levels.entry(heading.style).or_insert_with(|| stated(heading));
        if *level != stated(heading) {
            *level = 0;
        }
    }
    let shared = |level: u8| levels.values().filter(|other| **other == level).count() > 1;
    for heading in headings.iter_mut().filter(|heading| heading.marker.is_some()) {
        if let Some(&level) = levels.get(&heading.style).filter(|l| **l > 0 && !shared(**l)) {
            heading.style = Style::Stated(level);
        }
    }
}

/// Gives a numbering that begins anew right below a part (二、2019年工作安排 / 一、…) a style of its
/// own, one order smaller: it counts what stands in the part.
pub fn nest_restarts(text: &str, headings: &mut [Heading]) {
    // The style that began anew, and its last number.
    let mut inner: Option<(u8, u32)> = None;
    for index in 1..headings.len() {
        let (before, rest) = headings.split_at_mut(index);
        let (Some(above), Some(heading)) = (before.last(), rest.first_mut()) else { continue };
        let (Some(marker), Style::Numbered(style)) = (&mut heading.marker, heading.style) else {
            inner = inner.filter(|_| heading.style != Style::Line);
            continue;
        };
        if marker.order > ORDER_OF_PARTS {
            continue;
        }
        let goes_on = inner.is_some_and(|(own, last)| own == style && marker.number == last + 1);
        let anew = marker.number == 1
            && above.style == heading.style
            && is_a_part(text.get(above.start..above.end).unwrap_or(""));
        inner = (goes_on || anew).then_some((style, marker.number));
        if inner.is_some() {
            heading.style = Style::Numbered(style + INNER);
        }
    }
}

/// 2019年工作安排, “十三五”时期的目标任务
fn is_a_part(title: &str) -> bool {
    (title.contains('年') || title.contains("时期")) && cues::ends_a_part(title)
}

#[derive(Clone, Copy)]
struct Open {
    style: Style,
    order: u8,
    number: u32,
    /// Enumerations and bullets: nothing numbered nests in them.
    loose: bool,
}

impl Open {
    fn new(heading: &Heading, line_order: u8) -> Self {
        let marked = heading.marker.map_or(0, |marker| marker.order);
        let order = match heading.style {
            Style::Stated(level) => level,
            Style::Numbered(style) => marked * 2 + 10 + u8::from(style >= INNER),
            Style::Line | Style::Apart => line_order,
            Style::RunIn(tier) => 100 + tier,
        };
        let number = heading.marker.map_or(0, |marker| marker.number);
        Self { style: heading.style, order, number, loose: marked >= 11 }
    }
}

/// Where lines standing alone rank: under the numberings that count on across them, over the rest;
/// under the parts too when several stand in the last part only.
fn order_of_lines(headings: &[Heading]) -> u8 {
    if let Some(order) = order_of_last_part(headings) {
        return order * 2 + 11;
    }
    let mut over = [0i32; 32];
    let mut last = [0u32; 32];
    let mut since: Vec<usize> = Vec::new();
    let mut lines = 0;
    for heading in headings {
        if heading.style == Style::Line {
            lines += 1;
            since = (0..32).collect();
        }
        let Some(marker) = heading.marker else { continue };
        let order = usize::from(marker.order).min(31);
        if let Some(at) = since.iter().position(|&o| o == order) {
            since.remove(at);
            let goes_on = last[order] > 0 && marker.number == last[order] + 1;
            let begins = marker.number == 1;
            over[order] += if goes_on {
                2
            } else if begins {
                -1
            } else {
                0
            };
        }
        // A larger numbering begins the smaller ones anew by itself.
        since.retain(|&o| o <= order);
        last[order] = marker.number;
        for smaller in last.iter_mut().skip(order + 1) {
            *smaller = 0;
        }
    }
    if lines == 0 {
        return 9;
    }
    let deepest = (0..32).rev().find(|&order| over[order] > 0);
    deepest.map_or(9, |order| order as u8 * 2 + 11)
}

/// The order of the parts, where they are numbered and two or more lines stand in the last of them,
/// none before.
fn order_of_last_part(headings: &[Heading]) -> Option<u8> {
    let order = |heading: &Heading| heading.marker.map_or(u8::MAX, |marker| marker.order);
    let part = headings.iter().map(order).min().filter(|order| *order <= ORDER_OF_PARTS)?;
    let parts = headings.iter().filter(|heading| order(heading) == part).count();
    let last = headings.iter().rposition(|heading| order(heading) == part)?;
    let is_line = |heading: &&Heading| heading.style == Style::Line;
    let before = headings.get(..last)?.iter().filter(is_line).count();
    let behind = headings.get(last..)?.iter().filter(is_line).count();
    (parts >= 2 && before == 0 && behind >= 2).then_some(part)
}

/// Order, as levels count it, up to which a heading stands on the main line: 一、 and above.
const ORDER_OF_MAIN: u8 = ORDER_OF_PARTS * 2 + 10;
/// Added to a style that begins anew within itself; the table of styles is shorter.
const INNER: u8 = 128;
/// Deepest level told apart.
const MOST: usize = 9;
