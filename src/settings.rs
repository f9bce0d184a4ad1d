//! What the user prefers: settings and keymap in TOML under the platform's folders.
