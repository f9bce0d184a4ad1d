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
    &TABLE.sets[set_of(c)].readings
}

/// The letters with which the readings of `c` begin, as bits from `a`. An ASCII letter begins
/// with itself.
#[must_use]
pub fn initials(c: char) -> u32 {
    match c {
        'a'..='z' => 1 << (c as u32 - 'a' as u32),
        'A'..='Z' => 1 << (c as u32 - 'A' as u32),
        _ => TABLE.sets[set_of(c)].initials,
    }
}

/// Whether `letter` can stand only at the beginning of a reading.
#[must_use]
pub fn only_begins(letter: char) -> bool {
    letter.is_ascii_lowercase() && !"aeiouvngrh".contains(letter)
}

#[derive(Default)]
struct ReadingSet {
    readings: Vec<&'static str>,
    initials: u32,
}

/// Characters share their sets of readings: some 20,000 characters have 1,500 sets.
struct Table {
    set_of: Vec<u16>,
    sets: Vec<ReadingSet>,
}

fn set_of(c: char) -> usize {
    let code = c as u32;
    if !(FIRST..=LAST).contains(&code) {
        return 0;
    }
    usize::from(TABLE.set_of[(code - FIRST) as usize])
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut sets = vec![ReadingSet::default()];
    let mut known: HashMap<Vec<&'static str>, u16> = HashMap::from([(Vec::new(), 0)]);
    let set_of = (FIRST..=LAST)
        .map(|code| {
            let readings = char::from_u32(code).map(read_aloud).unwrap_or_default();
            *known.entry(readings).or_insert_with_key(|readings| {
                let first = |r: &&str| r.bytes().next().map_or(0, |b| 1 << (b - b'a').min(31));
                let initials = readings.iter().map(first).fold(0, |all: u32, bit: u32| all | bit);
                sets.push(ReadingSet { readings: readings.clone(), initials });
                (sets.len() - 1) as u16
            })
        })
        .collect();
    Table { set_of, sets }
});

/// The distinct toneless readings of one character.
fn read_aloud(c: char) -> Vec<&'static str> {
    let mut readings = Vec::new();
    for typed in c.to_pinyin_multi().into_iter().flatten().flat_map(|r| as_typed(r.plain())) {
        let plain = typed.bytes().all(|b| b.is_ascii_lowercase());
        if plain && !readings.contains(&typed) {
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
