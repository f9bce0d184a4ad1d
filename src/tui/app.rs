//! All state of the screen, and what follows from each message. Needs no terminal.

mod act;
mod draw;
mod go;
mod pick;

use super::action::Pane;
use super::keymap::{Key, Keymap};
use super::layout::Layout;
use super::memory::Memory;
use super::message::{Effect, Message};
use super::outline::OutlinePane;
use super::overlay::{Outcome, Overlay, Scene};
use super::panel::{About, PanelPane};
use super::prompt::{Prompt, Typed};
use super::reader::Reader;
use super::reader::row::Setting;
use super::status::Status;
use super::view::View;
use super::words::Words;
use crate::catalogue::Catalogue;
use crate::ingest::Unread;
use crate::library::News;
use crate::settings::Settings;
use crate::text::Ruler;
use crate::theme::{self, Depth, Theme};
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use pick::Picking;
use ratatui::layout::Rect;
use std::sync::Arc;

/// What an overlay may know, borrowed from the fields it speaks of and no others.
macro_rules! scene {
    ($app:expr) => {
        Scene {
            catalogue: &$app.catalogue,
            report: $app.here,
            keymap: &$app.taste.keymap,
            language: $app.taste.settings.language,
            screen: Rect::new(0, 0, $app.view.size.0, $app.view.size.1),
        }
    };
}
use scene;

/// Rows that one notch of the wheel moves.
const WHEEL: i32 = 3;

/// All state of the screen.
#[derive(Debug)]
pub struct App {
    taste: Taste,
    catalogue: Arc<Catalogue>,
    /// Index of the report that is read.
    here: Option<u32>,
    view: View,
    noise: bool,
    reader: Reader,
    outline: OutlinePane,
    panel: PanelPane,
    overlay: Option<Overlay>,
    prompt: Option<Prompt>,
    status: Status,
    memory: Memory,
    /// Whether the reader has done nothing yet: the place to begin at may still be found.
    untouched: bool,
    picking: Option<Picking>,
}

/// What the user prefers, as it is in force.
#[derive(Debug, Default)]
pub struct Taste {
    /// The settings.
    pub settings: Settings,
    /// The keys.
    pub keymap: Keymap,
    /// The colours.
    pub theme: Theme,
    /// How many colours there are, where the theme waits for the terminal's ground.
    pub ground_asked: Option<Depth>,
}

impl Taste {
    fn ruler(&self) -> Ruler {
        Ruler { wide_ambiguous: self.settings.ambiguous == 2 }
    }

    /// What the screen says.
    #[must_use]
    pub fn words(&self) -> Words {
        Words(self.settings.language)
    }
}

impl App {
    /// The screen of a reader who has read nothing yet.
    #[must_use]
    pub fn new(taste: Taste, size: (u16, u16)) -> Self {
        let settings = &taste.settings;
        let mut app = Self {
            view: View::new(size, settings.outline, settings.panel, settings.width),
            noise: settings.noise,
            taste,
            catalogue: Arc::default(),
            here: None,
            reader: Reader::default(),
            outline: OutlinePane::default(),
            panel: PanelPane::default(),
            overlay: None,
            prompt: None,
            status: Status::default(),
            memory: Memory::default(),
            untouched: true,
            picking: None,
        };
        app.settle();
        app
    }

    /// Takes a message; the answer is what the loop must do.
    pub fn update(&mut self, message: Message) -> Option<Effect> {
        let effect = match message {
            Message::Key(key) => self.key(key),
            Message::Mouse(mouse) => self.mouse(mouse),
            Message::Paste(text) => self.paste(&text),
            Message::Resize(columns, rows) => {
                self.view.size = (columns, rows);
                None
            }
            Message::News(news) => self.news(news),
            Message::Answered(answered) => {
                let outcome = match (&mut self.overlay, scene!(self)) {
                    (Some(overlay), scene) => overlay.answered(answered, &scene),
                    (None, _) => Outcome::Stay,
                };
                self.follow(outcome)
            }
            Message::Background(ground) => {
                if let Some(depth) = self.taste.ground_asked {
                    self.taste.theme = Theme::load(theme::AUTO, None, Some(ground), depth).0;
                }
                None
            }
            Message::Remembered(loaded) => self.recall(loaded),
            Message::Suspend => Some(Effect::Suspend),
            Message::End(_) => Some(Effect::Quit),
            Message::InputWaits => None,
        };
        self.settle();
        effect.or_else(|| self.overlay.as_mut()?.question(&scene!(self)).map(Effect::Ask))
    }

    /// Says something on the last line.
    pub fn say(&mut self, sentence: impl Into<String>) {
        self.status.say(sentence);
    }

    /// Says what went wrong on the last line.
    pub fn complain(&mut self, sentence: impl Into<String>) {
        self.status.complain(sentence);
    }

    /// Lays an overlay over the panes.
    pub fn open(&mut self, overlay: Overlay) {
        self.overlay = Some(overlay);
    }

    /// Columns and rows of the screen.
    #[must_use]
    pub fn size(&self) -> (u16, u16) {
        self.view.size
    }

    /// What the user prefers.
    #[must_use]
    pub fn taste(&self) -> &Taste {
        &self.taste
    }

    /// Whether all was read and there is no report.
    #[must_use]
    pub fn found_nothing(&self) -> bool {
        self.status.done && self.catalogue.reports().is_empty() && self.reader.report().is_none()
    }

    /// Why there is no report: of files that might have been one the first with its reason, else that
    /// there is none.
    #[must_use]
    pub fn why_nothing(&self) -> String {
        let words = self.taste.words();
        let telling = |(_, why): &&(_, Unread)| !why.is_no_report();
        match self.status.left_out.iter().find(telling) {
            Some((path, why)) => words.unread(path, why),
            None => words.empty_folder().to_owned(),
        }
    }

    /// What is to be remembered of this run.
    pub fn state(&mut self) -> &crate::library::state::State {
        if let Some(place) = self.reader.place() {
            self.memory.state.set_last(place);
        }
        &self.memory.state
    }

    fn key(&mut self, key: Key) -> Option<Effect> {
        self.touch();
        if let Some(overlay) = &mut self.overlay {
            let outcome = overlay.update(key, &scene!(self));
            return self.follow(outcome);
        }
        if self.prompt.is_some() {
            self.type_search(key);
            return None;
        }
        let action = self.taste.keymap.action(self.view.focus, key.command())?;
        self.act(action)
    }

    /// Whoever has touched a key has begun to read: nothing moves the place any more.
    fn touch(&mut self) {
        self.status.hush();
        if self.reader.report().is_some() {
            self.memory.wanted = None;
            self.untouched = false;
        }
    }

    fn paste(&mut self, text: &str) -> Option<Effect> {
        match (&mut self.overlay, &mut self.prompt) {
            (Some(overlay), _) => overlay.paste(text),
            (None, Some(prompt)) => prompt.line.insert(text),
            (None, None) => {}
        }
        if self.overlay.is_none() {
            self.search_typed();
        }
        None
    }

    fn type_search(&mut self, key: Key) {
        let Some(prompt) = &mut self.prompt else { return };
        match prompt.key(key) {
            Typed::Nothing => {}
            Typed::Changed => self.search_typed(),
            Typed::GivenUp => {
                let (origin, before) = (prompt.origin, prompt.before.clone());
                self.prompt = None;
                self.reader.search(&before);
                self.reader.move_to(origin);
            }
            Typed::Done => {
                let origin = prompt.origin;
                self.prompt = None;
                if self.reader.find().places.is_empty() && !self.reader.find().words.is_empty() {
                    let typed = &self.reader.find().words;
                    let not_found = self.taste.words().not_found_of(typed);
                    self.status.say(format!("{typed} {not_found}"));
                }
                self.left(origin);
            }
        }
    }

    /// Goes to the first place of what is typed, seen from where typing began.
    fn search_typed(&mut self) {
        let Some(prompt) = &self.prompt else { return };
        self.reader.search(prompt.line.text());
        let find = self.reader.find();
        let first = find.from(prompt.origin).and_then(|first| find.places.get(first));
        let offset = first.map_or(prompt.origin, |place| place.start as usize);
        self.reader.move_to(offset);
    }

    fn mouse(&mut self, mouse: MouseEvent) -> Option<Effect> {
        let (x, y) = (mouse.column, mouse.row);
        let down = match mouse.kind {
            MouseEventKind::ScrollDown => Some(WHEEL),
            MouseEventKind::ScrollUp => Some(-WHEEL),
            MouseEventKind::Down(MouseButton::Left) => None,
            _ => return None,
        };
        self.touch();
        if let Some(overlay) = &mut self.overlay {
            let outcome = match down {
                Some(down) => overlay.scroll(down, &scene!(self)),
                None => overlay.click((x, y), &scene!(self)),
            };
            return self.follow(outcome);
        }
        let layout = self.view.layout();
        let pane = layout.pane_at(x, y)?;
        let Some(down) = down else { return self.click(layout, pane, x, y) };
        match pane {
            Pane::Reader => self.reader.scroll(down),
            Pane::Outline => self.outline.move_by(down),
            Pane::Panel => self.panel.move_by(down),
        }
        None
    }

    fn click(&mut self, layout: Layout, pane: Pane, x: u16, y: u16) -> Option<Effect> {
        // A drawer stands in the way of who reads on beside it.
        self.view.close_drawer_for(pane);
        let row = |area: Rect, head: u16| y.checked_sub(area.y + head);
        let hit = match pane {
            Pane::Reader => {
                self.reader.click(x.saturating_sub(layout.text.x), y.saturating_sub(layout.text.y));
                false
            }
            Pane::Outline => row(layout.outline, 1).is_some_and(|row| self.outline.click(row)),
            Pane::Panel => row(layout.panel, 0).is_some_and(|row| self.panel.click(row)),
        };
        if hit { self.open_chosen() } else { None }
    }

    fn news(&mut self, news: News) -> Option<Effect> {
        match news {
            News::Progress { read, found } => {
                self.status.progress = (read < found).then_some((read, found));
            }
            News::Catalogue(catalogue) => self.renew(catalogue),
            News::Done(unread) => {
                self.status.progress = None;
                self.status.done = true;
                self.status.left_out = unread;
                self.memory.wanted = None;
                self.open_first();
                self.untouched = false;
            }
            News::Unwatched(path, reason) => {
                let words = self.taste.words();
                self.status.say(format!("{}{}", words.unwatched(), words.unread(&path, &reason)));
            }
        }
        None
    }

    /// Makes all parts agree on size, place and catalogue.
    fn settle(&mut self) {
        self.view.settle();
        let layout = self.view.layout();
        let setting =
            Setting { cells: layout.text.width, ruler: self.taste.ruler(), noise: self.noise };
        self.reader.resize(setting, layout.text.height);
        self.outline.resize(layout.outline.height);
        self.panel.resize(layout.panel.height);
        let section = self.reader.section().map(|section| section as u32);
        let browsed = self.view.focus == Pane::Outline;
        self.outline.follow(&self.catalogue, self.here.map(|here| (here, section)), browsed);
        // While figures are chosen in the panel, it stays with the region it shows.
        if self.view.focus != Pane::Panel {
            let regions = self.reader.report().map(|report| &report.findings.regions);
            let region = regions.and_then(|regions| regions.at(self.reader.cursor()));
            let about = About { report: self.here, section, region };
            self.panel.follow(&self.catalogue, about);
        }
        self.panel.tell(self.figure());
    }
}
