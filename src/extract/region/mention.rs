//! Where a text names a division: one pass over the text, linear, no judgement of meaning.
//!
//! What accidents of neighbouring characters only look like a name (成县 in 完成县乡) is left out
//! here; which of several divisions of one name is meant is settled above.

use super::Division;
use super::table::{Form, names};
use crate::text::Span;
use crate::text::han;
use crate::text::openers::{Openers, two};
use std::ops::Range;
use std::sync::LazyLock;

/// A name of one or more divisions in the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mention {
    pub span: Span,
    pub form: Form,
    /// Into the index: divisions that bear the name.
    named: (u32, u32),
}

impl Mention {
    /// The divisions that bear the name, widest first.
    pub fn divisions(&self) -> impl Iterator<Item = Division> + Clone + use<> {
        let range = self.named.0 as usize..self.named.1 as usize;
        INDEX.names.get(range).unwrap_or_default().iter().map(|entry| entry.division)
    }
}

/// Every mention in `range` of `text`, appended to `mentions` in order.
pub(super) fn scan(text: &str, range: Range<usize>, mentions: &mut Vec<Mention>) {
    let Some(body) = text.get(range.clone()) else { return };
    let mut from = 0;
    while let Some(at) = INDEX.openers.find(body, from) {
        let rest = &body[at..];
        from = at + rest.chars().next().map_or(1, char::len_utf8);
        let Some(named) = INDEX.longest(rest) else { continue };
        let Entry { name, form, .. } = INDEX.names[named.0 as usize];
        let span = Span::new(range.start + at, range.start + at + name.len());
        // 其中宁晋县 is 宁晋县 and not 中宁.
        let cut_short = form == Form::Stem
            && INDEX.longest(&body[from..]).is_some_and(|next| {
                let next = &INDEX.names[next.0 as usize];
                next.form == Form::Whole && next.name.len() > name.len()
            });
        if !cut_short && stands_alone(text, span, name, form) {
            mentions.push(Mention { span, form, named });
            from = at + name.len();
        }
    }
}

struct Entry {
    name: &'static str,
    /// Its first two characters.
    pair: (char, char),
    form: Form,
    division: Division,
}

struct Index {
    /// By first two characters, then longest first, then by name, then whole names first.
    names: Vec<Entry>,
    /// By first character from U+4E00: where its names begin in `names`.
    first: Vec<u32>,
    openers: Openers,
}

const BASE: u32 = 0x4e00;
const SIZE: usize = 0x5200;

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let entry = |(name, form, division): (&'static str, _, _)| {
        let pair = two(name.chars());
        Entry { name, pair, form, division }
    };
    let mut all: Vec<Entry> = names().map(entry).collect();
    all.sort_by(|a, b| {
        a.pair
            .cmp(&b.pair)
            .then(b.name.len().cmp(&a.name.len()))
            .then(a.name.cmp(b.name))
            .then(a.form.cmp(&b.form))
            .then(a.division.level().cmp(&b.division.level()))
            .then(a.division.cmp(&b.division))
    });
    all.dedup_by(|b, a| a.name == b.name && a.division == b.division);
    let mut first = vec![0u32; SIZE + 1];
    for entry in &all {
        let slot = slot(entry.pair.0).unwrap_or(SIZE - 1);
        first[slot + 1] += 1;
    }
    for i in 1..first.len() {
        first[i] += first[i - 1];
    }
    let openers = Openers::of(all.iter().map(|entry| entry.name));
    Index { names: all, first, openers }
});

impl Index {
    /// The longest name that `text` begins with, as a range of `names`.
    fn longest(&self, text: &str) -> Option<(u32, u32)> {
        let pair = two(text.chars());
        let slot = slot(pair.0)?;
        let (from, to) = (self.first[slot] as usize, self.first[slot + 1] as usize);
        let of_first = &self.names[from..to];
        let start = of_first.partition_point(|entry| entry.pair < pair);
        let of_pair = &of_first[start..];
        let found = of_pair
            .iter()
            .take_while(|entry| entry.pair == pair)
            .position(|entry| text.starts_with(entry.name))?;
        let name = of_pair[found].name;
        let same = of_pair[found..].iter().take_while(|entry| entry.name == name).count();
        let begin = (from + start + found) as u32;
        Some((begin, begin + same as u32))
    }
}

fn slot(c: char) -> Option<usize> {
    let slot = (c as u32).checked_sub(BASE)? as usize;
    (slot < SIZE).then_some(slot)
}

/// Characters before a two-character name (成县) that leave it a word of its own.
const BEFORE_SHORT: &str = "在和与及从对到赴为由市省州区县以是向于给如将把让的其使";

/// (name, what stands before it, what stands behind it) that make it something else.
const ACCIDENTS: &[(&str, &[&str], &[&str])] = &[
    ("应城", &["适", "响", "相", "对", "供", "顺", "反", "效", "呼"], &["乡", "镇"]),
    ("合作", &[], &[]),
    ("全州", &[], &["(", "（", "各", "广", "上", "妇", "经", "人", "干", "党", "县"]),
    ("定州", &["确", "认", "评", "制", "规"], &["级"]),
    ("长治", &[], &["久"]),
];

/// Whether the characters around a name leave it a name.
fn stands_alone(text: &str, span: Span, name: &str, form: Form) -> bool {
    let (before, behind) = (&text[..span.start as usize], &text[span.end as usize..]);
    let next = behind.chars().next().unwrap_or(' ');
    // 全州县(市), 全州县级: every county of the prefecture. The county of that name opens a line
    // or stands behind what it lies in.
    if name == "全州县" {
        let named = before.is_empty() || before.ends_with(['\n', '西', '林', '市', '区', '、']);
        return named && !"(（级、市乡".contains(next);
    }
    // 海州市 is not 海州区.
    if form == Form::Stem && "市县州省旗盟".contains(next) {
        return false;
    }
    if name.len() == 6 && name.ends_with(['县', '区', '州']) {
        let free = before
            .chars()
            .next_back()
            .is_none_or(|c| !han::is_common(c) || BEFORE_SHORT.contains(c));
        if !free && !name.ends_with('州') || "级乡域直".contains(next) {
            return false;
        }
    }
    let torn = match name.chars().next_back() {
        Some('市') => "场值容".contains(next),
        Some('区') => "域间别块位划".contains(next),
        Some('县') => "级域".contains(next),
        _ => false,
    };
    let accident = ACCIDENTS.iter().any(|(word, left, right)| {
        name.starts_with(word)
            && (form == Form::Stem || right.is_empty() || name == "应城市")
            && (left.iter().any(|l| before.ends_with(l))
                || right.iter().any(|r| behind.starts_with(r)))
    });
    !torn && !accident
}
