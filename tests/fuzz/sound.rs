//! What holds of every source, outline and finding, whatever the file was.

use gangmu::catalogue::{Catalogue, Report};
use gangmu::extract::{Division, Figure, Findings, Value};
use gangmu::ingest::{Notice, Place, Role, Source};
use gangmu::outline::Outline;
use gangmu::text::Span;
use std::sync::Arc;

/// More notices on one file are no notice.
const MOST_NOTICES: usize = 100;

/// Reads everything out of a source and checks it all.
pub fn check(source: Source) {
    check_source(&source);
    let report = Report::read(source);
    check_outline(&report.source, &report.outline);
    check_findings(&report.source, &report.outline, &report.findings);
    let catalogue = Catalogue::new(vec![Arc::new(report)]);
    assert_eq!(catalogue.reports().len(), 1);
}

/// Lines cover the text, map back to the file, and steer no terminal.
pub fn check_source(source: &Source) {
    let mut end = 0;
    let mut number = 1;
    for line in &source.lines {
        assert_eq!(line.span.start as usize, end, "lines cover the text");
        let text = slice(source, line.span);
        assert!(!text.contains(steers), "nothing steers: {text:?}");
        assert!(
            line.number > 0 && line.number >= number || source.place != Place::Line,
            "lines rise"
        );
        assert_eq!(source.lines[source.line_at(end)].span, line.span);
        assert_eq!(source.file_line(end), line.number);
        assert!(text.is_char_boundary(line.bold as usize), "bold opens the line");
        assert_eq!(line.role == Role::Blank, text.trim().is_empty(), "blank is blank: {text:?}");
        end = line.span.end as usize + 1;
        number = line.number;
    }
    assert_eq!(source.text.len(), end, "lines cover the text");
    assert_eq!(source.reading().len(), source.text.len(), "folding keeps offsets");
    let imprint = &source.imprint;
    for told in [&imprint.title, &imprint.date, &imprint.source, &imprint.author] {
        assert!(!told.contains(steers) && !told.contains('\n'), "nothing steers: {told:?}");
    }
    if let Some(title) = imprint.title_span {
        assert!(!slice(source, title).is_empty(), "a title says something");
    }
    check_notices(&source.notices);
}

fn check_notices(notices: &[Notice]) {
    assert!(notices.len() <= MOST_NOTICES, "{} notices", notices.len());
    for notice in notices {
        for told in [&notice.text, &notice.english] {
            assert!(!told.is_empty() && told.len() < 1000, "a sentence");
            assert!(!told.contains(steers), "nothing steers: {told:?}");
        }
    }
}

/// Sections are in order, nest, and slice.
pub fn check_outline(source: &Source, outline: &Outline) {
    let (mut level, mut start) = (0, 0);
    let mut open: Vec<usize> = Vec::new();
    for (index, section) in outline.sections.iter().enumerate() {
        for span in [section.marker, section.title, section.extent] {
            slice(source, span);
        }
        assert!(!section.title.is_empty(), "a title says something");
        assert!(section.extent.covers(section.marker), "a section covers its marker");
        assert!(section.extent.covers(section.title), "a section covers its title");
        assert!(section.level >= 1 && section.level <= level + 1, "levels step down by one");
        assert!(section.extent.start >= start, "sections are in order");
        open.retain(|&above| outline.sections[above].level < section.level);
        if let Some(&parent) = open.last() {
            assert!(outline.sections[parent].extent.covers(section.extent), "sections nest");
        }
        open.push(index);
        (level, start) = (section.level, section.extent.start);
    }
}

/// Figures, programs and regions stand where they say, and refer to what there is.
pub fn check_findings(source: &Source, outline: &Outline, findings: &Findings) {
    let mut start = 0;
    for figure in &findings.figures {
        assert!(figure.span.start >= start, "figures are in order");
        start = figure.span.start;
        check_figure(source, outline, findings, figure);
    }
    for program in &findings.programs {
        assert!(!program.name.is_empty() && !program.name.contains(steers), "a name");
        assert!(!program.mentions.is_empty(), "a program is mentioned");
        assert!(program.mentions.is_sorted(), "mentions are in order");
        for mention in &program.mentions {
            assert!(!slice(source, *mention).is_empty(), "a mention says something");
        }
    }
    let mut end = 0;
    for (passage, division) in &findings.regions.passages {
        slice(source, *passage);
        assert!(passage.start >= end, "passages are in order");
        end = passage.end;
        check_division(*division);
    }
    if let Some(own) = findings.regions.own {
        check_division(own);
    }
}

fn check_figure(source: &Source, outline: &Outline, findings: &Findings, figure: &Figure) {
    assert!(!slice(source, figure.span).trim().is_empty(), "a figure says something");
    let line = source.lines[source.line_at(figure.span.start as usize)];
    assert_eq!(line.role, Role::Body, "figures stand in the body");
    assert!(line.span.covers(figure.span), "figures stand in a line");
    assert!(figure.sentence.covers(figure.span), "figures stand in their sentence");
    slice(source, figure.sentence);
    slice(source, figure.period);
    let numbers = match &figure.value {
        Value::One(value) => vec![*value],
        Value::Range { low, high } => vec![*low, *high],
        Value::Ratio(members) => members.clone(),
    };
    assert!(!numbers.is_empty() && numbers.iter().all(|n| n.is_finite()), "{numbers:?}");
    for told in [&figure.unit, &figure.label] {
        assert!(!told.contains(steers) && !told.contains('\n'), "nothing steers: {told:?}");
    }
    if let Some(section) = figure.section {
        let section = outline.sections[section as usize];
        assert!(section.extent.contains(figure.span.start as usize), "figures stand in sections");
    }
    assert!(figure.program.is_none_or(|program| (program as usize) < findings.programs.len()));
    if let Some(region) = figure.region {
        check_division(region);
    }
}

fn check_division(division: Division) {
    assert!(Division::by_name(division.name()).contains(&division), "a division is known");
}

/// The text at `span`, which slices the text and its simplified form.
fn slice(source: &Source, span: Span) -> &str {
    assert!(span.start <= span.end, "{span:?} is turned round");
    assert!(source.reading().get(span.range()).is_some(), "{span:?} slices what is read");
    source.text.get(span.range()).unwrap_or_else(|| panic!("{span:?} slices the text"))
}

/// Characters that speak to a terminal, or turn the direction of what stands around them.
pub fn steers(c: char) -> bool {
    c.is_control() && c != '\n'
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{2066}'..='\u{2069}')
}
