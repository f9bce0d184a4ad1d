//! Numerals in Arabic digits with Chinese multipliers: 34,365, 10 678, 4.4 亿, 3亿5000万.

use super::{Decimal, Numeral, Script, belongs_to_word, power};
use crate::text::han;

/// More digits than this name something.
const MOST_DIGITS: usize = 15;

/// What may follow a number with a raised decimal point: multipliers and common measures.
const MEASURED: &str = "万亿%‰元倍吨亩个公平米斤克";

/// Reads the numeral whose first digit is at `at`.
pub(super) fn read(text: &str, at: usize) -> Option<Numeral> {
    let plain = plain(text, at)?;
    if plain.script == Script::Code {
        return Some(plain);
    }
    let mut numeral = multiplied(text, plain);
    // 3亿5000万: a smaller numeral goes on directly.
    if numeral.scale >= 4
        && !numeral.more
        && byte(text, numeral.end).is_some_and(|b| b.is_ascii_digit())
        && let Some(tail) = padded_below(text, numeral).or_else(|| plain_below(text, numeral))
        && let Some(sum) = numeral.value.plus(tail.value)
    {
        numeral = Numeral { value: sum, scale: tail.scale, ..tail };
    }
    Some(numeral)
}

/// The numeral right behind `head` when it is smaller than the multiplier of `head`.
fn plain_below(text: &str, head: Numeral) -> Option<Numeral> {
    let tail = multiplied(text, plain(text, head.end)?);
    let limit = Decimal::new(1, head.scale).to_f64();
    (tail.script == Script::Arabic && tail.value.to_f64() < limit).then_some(tail)
}

/// 2万0,700: four digits right behind `head`, written with their zeros.
fn padded_below(text: &str, head: Numeral) -> Option<Numeral> {
    let mut digits = Digits::default();
    let mut end = digits.take(text, head.end);
    if digits.count == 1 && byte(text, end) == Some(b',') {
        end = digits.take(text, end + 1);
    }
    let ends = !byte(text, end).is_some_and(|b| matches!(b, b',' | b'.' | b'0'..=b'9'));
    let padded = Numeral { end, value: Decimal::new(digits.value, 0), scale: 0, ..head };
    let tail = multiplied(text, padded);
    (digits.count == 4 && ends && tail.scale < head.scale).then_some(tail)
}

/// Digits, separators and the decimal point, without multipliers.
fn plain(text: &str, at: usize) -> Option<Numeral> {
    let mut digits = Digits::default();
    let mut end = digits.take(text, at);
    let leading_zero = byte(text, at) == Some(b'0') && end - at > 1;
    end = grouped(text, at, end, &mut digits);
    if let Some(fraction) = fraction_start(text, at, end) {
        let whole = digits.count;
        end = digits.take(text, fraction);
        digits.fraction = digits.count - whole;
    }
    let goes_on =
        byte(text, end) == Some(b'.') && byte(text, end + 1).is_some_and(|b| b.is_ascii_digit());
    let mut script = Script::Arabic;
    if goes_on || leading_zero || digits.count > MOST_DIGITS {
        script = Script::Code;
        end = code_end(text, end);
    }
    (digits.count > 0).then_some(Numeral {
        end,
        value: Decimal::new(digits.value, -(digits.fraction as i32)),
        upper: None,
        script,
        scale: 0,
        more: false,
    })
}

/// Applies the multipliers behind `numeral`, with 余 or 多 among them and a blank before them.
fn multiplied(text: &str, mut numeral: Numeral) -> Numeral {
    let mut last = 0;
    loop {
        let mut at = numeral.end;
        if last == 0 && !numeral.more {
            at = after_blanks(text, at);
        }
        let more = more_at(text, at);
        if let Some(len) = more {
            at += len;
        }
        let found = text[at..].chars().next().and_then(|c| match c {
            '十' | '拾' => None,
            '兆' => Some((c, 12)),
            _ => power(c).map(|p| (c, p)),
        });
        match found {
            Some((c, power)) if power > last && !belongs_to_word(text, at) => {
                numeral.end = at + c.len_utf8();
                numeral.value = numeral.value.scaled(power);
                numeral.scale += power;
                numeral.more |= more.is_some();
                last = power;
            }
            _ => break,
        }
    }
    if !numeral.more
        && let Some(len) = more_at(text, numeral.end)
    {
        numeral.end += len;
        numeral.more = true;
    }
    numeral
}

/// Length of the 余 or 多 at `at`.
pub(super) fn more_at(text: &str, at: usize) -> Option<usize> {
    ["余", "多"].into_iter().find(|word| text[at..].starts_with(word)).map(str::len)
}

/// The end of the groups of three behind the first digits: 34,365 and 10 678.
fn grouped(text: &str, at: usize, first_end: usize, digits: &mut Digits) -> usize {
    if first_end - at > 3 || byte(text, at) == Some(b'0') {
        return first_end;
    }
    let Some(separator) = text[first_end..].chars().next() else { return first_end };
    if separator != ',' && !is_blank(separator) {
        return first_end;
    }
    let mut end = first_end;
    let mut all = *digits;
    while text[end..].starts_with(separator) {
        let group = end + separator.len_utf8();
        let group_end = all.take(text, group);
        if group_end - group != 3 {
            break;
        }
        end = group_end;
    }
    let digit_follows = byte(text, end).is_some_and(|b| b.is_ascii_digit());
    // Blanks may also part the columns of a table: something counted must follow.
    let whole_end = end + fraction_length(&text[end..]);
    let counts = separator == ',' || text[after_blanks(text, whole_end)..].starts_with(is_counted);
    if end == first_end || digit_follows || !counts || all.count > MOST_DIGITS {
        return first_end;
    }
    *digits = Digits::default();
    for byte in text[at..end].bytes().filter(u8::is_ascii_digit) {
        digits.push(byte);
    }
    end
}

/// Length of the point and the digits that `rest` opens with; 0 without both.
fn fraction_length(rest: &str) -> usize {
    let digits = rest.strip_prefix('.').unwrap_or_default();
    match digits.bytes().take_while(u8::is_ascii_digit).count() {
        0 => 0,
        count => 1 + count,
    }
}

/// Where the digits behind the point begin; also in 62. 6, which a converter tore apart.
fn fraction_start(text: &str, at: usize, end: usize) -> Option<usize> {
    let rest = text.get(end..)?;
    if let Some(point) = rest.strip_prefix(['·', '•', '‧']) {
        // The raised point of old prints parts dates too (7·5): something measured must follow.
        let count = point.bytes().take_while(u8::is_ascii_digit).count();
        let measured = point[count..].starts_with(|c| MEASURED.contains(c));
        return (count > 0 && measured).then(|| text.len() - point.len());
    }
    let point = rest.strip_prefix('.').or_else(|| rest.strip_prefix('．'))?;
    let from = text.len() - point.len();
    if point.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(from);
    }
    let opens_line = text[..at].chars().next_back().is_none_or(|c| c == '\n' || is_blank(c));
    let digits = point.strip_prefix(' ')?;
    let count = digits.bytes().take_while(u8::is_ascii_digit).take(3).count();
    let torn = !opens_line
        && (1..=2).contains(&count)
        && digits[count..].starts_with(|c| is_counted(c) && c != '.');
    torn.then_some(from + 1)
}

/// The end of a row of digits and points that names something.
fn code_end(text: &str, end: usize) -> usize {
    let rest = text[end..].bytes().take_while(|b| b.is_ascii_digit() || *b == b'.');
    end + rest.count()
}

/// Whether what follows a number with a blank inside shows that it is one.
fn is_counted(c: char) -> bool {
    c == '%' || c == '‰' || han::is_common(c)
}

/// One past at most two blanks at `at`.
pub(crate) fn after_blanks(text: &str, at: usize) -> usize {
    let blanks = text[at..].chars().take(2).take_while(|c| is_blank(*c));
    at + blanks.map(char::len_utf8).sum::<usize>()
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' | '\u{3000}')
}

fn byte(text: &str, at: usize) -> Option<u8> {
    text.as_bytes().get(at).copied()
}

#[derive(Clone, Copy, Default)]
struct Digits {
    value: u64,
    count: usize,
    fraction: usize,
}

impl Digits {
    /// Takes the digits at `at` and says where they end.
    fn take(&mut self, text: &str, at: usize) -> usize {
        let bytes = text.as_bytes().get(at..).unwrap_or_default();
        let count = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
        for &byte in &bytes[..count] {
            self.push(byte);
        }
        at + count
    }

    fn push(&mut self, digit: u8) {
        self.value = self.value.wrapping_mul(10).wrapping_add(u64::from(digit - b'0'));
        self.count += 1;
    }
}
