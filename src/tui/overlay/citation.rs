//! What can be copied of a place in a report, each form with what it needs to be found again.

use crate::catalogue::Report;
use crate::extract::sentence::sentences;
use crate::extract::{Division, Figure, Value};
use crate::settings::Language;
use crate::text::Span;
use crate::tui::reader::table;

/// A place in a report and what may be quoted from it.
#[derive(Clone, Copy, Debug)]
pub struct Citation<'a> {
    /// The report.
    pub report: &'a Report,
    /// The figure at the place, if there is one: its index in the report.
    pub figure: Option<usize>,
    /// The sentence.
    pub sentence: Span,
}

/// A form in which a place can be copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// 受教育妇女近215万人次
    Figure,
    /// The sentence alone.
    Sentence,
    /// The sentence, and where it comes from in brackets.
    Sourced,
    /// A Markdown quote with path and line.
    Markdown,
    /// One row for a spreadsheet.
    Row,
}

impl Form {
    /// Every form, in the order of the menu.
    pub const ALL: [Self; 5] =
        [Self::Figure, Self::Sentence, Self::Sourced, Self::Markdown, Self::Row];

    /// Its name in the menu.
    #[must_use]
    pub fn name(self, language: Language) -> &'static str {
        match self {
            Self::Figure => language.pick("数字", "Figure"),
            Self::Sentence => language.pick("句子", "Sentence"),
            Self::Sourced => language.pick("句子和出处", "With source"),
            Self::Markdown => language.pick("Markdown 引文", "Markdown quote"),
            Self::Row => language.pick("表格一行", "Table row"),
        }
    }
}

impl<'a> Citation<'a> {
    /// The place at `offset`: the figure that stands there, or `figure` where it is known.
    #[must_use]
    pub fn at(report: &'a Report, offset: usize, figure: Option<u32>) -> Self {
        let figures = &report.findings.figures;
        let figure = match figure {
            Some(index) => Some(index as usize).filter(|index| *index < figures.len()),
            None => figures.iter().position(|figure| figure.span.contains(offset)),
        };
        let sentence = match figure.and_then(|index| figures.get(index)) {
            Some(figure) => figure.sentence,
            None => sentence_at(report, offset),
        };
        Self { report, figure, sentence }
    }

    /// The figure, if there is one.
    #[must_use]
    pub fn found(&self) -> Option<&'a Figure> {
        self.report.findings.figures.get(self.figure?)
    }

    /// The text of a form; `None` where there is nothing of the kind.
    #[must_use]
    pub fn text(&self, form: Form) -> Option<String> {
        let sentence = self.sentence();
        let quoted = || (!sentence.is_empty()).then_some(sentence.as_str());
        match form {
            Form::Figure => self.figure.map(|index| self.named(index)),
            Form::Sentence => quoted().map(str::to_owned),
            Form::Sourced => quoted().map(|sentence| format!("{sentence}（{}）", self.origin())),
            Form::Markdown => {
                let place = self.place();
                quoted().map(|words| format!("> {words}\n>\n> ——{}（{place}）\n", self.origin()))
            }
            Form::Row => self.row(),
        }
    }

    /// 《title》，publisher，date: what of it is known; before it whose report it is and of which year,
    /// where neither title nor date says so.
    #[must_use]
    pub fn origin(&self) -> String {
        let imprint = &self.report.source.imprint;
        let title = self.report.title();
        let year = self.report.year().filter(|_| imprint.date.is_empty());
        let year = year.filter(|year| !title.contains(&year.to_string()));
        let region = self.report.region_untitled().map_or("", Division::name);
        let year = year.map(|year| format!("{year}年")).unwrap_or_default();
        let title = format!("{region}{year}《{title}》");
        let parts = [title, imprint.source.clone(), imprint.date.clone()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("，")
    }

    /// path:line of the sentence in its file.
    fn place(&self) -> String {
        let source = &self.report.source;
        let start = self.found().map_or(self.sentence, |figure| figure.span).start as usize;
        format!("{}:{}", source.path.display(), source.file_line(start))
    }

    fn named(&self, index: usize) -> String {
        let Some(figure) = self.report.findings.figures.get(index) else { return String::new() };
        // A table tells the division of a row, or of a column, in its head.
        let in_table = table::is_row(figure.sentence.of(&self.report.source.text));
        let other = figure.region.filter(|_| in_table && figure.region != self.report.region());
        let region = other.filter(|region| !figure.label.contains(region.short()));
        let region = region.map_or("", Division::name);
        format!("{region}{}{}", figure.label, self.report.stated(index))
    }

    /// The sentence; of a row of a table, which says nothing without its head, the figures in it.
    fn sentence(&self) -> String {
        let sentence = self.words(self.sentence);
        if !table::is_row(&sentence) {
            return sentence;
        }
        let figures = self.report.findings.figures.iter().enumerate();
        let cells = figures.filter(|(_, figure)| figure.sentence == self.sentence);
        let cells: Vec<_> = cells.map(|(index, _)| self.named(index)).collect();
        if cells.is_empty() { sentence } else { cells.join("；") }
    }

    /// Region, period, label, value, unit, qualifier, status, as written, title, publisher, date,
    /// place; a range or ratio keeps its parts.
    fn row(&self) -> Option<String> {
        let figure = self.found()?;
        let value = match &figure.value {
            Value::One(value) => value.to_string(),
            Value::Range { low, high } => format!("{low}–{high}"),
            Value::Ratio(members) => {
                members.iter().map(f64::to_string).collect::<Vec<_>>().join(":")
            }
        };
        let imprint = &self.report.source.imprint;
        let region = figure.region.map(Division::name).unwrap_or_default();
        let cells = [
            region.to_owned(),
            self.words(figure.period),
            figure.label.to_string(),
            value,
            figure.unit.to_string(),
            figure.qualifier.name().to_owned(),
            figure.status.name().to_owned(),
            self.report.stated(self.figure?),
            self.report.title(),
            imprint.source.clone(),
            imprint.date.clone(),
            self.place(),
        ];
        let plain = |cell: String| cell.replace(['\t', '\n', '\r'], " ");
        Some(cells.map(plain).join("\t"))
    }

    /// The words of a span on one line.
    fn words(&self, span: Span) -> String {
        span.of(&self.report.source.text).trim().replace('\n', "")
    }
}

/// The sentence that holds `offset`, or the one before it in its line.
fn sentence_at(report: &Report, offset: usize) -> Span {
    let source = &report.source;
    let Some(line) = source.lines.get(source.line_at(offset)) else { return Span::default() };
    let sentences = sentences(source.reading(), line.span);
    let next = sentences.partition_point(|sentence| sentence.start as usize <= offset);
    sentences.get(next.saturating_sub(1)).copied().unwrap_or_default()
}
