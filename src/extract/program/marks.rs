//! Pairs of marks in a line, and what stands around each: before, behind, between two.

use crate::text::Span;

/// Names longer than this are sentences.
const LONGEST: usize = 90;

/// A pair of marks: where the name begins and ends, marks left out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quote {
    pub from: usize,
    pub to: usize,
    /// Bytes of the marks.
    pub open: usize,
    pub close: usize,
    /// 《》, not “”.
    pub document: bool,
}

impl Quote {
    /// First byte of the opening mark.
    pub fn start(&self) -> usize {
        self.from - self.open
    }

    /// One past the closing mark.
    pub fn end(&self) -> usize {
        self.to + self.close
    }

    pub fn span(&self) -> Span {
        Span::new(self.start(), self.end())
    }
}

/// Pairs of marks in `text[from..to]`, innermost where they nest, in order.
pub(super) fn quotes(text: &str, from: usize, to: usize) -> Vec<Quote> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let mut title: Option<(usize, usize)> = None;
    for (i, c) in text.get(from..to).unwrap_or("").char_indices() {
        let at = from + i;
        match c {
            '《' => title = Some(title.map_or((at, 1), |(start, depth)| (start, depth + 1))),
            '》' => match title {
                Some((start, 1)) => {
                    let (from, to) = (start + 3, at);
                    found.push(Quote { from, to, open: 3, close: 3, document: true });
                    title = None;
                }
                Some((start, depth)) => title = Some((start, depth - 1)),
                None => {}
            },
            '“' | '「' | '『' => open = Some((at, c)),
            '"' if open.is_none() => open = Some((at, c)),
            '”' | '」' | '』' | '"' => {
                if let Some((start, mark)) = open.take() {
                    let (from, open) = (start + mark.len_utf8(), mark.len_utf8());
                    found.push(Quote { from, to: at, open, close: c.len_utf8(), document: false });
                }
            }
            _ => {}
        }
    }
    found.retain(|q| q.from < q.to && q.to - q.from <= LONGEST * 2);
    found.sort_by_key(|q| q.from);
    found
}

/// The text behind a mark that can still belong to the name.
pub(super) fn tail_of(text: &str, line: Span, from: usize) -> &str {
    let rest = text.get(from..line.end as usize).unwrap_or("");
    let end = rest
        .char_indices()
        .take(16)
        .find(|(_, c)| "，。；、！？：,;:!?“”《》「」『』\"（(".contains(*c))
        .map(|(i, _)| i)
        .or_else(|| rest.char_indices().nth(16).map(|(i, _)| i))
        .unwrap_or(rest.len());
    &rest[..end]
}

/// The clause before a mark.
pub(super) fn clause_before(text: &str, line: Span, to: usize) -> &str {
    let before = text.get(line.start as usize..to).unwrap_or("");
    let start = before
        .char_indices()
        .rev()
        .take(24)
        .find(|(_, c)| "，。；！？：,;:!?”》」』）)".contains(*c))
        .map_or_else(
            || before.char_indices().rev().nth(24).map_or(0, |(i, _)| i),
            |(i, c)| i + c.len_utf8(),
        );
    &before[start..]
}

/// Whether what stands between two marks makes them members of one list.
pub(super) fn links(text: &str, from: usize, to: usize) -> bool {
    let between = text.get(from..to).unwrap_or("").trim();
    if between.is_empty() || ["、", "和", "与", "及", "以及", "，", ","].contains(&between) {
        return true;
    }
    // Members without marks: “A”、乙工程、“C”.
    between.len() <= 60
        && (between.starts_with('、') || between.ends_with('、') || between.ends_with('和'))
        && !between.contains(['，', '。', '；', '：', ',', ';'])
}
