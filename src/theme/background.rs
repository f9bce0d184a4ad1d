//! Whether the terminal's own ground is light or dark.

/// The question to the terminal: OSC 11, asked after the first frame and never waited for.
pub const QUESTION: &str = "\x1b]11;?\x1b\\";

/// The ground of the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Background {
    /// Dark text on it can be read.
    Light,
    /// Light text on it can be read.
    Dark,
}

impl Background {
    /// What COLORFGBG says (`15;0`, `0;default;15`): rxvt, Konsole and others set it. Its last
    /// field is the number of the ground among the sixteen.
    #[must_use]
    pub fn of_colorfgbg(value: &str) -> Option<Self> {
        match value.rsplit(';').next()?.parse::<u8>().ok()? {
            7 | 9..=15 => Some(Self::Light),
            0..=6 | 8 => Some(Self::Dark),
            _ => None,
        }
    }

    /// What the answer to [`QUESTION`] says: `11;rgb:ffff/ffff/ffff`, of one to four digits each.
    #[must_use]
    pub fn of_answer(answer: &str) -> Option<Self> {
        let colour = answer.strip_prefix("11;")?;
        let parts = colour.strip_prefix("rgb:").or_else(|| colour.strip_prefix("rgba:"))?;
        let mut levels = parts.split('/').map(level);
        let (r, g, b) = (levels.next()??, levels.next()??, levels.next()??);
        // Rec. 709 luma; gamma does not move the middle far enough to matter here.
        let light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
        Some(if light > 0.5 { Self::Light } else { Self::Dark })
    }
}

/// A part of a colour as 0 to 1.
fn level(hex: &str) -> Option<f64> {
    if !(1..=4).contains(&hex.len()) {
        return None;
    }
    let full = (1u32 << (4 * hex.len())) - 1;
    u32::from_str_radix(hex, 16).ok().map(|part| f64::from(part) / f64::from(full))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_of_any_length_are_read() {
        assert_eq!(Background::of_answer("11;rgb:ffff/ffff/ffff"), Some(Background::Light));
        assert_eq!(Background::of_answer("11;rgb:1e/1e/2e"), Some(Background::Dark));
        assert_eq!(Background::of_answer("11;rgba:0000/2b2b/3636/ffff"), Some(Background::Dark));
        assert_eq!(Background::of_answer("11;rgb:/0/0"), None);
        assert_eq!(Background::of_answer("10;rgb:f/f/f"), None);
        assert_eq!(Background::of_colorfgbg("0;default;15"), Some(Background::Light));
        assert_eq!(Background::of_colorfgbg("15;0"), Some(Background::Dark));
        assert_eq!(Background::of_colorfgbg("15;default"), None);
    }
}
