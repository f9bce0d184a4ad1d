//! Pipe tables as rows of cells, and what a head says without its remarks.

use crate::ingest::pipe_table::is_delimiter_row;
use crate::ingest::{Line, Role, Source};
use crate::text::Span;

/// A table as it stands in the text.
#[derive(Debug)]
pub struct Grid<'t> {
    /// The line above it, empty where there is none.
    pub caption: &'t str,
    /// The cells above the line of dashes.
    pub heads: Vec<Span>,
    /// The rows below it.
    pub rows: Vec<Row>,
}

/// A row below the heads.
#[derive(Debug)]
pub struct Row {
    /// Its line.
    pub line: Span,
    /// Its cells from left to right.
    pub cells: Vec<Span>,
}

/// The tables of a source in order; the line above one may be the title.
#[must_use]
pub fn grids(source: &Source) -> Vec<Grid<'_>> {
    let text = source.reading();
    let told = |line: &&Line| matches!(line.role, Role::Body | Role::Imprint);
    let mut grids: Vec<Grid<'_>> = Vec::new();
    let mut above: Option<Vec<Span>> = None;
    let mut caption = "";
    let mut open = false;
    for line in source.lines.iter().filter(told) {
        let written = line.span.of(text);
        if !written.contains('|') {
            if std::mem::take(&mut open) || !written.trim().is_empty() {
                caption = written;
            }
            above = None;
            continue;
        }
        let cells = cells(text, line.span);
        if is_delimiter_row(written) {
            let heads = above.take();
            open = heads.is_some();
            grids.extend(heads.map(|heads| Grid { caption, heads, rows: Vec::new() }));
        } else if open && let Some(grid) = grids.last_mut() {
            grid.rows.push(Row { line: line.span, cells: cells.clone() });
        }
        above = Some(cells);
    }
    grids
}

/// The cells of a line, blanks, breaks and emphasis around them left out.
fn cells(text: &str, line: Span) -> Vec<Span> {
    let base = line.start as usize;
    let written = line.of(text);
    let inner = written.trim().trim_start_matches('|').trim_end_matches('|');
    let mut at = base + written.find(inner).unwrap_or(0);
    let mut found = Vec::new();
    for piece in inner.split('|') {
        let mut kept = piece.trim_matches([' ', '*', '\u{3000}']);
        while let Some(rest) = kept.strip_suffix("<br>").or_else(|| kept.strip_prefix("<br>")) {
            kept = rest.trim_matches([' ', '*', '\u{3000}']);
        }
        let start = at + kept.as_ptr() as usize - piece.as_ptr() as usize;
        found.push(Span::new(start, start + kept.len()));
        at += piece.len() + 1;
    }
    found
}

/// A head without blanks, breaks, numbering of its own and the remark at its end.
#[must_use]
pub fn bare(head: &str) -> String {
    let plain = head.replace("<br>", "").replace("其中：", "").replace("其中:", "");
    let cut = match remark(&plain) {
        "" => plain.len(),
        _ => plain.rfind(['（', '(', '〔', '［', '[']).unwrap_or(plain.len()),
    };
    let kept = plain.get(..cut).unwrap_or(&plain);
    let kept = if opening_year(kept).is_some() {
        kept
    } else {
        kept.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '、' | '．'))
    };
    kept.chars().filter(|c| !c.is_whitespace() && !matches!(c, '*' | '#')).collect()
}

/// What stands in the parentheses at the end of a head: 总产值（亿元）.
#[must_use]
pub fn remark(head: &str) -> &str {
    let head = head.trim_end();
    let inner = head.strip_suffix(['）', ')', '〕', '］', ']']);
    let inner =
        inner.and_then(|inner| inner.rsplit(['（', '(', '〔', '［', '[']).next()).unwrap_or("");
    inner.trim().trim_start_matches("单位").trim_start_matches(['：', ':'])
}

/// Bytes of the year that a head opens with: 2021年目标, 民国112年, 112年; or is: 2021.
#[must_use]
pub fn opening_year(head: &str) -> Option<usize> {
    let era = ["中华民国", "民国"].iter().find(|era| head.starts_with(**era));
    let start = era.map_or(0, |era| era.len());
    let digits = head[start..].bytes().take_while(u8::is_ascii_digit).count();
    let year: u32 = head[start..start + digits].parse().ok()?;
    let (named, end) = (head[start + digits..].starts_with('年'), start + digits);
    let counts = match digits {
        4 => (1900..2100).contains(&year) && (named || head.len() == end),
        // Years of the republic, in a table of Taiwan often without its name.
        3 => named && year < 200,
        2 => named && era.is_some(),
        _ => false,
    };
    counts.then(|| if named { end + '年'.len_utf8() } else { end })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_open_heads() {
        let told = |head| opening_year(head).map(|end| &head[..end]);
        assert_eq!(told("2021年目标"), Some("2021年"));
        assert_eq!(told("2021"), Some("2021"));
        assert_eq!(told("民国98年"), Some("民国98年"));
        assert_eq!(told("112年度"), Some("112年"));
        assert_eq!(told("2021人"), None);
        assert_eq!(told("12年"), None);
    }
}
