//! Which blocks of a page are its article, and what is its title?
//!
//! The article is the smallest element that holds nearly all running text of the page. Its title
//! and what is said of it (date, source) may stand above it; lists of links inside it are none of
//! it, nor is anything behind it.

use super::blocks::Block;
use super::tree::{Tree, is_inline};

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
/// Running text beside the largest box that makes it a part only: characters, and their share of all
/// that stands there, in percent.
const LEAST_BESIDE: usize = 300;
const SHARE_BESIDE: usize = 70;
/// Furniture holds at most this share of the running text, in percent.
const FURNITURE: usize = 20;
/// Longest line about a report between its title and its text, in characters.
const LONGEST_ABOUT: usize = 120;

/// Words of class names and identifiers of furniture, sorted.
const NAMES: [&str; 44] = [
    "aside",
    "banner",
    "bottom",
    "breadcrumb",
    "breadcrumbs",
    "comment",
    "comments",
    "copyright",
    "crumb",
    "crumbs",
    "daohang",
    "dqwz",
    "foot",
    "footer",
    "friendlink",
    "hotnews",
    "location",
    "login",
    "menu",
    "nav",
    "navi",
    "navigation",
    "pager",
    "pagination",
    "pinglun",
    "position",
    "prev",
    "qrcode",
    "rank",
    "ranking",
    "recommend",
    "recommended",
    "relate",
    "related",
    "relation",
    "search",
    "share",
    "sharing",
    "sidebar",
    "sitemap",
    "toolbar",
    "topbar",
    "xgwz",
    "xgyd",
];
/// What such a word may end with.
const ENDINGS: [&str; 9] = ["", "bar", "box", "con", "div", "list", "nav", "s", "wrap"];

/// Finds the article.
pub(super) fn find(tree: &Tree, blocks: &[Block]) -> Article {
    let counted = |block: &Block| if block.is_prose() { block.characters } else { 0 };
    let prose = sums(tree, blocks, counted);
    let all = prose.first().copied().unwrap_or(0);
    let furniture = furniture(tree, &prose, all);
    // Furniture is marked; what it holds does not count any more.
    let is_furniture = |element: usize| furniture[element];
    let of_report = |block: &Block| !is_furniture(block.element);
    let own = sums(tree, blocks, |block| if of_report(block) { counted(block) } else { 0 });
    let written = sums(tree, blocks, |block| if of_report(block) { block.characters } else { 0 });
    let holder = holder(tree, &own, &written);
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

/// For each element what its blocks and those of all elements in it count.
fn sums(tree: &Tree, blocks: &[Block], count: impl Fn(&Block) -> usize) -> Vec<usize> {
    let mut sums = vec![0usize; tree.nodes.len()];
    for block in blocks {
        sums[block.element] += count(block);
    }
    for index in (1..sums.len()).rev() {
        sums[tree.nodes[index].parent] += sums[index];
    }
    sums
}

/// For each element whether it is furniture: by its tag or its name, unless it holds much of the
/// page's text. Names are given freely: `main-nav-content` may hold the article.
fn furniture(tree: &Tree, prose: &[usize], all: usize) -> Vec<bool> {
    let mut furniture = vec![false; tree.nodes.len()];
    for (index, node) in tree.nodes.iter().enumerate().skip(1) {
        let tagged = matches!(node.tag, "nav" | "aside" | "footer" | "form");
        let named = || node.names.split([' ', '-', '_']).any(is_name);
        let small = prose[index] * 100 <= all * FURNITURE;
        let own = !node.tag.is_empty() && small && (tagged || named());
        furniture[index] = furniture[node.parent] || own;
    }
    furniture
}

/// `footer`, `share2`, `navbar`, but not `footnote`.
fn is_name(word: &str) -> bool {
    let word = word.trim_end_matches(|c: char| c.is_ascii_digit());
    ENDINGS
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .any(|word| NAMES.binary_search(&word).is_ok())
}

/// The smallest element that holds nearly all running text. `written` counts all characters.
fn holder(tree: &Tree, prose: &[usize], written: &[usize]) -> usize {
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
        let whole = |next: &usize| {
            let tag = tree.nodes[*next].tag;
            !matches!(tag, "p" | "li" | "") && !is_inline(tag)
        };
        // A text in several boxes: what stands beside the largest is running text, too.
        let goes_on = |next: &usize| {
            let beside = prose[at].saturating_sub(prose[*next]);
            let around = written[at].saturating_sub(written[*next]);
            beside >= LEAST_BESIDE && beside * 100 >= around * SHARE_BESIDE
        };
        match next.filter(whole).filter(|next| !goes_on(next)) {
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
