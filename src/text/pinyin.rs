//! How 汉字 are read aloud, without tones: every reading, not the commonest alone, since the
//! common one is wrong in 重庆, 银行, 长江, 西藏 and 厦门.
//!
//! ü is written v, as keyboards do; u is taken for it too (nv, nu → 女).

use pinyin::ToPinyinMulti;
use std::collections::HashMap;
use std::sync::LazyLock;

/// First and last character that the table of readings speaks of.
const FIRST: u32 = 0x3400;
const LAST: u32 = 0x9fff;

/// The readings of `c`, the commonest first; none for what is not a 汉字.
#[must_use]
pub fn readings(c: char) -> &'static [&'static str] {
    let index = (c as u32).wrapping_sub(FIRST) as usize;
    let list = TABLE.list_of.get(index).and_then(|list| TABLE.lists.get(usize::from(*list)));
    list.map_or(&[], Vec::as_slice)
}

/// The letters with which the readings of `c` begin, as bits from `a`. An ASCII letter begins
/// with itself.
#[must_use]
pub fn initials(c: char) -> u32 {
    match c {
        'a'..='z' => 1 << (c as u32 - 'a' as u32),
        'A'..='Z' => 1 << (c as u32 - 'A' as u32),
        _ => TABLE.initials.get((c as u32).wrapping_sub(FIRST) as usize).copied().unwrap_or(0),
    }
}

/// Whether `letter` can stand only at the beginning of a reading.
#[must_use]
pub fn only_begins(letter: char) -> bool {
    letter.is_ascii_lowercase() && !"aeiouvngrh".contains(letter)
}

/// Characters share their lists of readings: some 28,000 characters have 1,500 lists.
struct Table {
    /// By character from `FIRST`: index into `lists`.
    list_of: Vec<u16>,
    /// The first is empty.
    lists: Vec<Vec<&'static str>>,
    /// By character from `FIRST`: the letters that begin its readings.
    initials: Vec<u32>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut lists = vec![Vec::new()];
    let mut known: HashMap<Vec<&'static str>, u16> = HashMap::from([(Vec::new(), 0)]);
    let list_of: Vec<u16> = (FIRST..=LAST)
        .map(|code| {
            let readings = char::from_u32(code).map(read_aloud).unwrap_or_default();
            *known.entry(readings).or_insert_with_key(|readings| {
                lists.push(readings.clone());
                (lists.len() - 1) as u16
            })
        })
        .collect();
    let begins: Vec<u32> = lists.iter().map(|list| first_letters(list)).collect();
    let initials = list_of.iter().map(|list| begins[usize::from(*list)]).collect();
    Table { list_of, lists, initials }
});

fn first_letters(readings: &[&str]) -> u32 {
    let first = |reading: &&str| reading.bytes().next();
    readings.iter().filter_map(first).fold(0, |all, letter| all | 1 << (letter - b'a'))
}

/// The distinct toneless readings of one character.
fn read_aloud(c: char) -> Vec<&'static str> {
    let mut readings = Vec::new();
    for typed in c.to_pinyin_multi().into_iter().flatten().flat_map(|r| as_typed(r.plain())) {
        if typed.bytes().all(|b| b.is_ascii_lowercase()) && !readings.contains(&typed) {
            readings.push(typed);
        }
    }
    readings
}

/// A reading in the letters of a keyboard.
fn as_typed(reading: &'static str) -> Vec<&'static str> {
    match reading {
        "nü" => vec!["nv", "nu"],
        "lü" => vec!["lv", "lu"],
        "nüe" => vec!["nve", "nue"],
        "lüe" => vec!["lve", "lue"],
        other => vec![other],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reading_of_a_heteronym_is_known() {
        let reads = |c, reading| readings(c).contains(&reading);
        for (c, reading) in [
            ('重', "chong"),
            ('重', "zhong"),
            ('行', "hang"),
            ('长', "chang"),
            ('藏', "zang"),
            ('厦', "xia"),
            ('女', "nv"),
            ('女', "nu"),
            ('绿', "lv"),
        ] {
            assert!(reads(c, reading), "{c} is read {reading}: {:?}", readings(c));
        }
        assert!(readings('a').is_empty());
        assert_eq!(initials('厦'), 1 << 23 | 1 << 18);
    }
}
