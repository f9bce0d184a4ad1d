//! What every lookup does: reads the reports, finds what answers, says what was wrong or missing.

use super::output::say;
use super::{FOUND, NOTHING, WRONG, say_no_reports, say_of};
use crate::catalogue::{Catalogue, Entry, Scope};
use crate::extract::Division;
use crate::ingest::Unread;
use crate::settings::Language;
use std::path::PathBuf;

/// The reports under `paths`, and the worst that is to be said of them; `None` when there are
/// none, which is said.
pub(super) fn reports(paths: &[PathBuf], language: Language) -> Option<(Catalogue, u8)> {
    let (catalogue, unread) = crate::library::read_all(paths);
    let code = complain(paths, &unread, language);
    if catalogue.reports().is_empty() {
        if code == FOUND {
            say_no_reports(paths, language);
        }
        return None;
    }
    Some((catalogue, code))
}

/// Says which files could not be read. What is no report is passed over in silence, unless it
/// was named itself.
pub(super) fn complain(paths: &[PathBuf], unread: &[(PathBuf, Unread)], language: Language) -> u8 {
    let mut code = FOUND;
    for (path, reason) in unread {
        if !reason.is_no_report() || paths.contains(path) {
            say_of(path, reason, language);
            code = WRONG;
        }
    }
    code
}

/// The exit code of a lookup that gave something, or nothing, which is said.
pub(super) fn verdict(code: u8, nothing: bool, language: Language) -> u8 {
    if nothing {
        say(language.pick("没有找到", "nothing found"));
    }
    code.max(if nothing { NOTHING } else { FOUND })
}

/// The entries that answer `query`, best first; those that match only with gaps when there is
/// nothing better.
#[must_use]
pub(super) fn entries(catalogue: &Catalogue, scope: Scope, query: &str) -> Vec<Entry> {
    let found = catalogue.find(scope, query, usize::MAX, &|| false);
    let close = found.hits.iter().take_while(|hit| !hit.is_loose()).count();
    let kept = if close == 0 { found.hits.len() } else { close };
    found.hits.iter().take(kept).map(|hit| hit.entry).collect()
}

/// The division called `name`, by name or pinyin, of those the folder speaks of; says so when
/// there is none.
#[must_use]
pub(super) fn division(name: &str, catalogue: &Catalogue, language: Language) -> Option<Division> {
    let spoken_of =
        |division: &Division| catalogue.divisions().iter().any(|known| known.within(*division));
    if let Some(named) = Division::by_name(name).iter().copied().find(spoken_of) {
        return Some(named);
    }
    let found = catalogue.find(Scope::Regions, name, 1, &|| false);
    if let Some(Entry::Region(division)) = found.hits.first().map(|hit| hit.entry) {
        return Some(division);
    }
    let (chinese, english) =
        (format!("这些报告没有讲到“{name}”"), format!("these reports do not speak of “{name}”"));
    say(language.pick(&chinese, &english));
    None
}
