//! Takes the terminal over and gives it back, whatever happens: leaving, suspending, an editor, a
//! panic, a signal.

use super::message::Message;
use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste};
use crossterm::terminal::{self, EnterAlternateScreen, LeaveAlternateScreen};
use crossterm::{cursor, execute};
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;

/// Whether the screen is ours: giving it back twice would spoil the shell's.
static TAKEN: AtomicBool = AtomicBool::new(false);
/// Whether it is drawn to standard error.
static ON_STDERR: AtomicBool = AtomicBool::new(false);

/// Asks for clicks and the wheel. crossterm would ask for every movement, too: a line over SSH has
/// better things to carry.
const CLICKS: &str = "\x1b[?1000h\x1b[?1006h";

/// Where the screen is drawn: results of a picker go to stdout, so its screen goes to stderr.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// Standard output.
    Stdout,
    /// Standard error.
    Stderr,
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout => io::stdout().write(bytes),
            Self::Stderr => io::stderr().write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout => io::stdout().flush(),
            Self::Stderr => io::stderr().flush(),
        }
    }
}

impl Output {
    /// Whether it is a terminal, and keys can be read from one.
    #[must_use]
    pub fn is_terminal(self) -> bool {
        let keys = io::stdin().is_terminal() || cfg!(unix);
        match self {
            Self::Stdout => io::stdout().is_terminal() && keys,
            Self::Stderr => io::stderr().is_terminal() && keys,
        }
    }
}

/// Raw mode and the alternate screen; given back when dropped.
pub struct Taken {
    output: Output,
    mouse: bool,
}

impl Taken {
    /// Takes the terminal over.
    ///
    /// # Errors
    /// When it cannot be put into raw mode.
    pub fn take(output: Output, mouse: bool) -> io::Result<Self> {
        take(output, mouse)?;
        Ok(Self { output, mouse })
    }

    /// Where the screen is drawn.
    #[must_use]
    pub fn output(&self) -> Output {
        self.output
    }

    /// Gives the terminal back while `work` runs, then takes it again.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn lent<T>(&self, work: impl FnOnce() -> T) -> io::Result<T> {
        give_back();
        let result = work();
        take(self.output, self.mouse)?;
        Ok(result)
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        give_back();
    }
}

/// From now on a panic on this thread gives the terminal back before it says anything; one on
/// another thread says nothing, for the screen stays.
pub fn restore_on_panic() {
    let screen_thread = std::thread::current().id();
    let say = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let ours = std::thread::current().id() == screen_thread;
        if ours {
            give_back();
        }
        if ours || !TAKEN.load(Ordering::SeqCst) {
            say(panic);
        }
    }));
}

/// Posts signals as messages: the loop saves and leaves, or suspends.
#[cfg(unix)]
pub fn listen_to_signals(post: Sender<Message>) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP};
    let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM, SIGTSTP])
    else {
        return;
    };
    std::thread::spawn(move || {
        for signal in &mut signals {
            let message = match signal {
                SIGTSTP => Message::Suspend,
                other => Message::End(128 + other as u8),
            };
            if post.send(message).is_err() {
                return;
            }
        }
    });
}

/// Elsewhere there are none to listen to.
#[cfg(not(unix))]
pub fn listen_to_signals(post: Sender<Message>) {
    drop(post);
}

/// Stops the process until the shell brings it to the front again.
#[cfg(unix)]
pub fn stop() {
    // Our own handler stands in the way of SIGTSTP, so the default is emulated.
    let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP);
}

/// Elsewhere a program cannot be suspended.
#[cfg(not(unix))]
pub fn stop() {}

fn take(mut out: Output, mouse: bool) -> io::Result<()> {
    terminal::enable_raw_mode()?;
    ON_STDERR.store(out == Output::Stderr, Ordering::SeqCst);
    TAKEN.store(true, Ordering::SeqCst);
    execute!(out, EnterAlternateScreen, EnableBracketedPaste, cursor::Hide)?;
    if mouse {
        out.write_all(CLICKS.as_bytes())?;
        out.flush()?;
    }
    Ok(())
}

fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = if ON_STDERR.load(Ordering::SeqCst) { Output::Stderr } else { Output::Stdout };
    // A terminal that is gone cannot be told so.
    let _ = out.write_all(b"\x1b[?2026l\x1b[m");
    let _ = execute!(
        out,
        DisableMouseCapture,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        cursor::Show
    );
    let _ = terminal::disable_raw_mode();
}
