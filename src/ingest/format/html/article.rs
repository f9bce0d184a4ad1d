//! Which blocks of a page are its article, and what is its title?
//!
//! The article is the smallest element that holds nearly all running text of the page. Its title
//! and what is said of it (date, source) may stand above it; lists of links inside it are none of
//! it, nor is anything behind it.

use super::blocks::Block;
use super::tree::Tree;

/// What the page's blocks are.
pub(super) struct Article {
    /// For each block whether it belongs to the article.
    pub kept: Vec<bool>,
    /// The title, empty where none was found.
    pub title: String,
    /// Index of the block that is the title.
    pub title_block: Option<usize>,
    /// Characters of running text in it.
    pub prose: usize,
}

/// Share of a page's running text that its article holds, in percent.
const SHARE: usize = 75;
/// Furniture holds at most this share of the running text, in percent.
const FURNITURE: usize = 20;
/// Longest line about a report between its title and its text, in characters.
const LONGEST_ABOUT: usize = 120;

/// Parts of class names and identifiers of furniture.
const NAMES: [&str; 34] = [
    "aside",
    "banner",
    "bottom",
    "breadcrumb",
    "comment",
    "copyright",
    "crumb",
    "daohang",
    "dqwz",
    "foot",
    "friendlink",
    "hotnews",
    "location",
    "login",
    "menu",
    "nav",
    "pager",
    "page-bar",
    "pinglun",
    "position",
    "prev",
    "qrcode",
    "rank",
    "recommend",
    "related",
    "relate",
    "search",
    "share",
    "sidebar",
    "sitemap",
    "toolbar",
    "topbar",
    "wz_nav",
    "xgwz",
];

/// Finds the article.
pub(super) fn find(tree: &Tree, blocks: &[Block]) -> Article {
    let counted = |block: &Block| if block.is_prose() { block.characters } else { 0 };
    let mut prose = vec![0usize; tree.nodes.len()];
    for block in blocks {
        prose[block.element] += counted(block);
    }
    for index in (1..prose.len()).rev() {
        prose[tree.nodes[index].parent] += prose[index];
    }
    let all = prose.first().copied().unwrap_or(0);
    let furniture = furniture(tree, &prose, all);
    // Furniture is marked; what it holds does not count any more.
    let is_furniture = |element: usize| furniture[element];
    let mut own = vec![0usize; tree.nodes.len()];
    for block in blocks.iter().filter(|block| !is_furniture(block.element)) {
        own[block.element] += counted(block);
    }
    for index in (1..own.len()).rev() {
        own[tree.nodes[index].parent] += own[index];
    }
    let holder = holder(tree, &own);
    let inside: Vec<bool> = blocks
        .iter()
        .map(|block| tree.is_inside(block.element, holder) && !is_furniture(block.element))
        .collect();
    let title = Title::find(tree, blocks, &inside);
    let first = inside.iter().position(|inside| *inside).unwrap_or(0);
    let kept = blocks.iter().enumerate().map(|(index, block)| {
        if inside[index] {
            // What stands above the title is where the page stands in its site.
            let above = title.block.is_some_and(|title| index < title) && !blocks[index].is_prose();
            return !leads_elsewhere(blocks, index) && !above;
        }
        // Between the title and the text: when, where and by whom.
        let about = title.block.is_some_and(|title| title <= index) && index < first;
        about && Some(index) == title.block
            || about
                && block.characters <= LONGEST_ABOUT
                && !block.is_linked()
                && !is_furniture(block.element)
    });
    let kept = kept.collect();
    Article { kept, title: title.text, title_block: title.block, prose: own[0] }
}

/// For each element whether it is furniture: by its tag or its name, unless it holds much of the
/// page's text. Names are given freely: `main-nav-content` may hold the article.
fn furniture(tree: &Tree, prose: &[usize], all: usize) -> Vec<bool> {
    let mut furniture = vec![false; tree.nodes.len()];
    for (index, node) in tree.nodes.iter().enumerate().skip(1) {
        let tagged = matches!(node.tag, "nav" | "aside" | "footer" | "form");
        let named = || NAMES.iter().any(|name| node.names.contains(name));
        let small = prose[index] * 100 <= all * FURNITURE;
        let own = !node.tag.is_empty() && small && (tagged || named());
        furniture[index] = furniture[node.parent] || own;
    }
    furniture
}

/// The smallest element that holds nearly all running text.
fn holder(tree: &Tree, prose: &[usize]) -> usize {
    let all = prose.first().copied().unwrap_or(0);
    let mut at = 0;
    if all == 0 {
        return at;
    }
    loop {
        let end = tree.nodes[at].end;
        let mut child = at + 1;
        let mut next = None;
        while child < end && next.is_none() {
            if prose[child] * 100 >= all * SHARE {
                next = Some(child);
            }
            child = tree.nodes[child].end.max(child + 1);
        }
        // A single paragraph is no article: what stands beside it belongs to it.
        match next.filter(|&next| !matches!(tree.nodes[next].tag, "p" | "li" | "a" | "")) {
            Some(next) => at = next,
            None => return at,
        }
    }
}

/// A link alone on its line among others: related articles, the next page.
fn leads_elsewhere(blocks: &[Block], index: usize) -> bool {
    let linked = |at: Option<usize>| at.and_then(|at| blocks.get(at)).is_some_and(Block::is_linked);
    linked(Some(index)) && (linked(index.checked_sub(1)) || linked(Some(index + 1)))
}

struct Title {
    text: String,
    block: Option<usize>,
}

impl Title {
    fn find(tree: &Tree, blocks: &[Block], inside: &[bool]) -> Self {
        let stated = stated(tree);
        let first = inside.iter().position(|inside| *inside).unwrap_or(0);
        // The title stands above the text or opens it; the nearest to it counts.
        let near = blocks.iter().enumerate().take(first + 6);
        let flat = |text: &str| text.split_whitespace().collect::<String>();
        let (whole, page) = (flat(&stated), flat(&tree.head.title));
        let fits = |block: &Block| {
            let text = flat(&block.text);
            let is_title = text.chars().count() > 4 && block.characters <= LONGEST_ABOUT;
            is_title
                && block.table.is_none()
                && !block.is_linked()
                && (whole.contains(&text)
                    || page.contains(&text)
                    || (!whole.is_empty() && text.contains(&whole)))
        };
        let by_head =
            near.clone().filter(|(_, block)| fits(block)).map(|(index, _)| index).next_back();
        // Where there are several, each heads a part.
        let is_head = |block: &Block| block.heading == 1;
        let alone = blocks.iter().filter(|block| is_head(block)).count() == 1;
        let by_tag = || near.clone().find(|(_, b)| alone && is_head(b)).map(|(index, _)| index);
        let block = by_head.or_else(by_tag);
        let text = match block {
            Some(at) if stated.is_empty() || by_head.is_none() => blocks[at].text.trim().to_owned(),
            _ => stated,
        };
        Self { text, block }
    }
}

/// The title that the page's head states: of the article, or of the page without the site's name.
fn stated(tree: &Tree) -> String {
    const KEYS: [&str; 4] = ["articletitle", "og:title", "title", "dc.title"];
    for key in KEYS {
        let found =
            tree.head.meta.iter().find(|(name, content)| name == key && !content.is_empty());
        if let Some((_, content)) = found {
            return without_site(content).to_owned();
        }
    }
    without_site(&tree.head.title).to_owned()
}

/// A title up to the mark that sets off the names of column and site.
fn without_site(title: &str) -> &str {
    let title = title.trim();
    let ends = ["_", " - ", "--", "|", "｜", " – ", "-"].iter().filter_map(|mark| title.find(mark));
    let end = ends.filter(|&at| title[..at].chars().count() > 4).min().unwrap_or(title.len());
    title[..end].trim()
}
