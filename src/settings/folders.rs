//! Where settings, themes, state and cache live: the platform's own folders, never the one read.

use directories::ProjectDirs;
use std::path::{Path, PathBuf};

/// The folders gangmu keeps its own files in; none is made before something is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// Settings, keymap, themes: written by the user, only read by gangmu.
    pub config: PathBuf,
    /// Marks and places.
    pub state: PathBuf,
    /// What can be made anew.
    pub cache: PathBuf,
}

impl Folders {
    /// The platform's folders; `None` where there is no home.
    #[must_use]
    pub fn of_platform() -> Option<Self> {
        let folders = ProjectDirs::from("", "", "gangmu")?;
        // Only Linux has a folder for state.
        let state = folders.state_dir().unwrap_or_else(|| folders.data_local_dir());
        Some(Self {
            config: folders.config_dir().to_owned(),
            state: state.to_owned(),
            cache: folders.cache_dir().to_owned(),
        })
    }

    /// All of them under one folder.
    #[must_use]
    pub fn under(folder: &Path) -> Self {
        Self {
            config: folder.join("config"),
            state: folder.join("state"),
            cache: folder.join("cache"),
        }
    }

    /// The settings file.
    #[must_use]
    pub fn settings_file(&self) -> PathBuf {
        self.config.join("settings.toml")
    }

    /// The keymap file.
    #[must_use]
    pub fn keymap_file(&self) -> PathBuf {
        self.config.join("keymap.toml")
    }

    /// The folder of the user's themes.
    #[must_use]
    pub fn themes(&self) -> PathBuf {
        self.config.join("themes")
    }
}
