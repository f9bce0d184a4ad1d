//! The manual page: one page that tells every command with its options.

use clap_mangen::Man;
use std::io::{self, Write};

/// The page in roff.
///
/// # Errors
/// Those of writing to memory: none.
pub fn page(mut command: clap::Command) -> io::Result<Vec<u8>> {
    // Built first, so that a command knows its full name.
    command.build();
    let mut page = Vec::new();
    let commands: Vec<_> = command.get_subcommands().cloned().collect();
    let whole = Man::new(command);
    whole.render_title(&mut page)?;
    whole.render_name_section(&mut page)?;
    whole.render_synopsis_section(&mut page)?;
    whole.render_options_section(&mut page)?;
    writeln!(page, ".SH COMMANDS")?;
    for command in commands {
        page.extend(section(command)?);
    }
    writeln!(
        page,
        ".SH \"EXIT STATUS\"\n0: something was found. 1: nothing was. 2: wrong use, or input that cannot be read."
    )?;
    Ok(page)
}

/// A command as a part of the page: clap_mangen knows pages only, so its heads step down.
fn section(command: clap::Command) -> io::Result<Vec<u8>> {
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let name = command.get_bin_name().unwrap_or(command.get_name()).to_owned();
    let mut options = Vec::new();
    Man::new(command).render_options_section(&mut options)?;
    let options = String::from_utf8_lossy(&options);
    // The preamble and the head: the name above the options says as much.
    let options = options.lines().skip_while(|line| !line.starts_with(".SH")).skip(1);
    let mut section = Vec::new();
    writeln!(section, ".SS \"{name}\"\n{about}")?;
    for line in options {
        writeln!(section, "{line}")?;
    }
    Ok(section)
}
