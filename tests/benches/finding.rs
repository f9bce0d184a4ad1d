//! How long one key in a picker takes, how long a catalogue and a search take: over 300,000
//! figures made for it, and over the folder named by `GANGMU_BENCH`.

use divan::Bencher;
use gangmu::catalogue::{Catalogue, Report, Scope};
use gangmu::extract::{Certainty, Figure, Findings, Qualifier, Regions, Status, Value};
use gangmu::ingest::Source;
use gangmu::outline::Outline;
use gangmu::text::Span;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

const REPORTS: usize = 900;
const FIGURES: usize = 350;
const QUERIES: [&str; 9] =
    ["z", "zmjt", "zuimjt", "妇", "妇女培训", "gdp", "2.1万", ">1万 场次", "培训 zmjt"];

fn main() {
    divan::main();
}

/// Labels put together from words that reports use, none from a report.
fn label(n: usize) -> String {
    const WHO: [&str; 12] = [
        "妇女",
        "农村妇女",
        "城镇居民",
        "女干部",
        "最美家庭",
        "贫困户",
        "规模以上工业",
        "小微企业",
        "志愿者",
        "儿童",
        "高校毕业生",
        "家政服务员",
    ];
    const WHAT: [&str; 14] = [
        "技能培训",
        "人均可支配收入",
        "宣讲活动",
        "创业贷款",
        "占总数比例",
        "增加值",
        "关爱帮扶",
        "免费检查",
        "信访案件",
        "示范基地",
        "新增就业",
        "覆盖率",
        "固定资产投资",
        "评选表彰",
    ];
    const HOW: [&str; 9] = ["", "累计", "新建", "县级", "省级", "发放", "完成", "参与", "受益"];
    let pick = |words: &[&'static str], by: usize| words[n / by % words.len()];
    format!("{}{}{}{}", pick(&HOW, 7), pick(&WHO, 1), pick(&WHAT, 12), n % 97)
}

fn report(index: usize) -> Arc<Report> {
    let source = Source::from_text(Path::new(&format!("{index}.txt")), "12345场次\n");
    let figure = |n: usize| Figure {
        span: Span::new(0, 11),
        value: Value::One((n * 37 % 30_000) as f64),
        unit: ["人次", "场次", "元", "%"][n % 4].into(),
        qualifier: Qualifier::Exact,
        status: Status::Actual,
        change: gangmu::extract::Change::None,
        label: label(index * FIGURES + n).into(),
        certainty: Certainty::Likely,
        region: None,
        program: None,
        period: Span::default(),
        section: None,
        sentence: Span::new(0, 11),
    };
    let figures = (0..FIGURES).map(figure).collect();
    let findings = Findings { figures, programs: Vec::new(), regions: Regions::default() };
    Arc::new(Report::new(source, Outline::default(), findings))
}

static MADE: LazyLock<Catalogue> =
    LazyLock::new(|| Catalogue::new((0..REPORTS).map(report).collect()));

static FOLDER: LazyLock<Option<Catalogue>> = LazyLock::new(|| {
    let folder = std::env::var_os("GANGMU_BENCH")?;
    let (catalogue, _) = gangmu::library::read_all(&[PathBuf::from(folder)]);
    let count = |f: fn(&Report) -> usize| catalogue.reports().iter().map(|r| f(r)).sum::<usize>();
    eprintln!(
        "{} reports, {} figures, {} programs, {} sections, {} MB",
        catalogue.reports().len(),
        count(|report| report.findings.figures.len()),
        catalogue.programs().len(),
        count(|report| report.outline.sections.len()),
        count(|report| report.source.text.len()) / 1_000_000
    );
    Some(catalogue)
});

#[divan::bench(args = QUERIES)]
fn key_over_made_figures(bencher: Bencher, query: &str) {
    let catalogue = &*MADE;
    bencher.bench(|| catalogue.find(Scope::Figures, query, 200, &|| false).total);
}

#[divan::bench(args = QUERIES)]
fn key_over_folder(bencher: Bencher, query: &str) {
    let Some(catalogue) = &*FOLDER else { return };
    bencher.bench(|| catalogue.find(Scope::Everything, query, 200, &|| false).total);
}

#[divan::bench]
fn catalogue_of_folder(bencher: Bencher) {
    let Some(catalogue) = &*FOLDER else { return };
    bencher.bench(|| Catalogue::new(catalogue.reports().to_vec()));
}

#[divan::bench(args = ["妇女", "国民经济", "不会有的词"])]
fn search_folder(bencher: Bencher, needle: &str) {
    let Some(catalogue) = &*FOLDER else { return };
    bencher.bench(|| catalogue.search(needle, usize::MAX, &|| false).len());
}

#[divan::bench]
fn compare_in_folder(bencher: Bencher) {
    let Some(catalogue) = &*FOLDER else { return };
    bencher.bench(|| catalogue.compare(0, 0));
}

#[divan::bench]
fn indicators_of_folder(bencher: Bencher) {
    let Some(catalogue) = &*FOLDER else { return };
    bencher.bench(|| catalogue.indicators("gdp").len());
}
