//! The invariants of `src/lib.rs` that the code's own text can prove.

#[path = "architecture/imports.rs"]
mod imports;

use imports::Modules;
use std::fs;
use std::path::{Path, PathBuf};

/// Every floor with the floors it may use, lowest first.
const FLOORS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("settings", &["text"]),
    ("theme", &["text", "settings"]),
    ("ingest", &["text"]),
    ("outline", &["text", "ingest"]),
    ("extract", &["text", "ingest", "outline"]),
    ("catalogue", &["text", "ingest", "outline", "extract"]),
    ("library", &["text", "ingest", "outline", "extract", "catalogue", "settings"]),
    ("cli", &["text", "ingest", "outline", "extract", "catalogue", "library", "settings"]),
    ("tui", &["text", "ingest", "outline", "extract", "catalogue", "library", "settings", "theme"]),
];

/// Libraries with the only floors that may name them.
const KEPT: &[(&str, &[&str])] = &[
    ("ratatui", &["tui", "theme"]),
    ("crossterm", &["tui", "theme"]),
    ("clap", &["cli"]),
    ("encoding_rs", &["ingest"]),
    ("chardetng", &["ingest"]),
    ("zip", &["ingest"]),
    ("quick_xml", &["ingest"]),
    ("html5gum", &["ingest"]),
    ("cfb", &["ingest"]),
    ("csv", &["ingest"]),
    ("notify", &["library"]),
    ("jieba_rs", &["text"]),
    ("fuzzy_matcher", &["catalogue"]),
];

#[test]
fn a_floor_uses_only_floors_below_it() {
    let mut broken = Vec::new();
    for (path, floor, code) in floor_files() {
        let below = FLOORS.iter().find(|(name, _)| *name == floor).map_or(&[][..], |(_, b)| *b);
        for used in named_after(&code, "crate::") {
            let known = FLOORS.iter().any(|(name, _)| *name == used);
            if known && used != floor && !below.contains(&used.as_str()) {
                broken.push(format!("{} uses {used}", path.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn no_two_modules_need_each_other() {
    let circles = modules().circles();
    assert!(circles.is_empty(), "{circles:#?}");
}

#[test]
fn libraries_stay_in_their_floors() {
    let mut broken = Vec::new();
    for (path, floor, code) in floor_files() {
        for (library, floors) in KEPT {
            if code.contains(&format!("{library}::")) && !floors.contains(&floor.as_str()) {
                broken.push(format!("{} names {library}", path.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn floors_below_the_library_do_no_io() {
    let mut broken = Vec::new();
    for (path, floor, code) in floor_files() {
        if !["text", "outline", "extract", "catalogue"].contains(&floor.as_str()) {
            continue;
        }
        for io in ["std::fs", "std::io", "std::net", "std::process", "std::env::"] {
            if code.contains(io) {
                broken.push(format!("{} names {io}", path.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn every_file_says_what_it_is_for() {
    let silent: Vec<_> = sources()
        .into_iter()
        .filter(|path| !fs::read_to_string(path).unwrap().starts_with("//!"))
        .collect();
    assert!(silent.is_empty(), "{silent:#?}");
}

/// Every module of the floors with its code.
fn modules() -> Modules {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let named = floor_files().into_iter().map(|(path, _, code)| {
        let path = path.strip_prefix(&root).unwrap().with_extension("");
        (path.iter().map(|part| part.to_str().unwrap().to_owned()).collect(), code)
    });
    Modules::new(named.collect())
}

/// Source files below a floor: path, floor, and the code without comments and tests.
fn floor_files() -> Vec<(PathBuf, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    sources()
        .into_iter()
        .filter_map(|path| {
            let first = path.strip_prefix(&root).ok()?.components().next()?;
            let floor = first.as_os_str().to_str()?.trim_end_matches(".rs").to_owned();
            let code = fs::read_to_string(&path).ok()?;
            let code = code.split("#[cfg(test)]").next().unwrap_or_default();
            let code = code.lines().filter(|line| !line.trim_start().starts_with("//"));
            Some((path, floor, code.collect::<Vec<_>>().join("\n")))
        })
        .filter(|(_, floor, _)| FLOORS.iter().any(|(name, _)| name == floor))
        .collect()
}

/// The words that follow `prefix` in `code`.
fn named_after(code: &str, prefix: &str) -> Vec<String> {
    code.match_indices(prefix)
        .map(|(at, _)| {
            let rest = &code[at + prefix.len()..];
            rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect()
        })
        .collect()
}

/// Every Rust file under `src`.
fn sources() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(path);
            }
        }
    }
    assert!(found.len() > 10, "src was not found");
    found.sort();
    found
}
