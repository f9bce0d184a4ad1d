//! What is a line near the top of a report for?

use super::fields::{self, Fields};
use super::{date, kind, people};
use crate::ingest::{join, noise};

/// What a line is for.
#[derive(Debug)]
pub(super) enum Sort {
    /// The body begins here: salutation, numbered heading, paragraph, table.
    Body,
    /// 来源：… 发布时间：…
    Labelled(Fields),
    /// Where and when the report was delivered.
    Delivery,
    /// A date, perhaps with a publisher or a name.
    Dated,
    /// Who delivered or wrote it; the name may be missing.
    Person(String),
    /// A publisher's name alone.
    Publisher,
    /// 新华社北京3月12日电, with the agency.
    Dispatch(&'static str),
    /// 会议文件（三）, （摘要）, （张三 摄）
    Remark,
    /// A short sentence, such as a caption.
    Sentence,
    /// Perhaps the title.
    Title,
}

const DASHES: [char; 7] = ['—', '─', '―', '–', '-', '－', '━'];
const OPENING: [char; 4] = ['(', '（', '[', '【'];

/// Sorts a line given as written and in simplified characters.
pub(super) fn sort(text: &str, reading: &str) -> Sort {
    if opens_table(reading)
        || join::is_salutation(reading)
        || join::opens_item(reading)
        || noise::is_paragraph(reading)
    {
        return Sort::Body;
    }
    if let Some(fields) = fields::read(reading) {
        return Sort::Labelled(fields);
    }
    if reading.ends_with(['。', '！']) && reading.chars().count() > 9 {
        return Sort::Sentence;
    }
    let agency = ["新华社", "中新社"].into_iter().find(|agency| reading.starts_with(agency));
    if let Some(agency) = agency.filter(|_| reading.ends_with('电') && reading.chars().count() < 30)
    {
        return Sort::Dispatch(agency);
    }
    let is_set_off = reading.starts_with(DASHES) || reading.starts_with(OPENING);
    if kind::is_named(reading) && !is_set_off {
        return Sort::Title;
    }
    // ——在某委员会第二次全体会议上的报告 belongs to a title; with a day it tells of the delivery.
    let says_kind = reading.ends_with("报告") || reading.ends_with("讲话");
    if is_subtitle(reading) && says_kind && date::find(reading).is_none() {
        return Sort::Title;
    }
    if is_delivery(reading) {
        return Sort::Delivery;
    }
    if dated_rest(reading).is_some() {
        return Sort::Dated;
    }
    let is_caption = reading.trim_end_matches([')', '）']).ends_with('摄');
    if let Some(name) = person(text).filter(|_| !is_caption) {
        return Sort::Person(name);
    }
    if is_remark(reading) {
        return Sort::Remark;
    }
    if people::is_publisher(reading) { Sort::Publisher } else { Sort::Title }
}

/// A row of a table, or the unit that holds for one: 单位：万元 names no publisher.
fn opens_table(reading: &str) -> bool {
    const UNITS: [char; 10] = ['元', '人', '个', '户', '吨', '亩', '次', '件', '里', '%'];
    let unit = reading.strip_prefix("单位：").or_else(|| reading.strip_prefix("单位:"));
    let is_unit = unit.is_some_and(|unit| unit.chars().count() < 7 && unit.ends_with(UNITS));
    is_unit || reading.starts_with('|') && reading.ends_with('|')
}

/// Without the dashes and brackets that set a line off.
pub(super) fn bare(line: &str) -> &str {
    let line = line.trim().trim_start_matches(DASHES).trim();
    let line = line.strip_prefix(OPENING).unwrap_or(line);
    let line = if line.contains(['(', '（']) {
        line
    } else {
        line.trim_end_matches([')', '）', ']', '】'])
    };
    line.trim()
}

pub(super) fn is_subtitle(line: &str) -> bool {
    line.starts_with(DASHES)
}

/// What a line says beside its date, when that is no more than a publisher, names or a time.
pub(super) fn dated_rest(reading: &str) -> Option<&str> {
    let found = date::find(reading).filter(|found| found.iso.len() > 4)?;
    let before = bare(reading.get(..found.start)?);
    let after = time_gone(reading.get(found.end..)?);
    let after = after.trim_matches(|c: char| c.is_whitespace() || "()（）[]【】|".contains(c));
    let rest = if before.is_empty() { after } else { before };
    let is_known = |text: &str| people::is_publisher(text) || people::names(text).is_some();
    let is_print = after.trim_end_matches('发') == "印" || after.is_empty();
    let fits = (before.is_empty() || is_known(before) && is_print)
        && (after.is_empty() || is_known(after) || is_print);
    (fits && reading.chars().count() < 60).then_some(if rest == "印" || rest == "印发" {
        ""
    } else {
        rest
    })
}

/// Behind a date: the hour, the day of the week.
fn time_gone(text: &str) -> &str {
    let text = text
        .trim_start_matches(|c: char| c.is_whitespace() || c.is_ascii_digit() || ":：".contains(c));
    let text = text.trim_start_matches(['(', '（']);
    ["星期", "周"]
        .iter()
        .find_map(|week| text.strip_prefix(week))
        .map_or(text, |rest| {
            rest.trim_start_matches(['一', '二', '三', '四', '五', '六', '日', '天'])
        })
        .trim()
}

/// ——2024年1月15日在某市第十六届人民代表大会第四次会议上
fn is_delivery(line: &str) -> bool {
    const MEETINGS: [&str; 9] =
        ["大会", "会议", "全会", "常委会", "人大", "论坛", "座谈会", "代表会", "闭幕式"];
    const PLACES: [&str; 8] = ["会上", "会议上", "席上", "届", "次会", "通过", "式上", "次全会"];
    let is_meeting = MEETINGS.iter().any(|word| line.contains(word));
    let is_placed = PLACES.iter().any(|word| line.contains(word));
    // Set on two lines: 2005年1月25日在某市 / 第十二届人民代表大会第三次会议上.
    let bare = bare(line);
    let day = date::find(bare).filter(|found| found.start == 0 && found.iso.len() > 7);
    let behind = day.map_or(bare, |day| bare[day.end..].trim_start());
    let is_day = behind.len() < bare.len();
    let is_split =
        behind.starts_with('在') && (is_day || line.starts_with(DASHES) && line.contains('届'));
    let is_said = !line.contains(['，', '。', '；']);
    (is_meeting && is_placed || is_split && is_said) && line.chars().count() < 90
}

/// A line that names whoever delivered or wrote the report; empty for an office without a name.
fn person(text: &str) -> Option<String> {
    let marks = ['◎', '□', '■', '●', '○', '▲', '△', '◆', '◇', '☆', '★', ' '];
    let marked = text.trim_start_matches(marks);
    let is_marked = marked.len() < text.len();
    let line = bare(marked);
    let roles = ["文/图", "文/圖", "图/文", "圖/文"].iter().find_map(|end| line.strip_suffix(end));
    let line = reporters(roles.unwrap_or(line).trim());
    let line = line.as_str();
    if line.chars().count() > 45 || line.is_empty() {
        return None;
    }
    let close = people::close(line);
    if let Some(name) = people::after_office(&close) {
        return Some(name.to_owned());
    }
    if let Some(names) = people::names(line) {
        return Some(names);
    }
    (is_marked && close.chars().count() < 16).then_some(close)
}

/// Names without 本报记者, 通讯员 and the like.
pub(super) fn reporters(line: &str) -> String {
    const WORDS: [&str; 9] = [
        "本报记者",
        "本報記者",
        "本网记者",
        "本網記者",
        "特约记者",
        "记者",
        "記者",
        "通讯员",
        "通訊員",
    ];
    let mut line = line.to_owned();
    for word in WORDS {
        line = line.replace(word, " ");
    }
    line.trim_matches(|c: char| c.is_whitespace() || ":：".contains(c)).to_owned()
}

/// Short lines about the text: 会议文件（三）, （讨论稿）, （张三 摄）.
fn is_remark(line: &str) -> bool {
    let is_enclosed = line.starts_with(OPENING) && line.ends_with([')', '）', ']', '】']);
    let is_file = line.contains("文件") && line.ends_with([')', '）']) || line.ends_with("文件");
    (is_enclosed || is_file || line.ends_with('摄')) && line.chars().count() < 50
}
