//! A file that may be a report: on disk, in a bundle, packed by gzip.

use super::archive::{MOST_UNPACKED, unpack};
use super::bundle::{self, Bundle};
use super::format::{self, Given};
use super::name::Name;
use super::{LIMIT, Role, Source, Unread, walk};
use flate2::bufread::MultiGzDecoder;
use std::borrow::Cow;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file that may be a report.
#[derive(Clone)]
pub struct Candidate {
    path: PathBuf,
    /// The bundle that holds it and its place there, where it is known.
    packed: Option<(Arc<Bundle>, usize)>,
}

/// Every file under `paths`, each once, in natural path order; the members of an archive stand at its
/// place, as if it were a folder. Archives are opened for their lists, nothing else is read.
pub fn candidates(
    paths: &[PathBuf],
) -> impl Iterator<Item = Result<Candidate, (PathBuf, Unread)>> + Send + use<> {
    walk(paths).flat_map(|found| match found {
        Ok(path) if bundle::is_named_so(&path) => members(&path, &path),
        Ok(path) => match bundle::around(&path) {
            Some(archive) => members(archive, &path),
            None => vec![Ok(Candidate::at(path))],
        },
        Err(refused) => vec![Err(refused)],
    })
}

/// Whether there is a file or a folder at `path`, on disk or in an archive.
#[must_use]
pub fn exists(path: &Path) -> bool {
    let member = || bundle::around(path).is_some_and(|archive| !members(archive, path).is_empty());
    path.exists() || member()
}

/// The members of an archive at or under `place`, a path in it or its own.
fn members(archive: &Path, place: &Path) -> Vec<Result<Candidate, (PathBuf, Unread)>> {
    match Bundle::open(archive) {
        Ok(bundle) => {
            let bundle = Arc::new(bundle);
            let of = |at: usize| {
                let path = bundle.path(at).to_owned();
                let packed = Some((bundle.clone(), at));
                path.starts_with(place).then_some(Ok(Candidate { path, packed }))
            };
            bundle.places().filter_map(of).collect()
        }
        Err(reason) => vec![Err((archive.to_owned(), reason))],
    }
}

impl Candidate {
    /// The file at `path`, on disk or in an archive; nothing is looked up yet.
    #[must_use]
    pub fn at(path: PathBuf) -> Self {
        Self { path, packed: None }
    }

    /// Its path; that of a member goes on behind the archive's.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads it, in the encoding the reader chose, one of [`CHOICES`](super::encoding::CHOICES), or
    /// in the one found out.
    ///
    /// # Errors
    /// The reason when it cannot be read or is not a report.
    pub fn read(&self, encoding: Option<&str>) -> Result<Source, Unread> {
        let name = Name::of(&self.path);
        if let Some(archive) = format::needs_unpacking(name.path) {
            return Err(Unread::Packed(archive));
        }
        if format::by_name(name.path).is_none() {
            return Err(Unread::NotAReport);
        }
        let bytes = match &self.packed {
            Some((bundle, place)) => bundle.read(*place)?,
            None => match bundle::around(&self.path) {
                Some(archive) => {
                    let bundle = Bundle::open(archive)?;
                    bundle.read(bundle.place(&self.path).ok_or(Unread::Vanished)?)?
                }
                None => on_disk(&self.path, &name)?,
            },
        };
        source(&self.path, &bytes, encoding)
    }
}

/// Reads bytes as those of a file of this name; nothing is read from disk.
///
/// # Errors
/// The reason when they are too many or not a report's.
pub fn read_bytes(path: &Path, bytes: &[u8]) -> Result<Source, Unread> {
    source(path, bytes, None)
}

fn source(path: &Path, bytes: &[u8], encoding: Option<&str>) -> Result<Source, Unread> {
    let size = bytes.len() as u64;
    if size > LIMIT {
        return Err(Unread::TooLarge { size, limit: LIMIT });
    }
    let name = Name::of(path);
    let bytes = match name.is_packed {
        true => Cow::Owned(unpack(MultiGzDecoder::new(bytes), MOST_UNPACKED, "gzip")?),
        false => Cow::Borrowed(bytes),
    };
    let head = bytes.get(..format::SNIFFED).unwrap_or(&bytes);
    let format = format::of(name.path, head).ok_or(Unread::NotAReport)?;
    let draft = (format.read)(&Given { path: name.path, bytes: &bytes, encoding })?;
    let source = Source::from_draft(path, draft);
    // Asked of the text: blanks of 16 bits and full-width ones are blanks too.
    if source.lines.iter().all(|line| line.role == Role::Blank) {
        return Err(Unread::Empty);
    }
    Ok(source)
}

/// The bytes of a file, unless its first ones show that it is no report.
fn on_disk(path: &Path, name: &Name<'_>) -> Result<Vec<u8>, Unread> {
    // Asked before opening: opening a pipe waits for its writer.
    let kind = std::fs::metadata(path)?;
    if !kind.is_file() {
        return Err(Unread::NotAReport);
    }
    if kind.len() > LIMIT {
        return Err(Unread::TooLarge { size: kind.len(), limit: LIMIT });
    }
    let mut file = File::open(path)?.take(LIMIT + 1);
    let mut bytes = Vec::new();
    file.by_ref().take(format::SNIFFED as u64).read_to_end(&mut bytes)?;
    // Asked of the head alone: a film that bears the name of a text is not read whole.
    if !name.is_packed && format::of(name.path, &bytes).is_none() {
        return Err(Unread::NotAReport);
    }
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}
