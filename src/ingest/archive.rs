//! ZIP archives: the forms that documents come in, and bundles of reports. Members are unpacked one by
//! one, within limits.

use super::{Unread, encoding};
use std::io::{Cursor, Read, Seek, SeekFrom};
use zip::ZipArchive;
use zip::result::ZipError;

/// The most that one member is unpacked to, in bytes.
pub const MOST_UNPACKED: u64 = 64 << 20;
/// The most members an archive may list.
pub const MOST_MEMBERS: usize = 20_000;

/// An archive whose members are read by name.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Name of the format, for what is said of a damaged file.
    format: &'static str,
}

impl<'a> Archive<'a> {
    /// Opens the list of members.
    pub fn open(bytes: &'a [u8], format: &'static str) -> Result<Self, Unread> {
        Ok(Self { zip: list(Cursor::new(bytes), format)?, format })
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
            Err(error) => return Err(refusal(&error, self.format)),
        };
        let bytes = unpack(member, MOST_UNPACKED, self.format)?;
        Ok(Some(match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => encoding::decode(error.as_bytes()).text,
        }))
    }
}

/// Reads the list of members, unless it is longer than any folder of reports.
pub(super) fn list<R: Read + Seek>(
    mut file: R,
    format: &'static str,
) -> Result<ZipArchive<R>, Unread> {
    // Asked before the list is read: it takes memory for each member.
    if members_told(&mut file).is_some_and(|members| members > MOST_MEMBERS) {
        return Err(Unread::TooMany(MOST_MEMBERS));
    }
    let zip = ZipArchive::new(file).map_err(|error| refusal(&error, format))?;
    if zip.len() > MOST_MEMBERS {
        return Err(Unread::TooMany(MOST_MEMBERS));
    }
    Ok(zip)
}

/// What comes out of a packed file, up to `most` bytes.
pub(super) fn unpack(
    packed: impl Read,
    most: u64,
    format: &'static str,
) -> Result<Vec<u8>, Unread> {
    let mut bytes = Vec::new();
    // What an archive says of sizes is not trusted: the limit stands on what comes out.
    let read = packed.take(most + 1).read_to_end(&mut bytes);
    if bytes.len() as u64 > most {
        return Err(Unread::Unpacked(most));
    }
    read.map_err(|_| Unread::Damaged(format))?;
    Ok(bytes)
}

/// Why an archive or a member of it cannot be opened.
pub(super) fn refusal(error: &ZipError, format: &'static str) -> Unread {
    match error {
        ZipError::UnsupportedArchive(reason) if reason.contains("assword") => Unread::Locked,
        ZipError::UnsupportedArchive(_) => Unread::Packed(format),
        _ => Unread::Damaged(format),
    }
}

/// How many members the end of the archive tells of (APPNOTE 4.3.16); 65,535 stands for more.
fn members_told<R: Read + Seek>(file: &mut R) -> Option<usize> {
    const RECORD: u64 = 22;
    const LONGEST_COMMENT: u64 = 65_535;
    let length = file.seek(SeekFrom::End(0)).ok()?;
    file.seek(SeekFrom::Start(length.saturating_sub(RECORD + LONGEST_COMMENT))).ok()?;
    let mut end = Vec::new();
    file.take(RECORD + LONGEST_COMMENT).read_to_end(&mut end).ok()?;
    let at = memchr::memmem::rfind(&end, b"PK\x05\x06")?;
    let count = end.get(at + 10..at + 12)?;
    Some(usize::from(u16::from_le_bytes([count[0], count[1]])))
}
