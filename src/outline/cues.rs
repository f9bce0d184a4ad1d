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

/// Whether `title` (blanks taken out) opens the matter behind a report: annexes, glossaries, notes.
#[must_use]
pub fn opens_back_matter(title: &str) -> bool {
    BACK_MATTER.opens(title) || (title.chars().count() <= 24 && BACK_MATTER_ENDINGS.ends(title))
}

/// Whether `title` (blanks taken out) heads a table of contents.
#[must_use]
pub fn heads_contents(title: &str) -> bool {
    matches!(title, "目录" | "目次" | "目录Contents" | "内容目录")
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
static BACK_MATTER: LazyLock<Words> = LazyLock::new(|| Words::new(include_str!("back_matter.txt")));
static BACK_MATTER_ENDINGS: LazyLock<Words> = LazyLock::new(|| {
    Words::new("名词解释\n名词注释\n名词术语解释\n用语说明\n有关用语说明\n名词说明\n缩略语")
});
