//! Run-in headings: the topic sentence that opens a paragraph, the text going on in its line.
//!
//! One short first sentence proves nothing. A writer who heads paragraphs this way heads several
//! alike: of like length, build, opening and ending. So each opening is weighed by its own form
//! and by how well its neighbours match it.

use crate::outline::Origin;
use crate::outline::heading::{Heading, Style};
use crate::outline::paragraph::{Paragraph, Sentence};
use crate::outline::shape::Shape;

/// The run-in headings of the paragraphs that no heading in `taken` stands in.
#[must_use]
pub fn headings(text: &str, paragraphs: &[Paragraph], taken: &[bool]) -> Vec<Heading> {
    let mut openings: Vec<Opening> = paragraphs
        .iter()
        .enumerate()
        .map(|(index, paragraph)| Opening::read(text, paragraph, index, taken))
        .collect();
    close(text, paragraphs, &mut openings);
    let blocks = blocks(&openings);
    let habit = habit(&openings, &blocks);
    let mut out = Vec::new();
    for block in blocks {
        let Some(block) = openings.get(block) else { continue };
        let kept = keep(block, habit);
        let outer = tiers(&kept);
        for (opening, tier) in kept.iter().zip(&outer) {
            out.extend(opening.headings(*tier));
        }
    }
    out
}

/// The last paragraph that calls on the listeners (让我们…) or vows may open with a motto, which
/// heads nothing.
fn close(text: &str, paragraphs: &[Paragraph], openings: &mut [Opening]) {
    let text_at = |opening: &Opening| matches!(opening.kind, Kind::Candidate | Kind::Prose);
    let last = openings.iter().rposition(text_at);
    let Some((at, paragraph)) = last.and_then(|at| Some((at, paragraphs.get(at)?))) else { return };
    if let Some(opening) = openings.get_mut(at).filter(|opening| opening.kind == Kind::Candidate)
        && !opening.shape.opens_a_heading()
        && (paragraph.of(text).contains("让我们")
            || opening.shape.is_balanced() && paragraph.of(text).contains("将"))
    {
        opening.kind = Kind::Prose;
    }
}

/// How a paragraph opens.
#[derive(Clone, Debug)]
struct Opening {
    paragraph: usize,
    kind: Kind,
    sentence: Sentence,
    shape: Shape,
    /// The sentence behind the first, where it too has the form of a heading.
    second: Option<(Sentence, Shape)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A heading of another origin, which parts one block from the next.
    Heading,
    /// Text that no heading could open.
    Prose,
    /// Too short to count for or against.
    Short,
    /// Its first sentence may be a heading.
    Candidate,
}

impl Opening {
    fn read(text: &str, paragraph: &Paragraph, index: usize, taken: &[bool]) -> Self {
        let sentence = opening_sentence(text, paragraph);
        let bold = sentence.stop == Some('】')
            || paragraph.bold_end >= sentence.end && !paragraph.all_bold();
        let shape = Shape::of(sentence.of(text), bold);
        let rest = paragraph.end.saturating_sub(sentence.next);
        let candidate = sentence.stop.is_some_and(|c| "。！：:. 】".contains(c))
            && rest >= SHORTEST_TEXT
            && (shape.may_head() || sentence.stop == Some('】') && shape.length > 1)
            && !paragraph.listed
            && !paragraph.of(text).starts_with('|')
            && !(matches!(sentence.stop, Some('：' | ':')) && shape.length > 14);
        let kind = if taken.get(index) == Some(&true) {
            Kind::Heading
        } else if candidate {
            Kind::Candidate
        } else if paragraph.size() >= LONG_TEXT {
            Kind::Prose
        } else {
            Kind::Short
        };
        let second =
            (kind == Kind::Candidate).then(|| second(text, paragraph, &sentence)).flatten();
        Self { paragraph: index, kind, sentence, shape, second }
    }

    fn headings(&self, tier: Tier) -> Vec<Heading> {
        let heading = |sentence: &Sentence, depth| Heading {
            paragraph: self.paragraph,
            marker: None,
            start: sentence.start,
            end: sentence.end,
            next: sentence.next,
            origin: Origin::RunIn,
            style: Style::RunIn(depth),
        };
        match (tier, &self.second) {
            (Tier::Both, Some((second, _))) => {
                vec![heading(&self.sentence, 0), heading(second, 1)]
            }
            (Tier::Outer | Tier::Both, _) => vec![heading(&self.sentence, 0)],
            (Tier::Inner, _) => vec![heading(&self.sentence, 1)],
        }
    }
}

/// Where a run-in heading stands when a report has two kinds of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tier {
    Outer,
    Inner,
    /// An outer one with an inner one right behind it.
    Both,
}

/// What opens a paragraph set off (bold, in 【】, before a blank), or its first sentence.
fn opening_sentence(text: &str, paragraph: &Paragraph) -> Sentence {
    let sentence = paragraph.sentence(text, paragraph.start);
    paragraph
        .bracketed(text)
        .or_else(|| {
            let bold = paragraph.bold_title(text, paragraph.start, false);
            bold.filter(|title| title.end < sentence.end)
        })
        .or_else(|| paragraph.before_blank(text, &sentence, LONGEST_BEFORE_BLANK))
        .unwrap_or(sentence)
}

fn second(text: &str, paragraph: &Paragraph, first: &Sentence) -> Option<(Sentence, Shape)> {
    let sentence = paragraph.sentence(text, first.next);
    let shape = Shape::of(sentence.of(text), false);
    let rest = paragraph.end.saturating_sub(sentence.next);
    let fits = sentence.stop == Some('。') && rest >= SHORTEST_TEXT && shape.may_head();
    (fits && shape.form() >= 0).then_some((sentence, shape))
}

/// Ranges of openings between headings of other origins.
fn blocks(openings: &[Opening]) -> Vec<std::ops::Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for (index, opening) in openings.iter().enumerate() {
        if opening.kind == Kind::Heading {
            out.push(start..index);
            start = index + 1;
        }
    }
    out.push(start..openings.len());
    out.retain(|range| !range.is_empty());
    out
}

/// How far a text is headed this way, in tenths: the larger of the share of paragraphs with a
/// sure candidate, and that of plain candidates less what chance gives.
#[derive(Clone, Copy, Debug, Default)]
struct Share {
    texts: usize,
    sure: usize,
    plain: usize,
}

impl Share {
    fn of(block: &[Opening], weights: &[Option<i32>]) -> Self {
        Self {
            texts: block.iter().filter(|o| o.kind != Kind::Short).count(),
            sure: weights.iter().flatten().filter(|&&weight| weight >= SURE).count(),
            plain: block.iter().filter(|o| o.kind == Kind::Candidate && o.shape.is_plain()).count(),
        }
    }

    fn tenths(self) -> i32 {
        if self.texts < 2 {
            return 0;
        }
        let tenths = |count: usize| (count * 10 / self.texts.max(1)) as i32;
        tenths(self.sure).max(tenths(self.plain) - CHANCE)
    }
}

/// The share of the whole report, by its blocks of two or more paragraphs.
fn habit(openings: &[Opening], blocks: &[std::ops::Range<usize>]) -> i32 {
    let mut whole = Share::default();
    for block in blocks.iter().filter_map(|block| openings.get(block.clone())) {
        let share = Share::of(block, &weights(block));
        if share.texts >= 2 {
            whole.texts += share.texts;
            whole.sure += share.sure;
            whole.plain += share.plain;
        }
    }
    whole.tenths()
}

impl Opening {
    /// How well the best two of its neighbours in `block` match it, itself at `own`.
    fn likeness_at(&self, own: usize, block: &[Opening]) -> i32 {
        let near = own.saturating_sub(NEIGHBOURS)..(own + NEIGHBOURS + 1).min(block.len());
        let mut best = [0, 0];
        for index in near.filter(|&index| index != own) {
            let Some(other) = block.get(index).filter(|o| o.kind == Kind::Candidate) else {
                continue;
            };
            let mut like = self.shape.likeness(&other.shape);
            if let Some((_, second)) = &other.second {
                like = like.max(self.shape.likeness(second));
            }
            if like > best[0] {
                best = [like, best[0]];
            } else {
                best[1] = best[1].max(like);
            }
        }
        if block.len() == 2 { best[0] } else { (best[0] * 2 + best[1]) / 3 }
    }
}

/// What speaks for each candidate of a block: its form and its likeness to its neighbours.
fn weights(block: &[Opening]) -> Vec<Option<i32>> {
    let series = series(block);
    let weight = |(own, opening): (usize, &Opening)| {
        let form = if series.get(own) == Some(&true) {
            opening.shape.form().max(FORM_IN_SERIES)
        } else {
            opening.shape.form()
        };
        let candidate = opening.kind == Kind::Candidate;
        candidate.then(|| form + opening.likeness_at(own, block))
    };
    block.iter().enumerate().map(weight).collect()
}

/// Which openings of a block stand in a series: at least three, one after the other, that begin
/// with the same words (五年来，我们…). Such words are no talk, they count.
fn series(block: &[Opening]) -> Vec<bool> {
    let mut out = vec![false; block.len()];
    let mut chain: Vec<usize> = Vec::new();
    let mut close = |chain: &mut Vec<usize>| {
        if chain.len() >= SHORTEST_SERIES {
            chain.iter().for_each(|&index| out[index] = true);
        }
        chain.clear();
    };
    for (index, opening) in block.iter().enumerate() {
        let last = chain.last().and_then(|&last| Some((last, block.get(last)?)));
        let joins = |(last, before): (usize, &Opening)| {
            index - last <= WIDEST_GAP && before.shape.begins_like(&opening.shape)
        };
        if opening.kind != Kind::Candidate {
            continue;
        }
        if !last.is_some_and(joins) {
            close(&mut chain);
        }
        chain.push(index);
    }
    close(&mut chain);
    out
}

/// The openings of a block that are headings.
fn keep(block: &[Opening], habit: i32) -> Vec<Opening> {
    let weights = weights(block);
    let share = Share::of(block, &weights).tenths();
    let even = match share {
        6.. => -5,
        4 | 5 => -3,
        2 | 3 => 0,
        _ if habit >= 5 => 0,
        _ => 2,
    };
    let habitual = match habit {
        5.. => -4,
        3 | 4 => -2,
        2 => 0,
        _ => 2,
    };
    let bar = SURE + even + habitual;
    let alone = weights.iter().flatten().filter(|&&weight| weight >= bar).count() < 2;
    let mut kept: Vec<bool> = block
        .iter()
        .zip(&weights)
        .map(|(opening, weight)| {
            let enough = weight.is_some_and(|weight| weight >= bar);
            let form = opening.shape.form();
            let cued = opening.shape.is_cued() || weight.is_some_and(|w| w - form >= CLOSE);
            let cued = cued || share >= 7 && opening.shape.is_plain();
            let enough = enough && cued;
            enough && (!alone || opening.shape.bold || form + habit * 2 >= FORM_OF_ONE)
        })
        .collect();
    fill_gaps(block, &mut kept);
    let kept = block.iter().zip(kept).filter(|(_, kept)| *kept);
    kept.map(|(opening, _)| opening.clone()).collect()
}

/// Where most paragraphs of a block are headed, a short opening between headings that tells
/// nothing is one of them.
fn fill_gaps(block: &[Opening], kept: &mut [bool]) {
    let texts = block.iter().filter(|opening| opening.kind != Kind::Short).count();
    let headed = kept.iter().filter(|kept| **kept).count();
    if headed < 2 || headed * 10 < texts * MOSTLY {
        return;
    }
    let lengths = block.iter().zip(&*kept).filter(|(_, kept)| **kept);
    let longest = lengths.map(|(opening, _)| opening.shape.length).max().unwrap_or(0);
    let first = kept.iter().position(|kept| *kept).unwrap_or(0);
    let last = kept.iter().rposition(|kept| *kept).unwrap_or(0);
    for (index, (opening, kept)) in block.iter().zip(kept).enumerate().skip(first) {
        let shape = &opening.shape;
        // Behind the last heading a report also closes, with a motto of two clauses.
        *kept |= opening.kind == Kind::Candidate
            && opening.sentence.stop == Some('。')
            && !shape.tells()
            && shape.length <= longest
            && (index < last || shape.is_one_clause());
    }
}

/// Tells outer from inner headings, where one line has both and each kind has its like.
fn tiers(kept: &[Opening]) -> Vec<Tier> {
    let single = vec![Tier::Outer; kept.len()];
    let with_second = kept.iter().enumerate().filter(|(_, opening)| opening.second.is_some());
    let doubled = with_second.take(TRIED).find_map(|(at, opening)| {
        let (_, inner) = opening.second.as_ref()?;
        let others = kept.iter().enumerate().filter(|(other, _)| *other != at);
        let alike = others.filter(|(_, o)| o.shape.likeness(inner) >= ALIKE).take(2).count();
        let longer = opening.shape.length >= inner.length + LONGER;
        let distinct = longer && opening.shape.likeness(inner) <= DISTINCT;
        (alike >= 2 && distinct).then_some((opening, inner))
    });
    let Some((outer, inner)) = doubled else { return single };
    let tiers: Vec<Tier> = kept
        .iter()
        .map(|o| {
            if o.paragraph == outer.paragraph {
                Tier::Both
            } else if o.shape.likeness(&outer.shape) >= o.shape.likeness(inner) {
                Tier::Outer
            } else {
                Tier::Inner
            }
        })
        .collect();
    let outers = tiers.iter().filter(|t| **t == Tier::Outer).count();
    let inners = tiers.iter().filter(|t| **t == Tier::Inner).count();
    if outers >= 1 && inners >= 2 { tiers } else { single }
}

/// Least text behind a run-in heading, in bytes.
const SHORTEST_TEXT: usize = 60;
/// A paragraph that counts against the habit when nothing heads it, in bytes.
const LONG_TEXT: usize = 240;
/// Longest title that only a blank parts from its text, in characters.
const LONGEST_BEFORE_BLANK: usize = 22;
/// Paragraphs looked at on either side.
const NEIGHBOURS: usize = 6;
/// Weight from which an opening is a heading in an even block.
const SURE: i32 = 12;
/// Likeness from which two openings are of one kind.
const ALIKE: i32 = 6;
/// Likeness to its neighbours that stands for a word of headings.
const CLOSE: i32 = 6;
/// Tenths of ordinary paragraphs whose first sentence happens to be short and plain.
const CHANCE: i32 = 2;
/// Form, with twice the habit, that lets an opening alone in its block be a heading.
const FORM_OF_ONE: i32 = 15;
/// Least form of an opening in a series.
const FORM_IN_SERIES: i32 = 8;
/// Openings that make a series.
const SHORTEST_SERIES: usize = 3;
/// Tenths of the paragraphs of a block whose headings make the rest likely.
const MOSTLY: usize = 6;
/// Paragraphs from one of a series to the next, at most.
const WIDEST_GAP: usize = 2;
/// Characters by which an outer heading is longer than an inner one.
const LONGER: usize = 8;
/// Openings tried as the one that has both an outer and an inner heading: each is held against
/// all others.
const TRIED: usize = 32;
/// Likeness up to which two openings are of different kinds.
const DISTINCT: i32 = 5;
