//! The invariants of `src/lib.rs` that the code's own text can prove.

#[path = "architecture/imports.rs"]
mod imports;
#[path = "architecture/tables.rs"]
mod tables;

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

/// Every library of `Cargo.toml` with the only floors that may name it.
const LIBRARIES: &[(&str, &[&str])] = &[
    ("base64", &["ingest", "tui"]),
    ("cfb", &["ingest"]),
    ("chardetng", &["ingest"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("crossterm", &["tui", "theme"]),
    ("csv", &["ingest"]),
    ("directories", &["settings"]),
    ("encoding_rs", &["ingest"]),
    ("flate2", &["ingest"]),
    ("fuzzy_matcher", &["catalogue"]),
    ("hayro_cmap", &["ingest"]),
    ("hayro_syntax", &["ingest"]),
    ("html5gum", &["ingest"]),
    ("ignore", &["ingest"]),
    ("jieba_rs", &["text"]),
    ("memchr", &["text", "ingest", "outline", "extract", "catalogue", "tui"]),
    ("notify", &["library"]),
    ("pinyin", &["text"]),
    ("quick_xml", &["ingest"]),
    ("ratatui", &["tui", "theme"]),
    ("rayon", &["catalogue", "library"]),
    ("serde", &["library", "settings", "cli"]),
    ("serde_json", &["library", "cli"]),
    ("signal_hook", &["tui"]),
    ("toml", &["settings"]),
    ("unicode_linebreak", &["text"]),
    ("unicode_width", &["text"]),
    ("zip", &["ingest"]),
];

#[test]
fn a_floor_uses_only_floors_below_it() {
    let mut broken = Vec::new();
    for (user, used) in modules().imports() {
        let below = FLOORS.iter().find(|(name, _)| *name == user[0]).map_or(&[][..], |(_, b)| *b);
        if user[0] != used[0] && !below.contains(&used[0].as_str()) {
            broken.push(format!("{} uses {}", user.join("::"), used.join("::")));
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
    let modules = modules();
    let mut broken = Vec::new();
    for (library, floors) in LIBRARIES {
        let users = modules.all().filter(|module| modules.names_library(module, library));
        let strangers = users.filter(|module| !floors.contains(&module[0].as_str()));
        broken.extend(strangers.map(|module| format!("{} names {library}", module.join("::"))));
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn every_library_has_its_floors() {
    let manifest = include_str!("../Cargo.toml");
    let (_, behind) = manifest.split_once("[dependencies]").unwrap();
    let (libraries, _) = behind.split_once("[dev-dependencies]").unwrap();
    let names = libraries.lines().filter(|line| !line.starts_with(['#', '[']));
    let names = names.filter_map(|line| Some(line.split_once(" = ")?.0.replace('-', "_")));
    let mut names: Vec<String> = names.collect();
    names.sort();
    let told: Vec<_> = LIBRARIES.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, told);
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
fn reading_a_text_cannot_fail() {
    let mut broken = Vec::new();
    for (path, floor, code) in floor_files() {
        if ["outline", "extract", "catalogue"].contains(&floor.as_str()) && code.contains("Result<")
        {
            broken.push(format!("{} returns a Result", path.display()));
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn drawing_learns_nothing() {
    let mut broken = Vec::new();
    for (path, floor, code) in floor_files() {
        let draws = code.split("fn draw").skip(1).filter_map(|behind| behind.split(')').next());
        if floor == "tui" && draws.filter(|head| head.contains("&mut self")).count() > 0 {
            broken.push(format!("{} changes what it draws", path.display()));
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
    let named = floor_files().into_iter().map(|(path, _, code)| {
        let path = path.strip_prefix(root()).unwrap().with_extension("");
        (path.iter().map(|part| part.to_str().unwrap().to_owned()).collect(), code)
    });
    Modules::new(named.collect())
}

/// Source files of the floors: path, floor, and the code.
fn floor_files() -> Vec<(PathBuf, String, String)> {
    let named = sources().into_iter().filter_map(|path| {
        let first = path.strip_prefix(root()).ok()?.components().next()?;
        let floor = first.as_os_str().to_str()?.trim_end_matches(".rs").to_owned();
        let code = code_of(&path);
        Some((path, floor, code))
    });
    named.filter(|(_, floor, _)| FLOORS.iter().any(|(name, _)| name == floor)).collect()
}

/// The code of a file without comments and tests.
fn code_of(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// Every Rust file under `src`.
fn sources() -> Vec<PathBuf> {
    let is_code = |path: &PathBuf| path.extension().is_some_and(|e| e == "rs");
    let found: Vec<_> = files_below(&root()).into_iter().filter(is_code).collect();
    assert!(found.len() > 10, "src was not found");
    found
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every file under a folder, sorted.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}
