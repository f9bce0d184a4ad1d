//! Streams of the file, unpacked no farther than is read.

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_syntax::Filter;
use hayro_syntax::object::{Dict, Object, Stream};
use memchr::memmem;
use std::borrow::Cow;
use std::io::Read;

/// Most bytes that one stream gives: the page of a report has some thousand.
pub(super) const MOST_UNPACKED: usize = 32 << 20;
/// Most bytes of a stream that is packed in a way that cannot be stopped on the way.
const MOST_PACKED: usize = 256 << 10;

/// What a stream says; what lies behind the limit is left out.
pub(super) fn unpacked<'a>(stream: &Stream<'a>) -> Option<Cow<'a, [u8]>> {
    let filters = stream.filters();
    let is_predicted = ["DecodeParms", "DP"].iter().any(|key| {
        let parameters: Option<Object<'_>> = stream.dict().get(key);
        parameters.is_some_and(|it| !matches!(it, Object::Null(_)))
    });
    match filters.as_slice() {
        [] => Some(stream.raw_data()),
        [Filter::FlateDecode] if !is_predicted => {
            inflated(&stream.raw_data(), MOST_UNPACKED).map(Cow::Owned)
        }
        _ if stream.raw_data().len() > MOST_PACKED => None,
        _ => stream.decoded_data().ok(),
    }
}

/// What is packed in `bytes`, as far as it is whole and not above the limit.
fn inflated(bytes: &[u8], limit: usize) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    // An error says that the stream breaks off: what came before it is text all the same.
    let _ = ZlibDecoder::new(bytes).take(limit as u64).read_to_end(&mut out);
    if out.is_empty() {
        let _ = DeflateDecoder::new(bytes).take(limit as u64).read_to_end(&mut out);
    }
    (!out.is_empty()).then_some(out)
}

/// Whether the streams that hold the file's own objects unpack to more than is read. They are
/// unpacked whole by whoever asks for an object.
pub(super) fn is_bomb(bytes: &[u8]) -> bool {
    let mut unpacked = 0;
    for kind in [b"/ObjStm".as_slice(), b"/XRef"] {
        for at in memmem::find_iter(bytes, kind) {
            let Some(packed) = stream_behind(bytes, at) else { continue };
            unpacked += size(packed, MOST_UNPACKED * 2 - unpacked);
            if unpacked >= MOST_UNPACKED * 2 {
                return true;
            }
        }
    }
    false
}

/// The bytes behind the dictionary in which `at` stands.
fn stream_behind(bytes: &[u8], at: usize) -> Option<&[u8]> {
    const LONGEST_DICTIONARY: usize = 4096;
    let rest = bytes.get(at..)?;
    let start = memmem::find(&rest[..rest.len().min(LONGEST_DICTIONARY)], b"stream")?;
    let data = rest.get(start + b"stream".len()..)?;
    Some(data.strip_prefix(b"\r\n").or_else(|| data.strip_prefix(b"\n")).unwrap_or(data))
}

/// How much is packed in `bytes`, up to the limit.
fn size(bytes: &[u8], limit: usize) -> usize {
    let mut decoder = ZlibDecoder::new(bytes).take(limit as u64);
    let mut buffer = vec![0; 32 << 10];
    let mut total = 0;
    while let Ok(count @ 1..) = decoder.read(&mut buffer) {
        total += count;
    }
    total
}

/// The dictionary under a key, whether it stands there or is referred to.
pub(super) fn dictionary<'a>(dict: &Dict<'a>, key: &str) -> Option<Dict<'a>> {
    match dict.get::<Object<'a>>(key)? {
        Object::Dict(dict) => Some(dict),
        Object::Stream(stream) => Some(stream.dict().clone()),
        _ => None,
    }
}
