//! Which line near the top is the title, and what of it?

use super::sort::{Sort, is_subtitle};
use super::{date, kind, people};
use crate::ingest::Line;
use crate::text::Span;

/// A line near the top with what it is for.
pub(super) struct Entry<'a> {
    /// Index among the source's lines.
    pub index: usize,
    /// Where its text stands, blanks around it left out.
    pub span: Span,
    /// As written.
    pub text: &'a str,
    /// In simplified characters.
    pub reading: &'a str,
    pub sort: Sort,
    pub heading: u8,
}

impl<'a> Entry<'a> {
    pub fn new(index: usize, line: &Line, text: &'a str, reading: &'a str) -> Self {
        let whole = line.span.of(text);
        let start = line.span.start as usize + (whole.len() - whole.trim_start().len());
        let span = Span::new(start, start + whole.trim().len());
        let (text, reading) = (span.of(text), span.of(reading));
        let sort = super::sort::sort(text, reading);
        Self { index, span, text, reading, sort, heading: line.heading }
    }
}

/// The entries that make the title, first and last, by points; `None` when no line looks like one.
pub(super) fn choose(entries: &[Entry<'_>], front: &str) -> Option<(usize, usize)> {
    let points = |at: usize| points(entries, at, front);
    let best = (0..entries.len())
        .filter(|&at| matches!(entries[at].sort, Sort::Title | Sort::Publisher))
        // `# #` says nothing.
        .filter(|&at| !proper(entries[at].text, entries[at].span).is_empty())
        .max_by_key(|&at| (points(at), std::cmp::Reverse(at)))?;
    if points(best) < 2 {
        return None;
    }
    let first =
        if best > 0 && continues(&entries[best - 1], &entries[best]) { best - 1 } else { best };
    let mut last = best;
    while entries.get(last + 1).is_some_and(|next| follows(&entries[last], next)) {
        last += 1;
    }
    Some((first, last))
}

fn points(entries: &[Entry<'_>], at: usize, front: &str) -> i32 {
    let Entry { reading, sort, heading, .. } = &entries[at];
    let count = reading.chars().count();
    let mut points = 0;
    if kind::is_named(reading) {
        points += 4;
    }
    if !front.is_empty() && people::close(front).contains(&people::close(reading)) {
        points += 4;
    }
    points += match heading {
        0 => 0,
        1 => 4,
        _ => 1,
    };
    if at == 0 {
        points += 2;
    }
    let about = |entry: &Entry<'_>| {
        matches!(entry.sort, Sort::Labelled(_) | Sort::Delivery | Sort::Dated | Sort::Person(_))
    };
    if entries.get(at + 1).is_some_and(about) {
        points += 2;
    }
    // A subtitle is no title, but the line above one is.
    if entries
        .get(at + 1)
        .is_some_and(|next| is_subtitle(next.reading) && matches!(next.sort, Sort::Title))
    {
        points += 4;
    }
    if is_subtitle(reading) {
        points -= 6;
    }
    if matches!(sort, Sort::Publisher) {
        points -= 2;
    }
    if count < 5 {
        points -= 3;
    }
    if count > 60 {
        points -= 4;
    }
    if reading.ends_with(['：', ':', '，', ',', '；']) {
        points -= 6;
    }
    points
}

/// Whether `above` is the first half of a title that `title` ends.
fn continues(above: &Entry<'_>, title: &Entry<'_>) -> bool {
    if !matches!(above.sort, Sort::Title | Sort::Publisher) || kind::is_named(above.reading) {
        return false;
    }
    let opens = above.reading.starts_with("关于") && !title.reading.starts_with("关于");
    let hangs = above.reading.ends_with(['与', '和', '及', '、', '暨', '的', '在']);
    // 某市妇女联合会 / 2019年工作总结: the body that the title speaks of stands above it.
    let start: String = above.reading.chars().take(2).collect();
    let opens_with_year =
        title.reading.starts_with(|c: char| c.is_ascii_digit() || "二一关".contains(c));
    // A motto on two lines.
    let half = |entry: &Entry<'_>| (6..30).contains(&entry.reading.chars().count());
    let is_motto = matches!(above.sort, Sort::Title)
        && half(above)
        && half(title)
        && !kind::is_named(title.reading)
        && !is_subtitle(title.reading);
    let names =
        people::is_publisher(above.reading) && opens_with_year && !title.reading.contains(&start);
    opens || hangs || names || is_motto
}

/// Whether `next` is a subtitle or the second half of the title.
fn follows(title: &Entry<'_>, next: &Entry<'_>) -> bool {
    if !matches!(next.sort, Sort::Title | Sort::Remark) {
        return false;
    }
    let is_title = matches!(next.sort, Sort::Title);
    let goes_on =
        next.reading.starts_with(['与', '和', '及', '暨']) && kind::is_named(next.reading);
    let is_year = next.reading.chars().count() < 9 && date::find(next.reading).is_some();
    let hangs = title.reading.ends_with(['与', '和', '及', '、', '暨', '—', '─']);
    let half = title.reading.starts_with("关于")
        && !kind::is_named(title.reading)
        && kind::is_named(next.reading);
    is_title && (is_subtitle(next.reading) || hangs || half || goes_on) || is_year
}

/// What stands between two lines of a title when they are cited as one: a motto's halves keep a blank.
pub(super) fn joint(above: &str, below: &str) -> &'static str {
    let is_motto = !kind::is_named(above) && !kind::is_named(below) && !is_subtitle(below);
    if is_motto && !above.ends_with(['—', '─', '与', '和', '及', '、', '的']) {
        " "
    } else {
        ""
    }
}

/// Where the title proper stands in its line: without 工作计划： in front and a site's name behind.
pub(super) fn proper(text: &str, span: Span) -> Span {
    let mut start = 0;
    if let Some((at, colon)) = text.char_indices().take(9).find(|(_, c)| matches!(c, ':' | '：')) {
        let (label, rest) = (&text[..at], &text[at + colon.len_utf8()..]);
        let is_class =
            kind::is_named(label) || ["原标题", "原標題", "标题", "標題", "范文"].contains(&label);
        if is_class && rest.trim().chars().count() > 4 {
            start = text.len() - rest.trim_start().len();
        }
    }
    if let Some((_, rest)) = text.strip_prefix('【').and_then(|rest| rest.split_once('】'))
        && rest.chars().count() > 5
    {
        start = text.len() - rest.trim_start().len();
    }
    let mut end = text.len();
    for mark in ["_", " - ", " | ", "｜", "|"] {
        if let Some(at) = text.rfind(mark)
            && people::is_publisher(text[at + mark.len()..].trim())
            && text[..at].chars().count() > 5
        {
            end = at;
        }
    }
    // 某市政府工作报告 2020年5月12日 市长 张三
    if let Some(day) = date::find(&text[start..end.max(start)]).filter(|day| day.iso.len() > 7)
        && text[..start + day.start].ends_with(' ')
        && text[start..start + day.start].chars().count() > 5
    {
        end = start + day.start;
    }
    // 政府工作报告——2012年1月11日在某市第十三届人民代表大会第二次会议上
    for mark in ["——", "──", "―", "—", "－－"] {
        if let Some(at) = text.find(mark).filter(|&at| at > start)
            && date::find(&text[at..end.max(at)]).is_some_and(|found| found.iso.len() > 7)
        {
            end = at;
        }
    }
    let trimmed = text[start..end.max(start)].trim_end_matches(['—', '─', ' ', '*', '#']);
    Span::new(span.start as usize + start, span.start as usize + start + trimmed.len())
}

/// A title as it is cited: not set wide, not doubled, without date and name in brackets.
pub(super) fn cited(title: &str) -> String {
    let mut title = joined(title.trim().trim_start_matches("- "));
    // A mark that leads to a note.
    let noted = title.trim_end_matches(|c: char| "¹²³⁴⁵⁶⁷⁸⁹⁰*".contains(c));
    let noted = noted.strip_suffix([']', '］']).and_then(|t| t.rsplit_once(['[', '［'])).map_or(
        noted,
        |(bare, note)| {
            if note.bytes().all(|b| b.is_ascii_digit()) { bare } else { noted }
        },
    );
    title.truncate(noted.trim_end().len());
    let half = title.len() / 2;
    if title.len().is_multiple_of(2)
        && title.is_char_boundary(half)
        && title[..half] == title[half..]
    {
        title.truncate(half);
    }
    for (open, close) in [('(', ')'), ('（', '）')] {
        if let Some(rest) = title.strip_suffix(close)
            && let Some((bare, inside)) = rest.rsplit_once(open)
            && date::find(inside).is_some_and(|found| found.iso.len() > 4)
        {
            title = bare.trim_end().to_owned();
        }
        if let Some(rest) = title.strip_prefix(open)
            && let Some((inside, bare)) = rest.split_once(close)
            && date::find(inside).is_some_and(|found| found.iso.len() > 4)
        {
            title = bare.trim_start().to_owned();
        }
    }
    let enclosed = title.strip_prefix('《').and_then(|rest| rest.strip_suffix('》'));
    enclosed.map(str::to_owned).unwrap_or(title)
}

/// 政 府 工 作 报 告 and 2 0 1 5 年 are set wide, 砥砺奋进 继往开来 is two halves.
fn joined(title: &str) -> String {
    let mut out = String::with_capacity(title.len());
    let mut last = 0;
    for word in title.split_whitespace() {
        let count = word.chars().count();
        let is_date =
            out.ends_with(|c: char| c.is_ascii_digit()) && word.starts_with(['年', '月', '日']);
        if !out.is_empty() && count > 1 && last > 1 && !is_date {
            out.push(' ');
        }
        out.push_str(word);
        last = count;
    }
    out
}
