//! The words that say whether work is done or aimed at.

use super::Status;
use crate::text::lexicon::Lexicon;
use crate::text::table::table_rows;
use std::sync::LazyLock;

/// How far a cue before a number reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// To the end of the sentence.
    Sentence,
    /// To the end of the sentence, unless its clause measures by what it names.
    Goal,
    /// To the end of its clause.
    Clause,
}

/// The cues by the place where they count.
pub(super) struct Cues {
    /// Anywhere in a heading.
    heading: Lexicon<Status>,
    /// At the end of a heading.
    pub(super) ending: Lexicon<Status>,
    /// In the first clauses of a paragraph.
    pub(super) opening: Lexicon<Status>,
    /// Before the number.
    pub(super) before: Lexicon<(Status, Reach)>,
    /// Behind the number in its clause.
    pub(super) behind: Lexicon<Status>,
}

pub(super) static CUES: LazyLock<Cues> = LazyLock::new(|| Cues {
    heading: Lexicon::by_first(at("heading")),
    ending: Lexicon::by_last(at("ending")),
    opening: Lexicon::by_first(at("opening")),
    before: Lexicon::by_first(
        [("clause", Reach::Sentence), ("goal", Reach::Goal), ("near", Reach::Clause)]
            .into_iter()
            .flat_map(|(place, reach)| at(place).map(move |(word, said)| (word, (said, reach)))),
    ),
    behind: Lexicon::by_first(at("behind")),
});

/// What the cues in a heading say; done wins over aimed at.
pub(super) fn of_heading(title: &str) -> Option<Status> {
    let said = CUES.heading.all_in(title).map(|(_, _, status)| status);
    said.min_by_key(|status| *status == Status::Target)
}

/// The rows of the table for one place.
fn at(place: &'static str) -> impl Iterator<Item = (&'static str, Status)> {
    table_rows(include_str!("cues.tsv")).filter_map(move |row| match row[..] {
        [word, stands, "target"] if stands == place => Some((word, Status::Target)),
        [word, stands, "actual"] if stands == place => Some((word, Status::Actual)),
        _ => None,
    })
}
