//! Numbers of lists as a word processor writes them: 一、 （二） 3. ④.

/// How the numbers of a list are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ordinal {
    /// 1 2 3
    Arabic,
    /// 01 02 03
    TwoDigits,
    /// １ ２ ３
    FullWidth,
    /// One character each, then Arabic: ① ⑴ ⒈ 甲 子 ㈠ ㊀
    Sequence(&'static str),
    /// 一 二 三 … 十 十一
    Chinese,
    /// 壹 贰 叁
    Capital,
    /// 壹 貳 參
    TraditionalCapital,
    /// 一〇 二五
    Digits,
    /// I II III
    Roman { upper: bool },
    /// A B C
    Letter { upper: bool },
    /// A mark, no number.
    Bullet,
    /// Nothing.
    None,
}

const CIRCLED: &str = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
const DOTTED: &str = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛";
const IN_PARENTHESES: &str = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇";
const CHINESE_IN_PARENTHESES: &str = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩";
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";

/// Word's formats: number in .doc, name in .docx, how it is written. Sorted by number.
const FORMATS: [(u8, &str, Ordinal); 33] = [
    (0, "decimal", Ordinal::Arabic),
    (1, "upperRoman", Ordinal::Roman { upper: true }),
    (2, "lowerRoman", Ordinal::Roman { upper: false }),
    (3, "upperLetter", Ordinal::Letter { upper: true }),
    (4, "lowerLetter", Ordinal::Letter { upper: false }),
    (10, "ideographDigital", Ordinal::Digits),
    (11, "japaneseCounting", Ordinal::Chinese),
    (14, "decimalFullWidth", Ordinal::FullWidth),
    (15, "decimalHalfWidth", Ordinal::Arabic),
    (16, "japaneseLegal", Ordinal::TraditionalCapital),
    (17, "japaneseDigitalTenThousand", Ordinal::Digits),
    (18, "decimalEnclosedCircle", Ordinal::Sequence(CIRCLED)),
    (19, "decimalFullWidth2", Ordinal::FullWidth),
    (22, "decimalZero", Ordinal::TwoDigits),
    (23, "bullet", Ordinal::Bullet),
    (26, "decimalEnclosedFullstop", Ordinal::Sequence(DOTTED)),
    (27, "decimalEnclosedParen", Ordinal::Sequence(IN_PARENTHESES)),
    (28, "decimalEnclosedCircleChinese", Ordinal::Sequence(CIRCLED)),
    (29, "ideographEnclosedCircle", Ordinal::Sequence(CHINESE_IN_PARENTHESES)),
    (30, "ideographTraditional", Ordinal::Sequence(STEMS)),
    (31, "ideographZodiac", Ordinal::Sequence(BRANCHES)),
    (32, "ideographZodiacTraditional", Ordinal::Sequence(BRANCHES)),
    (33, "taiwaneseCounting", Ordinal::Chinese),
    (34, "ideographLegalTraditional", Ordinal::TraditionalCapital),
    (35, "taiwaneseCountingThousand", Ordinal::Chinese),
    (36, "taiwaneseDigital", Ordinal::Digits),
    (37, "chineseCounting", Ordinal::Chinese),
    (38, "chineseLegalSimplified", Ordinal::Capital),
    (39, "chineseCountingThousand", Ordinal::Chinese),
    (40, "chineseDigital", Ordinal::Digits),
    (57, "numberInDash", Ordinal::Arabic),
    (254, "custom", Ordinal::Arabic),
    (255, "none", Ordinal::None),
];

impl Ordinal {
    /// By the name of a `w:numFmt`.
    pub fn named(name: &str) -> Self {
        FORMATS.iter().find(|(_, known, _)| *known == name).map_or(Self::Arabic, |f| f.2)
    }

    /// By the number of a format in a Word 97 list.
    pub fn numbered(code: u8) -> Self {
        FORMATS.iter().find(|(known, ..)| *known == code).map_or(Self::Arabic, |f| f.2)
    }

    /// By the sample of an OpenDocument list level: `1`, `一, 二, 三, ...`, `i`.
    pub fn sampled(sample: &str) -> Self {
        match sample.split([',', '，']).next().unwrap_or("").trim() {
            "" => Self::None,
            "１" => Self::FullWidth,
            "①" => Self::Sequence(CIRCLED),
            "一" => Self::Chinese,
            "壹" if sample.contains('貳') => Self::TraditionalCapital,
            "壹" => Self::Capital,
            "甲" => Self::Sequence(STEMS),
            "子" => Self::Sequence(BRANCHES),
            "I" => Self::Roman { upper: true },
            "i" => Self::Roman { upper: false },
            "A" => Self::Letter { upper: true },
            "a" => Self::Letter { upper: false },
            _ => Self::Arabic,
        }
    }

    /// `number` as it is written.
    pub fn written(self, number: usize) -> String {
        match self {
            Self::Arabic => number.to_string(),
            Self::TwoDigits => format!("{number:02}"),
            Self::FullWidth => mapped(number, "０１２３４５６７８９"),
            Self::Digits => mapped(number, "〇一二三四五六七八九"),
            Self::Sequence(signs) => {
                let sign = number.checked_sub(1).and_then(|at| signs.chars().nth(at));
                sign.map_or_else(|| number.to_string(), String::from)
            }
            Self::Chinese => counted(number, "零一二三四五六七八九", "十百千"),
            Self::Capital => counted(number, "零壹贰叁肆伍陆柒捌玖", "拾佰仟"),
            Self::TraditionalCapital => counted(number, "零壹貳參肆伍陸柒捌玖", "拾佰仟"),
            Self::Roman { upper } => cased(roman(number), upper),
            Self::Letter { upper } => cased(letters(number), upper),
            Self::Bullet => "•".to_owned(),
            Self::None => String::new(),
        }
    }
}

/// A generated number as it stands before its text: `1.` and the text would run together, `一、` and
/// `（一）` do not.
pub(super) fn with_gap(mut number: String) -> String {
    number.truncate(number.trim_end().len());
    if number.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '.') {
        number.push(' ');
    }
    number
}

fn mapped(number: usize, digits: &str) -> String {
    let sign = |c: char| c.to_digit(10).and_then(|d| digits.chars().nth(d as usize)).unwrap_or(c);
    number.to_string().chars().map(sign).collect()
}

/// Below ten thousand as it is spoken: 十, 十二, 一百零三.
fn counted(number: usize, digits: &str, places: &str) -> String {
    if number == 0 || number > 9999 {
        return mapped(number, digits);
    }
    let mut out = String::new();
    let mut gap = false;
    for place in (0..4).rev() {
        let digit = number / 10usize.pow(place) % 10;
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.extend(digits.chars().next());
        }
        gap = false;
        // 十二 is not 一十二, but 一百一十二 is.
        if !(digit == 1 && place == 1 && out.is_empty()) {
            out.extend(digits.chars().nth(digit));
        }
        out.extend(place.checked_sub(1).and_then(|at| places.chars().nth(at as usize)));
    }
    out
}

fn roman(mut number: usize) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if number > 3999 {
        return number.to_string();
    }
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            out.push_str(sign);
            number -= value;
        }
    }
    out
}

/// a … z, aa, bb.
fn letters(number: usize) -> String {
    let Some(index) = number.checked_sub(1).filter(|index| *index < 26 * 26) else {
        return number.to_string();
    };
    let letter = char::from(b'a' + (index % 26) as u8);
    std::iter::repeat_n(letter, index / 26 + 1).collect()
}

fn cased(text: String, upper: bool) -> String {
    if upper { text.to_ascii_uppercase() } else { text }
}

#[cfg(test)]
mod tests {
    use super::Ordinal;

    #[test]
    fn numbers_are_written_as_word_writes_them() {
        let chinese = Ordinal::named("chineseCountingThousand");
        let written = [1, 10, 12, 20, 103, 110, 1001].map(|number| chinese.written(number));
        assert_eq!(written, ["一", "十", "十二", "二十", "一百零三", "一百一十", "一千零一"]);
        assert_eq!(Ordinal::named("decimalEnclosedCircleChinese").written(3), "③");
        assert_eq!(Ordinal::numbered(2).written(14), "xiv");
        assert_eq!(Ordinal::sampled("甲, 乙, 丙, ...").written(2), "乙");
        assert_eq!(Ordinal::named("upperLetter").written(28), "BB");
        assert_eq!(Ordinal::numbered(28).written(21), "21");
    }

    #[test]
    fn the_formats_are_sorted() {
        assert!(super::FORMATS.is_sorted_by_key(|(number, ..)| *number));
    }
}
