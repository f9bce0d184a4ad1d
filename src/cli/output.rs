//! Standard output that survives a closed pipe.

use serde::Serialize;
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

    /// One JSON value on a line of its own.
    pub fn json(&mut self, value: &impl Serialize) {
        if self.error.is_none() {
            let done = serde_json::to_writer(&mut self.out, value).map_err(io::Error::from);
            self.error = done.and_then(|()| self.out.write_all(b"\n")).err();
        }
    }

    /// Flushes; `code`, unless the output could not be written. A reader that hung up (`| head`)
    /// has what it wanted.
    pub fn finish(mut self, code: u8) -> u8 {
        match self.error.take().or_else(|| self.out.flush().err()) {
            None => code,
            Some(error) if error.kind() == io::ErrorKind::BrokenPipe => code,
            Some(error) => {
                let _ = writeln!(io::stderr(), "gangmu: {error}");
                super::WRONG
            }
        }
    }
}
