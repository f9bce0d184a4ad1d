//! Marks of Markdown that stand between a reader and the words.

use super::superscript::raised;
use std::borrow::Cow;

/// The level and title of a `#` heading.
pub(super) fn heading(line: &str) -> Option<(u8, &str)> {
    let text = line.trim_start_matches(' ');
    if line.len() - text.len() > 3 || !text.starts_with('#') {
        return None;
    }
    let title = text.trim_start_matches('#');
    let level = text.len() - title.len();
    // `#标题` is written as often as `# 标题`; `#1` is a number.
    let opens = title.chars().next().is_some_and(|c| c == ' ' || c == '\t' || c > '\u{2e80}');
    let title = title.trim();
    let bare = title.trim_end_matches('#');
    let title = if bare.ends_with(' ') { bare.trim_end() } else { title };
    (level <= 6 && opens && !title.is_empty()).then_some((level as u8, title))
}

/// What stands in bold at the head of a line: `**（一）****综合**` counts as one.
pub(super) fn bold_opening(line: &str) -> Option<&str> {
    let words =
        line.trim_start_matches(['#', '>', ' ', '\u{3000}', '\u{a0}']).strip_prefix("**")?;
    let mut at = 0;
    while let Some(close) = words.get(at..).and_then(|rest| rest.find("**")) {
        let close = at + close;
        let marks = words.get(close..)?.bytes().take_while(|b| *b == b'*').count();
        at = close + marks;
        if marks < 4 {
            return words.get(..close);
        }
    }
    // Never closed on this line: all of it, or none.
    None
}

/// Whether a line is one picture and nothing else.
pub(super) fn is_picture(line: &str) -> bool {
    let line = line.trim();
    let Some(start) = line.strip_prefix("[![").or_else(|| line.strip_prefix("![")) else {
        return false;
    };
    start.ends_with(')') && start.matches("](").count() <= 2 && start.matches("![").count() == 0
}

/// A line without emphasis, escapes, links, pictures, tags, quotation and note marks.
pub(super) fn inline(line: &str) -> Cow<'_, str> {
    let quoted = unquoted(line);
    if !quoted.bytes().any(|b| matches!(b, b'*' | b'\\' | b'[' | b'<' | b'_' | b'`')) {
        return Cow::Borrowed(quoted);
    }
    let mut out = String::with_capacity(quoted.len());
    let emphasis = emphasis(quoted);
    let mut marks = emphasis.iter().peekable();
    let mut at = 0;
    while let Some(c) = quoted[at..].chars().next() {
        while marks.next_if(|mark| **mark < at).is_some() {}
        if marks.next_if(|mark| **mark == at).is_some() {
            at += 1;
            continue;
        }
        let rest = &quoted[at..];
        let gone = match c {
            '\\' => escape(rest, &mut out),
            '!' | '[' => link(rest, &mut out),
            '<' => tag(rest, &mut out),
            _ => None,
        };
        at += gone.unwrap_or_else(|| {
            out.push(c);
            c.len_utf8()
        });
    }
    Cow::Owned(out)
}

/// Without `>` in front.
pub(super) fn unquoted(mut line: &str) -> &str {
    while let Some(rest) = line.trim_start_matches(' ').strip_prefix('>') {
        line = rest.strip_prefix(' ').unwrap_or(rest);
    }
    line
}

/// `\*` gives `*`, as does a backslash before Chinese quotation marks and at the line's end.
fn escape(rest: &str, out: &mut String) -> Option<usize> {
    match rest[1..].chars().next() {
        None => Some(1),
        Some(c) if c.is_ascii_punctuation() || "“”‘’（）《》".contains(c) => {
            out.push(c);
            Some(1 + c.len_utf8())
        }
        Some(_) => None,
    }
}

/// `[words](address)` gives the words, `![words](address)` nothing, `[^1]` a raised 1.
fn link(rest: &str, out: &mut String) -> Option<usize> {
    let is_picture = rest.starts_with('!');
    let open = if is_picture { 2 } else { 1 };
    if is_picture && !rest.starts_with("![") {
        return None;
    }
    let inside = rest.get(open..)?;
    // Words of a link are short: looking farther would cost more than it finds.
    let end = inside.char_indices().take(200).find(|&(_, c)| c == ']')?.0;
    let words = inside.get(..end)?;
    if let Some(number) = words.strip_prefix('^').filter(|n| n.bytes().all(|b| b.is_ascii_digit()))
    {
        out.push_str(&raised(number));
        return Some(open + end + 1);
    }
    let target = inside.get(end + 1..)?.strip_prefix('(')?;
    let close = target.char_indices().take(2000).find(|&(_, c)| c == ')')?.0;
    if !is_picture {
        out.push_str(words.trim_matches('*'));
    }
    Some(open + end + 2 + close + 1)
}

/// Tags that are left in Markdown: a break gives a blank, the others nothing.
fn tag(rest: &str, out: &mut String) -> Option<usize> {
    const NAMES: [&str; 19] = [
        "a", "b", "br", "center", "div", "em", "font", "i", "img", "p", "span", "strong", "sub",
        "sup", "table", "td", "th", "tr", "u",
    ];
    let end = rest.char_indices().take(300).find(|&(_, c)| c == '>')?.0;
    let inside = rest.get(1..end)?.trim_start_matches('/');
    let name = inside.split([' ', '/']).next()?.to_ascii_lowercase();
    NAMES.binary_search(&name.as_str()).ok()?;
    if name == "br" || name == "td" {
        out.push(' ');
    }
    Some(end + 1)
}

/// Offsets of every `*` and `_` of `line` that is emphasis.
///
/// Two or three together always are, whether or not they are closed on this line; five or more blot
/// something out; one is only in pairs that hug what they enclose.
fn emphasis(line: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut open: Option<(usize, u8)> = None;
    let bytes = line.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let mark = bytes[at];
        if !matches!(mark, b'*' | b'_' | b'`') {
            at += 1 + usize::from(mark == b'\\');
            continue;
        }
        let run = bytes[at..].iter().take_while(|b| **b == mark).count();
        if run > 1 {
            if mark == b'*' && run <= 4 {
                found.extend(at..at + run);
            }
        } else if let Some((start, _)) = open.filter(|(_, m)| *m == mark && closes(line, at, mark))
        {
            found.extend([start, at]);
            open = None;
        } else if opens(line, at, mark) {
            open = Some((at, mark));
        }
        at += run;
    }
    found.sort_unstable();
    found
}

/// CommonMark's left-flanking run; an underscore inside a word is none.
fn opens(line: &str, at: usize, mark: u8) -> bool {
    let (before, after) = beside(line, at);
    let hugs =
        !after.is_whitespace() && (!is_punctuation(after) || is_blank_or_punctuation(before));
    hugs && (mark != b'_' || is_blank_or_punctuation(before))
}

fn closes(line: &str, at: usize, mark: u8) -> bool {
    let (before, after) = beside(line, at);
    let hugs =
        !before.is_whitespace() && (!is_punctuation(before) || is_blank_or_punctuation(after));
    hugs && (mark != b'_' || is_blank_or_punctuation(after))
}

/// The characters before and after; a blank at either end.
fn beside(line: &str, at: usize) -> (char, char) {
    let before = line[..at].chars().next_back().unwrap_or(' ');
    (before, line[at + 1..].chars().next().unwrap_or(' '))
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() || (!c.is_alphanumeric() && !c.is_whitespace())
}

fn is_blank_or_punctuation(c: char) -> bool {
    c.is_whitespace() || is_punctuation(c)
}
