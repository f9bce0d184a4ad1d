//! What the user prefers: settings and keymap in TOML under the platform's folders.

pub mod complaint;
pub mod language;
pub mod user_file;

pub use complaint::{Complaint, Fault};
pub use language::Language;
pub use user_file::UserFile;
