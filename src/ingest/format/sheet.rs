//! What sheets of all formats share: rows become tables, empty rows part them.

use crate::ingest::draft::{Draft, Row, Table};
use crate::text::han;

/// Appends the rows of a sheet as tables.
pub(super) fn push(draft: &mut Draft, rows: Vec<Row>) {
    let mut table = Table::default();
    for row in rows {
        if row.cells.iter().all(|cell| cell.text.trim().is_empty()) {
            draft.push_table(std::mem::take(&mut table));
        } else {
            table.rows.push(row);
        }
    }
    draft.push_table(table);
}

/// Whether a sheet speaks Chinese at all: most of its characters may be digits.
pub(super) fn has_chinese(text: &str) -> bool {
    text.chars().filter(|c| han::is_han(*c)).nth(3).is_some()
}
