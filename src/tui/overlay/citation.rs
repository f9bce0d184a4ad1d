//! What can be copied of a place in a report, each form with what it needs to be found again.

use crate::catalogue::Report;
use crate::extract::sentence::sentences;
use crate::extract::{Division, Figure};
use crate::settings::Language;
use crate::text::Span;

/// A place in a report and what may be quoted from it.
#[derive(Clone, Copy, Debug)]
pub struct Citation<'a> {
    /// The report.
    pub report: &'a Report,
    /// The figure at the place, if there is one.
    pub figure: Option<&'a Figure>,
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
            Some(index) => figures.get(index as usize),
            None => figures.iter().find(|figure| figure.span.contains(offset)),
        };
        let sentence = match figure {
            Some(figure) => figure.sentence,
            None => sentence_at(report, offset),
        };
        Self { report, figure, sentence }
    }

    /// The text of a form; `None` where there is nothing of the kind.
    #[must_use]
    pub fn text(&self, form: Form) -> Option<String> {
        let sentence = self.words(self.sentence);
        let quoted = || (!sentence.is_empty()).then_some(sentence.as_str());
        match form {
            Form::Figure => self.figure.map(|figure| self.named(figure)),
            Form::Sentence => quoted().map(str::to_owned),
            Form::Sourced => quoted().map(|sentence| format!("{sentence}（{}）", self.origin())),
            Form::Markdown => {
                let place = self.place();
                quoted().map(|words| format!("> {words}\n>\n> ——{}（{place}）\n", self.origin()))
            }
            Form::Row => self.figure.map(|figure| self.row(figure)),
        }
    }

    /// 《title》，publisher，date: what of it is known; before it whose report it is and of which year,
    /// where neither title nor date says so.
    #[must_use]
    pub fn origin(&self) -> String {
        let imprint = &self.report.source.imprint;
        let title = self.report.title();
        let region = self.report.region().filter(|region| !title.contains(region.short()));
        let year = self.report.year().filter(|_| imprint.date.is_empty());
        let year = year.filter(|year| !title.contains(&year.to_string()));
        let region = region.map_or("", Division::name);
        let year = year.map(|year| format!("{year}年")).unwrap_or_default();
        let title = format!("{region}{year}《{title}》");
        let parts = [title, imprint.source.clone(), imprint.date.clone()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("，")
    }

    /// path:line of the sentence in its file.
    fn place(&self) -> String {
        let source = &self.report.source;
        let start = self.figure.map_or(self.sentence, |figure| figure.span).start as usize;
        format!("{}:{}", source.path.display(), source.file_line(start))
    }

    fn named(&self, figure: &Figure) -> String {
        format!("{}{}", figure.label, self.words(figure.span))
    }

    /// Region, period, label, value, unit, qualifier, status, as written, title, publisher, date,
    /// place; a range or ratio keeps its parts.
    fn row(&self, figure: &Figure) -> String {
        use crate::extract::Value;
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
            self.words(figure.span),
            self.report.title(),
            imprint.source.clone(),
            imprint.date.clone(),
            self.place(),
        ];
        let plain = |cell: String| cell.replace(['\t', '\n', '\r'], " ");
        cells.map(plain).join("\t")
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
