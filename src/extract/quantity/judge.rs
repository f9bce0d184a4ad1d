//! Whether a number states anything, or is a date, an ordinal, an identifier, a level or an idiom.

use super::group::{Group, Joint};
use super::qualifier::Qualifier;
use super::term::Term;
use crate::extract::unit::Measure;
use crate::text::ends::{first_chars, last_chars};
use crate::text::han;
use crate::text::lexicon::Lexicon;
use crate::text::numeral::Script;
use crate::text::table::listed_words;
use std::sync::LazyLock;

/// Words right behind a number without a unit that make it a date, an ordinal or a name.
const NAMING: &str = "年月日号届级周世后版代型强线环路折时旬岁季度期章条大";
/// Words right behind a unit that make number and unit a class: 30万吨级, 5人制; and what, right
/// behind such a word, opens a word of its own (制度, 制造).
const CLASSING: [(&str, &str); 6] = [
    ("级", ""),
    ("制", "度造定约品冷种剂式"),
    ("型", "号"),
    ("版", "块面权图"),
    ("式", "样"),
    ("线城市", ""),
];
/// A template that a converter left in place of digits: of 107$1.$26亿元 nobody knows the value.
const UNFILLED: &str = "$1.$";
/// What is counted only for the rhythm of speech: 3个方面.
static RHETORIC: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::heads(listed_words(include_str!("rhetoric.txt"))));
/// What an amount may sort without being its value.
static SORTED: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::heads(listed_words(include_str!("sorted.txt"))));
/// Measure words of things only: behind their noun even a small number counts (大桥两座).
const THINGS: [&str; 10] = ["座", "栋", "幢", "辆", "艘", "头", "架", "眼", "孔", "公里"];
/// What stands before tenths of a whole, so that 成 opens no word: 占七成为….
const TENTHS_OF: [char; 6] = ['占', '逾', '超', '过', '近', '约'];
/// Words whose last character only looks like 前, "the first".
const BEFORE: &str = "目以之此先提当日空面会战跟眼从史生向年期午岗课产";

/// Whether a group of numbers states a quantity.
pub(super) fn states(text: &str, before: &str, group: &Group, qualifier: Qualifier) -> bool {
    let (Some(first), Some(last)) = (group.terms.first(), group.terms.last()) else { return false };
    if group.terms.iter().any(|term| term.numeral.script == Script::Code) {
        return false;
    }
    let behind = &text[last.end..];
    if is_ordinal(before, last, behind)
        || is_part_of_name(before, last, behind)
        || before.ends_with(UNFILLED)
    {
        return false;
    }
    match group.joint {
        Joint::Ratio => true,
        Joint::List if last.measure.is_some() => counts(before, last, behind),
        Joint::List => {
            let multiplied = group.terms.iter().all(|term| term.numeral.scale >= 4);
            let measured = group.terms.iter().all(|term| term.value().is_fraction());
            multiplied && !behind.starts_with(han::is_common) || measured && is_led(before)
        }
        Joint::Alone | Joint::Range => match (last.measure, first.numeral.script) {
            (Some(_), Script::Arabic) => counts(before, last, behind),
            (Some(measure), _) => {
                counts(before, last, behind)
                    && states_chinese(text, before, first, measure, behind, qualifier)
            }
            (None, Script::Arabic) => counts_noun(before, last, behind, qualifier),
            (None, _) => counts_noun_chinese(before, first, behind, qualifier),
        },
    }
}

/// Whether a half states anything: 一半 also opens phrases that do not.
pub(super) fn states_half(before: &str, qualifier: Qualifier) -> bool {
    let led = before.ends_with(['占', '的', '达', '到', '了', '为']);
    led || qualifier != Qualifier::Exact || !before.ends_with(han::is_common)
}

/// 第3, 前10位, No.5
fn is_ordinal(before: &str, last: &Term, behind: &str) -> bool {
    let before = before.trim_end_matches(' ');
    if before.ends_with(['第', '№', '＃', '#'])
        || before.ends_with("No.")
        || before.ends_with("NO.")
    {
        return true;
    }
    let ranked = match last.unit.as_str() {
        "名" | "位" | "家" | "期" | "天" | "条" | "批" | "" => true,
        "个" => behind.starts_with(['月', '季']),
        _ => false,
    };
    ranked && before.strip_suffix('前').is_some_and(|rest| !rest.ends_with(|c| BEFORE.contains(c)))
}

/// G30, 5G, 4+1, 7×24: letters and signs that tie a number to a name.
fn is_part_of_name(before: &str, last: &Term, behind: &str) -> bool {
    if last.numeral.script != Script::Arabic {
        return false;
    }
    let mut back = before.chars().rev();
    let tied_before = match back.next() {
        Some(c) if c.is_ascii_alphanumeric() => true,
        Some('+' | '＋' | '×' | '_' | '@' | '&' | '.' | '/' | '·' | '*' | '〔' | '[') => true,
        Some('-' | '－' | '–' | '—') => {
            back.next().is_some_and(|c| c.is_ascii_alphanumeric() || c == '〕')
        }
        _ => false,
    };
    let mut next = behind.chars();
    let tied_behind = match next.next() {
        Some(c) if c.is_ascii_alphabetic() => last.measure.is_none(),
        Some('+' | '＋' | '×' | '*') => true,
        _ => false,
    };
    tied_before || tied_behind || is_in_formula(before, last, behind)
}

/// 1正2副4兼1挂: single digits and single characters by turns.
fn is_in_formula(before: &str, last: &Term, behind: &str) -> bool {
    let mut back = before.chars().rev();
    let turns =
        back.next().is_some_and(han::is_common) && back.next().is_some_and(|c| c.is_ascii_digit());
    let single = last.end - last.start == 1 + '副'.len_utf8();
    turns && single && behind.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether number and unit count or measure, by the words around them.
fn counts(before: &str, last: &Term, behind: &str) -> bool {
    if is_class(behind) {
        return false;
    }
    let value = last.value().to_f64();
    let after = |words: &[&str]| words.iter().any(|word| behind.starts_with(word));
    let near = last_chars(before, 8);
    let led = |words: &[&str]| words.iter().any(|word| near.contains(word));
    match last.unit.as_str() {
        "个" if after(&["月"]) => {
            let shortened = ["缩短", "压缩", "压减", "提前"];
            led(&shortened)
                || led(&["周期", "用时", "仅用", "平均", "由", "至", "到"])
                || shortened.iter().any(|word| first_chars(behind, 8).contains(word))
        }
        "个" if after(&["季度", "年", "世纪", "春秋", "学期"]) => {
            behind.strip_prefix("年度").is_some_and(|rest| {
                rest.starts_with(|c: char| han::is_common(c) && !"的内中预累投平增".contains(c))
            })
        }
        "个" => value > 20.0 || !is_rhetoric(behind),
        "岁" => {
            last.value().is_fraction()
                || !after(&["以", "及以", "的", "至", "儿", "老"])
                    && led(&["寿命", "平均", "达", "提高", "增"])
        }
        "分" => {
            last.value().is_fraction() || led(&["得分", "评分", "总分", "满意度", "指数", "指标达"])
        }
        "成" => {
            let verb = behind.starts_with(['为', '人', '长']) && !after(&["人口"]);
            (1.0..10.0).contains(&value) && (!verb || before.ends_with(TENTHS_OF))
        }
        "点" => last.value().is_fraction(),
        "小时" if value == 24.0 => {
            after(&["内", "以内", "之内"]) || led(&["至", "到", "缩短", "压缩"])
        }
        "天" if value == 365.0 => false,
        "分钟" => !behind.chars().take(10).any(|c| c == '圈'),
        "期" => {
            !after(&["工程", "项目", "建设", "改造", "扩建", "厂"])
                && !before.ends_with(['线', '区', '园', '厂', '程', '目', '地'])
        }
        "次" => !before.ends_with('届') && !after(&["党代会", "全会", "全体", "会议", "代表大会"]),
        "字" => value >= 100.0,
        "度" => !before.ends_with(['纬', '经']),
        "位" => !led(&["升至", "列", "居", "排名", "排在", "进至", "跃至"]),
        _ => true,
    }
}

/// Whether what stands behind number and unit makes them a class.
fn is_class(behind: &str) -> bool {
    CLASSING.iter().any(|(word, unless)| {
        behind.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|c| unless.contains(c)))
    })
}

/// A number with a noun right behind it: 9.42万贫困人口, 近300企业; or with nothing, as an index.
fn counts_noun(before: &str, last: &Term, behind: &str, qualifier: Qualifier) -> bool {
    let named = behind.starts_with(|c: char| NAMING.contains(c) || c.is_ascii_alphanumeric());
    let name_behind_blank =
        behind.trim_start_matches(' ').starts_with(|c| "年月日号届级".contains(c));
    if named || name_behind_blank {
        return false;
    }
    if last.numeral.scale >= 4 {
        return true;
    }
    let hedged = qualifier != Qualifier::Exact;
    if last.value().is_fraction() {
        let rated = before.ends_with(['率', '差', '比']) && !behind.starts_with(han::is_common);
        return hedged || is_led(before) || rated;
    }
    if says_index(before) && !behind.starts_with(han::is_common) {
        return true;
    }
    let large = last.value().to_f64() >= 10.0;
    hedged && large && (behind.starts_with(han::is_common) || last.numeral.more)
}

/// 近百万下岗职工, 三百万群众, 突破万亿大关
fn counts_noun_chinese(before: &str, first: &Term, behind: &str, qualifier: Qualifier) -> bool {
    if first.value().is_fraction() {
        return is_led(before) || says_index(before);
    }
    let value = first.value().to_f64();
    let named = behind.starts_with(|c| NAMING.contains(c) || "分之".contains(c));
    if is_vague(before) || named || is_class(behind) {
        return false;
    }
    let hedged = qualifier != Qualifier::Exact;
    if first.is_bare() {
        let near = qualifier == Qualifier::About || first.numeral.more;
        return hedged && (near && behind.starts_with(han::is_common) || is_step(behind));
    }
    (value >= 10_000.0 || hedged && value >= 10.0) && behind.starts_with(han::is_common)
}

/// A level that is passed: 大关, 台阶, or the end of the clause.
fn is_step(behind: &str) -> bool {
    ["大关", "台阶", "门槛", "关口", "规模"].iter().any(|word| behind.starts_with(word))
        || !behind.starts_with(han::is_common)
}

/// Whether an amount only sorts what is counted behind it: 超亿元企业, 亿元以上项目.
fn sorts(behind: &str) -> bool {
    let clause = behind.char_indices().take(12).take_while(|(_, c)| han::is_common(*c)).last();
    let clause = clause.map_or("", |(i, c)| &behind[..i + c.len_utf8()]);
    SORTED.is_in(clause) || clause.starts_with('的')
}

/// Words that a number without a unit may follow as a measured value.
fn is_led(before: &str) -> bool {
    const LEADING: [char; 10] = ['为', '达', '到', '至', '由', '从', '是', '数', '值', '于'];
    before.ends_with(LEADING)
}

/// 指数103, 指数控制在103左右
fn says_index(before: &str) -> bool {
    let near = last_chars(before, 8);
    let led =
        ["指数", "指数为", "指数达", "指数达到", "指数控制在", "指数在", "指数至", "指数分别为"];
    led.iter().any(|word| near.ends_with(word))
}

/// Whether a Chinese numeral with a unit states a statistic and is no idiom: 三百余人, not 三个方面.
fn states_chinese(
    text: &str,
    before: &str,
    first: &Term,
    measure: Measure,
    behind: &str,
    qualifier: Qualifier,
) -> bool {
    let value = first.value().to_f64();
    let hedged = qualifier != Qualifier::Exact;
    // Only measuring needs a point: 零点八部.
    if text[first.start..first.numeral.end].contains('点') {
        return true;
    }
    if is_vague(before)
        || matches!(
            first.unit.as_str(),
            "分" | "期" | "点" | "度" | "部" | "位" | "节" | "回" | "国" | "段"
        )
    {
        return false;
    }
    let measured = matches!(
        measure,
        Measure::Area | Measure::Length | Measure::Weight | Measure::Energy | Measure::Rates
    );
    if first.is_bare() {
        let sorting = measure == Measure::Money && qualifier == Qualifier::Over;
        return hedged && !(sorting && !first.numeral.more && sorts(behind));
    }
    if measure == Measure::Rates {
        return true;
    }
    if hedged && (value >= 10.0 || first.numeral.more) {
        return true;
    }
    let things = value >= 2.0 && THINGS.contains(&first.unit.as_str());
    let listed = things && behind.starts_with(['，', '。', '；', '、', '（', ',', ';']);
    value > 10.0 || measured && value >= 2.0 && first.unit != "里" || listed
}

/// 数百, 几十, 成千上万: numbers that say nothing exact.
fn is_vague(before: &str) -> bool {
    before.ends_with(['数', '几', '好', '成', '无', '若'])
}

/// Whether the counted noun is a figure of speech.
fn is_rhetoric(behind: &str) -> bool {
    RHETORIC.opening(behind).is_some()
}
