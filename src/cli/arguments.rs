//! What can be typed, as clap reads it. What it means is [`super`]'s.

use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// 纲目: read a folder of Chinese work reports in a terminal
#[derive(Debug, Parser)]
#[command(name = "gangmu", version)]
pub struct Arguments {
    /// Folders and files to read (default: this folder)
    pub paths: Vec<PathBuf>,
    /// What to look up without a screen.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Lookups without a screen.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Everything read out of the reports, as JSON
    Extract {
        /// One object a line, or one array
        #[arg(long, value_enum, default_value_t = Shape::Jsonl)]
        format: Shape,
        /// Folders and files
        #[arg(required = true)]
        paths: Vec<PathBuf>,
    },
}

/// How records are strung together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shape {
    /// One object a line.
    Jsonl,
    /// One array.
    Json,
}
