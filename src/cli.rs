//! Lookups without a screen: results to stdout, messages to stderr, exit code 0 found, 1 nothing
//! found, 2 wrong use or unreadable input.

mod arguments;
mod output;
mod record;

use arguments::{Arguments, Command, Shape};
use clap::Parser;
use output::Output;
use record::Record;
use std::ffi::OsString;
use std::path::PathBuf;

/// What the command line came to.
pub enum Outcome {
    /// All is said: leave with this code.
    Exit(u8),
    /// Open the reader.
    Read(ReadRequest),
}

/// What to open the reader with.
pub struct ReadRequest {
    /// Folders and files, at least one.
    pub paths: Vec<PathBuf>,
}

/// Something was found.
const FOUND: u8 = 0;
/// Nothing was.
const NOTHING: u8 = 1;
/// Wrong use, or input that cannot be read.
const WRONG: u8 = 2;

/// Runs the command line.
#[must_use]
pub fn run(args: impl IntoIterator<Item = OsString>) -> Outcome {
    let arguments = match Arguments::try_parse_from(args) {
        Ok(arguments) => arguments,
        Err(error) => {
            let _ = error.print();
            return Outcome::Exit(if error.use_stderr() { WRONG } else { FOUND });
        }
    };
    match arguments.command {
        None => Outcome::Read(ReadRequest { paths: or_here(arguments.paths) }),
        Some(Command::Extract { format, paths }) => Outcome::Exit(extract(format, &paths)),
    }
}

/// Everything known of every report, and of every file that gave none.
fn extract(format: Shape, paths: &[PathBuf]) -> u8 {
    let (catalogue, unread) = crate::library::read_all(paths);
    let mut records: Vec<Record> =
        catalogue.reports().iter().map(|report| Record::of(report)).collect();
    records.extend(unread.iter().map(|(path, reason)| Record::unread(path, reason)));
    records.sort_by(|a, b| a.path.cmp(&b.path));
    let found = catalogue.reports().is_empty();
    let mut output = Output::stdout();
    match format {
        Shape::Jsonl => records.iter().for_each(|record| output.json(record)),
        Shape::Json => output.json(&records),
    }
    output.finish(if found { NOTHING } else { FOUND })
}

fn or_here(paths: Vec<PathBuf>) -> Vec<PathBuf> {
    if paths.is_empty() { vec![PathBuf::from(".")] } else { paths }
}
