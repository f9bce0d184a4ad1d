//! Running heads and feet, and page numbers: they stand at the edges of a page, alike on most.

use super::layout::Item;
use super::page::EDGE;
use super::row::Line;
use std::collections::HashMap;

/// A page's items with its height.
pub(super) struct Leaf {
    pub height: f32,
    pub items: Vec<Item>,
}

/// How many lines at each edge may be furniture.
const DEEPEST: usize = 4;
/// How far furniture stands from the text, in sizes of its type.
const APART: f32 = 1.9;
/// How far from one another heads of two pages may stand, in points.
const UNEVEN: f32 = 8.0;

/// Takes the furniture out.
pub(super) fn remove(leaves: &mut [Leaf]) {
    let edges: Vec<[Vec<usize>; 2]> = leaves.iter().map(edges).collect();
    let mut seen: HashMap<String, Vec<(usize, f32)>> = HashMap::new();
    for (at, leaf) in leaves.iter().enumerate() {
        for line in edges[at].iter().flatten().filter_map(|item| leaf.line(*item)) {
            seen.entry(shape(&line.text)).or_default().push((at, line.y));
        }
    }
    let count = leaves.len();
    for (at, leaf) in leaves.iter_mut().enumerate() {
        let mut gone = Vec::new();
        for edge in &edges[at] {
            let mut run = Vec::new();
            for line in edge.iter().filter_map(|item| leaf.line(*item)) {
                let is_mark = is_numbering(line, leaf.height) || is_print_mark(&line.text);
                let pages = repeats(&seen[&shape(&line.text)], line.y);
                if !is_mark && pages < fewest(count) {
                    break;
                }
                run.push(is_mark || pages > 2 && pages * 10 >= count * 6);
            }
            // What is close to the text may be text that happens to come again.
            while run.last() == Some(&false) && !leaf.is_apart(edge, run.len()) {
                run.pop();
            }
            gone.extend(edge.iter().take(run.len()).copied());
        }
        let mut index = 0;
        leaf.items.retain(|_| {
            index += 1;
            !gone.contains(&(index - 1))
        });
    }
}

impl Leaf {
    fn line(&self, item: usize) -> Option<&Line> {
        match self.items.get(item)? {
            Item::Line(line) => Some(line),
            Item::Table(_) => None,
        }
    }

    /// Whether a wide space parts the outer lines from the next one.
    fn is_apart(&self, edge: &[usize], outer: usize) -> bool {
        let line = |at: usize| edge.get(at).and_then(|item| self.line(*item));
        let (Some(last), Some(next)) = (line(outer - 1), line(outer)) else { return true };
        (last.y - next.y).abs() > next.size * APART
    }
}

/// The lines at the upper and at the lower edge, from the outside.
fn edges(leaf: &Leaf) -> [Vec<usize>; 2] {
    let mut lines: Vec<(usize, f32)> =
        (0..leaf.items.len()).filter_map(|at| leaf.line(at).map(|line| (at, line.y))).collect();
    lines.sort_by(|a, b| a.1.total_cmp(&b.1));
    let (top, bottom) = (leaf.height * EDGE, leaf.height * (1.0 - EDGE));
    let upper = lines.iter().take(DEEPEST).filter(|(_, y)| *y < top);
    let lower = lines.iter().rev().take(DEEPEST).filter(|(_, y)| *y > bottom);
    [upper.map(|(at, _)| *at).collect(), lower.map(|(at, _)| *at).collect()]
}

/// On how many pages a line must stand to be furniture: heads of left and right pages differ.
fn fewest(pages: usize) -> usize {
    (pages * 3 / 10).max(2)
}

/// On how many pages it stands at this height.
fn repeats(places: &[(usize, f32)], y: f32) -> usize {
    let near = places.iter().filter(|(_, other)| (other - y).abs() < UNEVEN);
    let mut pages: Vec<usize> = near.map(|(page, _)| *page).collect();
    pages.dedup();
    pages.len()
}

/// A line with its numbers and blanks left out of account.
fn shape(text: &str) -> String {
    let mut shape = String::new();
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        let c = if c.is_numeric() { '#' } else { c };
        if !(c == '#' && shape.ends_with('#')) {
            shape.push(c);
        }
    }
    shape
}

/// Whether it is a page number: — 3 —, 第3页 共10页, 3/10.
fn is_numbering(line: &Line, height: f32) -> bool {
    let text = line.text.as_str();
    let bare = |c: char| c.is_whitespace() || "—－-–―─·•~～|〔〕()（）．.".contains(c);
    let inner = text.trim_matches(bare);
    let is_number = |text: &str| {
        let text = text.trim();
        (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
            || (1..=6).contains(&text.len()) && text.bytes().all(|b| b"ivxIVX".contains(&b))
    };
    if is_number(inner) {
        // A number alone may be one of the text; not below it.
        let is_outside = line.y > height * 0.9 || line.y < height * 0.09;
        return is_outside || inner.len() < text.trim().len();
    }
    let folded: String = inner.chars().filter(|c| !c.is_whitespace()).collect();
    let is_of = |mark: char| {
        folded.split_once(mark).is_some_and(|(page, all)| is_number(page) && is_number(all))
    };
    let words = folded.replace(['第', '共', '页', '頁', '，', ','], "");
    let says_page = folded.contains(['页', '頁']) && folded.starts_with(['第', '共']);
    is_of('/') || is_of('／') || says_page && (is_number(&words) || is_of_total(&folded))
}

/// 第3页共10页.
fn is_of_total(folded: &str) -> bool {
    folded.chars().all(|c| c.is_ascii_digit() || "第共页頁，,/／".contains(c))
}

/// What a browser prints above and below a page.
fn is_print_mark(text: &str) -> bool {
    let is_address = ["http://", "https://", "file://"].iter().any(|it| text.starts_with(it));
    let mut parts = text.split([' ', ',']).filter(|part| !part.is_empty());
    let is_date = |part: &str| {
        part.matches('/').count() == 2 && part.bytes().all(|b| b.is_ascii_digit() || b == b'/')
    };
    let is_hour = |part: &str| {
        part.len() < 9 && part.contains(':') && part.starts_with(|c: char| c.is_ascii_digit())
    };
    is_address || parts.next().is_some_and(is_date) && parts.next().is_some_and(is_hour)
}
