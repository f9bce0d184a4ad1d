//! Two lines that were one before a measure broke them: what their words say of the break.
//!
//! Where a line ends on its page (measure, indent, gap) is for those to tell who know the page:
//! [`super::wrap`] of texts, a format of its own.

use crate::text::lexicon::Lexicon;
use crate::text::table::listed_words;
use std::sync::LazyLock;

/// What stands between the two where they are joined: a blank between Latin words, nothing else.
///
/// A number goes on in digits, a name of capitals in capitals: whoever broke a text after so many
/// characters broke those, too.
#[must_use]
pub fn joint(above: &str, below: &str) -> &'static str {
    let (above, below) = (above.trim_end(), below.trim_start());
    let mut before = above.chars().rev();
    let (Some(last), Some(next)) = (before.next(), below.chars().next()) else { return "" };
    let second = before.next().unwrap_or(' ');
    let clause = matches!(last, ',' | '.' | ';' | ':' | '!' | '?' | ')') && is_letter(second);
    let word = is_letter(last) && !(last.is_uppercase() && next.is_uppercase());
    let lone = last.is_uppercase() && !is_letter(second);
    let parted = match next {
        _ if is_letter(next) => clause || word,
        '0'..='9' => clause && last != '.' || is_letter(last) && !lone,
        '(' => is_letter(last) || clause,
        _ => false,
    };
    if parted { " " } else { "" }
}

/// Whether a sentence ends with the line, or what it announces begins below.
#[must_use]
pub fn is_finished(line: &str) -> bool {
    let line = line.trim_end();
    let words = line.trim_end_matches(['”', '’', '」', '』', '"', ')', '）', '》', '】', ']', '*']);
    words.ends_with(['。', '！', '？', '；', '：', '!', '?', ';', ':', '…'])
        || words.ends_with('.') && words.chars().rev().nth(1).is_some_and(|c| !c.is_ascii_digit())
}

/// Whether a numbering opens the line: 一、 （一） 第一部分 1. ① 壹、
///
/// A numeral inside a sentence (1.2万元, 一、二产业) is told only by what stands above it: ask
/// [`goes_on`].
#[must_use]
pub fn opens_item(line: &str) -> bool {
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || c == '*');
    if line.starts_with(|c| matches!(c, '①'..='⒛' | '㈠'..='㈩' | '❶'..='❿')) {
        return true;
    }
    let is_numeral = |c: char| "一二三四五六七八九十百零〇壹贰貳叁參肆伍陆陸柒捌玖拾".contains(c);
    let is_ordinal = line.starts_with('第');
    let line = line.trim_start_matches(['(', '（', '第']).trim_start();
    let rest = line.trim_start_matches(is_numeral);
    if rest.len() < line.len() {
        // 第一，改革取得突破。
        return is_ordinal && rest.starts_with(['，', ','])
            || rest.trim_start().starts_with(['、', '.', ')', '）', '章', '节', '節', '．'])
            || rest.starts_with("部分");
    }
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let next = rest.chars().nth(1);
    rest.len() < line.len()
        && line.len() - rest.len() < 3
        && (rest.starts_with(['、', ')', '）', '．'])
            || rest.starts_with('.') && !next.is_some_and(|c| c.is_ascii_digit()))
}

/// Whether a bullet opens the line.
#[must_use]
pub fn opens_bullet(line: &str) -> bool {
    let line = line.trim_start();
    let mut chars = line.chars();
    match chars.next() {
        Some('-' | '*' | '+' | '·') => chars.next().is_some_and(char::is_whitespace),
        Some('•' | '●' | '▪' | '◆' | '■' | '◎' | '▲' | '★' | '☆' | '□' | '◇' | '○') => {
            true
        }
        _ => false,
    }
}

/// Whether the paragraph of a line that fills its measure goes on in the line below, by their
/// words alone.
#[must_use]
pub fn goes_on(above: &str, below: &str) -> bool {
    let (above, below) = (above.trim(), below.trim());
    // Inside a sentence a dash goes on from the line above; behind a stop it sets an item off.
    let is_item = opens_bullet(below) || is_finished(above) && below.starts_with(['—', '─']);
    let is_hail = is_salutation(below) && below.ends_with(['：', ':', '！', '!']);
    if is_item || is_hail && below.chars().nth(LONGEST_HAIL).is_none() {
        return false;
    }
    // Behind an open sentence 一、 counts on: 二、三产业. Behind a heading it is the next.
    !opens_item(below) || !(is_finished(above) || opens_item(above))
}

/// Longest salutation that has a line of its own, in characters.
const LONGEST_HAIL: usize = 24;

/// 各位代表：
#[must_use]
pub fn is_salutation(line: &str) -> bool {
    static OPENINGS: LazyLock<Lexicon<()>> =
        LazyLock::new(|| Lexicon::heads(listed_words(include_str!("salutations.txt"))));
    let count = line.chars().count();
    let ends = line.ends_with([':', '：', '，', '！', '!', ',']);
    OPENINGS.opens(line) && (ends && count < 40 || count < 5)
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() && c < '\u{2e80}'
}
