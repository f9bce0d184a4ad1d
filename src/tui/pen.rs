//! Turns a cell's colours and modifiers into SGR sequences, only where they change.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};
use std::fmt::Write;

/// What the terminal writes with.
#[derive(Debug, Default)]
pub struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Pen {
    /// Takes on the style of `cell`.
    pub fn write(&mut self, cell: &Cell, bytes: &mut String) {
        // Colours and underlines do not show on a blank as far as its ground is the same.
        let blank = cell.symbol() == " " && self.invisible() && invisible(cell.modifier);
        if self.bg == cell.bg && (blank || (self.fg == cell.fg && self.modifier == cell.modifier)) {
            return;
        }
        bytes.push_str("\x1b[");
        let lost = !(self.modifier - cell.modifier).is_empty();
        if lost {
            *self = Self::default();
            bytes.push('0');
        }
        let mut first = !lost;
        let mut separate = |bytes: &mut String| {
            if !std::mem::take(&mut first) {
                bytes.push(';');
            }
        };
        for (modifier, code) in MODIFIERS {
            if cell.modifier.contains(modifier) && !self.modifier.contains(modifier) {
                separate(bytes);
                bytes.push_str(code);
            }
        }
        if self.fg != cell.fg {
            separate(bytes);
            colour(cell.fg, 30, bytes);
        }
        if self.bg != cell.bg {
            separate(bytes);
            colour(cell.bg, 40, bytes);
        }
        bytes.push('m');
        *self = Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier };
    }

    /// Goes back to the terminal's own style.
    pub fn lift(self, bytes: &mut String) {
        let plain = Self::default();
        if (self.fg, self.bg, self.modifier) != (plain.fg, plain.bg, plain.modifier) {
            bytes.push_str("\x1b[m");
        }
    }

    fn invisible(&self) -> bool {
        invisible(self.modifier)
    }
}

/// Whether these modifiers leave a blank a blank.
fn invisible(modifier: Modifier) -> bool {
    let seen = Modifier::UNDERLINED | Modifier::REVERSED | Modifier::CROSSED_OUT;
    !modifier.intersects(seen)
}

const MODIFIERS: [(Modifier, &str); 9] = [
    (Modifier::BOLD, "1"),
    (Modifier::DIM, "2"),
    (Modifier::ITALIC, "3"),
    (Modifier::UNDERLINED, "4"),
    (Modifier::SLOW_BLINK, "5"),
    (Modifier::RAPID_BLINK, "6"),
    (Modifier::REVERSED, "7"),
    (Modifier::HIDDEN, "8"),
    (Modifier::CROSSED_OUT, "9"),
];

/// The SGR parameters of a colour; `base` is 30 for the text, 40 for the ground (ECMA-48, xterm).
fn colour(colour: Color, base: u8, bytes: &mut String) {
    let plain = |index: u8| {
        let bright = if index >= 8 { 52 } else { 0 };
        base + index + bright
    };
    let _ = match colour {
        Color::Reset => write!(bytes, "{}", base + 9),
        Color::Rgb(r, g, b) => write!(bytes, "{};2;{r};{g};{b}", base + 8),
        Color::Indexed(index) if index >= 16 => write!(bytes, "{};5;{index}", base + 8),
        other => write!(bytes, "{}", plain(index_of(other))),
    };
}

/// The index of one of the sixteen colours.
fn index_of(colour: Color) -> u8 {
    match colour {
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
        Color::Indexed(index) => index,
        Color::Reset | Color::Rgb(..) => 7,
    }
}
