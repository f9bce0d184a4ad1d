//! Quantities: a sentence in, compact facts out.

use gangmu::extract::quantity::quantities;
use gangmu::extract::{Findings, Qualifier, Value};
use gangmu::ingest::Source;
use gangmu::outline::Outline;
use gangmu::text::{Span, fold};
use proptest::prelude::*;
use std::path::Path;

/// `text|value|unit|qualifier` of every quantity, the qualifier left out when exact.
fn facts(line: &str) -> Vec<String> {
    let text = fold::simplified(line);
    quantities(&text, Span::new(0, text.len()))
        .into_iter()
        .map(|q| {
            let value = match &q.value {
                Value::One(value) => value.to_string(),
                Value::Range { low, high } => format!("{low}~{high}"),
                Value::Ratio(members) => {
                    members.iter().map(f64::to_string).collect::<Vec<_>>().join(":")
                }
            };
            let qualifier = match q.qualifier {
                Qualifier::Exact => String::new(),
                other => format!("|{}", other.name()),
            };
            format!("{}|{value}|{}{qualifier}", q.span.of(&text), q.unit)
        })
        .collect()
}

/// Checks rows of `sentence => facts`, the facts parted by blanks.
fn check(rows: &[(&str, &str)]) {
    for (line, wanted) in rows {
        let wanted: Vec<_> = wanted.split("  ").filter(|fact| !fact.is_empty()).collect();
        assert_eq!(facts(line), wanted, "in {line}");
    }
}

#[test]
fn counts_with_multipliers_are_exact() {
    check(&[
        ("举办活动2.74万场次", "2.74万场次|27400|场次"),
        ("培训近215万人次", "近215万人次|2150000|人次|about"),
        ("投入资金1202.1万元", "1202.1万元|12021000|元"),
        ("总量1.37万亿元", "1.37万亿元|1370000000000|元"),
        ("完成3亿5000万元", "3亿5000万元|350000000|元"),
    ]);
}

#[test]
fn numerals_with_blanks_and_separators() {
    check(&[
        ("全市有女干部34,365人", "34,365人|34365|人"),
        ("负担2万0,700元，共1万0,244户", "2万0,700元|20700|元  1万0,244户|10244|户"),
        ("竣工46·5万平方米，增长8·5%", "46·5万平方米|465000|平方米  8·5%|8.5|%"),
        ("配备干部10 678名，其中", "10 678名|10678|名"),
        ("生产总值2 311.43亿元，增长", "2 311.43亿元|231143000000|元"),
        ("配备干部10\u{2009}678名，其中", "10\u{2009}678名|10678|名"),
        ("投资4.4 亿元", "4.4 亿元|440000000|元"),
        ("补助213.8 万元", "213.8 万元|2138000|元"),
        ("占比达62. 6%，", "62. 6%|62.6|%"),
        ("共有 12 所学校", "12 所|12|所"),
    ]);
}

#[test]
fn chinese_numerals() {
    check(&[
        ("两千四百五十人参加", "两千四百五十人|2450|人"),
        ("捐款两千四百五元", "两千四百五元|2450|元"),
        ("服务一万三人次", "一万三人次|13000|人次"),
        ("三百余人参加十余场活动", "三百余人|300|人|over  十余场|10|场|over"),
        ("发放二十余万元", "二十余万元|200000|元|over"),
        ("吸引两三百人", "两三百人|200~300|人"),
        ("七八十名干部", "七八十名|70~80|名"),
        ("征集家训万余条", "万余条|10000|条|over"),
        ("近百家企业", "近百家|100|家|about"),
        ("廿三户，叁拾名", "廿三户|23|户  叁拾名|30|名"),
        ("二点三亿元", "二点三亿元|230000000|元"),
        ("一百零五人", "一百零五人|105|人"),
        ("每百户有电话零点八部", "零点八部|0.8|部"),
        ("物价指数一百一十三点五，", "一百一十三点五|113.5|"),
        ("户均出栏四头多；", "四头|4|头|over"),
        ("新建大桥两座，", "两座|2|座"),
    ]);
}

#[test]
fn fractions_and_rates() {
    check(&[
        ("占三分之一以上", "三分之一|0.3333333333333333||over"),
        ("占1/3", "1/3|0.3333333333333333|"),
        ("完成百分之十五，下降千分之三", "百分之十五|15|%  千分之三|3|‰"),
        ("三成以上的代表", "三成|3|成|over"),
        ("增长百分之四至五", "百分之四至五|4~5|%"),
        ("增加约百分之零点七", "约百分之零点七|0.7|%|about"),
        ("占4成5，减产一成二", "4成5|4.5|成  一成二|1.2|成"),
        ("约两成半，高出约一倍半", "约两成半|2.5|成|about  约一倍半|1.5|倍|about"),
        ("约八成一般支出，占三成人口", "约八成|8|成|about  三成|3|成"),
        ("当中逾七成为公屋", "逾七成|7|成|over"),
        ("是上年的2.3倍，增长两倍", "2.3倍|2.3|倍  两倍|2|倍"),
        ("下降0.8个百分点", "0.8个百分点|0.8|个百分点"),
        ("提高2个多百分点", "2个多百分点|2|个百分点|over"),
        ("增速为-0.5%", "-0.5%|-0.5|%"),
        ("总量翻一番", "一番|1|番"),
    ]);
}

#[test]
fn ranges_ratios_and_lists() {
    check(&[
        ("建立1-2个中心", "1-2个|1~2|个"),
        ("增长8%至10%", "8%至10%|8~10|%"),
        ("投资5-8亿元", "5-8亿元|500000000~800000000|元"),
        ("有60至70人", "60至70人|60~70|人"),
        ("由12.5%下降到3.2%", "12.5%|12.5|%  3.2%|3.2|%"),
        ("结构为1.42:33.56:65.02", "1.42:33.56:65.02|1.42:33.56:65.02|比"),
        ("调整为12.9∶24.5∶62.6", "12.9∶24.5∶62.6|12.9:24.5:62.6|比"),
        ("分别提高6%和9%", "6%|6|%  9%|9|%"),
        ("分别达到60.8、35.0、12.9万元", "60.8|608000|元  35.0|350000|元  12.9万元|129000|元"),
        ("高出全国1和2个百分点", "1|1|个百分点  2个百分点|2|个百分点"),
    ]);
}

#[test]
fn nouns_right_behind() {
    check(&[
        ("2.23万户贫困户9.42万贫困人口", "2.23万户|22300|户  9.42万|94200|"),
        ("使近1亿农村贫困人口受益", "近1亿|100000000||about"),
        ("與30萬家庭互動", "30万|300000|"),
        ("超过300企业", "超过300|300||over"),
    ]);
}

#[test]
fn qualifiers_and_what_only_looks_like_them() {
    check(&[
        ("签约50个，节约3万元", "50个|50|个  3万元|30000|元"),
        ("附近5个村", "5个|5|个"),
        (
            "超过60%，不足3%，5人以上，10%以内",
            "超过60%|60|%|over  不足3%|3|%|under  5人|5|人|over  10%|10|%|under",
        ),
        ("30个左右", "30个|30|个|about"),
        ("推出4项制度创新，建成8条制造业链条，12个年度实事", "4项|4|项  8条|8|条  12个|12|个"),
        ("分别达到16.5万、1.7万和8万。", "16.5万|165000|  1.7万|17000|  8万|80000|"),
        ("5人制足球，30万吨级码头，3个年度", ""),
        ("0.8公斤或以下，不逾5天", "0.8公斤|0.8|公斤|under  不逾5天|5|天|under"),
        ("逾8 000名", "逾8 000名|8000|名|over"),
        ("20多万人", "20多万人|200000|人|over"),
        ("建成200+个", "200+个|200|个|over"),
    ]);
}

#[test]
fn counts_that_look_like_years() {
    check(&[("依托2050个妇女之家，1860人", "2050个|2050|个  1860人|1860|人")]);
}

#[test]
fn dates_ordinals_identifiers_and_names_are_none() {
    for line in [
        "接近2020年目标",
        "2011-2020年，2018年以来，五年来，“十三五”期间",
        "2019年12月18日14时30分",
        "1-11月",
        "第十二次代表大会，第3名，前10位，100周年",
        "12338热线，110报警点，国办发〔2019〕12号",
        "G30高速，5G基站，4A级景区，A股",
        "“4+1”工作法，“7·5”，1正2副4兼1挂",
        "三八红旗手，两癌，两委，两不愁三保障",
        "“爱心一元捐”，“百千万巾帼大宣讲”，“七个100%”",
        "焕然一新，一把手，万众一心，千家万户，一个，一批，一系列",
        "三级网络，五大工程，三个方面，两个维护",
        "质量第一成为共识，长三角，一点一滴，5·12地震，3·8节",
        "十九届五中全会，二〇二〇年",
        "24小时服务，15分钟生活圈，60岁以上老人",
        "1、2、3号线",
        "030-12345678",
    ] {
        assert_eq!(facts(line), Vec::<String>::new(), "in {line}");
    }
}

#[test]
fn units_are_open_and_compound() {
    check(&[
        ("人均预期寿命84.99岁", "84.99岁|84.99|岁"),
        ("产茶4万多斤", "4万多斤|40000|斤|over"),
        ("装机容量120万千瓦", "120万千瓦|1200000|千瓦"),
        ("电价0.5元/千瓦时", "0.5元/千瓦时|0.5|元/千瓦时"),
        ("浓度35微克/立方米", "35微克/立方米|35|微克/立方米"),
        ("用时30分钟", "30分钟|30|分钟"),
        (
            "装机4.2千瓩，外销18国，27校，41万余餐次，86轮次",
            "4.2千瓩|4200|瓩  18国|18|国  27校|27|校  41万余餐次|410000|餐次|over  86轮次|86|轮次",
        ),
        ("优良天数332天", "332天|332|天"),
        ("补贴5角", "5角|0.5|元"),
        ("出口1306亿美元", "1306亿美元|130600000000|美元"),
        ("预算1兆5,000億元", "1兆5,000亿元|1500000000000|元"),
    ]);
}

#[test]
fn a_list_shares_its_qualifier_when_told_severally() {
    check(&[
        ("占比分别超过50%、70%和59%", "超过50%|50|%|over  70%|70|%|over  59%|59|%|over"),
        ("超过50%和9%", "超过50%|50|%|over  9%|9|%"),
    ]);
}

#[test]
fn digits_that_a_converter_lost_are_no_number() {
    check(&[("生产总值107$1.$26亿元，收入21亿元", "21亿元|2100000000|元"), ("增长1$1.$2%", "")]);
    check(&[("收入$26亿元", "26亿元|2600000000|元")]);
}

/// `text status change period` of every figure in a report.
fn attributes(report: &str) -> Vec<String> {
    let source = Source::from_text(Path::new("report.md"), report);
    let outline = Outline::read(&source);
    let figures = Findings::read(&source, &outline).figures;
    let row = |f: &gangmu::extract::Figure| {
        let words = [f.span.of(&source.text), f.status.name(), f.change.name()];
        let period = f.period.of(&source.text);
        words.into_iter().chain([period]).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
    };
    figures.iter().map(row).collect()
}

#[test]
fn an_amount_of_change_is_told_from_a_level() {
    let report = "培训人数增长8.6%，其中女性提高6%和9%，失业率下降0.8个百分点，贫困人口减少28.3万人。\n\
        经费增加到90万元，比例由12.5%下降到3.2%，新增就业5万人，完成农业增加值133亿元。\n\
         较上年同期成长11.2%，减少亏损额20%，新改建提升90公里。\n\
         减少证明材料30%，比上年多21天，人口自然增长率3.4‰，增速快于全省2个百分点，库存下降幅度达12%。";
    let wanted = [
        "8.6% actual increase",
        "6% actual increase",
        "9% actual increase",
        "0.8个百分点 actual decrease",
        "28.3万人 actual decrease",
        "90万元 actual",
        "12.5% actual",
        "3.2% actual",
        "5万人 actual",
        "133亿元 actual",
        "11.2% actual increase",
        "20% actual decrease",
        "90公里 actual",
        "30% actual decrease",
        "21天 actual increase",
        "3.4‰ actual",
        "2个百分点 actual",
        "12% actual decrease",
    ];
    assert_eq!(attributes(report), wanted);
}

#[test]
fn a_report_turns_towards_its_targets() {
    let report = "政府工作报告\n\n一、2018年工作回顾\n\n建成中心30个，力争明年达到50个。\n\n\
        二、2019年工作安排\n\n到2025年，覆盖率达到60%。新建中心20个，目前已有8个。\n\n（一）办好实事\n\n改造道路5公里。";
    let wanted = [
        "30个 actual",
        "50个 target 明年",
        "60% target 2025年",
        "20个 target",
        "8个 actual",
        "5公里 target",
    ];
    assert_eq!(attributes(report), wanted);
}

#[test]
fn a_plan_looks_back_before_it_looks_ahead() {
    let report = "某市国民经济和社会发展第十四个五年规划纲要\n（2021年2月26日批准）\n\n第一章 发展基础\n\n\
        “十三五”时期，生产总值达到900亿元。新建学校12所。\n\n第二章 主要目标\n\n\
        到2025年，生产总值达到1500亿元。城镇化率由2020年的58%提高到65%。新建绿道40公里，已开工10公里，续建30公里。";
    let wanted = [
        "900亿元 actual “十三五”时期",
        "12所 actual “十三五”时期",
        "1500亿元 target 2025年",
        "58% actual 2020年",
        "65% actual",
        "40公里 target",
        "10公里 actual",
        "30公里 target",
    ];
    assert_eq!(attributes(report), wanted);
}

#[test]
fn a_list_takes_what_the_line_above_it_says() {
    let report = "安老服务方面，我们会：\n\n（一）增加1 100个宿位；\n\n（二）预留8亿元，分三年推行试验计划，并为前线护理员提供培训津贴，让更多青年加入行业；以及\n\n（三）为院舍提供支援。\n\n\
        现时津贴每月2 285元。路线将由218公里增至270公里。\n\n我们与七百二十万市民共建家园，三百万人民生活改善。";
    let wanted = [
        "1 100个 target increase",
        "8亿元 target",
        "2 285元 actual",
        "218公里 target",
        "270公里 target",
        "七百二十万 actual",
        "三百万 actual",
    ];
    assert_eq!(attributes(report), wanted);
}

#[test]
fn the_nearest_time_governs() {
    let report = "2018年以来投入资金420万元，比2015年增长9%。五年来培训7万人；“十三五”期间建校3所，\
        今年上半年又建1所。";
    let wanted = [
        "420万元 actual 2018年以来",
        "9% actual increase 2018年以来",
        "7万人 actual 五年来",
        "3所 actual “十三五”期间",
        "1所 actual 上半年",
    ];
    assert_eq!(attributes(report), wanted);
}

proptest! {
    /// Spans slice, stand in order and do not overlap, whatever the text.
    #[test]
    fn spans_slice_in_order(text in "([0-9一二三百万亿余近约至、.:/+%年月日个人元“”《》（）第 -]|\\PC){0,80}") {
        let mut end = 0;
        for q in quantities(&text, Span::new(0, text.len())) {
            prop_assert!(text.get(q.span.range()).is_some_and(|s| !s.is_empty()));
            prop_assert!(text.get(q.number.range()).is_some());
            prop_assert!(q.span.covers(q.number));
            prop_assert!(q.span.start >= end);
            end = q.span.end;
        }
    }

    /// A bare year is never a quantity.
    #[test]
    fn a_year_is_none(year in 1900u32..2100, before in "[\\p{Han}，。]{0,6}", after in "[\\p{Han}，。]{0,6}") {
        prop_assume!(!before.ends_with('第') && !after.starts_with('均'));
        let text = format!("{before}{year}年{after}");
        for q in quantities(&text, Span::new(0, text.len())) {
            prop_assert!(!q.span.of(&text).contains(&year.to_string()));
        }
    }
}

#[test]
fn more_behind_the_unit_and_fractions_of_a_whole() {
    check(&[
        ("增长2倍多，", "2倍|2|倍|over"),
        ("投资5元多元化发展", "5元|5|元"),
        ("相当于全省十分之一", "十分之一|0.1|"),
        ("另一半是学生", ""),
    ]);
}

#[test]
fn a_goal_that_results_are_held_against_is_none_of_theirs() {
    let report = "引进外资12亿美元，超出预期目标3亿美元；零售总额800亿元，增长9%。\n\
        完成技改投资60亿元，占年度计划投资的112%，竣工项目33个。\n\
        主要预期目标是：生产总值增长8%，新增就业5万人。\n\
        奋力实现年度预期目标：财政收入增长6%。";
    let wanted = [
        "12亿美元 actual",
        "3亿美元 actual",
        "800亿元 actual",
        "9% actual increase",
        "60亿元 actual",
        "112% actual",
        "33个 actual",
        "8% target increase",
        "5万人 target",
        "6% target increase",
    ];
    assert_eq!(attributes(report), wanted);
}

#[test]
fn a_unit_stays_one_before_words_that_open_like_another() {
    check(&[
        ("表彰10名优秀渔工", "10名|10|名"),
        ("扶持2.6万名城乡渔工创业", "2.6万名|26000|名"),
        ("3万余名单身渔工到场", "3万余名|30000|名|over"),
        ("抓好5家电厂、30个体育公园", "5家|5|家  30个|30|个"),
        ("新建中小学40所以上", "40所|40|所|over"),
        ("开发名优产品，家电下乡", ""),
    ]);
}

#[test]
fn rates_are_of_so_many_people() {
    check(&[
        ("孕产妇死亡率为37.91/10万，下降2%", "37.91/10万|37.91|/10万  2%|2|%"),
        ("发病率12.3人/万人", "12.3人/万人|12.3|人"),
    ]);
}

#[test]
fn a_value_beside_its_rate_is_no_change() {
    let report = "生产总值增长5.2%、约430亿元，财政收入增长6%和7%，绿地率、绿地面积分别提高3个百分点和2平方米。";
    let wanted = [
        "5.2% actual increase",
        "约430亿元 actual",
        "6% actual increase",
        "7% actual increase",
        "3个百分点 actual increase",
        "2平方米 actual increase",
    ];
    assert_eq!(attributes(report), wanted);
}

#[test]
fn a_record_since_a_year_and_a_base_in_another_say_when() {
    let report = "财政收入90亿元，增幅为1996年以来最高。工业投资20亿元。\n\
        2016年，产值较2011年大幅提升，由152亿元增加到346亿元。";
    let wanted =
        ["90亿元 actual", "20亿元 actual", "152亿元 actual 2011年", "346亿元 actual 2016年"];
    assert_eq!(attributes(report), wanted);
    let report = "2005年，全市经济稳步增长。全年生产总值90亿元。全市就业6万人。";
    assert_eq!(attributes(report), ["90亿元 actual 2005年", "6万人 actual"]);
}

#[test]
fn years_of_the_republic_are_times_where_a_report_counts_by_them() {
    let report = "某縣112年施政報告\n\n壹、前言\n\n111年就業人數達到450人，比110年增加20人。\n\n\
        預計114年完成道路12公里。\n\n民國115年達到500人。";
    assert_eq!(
        attributes(report),
        [
            "450人 actual 111年",
            "20人 actual increase 111年",
            "12公里 target 114年",
            "500人 target 115年",
        ]
    );
    // Elsewhere so many years are no time.
    assert_eq!(attributes("某县工作总结\n\n建校111年来培养学生450人。"), ["450人 actual 111年来"]);
}
