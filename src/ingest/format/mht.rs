//! Pages saved with all that belongs to them (MHT): the first page among the parts is read.

use super::{Given, html};
use crate::ingest::draft::Draft;
use crate::ingest::{Place, Unread, encoding};
use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use memchr::memmem;

const NAME: &str = "MHT";
/// The most parts that are looked at.
const MOST_PARTS: usize = 1000;

/// Whether the first bytes are the head of a message in parts.
pub(super) fn accepts(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head).to_lowercase();
    let opens = |line: &str| {
        [
            "mime-version:",
            "from:",
            "content-type:",
            "date:",
            "subject:",
            "snapshot-content-location:",
        ]
        .iter()
        .any(|field| line.starts_with(field))
    };
    head.trim_start().lines().next().is_some_and(opens) && head.contains("content-type:")
}

/// Reads the page of a saved page.
pub(super) fn read(given: &Given<'_>) -> Result<Draft, Unread> {
    let page = page(given.bytes, 0).ok_or(Unread::Damaged(NAME))?;
    let decoded = match given.encoding.map(str::to_owned).or(page.charset) {
        // A wrong charset is often stated: bytes that are UTF-8 are.
        Some(_) if std::str::from_utf8(&page.bytes).is_ok() => encoding::decode(&page.bytes),
        Some(name) => encoding::decode_as(&page.bytes, &name),
        None => encoding::decode(&page.bytes),
    };
    let mut draft = html::draft(decoded, Place::Paragraph)?;
    draft.encoding = NAME;
    Ok(draft)
}

struct Page {
    bytes: Vec<u8>,
    charset: Option<String>,
}

/// The first page in a message or in a part of one.
fn page(message: &[u8], depth: usize) -> Option<Page> {
    let (head, body) = parted(message)?;
    let kind = field(&head, "content-type")?;
    let lower = kind.to_lowercase();
    if lower.starts_with("multipart/") && depth < 4 {
        let boundary = format!("--{}", parameter(&kind, "boundary")?);
        let mut starts = memmem::find_iter(body, boundary.as_bytes()).take(MOST_PARTS).peekable();
        while let Some(start) = starts.next() {
            let end = starts.peek().copied().unwrap_or(body.len());
            let part = body.get(start + boundary.len()..end)?;
            if let Some(found) = page(part, depth + 1) {
                return Some(found);
            }
        }
        return None;
    }
    if !lower.starts_with("text/html") && !lower.starts_with("application/xhtml") {
        return None;
    }
    let way = field(&head, "content-transfer-encoding").unwrap_or_default().to_lowercase();
    let bytes = match way.trim() {
        "quoted-printable" => quoted_printable(body),
        "base64" => base_64(body),
        _ => body.to_vec(),
    };
    Some(Page { bytes, charset: parameter(&kind, "charset") })
}

/// Head and body, which an empty line parts.
fn parted(message: &[u8]) -> Option<(String, &[u8])> {
    let lead = message.iter().take_while(|b| b.is_ascii_whitespace()).count();
    let message = message.get(lead..)?;
    let (at, gap) = match memmem::find(message, b"\r\n\r\n") {
        Some(at) => (at, 4),
        None => (memmem::find(message, b"\n\n")?, 2),
    };
    let head = String::from_utf8_lossy(message.get(..at.min(64 * 1024))?);
    // A field goes on where a line opens with a blank.
    let unfolded = head.replace("\r\n", "\n").replace("\n ", " ").replace("\n\t", " ");
    Some((unfolded, message.get(at + gap..)?))
}

fn field(head: &str, name: &str) -> Option<String> {
    head.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
    })
}

/// `charset=gb2312`, `boundary="…"`.
fn parameter(value: &str, name: &str) -> Option<String> {
    value.split(';').skip(1).find_map(|part| {
        let (key, value) = part.split_once('=')?;
        let value = value.trim().trim_matches('"');
        (key.trim().eq_ignore_ascii_case(name) && !value.is_empty()).then(|| value.to_owned())
    })
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut at = 0;
    while let Some(&byte) = body.get(at) {
        at += 1;
        if byte != b'=' {
            out.push(byte);
            continue;
        }
        let digit = |at: usize| body.get(at).and_then(|b| char::from(*b).to_digit(16));
        match (digit(at), digit(at + 1)) {
            (Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 2;
            }
            // A line broken for the message alone.
            _ if body.get(at..at + 2) == Some(b"\r\n") => at += 2,
            _ if body.get(at) == Some(&b'\n') => at += 1,
            _ => out.push(byte),
        }
    }
    out
}

fn base_64(body: &[u8]) -> Vec<u8> {
    let config = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    let plain: Vec<u8> = body
        .iter()
        .copied()
        .filter(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/'))
        .collect();
    GeneralPurpose::new(&STANDARD, config).decode(plain).unwrap_or_default()
}
