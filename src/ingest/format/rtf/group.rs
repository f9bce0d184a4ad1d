//! Groups of rich text: where their text goes.

/// What holds inside a pair of braces.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    pub destination: Destination,
    pub font: i32,
    /// How many bytes stand for a character by number, and how many of them are still to come.
    pub fallback: u8,
    pub skips: u8,
    pub is_hidden: bool,
    pub is_optional: bool,
    /// Whether it is the number that was generated for a paragraph.
    pub is_number: bool,
}

/// Where text goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Destination {
    Body,
    Note,
    Fonts,
    Styles,
    Nothing,
}

impl Default for Group {
    fn default() -> Self {
        let destination = Destination::Body;
        let (font, fallback, skips) = (0, 1, 0);
        let (is_hidden, is_optional, is_number) = (false, false, false);
        Self { destination, font, fallback, skips, is_hidden, is_optional, is_number }
    }
}

impl Group {
    /// A group opened inside.
    pub fn inner(&self) -> Self {
        Self { skips: 0, is_optional: false, ..*self }
    }
}

/// Optional groups whose text is read all the same.
pub(super) const OPTIONAL_TEXT: [&str; 3] = ["shpinst", "nesttableprops", "lttext"];

/// Words that open a group whose text goes elsewhere, sorted.
const ELSEWHERE: [(&str, Destination); 37] = [
    ("annotation", Destination::Nothing),
    ("atnauthor", Destination::Nothing),
    ("atnid", Destination::Nothing),
    ("author", Destination::Nothing),
    ("colortbl", Destination::Nothing),
    ("company", Destination::Nothing),
    ("fldinst", Destination::Nothing),
    ("fonttbl", Destination::Fonts),
    ("footer", Destination::Nothing),
    ("footerf", Destination::Nothing),
    ("footerl", Destination::Nothing),
    ("footerr", Destination::Nothing),
    ("footnote", Destination::Note),
    ("generator", Destination::Nothing),
    ("header", Destination::Nothing),
    ("headerf", Destination::Nothing),
    ("headerl", Destination::Nothing),
    ("headerr", Destination::Nothing),
    ("info", Destination::Nothing),
    ("listname", Destination::Nothing),
    ("listoverridetable", Destination::Nothing),
    ("listtable", Destination::Nothing),
    ("nonesttables", Destination::Nothing),
    ("nonshppict", Destination::Nothing),
    ("object", Destination::Nothing),
    ("operator", Destination::Nothing),
    ("pict", Destination::Nothing),
    ("pntxta", Destination::Nothing),
    ("pntxtb", Destination::Nothing),
    ("revtbl", Destination::Nothing),
    ("rsidtbl", Destination::Nothing),
    ("shppict", Destination::Nothing),
    ("sp", Destination::Nothing),
    ("stylesheet", Destination::Styles),
    ("subject", Destination::Nothing),
    ("title", Destination::Nothing),
    ("xe", Destination::Nothing),
];

/// Where the text of a group goes that `word` opens.
pub(super) fn destination(word: &str) -> Option<Destination> {
    ELSEWHERE.binary_search_by_key(&word, |(known, _)| known).ok().map(|at| ELSEWHERE[at].1)
}

/// Characters that have a word.
pub(super) fn sign(word: &str) -> Option<&'static str> {
    Some(match word {
        "bullet" => "•",
        "emdash" => "—",
        "endash" => "–",
        "ldblquote" => "“",
        "lquote" => "‘",
        "rdblquote" => "”",
        "rquote" => "’",
        "emspace" | "enspace" | "qmspace" => " ",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_destinations_are_sorted() {
        assert!(super::ELSEWHERE.is_sorted_by_key(|(word, _)| *word));
    }
}
