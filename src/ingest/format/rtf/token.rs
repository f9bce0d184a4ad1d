//! Rich text as tokens.

/// What comes next.
pub(super) enum Token<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\*`: who does not know the next word passes over the group.
    Optional,
    /// `\par`, `\u27721`
    Word(&'a str, Option<i32>),
    /// `\'d6`
    Byte(u8),
    /// Bytes that stand for themselves.
    Text(&'a [u8]),
}

/// Hands every token to `take`; whether the text was whole.
pub(super) fn tokens<'a>(bytes: &'a [u8], mut take: impl FnMut(Token<'a>)) -> bool {
    let mut depth = 0i64;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'{' | b'}' => {
                depth += if byte == b'{' { 1 } else { -1 };
                take(if byte == b'{' { Token::Open } else { Token::Close });
                at += 1;
                if depth <= 0 {
                    break;
                }
            }
            b'\\' => at = control(bytes, at + 1, &mut take),
            b'\r' | b'\n' | 0 => at += 1,
            _ => {
                let special = |b: &u8| matches!(b, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0);
                let rest = bytes.get(at..).unwrap_or_default();
                let length = rest.iter().position(special).unwrap_or(rest.len());
                take(Token::Text(&rest[..length]));
                at += length;
            }
        }
    }
    depth <= 0
}

/// Reads what follows a backslash; gives where it ends.
fn control<'a>(bytes: &'a [u8], at: usize, take: &mut impl FnMut(Token<'a>)) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    let Some(&first) = rest.first() else { return at };
    if !first.is_ascii_alphabetic() {
        let digit = |i: usize| rest.get(i).and_then(|b| char::from(*b).to_digit(16));
        match first {
            b'\'' => {
                if let (Some(high), Some(low)) = (digit(1), digit(2)) {
                    take(Token::Byte((high * 16 + low) as u8));
                    return at + 3;
                }
            }
            b'*' => take(Token::Optional),
            b'~' => take(Token::Text(b" ")),
            b'_' => take(Token::Text(b"-")),
            b'\n' | b'\r' => take(Token::Word("par", None)),
            b'\\' | b'{' | b'}' => take(Token::Text(&rest[..1])),
            _ => {}
        }
        return at + 1;
    }
    let length = rest.iter().take(32).take_while(|b| b.is_ascii_alphabetic()).count();
    let word = std::str::from_utf8(&rest[..length]).unwrap_or("");
    let mut end = length;
    let sign = usize::from(rest.get(end) == Some(&b'-'));
    let digits = rest.iter().skip(end + sign).take(10).take_while(|b| b.is_ascii_digit()).count();
    let mut number = None;
    if digits > 0 {
        let written = &rest[end..end + sign + digits];
        number = std::str::from_utf8(written).ok().and_then(|text| text.parse().ok());
        end += sign + digits;
    }
    end += usize::from(rest.get(end) == Some(&b' '));
    take(Token::Word(word, number));
    let skipped = if word == "bin" { number.unwrap_or(0).max(0) as usize } else { 0 };
    at + end + skipped
}
