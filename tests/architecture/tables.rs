//! The tables of words beside the code: kept well, and every keyword in them understood.

use crate::{code_of, root};
use std::collections::HashSet;
use std::fs;
use std::path::PathBuf;

/// Tables in which the order of rows says something.
const ORDERED: [&str; 5] = [
    "cli/help_in_chinese.tsv",
    "extract/label/collectives.tsv",
    "ingest/imprint/kinds.tsv",
    "ingest/imprint/surnames.txt",
    "outline/marker_styles.tsv",
];

/// Lists of which only the beginning (or, `true`, the end) of a text is asked.
const ASKED: [(&str, bool); 12] = [
    ("extract/quantity/rhetoric.txt", false),
    ("ingest/salutations.txt", false),
    ("outline/back_matter.txt", false),
    ("outline/endings_of_back_matter.txt", true),
    ("outline/endings_of_heads.txt", true),
    ("outline/endings_of_parts.txt", true),
    ("outline/endings_of_talk.txt", true),
    ("outline/narration.txt", false),
    ("outline/not_headings.txt", false),
    ("outline/openings_of_heads.txt", false),
    ("outline/turns.txt", false),
    ("outline/usual_parts.txt", false),
];

const KINDS: &[&str] =
    &["campaign", "document", "event", "honour", "mechanism", "organisation", "project", "venue"];
const HINTS: &[&str] = &[
    "brand",
    "built",
    "cause",
    "described",
    "generic",
    "holiday",
    "laboratory",
    "level",
    "lookalike",
    "meeting",
    "modifier",
    "praise",
    "running",
    "scheme",
    "service",
    "slogan",
    "vague",
    "vision",
    "women",
];
const CLASSES: &[&str] = &["body", "document", "event", "honour", "mechanism", "venue"];

/// Columns of keywords, counted from 0, with all that may stand in them: the code passes over a row
/// that it does not understand.
const KEYWORDS: &[(&str, usize, &[&str])] = &[
    ("extract/change/fillers.tsv", 0, &["change", "rate"]),
    ("extract/change/words.tsv", 1, &["decrease", "increase"]),
    ("extract/change/words.tsv", 2, &["next", "object", "rate", "than"]),
    ("extract/program/named/callings.tsv", 1, CLASSES),
    ("extract/program/named/callings.tsv", 2, &["aim", "opening", "strong", "weak"]),
    ("extract/program/heads.tsv", 1, KINDS),
    ("extract/program/heads.tsv", 2, &["both", "own", "tail"]),
    ("extract/program/hints.tsv", 0, HINTS),
    ("extract/program/known.tsv", 1, KINDS),
    ("extract/program/lasts.tsv", 1, CLASSES),
    ("extract/program/titles.tsv", 1, &["both", "plain", "press", "title"]),
    ("extract/quantity/qualifiers.tsv", 1, &["before", "behind"]),
    ("extract/quantity/qualifiers.tsv", 2, &["about", "exact", "over", "under"]),
    (
        "extract/region/words.tsv",
        0,
        &[
            "column", "goes on", "ordinary", "organ", "press", "returns", "sum", "tells", "thing",
            "verb", "whole", "won",
        ],
    ),
    (
        "extract/status/cues.tsv",
        1,
        &["behind", "clause", "ending", "goal", "heading", "near", "opening"],
    ),
    ("extract/status/cues.tsv", 2, &["actual", "target"]),
    (
        "extract/table/heads.tsv",
        0,
        &["aside", "count", "growth", "plain", "target", "time", "unit", "year"],
    ),
    ("ingest/imprint/fields.tsv", 0, &["author", "date", "other", "source", "title"]),
    ("ingest/imprint/kinds.tsv", 0, &["communique", "other", "plan", "speech", "summary"]),
    (
        "ingest/noise.tsv",
        0,
        &["address", "beside", "block", "button", "line", "link", "notice", "path", "whole"],
    ),
    ("ingest/imprint/no_names.tsv", 0, &["ends", "opens"]),
];

#[test]
fn tables_say_what_they_hold_and_hold_it_once() {
    for (name, text) in tables() {
        assert!(text.starts_with("# "), "{name} opens without a comment");
        assert!(text.ends_with('\n') && !text.contains('\r'), "{name} has odd line ends");
        let rows = rows(&text);
        let mut seen = HashSet::new();
        let twice: Vec<_> = rows.iter().filter(|row| !seen.insert(row.as_slice())).collect();
        assert!(twice.is_empty(), "{name} has {twice:?} twice");
    }
}

#[test]
fn tables_are_sorted() {
    for (name, text) in tables().into_iter().filter(|(name, _)| !ORDERED.contains(&name.as_str())) {
        // Comments may part a table in blocks; what a block is sorted by is its own.
        let lines: Vec<&str> = text.lines().collect();
        for block in lines.split(|line| line.is_empty() || line.starts_with('#')) {
            let block = rows(&block.join("\n"));
            let columns = block.iter().map(Vec::len).min().unwrap_or(0);
            let sorted = (0..columns).any(|at| block.is_sorted_by_key(|row| (&row[at], row)));
            assert!(sorted || block.is_empty(), "{name} is not sorted: {:?}", block[0]);
        }
    }
}

#[test]
fn no_word_is_covered_by_a_shorter_one() {
    for (name, ends) in ASKED {
        let rows = rows(&fs::read_to_string(root().join(name)).unwrap());
        for long in &rows {
            let covered = rows.iter().find(|short| {
                let covers = if ends {
                    long[0].ends_with(&short[0])
                } else {
                    long[0].starts_with(&short[0])
                };
                covers && short != &long
            });
            assert_eq!(covered, None, "{name}: {long:?} says nothing more");
        }
    }
}

#[test]
fn every_keyword_is_understood() {
    for (name, column, known) in KEYWORDS {
        for row in rows(&fs::read_to_string(root().join(name)).unwrap()) {
            let keyword = row.get(*column).map(String::as_str);
            assert!(keyword.is_some_and(|word| known.contains(&word)), "{name}: {row:?}");
        }
    }
}

/// A line is asked once for the words that names end with; what stands between stops and marks
/// could not be told apart if such a word held one.
#[test]
fn last_words_of_names_hold_no_stop_and_no_mark() {
    for name in ["extract/program/endings.tsv", "extract/program/lasts.tsv"] {
        for row in rows(&fs::read_to_string(root().join(name)).unwrap()) {
            let plain = row[0].chars().all(char::is_alphanumeric);
            assert!(plain, "{name}: {:?}", row[0]);
        }
    }
}

#[test]
fn long_lists_of_words_stand_in_tables() {
    const MOST: usize = 12;
    let is_chinese = |word: &str| word.contains(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    for path in crate::sources() {
        for list in code_of(&path).split('[').skip(1).filter_map(|behind| behind.split(']').next())
        {
            let words = list.split('"').skip(1).step_by(2).filter(|word| is_chinese(word)).count();
            assert!(words <= MOST, "{}: {words} words in [{list}]", path.display());
        }
    }
}

/// Every table below `src`: name and text.
fn tables() -> Vec<(String, String)> {
    let is_table = |path: &PathBuf| path.extension().is_some_and(|e| e == "tsv" || e == "txt");
    let files = crate::files_below(&root()).into_iter().filter(is_table);
    let named = files.map(|path| {
        let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
        (name, fs::read_to_string(&path).unwrap())
    });
    let tables: Vec<_> = named.collect();
    assert!(tables.len() > 40, "the tables were not found");
    tables
}

fn rows(text: &str) -> Vec<Vec<String>> {
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}
