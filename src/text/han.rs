//! Which characters are 汉字.

/// Whether a character is one of the unified ideographs (U+4E00 to U+9FFF): nearly all that are in use.
#[must_use]
pub fn is_common(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

/// Whether a character is a 汉字 of the first plane, rare ones of Extension A (from U+3400) included.
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}
