//! Page furniture: which lines of a web copy are not the report?
//!
//! Furniture stands above the report and below it; inside, only what can be nothing else (page
//! numbers, names of picture files, rows of buttons, rankings) is taken for it. In doubt a line is
//! report.

mod cue;
mod shape;

pub(super) use cue::buttons_apart;
pub(super) use shape::{is_page_number, is_paragraph};

use super::{Line, Role};
use cue::{Cue, cue, is_controls, is_whole};
use shape::{is_contents, is_entry, is_file_name, is_headline, is_menu_word, is_path, is_short};

/// Lines at the top that can be furniture of a text without paragraphs.
const FIRST: usize = 4;
/// Most lines a page puts below a report.
const MOST_BELOW: usize = 120;
/// Most lines of a ranking between two paragraphs.
const MOST_INSIDE: usize = 30;

/// Gives the lines of page furniture their role. `reading` is the text in simplified characters.
pub(super) fn mark(reading: &str, lines: &mut [Line]) {
    if lines.iter().all(|line| line.role != Role::Body) {
        return;
    }
    let paragraph = |line: &Line| line.role == Role::Body && is_paragraph(trimmed(line, reading));
    let start = lines.iter().position(paragraph);
    for line in lines.iter_mut().filter(|line| line.role == Role::Body) {
        if is_furniture(trimmed(line, reading)) {
            line.role = Role::Noise;
        }
    }
    // Without a paragraph only the first lines can be furniture for sure.
    let above = start.unwrap_or(FIRST.min(lines.len()));
    mark_above(reading, &mut lines[..above]);
    mark_inside(reading, lines, above);
    mark_below(reading, lines);
}

/// What is furniture wherever it stands.
fn is_furniture(text: &str) -> bool {
    is_file_name(text)
        || is_page_number(text)
        || is_contents(text)
        || is_whole(text)
        || is_controls(text)
}

/// Navigation above the report.
fn mark_above(reading: &str, lines: &mut [Line]) {
    let mut menu = Vec::new();
    for index in 0..lines.len() {
        let text = trimmed(&lines[index], reading);
        if lines[index].role != Role::Body {
            continue;
        }
        // 首页, and below it the words of the menu, one a line.
        if !menu.is_empty() && is_menu_word(text) {
            menu.push(index);
            continue;
        }
        mark_menu(lines, &mut menu);
        if ["首页", "网站首页", "主页"].contains(&text) {
            menu.push(index);
        } else if is_path(text)
            || is_short(text) && matches!(cue(text), Some(Cue::Line | Cue::Path))
        {
            lines[index].role = Role::Noise;
        }
    }
    mark_menu(lines, &mut menu);
}

/// Marks the lines of a menu, the way home first.
fn mark_menu(lines: &mut [Line], menu: &mut Vec<usize>) {
    let is_menu = menu.len() > 2;
    for index in menu.drain(..).take(if is_menu { usize::MAX } else { 1 }) {
        lines[index].role = Role::Noise;
    }
}

/// Rankings and related links between two paragraphs: what announces them, then two entries or more.
fn mark_inside(reading: &str, lines: &mut [Line], from: usize) {
    let mut index = from;
    while index < lines.len() {
        let head = index;
        index += 1;
        if lines[head].role != Role::Body || cue(trimmed(&lines[head], reading)) != Some(Cue::Block)
        {
            continue;
        }
        let is_passed = |line: &Line| line.role != Role::Body;
        let mut entries = vec![head];
        for (at, line) in lines.iter().enumerate().skip(index).take(MOST_INSIDE) {
            if is_entry(trimmed(line, reading)) {
                entries.push(at);
            } else if !is_passed(line) {
                break;
            }
        }
        if entries.len() > 2 {
            index = entries.last().map_or(index, |last| last + 1);
            entries.into_iter().for_each(|at| lines[at].role = Role::Noise);
        }
    }
}

/// From the last line upwards, as long as lines can be furniture.
fn mark_below(reading: &str, lines: &mut [Line]) {
    let mut headlines = Vec::new();
    let mut seen = 0;
    let mut below_is_noise = false;
    for index in (0..lines.len()).rev() {
        let text = trimmed(&lines[index], reading);
        match lines[index].role {
            Role::Blank => continue,
            Role::Noise => {
                below_is_noise = true;
                continue;
            }
            Role::Body | Role::Imprint => {}
        }
        seen += 1;
        let is_noise = match cue(text) {
            _ if seen > MOST_BELOW => return,
            Some(Cue::Notice) => true,
            Some(Cue::Address) => below_is_noise,
            Some(Cue::Line | Cue::Path) => is_short(text),
            Some(Cue::Link) => is_headline(text),
            Some(Cue::Block) if is_headline(text) => {
                headlines.drain(..).for_each(|at: usize| lines[at].role = Role::Noise);
                true
            }
            _ => false,
        };
        if is_noise {
            lines[index].role = Role::Noise;
            below_is_noise = true;
        } else if is_headline(text) {
            headlines.push(index);
        } else {
            return;
        }
    }
}

fn trimmed<'a>(line: &Line, reading: &'a str) -> &'a str {
    line.span.of(reading).trim()
}
