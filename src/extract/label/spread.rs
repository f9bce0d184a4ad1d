//! Distributive lists: 城镇和农村居民收入分别增长6%、10% are two rows, one a member.

use super::cue::Cue;
use super::token::Token;
use super::wording::{is_generic, phrase};
use crate::text::table::table_rows;
use std::sync::LazyLock;

/// Words that name two things at once, with the two.
static COLLECTIVES: LazyLock<Vec<[&str; 3]>> = LazyLock::new(|| {
    let rows = table_rows(include_str!("collectives.tsv"));
    rows.filter_map(|row| row.first_chunk::<3>().copied()).collect()
});

/// Ends of words that a table row can be about by itself.
const INDICATOR_ENDS: &str = "率值额量入资数积度重例费款贷润税本能耗";

/// The `count` members of the list that `tokens` end in, each with what the list shares; `None`
/// when the list has another number of members.
#[must_use]
pub fn members(text: &str, tokens: &[Token], count: usize) -> Option<Vec<String>> {
    if count < 2 {
        return None;
    }
    let Some(joints) = joints(text, tokens, count) else {
        return collective(&phrase(text, tokens), count);
    };
    let mut parts = Vec::with_capacity(count);
    let mut start = 0;
    for joint in joints {
        parts.push(&tokens[start..joint]);
        start = joint + 1;
    }
    parts.push(&tokens[start..]);
    if parts.iter().any(|part| part.is_empty()) {
        return None;
    }
    let last = parts.pop()?;
    let needy = parts.iter().find(|part| !stands_alone(text, part));
    if needy.is_none() {
        let first = parts[0];
        let rest = parts[1..].iter().chain([&last]).map(|part| with_head(text, first, part));
        return Some(std::iter::once(phrase(text, first)).chain(rest).collect());
    }
    let shared = needy.map_or(String::new(), |part| shared_tail(text, part, last));
    let mut labels = Vec::with_capacity(count);
    for part in parts {
        let tail = if stands_alone(text, part) { "" } else { shared.as_str() };
        labels.push(overlapped(&phrase(text, part), tail));
    }
    labels.push(phrase(text, last));
    Some(labels)
}

/// The words that part the last `count` members of a list; `None` where there are too few.
///
/// Where commas alone part as many, what 和 joins is one member (软件和信息服务、新材料分别…). A 和
/// that a comma follows parts members only when there would be too few without it.
fn joints(text: &str, tokens: &[Token], count: usize) -> Option<Vec<usize>> {
    let all: Vec<usize> = (0..tokens.len()).filter(|&i| tokens[i].cue == Some(Cue::Join)).collect();
    let mut commas = all.clone();
    commas.retain(|&i| tokens[i].span.of(text) == "、");
    let mut own = commas.clone();
    own.extend(all.last().filter(|last| commas.last().is_none_or(|comma| comma < *last)));
    let lists = [commas, own, all];
    let exact = lists.iter().find(|list| list.len() + 1 == count);
    let list = exact.or_else(|| lists[1..].iter().find(|list| list.len() + 1 > count))?;
    Some(list[list.len() + 1 - count..].to_vec())
}

/// The members of the list that `tokens` are, if they are one.
#[must_use]
pub fn all_members(text: &str, tokens: &[Token]) -> Option<Vec<String>> {
    let joins = tokens.iter().filter(|token| token.cue == Some(Cue::Join)).count();
    members(text, tokens, joins + 1)
}

/// 工业总产值和增加值: a later member that says nothing by itself shares the head of the first.
fn with_head(text: &str, first: &[Token], part: &[Token]) -> String {
    let own = phrase(text, part);
    let head = first.len().checked_sub(part.len()).map_or(&[][..], |at| &first[..at]);
    if is_generic(&own) { format!("{}{own}", phrase(text, head)) } else { own }
}

/// Both members of a word that names two things at once: 城乡居民收入.
fn collective(whole: &str, count: usize) -> Option<Vec<String>> {
    if count != 2 {
        return None;
    }
    let [word, members @ ..] = COLLECTIVES.iter().find(|[word, ..]| whole.contains(word))?;
    Some(members.iter().map(|member| whole.replacen(word, member, 1)).collect())
}

/// What the last member of a list has that `part` shares with it.
fn shared_tail(text: &str, part: &[Token], last: &[Token]) -> String {
    if let Some(at) = tail_at_de(text, last) {
        return phrase(text, &last[at..]);
    }
    let (part, last) = (behind_joins(part), behind_joins(last));
    if let Some(at) = last.iter().position(|token| token.span.of(text) == "等") {
        return phrase(text, &last[at + 1..]);
    }
    // 制造业 and 软件和信息服务业营业收入: words of one ending are each its member's own.
    let ending = part.last().and_then(|token| token.span.of(text).chars().next_back());
    let alike = last.iter().position(|token| token.span.of(text).chars().next_back() == ending);
    if let Some(at) = alike.filter(|at| at + 1 < last.len()) {
        return phrase(text, &last[at + 1..]);
    }
    // As many words as the other member has are the last member's own; of a longer word only as
    // many characters (城镇 and 农村居民).
    let own = part.len().min(last.len().saturating_sub(1)).max(1);
    let rest = phrase(text, last.get(own..).unwrap_or(&[]));
    let chars = phrase(text, part).chars().count();
    let word: String = phrase(text, last.get(..1).unwrap_or(&[])).chars().skip(chars).collect();
    if part.len() == 1 && word.chars().count() >= 2 { format!("{word}{rest}") } else { rest }
}

/// The words of a member behind the last 和 inside it.
fn behind_joins(member: &[Token]) -> &[Token] {
    let at = member.iter().rposition(|token| token.cue == Some(Cue::Join));
    &member[at.map_or(0, |at| at + 1)..]
}

/// `first` then `second`; what ends the one and opens the other is said once: 城镇居民 and 居民收入.
fn overlapped(first: &str, second: &str) -> String {
    let ends = second.char_indices().map(|(at, c)| at + c.len_utf8()).skip(1);
    let shared = ends.filter(|&end| first.ends_with(&second[..end])).last().unwrap_or(0);
    format!("{first}{}", &second[shared..])
}

/// Where 中的女性比例 begins.
fn tail_at_de(text: &str, tokens: &[Token]) -> Option<usize> {
    let de = tokens.iter().position(|token| token.is_de(text))?;
    let before = tokens.get(de.checked_sub(1)?)?;
    Some(if before.span.of(text) == "中" { de - 1 } else { de }).filter(|&at| at > 0)
}

/// 工业增加值 needs nothing from the other members.
fn stands_alone(text: &str, part: &[Token]) -> bool {
    let Some(last) = part.last() else { return false };
    let word = last.span.of(text);
    word.chars().count() > 1 && word.ends_with(|c| INDICATOR_ENDS.contains(c))
}
