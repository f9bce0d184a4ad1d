//! The archives that documents come in: single members are unpacked, within limits.

use super::{Unread, encoding};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The most that one member is unpacked to, in bytes.
pub const MOST_UNPACKED: u64 = 64 << 20;
/// The most members an archive may list.
const MOST_MEMBERS: usize = 20_000;

/// An archive whose members are read by name.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Name of the format, for what is said of a damaged file.
    format: &'static str,
}

impl<'a> Archive<'a> {
    /// Opens the list of members.
    pub fn open(bytes: &'a [u8], format: &'static str) -> Result<Self, Unread> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unread::Damaged(format))?;
        if zip.len() > MOST_MEMBERS {
            return Err(Unread::Damaged(format));
        }
        Ok(Self { zip, format })
    }

    /// The text of a member that must be there.
    pub fn text(&mut self, name: &str) -> Result<String, Unread> {
        self.optional(name)?.ok_or(Unread::Damaged(self.format))
    }

    /// The text of a member; `None` when there is none of that name.
    pub fn optional(&mut self, name: &str) -> Result<Option<String>, Unread> {
        let member = match self.zip.by_name(name) {
            Ok(member) => member,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) if is_locked(&error) => return Err(Unread::Locked),
            Err(_) => return Err(Unread::Damaged(self.format)),
        };
        let mut bytes = Vec::new();
        // What the archive says of sizes is not trusted: the limit stands on what comes out.
        let read = member.take(MOST_UNPACKED + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > MOST_UNPACKED {
            return Err(Unread::Unpacked);
        }
        read.map_err(|_| Unread::Damaged(self.format))?;
        Ok(Some(match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => encoding::decode(error.as_bytes()).text,
        }))
    }
}

fn is_locked(error: &ZipError) -> bool {
    matches!(error, ZipError::UnsupportedArchive(reason) if reason.contains("assword"))
}
