//! A key: as files write it (`Ctrl-p`, `Space`), as crossterm reports it, as a Chinese input
//! method sends it.

use crate::settings::complaint::Fault;
use crate::text::fold::half_width;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use std::fmt;
use std::str::FromStr;

/// One press of a key with what was held down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// The key; letters carry their case.
    pub code: KeyCode,
    /// Ctrl, Alt, and Shift where the character does not already tell it.
    pub modifiers: KeyModifiers,
}

/// Why a notation is no key to bind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadKey {
    /// It is not written as a key.
    Unknown,
    /// It never reaches gangmu, or only as another key.
    Forbidden,
}

/// tmux and screen take a and b; h, i, m are Backspace, Tab, Enter; q, s stop the terminal's output.
const FORBIDDEN: &str = "abhimqs";

const NAMED: [(&str, KeyCode); 15] = [
    ("Space", KeyCode::Char(' ')),
    ("Enter", KeyCode::Enter),
    ("Tab", KeyCode::Tab),
    ("Esc", KeyCode::Esc),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("Insert", KeyCode::Insert),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PgUp", KeyCode::PageUp),
    ("PgDn", KeyCode::PageDown),
];

impl Key {
    /// The character it types into a line of text; `None` for keys that do something instead.
    #[must_use]
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if self.modifiers.is_empty() => Some(c),
            _ => None,
        }
    }

    /// Itself as a command: the full-width forms act as the keys they stand for.
    #[must_use]
    pub fn command(self) -> Self {
        match self.code {
            KeyCode::Char(c) => Self { code: KeyCode::Char(key_cap(c)), ..self },
            _ => self,
        }
    }

    /// Whether Ctrl and this character are pressed.
    #[must_use]
    pub fn is_ctrl(self, c: char) -> bool {
        self.code == KeyCode::Char(c) && self.modifiers == KeyModifiers::CONTROL
    }
}

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Self {
        Self::tidy(event.code, event.modifiers)
    }
}

impl FromStr for Key {
    type Err = BadKey;

    fn from_str(notation: &str) -> Result<Self, BadKey> {
        let mut rest = notation;
        let mut modifiers = KeyModifiers::NONE;
        while let Some((modifier, after)) = modifier_at(rest) {
            modifiers |= modifier;
            rest = after;
        }
        let key = Self::tidy(code_named(rest).ok_or(BadKey::Unknown)?, modifiers).command();
        match key.code {
            KeyCode::Char(c) if modifiers == KeyModifiers::CONTROL && FORBIDDEN.contains(c) => {
                Err(BadKey::Forbidden)
            }
            _ => Ok(key),
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (modifier, name) in MODIFIERS {
            if self.modifiers.contains(modifier) {
                write!(out, "{name}-")?;
            }
        }
        if let Some((name, _)) = NAMED.iter().find(|(_, code)| *code == self.code) {
            return out.write_str(name);
        }
        match self.code {
            KeyCode::F(number) => write!(out, "F{number}"),
            KeyCode::Char(c) => write!(out, "{c}"),
            other => write!(out, "{other:?}"),
        }
    }
}

impl BadKey {
    /// As a fault of a user's file.
    #[must_use]
    pub fn into_fault(self, notation: &str) -> Fault {
        match self {
            Self::Unknown => Fault::NotAKey(notation.to_owned()),
            Self::Forbidden => Fault::ForbiddenKey(notation.to_owned()),
        }
    }
}

const MODIFIERS: [(KeyModifiers, &str); 3] =
    [(KeyModifiers::CONTROL, "Ctrl"), (KeyModifiers::ALT, "Alt"), (KeyModifiers::SHIFT, "Shift")];

impl Key {
    /// One form for one press: terminals differ on whether `G` comes with Shift, Ctrl-P with p.
    fn tidy(code: KeyCode, modifiers: KeyModifiers) -> Self {
        let mut modifiers =
            modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
        let code = match code {
            KeyCode::BackTab => {
                modifiers |= KeyModifiers::SHIFT;
                KeyCode::Tab
            }
            KeyCode::Char(c) if modifiers.contains(KeyModifiers::CONTROL) => {
                modifiers -= KeyModifiers::SHIFT;
                KeyCode::Char(c.to_ascii_lowercase())
            }
            KeyCode::Char(c) if modifiers.contains(KeyModifiers::SHIFT) => {
                modifiers -= KeyModifiers::SHIFT;
                KeyCode::Char(c.to_ascii_uppercase())
            }
            code => code,
        };
        Self { code, modifiers }
    }
}

fn modifier_at(notation: &str) -> Option<(KeyModifiers, &str)> {
    MODIFIERS.iter().find_map(|(modifier, name)| {
        let rest = notation.get(..name.len()).filter(|head| head.eq_ignore_ascii_case(name));
        let rest = rest.and_then(|_| notation[name.len()..].strip_prefix('-'))?;
        (!rest.is_empty()).then_some((*modifier, rest))
    })
}

fn code_named(name: &str) -> Option<KeyCode> {
    let mut chars = name.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return Some(KeyCode::Char(c));
    }
    if let Some((_, code)) = NAMED.iter().find(|(named, _)| named.eq_ignore_ascii_case(name)) {
        return Some(*code);
    }
    let number = name.strip_prefix(['F', 'f'])?.parse().ok()?;
    (1..=12).contains(&number).then_some(KeyCode::F(number))
}

/// The key a character is printed on when a Chinese input method turned it into its own form.
fn key_cap(c: char) -> char {
    match c {
        '【' => '[',
        '】' => ']',
        '「' | '『' => '{',
        '」' | '』' => '}',
        '《' => '<',
        '》' => '>',
        '。' => '.',
        '、' => '/',
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        c => half_width(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notation_is_read_and_written_alike() {
        for notation in ["j", "G", "Space", "Ctrl-p", "Alt-Left", "Shift-Tab", "F1", "-", "Ctrl--"]
        {
            let key: Key = notation.parse().expect(notation);
            assert_eq!(key.to_string(), notation);
        }
        assert_eq!("Ctrl-".parse::<Key>(), Err(BadKey::Unknown));
        assert_eq!("F13".parse::<Key>(), Err(BadKey::Unknown));
        assert_eq!("".parse::<Key>(), Err(BadKey::Unknown));
        for letter in FORBIDDEN.chars() {
            assert_eq!(format!("Ctrl-{letter}").parse::<Key>(), Err(BadKey::Forbidden));
        }
    }

    #[test]
    fn full_width_forms_act_as_their_keys_but_type_themselves() {
        for (form, cap) in "：／？【】《》，。；！　".chars().zip(":/?[]<>,.;! ".chars())
        {
            let key = Key::from(KeyEvent::new(KeyCode::Char(form), KeyModifiers::NONE));
            assert_eq!(key.command().code, KeyCode::Char(cap));
            assert_eq!(key.typed(), Some(form));
        }
    }

    #[test]
    fn shift_is_told_by_the_character() {
        let shifted = Key::from(KeyEvent::new(KeyCode::Char('g'), KeyModifiers::SHIFT));
        assert_eq!(shifted, "G".parse().expect("a key"));
        let back = Key::from(KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT));
        assert_eq!(back, "Shift-Tab".parse().expect("a key"));
    }
}
