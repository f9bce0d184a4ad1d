//! What sort of report a title announces.

use crate::ingest::ReportKind;
use crate::text::fold;
use std::sync::LazyLock;

/// The kind by the title's words (simplified characters).
pub(super) fn of(title: &str) -> ReportKind {
    let title = title.trim_end_matches([')', '）', '》', '”', ' ']);
    ROWS.iter()
        .find(
            |(words, at_end, _)| {
                if *at_end { title.ends_with(words) } else { title.contains(words) }
            },
        )
        .map_or(ReportKind::Other, |row| row.2)
}

/// Whether a line names a kind of report at all.
pub(super) fn is_named(line: &str) -> bool {
    of(line) != ReportKind::Other
}

/// Words, whether they must end the title, kind; in the table's order.
static ROWS: LazyLock<Vec<(&'static str, bool, ReportKind)>> = LazyLock::new(|| {
    fold::table_rows(include_str!("kinds.tsv"))
        .filter_map(|row| {
            let [kind, words] = row[..] else { return None };
            let kind = match kind {
                "summary" => ReportKind::Summary,
                "plan" => ReportKind::Plan,
                "communique" => ReportKind::Communique,
                "speech" => ReportKind::Speech,
                _ => return None,
            };
            let bare = words.trim_end_matches('$');
            Some((bare, bare != words, kind))
        })
        .collect()
});
