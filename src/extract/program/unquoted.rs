//! Names without quotation marks: nation-wide ones from the table, and what ends like a program
//! right behind a word that opens one (实施…行动, 组建…宣讲团).

use super::quoted::Quote;
use super::words::{KNOWN, KNOWN_OPENERS, Openers, cue_at_end, own_head, pair};
use super::{Candidate, ProgramKind, named};
use crate::text::Span;
use std::sync::LazyLock;

/// Looks through what a line says outside quotation marks.
pub(super) fn read(text: &str, line: Span, quotes: &[Quote], out: &mut Vec<Candidate>) {
    let mut from = line.start as usize;
    for quote in quotes {
        if quote.start() >= from {
            stretch(text, from, quote.start(), out);
            from = quote.end();
        }
    }
    stretch(text, from, line.end as usize, out);
}

/// What ends a clause or a member of a list.
const STOPS: &[char] = &[
    '，', '。', '；', '！', '？', '：', '、', ',', ';', ':', '（', '）', '(', ')', ' ', '\u{3000}',
];

fn stretch(text: &str, from: usize, to: usize, out: &mut Vec<Candidate>) {
    let Some(body) = text.get(from..to) else { return };
    known(body, from, out);
    brands(body, from, out);
    named::read(text, from, to, out);
    // Right behind a mark, a member without marks goes on with its list.
    let mut listed = text[..from].ends_with(['”', '」']) && body.starts_with('、');
    let mut at = from;
    for piece in body.split_inclusive(STOPS) {
        let clause = piece.trim_end_matches(|c: char| STOPS.contains(&c));
        ending(clause, at, listed, out);
        listed &= piece.ends_with('、');
        at += piece.len();
    }
}

/// Names of the table.
fn known(body: &str, base: usize, out: &mut Vec<Candidate>) {
    let mut at = 0;
    while let Some(rest) = body.get(at..).filter(|rest| !rest.is_empty()) {
        let step = rest.chars().next().map_or(1, char::len_utf8);
        if !KNOWN_OPENERS.open(rest.as_bytes()) {
            at += step;
            continue;
        }
        let found = pair(rest)
            .and_then(|pair| KNOWN.get(&pair))
            .and_then(|names| names.iter().find(|(name, _)| rest.starts_with(name)));
        at += match found {
            Some((name, kind)) => {
                let span = Span::new(base + at, base + at + name.len());
                out.push(Candidate { mention: span, name: span, kind: *kind, confidence: 1.0 });
                name.len()
            }
            None => step,
        };
    }
}

/// Verbs that a list of brands stands behind: 打造甲、乙品牌.
const BRANDING: &[&str] = &["打造", "推出", "擦亮", "打响", "叫响", "唱响", "做优", "做强"];

/// Words of a brand that is described, not named.
const DESCRIBED: &[&str] = &[
    "知名",
    "自主",
    "城市",
    "特色",
    "国际",
    "区域",
    "优质",
    "服务",
    "旅游",
    "文化",
    "消费",
    "农业",
    "产品",
    "驰名",
    "著名",
    "民族",
    "本土",
    "高端",
    "公共",
    "产业",
    "企业",
    "商业",
    "一批",
    "国内",
    "世界",
    "全国",
    "会展",
    "节庆",
    "工作",
    "体育",
    "制造",
    "教育",
    "人才",
    "精品",
    "系列",
    "党建",
    "电商",
    "更多",
    "一流",
    "名牌",
    "绿色",
    "有影响",
    "自有",
    "创新",
    "环境",
];

/// A list of brands behind a verb that makes them known.
fn brands(body: &str, base: usize, out: &mut Vec<Candidate>) {
    for (end, _) in body.match_indices("品牌") {
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
            (2..=8).contains(&m.chars().count())
                && !m.contains('的')
                && !DESCRIBED.iter().any(|word| m.contains(word))
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

/// Endings that name a program without marks, and how much each says by itself.
const ENDINGS: &[(&str, f32)] = &[
    ("行动", 0.2),
    ("宣讲团", 0.3),
    ("宣传周", 0.3),
    ("宣传月", 0.2),
    ("夏令营", 0.3),
    ("协会", 0.1),
    ("联盟", 0.1),
    ("工作法", 0.3),
    ("热线", 0.0),
    ("讲堂", 0.1),
    ("志愿服务队", 0.1),
    ("扶贫车间", 0.1),
    ("示范基地", 0.1),
    ("示范岗", 0.1),
    ("人才工程", 0.3),
    ("人才计划", 0.3),
    ("工程", 0.1),
    ("计划", 0.1),
    ("超市", 0.2),
    ("联动机制", 0.1),
    ("化解机制", 0.1),
    ("告诫制度", 0.2),
    ("文化节", 0.2),
    ("艺术节", 0.2),
    ("旅游节", 0.2),
];

static ENDING_OPENERS: LazyLock<Openers> =
    LazyLock::new(|| Openers::of(ENDINGS.iter().map(|&(word, _)| word)));

/// Names in `clause` that end as programs do.
fn ending(clause: &str, base: usize, listed: bool, out: &mut Vec<Candidate>) {
    for (i, _) in clause.char_indices() {
        if !ENDING_OPENERS.open(&clause.as_bytes()[i..]) {
            continue;
        }
        let Some((ending, weight)) = ENDINGS.iter().find(|(word, _)| clause[i..].starts_with(word))
        else {
            continue;
        };
        let end = i + ending.len();
        let Some((start, cued)) = name_start(&clause[..i], *ending == "热线") else { continue };
        let (name, behind) = (&clause[start..end], &clause[end..]);
        let Some((_, head)) = own_head(name) else { continue };
        let listed = listed && start == 0 && (behind.is_empty() || behind.starts_with('等'));
        let evidence = weight + if cued { 0.2 } else { 0.0 } + if listed { 0.35 } else { 0.0 };
        let confidence = confidence(name, ending, evidence, behind);
        if confidence > 0.0 {
            let span = Span::new(base + start, base + end);
            out.push(Candidate { mention: span, name: span, kind: head.kind, confidence });
        }
    }
}

/// Where the name before an ending begins, and whether that is right behind a cue; `None` when
/// too little is left to be a name.
fn name_start(before: &str, behind_is_hotline: bool) -> Option<(usize, bool)> {
    let mut start = before.len();
    let mut cued = false;
    for (i, c) in before.char_indices().rev().take(16) {
        if !c.is_alphanumeric() || "的了在和与及等为将把被对向从以到使让给是个名".contains(c)
        {
            break;
        }
        if c.is_ascii_digit() && !behind_is_hotline {
            // 95支巾帼…: the measure word goes with the number.
            start = (i + 1).max(start + before[start..].chars().next().map_or(0, char::len_utf8));
            break;
        }
        start = i;
        if cue_at_end(&before[..i]).is_some_and(|cue| cue.weight > 0.0)
            && !UNCUT.iter().any(|word| before[..i].ends_with(word))
        {
            cued = true;
            break;
        }
    }
    let mut name = &before[start..];
    while let Some(shorter) = MODIFIERS.iter().find_map(|m| name.strip_prefix(m)) {
        name = shorter;
    }
    (name.chars().count() >= 2).then_some((before.len() - name.len(), cued))
}

/// Cues that are as often part of a name (创新引领行动), and what only looks like one (组建成…).
const UNCUT: &[&str] = &["创新", "建设", "培育", "深化", "组建成", "推广", "通过"];

/// What may stand before a name without being part of it.
const MODIFIERS: &[&str] = &[
    "全国",
    "全省",
    "全市",
    "全州",
    "全县",
    "省级",
    "市级",
    "州级",
    "县级",
    "国家级",
    "十佳",
    "自治区级",
    "地区级",
    "县以上",
    "首个",
    "首批",
    "一批",
    "各类",
    "各级",
    "大力",
    "深入",
    "持续",
    "积极",
    "扎实",
    "全面",
    "新一轮",
    "实施",
    "开展",
    "启动",
    "推进",
    "建设",
    "打造",
    "更多",
];

const WOMEN: &[&str] = &["巾帼", "妇女", "女", "家庭", "儿童", "母亲", "她", "反家暴", "婚姻"];

/// Names that any report may use for any doing.
const GENERIC: &[&str] = &[
    "专项行动",
    "联合行动",
    "整治行动",
    "统一行动",
    "集中行动",
    "执法行动",
    "重点工程",
    "民生工程",
    "系统工程",
    "建设工程",
    "改造工程",
    "治理工程",
    "年度计划",
    "工作计划",
    "投资计划",
    "行动计划",
    "发展计划",
    "建设计划",
    "实施计划",
    "生产计划",
    "行业协会",
    "治理行动",
    "实际行动",
    "具体行动",
    "绿化工程",
    "惠民工程",
    "连锁超市",
    "大型超市",
    "社区超市",
    "平价超市",
    "生鲜超市",
    "服务热线",
    "产业联盟",
    "重点人才工程",
    "层次人才计划",
    "级人才工程",
    "级人才计划",
    "引进人才计划",
];

/// Names of doings that need a topic of their own before them.
const VAGUE: &[&str] = &[
    "三年行动",
    "五年行动",
    "攻坚行动",
    "攻坚计划",
    "培育计划",
    "培育工程",
    "提升工程",
    "三年计划",
    "倍增计划",
    "倍增行动",
];

/// Words of works that are built: what is under way, not the name of a program.
const BUILT: &[&str] = &[
    "建设",
    "改造",
    "治理",
    "整治",
    "道路",
    "公路",
    "铁路",
    "大桥",
    "隧道",
    "管网",
    "供水",
    "污水",
    "水库",
    "绿化",
    "地铁",
    "轨道",
    "修复",
    "加固",
    "扩建",
    "迁建",
    "续建",
    "重点",
    "设施",
    "供电",
    "供热",
    "电网",
    "安居",
    "饮水",
    "水利",
    "一期",
    "二期",
    "三期",
    "四期",
    "配套",
    "亮化",
    "净化",
    "美化",
    "输水",
    "引水",
    "排水",
    "河道",
    "住房",
    "大厦",
    "主体",
    "土建",
    "项目",
    "征地",
    "拆迁",
    "灌区",
    "民生",
    "实事",
    "土地",
    "除险",
    "防洪",
    "环线",
    "快速路",
    "立交",
    "枢纽",
    "机场",
    "港",
    "码头",
    "航道",
    "车站",
    "场馆",
    "危房",
    "办公",
    "综合",
    "系统",
    "惠民",
    "便民",
    "脱硫",
    "减排",
    "发电",
    "管道",
    "改扩",
    "处理",
    "保护工程",
    "大道",
    "延伸",
    "试点",
    "线工程",
    "厂",
    "站",
    "高速",
    "桥",
    "路",
    "网",
    "国家",
    "水源",
    "先导",
    "抗旱",
    "应急",
    "十大",
    "生态",
    "调水",
    "保障",
    "建筑",
    "消防",
    "技改",
];

fn confidence(name: &str, ending: &str, evidence: f32, behind: &str) -> f32 {
    let women = WOMEN.iter().any(|word| name.contains(word));
    let hotline = ending == "热线" && name.starts_with(|c: char| c.is_ascii_digit());
    let vague = VAGUE.iter().find_map(|vague| name.strip_suffix(vague));
    let generic = !women
        && !hotline
        && (GENERIC.iter().any(|generic| name.ends_with(generic))
            || vague.is_some_and(|rest| rest.chars().count() < 4)
            || ending == "工程" && BUILT.iter().any(|word| name.contains(word))
            || ["工程", "计划"].contains(&ending) && name.chars().count() < 5 && evidence < 0.4);
    let counted = {
        let mut chars = name.chars();
        let number = chars.next().is_some_and(|c| "一二两三四五六七八九十".contains(c));
        number && chars.next() == Some('大') && ending != "行动"
    };
    if counted
        || name.chars().count() > 18
        || generic
        || behind.starts_with([
            '遗', '方', '计', '治', '纲', '招', '款', '质', '师', '技', '院', '中', '生', '单',
            '机',
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
