//! Bytes to text: which encoding is this file in?
//!
//! Asked in order: byte order mark, the shape of UTF-16, a declared charset, strict UTF-8, UTF-8
//! with a few broken bytes, detection between GB18030 and Big5. What the text says is not
//! looked at, save for signs that it was garbled before it was saved.

mod mojibake;

use super::Notice;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use memchr::memmem;

/// The encodings a reader may choose among, by the names [`decode_as`] takes.
pub const CHOICES: [&str; 5] = ["UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE"];

/// Text and how it was come by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// Name of the encoding.
    pub encoding: &'static str,
    /// What was broken.
    pub notices: Vec<Notice>,
}

/// Text of bytes in an encoding found out from the bytes alone.
#[must_use]
pub fn decode(bytes: &[u8]) -> Decoded {
    decoded(bytes, choose(bytes))
}

/// Text of bytes in the encoding named; [`decode`] where no encoding has that name.
#[must_use]
pub fn decode_as(bytes: &[u8], name: &str) -> Decoded {
    match Encoding::for_label(name.as_bytes()) {
        Some(encoding) => decoded(bytes, gb18030_for_gbk(encoding)),
        None => decode(bytes),
    }
}

/// How many bytes the detector is fed: more is no surer, and costs.
const DETECTED: usize = 16 * 1024;
/// How many bytes are searched for a declared charset.
const DECLARED: usize = 1024;

fn decoded(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    let mut text = text.into_owned();
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    let mut notices = Vec::from_iter(broken(&text));
    if let Some(at) = mojibake::find(&text) {
        let mended = mojibake::mended(&text);
        notices.push(garbled(line_of(&text, at), mended.is_some()));
        text = mended.unwrap_or(text);
    }
    Decoded { text, encoding: encoding.name(), notices }
}

fn choose(bytes: &[u8]) -> &'static Encoding {
    if bytes.starts_with(&[0x84, 0x31, 0x95, 0x33]) {
        return GB18030;
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    if let Some(encoding) = utf_16_by_shape(bytes) {
        return encoding;
    }
    // Strict UTF-8 with more than ASCII in it is never an accident: a declaration that says
    // otherwise was copied along when the file was converted.
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    if let Some(encoding) = declared(bytes)
        && !encoding.decode_without_bom_handling(bytes).1
    {
        return encoding;
    }
    if mostly_utf_8(bytes) {
        return UTF_8;
    }
    detected(bytes)
}

/// UTF-16 shows itself without a mark: in Chinese text nearly every high byte is one of a few.
pub(super) fn utf_16_by_shape(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..4096).unwrap_or(bytes);
    let pairs: Vec<(u8, u8)> = head.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
    if pairs.len() < 4 {
        return None;
    }
    let fits = |high: u8, low: u8| match high {
        0x00 => matches!(low, b'\t' | b'\n' | b'\r' | 0x20..=0x7e | 0xa0..=0xff),
        0x30 => low <= 0x29,
        0x4e..=0x9f => true,
        0x20..=0x25 | 0xff => true,
        _ => false,
    };
    let little = pairs.iter().filter(|&&(low, high)| fits(high, low)).count();
    let big = pairs.iter().filter(|&&(high, low)| fits(high, low)).count();
    let enough = pairs.len() - pairs.len() / 20;
    // Two-byte codes and plain ASCII fit here and there, but have none of the bytes that digits,
    // line ends, 、。 and ， have in 16 bits.
    let is_marked = head.iter().any(|b| matches!(b, 0..=8 | 0xff));
    if little >= enough && little > big && is_marked {
        Some(UTF_16LE)
    } else if big >= enough && big > little && is_marked {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// `charset=gb2312`, `encoding="big5"`, `coding: gbk` near the top.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..DECLARED).unwrap_or(bytes).to_ascii_lowercase();
    ["charset", "encoding", "coding"].iter().find_map(|word| {
        let after = memmem::find(&head, word.as_bytes())? + word.len();
        let rest = head.get(after..)?;
        let skipped = rest.iter().take_while(|b| b" \t\"'=:".contains(b)).count();
        let label: Vec<u8> = rest
            .get(skipped..)?
            .iter()
            .copied()
            .take_while(|b| b.is_ascii_alphanumeric() || b"-_".contains(b))
            .collect();
        Encoding::for_label(&label).map(gb18030_for_gbk)
    })
}

/// UTF-8 cut in the middle of a character, or with a bad byte here and there.
fn mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut bad, mut end) = (0usize, 0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|&b| b >= 0xc0).count();
        end += chunk.valid().len() + chunk.invalid().len();
        // A character cut off by the end of the file is no sign of another encoding.
        let is_cut = end == bytes.len() && chunk.invalid().first().is_some_and(|&b| b >= 0xe0);
        bad += usize::from(!chunk.invalid().is_empty() && !is_cut);
    }
    // Two-byte codes make every other character invalid.
    good > 0 && good >= bad * 10
}

fn detected(bytes: &[u8]) -> &'static Encoding {
    // Markup and numbers say nothing: start at the first foreign byte.
    let from = bytes.iter().position(|b| !b.is_ascii()).unwrap_or(0);
    let rest = bytes.get(from..).unwrap_or_default();
    let sample = rest.get(..DETECTED).unwrap_or(rest);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, false);
    let guess = gb18030_for_gbk(detector.guess(None, Utf8Detection::Deny));
    if guess == GB18030 || guess == BIG5 {
        return guess;
    }
    let strange = |encoding: &'static Encoding| {
        encoding.decode_without_bom_handling(sample).0.matches('\u{fffd}').count()
    };
    if strange(BIG5) < strange(GB18030) { BIG5 } else { GB18030 }
}

/// GB18030 holds all of GBK and GB2312.
fn gb18030_for_gbk(encoding: &'static Encoding) -> &'static Encoding {
    if encoding == GBK { GB18030 } else { encoding }
}

/// 1-based line of the text in which an offset stands.
fn line_of(text: &str, at: usize) -> u32 {
    1 + memchr::memchr_iter(b'\n', &text.as_bytes()[..at]).count() as u32
}

/// Text that was read in a wrong encoding before it was saved.
fn garbled(line: u32, is_mended: bool) -> Notice {
    if is_mended {
        Notice::new(
            line,
            "文件曾以错误的编码保存，已还原".to_owned(),
            "the file had been saved in a wrong encoding, and was put right".to_owned(),
        )
    } else {
        Notice::new(
            line,
            "从这一行起，文件在保存前已经乱码，无法还原".to_owned(),
            "from this line on the text was garbled before it was saved, and cannot be restored"
                .to_owned(),
        )
    }
}

fn broken(text: &str) -> Option<Notice> {
    let mut places = memmem::find_iter(text.as_bytes(), "\u{fffd}");
    let first = places.next()?;
    let count = 1 + places.count();
    Some(Notice::new(
        line_of(text, first),
        format!("有{count}处字节无法解码，以 \u{fffd} 表示"),
        format!("{count} places could not be decoded and are shown as \u{fffd}"),
    ))
}
