//! Markdown pipe tables, the form in which the tables of every format are handed up.

/// Whether a line is the row of dashes under the heads of a table: `|---|:--:|`.
#[must_use]
pub fn is_delimiter_row(line: &str) -> bool {
    line.contains('|') && line.contains('-') && line.trim().chars().all(|c| "|-: ".contains(c))
}
