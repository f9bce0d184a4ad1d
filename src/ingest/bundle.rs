//! ZIP archives of reports: each member is a file of its own, with a path as if the archive were a
//! folder (`2023.zip/各县/总结.docx`). Nothing is unpacked to disk.

use super::archive::{self, refusal, unpack};
use super::name::may_be_report;
use super::natural::natural_paths;
use super::{LIMIT, Unread, encoding};
use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use zip::ZipArchive;

const NAME: &str = "ZIP";
/// The largest archive that is opened, in bytes: its list alone may take several times that.
pub const LARGEST: u64 = 256 << 20;
/// The most that the members of one archive unpack to together, in bytes.
pub const MOST_TOGETHER: u64 = 256 << 20;

/// The list of an archive's members.
pub(super) struct Bundle {
    /// The archive; its file is opened anew by each who reads, closed between.
    zip: ZipArchive<Reopening>,
    members: Vec<Member>,
}

struct Member {
    /// Place in the archive's own list.
    index: usize,
    /// The archive's path and the member's in it.
    path: PathBuf,
    /// What the archive says that it unpacks to, in bytes.
    size: u64,
}

/// Whether a file of that name is opened like a folder.
pub(super) fn is_named_so(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip"))
}

/// The archive on disk in which `path` lies, if it does: under a file there is nothing else.
pub(super) fn around(path: &Path) -> Option<&Path> {
    path.ancestors().skip(1).find(|above| is_named_so(above) && above.is_file())
}

/// What of `path` is on disk: the archive, for a member of one.
#[must_use]
pub fn on_disk(path: &Path) -> &Path {
    around(path).unwrap_or(path)
}

impl Bundle {
    /// Reads the list of an archive's members.
    ///
    /// # Errors
    /// When it is no archive, locked, or holds more than is read.
    pub fn open(path: &Path) -> Result<Self, Unread> {
        let size = std::fs::metadata(path)?.len();
        if size > LARGEST {
            return Err(Unread::TooLarge { size, limit: LARGEST });
        }
        File::open(path)?;
        let zip = archive::list(Reopening { path: path.into(), file: None }, NAME)?;
        let members = members(&zip, path)?;
        Ok(Self { zip, members })
    }

    /// The members in natural path order: places for [`Bundle::path`] and [`Bundle::read`].
    pub fn places(&self) -> std::ops::Range<usize> {
        0..self.members.len()
    }

    /// The path of a member.
    pub fn path(&self, place: usize) -> &Path {
        &self.members[place].path
    }

    /// The place of the member with that path.
    pub fn place(&self, path: &Path) -> Option<usize> {
        self.members.iter().position(|member| member.path == path)
    }

    /// Unpacks a member.
    ///
    /// # Errors
    /// When it is too large, or not what the archive says.
    pub fn read(&self, place: usize) -> Result<Vec<u8>, Unread> {
        let member = &self.members[place];
        if member.size > LIMIT {
            return Err(Unread::TooLarge { size: member.size, limit: LIMIT });
        }
        let mut zip = self.zip.clone();
        let packed = zip.by_index(member.index).map_err(|error| refusal(&error, NAME))?;
        // More than was told would slip past the limit on all together.
        unpack(packed, member.size, NAME).map_err(|reason| match reason {
            Unread::Unpacked(_) => Unread::Damaged(NAME),
            other => other,
        })
    }
}

/// The files among the members, in natural path order.
fn members(zip: &ZipArchive<Reopening>, path: &Path) -> Result<Vec<Member>, Unread> {
    let raw: Vec<_> = zip.file_names_raw().collect();
    let mut members = Vec::new();
    let mut together = 0u64;
    let mut is_locked = false;
    let mut taken = HashSet::new();
    for (index, name) in names(&raw).iter().enumerate() {
        let Some(inside) = inside(name) else { continue };
        let Ok(member) = zip.by_index_data(index) else { continue };
        let path = path.join(inside);
        // Of two names that become one, the first stands.
        if !member.is_file() || !taken.insert(path.clone()) {
            continue;
        }
        if may_be_report(&path) {
            is_locked |= member.encrypted();
            together = together.saturating_add(member.size());
        }
        members.push(Member { index, path, size: member.size() });
    }
    if is_locked {
        return Err(Unread::Locked);
    }
    if together > MOST_TOGETHER {
        return Err(Unread::Unpacked(MOST_TOGETHER));
    }
    members.sort_by(|a, b| natural_paths(&a.path, &b.path));
    Ok(members)
}

/// The names as text. Windows writes them in its own encoding and does not say which: all of them
/// together show it better than one.
fn names(raw: &[&[u8]]) -> Vec<String> {
    let all = raw.join(&b'\n');
    let decoded = encoding::decode(&all).text;
    let names: Vec<_> = decoded.split('\n').map(str::to_owned).collect();
    if names.len() == raw.len() {
        return names;
    }
    raw.iter().map(|name| String::from_utf8_lossy(name).into_owned()).collect()
}

/// A member's path inside the archive; `None` for folders and what a folder would hide. No path leads
/// out of the archive.
fn inside(name: &str) -> Option<PathBuf> {
    if name.ends_with(['/', '\\']) {
        return None;
    }
    let parts: Vec<_> =
        name.split(['/', '\\']).filter(|part| !matches!(*part, "" | "." | "..")).collect();
    let is_hidden = parts.iter().any(|part| part.starts_with('.') || *part == "__MACOSX");
    (!is_hidden && !parts.is_empty()).then(|| parts.iter().collect())
}

/// A file that its reader opens when it first reads; a clone opens it for itself.
struct Reopening {
    path: Arc<Path>,
    file: Option<BufReader<File>>,
}

impl Reopening {
    fn file(&mut self) -> io::Result<&mut BufReader<File>> {
        match &mut self.file {
            Some(file) => Ok(file),
            none => Ok(none.insert(BufReader::new(File::open(&self.path)?))),
        }
    }
}

impl Clone for Reopening {
    fn clone(&self) -> Self {
        Self { path: self.path.clone(), file: None }
    }
}

impl Read for Reopening {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.file()?.read(buffer)
    }
}

impl Seek for Reopening {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file()?.seek(to)
    }
}
