//! A TOML file of the user's as flat entries, each with its line, so that one slip costs one entry.

use super::complaint::{Complaint, Fault, line_of};
use std::path::{Path, PathBuf};
use toml::de::{DeTable, DeValue};

/// A file of the user's: what it says and what in it cannot be read.
#[derive(Clone, Debug, Default)]
pub struct UserFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its entries in the order of their lines.
    pub entries: Vec<Entry>,
    /// What is not TOML in it, or why it could not be read.
    pub complaints: Vec<Complaint>,
}

/// One `key = value`.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Name of the table it stands in; empty at the top.
    pub table: String,
    /// Its key.
    pub key: String,
    /// Its value.
    pub value: Value,
    /// 1-based line of the key.
    pub line: usize,
}

/// The values that gangmu's files use.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `"…"`
    Text(String),
    /// `["…", "…"]`
    Texts(Vec<String>),
    /// `88`
    Number(i64),
    /// `true`
    Flag(bool),
    /// A value of another type.
    Other,
}

impl UserFile {
    /// Reads a file. One that does not exist says nothing and is no fault.
    #[must_use]
    pub fn read(path: &Path) -> Self {
        match std::fs::read_to_string(path) {
            Ok(text) => Self::parse(path, &text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                Self { path: path.to_owned(), ..Self::default() }
            }
            Err(error) => {
                let fault = Fault::Unreadable(error.to_string());
                let complaint = Complaint { path: path.to_owned(), line: 0, fault };
                Self { path: path.to_owned(), entries: Vec::new(), complaints: vec![complaint] }
            }
        }
    }

    /// The entries of `text`; what is not TOML becomes a complaint, the rest is kept.
    #[must_use]
    pub fn parse(path: &Path, text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut entries = Vec::new();
        collect("", table.get_ref(), text, &mut entries);
        entries.sort_by_key(|entry| entry.line);
        let mut file = Self { path: path.to_owned(), entries, complaints: Vec::new() };
        for error in errors {
            let line = error.span().map_or(0, |span| line_of(text, span.start));
            file.complain(line, Fault::Syntax(error.message().to_owned()));
        }
        file
    }

    /// Notes what is wrong in a line.
    pub fn complain(&mut self, line: usize, fault: Fault) {
        self.complaints.push(Complaint { path: self.path.clone(), line, fault });
    }
}

impl Entry {
    /// The value as texts: a single one counts as a list of one.
    #[must_use]
    pub fn texts(&self) -> Option<Vec<&str>> {
        match &self.value {
            Value::Text(text) => Some(vec![text]),
            Value::Texts(texts) => Some(texts.iter().map(String::as_str).collect()),
            _ => None,
        }
    }

    /// The value as one text.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }
}

fn collect(name: &str, table: &DeTable<'_>, text: &str, entries: &mut Vec<Entry>) {
    for (key, value) in table {
        let line = line_of(text, key.span().start);
        if let DeValue::Table(inner) = value.get_ref() {
            let inner_name = match name {
                "" => key.get_ref().to_string(),
                outer => format!("{outer}.{}", key.get_ref()),
            };
            collect(&inner_name, inner, text, entries);
        } else {
            let (table, key) = (name.to_owned(), key.get_ref().to_string());
            entries.push(Entry { table, key, value: Value::of(value.get_ref()), line });
        }
    }
}

impl Value {
    fn of(value: &DeValue<'_>) -> Self {
        match value {
            DeValue::String(text) => Self::Text(text.to_string()),
            DeValue::Boolean(flag) => Self::Flag(*flag),
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
                .map_or(Self::Other, Self::Number),
            DeValue::Array(values) => values
                .iter()
                .map(|value| value.get_ref().as_str().map(str::to_owned))
                .collect::<Option<_>>()
                .map_or(Self::Other, Self::Texts),
            _ => Self::Other,
        }
    }
}
