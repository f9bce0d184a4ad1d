//! Draws a comparison: the line over the years, the bars, where the chosen one comes from.

use super::amount::Scale;
use super::chart::{self, Bar};
use super::{Answering, Compare};
use crate::catalogue::{Catalogue, Comparison, Datum};
use crate::extract::figure::number::hedged;
use crate::extract::{Division, Status};
use crate::settings::Language;
use crate::theme::Role;
use crate::tui::overlay::citation::Citation;
use crate::tui::overlay::{Scene, popup, preview};
use crate::tui::paint::Brush;
use crate::tui::words::Words;
use ratatui::layout::Rect;

/// Where the parts of a comparison stand; a part without room is empty.
pub(super) struct Parts {
    pub(super) popup: Rect,
    /// The line over the years.
    pub(super) line: Rect,
    /// The bars.
    pub(super) list: Rect,
    /// Where the chosen value comes from.
    pub(super) foot: Rect,
}

impl Compare {
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
        let bars = self.bars(catalogue, comparison, &data, language);
        chart::draw_bars(brush, list, &bars, self.chosen);
        self.draw_source(brush, foot, (catalogue, comparison), language);
        self.draw_keys(brush, area, language);
    }

    /// Where its parts stand.
    pub(super) fn parts(&self, screen: Rect) -> Parts {
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

    fn bars(
        &self,
        catalogue: &Catalogue,
        comparison: &Comparison,
        data: &[Datum],
        language: Language,
    ) -> Vec<Bar> {
        let values: Vec<f64> = data.iter().map(|datum| datum.value).collect();
        let scale = Scale::of(&values, language);
        let unknown = language.pick("（未知）", "(unknown)");
        let bar = |datum: &Datum| {
            let name = match self.years_of {
                Some(_) => datum.year.map_or_else(|| "—".to_owned(), |year| year.to_string()),
                None => datum.region.map_or(unknown, Division::short).to_owned(),
            };
            let report = catalogue.report(datum.report)?;
            let figure = catalogue.figure(datum.report, datum.figure)?;
            Some(Bar {
                name,
                value: datum.value,
                amount: hedged(figure, &report.source.text, &scale.shown(datum.value)),
                disputed: comparison.others(datum).next().is_some(),
                asked: self.years_of.is_none() && datum.region == self.region,
                source: report.known_as(),
            })
        };
        data.iter().filter_map(bar).collect()
    }

    /// Title of the report, date and sentence of the chosen bar, and what other reports say.
    fn draw_source(
        &self,
        brush: &mut Brush<'_>,
        area: Rect,
        (catalogue, comparison): (&Catalogue, &Comparison),
        language: Language,
    ) {
        let data = self.data();
        let Some(datum) = data.get(self.chosen.row).filter(|_| area.height > 0) else { return };
        let Some(report) = catalogue.report(datum.report) else { return };
        let citation = Citation::at(report, 0, Some(datum.figure));
        let other = |other: &Datum| {
            let report = catalogue.report(other.report)?;
            let (stated, title) = (report.stated(other.figure as usize), report.dated_title());
            Some(format!(
                "{stated}{}",
                language.pick(&format!("（{title}）"), &format!(" ({title})"))
            ))
        };
        let others: Vec<_> = comparison.others(datum).filter_map(other).collect();
        let dim = brush.style(Role::Dim).patch(brush.style(Role::Popup));
        let mut x = area.x;
        if !others.is_empty() {
            let said = format!("{}{} · ", language.pick("另有 ", "also "), others.join("、"));
            x = brush.elided(x, area.y, area.right(), &said, brush.style(Role::Notice));
        }
        brush.elided(x, area.y, area.right(), &citation.origin(), dim);
        let sentence = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        if let Some(figure) = citation.found() {
            preview::draw(brush, sentence, report, figure.span);
        }
    }

    /// The keys, on the lower border.
    fn draw_keys(&self, brush: &mut Brush<'_>, popup: Rect, language: Language) {
        let keys = match self.years_of {
            Some(_) => language.pick(
                "Tab 各地区  Enter 看原文  y 复制",
                "Tab regions  Enter the sentence  y copy",
            ),
            None => language.pick(
                "←→ 换年  Tab 各年  Enter 原文  y 复制",
                "←→ year  Tab years  Enter open  y copy",
            ),
        };
        popup::hint(brush, popup, keys);
    }

    fn title(&self, comparison: &Comparison, language: Language) -> String {
        let mut parts = vec![comparison.indicator.clone()];
        if !comparison.unit.is_empty() {
            parts.push(comparison.unit.clone());
        }
        let words = Words(language);
        let target = if comparison.status == Status::Target { words.target() } else { "" };
        let sort = [target, words.change(comparison.change), words.extent(comparison.extent)];
        parts.extend(sort.map(str::to_owned));
        parts.push(match self.years_of {
            Some(region) => region.map_or("", Division::short).to_owned(),
            None => self.title_of_year(language),
        });
        parts.retain(|part| !part.is_empty());
        parts.join(" · ")
    }

    /// The year, and which regions have no value of it: the one that is stayed with, and how many.
    fn title_of_year(&self, language: Language) -> String {
        let Some(year) = self.shown_year() else {
            return language.pick("各地区", "regions").to_owned();
        };
        let data = self.data();
        let year_name = Words(language).year(year);
        let missing = self.regions().len().saturating_sub(data.len());
        let asked = self.region.filter(|_| data.iter().all(|datum| datum.region != self.region));
        let asked = asked.map_or("", Division::short);
        match (language, missing) {
            (_, 0) => year_name,
            (Language::Chinese, 1) if !asked.is_empty() => format!("{year_name}（{asked}未见）"),
            (Language::Chinese, _) => {
                let and = if asked.is_empty() { "" } else { "等 " };
                format!("{year_name}（{asked}{and}{missing} 个地区未见）")
            }
            (Language::English, _) => {
                let and = if asked.is_empty() { "" } else { ", " };
                format!("{year_name} (none of {asked}{and}{missing} regions)")
            }
        }
    }
}

fn say(brush: &mut Brush<'_>, area: Rect, sentence: &str) {
    let inner = popup::open(brush, popup::centred(area, 48, 5), "");
    if !inner.is_empty() {
        brush.elided(inner.x, inner.y, inner.right(), sentence, brush.style(Role::Notice));
    }
}
