//! Headings that are short lines standing alone.

use crate::outline::Origin;
use crate::outline::cues;
use crate::outline::heading::{Heading, Style};
use crate::outline::marker::{Marker, ORDER_OF_ENUMERATIONS};
use crate::outline::paragraph::{Paragraph, is_blank, trim_end};
use crate::text::han;
use std::collections::HashMap;

/// The headings among `paragraphs` that stand alone in a line. `taken` tells which paragraphs
/// are headings already, `after` where the title of the report ends.
#[must_use]
pub fn headings(
    text: &str,
    paragraphs: &[Paragraph],
    taken: &[bool],
    after: Option<usize>,
) -> Vec<Heading> {
    let mut seen: HashMap<&str, u32> = HashMap::new();
    for paragraph in paragraphs.iter().filter(|p| p.size() <= LONGEST * 3) {
        *seen.entry(paragraph.of(text)).or_default() += 1;
    }
    let mut out = Vec::new();
    let (mut prose, mut hailed) = (false, false);
    let first_taken = taken.iter().position(|&taken| taken);
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let place = Place { text, paragraphs, taken, index, prose, after };
        hailed |= is_salutation(paragraph.of(text));
        prose |= hailed || is_prose(text, paragraph);
        // Above the salutation stands the report's own title.
        let first = !hailed && out.is_empty() && first_taken.is_none_or(|taken| index < taken);
        let titles = first && TITLE_ENDINGS.iter().any(|end| paragraph.of(text).ends_with(end));
        let once = seen.get(paragraph.of(text)).is_none_or(|&count| count < 3);
        let end = trim_end(text, paragraph.start, paragraph.end);
        let empty = end <= paragraph.start;
        // What is numbered and no heading is an item.
        let item = paragraph.stated == 0
            && Marker::opening(text, paragraph.start, paragraph.end)
                .is_some_and(|marker| marker.order < ORDER_OF_ENUMERATIONS);
        if taken.get(index) == Some(&true)
            || titles
            || !once
            || empty
            || item
            || !place.is_heading(paragraph)
        {
            continue;
        }
        let style = match paragraph.stated {
            0 if cues::is_a_usual_part(paragraph.of(text)) => Style::Apart,
            0 => Style::Line,
            level => Style::Stated(level),
        };
        out.push(Heading {
            paragraph: index,
            marker: None,
            start: paragraph.start,
            end,
            next: paragraph.end,
            origin: Origin::Line,
            style,
        });
    }
    out
}

/// Whether a paragraph is running text: long, or ended as a sentence is.
#[must_use]
pub fn is_prose(text: &str, paragraph: &Paragraph) -> bool {
    paragraph.size() >= 120 && paragraph.of(text).contains(['。', '，', ',', '；'])
}

/// Longest line heading, in characters.
const LONGEST: usize = 40;

struct Place<'a> {
    text: &'a str,
    paragraphs: &'a [Paragraph],
    taken: &'a [bool],
    index: usize,
    /// Whether running text stands above.
    prose: bool,
    /// Where the title of the report ends.
    after: Option<usize>,
}

impl Place<'_> {
    fn is_heading(&self, paragraph: &Paragraph) -> bool {
        let words = paragraph.of(self.text);
        if paragraph.stated > 0 {
            return self.prose || self.after.is_some_and(|end| paragraph.start >= end);
        }
        let bold = paragraph.all_bold();
        let below = self.after.is_some_and(|end| paragraph.start >= end)
            && (bold || cues::opens_a_heading(words) && cues::ends_a_heading(words));
        let named = cues::is_a_usual_part(words);
        (self.prose || below || named)
            && (named || looks_like_one(words, bold))
            && (named || bold || words.chars().count() >= 4 || self.stands_between_texts())
            && self.stands_well(paragraph)
    }

    /// Whether running text stands above and below: 旅遊業 is short enough to be anything.
    fn stands_between_texts(&self) -> bool {
        let prose = |p: Option<&Paragraph>| {
            p.is_some_and(|p| p.size() >= LONGEST && ends_sentence(p.of(self.text)))
        };
        prose(self.index.checked_sub(1).and_then(|i| self.paragraphs.get(i)))
            && prose(self.paragraphs.get(self.index + 1))
    }

    /// Whether what stands around it lets it head something.
    fn stands_well(&self, paragraph: &Paragraph) -> bool {
        let above = self.index.checked_sub(1).and_then(|i| self.paragraphs.get(i));
        let below = self.paragraphs.get(self.index + 1);
        let finished = above.is_none_or(|above| {
            let taken = self.taken.get(self.index - 1) == Some(&true);
            taken || ends_sentence(above.of(self.text)) || above.size() < LONGEST * 3
        });
        let short = |p: Option<&Paragraph>, step: bool| {
            let index = if step { self.index + 1 } else { self.index.wrapping_sub(1) };
            p.is_some_and(|p| {
                self.taken.get(index) != Some(&true)
                    && p.size() < LONGEST * 3
                    && !ends_sentence(p.of(self.text))
            })
        };
        let listed = short(above, false) && short(below, true);
        let governs = below.is_some_and(|below| {
            self.taken.get(self.index + 1) == Some(&true)
                || is_prose(self.text, below)
                || ends_sentence(below.of(self.text))
                || (paragraph.all_bold() && !listed)
                || self.paragraphs.get(self.index + 2).is_some_and(|p| is_prose(self.text, p))
        });
        // ■ 服务大局有力度: a mark before a line that heads what follows, not one of a list.
        let marked = |p: Option<&Paragraph>| p.is_some_and(|p| p.listed);
        let item = paragraph.listed
            && (marked(above) || marked(below) || !below.is_some_and(|b| is_prose(self.text, b)));
        finished && governs && !listed && !item
    }
}

fn looks_like_one(words: &str, bold: bool) -> bool {
    let length = words.chars().count();
    if !(2..=LONGEST).contains(&length) {
        return false;
    }
    let han = words.chars().filter(|c| han::is_han(*c)).count();
    let title = words.trim_end_matches(['：', ':']);
    let inside =
        |c: char| matches!(c, '。' | '；' | '|' | '│' | '\t' | '<' | '>' | '@' | '◎' | '→' | '…');
    let ends = ['。', '；', '，', ',', '、', '！', ';', '.', '!', '：', ':', '）', ')'];
    let captioned = words.starts_with(['图', '表'])
        && words.chars().nth(1).is_some_and(|c| c.is_ascii_digit() || is_blank(c) || c == '一');
    let annexed = ["附件", "附表", "附录", "附注", "附："].iter().any(|a| words.starts_with(a));
    let opened = words.starts_with(['（', '(', '—', '─', '〔', '[', '【']);
    let quoted = words.starts_with('“') && words.ends_with('”');
    let talk = cues::opens_talk(title) && !cues::ends_a_part(title);
    let torn = title.contains(inside) || words.ends_with(ends);
    let gapped = !bold && words.chars().filter(|c| is_blank(*c)).count() > 2;
    let other = captioned || annexed || opened || quoted || talk || torn || gapped;
    han * 2 >= length && !other && !is_imprint(words)
}

/// A date, a byline, a signature, a picture's name.
fn is_imprint(words: &str) -> bool {
    let flat: String = words.chars().filter(|c| !is_blank(*c)).collect();
    let dated = flat.ends_with(['日', '月', '年']) && flat.contains('年');
    let signed = !cues::opens_a_heading(&flat) && SIGNATURES.iter().any(|end| flat.ends_with(end));
    let named = BYLINES.iter().any(|title| flat.contains(title)) && flat.chars().count() <= 16;
    dated
        || signed
        || named
        || flat.contains(".jpg")
        || flat.contains("http")
        || flat.contains("www.")
}

/// 各位代表： and the like.
fn is_salutation(words: &str) -> bool {
    words.len() <= 60
        && ["各位", "同志们", "女士们", "主席", "朋友们", "尊敬的"]
            .iter()
            .any(|s| words.starts_with(s))
}

fn ends_sentence(words: &str) -> bool {
    words.ends_with([
        '。', '！', '？', '；', '：', ':', '”', '）', ')', ';', '.', '…', '!', '?', '*',
    ])
}

const SIGNATURES: [&str; 8] =
    ["人民政府", "委员会", "统计局", "妇联", "联合会", "办公室", "会议上", "大会上"];
/// Endings of a report's own title, which heads nothing where no heading stands above it.
const TITLE_ENDINGS: [&str; 9] =
    ["报告", "总结", "综述", "计划", "公报", "讲话", "规划", "工作回顾", "工作要点"];
const BYLINES: [&str; 7] = ["市长", "主任", "主席", "书记", "记者", "省长", "县长"];
