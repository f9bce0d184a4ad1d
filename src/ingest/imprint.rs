//! What does the report say of itself?
//!
//! Title, date, source, author and kind, read from the few lines above the body, the signature below
//! it, and front matter. Lines that say no more than this get the role of imprint; in doubt a line
//! stays body.

mod date;
mod fields;
mod kind;
mod letter;
mod people;
mod sort;
mod title;

use super::draft::FrontMatter;
use super::{Imprint, Line, Role, noise};
use crate::text::Span;
use crate::text::ends::first_chars;
use fields::{Field, Fields};
use sort::Sort;
use title::Entry;

/// How many lines above the body are looked at.
const ABOVE: usize = 24;
/// How many lines below it.
const BELOW: usize = 6;
/// How many lines of other sorts may part what the imprint says without a label from the title and
/// what follows it.
const NEAR: usize = 3;
/// How many lines of the body tell the kind of a report whose title does not.
const OPENING: usize = 4;

/// Reads the imprint and gives its lines their role. `reading` is `text` in simplified characters.
pub(super) fn read(text: &str, reading: &str, lines: &mut [Line], front: &FrontMatter) -> Imprint {
    let entries = above(text, reading, lines, 0);
    let front_title = title::cited(&front.title);
    let mut reader = Reader { text, reading, ..Reader::default() };
    let chosen = title::choose(&entries, &front_title);
    let last = reader.entries(&entries, chosen);
    set_apart(&entries[..last], chosen, lines);
    match chosen {
        Some((first, last)) => reader.title(&entries[first..=last], &front_title),
        None => reader.imprint.title.clone_from(&front_title),
    }
    if entries.is_empty() && front_title.is_empty() {
        reader.title_below_lead(lines);
    }
    reader.letter(lines);
    reader.signature(lines);
    reader.lead(lines);
    reader.front_matter(front);
    reader.finish(lines)
}

/// Gives the lines that say no more than the imprint its role.
fn set_apart(entries: &[Entry<'_>], title: Option<(usize, usize)>, lines: &mut [Line]) {
    for (at, entry) in entries.iter().enumerate() {
        let in_title = title.is_some_and(|(first, last)| (first..=last).contains(&at));
        if in_title || !matches!(entry.sort, Sort::Sentence) {
            lines[entry.index].role = Role::Imprint;
        }
    }
}

/// The lines above the body, from the line `from`, and what each is for.
fn above<'a>(text: &'a str, reading: &'a str, lines: &[Line], from: usize) -> Vec<Entry<'a>> {
    let mut entries: Vec<Entry<'a>> = Vec::new();
    let rest = lines.iter().enumerate().skip(from);
    for (index, line) in rest.filter(|(_, line)| line.role == Role::Body) {
        let entry = Entry::new(index, line, text, reading);
        if matches!(entry.sort, Sort::Body) || entries.len() == ABOVE {
            break;
        }
        entries.push(entry);
    }
    entries
}

/// How sure a date is; the smallest counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sure {
    Delivered,
    Published,
    Signed,
    Stated,
    Titled,
}

#[derive(Default)]
struct Reader<'a> {
    text: &'a str,
    reading: &'a str,
    imprint: Imprint,
    dates: Vec<(Sure, String)>,
    /// Month and day of delivery without a year.
    day: Option<String>,
}

impl Reader<'_> {
    /// Takes what the entries say; the first that is body after all.
    fn entries(&mut self, entries: &[Entry<'_>], chosen: Option<(usize, usize)>) -> usize {
        let mut end = chosen.map_or(0, |(_, last)| last + 1);
        let mut delivery = String::new();
        for (at, entry) in entries.iter().enumerate() {
            let in_title = chosen.is_some_and(|(first, last)| (first..=last).contains(&at));
            let above_title = chosen.is_some_and(|(first, _)| at < first);
            // A name among short lines of the text: 国际金融中心 heads a list.
            let is_near = at <= end + NEAR;
            let is_about = match &entry.sort {
                _ if in_title => false,
                Sort::Labelled(fields) => self.labelled(entry, fields),
                _ if !is_near => false,
                Sort::Delivery => {
                    delivery.push_str(entry.reading);
                    self.delivered_by(entry);
                    true
                }
                Sort::Dated => {
                    self.dated(entry);
                    delivery.push_str(entry.reading);
                    true
                }
                Sort::Person(name) => self.person(name, at > 0, end + 2 > at),
                Sort::Publisher if !above_title => {
                    self.source(entry.text);
                    true
                }
                Sort::Dispatch(agency) => {
                    self.source(agency);
                    true
                }
                Sort::Remark => {
                    delivery.push_str(entry.reading);
                    true
                }
                _ => false,
            };
            if is_about {
                end = end.max(at + 1);
            }
        }
        self.delivery(&delivery);
        end
    }

    fn labelled(&mut self, entry: &Entry<'_>, fields: &Fields) -> bool {
        let before = entry.reading.get(fields.before.clone()).unwrap_or("");
        if let Some(found) = date::find(before) {
            self.dates.push((Sure::Published, found.iso));
        }
        for (field, range) in &fields.values {
            let value = entry.text.get(range.clone()).unwrap_or("").trim();
            let reading = entry.reading.get(range.clone()).unwrap_or("").trim();
            match field {
                Field::Date => {
                    if let Some(found) = date::find(reading) {
                        self.dates.push((Sure::Published, found.iso));
                    }
                }
                Field::Source => self.source(value),
                Field::Author => self.author(people::without_office(value)),
                Field::Title if self.imprint.title.is_empty() => {
                    self.imprint.title = title::cited(value);
                }
                Field::Title | Field::Other => {}
            }
        }
        true
    }

    /// 在…会议上市长 李永金
    fn delivered_by(&mut self, entry: &Entry<'_>) {
        let Some(at) = entry.reading.rfind("上").map(|at| at + "上".len()) else { return };
        let rest = entry.text.get(at..).unwrap_or("");
        let rest = people::close(sort::bare(rest));
        let rest =
            rest.trim_end_matches(['）', ')']).trim_end_matches("讲话").trim_end_matches("講話");
        if let Some(name) = people::after_office(rest).filter(|_| !rest.is_empty()) {
            self.author(name);
        }
    }

    fn dated(&mut self, entry: &Entry<'_>) {
        let Some(rest) = sort::dated_rest(entry.reading).filter(|rest| !rest.is_empty()) else {
            return;
        };
        let at = rest.as_ptr() as usize - entry.reading.as_ptr() as usize;
        let rest = entry.text.get(at..at + rest.len()).unwrap_or("");
        match people::names(rest) {
            Some(names) => self.author(&names),
            None => self.source(rest),
        }
    }

    /// A name counts near the title, or with an office.
    fn person(&mut self, name: &str, follows: bool, is_near: bool) -> bool {
        if !follows && !name.is_empty() && self.imprint.author.is_empty() && !is_near {
            return false;
        }
        self.author(name);
        true
    }

    fn delivery(&mut self, text: &str) {
        match date::find(text).filter(|found| found.iso.len() > 4) {
            Some(found) => self.dates.push((Sure::Delivered, found.iso)),
            None => self.day = date::day_without_year(text),
        }
    }

    fn source(&mut self, value: &str) {
        let value = value.split("  ").next().unwrap_or(value).trim();
        if self.imprint.source.is_empty() && value.chars().count() < 60 {
            value.clone_into(&mut self.imprint.source);
        }
    }

    fn author(&mut self, value: &str) {
        const NOBODY: [&str; 8] =
            ["管理员", "admin", "Admin", "佚名", "本站", "网络", "匿名", "未知"];
        let value = sort::reporters(value);
        let value = people::names(&value).unwrap_or(value);
        if self.imprint.author.is_empty()
            && value.chars().count() < 40
            && !NOBODY.contains(&value.as_str())
        {
            self.imprint.author = value;
        }
    }

    /// The title from its lines. Front matter confirms it, and stands for it where the title has no
    /// line of its own.
    fn title(&mut self, entries: &[Entry<'_>], front: &str) {
        let (Some(first), Some(last)) = (entries.first(), entries.last()) else { return };
        let proper = title::proper(first.text, first.span);
        self.title_extras(
            Span::new(first.span.start as usize, last.span.end as usize).of(self.reading),
        );
        let rest = self.reading.get(proper.end as usize..first.span.end as usize).unwrap_or("");
        let delivered =
            date::find(rest).filter(|found| found.iso.len() > 7 && sort::is_subtitle(rest));
        let is_shared = delivered.is_some();
        self.dates.extend(delivered.map(|found| (Sure::Delivered, found.iso)));
        let mut span = proper;
        let mut text = proper.of(self.text).to_owned();
        for pair in entries.windows(2) {
            let [above, entry] = pair else { continue };
            text.push_str(title::joint(above.reading, entry.reading));
            text.push_str(entry.text);
            span = Span::new(span.start as usize, entry.span.end as usize);
        }
        let title = title::cited(&text);
        let says_more = people::close(front).contains(&people::close(&title));
        // A motto above the body: front matter knows better.
        if !front.is_empty() && !says_more && !kind::is_named(span.of(self.reading)) {
            front.clone_into(&mut self.imprint.title);
            return;
        }
        self.imprint.title_span = Some(span);
        self.imprint.title = if is_shared && says_more { front.to_owned() } else { title };
    }

    /// Date and name that stand in a title: （2013年1月6日 季建业）, 韩正市长在…上的报告.
    fn title_extras(&mut self, title: &str) {
        let Some(found) = date::find(title) else { return };
        // 2021—2025年 is the time a plan is for.
        let before = title
            .get(..found.start)
            .unwrap_or("")
            .trim_end_matches(['年', '—', '-', '至', '~', '～']);
        if found.iso.len() == 4 && before.ends_with(|c: char| c.is_ascii_digit()) {
            return;
        }
        let sure = if found.iso.len() > 4 { Sure::Stated } else { Sure::Titled };
        let behind = title.get(found.end..).unwrap_or("").trim_end_matches([')', '）']).trim();
        if sure == Sure::Stated && people::is_name(&people::close(behind)) {
            self.author(&people::close(behind));
        }
        self.dates.push((sure, found.iso));
    }

    /// A title that stands below the paragraph leading up to it.
    ///
    /// The paragraph must name it, or it must name a body of its own: 工作回顾 alone is a heading.
    fn title_below_lead(&mut self, lines: &mut [Line]) {
        let mut body = lines.iter().enumerate().filter(|(_, line)| line.role == Role::Body);
        let Some((_, lead)) = body.next() else { return };
        let lead = lead.span.of(self.reading);
        for (index, line) in body.take(3) {
            let entry = Entry::new(index, line, self.text, self.reading);
            let is_title = matches!(entry.sort, Sort::Title) && kind::is_named(entry.reading);
            if is_title && noise::is_paragraph(lead) && lead.contains(entry.reading) {
                lines[index].role = Role::Imprint;
                self.imprint.title = title::cited(entry.text);
                self.imprint.title_span = Some(entry.span);
                return;
            }
        }
    }

    /// Signature, date and remarks below the body.
    fn signature(&mut self, lines: &mut [Line]) {
        let below: Vec<usize> =
            (0..lines.len()).rev().filter(|&at| lines[at].role == Role::Body).take(BELOW).collect();
        let mut is_dated = false;
        for index in below {
            let entry = Entry::new(index, &lines[index], self.text, self.reading);
            match &entry.sort {
                Sort::Labelled(fields)
                    if entry.reading.chars().count() < 60 && is_signed(fields) =>
                {
                    self.labelled(&entry, fields);
                }
                Sort::Dated => {
                    if let Some(found) = date::find(entry.reading) {
                        self.dates.push((Sure::Signed, found.iso));
                    }
                    is_dated = true;
                }
                Sort::Person(name)
                    if !name.is_empty() && entry.text.starts_with(['(', '（', '◎', '□']) =>
                {
                    self.author(name);
                }
                Sort::Publisher if is_dated => self.source(entry.text),
                _ => return,
            }
            lines[index].role = Role::Imprint;
        }
    }

    /// 本报讯（记者 张三）, 新华社北京3月5日电 at the head of the first paragraph.
    fn lead(&mut self, lines: &[Line]) {
        let Some(first) = lines.iter().find(|line| line.role == Role::Body) else { return };
        let reading = first.span.of(self.reading).trim_start();
        let head = first_chars(reading, 40);
        if self.imprint.source.is_empty() && head.starts_with("新华社") && head.contains('电') {
            self.source("新华社");
        }
        let reporter = head.split(['(', '（']).nth(1).filter(|inside| inside.contains("记者"));
        let names = reporter.and_then(|inside| inside.split([')', '）']).next());
        if let Some(names) = names.and_then(|names| people::names(&sort::reporters(names))) {
            self.author(&names);
        }
    }

    fn front_matter(&mut self, front: &FrontMatter) {
        // An address tells where a copy was found, not who published it.
        if !front.source.contains("://") {
            self.source(&front.source);
        }
        self.author(&front.author);
        if let Some(found) = date::find(&front.date) {
            self.dates.push((Sure::Stated, found.iso));
        }
        let title = front.title.clone();
        self.title_extras(&crate::text::fold::simplified(&people::close(&title)));
        if self.imprint.author.is_empty()
            && let Some(name) = people::before_office(&title)
        {
            self.author(&name);
        }
    }

    fn finish(mut self, lines: &[Line]) -> Imprint {
        self.dates.sort_by_key(|(sure, iso)| (*sure, std::cmp::Reverse(iso.len())));
        if let Some((_, iso)) = self.dates.first() {
            self.imprint.date.clone_from(iso);
        }
        if let (4, Some(day)) = (self.imprint.date.len(), &self.day) {
            self.imprint.date.push_str(day);
        }
        let title = crate::text::fold::simplified(&self.imprint.title);
        self.imprint.kind = kind::of(&title).unwrap_or_else(|| {
            let first = lines.iter().filter(|line| line.role == Role::Body).take(OPENING);
            let opening: String =
                first.flat_map(|line| line.span.of(self.reading).chars().take(300)).collect();
            kind::by_opening(&opening)
        });
        self.imprint
    }
}

/// Whether a labelled line speaks of who made the report.
fn is_signed(fields: &Fields) -> bool {
    fields
        .values
        .iter()
        .all(|(field, _)| matches!(field, Field::Source | Field::Author | Field::Date))
        && fields.before.is_empty()
}
