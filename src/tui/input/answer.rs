//! Takes the terminal's answer about its ground out of what is typed.
//!
//! crossterm knows no such answer and hands it on key by key: `Alt-]`, `1`, `1`, `;` and so on to
//! `Alt-\` or Ctrl-g. Unheard it would be obeyed as so many commands.

use crate::theme::Background;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

/// Listens for one answer; what turns out to be none goes on as it came.
#[derive(Debug)]
pub(super) struct Listening {
    held: Vec<Event>,
    /// What was heard of the answer after its opening.
    heard: String,
    over: bool,
}

/// How an answer begins after its opening.
const BEGINNING: &str = "11;";
/// The longest answer known is `11;rgba:` and four times four digits.
const LONGEST: usize = 40;

impl Listening {
    /// Listens, when the terminal was asked.
    pub(super) fn new(asked: bool) -> Self {
        Self { held: Vec::new(), heard: String::new(), over: !asked }
    }

    /// Takes an event; those that belong to no answer go to `out`.
    pub(super) fn pass(&mut self, event: Event, out: &mut Vec<Event>) -> Option<Background> {
        let key = event.as_key_press_event().filter(|_| !self.over);
        match key {
            Some(key) if self.held.is_empty() && opens(key) => self.held.push(event),
            Some(key) if !self.held.is_empty() && closes(key) => {
                let answer = Background::of_answer(&std::mem::take(&mut self.heard));
                self.over = true;
                self.held.clear();
                return answer;
            }
            Some(KeyEvent { code: KeyCode::Char(c), .. })
                if !self.held.is_empty() && self.may_go_on(c) =>
            {
                self.held.push(event);
                self.heard.push(c);
            }
            _ => {
                out.append(&mut self.held);
                self.heard.clear();
                out.push(event);
            }
        }
        None
    }

    fn may_go_on(&self, c: char) -> bool {
        let next = BEGINNING.chars().nth(self.heard.len());
        c.is_ascii() && self.heard.len() < LONGEST && next.is_none_or(|next| next == c)
    }
}

fn opens(key: KeyEvent) -> bool {
    key.code == KeyCode::Char(']') && key.modifiers == KeyModifiers::ALT
}

fn closes(key: KeyEvent) -> bool {
    let string_end = key.code == KeyCode::Char('\\') && key.modifiers == KeyModifiers::ALT;
    let bell = key.code == KeyCode::Char('g') && key.modifiers == KeyModifiers::CONTROL;
    string_end || bell
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keys as crossterm reports them: `␛` makes the next one Alt, `␇` is Ctrl-g.
    fn heard(keys: &str) -> (Option<Background>, String) {
        let mut listening = Listening::new(true);
        let (mut found, mut out, mut alt) = (None, Vec::new(), KeyModifiers::NONE);
        for c in keys.chars() {
            let (code, modifiers) = match c {
                '␛' => {
                    alt = KeyModifiers::ALT;
                    continue;
                }
                '␇' => (KeyCode::Char('g'), KeyModifiers::CONTROL),
                c => (KeyCode::Char(c), std::mem::replace(&mut alt, KeyModifiers::NONE)),
            };
            let event = Event::Key(KeyEvent::new(code, modifiers));
            found = found.or(listening.pass(event, &mut out));
        }
        let codes = out.iter().filter_map(|event| event.as_key_event()?.code.as_char());
        (found, codes.collect())
    }

    #[test]
    fn the_answer_is_heard_and_nothing_of_it_typed() {
        let light = Some(Background::Light);
        assert_eq!(heard("j␛]11;rgb:ffff/ffff/ffff␛\\k"), (light, "jk".to_owned()));
        assert_eq!(heard("␛]11;rgb:ff/ff/ff␇"), (light, String::new()));
    }

    #[test]
    fn what_is_typed_is_typed() {
        assert_eq!(heard("]11;"), (None, "]11;".to_owned()));
        assert_eq!(heard("␛]j1"), (None, "]j1".to_owned()));
        assert_eq!(heard("␛]12;x"), (None, "]12;x".to_owned()));
        let long = format!("␛]11;{}", "q".repeat(60));
        assert_eq!(heard(&long).1.len(), long.len() - '␛'.len_utf8());
    }

    #[test]
    fn only_one_answer_is_listened_for() {
        let twice = "␛]11;rgb:0/0/0␇␛]11;rgb:f/f/f␇";
        assert_eq!(heard(twice), (Some(Background::Dark), "]11;rgb:f/f/fg".to_owned()));
    }
}
