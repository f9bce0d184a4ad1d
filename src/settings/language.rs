//! The language of the interface: Chinese or English.

use serde::Deserialize;

/// The language the interface speaks; commands, keys and file keys are the same in both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
pub enum Language {
    /// 中文
    #[default]
    #[serde(rename = "zh")]
    Chinese,
    /// English
    #[serde(rename = "en")]
    English,
}

impl Language {
    /// The sentence of the two that is in this language.
    #[must_use]
    pub fn pick<'a>(self, chinese: &'a str, english: &'a str) -> &'a str {
        match self {
            Self::Chinese => chinese,
            Self::English => english,
        }
    }

    /// The language named by a code (`zh`, `zh-TW`, `en_US.UTF-8`); `None` for any other.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        let code = code.to_ascii_lowercase();
        match code.split(['_', '-', '.', '@']).next().unwrap_or("") {
            "zh" | "yue" => Some(Self::Chinese),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// The language of the locale that `variable` (usually the environment) tells.
    ///
    /// `LC_ALL`, `LC_MESSAGES`, `LANG` in this order, as POSIX ranks them. A locale of no language
    /// (`C`, `POSIX`, none) says nothing of the reader, and the reports are Chinese: Chinese. Any
    /// other language reads English.
    #[must_use]
    pub fn of_locale(variable: impl Fn(&str) -> Option<String>) -> Self {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|name| variable(name).filter(|value| !value.is_empty()));
        match locale.as_deref() {
            None => Self::Chinese,
            Some(code) if code.starts_with("C.") || matches!(code, "C" | "POSIX") => Self::Chinese,
            Some(code) => Self::of_code(code).unwrap_or(Self::English),
        }
    }
}
