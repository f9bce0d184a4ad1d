//! Which year a report, and each of its figures, speaks of.
//!
//! A government's work report bears the year it is delivered in and looks back on the one before;
//! a summary, a plan or a communique bears the year it is about.

use crate::extract::{Figure, Status};
use crate::ingest::{ReportKind, Role, Source};
use crate::text::republic::bare_year;

/// The time a figure speaks of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Period {
    /// The year, or the last of several.
    pub year: Option<i32>,
    /// How much of it.
    pub extent: Extent,
}

/// How long a time a figure speaks of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Extent {
    /// A whole year, or a day in it.
    #[default]
    Year,
    /// Half a year, quarters, months.
    PartOfYear,
    /// Several years are summed up (五年来, “十三五”期间, 累计), or a change is over several.
    SeveralYears,
    /// A change, on average of several years (年均).
    YearlyAverage,
}

impl Extent {
    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::PartOfYear => "part of year",
            Self::SeveralYears => "several years",
            Self::YearlyAverage => "yearly average",
        }
    }
}

/// Years that reports speak of.
const YEARS: std::ops::RangeInclusive<i32> = 1949..=2099;
/// The review of the past year stands within so many lines of a report.
const REVIEW_WITHIN: usize = 60;

/// The year a report is about may open one of so many lines of its body.
const OPENING: usize = 6;

/// The year a report is about.
#[must_use]
pub fn of_report(source: &Source) -> Option<i32> {
    let imprint = &source.imprint;
    let delivered = years(&imprint.date).next();
    let titled = titled_year(&imprint.title);
    if imprint.kind == ReportKind::Plan {
        return years(&imprint.title).last().or(delivered);
    }
    let near = titled.or(delivered);
    if let Some(told) = reviewed_year(source, near).or_else(|| opening_year(source, near)) {
        return Some(told);
    }
    let named = titled.or_else(|| years(&source.path.file_stem()?.to_string_lossy()).last());
    let looks_back = imprint.title.contains("工作报告") || imprint.title.contains("工作報告");
    match (named, delivered) {
        (Some(year), Some(delivered)) if delivered > year => Some(year),
        (Some(year), _) if looks_back => Some(year - 1),
        (Some(year), _) => Some(year),
        (None, Some(year)) if looks_back || delivered_early(&imprint.date) => Some(year - 1),
        (None, delivered) => delivered,
    }
}

/// The year a title names: the last, unless that is only planned for (2023年总结及2024年打算).
fn titled_year(title: &str) -> Option<i32> {
    const AHEAD: [&str; 7] = ["打算", "计划", "安排", "要点", "草案", "思路", "部署"];
    let named: Vec<i32> = years(title).collect();
    let (&last, before) = named.split_last()?;
    let behind = title.rsplit_once(&last.to_string()).map_or("", |(_, behind)| behind);
    let planned = AHEAD.iter().any(|word| behind.contains(word));
    before.last().filter(|_| planned).copied().or(Some(last))
}

/// The time a figure of a report about `report_year` speaks of; `extent` where the words around it
/// tell better than the time as written how long that is.
#[must_use]
pub fn of_figure(
    source: &Source,
    report_year: Option<i32>,
    figure: &Figure,
    extent: Option<Extent>,
) -> Period {
    let text = figure.period.of(source.reading());
    let extent = extent.unwrap_or_else(|| match text {
        _ if speaks_of_several(text) => Extent::SeveralYears,
        _ if speaks_of_a_part(text) => Extent::PartOfYear,
        _ => Extent::Year,
    });
    let plan = source.imprint.kind == ReportKind::Plan;
    let target = figure.status == Status::Target && !plan;
    let base = report_year.map(|year| year + i32::from(target));
    let year = if let Some(year) = years(text).chain(years_of_republic(text)).last() {
        Some(year)
    } else if text.contains("去年") || text.contains("上年") {
        base.map(|year| if target || plan { year - 1 } else { year })
    } else if text.contains("前年") {
        base.map(|year| year - 1)
    } else {
        base
    };
    Period { year, extent }
}

/// Whether a period as written sums up several years: 五年来, “十三五”期间, 五年, 2016-2020年.
fn speaks_of_several(period: &str) -> bool {
    const SEVERAL: [&str; 9] =
        ["来", "五年", "三年", "四年", "两年", "十年", "几年", "五”期间", "五”时期"];
    let one = period.contains("一年来") || period.contains("年初以来");
    years(period).nth(1).is_some()
        || !one && SEVERAL.iter().any(|word| period.contains(word))
        || is_number_of_years(period)
}

/// 5年, but not 2015年.
fn is_number_of_years(period: &str) -> bool {
    let number = period.strip_suffix('年').and_then(|number| number.parse::<u32>().ok());
    number.is_some_and(|number| (2..=10).contains(&number))
}

/// Whether a period as written is less than a year: 上半年, 前三季度, 1-11月, but not 11月底.
fn speaks_of_a_part(period: &str) -> bool {
    period.ends_with("半年") || period.ends_with("季度") || period.ends_with(['月', '份'])
}

/// The year that the body opens with: 2023年，州妇联围绕….
fn opening_year(source: &Source, near: Option<i32>) -> Option<i32> {
    let text = source.reading();
    let lines = source.body().map(|line| line.span.of(text).trim()).filter(|line| !line.is_empty());
    lines.take(OPENING).find_map(|line| {
        let year = years(line.get(..4)?).next()?;
        let behind = line[4..].strip_prefix('年')?;
        let tells = ["，", ",", "以来"].iter().any(|word| behind.starts_with(word));
        let near = near.is_none_or(|near| (near - 1..=near).contains(&year));
        (tells && near).then_some(year)
    })
}

/// The year of which the body says that it reviews it: 2018年工作回顾.
fn reviewed_year(source: &Source, near: Option<i32>) -> Option<i32> {
    let text = source.reading();
    let lines = source.lines.iter().filter(|line| line.role != Role::Noise).take(REVIEW_WITHIN);
    for line in lines {
        let line = line.span.of(text);
        for (at, _) in line.match_indices("回顾") {
            let before = &line[..at];
            let from = before.char_indices().rev().take(16).last().map_or(0, |(i, _)| i);
            let found = years(&before[from..]).last();
            if let Some(year) = found
                && near.is_none_or(|near| (near - 2..=near).contains(&year))
            {
                return Some(year);
            }
        }
    }
    None
}

/// January to March: such a report looks back on the year before.
fn delivered_early(date: &str) -> bool {
    matches!(date.get(5..7), Some("01" | "02" | "03"))
}

/// The years of the republic in a time as written: 112年 is 2023.
fn years_of_republic(period: &str) -> impl Iterator<Item = i32> {
    let runs = period.split(|c: char| !c.is_ascii_digit());
    runs.filter_map(bare_year).filter_map(|year| i32::try_from(year).ok())
}

/// The years written with four digits in `text`, in order.
fn years(text: &str) -> impl Iterator<Item = i32> {
    let runs = text.split(|c: char| !c.is_ascii_digit());
    runs.filter(|run| run.len() == 4)
        .filter_map(|run| run.parse().ok())
        .filter(|year| YEARS.contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_that_also_plans_is_about_the_year_it_looks_back_on() {
        for (title, year) in [
            ("某州妇联2023年工作总结及2024年工作打算", Some(2023)),
            ("关于某县2021年预算执行情况和2022年预算草案的报告", Some(2021)),
            ("2016—2020年工作总结", Some(2020)),
            ("2024年工作要点", Some(2024)),
            ("五年工作综述", None),
        ] {
            assert_eq!(titled_year(title), year, "{title}");
        }
    }
}
