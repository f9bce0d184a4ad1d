//! Values that stand behind labels: 来源：定西日报　发布时间：2019-12-18.

use super::people;
use crate::text::table::table_rows;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// What a label announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Date,
    Source,
    Author,
    /// Something of the page.
    Other,
}

/// A labelled line taken apart; ranges are of the line.
#[derive(Debug, Default)]
pub(super) struct Fields {
    /// What stands before the first label.
    pub before: Range<usize>,
    /// Labels with their values.
    pub values: Vec<(Field, Range<usize>)>,
}

/// Longest label, in characters, blanks inside included.
const LONGEST: usize = 12;

/// The labels and values of `line` (simplified characters); `None` when it has no label.
pub(super) fn read(line: &str) -> Option<Fields> {
    if line.contains('。') || line.chars().nth(250).is_some() {
        return None;
    }
    let labels: Vec<(Field, Range<usize>)> = line
        .char_indices()
        .filter(|(_, c)| matches!(c, ':' | '：' | '丨' | '/' | '｜' | '|'))
        .filter_map(|(at, c)| label_before(line, at, c))
        .collect();
    let first = labels.first()?.1.start;
    let ends = labels.iter().skip(1).map(|(_, label)| label.start).chain([line.len()]);
    let values = labels
        .iter()
        .zip(ends)
        .map(|((field, label), end)| (*field, inside(line, label.end..end.max(label.end))));
    Some(Fields { before: inside(line, 0..first), values: values.collect() })
}

/// The label that ends at the colon at `colon`: what it announces, label and colon.
fn label_before(line: &str, colon: usize, mark: char) -> Option<(Field, Range<usize>)> {
    let before = line.get(..colon)?;
    let starts = before.char_indices().rev().take(LONGEST).map(|(at, _)| at);
    let longest = starts.filter_map(|start| {
        let opens = before[..start].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        let label = people::close(&before[start..]);
        let field = *LABELS.get(label.as_str())?;
        // 文/张三 is a byline; 日期/时间 and 某某 文/图 are not.
        let is_slash = !matches!(mark, ':' | '：' | '丨');
        let after = line[colon + mark.len_utf8()..].trim();
        let is_byline = matches!(label.as_str(), "文" | "图" | "记者" | "摄影")
            && !matches!(after, "图" | "文" | "摄");
        (opens && (!is_slash || is_byline)).then_some((field, start))
    });
    let (field, start) = longest.last()?;
    Some((field, start..colon + mark.len_utf8()))
}

/// Without blanks, brackets and bars around it.
fn inside(line: &str, range: Range<usize>) -> Range<usize> {
    let text = &line[range.clone()];
    let edge = |c: char| c.is_whitespace() || "[]【】()（）|｜;；、,，".contains(c);
    let start = range.start + (text.len() - text.trim_start_matches(edge).len());
    let end = range.end - (text.len() - text.trim_end_matches(edge).len());
    start..end.max(start)
}

static LABELS: LazyLock<HashMap<&'static str, Field>> = LazyLock::new(|| {
    table_rows(include_str!("fields.tsv"))
        .filter_map(|row| {
            let [field, label] = row[..] else { return None };
            let field = match field {
                "title" => Field::Title,
                "date" => Field::Date,
                "source" => Field::Source,
                "author" => Field::Author,
                _ => Field::Other,
            };
            Some((label, field))
        })
        .collect()
});
