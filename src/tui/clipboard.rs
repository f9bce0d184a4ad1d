//! Puts text on the clipboard of the terminal that the user sits at, however far away.
//!
//! OSC 52 is the way; a default tmux drops it, so inside tmux its own buffer command sends it on.

use crate::settings::Language;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::io::{self, Write};
use std::process::{Command, Stdio};

/// Which way a copy went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// OSC 52: the terminal took it, if it allows that.
    Terminal,
    /// `tmux load-buffer -w -`: tmux's buffer, and the terminal's clipboard through it.
    Tmux,
}

/// As much as the strictest of common terminals takes in one OSC 52, in bytes of text.
pub const LIMIT: usize = 74_994;

/// Copies `text`; `terminal` is where escape sequences go, `variable` usually the environment.
///
/// # Errors
/// The system's or tmux's reason; nothing was copied then.
pub fn copy(
    text: &str,
    terminal: &mut impl Write,
    variable: impl Fn(&str) -> Option<String>,
) -> io::Result<Way> {
    if variable("TMUX").is_some_and(|socket| !socket.is_empty()) {
        return through_tmux(text);
    }
    if text.len() > LIMIT {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "too long for OSC 52"));
    }
    write!(terminal, "\x1b]52;c;{}\x1b\\", STANDARD.encode(text))?;
    terminal.flush()?;
    Ok(Way::Terminal)
}

impl Way {
    /// What is said after a copy.
    #[must_use]
    pub fn sentence(self, language: Language) -> &'static str {
        match self {
            Self::Terminal => {
                language.pick("已复制，经终端（OSC 52）", "Copied, through the terminal (OSC 52)")
            }
            Self::Tmux => language.pick("已复制，经 tmux", "Copied, through tmux"),
        }
    }
}

fn through_tmux(text: &str) -> io::Result<Way> {
    let mut tmux = Command::new("tmux")
        .args(["load-buffer", "-w", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()?;
    if let Some(mut input) = tmux.stdin.take() {
        // tmux may refuse and close its input first; its own reason is the better one.
        let _ = input.write_all(text.as_bytes());
    }
    let output = tmux.wait_with_output()?;
    if output.status.success() {
        return Ok(Way::Tmux);
    }
    let reason = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Err(io::Error::other(format!("tmux: {reason}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_terminal_gets_the_text_in_base64() {
        let mut terminal = Vec::new();
        let way = copy("妇女215万", &mut terminal, |_| None).expect("copied");
        assert_eq!(way, Way::Terminal);
        assert_eq!(terminal, b"\x1b]52;c;5aaH5aWzMjE15LiH\x1b\\");
    }

    #[test]
    fn what_the_terminal_would_cut_off_is_refused() {
        let mut terminal = Vec::new();
        assert!(copy(&"字".repeat(LIMIT / 3 + 1), &mut terminal, |_| None).is_err());
        assert!(terminal.is_empty());
    }
}
