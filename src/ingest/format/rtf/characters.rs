//! Characters of rich text: bytes in the code page of their font, or by number.

use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, SHIFT_JIS, WINDOWS_1252};
use std::collections::HashMap;

/// Text that is gathered until something else comes.
#[derive(Default)]
pub(super) struct Characters {
    text: String,
    bytes: Vec<u8>,
    /// The font of the bytes.
    font: i32,
    /// Half of a character by number.
    half: Option<u16>,
    fonts: HashMap<i32, &'static Encoding>,
    page: Option<&'static Encoding>,
}

/// Most fonts that are told apart.
const MOST_FONTS: usize = 10_000;

impl Characters {
    /// A byte in the code page of a font.
    pub fn byte(&mut self, byte: u8, font: i32) {
        if font != self.font {
            self.decode();
            self.font = font;
        }
        self.bytes.push(byte);
    }

    /// A character by the number that UTF-16 gives it.
    pub fn unit(&mut self, unit: u16) {
        self.decode();
        match (self.half.take(), unit) {
            (_, 0xd800..=0xdbff) => self.half = Some(unit),
            (Some(high), 0xdc00..=0xdfff) => {
                self.text.extend(char::decode_utf16([high, unit]).flatten());
            }
            // A sign of a font of its own shows nothing elsewhere.
            (_, 0xe000..=0xf8ff) => {}
            _ => self.text.extend(char::from_u32(u32::from(unit))),
        }
    }

    /// The code page of the whole text.
    pub fn code_page(&mut self, number: i32) {
        self.page = match number {
            936 | 54936 => Some(GB18030),
            950 => Some(BIG5),
            932 => Some(SHIFT_JIS),
            949 => Some(EUC_KR),
            65001 => Some(encoding_rs::UTF_8),
            _ => None,
        };
    }

    /// The character set of a font.
    pub fn font(&mut self, font: i32, set: i32) {
        let encoding = match set {
            134 => GB18030,
            136 => BIG5,
            128 => SHIFT_JIS,
            129 => EUC_KR,
            _ => return,
        };
        if self.fonts.len() < MOST_FONTS {
            self.fonts.insert(font, encoding);
        }
    }

    /// Takes what was gathered.
    pub fn text(&mut self) -> String {
        self.decode();
        std::mem::take(&mut self.text)
    }

    fn decode(&mut self) {
        let bytes = std::mem::take(&mut self.bytes);
        if bytes.is_ascii() {
            self.text.extend(bytes.iter().map(|b| char::from(*b)));
            return;
        }
        let font = self.fonts.get(&self.font).copied();
        // Fonts of Latin script carry Chinese bytes, too: what decodes whole is right.
        let whole = |encoding: &&'static Encoding| !encoding.decode_without_bom_handling(&bytes).1;
        let encoding = [font, self.page, Some(GB18030)].into_iter().flatten().find(whole);
        let encoding = encoding.or(font).or(self.page).unwrap_or(WINDOWS_1252);
        self.text.push_str(&encoding.decode_without_bom_handling(&bytes).0);
    }
}
