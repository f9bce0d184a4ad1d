//! Hostile input, made by the million: whatever bytes come in at a door, nothing panics, nothing
//! hangs, and what comes out is sound.
//!
//! `cargo test --test fuzz` replays the corpus and a few thousand mutations of real files on any
//! compiler. To search for more, with cargo-fuzz and a nightly compiler:
//!
//! ```text
//! cargo run --manifest-path tests/fuzz/Cargo.toml --bin seeds -- /tmp/corpus
//! DOOR=html cargo +nightly fuzz run --fuzz-dir tests/fuzz door \
//!     /tmp/corpus/html tests/fuzz/corpus/html -- -dict=tests/fuzz/dictionary.txt -timeout=10
//! ```
//!
//! What a run finds becomes a member of the corpus once it is mended.

pub mod doors;
pub mod members;
pub mod sound;
