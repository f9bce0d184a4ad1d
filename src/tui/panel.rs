//! The region panel: the figures of the region that the text under the cursor is about, by kind,
//! highest first.

mod draw;

pub use draw::sign;

use super::scrolled::Scrolled;
use super::words::Words;
use crate::catalogue::Catalogue;
use crate::extract::{Certainty, Change, Division, Figure, Measure, Status};
use crate::settings::Language;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

/// Which figures of the region are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Reach {
    /// Those of the section that is read.
    Section,
    /// Those of the report that is read.
    #[default]
    Report,
    /// Those of the whole folder, one an indicator: that of its latest year.
    Folder,
}

impl Reach {
    /// What the interface calls it.
    #[must_use]
    pub fn name(self, words: Words) -> &'static str {
        match self {
            Self::Section => words.this_section(),
            Self::Report => words.this_report(),
            Self::Folder => words.whole_folder(),
        }
    }

    /// What is said where no figure is in reach.
    fn without_figures(self, words: Words) -> String {
        let name = self.name(words);
        match words.0 {
            Language::Chinese => format!("{name}没有这个地区的数字"),
            Language::English => format!("No figures of this region in the {name}"),
        }
    }
}

/// The region panel.
#[derive(Debug, Default)]
pub struct PanelPane {
    reach: Reach,
    about: About,
    catalogue: Arc<Catalogue>,
    rows: Vec<PanelRow>,
    list: Scrolled,
    /// The figure that the foot tells in full.
    told: Option<(u32, u32)>,
    /// The same indicator over the years, for figures that have been seen.
    series: HashMap<(u32, u32), Vec<(i32, f64)>>,
}

/// What the panel shows figures of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Index of the report that is read.
    pub report: Option<u32>,
    /// Index of the section the cursor is in.
    pub section: Option<u32>,
    /// The region the text under the cursor is about.
    pub region: Option<Division>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PanelRow {
    Kind(Measure, usize),
    Figure(u32, u32),
}

impl PanelPane {
    /// Follows the reader.
    pub fn follow(&mut self, catalogue: &Arc<Catalogue>, about: About) {
        let newer = !Arc::ptr_eq(catalogue, &self.catalogue);
        let before = (self.about.region, self.about.report, self.about.section);
        let now = (about.region, about.report, about.section);
        let moved = match self.reach {
            Reach::Section => before != now,
            Reach::Report => (before.0, before.1) != (now.0, now.1),
            Reach::Folder => before.0 != now.0,
        };
        self.about = about;
        if newer {
            self.catalogue = catalogue.clone();
            self.series.clear();
        }
        if newer || moved {
            self.refill(!newer);
        }
    }

    /// Which figures are shown.
    #[must_use]
    pub fn reach(&self) -> Reach {
        self.reach
    }

    /// The next scope: section, report, folder.
    pub fn cycle(&mut self) {
        self.reach = match self.reach {
            Reach::Section => Reach::Report,
            Reach::Report => Reach::Folder,
            Reach::Folder => Reach::Section,
        };
        self.refill(true);
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
        self.leave_heading(by > 0);
        self.settle();
    }

    /// Moves the choice by a part of the page.
    pub fn move_page(&mut self, part: f32) {
        self.move_by((f32::from(self.room().max(1)) * part) as i32);
    }

    /// The next or previous kind.
    pub fn step(&mut self, back: bool) {
        let kind = |index: &usize| matches!(self.rows.get(*index), Some(PanelRow::Kind(..)));
        let chosen = self.list.chosen;
        let next = match back {
            true => (0..chosen.saturating_sub(1)).rev().find(kind),
            false => (chosen + 1..self.rows.len()).find(kind),
        };
        if let Some(next) = next {
            self.list.chosen = next + 1;
            self.settle();
        }
    }

    /// The figure at `y` of the pane becomes the chosen one; whether there is one.
    pub fn click(&mut self, y: u16) -> bool {
        let (head, _) = draw::frame(self.list.height);
        let Some(y) = y.checked_sub(head).filter(|y| *y < self.room()) else { return false };
        let row = self.list.top + usize::from(y);
        let there = matches!(self.rows.get(row), Some(PanelRow::Figure(..)));
        if there {
            // Nothing moves under the pointer.
            self.list.chosen = row;
        }
        there
    }

    /// The chosen figure: report and figure.
    #[must_use]
    pub fn chosen(&self) -> Option<(u32, u32)> {
        match self.rows.get(self.list.chosen)? {
            PanelRow::Figure(report, figure) => Some((*report, *figure)),
            PanelRow::Kind(..) => None,
        }
    }

    /// Tells this figure in full at the foot: the one chosen here, or the one under the cursor.
    pub fn tell(&mut self, figure: Option<(u32, u32)>) {
        self.told = figure;
        self.look_up(figure);
    }

    /// A group's heading is no choice.
    fn leave_heading(&mut self, down: bool) {
        if let Some(PanelRow::Kind(..)) = self.rows.get(self.list.chosen) {
            let first = self.list.chosen == 0;
            self.list.move_by(if down || first { 1 } else { -1 }, self.rows.len());
        }
    }

    fn refill(&mut self, from_top: bool) {
        let chosen = self.chosen();
        let found = self.found();
        let mut figures: Vec<_> = found
            .into_iter()
            .filter_map(|(report, figure)| {
                let found = self.catalogue.figure(report, figure)?;
                let base = self.catalogue.report(report)?.is_base(figure as usize);
                Some((Measure::of(&found.unit), order(found, base), report, figure))
            })
            .collect();
        figures.sort_by(|a, b| {
            (a.0, a.1.0, a.1.1)
                .cmp(&(b.0, b.1.0, b.1.1))
                .then(b.1.2.total_cmp(&a.1.2))
                .then((a.2, a.3).cmp(&(b.2, b.3)))
        });
        self.rows.clear();
        for group in figures.chunk_by(|a, b| a.0 == b.0) {
            self.rows.extend(group.first().map(|first| PanelRow::Kind(first.0, group.len())));
            self.rows.extend(group.iter().map(|(.., r, f)| PanelRow::Figure(*r, *f)));
        }
        let again = chosen.filter(|_| !from_top).and_then(|(report, figure)| {
            self.rows.iter().position(|row| *row == PanelRow::Figure(report, figure))
        });
        self.list = Scrolled { chosen: again.unwrap_or(1), top: 0, ..self.list };
        self.settle();
    }

    /// The figures in reach: (report, figure).
    fn found(&self) -> Vec<(u32, u32)> {
        let About { report, section, region } = self.about;
        if let (Reach::Folder, Some(region)) = (self.reach, region) {
            return self.catalogue.region_indicators(region);
        }
        let Some((index, report)) =
            report.and_then(|index| Some((index, self.catalogue.report(index)?)))
        else {
            return Vec::new();
        };
        let section = section.and_then(|section| report.outline.sections.get(section as usize));
        let extent = section.map(|section| section.extent);
        let in_reach = |figure: &Figure| {
            let inside = extent.is_none_or(|extent| extent.covers(figure.span));
            figure.region == region && (self.reach != Reach::Section || inside)
        };
        let figures = report.findings.figures.iter().enumerate();
        figures.filter(|(_, f)| in_reach(f)).map(|(figure, _)| (index, figure as u32)).collect()
    }

    /// Rows that the list has: beside the head and the chosen figure's foot.
    fn room(&self) -> u16 {
        let (head, foot) = draw::frame(self.list.height);
        self.list.height.saturating_sub(head + foot)
    }

    /// Brings the chosen row into view and looks up the years of what is seen.
    fn settle(&mut self) {
        self.leave_heading(true);
        self.list.settle(self.rows.len(), self.room());
        // The heading of the first group is seen with its first figure.
        if self.list.top == 1 {
            self.list.top = 0;
        }
        let seen = self.rows.iter().skip(self.list.top).take(usize::from(self.list.height));
        let seen = seen.filter_map(|row| match row {
            PanelRow::Figure(report, figure) => Some((*report, *figure)),
            PanelRow::Kind(..) => None,
        });
        let seen: Vec<_> = seen.collect();
        self.look_up(seen);
    }

    /// Looks up the years of figures.
    fn look_up(&mut self, figures: impl IntoIterator<Item = (u32, u32)>) {
        for (report, figure) in figures {
            let years = || self.catalogue.series(report, figure);
            self.series.entry((report, figure)).or_insert_with(years);
        }
    }
}

/// What figures of a kind are ordered by: sure labels first, results before changes, earlier values
/// and targets, then by size.
fn order(figure: &Figure, base: bool) -> (Reverse<Certainty>, u8, f64) {
    let class = match (figure.status, figure.change) {
        (Status::Actual, _) if base => 2,
        (Status::Actual, Change::None) => 0,
        (Status::Actual, _) => 1,
        (Status::Target, _) => 3,
    };
    (Reverse(figure.certainty), class, figure.value.magnitude())
}
