//! Tables of words that stand in files beside the code that reads them.

/// The rows of an embedded table: tab-separated, `#` opens a comment.
pub fn table_rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
}

/// The rows of a table of two columns.
pub fn table_pairs(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table_rows(table).filter_map(|row| match row[..] {
        [first, second] => Some((first, second)),
        _ => None,
    })
}

/// The words of a list, one a row.
pub fn listed_words(list: &'static str) -> impl Iterator<Item = &'static str> {
    table_rows(list).flatten()
}

/// The words of a table of two columns that stand behind `what`.
pub fn words_for(table: &'static str, what: &str) -> impl Iterator<Item = &'static str> {
    table_pairs(table).filter_map(move |(of, word)| (of == what).then_some(word))
}
