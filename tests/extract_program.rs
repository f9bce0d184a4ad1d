//! Programs: text in, names with kinds out. Every case is a sentence written for it.

use gangmu::extract::{Program, program};
use gangmu::ingest::Source;
use proptest::prelude::*;
use std::path::Path;

/// What is read under a title and an opening sentence, so that the text is a report's body.
fn programs(text: &str) -> Vec<Program> {
    let text =
        format!("海州市妇联工作总结\n\n过去一年，各级组织扎实工作，成绩来之不易。\n\n{text}");
    let source = Source::from_text(Path::new("report.txt"), &text);
    program::read(&source)
}

/// `kind name` of every program, in order.
fn read(text: &str) -> Vec<String> {
    programs(text).iter().map(|p| format!("{} {}", p.kind.name(), p.name)).collect()
}

#[track_caller]
fn all(cases: &[(&str, &[&str])]) {
    let wrong: Vec<_> = cases
        .iter()
        .map(|(text, want)| (*text, read(text), want))
        .filter(|(_, got, want)| got != *want)
        .map(|(text, got, want)| format!("\n{text}\n  want {want:?}\n  got  {got:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.concat());
}

#[test]
fn a_cue_before_or_a_head_behind_makes_a_quote_a_program() {
    all(&[
        ("我市开展“送法下乡”活动三十场。", &["campaign 送法下乡"]),
        ("大力实施“青苗培育计划”，培训技工。", &["project 青苗培育计划"]),
        ("启动“暖冬行动”，走访困难户。", &["campaign 暖冬行动"]),
        ("打造“渔家大嫂”品牌。", &["project 渔家大嫂"]),
        ("荣获“国家节水型城市”称号。", &["honour 国家节水型城市"]),
        ("被授予“模范职工小家”荣誉称号。", &["honour 模范职工小家"]),
        ("建成“社区会客厅”12个。", &["venue 社区会客厅"]),
        ("组建“红围裙”志愿服务队。", &["organisation 红围裙"]),
        ("推行“三步调解”工作法。", &["mechanism 三步调解"]),
        ("举办“茶乡之春”文化节。", &["event 茶乡之春"]),
        ("落实“4+1”工作法。", &["mechanism 4+1工作法"]),
    ]);
}

#[test]
fn a_list_takes_its_head_from_behind_its_last_member() {
    all(&[
        (
            "开展“书香进家”“家风故事会”“邻里一家亲”等主题活动。",
            &["campaign 书香进家", "campaign 家风故事会", "campaign 邻里一家亲"],
        ),
        ("实施“头雁”“春苗”两大工程。", &["project 头雁", "project 春苗"]),
        ("推进“清水河”工程、“蓝天”行动。", &["project 清水河", "campaign 蓝天"]),
        ("开展“巧手送岗”、四季工程等活动。", &["campaign 巧手送岗", "project 四季工程"]),
        ("打造海岛阿妹、渔港大姐品牌。", &["project 海岛阿妹", "project 渔港大姐"]),
    ]);
}

#[test]
fn slogans_formulae_and_plain_words_are_no_programs() {
    all(&[
        ("树牢“四个意识”，坚定“四个自信”，做到“两个维护”。", &[]),
        ("引导群众“听党话、跟党走”。", &[]),
        ("扩大了“朋友圈”，当好“娘家人”。", &[]),
        ("发挥妇女“半边天”作用，防范“三股势力”。", &[]),
        ("免费检查“两癌”，在“两新”组织建会。", &[]),
        ("深化“放管服”改革，做到“马上办”。", &[]),
        ("主动融入“一带一路”建设。", &[]),
        ("“十四五”规划顺利收官，“十二五”期间成绩显著。", &[]),
        ("解决“看病难、看病贵”问题，纠治“四风”。", &[]),
        ("坚持“以人为本、求真务实”的原则。", &[]),
        ("打通“最后一公里”，培育“专精特新”企业。", &[]),
        ("落实“双减”政策，整治“散乱污”企业。", &[]),
        ("他说：“我们要干在实处，走在前列，把好事办好。”", &[]),
        ("严惩“村霸”，打掉“保护伞”。", &[]),
    ]);
}

#[test]
fn documents_are_told_from_newspapers_and_aliases() {
    all(&[
        ("印发《关于关爱留守老人的通知》。", &["document 关于关爱留守老人的通知"]),
        ("修订《渔港管理条例》。", &["document 渔港管理条例"]),
        ("《海滨日报》《渔家晚报》作了报道。", &[]),
        ("大型话剧《大海的女儿》上演。", &["document 大海的女儿"]),
        ("在《海洋》杂志发表论文，登上《渔业周刊》。", &[]),
        ("列《中国渔港竞争力报告2018》榜首。", &[]),
        ("审议《纲要》和《意见》，制定《实施意见》《管理办法》《规划草案》。", &[]),
        ("公布《海角長遠漁業藍圖2013-2022》。", &["document 海角長遠漁業藍圖2013-2022"]),
        ("实施《乙县儿童发展规划》（以下简称《规划》）。", &["document 乙县儿童发展规划"]),
        (
            "推进《海州妇女发展纲要》《海州儿童发展纲要》（以下简称《双纲》）。",
            &["document 海州妇女发展纲要", "document 海州儿童发展纲要", "document 双纲"],
        ),
        ("落实妇女儿童发展纲要(2001-2010年)目标。", &["document 妇女儿童发展纲要(2001-2010年)"]),
        ("编制妇女儿童发展“十三五”规划。", &["document 妇女儿童发展“十三五”规划"]),
        ("2021年是“十四五”规划开局之年。", &[]),
    ]);
}

#[test]
fn names_stand_without_marks_too() {
    all(&[
        ("评选三八红旗手20名、巾帼文明岗8个。", &["honour 三八红旗手", "honour 巾帼文明岗"]),
        ("创建巾帼脱贫示范基地12个。", &["venue 巾帼脱贫示范基地"]),
        ("12338妇女维权服务热线接听来电。", &["mechanism 12338妇女维权服务热线"]),
        ("组建巾帼宣讲团。", &["organisation 巾帼宣讲团"]),
        ("县妇女第八次代表大会召开。", &["event 妇女第八次代表大会"]),
        ("创建95支巾帼志愿服务队。", &["organisation 巾帼志愿服务队"]),
        ("开展绿化专项行动，推进道路改造工程。", &[]),
        ("开展拖欠渔工工资清理专项行动。", &["campaign 拖欠渔工工资清理专项行动"]),
        ("启动实施渔业转型三年行动计划。", &["project 渔业转型三年行动计划"]),
        ("打造知名品牌，培育自主品牌。", &[]),
        ("建成大型超市3家。", &[]),
    ]);
}

#[test]
fn events_are_known_by_their_last_word_and_what_calls_for_them() {
    all(&[
        (
            "成功举办第三届海州国际渔业博览会、贝雕艺术节等活动。",
            &["event 海州国际渔业博览会", "event 贝雕艺术节"],
        ),
        ("全国青年渔工技能大赛落户我市。", &["event 全国青年渔工技能大赛"]),
        ("承办首届海湾论坛和沙滩马拉松。", &["event 海湾论坛", "event 沙滩马拉松"]),
        ("召开全市动员大会，举办各类比赛30场。", &[]),
        ("抓好生产环节，做好调节。", &[]),
    ]);
}

#[test]
fn a_list_of_events_or_honours_is_known_by_what_it_is_said_to_be() {
    all(&[
        (
            "借助环岛骑行赛、海州渔歌节等重大活动招揽游客。",
            &["event 环岛骑行赛", "event 海州渔歌节"],
        ),
        ("备战第九届省运会。", &["event 省运会"]),
        ("在我市举办的海上丝路渔业论坛圆满成功。", &["event 海上丝路渔业论坛"]),
        ("举办中国（海州）渔业博览会。", &["event 中国（海州）渔业博览会"]),
        ("组织参加“渔博会”、“船展会”等经贸活动。", &["event 渔博会", "event 船展会"]),
    ]);
}

#[test]
fn what_runs_or_is_counted_has_been_set_up() {
    all(&[
        ("“送海图”惠及渔民三千户。", &["campaign 送海图"]),
        ("「海角星村」進駐店家20家。", &["campaign 海角星村"]),
        ("推行「漁港長者醫療津貼」。", &["mechanism 漁港長者醫療津貼"]),
        ("新建“渔家食堂”12个。", &["venue 渔家食堂"]),
        ("推进“渔贷通”“问海图”等产品。", &["project 渔贷通", "campaign 问海图"]),
        ("台风“海葵”登陆，实现粮食“八连增”。", &[]),
    ]);
}

#[test]
fn numbers_in_marks_take_their_head_along() {
    all(&[
        ("实施国家“八七”扶贫攻坚计划。", &["project 八七扶贫攻坚计划"]),
        ("“三五”普法全面展开。", &["campaign 三五普法"]),
        ("实施“双百”工程。", &["project 双百工程"]),
        ("“三五”时期成绩显著。", &[]),
        (
            "举办“一带一路”国际渔业合作高峰论坛，融入“一带一路”建设。",
            &["event 一带一路国际渔业合作高峰论坛"],
        ),
        ("获评“绿水青山就是金山银山”实践创新基地。", &["honour 绿水青山就是金山银山实践创新基地"]),
        ("办好渔民文化周、海州船模日等活动。", &["event 渔民文化周", "event 海州船模日"]),
        ("实施海洋经济和渔业转型三年行动计划。", &["project 海洋经济和渔业转型三年行动计划"]),
        ("落实“三严三实”要求，扎实开展“三严三实”专题教育。", &["campaign 三严三实"]),
    ]);
}

#[test]
fn honours_are_known_by_their_level_and_who_gives_them() {
    all(&[
        ("获评国家海洋生态示范区。", &["honour 国家海洋生态示范区"]),
        (
            "蝉联最具活力滨海城市、全国渔业先进单位。",
            &["honour 最具活力滨海城市", "honour 全国渔业先进单位"],
        ),
        ("积极创建国家渔业试点城市。", &["honour 国家渔业试点城市"]),
        ("入选市级示范项目5个，兑现奖励资金。", &[]),
        ("建设现代化滨海城市。", &[]),
        ("成为国家渔业生态示范区。", &["honour 国家渔业生态示范区"]),
        (
            "建设国家渔业信息示范城市和海洋惠民示范城市。",
            &["honour 国家渔业信息示范城市", "honour 海洋惠民示范城市"],
        ),
        ("推进国家渔业文化示范区创建。", &["honour 国家渔业文化示范区"]),
        ("跻身中国滨海城市竞争力50强。", &["honour 中国滨海城市竞争力50强"]),
        ("建设国际消费中心城市，打造世界渔业名城。", &[]),
    ]);
}

#[test]
fn bodies_venues_and_plans_need_a_name_of_their_own() {
    all(&[
        ("以银鸥实验室为龙头，开放国家重点实验室。", &["venue 银鸥实验室"]),
        ("成立国际渔业争议解决中心。", &["venue 国际渔业争议解决中心"]),
        ("环海湾创新联盟正式成立。", &["organisation 环海湾创新联盟"]),
        ("新建社区服务中心8个、检测实验室2个。", &[]),
        ("出台海岛旅游振兴行动方案。", &["document 海岛旅游振兴行动方案"]),
        ("实施海岛人才培育工程。", &["project 海岛人才培育工程"]),
        ("深入实施渔港扩能强链攻坚行动。", &["campaign 渔港扩能强链攻坚行动"]),
        ("实施三大工程，推进防洪排涝工程、攻坚行动。", &[]),
    ]);
}

#[test]
fn services_and_reforms_in_marks_are_programs() {
    all(&[
        ("“渔贷通”“安渔保”惠及渔民。", &["project 渔贷通", "project 安渔保"]),
        ("推进“一船一码”改革。", &["mechanism 一船一码"]),
        ("建成“15分钟健身圈”。", &["venue 15分钟健身圈"]),
        ("整治“僵尸车”问题，实现道路“畅通”。", &[]),
        ("开展突出问题整治“百日清湾”专项行动。", &["campaign 百日清湾"]),
        ("深化“放管服”改革。", &[]),
    ]);
}

#[test]
fn lists_go_on_without_marks() {
    all(&[
        (
            "实施渔工技能提升工程、海岛教师培育计划和海湾清洁提升行动。",
            &["project 渔工技能提升工程", "project 海岛教师培育计划", "campaign 海湾清洁提升行动"],
        ),
        ("推动渔业基础再造工程，道路改造工程进展顺利。", &["project 渔业基础再造工程"]),
        ("深入实施数据转化运用专项行动。", &["campaign 数据转化运用专项行动"]),
        ("落实渔工技能提升五年计划。", &["project 渔工技能提升五年计划"]),
        ("开展市容环境品质提升行动。", &["campaign 市容环境品质提升行动"]),
        ("推出全新的渔工安居置业资助计划。", &["project 渔工安居置业资助计划"]),
        ("连续举办三届海州渔歌文化节。", &["event 海州渔歌文化节"]),
    ]);
}

#[test]
fn names_begin_at_their_level_or_edition() {
    all(&[
        ("服务第四届海湾国际水产博览会精彩举办。", &["event 海湾国际水产博览会"]),
        ("加快国家级海洋文旅消费集聚区创建。", &["honour 国家级海洋文旅消费集聚区"]),
        ("荣获全省渔业系统先进集体。", &["honour 全省渔业系统先进集体"]),
        ("成立全省首家海产品流通协会。", &["organisation 海产品流通协会"]),
        ("入选国家级滨海旅游度假区。", &["honour 国家级滨海旅游度假区"]),
        ("建成服务中心8个，开展全国人口普查。", &["event 全国人口普查"]),
    ]);
}

#[test]
fn titles_of_praise_and_prizes_are_honours() {
    all(&[
        ("评选最美渔工12名，表彰全市十佳船长。", &["honour 最美渔工", "honour 十佳船长"]),
        ("入选全省最美的海湾，实施十大行动。", &[]),
        ("荣获海州文艺奖，获一等奖三项。", &["honour 海州文艺奖"]),
        ("获批建设国家渔业示范区。", &["honour 国家渔业示范区"]),
        ("获评全国渔业系统标兵。", &["honour 全国渔业系统标兵"]),
        (
            "“效能建设年”活动深入开展，开展“作风提升年”。",
            &["campaign 效能建设年", "campaign 作风提升年"],
        ),
        ("开展“蓝帆护航”渔业专项监督。", &["campaign 蓝帆护航"]),
    ]);
}

#[test]
fn verbs_inside_a_name_do_not_cut_it() {
    all(&[
        (
            "实施海岛富民行动、整岛推进富渔工程。",
            &["campaign 海岛富民行动", "project 整岛推进富渔工程"],
        ),
        ("实施第二个渔业教育五年行动计划。", &["project 渔业教育五年行动计划"]),
        ("渔业转型新三年行动计划全面实施。", &["project 渔业转型新三年行动计划"]),
        ("举办首届海州火把节、渔家歌会节，欢度母亲节。", &["event 海州火把节", "event 渔家歌会节"]),
        ("举办全市渔工技能大赛。", &["event 全市渔工技能大赛"]),
        ("实施万名渔工培训工程。", &["project 万名渔工培训工程"]),
        ("入选国家中等渔业教育示范学校。", &["honour 国家中等渔业教育示范学校"]),
        ("开通1999渔民热线。", &["mechanism 1999渔民热线"]),
        ("扩大渔区人才支持计划。", &["project 渔区人才支持计划"]),
        ("组织海湾渔工技能竞赛，组织各类竞赛。", &["event 海湾渔工技能竞赛"]),
        ("推行“双随机、一公开”监管，落实“双减”政策。", &["mechanism 双随机、一公开"]),
    ]);
}

#[test]
fn laws_and_campaigns_of_a_place_stand_without_marks() {
    all(&[
        (
            "修订海湾渔港管理条例，贯彻行政许可法。",
            &["document 海湾渔港管理条例", "document 行政许可法"],
        ),
        ("出台渔业高质量发展若干措施。", &["document 渔业高质量发展若干措施"]),
        ("推进清廉杭州建设，清廉乡村全面铺开。", &["campaign 清廉杭州"]),
        ("整治“利剑行动”成效明显。", &["campaign 利剑行动"]),
        ("整治“海霸”。", &[]),
    ]);
}

#[test]
fn schemes_of_traditional_texts_need_no_marks() {
    all(&[
        (
            "擴展漁港長者社區照顧服務券計劃，將漁村交通優惠計劃擴展至離島。設立漁業創新發展基金，發放漁民子女助學津貼。",
            &[
                "project 漁港長者社區照顧服務券計劃",
                "project 漁村交通優惠計劃",
                "project 漁業創新發展基金",
                "mechanism 漁民子女助學津貼",
            ],
        ),
        ("设立渔业创新发展基金，发放渔民子女助学津贴。", &[]),
    ]);
}

#[test]
fn ways_of_writing_one_name_are_one_program() {
    let found = programs("实施“春蕾计划”。春蕾计划资助女童，“春蕾”项目扩大。关爱“春蕾計劃”女童。");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].mentions.len(), 4);
    all(&[
        (
            "开展“海心向党 扬帆远航”活动。举办“海心向党·扬帆远航”主题活动。",
            &["campaign 海心向党 扬帆远航"],
        ),
        ("評選「最美家庭」，宣傳“最美家庭”。", &["honour 最美家庭"]),
        ("评选五好家庭和五好文明家庭。", &["honour 五好家庭", "honour 五好文明家庭"]),
    ]);
}

#[test]
fn damaged_marks_do_no_harm() {
    all(&[
        ("”“", &[]),
        ("“”《》「」", &[]),
        ("开展“没有合上的活动。\n实施“海燕计划”。", &["project 海燕计划"]),
        ("建立“四步”“五法”机制。", &["mechanism 四步", "mechanism 五法"]),
    ]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    /// No text panics, and every mention slices it.
    #[test]
    fn any_text_is_read(parts in prop::collection::vec(
        prop::sample::select(vec![
            "“", "”", "《", "》", "「", "」", "\"", "、", "等", "活动", "行动", "工程", "计划", "品牌", "开展", "实施",
            "打造", "巾帼", "十三五", "规划", "妇女第", "十", "次", "代表大会", "(2011-2020年)", "（", "）", "12338", "热线",
            "举办", "第三届", "论坛", "节", "获评", "国家", "示范区", "实验室", "成立", "中心", "和", "奖",
            "最美家庭", "超市", "1", " ", "\n", "。", "a", "é", "𠀀", "婦聯", "的",
        ]), 0..40)) {
        let text = parts.concat();
        let source = Source::from_text(Path::new("x"), &text);
        for program in program::read(&source) {
            prop_assert!(!program.name.is_empty());
            prop_assert!(!program.mentions.is_empty());
            for mention in &program.mentions {
                prop_assert!(source.text.get(mention.range()).is_some_and(|t| !t.is_empty()));
            }
        }
    }
}

#[test]
fn services_of_government_have_names_between_marks() {
    all(&[
        ("实现渔船登记“一网通办”。", &["mechanism 一网通办"]),
        ("推行“一件事”改革，办好每一件事。", &["mechanism 一件事"]),
        ("渔业补贴“免申即享”，深化“三变”改革。", &["mechanism 免申即享", "project 三变"]),
        ("创建“互联网+医疗健康”示范市。", &["honour 互联网+医疗健康示范市"]),
    ]);
}

#[test]
fn systems_that_are_set_up_are_mechanisms() {
    all(&[
        ("建立渔船定点停泊制度。", &["mechanism 渔船定点停泊制度"]),
        (
            "实行海域有偿使用制度和渔获定点上岸制度，加快渔港建设。",
            &["mechanism 海域有偿使用制度", "mechanism 渔获定点上岸制度"],
        ),
        ("建立渔船预警和救助机制。", &["mechanism 渔船预警和救助机制"]),
        ("创新实行跨海案件代办制。", &["mechanism 跨海案件代办制"]),
        // What any report sets up, or what is about a program, is no name.
        ("建立长效机制、健全规章制度，实行安全生产责任制。", &[]),
        ("建立扫黑除恶常态化机制。", &["campaign 扫黑除恶"]),
    ]);
}

#[test]
fn honours_carry_what_they_are_named_for() {
    all(&[
        ("入选“宽带中国”示范城市。", &["honour 宽带中国示范城市"]),
        ("创建国家“一带一路”综合试验区。", &["honour 一带一路综合试验区"]),
        ("获全国“五个一”工程奖。", &["honour 五个一工程奖"]),
        ("建设中国—海州“16+1”渔业合作示范区。", &["honour 16+1渔业合作示范区"]),
        ("入选全国首批智慧渔港示范城市。", &["honour 智慧渔港示范城市"]),
        ("新增渔港3座、国家级海洋牧场示范区9处。", &["honour 国家级海洋牧场示范区"]),
    ]);
}

#[test]
fn bodies_that_are_founded_need_no_level() {
    all(&[
        ("成立海州渔业发展联盟。", &["organisation 海州渔业发展联盟"]),
        ("组建渔港防汛救援突击队。", &["organisation 渔港防汛救援突击队"]),
        ("上线渔港友好电子地图。", &["venue 渔港友好电子地图"]),
    ]);
}

#[test]
fn campaigns_against_an_evil_stand_behind_their_verb() {
    all(&[
        ("扎实开展渔船安全隐患专项整治。", &["campaign 渔船安全隐患专项整治"]),
        ("推进平安海口建设。", &["campaign 平安海口"]),
        (
            "开展名校拓展计划，实施在渔青年创业支持计划。",
            &["project 名校拓展计划", "project 在渔青年创业支持计划"],
        ),
        ("深化渔船安全生产三年行动。", &["campaign 渔船安全生产三年行动"]),
        ("实施渔民转产补贴项目，实施渔港改造项目326个。", &["project 渔民转产补贴项目"]),
        ("开展重点领域专项整治。", &[]),
    ]);
}
