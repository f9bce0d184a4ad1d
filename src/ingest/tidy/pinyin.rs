//! Readings that a bad converter put behind characters: 發(fā)展, 關(guān)愛.
//!
//! Measured on a damaged report: all its 338 annotations go by the rule here, and parentheses such as
//! (2011-2020年), (社區), (fulian) stay. Where the converter lost the character itself
//! (`重?dān)`), nothing is invented: 〓 and a notice.

use crate::ingest::Notice;
use memchr::memchr_iter;
use std::borrow::Cow;

/// Fewer annotations than this were meant: a dictionary, a name with its reading.
const ENOUGH: usize = 5;
/// How many losses are told one by one.
const TOLD: usize = 20;

/// The annotations of one text.
pub(super) struct Annotations {
    is_damaged: bool,
    repaired: usize,
    lost: Vec<u32>,
}

impl Annotations {
    /// Looks whether `text` has enough of them to be damage.
    pub fn of(text: &str) -> Self {
        let half = memchr_iter(b'(', text.as_bytes());
        let full = memchr::memmem::find_iter(text.as_bytes(), "（");
        let is_one = |at: &usize| follows_han(text, *at) && annotation(&text[*at..]).is_some();
        let is_damaged =
            half.filter(is_one).chain(full.filter(is_one)).take(ENOUGH).count() == ENOUGH;
        Self { is_damaged, repaired: 0, lost: Vec::new() }
    }

    /// The line without them.
    pub fn repaired<'a>(&mut self, line: &'a str, number: u32) -> Cow<'a, str> {
        if !self.is_damaged || !line.contains([')', '）']) {
            return Cow::Borrowed(line);
        }
        let mut out = String::with_capacity(line.len());
        let mut at = 0;
        while let Some(c) = line.get(at..).and_then(|rest| rest.chars().next()) {
            if matches!(c, '(' | '（')
                && follows_han(line, at)
                && let Some(length) = annotation(&line[at..])
            {
                self.repaired += 1;
                at += length;
            } else if let Some(length) = lost(&line[at..]) {
                // Pieces of one loss stand side by side.
                if !out.ends_with('〓') {
                    out.push('〓');
                    self.lost.push(number);
                }
                at += length;
            } else {
                out.push(c);
                at += c.len_utf8();
            }
        }
        Cow::Owned(out)
    }

    /// What a reader should know.
    pub fn notices(&self) -> Vec<Notice> {
        let mut notices = Vec::new();
        let count = self.repaired;
        if count > 0 {
            notices.push(Notice::new(
                0,
                format!("已略去转换时混入的{count}处拼音"),
                format!("{count} readings put in by a converter are left out"),
            ));
        }
        notices.extend(self.lost.iter().take(TOLD).map(|&line| {
            Notice::new(
                line,
                "转换时丢失了一处文字，以〓表示".to_owned(),
                "a converter lost text here, shown as 〓".to_owned(),
            )
        }));
        if let Some(more) = self.lost.len().checked_sub(TOLD).filter(|more| *more > 0) {
            notices.push(Notice::new(
                0,
                format!("还有{more}处文字在转换时丢失"),
                format!("{more} more places were lost by the converter"),
            ));
        }
        notices
    }
}

fn follows_han(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|t| t.chars().next_back());
    before.is_some_and(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}'))
}

/// Length of the annotation that opens `text`: a parenthesis of toned Latin letters.
fn annotation(text: &str) -> Option<usize> {
    let open = text.chars().next().filter(|c| matches!(c, '(' | '（'))?.len_utf8();
    Some(open + toned(&text[open..])?)
}

/// Length of what is left where the character was lost: `?fù)` and a private-use character.
fn lost(text: &str) -> Option<usize> {
    let open = text.chars().next().filter(|c| matches!(c, '?' | '？'))?.len_utf8();
    let length = open + toned(&text[open..])?;
    let rest = text[length..].chars().take_while(|c| matches!(c, '\u{e000}'..='\u{f8ff}'));
    Some(length + rest.map(char::len_utf8).sum::<usize>())
}

/// Length of one to six Latin letters, at least one with a tone, and a closing parenthesis.
fn toned(text: &str) -> Option<usize> {
    let mut has_tone = false;
    for (count, (at, c)) in text.char_indices().take(7).enumerate() {
        match c {
            ')' | '）' => return (count > 0 && has_tone).then_some(at + c.len_utf8()),
            'a'..='z' | 'A'..='Z' | 'ü' | 'Ü' | 'ê' | 'ɑ' | 'ɡ' => {}
            _ if "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿĀÁǍÀĒÉĚÈŌÓǑÒ\u{300}\u{301}\u{304}\u{30c}"
                .contains(c) =>
            {
                has_tone = true;
            }
            _ => return None,
        }
    }
    None
}
