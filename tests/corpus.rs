//! What holds of every report of a folder of hundreds: spans slice, surfaces stand in their lines,
//! no figure is a bare year. Needs the reports in ../shared (or `GANGMU_SHARED`).

mod shared;

use gangmu::catalogue::Report;
use gangmu::extract::Value;
use gangmu::ingest::{self, Role, Source};
use gangmu::text::Span;
use rayon::prelude::*;
use std::path::{Path, PathBuf};

#[test]
fn every_span_of_every_report_slices_and_keeps_to_its_line() {
    let Some(folder) = reports() else { return };
    let paths: Vec<PathBuf> = ingest::walk(&[folder]).filter_map(Result::ok).collect();
    assert!(paths.len() > 800, "only {} reports were found", paths.len());
    let faults: Vec<String> = paths.par_iter().flat_map_iter(|path| faults_of(path)).collect();
    assert!(faults.is_empty(), "{} faults, first: {:#?}", faults.len(), faults.first());
}

/// Everything that is wrong with what was read out of one file.
fn faults_of(path: &Path) -> Vec<String> {
    let source = match ingest::read(path) {
        Ok(source) => source,
        Err(reason) => return vec![format!("{}: {reason}", path.display())],
    };
    let report = Report::read(source);
    let mut faults = Vec::new();
    let mut check = |holds: bool, what: &str, span: Span| {
        if !holds {
            let text = span.of(&report.source.text);
            faults.push(format!("{}: {what} at {span:?} {text:?}", path.display()));
        }
    };
    let source = &report.source;
    for section in &report.outline.sections {
        for span in [section.marker, section.title, section.extent] {
            check(slices(source, span), "section does not slice", span);
        }
        check(!section.title.is_empty(), "section without a title", section.title);
    }
    for program in &report.findings.programs {
        for mention in &program.mentions {
            check(slices(source, *mention), "mention does not slice", *mention);
        }
        check(!program.mentions.is_empty(), "program never named", Span::default());
    }
    for figure in &report.findings.figures {
        let span = figure.span;
        for part in [span, figure.period, figure.sentence] {
            check(slices(source, part), "part of a figure does not slice", part);
        }
        let line = source.lines[source.line_at(span.start as usize)];
        check(line.span.covers(span), "figure leaves its line", span);
        check(line.role == Role::Body, "figure outside the body", span);
        check(figure.sentence.covers(span), "figure outside its sentence", span);
        check(figure.label.chars().count() <= 30, "label too long", span);
        check(!is_bare_year(source, span, &figure.value, &figure.unit), "figure is a year", span);
    }
    faults
}

/// Whether a span stands for text, in the original and in the simplified reading alike.
fn slices(source: &Source, span: Span) -> bool {
    source.text.get(span.range()).is_some() && source.reading().get(span.range()).is_some()
}

/// Four digits from 1900 to 2099 without a unit, or with 年.
fn is_bare_year(source: &Source, span: Span, value: &Value, unit: &str) -> bool {
    let digits = span.of(&source.text).trim_end_matches('年');
    let four = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
    let year = matches!(value, Value::One(value) if (1900.0..2100.0).contains(value));
    let after = source.text[span.end as usize..].starts_with('年');
    four && year && (unit == "年" || unit.is_empty() && after)
}

/// The folder of city reports; says so where it is absent.
fn reports() -> Option<PathBuf> {
    Some(shared::folder("every span of every report")?.join("reports/cities"))
}
