//! Whether a report counts the years of the republic: 民国112年, or 112年 alone.

use crate::ingest::Source;
use crate::text::republic::bare_year;

/// Whether a report counts so: it says 民国 before a year, or its title names one without.
pub(super) fn counts_years(source: &Source) -> bool {
    let text = source.reading();
    let said = memchr::memmem::find_iter(text.as_bytes(), "民国").any(|at| {
        let behind = &text[at + "民国".len()..];
        behind.trim_start().starts_with(|c: char| c.is_ascii_digit())
    });
    let title = &source.imprint.title;
    said || title.match_indices('年').any(|(at, _)| {
        let digits = title[..at].bytes().rev().take_while(u8::is_ascii_digit).count();
        bare_year(&title[at - digits..at]).is_some()
    })
}
