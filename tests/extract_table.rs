//! Tables: a table in, `label | value unit | region | period` of its numbers out.

use gangmu::extract::{Division, Findings};
use gangmu::ingest::{self, Source};
use gangmu::outline::Outline;
use std::path::Path;

/// The facts of a source, one a line, each as short as it can be said.
fn facts(source: &Source) -> Vec<String> {
    let findings = Findings::read(source, &Outline::read(source));
    let fact = |f: &gangmu::extract::Figure| {
        let region = f.region.map_or("", Division::name);
        let value = f.value.magnitude();
        format!("{} {value} {} {region} {}", f.label, f.unit, f.period.of(&source.text))
    };
    findings.figures.iter().map(|f| fact(f).trim_end().to_owned()).collect()
}

fn told(text: &str) -> Vec<String> {
    facts(&Source::from_text(Path::new("t.md"), text))
}

/// The same of a file with a name of its own.
fn told_in(name: &str, text: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    std::fs::write(&file, text).unwrap();
    facts(&ingest::read(&file).unwrap())
}

#[test]
fn a_row_is_of_the_division_that_heads_it() {
    let report = "# 定西市妇联2020年工作总结\n\n各县区进展如下。\n\n\
        | 县区 | 妇女之家（个） | 培训（人次） |\n|---|---|---|\n\
        | 漳县 | 12 | 100 |\n| 安定 | 20 | 300 |\n| 经开区 | 3 | 40 |\n| 合计 | 80 | 900 |\n";
    assert_eq!(
        told(report),
        [
            "妇女之家 12 个 漳县",
            "培训 100 人次 漳县",
            "妇女之家 20 个 安定区",
            "培训 300 人次 安定区",
            "经开区妇女之家 3 个 定西市",
            "经开区培训 40 人次 定西市",
            "妇女之家 80 个 定西市",
            "培训 900 人次 定西市",
        ]
    );
}

#[test]
fn a_column_is_of_the_division_that_heads_it() {
    let report = "# 定西市妇联2020年工作总结\n\n各县区进展如下。\n\n\
        | 指标 | 漳县 | 岷县 | 全市 |\n|---|---|---|---|\n| 妇女之家（个） | 12 | 15 | 80 |\n";
    assert_eq!(
        told(report),
        ["妇女之家 12 个 漳县", "妇女之家 15 个 岷县", "妇女之家 80 个 定西市"]
    );
}

#[test]
fn short_names_mean_what_the_other_names_lie_in() {
    let sheet = "地区,年份,地区生产总值（亿元）\n兰州,2021,3231.3\n定西,2022,558.4\n天水,2022,813.9\n\
        全省,2022,11201.6\n";
    assert_eq!(
        told_in("sheet.csv", sheet),
        [
            "地区生产总值 323130000000 元 兰州市 2021",
            "地区生产总值 55840000000 元 定西市 2022",
            "地区生产总值 81390000000 元 天水市 2022",
            "地区生产总值 1120160000000 元 甘肃省 2022",
        ]
    );
    let shared =
        "| 城市 | 妇女之家（个） |\n|---|---|\n| 南山区 | 20 |\n| 宝安区 | 30 |\n| 福田区 | 40 |\n";
    assert_eq!(
        told(&format!("各区情况如下。\n\n{shared}")),
        ["妇女之家 20 个 南山区", "妇女之家 30 个 宝安区", "妇女之家 40 个 福田区",]
    );
    let source = Source::from_text(Path::new("t.md"), &format!("各区情况如下。\n\n{shared}"));
    let regions = Findings::read(&source, &Outline::default()).regions;
    assert_eq!(regions.own.map(Division::name), Some("深圳市"));
    assert!(regions.passages.iter().all(|(_, d)| d.parent().map(Division::name) == Some("深圳市")));
}

#[test]
fn words_that_are_names_by_chance_head_no_table() {
    let report = "# 定西市妇联2020年工作总结\n\n| 方式 | 项目（个） |\n|---|---|\n| 合作 | 12 |\n| 独资 | 5 |\n| 合资 | 7 |\n";
    assert_eq!(
        told(report),
        ["合作项目 12 个 定西市", "独资项目 5 个 定西市", "合资项目 7 个 定西市"]
    );
}

#[test]
fn years_are_periods_and_no_figures() {
    let rows = "年份,地区生产总值（亿元）,常住人口（万人）\n2021,500.1,250\n2022,558.2,249\n";
    let wanted = [
        "地区生产总值 50010000000 元  2021",
        "常住人口 2500000 人  2021",
        "地区生产总值 55820000000 元  2022",
        "常住人口 2490000 人  2022",
    ];
    assert_eq!(told_in("rows.csv", rows), wanted);
    let columns = "指标,2021,2022年预计\n财政收入（亿元）,50.1,55\n";
    assert_eq!(
        told_in("columns.csv", columns),
        ["财政收入 5010000000 元  2021", "财政收入 5500000000 元  2022年"]
    );
    let named = "某市统计资料\n\n各县粮食产量（单位：吨）\n\n| | 2019年 | 2020年 |\n|---|---|---|\n| 漳县 | 20 | 30 |\n| 岷县 | 12 | 10 |\n";
    assert_eq!(
        told(named),
        [
            "粮食产量 20 吨 漳县 2019年",
            "粮食产量 30 吨 漳县 2020年",
            "粮食产量 12 吨 岷县 2019年",
            "粮食产量 10 吨 岷县 2020年",
        ]
    );
}

#[test]
fn counts_that_look_like_years_are_counted() {
    let table = "情况如下。\n\n| 机构 | 建成（个） | 惠及（人） |\n|---|---|---|\n| 中心 | 12 | 2010 |\n| 站点 | 30 | 1998 |\n";
    assert_eq!(
        told(table),
        ["中心建成 12 个", "中心惠及 2010 人", "站点建成 30 个", "站点惠及 1998 人"]
    );
}
