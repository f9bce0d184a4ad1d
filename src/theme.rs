//! Colours by role: themes in TOML, stepped down to what the terminal can show.

pub mod background;
pub mod depth;
pub mod notation;
pub mod role;

pub use background::Background;
pub use depth::Depth;
pub use role::Role;

use crate::settings::UserFile;
use crate::settings::complaint::{Complaint, Fault, Noun};
use ratatui::style::Style;
use std::path::{Path, PathBuf};

/// The choice that follows the terminal: `default` until its background is known, then `light` or
/// `dark` where the terminal has the colours for them.
pub const AUTO: &str = "auto";

/// The themes that come with gangmu, by name.
pub const BUNDLED: [(&str, &str); 8] = [
    ("default", include_str!("../themes/default.toml")),
    ("light", include_str!("../themes/light.toml")),
    ("dark", include_str!("../themes/dark.toml")),
    ("ansi16", include_str!("../themes/ansi16.toml")),
    ("high-contrast", include_str!("../themes/high-contrast.toml")),
    ("monochrome", include_str!("../themes/monochrome.toml")),
    ("paper", include_str!("../themes/paper.toml")),
    ("ink", include_str!("../themes/ink.toml")),
];

/// How each role looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Its name, as settings write it.
    pub name: String,
    /// By role.
    styles: Vec<Style>,
}

impl Default for Theme {
    fn default() -> Self {
        Self::bundled("default").unwrap_or(Self { name: String::new(), styles: Vec::new() })
    }
}

impl Theme {
    /// How a role looks.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(role as usize).copied().unwrap_or_default()
    }

    /// A theme that comes with gangmu, in full colour.
    #[must_use]
    pub fn bundled(name: &str) -> Option<Self> {
        let (name, text) = BUNDLED.iter().find(|(bundled, _)| *bundled == name)?;
        let mut file = UserFile::parse(Path::new(name), text);
        let empty = Self { name: (*name).to_owned(), styles: vec![Style::new(); Role::ALL.len()] };
        Some(empty.changed_by(&mut file))
    }

    /// The theme of that name for this terminal, and what is wrong with it.
    ///
    /// `folder` holds the user's themes; one there goes before a bundled one of the same name and
    /// takes the roles it leaves out from `default`. A name that nothing has gives `default`.
    #[must_use]
    pub fn load(
        name: &str,
        folder: Option<&Path>,
        background: Option<Background>,
        depth: Depth,
    ) -> (Self, Vec<Complaint>) {
        let (theme, complaints) = match name {
            AUTO => (Self::for_background(background, depth), Vec::new()),
            name => Self::named(name, folder),
        };
        (theme.stepped_down(depth), complaints)
    }

    /// What `depth` leaves of it. Without colours, roles are told apart as in `monochrome`. Where
    /// only sixteen are left, a role on another ground, or in a grey, looks as in `ansi16`: among
    /// the user's own sixteen no near colour is sure to be readable.
    #[must_use]
    pub fn stepped_down(mut self, depth: Depth) -> Self {
        let (fallback, whole) = match depth {
            Depth::True => return self,
            Depth::Ansi256 => (None, false),
            Depth::Ansi16 => (Self::bundled("ansi16"), false),
            Depth::None => (Self::bundled("monochrome"), true),
        };
        for role in Role::ALL {
            let style = self.style(role);
            let stepped = match &fallback {
                Some(theme) if whole || depth.loses(style) => theme.style(role),
                _ => Style { fg: depth.step(style.fg), bg: depth.step(style.bg), ..style },
            };
            if let Some(slot) = self.styles.get_mut(role as usize) {
                *slot = stepped;
            }
        }
        self
    }

    fn for_background(background: Option<Background>, depth: Depth) -> Self {
        let name = match background {
            Some(Background::Light) if depth >= Depth::Ansi256 => "light",
            Some(Background::Dark) if depth >= Depth::Ansi256 => "dark",
            _ => "default",
        };
        Self::bundled(name).unwrap_or_default()
    }

    fn named(name: &str, folder: Option<&Path>) -> (Self, Vec<Complaint>) {
        // A name is a name, not a way out of the folder.
        let plain = !name.is_empty() && !name.contains(['/', '\\', '.']);
        let path = folder.filter(|_| plain).map(|folder| folder.join(format!("{name}.toml")));
        if let Some(path) = path.as_ref().filter(|path| path.exists()) {
            return Self::from_file(name, UserFile::read(path));
        }
        match Self::bundled(name) {
            Some(theme) => (theme, Vec::new()),
            None => {
                let names = BUNDLED.iter().map(|(name, _)| *name).chain([AUTO]);
                let fault = Fault::unknown(Noun::Theme, name, names);
                let path = path.unwrap_or_else(|| PathBuf::from("themes"));
                (Self::default(), vec![Complaint { path, line: 0, fault }])
            }
        }
    }

    /// A theme of the user's, and what is wrong in its file: the roles it leaves out are those of
    /// `default`.
    #[must_use]
    pub fn from_file(name: &str, mut file: UserFile) -> (Self, Vec<Complaint>) {
        let theme = Self::default().changed_by(&mut file);
        (Self { name: name.to_owned(), ..theme }, file.complaints)
    }

    /// Itself with the roles that `file` gives; complaints go to the file.
    fn changed_by(mut self, file: &mut UserFile) -> Self {
        for entry in std::mem::take(&mut file.entries) {
            let Some(role) = Role::named(&entry.key).filter(|_| entry.table.is_empty()) else {
                let names = Role::ALL.into_iter().map(Role::name);
                file.complain(entry.line, Fault::unknown(Noun::Role, &entry.key, names));
                continue;
            };
            let style = match entry.text() {
                Some(text) => notation::style(text),
                None => Err(Fault::Value { key: entry.key, takes: notation::SHAPE.to_owned() }),
            };
            match (style, self.styles.get_mut(role as usize)) {
                (Ok(style), Some(slot)) => *slot = style,
                (Err(fault), _) => file.complain(entry.line, fault),
                _ => {}
            }
        }
        self
    }
}
