//! What each action does, pane by pane, and what follows when an overlay is through.

use super::App;
use crate::catalogue::Scope;
use crate::tui::action::{Action, Pane};
use crate::tui::message::Effect;
use crate::tui::overlay::citation::Citation;
use crate::tui::overlay::query_line::QueryLine;
use crate::tui::overlay::{
    Compare, CopyMenu, Encodings, FolderSearch, Help, Marks, Notes, Outcome, Overlay, Palette,
    Picker,
};
use crate::tui::prompt::Prompt;
use crate::tui::reader::Stop;

impl App {
    /// Does what was asked for.
    pub(super) fn act(&mut self, action: Action) -> Option<Effect> {
        match action {
            Action::Quit => return Some(Effect::Quit),
            Action::Suspend => return Some(Effect::Suspend),
            Action::Redraw => return Some(Effect::Redraw),
            Action::Open => return self.open_chosen(),
            Action::OpenEditor => return self.editor(),
            Action::Close => self.close(),
            _ => {}
        }
        let done = match self.view.focus {
            Pane::Reader => self.move_reader(action),
            Pane::Outline => self.move_outline(action),
            Pane::Panel => self.move_panel(action),
        };
        if !done && !self.step(action) && !self.look(action) {
            self.overlay = self.overlay_for(action).or(self.overlay.take());
            self.say_why_not(action);
        }
        None
    }

    /// Nothing that was asked for stays without an answer.
    fn say_why_not(&mut self, action: Action) {
        let words = self.taste.words();
        match action {
            _ if self.overlay.is_some() => {}
            Action::Compare if self.here.is_none() => self.status.say(words.gone()),
            Action::Compare => self.status.say(words.nothing_here()),
            Action::CopyMenu => self.status.say(words.nothing_to_copy()),
            Action::LeftOutFiles => self.status.say(words.none_left_out()),
            Action::Redecode => self.status.say(words.no_encoding()),
            _ => {}
        }
    }

    /// Does what an overlay came to.
    pub(super) fn follow(&mut self, outcome: Outcome) -> Option<Effect> {
        if self.picking.is_some() {
            return self.pick(&outcome);
        }
        match outcome {
            Outcome::Stay => return None,
            Outcome::DropMark(letter) => {
                self.memory.state.set_mark(letter, None);
                let rows = self.mark_rows();
                self.overlay = Some(Overlay::Marks(Marks::to_go(rows)));
                return None;
            }
            _ => self.overlay = None,
        }
        let words = self.taste.words();
        match outcome {
            Outcome::Go { path, span } => {
                self.view.close_drawer();
                self.go_to_path(&path, span.start as usize);
            }
            Outcome::Run(action) => return self.act(action),
            Outcome::Copy(text) => return Some(Effect::Copy(text)),
            Outcome::SetMark(letter) => self.set_mark(letter),
            Outcome::GoToMark(letter) => self.go_to_mark(letter),
            Outcome::Redecode(encoding) => {
                let path = self.reader.report()?.source.path.clone();
                self.memory.state.set_encoding(&path, encoding);
                self.status.say(words.encoding_kept(encoding));
                return Some(Effect::Redecode(vec![(path, encoding.map(str::to_owned))]));
            }
            Outcome::Stay | Outcome::Close | Outcome::DropMark(_) => {}
        }
        None
    }

    fn move_reader(&mut self, action: Action) -> bool {
        let reader = &mut self.reader;
        match action {
            Action::LineDown => reader.move_rows(1),
            Action::LineUp => reader.move_rows(-1),
            Action::HalfPageDown => reader.move_page(0.5),
            Action::HalfPageUp => reader.move_page(-0.5),
            Action::PageDown => reader.move_page(1.0),
            Action::PageUp => reader.move_page(-1.0),
            Action::Top | Action::Bottom => {
                let before = reader.cursor();
                reader.move_to_end(action == Action::Bottom);
                self.left(before);
            }
            // Left and right lead to the panes that stand there.
            Action::Fold => self.view.enter(Pane::Outline),
            Action::Unfold => self.view.enter(Pane::Panel),
            _ => return false,
        }
        true
    }

    fn move_outline(&mut self, action: Action) -> bool {
        let outline = &mut self.outline;
        match action {
            Action::LineDown => outline.move_by(1),
            Action::LineUp => outline.move_by(-1),
            Action::HalfPageDown => outline.move_page(0.5),
            Action::HalfPageUp => outline.move_page(-0.5),
            Action::PageDown => outline.move_page(1.0),
            Action::PageUp => outline.move_page(-1.0),
            Action::Top => outline.move_by(i32::MIN),
            Action::Bottom => outline.move_by(i32::MAX),
            Action::NextSection | Action::NextParagraph => outline.step(false),
            Action::PreviousSection | Action::PreviousParagraph => outline.step(true),
            Action::Fold => outline.fold(&self.catalogue),
            Action::Unfold => outline.unfold(&self.catalogue),
            Action::ToggleFold => outline.toggle_fold(&self.catalogue),
            _ => return false,
        }
        true
    }

    fn move_panel(&mut self, action: Action) -> bool {
        let panel = &mut self.panel;
        match action {
            Action::LineDown | Action::NextFigure => panel.move_by(1),
            Action::LineUp | Action::PreviousFigure => panel.move_by(-1),
            Action::HalfPageDown => panel.move_page(0.5),
            Action::HalfPageUp => panel.move_page(-0.5),
            Action::PageDown => panel.move_page(1.0),
            Action::PageUp => panel.move_page(-1.0),
            Action::Top => panel.move_by(i32::MIN),
            Action::Bottom => panel.move_by(i32::MAX),
            Action::NextSection | Action::NextParagraph => panel.step(false),
            Action::PreviousSection | Action::PreviousParagraph => panel.step(true),
            Action::Fold => self.view.enter(Pane::Reader),
            Action::Unfold => {}
            _ => return false,
        }
        true
    }

    /// From one thing of interest in the text to the next.
    fn step(&mut self, action: Action) -> bool {
        let (stop, back) = match action {
            Action::NextParagraph => (Stop::Paragraph, false),
            Action::PreviousParagraph => (Stop::Paragraph, true),
            Action::NextSection => (Stop::Section, false),
            Action::PreviousSection => (Stop::Section, true),
            Action::NextFigure => (Stop::Figure, false),
            Action::PreviousFigure => (Stop::Figure, true),
            Action::NextProgram => (Stop::Program, false),
            Action::PreviousProgram => (Stop::Program, true),
            Action::NextMatch => (Stop::Match, false),
            Action::PreviousMatch => (Stop::Match, true),
            _ => return self.travel_by(action),
        };
        if !self.reader.step(stop, back) {
            self.status.say(self.taste.words().no_more());
        }
        true
    }

    fn travel_by(&mut self, action: Action) -> bool {
        match action {
            Action::NextReport => self.next_report(false),
            Action::PreviousReport => self.next_report(true),
            Action::Back | Action::Forward => {
                if !self.travel(action == Action::Back) {
                    self.status.say(self.taste.words().no_more());
                }
            }
            _ => return false,
        }
        true
    }

    /// What is on the screen.
    fn look(&mut self, action: Action) -> bool {
        match action {
            Action::NextPane => self.view.next_pane(false),
            Action::PreviousPane => self.view.next_pane(true),
            Action::ToggleOutline => self.view.toggle(Pane::Outline),
            Action::TogglePanel => self.view.toggle(Pane::Panel),
            Action::ReadingMode => self.view.toggle_alone(),
            Action::CycleScope => {
                self.panel.cycle();
                if !self.view.layout().shows(Pane::Panel) {
                    let words = self.taste.words();
                    let reach = self.panel.reach().name(words);
                    self.status.say(format!("{}{}{reach}", words.panel_scope(), words.colon()));
                }
            }
            Action::ShowNoise => {
                self.noise = !self.noise;
                let words = self.taste.words();
                self.status.say(if self.noise {
                    words.noise_shown()
                } else {
                    words.noise_hidden()
                });
            }
            Action::Search => {
                let (origin, before) = (self.reader.cursor(), self.reader.find().words.clone());
                self.prompt = Some(Prompt { line: QueryLine::behind("/"), origin, before });
            }
            _ => return false,
        }
        true
    }

    fn overlay_for(&mut self, action: Action) -> Option<Overlay> {
        let picker = |scope| Some(Overlay::Picker(Picker::new(scope)));
        match action {
            Action::JumpPrograms => picker(Scope::Programs),
            Action::JumpFigures => picker(Scope::Figures),
            Action::JumpSections => picker(Scope::Sections),
            Action::JumpRegions => picker(Scope::Regions),
            Action::JumpReports => picker(Scope::Reports),
            Action::JumpAnywhere => picker(Scope::Everything),
            Action::Palette => Some(Overlay::Palette(Palette::default())),
            Action::Help => Some(Overlay::Help(Help::default())),
            Action::FolderSearch => {
                let words = self.reader.find().words.clone();
                Some(Overlay::FolderSearch(FolderSearch::new(&words)))
            }
            Action::SetMark => Some(Overlay::Marks(Marks::to_set(self.mark_rows()))),
            Action::GoToMark => Some(Overlay::Marks(Marks::to_go(self.mark_rows()))),
            Action::CopyMenu => self.copy_menu(),
            Action::Compare => {
                let (report, figure) = self.figure()?;
                let path = self.catalogue.report(report)?.source.path.clone();
                Some(Overlay::Compare(Compare::new(path, figure)))
            }
            Action::Redecode => {
                let report = self.reader.report().filter(|report| report.source.is_text())?;
                Some(Overlay::Encodings(Encodings::new(report.source.encoding)))
            }
            Action::LeftOutFiles => self.left_out_files(),
            _ => None,
        }
    }

    /// Each file that gave no report, with the reason.
    fn left_out_files(&self) -> Option<Overlay> {
        let words = self.taste.words();
        let files = self.status.left_out.iter();
        let sentences: Vec<_> = files.map(|(path, reason)| words.unread(path, reason)).collect();
        let title = format!("{} {}", words.left_out_files(), sentences.len());
        (!sentences.is_empty()).then(|| Overlay::Notes(Notes::new(title, sentences)))
    }

    fn copy_menu(&self) -> Option<Overlay> {
        let menu = match self.figure() {
            Some((report, figure)) => {
                let report = self.catalogue.report(report)?;
                CopyMenu::new(&Citation::at(report, self.reader.cursor(), Some(figure)))
            }
            None => CopyMenu::new(&Citation::at(self.reader.report()?, self.reader.cursor(), None)),
        };
        (!menu.is_empty()).then_some(Overlay::CopyMenu(menu))
    }

    /// The figure that is meant: the one chosen in the panel, or the one the cursor is at.
    pub(super) fn figure(&self) -> Option<(u32, u32)> {
        match self.view.focus {
            Pane::Panel => self.panel.chosen(),
            _ => Some((self.here?, self.reader.figure()? as u32)),
        }
    }

    fn editor(&mut self) -> Option<Effect> {
        let report = self.reader.report()?;
        if !report.source.is_text() {
            self.status.say(self.taste.words().no_text());
            return None;
        }
        if self.here.is_none() {
            self.status.say(self.taste.words().gone());
            return None;
        }
        let path = report.source.path.clone();
        Some(Effect::Edit { path, line: self.reader.file_line() })
    }

    /// Closes what lies on top: a drawer, the pane that has the keys, the marks of a search.
    fn close(&mut self) {
        if !self.view.close_drawer() {
            self.reader.search("");
        }
    }
}
