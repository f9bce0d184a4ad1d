//! A page as a tree of bounded depth: every element knows its line, its parent and where it ends.

use super::paced::{Paced, Pause};
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};
use std::convert::Infallible;

/// An element or a piece of text, in the order of the page.
#[derive(Clone, Debug, Default)]
pub(super) struct Node {
    /// Name of the element; empty for text and for elements without meaning here.
    pub tag: &'static str,
    /// Index of the element it stands in.
    pub parent: usize,
    /// One past the index of the last node inside.
    pub end: usize,
    /// 1-based line of the page.
    pub line: u32,
    /// The characters of a text.
    pub text: String,
    /// Class and identifier, lower case.
    pub names: String,
    /// Whether it is not shown.
    pub hidden: bool,
    /// Columns and rows that a cell spans.
    pub spans: (usize, usize),
    /// Where a list starts to count.
    pub start: usize,
}

/// What a page says in its head.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    /// The page's title, with the site's name.
    pub title: String,
    /// Names and contents of `meta` elements, names in lower case.
    pub meta: Vec<(String, String)>,
}

/// A page.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub nodes: Vec<Node>,
    pub head: Head,
    /// Whether the page had more than is read.
    pub is_cut: bool,
}

/// Elements that mean something here, and whether they break the line. Sorted.
const ELEMENTS: [(&str, bool); 52] = [
    ("a", false),
    ("address", true),
    ("article", true),
    ("aside", true),
    ("b", false),
    ("blockquote", true),
    ("body", true),
    ("br", false),
    ("caption", true),
    ("center", true),
    ("dd", true),
    ("div", true),
    ("dl", true),
    ("dt", true),
    ("fieldset", true),
    ("figcaption", true),
    ("figure", true),
    ("footer", true),
    ("form", true),
    ("h1", true),
    ("h2", true),
    ("h3", true),
    ("h4", true),
    ("h5", true),
    ("h6", true),
    ("head", false),
    ("header", true),
    ("hr", true),
    ("html", true),
    ("li", true),
    ("main", true),
    ("nav", true),
    ("ol", true),
    ("option", false),
    ("p", true),
    ("pre", true),
    ("rt", false),
    ("script", false),
    ("section", true),
    ("select", false),
    ("strong", false),
    ("style", false),
    ("table", true),
    ("tbody", true),
    ("td", true),
    ("textarea", false),
    ("tfoot", true),
    ("th", true),
    ("thead", true),
    ("title", true),
    ("tr", true),
    ("ul", true),
];
/// Elements whose text is no text of the page.
const SILENT: [&str; 6] = ["head", "rt", "script", "select", "style", "textarea"];
/// The deepest nesting that is kept; what is deeper belongs to the deepest.
const DEEPEST: usize = 200;
/// The most nodes that are read.
const MOST_NODES: usize = 1 << 18;
/// Longest class or identifier that is kept.
const LONGEST_NAME: usize = 80;

/// Whether an element sets its text in bold.
pub(super) fn is_bold(tag: &str) -> bool {
    matches!(tag, "b" | "strong")
}

/// Whether an element stands inside a paragraph.
pub(super) fn is_inline(tag: &str) -> bool {
    tag == "a" || is_bold(tag)
}

/// Whether an element breaks the line.
pub(super) fn is_block(tag: &str) -> bool {
    element(tag).is_some_and(|(_, breaks)| breaks)
}

fn element(tag: &str) -> Option<(&'static str, bool)> {
    let at = ELEMENTS.binary_search_by_key(&tag, |(name, _)| name).ok()?;
    ELEMENTS.get(at).copied()
}

impl Tree {
    /// Reads a page.
    pub fn read(page: &str) -> Self {
        let mut builder = Builder::new(page);
        let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: Span<usize>| {
            builder.take(event, span);
            None::<Infallible>
        });
        emitter.naively_switch_states(true);
        for paused in Tokenizer::new_with_emitter(Paced::new(page), emitter) {
            let Err(Pause) = paused;
        }
        builder.finish()
    }

    /// Whether `node` is `element` or stands in it.
    pub fn is_inside(&self, node: usize, element: usize) -> bool {
        node >= element && self.nodes.get(element).is_some_and(|element| node < element.end)
    }
}

struct Builder<'a> {
    page: &'a [u8],
    tree: Tree,
    /// Open elements, by index.
    open: Vec<usize>,
    /// Open elements whose text is none of the page.
    silent: usize,
    /// The tag that is being read: name, attributes.
    name: Vec<u8>,
    attribute: Vec<u8>,
    attributes: Vec<(Vec<u8>, Vec<u8>)>,
    line: u32,
    counted: usize,
}

impl<'a> Builder<'a> {
    fn new(page: &'a str) -> Self {
        let root = Node { tag: "html", line: 1, ..Node::default() };
        Self {
            page: page.as_bytes(),
            tree: Tree { nodes: vec![root], ..Tree::default() },
            open: vec![0],
            silent: 0,
            name: Vec::new(),
            attribute: Vec::new(),
            attributes: Vec::new(),
            line: 1,
            counted: 0,
        }
    }

    fn take(&mut self, event: CallbackEvent<'_>, span: Span<usize>) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.name = name.to_vec();
                self.attributes.clear();
                self.count_to(span.start);
            }
            CallbackEvent::AttributeName { name } => self.attribute = name.to_vec(),
            CallbackEvent::AttributeValue { value } => {
                if self.attributes.len() < 64 {
                    self.attributes.push((std::mem::take(&mut self.attribute), value.to_vec()));
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => self.start(self_closing),
            CallbackEvent::EndTag { name } => {
                if let Some(tag) = known(name) {
                    self.close(|open| open == tag, |_| false);
                }
            }
            CallbackEvent::String { value } => {
                self.count_to(span.start);
                self.text(&String::from_utf8_lossy(value));
            }
            CallbackEvent::Comment { .. }
            | CallbackEvent::Doctype { .. }
            | CallbackEvent::Error(_) => {}
        }
    }

    /// Counts lines up to a byte of the page.
    fn count_to(&mut self, at: usize) {
        if let Some(passed) = self.page.get(self.counted..at) {
            self.line += memchr::memchr_iter(b'\n', passed).count() as u32;
            self.counted = at;
        }
    }

    fn start(&mut self, self_closing: bool) {
        let name = std::mem::take(&mut self.name);
        if name == b"meta" {
            self.meta();
        }
        let Some(tag) = known(&name) else { return };
        self.close_implied(tag);
        if !self.has_room() {
            return;
        }
        let is_void = matches!(tag, "br" | "hr") || self_closing && !is_block(tag);
        if !is_void && self.open.len() >= DEEPEST {
            self.too_deep(tag);
            return;
        }
        let parent = self.open.last().copied().unwrap_or(0);
        let mut node = Node { tag, parent, line: self.line, spans: (1, 1), ..Node::default() };
        node.start = 1;
        for (name, value) in &self.attributes {
            let value = String::from_utf8_lossy(value).to_lowercase();
            match name.as_slice() {
                b"class" | b"id" if node.names.len() < LONGEST_NAME => {
                    node.names.push_str(&value.chars().take(LONGEST_NAME).collect::<String>());
                    node.names.push(' ');
                }
                b"style" => {
                    let value: String = value.chars().filter(|c| !c.is_whitespace()).collect();
                    node.hidden |= value.contains("display:none");
                }
                b"hidden" => node.hidden = true,
                b"colspan" => node.spans.0 = value.trim().parse().unwrap_or(1).clamp(1, 256),
                b"rowspan" => node.spans.1 = value.trim().parse().unwrap_or(1).clamp(1, 1000),
                b"start" => node.start = value.trim().parse().unwrap_or(1).min(1000),
                _ => {}
            }
        }
        let index = self.tree.nodes.len();
        node.end = index + 1;
        self.tree.nodes.push(node);
        if !is_void {
            self.silent += usize::from(SILENT.contains(&tag));
            self.open.push(index);
        }
    }

    /// Of what is nested too deep nothing is kept but the break.
    fn too_deep(&mut self, tag: &str) {
        let breaks = self.tree.nodes.last().is_some_and(|last| last.tag == "br");
        if is_block(tag) && !breaks {
            let parent = self.open.last().copied().unwrap_or(0);
            let end = self.tree.nodes.len() + 1;
            self.tree.nodes.push(Node {
                tag: "br",
                parent,
                end,
                line: self.line,
                ..Node::default()
            });
        }
    }

    /// Closes what the standard lets an author leave open.
    fn close_implied(&mut self, tag: &str) {
        match tag {
            "li" => self.close(|open| open == "li", |open| matches!(open, "ul" | "ol")),
            "dt" | "dd" => self.close(|open| matches!(open, "dt" | "dd"), |open| open == "dl"),
            "td" | "th" => {
                self.close(|open| matches!(open, "td" | "th"), |o| matches!(o, "tr" | "table"));
            }
            "tr" => self.close(|open| open == "tr", |open| open == "table"),
            "tbody" | "thead" | "tfoot" => {
                let parts = |open: &str| matches!(open, "tbody" | "thead" | "tfoot");
                self.close(parts, |open| open == "table");
            }
            "option" => self.close(|open| open == "option", |open| open == "select"),
            _ => {}
        }
        if is_block(tag) {
            if self.silent > 0 && tag != "title" {
                self.close(|open| open == "head", |_| false);
            }
            self.close(|open| open == "p", |open| !is_inline(open) && open != "p");
        }
    }

    /// Closes the innermost open element that `fits`, unless one that `stops` stands before it.
    fn close(&mut self, fits: impl Fn(&str) -> bool, stops: impl Fn(&str) -> bool) {
        for depth in (1..self.open.len()).rev() {
            let tag = self.tree.nodes[self.open[depth]].tag;
            if fits(tag) {
                let end = self.tree.nodes.len();
                for index in self.open.drain(depth..) {
                    let node = &mut self.tree.nodes[index];
                    node.end = end;
                    self.silent -= usize::from(SILENT.contains(&node.tag));
                }
                return;
            }
            if stops(tag) {
                return;
            }
        }
    }

    fn text(&mut self, text: &str) {
        let parent = self.open.last().copied().unwrap_or(0);
        if self.tree.nodes[parent].tag == "title" && self.tree.head.title.len() < 1000 {
            self.tree.head.title.push_str(text.trim());
            return;
        }
        if self.silent > 0 || !self.has_room() {
            return;
        }
        // The first line of a text may be blank: its place is that of its first character.
        let lead = text.len() - text.trim_start().len();
        let line = self.line + memchr::memchr_iter(b'\n', &text.as_bytes()[..lead]).count() as u32;
        let end = self.tree.nodes.len() + 1;
        let text = text.to_owned();
        self.tree.nodes.push(Node { parent, end, line, text, ..Node::default() });
    }

    fn meta(&mut self) {
        let find = |key: &[u8]| {
            let found = self.attributes.iter().find(|(name, _)| name == key)?;
            Some(String::from_utf8_lossy(&found.1).trim().to_owned())
        };
        let name = find(b"name").or_else(|| find(b"property"));
        if let (Some(name), Some(content)) = (name, find(b"content"))
            && self.tree.head.meta.len() < 100
        {
            self.tree.head.meta.push((name.to_lowercase(), content));
        }
    }

    fn has_room(&mut self) -> bool {
        self.tree.is_cut |= self.tree.nodes.len() >= MOST_NODES;
        !self.tree.is_cut
    }

    fn finish(mut self) -> Tree {
        let end = self.tree.nodes.len();
        for index in self.open {
            self.tree.nodes[index].end = end;
        }
        self.tree
    }
}

fn known(name: &[u8]) -> Option<&'static str> {
    let name = std::str::from_utf8(name).ok()?;
    element(name).map(|(name, _)| name)
}
