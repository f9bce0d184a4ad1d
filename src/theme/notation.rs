//! How a theme file writes a style: `bold #d7af5f on #303030`.

use crate::settings::complaint::{Fault, Noun};
use ratatui::style::{Color, Modifier, Style};

/// The shape of a style, for a complaint about one that is not a text.
pub const SHAPE: &str = "\"[bold dim italic underline reverse] [colour] [on colour]\"";

const MODIFIERS: [(&str, Modifier); 5] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underline", Modifier::UNDERLINED),
    ("reverse", Modifier::REVERSED),
];

/// The sixteen by their names, in the order of their numbers.
const COLOURS: [(&str, Color); 16] = [
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("white", Color::Gray),
    ("bright-black", Color::DarkGray),
    ("bright-red", Color::LightRed),
    ("bright-green", Color::LightGreen),
    ("bright-yellow", Color::LightYellow),
    ("bright-blue", Color::LightBlue),
    ("bright-magenta", Color::LightMagenta),
    ("bright-cyan", Color::LightCyan),
    ("bright-white", Color::White),
];

/// Reads a style.
///
/// # Errors
/// A fault that names the word that is neither colour nor modifier.
pub fn style(text: &str) -> Result<Style, Fault> {
    let mut style = Style::new();
    let mut words = text.split_whitespace();
    while let Some(word) = words.next() {
        if let Some((_, modifier)) = MODIFIERS.iter().find(|(name, _)| *name == word) {
            style = style.add_modifier(*modifier);
        } else if word == "on" {
            style.bg = colour(words.next().unwrap_or_default())?;
        } else {
            style.fg = colour(word)?;
        }
    }
    Ok(style)
}

/// Reads a colour: a name, `#rrggbb`, a number up to 255; `none` leaves the terminal's own.
fn colour(word: &str) -> Result<Option<Color>, Fault> {
    if word == "none" {
        return Ok(None);
    }
    let named = COLOURS.iter().find(|(name, _)| *name == word).map(|(_, colour)| *colour);
    let indexed = || word.parse().ok().map(Color::Indexed);
    named.or_else(|| rgb(word)).or_else(indexed).map(Some).ok_or_else(|| {
        let names = COLOURS.iter().map(|(name, _)| *name).chain(MODIFIERS.map(|(name, _)| name));
        Fault::unknown(Noun::Colour, word, names)
    })
}

fn rgb(word: &str) -> Option<Color> {
    let hex = word.strip_prefix('#').filter(|hex| hex.len() == 6)?;
    let code = u32::from_str_radix(hex, 16).ok()?;
    let [_, r, g, b] = code.to_be_bytes();
    Some(Color::Rgb(r, g, b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_are_read_word_by_word() {
        let style = style("bold #d7af5f on 236").expect("a style");
        assert_eq!(style.fg, Some(Color::Rgb(0xd7, 0xaf, 0x5f)));
        assert_eq!(style.bg, Some(Color::Indexed(236)));
        assert_eq!(style.add_modifier, Modifier::BOLD);
    }

    #[test]
    fn a_wrong_word_is_named() {
        for wrong in ["blod red", "on", "#12345", "#gggggg", "256", "red on gren"] {
            assert!(style(wrong).is_err(), "{wrong}");
        }
    }
}
