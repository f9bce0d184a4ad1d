//! `gangmu compare`: one indicator by region and year, as bars or rows.

use super::arguments::CompareArguments;
use super::lookup::{division, reports, verdict};
use super::output::{Output, say};
use super::record::{NumberRow, path_text};
use super::table::{Layout, Table, year};
use super::{NOTHING, WRONG, or_here};
use crate::catalogue::{Catalogue, Comparison, Datum, Extent};
use crate::extract::{Change, Division, Status};
use crate::settings::Language;
use serde::Serialize;

/// One value with its source.
#[derive(Debug, Serialize)]
struct DatumRow {
    region: &'static str,
    year: Option<i32>,
    value: NumberRow,
    unit: String,
    text: String,
    label: String,
    path: String,
    line: u32,
    /// As it is stated, with what only a table's head tells.
    #[serde(skip)]
    stated: String,
    /// What other reports say of the same.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also: Vec<DatumRow>,
}

/// An indicator with its values.
#[derive(Debug, Serialize)]
struct ComparisonRow {
    indicator: String,
    unit: String,
    status: &'static str,
    change: &'static str,
    extent: &'static str,
    data: Vec<DatumRow>,
}

/// The longest bar, in cells.
const LONGEST_BAR: f64 = 30.0;

/// Prints the first indicator that answers, or the names of all.
#[must_use]
pub fn print(asked: CompareArguments, language: Language) -> u8 {
    let paths = or_here(asked.paths);
    let Some((catalogue, code)) = reports(&paths, language) else { return WRONG };
    let region = match &asked.region {
        Some(name) => match division(name, &catalogue, language) {
            Some(division) => Some(division),
            None => return NOTHING,
        },
        None => None,
    };
    let wanted = |comparison: &Comparison| {
        (comparison.status == Status::Target) == asked.target
            && (comparison.change != Change::None) == asked.change
    };
    let inside = |mut comparison: Comparison| {
        let within = |d: &Datum| region.is_none_or(|r| d.region.is_some_and(|own| own.within(r)));
        comparison.data.retain(within);
        (!comparison.data.is_empty()).then_some(comparison)
    };
    let found = catalogue.indicators(&asked.indicator);
    let found: Vec<_> = found.into_iter().filter(wanted).filter_map(inside).collect();
    let rows = found.iter().map(|comparison| ComparisonRow::of(&catalogue, comparison));
    let mut output = Output::stdout();
    match (asked.list, asked.format.layout()) {
        (true, None) => output.json(&rows.collect::<Vec<_>>()),
        (true, Some(layout)) => list(&found).print(layout, &mut output),
        (false, None) => rows.take(1).for_each(|row| output.json(&row)),
        (false, Some(Layout::Aligned)) => {
            for (row, comparison) in rows.take(1).zip(&found) {
                output.line(&head(comparison, language));
                row.bars(language).print(Layout::Aligned, &mut output);
            }
        }
        (false, Some(layout)) => rows.take(1).for_each(|row| row.full().print(layout, &mut output)),
    }
    if found.len() > 1 && !asked.list {
        say_others(&found, language);
    }
    say_uncompared(catalogue.uncompared(&asked.indicator), language);
    output.finish(verdict(code, found.is_empty(), language))
}

/// Says what else answers, so that nobody takes the first for the only one.
fn say_others(found: &[Comparison], language: Language) {
    let mut names: Vec<_> = found.iter().map(|other| head(other, language)).collect();
    names.dedup();
    let names: Vec<_> = names.into_iter().skip(1).take(3).collect();
    let others = found.len() - 1;
    let chinese = format!("另有 {others} 项指标符合：{}…（--list 列出）", names.join("、"));
    let english = format!("{others} more indicators match: {}… (--list)", names.join(", "));
    say(language.pick(&chinese, &english));
}

/// Says how many figures of that name have no place in a comparison.
fn say_uncompared(count: usize, language: Language) {
    if count > 0 {
        let chinese =
            format!("另有 {count} 个同名数字不入比较：由…的原值、界限或只属局部（figures 列出）");
        let english = format!(
            "{count} more figures of that name have no place here: earlier values, bounds, parts (figures lists them)"
        );
        say(language.pick(&chinese, &english));
    }
}

/// What a comparison is of: indicator, unit, what sort of values.
fn head(comparison: &Comparison, language: Language) -> String {
    let mut head = vec![&*comparison.indicator, &*comparison.unit];
    if comparison.status == Status::Target {
        head.push(language.pick("目标", "target"));
    }
    match comparison.change {
        Change::None => {}
        Change::Increase => head.push(language.pick("增减", "change")),
        Change::Decrease => head.push(language.pick("减少", "decrease")),
    }
    match comparison.extent {
        Extent::Year => {}
        Extent::SeveralYears => head.push(language.pick("多年合计", "over several years")),
        Extent::PartOfYear => head.push(language.pick("不足一年", "part of a year")),
        Extent::YearlyAverage => head.push(language.pick("年均", "yearly average")),
    }
    head.retain(|part| !part.is_empty());
    head.join(" · ")
}

fn list(found: &[Comparison]) -> Table {
    let mut table = Table::new(&["indicator", "unit", "status", "change", "extent", ">values"]);
    for comparison in found {
        table.row(vec![
            comparison.indicator.clone(),
            comparison.unit.clone(),
            comparison.status.name().to_owned(),
            comparison.change.name().to_owned(),
            comparison.extent.name().to_owned(),
            comparison.data.len().to_string(),
        ]);
    }
    table
}

impl DatumRow {
    fn of(catalogue: &Catalogue, comparison: &Comparison, datum: &Datum) -> Option<Self> {
        let report = catalogue.report(datum.report)?;
        let figure = catalogue.figure(datum.report, datum.figure)?;
        Some(Self {
            region: datum.region.map_or("", Division::name),
            year: datum.year,
            value: NumberRow(datum.value),
            unit: comparison.unit.clone(),
            text: figure.span.of(&report.source.text).to_owned(),
            label: figure.label.to_string(),
            path: path_text(&report.source.path),
            line: report.source.file_line(figure.span.start as usize),
            stated: report.stated(datum.figure as usize),
            also: Vec::new(),
        })
    }
}

impl ComparisonRow {
    fn of(catalogue: &Catalogue, comparison: &Comparison) -> Self {
        let row = |datum: &Datum| {
            let mut row = DatumRow::of(catalogue, comparison, datum)?;
            let others = comparison.others(datum);
            row.also.extend(others.filter_map(|o| DatumRow::of(catalogue, comparison, o)));
            Some(row)
        };
        Self {
            indicator: comparison.indicator.clone(),
            unit: comparison.unit.clone(),
            status: comparison.status.name(),
            change: comparison.change.name(),
            extent: comparison.extent.name(),
            data: comparison.data.iter().filter_map(row).collect(),
        }
    }

    fn bars(&self, language: Language) -> Table {
        let largest = self.data.iter().map(|datum| datum.value.0.abs()).fold(0.0, f64::max);
        let mut table = Table::new(&["region", "year", ">value", "", "place"]);
        let also = |datum: &DatumRow| {
            let others = datum.also.iter();
            let said = others.map(|o| format!("{}（{}:{}）", o.stated, o.path, o.line));
            let said: Vec<_> = said.collect();
            match said.is_empty() {
                true => String::new(),
                false => format!("  {}{}", language.pick("另有 ", "also "), said.join("、")),
            }
        };
        for datum in &self.data {
            table.row(vec![
                datum.region.to_owned(),
                year(datum.year),
                datum.stated.clone(),
                bar(datum.value.0, largest),
                format!("{}:{}{}", datum.path, datum.line, also(datum)),
            ]);
        }
        table
    }

    fn full(&self) -> Table {
        let mut table =
            Table::new(&["region", "year", "value", "unit", "text", "label", "path", "line"]);
        for datum in &self.data {
            table.row(vec![
                datum.region.to_owned(),
                year(datum.year),
                datum.value.to_string(),
                datum.unit.clone(),
                datum.text.clone(),
                datum.label.clone(),
                datum.path.clone(),
                datum.line.to_string(),
            ]);
        }
        table
    }
}

/// A bar in eighths of a cell; what is below zero is drawn hollow.
fn bar(value: f64, largest: f64) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    if largest <= 0.0 {
        return String::new();
    }
    let eighths = (value.abs() / largest * LONGEST_BAR * 8.0).round() as usize;
    if value < 0.0 {
        return "░".repeat(eighths.div_ceil(8));
    }
    let part = EIGHTHS.get(eighths % 8).copied().unwrap_or_default();
    format!("{}{part}", "█".repeat(eighths / 8))
}

#[cfg(test)]
mod tests {
    use super::bar;

    #[test]
    fn bars_are_as_long_as_their_values() {
        assert_eq!(bar(2.0, 2.0).chars().count(), 30);
        assert_eq!(bar(1.0, 2.0).chars().count(), 15);
        assert_eq!(bar(0.005, 1.0), "▏");
        assert_eq!(bar(-1.0, 2.0), "░".repeat(15));
        assert_eq!(bar(0.0, 0.0), "");
    }
}
