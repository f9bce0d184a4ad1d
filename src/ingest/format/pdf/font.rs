//! Fonts: which characters the codes of a string stand for, and how wide each is set.
//!
//! Only what a reader of words needs is read; the shapes are left alone.

mod composite;
mod maps;
mod simple;

use super::stream::dictionary;
use composite::Composite;
use hayro_syntax::object::{Array, Dict, Name};
use hayro_syntax::page::Resources;
use maps::Maps;
use simple::Simple;
use std::collections::HashMap;
use std::rc::Rc;

/// A code of a string as it is set.
pub(super) struct Shown<'f> {
    /// The characters it stands for; `None` when the font does not say.
    pub text: Option<&'f str>,
    /// How far the next one stands from it, for type of size 1.
    pub advance: f64,
    /// Whether it is the blank that the width of words is set by.
    pub is_blank: bool,
}

/// A font of the file.
pub(super) struct Font {
    codes: Codes,
    /// Whether it is written from top to bottom.
    pub is_vertical: bool,
}

enum Codes {
    Simple(Simple),
    Composite(Box<Composite>),
}

impl Font {
    fn read(dict: &Dict<'_>, maps: &mut Maps) -> Option<Self> {
        let kind: Name<'_> = dict.get("Subtype")?;
        let codes = match kind.as_ref() {
            b"Type0" => Codes::Composite(Box::new(Composite::read(dict, maps)?)),
            _ => Codes::Simple(Simple::read(dict, kind.as_ref() == b"Type3", maps)),
        };
        let is_vertical = matches!(&codes, Codes::Composite(codes) if codes.is_vertical);
        Some(Self { codes, is_vertical })
    }

    /// Hands on every code of a string.
    pub fn show(&self, string: &[u8], mut shown: impl FnMut(&Shown<'_>)) {
        match &self.codes {
            Codes::Simple(codes) => string.iter().for_each(|code| shown(&codes.shown(*code))),
            Codes::Composite(codes) => codes.show(string, shown),
        }
    }
}

/// The fonts of a file, each read once.
#[derive(Default)]
pub(super) struct Fonts {
    /// By where the font's dictionary stands in memory.
    read: HashMap<usize, Option<Rc<Font>>>,
    maps: Maps,
}

/// Most fonts of a file; those that draw their letters have 256 each.
const MOST_FONTS: usize = 2_000;

impl Fonts {
    /// The font of this name.
    pub fn named(&mut self, resources: &Resources<'_>, name: &Name<'_>) -> Option<Rc<Font>> {
        let dict = resources.get_font(name)?;
        let key = dict.data().as_ptr() as usize;
        if let Some(font) = self.read.get(&key) {
            return font.clone();
        }
        if self.read.len() >= MOST_FONTS {
            return None;
        }
        let font = Font::read(&dict, &mut self.maps).map(Rc::new);
        self.read.insert(key, font.clone());
        font
    }
}

/// The one font below a composite font.
fn descendant<'a>(dict: &Dict<'a>) -> Option<Dict<'a>> {
    dict.get::<Array<'a>>("DescendantFonts")?.iter::<Dict<'a>>().next()
}

/// What the font says of itself as a whole.
fn descriptor<'a>(dict: &Dict<'a>) -> Option<Dict<'a>> {
    dictionary(dict, "FontDescriptor")
}
