//! The first and the last characters of a text: rules look no further than they need to.

/// The first `count` characters of `text`.
#[must_use]
pub fn first_chars(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or(text, |(at, _)| &text[..at])
}

/// The last `count` characters of `text`.
#[must_use]
pub fn last_chars(text: &str, count: usize) -> &str {
    match count.checked_sub(1) {
        Some(before) => text.char_indices().rev().nth(before).map_or(text, |(at, _)| &text[at..]),
        None => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn either_end_is_counted_in_characters() {
        assert_eq!((first_chars("妇女a儿", 3), last_chars("妇女a儿", 2)), ("妇女a", "a儿"));
        assert_eq!((first_chars("妇女", 5), last_chars("妇女", 5)), ("妇女", "妇女"));
        assert_eq!((first_chars("妇女", 0), last_chars("妇女", 0)), ("", ""));
    }
}
