//! Reads the terminal's input in a thread of its own and posts it.
//!
//! The thread reads on only when the loop has dealt with what was posted, so that an editor
//! started in between gets every key typed to it.

mod answer;

use super::keymap::Key;
use super::message::Message;
use answer::Listening;
use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use std::io;
use std::sync::mpsc::{Receiver, Sender, SyncSender, sync_channel};
use std::time::Duration;

/// Over SSH an arrow key may arrive in two pieces: how long Esc waits for the rest.
const TORN: Duration = Duration::from_millis(30);
/// As many events as are posted before the loop is waited for.
const BATCH: usize = 512;

/// Lets the input thread read on.
#[derive(Debug)]
pub struct Gate(SyncSender<()>);

impl Gate {
    /// What was posted has been dealt with.
    pub fn open(&self) {
        // Full when the thread has not come round yet: it will find the gate open.
        let _ = self.0.try_send(());
    }
}

/// Starts reading: `post` gets what is typed, then [`Message::InputWaits`]; and the terminal's
/// answer, when its ground was `asked` for.
#[must_use]
pub fn start(post: Sender<Message>, asked: bool) -> Gate {
    let (open, gate) = sync_channel(1);
    std::thread::spawn(move || {
        let lost = read(&post, &gate, Listening::new(asked));
        if lost.is_err() {
            let _ = post.send(Message::End(2));
        }
    });
    Gate(open)
}

fn read(post: &Sender<Message>, gate: &Receiver<()>, mut listening: Listening) -> io::Result<()> {
    let mut pieces = Vec::new();
    loop {
        pieces.push(event::read()?);
        while pieces.len() < BATCH && event::poll(wait_after(&pieces))? {
            pieces.push(event::read()?);
        }
        let mut typed = Vec::with_capacity(pieces.len());
        let answers = pieces.drain(..).filter_map(|event| listening.pass(event, &mut typed));
        let mut messages: Vec<_> = answers.map(Message::Background).collect();
        messages.extend(mended(&typed).into_iter().filter_map(message));
        for message in messages {
            if post.send(message).is_err() {
                return Ok(());
            }
        }
        if post.send(Message::InputWaits).is_err() || gate.recv().is_err() {
            return Ok(());
        }
    }
}

/// How long to wait for more: a moment while the last keys may be the beginning of a torn one.
fn wait_after(events: &[Event]) -> Duration {
    let tail = events.len().saturating_sub(3);
    let torn = (tail..events.len()).any(|from| {
        let keys: Vec<_> = events[from..].iter().map_while(plain_key).collect();
        keys.len() == events.len() - from && is_torn_beginning(&keys)
    });
    if torn { TORN } else { Duration::ZERO }
}

/// Esc, `[`, `B` are Down; everything else is itself.
fn mended(events: &[Event]) -> Vec<Event> {
    let mut out = Vec::with_capacity(events.len());
    let mut at = 0;
    while let Some(event) = events.get(at) {
        let keys: Vec<_> = events[at..].iter().map_while(plain_key).take(4).collect();
        if let Some((code, used)) = torn_key(&keys) {
            out.push(Event::Key(KeyEvent::new(code, KeyModifiers::NONE)));
            at += used;
        } else {
            out.push(event.clone());
            at += 1;
        }
    }
    out
}

fn is_torn_beginning(keys: &[KeyCode]) -> bool {
    use KeyCode::{Char, Esc};
    matches!(keys, [Esc] | [Esc, Char('[' | 'O')] | [Esc, Char('['), Char('1'..='8')])
}

/// The key that these make when they are the pieces of one, and how many they are.
fn torn_key(keys: &[KeyCode]) -> Option<(KeyCode, usize)> {
    use KeyCode::{Char, Esc};
    match *keys {
        [Esc, Char('[' | 'O'), Char(last), ..] if arrow(last).is_some() => Some((arrow(last)?, 3)),
        [Esc, Char('['), Char(number), Char('~'), ..] => Some((numbered(number)?, 4)),
        _ => None,
    }
}

fn arrow(last: char) -> Option<KeyCode> {
    Some(match last {
        'A' => KeyCode::Up,
        'B' => KeyCode::Down,
        'C' => KeyCode::Right,
        'D' => KeyCode::Left,
        'H' => KeyCode::Home,
        'F' => KeyCode::End,
        _ => return None,
    })
}

fn numbered(number: char) -> Option<KeyCode> {
    Some(match number {
        '1' | '7' => KeyCode::Home,
        '3' => KeyCode::Delete,
        '4' | '8' => KeyCode::End,
        '5' => KeyCode::PageUp,
        '6' => KeyCode::PageDown,
        _ => return None,
    })
}

fn plain_key(event: &Event) -> Option<KeyCode> {
    let key = event.as_key_press_event()?;
    (key.modifiers - KeyModifiers::SHIFT).is_empty().then_some(key.code)
}

fn message(event: Event) -> Option<Message> {
    match event {
        Event::Key(key) if key.kind == KeyEventKind::Release => None,
        Event::Key(key) => Some(Message::Key(Key::from(key))),
        Event::Mouse(mouse) => Some(Message::Mouse(mouse)),
        Event::Paste(text) => Some(Message::Paste(text)),
        Event::Resize(columns, rows) => Some(Message::Resize(columns, rows)),
        Event::FocusGained | Event::FocusLost => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Vec<Event> {
        let code = |c| if c == '␛' { KeyCode::Esc } else { KeyCode::Char(c) };
        let event = |c| Event::Key(KeyEvent::new(code(c), KeyModifiers::NONE));
        text.chars().map(event).collect()
    }

    fn keys(text: &str) -> String {
        let events = mended(&typed(text));
        let shown = |event: &Event| event.as_key_event().map(|key| Key::from(key).to_string());
        events.iter().filter_map(shown).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_torn_arrow_is_an_arrow() {
        assert_eq!(keys("j␛[Bk"), "j Down k");
        assert_eq!(keys("␛OA␛[6~␛[5"), "Up PgDn Esc [ 5");
        assert_eq!(keys("␛␛[A"), "Esc Up");
        assert_eq!(keys("␛[["), "Esc [ [");
    }

    #[test]
    fn only_a_possible_beginning_is_waited_for() {
        assert_eq!(wait_after(&typed("j")), Duration::ZERO);
        assert_eq!(wait_after(&typed("[")), Duration::ZERO);
        assert_eq!(wait_after(&typed("j␛")), TORN);
        assert_eq!(wait_after(&typed("jj␛[")), TORN);
        assert_eq!(wait_after(&typed("␛[B")), Duration::ZERO);
        assert_eq!(wait_after(&typed("j[")), Duration::ZERO);
    }
}
