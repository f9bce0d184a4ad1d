//! Web pages: the article alone, with its headings, lists and tables. Navigation, related links and
//! footers are kept as furniture.

mod article;
mod blocks;
mod paced;
mod tree;

use super::Given;
use crate::ingest::draft::{Draft, Mark};
use crate::ingest::encoding::Decoded;
use crate::ingest::{Place, Unread, noise};
use crate::text::han;
use tree::Tree;

/// Whether the first bytes are those of a page.
pub(super) fn accepts(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let head: Vec<u8> = head.iter().copied().filter(|b| *b != 0).take(2048).collect();
    let head = String::from_utf8_lossy(&head).to_lowercase();
    super::text::is_text(head.as_bytes())
        && ["<html", "<!doctype html", "<head", "<body", "<table", "<div", "<p>", "<meta", "<?xml"]
            .iter()
            .any(|tag| head.contains(tag))
}

/// Reads a page; its lines are those of the file.
pub(super) fn read(given: &Given<'_>) -> Result<Draft, Unread> {
    draft(given.decoded(), Place::Line)
}

/// Characters of running text that make a page an article.
const LEAST: usize = 40;

/// The draft of a page. Where its lines are not those of a file, blocks are counted.
pub(super) fn draft(page: Decoded, place: Place) -> Result<Draft, Unread> {
    let tree = Tree::read(&page.text);
    let blocks = blocks::blocks(&tree);
    let article = article::find(&tree, &blocks);
    let has_table = blocks.iter().zip(&article.kept).any(|(b, kept)| *kept && b.table.is_some());
    if article.prose < LEAST && !has_table {
        return Err(Unread::NoArticle);
    }
    let mut draft = Draft::of_document(place, page.encoding);
    draft.notices = page.notices;
    draft.stated.title = article.title;
    state(&mut draft, &tree);
    let mut text = String::new();
    for (index, block) in blocks.into_iter().enumerate() {
        let number = if place == Place::Line { block.line } else { index as u32 + 1 };
        let is_kept = article.kept[index];
        if is_kept {
            text.push_str(&block.text);
        }
        let is_title = article.title_block == Some(index);
        let mark = match block.heading {
            _ if !is_kept => Mark::noise(number),
            0 if is_title => Mark::heading(number, 1),
            level => Mark { heading: level, ..Mark::body(number) },
        };
        match block.table {
            Some(mut table) if is_kept => {
                if place != Place::Line {
                    table.rows.iter_mut().for_each(|row| row.number = number);
                }
                draft.push_table(table);
            }
            _ => {
                // Buttons that a page sets beside date and source are a line of their own here.
                let (words, buttons) = noise::buttons_apart(block.text.trim());
                draft.push(mark.bold(block.bold), words);
                if !buttons.is_empty() {
                    draft.push(Mark::noise(number), buttons);
                }
            }
        }
    }
    if tree.is_cut {
        let last = draft.last_number();
        draft.cut_short(last);
    }
    if han::is_chinese(&text) { Ok(draft) } else { Err(Unread::NotChinese) }
}

/// What the head of the page says of the article, by the names that sites of governments agreed on.
fn state(draft: &mut Draft, tree: &Tree) {
    let find = |keys: &[&str]| {
        let stated = |key: &&str| {
            tree.head.meta.iter().find(|(name, value)| name == *key && !value.is_empty())
        };
        keys.iter().find_map(stated).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    draft.stated.date = find(&["pubdate", "publishdate", "article:published_time", "dc.date"]);
    draft.stated.source = find(&["contentsource", "source", "article:author"]);
    draft.stated.author = find(&["author"]);
}
