//! Sentences and clauses: the pieces in which a report makes its claims.
//!
//! A sentence ends at 。！？ or the end of its line, a clause at ，；： as well. Quotation marks and
//! titles hold together; a long remark in parentheses is a clause of its own, a short one belongs
//! to its noun. Everything is linear in the length of the text.

use crate::text::Span;

/// Characters that a parenthesised remark may have and still count as part of its noun.
const SHORT_REMARK: usize = 10;

/// A stretch of a sentence without a stop.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clause {
    /// Its pieces in order: more than one where a long remark interrupts it.
    pub parts: Vec<Span>,
}

impl Clause {
    /// Whether the byte at `offset` is in one of its pieces.
    #[must_use]
    pub fn contains(&self, offset: usize) -> bool {
        self.parts.iter().any(|part| part.contains(offset))
    }

    /// First byte.
    #[must_use]
    pub fn start(&self) -> usize {
        self.parts.first().map_or(0, |part| part.start as usize)
    }

    /// One past the last byte.
    #[must_use]
    pub fn end(&self) -> usize {
        self.parts.last().map_or(0, |part| part.end as usize)
    }
}

/// The sentences of `span`, each with its closing mark, blanks around them left out.
#[must_use]
pub fn sentences(text: &str, span: Span) -> Vec<Span> {
    let base = span.start as usize;
    let body = span.of(text);
    let mut found = Vec::new();
    let mut start = 0;
    let is_row = body.trim_start().starts_with('|');
    let mut chars = body.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c == '|' && is_row {
            // The cells of a table are sentences of their own.
            push_trimmed(&mut found, body, base, start, at);
            start = at + 1;
        }
        if !matches!(c, '。' | '！' | '？' | '!' | '\n') {
            continue;
        }
        let mut end = at + c.len_utf8();
        while let Some(&(next, closing)) = chars.peek()
            && matches!(closing, '”' | '’' | '」' | '』' | '）' | ')' | '。' | '！' | '？')
        {
            end = next + closing.len_utf8();
            chars.next();
        }
        push_trimmed(&mut found, body, base, start, end);
        start = end;
    }
    push_trimmed(&mut found, body, base, start, body.len());
    found
}

/// The clauses of a sentence in order of their first character.
#[must_use]
pub fn clauses(text: &str, sentence: Span) -> Vec<Clause> {
    let mut reader = Reader {
        body: sentence.of(text),
        base: sentence.start as usize,
        open: vec![Clause::default()],
        done: Vec::new(),
    };
    reader.read();
    let mut clauses = reader.done;
    clauses.sort_by_key(Clause::start);
    clauses
}

struct Reader<'t> {
    body: &'t str,
    base: usize,
    /// The clause being read, above those that a remark interrupts.
    open: Vec<Clause>,
    done: Vec<Clause>,
}

impl Reader<'_> {
    fn read(&mut self) {
        let closers = closers(self.body);
        let mut start = 0;
        let mut skip_to = 0;
        for (at, c) in self.body.char_indices() {
            if at < skip_to {
                continue;
            }
            let after = at + c.len_utf8();
            match c {
                '“' | '‘' | '《' | '「' | '『' | '〈' => {
                    skip_to = closer(&closers, at).unwrap_or(skip_to);
                }
                '（' | '(' | '〔' | '[' | '［' | '【' => {
                    if let Some(close) = closer(&closers, at) {
                        if is_short_remark(&self.body[at..close]) {
                            skip_to = close;
                        } else {
                            self.part(start, at);
                            self.open.push(Clause::default());
                            start = after;
                        }
                    }
                }
                '）' | ')' | '〕' | ']' | '］' | '】' => {
                    self.part(start, at);
                    if self.open.len() > 1 {
                        self.finish();
                        self.open.pop();
                    }
                    start = after;
                }
                _ if self.is_stop(at, c) => {
                    self.part(start, at);
                    self.finish();
                    start = after;
                }
                _ => {}
            }
        }
        self.part(start, self.body.len());
        while !self.open.is_empty() {
            self.finish();
            self.open.pop();
        }
    }

    fn part(&mut self, start: usize, end: usize) {
        if start < end
            && !self.body[start..end].trim().is_empty()
            && let Some(clause) = self.open.last_mut()
        {
            clause.parts.push(Span::new(self.base + start, self.base + end));
        }
    }

    /// Puts the clause being read away and begins another at the same depth.
    fn finish(&mut self) {
        if let Some(clause) = self.open.last_mut()
            && !clause.parts.is_empty()
        {
            self.done.push(std::mem::take(clause));
        }
    }

    /// A comma, colon or dash between digits belongs to a number (0—14岁).
    fn is_stop(&self, at: usize, c: char) -> bool {
        match c {
            '，' | '；' | '。' | '！' | '？' | ';' | '!' | '?' | '\n' | '…' => true,
            ',' | '：' | ':' | '∶' | '—' => {
                let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
                let before = self.body[..at].chars().next_back();
                let after = self.body[at + c.len_utf8()..].chars().next();
                !(digit(before) && digit(after))
            }
            _ => false,
        }
    }
}

/// Each opening bracket that is closed in `body`, with the byte after its closing one, in order.
fn closers(body: &str) -> Vec<(usize, usize)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut found = Vec::new();
    for (at, c) in body.char_indices() {
        if let Some(close) = closing(c) {
            open.push((at, close));
        } else if let Some(depth) = open.iter().rev().take(4).position(|&(_, close)| close == c) {
            open.truncate(open.len() - depth);
            if let Some((from, _)) = open.pop() {
                found.push((from, at + c.len_utf8()));
            }
        }
    }
    found.sort_unstable();
    found
}

/// The byte after the bracket that closes the one at `at`.
fn closer(closers: &[(usize, usize)], at: usize) -> Option<usize> {
    let found = closers.binary_search_by_key(&at, |&(from, _)| from).ok()?;
    closers.get(found).map(|&(_, close)| close)
}

fn closing(c: char) -> Option<char> {
    Some(match c {
        '“' => '”',
        '‘' => '’',
        '《' => '》',
        '〈' => '〉',
        '「' => '」',
        '『' => '』',
        '（' => '）',
        '(' => ')',
        '〔' => '〕',
        '[' => ']',
        '［' => '］',
        '【' => '】',
        _ => return None,
    })
}

/// (中心), (街道、社区): part of a name, without a number or a stop of its own.
fn is_short_remark(remark: &str) -> bool {
    remark.chars().count() <= SHORT_REMARK + 2
        && !remark.contains(|c: char| c.is_ascii_digit() || matches!(c, '，' | ',' | '；' | '：'))
}

fn push_trimmed(found: &mut Vec<Span>, body: &str, base: usize, start: usize, end: usize) {
    let piece = body.get(start..end).unwrap_or("");
    let kept = piece.trim();
    if !kept.is_empty() {
        let from = start + (piece.len() - piece.trim_start().len());
        found.push(Span::new(base + from, base + from + kept.len()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str) -> Span {
        Span::new(0, text.len())
    }

    fn told(text: &str) -> Vec<String> {
        clauses(text, whole(text))
            .iter()
            .map(|c| c.parts.iter().map(|p| p.of(text)).collect::<Vec<_>>().join("…"))
            .collect()
    }

    #[test]
    fn sentences_keep_their_closing_quote() {
        let text = "他说：“很好。”办了3场。 又一句";
        let found: Vec<_> = sentences(text, whole(text)).iter().map(|s| s.of(text)).collect();
        assert_eq!(found, ["他说：“很好。”", "办了3场。", "又一句"]);
    }

    #[test]
    fn numbers_and_names_hold_together() {
        assert_eq!(told("共1,200人,其中女性3人"), ["共1,200人", "其中女性3人"]);
        assert_eq!(told("“走进来，坐下来”活动9场，完"), ["“走进来，坐下来”活动9场", "完"]);
        assert_eq!(told("结构比为1.4:33.5:65"), ["结构比为1.4:33.5:65"]);
    }

    #[test]
    fn a_long_remark_is_a_clause_of_its_own() {
        assert_eq!(told("服务站（中心）9个"), ["服务站（中心）9个"]);
        assert_eq!(
            told("学校（其中小学12所，中学3所）20所"),
            ["学校…20所", "其中小学12所", "中学3所"]
        );
        assert_eq!(told("未闭合（3所，4所"), ["未闭合（3所", "4所"]);
    }
}
