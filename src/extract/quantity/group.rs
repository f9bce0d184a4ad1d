//! Numbers that belong together: ranges (1-2个), ratios (1.42:33.56:65.02) and lists whose unit
//! stands only at the end (60.8、35.0、12.9万元).

use super::term::Term;
use super::value::Value;
use crate::text::han;
use crate::text::numeral::{Script, opens_numeral};

/// More members than this are a table that lost its cells.
const MOST_MEMBERS: usize = 40;
/// No ratio compares more.
const MOST_COMPARED: usize = 12;

/// How the numbers of a group belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// One number, or the two ends of 两三百.
    Alone,
    /// Two ends.
    Range,
    /// Members that compare.
    Ratio,
    /// Members that share the last one's unit.
    List,
}

/// One or more numbers read together.
#[derive(Debug)]
pub(super) struct Group {
    /// In reading order, never empty.
    pub terms: Vec<Term>,
    /// How they belong together.
    pub joint: Joint,
    /// Where to go on reading.
    pub end: usize,
}

impl Term {
    /// Whether it is a multiplier without digits.
    pub(super) fn is_bare(&self) -> bool {
        self.numeral.script == Script::Multiplier
    }
}

impl Group {
    /// The group that `first` opens; `before` is what stands before it.
    pub(super) fn read(text: &str, before: &str, first: Term) -> Self {
        ratio(text, before, &first)
            .or_else(|| range(text, before, &first))
            .or_else(|| list(text, before, &first))
            .unwrap_or_else(|| Self { end: first.end, joint: Joint::Alone, terms: vec![first] })
    }

    /// The value of a group that is one figure.
    pub(super) fn value(&self, before: &str) -> Value {
        let number = |term: &Term| term.value().to_f64();
        match (self.joint, &self.terms[..]) {
            (Joint::Ratio, members) => Value::Ratio(members.iter().map(number).collect()),
            (Joint::Range, [low, high]) => {
                let mut low_value = low.value();
                let (mantissa, top) =
                    (low_value.to_f64(), high.value().scaled(-high.numeral.scale));
                if low.numeral.scale == 0 && low.measure.is_none() && mantissa < top.to_f64() {
                    low_value = low_value.scaled(high.numeral.scale);
                }
                let (low, high) = (low_value.to_f64(), number(high));
                Value::Range { low: low.min(high), high: high.max(low) }
            }
            (_, [term, ..]) => match term.numeral.upper {
                Some(upper) => Value::Range { low: number(term), high: upper.to_f64() },
                None if is_negative(before, &term.unit) => Value::One(-number(term)),
                None => Value::One(number(term)),
            },
            (_, []) => Value::One(0.0),
        }
    }

    /// The value of one member of a list, which may take its multiplier from the last.
    pub(super) fn member_value(&self, member: &Term) -> f64 {
        let scale = self.terms.last().map_or(0, |last| last.numeral.scale);
        match member.numeral.scale {
            0 => member.value().scaled(scale).to_f64(),
            _ => member.value().to_f64(),
        }
    }
}

/// Whether a sign before the number makes it negative: -0.5%.
pub(super) fn is_negative(before: &str, unit: &str) -> bool {
    let Some(rest) = before.strip_suffix(['-', '－', '−', '–']) else { return false };
    let signed = matches!(unit, "%" | "个百分点" | "℃" | "‰");
    signed && !rest.ends_with(|c: char| c.is_alphanumeric() && !han::is_common(c) || c == '%')
}

/// What stands between the members of a ratio.
const COLONS: [char; 5] = [':', '：', '∶', '︰', '﹕'];

/// 1.42:33.56:65.02. Two whole numbers with a colon are a time unless the words say otherwise.
fn ratio(text: &str, before: &str, first: &Term) -> Option<Group> {
    let colon_at = |at| text[at..].chars().next().filter(|c| COLONS.contains(c));
    colon_at(first.end)?;
    let mut terms = vec![first.clone()];
    let mut end = first.end;
    while terms.len() < MOST_COMPARED
        && terms.last().is_some_and(|term| term.measure.is_none())
        && let Some(colon) = colon_at(end)
        && let Some(next) = arabic_at(text, end + colon.len_utf8())
    {
        end = next.end;
        terms.push(next);
    }
    let fractions = terms.iter().any(|term| term.value().is_fraction());
    let compares = fractions || says_ratio(before) || text[end..].starts_with("的比例");
    let single = terms.iter().all(|term| term.measure.is_none());
    (terms.len() > 1 && compares && single).then_some(Group { terms, joint: Joint::Ratio, end })
}

/// Whether the words before a number speak of a ratio.
fn says_ratio(before: &str) -> bool {
    let near = before.char_indices().rev().take(12).last().map_or(before, |(i, _)| &before[i..]);
    near.contains('比') || near.contains("结构") || near.contains("调整为")
}

/// 1-2个, 3%至5%; a year or a date on either side makes it none.
fn range(text: &str, before: &str, first: &Term) -> Option<Group> {
    let dash = dash_at(text, first.end)?;
    let second = arabic_or_chinese_at(text, first.end + dash.len())?;
    let from_to = matches!(dash, "至" | "到") && before.ends_with(['由', '从', '自']);
    let same_unit = first.measure.is_none() || first.unit == second.unit;
    let same_script = first.numeral.script == second.numeral.script;
    let goes_on = dash_at(text, second.end).is_some_and(|d| d == "-" || d == "－")
        && second.measure.is_none();
    if from_to || !same_unit || !same_script || goes_on {
        return None;
    }
    let end = second.end;
    Some(Group { terms: vec![first.clone(), second], joint: Joint::Range, end })
}

/// The sign at `at` that joins the ends of a range.
fn dash_at(text: &str, at: usize) -> Option<&'static str> {
    let signs = ["——", "--", "-", "－", "–", "—", "―", "─", "~", "～", "〜", "∼", "至", "到"];
    signs.into_iter().find(|sign| text[at..].starts_with(sign))
}

/// 60.8、35.0、12.9万元: members without a unit up to one that has it.
fn list(text: &str, before: &str, first: &Term) -> Option<Group> {
    if first.measure.is_some() || first.numeral.script != Script::Arabic || opens_item(before) {
        return None;
    }
    comma_at(text, first.end)?;
    let mut terms = vec![first.clone()];
    let mut end = first.end;
    while terms.len() < MOST_MEMBERS
        && terms.last().is_some_and(|term| term.measure.is_none())
        && let Some(comma) = comma_at(text, end)
        && let Some(next) = arabic_at(text, end + comma.len())
    {
        end = next.end;
        terms.push(next);
    }
    (terms.len() > 1).then_some(Group { terms, joint: Joint::List, end })
}

/// Whether a number here numbers an item: 1、
fn opens_item(before: &str) -> bool {
    before.trim_end().is_empty() || before.ends_with(['。', '；', '：', '！', ';', ':'])
}

fn comma_at(text: &str, at: usize) -> Option<&'static str> {
    ["、", "以及", "和", "与", "及", "或"].into_iter().find(|sign| text[at..].starts_with(sign))
}

fn arabic_at(text: &str, at: usize) -> Option<Term> {
    let digit = text.get(at..)?.starts_with(|c: char| c.is_ascii_digit());
    Term::at(text, at).filter(|term| digit && term.numeral.script == Script::Arabic)
}

fn arabic_or_chinese_at(text: &str, at: usize) -> Option<Term> {
    let opens = text.get(at..)?.starts_with(opens_numeral);
    Term::at(text, at).filter(|_| opens)
}
