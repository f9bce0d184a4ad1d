//! What ingest hands up: bytes or text in, lines with roles, imprint and notices out.

#[path = "ingest/encodings.rs"]
mod encodings;
#[path = "ingest/furniture.rs"]
mod furniture;
mod shared;
#[path = "fuzz/sound.rs"]
mod sound;
#[path = "ingest/wrapped.rs"]
mod wrapped;

use encodings::SIMPLIFIED;
use gangmu::ingest::{self, Role, Source, Unread, encoding, walk::walk};
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

fn plain(text: &str) -> Source {
    Source::from_text(Path::new("report.txt"), text)
}

fn markdown(text: &str) -> Source {
    Source::from_text(Path::new("report.md"), text)
}

/// Every line that is not blank: role, line of the file, text.
fn lines(source: &Source) -> String {
    let mut out = String::new();
    for line in source.lines.iter().filter(|line| line.role != Role::Blank) {
        let role = match line.role {
            Role::Body => "body",
            Role::Imprint => "imprint",
            Role::Noise => "noise",
            Role::Blank => "blank",
        };
        let heading = "#".repeat(line.heading.into());
        out.push_str(&format!("{role} {}{heading} {}\n", line.number, line.span.of(&source.text)));
    }
    out
}

/// Title, date, source, author and kind, bars between them.
fn imprint(source: &Source) -> String {
    let imprint = &source.imprint;
    let kind = imprint.kind.name();
    [&imprint.title, &imprint.date, &imprint.source, &imprint.author, kind].join(" | ")
}

fn noise(source: &Source) -> Vec<u32> {
    source.lines.iter().filter(|line| line.role == Role::Noise).map(|line| line.number).collect()
}

fn body(source: &Source) -> Vec<&str> {
    source.body().map(|line| line.span.of(&source.text)).collect()
}

const PARAGRAPH: &str = "这一年，县妇联围绕中心、服务大局，团结带领全县妇女立足岗位建功立业，各项工作都取得了新的进展。";

// --- files -----------------------------------------------------------------------------------

#[test]
fn only_reports_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let read = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        ingest::read(&path).map(|source| source.lines.len())
    };
    assert_eq!(read("a.txt", SIMPLIFIED.as_bytes()), Ok(2));
    assert_eq!(read("总结", SIMPLIFIED.as_bytes()), Ok(2));
    assert_eq!(read("1.关于工作的报告", SIMPLIFIED.as_bytes()), Ok(2));
    assert_eq!(read("报告2019.12", SIMPLIFIED.as_bytes()), Ok(2));
    assert_eq!(read("LICENSE", b"Permission is hereby granted"), Err(Unread::NotChinese));
    assert_eq!(read("a.png", b"\x89PNG\r\n"), Err(Unread::NotAReport));
    assert_eq!(read("b.txt", b"PK\x03\x04rest"), Err(Unread::NotAReport));
    assert_eq!(read("c.md", b"text\0\x01\x02\x03 with zeros"), Err(Unread::NotAReport));
    assert_eq!(read("d.txt", b" \n\r\n"), Err(Unread::Empty));
    assert_eq!(read("e.txt", "\u{3000}\u{3000}\n\u{a0}\n".as_bytes()), Err(Unread::Empty));
    assert_eq!(read("f.txt", b"\xff\xfe\n\0 \0\n\0"), Err(Unread::Empty));
    assert_eq!(ingest::read(&folder.path().join("none.txt")).err(), Some(Unread::Vanished));
    assert_eq!(ingest::read(folder.path()).err(), Some(Unread::NotAReport));
}

#[test]
fn a_file_over_the_limit_is_refused_with_its_size() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("huge.txt");
    fs::File::create(&path).unwrap().set_len(ingest::LIMIT + 1).unwrap();
    let reason = ingest::read(&path).unwrap_err();
    assert_eq!(reason, Unread::TooLarge { size: ingest::LIMIT + 1, limit: ingest::LIMIT });
    assert!(reason.to_string().contains("64 MB") && reason.english().contains("64 MB"));
}

#[test]
fn folders_are_walked_in_natural_order_without_what_is_hidden_or_ignored() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir(root.join("b")).unwrap();
    fs::write(root.join(".gitignore"), "drafts.txt\n").unwrap();
    for name in ["10.txt", "2.txt", "drafts.txt", ".hidden.txt", "b/1.txt"] {
        fs::write(root.join(name), "文").unwrap();
    }
    let names = |paths: &[PathBuf]| -> Vec<String> {
        let name = |path: PathBuf| path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
        walk(paths).map(|found| found.map_or_else(|(_, reason)| reason.english(), name)).collect()
    };
    assert_eq!(names(&[root.to_owned()]), ["2.txt", "10.txt", "b/1.txt"]);
    // Named itself, a file is read; named twice, it is read once.
    let named =
        [root.join("drafts.txt"), root.join(".hidden.txt"), root.join("b"), root.join("b/1.txt")];
    assert_eq!(names(&named), ["drafts.txt", ".hidden.txt", "b/1.txt"]);
    assert_eq!(names(&[root.join("none")]), ["no such file or folder"]);
}

#[cfg(unix)]
#[test]
fn pipes_loops_and_strange_names_do_no_harm() {
    use std::ffi::OsStr;
    use std::os::unix::{ffi::OsStrExt, fs::symlink, net::UnixListener};

    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::write(root.join("a.txt"), SIMPLIFIED).unwrap();
    fs::write(root.join(OsStr::from_bytes(b"\xb1\xa8\xb8\xe6.txt")), SIMPLIFIED).unwrap();
    symlink(root, root.join("loop")).unwrap();
    symlink(root.join("a.txt"), root.join("link.txt")).unwrap();
    symlink(root.join("none"), root.join("dangling.txt")).unwrap();
    let _socket = UnixListener::bind(root.join("socket.txt")).unwrap();
    let found: Vec<_> = walk(&[root.to_owned()]).collect();
    // A link to nothing is told, by what it was to be.
    let nothing: Vec<_> = found.iter().filter_map(|found| found.as_ref().err()).collect();
    assert_eq!(nothing, [&(root.join("dangling.txt"), Unread::Vanished)]);
    let files: Vec<_> = found.iter().filter_map(|found| found.as_ref().ok()).collect();
    assert_eq!(files.len(), 3, "{found:?}");
    assert!(files.iter().all(|path| ingest::read(path).is_ok()));
    assert_eq!(ingest::read(&root.join("socket.txt")).err(), Some(Unread::NotAReport));
}

// --- tidying ---------------------------------------------------------------------------------

#[test]
fn forms_of_one_character_become_one_and_lines_stay() {
    let source = plain(
        "产值１２．３％\u{3000}增长\u{a0}5％\r\n\r\n增\u{200b}长\u{feff}了\t⼥工&nbsp;6.5&permil;\n",
    );
    assert_eq!(source.text, "产值12．3% 增长 5%\n\n增长了  女工 6.5‰\n");
    assert_eq!(source.lines.iter().map(|line| line.number).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(plain("一行\r二行\r").lines.len(), 2);
}

#[test]
fn nothing_that_steers_a_terminal_is_left() {
    let source = plain("红\u{1b}[31m字\u{7}\u{9b}2J\u{202e}反\u{2066}&#27;]0;\u{7f}\n");
    assert_eq!(source.text, "红␛[31m字␇␦2J⟐反⟐␛]0;␡\n");
    assert_eq!(source.notices.iter().map(|n| n.line).collect::<Vec<_>>(), [1, 1]);
}

#[test]
fn readings_put_in_by_a_converter_are_taken_out() {
    let damaged = "發(fā)展、關(guān)愛、創(chuàng)業（yè）、環(huán)境、(社區(qū))、(2011-2020年)、(fulian)\n勇挑重?fù)\u{e2fd}?dān)\n";
    let source = plain(damaged);
    assert_eq!(source.text, "發展、關愛、創業、環境、(社區)、(2011-2020年)、(fulian)\n勇挑重〓\n");
    assert_eq!(source.notices.iter().map(|n| n.line).collect::<Vec<_>>(), [0, 2]);
    // Four readings are meant.
    let meant = "漳(zhāng)县、岷(mín)县、洮(táo)河、宕(dàng)昌";
    assert_eq!(plain(meant).text.trim_end(), meant);
}

#[test]
fn markdown_gives_its_words() {
    let source = markdown(concat!(
        "# 某某县2021年工作总结\n\n",
        "**一、五年工作的回顾**\n\n",
        "##二、主要成效 ##\n",
        "全年举办**培训班**[12期](http://a.b)，占3\\*5，*重点*是“*人计划”和“*人计划”[^12]<br>完。\n",
        "***工作**要点*9熏，******同志\n",
        "> 引文\n",
        "![图](a.jpg)\n",
        "| **名称** | 数量 |\n",
        "---\n",
    ));
    assert_eq!(
        lines(&source),
        "imprint 1# 某某县2021年工作总结\nbody 3 一、五年工作的回顾\nbody 5## 二、主要成效\n\
         body 6 全年举办培训班12期，占3*5，重点是“*人计划”和“*人计划”¹² 完。\n\
         body 7 工作要点*9熏，******同志\nbody 8 引文\nnoise 9 ![图](a.jpg)\n\
         body 10 | 名称 | 数量 |\nnoise 11 ---\n"
    );
    assert_eq!(plain("# 号**星**").text, "# 号**星**\n");
}

#[test]
fn comments_and_front_matter_are_noise() {
    let source = markdown(concat!(
        "---\nsource:\n- 某某日报\ntitle: 某某市2020年政府工作报告\ndate: 2020-01-09\n---\n",
        "<!-- 一行 -->\n各位代表：\n前<!-- 中 -->后\n<!-- 多\n行 -->\n--> 不是注释 <!--\n",
    ));
    assert_eq!(noise(&source), [1, 2, 3, 4, 5, 6, 7, 10, 11]);
    assert_eq!(body(&source), ["各位代表：", "前后", "--> 不是注释 <!--"]);
    assert_eq!(imprint(&source), "某某市2020年政府工作报告 | 2020-01-09 | 某某日报 |  | summary");
    // A rule above the text is no front matter.
    assert_eq!(noise(&markdown("---\n正文\n")), [1]);
}

#[test]
fn the_bold_that_opens_a_line_is_kept_as_a_length() {
    let raw = "# 标题\n\n**（一）****道路　通畅。**街巷整洁。\n\n　　**全 部**\n\n街巷**整洁**。\n";
    let source = Source::from_text(Path::new("t.md"), raw);
    let bold: Vec<&str> = source
        .lines
        .iter()
        .filter(|line| line.bold > 0)
        .map(|line| &source.text[line.span.start as usize..][..line.bold as usize])
        .collect();
    assert_eq!(bold, ["（一）道路 通畅。", "  全 部"]);
}

// --- imprint ---------------------------------------------------------------------------------

#[test]
fn imprints_of_many_shapes() {
    let day = PARAGRAPH;
    let cases: [(&str, &str); 23] = [
        (
            "奋进新时代 建功新征程——某某市妇联五年工作综述\n19-12-18 14:27 来源:某某日报 编辑:李四\n王小明\n",
            "奋进新时代 建功新征程——某某市妇联五年工作综述 | 2019-12-18 | 某某日报 | 王小明 | summary",
        ),
        (
            "花开高原——某某州婦女事業綜述\n某某日報    2022年06月20日\n◎州婦聯 文/圖\n",
            "花开高原——某某州婦女事業綜述 | 2022-06-20 | 某某日報 | 州婦聯 | summary",
        ),
        (
            "五年印记\n某某州妇女事业五年工作综述\n来源:本站原创     发布时间:2019-09-29 11:23:44\n",
            "某某州妇女事业五年工作综述 | 2019-09-29 | 本站原创 |  | summary",
        ),
        (
            "工作计划:2018某某县妇联工作计划\n时间:2024-11-10 18:34:26 来源:范文网 作者:管理员\n",
            "2018某某县妇联工作计划 | 2024-11-10 | 范文网 |  | plan",
        ),
        (
            "政 府 工 作 报 告\n——2024年1月15日在某某市第十六届人民代表大会\n第四次会议上\n某某市人民政府市长 李 明 华\n",
            "政府工作报告 | 2024-01-15 |  | 李明华 | summary",
        ),
        (
            "政府工作报告\n（2月22日在市第十一届人民代表大会第四次会议上）\n代市长 伊明江·卡德\n",
            "政府工作报告 |  |  | 伊明江·卡德 | summary",
        ),
        (
            "2001年政府工作报告\n（2月22日在市第十一届人民代表大会第四次会议上）\n市 长\n",
            "2001年政府工作报告 | 2001-02-22 |  |  | summary",
        ),
        (
            "某某市人民政府工作报告\n二Ο一八年一月十日在某某市第十四届人民代表大会第二次会议上\n市长：欧阳明\n",
            "某某市人民政府工作报告 | 2018-01-10 |  | 欧阳明 | summary",
        ),
        (
            "某某市政府工作报告 （2013年1月6日 季明业）\n",
            "某某市政府工作报告 | 2013-01-06 |  | 季明业 | summary",
        ),
        (
            "某某市2022年国民经济和社会发展统计公报[1]\n某某市统计局\n2023年3月28日\n",
            "某某市2022年国民经济和社会发展统计公报 | 2023-03-28 | 某某市统计局 |  | communique",
        ),
        (
            "关于某某县2022年预算执行情况和2023年预算草案的报告\n——2023年1月5日在县第十八届人民代表大会第二次会议上\n县财政局局长 王五一\n",
            "关于某某县2022年预算执行情况和2023年预算草案的报告 | 2023-01-05 |  | 王五一 | summary",
        ),
        (
            "关于某某市2022年国民经济和社会发展计划执行情况\n与2023年计划草案的报告\n",
            "关于某某市2022年国民经济和社会发展计划执行情况与2023年计划草案的报告 | 2022 |  |  | summary",
        ),
        (
            "推进全面从严治党\n为现代化建设提供保障\n——在县纪律检查委员会第二次全体会议上的报告\n（2022年2月15日）\n李光明\n",
            "推进全面从严治党 为现代化建设提供保障——在县纪律检查委员会第二次全体会议上的报告 | 2022-02-15 |  | 李光明 | summary",
        ),
        (
            "回首頁\n臺北市政府施政報告\n發布日期：民國112年4月26日　發布機關：臺北市政府\n市長 王大同\n",
            "臺北市政府施政報告 | 2023-04-26 | 臺北市政府 | 王大同 | summary",
        ),
        (
            "二零二三年施政報告\n行政長官李大為\n2023年10月25日\n",
            "二零二三年施政報告 | 2023-10-25 |  | 李大為 | summary",
        ),
        (
            "索 引 号：1132/2023\t分类：政务\n发布机构：某某市妇女联合会\t发文日期：2023-01-12\n某某市妇联2022年工作总结\n",
            "某某市妇联2022年工作总结 | 2023-01-12 | 某某市妇女联合会 |  | summary",
        ),
        (
            "在全市妇联工作会议上的讲话\n（2020年4月3日）\n某某市妇联主席 陈小红\n",
            "在全市妇联工作会议上的讲话 | 2020-04-03 |  | 陈小红 | speech",
        ),
        (
            "某某市妇女联合会\n2019年工作总结\n（稿源：某某市妇联）\n",
            "某某市妇女联合会2019年工作总结 | 2019 | 某某市妇联 |  | summary",
        ),
        (
            "让巾帼之花绽放\n——某某市妇联五年回眸\n□ 本报记者 张晓红 通讯员 李卫国\n",
            "让巾帼之花绽放——某某市妇联五年回眸 |  |  | 张晓红 李卫国 | summary",
        ),
        (
            "政府工作报告\n新华社北京3月12日电\n——2024年3月5日在第十四届全国人民代表大会第二次会议上\n国务院总理 李明\n",
            "政府工作报告 | 2024-03-05 | 新华社 | 李明 | summary",
        ),
        (
            "某某縣政府工作報告\n某某縣議會第20屆第3次定期大會\n報告人：縣長 王大同\n中華民國113年5月6日\n",
            "某某縣政府工作報告 | 2024-05-06 |  | 王大同 | summary",
        ),
        (
            "二零一七年施政報告\n行政長官於二零一七年一月十八日在立法會會議席上發表\n",
            "二零一七年施政報告 | 2017-01-18 |  |  | summary",
        ),
        (
            "首页 | 要闻 | 帮扶\n守正创新开新局\n——某某市妇联五年工作综述\n2018-07-16 09:12  来源：某某日报\n",
            "守正创新开新局——某某市妇联五年工作综述 | 2018-07-16 | 某某日报 |  | summary",
        ),
    ];
    for (head, expected) in cases {
        let source = plain(&format!("{head}\n各位代表：\n{day}\n"));
        assert_eq!(imprint(&source), expected);
        assert_eq!(body(&source)[0], "各位代表：", "{head}");
    }
}

#[test]
fn a_title_below_its_lead_is_found_and_a_heading_is_not_taken_for_one() {
    let lead = "专栏开办以来，各地来稿踊跃，读者反响热烈。本期刊出的是某某州妇联工作回顾，供各地同行在谋划来年工作时参考借鉴。";
    let source = plain(&format!("{lead}\n某某州妇联工作回顾\n{PARAGRAPH}\n"));
    assert_eq!(imprint(&source), "某某州妇联工作回顾 |  |  |  | summary");
    assert_eq!(
        source.imprint.title_span.map(|span| span.of(&source.text)),
        Some("某某州妇联工作回顾")
    );
    assert_eq!(body(&source).len(), 2);

    let source = plain(&format!("各位代表：\n{PARAGRAPH}\n2009年工作回顾\n{PARAGRAPH}\n"));
    assert_eq!(source.imprint.title, "");
    assert_eq!(body(&source).len(), 4);
}

#[test]
fn the_report_that_a_letter_sends_gives_the_title() {
    let letter = "某某市政府关于印发《政府工作报告》的通知\n各区县人民政府，市政府各部门：\n";
    let signed = "某某市人民政府\n2025年3月28日\n（此件公开发布）\n";
    let report =
        "政府工作报告\n——2025年3月20日在某某市第十届人民代表大会第六次会议上\n市长 王大同\n";
    let source = plain(&format!("{letter}{PARAGRAPH}\n{signed}{report}{PARAGRAPH}\n"));
    assert_eq!(imprint(&source), "政府工作报告 | 2025-03-20 | 某某市人民政府 | 王大同 | summary");
    let source = plain(&format!("{letter}{PARAGRAPH}\n{signed}一、回顾\n{PARAGRAPH}\n"));
    let expected =
        "某某市政府关于印发《政府工作报告》的通知 | 2025-03-28 | 某某市人民政府 |  | summary";
    assert_eq!(imprint(&source), expected);
}

#[test]
fn a_motto_for_a_title_leaves_the_kind_to_the_body() {
    let kind =
        |body: &str| plain(&format!("巾帼奋进谱新篇\n{body}\n{PARAGRAPH}\n")).imprint.kind.name();
    assert_eq!(
        kind(
            "五年来，全县妇女在各条战线上书写了不平凡的业绩，取得了令人振奋的成绩，受到了广泛好评。"
        ),
        "summary"
    );
    assert_eq!(
        kind(
            "总体要求是深入学习贯彻上级精神，围绕中心、服务大局，团结带领全县妇女建功立业，再创佳绩。"
        ),
        "plan"
    );
    assert_eq!(
        kind(
            "这里介绍一位普通的农家妇女，她以勤劳的双手改变了家庭的面貌，也带动了邻里乡亲一起向前走。"
        ),
        "other"
    );
}

#[test]
fn a_heading_below_the_imprint_stays_body() {
    let source =
        plain(&format!("某某市妇联工作综述\n来源：某某日报\n夯实基础、健全机制\n{PARAGRAPH}\n"));
    assert_eq!(lines(&source).lines().nth(2), Some("body 3 夯实基础、健全机制"));
}

#[test]
fn a_line_that_ends_like_an_office_far_below_the_title_is_text() {
    let source = plain(
        "海州施政報告重點\n\n建立海港責任制\n簡化行政流程\n成立海港發展組\n引進新型產業\n國際海運中心\n持續強化海運市場\n",
    );
    assert_eq!(source.imprint.source, "");
    assert_eq!(body(&source).len(), 6);
    let source = plain(
        "海州妇联2023年工作要点\n\n加强思想引领\n开展海港大学习\n举办宣讲活动20场\n服务妇女发展\n2023年3月1日\n王小明\n开展技能培训30期\n",
    );
    assert_eq!(source.imprint.date, "2023");
    assert_eq!(body(&source).len(), 7);
}

#[test]
fn the_signature_below_the_body_counts_when_nothing_stands_above() {
    let source = plain(&format!("2022年工作总结\n{PARAGRAPH}\n某某县妇女联合会\n2022年12月20日\n"));
    assert_eq!(imprint(&source), "2022年工作总结 | 2022-12-20 | 某某县妇女联合会 |  | summary");
    assert_eq!(body(&source).len(), 1);
    let source = plain(&format!("某某县妇联小结\n{PARAGRAPH}\n（记者 张晓红）\n来源：某某日报\n"));
    assert_eq!(imprint(&source), "某某县妇联小结 |  | 某某日报 | 张晓红 | summary");
}

// --- the seeds -------------------------------------------------------------------------------

#[test]
fn seeds_agree_with_their_gold() {
    let Some(shared) = shared::folder("seeds and their gold") else { return };
    for number in ["000", "003", "004"] {
        let gold = fs::read_to_string(shared.join(format!("gold/{number}.gold.json"))).unwrap();
        let gold: serde_json::Value = serde_json::from_str(&gold).unwrap();
        let path = shared.join("reports/seeds").join(gold["file"].as_str().unwrap());
        let source = ingest::read(&path).unwrap();
        let meta = &gold["meta"];
        let wanted =
            ["title", "date", "source", "author", "kind"].map(|key| meta[key].as_str().unwrap());
        assert_eq!(imprint(&source), wanted.join(" | "));
        let wanted: Vec<u64> = meta["noise_lines"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(serde_json::Value::as_u64)
            .collect();
        assert_eq!(
            noise(&source).into_iter().map(u64::from).collect::<Vec<_>>(),
            wanted,
            "{number}"
        );
    }
}

// --- any bytes -------------------------------------------------------------------------------

proptest! {
    #[test]
    fn any_bytes_give_a_sound_source(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let decoded = encoding::decode(&bytes);
        sound::check(plain(&decoded.text));
        sound::check(markdown(&decoded.text));
    }

    #[test]
    fn any_words_give_a_sound_source(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "\n", "\r\n", "---\n", "**", "*", "_", "\\", "[", "](", ")", "!", "<!--", "-->", "# ", "<br>", "&#27;", "&amp;",
                "来源：", "2019年", "12月", "18日", "-", "民国", "一", "市长", "张三", "会议上", "在", "（", "）", "重?fù)", "發(fā)展",
                "报告", "——", " ", "。", "首页 > ", "相关新闻", "\u{1b}", "\u{202e}", "．", "文/", "【", "】", "工作总结", "·", "[^1]",
            ]),
            0..60,
        )
    ) {
        let text = words.concat();
        sound::check(plain(&text));
        sound::check(markdown(&text));
    }
}
