//! The `gangmu` binary: hands the command line to [`gangmu::cli`] and the screen to [`gangmu::tui`].

use std::process::ExitCode;

fn main() -> ExitCode {
    match gangmu::cli::run(std::env::args_os()) {
        gangmu::cli::Outcome::Exit(code) => ExitCode::from(code),
        gangmu::cli::Outcome::Read(request) => ExitCode::from(gangmu::tui::run(&request.paths)),
    }
}
