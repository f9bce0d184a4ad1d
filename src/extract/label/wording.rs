//! Wording: tokens become a label that fits a table row.

use super::cue::Cue;
use super::token::{Kind, Token};
use crate::text::lexicon::Lexicon;
use crate::text::table::listed_words;
use std::sync::LazyLock;

const GENERIC: &str = include_str!("generic.txt");

/// Characters that a label may have.
pub const LONGEST: usize = 30;

/// Characters from which a label is cut back to what stands nearest its head.
const COMFORTABLE: usize = 18;

/// Characters up to which who took part says nothing without what in (覆盖群众).
const LONGEST_GENERIC: usize = 6;

/// What is said of those who took part.
static REACHED: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::heads([
        "覆盖",
        "参与",
        "受益",
        "惠及",
        "参训",
        "受训",
        "受教育",
        "参加",
        "参观",
        "观看",
        "吸引",
    ])
});

/// The tokens as one phrase: blanks and clause punctuation left out.
#[must_use]
pub fn phrase(text: &str, tokens: &[Token]) -> String {
    let mut out = String::with_capacity(tokens.iter().map(|token| token.span.len()).sum());
    for token in tokens {
        push_clean(&mut out, token.span.of(text));
    }
    out
}

/// The tokens as a phrase of comfortable length, cut from the left at word boundaries: first at a
/// verb inside, then after a 的, then in its list.
#[must_use]
pub fn fitted(text: &str, tokens: &[Token]) -> String {
    if length(text, tokens) <= COMFORTABLE {
        return phrase(text, tokens);
    }
    let mut tokens = tokens.to_vec();
    tokens.retain(|token| token.kind != Kind::Remark);
    for cut in [at_inner_verb, after_de] {
        while length(text, &tokens) > COMFORTABLE {
            let Some(at) = cut(text, &tokens) else { break };
            tokens.drain(..at);
        }
    }
    if length(text, &tokens) > LONGEST
        && let Some(short) = shortened_list(text, &tokens)
    {
        return short;
    }
    while length(text, &tokens) > LONGEST && tokens.len() > 1 {
        tokens.remove(0);
    }
    bounded(phrase(text, &tokens))
}

/// At most [`LONGEST`] characters, none of them clause punctuation, whatever comes in.
#[must_use]
pub fn clipped(label: &str) -> String {
    let mut out = String::new();
    push_clean(&mut out, label);
    bounded(out)
}

/// At most [`LONGEST`] characters of a label that is clean.
fn bounded(label: String) -> String {
    if label.chars().count() <= LONGEST {
        return label;
    }
    label.chars().take(LONGEST - 1).chain(['…']).collect()
}

/// Whether a label says nothing without what it is of.
#[must_use]
pub fn is_generic(label: &str) -> bool {
    let short = label.chars().count() <= LONGEST_GENERIC;
    HEADS.get(label).is_some() || short && REACHED.opens(label)
}

/// Number of characters of the tokens.
#[must_use]
pub fn length(text: &str, tokens: &[Token]) -> usize {
    tokens.iter().map(|token| token.span.of(text).chars().count()).sum()
}

/// The words of `generic.txt`.
static HEADS: LazyLock<Lexicon<()>> = LazyLock::new(|| Lexicon::heads(listed_words(GENERIC)));

fn push_clean(out: &mut String, piece: &str) {
    for c in piece.chars() {
        match c {
            '，' | '。' | '；' | '：' | '！' | '？' | ',' | ';' | ':' | '!' | '?' | '\n' | '\r'
            | '\t' => {}
            '*' | '#' | '|' | '`' => {}
            ' ' if !out.ends_with(|c: char| c.is_ascii_alphanumeric()) => {}
            c if c.is_control() => {}
            _ => out.push(c),
        }
    }
}

/// The first verb inside that has its own object: the label may begin with it.
fn at_inner_verb(_: &str, tokens: &[Token]) -> Option<usize> {
    (1..tokens.len().saturating_sub(1)).find(|&i| {
        (tokens[i].is_plain_verb() || tokens[i].cue == Some(Cue::Either))
            && tokens.get(i + 1).is_some_and(Token::is_nounish)
            && tokens[i + 1..].iter().all(|t| t.cue != Some(Cue::Join))
    })
}

/// After the first 的 that leaves enough.
fn after_de(text: &str, tokens: &[Token]) -> Option<usize> {
    let at = tokens.iter().position(|token| token.is_de(text))?;
    (length(text, &tokens[at + 1..]) >= 4).then_some(at + 1)
}

/// 甲、乙、丙等项目 → 甲等项目; 甲、乙、丙 → 甲、乙等.
fn shortened_list(text: &str, tokens: &[Token]) -> Option<String> {
    let joins: Vec<usize> =
        (0..tokens.len()).filter(|&i| tokens[i].cue == Some(Cue::Join)).collect();
    let last = *joins.last()?;
    let head = tokens[last..].iter().position(|t| t.span.of(text) == "等").map(|i| last + i + 1);
    let tail = match head {
        Some(head) if head < tokens.len() => phrase(text, &tokens[head..]),
        _ => String::new(),
    };
    let room = LONGEST.checked_sub(tail.chars().count() + 1)?;
    let kept = joins.iter().rev().find(|&&i| length(text, &tokens[..i]) <= room)?;
    Some(clipped(&format!("{}等{tail}", phrase(text, &tokens[..*kept]))))
}
