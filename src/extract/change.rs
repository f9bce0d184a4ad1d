//! Whether a figure is an amount of change: 增长8.6%, 减少28.3万人, but not 增加到90个.
//!
//! 新增 and 新建 are no change: what they count is a level of its own kind (城镇新增就业).

use super::quantity::Quantity;
use super::unit::Measure;
use crate::text::Span;
use crate::text::ends::last_chars;
use crate::text::lexicon::Lexicon;
use crate::text::table::{table_rows, words_for};
use std::sync::LazyLock;

/// The direction, when a figure is an amount of change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Change {
    /// The figure is a level.
    #[default]
    None,
    /// 增长, 提高
    Increase,
    /// 下降, 减少
    Decrease,
}

impl Change {
    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Increase => "increase",
            Self::Decrease => "decrease",
        }
    }
}

/// As far back as a word of change may stand, in characters.
const REACH: usize = 24;
/// Characters that an object between verb and number may have.
const LONGEST_OBJECT: usize = 14;
/// Between a word of change and its number.
static FILLERS: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::tails(words_for(include_str!("change/fillers.tsv"), "change")));
/// Between a rate of change and its number.
static RATE_FILLERS: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::tails(words_for(include_str!("change/fillers.tsv"), "rate")));
/// Words that set a rate beside another, or name one that is no change of anything stated.
const BESIDE: [&str; 6] = ["自然增", "高出", "高于", "低于", "快于", "超过"];
/// Another time that a comparison may name.
const OTHER_TIMES: [&str; 9] =
    ["上年", "去年", "上届", "同期", "年初", "年底", "年末", "同比", "前年"];

/// The changes of a line's quantities, in their order.
#[must_use]
pub fn changes(text: &str, line: Span, quantities: &[Quantity]) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::with_capacity(quantities.len());
    let mut end = line.start as usize;
    let mut rates = false;
    for quantity in quantities {
        let start = quantity.span.start as usize;
        let between = text.get(end.min(start)..start).unwrap_or("");
        let measure = Measure::of(&quantity.unit);
        let last = changes.last().copied().unwrap_or_default();
        // 增长5.2%、约4.4万亿元: a value beside its rate is no change, unless 分别 tells both.
        let value = rates && measure != Measure::Rates;
        let told = || last_chars(text.get(..start).unwrap_or(""), REACH * 2).contains("分别");
        let behind = text.get(quantity.span.end as usize..line.end as usize).unwrap_or("");
        changes.push(match is_joint(between) {
            true if last != Change::None && (!value || told()) => last,
            _ => of(between, behind, measure),
        });
        rates = measure == Measure::Rates;
        end = quantity.span.end as usize;
    }
    changes
}

/// The change that the words before and behind a quantity make it.
fn of(before: &str, behind: &str, measure: Measure) -> Change {
    let is_rate = measure == Measure::Rates;
    let clause = clause_end(before);
    let words = strip_fillers(clause, &FILLERS);
    // 改造提升90公里: what is made better is no amount by which it is.
    let betters = matches!(measure, Measure::Length | Measure::Area | Measure::Places);
    let ranks = behind.starts_with("位次") || behind.starts_with("名次");
    if betters && !ranks && words.ends_with("提升") {
        return Change::None;
    }
    let direct = ends_with_word(words, &[Place::Next, Place::Object]);
    if direct != Change::None {
        return direct;
    }
    let rate = ends_with_word(strip_fillers(clause, &RATE_FILLERS), &[Place::Rate]);
    if rate != Change::None {
        let beside = BESIDE.iter().any(|word| clause.contains(word));
        return if is_rate && !beside { rate } else { Change::None };
    }
    let than = ends_with_word(clause, &[Place::Than]);
    if than != Change::None && is_compared(clause) {
        return than;
    }
    let led = led_by_word(clause);
    if led != Change::None { led } else { followed_by_word(behind) }
}

/// Whether only a comma or a conjunction stands between two quantities.
fn is_joint(between: &str) -> bool {
    matches!(between.trim(), "、" | "和" | "与" | "及" | "以及" | "或")
}

/// The clause at the end of `before`, at most `REACH` characters of it.
fn clause_end(before: &str) -> &str {
    let stop =
        |c: char| matches!(c, '，' | '。' | '；' | '：' | ',' | ';' | ':' | '！' | '（' | '(');
    let from = before
        .char_indices()
        .rev()
        .take(REACH)
        .take_while(|(_, c)| !stop(*c))
        .last()
        .map_or(before.len(), |(i, _)| i);
    before[from..].trim_end()
}

fn strip_fillers<'a>(mut clause: &'a str, fillers: &Lexicon<()>) -> &'a str {
    while let Some((word, ())) = fillers.closing(clause) {
        clause = clause[..clause.len() - word.len()].trim_end();
    }
    clause
}

fn ends_with_word(words: &str, places: &[Place]) -> Change {
    match WORDS.closing(words) {
        Some((text, word)) if places.contains(&word.place) && !is_other_word(words, text) => {
            word.change
        }
        _ => Change::None,
    }
}

/// 新增, 不少, 提高: words that end in a word of change and are none.
fn is_other_word(words: &str, word: &str) -> bool {
    let before = words[..words.len() - word.len()].chars().next_back();
    match (word, before) {
        ("增", Some(c)) => "新倍激".contains(c),
        ("减", Some(c)) => "加裁核".contains(c),
        ("升", Some(c)) => "公毫".contains(c),
        ("降", Some(c)) => "空".contains(c),
        ("翻", Some(c)) => "推".contains(c),
        ("增加" | "增长", Some(c)) => c == '新',
        _ => false,
    }
}

/// 比上年…, 较去年…, 同比…
fn is_compared(clause: &str) -> bool {
    OTHER_TIMES.iter().any(|time| clause.contains(time))
}

/// 减少证明材料30%: the verb opens the clause and its object stands between.
fn led_by_word(clause: &str) -> Change {
    let mut verbs: Vec<_> = VERBS.all_in(clause).collect();
    verbs.sort_by_key(|&(at, text, _)| std::cmp::Reverse((text.len(), at)));
    let mut leading = verbs.into_iter().filter(|&(at, text, _)| {
        let (words, object) = clause.split_at(at + text.len());
        let short = object.chars().count() <= LONGEST_OBJECT;
        let level = object.contains(['至', '到', '为', '的', '、', '和'])
            || object.starts_with(['值', '额']);
        short && !level && !is_other_word(words, text)
    });
    leading.next().map_or(Change::None, |(_, _, change)| change)
}

/// 以8%的速度增长, 3%的降幅
fn followed_by_word(behind: &str) -> Change {
    let words = behind.trim_start_matches("以上").trim_start_matches("左右");
    let Some(words) = words.strip_prefix('的') else { return Change::None };
    let words = words.strip_prefix("速度").unwrap_or(words);
    let rise = ["增长", "递增", "增速", "增幅", "涨幅", "上升"];
    let fall = ["下降", "递减", "降幅", "跌幅", "减少"];
    if rise.iter().any(|word| words.starts_with(word)) {
        Change::Increase
    } else if fall.iter().any(|word| words.starts_with(word)) {
        Change::Decrease
    } else {
        Change::None
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Next,
    Object,
    Rate,
    Than,
}

#[derive(Clone, Copy)]
struct Word {
    change: Change,
    place: Place,
}

/// Words of change, to be found before a number.
static WORDS: LazyLock<Lexicon<Word>> = LazyLock::new(|| Lexicon::by_last(words()));

/// Those that their object may follow, to be found in a clause.
static VERBS: LazyLock<Lexicon<Change>> = LazyLock::new(|| {
    let verbs = words().filter(|(_, word)| word.place == Place::Object);
    Lexicon::by_first(verbs.map(|(text, word)| (text, word.change)))
});

fn words() -> impl Iterator<Item = (&'static str, Word)> {
    table_rows(include_str!("change/words.tsv")).filter_map(|row| {
        let [text, change, place] = row[..] else { return None };
        let change = if change == "increase" { Change::Increase } else { Change::Decrease };
        let place = match place {
            "object" => Place::Object,
            "rate" => Place::Rate,
            "than" => Place::Than,
            _ => Place::Next,
        };
        Some((text, Word { change, place }))
    })
}
