//! The division that a report is about.
//!
//! Evidence is weighed, not voted on once: the title and what introduces the report (我代表某市
//! 人民政府) count most, then who published it, then what the text keeps naming. Words such as
//! 我市, 全州 and 本县 tell the level.

use super::mention::{Mention, scan};
use super::table::Form;
use super::tabled::List;
use super::words::{is_word, words};
use super::{Division, names_place};
use crate::ingest::{Role, Source};
use crate::text::Span;
use crate::text::ends::first_chars;
use crate::text::lexicon::Lexicon;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What stands behind a division's name when the body of that division is meant.
static ORGANS: LazyLock<Lexicon<()>> = LazyLock::new(|| words("organ"));

/// What stands behind a division's name when it is part of the name of a paper or a site.
static PRESS: LazyLock<Lexicon<()>> = LazyLock::new(|| words("press"));

/// What the name of a paper weighs.
const OF_PRESS: f32 = 2.0;

/// Bytes of the body that introduce a report.
const OPENING: usize = 1_500;

/// What a table weighs whose rows are divisions that lie in one.
const OF_LIST: f32 = 8.0;

/// The division `source` is about, given every mention in its body and the divisions that head
/// its tables: those speak for what they lie in and not for themselves.
pub(super) fn read(source: &Source, mentions: &[Mention], lists: &[List]) -> Option<Division> {
    let mut scores = Scores::default();
    imprint(source, &mut scores);
    let several = lists.iter().filter(|list| list.several);
    let mut heads: Vec<Span> = several.clone().flat_map(List::cells).collect();
    heads.sort_unstable();
    if heads.is_empty() {
        body(source, mentions, &mut scores);
    } else {
        let told = mentions.iter().filter(|mention| !names_place(&heads, mention.span));
        body(source, &told.cloned().collect::<Vec<_>>(), &mut scores);
    }
    for list in several {
        *scores.strong.entry(list.scope).or_default() += OF_LIST;
    }
    let level = Level::spoken(source.reading());
    scores.best(&level)
}

#[derive(Default)]
struct Scores {
    strong: BTreeMap<Division, f32>,
    plain: BTreeMap<Division, f32>,
}

impl Scores {
    /// Adds `weight` to what a name may mean; a name of several is weaker evidence for each.
    fn add(&mut self, named: &Named<'_>, weight: f32, strong: bool) {
        let count = named.divisions.len().max(1) as f32;
        for &division in &named.divisions {
            let to = if strong { &mut self.strong } else { &mut self.plain };
            *to.entry(division).or_default() += weight / count.sqrt();
        }
    }

    fn best(&self, level: &Level) -> Option<Division> {
        let mut total: BTreeMap<Division, f32> = BTreeMap::new();
        for (&division, &score) in &self.strong {
            *total.entry(division).or_default() += score;
        }
        for (&division, &score) in &self.plain {
            *total.entry(division).or_default() += score.min(20.0);
            // Many of its parts named speak for the whole.
            if let Some(parent) = division.parent() {
                *total.entry(parent).or_default() += score.min(1.0) * 0.5;
            }
        }
        let total_of = |d: Division| total.get(&d).copied().unwrap_or(0.0);
        let best = total
            .keys()
            .map(|&division| {
                // Of several that bear one name, the one in a division that is named too.
                let kin = division.parent().map_or(0.0, |parent| total_of(parent).min(8.0) * 0.25);
                (division, (total_of(division) + kin) * level.factor(division))
            })
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        match best {
            Some((division, score)) if score >= 2.0 && score >= level.country => Some(division),
            _ if level.country >= 3.0 => Some(Division::COUNTRY),
            _ => None,
        }
    }
}

/// A mention, with what it can mean where it stands.
struct Named<'a> {
    mention: &'a Mention,
    /// Only those in the division named right before it (深圳市南山区).
    divisions: Vec<Division>,
    behind: &'a str,
}

impl Named<'_> {
    fn is_of_organ(&self) -> bool {
        ORGANS.opens(self.behind)
    }

    /// 合作, 富裕, 平安: a county's bare name is a word of the language first.
    fn is_word(&self) -> bool {
        let word = |d: &Division| d.level() == 3 || is_word(d.short());
        self.mention.form == Form::Stem && self.divisions.iter().all(word)
    }

    /// 甘肃日报, 海西新闻网: who prints a report is seldom what it is about.
    fn is_of_press(&self) -> bool {
        PRESS.is_in(first_chars(self.behind, 6))
    }
}

fn imprint(source: &Source, scores: &mut Scores) {
    // A local report names a local congress.
    let national = |line: &str| line.contains("全国人民代表大会");
    let mut lines = source.lines.iter().filter(|line| line.role == Role::Imprint);
    if lines.any(|line| national(line.span.of(source.reading()))) {
        scores.strong.insert(Division::COUNTRY, 30.0);
    }
    let imprint = &source.imprint;
    for (field, weight) in
        [(&imprint.title, 60.0), (&imprint.source, 12.0), (&imprint.author, 12.0)]
    {
        let text = crate::text::fold::simplified(field);
        let mut mentions = Vec::new();
        scan(&text, 0..text.len(), &mut mentions);
        add_innermost(&text, &mentions, |named| {
            let weight = match named.mention.form {
                _ if named.is_of_press() => OF_PRESS,
                Form::Whole => weight,
                // 关爱民生 inside a title names no 爱民区.
                Form::Stem if named.is_word() && !named.is_of_organ() => {
                    if named.mention.span.start == 0 { weight * 0.2 } else { 0.5 }
                }
                Form::Stem => weight * 0.7,
            };
            scores.add(named, weight, true);
        });
    }
    // What stands beside the title: ——在兰州市第十二届人民代表大会上.
    let text = source.reading();
    let mut mentions = Vec::new();
    for line in source.lines.iter().filter(|line| line.role == Role::Imprint) {
        scan(text, line.span.range(), &mut mentions);
    }
    add_innermost(text, &mentions, |named| {
        let weight = match named.is_of_organ() {
            _ if named.is_of_press() => OF_PRESS,
            true => 15.0,
            false if named.is_word() => 1.0,
            false => 6.0,
        };
        scores.add(named, weight, true);
    });
    // The folders and the name of the file are weak evidence: one mention in passing each.
    let path = source.path.to_string_lossy();
    let path = crate::text::fold::simplified(&path);
    let mut mentions = Vec::new();
    scan(&path, 0..path.len(), &mut mentions);
    for mention in mentions.iter().rev().take(3) {
        let named = Named { mention, divisions: mention.divisions().collect(), behind: "" };
        scores.add(&named, 2.0, false);
    }
}

fn body(source: &Source, mentions: &[Mention], scores: &mut Scores) {
    let text = source.reading();
    let first = source.body().next().map_or(0, |line| line.span.start as usize);
    let titled = source.lines.iter().any(|line| line.role == Role::Imprint);
    let heading = source.body().next().map(|line| line.span).filter(|s| !titled && s.len() < 200);
    add_innermost(text, mentions, |named| {
        let span = named.mention.span;
        let opening = (span.start as usize) < first + OPENING;
        let organ = named.is_of_organ();
        let weight: f32 = match (named.mention.form, organ) {
            (Form::Whole, true) => 3.0,
            (Form::Whole, false) => 1.0,
            (Form::Stem, true) => 2.0,
            (Form::Stem, false) if named.is_word() => 0.0,
            (Form::Stem, false) => 0.3,
        };
        if heading.is_some_and(|heading| heading.covers(span)) {
            scores.add(named, 10.0 * weight.max(1.0), true);
        } else if opening && organ {
            scores.add(named, weight * 5.0, true);
        } else {
            scores.add(named, if opening { weight * 2.0 } else { weight }, false);
        }
    });
}

/// Calls `each` with every mention and the text behind it, leaving out a division that only
/// says where the next one lies (甘肃省定西市).
fn add_innermost(text: &str, mentions: &[Mention], mut each: impl FnMut(&Named<'_>)) {
    let mut lead: Option<(u32, Vec<Division>)> = None;
    for (i, mention) in mentions.iter().enumerate() {
        let mut divisions: Vec<Division> = mention.divisions().collect();
        if let Some((end, above)) = lead.take()
            && end == mention.span.start
        {
            let inside = |d: &Division| above.iter().any(|&above| *d != above && d.within(above));
            if divisions.iter().any(inside) {
                divisions.retain(inside);
            }
        }
        let leads = mentions.get(i + 1).is_some_and(|next| {
            next.span.start == mention.span.end
                && next
                    .divisions()
                    .any(|d| divisions.iter().any(|&above| d != above && d.within(above)))
        });
        if leads {
            lead = Some((mention.span.end, divisions));
        } else {
            let behind = text.get(mention.span.end as usize..).unwrap_or("");
            each(&Named { mention, divisions, behind });
        }
    }
}

/// How often the report speaks of its own region by each word for a level.
struct Level {
    counts: [(&'static [&'static str], f32); 6],
    country: f32,
}

impl Level {
    fn spoken(text: &str) -> Self {
        let mut counts = [
            (&["省"][..], 0.0),
            (&["市"][..], 0.0),
            (&["州"][..], 0.0),
            (&["县"][..], 0.0),
            (&["区", "特别行政区"][..], 0.0),
            (&["旗", "盟"][..], 0.0),
        ];
        let mut country = 0.0;
        for lead in ["我", "全", "本"] {
            for at in memchr::memmem::find_iter(text.as_bytes(), lead) {
                let behind = &text[at + lead.len()..];
                let behind = behind.strip_prefix("自治").unwrap_or(behind);
                let behind = behind.strip_prefix('地').unwrap_or(behind);
                match counts
                    .iter_mut()
                    .find(|(words, _)| words.iter().any(|w| behind.starts_with(w)))
                {
                    Some((_, count)) => *count += if lead == "全" { 1.0 } else { 2.0 },
                    None if behind.starts_with('国') && lead == "我" => country += 1.0,
                    None => {}
                }
            }
        }
        if counts.iter().any(|&(_, count)| count > 2.0) {
            country = 0.0;
        }
        Self { counts, country }
    }

    /// 3 for a division of the level most spoken of, 1 for the others.
    fn factor(&self, division: Division) -> f32 {
        let most = self.counts.iter().max_by(|a, b| a.1.total_cmp(&b.1));
        let spoken = most.is_some_and(|(words, count)| {
            *count >= 1.0 && words.iter().any(|word| division.name().ends_with(word))
        });
        if spoken { 3.0 } else { 1.0 }
    }
}
