//! Which key asks for which action: the table's defaults, changed by the user's keymap file.

pub mod key;

pub use key::{BadKey, Key};

use super::action::{ACTIONS, Action, Pane};
use crate::settings::complaint::{Complaint, Fault, Noun};
use crate::settings::user_file::UserFile;

/// The keys in force.
#[derive(Clone, Debug)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

/// A key and what it asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The pane it holds in; everywhere when `None`.
    pub pane: Option<Pane>,
    /// The key.
    pub key: Key,
    /// What it asks for.
    pub action: Action,
}

impl Default for Keymap {
    fn default() -> Self {
        let mut bindings = Vec::new();
        for row in ACTIONS {
            for notation in row.keys {
                // A test holds that every default can be read.
                if let Ok((pane, key)) = placed_key(notation) {
                    bindings.push(Binding { pane, key, action: row.action });
                }
            }
        }
        Self { bindings }
    }
}

impl Keymap {
    /// The defaults as changed by a keymap file, and what is wrong in it.
    ///
    /// An entry `action = "key"` or `action = ["key", …]` replaces the keys of that action; `[]`
    /// leaves it to the palette. A key so given is taken from the action that had it.
    #[must_use]
    pub fn from_file(file: &UserFile) -> (Self, Vec<Complaint>) {
        let mut keymap = Self::default();
        let mut file = UserFile { complaints: file.complaints.clone(), ..file.clone() };
        let (mut wanted, mut told) = (Vec::new(), Vec::new());
        for entry in std::mem::take(&mut file.entries) {
            let Some(action) = Action::named(&entry.key).filter(|_| entry.table.is_empty()) else {
                let names = ACTIONS.iter().map(|row| row.name);
                file.complain(entry.line, Fault::unknown(Noun::Action, &entry.key, names));
                continue;
            };
            let Some(notations) = entry.texts() else {
                let takes = "\"j\", [\"j\", \"Down\"], []".to_owned();
                file.complain(entry.line, Fault::Value { key: entry.key, takes });
                continue;
            };
            keymap.bindings.retain(|binding| binding.action != action);
            told.push(action);
            for notation in notations {
                match placed_key(notation) {
                    Ok((pane, key)) => wanted.push((entry.line, Binding { pane, key, action })),
                    Err(bad) => file.complain(entry.line, bad.into_fault(notation)),
                }
            }
        }
        for (line, binding) in wanted {
            for robbed in keymap.bind(binding) {
                // Whoever gives an action no key says so.
                if keymap.bindings(robbed).next().is_none() && !told.contains(&robbed) {
                    let (key, from) = (binding.key.to_string(), robbed.row().name.to_owned());
                    file.complain(line, Fault::LastKey { key, from });
                }
            }
        }
        (keymap, file.complaints)
    }

    /// What `key` asks for in `pane`: the pane's own meaning first.
    #[must_use]
    pub fn action(&self, pane: Pane, key: Key) -> Option<Action> {
        let meant = |place: Option<Pane>| {
            let mut bindings = self.bindings.iter();
            bindings.find(|b| b.pane == place && b.key == key).map(|b| b.action)
        };
        meant(Some(pane)).or_else(|| meant(None))
    }

    /// The keys of an action, in the order they were given.
    pub fn bindings(&self, action: Action) -> impl Iterator<Item = &Binding> {
        self.bindings.iter().filter(move |binding| binding.action == action)
    }

    /// The keys of an action as help shows them: `S panel:Space`. The reader goes without saying.
    #[must_use]
    pub fn shown(&self, action: Action) -> String {
        let shown = |binding: &Binding| match binding.pane {
            None | Some(Pane::Reader) => binding.key.to_string(),
            Some(pane) => format!("{}:{}", pane.name(), binding.key),
        };
        let keys: Vec<_> = self.bindings(action).map(shown).collect();
        if keys.is_empty() { "—".to_owned() } else { keys.join(" ") }
    }

    /// Takes a binding in; the actions whose key it takes.
    fn bind(&mut self, binding: Binding) -> Vec<Action> {
        let is_same = |b: &mut Binding| b.key == binding.key && b.pane == binding.pane;
        let robbed = self.bindings.extract_if(.., is_same).map(|b| b.action);
        let robbed = robbed.filter(|action| *action != binding.action).collect();
        self.bindings.push(binding);
        robbed
    }
}

/// Reads `outline:Space`: a key, and before it the pane it holds in.
fn placed_key(notation: &str) -> Result<(Option<Pane>, Key), BadKey> {
    for pane in Pane::ALL {
        let rest = notation.strip_prefix(pane.name()).and_then(|rest| rest.strip_prefix(':'));
        if let Some(key) = rest.filter(|rest| !rest.is_empty()) {
            return Ok((Some(pane), key.parse()?));
        }
    }
    Ok((None, notation.parse()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn keymap(text: &str) -> (Keymap, Vec<Complaint>) {
        Keymap::from_file(&UserFile::parse(Path::new("keymap.toml"), text))
    }

    fn key(notation: &str) -> Key {
        notation.parse().expect("a key")
    }

    #[test]
    fn every_default_can_be_read_and_means_one_thing() {
        let mut seen = Vec::new();
        for row in ACTIONS {
            for notation in row.keys {
                let place = placed_key(notation).unwrap_or_else(|_| panic!("{notation}"));
                assert!(!seen.contains(&place), "{notation} is bound twice");
                seen.push(place);
            }
        }
    }

    #[test]
    fn space_scrolls_the_text_and_folds_the_outline() {
        let keymap = Keymap::default();
        assert_eq!(keymap.action(Pane::Reader, key("Space")), Some(Action::PageDown));
        assert_eq!(keymap.action(Pane::Outline, key("Space")), Some(Action::ToggleFold));
    }

    #[test]
    fn a_users_key_is_taken_from_the_action_that_had_it() {
        let (keymap, complaints) =
            keymap("next-section = [\"J\", \"Ctrl-n\"]\nnext-report = []\nquit = []");
        assert_eq!(complaints, []);
        assert_eq!(keymap.action(Pane::Reader, key("J")), Some(Action::NextSection));
        assert_eq!(keymap.action(Pane::Reader, key("Ctrl-n")), Some(Action::NextSection));
        assert_eq!(keymap.action(Pane::Reader, key("]")), None);
        assert_eq!(keymap.action(Pane::Reader, key("q")), None);
        assert_eq!(keymap.bindings(Action::NextReport).count(), 0);
    }

    #[test]
    fn an_action_that_loses_its_last_key_unsaid_is_told_of() {
        let (keymap, complaints) = keymap("next-figure = [\"n\", \".\"]\nquit = \"Ctrl-c\"");
        let said: Vec<_> =
            complaints.iter().map(|c| c.sentence(crate::settings::Language::English)).collect();
        let expected = "keymap.toml:1: `n` was the only key of next-match; give it another, or \
            write next-match = []";
        assert_eq!(said, [expected]);
        assert_eq!(keymap.action(Pane::Reader, key("n")), Some(Action::NextFigure));
        assert_eq!(keymap.shown(Action::NextMatch), "—");
    }

    #[test]
    fn what_is_wrong_names_line_and_nearest_and_the_rest_holds() {
        let (keymap, complaints) = keymap(
            "\nnext-secton = \"a\"\nhelp = \"Ctrl-b\"\ntop = \"Hoome\"\nsearch = \"Ctrl-f\"",
        );
        let said: Vec<_> =
            complaints.iter().map(|c| c.sentence(crate::settings::Language::English)).collect();
        assert_eq!(
            said,
            [
                "keymap.toml:2: there is no action `next-secton`; did you mean next-section?",
                "keymap.toml:3: `Ctrl-b` cannot be bound: terminal, tmux or screen take it first",
                "keymap.toml:4: there is no key `Hoome`",
            ]
        );
        assert_eq!(keymap.action(Pane::Reader, key("Ctrl-f")), Some(Action::Search));
    }
}
