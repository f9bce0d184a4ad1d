//! The bytes of a page for the tokenizer, which is made to come up for breath.
//!
//! html5gum 0.9 calls itself anew for each quoted attribute of a tag: a tag with a hundred thousand
//! of them would run through any stack. Here reading fails after some, which unwinds the calls; asked
//! to go on, the tokenizer is in the state it was in, and nothing is lost.

use html5gum::Reader;
use std::fmt;

/// Attributes between two pauses: more than real tags have.
const PACE: usize = 200;

/// A page that is read with pauses.
pub(super) struct Paced<'a> {
    rest: &'a [u8],
    /// Attribute values closed since the last pause.
    closed: usize,
}

/// A pause: nothing is wrong, ask again.
#[derive(Debug)]
pub(super) struct Pause;

impl fmt::Display for Pause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a pause")
    }
}

impl std::error::Error for Pause {}

impl<'a> Paced<'a> {
    /// Reads `page`.
    pub fn new(page: &'a str) -> Self {
        Self { rest: page.as_bytes(), closed: 0 }
    }

    /// Takes the next `count` bytes, or as many as there are.
    fn take(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = self.rest.split_at(count.min(self.rest.len()));
        self.rest = rest;
        taken
    }
}

impl Reader for Paced<'_> {
    type Error = Pause;

    fn read_byte(&mut self) -> Result<Option<u8>, Pause> {
        Ok(self.take(1).first().copied())
    }

    fn try_read_string(&mut self, wanted: &[u8], case_sensitive: bool) -> Result<bool, Pause> {
        let next = self.rest.get(..wanted.len()).unwrap_or_default();
        let found = next == wanted || !case_sensitive && next.eq_ignore_ascii_case(wanted);
        if found {
            self.take(wanted.len());
        }
        Ok(found)
    }

    fn read_until<'b>(
        &'b mut self,
        marks: &[u8],
        _: &'b mut [u8; 4],
    ) -> Result<Option<&'b [u8]>, Pause> {
        let Some(at) = self.rest.iter().position(|byte| marks.contains(byte)) else {
            return Ok(Some(self.take(usize::MAX)).filter(|rest| !rest.is_empty()));
        };
        if at == 0 && self.rest.first() == Some(&b'"') {
            self.closed += 1;
            if self.closed > PACE {
                self.closed = 0;
                return Err(Pause);
            }
        }
        Ok(Some(self.take(at.max(1))))
    }
}
