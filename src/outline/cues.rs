//! Words that show what an opening sentence is: a heading, or talk.
//!
//! The lists stand in files beside this one. They were drawn from the openings of numbered and
//! unnumbered paragraphs of government reports.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Whether `title` opens with a word that opens headings.
#[must_use]
pub fn opens_a_heading(title: &str) -> bool {
    OPENINGS.opens(title)
}

/// Whether `title` ends with a word that ends headings.
#[must_use]
pub fn ends_a_heading(title: &str) -> bool {
    ENDINGS.ends(title)
}

/// Whether `title` opens as salutations, closings, captions and turns of speech do.
#[must_use]
pub fn opens_talk(title: &str) -> bool {
    TALK_OPENINGS.opens(title)
}

/// Whether `title` ends as a sentence that leads into what follows does.
#[must_use]
pub fn ends_talk(title: &str) -> bool {
    TALK_ENDINGS.ends(title)
}

/// Whether `title` ends as the titles of a report's parts do (…工作回顾, …目标任务).
#[must_use]
pub fn ends_a_part(title: &str) -> bool {
    PART_ENDINGS.ends(title)
}

/// Whether a line is one of the short titles that parts of any report have (前言, 结语).
#[must_use]
pub fn is_a_usual_part(line: &str) -> bool {
    line.len() <= 18 && USUAL_PARTS.words.contains(line.replace([' ', '\u{3000}'], "").as_str())
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
    let bare = title.trim_end_matches(['：', ':']);
    BACK_MATTER.opens(title) || (bare.chars().count() <= 24 && BACK_MATTER_ENDINGS.ends(bare))
}

/// Words of one list, looked up by the few lengths they have.
struct Words {
    words: HashSet<&'static str>,
    /// Lengths in bytes, shortest first.
    lengths: Vec<usize>,
}

impl Words {
    fn new(table: &'static str) -> Self {
        let rows = table.lines().filter(|row| !row.is_empty() && !row.starts_with('#'));
        let words: HashSet<&str> = rows.collect();
        let mut lengths: Vec<usize> = words.iter().map(|word| word.len()).collect();
        lengths.sort_unstable();
        lengths.dedup();
        Self { words, lengths }
    }

    fn opens(&self, text: &str) -> bool {
        let mut heads =
            self.lengths.iter().map_while(|&n| (n <= text.len()).then(|| text.get(..n)));
        heads.any(|head| head.is_some_and(|head| self.words.contains(head)))
    }

    fn ends(&self, text: &str) -> bool {
        let mut tails =
            self.lengths.iter().map_while(|&n| Some(text.get(text.len().checked_sub(n)?..)));
        tails.any(|tail| tail.is_some_and(|tail| self.words.contains(tail)))
    }
}

static OPENINGS: LazyLock<Words> =
    LazyLock::new(|| Words::new(include_str!("openings_of_heads.txt")));
static ENDINGS: LazyLock<Words> =
    LazyLock::new(|| Words::new(include_str!("endings_of_heads.txt")));
static TALK_OPENINGS: LazyLock<Words> =
    LazyLock::new(|| Words::new(include_str!("not_headings.txt")));
static TALK_ENDINGS: LazyLock<Words> =
    LazyLock::new(|| Words::new(include_str!("endings_of_talk.txt")));
static PART_ENDINGS: LazyLock<Words> =
    LazyLock::new(|| Words::new(include_str!("endings_of_parts.txt")));
static USUAL_PARTS: LazyLock<Words> = LazyLock::new(|| Words::new(include_str!("usual_parts.txt")));
static TURNS: LazyLock<Words> = LazyLock::new(|| Words::new(include_str!("turns.txt")));
static BACK_MATTER: LazyLock<Words> = LazyLock::new(|| Words::new(include_str!("back_matter.txt")));
static BACK_MATTER_ENDINGS: LazyLock<Words> =
    LazyLock::new(|| Words::new(include_str!("endings_of_back_matter.txt")));
