//! `gangmu show`: the tidied text of reports, for a pipe.

use super::WRONG;
use super::lookup::reports;
use super::output::Output;
use crate::ingest::Role;
use crate::settings::Language;
use std::path::PathBuf;

/// Prints the texts under `paths`, page furniture only when asked for.
#[must_use]
pub fn print(noise: bool, paths: &[PathBuf], language: Language) -> u8 {
    let Some((catalogue, code)) = reports(paths, language) else { return WRONG };
    let mut output = Output::stdout();
    for report in catalogue.reports() {
        let source = &report.source;
        let shown = source.lines.iter().filter(|line| noise || line.role != Role::Noise);
        // What is left out must not leave a gap of blank lines.
        let mut blank = true;
        for line in shown {
            let is_blank = line.role == Role::Blank;
            if !(is_blank && blank) {
                output.line(line.span.of(&source.text));
            }
            blank = is_blank;
        }
    }
    output.finish(code)
}
