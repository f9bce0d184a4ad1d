//! Word files: styles, numbers that are generated, tracked changes, notes, tables.

use super::{archive, lines, read_bytes};
use gangmu::ingest::{Place, Source};

fn docx(body: &str, others: &[(&str, &str)]) -> Source {
    let document = format!("<w:document><w:body>{body}</w:body></w:document>");
    let members = [&[("word/document.xml", document.as_str())], others].concat();
    read_bytes("a.docx", &archive(&members)).unwrap()
}

#[test]
fn word_styles_state_levels_by_name_by_outline_level_and_by_what_they_are_based_on() {
    let styles = r#"<w:styles>
        <w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>
        <w:style w:styleId="a"><w:name w:val="节名"/><w:basedOn w:val="1"/></w:style>
        <w:style w:styleId="b"><w:name w:val="条名"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
        <w:style w:styleId="c"><w:name w:val="正文二"/><w:basedOn w:val="b"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
        <w:style w:styleId="t"><w:name w:val="toc 1"/></w:style></w:styles>"#;
    let p = |style: &str, text: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let direct =
        "<w:p><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr><w:r><w:t>直接设的</w:t></w:r></w:p>";
    let long = "这一段整段误设成了标题".repeat(10);
    let body = [
        p("t", "工作回顾 3"),
        p("1", "甲部"),
        p("a", "乙节"),
        p("b", "丙条"),
        p("c", "正文"),
        direct.to_owned(),
        p("1", &long),
    ]
    .concat();
    let source = docx(&body, &[("word/styles.xml", styles)]);
    let told = lines(&source);
    assert_eq!(
        told[..6],
        ["1 noise 工作回顾 3", "2 #甲部", "3 #乙节", "4 ###丙条", "5 正文", "6 ##直接设的"]
    );
    assert_eq!(told[6], format!("7 {long}"));
}

#[test]
fn numbers_that_word_generates_are_written() {
    let numbering = r#"<w:numbering>
        <w:abstractNum w:abstractNumId="1">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
        <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
        <w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>
        <w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>
        <w:num w:numId="7"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="0"/></w:lvlOverride></w:num>
        <w:num w:numId="6"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="8"/></w:lvlOverride></w:num>
        </w:numbering>"#;
    let p = |list: u32, level: u32, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>\
             <w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let body = [
        p(5, 0, "甲"),
        p(5, 1, "子"),
        p(5, 1, "丑"),
        p(5, 2, "寅"),
        p(5, 0, "乙"),
        p(5, 1, "卯"),
        p(5, 3, "点"),
        p(6, 0, "丙"),
        p(7, 0, "丁"),
        p(7, 0, "戊"),
        p(7, 1, "辰"),
        p(0, 0, "无"),
    ]
    .concat();
    let source = docx(&body, &[("word/numbering.xml", numbering)]);
    let told = "一、甲 （一）子 （二）丑 1.寅 二、乙 （一）卯 •点 八、丙 零、丁 一、戊 （一）辰 无";
    let text: Vec<_> = source.text.lines().map(|line| line.replace(' ', "")).collect();
    assert_eq!(text.join(" "), told);
}

#[test]
fn words_that_open_a_paragraph_in_bold_are_known() {
    let body = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>加强</w:t></w:r><w:r><w:rPr><w:b w:val=\"1\"/></w:rPr>\
        <w:t>宣讲。</w:t></w:r><w:r><w:rPr><w:b w:val=\"0\"/></w:rPr><w:t>全年903场。</w:t></w:r></w:p>\
        <w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:t>全年</w:t></w:r><w:r><w:rPr><w:b/></w:rPr>\
        <w:t>培训</w:t></w:r></w:p>";
    let source = docx(body, &[]);
    let bold: Vec<_> = source.lines.iter().map(|line| line.bold as usize).collect();
    assert_eq!(bold, ["加强宣讲。".len(), 0]);
}

#[test]
fn tracked_changes_are_read_as_accepted() {
    let body = "<w:p><w:r><w:t>培训</w:t></w:r><w:del><w:r><w:delText>12</w:delText></w:r></w:del>\
        <w:ins><w:r><w:t>15</w:t></w:r></w:ins><w:r><w:t>期</w:t></w:r>\
        <w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom></w:p>\
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p>\
        <w:p><w:r><w:t>后半</w:t></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>指标</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>数量</w:t></w:r></w:p></w:tc></w:tr>\
        <w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>9</w:t></w:r></w:p></w:tc></w:tr>\
        <w:tr><w:tc><w:p><w:r><w:t>站点（个）</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>7</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let source = docx(body, &[]);
    assert_eq!(lines(&source)[..2], ["1 培训15期", "3 前半后半"]);
    assert_eq!(lines(&source)[2..], ["4 | 指标 | 数量 |", "4 |---|---|", "8 | 站点（个） | 7 |"]);
}

#[test]
fn notes_follow_the_text_and_are_referred_to() {
    let notes = "<w:footnotes><w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote>\
        <w:footnote w:id=\"2\"><w:p><w:r><w:t>初步统计数。</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let body =
        "<w:p><w:r><w:t>总值300亿元</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>";
    let source = docx(body, &[("word/footnotes.xml", notes)]);
    assert_eq!(lines(&source), ["1 总值300亿元¹", "1 [1] 初步统计数。"]);
    assert_eq!(source.place, Place::Paragraph);
}

#[test]
fn heads_of_several_rows_become_one_and_captions_stand_outside() {
    let cell = |attributes: &str, text: &str| {
        format!("<w:tc><w:tcPr>{attributes}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let table = [
        row(&[cell("<w:gridSpan w:val=\"3\"/>", "表1 主要指标")]),
        row(&[
            cell("<w:vMerge w:val=\"restart\"/>", "指标"),
            cell("<w:gridSpan w:val=\"2\"/>", "2022年"),
        ]),
        row(&[cell("<w:vMerge/>", ""), cell("", "绝对数（亿元）"), cell("", "增长（%）")]),
        row(&[cell("", "生产总值"), cell("", "1,293.26"), cell("", "0.9")]),
        row(&[cell("<w:gridSpan w:val=\"3\"/>", "注：初步数。")]),
    ]
    .concat();
    let source = docx(&format!("<w:tbl>{table}</w:tbl>"), &[]);
    let text: Vec<&str> = source.text.lines().collect();
    let told = [
        "表1 主要指标",
        "| 指标 | 2022年绝对数（亿元） | 2022年增长（%） |",
        "|---|---|---|",
        "| 生产总值 | 1,293.26 | 0.9 |",
        "注：初步数。",
    ];
    assert_eq!(text, told);
}

#[test]
fn a_box_drawn_as_a_table_is_text() {
    let body = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>第一段。</w:t></w:r></w:p><w:p><w:r><w:t>第二段。</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    assert_eq!(lines(&docx(body, &[])), ["1 第一段。", "1 第二段。"]);
}
