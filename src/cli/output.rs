//! Standard output that survives a closed pipe, and never hands a terminal control characters.

use crate::text::width;
use serde::Serialize;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

/// Buffered standard output; the first error silences the rest.
pub struct Output {
    out: BufWriter<StdoutLock<'static>>,
    terminal: bool,
    error: Option<io::Error>,
}

impl Output {
    /// Standard output, locked.
    pub fn stdout() -> Self {
        let stdout = io::stdout().lock();
        let terminal = stdout.is_terminal();
        Self { out: BufWriter::with_capacity(1 << 16, stdout), terminal, error: None }
    }

    /// One line.
    pub fn line(&mut self, line: &str) {
        if self.terminal {
            let shown: String = line.chars().map(width::shown).collect();
            self.bytes(shown.as_bytes());
        } else {
            self.bytes(line.as_bytes());
        }
        self.bytes(b"\n");
    }

    /// One JSON value on a line of its own.
    pub fn json(&mut self, value: &impl Serialize) {
        match serde_json::to_string(value) {
            Ok(json) => self.line(&json),
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

/// A message on standard error.
pub fn say(message: &str) {
    let shown: String = message.chars().map(width::shown).collect();
    // Nobody can be told that standard error is gone.
    let _ = writeln!(io::stderr(), "gangmu: {shown}");
}
