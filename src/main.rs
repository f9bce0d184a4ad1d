//! The `gangmu` binary: hands the command line to [`gangmu::cli`] and the screen to [`gangmu::tui`].

use gangmu::cli::{self, Outcome};
use gangmu::tui;
use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(match cli::run(std::env::args_os()) {
        Outcome::Exit(code) => code,
        Outcome::Read(request) => tui::run(&tui::Request {
            paths: request.paths,
            language: request.language,
            theme: request.theme,
        }),
        Outcome::Pick(request) => {
            let cli::PickRequest { scope, query, paths, language } = request;
            let language = Some(language);
            let opened = tui::Request { paths, language, ..Default::default() };
            tui::pick(&opened, scope, &query)
        }
    })
}
