//! Editions and levels before a name: 第三届…, 首批…, 国家级….

use super::lexicon::Hint;

/// Whether a name opens with its level or its edition: 国家…, 第三届….
pub(super) fn is_ranked(name: &str) -> bool {
    Hint::Level.opening(name).is_some_and(|level| level != "国际")
        || name.starts_with('第') && numbered(name).is_some()
        || name.starts_with("首届")
}

/// `name` without its edition and what is left of a verb or a place before it.
pub(super) fn unedited(name: &str) -> &str {
    let mut name = name.trim_start_matches(['了', '好', '为', '得']);
    // 市运动会 is the city's; 市场 and 市域 are words.
    if let Some(rest) = name.strip_prefix(['省', '市'])
        && !rest.starts_with([
            '场', '域', '级', '区', '属', '民', '直', '际', '长', '容', '政', '会', '委', '部',
        ])
    {
        name = rest;
    }
    let joined = name.trim_start_matches(['和', '及', '与']);
    if joined.len() < name.len() && Hint::Level.opening(joined).is_some() {
        name = joined;
    }
    without_edition(name)
}

/// `name` without 第三届, 首届, 2018 before it.
pub(super) fn without_edition(mut name: &str) -> &str {
    loop {
        let rest = first(name).or_else(|| name.strip_prefix("年")).or_else(|| numbered(name));
        match rest {
            Some(rest) if !rest.is_empty() => name = rest,
            _ => return name,
        }
    }
}

/// What follows 首届, 全国首批, 首家, 新一轮.
fn first(name: &str) -> Option<&str> {
    let whose = ["全国", "全省", "全区", "全市", "国家", "国内", "省内", "我省", "我市"];
    let within = whose.iter().find_map(|whose| name.strip_prefix(whose)).unwrap_or(name);
    let counted = ['届', '批', '个', '家', '部', '支', '座', '所', '条', '项'];
    let rest = within.strip_prefix('首').and_then(|rest| rest.strip_prefix(counted));
    rest.or_else(|| name.strip_prefix("新一轮"))
}

/// What follows 第三届, 第12次, 2018.
fn numbered(name: &str) -> Option<&str> {
    if let Some(rest) = name.strip_prefix('第') {
        let numeral = |c: char| "一二三四五六七八九十百〇".contains(c) || c.is_ascii_digit();
        let rest = rest.trim_start_matches(numeral);
        return rest.strip_prefix(['届', '次', '批', '个']);
    }
    let counted = name.trim_start_matches(|c: char| "两二三四五六七八九十".contains(c));
    if counted.len() < name.len() {
        return counted.strip_prefix('届');
    }
    let rest = name.trim_start_matches(|c: char| c.is_ascii_digit());
    (name.len() - rest.len() == 4 && name.starts_with(['1', '2'])).then_some(rest)
}
