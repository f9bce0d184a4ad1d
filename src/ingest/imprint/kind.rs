//! What sort of report a title announces.

use crate::ingest::ReportKind;
use crate::text::table::table_rows;
use std::sync::LazyLock;

/// The kind by the title's words (simplified characters); `None` when they do not tell.
pub(super) fn of(title: &str) -> Option<ReportKind> {
    let title = title.trim_end_matches([')', '）', '》', '”', ' ']);
    ROWS.iter().find(|row| row.fits(title)).map(|row| row.kind)
}

/// Whether a line names a kind of report.
pub(super) fn is_named(line: &str) -> bool {
    of(line).is_some()
}

/// The kind by how the body opens, where the title is a motto: it looks back, or sets out what is to
/// be done; `Other` when it does both or neither.
pub(super) fn by_opening(opening: &str) -> ReportKind {
    const BACK: [&str; 6] = ["年来", "以来", "回顾", "过去", "一年中", "近年"];
    const AHEAD: [&str; 7] =
        ["总体要求", "指导思想", "工作思路", "制定本", "特制定", "工作目标", "制定如下"];
    let has = |words: &[&str]| words.iter().any(|word| opening.contains(word));
    match (has(&BACK), has(&AHEAD)) {
        _ if opening.contains("政府工作报告") => ReportKind::Summary,
        (true, false) => ReportKind::Summary,
        (false, true) => ReportKind::Plan,
        _ => ReportKind::Other,
    }
}

struct Row {
    words: &'static str,
    /// Whether the words must end the title.
    ends: bool,
    kind: ReportKind,
}

impl Row {
    fn fits(&self, title: &str) -> bool {
        if self.ends { title.ends_with(self.words) } else { title.contains(self.words) }
    }
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    table_rows(include_str!("kinds.tsv"))
        .filter_map(|row| {
            let [kind, words] = row[..] else { return None };
            let kind = match kind {
                "summary" => ReportKind::Summary,
                "plan" => ReportKind::Plan,
                "communique" => ReportKind::Communique,
                "speech" => ReportKind::Speech,
                _ => ReportKind::Other,
            };
            let bare = words.trim_end_matches('$');
            Some(Row { words: bare, ends: bare != words, kind })
        })
        .collect()
});
