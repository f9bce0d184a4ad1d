//! Standard output that survives a closed pipe, and never hands on what would steer a terminal: what
//! goes into a pipe often comes out on one.

use crate::text::width;
use serde::Serialize;
use std::fmt::Write as _;
use std::io::{self, BufWriter, StdoutLock, Write};

/// Buffered standard output; the first error silences the rest.
pub struct Output {
    out: BufWriter<StdoutLock<'static>>,
    error: Option<io::Error>,
}

impl Output {
    /// Standard output, locked.
    pub fn stdout() -> Self {
        Self { out: BufWriter::with_capacity(1 << 16, io::stdout().lock()), error: None }
    }

    /// One line, or a row of a table whose cells may hold line ends.
    pub fn line(&mut self, line: &str) {
        self.bytes(width::printable(line).as_bytes());
        self.bytes(b"\n");
    }

    /// One JSON value on a line of its own.
    pub fn json(&mut self, value: &impl Serialize) {
        self.json_value(value);
        self.bytes(b"\n");
    }

    /// A JSON list on a line of its own, written as its members come.
    pub fn json_list(&mut self, values: impl Iterator<Item = impl Serialize>) {
        self.bytes(b"[");
        for (index, value) in values.enumerate() {
            self.bytes(if index > 0 { b"," } else { b"" });
            self.json_value(&value);
        }
        self.bytes(b"]\n");
    }

    fn json_value(&mut self, value: &impl Serialize) {
        match serde_json::to_string(value) {
            Ok(json) => self.bytes(escaped(json).as_bytes()),
            Err(error) => self.error = self.error.take().or(Some(error.into())),
        }
    }

    /// Bytes as they are: text of gangmu's own.
    pub fn bytes(&mut self, bytes: &[u8]) {
        if self.error.is_none() {
            self.error = self.out.write_all(bytes).err();
        }
    }

    /// Whether what is written still goes anywhere.
    pub fn is_open(&self) -> bool {
        self.error.is_none()
    }

    /// Flushes; `code`, unless the output could not be written. A reader that hung up (`| head`)
    /// has what it wanted.
    pub fn finish(mut self, code: u8) -> u8 {
        match self.error.take().or_else(|| self.out.flush().err()) {
            None => code,
            Some(error) if error.kind() == io::ErrorKind::BrokenPipe => code,
            Some(error) => {
                say(&error.to_string());
                super::WRONG
            }
        }
    }
}

/// JSON with every character that steers written by its number: a path must come back exact.
fn escaped(json: String) -> String {
    if !json.contains(width::steers) {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        // Only the texts of JSON hold such characters, and all are of the first plane.
        if width::steers(c) {
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// A message on standard error.
pub fn say(message: &str) {
    let shown: String = message.chars().map(width::shown).collect();
    // Nobody can be told that standard error is gone.
    let _ = writeln!(io::stderr(), "gangmu: {shown}");
}
