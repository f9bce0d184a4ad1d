//! The `gangmu` binary: hands the command line to [`gangmu::cli`] and the screen to [`gangmu::tui`].

use gangmu::cli::Outcome;
use std::process::ExitCode;

fn main() -> ExitCode {
    match gangmu::cli::run(std::env::args_os()) {
        Outcome::Exit(code) => ExitCode::from(code),
        Outcome::Read(request) => {
            let request = gangmu::tui::Request { paths: request.paths, ..Default::default() };
            ExitCode::from(gangmu::tui::run(&request))
        }
    }
}
