//! `gangmu programs`: programs of the folder with every place that names them.

use super::WRONG;
use super::arguments::{Asked, Format};
use super::asked::Question;
use super::lookup::{entries, reports, verdict};
use super::output::Output;
use super::record::{MentionRow, path_text};
use super::table::{Layout, Table};
use crate::catalogue::{Catalogue, Entry, FolderProgram, Scope};
use crate::settings::Language;
use serde::Serialize;

/// A program of the folder.
#[derive(Debug, Serialize)]
struct FolderProgramRow {
    name: String,
    kind: &'static str,
    certainty: &'static str,
    count: u32,
    reports: Vec<NamingReport>,
}

/// A report that names it.
#[derive(Debug, Serialize)]
struct NamingReport {
    path: String,
    name: String,
    mentions: Vec<MentionRow>,
}

/// Prints the programs asked for.
#[must_use]
pub fn print(format: Format, asked: &Asked, language: Language) -> u8 {
    let Question { query, paths } = Question::of(asked);
    let Some((catalogue, code)) = reports(&paths, language) else { return WRONG };
    let program = |entry| match entry {
        Entry::Program(index) => catalogue.programs().get(index as usize),
        _ => None,
    };
    let programs = entries(&catalogue, Scope::Programs, &query).into_iter().filter_map(program);
    let rows: Vec<_> = programs.map(|program| FolderProgramRow::of(&catalogue, program)).collect();
    let mut output = Output::stdout();
    match format.layout() {
        None => output.json(&rows),
        Some(Layout::Aligned) => short_table(&rows).print(Layout::Aligned, &mut output),
        Some(layout) => full_table(&rows).print(layout, &mut output),
    }
    output.finish(verdict(code, rows.is_empty(), language))
}

impl FolderProgramRow {
    fn of(catalogue: &Catalogue, program: &FolderProgram) -> Self {
        let naming = |&(report, index): &(u32, u32)| {
            let report = catalogue.report(report)?;
            let program = report.findings.programs.get(index as usize)?;
            let mention = |span: &crate::text::Span| MentionRow::of(&report.source, *span);
            Some(NamingReport {
                path: path_text(&report.source.path),
                name: program.name.to_string(),
                mentions: program.mentions.iter().map(mention).collect(),
            })
        };
        Self {
            name: program.name.to_string(),
            kind: program.kind.name(),
            certainty: program.certainty.name(),
            count: program.count,
            reports: program.entries.iter().filter_map(naming).collect(),
        }
    }
}

/// A line a program, with the first place that names it.
fn short_table(rows: &[FolderProgramRow]) -> Table {
    let mut table =
        Table::new(&["program", "kind", "certainty", ">mentions", ">reports", "first place"]);
    for row in rows {
        let place = row.reports.first().map(|report| {
            let line = report.mentions.first().map_or(1, |mention| mention.line);
            format!("{}:{line}", report.path)
        });
        table.row(vec![
            row.name.clone(),
            row.kind.to_owned(),
            row.certainty.to_owned(),
            row.count.to_string(),
            row.reports.len().to_string(),
            place.unwrap_or_default(),
        ]);
    }
    table
}

/// A line a mention.
fn full_table(rows: &[FolderProgramRow]) -> Table {
    let mut table = Table::new(&["program", "kind", "path", "line", "text", "certainty"]);
    for row in rows {
        for report in &row.reports {
            for mention in &report.mentions {
                table.row(vec![
                    row.name.clone(),
                    row.kind.to_owned(),
                    report.path.clone(),
                    mention.line.to_string(),
                    mention.text.clone(),
                    row.certainty.to_owned(),
                ]);
            }
        }
    }
    table
}
