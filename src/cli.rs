//! Lookups without a screen: results to stdout, messages to stderr, exit code 0 found, 1 nothing
//! found, 2 wrong use or unreadable input.

mod arguments;
mod asked;
mod compare;
mod figures;
mod lookup;
mod man;
mod outline;
mod output;
mod pick;
mod programs;
mod record;
mod show;
mod table;
mod wrong_use;

use crate::ingest::{self, Unread};
use crate::settings::Language;
use crate::text::width::printable;
use arguments::{Arguments, Command, Shape};
use asked::Question;
use clap::FromArgMatches;
use lookup::complain;
use output::{Output, say};
use record::Record;
use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};

pub use pick::{PickRequest, answer};

/// What the command line came to.
pub enum Outcome {
    /// All is said: leave with this code.
    Exit(u8),
    /// Open the reader.
    Read(ReadRequest),
    /// Open the jump list alone.
    Pick(PickRequest),
}

/// What to open the reader with.
pub struct ReadRequest {
    /// Folders and files, at least one; all exist.
    pub paths: Vec<PathBuf>,
    /// The language asked for, if one was.
    pub language: Option<Language>,
    /// The theme asked for, if one was.
    pub theme: Option<String>,
}

/// Something was found.
pub const FOUND: u8 = 0;
/// Nothing was.
pub const NOTHING: u8 = 1;
/// Wrong use, or input that cannot be read.
pub const WRONG: u8 = 2;

/// Runs the command line.
#[must_use]
pub fn run(args: impl IntoIterator<Item = OsString>) -> Outcome {
    let args: Vec<OsString> = args.into_iter().collect();
    let language = language_asked_for(&args).unwrap_or_else(language_of_locale);
    let parsed = arguments::command(language).try_get_matches_from(args);
    match parsed.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => answer_to(arguments, language),
        Err(error) => {
            if error.use_stderr() {
                // Nobody can be told that standard error is gone.
                // A name that a shell filled in for `*` may be taken for an option.
                let message = wrong_use::message(&error, language);
                let _ = write!(std::io::stderr(), "{}", printable(&message));
                return Outcome::Exit(WRONG);
            }
            let _ = error.print();
            Outcome::Exit(FOUND)
        }
    }
}

fn answer_to(arguments: Arguments, language: Language) -> Outcome {
    let Some(command) = arguments.command else {
        let Arguments { paths, lang, theme, .. } = arguments;
        return reader(ReadRequest { paths: or_here(paths), language: lang, theme }, language);
    };
    Outcome::Exit(match command {
        Command::Extract { format, paths } => extract(format, &paths, language),
        Command::Outline { format, paths } => outline::print(format, &paths, language),
        Command::Figures(asked) => figures::print(&asked, language),
        Command::Programs { format, asked } => programs::print(format, &asked, language),
        Command::Compare(asked) => compare::print(asked, language),
        Command::Show { noise, paths } => show::print(noise, &paths, language),
        Command::Pick { first, filter, kind, asked } => {
            let Question { query, paths } = Question::of(&asked);
            let request = PickRequest { scope: kind.scope(), query, paths, language };
            match (first, filter) {
                (true, _) => answer(&request, 1),
                (_, true) => answer(&request, usize::MAX),
                _ => return pick::screen(request),
            }
        }
        Command::Completions { shell } => {
            let mut script = Vec::new();
            let mut command = arguments::command(language);
            clap_complete::generate(shell, &mut command, "gangmu", &mut script);
            own_text(&script)
        }
        Command::Man => {
            man::page(arguments::command(Language::English)).map_or(WRONG, |page| own_text(&page))
        }
    })
}

/// The reader needs something to read. Whether there is a terminal it sees itself.
fn reader(request: ReadRequest, language: Language) -> Outcome {
    if !all_exist(&request.paths, language) {
        return Outcome::Exit(WRONG);
    }
    if !ingest::finds_any(&request.paths) {
        say_no_reports(&request.paths, language);
        return Outcome::Exit(WRONG);
    }
    Outcome::Read(request)
}

/// Everything known of every report, and of every file that gave none.
fn extract(format: Shape, paths: &[PathBuf], language: Language) -> u8 {
    let (catalogue, unread) = crate::library::read_all(paths);
    let reports = catalogue.reports().iter().map(|report| (&*report.source.path, Ok(report)));
    let refused = unread.iter().map(|(path, reason)| (&**path, Err(reason)));
    let mut files: Vec<_> = reports.chain(refused).collect();
    files.sort_by_cached_key(|(path, _)| record::path_text(path));
    // Made one by one: the records of a large folder are larger than the folder.
    let records = files.into_iter().map(|(path, result)| match result {
        Ok(report) => Record::of(report),
        Err(reason) => Record::unread(path, reason),
    });
    let mut output = Output::stdout();
    match format {
        Shape::Jsonl => records.for_each(|record| output.json(&record)),
        Shape::Json => output.json_list(records),
    }
    let code = complain(paths, &unread, language);
    if catalogue.reports().is_empty() && code == FOUND {
        say_no_reports(paths, language);
    }
    output.finish(if catalogue.reports().is_empty() { WRONG } else { code })
}

fn all_exist(paths: &[PathBuf], language: Language) -> bool {
    let missing = paths.iter().filter(|path| !ingest::exists(path));
    missing.map(|path| say_missing(path, language)).count() == 0
}

/// Says that there is no such path; a word that is nearly a command was probably meant as one.
fn say_missing(path: &Path, language: Language) {
    say_of(path, &Unread::NoSuchPath, language);
    let typed = path.to_string_lossy();
    if let Some(near) = arguments::command_near(&typed) {
        let (chinese, english) =
            (format!("是不是 gangmu {near}？"), format!("did you mean gangmu {near}?"));
        say(language.pick(&chinese, &english));
    }
}

fn say_of(path: &Path, reason: &Unread, language: Language) {
    let chinese = format!("{}：{reason}", path.display());
    let english = format!("{}: {}", path.display(), reason.english());
    say(language.pick(&chinese, &english));
}

fn say_no_reports(paths: &[PathBuf], language: Language) {
    let names: Vec<_> = paths.iter().map(|path| path.display().to_string()).collect();
    let names = names.join(language.pick("、", ", "));
    let (chinese, english) = (format!("{names} 里没有报告"), format!("no reports in {names}"));
    say(language.pick(&chinese, &english));
}

fn own_text(text: &[u8]) -> u8 {
    let mut output = Output::stdout();
    output.bytes(text);
    output.finish(FOUND)
}

fn or_here(paths: Vec<PathBuf>) -> Vec<PathBuf> {
    if paths.is_empty() { vec![PathBuf::from(".")] } else { paths }
}

/// What `--lang` says, before clap reads the rest in that language.
fn language_asked_for(args: &[OsString]) -> Option<Language> {
    let mut args = args.iter().map(|arg| arg.to_string_lossy());
    while let Some(arg) = args.next() {
        match arg.strip_prefix("--lang") {
            Some("") => return Language::of_code(&args.next()?),
            Some(code) => return Language::of_code(code.strip_prefix('=')?),
            None if arg == "--" => return None,
            None => {}
        }
    }
    None
}

fn language_of_locale() -> Language {
    Language::of_locale(|name| std::env::var(name).ok())
}
