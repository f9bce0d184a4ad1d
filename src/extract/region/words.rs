//! Words that say what is meant by the name of a division beside them; read from `words.tsv`.

use crate::text::lexicon::Lexicon;
use crate::text::table::words_for;
use std::sync::LazyLock;

/// The words of the table that say `what`.
pub(super) fn words(what: &str) -> Lexicon<()> {
    Lexicon::heads(words_for(include_str!("words.tsv"), what))
}

/// Whether a prefecture's short name is an ordinary word, a mountain or a river as well.
pub(super) fn is_word(short: &str) -> bool {
    static ORDINARY: LazyLock<Lexicon<()>> = LazyLock::new(|| words("ordinary"));
    ORDINARY.has(short)
}
