//! PDF: what is set on pages, put back into the paragraphs that were written.
//!
//! The file gives characters and where they stand. Those become pieces and rows ([`layout`]), in
//! the order of the page's columns ([`column`]) and without its furniture ([`furniture`]); rows
//! become paragraphs ([`paragraph`]), ruled and aligned ones tables ([`grid`], [`tabular`]).

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
    let mut pages: Vec<Page> =
        file.pages().iter().take(MOST_PAGES).map(|page| drawer.page(page)).collect();
    drop_furniture(&mut pages);
    let mut draft = Draft::of_document(Place::Page, NAME);
    if let Some(reason) = without_text(&pages) {
        return Err(reason);
    }
    tell(&pages, file.pages().len(), &mut draft);
    let mut gutter = None;
    let leaf = |(at, page): (usize, &Page)| Leaf {
        height: page.height,
        items: items(page, at as u32 + 1, &mut gutter),
    };
    let mut leaves: Vec<Leaf> = pages.iter().enumerate().map(leaf).collect();
    drop(pages);
    furniture::remove(&mut leaves);
    let items: Vec<Item> = leaves.into_iter().flat_map(|leaf| leaf.items).collect();
    paragraph::write(items, &mut draft);
    unify(&mut draft);
    Ok(draft)
}

/// Takes out what the file itself calls furniture, unless that is most of what there is.
fn drop_furniture(pages: &mut [Page]) {
    let glyphs = || pages.iter().flat_map(|page| &page.glyphs);
    let (all, furniture) = (glyphs().count(), glyphs().filter(|it| it.is_furniture).count());
    if furniture * 3 < all {
        pages.iter_mut().for_each(|page| page.glyphs.retain(|glyph| !glyph.is_furniture));
    }
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

/// The reason why pages give no text, if they give none.
fn without_text(pages: &[Page]) -> Option<Unread> {
    let has_text = |page: &Page| page.glyphs.iter().any(|glyph| !glyph.is_blank());
    let is_empty = !pages.iter().any(has_text);
    let has_pictures = pages.iter().any(|page| page.pictured > PICTURED || page.unknown > 0);
    (is_empty && has_pictures).then_some(Unread::Scanned)
}

/// Says what is missing.
fn tell(pages: &[Page], all: usize, draft: &mut Draft) {
    let is_mute = |page: &Page| page.glyphs.iter().all(page::Glyph::is_blank);
    let mute: Vec<usize> = pages
        .iter()
        .enumerate()
        .filter(|(_, page)| is_mute(page) && page.pictured > PICTURED)
        .map(|(at, _)| at + 1)
        .collect();
    if let Some(first) = mute.first() {
        let list = listed(&mute);
        draft.notices.push(Notice::new(
            *first as u32,
            format!("有{}页只有图像，没有文字：第{list}页", mute.len()),
            format!("{} pages are pictures without text: {list}", mute.len()),
        ));
    }
    let (unknown, known) = pages
        .iter()
        .fold((0, 0), |(unknown, known), page| (unknown + page.unknown, known + page.glyphs.len()));
    if unknown * 200 > known {
        draft.notices.push(Notice::new(
            0,
            format!("有{unknown}个字的字体没有说明是什么字，没有读到"),
            format!("{unknown} characters could not be read: their fonts do not say what they are"),
        ));
    }
    if let Some(cut) = pages.iter().position(|page| page.is_cut) {
        draft.cut_short(cut as u32 + 1);
    } else if all > pages.len() {
        draft.cut_short(pages.len() as u32);
    }
}

/// Some numbers of pages in words.
fn listed(pages: &[usize]) -> String {
    const MOST: usize = 8;
    let mut list: Vec<String> = pages.iter().take(MOST).map(usize::to_string).collect();
    if pages.len() > MOST {
        list.push("…".to_owned());
    }
    list.join("、")
}
