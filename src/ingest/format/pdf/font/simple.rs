//! Fonts of one byte a character: Latin letters, digits, and Chinese ones cut in pieces of 256.

use super::maps::{Maps, looked_up};
use super::{Shown, descriptor};
use crate::text::table::table_rows;
use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};
use hayro_syntax::object::{Array, Dict, Object};
use std::collections::HashMap;
use std::sync::LazyLock;

/// A font of 256 codes.
pub(super) struct Simple {
    /// What each code stands for; empty when that is not known.
    texts: Vec<String>,
    /// For type of size 1.
    widths: Vec<f64>,
}

/// Width of a character of which nothing is said.
const USUAL_WIDTH: f64 = 0.5;

impl Simple {
    pub fn read(dict: &Dict<'_>, is_drawn: bool, maps: &mut Maps) -> Self {
        let map = maps.stated(dict);
        let mut texts = encoded(dict);
        if let Some(map) = &map {
            for (code, text) in texts.iter_mut().enumerate() {
                if let Some(stated) = looked_up(map, code as u32) {
                    *text = stated;
                }
            }
        }
        // A drawn font has units of its own.
        let unit = match dict.get::<[f32; 6]>("FontMatrix") {
            Some([a, b, ..]) if is_drawn => f64::from(a).hypot(f64::from(b)),
            _ => 0.001,
        };
        Self { texts, widths: widths(dict, unit) }
    }

    pub fn shown(&self, code: u8) -> Shown<'_> {
        let text = self.texts.get(usize::from(code)).filter(|text| !text.is_empty());
        let advance = self.widths.get(usize::from(code)).copied().unwrap_or(USUAL_WIDTH);
        Shown { text: text.map(String::as_str), advance, is_blank: code == b' ' }
    }
}

/// The width of every code.
fn widths(dict: &Dict<'_>, unit: f64) -> Vec<f64> {
    let first: u8 = dict.get("FirstChar").unwrap_or(0);
    let missing = descriptor(dict).and_then(|it| it.get::<f32>("MissingWidth"));
    let missing = missing.filter(|width| *width > 0.0).map_or(USUAL_WIDTH, |w| f64::from(w) * unit);
    let mut widths = vec![missing; 256];
    if let Some(stated) = dict.get::<Array<'_>>("Widths") {
        for (width, stated) in widths[usize::from(first)..].iter_mut().zip(stated.iter::<f32>()) {
            *width = f64::from(stated) * unit;
        }
    }
    widths
}

/// Most words of a list that changes an encoding: each code with its number and name.
const MOST_DIFFERENCES: usize = 512;

/// What the codes stand for by the font's encoding.
fn encoded(dict: &Dict<'_>) -> Vec<String> {
    let stated = dict.get::<Object<'_>>("Encoding");
    let (base, differences) = match &stated {
        Some(Object::Name(name)) => (Some(name.clone()), None),
        Some(Object::Dict(dict)) => {
            (dict.get("BaseEncoding"), dict.get::<Array<'_>>("Differences"))
        }
        _ => (None, None),
    };
    let base = match base.as_ref().map(AsRef::as_ref) {
        Some(b"MacRomanEncoding") => MACINTOSH,
        _ => WINDOWS_1252,
    };
    let mut texts: Vec<String> = (0..=255).map(|code| decoded(base, code)).collect();
    let mut code = 0usize;
    for item in differences.iter().flat_map(Array::iter::<Object<'_>>).take(MOST_DIFFERENCES) {
        match item {
            Object::Number(number) => code = number.as_i64().clamp(0, 256) as usize,
            Object::Name(name) => {
                if let Some(text) = texts.get_mut(code) {
                    *text = named(name.as_str()).map(String::from).unwrap_or_default();
                }
                code += 1;
            }
            _ => {}
        }
    }
    texts
}

fn decoded(encoding: &'static Encoding, code: u8) -> String {
    match code {
        0..=31 | 127 => String::new(),
        _ => encoding.decode_without_bom_handling(&[code]).0.into_owned(),
    }
}

/// The character of a glyph's name: `hyphen`, `uni4E00`, `u4E00`.
fn named(name: &str) -> Option<char> {
    let name = name.split('.').next()?;
    let by_number = |digits: &str| {
        let is_number = (4..=6).contains(&digits.len());
        is_number.then(|| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)).flatten()
    };
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) if letter.is_ascii_alphabetic() => Some(letter),
        _ => NAMES
            .get(name)
            .copied()
            .or_else(|| name.strip_prefix("uni").and_then(by_number))
            .or_else(|| name.strip_prefix('u').and_then(by_number)),
    }
}

static NAMES: LazyLock<HashMap<&'static str, char>> = LazyLock::new(|| {
    table_rows(include_str!("names.tsv"))
        .filter_map(|row| Some((*row.first()?, row.get(1)?.chars().next()?)))
        .collect()
});
