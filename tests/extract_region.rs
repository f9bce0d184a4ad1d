//! Regions: what a report is about, and where it turns to another division.

mod shared;

use gangmu::extract::grid::grids;
use gangmu::extract::{Division, Regions};
use gangmu::ingest::Source;
use gangmu::outline::Outline;
use proptest::prelude::*;
use std::path::Path;

fn regions(text: &str) -> (Source, Regions) {
    let source = Source::from_text(Path::new(""), text);
    let regions = Regions::read(&source, &Outline::read(&source), &grids(&source));
    (source, regions)
}

fn own(text: &str) -> &'static str {
    regions(text).1.own.map_or("", Division::name)
}

/// The division of each number in the text, the report's own left out.
fn elsewhere(text: &str) -> Vec<String> {
    let (source, regions) = regions(text);
    let text = &source.text;
    let mut found = Vec::new();
    let mut inside = false;
    for (i, c) in text.char_indices() {
        if c.is_ascii_digit() && !inside && regions.at(i) != regions.own {
            let number: String = text[i..].chars().take_while(char::is_ascii_digit).collect();
            found.push(format!("{} {number}", regions.at(i).map_or("", Division::name)));
        }
        inside = c.is_ascii_digit();
    }
    found
}

#[test]
fn the_table_knows_levels_parents_and_names() {
    let one = |name: &str| Division::by_name(name)[0];
    let path = |name: &str| one(name).path().iter().map(|d| d.name()).collect::<Vec<_>>();
    assert_eq!(path("甘孜藏族自治州"), ["四川省", "甘孜藏族自治州"]);
    assert_eq!(path("漳县"), ["甘肃省", "定西市", "漳县"]);
    assert_eq!(path("海淀区"), ["北京市", "海淀区"]);
    assert_eq!(path("仙桃市"), ["湖北省", "仙桃市"]);
    assert_eq!(path("沙田区"), ["香港特别行政区", "沙田区"]);
    assert_eq!(path("高雄市"), ["台湾省", "高雄市"]);
    assert_eq!(one("伊犁哈萨克自治州").short(), "伊犁州");
    assert_eq!(one("前郭尔罗斯蒙古族自治县").short(), "前郭尔罗斯县");
    assert_eq!(one("前郭县").name(), "前郭尔罗斯蒙古族自治县");
    assert_eq!(one("毕节地区").name(), "毕节市");
    assert_eq!(one("襄樊市").name(), "襄阳市");
    assert_eq!(one("全国"), Division::COUNTRY);
    assert_eq!((one("重庆市").level(), one("定西市").level(), one("漳县").level()), (1, 2, 3));
    assert!(Division::by_name("没有的县").is_empty());
    assert!(one("漳县").within(one("甘肃省")) && !one("漳县").within(one("四川省")));
    assert!(Division::all().zip(Division::all().skip(1)).all(|(a, b)| a.code() < b.code()));
}

#[test]
fn a_report_is_about_the_division_that_it_speaks_for() {
    let cases: &[(&str, &str)] = &[
        ("定西市妇联工作总结\n全市妇联组织创建基地八个。", "定西市"),
        ("甘孜州妇女工作五年综述\n我州各级妇联走访甘孜县、康定市的家庭。", "甘孜藏族自治州"),
        ("甘孜县妇联2020年工作总结\n我县各级妇联走访家庭。", "甘孜县"),
        ("2018年自治区妇联工作计划\n和田地区妇联系统要抓好培训，全地区完成任务。", "和田地区"),
        ("和田市妇联工作总结\n全市走访家庭。", "和田市"),
        ("和田县妇联工作总结\n全县走访家庭。", "和田县"),
        ("延边妇女工作综述\n我州各级妇联走访汪清县、龙井市的家庭。", "延边朝鲜族自治州"),
        (
            "政府工作报告\n——在兰州市第十二届人民代表大会上\n现在我代表市人民政府作报告。城关区、七里河区都有增长。",
            "兰州市",
        ),
        ("北京市朝阳区妇联工作总结\n全区走访家庭。", "朝阳区"),
        ("辽宁省朝阳市妇联工作总结\n全市走访家庭。", "朝阳市"),
        ("毕节地区2005年国民经济和社会发展统计公报\n全区人口增长。", "毕节市"),
        ("甘肃省2019年预算执行情况\n全省收入增长，兰州市、定西市都有增长。", "甘肃省"),
        ("2020年国务院政府工作报告\n我国经济增长，我国就业稳定，我国外贸增长。", "全国"),
        ("香港特别行政区行政长官施政报告\n香港经济增长。", "香港特别行政区"),
        ("臺北市政府施政報告\n本市今年持續推動社會福利，臺北市議會支持。", "台北市"),
        ("前郭县妇联工作总结\n全县走访家庭。", "前郭尔罗斯蒙古族自治县"),
        ("全州各级妇联组织创建基地，我州走访家庭。\n伊犁州妇联推进培训。", "伊犁哈萨克自治州"),
        ("中共海州市纪委工作报告\n全市查处问题。", ""),
        ("工作总结\n今年走访家庭，适应城市发展，推进合作社建设，维护长治久安。", ""),
        ("广西全州县妇联工作总结\n全县走访家庭。", "全州县"),
        ("湖南省纪律检查委员会工作报告\n全省查处问题，长沙市、岳阳市整改。", "湖南省"),
        // Where a division lies is said right before it; 南山区 lies in 鹤岗市 too.
        ("深圳市南山区妇联工作总结\n全区走访家庭。", "南山区"),
        // 富裕 is a county and an ordinary word.
        ("为建设富裕和谐安丘提供保证——在中共安丘市纪委全会上的报告\n全县走访。", "安丘市"),
        ("妇女工作综述\n来源：甘肃日报\n近年来，平凉市妇联走访家庭。", "平凉市"),
        (
            "关于2005年预算执行情况的报告\n2006年3月5日在第十届全国人民代表大会第四次会议上\n财政收入增长。",
            "全国",
        ),
        ("西藏自治区拉萨市城关区工作总结\n全区走访家庭。", "城关区"),
    ];
    let nanshan =
        regions("深圳市南山区妇联工作总结\n全区走访家庭。").1.own.and_then(Division::parent);
    assert_eq!(nanshan.map(Division::name), Some("深圳市"));
    let wrong: Vec<_> = cases
        .iter()
        .filter(|(text, want)| own(text) != *want)
        .map(|(text, want)| format!("\n{text}\n  want {want} got {}", own(text)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.concat());
}

#[test]
fn a_division_that_is_the_subject_takes_its_figures() {
    let dingxi = "定西市妇联工作总结\n全市走访家庭。\n";
    let cases: &[(&str, &[&str])] = &[
        ("漳县120个村实现全覆盖。", &["漳县 120"]),
        ("漳县建成超市30家，增长5倍。全市建成90家。", &["漳县 30", "漳县 5"]),
        ("其中，岷县培训50人，全市共培训300人。", &["岷县 50"]),
        ("渭源县：培训40人。走访20户。", &["渭源县 40", "渭源县 20"]),
        ("陇西县培训80人，通渭县培训70人。", &["陇西县 80", "通渭县 70"]),
        ("陇西培训80人，走访7户。陇西县很好。", &["陇西县 80"]),
        ("临洮县完成投资8亿元；全市完成20亿元。", &["临洮县 8"]),
        // Lists, places, partners and comparisons stay with the report.
        ("陇西县、通渭县建成基地12个。", &[]),
        ("在漳县、岷县建成基地12个，创建车间6个。", &[]),
        ("与福州市妇联对接，争取资金303万元。", &[]),
        ("福州市对口支援资金200万元。", &[]),
        ("高于全国平均水平3个百分点，占全省的12%。", &[]),
        ("获全国“最美家庭”11户、全省56户。", &[]),
        ("漳县至岷县公路90公里通车。", &[]),
        ("北京路改造12公里，南京路改造8公里。", &[]),
        ("完成县乡换届120个，达成县域合作15项。", &[]),
        ("适应城市发展，新建合作社50家。", &[]),
        ("漳县妇联走访30户。", &["漳县 30"]),
    ];
    let wrong: Vec<_> = cases
        .iter()
        .map(|(text, want)| (text, elsewhere(&format!("{dingxi}{text}")), want))
        .filter(|(_, got, want)| got != *want)
        .map(|(text, got, want)| format!("\n{text}\n  want {want:?} got {got:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.concat());
}

#[test]
fn a_word_inside_a_title_names_no_county() {
    assert_eq!(own("巾帼建功、关爱民生 妇联组织显身手\n\n全市各级妇联举办培训班368期。\n"), "");
    assert_eq!(own("爱民区妇联工作总结\n\n全区各级妇联举办培训班36期。\n"), "爱民区");
}

#[test]
fn names_inside_other_words_are_not_regions() {
    for text in [
        "完成县乡改革",
        "合作市场",
        "确定州级示范户",
        "全州县(市)联动",
        "适应城市化",
        "渭河城区段",
        "长治久安",
    ] {
        let (_, regions) = regions(&format!("{text}。{text}，{text}。"));
        assert_eq!(regions.own, None, "{text}");
    }
}

/// Every city report is about the city whose folder it stands in, told from its text alone.
#[test]
fn city_reports_are_about_their_city() {
    let Some(shared) = shared::folder("city reports are about their city") else { return };
    let cities = std::fs::read_dir(shared.join("reports/cities")).unwrap();
    let mut wrong = Vec::new();
    let mut count = 0;
    for city in cities.flatten() {
        let name = city.file_name().to_string_lossy().into_owned();
        for file in std::fs::read_dir(city.path()).into_iter().flatten().flatten() {
            let Ok(mut source) = gangmu::ingest::read(&file.path()) else { continue };
            source.path = Path::new("").to_owned();
            let own = Regions::read(&source, &Outline::default(), &grids(&source))
                .own
                .map_or("", Division::name);
            count += 1;
            if own != name {
                wrong.push(format!("{}: {own}", file.path().display()));
            }
        }
    }
    assert!(wrong.len() * 100 <= count, "{} of {count}: {wrong:#?}", wrong.len());
}

#[test]
fn divisions_told_one_by_one_take_each_its_own_number() {
    let text = "恩施州财政工作报告\n恩施土家族苗族自治州财政局\n\n全州收入90亿元。\
        建始县、巴东县分别完成14万元和19万元，增长3%和5%，全州增长4%。清退6000户，其中利川市712人、咸丰县426人、\
        来凤县201人。建电梯18部（恩施市6部、鹤峰县3部），惠及40户。巴东县水库等7个项目、宣恩县道路等8个项目开工。";
    let wanted = [
        "建始县 14",
        "巴东县 19",
        "建始县 3",
        "巴东县 5",
        "利川市 712",
        "咸丰县 426",
        "来凤县 201",
        "恩施市 6",
        "鹤峰县 3",
    ];
    assert_eq!(elsewhere(text), wanted);
    let table = "恩施州财政工作报告\n恩施土家族苗族自治州财政局\n\n| 县市 | 收入（万元） |\n|---|---|\n| 巴东县 | 12 |\n| 合计 | 34 |\n";
    assert_eq!(elsewhere(table), ["巴东县 12"]);
    assert_eq!(
        elsewhere("邢台市总工会总结\n邢台市总工会\n\n建成驿站184个，其中宁晋县32个。"),
        ["宁晋县 32"]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    /// No text panics; passages slice it, are in order and do not overlap.
    #[test]
    fn any_text_is_read(parts in prop::collection::vec(
        prop::sample::select(vec![
            "漳县", "定西市", "甘肃", "全州县", "成县", "北京市", "朝阳区", "台北市", "香港", "，", "。", "；", "：", "、", "\n",
            "全市", "我县", "12个", "增长", "a", "é", "𠀀", "(", "妇联", "第", "臺北", "其中，", " ",
        ]), 0..40)) {
        let text = parts.concat();
        let (source, regions) = regions(&text);
        let mut end = 0;
        for (span, _) in &regions.passages {
            prop_assert!(span.start >= end && !span.is_empty());
            prop_assert!(source.text.get(span.range()).is_some());
            end = span.end;
        }
    }
}

#[test]
fn a_name_that_only_heads_a_thing_turns_to_no_division() {
    let report = "# 南昌市政府工作报告\n\n新建区、进贤县和安义县加快发展。新建公园12个。安义县石鼻村等9个村入选名录。\n\
        安义隧道通车6公里。进贤县跻身全国百强，全市新增就业7万人。\n\
        加快建设，安义县入选示范县，投放车辆8辆。安义县成为全国21个试点之一。";
    assert_eq!(elsewhere(report), [""; 0]);
    let told = "# 南昌市政府工作报告\n\n新建区、进贤县和安义县加快发展。安义县新增就业12人，培训15人。\n\
        进贤县推进改造，关停企业30家。其中安义县达到50户。安义生产总值增长8%。";
    assert_eq!(elsewhere(told), ["安义县 12", "安义县 15", "进贤县 30", "安义县 50", "安义县 8"]);
}
