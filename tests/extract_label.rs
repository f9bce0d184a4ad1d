//! Labels: what a figure is of, read from its sentence.

use gangmu::extract::Findings;
use gangmu::ingest::Source;
use gangmu::outline::Outline;
use std::path::{Path, PathBuf};

/// The labels of all figures of a text, as `surface | label` lines.
fn told(text: &str) -> Vec<(String, String)> {
    let source = Source::from_text(Path::new("t.txt"), text);
    let findings = Findings::read(&source, &Outline::default());
    let figures = findings.figures.iter();
    figures.map(|f| (f.span.of(&source.text).to_owned(), f.label.to_string())).collect()
}

/// Gold labels hold, given the real scanner: prints those that do not.
#[test]
fn gold_labels() {
    let Some(shared) = shared() else {
        println!("skipped: no shared folder beside the project and GANGMU_SHARED is not set");
        return;
    };
    let (mut right, mut all) = (0, 0);
    for name in ["000", "003", "004"] {
        let gold = std::fs::read_to_string(shared.join(format!("gold/{name}.gold.json"))).unwrap();
        let gold: serde_json::Value = serde_json::from_str(&gold).unwrap();
        let file = shared.join("reports/seeds").join(gold["file"].as_str().unwrap());
        let Ok(source) = gangmu::ingest::read(&file) else { continue };
        let findings = Findings::read(&source, &Outline::read(&source));
        let mut figures = findings.figures.iter().peekable();
        for wanted in gold["figures"].as_array().unwrap() {
            let line = wanted["line"].as_u64().unwrap() as u32;
            let surface = gangmu::text::fold::key(wanted["surface"].as_str().unwrap());
            let mut rest = figures.clone();
            let Some(found) = rest.find(|f| {
                source.file_line(f.span.start as usize) == line
                    && gangmu::text::fold::key(f.span.of(&source.text)) == surface
            }) else {
                println!("missed {line} {surface}");
                continue;
            };
            figures = rest;
            all += 1;
            let musts = wanted["label_must"].as_array().unwrap();
            let holds = musts.iter().any(|must| {
                must.as_array()
                    .unwrap()
                    .iter()
                    .all(|part| found.label.contains(part.as_str().unwrap()))
            });
            right += usize::from(holds && found.label.chars().count() <= 30);
            let mark = if holds { "  " } else { "✗ " };
            println!("{mark}{surface}\t{}\twanted {}", found.label, wanted["label"]);
        }
    }
    println!("labels {right} of {all}");
    assert!(right * 100 >= all * 75, "labels: {right} of {all}");
}

fn shared() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let named = std::env::var_os("GANGMU_SHARED").map(PathBuf::from);
    named.into_iter().chain([beside]).find(|folder| folder.join("gold").is_dir())
}

/// Each sentence with `surface label` of its figures; all that differ are shown at once.
fn holds(cases: &[(&str, &[&str])]) {
    let mut wrong = String::new();
    for (sentence, wanted) in cases {
        let found: Vec<String> =
            told(sentence).iter().map(|(figure, label)| format!("{figure} {label}")).collect();
        if found != *wanted {
            wrong.push_str(&format!("{sentence}\n  wanted {wanted:?}\n  found  {found:?}\n"));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn the_noun_stands_behind_the_number() {
    holds(&[
        ("全县现有45个易地搬迁安置点。", &["45个 易地搬迁安置点"]),
        ("为12个贫困村配备医疗设备。", &["12个 贫困村"]),
        ("扶持3家龙头企业，带动2万户农民增收。", &["3家 扶持龙头企业", "2万户 带动农民增收"]),
        ("帮助560名残疾妇女实现居家就业。", &["560名 帮助残疾妇女居家就业"]),
        ("全市58个社区都建立了妇女组织。", &["58个 社区"]),
        ("完成5个棚户区改造。", &["5个 棚户区改造"]),
        ("建成14家老年人日间照料中心。", &["14家 老年人日间照料中心"]),
        ("吸引4万户家庭参与。", &["4万户 吸引家庭参与"]),
        ("实施30个带动明显的技术改造项目。", &["30个 技术改造项目"]),
        ("争取实施200万元的“母亲水窖”项目。", &["200万元 “母亲水窖”项目"]),
        ("为低收入妇女购买36万元健康保险。", &["36万元 购买健康保险"]),
        ("6支宣讲队和800名志愿者活跃在乡村。", &["6支 宣讲队", "800名 志愿者活跃"]),
        ("建成40套以上人才公寓。", &["40套 人才公寓"]),
    ]);
}

#[test]
fn the_noun_stands_before_the_number() {
    holds(&[
        (
            "举办家政服务实用技术培训班42期1.2万人次。",
            &["42期 家政服务实用技术培训班", "1.2万人次 家政服务实用技术培训班"],
        ),
        (
            "累计开展各类宣讲活动800场次，受教育群众近5万人次。",
            &["800场次 宣讲活动", "近5万人次 宣讲活动受教育群众"],
        ),
        ("共投入资金60万元。", &["60万元 投入资金"]),
        ("市妇联微信公众号粉丝达3.2万人。", &["3.2万人 市妇联微信公众号粉丝"]),
        (
            "共设立家庭暴力投诉站36个，成立家事审判法庭5个、调解委员会9个。",
            &["36个 家庭暴力投诉站", "5个 家事审判法庭", "9个 调解委员会"],
        ),
        ("新建改建农村公路350公里。", &["350公里 新建改建农村公路"]),
        ("全年粮食产量120万吨。", &["120万吨 粮食产量"]),
        ("完成造林7.5万亩。", &["7.5万亩 造林"]),
        ("开展维权宣传20场。", &["20场 维权宣传"]),
        ("建立婚姻家庭指导服务站(中心)8个。", &["8个 婚姻家庭指导服务站(中心)"]),
        ("发放宣传资料6万份。", &["6万份 发放宣传资料"]),
        ("接待来信来访320起，信访结案率达98%。", &["320起 接待来信来访", "98% 信访结案率"]),
        ("城镇新增就业3.5万人。", &["3.5万人 城镇新增就业"]),
        ("固定资产投资按可比口径计算超过80亿元。", &["超过80亿元 固定资产投资"]),
    ]);
}

#[test]
fn the_noun_was_told_before() {
    holds(&[
        ("建成爱心超市36个，正在建设14个。", &["36个 爱心超市", "14个 建设爱心超市"]),
        (
            "评选县级“最美家庭”60户，市级“最美家庭”9户，省级2户。",
            &["60户 县级“最美家庭”", "9户 市级“最美家庭”", "2户 省级“最美家庭”"],
        ),
        ("制定政府规章3件，废止5件。", &["3件 政府规章", "5件 废止政府规章"]),
        ("整修街巷80条、6万平方米。", &["80条 整修街巷", "6万平方米 街巷"]),
        ("实施10亿元以上项目8个。", &["10亿元 项目", "8个 10亿元以上项目"]),
        ("完成3万平方米、420户危旧房屋改造。", &["3万平方米 危旧房屋改造", "420户 危旧房屋改造"]),
        ("举办主题展8场次，参与群众达2万人次。", &["8场次 主题展", "2万人次 主题展参与群众"]),
    ]);
}

#[test]
fn changes_and_levels() {
    holds(&[
        ("地区生产总值820亿元、增长8.6%。", &["820亿元 地区生产总值", "8.6% 地区生产总值增长"]),
        (
            "进出口总额56亿美元，比上年增长9.5%；其中出口35亿美元，增长12%。",
            &["56亿美元 进出口总额", "9.5% 进出口总额增长", "35亿美元 出口", "12% 出口增长"],
        ),
        ("贫困发生率由12.5%下降到3.2%。", &["12.5% 贫困发生率", "3.2% 贫困发生率"]),
        ("农村贫困妇女减少2.3万人。", &["2.3万人 农村贫困妇女减少"]),
        ("万元生产总值能耗下降3.5%。", &["3.5% 万元生产总值能耗下降"]),
        ("规模以上工业增加值年均增长7.2%。", &["7.2% 规模以上工业增加值增长"]),
        ("城镇化率达到61%，提高1.2个百分点。", &["61% 城镇化率", "1.2个百分点 城镇化率提高"]),
        ("技术合同成交额力争达到30亿元。", &["30亿元 技术合同成交额"]),
        ("企业开办时间由5天压缩至1天。", &["5天 企业开办时间", "1天 企业开办时间"]),
        ("粮食总产45万吨，比上年增产2.1%。", &["45万吨 粮食总产", "2.1% 粮食总产增产"]),
        ("审批事项由74项减为33项。", &["74项 审批事项", "33项 审批事项"]),
        ("基础养老金标准提高到每月270元。", &["270元 基础养老金标准"]),
        ("城镇调查失业率5.5%左右。", &["5.5% 城镇调查失业率"]),
        ("固定资产投资是上年的1.3倍。", &["1.3倍 固定资产投资"]),
    ]);
}

#[test]
fn shares() {
    holds(&[
        ("全市现有女干部3436人，占干部总数的41.2%。", &["3436人 女干部", "41.2% 女干部占干部总数"]),
        (
            "高新技术产业产值173亿元，占全市工业的32.2%。",
            &["173亿元 高新技术产业产值", "32.2% 高新技术产业产值占全市工业"],
        ),
        (
            "一般公共预算收入36亿元，为预算的102%。",
            &["36亿元 一般公共预算收入", "102% 一般公共预算收入占预算"],
        ),
        ("研发经费支出相当于地区生产总值的2.5%。", &["2.5% 研发经费支出占地区生产总值"]),
        ("村妇联主席100%进“两委”。", &["100% 村妇联主席进“两委”"]),
        ("科技进步对经济增长的贡献率达到62%。", &["62% 经济增长的贡献率"]),
    ]);
}

#[test]
fn people_and_what_they_do() {
    holds(&[
        ("提高补助标准，210万人受益。", &["210万人 受益"]),
        ("全市有750多万农民参加合作医疗。", &["750多万 农民参加合作医疗"]),
        ("帮助16.3万下岗失业人员实现再就业。", &["16.3万 帮助下岗失业人员实现再就业"]),
    ]);
}

#[test]
fn lists() {
    holds(&[
        (
            "全市地区生产总值完成2 311.43亿元，增长8%。",
            &["2 311.43亿元 地区生产总值", "8% 地区生产总值增长"],
        ),
        (
            "接待游客1.4亿人次，实现旅游总收入1800亿元，分别增长34%、35%。",
            &[
                "1.4亿人次 接待游客",
                "1800亿元 旅游总收入",
                "34% 接待游客增长",
                "35% 旅游总收入增长",
            ],
        ),
        (
            "农民人均纯收入达6900元，实际增长13.1%；解决了10.6万农村绝对贫困人口的温饱。",
            &[
                "6900元 农民人均纯收入",
                "13.1% 农民人均纯收入增长",
                "10.6万 解决农村绝对贫困人口的温饱",
            ],
        ),
        (
            "城乡居民人均可支配收入分别达到43640元和18268元，增长6%、10%。",
            &[
                "43640元 城镇居民人均可支配收入",
                "18268元 农村居民人均可支配收入",
                "6% 城镇居民人均可支配收入增长",
                "10% 农村居民人均可支配收入增长",
            ],
        ),
        ("存贷款余额分别达到500亿元和400亿元。", &["500亿元 存款余额", "400亿元 贷款余额"]),
        (
            "城镇和农村居民人均可支配收入分别增长6%、10%。",
            &["6% 城镇居民人均可支配收入增长", "10% 农村居民人均可支配收入增长"],
        ),
        (
            "县人大代表、县政协委员中的女性比例分别比上届提高6%和9%。",
            &["6% 县人大代表中的女性比例提高", "9% 县政协委员中的女性比例提高"],
        ),
        (
            "工业增加值、固定资产投资、社会消费品零售总额分别增长6%、4%、8%。",
            &["6% 工业增加值增长", "4% 固定资产投资增长", "8% 社会消费品零售总额增长"],
        ),
        (
            "肉、奶、禽蛋产量分别增长6.4%、10.8%、2.9%。",
            &["6.4% 肉产量增长", "10.8% 奶产量增长", "2.9% 禽蛋产量增长"],
        ),
        (
            "港口吞吐量和集装箱吞吐量分别达到3.2亿吨、90万标箱。",
            &["3.2亿吨 港口吞吐量", "90万标箱 集装箱吞吐量"],
        ),
        (
            "涌现出三八红旗集体、巾帼文明岗、先进集体80个。",
            &["80个 三八红旗集体、巾帼文明岗、先进集体"],
        ),
        (
            "新建幼儿园5所、卫生院3所和文化广场12个。",
            &["5所 新建幼儿园", "3所 卫生院", "12个 文化广场"],
        ),
        ("新建20公里管网、6座泵站和3处蓄水池。", &["20公里 新建管网", "6座 泵站", "3处 蓄水池"]),
        (
            "评选三八红旗集体、巾帼文明岗、五好家庭、最美家庭、先进集体、文明家庭、先进个人120个。",
            &["120个 三八红旗集体、巾帼文明岗、五好家庭、最美家庭、先进集体等"],
        ),
    ]);
}

#[test]
fn topics() {
    holds(&[
        ("现代农业加快发展，增加值达50亿元。", &["50亿元 现代农业增加值"]),
        (
            "建设输变电工程12项，总投资8亿元。",
            &["12项 建设输变电工程", "8亿元 建设输变电工程总投资"],
        ),
        (
            "社区卫生服务机构发展到62个，覆盖人口17万。",
            &["62个 社区卫生服务机构", "17万 社区卫生服务机构覆盖人口"],
        ),
        ("平板显示产业链实现产值95亿元。", &["95亿元 平板显示产业链实现产值"]),
    ]);
}

#[test]
fn other_hands() {
    holds(&[
        ("年末存款余额96亿元，增 长12%。", &["96亿元 存款余额", "12% 存款余额增长"]),
        (
            "縣婦聯舉辦親子閱讀活動60場，覆蓋家庭1.2萬戶。",
            &["60場 亲子阅读活动", "1.2萬戶 亲子阅读活动覆盖家庭"],
        ),
        (
            "查处违反中央八项规定精神问题86起，处理112人。",
            &["86起 查处违反中央八项规定精神问题", "112人 查处违反中央八项规定精神问题处理"],
        ),
        (
            "立案审查调查210件，给予党纪政务处分198人。",
            &["210件 立案审查调查", "198人 给予党纪政务处分"],
        ),
        ("运用“四种形态”处理1200人次。", &["1200人次 “四种形态”处理"]),
        ("州妇联20余次深入联系点开展慰问。", &["20余次 深入联系点开展慰问"]),
        ("（一）新建学校（含中学2所）9所。", &["2所 中学", "9所 新建学校"]),
    ]);
}

proptest::proptest! {
    /// Whatever the text, a label keeps to its limits and nothing panics.
    #[test]
    fn labels_keep_to_their_limits(
        pieces in proptest::collection::vec(proptest::sample::select(PIECES), 1..60),
    ) {
        for (_, label) in told(&pieces.concat()) {
            proptest::prop_assert!(label.chars().count() <= 30, "{label}");
            proptest::prop_assert!(!label.contains(['，', '。', '；', '：', '！', '？', ',', ';', '\n']), "{label}");
        }
    }

    #[test]
    fn any_characters_are_read(text in "\\PC{0,80}[0-9]{1,3}[个%人万元场]\\PC{0,80}") {
        for (_, label) in told(&text) {
            proptest::prop_assert!(label.chars().count() <= 30, "{label}");
        }
    }
}

/// What reports are made of, to be put together in any order.
const PIECES: &[&str] = &[
    "举办",
    "培训班",
    "3期",
    "12.5万人次",
    "，",
    "、",
    "和",
    "。",
    "增长",
    "8.6%",
    "占",
    "的",
    "“最美家庭”",
    "（",
    "）",
    "(",
    "“",
    "”",
    "《",
    "全市",
    "妇女",
    "达",
    "由",
    "分别",
    "其中",
    "州级",
    "20户",
    "比上年",
    "：",
    "；",
    "1.5亿元",
    "改造",
    "开展",
    "3:4:5",
    " ",
    "\n",
    "三分之一",
    "覆盖率",
    "人均",
    "以上",
    "等",
    "中",
    "第一",
    "2019年",
    "|",
    "**",
    "100个",
    "家庭教育指导服务站",
    "新型农村合作医疗制度",
    "关爱",
    "①",
];
