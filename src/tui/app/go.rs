//! Where the reader goes: places, reports, history, marks, and newer catalogues.

use super::App;
use crate::catalogue::{Catalogue, Entry, Report};
use crate::ingest::Unread;
use crate::library::state::{Loaded, Place};
use crate::text::Span;
use crate::tui::action::{Action, Pane};
use crate::tui::message::Effect;
use crate::tui::outline::Node;
use crate::tui::overlay::marks::MarkRow;
use std::path::Path;
use std::sync::Arc;

impl App {
    /// Goes to an offset of a report; where one was can be come back to.
    pub(super) fn go(&mut self, report: u32, offset: usize) {
        self.note_place();
        self.show(report, offset);
    }

    /// The same for a report known by its file; whether it is there.
    pub(super) fn go_to_path(&mut self, path: &Path, offset: usize) -> bool {
        let report = self.index_of(path);
        if let Some(report) = report {
            self.go(report, offset);
        }
        report.is_some()
    }

    /// Where one is can be come back to.
    pub(super) fn note_place(&mut self) {
        if let Some(place) = self.reader.place() {
            self.memory.leave(place);
        }
    }

    /// The reader has moved away from an offset of the report, if it is elsewhere now.
    pub(super) fn left(&mut self, offset: usize) {
        if let Some(report) = self.reader.report().filter(|_| self.reader.cursor() != offset) {
            let source = &report.source;
            self.memory.leave(Place::new(source.path.clone(), &source.text, offset));
        }
    }

    /// Goes where history leads; whether it led anywhere.
    pub(super) fn travel(&mut self, back: bool) -> bool {
        let mut here = self.reader.place();
        // A report that is gone is passed over.
        loop {
            let place = match back {
                true => self.memory.back(here.take()),
                false => self.memory.forward(here.take()),
            };
            let Some(place) = place else { return false };
            if self.show_place(&place) {
                return true;
            }
        }
    }

    /// Shows a remembered place; whether its report is there.
    pub(super) fn show_place(&mut self, place: &Place) -> bool {
        let Some(index) = self.index_of(&place.path) else { return false };
        let Some(report) = self.catalogue.report(index) else { return false };
        let offset = place.offset_in(&report.source.text);
        self.show(index, offset);
        true
    }

    /// Opens what is chosen in the pane that has the keys.
    pub(super) fn open_chosen(&mut self) -> Option<Effect> {
        let target = match self.view.focus {
            Pane::Reader => return self.open_in_text(),
            Pane::Panel => self.panel.chosen().and_then(|(report, figure)| {
                Some((report, self.catalogue.figure(report, figure)?.span.start))
            }),
            Pane::Outline => match self.outline.chosen()? {
                Node::Region(_) => {
                    self.outline.toggle_fold(&self.catalogue);
                    return None;
                }
                Node::Report(report) => Some((report, 0)),
                Node::Section { report, section } => {
                    let sections = &self.catalogue.report(report)?.outline.sections;
                    Some((report, sections.get(section as usize)?.extent.start))
                }
            },
        };
        let (report, offset) = target?;
        self.view.close_drawer();
        self.go(report, offset as usize);
        None
    }

    /// Opens what the cursor is on: of a program the next place that names it; of a figure, here or
    /// in this row, the comparison.
    fn open_in_text(&mut self) -> Option<Effect> {
        if !self.reader.is_on_figure() && self.follow_program() {
            return None;
        }
        self.act(Action::Compare)
    }

    /// To the next place that names the program under the cursor, through the whole folder in the
    /// order of the outline, from the last round to the first; whether a program stands there.
    fn follow_program(&mut self) -> bool {
        let cursor = self.reader.cursor();
        let program = self.here.and_then(|here| self.catalogue.program_at(here, cursor));
        let Some(program) = program else { return false };
        let mentions = self.catalogue.mentions(program);
        let is_here = |(report, mention): &(u32, Span)| {
            Some(*report) == self.here && mention.contains(cursor)
        };
        let here = mentions.iter().position(is_here).unwrap_or(0);
        let next = (here + 1) % mentions.len().max(1);
        let Some(&(report, mention)) = mentions.get(next) else { return false };
        if next == here {
            self.status.say(self.taste.words().only_mention());
            return true;
        }
        self.go(report, mention.start as usize);
        let name = self.catalogue.name(Entry::Program(program));
        let origin = self.catalogue.report(report).map(|r| r.known_as()).unwrap_or_default();
        self.status.say(format!("{name} {}/{} · {origin}", next + 1, mentions.len()));
        true
    }

    /// The report after or before this one, in the order of the outline.
    pub(super) fn next_report(&mut self, back: bool) {
        let order = self.catalogue.order();
        let here = order.iter().position(|report| Some(*report) == self.here);
        let next = match (here, back) {
            (Some(here), false) => here.checked_add(1),
            (Some(here), true) => here.checked_sub(1),
            (None, _) => Some(0),
        };
        match next.and_then(|next| order.get(next)) {
            Some(next) => self.go(*next, 0),
            None => self.status.say(self.taste.words().no_more()),
        }
    }

    /// The marks as an overlay lists them.
    pub(super) fn mark_rows(&self) -> Vec<MarkRow> {
        let row = |(letter, place): (char, &Place)| {
            let report = self.index_of(&place.path).and_then(|index| self.catalogue.report(index));
            let name = || place.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let title = report.map_or_else(name, |report| report.known_as());
            MarkRow { letter, title, words: place.words.clone() }
        };
        self.memory.state.marks().map(row).collect()
    }

    /// Marks the place.
    pub(super) fn set_mark(&mut self, letter: char) {
        if let Some(place) = self.reader.place() {
            self.memory.state.set_mark(letter, Some(place));
            self.status.say(format!("{} {letter}", self.taste.words().mark_set()));
        }
    }

    /// Goes to a mark.
    pub(super) fn go_to_mark(&mut self, letter: char) {
        let words = self.taste.words();
        let Some(place) = self.memory.state.mark(letter).cloned() else {
            return self.status.say(format!("{} {letter}", words.no_mark()));
        };
        self.note_place();
        if !self.show_place(&place) {
            self.status.say(words.mark_gone());
        }
    }

    /// Takes a newer catalogue without losing the place. A file that is there no more under its name,
    /// but under another, is read on there.
    pub(super) fn renew(&mut self, catalogue: Arc<Catalogue>) {
        let before = std::mem::replace(&mut self.catalogue, catalogue);
        if let Some(report) = self.reader.report().cloned() {
            let path = &report.source.path;
            self.here = self.index_of(path);
            if self.here.is_none() {
                self.here = self.renamed(&report, &before);
                let name = self.here.and_then(|here| self.catalogue.report(here));
                if let Some(name) = name.map(|now| now.source.path.display().to_string()) {
                    self.status.say(format!("{}{name}", self.taste.words().renamed()));
                }
            }
        }
        if let Some(report) = self.here.and_then(|here| self.catalogue.report(here)) {
            self.reader.renew(report.clone());
        }
        let section = self.reader.section().map(|section| section as u32);
        self.outline.renew(&self.catalogue, self.here.map(|here| (here, section)));
        self.open_first();
    }

    /// The report that has the text of `gone`, under a path that was not there before.
    fn renamed(&self, gone: &Report, before: &Catalogue) -> Option<u32> {
        let mut reports = self.catalogue.reports().iter();
        let same = |report: &Arc<Report>| {
            let is_old = |old: &Arc<Report>| old.source.path == report.source.path;
            report.source.text == gone.source.text && !before.reports().iter().any(is_old)
        };
        reports.position(same).map(|index| index as u32)
    }

    /// Why what is read cannot be read any more, when its file is gone.
    pub(super) fn gone(&self) -> Option<String> {
        let report = self.reader.report().filter(|_| self.here.is_none())?;
        let path = &report.source.path;
        let known = self.status.left_out.iter().find(|(unread, _)| unread == path);
        let reason = known.map_or(&Unread::Vanished, |(_, reason)| reason);
        Some(self.taste.words().unread(path, reason))
    }

    /// Takes up what an earlier run left; files whose encoding was chosen are to be read in it.
    pub(super) fn recall(&mut self, loaded: Loaded) -> Option<Effect> {
        if let Some(aside) = loaded.set_aside {
            let sentence = format!("{}{}", self.taste.words().state_broken(), aside.display());
            self.status.complain(sentence);
        }
        self.memory.recall(loaded.state);
        if let Some(place) = self.memory.wanted.take() {
            let found = self.untouched && self.show_place(&place);
            self.memory.wanted = (self.untouched && !found).then_some(place);
            self.untouched &= !found;
        }
        let chosen = |(path, name): (&Path, &str)| (path.to_owned(), Some(name.to_owned()));
        let files: Vec<_> = self.memory.state.encodings().map(chosen).collect();
        (!files.is_empty()).then_some(Effect::Redecode(files))
    }

    /// Opens the place to take up again, or the first report once that cannot come any more.
    pub(super) fn open_first(&mut self) {
        if self.reader.report().is_some() && self.memory.wanted.is_none() && !self.untouched {
            return;
        }
        if let Some(place) = self.memory.wanted.take() {
            if self.show_place(&place) {
                self.untouched = false;
            } else {
                self.memory.wanted = Some(place);
            }
        } else if self.reader.report().is_none() || self.untouched {
            // While files come in, another may turn out to be the first.
            if self.here != Some(0) {
                self.show(0, 0);
            }
        }
    }

    fn show(&mut self, index: u32, offset: usize) {
        if let Some(report) = self.catalogue.report(index) {
            self.here = Some(index);
            self.reader.open(report.clone(), offset);
        }
    }

    fn index_of(&self, path: &Path) -> Option<u32> {
        let reports = self.catalogue.reports();
        reports.iter().position(|report| report.source.path == path).map(|index| index as u32)
    }
}
