//! The outline floor: text in, tree out.

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
