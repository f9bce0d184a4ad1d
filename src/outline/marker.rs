//! The numbering that opens a heading: 一、 （一） 1. ① 第一章, as the table of styles has it.

use crate::outline::paragraph::skip_marks;
use crate::text::han;
use crate::text::openers::Characters;
use crate::text::table::table_rows;
use std::sync::LazyLock;

/// A numbering at the opening of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker {
    /// Its style: row of the table, with the depth for 1.1 and 1.1.1.
    pub style: u8,
    /// Usual order of size among styles, 1 the largest.
    pub order: u8,
    /// What it counts to; 0 where it counts nothing.
    pub number: u32,
    /// First byte.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// First byte of the title.
    pub next: usize,
}

/// Order of 第一节: titles of this order and above may stand in a line below the numbering.
const ORDER_OF_SECTIONS: u8 = 3;
/// Order of 一、: styles of this order and above head parts of a report.
pub const ORDER_OF_PARTS: u8 = 6;
/// Order of （一）.
pub const ORDER_OF_CHAPTERS: u8 = 7;
/// Order of 一是: enumerations, which head only where a paragraph follows.
pub const ORDER_OF_ENUMERATIONS: u8 = 11;
/// Order of ——: bullets.
pub const ORDER_OF_BULLETS: u8 = 13;

impl Marker {
    /// The numbering that opens `text[start..end]` before a title.
    #[must_use]
    pub fn read(text: &str, start: usize, end: usize) -> Option<Self> {
        let marker = Self::opening(text, start, end)?;
        let title = text.get(marker.next..end)?;
        (marker.next < end && !goes_on_counting(title)).then_some(marker)
    }

    /// The numbering of a chapter that is all of `text[start..end]`: its title stands in the next line.
    #[must_use]
    pub fn alone(text: &str, start: usize, end: usize) -> Option<Self> {
        let marker = Self::opening(text, start, end)?;
        (marker.next >= end && marker.order <= ORDER_OF_SECTIONS).then_some(marker)
    }

    /// The numbering that opens `text[start..end]`, whatever follows.
    #[must_use]
    pub fn opening(text: &str, start: usize, end: usize) -> Option<Self> {
        let body = text.get(start..end)?;
        if !body.starts_with(|c| OPENERS.has(c)) {
            return None;
        }
        STYLES.iter().enumerate().find_map(|(row, style)| {
            let (number, depth, len) = style.read(body)?;
            let mut next = skip_marks(text, start + len, end);
            // 第一部分：回顾
            if text.get(next..end)?.starts_with(['：', ':']) {
                next = skip_marks(text, next + text.get(next..)?.chars().next()?.len_utf8(), end);
            }
            let style = row as u8 * 4 + depth.min(3);
            Some(Self {
                style,
                order: STYLES.get(row)?.order,
                number,
                start,
                end: start + len,
                next,
            })
        })
    }
}

/// A row of the table.
struct Style {
    order: u8,
    openings: Vec<&'static str>,
    numerals: Numerals,
    closings: Vec<&'static str>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Numerals {
    Han,
    Upper,
    Arabic,
    Dotted,
    Roman,
    Circled,
    Stem,
    Any,
    None,
}

static STYLES: LazyLock<Vec<Style>> = LazyLock::new(|| {
    table_rows(include_str!("marker_styles.tsv")).filter_map(|r| Style::new(&r)).collect()
});

/// What a numbering may open with.
static OPENERS: LazyLock<Characters> = LazyLock::new(|| {
    let openings = STYLES.iter().flat_map(|style| &style.openings).copied();
    let bare = STYLES.iter().filter(|style| style.openings.contains(&""));
    let numerals = bare.flat_map(|style| style.numerals.characters());
    let numerals = numerals.flat_map(|list| list.chars());
    openings.filter_map(|word| word.chars().next()).chain(numerals).collect()
});

impl Style {
    fn new(row: &[&'static str]) -> Option<Self> {
        let [order, openings, numerals, closings] = row else { return None };
        Some(Self {
            order: order.parse().ok()?,
            openings: alternatives(openings),
            numerals: Numerals::named(numerals)?,
            closings: alternatives(closings),
        })
    }

    /// Number, depth and length of the numbering that opens `body`.
    fn read(&self, body: &str) -> Option<(u32, u8, usize)> {
        let rest = self.openings.iter().find_map(|opening| body.strip_prefix(opening))?;
        let rest = rest.trim_start_matches(' ');
        let (number, depth, len) = self.numerals.read(rest)?;
        let rest = rest.get(len..)?;
        // （ 一 ）, 二 、: blanks may stand inside.
        let close = rest.trim_start_matches(' ');
        let closes = |text: &str, closing: &str| text.starts_with(closing);
        let (rest, closing) = self.closings.iter().find_map(|closing| {
            let inside = !closing.trim().is_empty() && closes(close, closing);
            if closes(rest, closing) {
                Some((rest, closing))
            } else {
                inside.then_some((close, closing))
            }
        })?;
        let after = rest.get(closing.len()..)?;
        let digits = matches!(self.numerals, Numerals::Arabic | Numerals::Dotted);
        let joined = after.starts_with(|c: char| c.is_ascii_digit())
            || closing.trim().is_empty() && !after.is_empty() && !opens_title(after);
        if digits && joined && self.openings == [""] {
            return None;
        }
        Some((number, depth, body.len() - rest.len() + closing.trim().len()))
    }
}

const HAN: &str = "一二三四五六七八九";
const UPPER: &str = "壹贰叁肆伍陆柒捌玖";
const OTHER_UPPER: &str = "壹贰参肆伍陆柒捌玖";
const ARABIC: &str = "0123456789";
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const ROMAN: &str = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ";
const CIRCLED: [&str; 4] =
    ["①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽", "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑", "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"];

impl Numerals {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "han" => Self::Han,
            "upper" => Self::Upper,
            "arabic" => Self::Arabic,
            "dotted" => Self::Dotted,
            "roman" => Self::Roman,
            "circled" => Self::Circled,
            "stem" => Self::Stem,
            "any" => Self::Any,
            "none" => Self::None,
            _ => return None,
        })
    }

    /// The characters that it is written with.
    fn characters(self) -> &'static [&'static str] {
        match self {
            Self::Han => &[HAN, "十"],
            Self::Upper => &[UPPER, OTHER_UPPER, "拾"],
            Self::Arabic | Self::Dotted => &[ARABIC],
            Self::Any => &[HAN, "十", ARABIC],
            Self::Roman => &[ROMAN, "IVX"],
            Self::Circled => &CIRCLED,
            Self::Stem => &[STEMS],
            Self::None => &[],
        }
    }

    /// Number, depth and length of the numeral that opens `text`.
    fn read(self, text: &str) -> Option<(u32, u8, usize)> {
        let flat = |(number, len)| (number, 0, len);
        match self {
            Self::None => Some((0, 0, 0)),
            Self::Han => counted(text, HAN, '十').map(flat),
            Self::Upper => {
                counted(text, UPPER, '拾').or_else(|| counted(text, OTHER_UPPER, '拾')).map(flat)
            }
            Self::Arabic => arabic(text).map(flat),
            Self::Any => counted(text, HAN, '十').or_else(|| arabic(text)).map(flat),
            Self::Stem => listed(text, STEMS).map(flat),
            Self::Roman => listed(text, ROMAN).or_else(|| latin_roman(text)).map(flat),
            Self::Circled => CIRCLED.iter().find_map(|list| listed(text, list)).map(flat),
            Self::Dotted => dotted(text),
        }
    }
}

/// `一、二、三产业` is an enumeration inside a sentence, not a numbering; so is `3、4月份`.
fn goes_on_counting(title: &str) -> bool {
    let mut chars = title.chars();
    let (first, second) = (chars.next(), chars.next());
    let numeral = |c: char| "一二三四五六七八九十".contains(c) || c.is_ascii_digit();
    first.is_some_and(numeral) && second.is_some_and(|c| "、季线产月级".contains(c))
}

/// Whether a title may follow 1.1 or 1 and a blank: a word, not a unit or a sign.
fn opens_title(text: &str) -> bool {
    const WORDS: [&str; 8] = ["项目", "公共", "人口", "人才", "人民", "家庭", "年度", "平安"];
    let word =
        |c: char| han::is_common(c) && !"万亿元个倍米公平人吨岁年月日比户项家世次".contains(c);
    text.starts_with(word) || WORDS.iter().any(|word| text.starts_with(word))
}

fn alternatives(cell: &'static str) -> Vec<&'static str> {
    cell.split(' ')
        .map(|word| match word {
            "-" => "",
            "_" => " ",
            _ => word,
        })
        .collect()
}

/// A numeral up to 99 of nine digits and a ten.
fn counted(text: &str, digits: &str, ten: char) -> Option<(u32, usize)> {
    let (mut tens, mut units, mut len, mut count) = (0, 0, 0, 0);
    for c in text.chars().take(3) {
        if let Some(digit) = digits.chars().position(|d| d == c) {
            if units != 0 {
                return None;
            }
            units = digit as u32 + 1;
        } else if c == ten && tens == 0 {
            tens = units.max(1);
            units = 0;
        } else {
            break;
        }
        len += c.len_utf8();
        count += 1;
    }
    (count > 0).then_some((tens * 10 + units, len))
}

/// A number of one or two digits.
fn arabic(text: &str) -> Option<(u32, usize)> {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=2).contains(&len) {
        return None;
    }
    Some((text.get(..len)?.parse().ok()?, len))
}

/// 1.1 or 1.1.1: the last number, with the depth. What counts on and on is a table's, or a net
/// address.
fn dotted(text: &str) -> Option<(u32, u8, usize)> {
    const DEEPEST: u8 = 8;
    let (mut number, mut at) = arabic(text)?;
    let mut depth = 0;
    while let Some(rest) = text.get(at..).and_then(|rest| rest.strip_prefix(['.', '．'])) {
        let Some((next, len)) = arabic(rest) else { break };
        number = next;
        at = text.len() - rest.len() + len;
        depth += 1;
        if depth > DEEPEST {
            return None;
        }
    }
    (depth > 0).then_some((number, depth, at))
}

/// One character of a list.
fn listed(text: &str, list: &str) -> Option<(u32, usize)> {
    let first = text.chars().next()?;
    let at = list.chars().position(|c| c == first)?;
    Some((at as u32 + 1, first.len_utf8()))
}

/// A Roman numeral in Latin letters, up to twelve.
fn latin_roman(text: &str) -> Option<(u32, usize)> {
    const NUMERALS: [&str; 12] =
        ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    let len = text.bytes().take_while(|b| b"IVX".contains(b)).count();
    let at = NUMERALS.iter().position(|numeral| Some(*numeral) == text.get(..len))?;
    Some((at as u32 + 1, len))
}
