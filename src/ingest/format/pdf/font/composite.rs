//! Fonts of several bytes a character, as Chinese is set in.
//!
//! Their strings are cut into codes by one map, which also gives each code the number of its shape;
//! widths are told by that number. What a code means is told by the font, by the code itself where
//! it is Unicode, or by the collection of shapes that the number counts in.

use super::maps::{Maps, looked_up};
use super::{Shown, descendant};
use hayro_cmap::{CMap, CidFamily};
use hayro_syntax::object::{Array, Dict, Object, String as Text};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// A font of codes of up to four bytes.
pub(super) struct Composite {
    shapes: Rc<CMap>,
    stated: Option<Rc<CMap>>,
    by_shape: Option<Rc<CMap>>,
    /// Whether a code is the character's number in Unicode.
    is_unicode: bool,
    /// Whether a code that the map does not know has two bytes.
    is_double: bool,
    pub is_vertical: bool,
    widths: Widths,
    known: RefCell<HashMap<(u32, usize), Known>>,
}

/// What a code stands for, and its advance.
struct Known {
    text: Option<String>,
    advance: f64,
}

impl Composite {
    pub fn read(dict: &Dict<'_>, maps: &mut Maps) -> Option<Self> {
        let below = descendant(dict)?;
        let (name, shapes) = match dict.get::<Object<'_>>("Encoding")? {
            Object::Name(name) => (name.as_ref().to_vec(), maps.named(name.as_ref())?),
            Object::Stream(stream) => (Vec::new(), maps.embedded(&stream)?),
            _ => return None,
        };
        let name = std::string::String::from_utf8_lossy(&name).into_owned();
        let stated = maps.stated(dict);
        let is_unicode = name.starts_with("Uni");
        let by_shape = if is_unicode { None } else { collection(&shapes, &below, maps) };
        Some(Self {
            shapes,
            stated,
            by_shape,
            is_unicode,
            is_double: is_unicode || name.starts_with("Identity"),
            is_vertical: name.ends_with("-V"),
            widths: Widths::read(&below),
            known: RefCell::default(),
        })
    }

    pub fn show(&self, string: &[u8], mut shown: impl FnMut(&Shown<'_>)) {
        let mut rest = string;
        let mut known = self.known.borrow_mut();
        while !rest.is_empty() {
            let (code, length, shape) = self.code(rest);
            rest = rest.get(length..).unwrap_or_default();
            let Known { text, advance } = known.entry((code, length)).or_insert_with(|| Known {
                text: self.text(code, shape),
                advance: self.advance(shape),
            });
            let is_blank = length == 1 && code == 32;
            shown(&Shown { text: text.as_deref(), advance: *advance, is_blank });
        }
    }

    /// The code that opens a string, its length, and the number of its shape.
    fn code(&self, string: &[u8]) -> (u32, usize, u32) {
        let mut code = 0;
        for (at, byte) in string.iter().take(4).enumerate() {
            code = code << 8 | u32::from(*byte);
            if let Some(shape) = self.shapes.lookup_cid_code(code, at as u8 + 1) {
                return (code, at + 1, shape);
            }
        }
        let length = if self.is_double { 2.min(string.len()) } else { 1 };
        let code = string[..length].iter().fold(0, |code, byte| code << 8 | u32::from(*byte));
        (code, length, 0)
    }

    fn text(&self, code: u32, shape: u32) -> Option<String> {
        let stated = self.stated.as_ref().and_then(|map| looked_up(map, code));
        stated.or_else(|| if self.is_unicode { unicode(code) } else { None }).or_else(|| {
            let map = self.by_shape.as_ref()?;
            looked_up(map, shape).or_else(|| {
                let number = (1..=4).find_map(|length| map.lookup_cid_code(shape, length))?;
                char::from_u32(number).map(String::from)
            })
        })
    }

    fn advance(&self, shape: u32) -> f64 {
        if self.is_vertical { -1.0 } else { f64::from(self.widths.of(shape)) * 0.001 }
    }
}

/// What the numbers of the shapes mean, where they count in a collection everyone knows.
fn collection(shapes: &CMap, below: &Dict<'_>, maps: &mut Maps) -> Option<Rc<CMap>> {
    let of_map = shapes.metadata().character_collection.as_ref().map(|it| it.family.clone());
    let of_map = of_map.filter(|family| *family != CidFamily::AdobeIdentity);
    let family = of_map.or_else(|| {
        let info: Dict<'_> = below.get("CIDSystemInfo")?;
        let (registry, ordering): (Text<'_>, Text<'_>) =
            (info.get("Registry")?, info.get("Ordering")?);
        Some(CidFamily::from_registry_ordering(registry.as_bytes(), ordering.as_bytes()))
    })?;
    maps.named(family.ucs2_cmap()?.to_bytes())
}

/// A code in UTF-16.
fn unicode(code: u32) -> Option<String> {
    let units = [(code >> 16) as u16, code as u16];
    let units = if units[0] == 0 { &units[1..] } else { &units[..] };
    std::string::String::from_utf16(units).ok().filter(|text| !text.contains(char::is_control))
}

/// How wide shapes are set, for type of size 1000.
struct Widths {
    usual: f32,
    /// First and last shape, and the width of each; sorted.
    ranges: Vec<(u32, u32, f32)>,
}

/// Most widths that are read.
const MOST_WIDTHS: usize = 1 << 18;

impl Widths {
    fn read(below: &Dict<'_>) -> Self {
        let usual = below.get("DW").unwrap_or(1000.0);
        let mut ranges = Vec::new();
        let stated = below.get::<Array<'_>>("W");
        let mut numbers: Vec<f32> = Vec::new();
        for item in stated.iter().flat_map(Array::iter::<Object<'_>>) {
            match item {
                Object::Number(number) => numbers.push(number.as_f32()),
                Object::Array(widths) => {
                    let first = numbers.pop().unwrap_or(0.0) as u32;
                    let each = (first..).zip(widths.iter::<f32>());
                    ranges.extend(each.take(MOST_WIDTHS).map(|(shape, w)| (shape, shape, w)));
                    numbers.clear();
                }
                _ => {}
            }
            if let [first, last, width] = numbers[..] {
                ranges.push((first as u32, last as u32, width));
                numbers.clear();
            }
            if ranges.len() > MOST_WIDTHS {
                break;
            }
        }
        ranges.sort_by_key(|(first, ..)| *first);
        Self { usual, ranges }
    }

    fn of(&self, shape: u32) -> f32 {
        let behind = self.ranges.partition_point(|(first, ..)| *first <= shape);
        let found = behind.checked_sub(1).and_then(|at| self.ranges.get(at));
        found.filter(|(_, last, _)| shape <= *last).map_or(self.usual, |(.., width)| *width)
    }
}
