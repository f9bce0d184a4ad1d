//! The last words before a number: what kind of claim they open.

use super::cue::Cue;
use super::left::{self, ends_noun, is_digits, is_loose, says_achieved};
use super::token::{Kind, Token};
use crate::text::words::Class;

/// Words that may say of when the first of two levels is.
const OF_LEVEL: usize = 6;

/// Last words of a remark on how a value was reckoned (按可比价格计算).
const CALCULATED: [&str; 6] = ["计算", "口径", "价格", "可比价", "计", "比较"];

/// Words that say how a change was reckoned, not what changed: 实际增长8%.
const MANNERS: [&str; 8] = ["实际", "实质", "名义", "可比", "可比价", "不变价", "现价", "同口径"];

/// What stands before a number, its last words understood.
#[derive(Clone, Debug, Default)]
pub struct Lead<'a> {
    /// What is left before those words.
    pub rest: &'a [Token],
    /// The noun phrase that the rest ends in.
    pub object: Vec<Token>,
    /// 增长, 下降: the number is an amount of change.
    pub change: Option<Token>,
    /// 达, 为, 超过: a subject and its value.
    pub reach: bool,
    /// 由, 从: the first of two levels.
    pub from: bool,
    /// 的 right before the number.
    pub de: bool,
    /// 、 or 和 right before the number: the words before it belong to the number before.
    pub joined: bool,
}

impl Lead<'_> {
    /// Whether a verb was seen that states a value.
    fn tells(&self) -> bool {
        self.from || self.reach || self.change.is_some()
    }

    /// 受惠人次由推行初期的25万: the time of the first level is no part of its name.
    fn open_level(&mut self) {
        let window = self.rest.len().saturating_sub(OF_LEVEL);
        let from = self.rest[window..].iter().rposition(|token| token.cue == Some(Cue::From));
        if let Some(at) = from {
            self.rest = &self.rest[..window + at];
            self.from = true;
        }
    }

    /// 回升到二季度的5.1%: nor is that of the second.
    fn close_level(&mut self, text: &str) {
        let times = self.rest.iter().rev().take_while(|token| is_time(text, token)).count();
        let (before, _) = self.rest.split_at(self.rest.len() - times);
        if times > 0 && before.last().is_some_and(|token| token.cue == Some(Cue::Reach)) {
            self.rest = &before[..before.len() - 1];
            self.reach = true;
        }
    }
}

/// Reads the words before a number from its side.
#[must_use]
pub fn lead<'a>(text: &str, tokens: &'a [Token]) -> Lead<'a> {
    let joined = tokens.last().is_some_and(|token| token.cue == Some(Cue::Join));
    let mut lead = Lead { rest: tokens, joined, ..Lead::default() };
    while let Some((last, rest)) = lead.rest.split_last() {
        match last.cue {
            Some(Cue::Reach) => lead.reach = true,
            Some(Cue::From) => lead.from = true,
            Some(Cue::Rise | Cue::Fall) if lead.change.is_none() => lead.change = Some(*last),
            Some(Cue::Drop | Cue::Join | Cue::Compare) => {}
            // 总长度将由218公里增至…
            Some(Cue::Frame) if last.span.of(text) == "将" && lead.tells() => {}
            // 一般预算支出完成…, 支出安排…: that it was done is no part of its name.
            Some(Cue::Light | Cue::Verb) if is_done(text, last, rest) => {}
            // 力争达到, 力争再降低
            Some(Cue::Light) if lead.reach || lead.change.is_some() => {}
            // 收入、支出分别完成
            Some(Cue::Light) if rest.last().is_some_and(|t| t.span.of(text) == "分别") => {
                lead.reach = true;
            }
            Some(_) => break,
            None if last.is_de(text) => lead.de = true,
            // 收入分别实际增长7%和6%
            None if lead.change.is_some() && is_manner(text, last) => {}
            None if is_loose(last) || is_digits(text, last) => {}
            // 普及率由每百人1.1部上升到1.9部: the base of the rate.
            None if is_base(text, last) && (lead.from || has_thing(rest)) => {}
            None => break,
        }
        lead.rest = rest;
    }
    if lead.de && !lead.from {
        lead.open_level();
        lead.close_level(text);
    }
    let calculated = lead.rest.last().is_some_and(|t| CALCULATED.contains(&t.span.of(text)));
    if lead.change.is_some() || calculated {
        lead.rest = before_comparison(lead.rest);
    }
    lead.object = left::object(text, lead.rest);
    lead
}

/// Whether the words only say how a change was reckoned.
#[must_use]
pub fn tells_manner(text: &str, tokens: &[Token]) -> bool {
    tokens.iter().all(|token| is_manner(text, token))
}

fn is_manner(text: &str, token: &Token) -> bool {
    MANNERS.contains(&token.span.of(text))
}

/// 2020年, 二季度, 初期.
fn is_time(text: &str, token: &Token) -> bool {
    token.kind == Kind::Word(Class::Time)
        || is_digits(text, token)
        || token.span.of(text).ends_with(['年', '月', '季', '期', '末', '底', '初'])
        || token.span.of(text).ends_with("季度")
}

/// Whether `last` only says that what stands before it was reached or planned.
fn is_done(text: &str, last: &Token, rest: &[Token]) -> bool {
    let noun = rest.last().is_some_and(|t| {
        !matches!(t.cue, Some(Cue::Whole | Cue::Level))
            && (t.is_nounish() || t.kind == Kind::Remark || ends_noun(rest))
    });
    noun && (says_achieved(text, last) || last.span.of(text) == "安排")
}

/// 每百人, 每人每月, 月人均: what a rate is reckoned on.
fn is_base(text: &str, token: &Token) -> bool {
    let word = token.span.of(text);
    word.starts_with('每') && word.chars().count() > 1
        || word.ends_with("人均")
        || word.ends_with("户均")
}

fn has_thing(tokens: &[Token]) -> bool {
    tokens.iter().any(|t| matches!(t.cue, Some(Cue::From | Cue::Reach)))
}

/// What stands before 比上年, 同比: the comparison itself is not the thing compared.
fn before_comparison(tokens: &[Token]) -> &[Token] {
    let window = tokens.len().saturating_sub(8);
    match tokens[window..].iter().rposition(|token| token.cue == Some(Cue::Compare)) {
        Some(at) => &tokens[..window + at],
        None => tokens,
    }
}
