//! Labels: the short noun phrase that would head a figure's row in a table.
//!
//! Works through a report sentence by sentence and remembers what was said before, because the
//! second of two figures is often told without its noun (建成积分超市636个，正在建设234个). Finding
//! the quantities is `quantity`'s; this reads only the words around them.

pub mod counterpart;
pub mod cue;
pub mod draft;
pub mod lead;
pub mod left;
pub mod memory;
pub mod right;
pub mod rules;
pub mod spread;
pub mod token;
pub mod wording;

use super::certainty::Certainty;
use super::quantity::Quantity;
use super::sentence::Clause;
use crate::text::Span;
use crate::text::span::boundary_before;
use draft::Draft;
use memory::Memory;
use rules::Frame;
use token::Token;

/// Bytes of text before and behind a number that are looked at.
const REACH: usize = 300;

/// Clauses before a figure's own in which its topic may stand.
const TOPIC_CLAUSES: usize = 3;

/// What a figure is of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Label {
    /// At most 30 characters, simplified, no clause punctuation; empty when nothing was found.
    pub text: String,
    /// How it was found.
    pub certainty: Certainty,
}

/// Labels the quantities of one report, in reading order.
#[derive(Debug)]
pub struct Labeller<'t> {
    text: &'t str,
    names: Vec<Span>,
    memory: Memory,
}

impl<'t> Labeller<'t> {
    /// For a simplified text; `names` are the mentions of named programs, in any order.
    #[must_use]
    pub fn new(text: &'t str, mut names: Vec<Span>) -> Self {
        names.sort_unstable_by_key(|name| (name.start, std::cmp::Reverse(name.end)));
        Self { text, names, memory: Memory::default() }
    }

    /// One label for each of the quantities of a sentence; both are in reading order.
    #[must_use]
    pub fn sentence(&mut self, clauses: &[Clause], quantities: &[Quantity]) -> Vec<Label> {
        let mut labels = vec![Label::default(); quantities.len()];
        self.memory.open_sentence();
        for (index, inside) in grouped(clauses, quantities).into_iter().enumerate() {
            if !inside.is_empty() {
                self.clause(clauses, index, &inside, quantities, &mut labels);
            }
        }
        labels
    }

    /// A sentence without quantities goes by: what was said before is further off.
    pub fn pass_sentence(&mut self) {
        self.memory.open_sentence();
    }

    fn clause(
        &mut self,
        clauses: &[Clause],
        index: usize,
        inside: &[usize],
        quantities: &[Quantity],
        labels: &mut [Label],
    ) {
        let here: Vec<&Quantity> = inside.iter().filter_map(|&q| quantities.get(q)).collect();
        let gaps = self.gaps(&clauses[index], &here);
        let mut drafts: Vec<Draft> = Vec::with_capacity(here.len());
        let mut taken = 0;
        while drafts.len() < here.len() {
            let at = drafts.len();
            let run = run_length(self.text, &here, &gaps, at);
            let frame = Frame {
                text: self.text,
                quantity: here[at],
                before: at.checked_sub(1).map(|previous| here[previous]),
                left: gaps[at].get(taken..).unwrap_or(&[]),
                right: &gaps[at + 1],
                beyond: gaps.get(at + 2).map_or(&[], Vec::as_slice),
                ends_clause: at + 1 == here.len(),
                topic: &|| self.topic(clauses, index),
            };
            if let Some(members) = rules::distribute(&frame, &self.memory, run) {
                self.memory.keep_list(&members, here[at]);
                drafts.extend(members);
                taken = 0;
            } else {
                let draft = rules::label(&frame, &self.memory);
                self.memory.keep(&draft, here[at]);
                taken = draft.taken;
                drafts.push(draft);
            }
        }
        for (&q, draft) in inside.iter().zip(drafts) {
            labels[q] = draft.into_label();
        }
    }

    /// The words before, between and behind the quantities of a clause.
    fn gaps(&self, clause: &Clause, quantities: &[&Quantity]) -> Vec<Vec<Token>> {
        let mut gaps = Vec::with_capacity(quantities.len() + 1);
        let end = clause.end();
        let mut from = clause.start();
        for quantity in quantities {
            gaps.push(self.tokens(clause, from, quantity.span.start as usize));
            from = quantity.span.end as usize;
        }
        gaps.push(self.tokens(clause, from, end));
        gaps
    }

    /// The tokens of a clause from `from` to `to`; only the ends of a long stretch.
    fn tokens(&self, clause: &Clause, from: usize, to: usize) -> Vec<Token> {
        let mut found = Vec::new();
        for part in &clause.parts {
            let start = from.max(part.start as usize);
            let end = to.min(part.end as usize);
            if start >= end {
                continue;
            }
            let head = boundary_before(self.text, start + REACH);
            let tail = boundary_before(self.text, end.saturating_sub(REACH));
            if head < tail {
                found.extend(token::tokens(self.text, Span::new(start, head), &self.names));
                found.extend(token::tokens(self.text, Span::new(tail, end), &self.names));
            } else {
                found.extend(token::tokens(self.text, Span::new(start, end), &self.names));
            }
        }
        found
    }

    /// What the clauses before the one at `index` are about; empty when they do not say.
    fn topic(&self, clauses: &[Clause], index: usize) -> String {
        let first = index.saturating_sub(TOPIC_CLAUSES);
        for clause in clauses[first..index].iter().rev() {
            let start = clause.start();
            let end = boundary_before(self.text, start + REACH / 2);
            let tokens = self.tokens(clause, start, end);
            let subject = left::subject(self.text, &tokens);
            if wording::length(self.text, &subject) >= 2 {
                return wording::fitted(self.text, &subject);
            }
        }
        String::new()
    }
}

/// For each clause the indices of its quantities.
fn grouped(clauses: &[Clause], quantities: &[Quantity]) -> Vec<Vec<usize>> {
    let mut parts: Vec<(Span, usize)> = clauses
        .iter()
        .enumerate()
        .flat_map(|(index, clause)| clause.parts.iter().map(move |&part| (part, index)))
        .collect();
    parts.sort_unstable();
    let mut groups = vec![Vec::new(); clauses.len()];
    for (q, quantity) in quantities.iter().enumerate() {
        let at = parts.partition_point(|(part, _)| part.start <= quantity.span.start);
        if let Some(&(_, clause)) = at.checked_sub(1).and_then(|i| parts.get(i)) {
            groups[clause].push(q);
        }
    }
    groups
}

/// No list tells more quantities one by one.
const LONGEST_RUN: usize = 40;

/// How many quantities from `at` on follow each other with nothing but 、 or 和 between.
fn run_length(text: &str, quantities: &[&Quantity], gaps: &[Vec<Token>], at: usize) -> usize {
    let mut run = 1;
    let each = gaps.get(at).is_some_and(|gap| {
        gap.iter().rev().take(4).any(|token| token.span.of(text).starts_with("分别"))
    });
    while run < LONGEST_RUN
        && let (Some(gap), Some(next)) = (gaps.get(at + run), quantities.get(at + run))
        && (each || next.unit == quantities[at].unit)
        && !gap.is_empty()
        && gap.iter().any(|token| token.cue == Some(cue::Cue::Join))
        && gap.iter().all(|t| t.cue == Some(cue::Cue::Join) || right::is_bound(text, t))
    {
        run += 1;
    }
    run
}
