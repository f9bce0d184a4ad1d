//! The table of administrative divisions, parsed once when first asked for.
//!
//! It knows codes and names; which of them a text means is for `mention` and `own`.

use super::Division;
use crate::text::table::{table_pairs, table_rows};
use std::collections::HashMap;
use std::sync::LazyLock;

const DIVISIONS: &str = include_str!("divisions.tsv");
const FORMER: &str = include_str!("former.tsv");

/// A row of the table.
pub(super) struct Row {
    pub code: u32,
    pub name: &'static str,
    pub short: &'static str,
    pub alias: &'static str,
    pub parent: Option<Division>,
}

/// Rows by code, so a [`Division`] is an index; row 0 is the country.
pub(super) static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let mut rows: Vec<Row> = Vec::with_capacity(3300);
    let (mut province, mut prefecture) = (None, None);
    for fields in table_rows(DIVISIONS) {
        let [code, name, short, ref rest @ ..] = fields[..] else { continue };
        let Ok(code) = code.parse::<u32>() else { continue };
        let here = Division(rows.len() as u16);
        let of_prefecture =
            prefecture.filter(|&(above, _): &(u32, Division)| above == code / 100 * 100);
        let parent = match level_of(code) {
            0 => None,
            1 => {
                province = Some(here);
                None
            }
            2 => {
                prefecture = Some((code, here));
                province
            }
            _ => of_prefecture.map(|(_, division)| division).or(province),
        };
        let alias = rest.first().copied().unwrap_or("");
        rows.push(Row { code, name, short, alias, parent });
    }
    rows
});

/// 0 the country, 1 province, 2 prefecture, 3 county, as the code says.
pub(super) fn level_of(code: u32) -> u8 {
    match code {
        0 => 0,
        _ if code.is_multiple_of(10_000) => 1,
        _ if code.is_multiple_of(100) => 2,
        _ => 3,
    }
}

/// The division with this code.
pub(super) fn by_code(code: u32) -> Option<Division> {
    ROWS.binary_search_by_key(&code, |row| row.code).ok().map(|i| Division(i as u16))
}

/// How a name stands for its division.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// Official, former or colloquial, with the word for what it is: 漳县, 毕节地区, 伊犁州.
    Whole,
    /// Without that word: 陇西. Often an ordinary word too.
    Stem,
}

/// Every name of every division.
pub(super) fn names() -> impl Iterator<Item = (&'static str, Form, Division)> {
    let present = ROWS.iter().enumerate().flat_map(|(index, row)| {
        let division = Division(index as u16);
        let short = (row.short != row.name).then_some((row.short, form_of(row.short)));
        let alias = (!row.alias.is_empty()).then_some((row.alias, form_of(row.alias)));
        let stem = stem(row).map(|stem| (stem, Form::Stem));
        let mut names = vec![(row.name, Form::Whole)];
        for (name, form) in [short, alias, stem].into_iter().flatten() {
            if !names.iter().any(|&(known, _)| known == name) {
                names.push((name, form));
            }
        }
        names.into_iter().map(move |(name, form)| (name, form, division))
    });
    let former = table_pairs(FORMER)
        .filter_map(|(code, name)| Some((name, Form::Whole, by_code(code.parse().ok()?)?)));
    present.skip(1).chain(former)
}

/// Divisions by any of their names.
pub(super) static BY_NAME: LazyLock<HashMap<&'static str, Vec<Division>>> = LazyLock::new(|| {
    let mut map: HashMap<&'static str, Vec<Division>> = HashMap::new();
    for (name, _, division) in names() {
        map.entry(name).or_default().push(division);
    }
    for name in ["全国", "中国", "中华人民共和国"] {
        map.entry(name).or_default().push(Division::COUNTRY);
    }
    map
});

/// The short name without the word for what it is; `None` when one character would be left.
fn stem(row: &Row) -> Option<&'static str> {
    let whole =
        row.short == row.name || (row.name.contains("自治") && !row.code.is_multiple_of(10_000));
    let stem = if whole {
        ["地区", "新区", "林区", "特区", "矿区", "省", "市", "县", "区", "旗", "盟", "州"]
            .iter()
            .find_map(|suffix| row.short.strip_suffix(suffix))?
    } else {
        row.short
    };
    (stem.chars().count() > 1).then_some(stem)
}

fn form_of(name: &str) -> Form {
    // 郑州, 杭州 end like an autonomous prefecture: two characters never name one.
    let suffixed = name.ends_with(['县', '旗', '州', '市', '区', '盟']);
    if suffixed && (name.chars().count() > 2 || ["巴州", "博州", "克州"].contains(&name)) {
        Form::Whole
    } else {
        Form::Stem
    }
}
