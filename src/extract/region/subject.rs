//! Which division a mention means, and whether it is what its clause is about.

use super::Division;
use super::mention::Mention;
use super::table::Form;
use super::words::{is_word, words};
use crate::text::Span;
use crate::text::ends::last_chars;
use crate::text::lexicon::Lexicon;
use std::collections::HashSet;
use std::sync::LazyLock;

/// No subject governs more characters than this.
pub(super) const LONGEST: usize = 400;

/// Characters before a subject that are looked at for what leads to it.
const LONGEST_LEAD: usize = 13;

/// What may stand between the opening of a clause and its subject.
const LEADS: &[&str] =
    &["其中", "例如", "比如", "如", "截至目前", "目前", "另外", "同时", "而", "仅"];

/// Words beside the name of a division, by what they say.
struct Words {
    tells: Lexicon<()>,
    thing: Lexicon<()>,
    verb: Lexicon<()>,
    won: Lexicon<()>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
    tells: words("tells"),
    thing: words("thing"),
    verb: words("verb"),
    won: words("won"),
});

/// Which divisions the report names in a way that settles what a bare or shared name means.
pub(super) struct Known {
    own: Option<Division>,
    whole: HashSet<Division>,
}

impl Known {
    /// From all that it names; `own` is its own division.
    pub(super) fn of(mentions: &[Mention], own: Option<Division>) -> Self {
        let whole = mentions
            .iter()
            .filter(|m| m.form == Form::Whole)
            .flat_map(Mention::divisions)
            .collect();
        Self { own, whole }
    }

    /// The division a mention means, unless that is the report's own or cannot be told.
    pub(super) fn meant(&self, mention: &Mention) -> Option<Division> {
        let own = self.own?;
        let inside = |d: &Division| *d != own && d.within(own);
        let division = mention.divisions().find(inside)?;
        let evident = mention.form == Form::Whole
            || self.whole.contains(&division)
            || division.level() < 3
                && division.parent().unwrap_or(Division::COUNTRY) == own
                && !is_word(division.short());
        (evident && !mention.divisions().any(|d| d == own)).then_some(division)
    }
}

/// What stands between the opening of the clause and the mention: nothing, or some of [`LEADS`].
///
/// The next member of a list that gives each its number opens one too: 甲县3人、乙县5人.
fn lead<'t>(text: &'t str, line: Span, mention: &Mention) -> Option<&'t str> {
    let before = text.get(line.start as usize..mention.span.start as usize)?;
    let stops = ['。', '；', '！', '？', '，', ',', ';', '：', ':', '（', '(', '|'];
    let clause = last_chars(before, LONGEST_LEAD).rsplit(stops).next()?;
    match clause.rsplit_once(['、', '和']) {
        Some((told, lead)) if is_next_of_list(told, text, mention) => Some(lead),
        _ => Some(clause),
    }
}

/// Whether a number stands right behind the mention and in the member of the list before it.
fn is_next_of_list(told: &str, text: &str, mention: &Mention) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    let member = told.rsplit(['、', '和']).next().unwrap_or_default();
    member.contains(digit) && text[mention.span.end as usize..].starts_with(digit)
}

/// Whether a mention may be the subject of its clause by what stands before it.
pub(super) fn is_led_in(text: &str, line: Span, mention: &Mention) -> bool {
    lead(text, line, mention)
        .is_some_and(|lead| lead.trim().is_empty() || LEADS.contains(&lead.trim()))
}

/// Whether a name only heads that of a thing (双流机场), a list of places that are counted together
/// (某区甲社区等7个社区), or is no name at all.
pub(super) fn heads_a_name(name: &str, form: Form, behind: &str) -> bool {
    let counted = behind.starts_with(|c: char| c.is_ascii_digit());
    let stated = || WORDS.tells.opens(behind);
    let bare = form == Form::Stem && (WORDS.verb.has(name) || !counted && !stated());
    bare || WORDS.thing.opens(behind) || is_counted_list(behind)
}

/// Whether its clause counts what it lists: 甲社区等7个社区.
fn is_counted_list(behind: &str) -> bool {
    let end = behind.find(['，', '。', '；', ',', ';']).unwrap_or(behind.len());
    behind[..end].match_indices('等').any(|(at, word)| {
        let counted = behind[at + word.len()..end].trim_start_matches(['共', '各']);
        counted.starts_with(|c: char| c.is_ascii_digit())
    })
}

/// Whether a mention opens its sentence, but for words that lead it in.
pub(super) fn opens_sentence(text: &str, line: Span, mention: &Mention) -> bool {
    let before =
        text.get(line.start as usize..mention.span.start as usize).unwrap_or("").trim_end();
    let led = LEADS.iter().find_map(|lead| before.strip_suffix(lead)).unwrap_or(before);
    led.is_empty() || led.ends_with(['。', '；', '！', '？', '：', ':', ';'])
}

/// Whether what follows the clause that a division opens may still be of it: the clause tells a
/// figure, or opens the sentence and tells a deed.
pub(super) fn keeps_on(clause: &str, opens_sentence: bool) -> bool {
    let tells = clause.contains(|c: char| c.is_ascii_digit());
    tells || opens_sentence && !WORDS.won.is_in(clause)
}

/// Where a clause counts all of the country or the region: 成为全国21个示范区之一.
pub(super) fn counts_the_whole(clause: &str) -> Option<usize> {
    ["全国", "全省", "全市"].iter().find_map(|whole| {
        let (at, word) = clause.match_indices(whole).next()?;
        let counted = clause[at + word.len()..].starts_with(|c: char| c.is_ascii_digit());
        (counted && !clause[..at].ends_with(['占', '居'])).then_some(at)
    })
}
