//! How many terminal cells text takes, and what stands for characters that must not reach a
//! terminal raw. Filling rows is left to [`super::rows`].

use crate::text::han;
use std::borrow::Cow;
use unicode_width::UnicodeWidthChar;

/// Measures text in terminal cells.
///
/// Characters of ambiguous width (“ ” … — · ①) take one cell in most terminals and two in some
/// that are set up for Chinese, so that is a choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Ruler {
    /// Whether characters of ambiguous width take two cells.
    pub wide_ambiguous: bool,
}

impl Ruler {
    /// Cells of one character: 0 for what joins the one before it, 1 or 2 for the rest. Control
    /// characters take the cell of their mark.
    #[must_use]
    pub fn char(self, c: char) -> usize {
        // Han, the bulk of what is measured, needs no table.
        if han::is_common(c) {
            return 2;
        }
        if steers(c) {
            return 1;
        }
        let width = if self.wide_ambiguous { c.width_cjk() } else { c.width() };
        width.unwrap_or(1)
    }

    /// Cells of a text.
    #[must_use]
    pub fn text(self, text: &str) -> usize {
        text.chars().map(|c| self.char(c)).sum()
    }

    /// The longest beginning of `text` that fits in `cells`.
    #[must_use]
    pub fn clip(self, text: &str, cells: usize) -> &str {
        let mut used = 0;
        for (at, c) in text.char_indices() {
            used += self.char(c);
            if used > cells {
                return &text[..at];
            }
        }
        text
    }

    /// The longest end of `text` that fits in `cells`.
    #[must_use]
    pub fn clip_end(self, text: &str, cells: usize) -> &str {
        let mut used = 0;
        for (at, c) in text.char_indices().rev() {
            used += self.char(c);
            if used > cells {
                return &text[at + c.len_utf8()..];
            }
        }
        text
    }

    /// `text` in at most `cells`, with … where its beginning was cut off.
    #[must_use]
    pub fn elide_start(self, text: &str, cells: usize) -> Cow<'_, str> {
        if self.text(text) <= cells {
            return Cow::Borrowed(text);
        }
        let room = cells.saturating_sub(self.char('…'));
        match room {
            0 => Cow::Borrowed(self.clip("…", cells)),
            _ => Cow::Owned(format!("…{}", self.clip_end(text, room).trim_start())),
        }
    }

    /// `text` in at most `cells`, with … where its end was cut off.
    #[must_use]
    pub fn elide(self, text: &str, cells: usize) -> Cow<'_, str> {
        let room = cells.saturating_sub(self.char('…'));
        if self.text(text) <= cells {
            Cow::Borrowed(text)
        } else if room == 0 {
            Cow::Borrowed(self.clip("…", cells))
        } else {
            Cow::Owned(format!("{}…", self.clip(text, room).trim_end()))
        }
    }
}

/// Whether terminals disagree on the cells of `c`.
#[must_use]
pub fn is_ambiguous(c: char) -> bool {
    !c.is_ascii() && !('\u{3000}'..='\u{9fff}').contains(&c) && c.width() != c.width_cjk()
}

/// The visible mark of a control character, other characters as they are: a report must not be
/// able to speak to the terminal. A tab shows as a blank.
#[must_use]
pub fn shown(c: char) -> char {
    match c {
        '\t' => ' ',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or('�'),
        '\u{7f}' => '␡',
        _ if steers(c) => '�',
        _ => c,
    }
}

/// `text` as it may be printed: each character as [`shown`], but tabs and line ends as they are.
#[must_use]
pub fn printable(text: &str) -> Cow<'_, str> {
    let is_kept = |c: char| matches!(c, '\t' | '\n');
    if !text.contains(|c| steers(c) && !is_kept(c)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if is_kept(c) { c } else { shown(c) }).collect())
}

/// Whether `c` speaks to a terminal: control characters, and those that part lines or turn the
/// direction of the text around them.
#[must_use]
pub fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}')
        || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
