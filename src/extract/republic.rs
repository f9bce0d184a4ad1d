//! Years of the republic, as reports of Taiwan count them: 民国112年, or 112年 alone, is 2023.

use crate::ingest::Source;

/// The year before the first.
const BEFORE: u32 = 1911;

/// Whether a report counts so: it says 民国 before a year, or its title names one without.
#[must_use]
pub fn counts_years(source: &Source) -> bool {
    let text = source.reading();
    let said = memchr::memmem::find_iter(text.as_bytes(), "民国").any(|at| {
        let behind = &text[at + "民国".len()..];
        behind.trim_start().starts_with(|c: char| c.is_ascii_digit())
    });
    let title = &source.imprint.title;
    said || title.match_indices('年').any(|(at, _)| {
        let digits = title[..at].bytes().rev().take_while(u8::is_ascii_digit).count();
        digits == 3 && year(&title[at - digits..at]).is_some()
    })
}

/// The year that three digits stand for: 112 is 2023.
#[must_use]
pub fn year(digits: &str) -> Option<u32> {
    let number: u32 = digits.parse().ok().filter(|_| digits.len() == 3)?;
    // Reports speak of some years around their own.
    (90..150).contains(&number).then(|| BEFORE + number)
}
