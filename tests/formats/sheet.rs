//! Sheets: heads of rows and columns become labels, numbers figures.

use super::{fixture, lines, read, read_bytes};
use gangmu::extract::Findings;
use gangmu::ingest::{Place, Source, Unread};
use gangmu::outline::Outline;

/// Label, magnitude, unit and period of every figure.
fn figures(source: &Source) -> Vec<String> {
    let findings = Findings::read(source, &Outline::read(source));
    let told = findings.figures.iter().map(|figure| {
        let period = figure.period.of(&source.text);
        format!("{} {} {} {period}", figure.label, figure.value.magnitude(), figure.unit)
    });
    told.map(|row| row.trim_end().to_owned()).collect()
}

#[test]
fn cells_are_read_as_they_are_shown() {
    let source = read(&fixture("indicators.xlsx"));
    assert_eq!(source.place, Place::Row);
    let told = [
        "1 ##主要指标",
        "1 黔东南州2022年主要经济指标",
        "2 | 指标 | 单位 | 2022年绝对数 | 2022年比上年增长（%） | 2021年 |",
        "3 |---|---|---|---|---|",
        "4 | 地区生产总值 | 亿元 | 1293.26 | 0.9 | 1255.03 |",
        "5 | 规模以上工业增加值 | 亿元 | 98.7 | -5.1 | 104.1 |",
        "6 | 社会消费品零售总额 | 亿元 | 434.52 | -3.8 | 451.68 |",
        "7 | 年末常住人口 | 万人 | 372.8 |  | 374.76 |",
        "8 | 城镇化率 | % | 48.4 |  | 47.69 |",
        "1 ##妇女工作",
        "1 | 县市 | 妇女之家（个） | 村“两委”女性比例 |",
        "1 |---|---|---|",
        "2 | 凯里市 | 212.00 | 27.90% |",
        "3 | 雷山县 | 1036.00 | 31.25% |",
        "4 | 榕江县 | 88.00 | 26.40% |",
    ];
    assert_eq!(lines(&source), told);
}

#[test]
fn heads_become_labels() {
    let found = figures(&read(&fixture("indicators.xlsx")));
    for wanted in [
        "地区生产总值 129326000000 元 2022年",
        "地区生产总值比上年增长 0.9 %",
        "地区生产总值 125503000000 元 2021年",
        "年末常住人口 3747600 人 2021年",
        "妇女之家 212 个",
        "村“两委”女性比例 31.25 %",
    ] {
        assert!(found.iter().any(|row| row.starts_with(wanted)), "{wanted}: {found:#?}");
    }
    let source = read(&fixture("indicators.xlsx"));
    let findings = Findings::read(&source, &Outline::read(&source));
    let regions: Vec<_> = findings.figures.iter().filter_map(|f| f.region).collect();
    let in_county = |name| regions.iter().any(|division| division.name() == name);
    assert!(in_county("凯里市") && in_county("雷山县"), "rows are of their counties");
    assert!(!found.iter().any(|row| row.contains("987654321")), "a hidden sheet was read");
}

#[test]
fn fields_are_parted_by_what_most_lines_have() {
    let source = read(&fixture("indicators.csv"));
    assert_eq!((source.place, source.encoding), (Place::Line, "gb18030"));
    assert_eq!(lines(&source)[2], "2 | 地区生产总值 | 亿元 | 1,293.26 | 0.9 |");
    let found = figures(&source);
    assert!(found.contains(&"地区生产总值 129326000000 元 2022年".to_owned()), "{found:?}");
    for mark in ["\t", ";"] {
        let text = ["指标", "单位（个）"].join(mark) + "\n" + &["妇女之家", "12"].join(mark) + "\n";
        let name = if mark == "\t" { "a.tsv" } else { "a.csv" };
        assert_eq!(lines(&read_bytes(name, text.as_bytes()).unwrap())[2], "2 | 妇女之家 | 12 |");
    }
}

#[test]
fn a_field_may_hold_breaks_marks_and_bars() {
    let text = "指标,说明,数量（个）\n站点,\"含“妇女之家”，\n以及|其他\",12\n";
    let told = lines(&read_bytes("a.csv", text.as_bytes()).unwrap());
    assert_eq!(told[2], "2 | 站点 | 含“妇女之家”，以及｜其他 | 12 |");
}

#[test]
fn a_unit_above_the_table_holds_for_all_of_it() {
    let text = "单位：万元\n项目,2022年\n妇女儿童事业经费,352.5\n";
    assert_eq!(
        figures(&read_bytes("a.csv", text.as_bytes()).unwrap()),
        ["妇女儿童事业经费 3525000 元 2022年"]
    );
}

#[test]
fn sheets_that_say_nothing_are_no_reports() {
    assert_eq!(read_bytes("a.csv", b"id,value\n1,2\n").err(), Some(Unread::NotChinese));
    assert_eq!(read_bytes("a.xlsx", b"PK\x03\x04").err(), Some(Unread::Damaged("XLSX")));
}

#[test]
fn a_sheet_that_pretends_to_be_endless_is_bounded() {
    let cells = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>指标一览表格</t></is></c></row>
        <row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    let merged =
        r#"<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="B2:A1"/></mergeCells>"#;
    let sheet = format!("<worksheet><sheetData>{cells}</sheetData>{merged}</worksheet>");
    let book = r#"<workbook><sheets><sheet name="一" r:id="r1"/></sheets></workbook>"#;
    let links =
        r#"<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>"#;
    let bytes = super::archive(&[
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", links),
        ("xl/worksheets/sheet1.xml", &sheet),
    ]);
    assert_eq!(lines(&read_bytes("a.xlsx", &bytes).unwrap())[0], "1 指标一览表格");
}
