//! Which figures of a report stand for its region's value in a year: text in, values out.

use gangmu::catalogue::{Catalogue, Comparison, Extent, Report};
use gangmu::extract::{Certainty, Change, Status};
use gangmu::ingest::Source;
use std::path::Path;
use std::sync::Arc;

/// A report about 定西市 in 2015 with this body.
fn report(body: &str) -> Arc<Report> {
    let text = format!("定西市2016年政府工作报告\n\n{body}\n");
    Arc::new(Report::read(Source::from_text(Path::new("定西市2016.txt"), &text)))
}

/// What `indicator` is compared with in `body`: comparisons of results called exactly so.
fn comparisons(body: &str, indicator: &str) -> Vec<Comparison> {
    let found = Catalogue::new(vec![report(body)]).indicators(indicator);
    found.into_iter().filter(|found| found.status == Status::Actual).collect()
}

/// Year and value of the levels of `indicator`, in 亿, people in 万.
fn levels(body: &str, indicator: &str) -> Vec<(i32, f64)> {
    let of_a_year = |c: &&Comparison| c.change == Change::None && c.extent == Extent::Year;
    let found = comparisons(body, indicator);
    let of_money_or_people = found.iter().filter(|c| matches!(&*c.unit, "元" | "人"));
    let data = of_money_or_people.filter(of_a_year).flat_map(|c| {
        let scale = if c.unit == "人" { 1e4 } else { 1e8 };
        c.data.iter().filter_map(move |d| Some((d.year?, d.value / scale)))
    });
    data.collect()
}

#[test]
fn what_has_no_place_in_a_comparison_is_counted() {
    let body = "全市生产总值由300亿元增加到456亿元。高新区实现生产总值60亿元。";
    let catalogue = Catalogue::new(vec![report(body)]);
    assert_eq!(levels(body, "生产总值"), [(2015, 456.0)]);
    assert_eq!(catalogue.uncompared("生产总值"), 2);
    assert_eq!(catalogue.uncompared("财政收入"), 0);
}

#[test]
fn milestones_on_the_way_are_no_values() {
    for body in [
        "地区生产总值连续跨越300亿元、400亿元两个台阶，2015年达到456亿元。",
        "全市生产总值跨过300亿元和400亿元大关，达到456亿元。",
        "全市生产总值相继突破300亿元和400亿元，达到456亿元。",
    ] {
        assert!(levels(body, "生产总值").iter().all(|(_, value)| *value >= 400.0), "{body}");
        assert_eq!(levels(body, "生产总值").last(), Some(&(2015, 456.0)), "{body}");
    }
    // Each of the three passed one.
    let body = "生产总值、财政收入、社会消费品零售总额分别突破400亿元、50亿元、100亿元大关。";
    assert_eq!(levels(body, "生产总值"), [(2015, 400.0)]);
}

#[test]
fn a_value_stands_before_the_bound_it_passed() {
    // The value's label is borrowed from the clause before, the bound's stands beside it.
    let body = "全市生产总值突破400亿元大关，2015年预计达到456亿元。";
    assert_eq!(levels(body, "生产总值"), [(2015, 456.0)]);
}

#[test]
fn what_bounds_others_is_no_value() {
    for body in [
        "生产总值超100亿元的3个、财政收入超10亿元的1个。",
        "全市生产总值30亿元以下的县全部清零。",
        "全市实施生产总值10亿元以上项目5个。",
    ] {
        assert_eq!(levels(body, "生产总值"), [], "{body}");
    }
    assert_eq!(levels("全市生产总值达到400亿元以上，增长9%。", "生产总值"), [(2015, 400.0)]);
}

#[test]
fn a_part_of_the_region_is_not_the_region() {
    for body in [
        "高新区实现生产总值60亿元，增长12%。",
        "玉湖新城完成生产总值7亿元。",
        "县域经济加快发展，全年实现生产总值90亿元。",
        "经开区建设再提速。园区新开工项目20个，生产总值完成30亿元。",
        "每平方公里土地产生4亿元的生产总值。",
        "一是玉湖新区开工建设。修路3条。全年可实现生产总值60亿元。二是老城改造加快。",
    ] {
        assert_eq!(levels(body, "生产总值"), [], "{body}");
    }
    for body in [
        "高新区建设加快，全市实现生产总值456亿元。",
        "全市实现地区生产总值456亿元。",
        "预计定西市地区生产总值456亿元，增长8%。",
    ] {
        assert_eq!(levels(body, "生产总值"), [(2015, 456.0)], "{body}");
    }
}

#[test]
fn a_year_that_the_report_cannot_know_has_no_result() {
    let body = "会议确定，到2016年全市实现地区生产总值500亿元。2015年地区生产总值达到456亿元。";
    assert_eq!(levels(body, "生产总值"), [(2015, 456.0)]);
}

#[test]
fn people_are_compared_with_and_without_their_unit() {
    let one = report("2014年末常住人口276万人。");
    let two = report("常住人口达到281万。");
    let found = Catalogue::new(vec![one, two]).indicators("常住人口");
    assert_eq!(found.len(), 1);
    assert_eq!((&*found[0].unit, found[0].data.len()), ("人", 2));
}

#[test]
fn where_a_change_set_out_has_no_year_unless_it_is_told() {
    let body = "全市生产总值、财政收入分别由300亿元、20亿元增加到456亿元、31亿元。";
    assert_eq!(levels(body, "生产总值"), [(2015, 456.0)]);
    let body = "全市生产总值由2010年的300亿元增加到456亿元，社会消费品零售总额达到120亿元。";
    assert_eq!(levels(body, "生产总值"), [(2010, 300.0), (2015, 456.0)]);
    assert_eq!(levels(body, "社会消费品零售总额"), [(2015, 120.0)]);
}

#[test]
fn what_a_value_is_measured_by_is_not_its_year() {
    let body = "2015年，全市生产总值456亿元，是2010年的1.5倍；财政收入31亿元，年均增长9%。";
    assert_eq!(levels(body, "生产总值"), [(2015, 456.0)]);
    assert_eq!(levels(body, "财政收入"), [(2015, 31.0)]);
}

#[test]
fn sums_of_several_years_stay_apart() {
    for body in [
        "五年累计完成固定资产投资2000亿元，是前五年的3倍。",
        "五年来，我们扩大投资。累计完成固定资产投资2000亿元。",
        "坚持项目带动，累计完成固定资产投资2000亿元，年均增长15%。",
        "五年固定资产投资2000亿元。",
        "完成固定资产投资2000亿元，是“十一五”时期的3倍。",
    ] {
        assert_eq!(levels(body, "固定资产投资"), [], "{body}");
        let extents: Vec<_> =
            comparisons(body, "固定资产投资").iter().map(|c| (c.change, c.extent)).collect();
        assert!(extents.contains(&(Change::None, Extent::SeveralYears)), "{body}: {extents:?}");
    }
    let body = "“十二五”时期，固定资产投资由200亿元增加到500亿元，年均增长20%。";
    assert_eq!(levels(body, "固定资产投资"), [(2015, 500.0)]);
    let body = "2015年完成固定资产投资500亿元，五年累计突破2000亿元；全年新增城镇就业3万人。";
    assert_eq!(levels(body, "城镇新增就业"), [(2015, 3.0)]);
}

#[test]
fn a_section_on_several_years_sums_up_to_its_end() {
    let body = "一、过去五年工作回顾\n\n五年来，全市上下团结奋斗。\n\n五年来，民生持续改善。\n\n\
        五年来，各项事业全面进步。\n\n就业稳步扩大。城镇新增就业42万人。\n\n\
        二、2015年主要工作\n\n2015年，城镇新增就业9万人。";
    assert_eq!(levels(body, "城镇新增就业"), [(2015, 9.0)]);
    let body = "五年来，全市上下团结奋斗。\n\n经济实力增强。2015年生产总值达到456亿元。\n\n\
        就业稳步扩大。城镇新增就业42万人。";
    assert_eq!(levels(body, "城镇新增就业"), []);
}

#[test]
fn parts_of_a_year_stay_apart() {
    for body in ["上半年完成生产总值210亿元。", "前三季度，全市生产总值实现300亿元。"]
    {
        assert_eq!(levels(body, "生产总值"), [], "{body}");
    }
    assert_eq!(levels("全年生产总值456亿元，截至12月底。", "生产总值"), [(2015, 456.0)]);
}

#[test]
fn rises_over_several_years_are_not_rises_of_one() {
    let rises = |body: &str| {
        let found = comparisons(body, "生产总值");
        let rises = found.into_iter().filter(|c| c.change == Change::Increase);
        rises.map(|c| (c.extent, c.data[0].value)).collect::<Vec<_>>()
    };
    let body = "2015年，全市生产总值456亿元，比2010年增长55%。";
    assert_eq!(rises(body), [(Extent::SeveralYears, 55.0)]);
    assert_eq!(rises("全市生产总值比2014年增长8%。"), [(Extent::Year, 8.0)]);
    assert_eq!(rises("全市生产总值增长8%。"), [(Extent::Year, 8.0)]);
    assert_eq!(rises("全市生产总值年均增长11%。"), [(Extent::YearlyAverage, 11.0)]);
}

#[test]
fn a_label_says_how_it_was_found() {
    let report = report("生产总值达到456亿元。发放贷款5亿元、惠及2万人。完成96%。");
    let certainty = |surface: &str| {
        let figures = &report.findings.figures;
        let figure = figures.iter().find(|f| f.span.of(&report.source.text) == surface);
        figure.unwrap_or_else(|| panic!("{surface} is a figure")).certainty
    };
    assert_eq!(certainty("456亿元"), Certainty::Sure);
    assert!(certainty("96%") < Certainty::Sure);
    assert!(Certainty::Unsure < Certainty::Likely && Certainty::Likely < Certainty::Sure);
}

#[test]
fn where_several_years_arrived_is_a_value_of_the_last() {
    let body = "五年来，全市经济实力持续增强，生产总值达到456亿元。";
    assert_eq!(levels(body, "生产总值"), [(2015, 456.0)]);
    // What is added up over the years is none.
    let body = "五年来，全市投资力度持续加大，固定资产投资达到900亿元。";
    assert_eq!(levels(body, "固定资产投资"), []);
}
