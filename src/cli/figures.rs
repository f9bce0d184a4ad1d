//! `gangmu figures`: figures by words, values, region, unit and year.

use super::arguments::FigureArguments;
use super::asked::Question;
use super::lookup::{division, entries, reports, verdict};
use super::output::{Output, say};
use super::record::{FigureRow, path_text};
use super::table::{Layout, Table, year};
use super::{NOTHING, WRONG};
use crate::catalogue::{self, Catalogue, Entry, Scope};
use crate::extract::{Division, Figure, Status};
use crate::settings::Language;
use serde::Serialize;

/// A figure with where it stands.
#[derive(Debug, Serialize)]
struct PlacedFigure {
    path: String,
    year: Option<i32>,
    /// As it is stated, with what only a table's head tells.
    #[serde(skip)]
    stated: String,
    #[serde(flatten)]
    figure: FigureRow,
}

/// Prints the figures asked for.
#[must_use]
pub fn print(asked: &FigureArguments, language: Language) -> u8 {
    let Question { query, paths } = Question::of(&asked.asked);
    let Some((catalogue, code)) = reports(&paths, language) else { return WRONG };
    let filter = match Filter::new(asked, &catalogue, language) {
        Ok(filter) => filter,
        Err(code) => return code,
    };
    let entries = entries(&catalogue, Scope::Figures, &query).into_iter();
    let rows: Vec<_> = entries.filter_map(|entry| filter.row(&catalogue, entry)).collect();
    let mut output = Output::stdout();
    match asked.format.layout() {
        None => output.json(&rows),
        Some(Layout::Aligned) => short_table(&rows).print(Layout::Aligned, &mut output),
        Some(layout) => full_table(&rows).print(layout, &mut output),
    }
    output.finish(verdict(code, rows.is_empty(), language))
}

/// What a figure must be beside matching the query.
struct Filter<'a> {
    asked: &'a FigureArguments,
    region: Option<Division>,
    /// Without its multiplier.
    unit: Option<&'a str>,
    min: f64,
    max: f64,
}

impl<'a> Filter<'a> {
    /// The exit code, and a message, when the arguments make no sense or rule out everything.
    fn new(
        asked: &'a FigureArguments,
        catalogue: &Catalogue,
        language: Language,
    ) -> Result<Self, u8> {
        let named = |name: &String| division(name, catalogue, language).ok_or(NOTHING);
        let region = asked.region.as_ref().map(named).transpose()?;
        let (times, unit) = asked.unit.as_deref().map_or((1.0, None), |unit| {
            let (times, unit) = multiplied(unit);
            (times, Some(unit))
        });
        let bound = |typed: &Option<String>, none: f64| match typed {
            None => Ok(none),
            Some(typed) => bound(typed, times).ok_or_else(|| {
                let (chinese, english) =
                    (format!("“{typed}”不是数"), format!("“{typed}” is not a number"));
                say(language.pick(&chinese, &english));
                WRONG
            }),
        };
        let (min, max) = (bound(&asked.min, f64::NEG_INFINITY)?, bound(&asked.max, f64::INFINITY)?);
        if min > max {
            say(language.pick("--min 大于 --max", "--min is above --max"));
            return Err(WRONG);
        }
        Ok(Self { asked, region, unit, min, max })
    }

    fn row(&self, catalogue: &Catalogue, entry: Entry) -> Option<PlacedFigure> {
        let Entry::Figure { report, figure: index } = entry else { return None };
        let (report_of, figure) = (catalogue.report(report)?, catalogue.figure(report, index)?);
        let year = catalogue.year(report, index);
        self.passes(figure, year).then(|| PlacedFigure {
            path: path_text(&report_of.source.path),
            year,
            stated: report_of.stated(index as usize),
            figure: FigureRow::of(report_of, figure),
        })
    }

    fn passes(&self, figure: &Figure, year: Option<i32>) -> bool {
        let value = figure.value.magnitude();
        let region = |asked: Division| figure.region.is_some_and(|own| own.within(asked));
        let unit = |asked| catalogue::shared_unit(&figure.unit) == catalogue::shared_unit(asked);
        (figure.status == Status::Target) == self.asked.target
            && (self.min..=self.max).contains(&value)
            && self.region.is_none_or(region)
            && self.unit.is_none_or(unit)
            && self.asked.since.is_none_or(|since| year.is_some_and(|year| year >= since))
    }
}

/// What one of `unit` counts, and the unit it is kept in: 亿元 is 100 million 元.
fn multiplied(unit: &str) -> (f64, &str) {
    let bare = unit.trim_start_matches(['十', '百', '千', '万', '萬', '亿', '億']);
    let times = &unit[..unit.len() - bare.len()];
    match catalogue::value_of(&format!("1{times}")) {
        Some(value) if !bare.is_empty() => (value, bare),
        _ => (1.0, unit),
    }
}

/// A bound as typed. It counts in the unit asked for (1万 of 亿元), unless it says that unit's
/// multiplier, or a larger one, itself (5000亿 of 亿元).
fn bound(typed: &str, times: f64) -> Option<f64> {
    let value = catalogue::value_of(typed)?;
    let digits: String =
        typed.chars().filter(|c| c.is_ascii_digit() || ".-".contains(*c)).collect();
    let own = value / digits.parse::<f64>().ok().filter(|digits| *digits != 0.0).unwrap_or(1.0);
    Some(if times > 1.0 && own >= times { value } else { value * times })
}

/// What fits a terminal.
fn short_table(rows: &[PlacedFigure]) -> Table {
    let mut table = Table::new(&["label", ">figure", "region", "year", "place"]);
    for row in rows {
        table.row(vec![
            row.figure.label.clone(),
            row.stated.clone(),
            row.figure.region.to_owned(),
            year(row.year),
            format!("{}:{}", row.path, row.figure.line),
        ]);
    }
    table
}

/// Everything, for another program.
fn full_table(rows: &[PlacedFigure]) -> Table {
    let mut table = Table::new(&[
        "path",
        "line",
        "label",
        "text",
        "value",
        "unit",
        "qualifier",
        "status",
        "change",
        "region",
        "program",
        "period",
        "year",
        "sentence",
        "certainty",
    ]);
    for row in rows {
        let figure = &row.figure;
        table.row(vec![
            row.path.clone(),
            figure.line.to_string(),
            figure.label.clone(),
            figure.text.clone(),
            figure.value.to_string(),
            figure.unit.clone(),
            figure.qualifier.to_owned(),
            figure.status.to_owned(),
            figure.change.to_owned(),
            figure.region.to_owned(),
            figure.program.clone(),
            figure.period.clone(),
            year(row.year),
            figure.sentence.clone(),
            figure.certainty.to_owned(),
        ]);
    }
    table
}
