//! The screen: a loop of draw, wait for one message, drain what is queued, draw.
//!
//! `app` owns all state and needs no terminal; `event_loop` does what it asks for; `terminal`,
//! `input` and `backend` are the terminal's three sides. Nothing here reads a report, loads a
//! dictionary or matches more than a frame's worth: that is done in the background and posted.

pub mod action;
pub mod app;
pub mod backend;
pub mod clipboard;
pub mod event_loop;
pub mod input;
pub mod keymap;
pub mod layout;
pub mod memory;
pub mod message;
pub mod outline;
pub mod overlay;
pub mod paint;
pub mod panel;
pub mod pen;
pub mod prompt;
pub mod reader;
pub mod scrolled;
pub mod status;
pub mod terminal;
pub mod view;
pub mod words;

use crate::catalogue::Scope;
use crate::ingest;
use crate::library::state::StateFile;
use crate::settings::complaint::Noun;
use crate::settings::{Complaint, Fault, Folders, Language, Settings, UserFile};
use crate::text::width::printable;
use crate::theme::{self, Background, Depth, Theme};
use app::{App, Taste};
use event_loop::EventLoop;
use keymap::Keymap;
use message::Message;
use overlay::{Notes, Overlay};
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;
use std::sync::mpsc::channel;
use terminal::{Output, Taken};
use words::Words;

/// What to open the reader with.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Folders and files, at least one.
    pub paths: Vec<PathBuf>,
    /// The language of the interface, where it was asked for.
    pub language: Option<Language>,
    /// The theme, where it was asked for.
    pub theme: Option<String>,
}

/// Reading could not begin.
const REFUSED: u8 = 2;

/// Opens the reader; returns the exit code.
#[must_use]
pub fn run(request: &Request) -> u8 {
    let folders = Folders::of_platform();
    let (taste, complaints) = taste(request, folders.as_ref());
    let words = taste.words();
    if let Err(sentence) = ready(request, Output::Stdout, words) {
        say(&sentence);
        return REFUSED;
    }
    match read(request, taste, &complaints, folders) {
        Ok((code, None)) => code,
        Ok((code, Some(sentence))) => {
            say(&format!("gangmu: {sentence}"));
            code
        }
        Err(error) => {
            say(&format!("gangmu: {error}"));
            REFUSED
        }
    }
}

/// Opens the picker of `scope` on its own, `query` typed already: what is chosen goes to stdout as `path:line:name`. The
/// exit code is 0 when something was chosen, 1 when not, 2 when nothing could be read.
#[must_use]
pub fn pick(request: &Request, scope: Scope, query: &str) -> u8 {
    let (taste, _) = taste(request, Folders::of_platform().as_ref());
    let words = taste.words();
    let picked = ready(request, Output::Stderr, words).and_then(|()| {
        let size = crossterm::terminal::size().map_err(|error| format!("gangmu: {error}"))?;
        let mut app = App::picker(taste, size, scope, query);
        show(&mut app, request, Output::Stderr, None)
            .map_err(|error| format!("gangmu: {error}"))?;
        Ok(app)
    });
    match picked {
        Ok(app) if app.found_nothing() => {
            say(&format!("gangmu: {}", app.why_nothing()));
            REFUSED
        }
        Ok(app) => match app.picked() {
            Some(picked) => {
                println!("{}", printable(picked));
                0
            }
            None => 1,
        },
        Err(sentence) => {
            say(&sentence);
            REFUSED
        }
    }
}

/// Whether there is a terminal, and something to read; else the sentence that says what is not.
fn ready(request: &Request, output: Output, words: Words) -> Result<(), String> {
    if !output.is_terminal() {
        return Err(words.no_terminal().to_owned());
    }
    match request.paths.iter().find(|path| !ingest::exists(path)) {
        Some(path) => Err(format!("gangmu: {}: {}", path.display(), words.no_path())),
        None => Ok(()),
    }
}

/// The exit code, and what is left to be said once the screen is the shell's again.
fn read(
    request: &Request,
    taste: Taste,
    complaints: &[Complaint],
    folders: Option<Folders>,
) -> io::Result<(u8, Option<String>)> {
    let words = taste.words();
    let mut app = App::new(taste, crossterm::terminal::size()?);
    complain(&mut app, complaints, words);
    let state = folders.map(|folders| StateFile::of(&folders.state, &request.paths));
    let (code, unsaved) = show(&mut app, request, Output::Stdout, state)?;
    let left = match unsaved {
        _ if app.found_nothing() => Some(app.why_nothing()),
        unsaved => unsaved.map(|error| format!("{}{error}", words.state_unsaved())),
    };
    Ok((code, left))
}

/// Runs the screen; the exit code, and why the state could not be saved, if it could not.
fn show(
    app: &mut App,
    request: &Request,
    output: Output,
    state: Option<StateFile>,
) -> io::Result<(u8, Option<io::Error>)> {
    terminal::restore_on_panic();
    let taken = Taken::take(output, app.taste().settings.mouse)?;
    let (post, inbox) = channel();
    let mut events = EventLoop::start(app, taken, (post.clone(), inbox), request.paths.clone())?;
    if let Some(state) = state.clone() {
        std::thread::spawn(move || {
            let loaded = state.load().unwrap_or_default();
            let _ = post.send(Message::Remembered(loaded));
        });
    }
    let ended = catch_unwind(AssertUnwindSafe(|| events.run(app)));
    // Place and marks are kept whatever ended it.
    let unsaved = state.and_then(|state| state.save(app.state()).err());
    drop(events);
    let code = ended.unwrap_or_else(|panic| resume_unwind(panic));
    // A terminal that hung up is no mistake of anyone's.
    Ok((code.unwrap_or(REFUSED), unsaved))
}

/// Settings, keys and colours, and what is wrong in their files.
fn taste(request: &Request, folders: Option<&Folders>) -> (Taste, Vec<Complaint>) {
    let variable = |name: &str| std::env::var(name).ok();
    let (mut settings, mut complaints) = match folders {
        Some(folders) => Settings::load(folders),
        None => (Settings::default(), Vec::new()),
    };
    settings.language = request.language.unwrap_or(settings.language);
    if let Some(theme) = &request.theme {
        settings.theme.clone_from(theme);
    }
    let keymap = folders.map(|folders| Keymap::from_file(&UserFile::read(&folders.keymap_file())));
    let (keymap, wrong) = keymap.unwrap_or_default();
    complaints.extend(wrong);
    let background = variable("COLORFGBG").as_deref().and_then(Background::of_colorfgbg);
    let themes = folders.map(Folders::themes);
    let depth = Depth::of_terminal(variable);
    let (theme, wrong) = Theme::load(&settings.theme, themes.as_deref(), background, depth);
    // A theme that nobody has is wrong where it is chosen.
    let chosen = match (&request.theme, folders) {
        (None, Some(folders)) => (folders.settings_file(), settings.theme_line),
        _ => (PathBuf::from("--theme"), 0),
    };
    complaints.extend(wrong.into_iter().map(|complaint| match complaint.fault {
        Fault::Unknown { noun: Noun::Theme, .. } => {
            Complaint { path: chosen.0.clone(), line: chosen.1, ..complaint }
        }
        _ => complaint,
    }));
    let waits = settings.theme == theme::AUTO && background.is_none() && depth >= Depth::Ansi256;
    let ground_asked = waits.then_some(depth);
    (Taste { settings, keymap, theme, ground_asked }, complaints)
}

/// A sentence on standard error, when the screen is not ours.
fn say(sentence: &str) {
    // Nobody can be told that standard error is gone.
    let _ = writeln!(io::stderr(), "{}", printable(sentence));
}

fn complain(app: &mut App, complaints: &[Complaint], words: Words) {
    let sentences = complaints.iter().map(|complaint| complaint.sentence(words.0));
    match complaints {
        [] => {}
        [_] => sentences.for_each(|sentence| app.complain(sentence)),
        _ => app.open(Overlay::Notes(Notes::new(words.wrong_files(), sentences.collect()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_that_nobody_has_is_told_where_it_is_chosen() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let folders = Folders::under(folder.path());
        std::fs::create_dir_all(&folders.config).expect("a folder");
        std::fs::write(folders.settings_file(), "width = 80\ntheme = \"papre\"\n").expect("a file");
        let said = |theme: Option<&str>| {
            let theme = theme.map(str::to_owned);
            let request = Request { paths: Vec::new(), language: None, theme };
            let (_, complaints) = taste(&request, Some(&folders));
            complaints[0].sentence(crate::settings::Language::English)
        };
        let unknown = "there is no theme `papre`; did you mean paper?";
        assert!(said(None).ends_with(&format!("settings.toml:2: {unknown}")), "{}", said(None));
        assert_eq!(said(Some("papre")), format!("--theme: {unknown}"));
    }
}
