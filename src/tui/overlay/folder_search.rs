//! Search through all reports, live: every place with what stands around it.

use super::list::Chosen;
use super::matching::{Answer, MOST_HITS, Wanted};
use super::picker::Areas;
use super::query_line::QueryLine;
use super::{Answered, Outcome, Question, Scene, popup, preview};
use crate::catalogue::{Catalogue, Passage, Report};
use crate::text::{Ruler, Span};
use crate::theme::Role;
use crate::tui::keymap::Key;
use crate::tui::paint::Brush;
use crate::tui::words::Words;
use crossterm::event::KeyCode;
use ratatui::layout::{Position, Rect};
use std::sync::Arc;

/// The search.
#[derive(Debug, Default)]
pub struct FolderSearch {
    /// What is typed.
    pub line: QueryLine,
    chosen: Chosen,
    asked: Option<Question>,
    /// What the passages shown are an answer to.
    answered_to: Option<Question>,
    catalogue: Arc<Catalogue>,
    passages: Vec<Passage>,
    /// Enter came before the answer: keys typed fast mean what they would have found.
    entered: bool,
}

impl FolderSearch {
    /// A search with words typed already.
    #[must_use]
    pub fn new(words: &str) -> Self {
        Self { line: QueryLine::new(words), ..Self::default() }
    }

    /// Takes a key.
    pub fn update(&mut self, key: Key, scene: &Scene<'_>) -> Outcome {
        self.entered = false;
        match key.code {
            KeyCode::Esc => return Outcome::Close,
            _ if key.is_ctrl('c') => return Outcome::Close,
            KeyCode::Enter if self.is_waiting(scene) => self.entered = true,
            KeyCode::Enter => return self.go(),
            _ if self.chosen.steer(key, self.passages.len()) => {}
            _ => {
                if self.line.edit(key) {
                    self.chosen = Chosen::default();
                }
            }
        }
        Outcome::Stay
    }

    /// Takes a click: it chooses a row, and opens the one that is chosen.
    pub fn click(&mut self, at: Position, scene: &Scene<'_>) -> Outcome {
        let list = self.areas(scene).list;
        let again = self.chosen.click(self.passages.len(), list, at);
        if again { self.go() } else { Outcome::Stay }
    }

    /// What must be searched, when that was not asked yet.
    pub fn question(&mut self, scene: &Scene<'_>) -> Option<Question> {
        self.wanted(scene).unless_asked(&mut self.asked)
    }

    /// Takes what was found.
    pub fn answered(&mut self, answered: Answered) -> Outcome {
        if self.asked.as_ref() == Some(&answered.question)
            && let Answer::Passages(passages) = answered.answer
        {
            self.catalogue = answered.question.catalogue;
            self.passages = passages;
            self.answered_to = self.asked.clone();
            self.chosen.row = self.chosen.row.min(self.passages.len().saturating_sub(1));
            if std::mem::take(&mut self.entered) {
                return self.go();
            }
        }
        Outcome::Stay
    }

    /// Where its parts stand.
    #[must_use]
    pub fn areas(&self, scene: &Scene<'_>) -> Areas {
        Areas::of(scene.screen)
    }

    /// Paints it.
    pub fn draw(&self, brush: &mut Brush<'_>, scene: &Scene<'_>) {
        let areas = self.areas(scene);
        let title = scene.language.pick("在全部报告中查找", "Search all reports");
        popup::open(brush, areas.popup, title);
        let more = if self.passages.len() >= MOST_HITS { "+" } else { "" };
        let count = format!("{}{more}", self.passages.len());
        let right = brush.ruler.text(&count) as u16;
        let width = areas.query.width.saturating_sub(right);
        self.line.draw(brush, Rect { width, ..areas.query });
        if areas.query.height > 0 {
            let y = areas.query.y;
            brush.role(areas.query.x + width, y, areas.query.right(), &count, Role::Dim);
        }
        if self.passages.is_empty() && !self.line.text().is_empty() && !self.is_waiting(scene) {
            let area = areas.list;
            let style = brush.style(Role::Dim).patch(brush.style(Role::Popup));
            brush.elided(area.x, area.y, area.right(), Words(scene.language).not_found(), style);
        }
        let window = self.chosen.window(self.passages.len(), areas.list.height);
        for (index, y) in window.zip(areas.list.top()..areas.list.bottom()) {
            let row = Rect { y, height: 1, ..areas.list };
            self.draw_passage(brush, row, index);
        }
        if let Some((report, passage)) = self.passage(self.chosen.row) {
            preview::draw(brush, areas.preview, report, passage.span);
        }
    }

    fn draw_passage(&self, brush: &mut Brush<'_>, row: Rect, index: usize) {
        let Some((report, passage)) = self.passage(index) else { return };
        let chosen = index == self.chosen.row;
        let ground = brush.style(if chosen { Role::Selection } else { Role::Popup });
        brush.tint(row, ground);
        let plain = brush.style(Role::Text).patch(ground);
        let dim = if chosen { plain } else { brush.style(Role::Dim).patch(ground) };
        let middle = row.x + row.width / 3;
        brush.elided(row.x, row.y, middle.saturating_sub(1), &report.known_as(), dim);
        let text = &report.source.text;
        let room = usize::from(row.right().saturating_sub(middle));
        let [before, words, after] = context(text, passage, room, brush.ruler);
        let marked = plain.patch(brush.style(Role::Match));
        let x = brush.text(middle, row.y, row.right(), before, plain);
        let x = brush.text(x, row.y, row.right(), words, marked);
        brush.elided(x, row.y, row.right(), after, plain);
    }

    fn passage(&self, index: usize) -> Option<(&Arc<Report>, &Passage)> {
        let passage = self.passages.get(index)?;
        Some((self.catalogue.report(passage.report)?, passage))
    }

    fn wanted(&self, scene: &Scene<'_>) -> Question {
        let wanted = Wanted::Passages { needle: self.line.text().trim().to_owned() };
        Question { catalogue: scene.catalogue.clone(), wanted }
    }

    /// Whether what is shown answers another search than the one typed.
    fn is_waiting(&self, scene: &Scene<'_>) -> bool {
        self.answered_to.as_ref() != Some(&self.wanted(scene))
    }

    fn go(&self) -> Outcome {
        self.passage(self.chosen.row).map_or(Outcome::Stay, |(report, passage)| Outcome::Go {
            path: report.source.path.clone(),
            span: passage.span,
        })
    }
}

/// What stands before the words, a third of the room at most, the words, what stands after.
fn context<'a>(text: &'a str, passage: &Passage, room: usize, ruler: Ruler) -> [&'a str; 3] {
    let line = passage.line;
    let span = |start: u32, end: u32| Span { start: start.min(end), end }.of(text);
    let before = span(line.start, passage.span.start).trim_start();
    let after = span(passage.span.end, line.end.max(passage.span.end));
    [ruler.clip_end(before, room / 3), passage.span.of(text), after.trim_end()]
}
