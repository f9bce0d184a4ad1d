//! One indicator over the regions and years of the folder, as bars that lead to their sentences.

mod amount;
mod chart;
mod draw;

use super::list::Chosen;
use super::matching::{Answer, Wanted};
use super::{Answered, Outcome, Question, Scene};
use crate::catalogue::{Catalogue, Comparison, Datum};
use crate::extract::Division;
use crate::tui::action::{Action, Pane};
use crate::tui::keymap::Key;
use crate::tui::overlay::citation::{Citation, Form};
use crossterm::event::KeyCode;
use ratatui::layout::Position;
use std::cmp::Ordering;
use std::path::PathBuf;
use std::sync::Arc;

/// A comparison on the screen.
#[derive(Debug)]
pub struct Compare {
    /// The figure whose indicator is compared: its report's file and its index there.
    path: PathBuf,
    figure: u32,
    /// Over the years of this region; over regions, in one year, when `None`.
    years_of: Option<Option<Division>>,
    /// The year in which regions stand beside each other: that of the figure, or one walked to.
    year: Option<i32>,
    /// The region that stays chosen from year to year, whether or not each has a value of it: that of
    /// the figure, or one walked to.
    region: Option<Division>,
    chosen: Chosen,
    asked: Option<Question>,
    found: Answering,
}

/// What the last answer said.
#[derive(Debug)]
enum Answering {
    /// Nothing yet.
    Waiting,
    /// There is nothing beside the figure.
    Nothing,
    Comparison(Arc<Catalogue>, Box<Comparison>),
}

impl Compare {
    /// A comparison of the indicator of figure `figure` of the report at `path`.
    #[must_use]
    pub fn new(path: PathBuf, figure: u32) -> Self {
        Self {
            path,
            figure,
            years_of: None,
            year: None,
            region: None,
            chosen: Chosen::default(),
            asked: None,
            found: Answering::Waiting,
        }
    }

    /// What must be looked up, when that was not asked yet.
    pub fn question(&mut self, scene: &Scene<'_>) -> Option<Question> {
        let mut reports = scene.catalogue.reports().iter();
        let report = reports.position(|report| report.source.path == self.path)? as u32;
        let wanted = Wanted::Comparison { report, figure: self.figure };
        Question { catalogue: scene.catalogue.clone(), wanted }.unless_asked(&mut self.asked)
    }

    /// Takes what was found. The first answer opens on the regions, or on the years where the
    /// folder knows one region only.
    pub fn answered(&mut self, answered: Answered) -> Outcome {
        if self.asked.as_ref() != Some(&answered.question) {
            return Outcome::Stay;
        }
        if let Answer::Comparison(comparison) = answered.answer {
            let first = matches!(self.found, Answering::Waiting);
            let year = self.data().get(self.chosen.row).and_then(|datum| datum.year);
            self.found = match comparison {
                Some(found) => Answering::Comparison(answered.question.catalogue, found),
                None => Answering::Nothing,
            };
            if first {
                self.begin_with_the_asked();
            } else {
                // While files come in bars move about: the chosen one stays chosen.
                self.choose_again(year);
            }
        }
        Outcome::Stay
    }

    /// Takes a key.
    pub fn update(&mut self, key: Key, scene: &Scene<'_>) -> Outcome {
        let data = self.data();
        if self.chosen.walk(key, data.len(), scene) {
            self.keep_region();
            return Outcome::Stay;
        }
        match (key.code, scene.keymap.action(Pane::Reader, key.command())) {
            (KeyCode::Esc, _) | (_, Some(Action::Close | Action::Quit | Action::Compare)) => {
                Outcome::Close
            }
            (KeyCode::Enter, _) => self.go(),
            (KeyCode::Tab, _) => {
                self.turn();
                Outcome::Stay
            }
            (KeyCode::Left, _) | (_, Some(Action::PreviousSection)) => {
                self.walk_years(true);
                Outcome::Stay
            }
            (KeyCode::Right, _) | (_, Some(Action::NextSection)) => {
                self.walk_years(false);
                Outcome::Stay
            }
            (_, Some(Action::CopyMenu)) => self.copied(),
            _ => Outcome::Stay,
        }
    }

    /// Takes a click: it chooses a bar, and goes to the sentence of the chosen one.
    pub fn click(&mut self, at: Position, scene: &Scene<'_>) -> Outcome {
        let (count, list) = (self.data().len(), self.parts(scene.screen).list);
        let again = self.chosen.click(count, list, at);
        self.keep_region();
        if again { self.go() } else { Outcome::Stay }
    }

    /// What is shown: the values of all regions in one year, the highest first, or one region's
    /// years.
    #[must_use]
    pub fn data(&self) -> Vec<Datum> {
        let Answering::Comparison(_, comparison) = &self.found else { return Vec::new() };
        let data = comparison.data.iter().copied();
        match self.years_of {
            Some(region) => data.filter(|datum| datum.region == region).collect(),
            None => {
                let year = self.shown_year();
                let mut data: Vec<Datum> = data.filter(|datum| datum.year == year).collect();
                data.sort_by(|a, b| b.value.partial_cmp(&a.value).unwrap_or(Ordering::Equal));
                data
            }
        }
    }

    /// The year in which regions are compared: the one walked to, else the one that most regions
    /// have a value of, the latest of such.
    #[must_use]
    pub fn shown_year(&self) -> Option<i32> {
        let years = self.years();
        self.year.filter(|year| years.iter().any(|(known, _)| known == year)).or_else(|| {
            years.iter().max_by_key(|(year, regions)| (*regions, *year)).map(|(year, _)| *year)
        })
    }

    /// The years there are values of, each with the number of its regions.
    fn years(&self) -> Vec<(i32, usize)> {
        let Answering::Comparison(_, comparison) = &self.found else { return Vec::new() };
        let mut years: Vec<i32> = comparison.data.iter().filter_map(|datum| datum.year).collect();
        years.sort_unstable();
        years.chunk_by(|a, b| a == b).map(|same| (same[0], same.len())).collect()
    }

    /// The regions there are values of, in order.
    fn regions(&self) -> Vec<Option<Division>> {
        let Answering::Comparison(_, comparison) = &self.found else { return Vec::new() };
        let mut regions: Vec<_> = comparison.data.iter().map(|datum| datum.region).collect();
        regions.dedup();
        regions
    }

    /// To the year before or behind.
    fn walk_years(&mut self, back: bool) {
        let Some(year) = self.shown_year().filter(|_| self.years_of.is_none()) else { return };
        let years = self.years();
        let mut years = years.iter().map(|(year, _)| *year);
        let next = match back {
            true => years.rfind(|other| *other < year),
            false => years.find(|other| *other > year),
        };
        self.year = next.or(Some(year));
        self.choose_again(None);
    }

    /// From regions to the years of the chosen one, and back to it.
    fn turn(&mut self) {
        let Some(chosen) = self.data().get(self.chosen.row).copied() else { return };
        self.years_of = match self.years_of {
            Some(_) => {
                // Regions are compared in the year that was looked at.
                self.year = chosen.year.or(self.year);
                None
            }
            None => Some(chosen.region),
        };
        self.region = chosen.region;
        self.choose_again(chosen.year);
    }

    /// The region of the chosen bar is the one to stay with.
    fn keep_region(&mut self) {
        if let Some(datum) = self.data().get(self.chosen.row) {
            self.region = datum.region;
        }
    }

    /// Chooses the bar of the region that is stayed with, or among its years that of `year`.
    fn choose_again(&mut self, year: Option<i32>) {
        let data = self.data();
        let again = data.iter().position(|datum| match self.years_of {
            Some(_) => datum.year == year,
            None => datum.region == self.region,
        });
        self.chosen.row = again.unwrap_or(self.chosen.row).min(data.len().saturating_sub(1));
    }

    /// Opens on the figure that was asked from: in its year, unless that has no other region and its
    /// own has a value of the year that most have. Over years where the folder knows one region only.
    fn begin_with_the_asked(&mut self) {
        let Some(Question { wanted: Wanted::Comparison { report, figure }, .. }) = self.asked
        else {
            return;
        };
        let Answering::Comparison(catalogue, comparison) = &self.found else { return };
        self.region = catalogue.figure(report, figure).and_then(|figure| figure.region);
        let asked = catalogue.year(report, figure);
        let common = self.shown_year();
        let is_in_common = |d: &Datum| d.region == self.region && d.year == common;
        let in_common = comparison.data.iter().any(is_in_common);
        let is_alone = comparison.data.iter().filter(|datum| datum.year == asked).count() == 1;
        self.year = if is_alone && in_common { common } else { asked };
        if let [only] = self.regions()[..] {
            self.years_of = Some(only);
        }
        self.choose_again(asked);
    }

    fn go(&self) -> Outcome {
        let Answering::Comparison(catalogue, _) = &self.found else { return Outcome::Stay };
        let place = self.data().get(self.chosen.row).and_then(|datum| {
            let span = catalogue.figure(datum.report, datum.figure)?.span;
            let path = catalogue.report(datum.report)?.source.path.clone();
            Some(Outcome::Go { path, span })
        });
        place.unwrap_or(Outcome::Stay)
    }

    /// All that is shown as rows for a spreadsheet.
    fn copied(&self) -> Outcome {
        let Answering::Comparison(catalogue, _) = &self.found else { return Outcome::Stay };
        let rows: Vec<_> = self
            .data()
            .iter()
            .filter_map(|datum| {
                let report = catalogue.report(datum.report)?;
                Citation::at(report, 0, Some(datum.figure)).text(Form::Row)
            })
            .collect();
        if rows.is_empty() { Outcome::Stay } else { Outcome::Copy(rows.join("\n") + "\n") }
    }
}
