//! What the user prefers: settings, keymap and themes in TOML under the platform's folders.

pub mod complaint;
pub mod folders;
pub mod language;
pub mod user_file;

pub use complaint::{Complaint, Fault};
pub use folders::Folders;
pub use language::Language;
pub use user_file::UserFile;

use complaint::Noun;
use user_file::{Entry, Value};

/// What the user prefers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// `lang`: of the interface; by locale when the file is silent.
    pub language: Language,
    /// `theme`: a bundled one, one of the user's, or `auto`.
    pub theme: String,
    /// The line of the settings file that chooses it, 0 when none does.
    pub theme_line: usize,
    /// `width`: of the text column, in cells.
    pub width: u16,
    /// `noise`: whether page furniture is shown from the start.
    pub noise: bool,
    /// `outline`: whether the outline is open from the start, where there is room.
    pub outline: bool,
    /// `panel`: the same of the region panel.
    pub panel: bool,
    /// `editor`: command line of the editor; `$VISUAL`, `$EDITOR` when the file is silent.
    pub editor: Option<String>,
    /// `mouse`: whether clicks and the wheel go to gangmu rather than to the terminal.
    pub mouse: bool,
    /// `ambiguous`: cells that the terminal gives “ ” … — · ①: 1 or 2.
    pub ambiguous: u8,
}

/// The widest text column: longer lines of Chinese lose the eye on its way back.
pub const WIDEST: u16 = 88;

/// The narrowest that can be asked for; a narrower terminal narrows it all the same.
const NARROWEST: u16 = 20;

/// The keys of the settings file with what each takes.
const KEYS: [(&str, &str); 9] = [
    ("lang", "\"zh\" | \"en\""),
    ("theme", "\"auto\" | \"light\" | \"dark\" | …"),
    ("width", "20 – 88"),
    ("noise", "true | false"),
    ("outline", "true | false"),
    ("panel", "true | false"),
    ("editor", "\"vim\""),
    ("mouse", "true | false"),
    ("ambiguous", "1 | 2"),
];

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: Language::default(),
            theme: "auto".to_owned(),
            theme_line: 0,
            width: WIDEST,
            noise: false,
            outline: true,
            panel: true,
            editor: None,
            mouse: true,
            ambiguous: 1,
        }
    }
}

impl Settings {
    /// The settings of this user on this machine, and what is wrong in their file.
    #[must_use]
    pub fn load(folders: &Folders) -> (Self, Vec<Complaint>) {
        let environment = |name: &str| std::env::var(name).ok();
        Self::from_file(UserFile::read(&folders.settings_file()), environment)
    }

    /// The settings as a file and an environment give them. A slip costs the entry it is in.
    #[must_use]
    pub fn from_file(
        mut file: UserFile,
        variable: impl Fn(&str) -> Option<String>,
    ) -> (Self, Vec<Complaint>) {
        let set = |name: &str| variable(name).filter(|value| !value.trim().is_empty());
        let mut settings = Self {
            language: Language::of_locale(&variable),
            editor: set("VISUAL").or_else(|| set("EDITOR")),
            ..Self::default()
        };
        for entry in std::mem::take(&mut file.entries) {
            let known = KEYS.iter().find(|(key, _)| *key == entry.key && entry.table.is_empty());
            let Some((_, takes)) = known else {
                let keys = KEYS.iter().map(|(key, _)| *key);
                file.complain(entry.line, Fault::unknown(Noun::Setting, &entry.key, keys));
                continue;
            };
            if settings.set(&entry).is_none() {
                let takes = (*takes).to_owned();
                file.complain(entry.line, Fault::Value { key: entry.key, takes });
            }
        }
        (settings, file.complaints)
    }

    /// Takes one entry over; `None` when its value is none that the key takes.
    fn set(&mut self, entry: &Entry) -> Option<()> {
        let value = &entry.value;
        match entry.key.as_str() {
            "lang" => self.language = Language::of_code(entry.text()?)?,
            "theme" => {
                entry.text()?.clone_into(&mut self.theme);
                self.theme_line = entry.line;
            }
            "width" => self.width = number(value, NARROWEST, WIDEST)?,
            "noise" => self.noise = flag(value)?,
            "outline" => self.outline = flag(value)?,
            "panel" => self.panel = flag(value)?,
            "editor" => self.editor = Some(entry.text().filter(|e| !e.is_empty())?.to_owned()),
            "mouse" => self.mouse = flag(value)?,
            "ambiguous" => self.ambiguous = number(value, 1, 2)? as u8,
            _ => return None,
        }
        Some(())
    }
}

fn flag(value: &Value) -> Option<bool> {
    match value {
        Value::Flag(flag) => Some(*flag),
        _ => None,
    }
}

fn number(value: &Value, least: u16, most: u16) -> Option<u16> {
    match value {
        Value::Number(number) => {
            u16::try_from(*number).ok().filter(|number| (least..=most).contains(number))
        }
        _ => None,
    }
}
