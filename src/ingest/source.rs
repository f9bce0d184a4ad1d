//! The text of one file as the floors above see it.

use crate::text::Span;
use std::path::PathBuf;

/// One file's tidied text and the way back to the file.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// Where the file is.
    pub path: PathBuf,
    /// Tidied text, lines joined by `\n`; never changed after ingest.
    pub text: String,
    /// `text` in simplified characters at the same offsets; `None` when it is the same.
    pub(super) simplified: Option<String>,
    /// Lines of `text` in order; spans leave out the line end.
    pub lines: Vec<Line>,
    /// Where lines of the file begin inside a line: those a measure had broken and that were joined.
    pub(super) joins: Vec<Join>,
    /// Title, date, source, author, kind.
    pub imprint: Imprint,
    /// What the numbers of its lines count in the file.
    pub place: Place,
    /// Name of the encoding the bytes were read in, or of the format where it leaves no choice.
    pub encoding: &'static str,
    /// What a reader should know about the file.
    pub notices: Vec<Notice>,
}

/// A line of the tidied text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its place in the tidied text.
    pub span: Span,
    /// 1-based line of the original file, or what stands for it (see [`Place`]); the first of a
    /// paragraph that the file breaks over several.
    pub number: u32,
    /// What it is for.
    pub role: Role,
    /// Heading level that the format itself states (Markdown `#`, a Word style), 0 for none.
    pub heading: u8,
    /// Bytes of it, from its start, that the format sets in bold; 0 when it does not open bold.
    pub bold: u32,
}

/// A line of the file that goes on inside a line of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Join {
    /// Where it begins in the text.
    pub at: u32,
    /// Its number in the file.
    pub number: u32,
}

/// What the places in a file are counted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Place {
    /// Lines of a text.
    #[default]
    Line,
    /// Paragraphs of a document, those in tables too.
    Paragraph,
    /// Rows of a sheet.
    Row,
    /// Pages.
    Page,
}

/// What a line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Text of the report.
    Body,
    /// Title, date, source, author.
    Imprint,
    /// Page furniture: navigation, rankings, copyright, front matter, comments.
    Noise,
    /// Nothing but blanks.
    Blank,
}

/// What the report says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imprint {
    /// The report's title; empty when it has none.
    pub title: String,
    /// Where the title stands in the text, unless only front matter has it.
    pub title_span: Option<Span>,
    /// Date of delivery or publication, ISO; may be only a year, or empty.
    pub date: String,
    /// Who published it.
    pub source: String,
    /// Who wrote or delivered it.
    pub author: String,
    /// What sort of report it is.
    pub kind: ReportKind,
}

/// What sort of report it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ReportKind {
    /// Looks back on work done.
    Summary,
    /// Looks ahead.
    Plan,
    /// Statistics of a year (统计公报).
    Communique,
    /// Words spoken (讲话, 致辞).
    Speech,
    /// None of these.
    #[default]
    Other,
}

impl ReportKind {
    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Plan => "plan",
            Self::Communique => "communique",
            Self::Speech => "speech",
            Self::Other => "other",
        }
    }
}

/// Something a reader should know about a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// 1-based line of the file, 0 for the whole file.
    pub line: u32,
    /// The sentence, in Chinese.
    pub text: String,
    /// The sentence in English.
    pub english: String,
}

impl Notice {
    /// A notice about a line of the file, or about all of it (0).
    #[must_use]
    pub fn new(line: u32, text: String, english: String) -> Self {
        Self { line, text, english }
    }
}

impl Source {
    /// The text in simplified characters, at the same offsets as `text`: what rules read.
    #[must_use]
    pub fn reading(&self) -> &str {
        self.simplified.as_deref().unwrap_or(&self.text)
    }

    /// Index into `lines` of the line that holds `offset`, or the one before it; 0 when empty.
    #[must_use]
    pub fn line_at(&self, offset: usize) -> usize {
        self.lines.partition_point(|line| line.span.start as usize <= offset).saturating_sub(1)
    }

    /// 1-based line of the original file that holds `offset`.
    #[must_use]
    pub fn file_line(&self, offset: usize) -> u32 {
        let Some(line) = self.lines.get(self.line_at(offset)) else { return 1 };
        let begun = self.joins.partition_point(|join| join.at as usize <= offset);
        let join = self.joins[..begun].last().filter(|join| join.at > line.span.start);
        join.map_or(line.number, |join| join.number)
    }

    /// The lines of the original file that a line of the text holds.
    pub fn file_lines(&self, line: &Line) -> impl Iterator<Item = u32> {
        let from = self.joins.partition_point(|join| join.at < line.span.start);
        let span = line.span;
        let inside = self.joins[from..].iter().take_while(move |join| join.at < span.end);
        std::iter::once(line.number).chain(inside.map(|join| join.number))
    }

    /// Whether the file is text: an editor opens it at a line, and an encoding can be chosen.
    #[must_use]
    pub fn is_text(&self) -> bool {
        self.place == Place::Line
    }

    /// Spans of the body lines, in order: what outline and extract read.
    pub fn body(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.role == Role::Body)
    }
}
