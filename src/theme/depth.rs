//! How many colours the terminal can show, and the nearest of them to any other.

use ratatui::style::{Color, Style};

/// How many colours a terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Depth {
    /// None: bold, underline and reverse only.
    None,
    /// The sixteen that the user's terminal defines.
    Ansi16,
    /// xterm's cube and greys.
    Ansi256,
    /// 16 million.
    True,
}

/// Terminals that show 16 million colours and say so by name, even where COLORTERM is lost (SSH).
const TRUE_COLOUR_TERMS: [&str; 7] =
    ["direct", "kitty", "alacritty", "ghostty", "wezterm", "foot", "contour"];

impl Depth {
    /// What `variable` (usually the environment) tells: NO_COLOR, COLORTERM, TERM.
    #[must_use]
    pub fn of_terminal(variable: impl Fn(&str) -> Option<String>) -> Self {
        let get = |name: &str| variable(name).unwrap_or_default();
        let term = get("TERM");
        // https://no-color.org: any value but the empty one.
        if !get("NO_COLOR").is_empty() || term == "dumb" || term.starts_with("vt") {
            return Self::None;
        }
        let named = TRUE_COLOUR_TERMS.iter().any(|name| term.contains(name));
        if matches!(get("COLORTERM").as_str(), "truecolor" | "24bit") || named {
            return Self::True;
        }
        match term.as_str() {
            // Windows has no TERM, and its terminal shows all colours.
            "" if cfg!(windows) => Self::True,
            "" => Self::None,
            term if term.contains("256") => Self::Ansi256,
            _ => Self::Ansi16,
        }
    }

    /// The nearest colour this depth has; `None` is the terminal's own.
    #[must_use]
    pub fn step(self, colour: Option<Color>) -> Option<Color> {
        let colour = colour?;
        match (self, colour) {
            (Self::None, _) => None,
            (Self::True, _) => Some(colour),
            (Self::Ansi256, Color::Rgb(r, g, b)) => Some(Color::Indexed(nearest_256([r, g, b]))),
            (Self::Ansi16, Color::Rgb(r, g, b)) => foreground_16([r, g, b]),
            (Self::Ansi16, Color::Indexed(index)) => foreground_16(rgb_of(index)),
            _ => Some(colour),
        }
    }

    /// Whether this depth has nothing near to a style's colours.
    #[must_use]
    pub fn loses(self, style: Style) -> bool {
        let mixed = |c: Color| matches!(c, Color::Rgb(..) | Color::Indexed(_));
        let ground_lost = self <= Self::Ansi16 && style.bg.is_some_and(mixed);
        ground_lost || (style.fg.is_some() && self.step(style.fg).is_none())
    }
}

/// Levels of xterm's 6×6×6 cube.
const CUBE: [u8; 6] = [0, 95, 135, 175, 215, 255];

fn nearest_256(rgb: [u8; 3]) -> u8 {
    (16..=255).min_by_key(|&index| distance(rgb, rgb_of(index))).unwrap_or(15)
}

/// The colour of an index from 16; the first sixteen are the user's own and count as grey.
fn rgb_of(index: u8) -> [u8; 3] {
    match index {
        232..=255 => [8 + (index - 232) * 10; 3],
        16..=231 => {
            let index = usize::from(index - 16);
            [CUBE[index / 36], CUBE[index / 6 % 6], CUBE[index % 6]]
        }
        _ => [128; 3],
    }
}

fn distance(a: [u8; 3], b: [u8; 3]) -> u32 {
    (0..3).map(|i| u32::from(a[i].abs_diff(b[i])).pow(2)).sum()
}

/// The hue among the eight, so that it is readable on the user's own ground; a grey is the
/// terminal's own text colour, for whether black or white is readable is not known here.
fn foreground_16(rgb: [u8; 3]) -> Option<Color> {
    let [r, g, b] = rgb.map(u32::from);
    let (most, least) = (r.max(g).max(b), r.min(g).min(b));
    if most - least < most / 8 + 8 {
        return None;
    }
    let strong = |part: u32| (part - least) * 2 > most - least;
    Some(match (strong(r), strong(g), strong(b)) {
        (true, true, _) => Color::Yellow,
        (true, _, true) => Color::Magenta,
        (true, ..) => Color::Red,
        (_, true, true) => Color::Cyan,
        (_, true, _) => Color::Green,
        _ => Color::Blue,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depth(pairs: &[(&str, &str)]) -> Depth {
        Depth::of_terminal(|name| {
            pairs.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn the_environment_tells_the_depth() {
        assert_eq!(depth(&[("TERM", "xterm"), ("NO_COLOR", "1")]), Depth::None);
        assert_eq!(depth(&[("TERM", "xterm"), ("NO_COLOR", "")]), Depth::Ansi16);
        assert_eq!(depth(&[("TERM", "dumb"), ("COLORTERM", "truecolor")]), Depth::None);
        assert_eq!(depth(&[("TERM", "tmux-256color")]), Depth::Ansi256);
        assert_eq!(depth(&[("TERM", "tmux-256color"), ("COLORTERM", "truecolor")]), Depth::True);
        assert_eq!(depth(&[("TERM", "xterm-kitty")]), Depth::True);
        assert_eq!(depth(&[("TERM", "linux")]), Depth::Ansi16);
    }

    #[test]
    fn colours_step_to_the_nearest() {
        let gold = Some(Color::Rgb(0xd7, 0xaf, 0x5f));
        assert_eq!(Depth::Ansi256.step(gold), Some(Color::Indexed(179)));
        assert_eq!(Depth::Ansi16.step(gold), Some(Color::Yellow));
        assert_eq!(Depth::Ansi16.step(Some(Color::Rgb(40, 40, 44))), None);
        assert_eq!(Depth::None.step(gold), None);
        assert_eq!(Depth::Ansi16.step(Some(Color::Green)), Some(Color::Green));
    }
}
