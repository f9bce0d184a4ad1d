//! The text behind a number: the noun phrase it counts, and what that does.

use super::cue::Cue;
use super::token::{Kind, Token};
use super::wording::length;
use crate::text::lexicon::Lexicon;
use crate::text::table::listed_words;
use crate::text::words::Class;
use std::sync::LazyLock;

/// Characters that a noun phrase behind a number may have.
const LONGEST: usize = 26;

/// Characters that a relative clause before the noun may have.
const LONGEST_RELATIVE: usize = 20;

/// Words that a name may have from a verb inside it on.
const NAME_END: usize = 6;

/// Words right behind a unit that belong to the number.
const BOUNDS: [&str; 6] = ["以上", "以下", "以内", "左右", "上下", "之多"];

/// Nouns that stand for people.
static PEOPLE: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::heads(listed_words(include_str!("people.txt"))));

/// What stands behind a number.
#[derive(Clone, Copy, Debug, Default)]
pub struct Follow<'a> {
    /// The noun phrase that the number counts; empty when none follows.
    pub noun: &'a [Token],
    /// What comes after it.
    pub rest: &'a [Token],
    /// 的 stands between the number and the noun.
    pub de: bool,
}

/// Reads what follows a number. `counts_actors`: its unit counts people or households, so a verb
/// behind the noun is what they do and not part of a name (26万户家庭参与活动).
#[must_use]
pub fn follow<'a>(text: &str, tokens: &'a [Token], counts_actors: bool) -> Follow<'a> {
    let bounds = tokens.iter().take_while(|token| BOUNDS.contains(&token.span.of(text))).count();
    let tokens = &tokens[bounds..];
    let de = tokens.first().is_some_and(|token| token.is_de(text));
    let tokens = if de { &tokens[1..] } else { tokens };
    let tokens = if de { tokens } else { &tokens[relative_clause(text, tokens)..] };
    let mut end = 0;
    while let Some(token) = tokens.get(end) {
        if !continues(text, tokens, end, *token, counts_actors)
            || length(text, &tokens[..=end]) > LONGEST
        {
            break;
        }
        end += 1;
    }
    while end > 0 && is_edge(text, &tokens[end - 1]) {
        end -= 1;
    }
    // 志愿者 活跃 在乡村: an adjective at the end is said of the noun.
    let predicate = |t: &Token| t.cue.is_none() && t.kind == Kind::Word(Class::Adjective);
    if end > 1 && end < tokens.len() && predicate(&tokens[end - 1]) {
        end -= 1;
    }
    let (noun, rest) = tokens.split_at(end);
    if noun.iter().all(|t| t.kind == Kind::Word(Class::Place)) {
        return Follow { noun: &[], rest: tokens, de };
    }
    Follow { noun, rest, de }
}

/// Tokens up to the noun where a clause with 的 stands before it (30个过亿元的项目); 0 without.
fn relative_clause(text: &str, tokens: &[Token]) -> usize {
    let opens = tokens.first().is_some_and(|token| {
        token.is_plain_verb()
            || matches!(token.cue, Some(Cue::Light | Cue::Verb | Cue::Reach | Cue::Either))
            || matches!(token.kind, Kind::Word(Class::Particle | Class::Number))
    });
    let near = tokens.iter().position(|token| token.is_de(text));
    match near {
        Some(at)
            if opens
                && length(text, &tokens[..at]) <= LONGEST_RELATIVE
                && tokens.get(at + 1).is_some_and(Token::is_nounish) =>
        {
            at + 1
        }
        _ => 0,
    }
}

/// Whether the token at `at` goes on with the noun phrase that `tokens` open.
fn continues(text: &str, tokens: &[Token], at: usize, token: Token, counts_actors: bool) -> bool {
    let next = tokens.get(at + 1);
    let noun_next = next.is_some_and(|n| n.is_nounish() || is_either(n));
    match token.cue {
        Some(Cue::Nominal | Cue::Level | Cue::Whole) => true,
        // 22万名下岗、失业职工
        Some(Cue::Verb | Cue::Either) if counts_actors && at == 0 && lists_people(text, tokens) => {
            true
        }
        // 16万名建档立卡贫困人口
        Some(Cue::Either) if counts_actors && at == 0 => leads_to_people(text, &tokens[1..]),
        Some(Cue::Either) if counts_actors => next.is_none(),
        // 办事处宣讲… is what the noun does; 危房改造项目 is its name.
        // 226宗申请
        Some(Cue::Either) if at == 0 && next.is_none() => true,
        Some(Cue::Either) => tokens.len() - at <= NAME_END && (at > 0 || noun_next),
        Some(Cue::Join) if counts_actors && at == 1 && lists_people(text, tokens) => true,
        Some(Cue::Join) => at > 0 && noun_next,
        Some(_) => false,
        None if token.is_de(text) => at > 0 && noun_next,
        None => match token.kind {
            Kind::Name => true,
            Kind::Remark => at > 0,
            Kind::Word(Class::Adverb) if at == 0 => matches!(token.span.of(text), "非" | "未"),
            // 农村绝对贫困人口
            Kind::Word(Class::Adverb) if token.span.of(text) == "绝对" => noun_next,
            // 千亩以上优质蔬菜基地
            Kind::Word(Class::Number) if at == 0 => noun_next,
            // 下岗失业人员
            Kind::Word(Class::Verb) if at < 2 && leads_to_people(text, &tokens[at + 1..]) => true,
            // 国有控股企业
            Kind::Word(Class::Verb) if at > 0 && noun_next && qualifies(tokens, at - 1) => true,
            // Unknown words fall into single characters.
            Kind::Word(Class::Verb) if token.span.len() <= 3 => {
                let beside = if at == 0 { next } else { tokens.get(at - 1) };
                beside.is_some_and(|t| t.cue.is_none() && t.span.len() <= 3)
            }
            Kind::Word(Class::Verb) => {
                // 公办幼儿园, 饮水问题: a verb before the last noun of the phrase.
                !counts_actors
                    && noun_next
                    && (tokens.get(at + 2).is_none_or(|t| !t.is_nounish())
                        || tokens[at + 1..].iter().all(Token::is_nounish))
                    && token.span.len() > 3
                    && at == 0
            }
            Kind::Word(Class::Particle) => token.span.of(text) == "等" && at > 0,
            Kind::Word(Class::Other) => matches!(token.span.of(text), "·" | "•" | "/" | "-"),
            Kind::Word(
                Class::Adverb
                | Class::Preposition
                | Class::Pronoun
                | Class::Conjunction
                | Class::Number,
            ) => false,
            Kind::Word(Class::Place) => at > 0,
            Kind::Word(Class::Time) => noun_next,
            Kind::Word(_) => true,
        },
    }
}

/// Whether a noun stands for people.
#[must_use]
pub fn names_people(text: &str, token: &Token) -> bool {
    PEOPLE.has(token.span.of(text))
}

/// Whether people are named right ahead, after one more verb at most.
fn leads_to_people(text: &str, tokens: &[Token]) -> bool {
    match tokens {
        [first, ..] if names_people(text, first) => true,
        [first, second, ..] => first.is_plain_verb() && names_people(text, second),
        _ => false,
    }
}

/// Whether `tokens` open with a list of verbs that says which people: 下岗、失业职工.
fn lists_people(text: &str, tokens: &[Token]) -> bool {
    let is_verb = |t: &Token| {
        t.is_plain_verb() || matches!(t.cue, Some(Cue::Verb | Cue::Either | Cue::Nominal))
    };
    match tokens {
        [first, join, second, rest @ ..] => {
            is_verb(first)
                && join.cue == Some(Cue::Join)
                && is_verb(second)
                && rest.first().is_some_and(|t| names_people(text, t))
        }
        _ => false,
    }
}

/// Whether a token only bounds the number before it: 以上, 左右.
#[must_use]
pub fn is_bound(text: &str, token: &Token) -> bool {
    BOUNDS.contains(&token.span.of(text))
}

/// Whether the token at `at` only stands before nouns, or denies what follows (未营运机构).
fn qualifies(tokens: &[Token], at: usize) -> bool {
    tokens
        .get(at)
        .is_some_and(|token| matches!(token.kind, Kind::Word(Class::Attributive | Class::Adverb)))
}

fn is_either(token: &Token) -> bool {
    token.cue == Some(Cue::Either)
}

fn is_edge(text: &str, token: &Token) -> bool {
    token.cue == Some(Cue::Join)
        || token.is_de(text)
        || matches!(
            token.span.of(text),
            "等" | "中" | "上" | "内" | "里" | "以上" | "以下" | "左右"
        )
}
