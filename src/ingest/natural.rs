//! Natural order: names as people count.

use std::cmp::Ordering;
use std::ffi::OsStr;
use std::path::Path;

/// Names as people count: `2.md` before `10.md`.
#[must_use]
pub fn natural(a: &OsStr, b: &OsStr) -> Ordering {
    let (left, right) = (a.to_string_lossy(), b.to_string_lossy());
    natural_text(&left, &right).then_with(|| a.cmp(b))
}

/// Paths in the order in which a folder is walked.
pub(super) fn natural_paths(a: &Path, b: &Path) -> Ordering {
    let (mut left, mut right) = (a.iter(), b.iter());
    loop {
        match (left.next(), right.next()) {
            (Some(x), Some(y)) => match natural(x, y) {
                Ordering::Equal => {}
                order => return order,
            },
            (x, y) => return x.is_some().cmp(&y.is_some()),
        }
    }
}

fn natural_text(mut a: &str, mut b: &str) -> Ordering {
    loop {
        let (Some(x), Some(y)) = (a.chars().next(), b.chars().next()) else {
            return a.len().cmp(&b.len());
        };
        if x.is_ascii_digit() && y.is_ascii_digit() {
            let (left, rest_a) = digits(a);
            let (right, rest_b) = digits(b);
            let by_value = left.len().cmp(&right.len()).then_with(|| left.cmp(right));
            if by_value.is_ne() {
                return by_value;
            }
            (a, b) = (rest_a, rest_b);
        } else if x == y {
            (a, b) = (&a[x.len_utf8()..], &b[y.len_utf8()..]);
        } else {
            return x.cmp(&y);
        }
    }
}

/// The number that opens `text` without leading zeros, and what follows it.
fn digits(text: &str) -> (&str, &str) {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(end);
    (number.trim_start_matches('0'), rest)
}
