//! How far a name between marks can be trusted to be a program's, and of what kind.
//!
//! Evidence adds up: the name's own ending and shape, the cue before its list, the head behind it,
//! what follows. Formulae and what follows a slogan speak against.

use super::ProgramKind;
use super::lexicon::{Cue, Head, Hint, bare, is_formula, known, own_head};

/// Where a name stands.
#[derive(Clone, Copy)]
pub(super) struct Place<'t> {
    /// The clause before its list.
    pub clause: &'t str,
    /// What follows its mark.
    pub tail: &'t str,
    /// The head behind its list, and the bytes between.
    pub head: Option<(usize, Head)>,
    /// The cue before its list, and the bytes between.
    pub cue: Option<(usize, Cue)>,
    /// Whether a number counts what it names.
    pub counted: bool,
    /// Whether 「」 stand around it: reports that use them quote names more than slogans.
    pub corners: bool,
}

/// How far `name` can be trusted to be a program, and of what kind.
pub(super) fn judge(name: &str, place: Place<'_>) -> (f32, ProgramKind) {
    let own = own_head(name).filter(|(at, _)| *at > 0 || name.chars().count() > 2);
    let score = 0.2
        + shape(name, place.head.is_some_and(|(gap, _)| gap == 0))
        + ending(name, own, place.cue)
        + surroundings(place, name.ends_with("行动"))
        + sense(name, place);
    (score, kind(name, own, place))
}

/// What the name's own ending says.
fn ending(name: &str, own: Option<(usize, Head)>, cue: Option<(usize, Cue)>) -> f32 {
    let mut score = match own {
        Some((_, head)) if head.kind == ProgramKind::Honour && !honoured(cue) => 0.15,
        Some((0, _)) => 0.2,
        Some(_) => 0.35,
        None => 0.0,
    };
    if is_product(name) {
        score += 0.4;
    }
    let honour = own.is_some_and(|(_, head)| head.kind == ProgramKind::Honour);
    if honour && Hint::Level.opening(name).is_some() {
        score += 0.15;
    }
    score
}

/// What stands around the name says.
fn surroundings(place: Place<'_>, is_campaign: bool) -> f32 {
    let mut score = match place.head {
        Some((0, _)) => 0.45,
        Some((gap, _)) if gap <= 18 => 0.35,
        Some((_, head)) if is_doing(head.kind) => 0.3,
        Some(_) => 0.2,
        None => 0.0,
    };
    if let Some((gap, cue)) = place.cue {
        // 整治“百日攻坚”专项行动, 整治“利剑行动”: the evil is the campaign's, which its head names.
        let headed =
            is_campaign || place.head.is_some_and(|(gap, head)| gap == 0 && is_doing(head.kind));
        let weight = if headed { cue.weight.max(0.0) } else { cue.weight };
        score += if gap <= 6 { weight } else { weight * 0.75 };
        let made = cue.kind == Some(ProgramKind::Mechanism);
        if made && place.head.is_some_and(|(_, head)| head.kind == ProgramKind::Mechanism) {
            score += 0.1;
        }
        if cue.weight > 0.0 && place.tail.starts_with("工作") {
            score += 0.12;
        }
    }
    if place.counted {
        score += 0.2;
    }
    if place.corners {
        score += 0.2;
    }
    // What runs, opens or reaches people has been set up: “送清凉”慰问职工.
    if Hint::Running.opening(place.tail).is_some() {
        score += 0.2;
    }
    score
}

/// What the name means, as far as words tell.
fn sense(name: &str, place: Place<'_>) -> f32 {
    let mut score = 0.0;
    let tail = place.tail.trim_start_matches('的');
    let slogan = Hint::Slogan.opening(tail).is_some();
    // “三严三实”要求 is no campaign; “小巨人”企业 are honoured all the same.
    let known = known(name);
    if let Some(kind) = known
        && (kind == ProgramKind::Honour || !slogan)
    {
        score += 0.6;
    }
    let urged = place.cue.is_some_and(|(_, cue)| cue.weight > 0.0);
    if is_couplet(name) && urged {
        score += 0.13;
    }
    let women = Hint::Women.is_in(name);
    if women {
        score += 0.12;
    }
    if Hint::Vision.opening(name).is_some() && (tail.starts_with("建设") || urged) {
        score += 0.15;
    }
    if is_formula(name) {
        // “绿水青山就是金山银山”实践创新基地: an honour may be named for a formula.
        let named = place.head.is_some_and(|(gap, head)| {
            is_eponym(name, head) || gap == 0 && head.kind == ProgramKind::Honour
        });
        // What all reports say may be a program all the same: “双随机、一公开”监管.
        score -= if named {
            0.2
        } else if known.is_some() {
            0.3
        } else {
            0.7
        };
    } else if is_counted(name) {
        score -= if place.head.is_some() { 0.05 } else { 0.5 };
    }
    if is_period(name) || is_streak(name) || is_storm(place) {
        score -= 1.0;
    }
    // “三送三问”企业服务活动: what follows opens like a slogan's tail but ends as a campaign.
    let far_doing =
        place.head.is_some_and(|(gap, head)| gap > 0 && gap <= 24 && is_doing(head.kind));
    if women && tail.contains("作用") {
        score += 0.15;
    } else if !far_doing && slogan {
        score -= 0.4;
    }
    score
}

fn kind(name: &str, own: Option<(usize, Head)>, place: Place<'_>) -> ProgramKind {
    // A campaign under an honour's or a place's name: “共建美丽家园”清洁行动.
    let campaign = place.head.is_some_and(|(_, head)| head.kind == ProgramKind::Campaign)
        && !["创建", "评选", "争创", "寻找"].iter().any(|word| place.tail.contains(word));
    let own = own.filter(|&(at, own)| !campaign || !is_a_thing(own.kind, &name[at..]));
    // “互联网+医疗健康”示范市: an honour may be named for what is known as something else.
    let given = place.head.is_some_and(|(gap, head)| gap == 0 && head.kind == ProgramKind::Honour);
    let known = known(name).map(|known| if given { ProgramKind::Honour } else { known });
    known
        .or(own.map(|(_, head)| head.kind))
        .or(place.head.map(|(_, head)| head.kind))
        .or(is_product(name).then_some(ProgramKind::Project))
        .or(place.cue.and_then(|(_, cue)| cue.kind))
        .unwrap_or(ProgramKind::Campaign)
}

/// Whether an ending is a thing's that a campaign may be named for: 故事会, 最美家庭.
fn is_a_thing(kind: ProgramKind, ending: &str) -> bool {
    matches!(kind, ProgramKind::Honour | ProgramKind::Venue) || ending == "会"
}

/// Whether `head` is of something that a formula or another program lends its name to: an event or a
/// body, an honour, a plan (“一带一路”综合试验区, “宽带中国”示范城市, “双碳”工作方案).
pub(super) fn is_eponym(name: &str, head: Head) -> bool {
    match head.kind {
        ProgramKind::Event | ProgramKind::Organisation => is_formula(name),
        ProgramKind::Honour | ProgramKind::Document if head.own => {
            is_formula(name) || known(name).is_some_and(|kind| kind != ProgramKind::Honour)
        }
        _ => false,
    }
}

/// 五连冠, 十二连丰: how often running.
fn is_streak(name: &str) -> bool {
    let rest = name.trim_end_matches(['冠', '增', '丰', '升', '涨', '降', '胜', '快', '优']);
    rest.len() < name.len() && rest.ends_with('连')
}

/// Storms have names of their own: 台风“山竹”.
fn is_storm(place: Place<'_>) -> bool {
    let tail = place.tail.trim_start_matches('等');
    place.clause.ends_with("台风")
        || ["台风", "强台风", "超强台风", "连续台风", "双台风"]
            .iter()
            .any(|storm| tail.starts_with(storm))
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
pub(super) fn is_period(name: &str) -> bool {
    let rest = name.strip_prefix("十").unwrap_or(name);
    name == "十五"
        || rest.chars().count() == 2
            && rest.ends_with('五')
            && rest.starts_with(['一', '二', '三', '四', '五', '六', '七', '八', '九'])
}
