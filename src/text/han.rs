//! Which characters are 汉字, and which texts are Chinese.

/// Whether a character is one of the unified ideographs (U+4E00 to U+9FFF): nearly all that are in use.
#[must_use]
pub fn is_common(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

/// Whether a character is a 汉字, rare ones (from U+3400, and of the planes behind the first) included.
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a fifth of the first characters are 汉字.
#[must_use]
pub fn is_chinese(text: &str) -> bool {
    let (mut han, mut all) = (0usize, 0usize);
    for c in text.chars().filter(|c| !c.is_whitespace()).take(4096) {
        all += 1;
        han += usize::from(is_han(c));
    }
    han * 5 > all
}
