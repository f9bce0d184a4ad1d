//! Numbers of notes, which every format raises in a way of its own and a text writes as ¹².

use std::borrow::Cow;

/// The number of a note as it stands in the text: ¹².
#[must_use]
pub(super) fn raised(number: &str) -> Cow<'_, str> {
    let raised = |c: char| c.to_digit(10).and_then(|d| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(d as usize));
    if number.chars().all(|c| raised(c).is_some()) {
        Cow::Owned(number.chars().filter_map(raised).collect())
    } else {
        Cow::Borrowed(number)
    }
}
