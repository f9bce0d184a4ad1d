//! One report as `gangmu extract` prints it: rows of their own, so inner types are free to change.

use crate::catalogue::Report;
use crate::extract::{Division, Figure, Program, Value};
use crate::ingest::{Notice, Role, Source, Unread};
use crate::outline::{Outline, Section};
use crate::text::Span;
use crate::text::span::boundary_before;
use serde::{Serialize, Serializer, ser::SerializeMap};
use std::path::Path;

/// A report.
#[derive(Debug, Default, Serialize)]
pub struct Record {
    /// As given, or joined to the folder given.
    pub path: String,
    meta: Meta,
    sections: Vec<SectionRow>,
    figures: Vec<FigureRow>,
    programs: Vec<ProgramRow>,
    noise_lines: Vec<u32>,
    notices: Vec<NoticeRow>,
}

#[derive(Debug, Default, Serialize)]
struct Meta {
    title: String,
    date: String,
    source: String,
    author: String,
    kind: &'static str,
    region: &'static str,
    region_path: Vec<&'static str>,
}

/// A section of a report.
#[derive(Debug, Serialize)]
pub struct SectionRow {
    /// 1 is the top.
    pub level: u8,
    /// Without marker.
    pub title: String,
    /// As written.
    pub marker: String,
    origin: &'static str,
    /// First line in the file.
    pub line: u32,
    end_line: u32,
}

/// A figure of a report.
#[derive(Debug, Serialize)]
pub struct FigureRow {
    /// As written.
    pub text: String,
    /// Multiplier applied.
    pub value: ValueRow,
    /// Of a ratio.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<NumberRow>,
    /// Without multiplier.
    pub unit: String,
    /// exact, about, over, under
    pub qualifier: &'static str,
    /// actual, target
    pub status: &'static str,
    /// increase, decrease or nothing
    pub change: &'static str,
    /// What would head its row in a table.
    pub label: String,
    /// How the label was found: sure, likely, unsure
    pub certainty: &'static str,
    /// Whom it describes.
    pub region: &'static str,
    /// The program it belongs to.
    pub program: String,
    /// The time as written.
    pub period: String,
    /// Index into the report's sections.
    pub section: Option<u32>,
    /// Line in the file.
    pub line: u32,
    /// Where it stands.
    pub sentence: String,
}

#[derive(Debug, Serialize)]
struct ProgramRow {
    name: String,
    kind: &'static str,
    /// How sure it is to be a program: sure, likely, unsure
    certainty: &'static str,
    count: usize,
    mentions: Vec<MentionRow>,
}

/// A place where a program is named.
#[derive(Debug, Serialize)]
pub struct MentionRow {
    /// Line in the file.
    pub line: u32,
    /// As written.
    pub text: String,
}

#[derive(Debug, Serialize)]
struct NoticeRow {
    line: u32,
    text: String,
}

/// A number; whole ones are written without a fraction.
#[derive(Clone, Copy, Debug)]
pub struct NumberRow(pub f64);

/// A number or a range.
#[derive(Clone, Copy, Debug)]
pub enum ValueRow {
    /// One number.
    One(f64),
    /// Its ends.
    Range(f64, f64),
}

/// Up to here every whole number has a float of its own.
const LARGEST_WHOLE: f64 = 9_007_199_254_740_992.0;

impl Record {
    /// Everything read out of `report`.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let Report { source, outline, findings, .. } = report;
        let noise = source.lines.iter().filter(|line| line.role == Role::Noise);
        let mut noise_lines: Vec<u32> = noise.flat_map(|line| source.file_lines(line)).collect();
        noise_lines.sort_unstable();
        noise_lines.dedup();
        Self {
            path: path_text(&source.path),
            meta: Meta::of(report),
            sections: sections(source, outline),
            figures: findings.figures.iter().map(|figure| FigureRow::of(report, figure)).collect(),
            programs: findings.programs.iter().map(|p| ProgramRow::of(source, p)).collect(),
            noise_lines,
            notices: source.notices.iter().map(NoticeRow::of).collect(),
        }
    }

    /// A file that gave no report, with the reason as its only notice.
    #[must_use]
    pub fn unread(path: &Path, reason: &Unread) -> Self {
        let text = reason.english();
        let meta = Meta { kind: "other", ..Meta::default() };
        let notices = vec![NoticeRow { line: 0, text }];
        Self { path: path_text(path), meta, notices, ..Self::default() }
    }
}

impl Meta {
    fn of(report: &Report) -> Self {
        let imprint = &report.source.imprint;
        let region = report.region();
        Self {
            title: imprint.title.clone(),
            date: imprint.date.clone(),
            source: imprint.source.clone(),
            author: imprint.author.clone(),
            kind: imprint.kind.name(),
            region: region.map_or("", Division::name),
            region_path: region
                .map(|region| region.path().into_iter().map(Division::name).collect())
                .unwrap_or_default(),
        }
    }
}

/// The sections of a report as rows.
#[must_use]
pub fn sections(source: &Source, outline: &Outline) -> Vec<SectionRow> {
    let row = |section: &Section| SectionRow {
        level: section.level,
        title: section.title.of(&source.text).to_owned(),
        marker: section.marker.of(&source.text).to_owned(),
        origin: section.origin.name(),
        line: source.file_line(section.title.start as usize),
        end_line: last_line(source, section.extent),
    };
    outline.sections.iter().map(row).collect()
}

/// The last line of the file on which `span` has text.
fn last_line(source: &Source, span: Span) -> u32 {
    let kept = span.of(&source.text).trim_end().len();
    source.file_line((span.start as usize + kept).saturating_sub(1))
}

impl FigureRow {
    /// The figure of that report as a row.
    #[must_use]
    pub fn of(report: &Report, figure: &Figure) -> Self {
        let Report { source, findings, .. } = report;
        let text = |span: Span| span.of(&source.text).to_owned();
        let program = figure.program.and_then(|index| findings.programs.get(index as usize));
        let (value, members) = match &figure.value {
            Value::One(value) => (ValueRow::One(*value), Vec::new()),
            Value::Range { low, high } => (ValueRow::Range(*low, *high), Vec::new()),
            Value::Ratio(all) => (
                ValueRow::One(figure.value.magnitude()),
                all.iter().map(|member| NumberRow(*member)).collect(),
            ),
        };
        Self {
            text: text(figure.span),
            value,
            members,
            unit: figure.unit.to_string(),
            qualifier: figure.qualifier.name(),
            status: figure.status.name(),
            change: figure.change.name(),
            label: figure.label.to_string(),
            certainty: figure.certainty.name(),
            region: figure.region.map_or("", Division::name),
            program: program.map(|program| program.name.to_string()).unwrap_or_default(),
            period: text(figure.period),
            section: figure.section,
            line: source.file_line(figure.span.start as usize),
            sentence: text(quoted(figure, &source.text)),
        }
    }
}

impl ProgramRow {
    fn of(source: &Source, program: &Program) -> Self {
        Self {
            name: program.name.to_string(),
            kind: program.kind.name(),
            certainty: program.certainty.name(),
            count: program.mentions.len(),
            mentions: program.mentions.iter().map(|span| MentionRow::of(source, *span)).collect(),
        }
    }
}

impl MentionRow {
    /// The mention at `span`.
    #[must_use]
    pub fn of(source: &Source, span: Span) -> Self {
        let line = source.file_line(span.start as usize);
        Self { line, text: span.of(&source.text).to_owned() }
    }
}

impl NoticeRow {
    fn of(notice: &Notice) -> Self {
        Self { line: notice.line, text: notice.text.clone() }
    }
}

impl Serialize for NumberRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.fract() == 0.0 && self.0.abs() < LARGEST_WHOLE {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

impl Serialize for ValueRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::One(value) => NumberRow(value).serialize(serializer),
            Self::Range(low, high) => {
                let mut map = serializer.serialize_map(Some(2))?;
                map.serialize_entry("low", &NumberRow(low))?;
                map.serialize_entry("high", &NumberRow(high))?;
                map.end()
            }
        }
    }
}

impl std::fmt::Display for NumberRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // At most so many decimals as tell a float's neighbours apart from a written number.
        let rounded = format!("{:.6}", self.0);
        f.write_str(rounded.trim_end_matches('0').trim_end_matches('.'))
    }
}

impl std::fmt::Display for ValueRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match *self {
            Self::One(value) => NumberRow(value).fmt(f),
            Self::Range(low, high) => write!(f, "{}-{}", NumberRow(low), NumberRow(high)),
        }
    }
}

/// The longest sentence that is printed whole, in bytes.
const LONGEST: usize = 4_000;
/// What is printed of a longer one, in bytes either side of the figure.
const QUOTED: usize = 300;

/// The figure's sentence, or what stands around the figure in one without end: each figure of a
/// table run together into one sentence would print it all again.
fn quoted(figure: &Figure, text: &str) -> Span {
    let sentence = figure.sentence;
    if sentence.len() <= LONGEST {
        return sentence;
    }
    let start = boundary_before(text, (figure.span.start as usize).saturating_sub(QUOTED));
    let end = boundary_before(text, figure.span.end as usize + QUOTED);
    let start = start.max(sentence.start as usize);
    Span::new(start, end.min(sentence.end as usize).max(start))
}

/// A path as text; what is not Unicode in it is replaced.
#[must_use]
pub fn path_text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
