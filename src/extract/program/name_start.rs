//! Where a name without marks begins that its ending tells: behind a cue, a stop, a word that no
//! name holds.

use super::edition::without_edition;
use super::lexicon::{Hint, cue_before, cue_closing, is_in_word, own_head};
use crate::text::openers::Characters;
use std::sync::LazyLock;

/// Where the name before an ending begins, and whether that is right behind a cue; `None` when
/// too little is left to be a name.
pub(super) fn name_start(
    before: &str,
    behind_is_hotline: bool,
    overseas: bool,
) -> Option<(usize, bool)> {
    let Left { start, cut, cued } = left(before, behind_is_hotline, overseas);
    let cued = cued || is_singled_out(before, start, overseas);
    let mut name = &before[if cued { start } else { cut.unwrap_or(start) }..];
    while let Some(shorter) = Hint::Modifier.opening(name).and_then(|word| name.strip_prefix(word))
    {
        name = shorter;
    }
    // 1999市民热线 is no name of that year.
    if !behind_is_hotline {
        name = without_edition(name.trim_start_matches(['了', '好']));
    }
    (name.chars().count() >= 2).then_some((before.len() - name.len(), cued))
}

/// What stands to the left of an ending.
struct Left {
    /// Where a name may begin at the earliest.
    start: usize,
    /// What stands behind 和: the name begins there unless a cue opens a longer one.
    cut: Option<usize>,
    /// Whether a cue opens it.
    cued: bool,
}

/// Goes to the left from an ending up to a cue, or to what no name holds.
fn left(before: &str, behind_is_hotline: bool, overseas: bool) -> Left {
    let mut left = Left { start: before.len(), cut: None, cued: false };
    for (i, c) in before.char_indices().rev().take(LONGEST) {
        let ahead = &before[..i];
        let opens = || opens_name(ahead, before.len() - i, overseas);
        let whole = || is_in_word(before, i);
        if matches!(c, '和' | '与' | '及')
            && !whole()
            && left.start < before.len()
            && own_head(ahead).is_none()
        {
            left.cut = left.cut.or(Some(left.start));
            left.start = i;
            continue;
        }
        // 实施在莞青年支持计划: behind its verb a name may say where.
        let placed = || c == '在' && opens();
        if OUTSIDE.has(c) && !placed() && !whole() || !c.is_alphanumeric() {
            break;
        }
        if c.is_ascii_digit() && !behind_is_hotline {
            // 95支巾帼…: the measure word goes with the number.
            let measure = before[left.start..].chars().next().map_or(0, char::len_utf8);
            left.start = (i + 1).max(left.start + measure);
            break;
        }
        left.start = i;
        let uncut = |word: &&str| ahead.len() > word.len() && ahead.ends_with(*word);
        if opens() && !UNCUT.iter().any(uncut) {
            left.cued = true;
            break;
        }
    }
    left
}

/// Whether what stands before a name at `start` singles it out: it is counted (实施第二个…行动计划),
/// something is done to it (将…计划扩展至…), or it is described (启动为期三年的…行动).
fn is_singled_out(before: &str, start: usize, overseas: bool) -> bool {
    let (ahead, stem) = (&before[..start], before.len() - start);
    let counted = || {
        let numeral = |c| "一二三四五六七八九十".contains(c);
        let verb = ahead.strip_suffix('个')?.trim_end_matches(numeral).strip_suffix('第')?;
        Some(opens_name(verb, stem, overseas))
    };
    let described = || {
        let (gap, cue) = cue_before(ahead.strip_suffix('的')?)?;
        Some(stem >= LONG && gap <= LONG && cue.weight >= 0.1)
    };
    ahead.ends_with('将') || counted() == Some(true) || described() == Some(true)
}

/// Characters of a name before its ending, at most.
const LONGEST: usize = 26;

/// Whether a name of which `stem` bytes stand before its ending begins behind `before`: a cue is
/// there. What says little of marks (推动, 扩大) has to open its clause, for names hold such words
/// too (专利转化运用专项行动).
fn opens_name(before: &str, stem: usize, overseas: bool) -> bool {
    let opens = |ahead: &str| ahead.chars().next_back().is_none_or(|c| BEFORE_VERBS.contains(c));
    let weakest = if overseas { WEAKEST_OVERSEAS } else { WEAKEST };
    cue_closing(before).is_some_and(|(ahead, cue)| {
        let noun = match &before[ahead.len()..] {
            "升级" => true,
            "推进" => stem < SHORT,
            _ => false,
        };
        cue.weight > 0.0 && !noun || cue.weight >= weakest && opens(ahead)
    })
}

/// Bytes of a stem that is too short to be what was pushed on: 整村推进扶贫工程.
const SHORT: usize = 9;

/// The weight of the weakest cue that opens names.
const WEAKEST: f32 = -0.05;

/// The same where schemes are named without marks: 加强…计划.
const WEAKEST_OVERSEAS: f32 = -0.2;

/// What stands before a verb that opens its clause.
const BEFORE_VERBS: &str = "的了在和与及等为将把被对向从以到使让给是个名要并还也已正拟";

/// What is part of no name.
static OUTSIDE: LazyLock<Characters> =
    LazyLock::new(|| Characters::of("的了在和与及等为将把被对向从以到使让给是个名"));

/// Bytes of a name that is long enough to stand by itself, and of what describes it at most.
const LONG: usize = 18;

/// Cues that are as often part of a name (创新引领行动), and what only looks like one (组建成…).
const UNCUT: &[&str] = &["创新", "建设", "培育", "深化", "组建成", "形成", "推广", "结对", "通过"];
