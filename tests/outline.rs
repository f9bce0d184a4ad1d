//! The outline floor: text in, tree out.

mod shared;
#[path = "fuzz/sound.rs"]
mod sound;

use gangmu::ingest::Source;
use gangmu::outline::Outline;
use std::path::Path;

/// The outline in a compact notation: two blanks a level, marker, title, `~` before a run-in
/// heading, `=` before a line standing alone.
fn tree(text: &str) -> String {
    let source = Source::from_text(Path::new("t.txt"), text);
    let rows = Outline::read(&source).sections.into_iter().map(|section| {
        let sign = match section.origin.name() {
            "run-in" => "~",
            "line" => "=",
            _ => "",
        };
        let indent = "  ".repeat(usize::from(section.level) - 1);
        format!(
            "{indent}{sign}{}{}\n",
            section.marker.of(&source.text),
            section.title.of(&source.text)
        )
    });
    rows.collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let expected: String = expected.iter().map(|row| format!("{row}\n")).collect();
    assert_eq!(tree(text), expected);
}

/// A sentence long enough to be running text.
const TEXT: &str = "县妇联会同十二个部门排出清单，分头走访乡镇和社区，把问题一件一件记下来，\
    一季一查，年底把办结情况张榜给群众看，办不了的也说明缘由。";

#[test]
fn numbered_headings_stand_alone_or_run_on() {
    let text = format!(
        "一、上年工作\n{TEXT}\n（一）家门口的岗位多了起来。{TEXT}\n（二）热线有人接，难事有人管。{TEXT}\n\
         二、来年打算\n1．抓好春季技能班。{TEXT}\n2．办好夏令营。{TEXT}\n"
    );
    check(
        &text,
        &[
            "一、上年工作",
            "  （一）家门口的岗位多了起来",
            "  （二）热线有人接，难事有人管",
            "二、来年打算",
            "  1．抓好春季技能班",
            "  2．办好夏令营",
        ],
    );
}

#[test]
fn two_run_ins_in_one_line_are_two_levels() {
    let text = format!(
        "各级党政领导高位推动、倾力支持，妇女儿童事业迎来新气象。{TEXT}\n\
         各级妇联组织守正创新、笃行实干，服务群众工作取得新突破。宣讲工作更加入脑入心。{TEXT}\n\
         创业帮扶更加精准有效。{TEXT}\n家庭建设更加有声有色。{TEXT}\n维权服务更加便捷高效。{TEXT}\n\
         各级妇联干部锤炼作风、提升本领，自身建设展现新面貌。{TEXT}\n"
    );
    check(
        &text,
        &[
            "~各级党政领导高位推动、倾力支持，妇女儿童事业迎来新气象",
            "~各级妇联组织守正创新、笃行实干，服务群众工作取得新突破",
            "  ~宣讲工作更加入脑入心",
            "  ~创业帮扶更加精准有效",
            "  ~家庭建设更加有声有色",
            "  ~维权服务更加便捷高效",
            "~各级妇联干部锤炼作风、提升本领，自身建设展现新面貌",
        ],
    );
}

/// `TEXT` begun otherwise, so that no two paragraphs are the same.
fn text(begin: &str) -> String {
    format!("{begin}{TEXT}")
}

fn joined(paragraphs: &[String]) -> String {
    paragraphs.iter().fold(String::new(), |all, p| all + p + "\n\n")
}

#[test]
fn lines_standing_alone_head_what_follows() {
    let report = joined(&[
        "两年耕耘结硕果".into(),
        text("两年里，"),
        "同心同向，宣讲走进千家万户".into(),
        text("宣讲团的足迹遍及山乡，"),
        "办实办好，关爱直抵心坎".into(),
        text("每到冬天，"),
        "县妇联".into(),
        "2022年3月8日".into(),
    ]);
    check(&report, &["=同心同向，宣讲走进千家万户", "=办实办好，关爱直抵心坎"]);
}

#[test]
fn run_ins_stand_below_the_line_that_heads_them() {
    let report = joined(&[
        text("三年间，"),
        "强根基，组织建设开新局".into(),
        text("基层组织全面覆盖。"),
        text("干部队伍充满活力。"),
        text("阵地建设提档升级。"),
        "优服务，民生实事暖人心".into(),
        text("就业渠道不断拓宽。"),
        text("救助水平稳步提升。"),
        text("儿童关爱持续加强。"),
    ]);
    check(
        &report,
        &[
            "=强根基，组织建设开新局",
            "  ~基层组织全面覆盖",
            "  ~干部队伍充满活力",
            "  ~阵地建设提档升级",
            "=优服务，民生实事暖人心",
            "  ~就业渠道不断拓宽",
            "  ~救助水平稳步提升",
            "  ~儿童关爱持续加强",
        ],
    );
}

/// No word of the cue tables opens or ends these: only their build is the same.
#[test]
fn run_ins_without_any_cue_are_known_by_each_other() {
    let report = joined(&[
        text("把故事讲到炕头上。"),
        text("把手艺传到院坝里。"),
        text("把体检送到村口边。"),
        text("把道理摆到桌面来。"),
    ]);
    check(
        &report,
        &["~把故事讲到炕头上", "~把手艺传到院坝里", "~把体检送到村口边", "~把道理摆到桌面来"],
    );
}

#[test]
fn ordinary_first_sentences_head_nothing() {
    let report = joined(&[
        text("入冬以来，天气一天比一天冷。"),
        text("我们在村口遇见了刚开完会的老支书。"),
        text("他说，今年的苹果卖了3.2万元。"),
        text("会议开了整整一个下午。"),
    ]);
    check(&report, &[]);
}

#[test]
fn lists_are_not_headings() {
    let report = joined(&[
        "一、补贴办法".into(),
        text("今年继续发放春耕补贴，"),
        "1．种粮大户每亩补贴60元；".into(),
        "2．合作社每亩补贴45元；".into(),
        "3．脱贫户每亩补贴80元。".into(),
        "二、三产业占比继续提高，一、二产业稳中有升，县里对此早有安排。".into(),
    ]);
    check(&report, &["一、补贴办法"]);
}

#[test]
fn enumerations_head_paragraphs_not_clauses() {
    let report = joined(&[
        "一、做法".into(),
        text("一是抓早动手快。"),
        text("二是抓细责任实。"),
        text("三是抓长机制全。"),
        "二、问题".into(),
        format!("一是人手偏少，二是经费偏紧，三是路程偏远。{TEXT}"),
    ]);
    let expected =
        ["一、做法", "  一是抓早动手快", "  二是抓细责任实", "  三是抓长机制全", "二、问题"];
    check(&report, &expected);
}

#[test]
fn bullets_with_a_topic_sentence_are_headings() {
    let report = joined(&[
        "一、五年变化".into(),
        text("——山上的树多起来了。"),
        text("——河里的水清起来了。"),
        "二、明年指标".into(),
        "——粮食产量达到12万吨，增长3%左右；".into(),
        "——农民收入达到1.8万元，增长7%左右。".into(),
    ]);
    let expected = ["一、五年变化", "  ——山上的树多起来了", "  ——河里的水清起来了", "二、明年指标"];
    check(&report, &expected);
}

#[test]
fn numbering_of_taiwan_nests_by_its_order() {
    let report = joined(&[
        "壹、前言".into(),
        text("議長、各位議員："),
        "貳、工作成果".into(),
        "一、婦幼福利".into(),
        text("（一）廣設托育據點："),
        text("（二）陪伴新手父母："),
        "二、長者照顧".into(),
        text("今年新增共餐據點。"),
        "參、結語".into(),
        text("以上報告，"),
    ]);
    let expected = [
        "壹、前言",
        "貳、工作成果",
        "  一、婦幼福利",
        "    （一）廣設托育據點",
        "    （二）陪伴新手父母",
        "  二、長者照顧",
        "參、結語",
    ];
    check(&report, &expected);
}

#[test]
fn chapters_do_not_nest_in_a_preface_and_items_are_no_points() {
    let report = joined(&[
        "前言".into(),
        text("编制规划，"),
        "第一章 目标和任务".into(),
        "（一）健康".into(),
        "1.新生儿死亡率降到千分之三以下。".into(),
        "2.体检覆盖率达到九成以上。".into(),
        "第二章 保障".into(),
        text("1.加强领导。"),
        text("2.落实经费。"),
    ]);
    let expected =
        ["=前言", "第一章目标和任务", "  （一）健康", "第二章保障", "  1.加强领导", "  2.落实经费"];
    check(&report, &expected);
}

#[test]
fn a_table_of_contents_doubles_nothing() {
    let report = joined(&[
        "目录".into(),
        "一、基础和形势".into(),
        "二、思路和目标".into(),
        "三、任务和举措".into(),
        "一、基础和形势".into(),
        text("这几年，"),
        "二、思路和目标".into(),
        text("往后几年，"),
        "三、任务和举措".into(),
        text("说到底，"),
    ]);
    check(&report, &["一、基础和形势", "二、思路和目标", "三、任务和举措"]);
}

#[test]
fn a_heading_left_above_the_salutation_is_not_told_twice() {
    let report = joined(&[
        "一、上年回顾".into(),
        "各位代表：".into(),
        "现在，我代表县政府报告工作。".into(),
        "一、上年回顾".into(),
        text("上一年，"),
        "二、今年任务".into(),
        text("这一年，"),
    ]);
    check(&report, &["一、上年回顾", "二、今年任务"]);
}

#[test]
fn bold_sets_a_run_in_off() {
    let report = format!(
        "---\ntitle: 某市政府工作报告\n---\n\n{}",
        joined(&[
            "**一、去年工作**".into(),
            format!("**各位代表！**{TEXT}"),
            format!("**（一）道路更通畅。**{TEXT}"),
            format!("**（二）街巷更整洁。**{TEXT}"),
        ])
    );
    check(&report, &["一、去年工作", "  （一）道路更通畅", "  （二）街巷更整洁"]);
}

/// Bold that ends where a clause does is a title, whatever its words; in mid clause it is stress.
#[test]
fn bold_is_a_title_only_where_a_clause_ends() {
    let report = format!(
        "---\ntitle: 某市政府工作报告\n---\n\n{}",
        joined(&[
            format!("**一、去年工作** {TEXT}"),
            format!("**粮仓比往年更满。**{TEXT}"),
            format!("**村口遇见**了刚开完会的老支书，他把新账本摊在膝盖上给我们看。{TEXT}"),
            format!("**二、今年打算** {TEXT}"),
        ])
    );
    check(&report, &["一、去年工作", "  ~粮仓比往年更满", "二、今年打算"]);
}

#[test]
fn glossaries_behind_the_report_are_left_out() {
    let report = joined(&[
        "一、工作回顾".into(),
        text("上一年，"),
        text("到年底，"),
        "二、工作打算".into(),
        text("下一年，"),
        "名词解释".into(),
        text("1.四好农村路："),
        text("2.五小工程："),
    ]);
    check(&report, &["一、工作回顾", "二、工作打算"]);
}

#[test]
fn the_main_line_is_taken_up_again_behind_the_details() {
    let report = joined(&[
        "一、五年回顾".into(),
        "（一）产业升级".into(),
        text("传统产业加快改造。"),
        text("新兴产业加快壮大。"),
        text("各位代表！"),
        text("五年来，综合实力明显增强。"),
        text("五年来，城乡面貌明显改善。"),
    ]);
    let expected = [
        "一、五年回顾",
        "  （一）产业升级",
        "    ~传统产业加快改造",
        "    ~新兴产业加快壮大",
        "  ~五年来，综合实力明显增强",
        "  ~五年来，城乡面貌明显改善",
    ];
    check(&report, &expected);
}

/// 五年来 opens talk, 我们 tells: but three in a row that begin with them are a series.
#[test]
fn openings_that_begin_alike_in_a_row_are_a_series() {
    let report = joined(&[
        "一、五年回顾".into(),
        text("五年来，我们守住了河湖，两岸的草木一年比一年茂盛。"),
        text("五年来，我们修通了村道，进山的班车一天来回三趟。"),
        text("五年来，我们办起了食堂，独居的老人一日三餐有着落。"),
        "二、明年打算".into(),
        text("五年来，我们在村口遇见过刚开完会的老支书。"),
    ]);
    let expected = [
        "一、五年回顾",
        "  ~五年来，我们守住了河湖，两岸的草木一年比一年茂盛",
        "  ~五年来，我们修通了村道，进山的班车一天来回三趟",
        "  ~五年来，我们办起了食堂，独居的老人一日三餐有着落",
        "二、明年打算",
    ];
    check(&report, &expected);
}

/// 擦亮河湖底色 has no word of headings; it stands between openings that have.
#[test]
fn a_short_opening_between_headings_is_one() {
    let report = joined(&[
        "一、做法".into(),
        text("大力推进城乡供水一体化建设。"),
        text("擦亮河湖底色。"),
        text("加快完善农村公路养护体系。"),
        text("扎实做好灾后恢复重建工作。"),
    ]);
    let expected = [
        "一、做法",
        "  ~大力推进城乡供水一体化建设",
        "  ~擦亮河湖底色",
        "  ~加快完善农村公路养护体系",
        "  ~扎实做好灾后恢复重建工作",
    ];
    check(&report, &expected);
}

#[test]
fn the_first_part_of_a_report_may_be_headed_by_a_year() {
    let report = joined(&[
        "各位代表：".into(),
        "1997年工作回顾".into(),
        text("这一年，"),
        "一、农业有新收成".into(),
        text("夏粮入库，"),
        "1998年工作安排".into(),
        text("开春以后，"),
        "一、水利早动手".into(),
        text("渠道清淤，"),
    ]);
    let expected = ["=1997年工作回顾", "  一、农业有新收成", "=1998年工作安排", "  一、水利早动手"];
    check(&report, &expected);
}

#[test]
fn a_closing_motto_heads_nothing() {
    let report = joined(&[
        "一、做法".into(),
        text("加强宣讲队伍建设。"),
        text("完善就业服务体系。"),
        format!("山高人为峰，路远志更坚。让我们一道把日子过得更红火。{TEXT}{TEXT}"),
    ]);
    check(&report, &["一、做法", "  ~加强宣讲队伍建设", "  ~完善就业服务体系"]);
}

#[test]
fn numbers_that_count_paragraphs_head_nothing() {
    let mut report = vec!["一、引言".to_owned(), text("1. 主席，我们去年走访了三十条村。")];
    for (part, title) in ["二、房屋", "三、教育", "四、运输", "五、结语"].into_iter().enumerate()
    {
        report.push(title.into());
        for number in 0..2 {
            let at = part * 2 + number + 2;
            report.push(text(&format!("{at}. 截至去年底，我们接获{at}6宗申请。")));
        }
    }
    check(&joined(&report), &["一、引言", "二、房屋", "三、教育", "四、运输", "五、结语"]);
}

#[test]
fn a_note_under_a_table_ends_nothing() {
    let report = joined(&[
        "第一章 基础".into(),
        text("起步之年，"),
        "第二章 目标".into(),
        text("到期末，"),
        text("到中期，"),
        "注：括号内为累计数。".into(),
        "第三章 保障".into(),
        text("加强督查，"),
    ]);
    check(&report, &["第一章基础", "第二章目标", "第三章保障"]);
}

#[test]
fn numberings_may_be_set_wide_or_stand_in_the_line_above() {
    let report = joined(&[
        "第一章".into(),
        "总则".into(),
        text("编制规划，"),
        "第二章".into(),
        "任务".into(),
        "一 、健康".into(),
        text("（ 一 ）办好体检。"),
        text("（ 二 ）建好食堂。"),
        "二 、教育".into(),
        text("开学以后，"),
    ]);
    let expected = [
        "第一章总则",
        "第二章任务",
        "  一 、健康",
        "    （ 一 ）办好体检",
        "    （ 二 ）建好食堂",
        "  二 、教育",
    ];
    check(&report, &expected);
}

#[test]
fn numbers_before_a_blank_head_words_not_units() {
    let report = joined(&[
        "某项目年度报告".into(),
        text("各位专家："),
        "1 项目概况".into(),
        text("开工以来，"),
        "1.1 实施背景".into(),
        text("早在前年，"),
        "1.2 主要进展".into(),
        text("到了年底，"),
        "2 存在问题".into(),
        text("眼下看，"),
        text("3 月份以后，"),
        text("10 678名群众受益，"),
    ]);
    let expected = ["1项目概况", "  1.1实施背景", "  1.2主要进展", "2存在问题"];
    check(&report, &expected);
}

#[test]
fn brackets_and_marks_set_titles_off() {
    let report = joined(&[
        text("【概况】 "),
        text("【巾帼建功】 "),
        "■ 服务有力度".into(),
        text("开春以后，"),
        "■ 关爱有温度".into(),
        text("入冬以后，"),
        "■ 米面两袋".into(),
        "■ 棉衣一件".into(),
    ]);
    check(&report, &["~概况", "~巾帼建功", "=服务有力度", "=关爱有温度"]);
}

#[test]
fn items_and_rows_are_no_headings() {
    let report = joined(&[
        "壹、前言".into(),
        text("本處"),
        "貳、未來重點".into(),
        "一、推動社區關懷據點".into(),
        "二、強化婦女培力".into(),
        "參、結語".into(),
        text("以上，"),
        "（一）抓好春耕。（二）抓好夏收。（三）抓好秋种。".into(),
        "| 1 | 食品安全 | 已完成。抽检28340批次，已超额完成年度任务，合格率保持在九成八以上 |"
            .into(),
    ]);
    check(&report, &["壹、前言", "貳、未來重點", "參、結語"]);
}

#[test]
fn a_numbering_that_begins_anew_below_a_part_nests_in_it() {
    let report = joined(&[
        "一、2018年工作回顾".into(),
        text("这一年，"),
        "二、2019年工作安排".into(),
        text("开春以后，"),
        "一、修好水渠".into(),
        text("清淤之后，"),
        "二、种好果树".into(),
        text("剪枝之后，"),
        "三、办好学校".into(),
        text("开学之后，"),
    ]);
    let expected = [
        "一、2018年工作回顾",
        "二、2019年工作安排",
        "  一、修好水渠",
        "  二、种好果树",
        "  三、办好学校",
    ];
    check(&report, &expected);
}

#[test]
fn lines_in_the_last_part_stand_below_it() {
    let report = joined(&[
        "一、上年回顾".into(),
        text("上一年，"),
        "二、今年任务".into(),
        text("这一年，"),
        "一个重点".into(),
        text("头一件事，"),
        "三个突破".into(),
        text("往后的事，"),
    ]);
    check(&report, &["一、上年回顾", "二、今年任务", "  =一个重点", "  =三个突破"]);
}

#[test]
fn enumerations_in_lines_of_their_own_head_what_follows() {
    let report = joined(&[
        "各位代表：".into(),
        "上年工作回顾".into(),
        text("上一年，"),
        "一是统筹城乡发展".into(),
        text("村里，"),
        "二是统筹山水治理".into(),
        text("山上，"),
        "今年工作安排".into(),
        text("这一年，"),
        "《政府工作报告》注释".into(),
        text("四好农村路："),
        text("村村通工程。"),
    ]);
    let expected = ["=上年工作回顾", "  一是统筹城乡发展", "  二是统筹山水治理", "=今年工作安排"];
    check(&report, &expected);
}

#[test]
fn extents_reach_to_the_next_of_the_same_level() {
    let report =
        format!("一、甲事\n{TEXT}\n（一）子事。{TEXT}\n（二）丑事。{TEXT}\n二、乙事\n{TEXT}\n");
    let source = Source::from_text(Path::new("t.txt"), &report);
    let sections = Outline::read(&source).sections;
    assert_eq!(sections.len(), 4);
    assert_eq!(sections[0].extent.end, sections[3].extent.start);
    assert_eq!(sections[1].extent.end, sections[2].extent.start);
    assert!(sections[0].extent.covers(sections[2].extent));
    assert_eq!(sections[3].extent.end as usize, source.text.trim_end().len());
}

mod any_text {
    use super::*;
    use proptest::prelude::*;

    fn piece() -> impl Strategy<Value = String> {
        let known = [
            "一、",
            "（一）",
            "1.",
            "1．",
            "①",
            "第一章",
            "壹、",
            "一是",
            "——",
            "**",
            "# ",
            "\n",
            "\n\n",
            "。",
            "：",
            "，",
            "　　",
            "各位代表：",
            "目录",
            "附件",
            "加强组织建设",
            "工作稳步推进",
            "關愛",
            "1.1 ",
            "(1)",
            "| a |",
            "Ⅰ.",
        ];
        prop_oneof![
            4 => prop::sample::select(known.to_vec()).prop_map(String::from),
            2 => Just(TEXT.to_owned()),
            1 => ".{0,40}",
        ]
    }

    proptest! {
        #[test]
        fn gives_sections_in_order_that_nest(pieces in prop::collection::vec(piece(), 0..60)) {
            let source = Source::from_text(Path::new("t.md"), &pieces.concat());
            sound::check(source);
        }
    }
}

/// Long reports of the awkward kinds are read to the end: a quadratic step would not return here.
/// How time grows with length is measured by `cargo bench --bench reading`.
#[test]
fn long_reports_are_read_to_the_end() {
    for unit in [
        "加强组织建设。各级妇联组织走村入户，把政策讲给群众听，把难题带回来办。\n\n",
        // Two sentences that could head it: each is held against its like.
        "加强组织建设。抓好培训。各级妇联组织走村入户，把政策讲给群众听，把难题带回来办。\n\n",
        "工作，",
        "（一）短句\n",
    ] {
        let source = Source::from_text(Path::new("t.txt"), &unit.repeat(50_000));
        let outline = Outline::read(&source);
        let end = source.text.len();
        assert!(outline.sections.iter().all(|section| section.extent.end as usize <= end));
    }
}

/// The seeds annotated by hand: every heading found, none invented, each at its level.
#[test]
fn the_annotated_seeds_are_read_right() {
    let Some(shared) = shared::folder("outlines of the annotated seeds") else { return };
    let gold = std::fs::read_dir(shared.join("gold")).unwrap();
    for entry in gold.flatten() {
        let text = std::fs::read_to_string(entry.path()).unwrap();
        let gold: serde_json::Value = serde_json::from_str(&text).unwrap();
        let name = Path::new(gold["file"].as_str().unwrap()).file_name().unwrap();
        let path = shared.join("reports/seeds").join(name);
        let source = gangmu::ingest::read(&path).unwrap();
        let sections = Outline::read(&source).sections;
        let mut wanted: Vec<(bool, String, u64)> = gold["outline"]
            .as_array()
            .unwrap()
            .iter()
            .map(|o| {
                (
                    o["optional"] == true,
                    bare(o["title"].as_str().unwrap()),
                    o["level"].as_u64().unwrap(),
                )
            })
            .collect();
        for section in sections {
            let title = bare(section.title.of(&source.text));
            let at = wanted.iter().position(|(_, wanted, _)| *wanted == title);
            let at = at.unwrap_or_else(|| panic!("{name:?}: no heading: {title}"));
            assert_eq!(u64::from(section.level), wanted.remove(at).2, "{name:?}: level of {title}");
        }
        wanted.retain(|(optional, ..)| !optional);
        assert!(wanted.is_empty(), "{name:?}: missed {wanted:?}");
    }
}

/// A title without blanks and punctuation, for comparing.
fn bare(title: &str) -> String {
    title.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn a_level_stated_for_a_whole_numbering_counts() {
    // Lines of a level below the numbered headings stand under them, and numberings rank as stated.
    let text = format!(
        "# 某县工作总结\n\n{PROSE}\n\n## 一、工作回顾\n\n### 抓学习强引领\n\n{PROSE}\n\n### 抓服务促发展\n\n{PROSE}\n\n\
         ## 二、工作打算\n\n### 建强组织\n\n{PROSE}\n"
    );
    let told = "1 一、工作回顾\n2 抓学习强引领\n2 抓服务促发展\n1 二、工作打算\n2 建强组织\n";
    assert_eq!(levels(&text), told);
    // One level set on everything tells nothing: 一、 still holds （一）.
    let text = format!(
        "# 某县工作总结\n\n{PROSE}\n\n## 一、工作回顾\n\n## （一）抓学习\n\n{PROSE}\n\n## （二）抓服务\n\n{PROSE}\n\n## 二、工作打算\n\n{PROSE}\n"
    );
    assert_eq!(levels(&text), "1 一、工作回顾\n2 （一）抓学习\n2 （二）抓服务\n1 二、工作打算\n");
}

const PROSE: &str = "全县各级组织围绕中心、服务大局，扎实开展各项工作，取得了新的成效，群众的获得感、幸福感、安全感不断增强。";

/// Level, marker and title of each section of a Markdown text.
fn levels(text: &str) -> String {
    let source = Source::from_text(Path::new("a.md"), text);
    let of = |span: gangmu::text::Span| span.of(&source.text).to_owned();
    let sections = Outline::read(&source).sections;
    sections.iter().map(|s| format!("{} {}{}\n", s.level, of(s.marker), of(s.title))).collect()
}
