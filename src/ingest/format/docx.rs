//! Word files (DOCX, DOCM, DOTX): paragraphs with the levels of their styles, the numbers that Word
//! generates, tables, notes. Tracked changes are read as accepted.

mod body;
mod numbering;
mod styles;

use super::Given;
use crate::ingest::Unread;
use crate::ingest::archive::Archive;
use crate::ingest::draft::Draft;
use body::Body;
use memchr::memmem;
use numbering::Numbering;
use styles::Styles;

const NAME: &str = "DOCX";

/// Whether the first bytes are those of an archive that is no OpenDocument and no sheet.
pub(super) fn accepts(head: &[u8]) -> bool {
    let names = |name: &[u8]| memmem::find(head, name).is_some();
    let is_sheet = names(b"xl/") && !names(b"word/");
    head.starts_with(b"PK\x03\x04") && !super::odt::accepts(head) && !is_sheet
}

/// Reads a Word file.
pub(super) fn read(given: &Given<'_>) -> Result<Draft, Unread> {
    let mut archive = Archive::open(given.bytes, NAME)?;
    let document = archive.text("word/document.xml")?;
    let styles = Styles::read(&archive.optional("word/styles.xml")?.unwrap_or_default());
    let numbering = Numbering::read(&archive.optional("word/numbering.xml")?.unwrap_or_default());
    let mut body = Body::new(NAME, &styles, numbering);
    let is_whole = body.read(&document);
    for notes in ["footnote", "endnote"] {
        if let Some(xml) = archive.optional(&format!("word/{notes}s.xml"))? {
            body.read_notes(notes, &xml);
        }
    }
    let (mut draft, last) = body.finish();
    if !is_whole {
        draft.broken_off(last);
    }
    Ok(draft)
}
