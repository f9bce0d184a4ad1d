//! PDF: lines joined again, columns in order, furniture gone, tables whole; scans and locks told.

use super::{BULLETIN, INSPECTION, fixture, lines, read, read_bytes, root};
use gangmu::ingest::{Place, Source, Unread};
use std::time::{Duration, Instant};

fn paragraphs(source: &Source) -> Vec<&str> {
    source.body().map(|line| line.span.of(&source.text)).collect()
}

#[test]
fn paragraphs_are_whole_in_every_setting() {
    let plain = read(&root(INSPECTION));
    for name in ["inspection-columns.pdf", "inspection-kept.pdf", "inspection-song.pdf"] {
        let document = read(&fixture(name));
        assert_eq!(paragraphs(&document), paragraphs(&plain), "{name}");
    }
    let plain = read(&root(BULLETIN));
    let wanted: Vec<&str> =
        paragraphs(&plain).into_iter().filter(|it| !it.contains(['[', '|', '注'])).collect();
    assert!(wanted.len() > 10);
    for name in ["bulletin.pdf", "bulletin-browser.pdf"] {
        let document = read(&fixture(name));
        let told = paragraphs(&document);
        for paragraph in &wanted {
            assert!(told.contains(paragraph), "{name}: {paragraph}\n{told:#?}");
        }
    }
}

#[test]
fn the_place_of_a_paragraph_is_the_page_on_which_it_opens() {
    let source = read(&fixture("bulletin.pdf"));
    assert_eq!((source.place, source.encoding), (Place::Page, "PDF"));
    let page = |opening: &str| {
        let line = source.body().find(|line| line.span.of(&source.text).starts_with(opening));
        line.map(|line| line.number)
    };
    assert_eq!(page("一、综合"), Some(1));
    assert_eq!(page("六、人民生活"), Some(2));
}

#[test]
fn running_heads_and_page_numbers_are_gone() {
    for name in
        ["bulletin.pdf", "bulletin-browser.pdf", "inspection-columns.pdf", "inspection-song.pdf"]
    {
        let source = read(&fixture(name));
        for line in paragraphs(&source) {
            let is_number = line.chars().all(|c| c.is_ascii_digit() || "第页—/ ".contains(c));
            assert!(!is_number && !line.contains("file:"), "{name}: {line}");
        }
        let heads = paragraphs(&source).iter().filter(|line| **line == "黔东南州统计局").count();
        assert_eq!(heads, 0, "{name}");
    }
}

#[test]
fn a_ruled_table_is_a_table_and_a_note_stands_at_the_end() {
    let source = read(&fixture("bulletin.pdf"));
    let told = lines(&source);
    let rows: Vec<&String> = told.iter().filter(|line| line.contains('|')).collect();
    assert_eq!(rows.len(), 6, "{rows:#?}");
    assert_eq!(rows[0], "1 | 指标 | 单位 | 2022年 | 比上年增长（%） |");
    assert_eq!(rows[3], "1 | 规模以上工业增加值 | 亿元 | 98.70 | -5.1 |");
    assert!(
        told.last().is_some_and(|line| line.contains("[1] 本公报数据为初步统计数")),
        "{told:#?}"
    );
}

#[test]
fn scans_and_locked_files_say_what_helps() {
    let read = |name: &str| read_bytes(name, &std::fs::read(fixture(name)).unwrap());
    assert_eq!(read("scan.pdf").unwrap_err(), Unread::Scanned);
    assert_eq!(read("locked.pdf").unwrap_err(), Unread::Locked);
    assert_eq!(read_bytes("a.pdf", b"%PDF-1.7\nnothing").unwrap_err(), Unread::Damaged("PDF"));
    assert_eq!(read_bytes("a.pdf", b"plain words").unwrap_err(), Unread::NotAReport);
}

// --- pages made by hand ----------------------------------------------------------------------

/// A file of pages whose programs are given, in a font of which every code is Unicode.
fn pdf(programs: &[String], objects: &[(&str, &str)]) -> Vec<u8> {
    let count = programs.len();
    let kids: String = (0..count).map(|at| format!("{} 0 R ", 10 + at * 2)).collect();
    let mut file = String::from("%PDF-1.7\n");
    let mut object = |number: usize, body: &str| {
        file += &format!("{number} 0 obj\n{body}\nendobj\n");
    };
    object(1, "<</Type/Catalog/Pages 2 0 R>>");
    object(2, &format!("<</Type/Pages/Kids[{kids}]/Count {count}>>"));
    object(
        3,
        "<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/UniGB-UTF16-H/DescendantFonts[4 0 R]>>",
    );
    object(
        4,
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000>>",
    );
    for (at, program) in programs.iter().enumerate() {
        let (page, contents) = (10 + at * 2, 11 + at * 2);
        object(
            page,
            &format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {contents} 0 R/Resources<</Font<</F 3 0 R>>/XObject<</X 5 0 R>>>>>>"
            ),
        );
        object(contents, &format!("<</Length {}>>stream\n{program}\nendstream", program.len()));
    }
    for (number, body) in objects {
        object(number.parse().unwrap(), body);
    }
    file += "trailer<</Root 1 0 R>>\n%%EOF";
    file.into_bytes()
}

/// Sets words at a place.
fn set(x: u32, y: u32, size: u32, text: &str) -> String {
    let codes: String = text.encode_utf16().map(|unit| format!("{unit:04x}")).collect();
    format!("BT /F {size} Tf {x} {y} Td <{codes}> Tj ET\n")
}

/// Sets lines below one another.
fn column(x: u32, y: u32, lines: &[&str]) -> String {
    lines.iter().enumerate().map(|(at, line)| set(x, y - at as u32 * 18, 10, line)).collect()
}

fn told(programs: &[String]) -> Vec<String> {
    lines(&read_bytes("a.pdf", &pdf(programs, &[])).unwrap())
}

const FULL: &str = "今年以来各级组织团结带领广大群众立足岗位建功立业各项工作都有了新的进展";

#[test]
fn indents_short_lines_and_space_part_paragraphs() {
    let indented = [
        set(70, 700, 10, &FULL[6..]),
        set(50, 682, 10, FULL),
        set(70, 664, 10, &FULL[6..]),
        set(50, 646, 10, "完成投资1234"),
    ];
    let text = told(&[indented.concat()]);
    assert_eq!(text, [format!("1 {}{FULL}", &FULL[6..]), format!("1 {}完成投资1234", &FULL[6..])]);
    let spaced = [
        set(50, 700, 10, FULL),
        set(50, 682, 10, "到此为止。"),
        set(50, 664, 10, FULL),
        set(50, 620, 10, FULL),
    ];
    assert_eq!(
        told(&[spaced.concat()]),
        [format!("1 {FULL}到此为止。"), format!("1 {FULL}"), format!("1 {FULL}")]
    );
}

#[test]
fn a_number_broken_at_the_end_of_a_line_is_whole_and_words_keep_their_blank() {
    let first = format!("{}12", &FULL[..FULL.len() - 3]);
    let text = told(&[column(50, 700, &[FULL, &first, "34万元。"])]);
    assert!(text[0].ends_with("1234万元。"), "{text:?}");
    let first = format!("{}new", &FULL[..FULL.len() - 9]);
    let text = told(&[column(50, 700, &[FULL, &first, "energy"])]);
    assert!(text[0].ends_with("new energy"), "{text:?}");
}

#[test]
fn a_paragraph_goes_on_overleaf_and_the_head_between_is_gone() {
    let page = |at: usize, lines: &[&str]| {
        [
            set(250, 770, 9, "某县妇联文件"),
            column(50, 700, lines),
            set(290, 30, 9, &format!("— {at} —")),
        ]
        .concat()
    };
    let other = format!("{}{}", &FULL[30..], &FULL[..30]);
    let (end, half) = (format!("{}。", &FULL[..57]), &FULL[..60]);
    let pages = [page(1, &[FULL, &other]), page(2, &[&other, &end]), page(3, &[&other, half])];
    let whole = [format!("1 {FULL}{other}{other}{end}"), format!("3 {other}{half}")];
    assert_eq!(told(&pages), whole);
}

#[test]
fn columns_are_read_one_after_the_other() {
    let half = &FULL[..60];
    let left = column(50, 700, &[half, half, half, half, "左完。"]);
    let right = column(300, 700, &[half, half, half, half, "右完。"]);
    let text = told(&[[set(150, 750, 16, "两栏的标题"), left, right].concat()]);
    assert_eq!(
        text,
        [
            "1 两栏的标题".to_owned(),
            format!("1 {}左完。", half.repeat(4)),
            format!("1 {}右完。", half.repeat(4))
        ]
    );
}

#[test]
fn rows_in_line_are_a_table_without_lines() {
    let row = |y: u32, cells: [&str; 3]| {
        [set(50, y, 10, cells[0]), set(250, y, 10, cells[1]), set(400, y, 10, cells[2])].concat()
    };
    let rows = [
        row(700, ["指标", "单位", "数量"]),
        row(682, ["妇女之家", "个", "212"]),
        row(664, ["培训", "期", "36"]),
    ];
    let text = told(&[rows.concat()]);
    assert_eq!(
        text,
        [
            "1 | 指标 | 单位 | 数量 |",
            "1 |---|---|---|",
            "1 | 妇女之家 | 个 | 212 |",
            "1 | 培训 | 期 | 36 |"
        ]
    );
}

#[test]
fn radicals_raised_numbers_and_sideways_pages_are_read() {
    let note = [set(50, 700, 10, "总值2500"), set(110, 704, 6, "1")].concat();
    assert_eq!(told(&[note]), ["1 总值2500¹"]);
    assert_eq!(told(&[set(50, 700, 10, "⼥⼯⺠⽣")]), ["1 女工民生"]);
    let codes: String = "横排的表".encode_utf16().map(|unit| format!("{unit:04x}")).collect();
    let turned = format!("BT /F 10 Tf 0 1 -1 0 300 100 Tm <{codes}> Tj ET");
    assert_eq!(told(&[turned]), ["1 横排的表"]);
}

#[test]
fn pages_that_are_pictures_are_named() {
    let picture = "q 600 0 0 800 0 0 cm /X Do Q".to_owned();
    let image = (
        "5",
        "<</Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>stream\n0\nendstream",
    );
    let source =
        read_bytes("a.pdf", &pdf(&[set(50, 700, 10, FULL), picture.clone()], &[image])).unwrap();
    assert_eq!((source.notices.len(), source.notices[0].line), (1, 2));
    assert!(source.notices[0].text.contains("第2页"));
    assert_eq!(read_bytes("a.pdf", &pdf(&[picture], &[image])).unwrap_err(), Unread::Scanned);
}

#[test]
fn drawings_that_hold_themselves_end() {
    let start = Instant::now();
    let twice = "/X Do ".repeat(40);
    let form = format!(
        "<</Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</X 5 0 R>>>>/Length {}>>stream\n{twice}\nendstream",
        twice.len()
    );
    let source =
        read_bytes("a.pdf", &pdf(&[format!("{}/X Do", set(50, 700, 10, FULL))], &[("5", &form)]))
            .unwrap();
    assert_eq!(lines(&source), [format!("1 {FULL}")]);
    assert!(start.elapsed() < Duration::from_secs(20));
}
