//! Years of the republic, as Taiwan counts them: 民国112年 is 2023.

/// The year before the first.
const BEFORE: u32 = 1911;

/// The year that is the `number`th of the republic.
#[must_use]
pub fn year(number: u32) -> u32 {
    BEFORE + number
}

/// Whether a number of three digits may count the republic without saying so: reports speak of some
/// years around their own.
#[must_use]
pub fn may_count(number: u32) -> bool {
    (90..150).contains(&number)
}

/// The year that `digits` stand for where nothing says that they count the republic: 112 is 2023,
/// 12 and 2023 are none.
#[must_use]
pub fn bare_year(digits: &str) -> Option<u32> {
    let number = digits.parse().ok().filter(|_| digits.len() == 3)?;
    may_count(number).then(|| year(number))
}
