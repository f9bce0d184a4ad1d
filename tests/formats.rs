//! Documents: the forms in which people keep a report give the outline and figures of its plain text.

use gangmu::extract::Findings;
use gangmu::ingest::{self, Place, Role, Source, Unread};
use gangmu::outline::Outline;
use proptest::prelude::*;
use std::collections::HashMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

const BULLETIN: &str = "samples/黔东南州/统计公报2022.md";
const INSPECTION: &str = "samples/安吉县/纪委监委工作报告2022.txt";
const PLAN: &str = "samples/百色市/妇联工作要点2024.txt";

/// Every fixture that holds a report of the samples.
const SAME: [(&str, &str); 6] = [
    ("bulletin-word.docx", BULLETIN),
    ("bulletin.docx", BULLETIN),
    ("bulletin.odt", BULLETIN),
    ("inspection.docx", INSPECTION),
    ("inspection.odt", INSPECTION),
    ("plan-word.docx", PLAN),
];

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn fixture(name: &str) -> PathBuf {
    root("tests/fixtures").join(name)
}

fn read(path: &Path) -> Source {
    ingest::read(path).unwrap_or_else(|reason| panic!("{}: {}", path.display(), reason.english()))
}

/// Bytes under a file name, read as a file.
fn read_bytes(name: &str, bytes: &[u8]) -> Result<Source, Unread> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    ingest::read(&path)
}

/// Level, marker and title of every section.
fn outline(source: &Source) -> Vec<String> {
    let of = |span: gangmu::text::Span| span.of(&source.text).to_owned();
    let sections = Outline::read(source).sections;
    sections.iter().map(|s| format!("{} {}{}", s.level, of(s.marker), of(s.title))).collect()
}

/// What each figure says of itself, and how often.
fn figures(source: &Source) -> HashMap<String, usize> {
    let findings = Findings::read(source, &Outline::read(source));
    let mut found = HashMap::new();
    for figure in &findings.figures {
        let text = figure.span.of(&source.text);
        *found.entry(format!("{text} {} {}", figure.label, figure.unit)).or_default() += 1;
    }
    found
}

/// The lines that are not blank: place, role where it is not body, heading, text.
fn lines(source: &Source) -> Vec<String> {
    let shown = source.lines.iter().filter(|line| line.role != Role::Blank);
    let line = |line: &ingest::Line| {
        let heading = "#".repeat(line.heading.into());
        let role = if line.role == Role::Noise { "noise " } else { "" };
        format!("{} {role}{heading}{}", line.number, line.span.of(&source.text))
    };
    shown.map(line).collect()
}

#[test]
fn every_form_of_a_report_gives_its_outline_and_figures() {
    for (name, sample) in SAME {
        let (document, plain) = (read(&fixture(name)), read(&root(sample)));
        assert_eq!(outline(&document), outline(&plain), "{name}");
        assert_eq!(document.imprint.title, plain.imprint.title, "{name}");
        let (found, wanted) = (figures(&document), figures(&plain));
        let total: usize = wanted.values().sum();
        let kept: usize = wanted
            .iter()
            .map(|(figure, count)| (*count).min(found.get(figure).copied().unwrap_or(0)))
            .sum();
        let missing: Vec<_> = wanted.keys().filter(|figure| !found.contains_key(*figure)).collect();
        assert!(total > 30 && kept * 100 >= total * 98, "{name}: {kept} of {total}: {missing:?}");
        let invented: Vec<_> =
            found.keys().filter(|figure| !wanted.contains_key(*figure)).collect();
        assert!(invented.len() * 50 <= total, "{name}: {invented:?}");
    }
}

#[test]
fn every_span_of_a_document_maps_back_to_a_place_in_order() {
    for (name, _) in SAME {
        let source = read(&fixture(name));
        let body: Vec<u32> = source.body().map(|line| line.number).collect();
        assert!(body.len() > 10 && body.first() > Some(&0), "{name}");
        let notes =
            source.body().filter(|line| line.span.of(&source.text).starts_with('[')).count();
        assert!(body[..body.len() - notes].is_sorted(), "{name}: {body:?}");
    }
}

// --- DOCX ------------------------------------------------------------------------------------

/// An archive of these members.
fn archive(members: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in members {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

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
        p(0, 0, "无"),
    ]
    .concat();
    let source = docx(&body, &[("word/numbering.xml", numbering)]);
    let told =
        ["一、甲", "（一）子", "（二）丑", "1. 寅", "二、乙", "（一）卯", "• 点", "八、丙", "无"];
    let text: Vec<&str> = source.text.lines().collect();
    assert_eq!(text, told);
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

// --- what is broken or hostile ---------------------------------------------------------------

#[test]
fn what_is_no_document_says_so() {
    assert_eq!(read_bytes("a.docx", b"PK\x03\x04 nothing").unwrap_err(), Unread::Damaged("DOCX"));
    assert_eq!(read_bytes("a.docx", b"").unwrap_err(), Unread::NotAReport);
    let other = archive(&[("picture.xml", "<a/>")]);
    assert_eq!(read_bytes("a.docx", &other).unwrap_err(), Unread::Damaged("DOCX"));
    for reason in [
        Unread::Damaged("DOCX"),
        Unread::Locked,
        Unread::Unpacked,
        Unread::Foreign("Word 95", ".docx"),
    ] {
        assert!(!reason.to_string().is_empty() && !reason.english().is_empty());
    }
}

#[test]
fn a_document_that_breaks_off_is_read_so_far_and_says_so() {
    let xml = "<w:document><w:body><w:p><w:r><w:t>前面的话</w:t></w:r></w:p><w:p><w:r><w:t>没有";
    let source = read_bytes("a.docx", &archive(&[("word/document.xml", xml)])).unwrap();
    assert_eq!(lines(&source), ["1 前面的话"]);
    assert!(source.notices[0].english.contains("damaged"));
}

#[test]
fn an_archive_that_unpacks_to_too_much_is_refused() {
    let bomb = " ".repeat(65 << 20);
    let bytes = archive(&[("word/document.xml", bomb.as_str())]);
    assert!(bytes.len() < 1 << 20);
    assert_eq!(read_bytes("a.docx", &bytes).unwrap_err(), Unread::Unpacked);
}

#[test]
fn deep_nesting_entities_and_endless_tables_do_no_harm() {
    let deep = "<w:p>".repeat(100_000);
    let entities = "<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>\
        <w:document><w:p><w:r><w:t>前&b;后 &amp; &#x4e00;</w:t></w:r></w:p></w:document>";
    let rows = format!(
        "<w:tbl>{}</w:tbl>",
        "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"999999999\"/></w:tcPr></w:tc></w:tr>"
            .repeat(20_000)
    );
    for xml in [deep.as_str(), &rows] {
        let _ = read_bytes("a.docx", &archive(&[("word/document.xml", xml)]));
    }
    let source = read_bytes("a.docx", &archive(&[("word/document.xml", entities)])).unwrap();
    assert_eq!(source.text, "前后 & 一\n");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Every fixture with bytes changed, cut out and doubled: a source with valid spans, or a reason.
    #[test]
    fn no_damage_breaks_a_reader(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0usize..40), 1..12),
    ) {
        let names: Vec<_> = fixtures();
        let path = &names[which.index(names.len())];
        let mut bytes = fs::read(path).unwrap();
        for (at, byte, length) in changes {
            let at = at.index(bytes.len());
            match length {
                0..=20 => bytes[at] = byte,
                21..=30 => { bytes.drain(at..(at + length * 7).min(bytes.len() - 1).max(at)); }
                _ => {
                    let piece = bytes[at..(at + length).min(bytes.len())].to_vec();
                    bytes.splice(at..at, piece);
                }
            }
        }
        let name = path.file_name().unwrap().to_str().unwrap();
        if let Ok(source) = read_bytes(name, &bytes) {
            for line in &source.lines {
                prop_assert!(source.text.get(line.span.range()).is_some() && line.number > 0);
            }
            let outline = Outline::read(&source);
            let _ = Findings::read(&source, &outline);
        }
    }

    /// Members of an archive that are made of tags: what unpacks well, but means nothing.
    #[test]
    fn no_nonsense_of_tags_breaks_a_reader(tags in prop::collection::vec(0usize..24, 0..200)) {
        const TAGS: [&str; 24] = [
            "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>字", "</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>",
            "<w:tc>", "</w:tc>", "<w:gridSpan w:val=\"3\"/>", "<w:vMerge/>", "<w:vMerge w:val=\"restart\"/>",
            "<w:pPr>", "</w:pPr>", "<w:rPr><w:del/>", "</w:rPr>", "<w:del>", "</w:del>", "<w:footnoteReference w:id=\"1\"/>",
            "<w:numId w:val=\"1\"/>", "<w:gridBefore w:val=\"9\"/>",
        ];
        let xml: String = tags.iter().map(|tag| TAGS[*tag]).collect();
        let _ = read_bytes("a.docx", &archive(&[("word/document.xml", &xml)]));
    }
}

fn fixtures() -> Vec<PathBuf> {
    let files = fs::read_dir(root("tests/fixtures")).unwrap().flatten().map(|entry| entry.path());
    let mut files: Vec<_> =
        files.filter(|path| path.extension().is_some_and(|e| e != "py")).collect();
    files.sort();
    files
}
