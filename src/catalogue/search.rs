//! Exact search through the text of all reports, 繁简 and width folded.
//!
//! Texts are searched as they lie in memory: at memory speed no index is needed for thousands
//! of reports.

use super::{Catalogue, Report};
use crate::ingest::{Line, Role};
use crate::text::{Span, fold};
use memchr::memmem::Finder;
use rayon::prelude::*;

/// A place where the searched words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Index of the report.
    pub report: u32,
    /// The words.
    pub span: Span,
    /// The line they stand in.
    pub line: Span,
}

/// Reports searched before looking whether enough is found.
const BATCH: usize = 64;

impl Catalogue {
    /// Places where `needle` stands outside noise, in report order, at most `limit`; gives up
    /// when `cancelled`.
    #[must_use]
    pub fn search(
        &self,
        needle: &str,
        limit: usize,
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Vec<Passage> {
        self.search_lines(needle, limit, false, cancelled)
    }

    /// As [`Self::search`], through noise too where `noise` says so.
    #[must_use]
    pub fn search_lines(
        &self,
        needle: &str,
        limit: usize,
        noise: bool,
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Vec<Passage> {
        let Some(needle) = Needle::new(needle) else { return Vec::new() };
        let mut passages = Vec::new();
        for (batch, reports) in self.reports.chunks(BATCH).enumerate() {
            let left = limit - passages.len().min(limit);
            if left == 0 || cancelled() {
                break;
            }
            let found: Vec<Vec<Passage>> = reports
                .par_iter()
                .enumerate()
                .map(|(n, report)| needle.passages((batch * BATCH + n) as u32, report, noise, left))
                .collect();
            passages.extend(found.into_iter().flatten().take(left));
        }
        passages
    }
}

/// The words searched for, ready to be looked for in many texts.
struct Needle {
    forms: Vec<Finder<'static>>,
}

impl Needle {
    /// None for nothing but blanks. Texts keep the width in which they were written and their
    /// letters' case, so a needle with letters or signs is looked for in each of its forms.
    fn new(typed: &str) -> Option<Self> {
        let typed = fold::simplified(typed.trim()).into_owned();
        if typed.is_empty() {
            return None;
        }
        let half: String = typed.chars().map(fold::half_width).collect();
        let signs: String = half.chars().map(full_width_sign).collect();
        let wide: String = half.to_uppercase().chars().map(full_width).collect();
        let mut forms = vec![half.to_lowercase(), half.to_uppercase(), signs, wide, half, typed];
        forms.sort_unstable();
        forms.dedup();
        Some(Self { forms: forms.iter().map(|form| Finder::new(form).into_owned()).collect() })
    }

    fn passages(&self, report: u32, in_report: &Report, noise: bool, limit: usize) -> Vec<Passage> {
        let source = &in_report.source;
        let text = source.reading().as_bytes();
        let shown = |line: &&Line| noise || line.role != Role::Noise;
        let passage = |span: Span| {
            let line = source.lines.get(source.line_at(span.start as usize)).filter(shown)?;
            Some(Passage { report, span, line: line.span })
        };
        let mut passages: Vec<Passage> = Vec::new();
        for form in &self.forms {
            let places = form.find_iter(text).map(|at| Span::new(at, at + form.needle().len()));
            passages.extend(places.filter_map(passage).take(limit));
        }
        passages.sort_unstable_by_key(|passage| passage.span);
        passages.truncate(limit);
        passages
    }
}

/// The signs that Chinese text writes in full width.
fn full_width_sign(c: char) -> char {
    match c {
        ',' => '，',
        ':' => '：',
        ';' => '；',
        '!' => '！',
        '?' => '？',
        '(' => '（',
        ')' => '）',
        _ => c,
    }
}

fn full_width(c: char) -> char {
    if c.is_ascii_uppercase() { char::from_u32(c as u32 + 0xfee0).unwrap_or(c) } else { c }
}
