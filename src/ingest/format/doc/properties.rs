//! Properties of characters and paragraphs: pages of the file, looked up by offset.

use super::bytes::Bytes;
use super::file::{CHARACTERS, File, PARAGRAPHS};
use crate::ingest::format::purpose::Purpose;

/// Size of a page of properties.
const PAGE: usize = 512;
/// The most pages that are read, and the most properties on them.
const MOST_PAGES: usize = 1 << 17;
const MOST_RUNS: usize = 1 << 20;

/// Runs of characters that are not as usual, in order.
pub(super) struct Characters(Vec<CharacterRun>);

struct CharacterRun {
    start: usize,
    end: usize,
    is_hidden: bool,
    is_special: bool,
}

/// Paragraphs, in order of their offsets.
pub(super) struct Paragraphs(Vec<(usize, usize, Paragraph)>);

/// What a paragraph says of itself beyond its style.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Paragraph {
    pub style: usize,
    pub levelled: Option<Purpose>,
    pub list: Option<usize>,
    pub list_level: Option<usize>,
    pub in_table: bool,
    pub ends_row: bool,
}

impl Characters {
    pub fn read(file: &File) -> Self {
        let mut runs = Vec::new();
        for page in pages(file, CHARACTERS) {
            let count = page.u8(PAGE - 1);
            if runs.len() > MOST_RUNS {
                break;
            }
            for index in 0..count {
                let place = page.u8((count + 1) * 4 + index) * 2;
                let mut run = CharacterRun {
                    start: page.u32(index * 4),
                    end: page.u32(index * 4 + 4),
                    is_hidden: false,
                    is_special: false,
                };
                let length = if place == 0 { 0 } else { page.u8(place) };
                properties(page.part(place + 1, length), |code, value| match code {
                    // Deleted under tracked changes, or hidden.
                    0x0800 | 0x083c => run.is_hidden |= value.u8(0) == 1,
                    0x0855 => run.is_special = value.u8(0) == 1,
                    _ => {}
                });
                if run.is_hidden || run.is_special {
                    runs.push(run);
                }
            }
        }
        runs.sort_by_key(|run| run.start);
        Self(runs)
    }

    /// Whether the character at an offset of the file is not shown.
    pub fn is_hidden(&self, offset: usize) -> bool {
        self.at(offset).is_some_and(|run| run.is_hidden)
    }

    /// Whether the character at an offset of the file stands for something else.
    pub fn is_special(&self, offset: usize) -> bool {
        self.at(offset).is_some_and(|run| run.is_special)
    }

    fn at(&self, offset: usize) -> Option<&CharacterRun> {
        let index = self.0.partition_point(|run| run.start <= offset).checked_sub(1)?;
        self.0.get(index).filter(|run| offset < run.end)
    }
}

impl Paragraphs {
    pub fn read(file: &File) -> Self {
        let mut found = Vec::new();
        for page in pages(file, PARAGRAPHS) {
            let count = page.u8(PAGE - 1);
            if found.len() > MOST_RUNS {
                break;
            }
            for index in 0..count {
                let place = page.u8((count + 1) * 4 + index * 13) * 2;
                let (start, end) = (page.u32(index * 4), page.u32(index * 4 + 4));
                // The length counts words, by one of two ways of writing it.
                let (at, length) = match page.u8(place) {
                    0 => (place + 2, page.u8(place + 1) * 2),
                    words => (place + 1, words * 2 - 1),
                };
                let told = if place == 0 { &[][..] } else { page.part(at, length) };
                let mut paragraph = Paragraph::of(told.get(2..).unwrap_or_default());
                paragraph.style = told.u16(0);
                found.push((start, end, paragraph));
            }
        }
        found.sort_by_key(|(start, ..)| *start);
        Self(found)
    }

    /// The paragraph that the character at an offset of the file ends.
    pub fn at(&self, offset: usize) -> Paragraph {
        let index = self.0.partition_point(|(start, ..)| *start <= offset).checked_sub(1);
        let found = index.and_then(|index| self.0.get(index)).filter(|(_, end, _)| offset < *end);
        found.map(|found| found.2).unwrap_or_default()
    }
}

impl Paragraph {
    /// From a run of properties.
    pub fn of(told: &[u8]) -> Self {
        let mut paragraph = Self::default();
        properties(told, |code, value| match code {
            0x2416 => paragraph.in_table = value.u8(0) != 0,
            0x2417 => paragraph.ends_row = value.u8(0) != 0,
            0x2640 => paragraph.levelled = Some(Purpose::levelled(value.u8(0))),
            0x260a => paragraph.list_level = Some(value.u8(0)),
            0x460b => paragraph.list = Some(value.u16(0)),
            _ => {}
        });
        paragraph
    }
}

/// The pages of a kind of properties.
fn pages(file: &File, kind: usize) -> impl Iterator<Item = &[u8]> {
    let table = file.table(kind);
    let count = table.len().saturating_sub(4) / 8;
    (0..count.min(MOST_PAGES)).filter_map(move |index| {
        let page = table.u32((count + 1) * 4 + index * 4) & 0x003f_ffff;
        file.main.get(page * PAGE..(page + 1) * PAGE)
    })
}

/// Hands on every property with its value.
fn properties(told: &[u8], mut take: impl FnMut(usize, &[u8])) {
    let mut at = 0;
    while at + 2 < told.len() {
        let code = told.u16(at);
        at += 2;
        let length = match code >> 13 {
            0 | 1 => 1,
            2 | 4 | 5 => 2,
            3 => 4,
            7 => 3,
            // The value tells its length.
            _ if code == 0xd608 => told.u16(at) + 1,
            _ => told.u8(at) + 1,
        };
        take(code, told.part(at, length));
        at += length;
    }
}
