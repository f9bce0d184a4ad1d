//! Width and rows: what a terminal must be able to trust about Chinese text, for any text.

use gangmu::text::rows::{Fill, rows};
use gangmu::text::width::{is_ambiguous, shown};
use gangmu::text::{Ruler, Span};
use proptest::prelude::*;

const PARAGRAPH: &str = "　　去年，全市举办“春风送岗”招聘会1.26万场次，帮助近215万人次就业，其中妇女占41.26%；\
    发放贷款23.6亿元（比上年增长8.5%），建成“妇女之家”1,204个，《家风读本》印发10 678册……县、乡两级“妇女议事会”\
    覆盖率达到98.7%,新增5万余户——“干净人家”“美丽庭院”“书香门第”等评选活动，参与者超过30万人。";

fn narrow() -> Ruler {
    Ruler::default()
}

fn all(text: &str) -> Span {
    Span::new(0, text.len())
}

/// The rows as text, `|` between.
fn filled(text: &str, whole: &[&str], cells: u16) -> String {
    let spans: Vec<_> = whole
        .iter()
        .map(|part| text.find(part).map(|at| Span::new(at, at + part.len())).expect("part of text"))
        .collect();
    let rows = rows(text, all(text), &spans, Fill::plain(cells, narrow()));
    rows.iter().map(|row| row.span.of(text)).collect::<Vec<_>>().join("|")
}

#[test]
fn rows_break_between_characters_and_fill_up() {
    assert_eq!(filled("各级妇联组织深入基层", &[], 8), "各级妇联|组织深入|基层");
    assert_eq!(filled("各级妇联组织深入基层", &[], 9), "各级妇联|组织深入|基层");
}

#[test]
fn punctuation_opens_no_row_and_opening_marks_end_none() {
    assert_eq!(filled("妇女儿童，家庭。", &[], 8), "妇女儿|童，家庭|。".replace("庭|。", "|庭。"));
    assert_eq!(filled("开展“巧手”活动", &[], 6), "开展|“巧手”|活动");
    assert_eq!(filled("一二三四（五）", &[], 10), "一二三四|（五）");
}

#[test]
fn a_figure_stays_whole_where_a_row_can_hold_it() {
    let text = "累计培训妇女近215万人次以上";
    assert_eq!(filled(text, &["近215万人次"], 20), "累计培训妇女|近215万人次以上");
    assert_eq!(filled(text, &["近215万人次"], 11), "累计培训妇|女|近215万人次|以上");
    assert_eq!(filled(text, &["近215万人次"], 8), "累计培训|妇女|近215万|人次以上");
}

#[test]
fn a_number_keeps_its_unit_without_a_figure_too() {
    assert_eq!(filled("会议自2019年起召开", &[], 10), "会议自|2019年起召|开");
    assert_eq!(filled("下降至3.5%以下", &[], 8), "下降至|3.5%以下");
}

#[test]
fn a_half_width_comma_between_words_is_a_comma() {
    assert_eq!(filled("妇女就业,5万人受益", &[], 9), "妇女就业,|5万人受益");
}

#[test]
fn long_latin_words_break_only_where_nothing_else_is_left() {
    assert_eq!(filled("见http://example.org/a网", &[], 8), "见|http://|example.|org/a网");
}

#[test]
fn blanks_are_left_out_at_both_ends() {
    let fill = Fill { cells: 20, indent: 4, ruler: narrow() };
    let text = "  　　五年来   ";
    let made = rows(text, all(text), &[], fill);
    assert_eq!(made.len(), 1);
    assert_eq!(made[0].span.of(text), "五年来");
    assert_eq!(made[0].indent, 4);
    assert_eq!(rows("   ", all("   "), &[], fill).len(), 1);
    assert_eq!(rows("", all(""), &[], fill).len(), 1);
}

#[test]
fn every_width_keeps_numbers_whole_and_punctuation_in_place() {
    let figures = [
        "1.26万场次",
        "近215万人次",
        "41.26%",
        "23.6亿元",
        "8.5%",
        "1,204个",
        "10 678册",
        "98.7%",
        "5万余户",
        "30万人",
    ];
    let text = PARAGRAPH;
    let mut spans: Vec<_> = figures
        .iter()
        .map(|figure| text.find(figure).map(|at| Span::new(at, at + figure.len())).unwrap())
        .collect();
    spans.sort();
    for cells in 12..=100 {
        let made = rows(text, all(text), &spans, Fill::plain(cells, narrow()));
        for row in &made {
            let shown = row.span.of(text);
            assert!(
                !shown.starts_with([
                    '，', '。', '、', '；', '：', '！', '）', '》', '”', '…', '%', ','
                ]),
                "{cells}: {shown}"
            );
            assert!(!shown.ends_with(['（', '《', '“']), "{cells}: {shown}");
            for span in &spans {
                assert!(
                    !span.overlaps(row.span) || row.span.covers(*span),
                    "{cells}: {shown} tears {}",
                    span.of(text)
                );
            }
        }
        // A row is as full as it can be: all but the last hold most of what was asked for.
        for row in &made[..made.len() - 1] {
            assert!(
                narrow().text(row.span.of(text)) + 18 > usize::from(cells),
                "{cells}: {}",
                row.span.of(text)
            );
        }
    }
}

#[test]
fn width_of_marks_and_of_ambiguous_characters() {
    let wide = Ruler { wide_ambiguous: true };
    assert_eq!(narrow().text("近3个“家”…"), 2 + 1 + 2 + 1 + 2 + 1 + 1);
    assert_eq!(wide.text("“家”…"), 2 + 2 + 2 + 2);
    assert!(is_ambiguous('“') && is_ambiguous('·') && !is_ambiguous('，') && !is_ambiguous('家'));
    assert_eq!(narrow().text("\u{1b}[31m"), 5);
    assert_eq!(shown('\u{1b}'), '␛');
    assert_eq!(shown('\u{202e}'), '�');
    assert_eq!(shown('\u{9b}'), '�');
    assert_eq!(narrow().elide("各级妇联组织", 7), "各级妇…");
    assert_eq!(narrow().elide("各级", 4), "各级");
    assert_eq!(narrow().elide("各级妇联", 1), "…");
    assert_eq!(narrow().elide("各级妇联", 0), "");
}

#[test]
fn a_long_line_is_laid_out_to_its_end() {
    let long = "发展5万".repeat(100_000);
    let made = rows(&long, all(&long), &[], Fill::plain(88, narrow()));
    assert!(made.len() > 7_900);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any text, any width: rows advance, lose nothing but blanks, and are no wider than asked.
    #[test]
    fn any_text_at_any_width(
        text in "([妇女家，。“”（）%0-9万\\.a-z \u{1b}\u{301}\u{3000}…—\u{200d}👩]|\\PC|\n){0,120}",
        cells in 0u16..100,
        indent in 0u16..6,
        wide in any::<bool>(),
        cuts in proptest::collection::vec((0usize..120, 1usize..9), 0..6),
    ) {
        let ruler = Ruler { wide_ambiguous: wide };
        let offsets: Vec<_> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
        let mut whole: Vec<Span> = Vec::new();
        for (from, length) in cuts {
            let (from, to) = (from.min(offsets.len() - 1), (from + length).min(offsets.len() - 1));
            if whole.last().is_none_or(|last| last.end as usize <= offsets[from]) {
                whole.push(Span::new(offsets[from], offsets[to]));
            }
        }
        let made = rows(&text, all(&text), &whole, Fill { cells, indent, ruler });
        prop_assert!(!made.is_empty());
        let kept: String = made.iter().map(|row| row.span.of(&text)).collect();
        let solid = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        prop_assert_eq!(solid(&kept), solid(&text));
        for pair in made.windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start);
        }
        for row in &made {
            let shown = row.span.of(&text);
            let used = ruler.text(shown) + usize::from(row.indent);
            let single = shown.chars().filter(|c| ruler.char(*c) > 0).count() <= 1;
            prop_assert!(used <= usize::from(cells.max(1)) || single, "{} in {}", shown, cells);
        }
    }
}
