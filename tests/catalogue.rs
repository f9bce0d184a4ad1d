//! What a catalogue of reports answers: jumps, comparisons, search. Data in, order out.

use gangmu::catalogue::{Catalogue, Entry, Report, Scope};
use gangmu::extract::{
    Certainty, Change, Division, Figure, Findings, Program, ProgramKind, Qualifier, Regions,
    Status, Value,
};
use gangmu::ingest::{Role, Source};
use gangmu::outline::{Origin, Outline, Section};
use gangmu::text::Span;
use proptest::prelude::*;
use std::path::Path;
use std::sync::Arc;

/// A report under construction: every part is a line of its text.
struct Draft {
    title: &'static str,
    region: Option<Division>,
    text: String,
    findings: Findings,
    outline: Outline,
}

fn division(name: &str) -> Option<Division> {
    let division = Division::by_name(name).first().copied();
    assert!(division.is_some(), "{name} is a division");
    division
}

impl Draft {
    fn new(title: &'static str, region: &str) -> Self {
        let region = division(region);
        let findings = Findings {
            regions: Regions { own: region, ..Regions::default() },
            ..Findings::default()
        };
        Self { title, region, text: String::new(), findings, outline: Outline::default() }
    }

    fn line(&mut self, words: &str) -> Span {
        let start = self.text.len();
        self.text.push_str(words);
        let span = Span::new(start, self.text.len());
        self.text.push('\n');
        span
    }

    fn section(mut self, title: &str) -> Self {
        let span = self.line(title);
        let marker = Span::default();
        let (level, origin) = (1, Origin::Line);
        self.outline.sections.push(Section { level, marker, title: span, origin, extent: span });
        self
    }

    fn program(self, name: &str, mentions: usize) -> Self {
        self.program_read(name, mentions, Certainty::Sure)
    }

    fn program_read(mut self, name: &str, mentions: usize, certainty: Certainty) -> Self {
        let mentions = (0..mentions).map(|_| self.line(name)).collect();
        let kind = ProgramKind::Honour;
        self.findings.programs.push(Program { name: name.into(), kind, certainty, mentions });
        self
    }

    fn figure(self, label: &str, surface: &str, value: f64, unit: &str) -> Self {
        self.figure_with(label, surface, value, unit, |_| ())
    }

    fn figure_with(
        mut self,
        label: &str,
        surface: &str,
        value: f64,
        unit: &str,
        more: impl FnOnce(&mut Figure),
    ) -> Self {
        let sentence = self.line(&format!("{label}{surface}"));
        let mut figure = Figure {
            span: Span::new(sentence.start as usize + label.len(), sentence.end as usize),
            value: Value::One(value),
            unit: unit.into(),
            qualifier: Qualifier::Exact,
            status: Status::Actual,
            change: Change::None,
            label: label.into(),
            certainty: Certainty::Likely,
            region: self.region,
            program: None,
            period: Span::default(),
            section: None,
            sentence,
        };
        more(&mut figure);
        self.findings.figures.push(figure);
        self
    }

    fn done(self) -> Arc<Report> {
        let mut source = Source::from_text(Path::new(&format!("{}.txt", self.title)), &self.text);
        source.imprint.title = self.title.to_owned();
        Arc::new(Report::new(source, self.outline, self.findings))
    }
}

/// Names of what a query finds, best first.
fn found(catalogue: &Catalogue, scope: Scope, query: &str) -> Vec<String> {
    let found = catalogue.find(scope, query, 20, &|| false);
    assert_eq!(found.total.min(20), found.hits.len());
    found.hits.iter().map(|hit| catalogue.name(hit.entry)).collect()
}

fn women() -> Catalogue {
    let first = Draft::new("定西市妇联2019年工作总结", "定西市")
        .section("家庭文明建设特色鲜明")
        .program("最美家庭", 3)
        .program("“巾帼心向党·奋进新时代”主题活动", 1)
        .figure("受教育妇女", "2.1万人次", 21_000.0, "人次")
        .figure("宣讲活动", "1.2万场次", 12_000.0, "场次")
        .figure("女干部占干部总数", "15.5%", 15.5, "%")
        .figure_with("巾帼家政培训", "300人", 300.0, "人", |f| f.program = Some(0))
        .done();
    let second = Draft::new("重慶市婦聯2020年工作總結", "重庆市")
        .section("妇女联合会改革")
        .program("最美家庭活动", 2)
        .program("巾帼心向党 奋进新时代", 4)
        .program("农家最美庭院", 1)
        .figure("宣讲活动", "800场次", 800.0, "场次")
        .figure("小额担保贷款", "500万元", 5_000_000.0, "元")
        .done();
    Catalogue::new(vec![first, second])
}

#[test]
fn several_reports_make_a_program_surer_and_doubtful_ones_stand_last() {
    let report = |names: &[(&str, usize, Certainty)]| {
        let draft = Draft::new("2020年工作总结", "定西市");
        names.iter().fold(draft, |draft, &(name, mentions, certainty)| {
            draft.program_read(name, mentions, certainty)
        })
    };
    let (unsure, likely) = (Certainty::Unsure, Certainty::Likely);
    let reports = [
        report(&[("海角之问", 9, unsure), ("渔家讲堂", 1, unsure)]),
        report(&[("渔家讲堂", 1, unsure), ("海燕助学", 2, likely)]),
    ];
    let catalogue = Catalogue::new(reports.map(Draft::done).into());
    let found: Vec<_> = catalogue.programs().iter().map(|p| (&*p.name, p.certainty)).collect();
    assert_eq!(found, [("渔家讲堂", likely), ("海燕助学", likely), ("海角之问", unsure)]);
}

#[test]
fn a_program_is_one_however_reports_write_it() {
    let catalogue = women();
    let programs: Vec<_> =
        catalogue.programs().iter().map(|p| (&*p.name, p.count, p.entries.len())).collect();
    assert_eq!(
        programs,
        [("最美家庭", 5, 2), ("巾帼心向党 奋进新时代", 5, 2), ("农家最美庭院", 1, 1)]
    );
}

#[test]
fn letters_find_what_is_read_so() {
    let catalogue = women();
    for query in
        ["zmjt", "ZMJT", "zuimeijiating", "zuimjt", "zui美jt", "最美家庭", "jiating zuimei"]
    {
        let names = found(&catalogue, Scope::Programs, query);
        assert_eq!(names.first().map(String::as_str), Some("最美家庭"), "{query}: {names:?}");
    }
    assert_eq!(found(&catalogue, Scope::Regions, "chongqing"), ["重庆市"]);
    assert_eq!(found(&catalogue, Scope::Regions, "dx"), ["定西市"]);
    assert_eq!(found(&catalogue, Scope::Reports, "cqsfl"), ["重慶市婦聯2020年工作總結"]);
    assert_eq!(found(&catalogue, Scope::Reports, "重庆妇联").len(), 1);
    assert_eq!(found(&catalogue, Scope::Sections, "妇联"), ["妇女联合会改革"]);
    assert_eq!(found(&catalogue, Scope::Programs, "zmjtx"), [""; 0]);
}

#[test]
fn numbers_are_found_by_value() {
    let catalogue = women();
    let figures = |query| found(&catalogue, Scope::Figures, query);
    assert_eq!(figures("2.1万"), ["受教育妇女 2.1万人次"]);
    assert_eq!(figures("21000人次"), ["受教育妇女 2.1万人次"]);
    assert_eq!(figures("5000000"), ["小额担保贷款 500万元"]);
    assert_eq!(figures(">1万 场次"), ["宣讲活动 1.2万场次"]);
    assert_eq!(figures("< 1万 場次"), ["宣讲活动 800场次"]);
    assert_eq!(figures("10-20%"), ["女干部占干部总数 15.5%"]);
    assert_eq!(figures(">20%"), [""; 0]);
}

#[test]
fn region_year_and_program_narrow_figures() {
    let catalogue = women();
    let figures = |query| found(&catalogue, Scope::Figures, query);
    assert_eq!(figures("宣讲 重庆"), ["宣讲活动 800场次"]);
    assert_eq!(figures("gansu xjhd"), ["宣讲活动 1.2万场次"]);
    assert_eq!(figures("2019 宣讲"), ["宣讲活动 1.2万场次"]);
    assert_eq!(figures("zmjt 家政"), ["巾帼家政培训 300人"]);
}

#[test]
fn an_empty_query_lists_all() {
    let catalogue = women();
    let all = catalogue.find(Scope::Figures, "  ", 3, &|| false);
    assert_eq!(all.total, 6);
    // 重庆 stands before 定西.
    let first = [(1, 0), (1, 1), (0, 0)].map(|(report, figure)| Entry::Figure { report, figure });
    assert_eq!(all.hits.iter().map(|hit| hit.entry).collect::<Vec<_>>(), first);
    let everything = catalogue.find(Scope::Everything, "", 1000, &|| false);
    assert_eq!(everything.total, everything.hits.len());
    assert_eq!(everything.total, 6 + 2 + 3 + 2 + 2);
}

#[test]
fn the_characters_meant_are_marked() {
    let marked = |name, query| Catalogue::matched_chars(name, query);
    assert_eq!(marked("“最美家庭”评选", "zmjt"), [1, 2, 3, 4]);
    assert_eq!(marked("妇女联合会", "妇联"), [0, 2]);
    assert_eq!(marked("重慶婦聯", "妇联 重庆"), [0, 1, 2, 3]);
    assert_eq!(marked("受教育妇女 2.1万人次", "21000"), [6, 7, 8, 9]);
    assert_eq!(marked("受教育妇女 2.1万人次", "zmjt"), [0usize; 0]);
}

/// Reports whose files are in another order than their regions and years.
fn governments() -> Catalogue {
    let report = |(path, city, year, value): (&str, &str, i32, i32)| {
        let text = format!(
            "{city}{year}年政府工作报告\n\n一、{}年工作回顾\n\n全市地区生产总值{value}亿元。\n",
            year - 1
        );
        Arc::new(Report::read(Source::from_text(Path::new(path), &text)))
    };
    let reports = [
        ("a.txt", "定西市", 2018, 300),
        ("b.txt", "兰州市", 2019, 2800),
        ("c.txt", "兰州市", 2017, 2300),
    ];
    Catalogue::new(reports.map(report).to_vec())
}

#[test]
fn what_answers_alike_stands_by_region_and_year() {
    let catalogue = governments();
    let figures = |query| found(&catalogue, Scope::Figures, query);
    let by_region = ["地区生产总值 2300亿元", "地区生产总值 2800亿元", "地区生产总值 300亿元"];
    assert_eq!(figures("生产总值"), by_region);
    assert_eq!(figures(""), by_region);
    let reports =
        ["兰州市2017年政府工作报告", "兰州市2019年政府工作报告", "定西市2018年政府工作报告"];
    assert_eq!(found(&catalogue, Scope::Reports, "政府"), reports);
    assert_eq!(found(&catalogue, Scope::Reports, ""), reports);
    assert_eq!(catalogue.order(), [2, 1, 0]);
    // Of a region the newest report is opened.
    let region = Entry::Region(division("兰州市").unwrap());
    assert_eq!(catalogue.place(region, None), Some((1, Span::default())));
    assert_eq!(catalogue.place(region, Some(2)), Some((2, Span::default())));
}

#[test]
fn values_above_or_below_one_stand_by_value() {
    let catalogue = governments();
    let figures = |query| found(&catalogue, Scope::Figures, query);
    let falling = ["地区生产总值 2800亿元", "地区生产总值 2300亿元", "地区生产总值 300亿元"];
    assert_eq!(figures(">250亿 元"), falling);
    assert_eq!(figures(">250 亿元"), falling);
    assert_eq!(figures("<2500亿元"), ["地区生产总值 300亿元", "地区生产总值 2300亿元"]);
}

#[test]
fn an_entry_is_taken_where_the_reader_is() {
    let catalogue = women();
    let program = Entry::Program(0);
    assert_eq!(catalogue.place(program, None).map(|(report, _)| report), Some(0));
    let (report, span) = catalogue.place(program, Some(1)).unwrap();
    assert_eq!(report, 1);
    assert_eq!(span.of(&catalogue.reports()[1].source.text), "最美家庭活动");
    let region = Entry::Region(division("重庆市").unwrap());
    assert_eq!(catalogue.place(region, None), Some((1, Span::default())));
    assert_eq!(catalogue.place(Entry::Report(9), None), None);
}

/// Region, year and value of every datum.
fn rows(catalogue: &Catalogue, report: u32, figure: u32) -> Vec<(String, Option<i32>, f64)> {
    let comparison = catalogue.compare(report, figure).unwrap();
    let row = |d: &gangmu::catalogue::Datum| {
        (d.region.map(|r| r.short().to_owned()).unwrap_or_default(), d.year, d.value)
    };
    comparison.data.iter().map(row).collect()
}

fn cities() -> Catalogue {
    let target = |f: &mut Figure| f.status = Status::Target;
    let rise = |f: &mut Figure| f.change = Change::Increase;
    let starting = |f: &mut Figure| (f.label, f.certainty) = ("生产总值".into(), Certainty::Sure);
    let fall = |f: &mut Figure| f.change = Change::Decrease;
    Catalogue::new(vec![
        Draft::new("定西市2019年政府工作报告", "定西市")
            .figure("全市生产总值", "356亿元", 3.56e10, "元")
            .figure_with("生产总值", "增长6%", 6.0, "%", rise)
            .figure_with("地区生产总值", "达到400亿元", 4e10, "元", target)
            .figure_with("生产总值从", "300亿元", 3e10, "元", starting)
            .done(),
        Draft::new("定西市2020年政府工作报告", "定西市")
            .figure("地区生产总值", "416亿元", 4.16e10, "元")
            .figure_with("GDP", "下降2%", 2.0, "%", fall)
            .figure("参加培训妇女", "30名", 30.0, "名")
            .done(),
        Draft::new("重庆市2019年国民经济和社会发展统计公报", "重庆市")
            .figure("实现国内生产总值", "2.3万亿元", 2.3e12, "元")
            .figure_with("GDP增速", "6.3%", 6.3, "%", rise)
            .figure("参加培训妇女", "40人", 40.0, "人")
            .done(),
    ])
}

#[test]
fn an_indicator_is_compared_under_all_its_names() {
    let catalogue = cities();
    let levels = [
        ("重庆".to_owned(), Some(2019), 2.3e12),
        ("定西".to_owned(), Some(2018), 3.56e10),
        ("定西".to_owned(), Some(2019), 4.16e10),
    ];
    assert_eq!(rows(&catalogue, 0, 0), levels);
    assert_eq!(rows(&catalogue, 2, 0), levels);
    assert_eq!(rows(&catalogue, 2, 2).len(), 2, "名 and 人 count alike");
}

#[test]
fn targets_and_changes_stay_apart() {
    let catalogue = cities();
    assert_eq!(rows(&catalogue, 0, 2), [("定西".to_owned(), Some(2019), 4e10)]);
    let changes = [
        ("重庆".to_owned(), Some(2019), 6.3),
        ("定西".to_owned(), Some(2018), 6.0),
        ("定西".to_owned(), Some(2019), -2.0),
    ];
    assert_eq!(rows(&catalogue, 0, 1), changes);
}

#[test]
fn series_and_panel_follow_one_region() {
    let catalogue = cities();
    assert_eq!(catalogue.series(1, 0), [(2018, 3.56e10), (2019, 4.16e10)]);
    let dingxi = division("定西市").unwrap();
    assert_eq!(catalogue.region_figures(dingxi).len(), 7);
}

#[test]
fn of_each_indicator_a_region_shows_its_latest_year() {
    let catalogue = cities();
    let dingxi = division("定西市").unwrap();
    let shown = catalogue.region_indicators(dingxi);
    let values: Vec<_> = shown
        .iter()
        .filter_map(|(report, figure)| catalogue.figure(*report, *figure))
        .map(|figure| figure.value.magnitude())
        .collect();
    // Of 356 and 416 the later; the target and what a change set out from are rows of their own.
    assert_eq!(values, [4e10, 3e10, 4.16e10, 2.0, 30.0]);
}

#[test]
fn indicators_answer_to_each_of_their_names() {
    let catalogue = cities();
    for query in ["gdp", "GDP", "国内生产总值", "sczz"] {
        let found = catalogue.indicators(query);
        let first = found.first().unwrap_or_else(|| panic!("{query} finds nothing"));
        assert_eq!(
            (first.data.len(), first.change, &*first.unit),
            (3, Change::None, "元"),
            "{query}"
        );
    }
    assert!(catalogue.indicators("造林面积").is_empty());
}

#[test]
fn a_report_speaks_of_the_year_it_looks_back_on() {
    let year = |title, date: &str, text: &str| {
        let mut source = Source::from_text(Path::new("a.txt"), text);
        source.imprint.title = str::to_owned(title);
        source.imprint.date = date.to_owned();
        Report::read(source).year()
    };
    assert_eq!(year("2024年政府工作报告", "2024-01-15", ""), Some(2023));
    assert_eq!(year("2023年政府工作报告", "2024-01-15", ""), Some(2023));
    assert_eq!(year("政府工作报告", "2024-01-15", ""), Some(2023));
    assert_eq!(year("2023年统计公报", "2024-03-15", ""), Some(2023));
    assert_eq!(year("某市2023年工作总结", "", ""), Some(2023));
    assert_eq!(year("2024年政府工作报告", "", "一、2023年工作回顾\n"), Some(2023));
    assert_eq!(year("州妇联2023年工作报告", "", "2023年，州妇联围绕中心工作。\n"), Some(2023));
    assert_eq!(year("妇联五年工作综述", "2019-12-18", ""), Some(2019));
}

#[test]
fn search_folds_width_and_form_and_leaves_noise_out() {
    let mut source =
        Source::from_text(Path::new("a.txt"), "關愛婦女兒童\n關愛，全市GDP增長\n關愛熱線\n");
    source.lines[2].role = Role::Noise;
    let report = Arc::new(Report::new(source, Outline::default(), Findings::default()));
    let catalogue = Catalogue::new(vec![report]);
    let places = |needle| {
        let text = &catalogue.reports()[0].source.text;
        let passages = catalogue.search(needle, 10, &|| false);
        passages.iter().map(|p| p.span.of(text).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(places("关爱"), ["關愛", "關愛"]);
    assert_eq!(places("关爱,"), ["關愛，"]);
    assert_eq!(places("gdp增长"), ["GDP增長"]);
    assert_eq!(places("热线"), [""; 0]);
    assert_eq!(places("  "), [""; 0]);
    assert_eq!(catalogue.search("关爱", 1, &|| false).len(), 1);
    assert_eq!(catalogue.search("关爱", 9, &|| true), []);
    assert_eq!(catalogue.search_lines("热线", 9, true, &|| false).len(), 1);
}

proptest! {
    #[test]
    fn no_query_panics(query in "[a-zü0-9一-龥<>≥=%.·“ 　万-]{0,70}", name in ".{0,40}") {
        let catalogue = women();
        let found = catalogue.find(Scope::Everything, &query, 50, &|| false);
        for hit in &found.hits {
            prop_assert!(catalogue.place(hit.entry, None).is_some());
        }
        let _ = catalogue.indicators(&query);
        let _ = catalogue.search(&query, 5, &|| false);
        let chars = name.chars().count();
        prop_assert!(Catalogue::matched_chars(&name, &query).iter().all(|at| *at < chars));
        let _ = Catalogue::matched_chars(&query, &name);
    }
}
