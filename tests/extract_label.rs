//! Labels: what a figure is of, read from its sentence.

use gangmu::extract::Findings;
use gangmu::ingest::Source;
use gangmu::outline::Outline;
use std::path::{Path, PathBuf};

/// The labels of all figures of a text, as `surface | label` lines.
fn told(text: &str) -> Vec<(String, String)> {
    let source = Source::from_text(Path::new("t.txt"), text);
    let findings = Findings::read(&source, &Outline::default());
    let figures = findings.figures.iter();
    figures.map(|f| (f.span.of(&source.text).to_owned(), f.label.to_string())).collect()
}

/// Gold labels hold, given the real scanner: prints those that do not.
#[test]
fn gold_labels() {
    let Some(shared) = shared() else {
        println!("skipped: no shared folder beside the project and GANGMU_SHARED is not set");
        return;
    };
    let (mut right, mut all) = (0, 0);
    for name in ["000", "003", "004"] {
        let gold = std::fs::read_to_string(shared.join(format!("gold/{name}.gold.json"))).unwrap();
        let gold: serde_json::Value = serde_json::from_str(&gold).unwrap();
        let file = shared.join("reports/seeds").join(gold["file"].as_str().unwrap());
        let Ok(source) = gangmu::ingest::read(&file) else { continue };
        let findings = Findings::read(&source, &Outline::read(&source));
        let mut figures = findings.figures.iter().peekable();
        for wanted in gold["figures"].as_array().unwrap() {
            let line = wanted["line"].as_u64().unwrap() as u32;
            let surface = gangmu::text::fold::key(wanted["surface"].as_str().unwrap());
            let mut rest = figures.clone();
            let Some(found) = rest.find(|f| {
                source.file_line(f.span.start as usize) == line
                    && gangmu::text::fold::key(f.span.of(&source.text)) == surface
            }) else {
                println!("missed {line} {surface}");
                continue;
            };
            figures = rest;
            all += 1;
            let musts = wanted["label_must"].as_array().unwrap();
            let holds = musts.iter().any(|must| {
                must.as_array()
                    .unwrap()
                    .iter()
                    .all(|part| found.label.contains(part.as_str().unwrap()))
            });
            right += usize::from(holds && found.label.chars().count() <= 30);
            let mark = if holds { "  " } else { "✗ " };
            println!("{mark}{surface}\t{}\twanted {}", found.label, wanted["label"]);
        }
    }
    println!("labels {right} of {all}");
    assert!(right * 100 >= all * 75, "labels: {right} of {all}");
}

fn shared() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let named = std::env::var_os("GANGMU_SHARED").map(PathBuf::from);
    named.into_iter().chain([beside]).find(|folder| folder.join("gold").is_dir())
}

#[test]
fn smoke() {
    assert_eq!(told("举办培训班20期。"), [("20期".into(), "培训班".into())]);
}
