//! The head of a column: what its cells are.

use super::head::{bare, is_unit, opens_with_year, remark};
use crate::extract::status::{Status, Statuses};
use crate::text::Span;

/// Heads of columns that only count the rows.
const COUNTING: [&str; 4] = ["序号", "编号", "排名", "位次"];
/// Heads of columns that hold units.
const UNITS: [&str; 4] = ["单位", "计量单位", "指标单位", "计算单位"];
/// Heads of columns that sort the rows or speak about them.
const ASIDE: [&str; 11] = [
    "类别",
    "分类",
    "类型",
    "指标类别",
    "领域",
    "属性",
    "指标属性",
    "性质",
    "备注",
    "责任单位",
    "指标类型",
];
/// Heads of columns that add nothing to the head of the row.
const PLAIN: [&str; 12] = [
    "数量",
    "数值",
    "绝对数",
    "绝对量",
    "指标值",
    "总量",
    "本年",
    "合计",
    "目标值",
    "目标",
    "完成情况",
    "基期值",
];
/// In the head of a column of growth.
const GROWTH: [&str; 8] = ["增长", "增速", "比上年", "同比", "增幅", "涨幅", "±%", "增减"];
/// In the head of a column of targets.
const TARGETS: [&str; 4] = ["目标", "规划", "计划", "安排"];
/// What may follow the year in a head that is a time.
const AFTER_YEAR: [&str; 12] = [
    "目标值",
    "目标",
    "完成值",
    "完成数",
    "完成",
    "实际",
    "预计",
    "计划数",
    "计划",
    "预算数",
    "执行数",
    "基数",
];

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Names,
    Units,
    Numbers,
    Aside,
}

/// A column by its head.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub role: Role,
    /// What it adds to the head of a row.
    pub name: String,
    /// The unit in its parentheses.
    pub unit: String,
    /// Whether its numbers are changes.
    pub grows: bool,
    /// Its head where that is a time.
    pub time: Span,
    /// Done or aimed at, where its head says so.
    pub side: Option<Status>,
}

impl Column {
    pub(super) fn read(text: &str, head: Span, statuses: &Statuses) -> Self {
        let plain = bare(head.of(text));
        let written = head.of(text).replace("<br>", "");
        let unit = Some(remark(&written)).filter(|unit| is_unit(unit)).unwrap_or_default();
        let role = match plain.as_str() {
            _ if UNITS.contains(&plain.as_str()) => Role::Units,
            _ if COUNTING.contains(&plain.as_str()) || ASIDE.contains(&plain.as_str()) => {
                Role::Aside
            }
            "项目" | "名称" | "地区" => Role::Names,
            _ if plain.ends_with("指标") || plain.ends_with("名称") => Role::Names,
            _ => Role::Numbers,
        };
        let timed = opens_with_year(&plain);
        let aimed = TARGETS.iter().any(|word| plain.contains(word)) && !plain.contains('比');
        let unit = if unit.is_empty() && plain.contains('%') { "%" } else { unit };
        Self {
            role,
            unit: unit.to_owned(),
            grows: GROWTH.iter().any(|word| plain.contains(word)),
            time: if timed { head } else { Span::default() },
            side: aimed.then_some(Status::Target).or_else(|| statuses.side_of(&plain)),
            name: added(&plain),
        }
    }

    /// Takes in what a second line of heads says.
    pub(super) fn add(&mut self, text: &str, head: Span, statuses: &Statuses) {
        let second = Self::read(text, head, statuses);
        if head.is_empty() {
            return;
        }
        if self.role == Role::Numbers {
            self.name.push_str(&second.name);
        }
        if !second.unit.is_empty() {
            self.unit = second.unit;
        }
        if !second.time.is_empty() {
            self.time = second.time;
        }
        self.grows |= second.grows;
        self.side = second.side.or(self.side);
    }
}

/// What a head adds to the head of a row: nothing where it is a time or says only 数量.
fn added(plain: &str) -> String {
    let mut rest = plain;
    if opens_with_year(plain) {
        rest = plain.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches('年');
        rest = AFTER_YEAR.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    }
    let rest = rest.replace('%', "");
    if PLAIN.contains(&rest.as_str()) || rest == "增长" { String::new() } else { rest }
}
