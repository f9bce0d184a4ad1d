//! One indicator over the regions and years of the folder, as bars that lead to their sentences.

pub mod amount;
mod chart;

use super::list::Chosen;
use super::matching::{Answer, Wanted};
use super::{Answered, Outcome, Question, Scene, popup};
use crate::catalogue::{Catalogue, Comparison, Datum, Extent};
use crate::extract::{Change, Division, Status};
use crate::settings::Language;
use crate::theme::Role;
use crate::tui::action::{Action, Pane};
use crate::tui::keymap::Key;
use crate::tui::overlay::citation::Citation;
use crate::tui::paint::Brush;
use chart::Bar;
use crossterm::event::KeyCode;
use ratatui::layout::{Position, Rect};
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
    /// The year in which regions stand beside each other, once it was walked to.
    year: Option<i32>,
    chosen: Chosen,
    asked: Option<Question>,
    found: Answering,
}

/// Where the parts of a comparison stand; a part without room is empty.
struct Parts {
    popup: Rect,
    /// The line over the years.
    line: Rect,
    /// The bars.
    list: Rect,
    /// Where the chosen value comes from.
    foot: Rect,
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
            let chosen = self.data().get(self.chosen.row).copied();
            self.found = match comparison {
                Some(found) => Answering::Comparison(answered.question.catalogue, found),
                None => Answering::Nothing,
            };
            if let (true, [only]) = (first, &self.regions()[..]) {
                self.years_of = Some(*only);
            }
            if first {
                self.choose_the_asked();
            }
            // While files come in bars move about: the chosen one stays chosen.
            let data = self.data();
            let is_it = |datum: &Datum| {
                chosen.is_some_and(|chosen| match self.years_of {
                    Some(_) => chosen.year == datum.year,
                    None => chosen.region == datum.region,
                })
            };
            let again = data.iter().position(is_it).unwrap_or(self.chosen.row);
            self.chosen.row = again.min(data.len().saturating_sub(1));
        }
        Outcome::Stay
    }

    /// Takes a key.
    pub fn update(&mut self, key: Key, scene: &Scene<'_>) -> Outcome {
        let data = self.data();
        if self.chosen.walk(key, data.len(), scene) {
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
        if self.chosen.click(count, list, at) { self.go() } else { Outcome::Stay }
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

    /// To the year before or behind; the chosen region stays chosen where it has a value of it.
    fn walk_years(&mut self, back: bool) {
        let Some(year) = self.shown_year().filter(|_| self.years_of.is_none()) else { return };
        let years = self.years();
        let mut years = years.iter().map(|(year, _)| *year);
        let next = match back {
            true => years.rfind(|other| *other < year),
            false => years.find(|other| *other > year),
        };
        let region = self.data().get(self.chosen.row).map(|datum| datum.region);
        self.year = next.or(Some(year));
        let data = self.data();
        let again = data.iter().position(|datum| Some(datum.region) == region);
        self.chosen.row = again.unwrap_or(self.chosen.row).min(data.len().saturating_sub(1));
    }

    /// Paints it.
    pub fn draw(&self, brush: &mut Brush<'_>, scene: &Scene<'_>) {
        let language = scene.language;
        let Parts { popup: area, line, list, foot } = self.parts(scene.screen);
        let (catalogue, comparison) = match &self.found {
            Answering::Comparison(catalogue, comparison) => (catalogue, comparison),
            Answering::Waiting => {
                return say(brush, area, language.pick("正在比较…", "Comparing…"));
            }
            Answering::Nothing => {
                let nothing =
                    language.pick("这个数字没有可比的", "Nothing to compare this figure with");
                return say(brush, area, nothing);
            }
        };
        popup::open(brush, area, &self.title(comparison, language));
        let data = self.data();
        if line.height > 0 {
            let values: Vec<_> = data.iter().filter_map(|d| Some((d.year?, d.value))).collect();
            chart::draw_line(brush, line, &values, self.chosen.row);
        }
        let bars: Vec<_> =
            data.iter().map(|datum| self.bar(catalogue, comparison, datum, language)).collect();
        chart::draw_bars(brush, list, &bars, self.chosen);
        self.draw_source(brush, foot, catalogue, language);
    }

    /// Where its parts stand.
    fn parts(&self, screen: Rect) -> Parts {
        let popup = popup::centred(screen, screen.width - screen.width / 20, self.height(screen));
        let inner = popup::inside(popup);
        let foot = if inner.height >= 8 { 3 } else { u16::from(inner.height >= 4) };
        let above = Rect { height: inner.height - foot, ..inner };
        let line = Rect { height: self.line_height(above, &self.data()), ..above };
        let list = Rect { y: line.bottom(), height: above.height - line.height, ..above };
        Parts { popup, line, list, foot: Rect { y: above.bottom(), height: foot, ..inner } }
    }

    /// As high as it needs: the bars, the line over them, the source below, the border.
    fn height(&self, screen: Rect) -> u16 {
        let data = self.data();
        let line = self.line_height(Rect { height: u16::MAX, ..screen }, &data);
        let bars = u16::try_from(data.len()).unwrap_or(u16::MAX);
        bars.saturating_add(line).saturating_add(7).clamp(12, screen.height.max(12))
    }

    /// Rows for the line over the bars, where years are shown and there is room for both.
    fn line_height(&self, area: Rect, data: &[Datum]) -> u16 {
        let years = data.iter().filter(|datum| datum.year.is_some()).count();
        let room = area.height.saturating_sub(data.len().min(12) as u16);
        if self.years_of.is_some() && years >= 3 && room >= 5 { room.min(12) } else { 0 }
    }

    fn bar(
        &self,
        catalogue: &Catalogue,
        comparison: &Comparison,
        datum: &Datum,
        language: Language,
    ) -> Bar {
        let unknown = language.pick("（未知）", "(unknown)");
        let region = datum.region.map_or(unknown, Division::short).to_owned();
        let year = datum.year.map_or_else(|| "—".to_owned(), |year| year.to_string());
        let (name, aside) = match self.years_of {
            Some(_) => (year, String::new()),
            None => (region, String::new()),
        };
        let amount = amount::shown(datum.value, language);
        let source = catalogue.report(datum.report).map(|r| r.known_as()).unwrap_or_default();
        Bar {
            name,
            value: datum.value,
            amount: format!("{amount}{}", comparison.unit),
            aside,
            source,
        }
    }

    /// Title of the report, date and sentence of the chosen bar.
    fn draw_source(
        &self,
        brush: &mut Brush<'_>,
        area: Rect,
        catalogue: &Catalogue,
        language: Language,
    ) {
        let data = self.data();
        let Some(datum) = data.get(self.chosen.row).filter(|_| area.height > 0) else { return };
        let Some(report) = catalogue.report(datum.report) else { return };
        let citation = Citation::at(report, 0, Some(datum.figure));
        let origin = citation.origin();
        let keys = match self.years_of {
            Some(_) => language.pick("Tab 各地区  Enter 看原文", "Tab regions  Enter the sentence"),
            None => language
                .pick("←→ 换年  Tab 各年  Enter 看原文", "←→ year  Tab years  Enter the sentence"),
        };
        let dim = brush.style(Role::Dim).patch(brush.style(Role::Popup));
        let from = area.right().saturating_sub(brush.ruler.text(keys) as u16);
        let wide = from > area.x + area.width / 2;
        let limit = if wide { from - 2 } else { area.right() };
        brush.elided(area.x, area.y, limit, &origin, dim);
        if wide {
            brush.text(from, area.y, area.right(), keys, dim);
        }
        let sentence = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        if let Some(figure) = citation.figure {
            super::preview::draw(brush, sentence, report, figure.span);
        }
    }

    fn title(&self, comparison: &Comparison, language: Language) -> String {
        let mut parts = vec![comparison.indicator.clone()];
        if !comparison.unit.is_empty() {
            parts.push(comparison.unit.clone());
        }
        if comparison.status == Status::Target {
            parts.push(language.pick("目标", "targets").to_owned());
        }
        match comparison.change {
            Change::None => {}
            Change::Increase => parts.push(language.pick("增幅", "increase").to_owned()),
            Change::Decrease => parts.push(language.pick("降幅", "decrease").to_owned()),
        }
        match comparison.extent {
            Extent::Year => {}
            Extent::PartOfYear => {
                parts.push(language.pick("不足一年", "part of a year").to_owned());
            }
            Extent::SeveralYears => {
                parts.push(language.pick("多年累计", "over several years").to_owned());
            }
            Extent::YearlyAverage => {
                parts.push(language.pick("年均", "yearly average").to_owned());
            }
        }
        parts.push(match self.years_of {
            Some(region) => region.map_or("", Division::short).to_owned(),
            None => self.title_of_year(language),
        });
        parts.retain(|part| !part.is_empty());
        parts.join(" · ")
    }

    /// The year, and how many regions have no value of it.
    fn title_of_year(&self, language: Language) -> String {
        let Some(year) = self.shown_year() else {
            return language.pick("各地区", "regions").to_owned();
        };
        let missing = self.regions().len().saturating_sub(self.data().len());
        match language {
            Language::Chinese if missing > 0 => format!("{year}年（{missing} 个地区未见）"),
            Language::Chinese => format!("{year}年"),
            Language::English if missing > 0 => format!("{year} (none of {missing} regions)"),
            Language::English => year.to_string(),
        }
    }

    /// From regions to the years of the chosen one, and back to it.
    fn turn(&mut self) {
        let chosen = self.data().get(self.chosen.row).copied();
        self.years_of = match self.years_of {
            Some(_) => {
                // Regions are compared in the year that was looked at.
                self.year = chosen.and_then(|datum| datum.year).or(self.year);
                None
            }
            None => chosen.map(|datum| datum.region),
        };
        let same = |datum: &Datum| {
            chosen.is_some_and(|c| {
                c.region == datum.region && (self.years_of.is_none() || c == *datum)
            })
        };
        self.chosen.row = self.data().iter().position(same).unwrap_or(0);
    }

    fn choose_the_asked(&mut self) {
        let Some(Question { wanted: Wanted::Comparison { report, figure }, .. }) = self.asked
        else {
            return;
        };
        let Answering::Comparison(catalogue, _) = &self.found else { return };
        let region = catalogue.figure(report, figure).and_then(|figure| figure.region);
        let data = self.data();
        let itself = data.iter().position(|d| (d.report, d.figure) == (report, figure));
        let of_region = || data.iter().position(|datum| datum.region == region);
        self.chosen.row = itself.or_else(of_region).unwrap_or(0);
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
                Citation::at(report, 0, Some(datum.figure)).text(super::citation::Form::Row)
            })
            .collect();
        if rows.is_empty() { Outcome::Stay } else { Outcome::Copy(rows.join("\n") + "\n") }
    }
}

fn say(brush: &mut Brush<'_>, area: Rect, sentence: &str) {
    let inner = popup::open(brush, popup::centred(area, 48, 5), "");
    if !inner.is_empty() {
        brush.elided(inner.x, inner.y, inner.right(), sentence, brush.style(Role::Notice));
    }
}
