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
use super::grid::{Grid, bare, opening_year, remark};
use super::label::Label;
use super::quantity::{MOST_FIGURES, Quantity};
use super::region::Regions;
use super::status::{Status, Statuses};
use crate::text::Span;
use column::{Column, Role};
use std::collections::HashMap;

/// A text cell of more characters with a number in it is running text.
const LONGEST_NAME: usize = 40;

/// A line above a table of more characters is no name of it.
const LONGEST_TOPIC: usize = 20;

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
pub fn read(
    text: &str,
    grids: &[Grid<'_>],
    regions: &Regions,
    statuses: &Statuses,
) -> HashMap<u32, Vec<Cell>> {
    let mut found = HashMap::new();
    let mut count = 0;
    for grid in grids {
        let mut table = Table::new(text, grid, regions, statuses);
        for row in &grid.rows {
            if count >= MOST_FIGURES {
                return found;
            }
            let cells = table.row(&row.cells);
            count += cells.len();
            if !cells.is_empty() {
                found.insert(row.line.start, cells);
            }
        }
    }
    found
}

/// What the heads of a table say of its rows.
struct Table<'t> {
    text: &'t str,
    regions: &'t Regions,
    statuses: &'t Statuses,
    columns: Vec<Column>,
    /// The line above it.
    caption: &'t str,
    /// Whether no row was read yet, so that the next may be a second line of heads.
    opens: bool,
}

/// What a row says of all its numbers.
struct RowHead<'t> {
    /// What they are of; empty where only the columns say it.
    name: &'t str,
    /// The unit of bare numbers.
    unit: &'t str,
    /// The line above the table.
    caption: &'t str,
    /// Its cell that is a time.
    time: Span,
    /// What that time says.
    side: Option<Status>,
}

impl RowHead<'_> {
    /// The name, to stand before what a column adds: where both say nothing, what the table is of.
    fn named(&self, added: &str) -> String {
        match bare(self.name) {
            name if name.is_empty() && added.is_empty() => topic(self.caption),
            name => name,
        }
    }
}

impl<'t> Table<'t> {
    fn new(text: &'t str, grid: &Grid<'t>, regions: &'t Regions, statuses: &'t Statuses) -> Self {
        let read = |head: &Span| Column::read(text, *head, regions.names_place(*head), statuses);
        let mut columns: Vec<Column> = grid.heads.iter().map(read).collect();
        for (index, column) in columns.iter_mut().enumerate() {
            let cells = grid.rows.iter().filter_map(|row| row.cells.get(index).copied());
            column.holds(text, index, &cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>());
        }
        Self { text, regions, statuses, columns, caption: grid.caption, opens: true }
    }

    fn row(&mut self, cells: &[Span]) -> Vec<Cell> {
        let text = self.text;
        if std::mem::take(&mut self.opens) && self.goes_on(text, cells) {
            for (column, cell) in self.columns.iter_mut().zip(cells) {
                column.add(text, *cell, self.statuses);
            }
            return Vec::new();
        }
        if cells.iter().any(|cell| is_running_text(cell.of(text))) {
            return Vec::new();
        }
        let Some((head, from)) = self.row_head(cells) else { return Vec::new() };
        let latest = self.columns.iter().filter_map(|column| column.side).next_back();
        let numbers = self.columns.iter().zip(cells).skip(from);
        let numbers = numbers.filter(|(column, _)| column.role == Role::Numbers);
        let mut row: Vec<Cell> =
            numbers.filter_map(|(column, cell)| cell::read(text, &head, *cell, column)).collect();
        for cell in row.iter_mut().filter(|cell| cell.status.is_none()) {
            cell.status = latest;
        }
        row
    }

    /// What the cells at its head say, and the first column that may hold numbers.
    fn row_head(&self, cells: &[Span]) -> Option<(RowHead<'t>, usize)> {
        let text = self.text;
        let times = self.columns.iter().zip(cells).filter(|(c, _)| c.role == Role::Times);
        let time = times.map(|(_, cell)| *cell).find(|cell| !cell.is_empty()).unwrap_or_default();
        let placed = cells.iter().any(|cell| self.regions.names_place(*cell));
        let name_at = self.name_at(text, cells, placed || !time.is_empty());
        let name = match name_at {
            Some(at) => cells[at].of(text),
            None if placed || !time.is_empty() => "",
            None => return None,
        };
        let head = RowHead {
            name,
            unit: self.unit_of(text, name, cells),
            caption: self.caption,
            time,
            side: self.statuses.side_of(time.of(text)),
        };
        Some((head, name_at.map_or(0, |at| at + 1)))
    }

    /// Whether a first row without numbers goes on with the heads: | | | 2020年 | 2025年 |.
    fn goes_on(&self, text: &str, cells: &[Span]) -> bool {
        let written: Vec<_> = cells.iter().map(|cell| cell.of(text)).collect();
        let timed = written
            .iter()
            .filter(|cell| cell.contains('年') && opening_year(cell).is_some())
            .count();
        timed > 1 && !written.iter().any(|cell| cell::is_number(cell))
    }

    /// The cell that heads the row: the one below the column of names, else the last before the
    /// numbers begin. Where a division or a time heads it (`headed`), the columns say what of,
    /// unless they say nothing.
    fn name_at(&self, text: &str, cells: &[Span], headed: bool) -> Option<usize> {
        let role = |i: usize| self.columns.get(i).map_or(Role::Aside, |column| column.role);
        let is_free = |i: usize| !cells[i].is_empty() && !self.regions.names_place(cells[i]);
        let named = (0..cells.len()).find(|&i| role(i) == Role::Names && is_free(i));
        let numbers = self.columns.iter().filter(|column| column.role == Role::Numbers);
        if named.is_some() || headed && numbers.clone().any(|column| !column.name.is_empty()) {
            return named;
        }
        let is_text = |i: usize| role(i) == Role::Numbers && !cell::is_number(cells[i].of(text));
        (0..cells.len()).find(|&i| is_text(i) && is_free(i))
    }

    /// The unit that the row's head, its cell of units or the caption states.
    fn unit_of<'a>(&self, text: &'a str, name: &'a str, cells: &[Span]) -> &'a str
    where
        't: 'a,
    {
        let own = remark(name);
        if head::is_unit(own) {
            return own;
        }
        let at = self.columns.iter().position(|column| column.role == Role::Units);
        match at.and_then(|at| cells.get(at)).map_or("", |cell| cell.of(text)) {
            "" => stated_unit(self.caption),
            unit => unit,
        }
    }
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

/// Words of a caption that say that a table follows, not what of.
const OF_TABLE: [&str; 10] = [
    "情况统计表",
    "情况一览表",
    "统计表",
    "一览表",
    "情况表",
    "对比表",
    "情况",
    "统计",
    "表",
    "如下",
];
/// Words of a caption that say how the table is divided.
const DIVIDED: [&str; 9] =
    ["分地区", "各地区", "各县区", "各区县", "各市州", "各县市", "历年", "各县", "各区"];

/// What a table is of by the line above it: 表1 各县区粮食产量（单位：吨） → 粮食产量.
fn topic(caption: &str) -> String {
    let plain = bare(caption.trim().trim_end_matches(['：', ':', '。']));
    let mut words = plain.trim_start_matches('表').trim_start_matches(|c: char| c.is_ascii_digit());
    words = DIVIDED.iter().find_map(|word| words.strip_prefix(word)).unwrap_or(words);
    words = OF_TABLE.iter().find_map(|word| words.strip_suffix(word)).unwrap_or(words);
    let is_name =
        words.chars().count() <= LONGEST_TOPIC && !words.contains(['，', '。', '；', '：']);
    if is_name { words.to_owned() } else { String::new() }
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
