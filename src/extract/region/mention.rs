//! Where a text names a division: one pass over the text, linear, no judgement of meaning.
//!
//! What accidents of neighbouring characters only look like a name (成县 in 完成县乡) is left out
//! here; which of several divisions of one name is meant is settled above.

use super::Division;
use super::table::{Form, names};
use crate::text::Span;
use crate::text::han;
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
    let bytes = body.as_bytes();
    let mut at = 0;
    while at + 6 <= bytes.len() {
        // All names are of three-byte characters; others are stepped over by their length.
        let lead = bytes[at];
        if lead < 0xe0 {
            at += if lead < 0x80 { 1 } else { 2 };
            continue;
        }
        if lead >= 0xf0 {
            at += 4;
            continue;
        }
        match INDEX.longest(&bytes[at..]) {
            Some(named) => {
                let name = INDEX.names[named.0 as usize].name;
                let span = Span::new(range.start + at, range.start + at + name.len());
                let form = INDEX.names[named.0 as usize].form;
                // 其中宁晋县 is 宁晋县 and not 中宁.
                let cut_short = form == Form::Stem
                    && INDEX.longest(&bytes[at + 3..]).is_some_and(|next| {
                        let next = &INDEX.names[next.0 as usize];
                        next.form == Form::Whole && next.name.len() > name.len()
                    });
                if !cut_short && stands_alone(text, span, name, form) {
                    mentions.push(Mention { span, form, named });
                    at += name.len();
                } else {
                    at += 3;
                }
            }
            None => at += 3,
        }
    }
}

struct Entry {
    name: &'static str,
    /// Its first two characters.
    pair: [u8; 6],
    form: Form,
    division: Division,
}

struct Index {
    /// By first two characters, then longest first, then by name, then whole names first.
    names: Vec<Entry>,
    /// By first character from U+4E00: where its names begin in `names`.
    first: Vec<u32>,
    /// A bit for each place that the first two characters of a name are hashed to: most places
    /// of a text are told from a name at a glance.
    pairs: Vec<u64>,
}

const BASE: u32 = 0x4e00;
const SIZE: usize = 0x5200;

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let entry = |(name, form, division): (&'static str, _, _)| {
        let pair = *name.as_bytes().first_chunk()?;
        Some(Entry { name, pair, form, division })
    };
    let mut all: Vec<Entry> = names().filter_map(entry).collect();
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
        let slot = slot(entry.name.as_bytes()).unwrap_or(SIZE - 1);
        first[slot + 1] += 1;
    }
    for i in 1..first.len() {
        first[i] += first[i - 1];
    }
    let mut pairs = vec![0; PAIRS / 64];
    for place in all.iter().filter_map(|entry| pair_place(entry.name.as_bytes())) {
        pairs[place / 64] |= 1 << (place % 64);
    }
    Index { names: all, first, pairs }
});

/// Bits of `Index::pairs`: some twenty for each pair, so that few others pass.
const PAIRS: usize = 1 << 17;

/// Where the first two characters are hashed to.
fn pair_place(bytes: &[u8]) -> Option<usize> {
    let (first, second) = (code(bytes)?, code(bytes.get(3..)?)?);
    Some(((first * 0x9e5) ^ (second * 0x3b)) as usize % PAIRS)
}

impl Index {
    /// The longest name that `bytes` begin with, as a range of `names`.
    fn longest(&self, bytes: &[u8]) -> Option<(u32, u32)> {
        let place = pair_place(bytes)?;
        if self.pairs[place / 64] >> (place % 64) & 1 == 0 {
            return None;
        }
        let slot = slot(bytes)?;
        let (from, to) = (self.first[slot] as usize, self.first[slot + 1] as usize);
        let pair = bytes.first_chunk()?;
        let of_first = &self.names[from..to];
        let start = of_first.partition_point(|entry| entry.pair < *pair);
        let of_pair = &of_first[start..];
        let found = of_pair
            .iter()
            .take_while(|entry| entry.pair == *pair)
            .position(|entry| bytes.starts_with(entry.name.as_bytes()))?;
        let name = of_pair[found].name;
        let same = of_pair[found..].iter().take_while(|entry| entry.name == name).count();
        let begin = (from + start + found) as u32;
        Some((begin, begin + same as u32))
    }
}

fn slot(bytes: &[u8]) -> Option<usize> {
    let slot = code(bytes)?.checked_sub(BASE)? as usize;
    (slot < SIZE).then_some(slot)
}

/// The code point of three bytes.
fn code(bytes: &[u8]) -> Option<u32> {
    let [a, b, c, ..] = *bytes else { return None };
    Some((u32::from(a) & 0xf) << 12 | (u32::from(b) & 0x3f) << 6 | u32::from(c) & 0x3f)
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
