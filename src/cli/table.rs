//! Rows of cells: aligned for people, comma- or tab-separated for programs.

use super::output::Output;
use crate::text::Ruler;
use crate::text::width::shown;

/// How rows are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Columns aligned by display width; control characters show as marks, a row is one line.
    Aligned,
    /// RFC 4180, lines ended by `\n`.
    Csv,
    /// Tabs and line ends inside a cell become blanks.
    Tsv,
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its head.
    pub name: &'static str,
    /// Whether cells stand flush right.
    pub right: bool,
}

/// Rows under heads.
#[derive(Debug)]
pub struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
}

/// Cells of an aligned column beyond which its text is cut, the last column excepted.
const WIDEST: usize = 44;

impl Table {
    /// An empty table; heads with a leading `>` stand for columns flush right.
    #[must_use]
    pub fn new(heads: &[&'static str]) -> Self {
        let column = |head: &&'static str| match head.strip_prefix('>') {
            Some(name) => Column { name, right: true },
            None => Column { name: head, right: false },
        };
        Self { columns: heads.iter().map(column).collect(), rows: Vec::new() }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// Prints it.
    pub fn print(&self, layout: Layout, output: &mut Output) {
        let aligned = layout == Layout::Aligned;
        // A head over nothing tells nothing; a program wants it all the same.
        if aligned && self.rows.is_empty() {
            return;
        }
        let heads = self.columns.iter().map(|column| column.name.to_owned()).collect();
        let widths = if aligned { self.widths() } else { Vec::new() };
        for row in std::iter::once(&heads).chain(&self.rows) {
            if !output.is_open() {
                return;
            }
            output.line(&match layout {
                Layout::Aligned => self.aligned(row, &widths),
                Layout::Csv => joined(row, ",", quoted),
                Layout::Tsv => joined(row, "\t", |cell| cell.replace(['\t', '\n', '\r'], " ")),
            });
        }
    }

    fn widths(&self) -> Vec<usize> {
        let ruler = Ruler::default();
        let width = |at: usize, column: &Column| {
            let cells = self.rows.iter().filter_map(|row| row.get(at));
            let widest = cells.map(|cell| ruler.text(cell)).max().unwrap_or(0);
            widest.max(ruler.text(column.name)).min(WIDEST)
        };
        self.columns.iter().enumerate().map(|(at, column)| width(at, column)).collect()
    }

    fn aligned(&self, row: &[String], widths: &[usize]) -> String {
        let ruler = Ruler::default();
        let mut line = String::new();
        for (at, (cell, column)) in row.iter().zip(&self.columns).enumerate() {
            let last = at + 1 == self.columns.len();
            let width = widths.get(at).copied().unwrap_or(0);
            let cell: String = cell.chars().map(shown).collect();
            let cell = if last { cell.as_str().into() } else { ruler.elide(&cell, width) };
            let padding = " ".repeat(width.saturating_sub(ruler.text(&cell)));
            match (column.right, last) {
                (true, _) => line.extend([&*padding, &*cell]),
                (false, true) => line.push_str(&cell),
                (false, false) => line.extend([&*cell, &*padding]),
            }
            if !last {
                line.push_str("  ");
            }
        }
        line
    }
}

/// A year as a cell.
#[must_use]
pub fn year(year: Option<i32>) -> String {
    year.map(|year| year.to_string()).unwrap_or_default()
}

fn joined(row: &[String], between: &str, cell: impl Fn(&str) -> String) -> String {
    row.iter().map(|text| cell(text)).collect::<Vec<_>>().join(between)
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_each_other_by_cells() {
        let mut table = Table::new(&["label", ">n"]);
        table.row(vec!["妇女".to_owned(), "5".to_owned()]);
        table.row(vec!["women".to_owned(), "21000".to_owned()]);
        let widths = table.widths();
        assert_eq!(widths, [5, 5]);
        assert_eq!(table.aligned(&table.rows[0], &widths), "妇女       5");
        assert_eq!(table.aligned(&table.rows[1], &widths), "women  21000");
    }

    #[test]
    fn csv_quotes_what_would_break_it() {
        assert_eq!(quoted("a,\"b\""), "\"a,\"\"b\"\"\"");
        assert_eq!(quoted("甲、乙"), "甲、乙");
    }
}
