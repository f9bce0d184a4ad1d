//! Names between quotation marks, and the list each stands in.
//!
//! Marks alone decide nothing: what is before the list, what is behind it, and how the name
//! ends do. What stands between 《》 is for `document`.

use super::lexicon::{Cue, Head, Hint, cue_before, is_formula, known, own_head, tail_head};
use super::marks::{Quote, clause_before, links, tail_of};
use super::words::bare;
use super::{Candidate, ProgramKind, document};
use crate::text::Span;

/// Judges every quote of a line.
pub(super) fn read(text: &str, line: Span, quotes: &[Quote], out: &mut Vec<Candidate>) {
    let mut head = None;
    // From the right: a list takes its head from what stands behind its last member.
    let mut heads = vec![None; quotes.len()];
    for (i, quote) in quotes.iter().enumerate().rev() {
        let tail = tail_of(text, line, quote.end());
        let linked = quotes.get(i + 1).is_some_and(|next| links(text, quote.end(), next.start()));
        head = match tail_head(tail) {
            Some((gap, found)) if plain(&tail[..gap]) => Some((gap, found)),
            _ if linked => head,
            _ => list_head(text, line, quote.end()),
        };
        heads[i] = head;
    }
    let mut before = None;
    for (i, quote) in quotes.iter().enumerate() {
        let linked =
            i > 0 && quotes.get(i - 1).is_some_and(|last| links(text, last.end(), quote.start()));
        if !linked {
            before = cue_before(clause_before(text, line, quote.start()));
        }
        let name = &text[quote.from..quote.to];
        if quote.document {
            document::read(text, quote, out);
            continue;
        }
        let tail = tail_of(text, line, quote.end());
        let (mut confidence, kind) = judge(name, tail, heads[i], before);
        if is_counted_thing(text, line, quote) {
            confidence += 0.15;
        }
        // A name of mere numbers is none without its head: “4+1”工作法.
        let bare_number = !name.chars().any(|c| c.is_alphabetic() && c > 'z');
        let end = match heads[i] {
            Some((gap, head)) if bare_number && tail_head(tail).is_some_and(|h| h.0 == gap) => {
                quote.end() + gap + head.len
            }
            _ => quote.to,
        };
        let name = Span::new(quote.from, end);
        out.push(Candidate { mention: quote.span(), name, kind, confidence });
    }
}

/// Whether a number counts what the quote names: “A”362家, 19辆“B”.
fn is_counted_thing(text: &str, line: Span, quote: &Quote) -> bool {
    let behind = text.get(quote.end()..line.end as usize).unwrap_or("");
    let before = text.get(line.start as usize..quote.start()).unwrap_or("");
    let mut back = before.chars().rev();
    let measure = back.next().is_some_and(|c| "个家所户名辆支条座项期场处".contains(c));
    let number = back.next().is_some_and(|c| c.is_ascii_digit() || "余多万".contains(c));
    behind.starts_with(|c: char| c.is_ascii_digit()) || measure && number
}

/// The head of a list that goes on without marks: “A”、乙工程等活动.
fn list_head(text: &str, line: Span, from: usize) -> Option<(usize, Head)> {
    let rest = text.get(from..line.end as usize)?;
    let list = rest.strip_prefix(['、', '和', '及'])?;
    let end = list.find(['，', '。', '；', '：', ',', ';', '“', '《']).unwrap_or(list.len());
    let (members, tail) = list[..end].split_once('等')?;
    let (gap, head) = tail_head(tail)?;
    (members.chars().count() <= 40 && plain(&tail[..gap])).then_some((gap, head))
}

/// Whether what stands between a name and its head is modifiers only.
fn plain(gap: &str) -> bool {
    let rest = gap.trim_start_matches(['等', '的']);
    rest.chars().count() <= 8
        && !rest.contains([
            '了', '在', '使', '为', '被', '向', '到', '由', '对', '把', '以', '是', '有', '让',
        ])
}

/// How far `name` can be trusted to be a program, and of what kind.
fn judge(
    name: &str,
    tail: &str,
    head: Option<(usize, Head)>,
    before: Option<(usize, Cue)>,
) -> (f32, ProgramKind) {
    let own = own_head(name).filter(|(at, _)| *at > 0 || name.chars().count() > 2);
    let known = known(name);
    let mut score = 0.2 + shape(name, head.is_some_and(|(gap, _)| gap == 0));
    score += match own {
        Some((_, head)) if head.kind == ProgramKind::Honour && !honoured(before) => 0.15,
        Some((0, _)) => 0.2,
        Some(_) => 0.35,
        None => 0.0,
    };
    score += match head {
        Some((0, _)) => 0.45,
        Some((gap, _)) if gap <= 18 => 0.35,
        Some(_) => 0.2,
        None => 0.0,
    };
    if let Some((gap, cue)) = before {
        // 整治“百日攻坚”专项行动: the evil is the campaign's, which its head names.
        let headed = head.is_some_and(|(gap, head)| gap == 0 && is_doing(head.kind));
        let weight = if headed { cue.weight.max(0.0) } else { cue.weight };
        score += if gap <= 6 { weight } else { weight * 0.75 };
        let made = cue.kind == Some(ProgramKind::Mechanism);
        if made && head.is_some_and(|(_, head)| head.kind == ProgramKind::Mechanism) {
            score += 0.1;
        }
        if cue.weight > 0.0 && tail.starts_with("工作") {
            score += 0.12;
        }
    }
    if known.is_some() {
        score += 0.6;
    }
    if is_product(name) {
        score += 0.4;
    }
    if is_couplet(name) && before.is_some_and(|(_, cue)| cue.weight > 0.0) {
        score += 0.13;
    }
    if Hint::Level.opening(name).is_some()
        && own.is_some_and(|(_, head)| head.kind == ProgramKind::Honour)
    {
        score += 0.15;
    }
    let women = Hint::Women.is_in(name);
    if women {
        score += 0.12;
    }
    if is_formula(name) {
        score -= 0.7;
    } else if is_counted(name) {
        score -= if head.is_some() { 0.05 } else { 0.5 };
    }
    if is_period(name) {
        score -= 1.0;
    }
    let tail = tail.trim_start_matches('的');
    // “三送三问”企业服务活动: what follows opens like a slogan's tail but ends as a campaign.
    let far_doing = head.is_some_and(|(gap, head)| gap > 0 && gap <= 24 && is_doing(head.kind));
    if women && tail.contains("作用") {
        score += 0.15;
    } else if !far_doing && Hint::Slogan.opening(tail).is_some() {
        score -= 0.4;
    }
    // A campaign under an honour's or a place's name: “共建美丽家园”清洁行动.
    let campaign = head.is_some_and(|(_, head)| head.kind == ProgramKind::Campaign)
        && !["创建", "评选", "争创", "寻找"].iter().any(|word| tail.contains(word));
    let own = own.filter(|(_, own)| {
        !campaign || ![ProgramKind::Honour, ProgramKind::Venue].contains(&own.kind)
    });
    let kind = known
        .or(own.map(|(_, head)| head.kind))
        .or(head.map(|(_, head)| head.kind))
        .or(is_product(name).then_some(ProgramKind::Project))
        .or(before.and_then(|(_, cue)| cue.kind))
        .unwrap_or(ProgramKind::Campaign);
    (score, kind)
}

/// What is carried out, not striven for.
fn is_doing(kind: ProgramKind) -> bool {
    matches!(kind, ProgramKind::Campaign | ProgramKind::Project)
}

/// 四创两争, 三清三治: two counts of what a campaign asks for.
fn is_couplet(name: &str) -> bool {
    let counts = |nth| name.chars().nth(nth).is_some_and(|c| "一二两三四五六七八九十".contains(c));
    name.chars().count() == 4 && counts(0) && counts(2)
}

/// 农贷通, 惠民保, 亲清码: services are named so.
fn is_product(name: &str) -> bool {
    let count = name.chars().count();
    (3..=6).contains(&count)
        && name.ends_with(['保', '贷', '通', '码', '云'])
        && Hint::Service.closing(name).is_none()
}

/// Whether the cue says that an honour was won or is striven for.
fn honoured(before: Option<(usize, Cue)>) -> bool {
    before.is_some_and(|(_, cue)| cue.kind == Some(ProgramKind::Honour) || cue.weight >= 0.2)
}

/// What length and punctuation say: a campaign's couplet speaks for, a sentence against.
fn shape(name: &str, headed: bool) -> f32 {
    let mut score: f32 = match bare(name).chars().count() {
        0..=1 => -1.0,
        2 if name.ends_with('进') => 0.0,
        2 => -0.15,
        3 => -0.05,
        4..=14 => 0.0,
        15..=20 => -0.05,
        _ => -0.4,
    };
    if name.ends_with(['式', '型', '+', '＋', '×']) {
        score -= 0.4;
    } else if name.contains(['+', '＋']) && name.chars().count() > 4 {
        score -= 0.1;
    }
    if name.contains(['，', '。', '！', '？', '；', ',']) {
        score -= if headed { 0.15 } else { 0.3 };
    } else if name.contains('、') {
        score -= 0.15;
    }
    let halves: Vec<_> =
        name.split(['·', '•', '・', ' ', '—', '?']).filter(|h| !h.is_empty()).collect();
    if halves.len() == 2 && halves.iter().all(|half| (3..=8).contains(&half.chars().count())) {
        score += 0.25;
    }
    score
}

/// A number and a measure: 四个意识, 三大攻坚战. Real programs of this shape name their head.
fn is_counted(name: &str) -> bool {
    let mut chars = name.chars();
    let number = chars.next().is_some_and(|c| "一二两三四五六七八九十百千双0123456789".contains(c));
    let measure = chars.next().is_some_and(|c| "个项大条位种是不有为张次道块笔类步".contains(c));
    number && measure || name.chars().all(|c| c.is_ascii_digit() || "+＋N.·-—".contains(c))
}

/// 十四五, 八五: a plan's period.
fn is_period(name: &str) -> bool {
    let rest = name.strip_prefix("十").unwrap_or(name);
    name == "十五"
        || rest.chars().count() == 2
            && rest.ends_with('五')
            && rest.starts_with(['一', '二', '三', '四', '五', '六', '七', '八', '九'])
}
