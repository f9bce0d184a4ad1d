//! The noun phrase that the words before a number end in.

use super::cue::Cue;
use super::token::{Kind, Token};
use super::wording::is_generic;
use crate::text::words::Class;

/// Characters that a noun phrase before a number may have.
const LONGEST: usize = 48;

/// What the names of honours begin with.
const HONOURS: [&str; 9] = ["先进", "模范", "文明", "示范", "标兵", "优秀", "十佳", "最美", "百强"];

/// Verbs behind an indicator that only say that its value was reached.
const ACHIEVED: [&str; 4] = ["完成", "完成了", "实现", "实现了"];

/// Whether the last token is a verb that ends a noun phrase: 预算支出.
pub(super) fn ends_noun(tokens: &[Token]) -> bool {
    match tokens {
        [.., noun, last] => last.cue == Some(Cue::Either) && noun.is_nounish(),
        _ => false,
    }
}

/// The noun phrase that `tokens` end in, with the verb that governs it where the verb tells.
///
/// Adverbs between a subject and its verb are left out, so the result need not be one piece of
/// the text.
#[must_use]
pub fn object(text: &str, tokens: &[Token]) -> Vec<Token> {
    let mut taken: Vec<Token> = Vec::new();
    let mut chars = 0;
    for at in (0..tokens.len()).rev() {
        let token = tokens[at];
        let before = at.checked_sub(1).map(|i| tokens[i]);
        let after_noun = before.is_some_and(|b| b.is_nounish() || b.kind == Kind::Remark)
            || ends_noun(&tokens[..at]);
        let here = Here { text, token, before, taken: &taken, after_noun };
        match here.step() {
            Step::Take => taken.push(token),
            Step::TakeAndStop => {
                taken.push(token);
                // 新建改建农村公路, 发放宣传资料
                taken.extend(before.filter(|b| matches!(b.cue, Some(Cue::Verb | Cue::Either))));
                break;
            }
            Step::Skip => {}
            Step::Stop => break,
        }
        chars += token.span.of(text).chars().count();
        if chars > LONGEST {
            break;
        }
    }
    while taken.last().is_some_and(|t| is_edge(text, t)) {
        taken.pop();
    }
    taken.reverse();
    // 地区生产总值完成…: a verb that only says it was done ends no noun.
    while taken.last().is_some_and(|t| is_edge(text, t) || ACHIEVED.contains(&t.span.of(text)))
        && taken.iter().any(Token::is_nounish)
    {
        taken.pop();
    }
    while taken.last().is_some_and(|t| is_edge(text, t)) {
        taken.pop();
    }
    without_own_region(text, taken)
}

/// 全市女干部 → 女干部, but 全国文明城市 as it is.
fn without_own_region(text: &str, mut tokens: Vec<Token>) -> Vec<Token> {
    let honour = tokens.iter().any(|token| {
        token.kind == Kind::Name || HONOURS.iter().any(|h| token.span.of(text).starts_with(h))
    });
    if !honour && tokens.len() > 1 && tokens.first().is_some_and(|t| t.cue == Some(Cue::Whole)) {
        tokens.remove(0);
    }
    tokens
}

/// 完成, 实现: the number behind says how far.
#[must_use]
pub fn says_achieved(text: &str, token: &Token) -> bool {
    ACHIEVED.contains(&token.span.of(text))
}

/// The noun phrase that a clause opens with, if it opens with one: what the clause is about.
#[must_use]
pub fn subject(text: &str, tokens: &[Token]) -> Vec<Token> {
    let opening = tokens
        .iter()
        .skip_while(|t| is_edge(text, t) || t.cue == Some(Cue::Whole) || t.kind == Kind::Remark);
    let mut found: Vec<Token> = opening
        .take_while(|t| {
            t.is_nounish()
                || t.cue == Some(Cue::Join)
                || t.is_de(text)
                || t.kind == Kind::Remark
                || t.span.of(text) == "等"
        })
        .copied()
        .collect();
    while found.last().is_some_and(|t| is_edge(text, t)) {
        found.pop();
    }
    found
}

/// Whether the tokens name nothing but wholes: 全国、全省.
#[must_use]
pub fn is_whole_only(tokens: &[Token]) -> bool {
    tokens.iter().all(|token| matches!(token.cue, Some(Cue::Whole | Cue::Join)))
}

/// Whether the tokens are verbs alone, without a thing.
#[must_use]
pub fn is_verb_only(tokens: &[Token]) -> bool {
    tokens.iter().all(|token| {
        token.is_plain_verb()
            || matches!(
                token.cue,
                Some(Cue::Light | Cue::Verb | Cue::Either | Cue::Rise | Cue::Fall | Cue::Join)
            )
    })
}

enum Step {
    Take,
    TakeAndStop,
    Skip,
    Stop,
}

/// Where the walk to the left of a number stands.
#[derive(Clone, Copy)]
struct Here<'a> {
    text: &'a str,
    token: Token,
    /// The token to its left.
    before: Option<Token>,
    /// Those to its right that were taken, the leftmost last.
    taken: &'a [Token],
    /// Whether a noun ends right before it.
    after_noun: bool,
}

impl Here<'_> {
    /// What to do with the token.
    fn step(self) -> Step {
        let Self { text, token, taken, after_noun, .. } = self;
        match token.cue {
            Some(Cue::Light | Cue::Verb | Cue::Either | Cue::Rise | Cue::Fall) => self.verb_step(),
            Some(Cue::Nominal | Cue::Level | Cue::Whole) => Step::Take,
            Some(Cue::Join) => self.join_step(),
            Some(Cue::Drop) if self.is_dropped() => Step::Skip,
            // 每百户拥有量, 年产值超亿元企业
            Some(Cue::Frame) if token.span.of(text) == "每" && ends_in_number(text, taken) => {
                Step::TakeAndStop
            }
            // 在蓉企业: the city's letter alone would say nothing.
            Some(Cue::Frame) if token.span.of(text) == "在" && opens_with_letter(text, taken) => {
                Step::TakeAndStop
            }
            // 人口的平均受教育年限
            Some(Cue::Reach) if token.span.of(text) == "平均" && !taken.is_empty() => Step::Take,
            Some(Cue::Reach) if taken.len() > 1 && ends_in_number(text, taken) && after_noun => {
                Step::Take
            }
            Some(_) => Step::Stop,
            None => self.plain_step(),
        }
    }

    /// What to do with a verb.
    fn verb_step(self) -> Step {
        let Self { text, token, before, taken, after_noun } = self;
        let is_last = taken.is_empty();
        match token.cue {
            Some(Cue::Light | Cue::Verb) if is_last && after_noun => Step::Take,
            // 企业开办时间: the thing alone would say nothing.
            Some(Cue::Light)
                if after_noun
                    && before.is_some_and(|b| b.cue != Some(Cue::Whole))
                    && matches!(taken, [only] if is_generic(only.span.of(text))) =>
            {
                Step::Take
            }
            Some(Cue::Light) => Step::Stop,
            // 批评教育和处理3521人次: verbs in a list, nothing behind them.
            Some(Cue::Verb | Cue::Either)
                if is_last && before.is_some_and(|b| b.cue == Some(Cue::Join)) =>
            {
                Step::Take
            }
            Some(Cue::Verb) => Step::TakeAndStop,
            _ => {
                let qualified = before.is_some_and(|b| b.is_de(text)) && is_last;
                let chained =
                    before.is_some_and(|b| b.cue == Some(Cue::Either) || b.is_plain_verb());
                let loose = before.is_some_and(|b| is_passing(&b)) && is_last;
                if after_noun || qualified || chained || loose {
                    Step::Take
                } else {
                    Step::TakeAndStop
                }
            }
        }
    }

    /// What to do with 和 or 、: it is taken where it joins nouns, or a verb to verbs.
    fn join_step(self) -> Step {
        let Self { before, taken, .. } = self;
        match before {
            _ if taken.is_empty() => Step::Stop,
            Some(b) if b.is_nounish() || b.kind == Kind::Remark || b.cue == Some(Cue::Either) => {
                Step::Take
            }
            Some(b) if b.cue == Some(Cue::Verb) && is_verb_only(taken) => Step::Take,
            _ => Step::Stop,
        }
    }

    /// Whether a word that says nothing stands inside the phrase and is left out of it.
    fn is_dropped(self) -> bool {
        let Self { text, token, before, taken, after_noun } = self;
        // 查处各级违法案件
        let is_each = token.span.of(text).starts_with('各') && before.is_some_and(|b| governs(&b));
        // 接管户数今年目标值
        let of_noun = after_noun || before.is_some_and(|b| b.is_de(text));
        let is_of = of_noun && matches!(taken, [only] if is_generic(only.span.of(text)));
        !taken.is_empty() && (is_verb_only(taken) || is_each) || is_of
    }

    /// What to do with a word that is no cue.
    fn plain_step(self) -> Step {
        let Self { text, token, before, taken, after_noun } = self;
        let class = match token.kind {
            Kind::Name => return Step::Take,
            Kind::Remark => return if before.is_some() { Step::Take } else { Step::Stop },
            Kind::Word(class) => class,
        };
        match class {
            Class::Verb if after_noun && token.span.len() > 3 => Step::Take,
            Class::Verb if taken.is_empty() => Step::TakeAndStop,
            Class::Verb if token.span.len() > 3 => Step::TakeAndStop,
            // 公共债务未偿余额
            Class::Verb if before.is_some_and(|b| is_denial(text, &b)) => Step::Take,
            // Unknown words fall into single characters: 办 复 率.
            Class::Verb if taken.last().is_some_and(|t| t.span.len() <= 3) => Step::Take,
            Class::Verb => Step::Stop,
            // 不捕, 未结
            Class::Adverb if is_denial(text, &token) && denies(taken) => Step::Take,
            Class::Adverb if !taken.is_empty() && is_verb_only(taken) => Step::Skip,
            // 日间服务中心
            Class::Time if !taken.is_empty() && token.span.of(text).ends_with('间') => Step::Take,
            // 查处各类案件
            Class::Pronoun if before.is_some_and(|b| governs(&b)) && !taken.is_empty() => {
                Step::Skip
            }
            Class::Adverb | Class::Time | Class::Pronoun | Class::Preposition => Step::Stop,
            Class::Particle if matches!(token.span.of(text), "的" | "等") && before.is_some() => {
                Step::Take
            }
            Class::Particle => Step::Stop,
            Class::Number if is_digits(text, &token) => Step::Stop,
            Class::Other if matches!(token.span.of(text), "·" | "•" | "/" | "+" | "-") => {
                Step::Take
            }
            Class::Other => Step::Stop,
            _ => Step::Take,
        }
    }
}

/// Letters that stand for cities.
const LETTERS: &str = "京佛厦哈唐宁容成昆杭桂武汉沈沪泉津洛济深渝温琼甬筑苏莞蓉连邕郑银锡青榕穗";

/// Whether the leftmost word taken is the letter of a city.
fn opens_with_letter(text: &str, taken: &[Token]) -> bool {
    taken.last().is_some_and(|t| t.span.len() == 3 && LETTERS.contains(t.span.of(text)))
}

/// Whether the leftmost word taken is a numeral that is no figure: 百户, 亿元.
fn ends_in_number(text: &str, taken: &[Token]) -> bool {
    taken.last().is_some_and(|t| {
        let round = t.span.of(text).starts_with(['十', '百', '千', '万', '亿']);
        let counts = matches!(t.kind, Kind::Word(Class::Number | Class::Noun));
        t.cue.is_none() && counts && round
    })
}

/// Whether a verb takes what follows as its object.
fn governs(token: &Token) -> bool {
    token.is_plain_verb() || matches!(token.cue, Some(Cue::Verb | Cue::Either))
}

fn is_denial(text: &str, token: &Token) -> bool {
    matches!(token.span.of(text), "不" | "未")
}

/// Whether a verb stands leftmost: what denies it belongs to it (不捕, 未偿余额, 不符合条件对象).
fn denies(taken: &[Token]) -> bool {
    match taken {
        [only] => only.span.len() <= 3 && is_verb_only(taken),
        [.., first] => first.is_plain_verb(),
        [] => false,
    }
}

/// An adverb that stands between a subject and its verb.
fn is_passing(token: &Token) -> bool {
    token.cue == Some(Cue::Drop) || (token.cue.is_none() && token.kind == Kind::Word(Class::Adverb))
}

/// Words at the edge of a noun phrase that do not belong to it.
fn is_edge(text: &str, token: &Token) -> bool {
    matches!(token.cue, Some(Cue::Drop | Cue::Join | Cue::Compare))
        || token.is_de(text)
        || is_loose(token)
        || super::right::is_bound(text, token)
        || matches!(token.span.of(text), "等" | "中" | "后" | "内" | "时" | "里")
            && !matches!(token.kind, Kind::Name)
}

/// Adverbs, aspect particles and punctuation right before a number.
pub(super) fn is_loose(token: &Token) -> bool {
    token.cue.is_none()
        && matches!(token.kind, Kind::Word(Class::Adverb | Class::Other | Class::Time))
}

pub(super) fn is_digits(text: &str, token: &Token) -> bool {
    token.span.of(text).bytes().all(|b| b.is_ascii_digit() || b == b'.')
}
