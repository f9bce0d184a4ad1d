//! Which of the words typed are the query, and which are paths.

use super::arguments::Asked;
use super::or_here;
use crate::ingest;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// What to look for, and where.
#[derive(Debug, PartialEq, Eq)]
pub struct Question {
    /// Empty for everything.
    pub query: String,
    /// Folders and files; some may not exist.
    pub paths: Vec<PathBuf>,
}

impl Question {
    /// Tells them apart.
    #[must_use]
    pub fn of(asked: &Asked) -> Self {
        Self::parted(asked.query.as_deref(), &asked.words, &ingest::exists)
    }

    /// The words at the end that exist are the paths, those before them the query. A single word
    /// that is neither there nor looks like a path is a query in this folder; where several were
    /// typed, the last is always a path.
    fn parted(query: Option<&str>, words: &[OsString], exists: &dyn Fn(&Path) -> bool) -> Self {
        if let Some(query) = query {
            let paths = or_here(words.iter().map(PathBuf::from).collect());
            return Self { query: query.to_owned(), paths };
        }
        let there = words.iter().rev().take_while(|word| exists(Path::new(word))).count();
        let paths = match words {
            [] => 0,
            [word] if there == 0 => usize::from(looks_like_path(word)),
            // The other way round: a path first, and words at the end that look like none.
            _ if there == 0 && !words.last().is_some_and(looks_like_path) => {
                let first = words.iter().take_while(|word| exists(Path::new(word))).count();
                if first > 0 {
                    let (places, query) = words.split_at(first);
                    return Self::new(query, places);
                }
                1
            }
            _ => there.max(1),
        };
        let (query, places) = words.split_at(words.len() - paths);
        Self::new(query, places)
    }

    fn new(query: &[OsString], places: &[OsString]) -> Self {
        let query: Vec<_> = query.iter().map(|word| word.to_string_lossy()).collect();
        let paths = or_here(places.iter().map(PathBuf::from).collect());
        Self { query: query.join(" "), paths }
    }
}

fn looks_like_path(word: &OsString) -> bool {
    let word = word.to_string_lossy();
    word.contains(std::path::MAIN_SEPARATOR)
        || Path::new(&*word)
            .extension()
            .is_some_and(|e| e.to_string_lossy().chars().all(|c| c.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(words: &[&str]) -> (String, Vec<String>) {
        let words: Vec<OsString> = words.iter().map(OsString::from).collect();
        let there = |path: &Path| path.starts_with("reports");
        let question = Question::parted(None, &words, &there);
        let paths = question.paths.iter().map(|path| path.display().to_string());
        (question.query, paths.collect())
    }

    #[test]
    fn what_exists_at_the_end_are_the_paths() {
        let told = |query: &str, paths: &[&str]| {
            (query.to_owned(), paths.iter().map(|path| (*path).to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(parted(&["zmjt", "reports"]), told("zmjt", &["reports"]));
        assert_eq!(
            parted(&[">1万", "场次", "reports/a", "reports/b"]),
            told(">1万 场次", &["reports/a", "reports/b"])
        );
        assert_eq!(parted(&["reports"]), told("", &["reports"]));
        assert_eq!(parted(&["zmjt"]), told("zmjt", &["."]));
        assert_eq!(parted(&["./gone"]), told("", &["./gone"]));
        assert_eq!(parted(&["2.1万"]), told("2.1万", &["."]));
        assert_eq!(parted(&["zmjt", "gone"]), told("zmjt", &["gone"]));
        assert_eq!(parted(&["reports", "zmjt", "xx"]), told("zmjt xx", &["reports"]));
        assert_eq!(parted(&["reports", "gone.md"]), told("reports", &["gone.md"]));
        assert_eq!(parted(&[]), told("", &["."]));
    }
}
