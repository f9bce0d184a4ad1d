//! PDF: what is set on pages, put back into the paragraphs that were written.
//!
//! The file gives characters and where they stand ([`content`], [`font`]). Those become pieces and
//! rows ([`layout`]) in the order of the page's columns ([`column`]), ruled and aligned ones tables
//! ([`grid`], [`tabular`]); without furniture ([`furniture`]) rows become paragraphs ([`paragraph`]).
//! All that a file can make grow has a limit: pages, steps of their programs, what streams unpack
//! to, fonts, lines, cells.

mod area;
mod column;
mod content;
mod font;
mod furniture;
mod grid;
mod layout;
mod matrix;
mod page;
mod paragraph;
mod piece;
mod row;
mod stream;
mod tabular;

use super::Given;
use crate::ingest::draft::Draft;
use crate::ingest::{Notice, Place, Unread};
use crate::text::fold;
use content::Drawer;
use furniture::Leaf;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use layout::{Item, items};
use page::Page;

const NAME: &str = "PDF";

/// Most pages that are read.
const MOST_PAGES: usize = 5_000;
/// Stack of the thread that reads: objects may lie in one another.
const STACK: usize = 32 << 20;
/// How much of a page a picture takes that may be the picture of a page.
const PICTURED: f32 = 0.3;

/// Whether the first bytes are those of a PDF; some have a few others in front.
pub(super) fn accepts(head: &[u8]) -> bool {
    const NEAR: usize = 1024;
    memchr::memmem::find(&head[..head.len().min(NEAR)], b"%PDF-").is_some()
}

/// Reads a PDF on a thread of its own: what goes wrong in a file ends with it.
pub(super) fn read(given: &Given<'_>) -> Result<Draft, Unread> {
    let bytes = given.bytes.to_vec();
    let reader = std::thread::Builder::new().stack_size(STACK).spawn(move || draft(bytes));
    reader?.join().unwrap_or(Err(Unread::Damaged(NAME)))
}

fn draft(bytes: Vec<u8>) -> Result<Draft, Unread> {
    if stream::is_bomb(&bytes) {
        return Err(Unread::Unpacked(2 * stream::MOST_UNPACKED as u64));
    }
    let file = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(
            DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm,
        ) => Unread::Locked,
        _ => Unread::Damaged(NAME),
    })?;
    let mut drawer = Drawer::default();
    let (mut leaves, mut seen, mut gutter) = (Vec::new(), Seen::default(), None);
    for (page, number) in file.pages().iter().take(MOST_PAGES).zip(1..) {
        let page = drawer.page(page);
        seen.add(&page, number);
        let items = items(&page, number, &mut gutter);
        leaves.push(Leaf { height: page.height, items });
    }
    if seen.is_scan() {
        return Err(Unread::Scanned);
    }
    let mut draft = Draft::of_document(Place::Page, NAME);
    seen.tell(file.pages().len(), &mut draft);
    furniture::remove(&mut leaves);
    let items: Vec<Item> = leaves.into_iter().flat_map(|leaf| leaf.items).collect();
    paragraph::write(items, &mut draft);
    unify(&mut draft);
    Ok(draft)
}

/// Fonts draw 户 and 戶 alike, and files say either: in a text in simplified characters it is 户.
fn unify(draft: &mut Draft) {
    const DOORS: [char; 2] = ['戶', '\u{2f3e}'];
    if !draft.text().contains(DOORS) {
        return;
    }
    let text = draft.text().replace(DOORS, "户");
    let simplified = fold::simplified(&text);
    let traditional = text.chars().zip(simplified.chars()).filter(|(own, to)| own != to).count();
    if traditional * 100 < text.chars().count() {
        draft.text = text;
    }
}

/// What was seen of a file's pages.
#[derive(Default)]
struct Seen {
    pages: usize,
    /// Characters that were read, and shapes whose characters the file does not tell.
    known: usize,
    unknown: usize,
    /// Pages that are pictures without text.
    pictures: Vec<u32>,
    /// The first page of which only a part was read.
    cut: Option<u32>,
}

impl Seen {
    fn add(&mut self, page: &Page, number: u32) {
        let known = page.glyphs.iter().filter(|glyph| !glyph.is_blank()).count();
        self.pages += 1;
        self.known += known;
        self.unknown += page.unknown;
        if known == 0 && page.pictured > PICTURED {
            self.pictures.push(number);
        }
        self.cut = self.cut.or(page.is_cut.then_some(number));
    }

    /// Whether there is something to see, but nothing to read.
    fn is_scan(&self) -> bool {
        self.known == 0 && (self.unknown > 0 || !self.pictures.is_empty())
    }

    /// Says what is missing.
    fn tell(&self, all: usize, draft: &mut Draft) {
        if let Some(first) = self.pictures.first() {
            let (count, list) = (self.pictures.len(), listed(&self.pictures));
            draft.notices.push(Notice::new(
                *first,
                format!("有{count}页只有图像，没有文字：第{list}页"),
                format!("pages that are pictures without text: {list}"),
            ));
        }
        let unknown = self.unknown;
        if unknown * 200 > self.known {
            draft.notices.push(Notice::new(
                0,
                format!("有{unknown}个字没有读到：字体没有说明它们是什么字"),
                format!("{unknown} characters were not read: their fonts do not say what they are"),
            ));
        }
        let is_cut = all > self.pages;
        if let Some(cut) = self.cut.or(is_cut.then_some(self.pages as u32)) {
            draft.cut_short(cut);
        }
    }
}

/// Some numbers of pages in words.
fn listed(pages: &[u32]) -> String {
    const MOST: usize = 8;
    let mut list: Vec<String> = pages.iter().take(MOST).map(u32::to_string).collect();
    if pages.len() > MOST {
        list.push("…".to_owned());
    }
    list.join("、")
}
