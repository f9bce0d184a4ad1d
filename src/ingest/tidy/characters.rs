//! Character by character: forms that mean the same become one, what cannot be seen is dropped,
//! what could steer a terminal becomes a mark that can be seen.

use crate::ingest::Notice;
use crate::text::fold;
use crate::text::table::table_rows;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The mark that stands for a character that turns the direction of writing.
const DIRECTION_MARK: char = '⟐';

/// Writes tidied lines and remembers what was found on the way.
#[derive(Default)]
pub(super) struct Characters {
    controls: Seen,
    directions: Seen,
}

#[derive(Default)]
struct Seen {
    count: usize,
    first_line: u32,
}

impl Seen {
    fn add(&mut self, line: u32) {
        if self.count == 0 {
            self.first_line = line;
        }
        self.count += 1;
    }
}

impl Characters {
    /// Appends `line`, the line of this number in the file, to `out`.
    pub fn push(&mut self, line: &str, number: u32, out: &mut String) {
        let mut from = 0;
        for (at, c) in line.char_indices() {
            if is_plain(c) {
                continue;
            }
            match change(c) {
                Change::None => {
                    if c != '&' {
                        continue;
                    }
                    let Some((length, to)) = entity(&line[at..]) else { continue };
                    if at < from {
                        continue;
                    }
                    out.push_str(&line[from..at]);
                    to.chars().for_each(|c| self.push(c.encode_utf8(&mut [0; 4]), number, out));
                    from = at + length;
                    continue;
                }
                Change::To(to) => {
                    out.push_str(&line[from..at]);
                    out.push(to);
                }
                Change::Text(to) => {
                    out.push_str(&line[from..at]);
                    out.push_str(to);
                }
                Change::Control(to) => {
                    self.controls.add(number);
                    out.push_str(&line[from..at]);
                    out.push(to);
                }
                Change::Direction => {
                    self.directions.add(number);
                    out.push_str(&line[from..at]);
                    out.push(DIRECTION_MARK);
                }
            }
            from = at + c.len_utf8();
        }
        out.push_str(&line[from..]);
    }

    /// What a reader should know.
    pub fn notices(&self) -> Vec<Notice> {
        let mut notices = Vec::new();
        let Seen { count, first_line } = self.controls;
        if count > 0 {
            notices.push(Notice::new(
                first_line,
                format!("有{count}个控制字符，以可见符号显示"),
                format!("{count} control characters are shown as visible marks"),
            ));
        }
        let Seen { count, first_line } = self.directions;
        if count > 0 {
            notices.push(Notice::new(
                first_line,
                format!("有{count}个改变书写方向的字符，以 {DIRECTION_MARK} 显示"),
                format!("{count} characters that turn the direction of writing are shown as {DIRECTION_MARK}"),
            ));
        }
        notices
    }
}

enum Change {
    None,
    To(char),
    Text(&'static str),
    /// A control character, by its picture.
    Control(char),
    Direction,
}

/// What nearly all characters are: they stay, and are told quickly.
fn is_plain(c: char) -> bool {
    matches!(c,
        '\u{4e00}'..='\u{9fff}' | ' '..='%' | '\''..='~' | '\u{3001}'..='\u{33ff}'
        | '\u{2010}'..='\u{2027}' | '\u{ff01}'..='\u{ff04}' | '\u{ff06}'..='\u{ff0f}')
}

fn change(c: char) -> Change {
    match c {
        '０'..='９' | '％' | '\u{3000}' | '\u{a0}' => Change::To(fold::half_width(c)),
        // Blanks of other widths; line and page separators inside a line.
        '\u{2000}'..='\u{200a}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{85}'
        | '\u{b}'
        | '\u{c}' => Change::To(' '),
        // Two, so that the numbers of neighbouring columns do not run together.
        '\t' => Change::Text("  "),
        '\r' => Change::Text(""),
        '\0'..='\u{1f}' => Change::Control(char::from_u32(0x2400 + c as u32).unwrap_or('␦')),
        '\u{7f}' => Change::Control('␡'),
        '\u{80}'..='\u{9f}' => Change::Control('␦'),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Change::Direction,
        // Marks without width or meaning for reading: soft hyphens, joiners, selectors, tags.
        '\u{ad}'
        | '\u{61c}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}' => Change::Text(""),
        '\u{2e80}'..='\u{2fdf}' => RADICALS.get(&c).map_or(Change::None, |to| Change::To(*to)),
        _ => Change::None,
    }
}

static RADICALS: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    table_rows(include_str!("radicals.tsv"))
        .filter_map(|row| Some((row.first()?.chars().next()?, row.get(1)?.chars().next()?)))
        .collect()
});

static ENTITIES: LazyLock<HashMap<&'static str, String>> = LazyLock::new(|| {
    table_rows(include_str!("entities.tsv"))
        .filter_map(|row| Some((*row.first()?, row.get(1)?.replace('␠', " "))))
        .collect()
});

/// The entity that opens `text`: its length and what it stands for.
fn entity(text: &str) -> Option<(usize, String)> {
    let end = text.bytes().take(10).position(|b| b == b';')?;
    let name = text.get(1..end)?;
    let to = match name.strip_prefix('#') {
        Some(code) => {
            let code = match code.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => code.parse().ok()?,
            };
            char::from_u32(code).filter(|c| !matches!(c, '&' | '\n'))?.to_string()
        }
        None => ENTITIES.get(name)?.clone(),
    };
    Some((end + 1, to))
}
