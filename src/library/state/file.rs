//! The file a state is kept in: read, merged, written whole or not at all.

use super::{State, now};
use std::fs::{self, File};
use std::hash::Hasher;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long another writer is waited for: it holds the lock for a few milliseconds.
const PATIENCE: Duration = Duration::from_millis(500);

/// Where the state of one folder is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateFile {
    path: PathBuf,
    /// The folders and files it is about.
    about: Vec<PathBuf>,
}

/// What a state file said.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Empty where there was no file.
    pub state: State,
    /// A file that could not be understood was moved here: nothing of it is lost.
    pub set_aside: Option<PathBuf>,
}

impl StateFile {
    /// The file under `folder` for those who read `paths`; the same whatever way they are written.
    #[must_use]
    pub fn of(folder: &Path, paths: &[PathBuf]) -> Self {
        let full = |path: &PathBuf| fs::canonicalize(path).unwrap_or_else(|_| path.clone());
        let mut about: Vec<_> = paths.iter().map(full).collect();
        about.sort();
        about.dedup();
        let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
        for path in &about {
            hash.write(path.as_os_str().as_encoded_bytes());
            hash.write(&[0]);
        }
        Self { path: folder.join(format!("{:016x}.json", hash.finish())), about }
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What it says.
    ///
    /// # Errors
    /// The system's, when there is a file and it cannot be read.
    pub fn load(&self) -> io::Result<Loaded> {
        let text = match fs::read(&self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Loaded::default()),
            Err(error) => return Err(error),
        };
        if let Ok(state) = serde_json::from_slice(&text) {
            return Ok(Loaded { state, set_aside: None });
        }
        let aside = self.path.with_extension(format!("broken-{}", now()));
        fs::rename(&self.path, &aside)?;
        Ok(Loaded { state: State::default(), set_aside: Some(aside) })
    }

    /// Writes `state` merged with what another reader wrote meanwhile; returns what was written.
    ///
    /// The file is replaced in one step: a reader who dies half-way leaves the old one whole.
    ///
    /// # Errors
    /// The system's; the file on disk is then as it was.
    pub fn save(&self, state: &State) -> io::Result<State> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let _lock = self.lock()?;
        let mut merged = state.clone().merged(self.load()?.state);
        merged.paths.clone_from(&self.about);
        let mut text = serde_json::to_vec_pretty(&merged)?;
        text.push(b'\n');
        let draft = self.path.with_extension(format!("draft-{}", std::process::id()));
        let mut file = File::create(&draft)?;
        file.write_all(&text)?;
        file.sync_all()?;
        fs::rename(&draft, &self.path)?;
        Ok(merged)
    }

    /// Holds every other writer off until dropped; the system lets go of it when a process dies.
    /// Where locks do not work (some network folders) writing goes on without.
    fn lock(&self) -> io::Result<File> {
        let file = File::create(self.path.with_extension("lock"))?;
        let step = Duration::from_millis(5);
        for _ in 0..PATIENCE.as_millis() / step.as_millis() {
            match file.try_lock() {
                Err(fs::TryLockError::WouldBlock) => std::thread::sleep(step),
                Ok(()) | Err(fs::TryLockError::Error(_)) => break,
            }
        }
        Ok(file)
    }
}

/// FNV-1a: file names must stay the same from one build to the next.
struct Fnv(u64);

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}
