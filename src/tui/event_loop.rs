//! Draw, wait for one message, take all that is queued, draw. No ticks: nothing happens until
//! something happens.

use super::app::App;
use super::backend::Screen;
use super::clipboard;
use super::input::{self, Gate};
use super::message::{Effect, Message};
use super::overlay::Matcher;
use super::terminal::{self, Output, Taken};
use crate::ingest;
use crate::library::Library;
use crate::theme::background::QUESTION;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant};

/// The loop and what it needs to do what the app asks for.
pub struct EventLoop {
    inbox: Receiver<Message>,
    taken: Taken,
    screen: Screen<Output>,
    size: (u16, u16),
    gate: Gate,
    matcher: Matcher,
    library: Library,
    /// What the app wants to be left with, once it does.
    leaving: Option<u8>,
}

/// The editor of those who named none: every Unix has it.
const EDITOR: &str = "vi";
/// While messages pour in, a frame is drawn at least this often.
const FRAME: Duration = Duration::from_millis(30);

impl EventLoop {
    /// Draws the first frame, and only then starts everything else.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn start(
        app: &App,
        taken: Taken,
        (post, inbox): (Sender<Message>, Receiver<Message>),
        paths: Vec<PathBuf>,
    ) -> io::Result<Self> {
        let size = app.size();
        let mut screen = Screen::new(taken.output(), size);
        draw(app, &mut screen, size)?;
        terminal::listen_to_signals(post.clone());
        let asked = app.taste().ground_asked.is_some();
        if asked {
            // Never waited for: the answer, if one comes, comes with the keys.
            screen.out().write_all(QUESTION.as_bytes())?;
            screen.out().flush()?;
        }
        let gate = input::start(post.clone(), asked);
        let answers = post.clone();
        let matcher =
            Matcher::start(move |answered| drop(answers.send(Message::Answered(answered))));
        let library = Library::open(paths, move |news| drop(post.send(Message::News(news))));
        Ok(Self { inbox, taken, screen, size, gate, matcher, library, leaving: None })
    }

    /// Runs until the app wants to be left; the exit code.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn run(&mut self, app: &mut App) -> io::Result<u8> {
        loop {
            let Ok(message) = self.inbox.recv() else { return Ok(0) };
            let begun = Instant::now();
            let mut next = Some(message);
            while let Some(message) = next {
                self.take(app, message)?;
                if let Some(code) = self.leaving {
                    return Ok(code);
                }
                next = (begun.elapsed() < FRAME).then(|| self.inbox.try_recv().ok()).flatten();
            }
            draw(app, &mut self.screen, self.size)?;
        }
    }

    fn take(&mut self, app: &mut App, message: Message) -> io::Result<()> {
        let code = match message {
            Message::InputWaits => {
                self.gate.open();
                return Ok(());
            }
            Message::Resize(columns, rows) => {
                self.size = (columns, rows);
                0
            }
            Message::End(code) => code,
            _ => 0,
        };
        if let Some(effect) = app.update(message) {
            self.perform(app, effect, code)?;
        }
        if app.found_nothing() {
            self.leaving = Some(2);
        }
        Ok(())
    }

    fn perform(&mut self, app: &mut App, effect: Effect, code: u8) -> io::Result<()> {
        match effect {
            Effect::Quit => self.leaving = Some(code),
            Effect::Redraw => self.screen.spoil(),
            Effect::Ask(question) => self.matcher.ask(question),
            Effect::Redecode(files) => {
                for (path, encoding) in files {
                    self.library.reread(&path, encoding.as_deref());
                }
            }
            Effect::Suspend => {
                self.taken.lent(terminal::stop)?;
                self.come_back(app)?;
            }
            Effect::Edit { path, line } => self.edit(app, &path, line)?,
            Effect::Copy(text) => {
                let words = app.taste().words();
                match clipboard::copy(&text, self.screen.out(), |name| std::env::var(name).ok()) {
                    Ok(way) => app.say(way.sentence(words.0)),
                    Err(error) => app.complain(format!("{}{error}", words.not_copied())),
                }
            }
        }
        Ok(())
    }

    /// The editor has the terminal while it runs.
    fn edit(&mut self, app: &mut App, path: &Path, line: u32) -> io::Result<()> {
        let words = app.taste().words();
        if ingest::on_disk(path) != path {
            app.complain(words.no_edit_in_archive());
            return Ok(());
        }
        let editor = app.taste().settings.editor.clone().unwrap_or_else(|| EDITOR.to_owned());
        let mut parts = editor.split_whitespace();
        let Some(program) = parts.next() else { return Ok(()) };
        let mut command = Command::new(program);
        command.args(parts).arg(format!("+{line}")).arg(operand(path));
        let ended = self.taken.lent(|| command.status())?;
        self.come_back(app)?;
        if let Err(error) = ended {
            let colon = words.colon();
            app.complain(format!("{}{colon}{editor}{colon}{error}", words.editor_failed()));
        }
        Ok(())
    }

    /// The terminal may have another size and shows something else.
    fn come_back(&mut self, app: &mut App) -> io::Result<()> {
        self.screen.spoil();
        let size = crossterm::terminal::size()?;
        self.size = size;
        app.update(Message::Resize(size.0, size.1));
        Ok(())
    }
}

/// A path as an argument. `+!…` and `-c…` are commands to editors, and names of files all the same.
fn operand(path: &Path) -> PathBuf {
    if path.is_absolute() { path.to_owned() } else { Path::new(".").join(path) }
}

fn draw(app: &App, screen: &mut Screen<Output>, size: (u16, u16)) -> io::Result<()> {
    let mut frame = Buffer::empty(Rect::new(0, 0, size.0, size.1));
    let cursor = app.draw(&mut frame);
    screen.show(frame, cursor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_no_command_to_an_editor() {
        assert_eq!(operand(Path::new("+!touch a.txt")), Path::new("./+!touch a.txt"));
        assert_eq!(operand(Path::new("/r/-c.txt")), Path::new("/r/-c.txt"));
    }
}
