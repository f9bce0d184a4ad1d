//! The outline pane: the reports of the folder by region, the sections of each as a tree, folded
//! and unfolded, with the reader's place followed.

mod draw;
mod tree;

pub use tree::{Node, OutlineRow};

use super::scrolled::Scrolled;
use crate::catalogue::Catalogue;
use crate::extract::Division;
use std::collections::HashMap;
use std::path::PathBuf;

/// The outline pane.
#[derive(Debug, Default)]
pub struct OutlinePane {
    /// What the user folded (`true`) or unfolded.
    folds: HashMap<Branch, bool>,
    rows: Vec<OutlineRow>,
    list: Scrolled,
    /// Report and section that are read.
    here: Option<(u32, Option<u32>)>,
}

/// What can be folded, under a name that outlives a catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Branch {
    Region(Option<Division>),
    Report(PathBuf),
    Section(PathBuf, u32),
}

impl OutlinePane {
    /// Follows the reader; `browsed` while the user moves about in the outline, whose choice then
    /// stays.
    pub fn follow(
        &mut self,
        catalogue: &Catalogue,
        here: Option<(u32, Option<u32>)>,
        browsed: bool,
    ) {
        if here != self.here {
            self.here = here;
            // What is read unfolds itself; what was read before folds again.
            self.rebuild(catalogue);
            if !browsed {
                self.choose_here();
            }
        }
    }

    /// Takes a newer catalogue.
    pub fn renew(&mut self, catalogue: &Catalogue, here: Option<(u32, Option<u32>)>) {
        self.here = here;
        let chosen = self.chosen().and_then(|node| self.branch(catalogue, node));
        self.rebuild(catalogue);
        let again = chosen.and_then(|branch| {
            let mut nodes = self.rows.iter().map(|row| self.branch(catalogue, row.node));
            nodes.position(|node| node.as_ref() == Some(&branch))
        });
        match again {
            Some(row) => self.list.chosen = row,
            None => self.choose_here(),
        }
        self.settle();
    }

    /// Takes another height.
    pub fn resize(&mut self, height: u16) {
        if self.list.resize(height) {
            self.settle();
        }
    }

    /// Moves the choice by rows.
    pub fn move_by(&mut self, by: i32) {
        self.list.move_by(by, self.rows.len());
        self.settle();
    }

    /// Moves the choice by a part of the page.
    pub fn move_page(&mut self, part: f32) {
        let rows = f32::from(self.list.height.saturating_sub(1).max(1));
        self.move_by((rows * part) as i32);
    }

    /// The row at `y` of the pane becomes the chosen one; whether there is one.
    pub fn click(&mut self, y: u16) -> bool {
        let row = self.list.top + usize::from(y);
        let there = row < self.rows.len();
        if there {
            self.list.chosen = row;
        }
        there
    }

    /// What the chosen row stands for.
    #[must_use]
    pub fn chosen(&self) -> Option<Node> {
        self.rows.get(self.list.chosen).map(|row| row.node)
    }

    /// The next or previous row of the same depth or less: the next heading, report or region.
    pub fn step(&mut self, back: bool) {
        let Some(depth) = self.rows.get(self.list.chosen).map(|row| row.depth) else { return };
        let chosen = self.list.chosen;
        let row = |index: &usize| self.rows.get(*index).is_some_and(|row| row.depth <= depth);
        let next = match back {
            true => (0..chosen).rev().find(row),
            false => (chosen + 1..self.rows.len()).find(row),
        };
        self.list.chosen = next.unwrap_or(chosen);
        self.settle();
    }

    /// Folds the chosen row, or goes to the one it hangs from when there is nothing to fold.
    pub fn fold(&mut self, catalogue: &Catalogue) {
        let Some(row) = self.rows.get(self.list.chosen) else { return };
        if row.folded == Some(false) {
            return self.set_fold(catalogue, true);
        }
        let depth = row.depth;
        let above = self.rows[..self.list.chosen].iter().rposition(|row| row.depth < depth);
        self.list.chosen = above.unwrap_or(self.list.chosen);
        self.settle();
    }

    /// Unfolds the chosen row, or goes into it when it is unfolded.
    pub fn unfold(&mut self, catalogue: &Catalogue) {
        match self.rows.get(self.list.chosen).and_then(|row| row.folded) {
            Some(true) => self.set_fold(catalogue, false),
            Some(false) => self.move_by(1),
            None => {}
        }
    }

    /// Folds or unfolds the chosen row.
    pub fn toggle_fold(&mut self, catalogue: &Catalogue) {
        if let Some(folded) = self.rows.get(self.list.chosen).and_then(|row| row.folded) {
            self.set_fold(catalogue, !folded);
        }
    }

    fn set_fold(&mut self, catalogue: &Catalogue, fold: bool) {
        if let Some(branch) = self.chosen().and_then(|node| self.branch(catalogue, node)) {
            self.folds.insert(branch, fold);
            self.rebuild(catalogue);
            self.settle();
        }
    }

    fn settle(&mut self) {
        // The first row of the pane is its title.
        self.list.settle(self.rows.len(), self.list.height.saturating_sub(1));
    }

    /// Chooses the row of the section that is read, or the one it is folded into.
    fn choose_here(&mut self) {
        let Some((report, section)) = self.here else { return };
        let before = |row: &OutlineRow| match row.node {
            Node::Section { report: of, section: index } => {
                of == report && section.is_some_and(|section| index <= section)
            }
            Node::Report(of) => of == report,
            Node::Region(_) => false,
        };
        if let Some(row) = self.rows.iter().rposition(before) {
            self.list.chosen = row;
        }
        self.settle();
    }

    fn branch(&self, catalogue: &Catalogue, node: Node) -> Option<Branch> {
        let path = |report: u32| catalogue.report(report).map(|r| r.source.path.clone());
        Some(match node {
            Node::Region(division) => Branch::Region(division),
            Node::Report(report) => Branch::Report(path(report)?),
            Node::Section { report, section } => Branch::Section(path(report)?, section),
        })
    }
}
