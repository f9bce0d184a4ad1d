//! Maps of codes: those that everyone knows are read once, those of the file within limits.

use super::super::stream::unpacked;
use hayro_cmap::{BfString, CMap, CMapName};
use hayro_syntax::object::{Dict, Object, Stream};
use std::collections::HashMap;
use std::rc::Rc;

/// The maps of a file's fonts.
pub(super) struct Maps {
    /// Those that have a name, by it.
    known: HashMap<Vec<u8>, Option<Rc<CMap>>>,
    /// How many bytes of maps may still be read from the file.
    left: usize,
}

/// The largest map that is read from the file, and all of them together, in bytes.
const LARGEST: usize = 1 << 20;
const MOST: usize = 64 << 20;

impl Default for Maps {
    fn default() -> Self {
        Self { known: HashMap::new(), left: MOST }
    }
}

impl Maps {
    /// The map of this name.
    pub fn named(&mut self, name: &[u8]) -> Option<Rc<CMap>> {
        if let Some(map) = self.known.get(name) {
            return map.clone();
        }
        let map = match CMapName::from_bytes(name) {
            CMapName::Custom(_) => return None,
            CMapName::IdentityH => Some(CMap::identity_h()),
            CMapName::IdentityV => Some(CMap::identity_v()),
            name => hayro_cmap::load_embedded(name)
                .and_then(|data| CMap::parse(data, hayro_cmap::load_embedded)),
        };
        self.known.entry(name.to_vec()).or_insert(map.map(Rc::new)).clone()
    }

    /// A map that stands in the file.
    pub fn embedded(&mut self, stream: &Stream<'_>) -> Option<Rc<CMap>> {
        let bytes = unpacked(stream)?;
        if bytes.len() > LARGEST.min(self.left) {
            return None;
        }
        self.left -= bytes.len();
        CMap::parse(&bytes, hayro_cmap::load_embedded).map(Rc::new)
    }

    /// The map that a font itself gives from codes to characters.
    pub fn stated(&mut self, font: &Dict<'_>) -> Option<Rc<CMap>> {
        match font.get::<Object<'_>>("ToUnicode")? {
            Object::Stream(stream) => self.embedded(&stream),
            _ => None,
        }
    }
}

/// What a code stands for in a map, where that is something that can be read.
pub(super) fn looked_up(map: &CMap, code: u32) -> Option<String> {
    let text = match map.lookup_bf_string(code)? {
        BfString::Char(c) => c.to_string(),
        BfString::String(text) => text,
    };
    let is_read = |c: char| c == '\t' || !c.is_control() && c != '\u{fffd}';
    (!text.is_empty() && text.chars().all(is_read)).then_some(text)
}
