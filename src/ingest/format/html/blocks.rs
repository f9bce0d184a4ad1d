//! A page as blocks: lines of text, headings and tables, each with the element it stands in.

use super::tree::{Tree, is_block, is_bold};
use crate::ingest::draft::{Cell, Row, Table};

/// What stands between two breaks of a page.
#[derive(Debug)]
pub(super) struct Block {
    /// Index of the element it stands in.
    pub element: usize,
    /// 1-based line of the page.
    pub line: u32,
    /// 1 to 6 for a heading.
    pub heading: u8,
    /// Its characters, how many bytes of them open it in bold, and how many characters are links.
    pub text: String,
    pub bold: usize,
    pub characters: usize,
    pub linked: usize,
    /// Set where the block is a table of data; `text` then holds all of its words.
    pub table: Option<Table>,
}

impl Block {
    /// Whether it is running text: sentences that lead nowhere.
    pub fn is_prose(&self) -> bool {
        let stops = self.text.matches(['。', '；', '！', '？']).count();
        let commas = self.text.matches(['，', ',']).count();
        self.table.is_none()
            && self.characters > 14
            && stops * 2 + commas > 1
            && self.linked * 3 < self.characters
    }

    /// Whether most of it leads elsewhere.
    pub fn is_linked(&self) -> bool {
        self.linked * 2 > self.characters
    }
}

/// A cell with more characters is running text, and its table a page's layout.
const LONGEST_CELL: usize = 300;

/// Elements that stand in no table of data: a page is framed by one that holds them.
const FRAMED: [&str; 7] = ["table", "ul", "ol", "h1", "h2", "h3", "form"];

/// The blocks of a page from top to bottom.
pub(super) fn blocks(tree: &Tree) -> Vec<Block> {
    let mut writer = Writer { tree, blocks: Vec::new(), open: None, links: 0, bolds: 0 };
    writer.walk(0);
    writer.flush();
    writer.blocks
}

struct Writer<'a> {
    tree: &'a Tree,
    blocks: Vec<Block>,
    open: Option<Block>,
    /// Open links, and elements that set bold.
    links: usize,
    bolds: usize,
}

impl Writer<'_> {
    /// Writes an element and all in it. The tree is of bounded depth, so is this.
    fn walk(&mut self, index: usize) {
        let Some(node) = self.tree.nodes.get(index) else { return };
        if node.hidden {
            return;
        }
        match node.tag {
            "" => return self.text(index),
            "br" | "hr" => return self.line_break(index, node.tag),
            "table" => {
                if let Some(table) = self.data(index) {
                    return self.table(index, table);
                }
            }
            _ => {}
        }
        let breaks = is_block(node.tag);
        if breaks {
            self.flush();
        }
        self.links += usize::from(node.tag == "a");
        self.bolds += usize::from(is_bold(node.tag));
        let mut number = node.start;
        let mut child = index + 1;
        while child < node.end {
            let Some(inner) = self.tree.nodes.get(child) else { break };
            if inner.tag == "li" && node.tag == "ol" && !inner.hidden {
                self.flush();
                self.write(&format!("{number}. "), child, inner.line);
                number += 1;
                self.inside(child);
            } else {
                self.walk(child);
            }
            child = inner.end.max(child + 1);
        }
        self.links -= usize::from(node.tag == "a");
        self.bolds -= usize::from(is_bold(node.tag));
        if breaks {
            self.flush();
        }
    }

    /// Writes what is in an element whose number stands already.
    fn inside(&mut self, index: usize) {
        let Some(node) = self.tree.nodes.get(index) else { return };
        let mut child = index + 1;
        while child < node.end {
            // A paragraph in an item goes on behind the number.
            let inner = &self.tree.nodes[child];
            let opens = self.open.as_ref().is_some_and(|open| open.text.ends_with(". "));
            if opens && inner.tag == "p" {
                self.inside(child);
            } else {
                self.walk(child);
            }
            child = inner.end.max(child + 1);
        }
        self.flush();
    }

    fn text(&mut self, index: usize) {
        let node = &self.tree.nodes[index];
        let mut element = node.parent;
        // Bold words belong to the paragraph that they stand in.
        while is_bold(self.tree.nodes[element].tag) {
            element = self.tree.nodes[element].parent;
        }
        self.write(&node.text, element, node.line);
    }

    fn write(&mut self, text: &str, element: usize, line: u32) {
        if self.open.is_none() && text.trim().is_empty() {
            return;
        }
        let keeps_breaks = self.is_preformatted(element);
        let block = self.open.get_or_insert_with(|| Block {
            element,
            line,
            heading: 0,
            text: String::new(),
            bold: 0,
            characters: 0,
            linked: 0,
            table: None,
        });
        let goes_on = self.bolds > 0 && block.bold == block.text.len();
        for c in text.chars() {
            let is_blank = matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
            if is_blank && keeps_breaks && c == '\n' {
                block.text.push('\n');
            } else if !is_blank {
                block.text.push(c);
                block.characters += 1;
                block.linked += usize::from(self.links > 0);
            } else if !block.text.ends_with([' ', '\n']) && !block.text.is_empty() {
                block.text.push(' ');
            }
        }
        if goes_on {
            block.bold = block.text.len();
        }
    }

    fn is_preformatted(&self, element: usize) -> bool {
        self.tree.nodes.get(element).is_some_and(|node| node.tag == "pre")
    }

    fn line_break(&mut self, index: usize, tag: &str) {
        let parent = self.tree.nodes[index].parent;
        let in_heading = self.heading_of(parent) > 0;
        if tag == "br" && in_heading {
            self.write(" ", parent, self.tree.nodes[index].line);
        } else {
            self.flush();
        }
    }

    fn flush(&mut self) {
        let Some(mut block) = self.open.take() else { return };
        block.heading = self.heading_of(block.element);
        if !block.text.trim().is_empty() {
            self.blocks.push(block);
        }
    }

    /// The level of the heading that an element stands in.
    fn heading_of(&self, element: usize) -> u8 {
        let mut at = element;
        for _ in 0..4 {
            let Some(node) = self.tree.nodes.get(at) else { return 0 };
            if let Some(level) = node.tag.strip_prefix('h').and_then(|level| level.parse().ok()) {
                return level;
            }
            at = node.parent;
        }
        0
    }

    fn table(&mut self, index: usize, table: Table) {
        self.flush();
        let cells = table.rows.iter().flat_map(|row| &row.cells);
        let text: String = cells.flat_map(|cell| [cell.text.as_str(), " "]).collect();
        self.blocks.push(Block {
            element: index,
            line: self.tree.nodes[index].line,
            heading: 0,
            characters: text.chars().filter(|c| !c.is_whitespace()).count(),
            text,
            bold: 0,
            linked: 0,
            table: Some(table),
        });
    }

    /// The rows of a table of data; `None` for one that lays out a page.
    fn data(&self, index: usize) -> Option<Table> {
        let end = self.tree.nodes[index].end;
        let mut rows: Vec<Row> = Vec::new();
        let (mut at, mut filled, mut linked) = (index + 1, 0usize, 0usize);
        let mut heads_end = 0;
        // Whether each row has nothing but heads.
        let mut all_heads: Vec<bool> = Vec::new();
        while at < end {
            let node = &self.tree.nodes[at];
            match node.tag {
                tag if FRAMED.contains(&tag) => return None,
                _ if node.hidden => at = node.end - 1,
                "thead" => heads_end = node.end,
                "tr" => {
                    rows.push(Row {
                        number: node.line,
                        is_head: at < heads_end,
                        cells: Vec::new(),
                    });
                    all_heads.push(true);
                }
                "td" | "th" => {
                    let text = self.cell(at)?;
                    filled += usize::from(!text.trim().is_empty());
                    linked += usize::from(self.holds_link(at));
                    let (columns, height) = node.spans;
                    let (row, heads) = (rows.last_mut()?, all_heads.last_mut()?);
                    *heads &= node.tag == "th";
                    row.cells.push(Cell { text, columns, rows: height });
                    at = node.end - 1;
                }
                _ => {}
            }
            at += 1;
        }
        for (row, heads) in rows.iter_mut().zip(all_heads) {
            row.is_head |= heads && row.cells.len() > 1;
        }
        let wide = rows.iter().filter(|row| row.cells.len() > 1).count();
        (wide > 1 && filled > 3 && linked * 2 < filled).then_some(Table { rows })
    }

    /// The text of a cell, paragraphs parted by breaks; `None` when it is too long for data.
    fn cell(&self, index: usize) -> Option<String> {
        let mut text = String::new();
        let mut count = 0usize;
        for node in &self.tree.nodes[index + 1..self.tree.nodes[index].end] {
            if FRAMED.contains(&node.tag) || count > LONGEST_CELL {
                return None;
            }
            if node.tag == "br" || is_block(node.tag) {
                text.push('\n');
            }
            count += node.text.trim().chars().count();
            text.push_str(&node.text);
        }
        (count <= LONGEST_CELL).then(|| text.trim().to_owned())
    }

    fn holds_link(&self, index: usize) -> bool {
        self.tree.nodes[index + 1..self.tree.nodes[index].end].iter().any(|node| node.tag == "a")
    }
}
