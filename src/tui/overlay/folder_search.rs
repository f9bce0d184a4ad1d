//! Search through all reports, live: every place with what stands around it.

use super::matching::{Answer, MOST_HITS, Wanted};
use super::picker::Areas;
use super::typed_list::{Pressed, TypedList, draw_not_found};
use super::{Answered, Outcome, Question, Scene, popup, preview};
use crate::catalogue::{Catalogue, Passage, Report};
use crate::text::{Ruler, Span};
use crate::theme::Role;
use crate::tui::keymap::Key;
use crate::tui::paint::Brush;
use crate::tui::words::Words;
use ratatui::layout::{Position, Rect};
use std::sync::Arc;

/// The search.
#[derive(Debug, Default)]
pub struct FolderSearch {
    /// What is typed, and the chosen row.
    pub list: TypedList,
    catalogue: Arc<Catalogue>,
    passages: Vec<Passage>,
}

impl FolderSearch {
    /// A search with words typed already.
    #[must_use]
    pub fn new(words: &str) -> Self {
        Self { list: TypedList::new(words), ..Self::default() }
    }

    /// Takes a key.
    pub fn update(&mut self, key: Key, scene: &Scene<'_>) -> Outcome {
        let wanted = self.wanted(scene);
        match self.list.update(key, self.passages.len(), &wanted) {
            Pressed::Nothing => Outcome::Stay,
            Pressed::Close => Outcome::Close,
            Pressed::Open => self.go(),
        }
    }

    /// Takes a click: it chooses a row, and opens the one that is chosen.
    pub fn click(&mut self, at: Position, scene: &Scene<'_>) -> Outcome {
        let list = self.areas(scene).list;
        let again = self.list.chosen.click(self.passages.len(), list, at);
        if again { self.go() } else { Outcome::Stay }
    }

    /// What must be searched, when that was not asked yet.
    pub fn question(&mut self, scene: &Scene<'_>) -> Option<Question> {
        self.list.ask(self.wanted(scene))
    }

    /// Takes what was found.
    pub fn answered(&mut self, answered: Answered) -> Outcome {
        if self.list.take_answer(&answered.question)
            && let Answer::Passages(passages) = answered.answer
        {
            self.catalogue = answered.question.catalogue;
            self.passages = passages;
            let chosen = &mut self.list.chosen;
            chosen.row = chosen.row.min(self.passages.len().saturating_sub(1));
            if self.list.was_entered() {
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
        self.list.draw_line(brush, areas.query, &count);
        let is_typed = !self.list.line.text().is_empty();
        if self.passages.is_empty() && is_typed && !self.list.is_waiting(&self.wanted(scene)) {
            let not_found = Words(scene.language).not_found_of(self.list.line.text());
            draw_not_found(brush, areas.list, &not_found);
        }
        let window = self.list.chosen.window(self.passages.len(), areas.list.height);
        for (index, y) in window.zip(areas.list.top()..areas.list.bottom()) {
            let row = Rect { y, height: 1, ..areas.list };
            self.draw_passage(brush, row, index);
        }
        if let Some((report, passage)) = self.passage(self.list.chosen.row) {
            preview::draw(brush, areas.preview, report, passage.span);
        }
    }

    fn draw_passage(&self, brush: &mut Brush<'_>, row: Rect, index: usize) {
        let Some((report, passage)) = self.passage(index) else { return };
        let chosen = index == self.list.chosen.row;
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
        let wanted = Wanted::Passages { needle: self.list.line.text().trim().to_owned() };
        Question { catalogue: scene.catalogue.clone(), wanted }
    }

    fn go(&self) -> Outcome {
        self.passage(self.list.chosen.row).map_or(Outcome::Stay, |(report, passage)| Outcome::Go {
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
