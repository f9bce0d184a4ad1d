//! Titles between 《》: documents and works; a newspaper, a magazine or a broadcast is told by its
//! last word or by the words around it, and what is no title of its own (《实施意见》) is left out.

use super::marks::Quote;
use super::{Candidate, ProgramKind};
use crate::text::Span;
use crate::text::lexicon::Lexicon;
use crate::text::table::table_pairs;
use std::sync::LazyLock;

/// A word of titles.
#[derive(Clone, Copy)]
struct Part {
    /// Whether a document's title may end with it.
    last: bool,
}

static PARTS: LazyLock<Lexicon<Part>> = LazyLock::new(|| {
    let of_titles = parts().filter(|(_, role)| *role != "press");
    Lexicon::by_last(of_titles.map(|(word, role)| (word, Part { last: role != "plain" })))
});

/// What newspapers, magazines and broadcasts are called, at their names' end and around them.
static PRESS: LazyLock<[Lexicon<()>; 2]> = LazyLock::new(|| {
    let words = || parts().filter(|(_, role)| *role == "press").map(|(word, _)| word);
    [Lexicon::tails(words()), Lexicon::heads(words())]
});

fn parts() -> impl Iterator<Item = (&'static str, &'static str)> {
    table_pairs(include_str!("titles.tsv"))
}

/// What stands before a short name for a document named in full.
const ALIASING: [&str; 5] = ["简称", "简称为", "下称", "以下称", "简称："];

/// Judges a title between 《》.
pub(super) fn read(text: &str, quote: &Quote, out: &mut Vec<Candidate>) {
    let name = &text[quote.from..quote.to];
    let title = match name.rfind(['（', '(']) {
        Some(open) if open > 0 => &name[..open],
        _ => name,
    };
    let title = undated(title);
    let before = &text[..quote.start()];
    let alias = ALIASING.iter().any(|word| before.ends_with(word));
    let document = PARTS.closing(title).is_some_and(|(_, part)| part.last);
    let confidence = match () {
        () if is_nameless(title) => 0.2,
        () if alias || document => 0.85,
        () if is_work(title, before, &text[quote.end()..]) => 0.5,
        () => 0.2,
    };
    let name = Span::new(quote.from, quote.to);
    let kind = ProgramKind::Document;
    out.push(Candidate { mention: quote.span(), name, kind, confidence });
}

/// Whether a title may be a play's, a film's, a book's: not of the press, not a report.
fn is_work(title: &str, before: &str, behind: &str) -> bool {
    let [tails, heads] = &*PRESS;
    let press = tails.closes(title) || tails.closes(before) || heads.opens(behind);
    let undated = title.trim_end_matches(|c: char| c.is_ascii_digit() || c == '年');
    !press && title.chars().count() >= 2 && PARTS.closing(undated).is_none()
}

/// A title without the years of its plan: …蓝图2013-2022, …规划（2021—2025年）.
fn undated(title: &str) -> &str {
    let rest = title.trim_end_matches(|c: char| c.is_ascii_digit() || "-—–~～至年".contains(c));
    let years = title.len() - rest.len();
    if years >= "2013-2022".len() { rest } else { title }
}

/// Whether a title is made of words that any document's has: 纲要, 实施意见, 行动方案.
fn is_nameless(title: &str) -> bool {
    let mut rest = title;
    while let Some((word, _)) = PARTS.closing(rest) {
        rest = &rest[..rest.len() - word.len()];
    }
    rest.is_empty()
}
