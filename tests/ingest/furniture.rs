//! Copied pages, line by line: what is furniture, what is imprint, what is the report.

use super::{PARAGRAPH, imprint, noise, plain, shared};
use gangmu::ingest::{self, Role, walk::walk};

/// Reads a page whose lines each carry the role they must get: `-` noise, `@` imprint, `|` body.
#[track_caller]
fn check(page: &str) {
    let lines: Vec<(char, &str)> = page
        .lines()
        .map(|line| (line.chars().next().unwrap_or(' '), line.get(2..).unwrap_or("")))
        .collect();
    let text: String = lines.iter().flat_map(|(_, line)| [*line, "\n"]).collect();
    let source = plain(&text);
    let role = |role| match role {
        Role::Noise => '-',
        Role::Imprint => '@',
        Role::Body => '|',
        Role::Blank => ' ',
    };
    let found: String = source
        .lines
        .iter()
        .zip(&lines)
        .map(|(line, (_, text))| format!("{} {text}\n", role(line.role)))
        .collect();
    let wanted: String = lines.iter().map(|(role, text)| format!("{role} {text}\n")).collect();
    let differ = |(found, wanted): (&str, &str)| (found != wanted).then(|| found.to_owned());
    let wrong: Vec<String> = found.lines().zip(wanted.lines()).filter_map(differ).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_government_portal() {
    check(
        "\
- 无障碍浏览  长者模式  登录  注册
- 网站首页  政务公开  政务服务  互动交流  数据开放
- 您当前的位置：首页 > 政务公开 > 政府工作报告
@ 某某县人民政府工作报告
@ ——2023年1月6日在某某县第十八届人民代表大会第三次会议上
@ 发布时间：2023-01-18 09:26　来源：县政府办公室　浏览次数：1286
- 字体：大 中 小　打印本页　关闭窗口
- 分享到：微信 新浪微博 QQ空间
| 各位代表：
| 现在，我代表县人民政府向大会报告工作，请予审议，并请各位政协委员和列席会议的同志提出意见。
| 一、过去一年工作回顾
| 全县地区生产总值完成86.4亿元，增长5.2%；城镇新增就业2300人；建成农村公路126公里，群众出行更加便利。
- [1] [2] 下一页
| 二、下一步工作安排
| 今年要着力抓好乡村建设，力争新增高标准农田3.2万亩，改造老旧小区12个，惠及居民2100户，让群众得到更多实惠。
- 【打印】【关闭】
- 上一篇：某某县关于二〇二二年国民经济和社会发展计划执行情况与二〇二三年计划草案的报告（书面，经县第十八届人民代表大会审查）
- 下一篇：没有了
- 相关附件下载
- 主办：某某县人民政府办公室　承办：某某县大数据中心
- 地址：某某县人民路1号　邮编：730000　电话：0000-0000000
- 某ICP备05000000号-1　某公网安备 62000002000001号
- 网站标识码：6200000001
- 本网站支持IPv6
- 建议您使用1024*768以上分辨率浏览本站
",
    );
}

#[test]
fn a_news_site() {
    check(
        "\
- 首页
- 新闻
- 时政
- 经济
- 社会
- 您当前的位置 ：新闻中心 > 要闻
@ 巾帼建功正当时
@ ——某某市妇联工作综述
@ 2022-03-08 07:40　来源：某某日报　作者：张小红
- A+  A-
| 五年来，市妇联团结带领全市妇女投身乡村振兴，培训妇女3.6万人次，发放创业担保贷款5.8亿元，带动就业1.2万人。
- [图片]
- 分享到： 微信 微博
- 广告
- 热门排行
- 1 某地召开妇女代表大会
- 2 某地举办家庭教育讲座
- 3.某地表彰三八红旗手 03-07
| 围绕家庭家教家风建设，市妇联寻找最美家庭860户，举办家庭教育公益讲座420场，受益家长5.6万人次。
- 点击查看更多>>
- IMG_2022.jpg
| 做实关爱服务，为2600名困境儿童结对爱心妈妈，救助两癌患病妇女380人，发放救助金380万元，得到社会好评。
- 责任编辑：李小明
- 新闻排行
- 日榜 周榜 月榜
- 某地第一季度项目集中开工
- 某地春耕生产全面展开
- 相关阅读
- 某地妇联走访慰问困难家庭
- 扫一扫在手机打开当前页
- 违法和不良信息举报电话：0000-0000000
- 互联网新闻信息服务许可证：62120000001
- Copyright © 2003-2022 某某新闻网 版权所有
- 未经授权禁止复制或建立镜像
",
    );
}

#[test]
fn a_site_of_a_womens_federation() {
    check(
        "\
- 今天是2021年12月30日 星期四 欢迎访问某某州妇女联合会网站
- 首页 | 机构简介 | 工作动态 | 权益维护 | 家庭教育
- 您现在所在的位置：首页>>工作总结
@ 某某州妇联2021年工作总结
@ 发布日期：2021-12-30 10:20:31　作者：州妇联办公室
- 【字体：大 中 小】 【打印本页】 【关闭】
| 今年以来，州妇联深入开展巾帼心向党活动，举办宣讲1260场次，覆盖妇女群众18.6万人次，凝聚起团结奋进的力量。
| （一）夯实基层基础
| 全州建成妇女之家1860个，选优配强村妇联主席1120名，执委作用发挥更加充分，服务妇女的本领不断增强，队伍更有活力。
| 附件：先进名单
@ 某某州妇女联合会
@ 2021年12月30日
- 点击次数：326
- 上一条：关于召开执委会议的通知
- 下一条：某某州妇联2020年工作总结
- 返回顶部
- 友情链接
- 中国妇女网
- 某某省妇女联合会
- 技术支持：某某网络公司
- 您是第1234567位访客
",
    );
}

#[test]
fn an_article_of_a_wechat_account() {
    check(
        "\
- 点击蓝字 关注我们
@ 某某县妇联2022年工作总结
| 2022年，县妇联坚持服务大局、服务妇女，举办技能培训班36期，培训妇女2100余人次，帮助980名妇女实现就近就业增收。
- 【图片】
| 持续推进两癌免费筛查，全年筛查妇女1.2万人，救助患病妇女86名，发放救助金86万元，把关爱送到妇女心坎上。
- 点击上方“蓝字”关注我们
| 下一步，县妇联将以更高标准、更实举措推动妇女事业再上新台阶，为全县高质量发展贡献巾帼力量，奋力谱写新的篇章。
- — END —
@ 来源丨某某县妇联
- 编辑丨王小丽
- 审核丨陈小芳
- 往期回顾
- 巾帼心向党｜我县举办女性宣讲大赛
- 家庭教育｜这份寒假攻略请收好
- 长按识别二维码关注我们
- 阅读原文
- 阅读 1234  在看 56
- 分享 收藏 点赞 在看
- 微信扫一扫
- 关注该公众号
",
    );
}

#[test]
fn words_of_the_page_inside_sentences_and_tables_are_report() {
    check(
        "\
@ 某某县政务服务工作总结
| 今年以来，县政务中心优化窗口设置，全年办结事项12.6万件，群众满意度达到99.2%，企业开办时间压缩至一个工作日。
| 打印机、复印机等办公设备采购
| 分享到更多家庭
| 关闭窗口期长的办理通道
| 首页 公示信息 320条
| 企业 大 中 小 微
| 大 12 中 36 小 120
| 阅读推广
| 收藏
| 相关链接
| 县图书馆开展阅读推广活动320场，参与读者2.6万人次，新增图书收藏1.2万册，借阅量达到8.6万册次，阅读氛围浓厚。
| 热门推荐
| 1 地区生产总值 120 亿元
| 二、下一步打算
| 明年将继续完善政务服务事项清单，推动一网通办事项达到1800项以上，让群众办事更方便、更快捷、更满意，持续提升效能。
",
    );
}

#[test]
fn furniture_stands_above_and_below_the_report() {
    let text = format!(
        "您的位置：首页 >> 新闻 >> 县区\n返回首页 某某妇女网\n某某县妇联五年工作综述\n来源：某某日报\n{PARAGRAPH}\n\
         现场.JPG\n- 3 -\n{PARAGRAPH}\n第 2 页 共 9 页\n责任编辑：张三\n相关新闻\n1  某地召开会议\n2  某地举办培训\n\
         • 上一篇:没有了\n版权声明：凡注明来源的稿件，均为本网版权所有。转载请注明。\n分享到：\n"
    );
    let source = plain(&text);
    assert_eq!(noise(&source), [1, 2, 6, 7, 9, 10, 11, 12, 13, 14, 15, 16]);
    assert_eq!(imprint(&source), "某某县妇联五年工作综述 |  | 某某日报 |  | summary");
}

#[test]
fn a_table_of_contents_is_furniture() {
    let text = format!(
        "某某县妇联工作总结\n一、工作回顾………………1\n二、下一步 ........ 12\n{PARAGRAPH}\n一、工作回顾\n"
    );
    assert_eq!(noise(&plain(&text)), [2, 3]);
}

#[test]
fn in_doubt_a_line_is_report() {
    // Cue words inside the body, short closing lines, tables of numbers, captions.
    let text = format!(
        "某某县妇联工作总结\n{PARAGRAPH}\n相关链接\n{PARAGRAPH}\n关注我们身边的妇女\n分享到更多家庭\n\
         1 地区生产总值 120 亿元\n2 城镇居民收入 3 万元\n县妇联开展慰问活动。\n附件：任务分解表\n第3页记录\n"
    );
    assert_eq!(noise(&plain(&text)), [] as [u32; 0]);
}

#[test]
fn hardly_anything_of_885_city_reports_is_hidden() {
    let Some(shared) = shared::folder("what city reports hide") else { return };
    let (mut all, mut hidden, mut undated, mut untitled, mut count) = (0, 0, 0, 0, 0);
    for found in walk(&[shared.join("reports/cities")]) {
        let source = ingest::read(&found.unwrap()).unwrap();
        let front = source
            .lines
            .iter()
            .skip(1)
            .position(|line| source.text[line.span.range()].starts_with("---"));
        for line in source.lines.iter().skip(front.map_or(0, |at| at + 2)) {
            all += line.span.len();
            hidden += if line.role == Role::Noise { line.span.len() } else { 0 };
        }
        undated += usize::from(source.imprint.date.is_empty());
        untitled += usize::from(source.imprint.title.is_empty());
        count += 1;
    }
    assert!(
        count > 800 && hidden * 1000 < all,
        "{hidden} of {all} bytes hidden in {count} reports"
    );
    assert!(undated * 100 < count && untitled == 0, "{undated} undated, {untitled} untitled");
}
