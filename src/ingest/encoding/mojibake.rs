//! Text that was read in a wrong encoding before it was saved: where it shows, and what it was.

use crate::text::han;
use encoding_rs::{GBK, WINDOWS_1252};
use memchr::{memchr2_iter, memmem};
use std::sync::LazyLock;

/// Fewer bytes than this in letters of the West may be a word of theirs.
const FEWEST_BYTES: usize = 6;

/// What nothing but lost text reads: U+FFFD saved and read as GBK, memory never written to, question
/// marks for every character.
const LOST: [&str; 4] = ["锟斤拷", "烫烫烫", "屯屯屯", "????????"];

/// Where garbled text begins.
pub(super) fn find(text: &str) -> Option<usize> {
    let lost = LOST.iter().filter_map(|sign| memmem::find(text.as_bytes(), sign.as_bytes())).min();
    lost.or_else(|| western(text)).or_else(|| utf_8_as_gbk(text))
}

/// The text that was garbled, where every byte of it can be told.
pub(super) fn mended(text: &str) -> Option<String> {
    let bytes: Option<Vec<u8>> = text.chars().map(western_byte).collect();
    let from_western = || {
        let bytes = bytes?;
        let decoded = match String::from_utf8(bytes) {
            Ok(decoded) => decoded,
            Err(error) => GBK
                .decode_without_bom_handling_and_without_replacement(error.as_bytes())?
                .into_owned(),
        };
        Some(decoded)
    };
    let from_gbk = || {
        let (bytes, _, is_lossy) = GBK.encode(text);
        (!is_lossy).then(|| String::from_utf8(bytes.into_owned()).ok()).flatten()
    };
    let is_sound = |text: &String| find(text).is_none() && han::is_chinese(text);
    from_western().filter(is_sound).or_else(|| from_gbk().filter(is_sound))
}

/// Chinese in bytes that were taken for letters of the West: `å®š`, `ÖÐ¹ú`.
fn western(text: &str) -> Option<usize> {
    let mut end = 0;
    memchr2_iter(0xc2, 0xc3, text.as_bytes()).find(|&at| {
        if at < end {
            return false;
        }
        let run = text[at..].chars().map_while(|c| Some((c, western_byte(c)?)));
        let run: Vec<(char, u8)> = run.take_while(|(_, byte)| !byte.is_ascii()).collect();
        end = at + run.iter().map(|(c, _)| c.len_utf8()).sum::<usize>();
        let bytes: Vec<u8> = run.into_iter().map(|(_, byte)| byte).collect();
        bytes.len() >= FEWEST_BYTES
            && (han_in_utf_8(&bytes) * 4 > bytes.len() || is_gb_2312(&bytes))
    })
}

/// The byte that an editor of the West shows so.
fn western_byte(c: char) -> Option<u8> {
    match u32::from(c) {
        code @ 0..=0xff => Some(code as u8),
        _ => {
            let mut buffer = [0; 4];
            let (bytes, _, is_lossy) = WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
            (!is_lossy).then(|| bytes[0])
        }
    }
}

/// Whether bytes are common 汉字 and marks of GB 2312 throughout.
fn is_gb_2312(bytes: &[u8]) -> bool {
    let fits = |pair: &[u8]| matches!(pair, [0xa1 | 0xa3 | 0xb0..=0xf7, 0xa1..=0xfe]);
    let common = |pair: &&[u8]| matches!(pair, [0xb0..=0xd7, _]);
    let pairs = bytes.chunks_exact(2);
    pairs.clone().all(fits) && pairs.clone().filter(common).count() * 4 > pairs.len() * 3
}

/// How many 汉字 and full-width marks bytes hold in UTF-8.
fn han_in_utf_8(bytes: &[u8]) -> usize {
    bytes.utf8_chunks().flat_map(|chunk| chunk.valid().chars()).filter(|c| *c > '\u{2000}').count()
}

/// UTF-8 taken for GBK: 涓浗, 鐨勫伐浣.
///
/// Every third byte of Chinese in UTF-8 is one of a few, and what GBK makes of these is rare.
fn utf_8_as_gbk(text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let (mut odd, mut all) = (0, 0);
        for c in line.chars() {
            if let Some(place) = u32::from(c).checked_sub(FIRST_HAN)
                && let Some(bits) = ODD.get(place as usize / 64)
            {
                all += 1;
                odd += usize::from(bits >> (place % 64) & 1 == 1);
            }
        }
        if odd > 2 && odd * 8 > all {
            let (bytes, ..) = GBK.encode(line);
            // What cannot be encoded becomes ASCII, as does what was lost.
            let foreign = bytes.iter().filter(|byte| !byte.is_ascii()).count();
            if han_in_utf_8(&bytes) * 5 > foreign {
                return Some(at);
            }
        }
        at += line.len();
    }
    None
}

const FIRST_HAN: u32 = 0x4e00;
const LAST_HAN: u32 = 0x9fff;

/// The 汉字 whose bytes in GBK begin a character of Chinese text in UTF-8, a bit each.
static ODD: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut bits = vec![0; (LAST_HAN - FIRST_HAN) as usize / 64 + 1];
    let pairs = [0xe2, 0xe3, 0xef]
        .into_iter()
        .chain(0xe4..=0xe9)
        .flat_map(|lead| (0x80..=0xbf).map(move |trail| [lead, trail]));
    for pair in pairs {
        let decoded = GBK.decode_without_bom_handling(&pair).0;
        let place = decoded.chars().next().and_then(|c| u32::from(c).checked_sub(FIRST_HAN));
        if let Some(place) = place.filter(|place| *place <= LAST_HAN - FIRST_HAN) {
            bits[place as usize / 64] |= 1 << (place % 64);
        }
    }
    bits
});
