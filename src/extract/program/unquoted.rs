//! Names without quotation marks: nation-wide ones from the table, and what ends like a program
//! right behind a word that opens one (实施…行动, 组建…宣讲团).

use super::lexicon::{Hint, Opening, cue_closing, is_noun_phrase, own_head};
use super::marks::Quote;
use super::name_start::name_start;
use super::sign::{Found, Sign, Signs};
use super::{Candidate, FIRM, ProgramKind, named};
use crate::extract::Division;
use crate::text::Span;
use crate::text::han;
use crate::text::openers::Characters;
use memchr::memmem::Finder;
use std::sync::LazyLock;

/// Looks through what a line says outside quotation marks.
///
/// `overseas` tells a text in traditional characters, which names schemes without marks.
pub(super) fn read(
    text: &str,
    line: Span,
    quotes: &[Quote],
    signs: &Signs,
    overseas: bool,
    out: &mut Vec<Candidate>,
) {
    let mut from = line.start as usize;
    for quote in quotes {
        if quote.start() >= from {
            stretch(text, from, quote.start(), signs, overseas, out);
            from = quote.end();
        }
    }
    stretch(text, from, line.end as usize, signs, overseas, out);
}

/// What ends a clause or a member of a list.
static STOPS: LazyLock<Characters> =
    LazyLock::new(|| Characters::of("，。；！？：、,;:（）() \u{3000}"));

fn stretch(
    text: &str,
    from: usize,
    to: usize,
    signs: &Signs,
    overseas: bool,
    out: &mut Vec<Candidate>,
) {
    let Some(body) = text.get(from..to) else { return };
    openings(text, body, from, signs.between(from, to, Sign::opening), out);
    brands(body, from, out);
    named::read(text, from, to, signs, out);
    let mut endings = signs.between(from, to, Sign::ending).peekable();
    if endings.peek().is_none() {
        return;
    }
    // Right behind a mark, a member without marks goes on with its list.
    let mut listed = text[..from].ends_with(['”', '」']) && body.starts_with('、');
    let mut at = 0;
    for stop in STOPS.places_in(body).chain([body.len()]) {
        let within = std::iter::from_fn(|| endings.next_if(|(place, ..)| *place < stop));
        let within =
            within.filter_map(|(place, word, said)| Some((place.checked_sub(at)?, word, said)));
        let left = ending(&body[at..stop], from + at, within, listed, overseas, out);
        listed = (listed || left || overseas) && body[stop..].starts_with('、');
        at = stop + body[stop..].chars().next().map_or(0, char::len_utf8);
    }
}

/// Names that are known, and those that open with praise or a cause.
fn openings(
    text: &str,
    body: &str,
    base: usize,
    openings: impl Iterator<Item = Found<Opening>>,
    out: &mut Vec<Candidate>,
) {
    let mut from = 0;
    for (at, word, opening) in openings {
        if at < from {
            continue;
        }
        from = at + word.len();
        let named = match opening {
            Opening::Known(kind) => Some((from, kind, 1.0)),
            Opening::Marked(_) => None,
            Opening::Cause => place_opening(text, &body[from..])
                .map(|place| (from + place.len(), ProgramKind::Campaign, 0.55)),
            Opening::Praise => praised(&body[..at], &body[from..])
                .map(|len| (from + len, ProgramKind::Honour, 0.55)),
        };
        if let Some((end, kind, confidence)) = named {
            let span = Span::new(base + at, base + end);
            out.push(Candidate { mention: span, name: span, kind, confidence });
            from = end;
        }
    }
}

/// Verbs that a list of brands stands behind: 打造甲、乙品牌.
const BRANDING: &[&str] = &["打造", "推出", "擦亮", "打响", "叫响", "唱响", "做优", "做强"];

static BRAND: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("品牌"));

/// A list of brands behind a verb that makes them known.
fn brands(body: &str, base: usize, out: &mut Vec<Candidate>) {
    for end in BRAND.find_iter(body.as_bytes()) {
        let before = &body[..end];
        // A verb and a few short names: nothing further back belongs to the list.
        let window = before.char_indices().rev().nth(40).map_or(0, |(i, _)| i);
        let clause = before[window..]
            .rsplit(['，', '。', '；', ',', ';', '：', '”'])
            .next()
            .unwrap_or_default();
        let opened = BRANDING.iter().filter_map(|v| clause.rfind(v).map(|i| i + v.len())).max();
        let Some(list) = opened.and_then(|from| clause.get(from..)) else { continue };
        let members: Vec<&str> = list.split(['、', '和', '与']).collect();
        let named = |m: &&str| {
            (2..=8).contains(&m.chars().count()) && !m.contains('的') && !Hint::Brand.is_in(m)
        };
        if !members.iter().all(named) {
            continue;
        }
        let mut at = base + end - list.len();
        for member in members {
            let span = Span::new(at, at + member.len());
            out.push(Candidate {
                mention: span,
                name: span,
                kind: ProgramKind::Project,
                confidence: 0.6,
            });
            at += member.len() + 3;
        }
    }
}

/// What schemes of Hong Kong, Macau and Taiwan end with; on the mainland any purse is called so.
const SCHEMES: [&str; 3] = ["基金", "方案", "津贴"];

/// Bytes before such an ending, at least: 生活津贴 and 发展基金 name nothing yet.
const SCHEME: usize = 12;

/// Whether what stands behind a name ends its clause.
fn ends_name(behind: &str) -> bool {
    behind.is_empty() || ["等", "和", "试点", "建设"].iter().any(|word| behind.starts_with(word))
}

/// Bytes of what is praised in a title that a verb before gives: 评选最美教师, 荣获十佳少年称号.
fn praised(before: &str, rest: &str) -> Option<usize> {
    let verb = before.trim_end_matches(['全', '国', '省', '市', '县', '区', '级']);
    cue_closing(verb).filter(|(_, cue)| cue.kind == Some(ProgramKind::Honour))?;
    let outside = |c: char| !han::is_common(c) || "的了和与及等名个户".contains(c);
    let near = rest.char_indices().take(TITLE_CHARS + 5);
    let stop = near.into_iter().find(|&(_, c)| outside(c)).map_or(rest.len(), |(i, _)| i);
    let praised = rest.get(..stop).filter(|_| !rest[stop..].starts_with('的'))?;
    let praised = ["荣誉称号", "称号", "评选活动", "评选", "活动"]
        .iter()
        .find_map(|word| praised.strip_suffix(word))
        .unwrap_or(praised);
    // 十大行动, 十大工程 are done, not given.
    let given = own_head(praised).is_none_or(|(_, head)| head.kind == ProgramKind::Honour);
    let count = praised.chars().take(TITLE_CHARS + 1).count();
    (given && (2..=TITLE_CHARS).contains(&count)).then_some(praised.len())
}

/// Characters of a title behind its praise, at most.
const TITLE_CHARS: usize = 10;

/// Bytes of a text that tell what place it is about.
const TITLE: usize = 600;

/// The short name that `rest` opens with, of a place below the country: a city, or the county
/// that the text is about.
fn place_opening<'t>(text: &str, rest: &'t str) -> Option<&'t str> {
    let place = &rest[..rest.char_indices().nth(2).map_or(rest.len(), |(i, _)| i)];
    let divisions = Division::by_name(place).iter();
    let level = divisions.map(|division| division.level()).filter(|level| *level > 0).min()?;
    let title = &text[..text.floor_char_boundary(TITLE)];
    (level < 3
        || ["县", "市", "区", "旗"].iter().any(|what| {
            title.match_indices(place).any(|(at, _)| title[at + place.len()..].starts_with(what))
        }))
    .then_some(place)
}

/// Names in `clause` that end as programs do, by these endings; whether it ends with one.
fn ending(
    clause: &str,
    base: usize,
    endings: impl Iterator<Item = Found<f32>>,
    listed: bool,
    overseas: bool,
    out: &mut Vec<Candidate>,
) -> bool {
    let mut left = 0;
    for (i, ending, weight) in endings {
        let end = i + ending.len();
        let Some((start, cued)) = name_start(&clause[..i], ending == "热线", overseas) else {
            continue;
        };
        let between = clause.get(left..start).filter(|_| left > 0);
        let joined = between.is_some_and(|text| ["和", "与", "及", "以及"].contains(&text))
            || clause[..start]
                .strip_suffix(['和', '与', '及'])
                .and_then(own_head)
                .is_some_and(|(at, head)| at > 0 && head.kind == ProgramKind::Project);
        let (name, behind) = (&clause[start..end], &clause[end..]);
        if SCHEMES.contains(&ending) && !(overseas && i - start >= SCHEME) {
            continue;
        }
        // 实施传统产业技术改造项目326个: any projects; one has a name.
        let scheme = |stem| Hint::Scheme.is_in(stem) && !Hint::Built.is_in(stem);
        if ending == "项目" && !(cued && ends_name(behind) && scheme(&name[..i - start])) {
            continue;
        }
        let Some((_, head)) = own_head(name) else { continue };
        let listed = listed
            && start == 0
            && (behind.is_empty() || BEHIND_MEMBERS.iter().any(|w| behind.starts_with(w)));
        let opens = !cued && !listed && start == 0 && is_subject(name, behind, overseas);
        let cued = if cued || joined || opens { 0.2 } else { 0.0 };
        let evidence = weight + cued + if listed { 0.35 } else { 0.0 };
        let longest = if overseas { 26 } else { 18 };
        if name.chars().count() > longest {
            continue;
        }
        let confidence = confidence(name, ending, evidence, behind);
        if confidence >= FIRM {
            let span = Span::new(base + start, base + end);
            out.push(Candidate { mention: span, name: span, kind: head.kind, confidence });
            left = end;
        }
    }
    left == clause.len() && left > 0
}

/// What stands behind a member of a list.
const BEHIND_MEMBERS: [&str; 7] = ["等", "和", "与", "及", "以及", "年度", "建设"];

/// Whether a clause that opens with `name` says what became of it: no verb is in the name, and
/// one stands behind.
fn is_subject(name: &str, behind: &str, overseas: bool) -> bool {
    name.chars().count() >= 6
        && Hint::Running.opening(behind).is_some()
        && (overseas || is_noun_phrase(name))
}

fn confidence(name: &str, ending: &str, evidence: f32, behind: &str) -> f32 {
    let women = Hint::Women.is_in(name);
    let hotline = ending == "热线" && name.starts_with(|c: char| c.is_ascii_digit());
    let vague = Hint::Vague.closing(name).and_then(|vague| name.strip_suffix(vague));
    let built = ending == "工程" && Hint::Built.is_in(name);
    let generic = built
        || !women
            && !hotline
            && (Hint::Generic.closing(name).is_some()
                || vague.is_some_and(|rest| rest.chars().count() < 4)
                || ["工程", "计划"].contains(&ending)
                    && name.chars().count() < 5
                    && evidence < 0.4);
    let counted = {
        let mut chars = name.chars();
        let number = chars.next().is_some_and(|c| "一二两三四五六七八九十".contains(c));
        number && chars.next() == Some('大') && ending != "行动"
    };
    if counted
        || generic
        || behind.starts_with([
            '遗', '方', '计', '治', '纲', '招', '款', '质', '师', '技', '院', '中', '生', '单',
            '机', '标',
        ])
    {
        return 0.0;
    }
    if !women && name.chars().count() < ending.chars().count() + 3 && ending == "行动" {
        return 0.0;
    }
    let topic = match (name.contains("巾帼"), women, hotline) {
        (true, _, _) | (_, _, true) => 0.5,
        (_, true, _) => 0.25,
        _ => 0.0,
    };
    0.2 + evidence + topic
}
