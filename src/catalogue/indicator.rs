//! What a figure is compared by: its label in a form that reports of other regions and years
//! share, its unit, and whether it is a result or a target, a level or a change.

use super::cues::CUES;
use super::names;
use super::year::Period;
use crate::extract::{Change, Figure, Value};
use crate::text::table::table_pairs;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::LazyLock;

/// The key of figures that are compared with nothing.
pub const NONE: u64 = 0;

/// The key under which figures of one indicator meet; [`NONE`] for ranges, ratios and figures
/// without a label.
#[must_use]
pub fn key_of(figure: &Figure, period: Period) -> u64 {
    let name = shared_name(figure);
    if name.is_empty() || !matches!(figure.value, Value::One(_)) {
        return NONE;
    }
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    unit_of(figure, &name).hash(&mut hasher);
    figure.status.hash(&mut hasher);
    (figure.change == Change::None).hash(&mut hasher);
    period.extent.hash(&mut hasher);
    hasher.finish()
}

/// The unit that a figure is compared in: 常住人口1061万 counts people, written or not.
fn unit_of<'a>(figure: &'a Figure, name: &str) -> &'a str {
    let counts_people = figure.unit.is_empty() && name.ends_with("人口");
    if counts_people { "人" } else { shared_unit(&figure.unit) }
}

/// The unit under which units of one meaning are compared.
#[must_use]
pub fn shared_unit(unit: &str) -> &str {
    match unit {
        "名" | "位" | "人" | "口" => "人",
        "场" | "场次" => "场次",
        "个" | "家" | "所" | "处" | "座" => "个",
        "百分点" | "个百分点" => "个百分点",
        "千米" | "公里" => "公里",
        _ => unit,
    }
}

/// `word` and what else its indicator is called, for finding it by any of its names.
#[must_use]
pub fn other_names(word: &str) -> Vec<&'static str> {
    let Some(shared) = SYNONYMS.shared.get(word) else { return Vec::new() };
    let same = SYNONYMS.shared.iter().filter(|(_, to)| *to == shared);
    same.map(|(from, _)| from.as_str()).collect()
}

/// The name of a figure's indicator without what only points, reaches or repeats the region.
fn shared_name(figure: &Figure) -> String {
    let folded = names::folded(&figure.label);
    let label: String = folded.into_iter().filter(|c| !names::is_passed_over(*c)).collect();
    let regions = figure.region.map(|region| [region.name(), region.short()]);
    let mut name = label.as_str();
    loop {
        let before = name;
        name = without_year(name);
        name = without_first(name, &CUES.pointing);
        name = without_first(name, &CUES.wholes);
        name = without_first(name, &CUES.reaching);
        name = without_first(name, regions.as_ref().map_or(&[], |names| names.as_slice()));
        name = without_last(name, &CUES.reaching);
        if figure.change != Change::None {
            name = without_last(name, &CUES.changing);
        }
        if name == before {
            break;
        }
    }
    SYNONYMS.replaced(name)
}

fn without_first<'a>(name: &'a str, words: &[&str]) -> &'a str {
    let rest = |word: &&str| name.strip_prefix(word).filter(|rest| is_name(rest));
    words.iter().find_map(rest).unwrap_or(name)
}

fn without_last<'a>(name: &'a str, words: &[&str]) -> &'a str {
    let rest = |word: &&str| name.strip_suffix(word).filter(|rest| is_name(rest));
    words.iter().find_map(rest).unwrap_or(name)
}

/// 2019年生产总值 → 生产总值
fn without_year(name: &str) -> &str {
    let rest = name.trim_start_matches(|c: char| c.is_ascii_digit());
    let year = name.len() - rest.len() == 4;
    rest.strip_prefix('年').filter(|rest| year && is_name(rest)).unwrap_or(name)
}

/// At least two characters are left.
fn is_name(rest: &str) -> bool {
    rest.chars().nth(1).is_some()
}

struct Synonyms {
    /// As written, folded, to the shared name.
    shared: HashMap<String, &'static str>,
    /// Those with the same first character, longest first.
    by_first: HashMap<char, Vec<(String, &'static str)>>,
}

static SYNONYMS: LazyLock<Synonyms> = LazyLock::new(|| {
    let mut shared = HashMap::new();
    let mut by_first: HashMap<char, Vec<(String, &'static str)>> = HashMap::new();
    for (from, to) in table_pairs(include_str!("indicator/synonyms.tsv")) {
        let from: String = names::folded(from).into_iter().collect();
        if let Some(first) = from.chars().next() {
            by_first.entry(first).or_default().push((from.clone(), to));
        }
        shared.insert(from, to);
    }
    for rules in by_first.values_mut() {
        rules.sort_by_key(|(from, _)| std::cmp::Reverse(from.len()));
    }
    Synonyms { shared, by_first }
});

impl Synonyms {
    fn replaced(&self, name: &str) -> String {
        let mut shared = String::with_capacity(name.len());
        let mut rest = name;
        while let Some(first) = rest.chars().next() {
            let rules = self.by_first.get(&first).into_iter().flatten();
            let rule = rules.into_iter().find(|(from, _)| rest.starts_with(from.as_str()));
            let (taken, put) = match rule {
                Some((from, to)) => (from.len(), *to),
                None => (first.len_utf8(), &rest[..first.len_utf8()]),
            };
            shared.push_str(put);
            rest = &rest[taken..];
        }
        shared
    }
}
