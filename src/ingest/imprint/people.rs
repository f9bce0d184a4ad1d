//! Is this the name of a person, an office with a name, a publisher?

use crate::text::fold;
use crate::text::han;
use crate::text::lexicon::Lexicon;
use crate::text::table::{listed_words, words_for};
use std::collections::HashSet;
use std::sync::LazyLock;

/// Text without any blanks: names are set wide (张  勇, 市  长).
pub(super) fn close(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whether `text` (without blanks) is a person's name: 万广明, 欧阳修文, 伊力哈木·沙比尔.
pub(super) fn is_name(text: &str) -> bool {
    let count = text.chars().count();
    if !text.chars().all(|c| han::is_han(c) || is_dot(c)) {
        return false;
    }
    if text.contains(is_dot) {
        return (4..=16).contains(&count) && !text.starts_with(is_dot) && !text.ends_with(is_dot);
    }
    let simplified = fold::simplified(text);
    let is_double = DOUBLE.iter().any(|surname| simplified.starts_with(surname));
    let is_single = simplified.chars().next().is_some_and(|c| SINGLE.contains(&c));
    let fits =
        if is_double { (3..=4).contains(&count) } else { is_single && (2..=3).contains(&count) };
    fits && !is_word(&simplified) && !OFFICES.iter().any(|office| simplified.ends_with(office))
}

/// One or more names, blanks or 、 between them, each of two or three characters.
pub(super) fn names(text: &str) -> Option<String> {
    let joined = close(text);
    if is_name(&joined) {
        return Some(joined);
    }
    // 朱 明 李 四: a name of two characters may be set wide.
    let parts: Vec<&str> =
        text.split([' ', '、', ',', '，']).filter(|part| !part.is_empty()).collect();
    ((2..=6).contains(&parts.len()) && parts.iter().all(|part| is_name(part)))
        .then(|| parts.join(" "))
}

/// What follows the last office in a line without blanks: `Some("")` for an office alone, `None` when
/// the line is not an office with at most a name.
pub(super) fn after_office(line: &str) -> Option<&str> {
    let simplified = fold::simplified(line);
    if simplified.chars().count() > 45 || simplified.contains(['。', '，', '；', ',']) {
        return None;
    }
    let mut ends: Vec<usize> = OFFICES
        .iter()
        .flat_map(|office| simplified.match_indices(office).map(|(at, office)| at + office.len()))
        .collect();
    ends.sort_unstable();
    ends.iter().rev().find_map(|&end| {
        let rest = line.get(end..)?.trim_start_matches([':', '：']);
        let rest = rest.trim_end_matches([')', '）']);
        (rest.is_empty() || is_name(rest) || is_lone_name(rest)).then_some(rest)
    })
}

/// The name behind an office and a blank (市長 盧秀燕), or all of `text` where that is not its form.
pub(super) fn without_office(text: &str) -> &str {
    let Some((before, name)) = text.rsplit_once(' ') else { return text };
    let before = fold::simplified(before.trim());
    if OFFICES.iter().any(|office| before.ends_with(office)) && is_name(name) { name } else { text }
}

/// The name that opens a title: 韩正市长在某市第十二届人民代表大会上的报告.
pub(super) fn before_office(title: &str) -> Option<String> {
    let head = title.split('在').next().filter(|head| head.len() < title.len())?;
    let name = OFFICES.iter().find_map(|office| head.strip_suffix(office))?;
    let name = name.trim_end_matches(['代', '副']);
    is_name(name).then(|| name.to_owned())
}

/// Whether `text` ends as the name of a newspaper, a bureau or a federation does.
pub(super) fn is_publisher(text: &str) -> bool {
    let simplified = fold::simplified(text);
    (2..=30).contains(&simplified.chars().count())
        && !simplified.contains(['。', '，', '；', '：', ':', ','])
        && PUBLISHERS.iter().any(|ending| simplified.ends_with(ending))
}

/// Behind an office a name needs no known surname: 市长牙合甫, 州长益西.
fn is_lone_name(text: &str) -> bool {
    (2..=4).contains(&text.chars().count())
        && text.chars().all(han::is_han)
        && !is_word(&fold::simplified(text))
}

fn is_dot(c: char) -> bool {
    matches!(c, '·' | '•' | '・' | '‧')
}

/// Words of headings and offices that look like names.
fn is_word(text: &str) -> bool {
    static ENDINGS: LazyLock<Lexicon<()>> =
        LazyLock::new(|| Lexicon::tails(words_for(include_str!("no_names.tsv"), "ends")));
    static OPENINGS: LazyLock<Lexicon<()>> =
        LazyLock::new(|| Lexicon::heads(words_for(include_str!("no_names.tsv"), "opens")));
    ENDINGS.closes(text) || OPENINGS.opens(text)
}

static SINGLE: LazyLock<HashSet<char>> = LazyLock::new(|| {
    listed_words(include_str!("surnames.txt"))
        .filter(|row| !row.contains(' '))
        .flat_map(str::chars)
        .collect()
});

static DOUBLE: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    listed_words(include_str!("surnames.txt"))
        .filter(|row| row.contains(' '))
        .flat_map(|row| row.split(' '))
        .collect()
});

static OFFICES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| listed_words(include_str!("offices.txt")).collect());

static PUBLISHERS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| listed_words(include_str!("publishers.txt")).collect());
