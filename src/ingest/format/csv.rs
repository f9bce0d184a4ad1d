//! Tables as text: fields parted by commas, tabs or semicolons.

use super::{Given, sheet};
use crate::ingest::Unread;
use crate::ingest::draft::{Cell, Draft, MOST_CELLS, MOST_COLUMNS, Row};
use crate::ingest::{Place, encoding::Decoded};

/// Reads a table; its lines are those of the file.
pub(super) fn read(given: &Given<'_>) -> Result<Draft, Unread> {
    let Decoded { text, encoding, notices } = given.decoded();
    if !sheet::has_chinese(&text) {
        return Err(Unread::NotChinese);
    }
    let mut draft = Draft::of_document(Place::Line, encoding);
    draft.notices = notices;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut cells = 0;
    let mut cut = None;
    // Broken quoting gives odd fields, never an error: the text is UTF-8 already.
    for record in reader.records().map_while(Result::ok) {
        let number = record.position().map_or(1, |position| position.line() as u32);
        let kept = record.len().min(MOST_COLUMNS);
        cells += kept;
        if kept < record.len() {
            cut = cut.or(Some(number));
        }
        if cells > MOST_CELLS {
            cut = cut.or(Some(number));
            break;
        }
        let cells =
            record.iter().take(kept).map(|field| Cell::new(field.trim().to_owned())).collect();
        rows.push(Row { number, is_head: false, cells });
    }
    sheet::push(&mut draft, rows);
    if let Some(number) = cut {
        draft.cut_short(number);
    }
    Ok(draft)
}

/// What parts the fields: the mark that the first lines have most of.
fn delimiter(text: &str) -> u8 {
    let head: Vec<&str> = text.lines().take(20).collect();
    let count = |mark: char| head.iter().map(|line| line.matches(mark).count()).sum::<usize>();
    let marks = [',', '\t', ';'];
    marks.into_iter().rev().max_by_key(|mark| count(*mark)).map_or(b',', |mark| mark as u8)
}
