//! `gangmu pick`: the jump list on its own. The interactive list is the screen's; here is what it
//! is asked for, and its answers without a screen.

use super::lookup::{entries, reports, verdict};
use super::output::{Output, say};
use super::record::path_text;
use super::{Outcome, WRONG, all_exist};
use crate::catalogue::{Catalogue, Entry, Scope};
use crate::settings::Language;
use std::io::{IsTerminal, stderr};
use std::path::PathBuf;

/// What to choose from.
pub struct PickRequest {
    /// Which entries.
    pub scope: Scope,
    /// What is typed already.
    pub query: String,
    /// Folders and files.
    pub paths: Vec<PathBuf>,
    /// The language of the screen.
    pub language: Language,
}

/// Asks for the interactive list.
pub(super) fn screen(request: PickRequest) -> Outcome {
    // Its screen is drawn on standard error: what was chosen goes to standard output.
    if !stderr().is_terminal() {
        say(request.language.pick(
            "选择列表需要终端；不用界面请加 --first 或 --filter",
            "the list needs a terminal; without one, use --first or --filter",
        ));
        return Outcome::Exit(WRONG);
    }
    if all_exist(&request.paths, request.language) {
        Outcome::Pick(request)
    } else {
        Outcome::Exit(WRONG)
    }
}

/// Prints the best `limit` answers without a screen.
#[must_use]
pub fn answer(request: &PickRequest, limit: usize) -> u8 {
    let Some((catalogue, code)) = reports(&request.paths, request.language) else { return WRONG };
    let entries = entries(&catalogue, request.scope, &request.query);
    let mut output = Output::stdout();
    for entry in entries.iter().take(limit) {
        output.line(&choice(&catalogue, *entry));
    }
    output.finish(verdict(code, entries.is_empty(), request.language))
}

/// What is printed for an entry: `path:line:name`, as compilers and editors write places.
#[must_use]
pub fn choice(catalogue: &Catalogue, entry: Entry) -> String {
    let name = catalogue.name(entry);
    let place = catalogue.place(entry, None).and_then(|(report, span)| {
        let source = &catalogue.report(report)?.source;
        Some(format!("{}:{}:", path_text(&source.path), source.file_line(span.start as usize)))
    });
    format!("{}{name}", place.unwrap_or_default())
}
