//! What is wrong in a file of the user's, said with file, line and the nearest right name.

use super::Language;
use crate::text::width::shown;
use std::path::PathBuf;

/// Something wrong in a settings, keymap or theme file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// The file.
    pub path: PathBuf,
    /// 1-based line, 0 for the whole file.
    pub line: usize,
    /// What is wrong there.
    pub fault: Fault,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The system cannot read the file.
    Unreadable(String),
    /// Not TOML.
    Syntax(String),
    /// A name that nothing has.
    Unknown {
        /// What sort of name it should be.
        noun: Noun,
        /// As written.
        name: String,
        /// The right name most like it.
        nearest: Option<String>,
    },
    /// A value the key cannot have.
    Value {
        /// The key.
        key: String,
        /// What it takes, in words both languages understand (`true | false`, `20..88`).
        takes: String,
    },
    /// A key that does not exist on a keyboard as gangmu writes keys.
    NotAKey(String),
    /// A key that never reaches gangmu whole: Ctrl-i is Tab, Ctrl-b belongs to tmux.
    ForbiddenKey(String),
    /// A key that was the only one of another action, which is left without.
    LastKey {
        /// The key.
        key: String,
        /// The action that had it.
        from: String,
    },
}

/// The sorts of names that a user's file can get wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noun {
    /// An action in the keymap.
    Action,
    /// A role in a theme.
    Role,
    /// A key of the settings.
    Setting,
    /// A theme.
    Theme,
    /// A colour.
    Colour,
}

impl Complaint {
    /// The sentence shown to the user: file, line, what is wrong, what was probably meant.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let place = match self.line {
            0 => self.path.display().to_string(),
            line => format!("{}:{line}", self.path.display()),
        };
        // Words of the file's are in it, and may be anything; it is one line all the same.
        format!("{place}: {}", self.fault.sentence(language)).chars().map(shown).collect()
    }
}

impl Fault {
    /// An unknown name, with the right name most like it.
    #[must_use]
    pub fn unknown<'a>(noun: Noun, name: &str, right: impl Iterator<Item = &'a str>) -> Self {
        let nearest = nearest(name, right).map(str::to_owned);
        Self::Unknown { noun, name: name.to_owned(), nearest }
    }

    fn sentence(&self, language: Language) -> String {
        let chinese = language == Language::Chinese;
        match self {
            Self::Unreadable(reason) if chinese => format!("读不了：{reason}"),
            Self::Unreadable(reason) => format!("cannot be read: {reason}"),
            Self::Syntax(reason) if chinese => format!("不是合法的 TOML：{reason}"),
            Self::Syntax(reason) => format!("not TOML: {reason}"),
            Self::Unknown { noun, name, nearest } => unknown(language, *noun, name, nearest),
            Self::Value { key, takes } if chinese => format!("“{key}”应为 {takes}"),
            Self::Value { key, takes } => format!("`{key}` takes {takes}"),
            Self::NotAKey(key) if chinese => format!("没有“{key}”这个键"),
            Self::NotAKey(key) => format!("there is no key `{key}`"),
            Self::ForbiddenKey(key) if chinese => {
                format!("“{key}”不能用：终端、tmux 或 screen 先收去了")
            }
            Self::LastKey { key, from } if chinese => {
                format!("“{key}”原是 {from} 唯一的键：请给它另一个，或写 {from} = []")
            }
            Self::LastKey { key, from } => {
                format!("`{key}` was the only key of {from}; give it another, or write {from} = []")
            }
            Self::ForbiddenKey(key) => {
                format!("`{key}` cannot be bound: terminal, tmux or screen take it first")
            }
        }
    }
}

fn unknown(language: Language, noun: Noun, name: &str, nearest: &Option<String>) -> String {
    let (zh, en) = match noun {
        Noun::Action => ("动作", "action"),
        Noun::Role => ("角色", "role"),
        Noun::Setting => ("设置", "setting"),
        Noun::Theme => ("主题", "theme"),
        Noun::Colour => ("颜色", "colour"),
    };
    let (said, meant) = match language {
        Language::Chinese => (format!("没有“{name}”这个{zh}"), "；是不是 "),
        Language::English => (format!("there is no {en} `{name}`"), "; did you mean "),
    };
    match nearest {
        Some(nearest) => format!("{said}{meant}{nearest}{}", language.pick("？", "?")),
        None => said,
    }
}

/// The name most like `name`: fewest letters to insert, drop, change or swap with the next. The
/// first of equals; `None` only where there is nothing to choose from.
#[must_use]
pub fn nearest<'a>(name: &str, right: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    right.min_by_key(|candidate| distance(name, candidate))
}

/// 1-based line that holds the byte `offset`.
#[must_use]
pub fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|&b| b == b'\n').count() + 1
}

/// Optimal string alignment distance.
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().take(64).collect();
    let b: Vec<char> = b.chars().take(64).collect();
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    rows[0] = (0..=b.len()).collect();
    for i in 1..=a.len() {
        rows[i][0] = i;
        for j in 1..=b.len() {
            let change = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = change.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = least;
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_survives_a_slip() {
        let names = ["next-section", "next-figure", "previous-section"];
        assert_eq!(nearest("nxet-section", names.into_iter()), Some("next-section"));
        assert_eq!(nearest("next-figures", names.into_iter()), Some("next-figure"));
        assert_eq!(nearest("x", std::iter::empty()), None);
    }

    #[test]
    fn lines_count_from_one() {
        assert_eq!(line_of("a\nb\nc", 0), 1);
        assert_eq!(line_of("a\nb\nc", 4), 3);
    }
}
