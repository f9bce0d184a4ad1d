//! Tokens: the words around a number, with names, quotations and remarks kept whole.

use super::cue::Cue;
use crate::text::Span;
use crate::text::words::{self, Class};

/// Characters that a quotation may have and still be one token; keeps unclosed ones linear.
const LONGEST_NAME: usize = 60;

/// Last characters of indicators that the dictionary may cut off.
const MEASURED_ENDS: &str = "率量额值数积比度次";

/// Single characters that end nouns, though the dictionary has them as measure words.
const NOUN_ENDS: &str = "点站队组户岗店园村线类库厂团房院";

/// A word, or something that counts as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its place in the text.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// What it does around a number.
    pub cue: Option<Cue>,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A word of the dictionary.
    Word(Class),
    /// A quotation, a title, a named program.
    Name,
    /// A short remark in parentheses.
    Remark,
}

impl Token {
    /// Whether a noun phrase can be made of it.
    #[must_use]
    pub fn is_nounish(&self) -> bool {
        match self.cue {
            Some(Cue::Nominal | Cue::Level | Cue::Whole) => true,
            Some(_) => false,
            None => match self.kind {
                Kind::Name => true,
                Kind::Remark => false,
                Kind::Word(class) => matches!(
                    class,
                    Class::Noun
                        | Class::VerbalNoun
                        | Class::Adjective
                        | Class::Attributive
                        | Class::Place
                        | Class::Latin
                ),
            },
        }
    }

    /// Whether the dictionary has it as a verb and no cue says otherwise.
    #[must_use]
    pub fn is_plain_verb(&self) -> bool {
        self.cue.is_none() && self.kind == Kind::Word(Class::Verb)
    }

    /// Whether it is the particle 的, or 之 in its stead.
    #[must_use]
    pub fn is_de(&self, text: &str) -> bool {
        matches!(self.span.of(text), "的" | "之")
    }
}

/// The tokens of `span`; names hold together where they lie wholly inside.
///
/// `names` are in order and may overlap; the first of two that overlap counts.
#[must_use]
pub fn tokens(text: &str, span: Span, names: &[Span]) -> Vec<Token> {
    let mut found = Vec::new();
    let mut at = span.start as usize;
    let end = span.end as usize;
    let first = names.partition_point(|name| name.start < span.start);
    let mut names = names[first..].iter().take_while(|name| name.start < span.end).peekable();
    while at < end {
        while names.next_if(|name| (name.start as usize) < at || name.end > span.end).is_some() {}
        let name = names.peek().map(|name| **name);
        let bracket = next_bracket(text, at, name.map_or(end, |n| n.start as usize), end);
        let whole = bracket.or(name.map(|name| (name, Kind::Name)));
        let plain_end = whole.map_or(end, |(whole, _)| whole.start as usize);
        push_words(&mut found, text, at, plain_end);
        if let Some((span, kind)) = whole {
            found.push(Token { span, kind, cue: None });
            at = span.end as usize;
        } else {
            at = end;
        }
    }
    found
}

/// The first quotation, title or remark that opens before `limit` and closes before `end`.
fn next_bracket(text: &str, from: usize, limit: usize, end: usize) -> Option<(Span, Kind)> {
    let piece = text.get(from..limit)?;
    for (offset, c) in piece.char_indices() {
        let (close, kind) = match c {
            '“' => ('”', Kind::Name),
            '‘' => ('’', Kind::Name),
            '《' => ('》', Kind::Name),
            '「' => ('」', Kind::Name),
            '『' => ('』', Kind::Name),
            '（' => ('）', Kind::Remark),
            '(' => (')', Kind::Remark),
            _ => continue,
        };
        let start = from + offset;
        let rest = text.get(start..end)?;
        let near = rest.char_indices().take(LONGEST_NAME);
        if let Some((length, _)) = near.into_iter().find(|&(_, c)| c == close) {
            return Some((Span::new(start, start + length + close.len_utf8()), kind));
        }
    }
    None
}

fn push_words(found: &mut Vec<Token>, text: &str, start: usize, end: usize) {
    let Some(piece) = text.get(start..end) else { return };
    let first = found.len();
    if piece.contains(' ') {
        push_across_blanks(found, piece, start);
    } else if !piece.is_empty() {
        for word in words::words(piece) {
            let written = word.span.of(piece);
            let span = Span::new(start + word.span.start as usize, start + word.span.end as usize);
            push_word(found, span, written, word.class);
        }
    }
    mark_years(text, &mut found[first..]);
    mark_ratios(text, &mut found[first..]);
    join_ages(text, found, first);
    join_rates(text, found, first);
}

/// 0—14岁, 65岁及以上: whom a figure is of, in one noun.
fn join_ages(text: &str, tokens: &mut Vec<Token>, first: usize) {
    let is_number = |t: &Token| {
        t.span.of(text).bytes().all(|b| b.is_ascii_digit())
            || matches!(t.span.of(text), "—" | "-" | "–" | "－" | "~" | "～" | "至" | "——")
    };
    let mut at = first;
    while at < tokens.len() {
        if !tokens[at].span.of(text).starts_with('岁') {
            at += 1;
            continue;
        }
        let before = tokens[first..at].iter().rev().take_while(|t| is_number(t)).count();
        let behind = tokens[at + 1..]
            .iter()
            .take(2)
            .take_while(|t| matches!(t.span.of(text), "及" | "以上" | "以下" | "及以上" | "及以下"))
            .count();
        if before > 0 {
            let (from, to) = (at - before, at + behind);
            let span = Span::new(tokens[from].span.start as usize, tokens[to].span.end as usize);
            let age = Token { span, kind: Kind::Word(Class::Noun), cue: None };
            tokens.splice(from..=to, [age]);
            at = from;
        }
        at += 1;
    }
}

/// 实施率, 发案数: a verb and what is measured of it are one noun.
fn join_rates(text: &str, tokens: &mut Vec<Token>, first: usize) {
    let mut at = first + 1;
    while at < tokens.len() {
        let (verb, rate) = (tokens[at - 1], tokens[at]);
        let is_verb = matches!(verb.kind, Kind::Word(Class::Verb | Class::VerbalNoun))
            && !matches!(verb.cue, Some(Cue::Reach | Cue::Rise | Cue::Fall | Cue::From));
        if matches!(rate.span.of(text), "率" | "数" | "量" | "额")
            && is_verb
            && verb.span.end == rate.span.start
        {
            let span = Span::new(verb.span.start as usize, rate.span.end as usize);
            tokens[at - 1] = token(span, span.of(text), Class::Noun);
            tokens.remove(at);
        } else {
            at += 1;
        }
    }
}

/// Old web copies break words with blanks (增 长); words are looked for in the text without them.
fn push_across_blanks(found: &mut Vec<Token>, piece: &str, start: usize) {
    let mut dense = String::with_capacity(piece.len());
    let mut places = Vec::with_capacity(piece.len() + 1);
    for (at, c) in piece.char_indices().filter(|(_, c)| *c != ' ') {
        places.extend((0..c.len_utf8()).map(|byte| at + byte));
        dense.push(c);
    }
    for word in words::words(&dense) {
        let (from, to) = (word.span.start as usize, word.span.end as usize);
        if let (Some(&first), Some(&last)) = (places.get(from), places.get(to - 1)) {
            let span = Span::new(start + first, start + last + 1);
            push_word(found, span, word.span.of(&dense), word.class);
        }
    }
}

fn token(span: Span, written: &str, class: Class) -> Token {
    let single = written.chars().next().filter(|c| c.len_utf8() == written.len());
    let ends_noun = single.is_some_and(|c| MEASURED_ENDS.contains(c) || NOUN_ENDS.contains(c));
    let class = if ends_noun { Class::Noun } else { class };
    let cue = Cue::of(written).or_else(|| {
        // 新转移, 新认定
        let rest = Cue::of(written.strip_prefix('新')?)?;
        matches!(rest, Cue::Verb | Cue::Either).then_some(Cue::Verb)
    });
    Token { span, kind: Kind::Word(class), cue }
}

/// The guesser of unknown words takes 友城达 or 量减少 for one: the verb stands by itself.
fn push_word(found: &mut Vec<Token>, span: Span, written: &str, class: Class) {
    let Some(at) = verb_inside(written) else {
        return found.push(token(span, written, class));
    };
    // Blanks inside the word lie before its verb.
    let middle = span.end as usize - (written.len() - at);
    let (head, tail) = written.split_at(at);
    found.push(token(Span::new(span.start as usize, middle), head, Class::Noun));
    found.push(token(Span::new(middle, span.end as usize), tail, Class::Verb));
}

/// Where the verb begins that ends a word which the dictionary does not have.
fn verb_inside(written: &str) -> Option<usize> {
    if let Some(head) = written.strip_suffix(['达', '为', '占', '超', '由', '从', '至']) {
        let measured = head.ends_with(|c| MEASURED_ENDS.contains(c));
        let guessed = head.len() > '达'.len_utf8() && !words::is_known(written);
        return (measured || guessed).then_some(head.len());
    }
    let (at, _) = written.char_indices().rev().nth(1).filter(|(at, _)| *at > 0)?;
    let changes = matches!(Cue::of(&written[at..]), Some(Cue::Rise | Cue::Fall | Cue::Reach));
    (changes && Cue::of(written).is_none() && !words::is_known(written)).then_some(at)
}

/// 2007 and 年 are a time; 第3年 is one with its 第.
fn mark_years(text: &str, tokens: &mut [Token]) {
    for at in 1..tokens.len() {
        let digits = tokens[at - 1].span.of(text);
        let is_number = digits.bytes().all(|b| b.is_ascii_digit());
        let unit = tokens[at].span.of(text);
        if is_number && unit.starts_with(['年', '月', '日']) {
            tokens[at - 1].kind = Kind::Word(Class::Time);
            tokens[at].kind = Kind::Word(Class::Time);
            // 第3年, 民国115年
            let before = at.checked_sub(2).filter(|&i| is_of_years(tokens[i].span.of(text)));
            if let Some(before) = before {
                tokens[before].kind = Kind::Word(Class::Time);
            }
        }
    }
}

/// Whether a word before a number of years belongs to it.
fn is_of_years(word: &str) -> bool {
    matches!(word, "第" | "民国" | "中华民国")
}

/// 城乡居民收入比为2.5: this 比 is the noun, not the comparison.
fn mark_ratios(text: &str, tokens: &mut [Token]) {
    for at in 1..tokens.len() {
        let is_ratio = tokens[at - 1].span.of(text) == "比"
            && matches!(tokens[at].cue, Some(Cue::Reach | Cue::From));
        if is_ratio {
            tokens[at - 1].cue = None;
            tokens[at - 1].kind = Kind::Word(Class::Noun);
        }
    }
}
