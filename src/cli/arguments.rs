//! What can be typed, as clap reads it. What it means is [`super`]'s.

use super::table::Layout;
use crate::catalogue::Scope;
use crate::settings::Language;
use crate::text::table::table_pairs;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::path::PathBuf;

/// Read a folder of Chinese work reports in a terminal
#[derive(Debug, Parser)]
#[command(name = "gangmu", version, disable_help_subcommand = true)]
pub struct Arguments {
    /// Language of messages and of the reader: zh or en (default: by locale)
    #[arg(long, global = true, value_name = "LANG", value_parser = language)]
    pub lang: Option<Language>,
    /// Theme of the reader
    #[arg(long, value_name = "THEME")]
    pub theme: Option<String>,
    /// Folders and files to read (default: this folder)
    #[arg(value_name = "PATH")]
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
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
    },
    /// Tables of contents, with the number of figures in each section
    Outline {
        /// An indented tree, or JSON
        #[arg(long, value_enum, default_value_t = TreeFormat::Text)]
        format: TreeFormat,
        /// Folders and files
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
    },
    /// Figures, found by words, pinyin and values
    Figures(FigureArguments),
    /// Programs with their mentions
    Programs {
        /// How to print them
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
        /// Words or pinyin, then folders and files
        #[command(flatten)]
        asked: Asked,
    },
    /// One indicator by region and year
    Compare(CompareArguments),
    /// Tidied text, for a pipe
    Show {
        /// Page furniture too
        #[arg(long)]
        noise: bool,
        /// Files
        #[arg(required = true, value_name = "FILE")]
        paths: Vec<PathBuf>,
    },
    /// The jump list on its own: prints what was chosen as path:line:text
    Pick {
        /// Print the best match without a screen
        #[arg(long, conflicts_with = "filter")]
        first: bool,
        /// Print all matches, best first, without a screen
        #[arg(long)]
        filter: bool,
        /// What to choose from
        #[arg(value_enum)]
        kind: Kind,
        /// Words or pinyin, then folders and files
        #[command(flatten)]
        asked: Asked,
    },
    /// Completions for a shell
    Completions {
        /// Which shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// The manual page, in roff
    Man,
}

/// A query and paths, told apart later: what exists at the end are the paths.
#[derive(Debug, Args)]
pub struct Asked {
    /// What to look for; needed only when it is also the name of a file
    #[arg(short, long, value_name = "QUERY")]
    pub query: Option<String>,
    /// Words, pinyin or values to look for, then folders and files (default: this folder)
    #[arg(value_name = "[QUERY] PATH")]
    pub words: Vec<OsString>,
}

/// What `figures` takes.
#[derive(Debug, Args)]
pub struct FigureArguments {
    /// Only of this division and those inside it: 定西市, dingxi
    #[arg(long, value_name = "NAME")]
    pub region: Option<String>,
    /// Only in this unit: 人次, %
    #[arg(long)]
    pub unit: Option<String>,
    /// Only from this value on: 1万
    #[arg(long, value_name = "VALUE")]
    pub min: Option<String>,
    /// Only up to this value
    #[arg(long, value_name = "VALUE")]
    pub max: Option<String>,
    /// Only of this year and later
    #[arg(long, value_name = "YEAR")]
    pub since: Option<i32>,
    /// Targets instead of results
    #[arg(long)]
    pub target: bool,
    /// How to print them
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
    /// What to look for, and where.
    #[command(flatten)]
    pub asked: Asked,
}

/// What `compare` takes.
#[derive(Debug, Args)]
pub struct CompareArguments {
    /// Targets instead of results
    #[arg(long)]
    pub target: bool,
    /// Amounts of change instead of levels
    #[arg(long)]
    pub change: bool,
    /// Only of this division and those inside it
    #[arg(long, value_name = "NAME")]
    pub region: Option<String>,
    /// Names of the indicators that answer, instead of the values of the first
    #[arg(long)]
    pub list: bool,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
    /// Its name, in words or pinyin: gdp, 城镇居民人均可支配收入
    pub indicator: String,
    /// Folders and files (default: this folder)
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

/// How records are strung together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shape {
    /// One object a line
    Jsonl,
    /// One array
    Json,
}

/// How rows are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Aligned columns
    Table,
    /// Comma-separated values
    Csv,
    /// Tab-separated values
    Tsv,
    /// One array of objects
    Json,
}

/// How a tree is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TreeFormat {
    /// Indented lines
    Text,
    /// One array of objects
    Json,
}

/// What can be picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// Named programs
    Programs,
    /// Figures
    Figures,
    /// Sections
    Sections,
    /// Regions
    Regions,
    /// Reports
    Reports,
    /// All of them
    All,
}

impl Format {
    /// The layout of a table; `None` for JSON.
    #[must_use]
    pub fn layout(self) -> Option<Layout> {
        match self {
            Self::Table => Some(Layout::Aligned),
            Self::Csv => Some(Layout::Csv),
            Self::Tsv => Some(Layout::Tsv),
            Self::Json => None,
        }
    }
}

impl Kind {
    /// The entries it stands for.
    #[must_use]
    pub fn scope(self) -> Scope {
        match self {
            Self::Programs => Scope::Programs,
            Self::Figures => Scope::Figures,
            Self::Sections => Scope::Sections,
            Self::Regions => Scope::Regions,
            Self::Reports => Scope::Reports,
            Self::All => Scope::Everything,
        }
    }
}

/// The command line as clap knows it, its help in `language`.
#[must_use]
pub fn command(language: Language) -> clap::Command {
    let mut command = Arguments::command();
    if language == Language::Chinese {
        // Built first, so that clap's own --help and --version are translated too.
        command.build();
        command = in_chinese(command);
    }
    command
}

fn in_chinese(command: clap::Command) -> clap::Command {
    let about = command.get_about().and_then(|about| chinese(&about.to_string()));
    let command = match about {
        Some(about) => command.about(about),
        None => command,
    };
    let translated = |argument: clap::Arg| {
        let heading = if argument.is_positional() { "参数" } else { "选项" };
        let help = argument.get_help().and_then(|help| chinese(&help.to_string()));
        let argument = argument.help_heading(heading);
        match help {
            Some(help) => argument.help(help),
            None => argument,
        }
    };
    command
        .help_template("{about}\n\n用法：{usage}\n\n{all-args}")
        .subcommand_help_heading("命令")
        .mut_args(translated)
        .mut_subcommands(in_chinese)
}

/// The command `typed` was probably meant to be: one letter more, less, other or misplaced.
#[must_use]
pub fn command_near(typed: &str) -> Option<String> {
    let command = Arguments::command();
    let names = command.get_subcommands().map(clap::Command::get_name);
    names.filter(|name| is_near(name, typed)).map(str::to_owned).next()
}

fn is_near(name: &str, typed: &str) -> bool {
    let (name, typed) = (name.as_bytes(), typed.to_ascii_lowercase().into_bytes());
    let before = name.iter().zip(&typed).take_while(|(a, b)| a == b).count();
    let (name, typed) = (&name[before..], &typed[before..]);
    let after = name.iter().rev().zip(typed.iter().rev()).take_while(|(a, b)| a == b).count();
    let left = (name.len() - after, typed.len() - after);
    matches!(left, (0 | 1, 0 | 1)) && before + after > 1
        || left == (2, 2) && name[0] == typed[1] && name[1] == typed[0]
}

/// The Chinese for a help text.
fn chinese(english: &str) -> Option<&'static str> {
    let mut rows = table_pairs(include_str!("help_in_chinese.tsv"));
    rows.find(|(of, _)| *of == english).map(|(_, chinese)| chinese)
}

fn language(code: &str) -> Result<Language, String> {
    Language::of_code(code).ok_or_else(|| "zh, en".to_owned())
}
