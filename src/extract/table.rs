//! Tables of numbers: a cell's label is its row's head and its column's head.
//!
//! Reads Markdown pipe tables, the form in which ingest hands up the tables of every format. The
//! unit of a bare number stands in a column of units or in the parentheses of a head. Cells of
//! running text are left to the rules for sentences.

use super::figure::Change;
use super::label::Label;
use super::label::wording::clipped;
use super::quantity::{self, Quantity};
use crate::ingest::Line;
use crate::text::Span;
use std::collections::HashMap;

/// Trust in a label that a table states.
const CONFIDENCE: f32 = 0.9;

/// Heads of columns that only count the rows.
const COUNTING: [&str; 4] = ["序号", "编号", "排名", "位次"];

/// Heads of columns that hold units.
const UNITS: [&str; 3] = ["单位", "计量单位", "指标单位"];

/// Heads of columns that add nothing to the head of the row.
const PLAIN: [&str; 8] = ["数量", "数值", "绝对数", "绝对量", "指标值", "总量", "本年", "合计"];

/// A number in a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The number; its span is the number alone where the unit stands in a head.
    pub quantity: Quantity,
    /// Row head and column head.
    pub label: Label,
    /// The column's head where it is a time, empty otherwise.
    pub period: Span,
    /// Set in columns of growth.
    pub change: Change,
}

/// The numbers of all tables in a simplified text by the first byte of their line.
#[must_use]
pub fn read<'l>(text: &str, lines: impl Iterator<Item = &'l Line>) -> HashMap<u32, Vec<Cell>> {
    let mut found = HashMap::new();
    let mut above: Option<Vec<Span>> = None;
    let mut heads: Option<Vec<Span>> = None;
    for line in lines {
        if !line.span.of(text).trim_start().starts_with('|') {
            (above, heads) = (None, None);
            continue;
        }
        let cells = cells(text, line.span);
        if cells.iter().all(|cell| is_rule(cell.of(text))) {
            heads = above.take();
        } else if let Some(heads) = &heads {
            let row = row(text, heads, &cells);
            if !row.is_empty() {
                found.insert(line.span.start, row);
            }
        }
        above = Some(cells);
    }
    found
}

/// The cells of a line, blanks and emphasis around them left out.
fn cells(text: &str, line: Span) -> Vec<Span> {
    let base = line.start as usize;
    let written = line.of(text);
    let inner = written.trim().trim_start_matches('|').trim_end_matches('|');
    let mut at = base + written.find(inner).unwrap_or(0);
    let mut found = Vec::new();
    for piece in inner.split('|') {
        let kept = piece.trim_matches([' ', '*', '\u{3000}']);
        let start = at + piece.find(kept).unwrap_or(0);
        found.push(Span::new(start, start + kept.len()));
        at += piece.len() + 1;
    }
    found
}

/// The line of dashes under the heads.
fn is_rule(cell: &str) -> bool {
    cell.chars().all(|c| matches!(c, '-' | ':' | ' '))
}

fn row(text: &str, heads: &[Span], cells: &[Span]) -> Vec<Cell> {
    let head_at = cells.iter().zip(heads).position(|(cell, head)| {
        let (cell, head) = (cell.of(text), head.of(text));
        !COUNTING.contains(&head) && !UNITS.contains(&head) && !cell.is_empty() && !is_number(cell)
    });
    let Some(head_at) = head_at else { return Vec::new() };
    let name = cells[head_at].of(text);
    let unit_at = heads.iter().position(|head| UNITS.contains(&head.of(text)));
    let unit = unit_at.and_then(|at| cells.get(at)).map_or("", |cell| cell.of(text));
    let unit = if unit.is_empty() { remark(name) } else { unit };
    cells
        .iter()
        .zip(heads)
        .skip(head_at + 1)
        .filter(|(_, head)| !COUNTING.contains(&head.of(text)) && !UNITS.contains(&head.of(text)))
        .filter_map(|(cell, head)| number(text, name, unit, *cell, *head))
        .collect()
}

/// The figure of one cell, if it is a number whose unit is known.
fn number(text: &str, name: &str, unit: &str, cell: Span, head: Span) -> Option<Cell> {
    let column = head.of(text);
    let grows = column.contains("增长") || column.contains("增速") || column.contains("比上年");
    let unit = match remark(column) {
        "" if column.contains('%') || grows => "%",
        "" => unit,
        own => own,
    };
    let quantity = whole(text, cell).or_else(|| with_unit(text, cell, unit))?;
    let plain = bare(column);
    let is_time = column.contains('年') && column.starts_with(|c: char| c.is_ascii_digit());
    let adds = !is_time && !PLAIN.contains(&plain.as_str()) && plain != "增长";
    let column = if adds { plain } else { String::new() };
    let mut label = format!("{}{column}", bare(name));
    let negative = cell.of(text).starts_with(['-', '−', '－']);
    let change = match (grows, negative) {
        (false, _) => Change::None,
        (true, false) => Change::Increase,
        (true, true) => Change::Decrease,
    };
    if grows && !label.contains("增") {
        label.push_str("增长");
    }
    let label = Label { text: clipped(&label), confidence: CONFIDENCE };
    let period = if is_time { head } else { Span::default() };
    Some(Cell { quantity, label, period, change })
}

/// A cell that is a quantity with its unit.
fn whole(text: &str, cell: Span) -> Option<Quantity> {
    let mut found = quantity::quantities(text, cell).into_iter();
    let first = found.next()?;
    (found.next().is_none() && first.span == cell).then_some(first)
}

/// A bare number read with the unit that a head states.
fn with_unit(text: &str, cell: Span, unit: &str) -> Option<Quantity> {
    let written = cell.of(text);
    let digits = written.trim_start_matches(['-', '−', '－', '+']);
    let end = digits.find(|c: char| !matches!(c, '0'..='9' | '.' | ',')).unwrap_or(digits.len());
    let number = &digits[..end];
    if unit.is_empty() || !is_number(written) || number.is_empty() {
        return None;
    }
    let read = format!("{number}{unit}");
    let mut quantity = quantity::quantities(&read, Span::new(0, read.len())).into_iter().next()?;
    let start = cell.start as usize + (written.len() - digits.len());
    quantity.span = Span::new(start, start + number.len());
    quantity.number = quantity.span;
    Some(quantity)
}

/// 63, 1,250.5, -2.1, 63（*）.
fn is_number(cell: &str) -> bool {
    let cell = cell.trim_start_matches(['-', '−', '－', '+']);
    let number = cell.split(['（', '(', '\u{3000}', ' ']).next().unwrap_or("");
    number.contains(|c: char| c.is_ascii_digit())
        && number.chars().all(|c| matches!(c, '0'..='9' | '.' | ','))
}

/// What stands in the parentheses at the end of a head: 总产值（亿元）.
fn remark(head: &str) -> &str {
    let head = head.trim_end();
    let inner = head.strip_suffix(['）', ')']);
    inner.and_then(|inner| inner.rsplit(['（', '(']).next()).unwrap_or("").trim()
}

/// A head without blanks, breaks, numbering of its own and the remark at its end.
fn bare(head: &str) -> String {
    let plain = head.replace("<br>", "").replace("其中：", "");
    let cut = match remark(&plain) {
        "" => plain.len(),
        _ => plain.rfind(['（', '(']).unwrap_or(plain.len()),
    };
    let kept = plain.get(..cut).unwrap_or(&plain);
    let kept = kept.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '、'));
    kept.chars().filter(|c| !c.is_whitespace() && !matches!(c, '*' | '#' | '%')).collect()
}

#[cfg(test)]
mod tests {
    use crate::extract::Findings;
    use crate::ingest::Source;
    use crate::outline::Outline;
    use std::path::Path;

    fn told(table: &str) -> Vec<String> {
        let source = Source::from_text(Path::new("t.md"), table);
        let findings = Findings::read(&source, &Outline::default());
        let told = findings.figures.iter().map(|f| {
            let period = f.period.of(&source.text);
            format!("{} {} {} {period}", f.label, f.value.magnitude(), f.unit)
        });
        told.collect()
    }

    #[test]
    fn heads_make_the_label_and_give_the_unit() {
        let table = "指标如下。\n| 指标 | 单位 | 2016年 | 增长（%） |\n|---|---|---|---|\n\
                     | 地区生产总值 | 亿元 | 1,210.5 | 8.4 |\n| 户籍人口 | 万人 | 63（*） | - |\n";
        assert_eq!(
            told(table),
            [
                "地区生产总值 121050000000 元 2016年",
                "地区生产总值增长 8.4 % ",
                "户籍人口 630000 人 2016年",
            ]
        );
    }

    #[test]
    fn a_unit_in_parentheses_counts() {
        let table = "各乡镇情况。\n| 序号 | 乡镇 | 妇女之家（个） |\n| --- | --- | --- |\n| 1 | 城关镇 | 12 |\n";
        assert_eq!(told(table), ["城关镇妇女之家 12 个 "]);
    }

    #[test]
    fn cells_of_text_are_read_as_sentences() {
        let table = "| 领域 | 内容 |\n|---|---|\n| 就业 | 新增残疾人就业300人，培训80人次。 |\n";
        assert_eq!(told(table), ["新增残疾人就业 300 人 ", "培训 80 人次 "]);
    }
}
