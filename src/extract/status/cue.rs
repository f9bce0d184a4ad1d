//! The words that say whether work is done or aimed at.

use crate::extract::figure::Status;
use crate::text::fold::table_rows;
use std::sync::LazyLock;

const CUES: &str = include_str!("cues.tsv");

/// Where a cue says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Anywhere in a heading.
    Heading,
    /// At the end of a heading.
    Ending,
    /// In the first clauses of a paragraph.
    Opening,
    /// Before the number in its sentence.
    Clause,
    /// Before the number in its clause.
    Near,
    /// Behind the number in its clause.
    Behind,
}

/// A row of the table.
pub(super) struct Cue {
    pub text: &'static str,
    pub place: Place,
    pub status: Status,
}

pub(super) static CUE_LIST: LazyLock<Vec<Cue>> = LazyLock::new(|| {
    let cues = table_rows(CUES).filter_map(|row| {
        let [text, place, status] = row[..] else { return None };
        let place = match place {
            "heading" => Place::Heading,
            "ending" => Place::Ending,
            "opening" => Place::Opening,
            "clause" => Place::Clause,
            "near" => Place::Near,
            _ => Place::Behind,
        };
        let status = match status {
            "target" => Status::Target,
            "actual" => Status::Actual,
            _ => return None,
        };
        Some(Cue { text, place, status })
    });
    cues.collect()
});

/// What the cue of this place says that stands last in `words`; in a heading, done wins.
pub(super) fn cue_in(words: &str, place: Place) -> Option<Status> {
    let found = CUE_LIST.iter().filter(|cue| cue.place == place);
    let found = found.filter_map(|cue| words.rfind(cue.text).map(|at| (at, cue.status)));
    match place {
        Place::Heading => found.map(|(_, status)| status).min_by_key(|s| *s == Status::Target),
        _ => found.max_by_key(|(at, _)| *at).map(|(_, status)| status),
    }
}
