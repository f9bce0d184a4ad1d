//! Tables of numbers: a cell's label is its row's head and its column's head.
//!
//! Reads Markdown pipe tables, the form in which ingest hands up the tables of every format; the
//! pipes at the ends of a line may be missing. The unit of a bare number stands in the head of its
//! row, in a column of units, in the head of its column or above the table. Rows of running text
//! are left to the rules for sentences.

mod cell;
mod column;
mod head;

use super::change::Change;
use super::label::Label;
use super::quantity::{MOST_FIGURES, Quantity};
use super::status::{Status, Statuses};
use crate::ingest::Line;
use crate::ingest::pipe_table::is_delimiter_row;
use crate::text::Span;
use column::{Column, Role};
use std::collections::HashMap;

/// A text cell of more characters with a number in it is running text.
const LONGEST_NAME: usize = 40;

/// A number in a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The number; its span is the number alone where the unit stands in a head.
    pub quantity: Quantity,
    /// Row head and column head.
    pub label: Label,
    /// The column's head where it is a time, empty otherwise.
    pub period: Span,
    /// Set in columns and rows of growth.
    pub change: Change,
    /// What the heads say; `None` leaves it to the place of the table in the report.
    pub status: Option<Status>,
}

/// The numbers of all tables in a simplified text by the first byte of their line.
#[must_use]
pub fn read<'l>(
    text: &str,
    lines: impl Iterator<Item = &'l Line>,
    statuses: &Statuses,
) -> HashMap<u32, Vec<Cell>> {
    let mut found = HashMap::new();
    let mut count = 0;
    let mut above: Option<Vec<Span>> = None;
    let mut caption = "";
    let mut table: Option<Table> = None;
    for line in lines {
        let written = line.span.of(text);
        if !written.contains('|') {
            if table.take().is_some() || !written.trim().is_empty() {
                caption = stated_unit(written);
            }
            above = None;
            continue;
        }
        if count >= MOST_FIGURES {
            break;
        }
        let cells = cells(text, line.span);
        if is_delimiter_row(written) {
            table = above.take().map(|heads| Table::new(text, &heads, caption, statuses));
        } else if let Some(table) = &mut table {
            let row = table.row(text, &cells, statuses);
            count += row.len();
            if !row.is_empty() {
                found.insert(line.span.start, row);
            }
        }
        above = Some(cells);
    }
    found
}

/// What the heads of a table say of its rows.
struct Table<'t> {
    columns: Vec<Column>,
    /// The unit stated above it.
    caption: &'t str,
    /// Whether no row was read yet, so that the next may be a second line of heads.
    opens: bool,
}

impl<'t> Table<'t> {
    fn new(text: &str, heads: &[Span], caption: &'t str, statuses: &Statuses) -> Self {
        let columns = heads.iter().map(|head| Column::read(text, *head, statuses)).collect();
        Self { columns, caption, opens: true }
    }

    fn row(&mut self, text: &str, cells: &[Span], statuses: &Statuses) -> Vec<Cell> {
        if std::mem::take(&mut self.opens) && self.goes_on(text, cells) {
            for (column, cell) in self.columns.iter_mut().zip(cells) {
                column.add(text, *cell, statuses);
            }
            return Vec::new();
        }
        let Some(name_at) = self.name_at(text, cells) else { return Vec::new() };
        if cells.iter().any(|cell| is_running_text(cell.of(text))) {
            return Vec::new();
        }
        let name = cells[name_at].of(text);
        let unit = self.unit_of(text, name, cells);
        let latest = self.columns.iter().filter_map(|column| column.side).next_back();
        let numbers = self.columns.iter().zip(cells).skip(name_at + 1);
        let numbers = numbers.filter(|(column, _)| column.role == Role::Numbers);
        let mut row: Vec<Cell> = numbers
            .filter_map(|(column, cell)| cell::read(text, name, unit, *cell, column))
            .collect();
        for cell in row.iter_mut().filter(|cell| cell.status.is_none()) {
            cell.status = latest;
        }
        row
    }

    /// Whether a first row without numbers goes on with the heads: | | | 2020年 | 2025年 |.
    fn goes_on(&self, text: &str, cells: &[Span]) -> bool {
        let written: Vec<_> = cells.iter().map(|cell| cell.of(text)).collect();
        let timed = written.iter().filter(|cell| head::opens_with_year(cell)).count();
        timed > 1 && !written.iter().any(|cell| cell::is_number(cell))
    }

    /// The cell that heads the row: the one below the column of names, else the last before the
    /// numbers begin.
    fn name_at(&self, text: &str, cells: &[Span]) -> Option<usize> {
        let names = |i: &usize| {
            let cell = cells[*i].of(text);
            let role = self.columns.get(*i).map_or(Role::Aside, |column| column.role);
            !cell.is_empty()
                && !cell::is_number(cell)
                && matches!(role, Role::Names | Role::Numbers)
        };
        let headed = self.columns.iter().position(|column| column.role == Role::Names);
        let first = (0..cells.len().min(self.columns.len())).find(names)?;
        headed.filter(|at| *at < cells.len() && !cells[*at].of(text).is_empty()).or(Some(first))
    }

    /// The unit that the row's head, its cell of units or the caption states.
    fn unit_of<'a>(&self, text: &'a str, name: &'a str, cells: &[Span]) -> &'a str
    where
        't: 'a,
    {
        let own = head::remark(name);
        if head::is_unit(own) {
            return own;
        }
        let at = self.columns.iter().position(|column| column.role == Role::Units);
        match at.and_then(|at| cells.get(at)).map_or("", |cell| cell.of(text)) {
            "" => self.caption,
            unit => unit,
        }
    }
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

/// Whether a cell says more than a name or a number.
fn is_running_text(cell: &str) -> bool {
    cell.chars().count() > LONGEST_NAME || cell.contains('。')
}

/// The unit that a line above a table states for all of it: 单位：万元.
fn stated_unit(line: &str) -> &str {
    let Some((_, behind)) = line.rsplit_once("单位") else { return "" };
    let stated = behind.trim_start_matches(['：', ':', ' ', '\u{3000}']);
    let stated = stated.trim_end().trim_end_matches(['）', ')', '】', '*']);
    if head::is_unit(stated) { stated } else { "" }
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
            let words = [f.qualifier.name(), f.status.name(), f.change.name(), period];
            let words: Vec<_> =
                words.into_iter().filter(|w| !matches!(*w, "" | "exact" | "actual")).collect();
            let unit = if f.unit.is_empty() { "-" } else { &f.unit };
            let told = format!("{} {} {unit} {}", f.label, f.value.magnitude(), words.join(" "));
            told.trim_end().to_owned()
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
                "地区生产总值增长 8.4 % increase",
                "户籍人口 630000 人 2016年",
            ]
        );
    }

    #[test]
    fn a_unit_in_parentheses_counts() {
        let table = "各乡镇情况。\n| 序号 | 乡镇 | 妇女之家（个） |\n| --- | --- | --- |\n| 1 | 城关镇 | 12 |\n";
        assert_eq!(told(table), ["城关镇妇女之家 12 个"]);
    }

    #[test]
    fn cells_of_text_are_read_as_sentences() {
        let table = "| 领域 | 内容 |\n|---|---|\n| 就业 | 新增残疾人就业300人，培训80人次。 |\n";
        assert_eq!(told(table), ["新增残疾人就业 300 人", "培训 80 人次"]);
    }

    #[test]
    fn the_targets_of_a_plan_are_told_from_its_base() {
        let table = "某市“十四五”规划\n（2021年2月批准）\n\n| 类别 | 指标 | 2020年 | 2025年 | 年均增速〔累计〕 | 属性 |\n\
            | --- | --- | --- | --- | --- | --- |\n\
            | 创新 | 1.劳动生产率（万元/人） | 12.6 | 18左右 | 7.5% | 预期性 |\n\
            | 民生 | 2.调查失业率（%） | — | <5.5 | — | 预期性 |\n\
            | 民生 | 3.受教育年限（年） | 10.1 | 11 | 〔0.9〕 | 约束性 |\n\
            | 绿色 | 4.单位能耗降低（%） | - | - | 〔15〕 | 约束性 |\n";
        assert_eq!(
            told(table),
            [
                "劳动生产率 126000 元/人 2020年",
                "劳动生产率 180000 元/人 about target 2025年",
                "劳动生产率年均增速 7.5 % target increase",
                "调查失业率 5.5 % under target 2025年",
                "受教育年限 10.1 年 2020年",
                "受教育年限 11 年 target 2025年",
                "受教育年限累计 0.9 年 target",
                "单位能耗降低累计 15 % target decrease",
            ]
        );
    }

    #[test]
    fn signs_breaks_captions_and_missing_pipes() {
        let table = "# 某市统计公报\n\n全年情况如下。\n\n表1 收入情况（单位：万元）\n\n项目 | 收入 | 比上年<br>增长（%）\n--- | ---: | ---:\n\
            其中：<br>税收 | 320 | -1.3\n茶叶（吨） | 46 | 2.4\n";
        assert_eq!(
            told(table),
            [
                "税收收入 3200000 元",
                "税收比上年增长 -1.3 % decrease",
                "茶叶收入 46 吨",
                "茶叶比上年增长 2.4 % increase",
            ]
        );
    }

    #[test]
    fn heads_may_take_two_lines() {
        let table = "# 某市统计公报\n\n情况如下。\n\n| 指标 | 完成情况 | | 单位 |\n|---|---|---|---|\n| | 2019年 | 2020年 | |\n| 床位 | 30 | 40 | 张 |\n";
        assert_eq!(told(table), ["床位 30 张 2019年", "床位 40 张 2020年"]);
    }
}
