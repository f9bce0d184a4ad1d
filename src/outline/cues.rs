//! Words that show what an opening sentence is: a heading, or talk.
//!
//! The lists stand in files beside this one. They were drawn from the openings of numbered and
//! unnumbered paragraphs of government reports.

use crate::text::lexicon::Lexicon;
use crate::text::table::listed_words;
use std::sync::LazyLock;

/// Whether `title` opens with a word that opens headings.
#[must_use]
pub fn opens_a_heading(title: &str) -> bool {
    OPENINGS.opens(title)
}

/// Whether `title` ends with a word that ends headings.
#[must_use]
pub fn ends_a_heading(title: &str) -> bool {
    ENDINGS.closes(title)
}

/// Whether `title` opens as salutations, closings, captions and turns of speech do.
#[must_use]
pub fn opens_talk(title: &str) -> bool {
    TALK_OPENINGS.opens(title)
}

/// Whether `title` ends as a sentence that leads into what follows does.
#[must_use]
pub fn ends_talk(title: &str) -> bool {
    TALK_ENDINGS.closes(title)
}

/// Whether `title` ends as the titles of a report's parts do (…工作回顾, …目标任务).
#[must_use]
pub fn ends_a_part(title: &str) -> bool {
    PART_ENDINGS.closes(title)
}

/// Whether a line is one of the short titles that parts of any report have (前言, 结语).
#[must_use]
pub fn is_a_usual_part(line: &str) -> bool {
    line.len() <= 18 && USUAL_PARTS.get(&line.replace([' ', '\u{3000}'], "")).is_some()
}

/// Whether `words` hail the listeners or look back over the whole: the report turns from its
/// details to its main line.
#[must_use]
pub fn turns(words: &str) -> bool {
    TURNS.opens(words)
}

/// Whether `title` (blanks taken out) opens the matter behind a report: annexes, glossaries, notes.
#[must_use]
pub fn opens_back_matter(title: &str) -> bool {
    // 《政府工作报告》注释
    let named = title.strip_prefix('《').and_then(|rest| rest.split_once('》'));
    let title = named.map_or(title, |(_, rest)| rest);
    let bare = title.trim_end_matches(['：', ':']);
    BACK_MATTER.opens(title) || (bare.chars().count() <= 24 && BACK_MATTER_ENDINGS.closes(bare))
}

static OPENINGS: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::heads(listed_words(include_str!("openings_of_heads.txt"))));
static ENDINGS: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::tails(listed_words(include_str!("endings_of_heads.txt"))));
static TALK_OPENINGS: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::heads(listed_words(include_str!("not_headings.txt"))));
static TALK_ENDINGS: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::tails(listed_words(include_str!("endings_of_talk.txt"))));
static PART_ENDINGS: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::tails(listed_words(include_str!("endings_of_parts.txt"))));
static USUAL_PARTS: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::heads(listed_words(include_str!("usual_parts.txt"))));
static TURNS: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::heads(listed_words(include_str!("turns.txt"))));
static BACK_MATTER: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::heads(listed_words(include_str!("back_matter.txt"))));
static BACK_MATTER_ENDINGS: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::tails(listed_words(include_str!("endings_of_back_matter.txt"))));
