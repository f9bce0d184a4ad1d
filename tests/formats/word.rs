//! Rich text, and Word documents of old.

use super::{fixture, lines, read, read_bytes};
use gangmu::ingest::{Place, Source, Unread};

fn rtf(body: &str) -> Source {
    let text = format!(
        "{{\\rtf1\\ansi\\ansicpg936\\deff0{{\\fonttbl{{\\f0\\fcharset134 SimSun;}}{{\\f1\\fcharset0 Arial;}}{{\\f2\\fcharset136 Ming;}}}}{body}}}"
    );
    read_bytes("a.rtf", text.as_bytes()).unwrap()
}

#[test]
fn characters_come_as_bytes_and_by_number() {
    let body = "\\f0 \\'c8\\'ab\\'cf\\'d8\\f1 12\\f2 \\'a4\\'a4\\f1\\u22269 ?\\uc2\\u20154 \\'c8\\'cb\\uc1\\u-10179?\\u-8704?\\f1 \\'c8\\'cb\\ldblquote a\\rdblquote\\par";
    assert_eq!(rtf(body).text, "全县12中国人\u{1f600}人“a”\n");
}

#[test]
fn text_that_is_none_of_the_body_is_passed_over() {
    let body = "{\\info{\\title x}}{\\header y}{\\*\\generator z}{\\stylesheet{\\s1\\outlinelevel0 heading 1;}{\\s9 toc 1;}}\
        {\\pard\\s1 \\'c8\\'ab\\par}{\\pard\\s9 \\'c8\\'ab\\par}{\\pard a{\\v hidden}{\\deleted gone}{\\field{\\*\\fldinst PAGE}{\\fldrslt 7}}{\\pict 00ff}\\par}\
        {\\listtext 1.\\tab}b\\line c{\\footnote\\pard note}\\par";
    let source = rtf(body);
    assert_eq!(lines(&source), ["1 #全", "2 noise 全", "3 a7", "4 1. b", "4 c¹", "4 [1] note"]);
    assert_eq!(source.place, Place::Paragraph);
}

#[test]
fn rows_of_rich_text_are_a_table() {
    let row =
        |a: &str, b: &str| format!("\\trowd\\cellx1\\cellx2\\pard\\intbl {a}\\cell {b}\\cell\\row");
    let body =
        format!("{}{}{}\\pard after\\par", row("name", "count"), row("x", "12"), row("y", "7"));
    let told = ["1 | name | count |", "1 |---|---|", "3 | x | 12 |", "5 | y | 7 |", "7 after"];
    assert_eq!(lines(&rtf(&body)), told);
}

#[test]
fn rich_text_that_breaks_off_is_read_so_far() {
    let source = read_bytes("a.rtf", b"{\\rtf1 one\\par two").unwrap();
    assert_eq!(lines(&source), ["1 one", "2 two"]);
    assert!(source.notices[0].english.contains("damaged"));
    let deep = format!("{{\\rtf1 {}a{}\\par}}", "{".repeat(200_000), "}".repeat(200_000));
    assert!(read_bytes("a.rtf", deep.as_bytes()).is_ok());
    assert!(read_bytes("a.rtf", b"{\\rtf1 a\\bin99999999 b}").is_ok());
}

#[test]
fn a_word_97_document_has_styles_numbers_and_tables() {
    let source = read(&fixture("inspection.doc"));
    let told = lines(&source);
    assert!(told.iter().any(|line| line.ends_with("#一、2022年工作回顾")), "{told:#?}");
    assert!(told.iter().any(|line| line.contains("（二）深化作风建设")), "{told:#?}");
    assert!(!source.text.contains("987654321"), "deleted text was read");
    let told = lines(&read(&fixture("bulletin.doc")));
    assert!(
        told.iter().any(|line| line.ends_with("| 地区生产总值 | 亿元 | 1293.26 | 0.9 |")),
        "{told:#?}"
    );
}

/// A container with one stream.
fn container(name: &str, bytes: &[u8]) -> Vec<u8> {
    use std::io::{Cursor, Write};
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream(name).unwrap().write_all(bytes).unwrap();
    file.flush().unwrap();
    file.into_inner().into_inner()
}

#[test]
fn what_cannot_be_read_names_what_would_read_it() {
    let reason = |name: &str, stream: &str, bytes: &[u8]| {
        read_bytes(name, &container(stream, bytes)).unwrap_err()
    };
    assert_eq!(
        reason("a.doc", "WordDocument", b"\xdc\xa5\x65\0"),
        Unread::Foreign("Word 6.0/95", ".docx")
    );
    assert_eq!(reason("a.xls", "Workbook", b"x"), Unread::Foreign("Excel 97–2003", ".xlsx"));
    assert_eq!(reason("a.wps", "MatOST", b"x"), Unread::Foreign("Microsoft Works", ".docx"));
    assert_eq!(reason("a.docx", "EncryptedPackage", b"x"), Unread::Locked);
    let mut locked = vec![0xec, 0xa5, 0xc1, 0, 0, 0, 0, 0, 0, 0, 0, 1];
    locked.resize(2000, 0);
    assert_eq!(reason("a.doc", "WordDocument", &locked), Unread::Locked);
    locked[11] = 0;
    assert_eq!(reason("a.doc", "WordDocument", &locked), Unread::Damaged("DOC"));
    let words = Unread::Foreign("Word 6.0/95", ".docx");
    assert!(words.to_string().contains("LibreOffice") && words.english().contains("LibreOffice"));
}
