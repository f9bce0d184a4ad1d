//! `gangmu outline`: tables of contents.

use super::arguments::TreeFormat;
use super::lookup::reports;
use super::output::Output;
use super::record::{self, SectionRow};
use super::{FOUND, NOTHING, WRONG};
use crate::catalogue::Report;
use crate::extract::Division;
use crate::settings::Language;
use crate::text::width::shown;
use serde::Serialize;
use std::path::PathBuf;

/// The table of contents of one report.
#[derive(Debug, Serialize)]
struct ContentsRow {
    path: String,
    title: String,
    region: &'static str,
    year: Option<i32>,
    sections: Vec<CountedSection>,
}

#[derive(Debug, Serialize)]
struct CountedSection {
    #[serde(flatten)]
    section: SectionRow,
    /// Figures in it and in the sections below it.
    figures: usize,
}

/// Prints the tables of contents under `paths`.
#[must_use]
pub fn print(format: TreeFormat, paths: &[PathBuf], language: Language) -> u8 {
    let Some((catalogue, code)) = reports(paths, language) else { return WRONG };
    let rows: Vec<_> = catalogue.reports().iter().map(|report| ContentsRow::of(report)).collect();
    let mut output = Output::stdout();
    match format {
        TreeFormat::Json => output.json(&rows),
        TreeFormat::Text => rows.iter().for_each(|row| row.print(&mut output)),
    }
    let found = rows.iter().any(|row| !row.sections.is_empty());
    output.finish(code.max(if found { FOUND } else { NOTHING }))
}

impl ContentsRow {
    fn of(report: &Report) -> Self {
        let rows = record::sections(&report.source, &report.outline);
        let figures = &report.findings.figures;
        let counted = |(section, row): (&crate::outline::Section, SectionRow)| {
            let inside = |at: u32| figures.partition_point(|figure| figure.span.start < at);
            let count = inside(section.extent.end) - inside(section.extent.start);
            CountedSection { section: row, figures: count }
        };
        Self {
            path: record::path_text(&report.source.path),
            title: report.title(),
            region: report.region().map_or("", Division::name),
            year: report.year(),
            sections: report.outline.sections.iter().zip(rows).map(counted).collect(),
        }
    }

    fn print(&self, output: &mut Output) {
        let year = self.year.map(|year| year.to_string()).unwrap_or_default();
        let about = [&*self.title, self.region, &*year, &*self.path];
        let about: Vec<_> = about.into_iter().filter(|part| !part.is_empty()).collect();
        // A line end in a file's name must not start another report.
        output.line(&about.join(" · ").chars().map(shown).collect::<String>());
        for CountedSection { section, figures } in &self.sections {
            let indent = "  ".repeat(usize::from(section.level));
            let count = if *figures == 0 { String::new() } else { format!("  {figures}") };
            output.line(&format!("{indent}{}{}{count}", section.marker, section.title));
        }
    }
}
