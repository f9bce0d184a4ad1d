//! Bytes in any encoding of Chinese become the text they were.

use super::shared;
use encoding_rs::{BIG5, Encoding, GB18030};
use gangmu::ingest::{self, encoding, walk::walk};
use std::collections::HashMap;
use std::fs;
use std::path::Path;

pub const SIMPLIFIED: &str =
    "某某县妇联工作总结\n全年举办培训班12期，培训妇女3000余人次，受到好评。\n";
const TRADITIONAL: &str =
    "某某縣婦女聯合會工作總結\n全年舉辦培訓班12期，培訓婦女3000餘人次，頗受好評。\n";

#[test]
fn encodings_are_told_from_the_bytes() {
    let utf_16 = |text: &str, big: bool| -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() })
            .collect()
    };
    let marked = |mark: &[u8], text: Vec<u8>| [mark.to_vec(), text].concat();
    let cases: [(&str, Vec<u8>, &str); 9] = [
        ("UTF-8", SIMPLIFIED.into(), SIMPLIFIED),
        ("UTF-8", marked(b"\xef\xbb\xbf", SIMPLIFIED.into()), SIMPLIFIED),
        ("gb18030", GB18030.encode(SIMPLIFIED).0.into(), SIMPLIFIED),
        ("gb18030", marked(b"\x84\x31\x95\x33", GB18030.encode(SIMPLIFIED).0.into()), SIMPLIFIED),
        ("Big5", BIG5.encode(TRADITIONAL).0.into(), TRADITIONAL),
        ("UTF-16LE", utf_16(SIMPLIFIED, false), SIMPLIFIED),
        ("UTF-16BE", utf_16(TRADITIONAL, true), TRADITIONAL),
        ("UTF-16LE", marked(b"\xff\xfe", utf_16(TRADITIONAL, false)), TRADITIONAL),
        ("UTF-16BE", marked(b"\xfe\xff", utf_16(SIMPLIFIED, true)), SIMPLIFIED),
    ];
    for (name, bytes, text) in cases {
        let decoded = encoding::decode(&bytes);
        assert_eq!((decoded.encoding, decoded.text.as_str()), (name, text));
        assert!(decoded.notices.is_empty(), "{name}: {:?}", decoded.notices);
    }
}

#[test]
fn characters_of_hong_kong_and_rare_names_are_read() {
    let estates = "深水埗及鰂魚涌的公共屋邨衞生工作進展順利，\n受惠家庭達三千二百戶。着力改善居住環境，嘅。\n";
    let decoded = encoding::decode(&hkscs(estates).unwrap());
    assert_eq!((decoded.encoding, decoded.text.as_str()), ("Big5", estates));
    // Four bytes each in GB18030.
    let names = "王㛃、李𬭛、旮旯村㙍塔的妇女代表参加培训，共有3000人次。\n";
    assert!(gbk(names).is_none());
    let decoded = encoding::decode(&gb18030(names).unwrap());
    assert_eq!((decoded.encoding, decoded.text.as_str()), ("gb18030", names));
}

#[test]
fn a_declared_charset_counts_unless_the_bytes_are_utf_8() {
    let page = format!("<meta charset=\"gb2312\">{SIMPLIFIED}");
    assert_eq!(encoding::decode(&GB18030.encode(&page).0).encoding, "gb18030");
    assert_eq!(encoding::decode(page.as_bytes()).encoding, "UTF-8");
    let short = "charset=big5\n摘要";
    assert_eq!(encoding::decode(&BIG5.encode(short).0).text, short);
}

#[test]
fn utf_8_cut_short_or_with_a_bad_byte_stays_utf_8_and_says_so() {
    let cut = &SIMPLIFIED.as_bytes()[..SIMPLIFIED.len() - 3];
    let decoded = encoding::decode(cut);
    assert_eq!(decoded.encoding, "UTF-8");
    assert!(decoded.text.ends_with('\u{fffd}'));
    assert_eq!(decoded.notices[0].line, 2);

    let mut bad = SIMPLIFIED.as_bytes().to_vec();
    bad[4] = 0xff;
    assert_eq!(encoding::decode(&bad).encoding, "UTF-8");
}

#[test]
fn text_garbled_before_it_was_saved_is_noticed() {
    let utf_8_as_gbk = GB18030.decode("全县妇联的工作，妇女。".as_bytes()).0.into_owned();
    let cases = [
        "标题\n锟斤拷锟斤拷",
        "标题\n培训????????人次",
        "标题\n定西市å®šè¥¿å¸‚å¦‡è\u{81}”",
        "标题\n全市ÖÐ¹úÕþ¸®¹¤×÷",
        &format!("标题\n{utf_8_as_gbk}"),
        "标题\n涓浗鐨勫伐浣滄槸鍏ㄥ競",
    ];
    for garbled in cases {
        let decoded = encoding::decode(garbled.as_bytes());
        let notice = decoded.notices.last().expect(garbled);
        assert!(notice.line == 2 && notice.text.contains("乱码"), "{garbled}: {notice:?}");
        assert_eq!(decoded.text, garbled, "what cannot be told is left as it is");
    }
    for clean in [
        "Café Ångström £5 ÄÖÜ Œuvre",
        "谁？？？？？？？？",
        "涓涓细流汇成江海，鍏县、浜海的妇女之家建成58个。",
    ] {
        assert!(encoding::decode(clean.as_bytes()).notices.is_empty(), "{clean}");
    }
}

#[test]
fn garbled_text_that_lost_nothing_is_put_right() {
    let latin_1 = |bytes: &[u8]| bytes.iter().map(|&byte| char::from(byte)).collect::<String>();
    let cp_1252 =
        |bytes: &[u8]| encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned();
    let even = "全县妇联工作总结\n培训妇女3000人次。，\n";
    let cases = [
        latin_1(SIMPLIFIED.as_bytes()),
        cp_1252(SIMPLIFIED.as_bytes()),
        latin_1(&GB18030.encode(SIMPLIFIED).0),
        cp_1252(TRADITIONAL.as_bytes()),
        GB18030.decode(even.as_bytes()).0.into_owned(),
    ];
    let texts = [SIMPLIFIED, SIMPLIFIED, SIMPLIFIED, TRADITIONAL, even];
    for (garbled, text) in cases.iter().zip(texts) {
        let decoded = encoding::decode(garbled.as_bytes());
        assert_eq!(decoded.text, text, "{garbled}");
        assert!(decoded.notices[0].text.contains("已还原") && decoded.notices.len() == 1);
        assert_eq!(decoded.notices[0].line, 1);
    }
}

#[test]
fn clean_reports_are_never_taken_for_garbled() {
    let Some(shared) = shared::folder("clean reports") else { return };
    for found in walk(&[shared.join("reports")]) {
        let decoded = encoding::decode(&fs::read(found.unwrap()).unwrap());
        assert!(decoded.notices.is_empty(), "{:?}", decoded.notices);
    }
}

#[test]
fn a_reader_may_choose_the_encoding() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    fs::write(&path, GB18030.encode(SIMPLIFIED).0).unwrap();
    assert_eq!(ingest::read_as(&path, "GB18030").unwrap().text, SIMPLIFIED);
    assert_ne!(ingest::read_as(&path, "Big5").unwrap().text, SIMPLIFIED);
    for name in encoding::CHOICES {
        assert!(ingest::read_as(&path, name).is_ok());
    }
}

/// An encoder: bytes of a text, `None` where it cannot hold it.
type Encoder = fn(&str) -> Option<Vec<u8>>;

fn exactly(encoding: &'static Encoding, text: &str) -> Option<Vec<u8>> {
    let (bytes, _, unmappable) = encoding.encode(text);
    (!unmappable).then(|| bytes.into_owned())
}

fn gb18030(text: &str) -> Option<Vec<u8>> {
    exactly(GB18030, text)
}

fn gbk(text: &str) -> Option<Vec<u8>> {
    exactly(encoding_rs::GBK, text)
}

fn big5(text: &str) -> Option<Vec<u8>> {
    exactly(BIG5, text)
}

/// Big5 with the characters of Hong Kong that reports need.
fn hkscs(text: &str) -> Option<Vec<u8>> {
    const OWN: [(char, [u8; 2]); 6] = [
        ('邨', [0x90, 0x68]),
        ('埗', [0x96, 0xf5]),
        ('鰂', [0x91, 0x6f]),
        ('嘅', [0x9d, 0xef]),
        ('衞', [0x8f, 0xc0]),
        ('着', [0xfe, 0xd3]),
    ];
    let mut bytes = Vec::new();
    for c in text.chars() {
        match OWN.iter().find(|(own, _)| *own == c) {
            Some((_, code)) => bytes.extend(code),
            None => bytes.extend(big5(c.encode_utf8(&mut [0; 4]))?),
        }
    }
    Some(bytes)
}

fn utf_8(text: &str) -> Option<Vec<u8>> {
    Some(text.into())
}

fn utf_16_le(text: &str) -> Option<Vec<u8>> {
    Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect())
}

fn utf_16_be(text: &str) -> Option<Vec<u8>> {
    Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect())
}

/// Pieces of about `size` bytes in the encoding, from here and there in the text.
fn pieces(text: &str, size: usize, encode: Encoder) -> Vec<(&str, Vec<u8>)> {
    let places = [0, 17, 41, 73, 90].map(|percent| text.len() * percent / 100);
    let piece = |from: usize| {
        let from = (from..=text.len()).find(|&at| text.is_char_boundary(at))?;
        let rest = &text[from..];
        // Two bytes a character is near enough; then as many more or fewer as fit.
        let mut count = size / 2;
        loop {
            let end = rest.char_indices().nth(count)?.0;
            let bytes = encode(&rest[..end])?;
            if bytes.len() <= size {
                return Some((&rest[..end], bytes));
            }
            count -= (bytes.len() - size).div_ceil(4);
        }
    };
    places.into_iter().filter_map(piece).collect()
}

/// Of each encoding and size, how many pieces there were and which were misread.
fn misread(texts: &[(String, String)]) -> Vec<(String, usize, Vec<String>)> {
    let ways: [(&str, bool, Encoder); 10] = [
        ("simplified GB18030", false, gb18030),
        ("simplified GBK", false, gbk),
        ("simplified UTF-8", false, utf_8),
        ("simplified UTF-16LE", false, utf_16_le),
        ("simplified UTF-16BE", false, utf_16_be),
        ("traditional Big5", true, big5),
        ("traditional Big5-HKSCS", true, hkscs),
        ("traditional GBK", true, gbk),
        ("traditional UTF-16LE", true, utf_16_le),
        ("traditional UTF-16BE", true, utf_16_be),
    ];
    let mut out = Vec::new();
    for (name, is_traditional, encode) in ways {
        for size in [200, 400, 1000] {
            let (mut count, mut wrong) = (0, Vec::new());
            for (simplified, traditional) in texts {
                let text = if is_traditional { traditional } else { simplified };
                // An address and three 汉字 may be anything.
                let han = |text: &str| text.chars().filter(|c| *c > '\u{2e80}').count();
                let telling = |(piece, _): &(&str, Vec<u8>)| han(piece) * 8 > size;
                for (piece, bytes) in pieces(text, size, encode).into_iter().filter(telling) {
                    count += 1;
                    let decoded = encoding::decode(&bytes);
                    if decoded.text != piece || !decoded.notices.is_empty() {
                        wrong.push(format!("{} {piece}", decoded.encoding));
                    }
                }
            }
            out.push((format!("{name} {size}"), count, wrong));
        }
    }
    out
}

/// A report in simplified and in traditional characters: each simplified one in one of the forms it
/// comes from.
fn both(text: &str, traditional: &HashMap<char, char>) -> (String, String) {
    let simplified = gangmu::text::fold::simplified(text).into_owned();
    let back = simplified.chars().map(|c| *traditional.get(&c).unwrap_or(&c)).collect();
    (simplified, back)
}

fn traditional() -> HashMap<char, char> {
    let table = include_str!("../../src/text/fold/characters.tsv");
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    let pair = |row: &str| Some((row.split('\t').nth(1)?.chars().next()?, row.chars().next()?));
    rows.filter_map(pair)
        .filter(|&(_, from)| big5(from.encode_utf8(&mut [0; 4])).is_some())
        .collect()
}

#[test]
fn pieces_of_200_bytes_are_read_in_every_encoding() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table = traditional();
    let texts: Vec<_> = walk(&[root.join("samples"), root.join("tests/gold/dev/texts")])
        .map(|found| both(&encoding::decode(&fs::read(found.unwrap()).unwrap()).text, &table))
        .collect();
    for (name, count, wrong) in misread(&texts) {
        assert!(count > 40, "{name}: {count} pieces");
        assert!(wrong.is_empty(), "{name}: {} of {count}: {wrong:#?}", wrong.len());
    }
}

#[test]
fn pieces_of_city_reports_are_read_in_every_encoding() {
    let Some(shared) = shared::folder("pieces of city reports") else { return };
    let table = traditional();
    // Every eighth: all 885 were read once, and take twenty seconds.
    let texts: Vec<_> = walk(&[shared.join("reports/cities")])
        .step_by(8)
        .map(|found| both(&fs::read_to_string(found.unwrap()).unwrap(), &table))
        .collect();
    for (name, count, wrong) in misread(&texts) {
        assert!(wrong.is_empty(), "{name}: {} of {count}: {wrong:#?}", wrong.len());
    }
}
