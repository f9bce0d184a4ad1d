//! Numerals, Arabic and Chinese, read into exact decimals.
//!
//! Knows digits, separators and multipliers (1.37万亿, 34,365, 二十余万, 两千四百五). What a numeral
//! counts, and whether it counts anything at all, is for the floors above.

mod arabic;
mod chinese;

/// A non-negative decimal, `digits` × 10^`exponent`: 2.74万 is 274 × 10², not 27400.000000000004.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Decimal {
    digits: u64,
    exponent: i32,
}

/// How a numeral is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// 2071, 2.1万
    Arabic,
    /// 三百, 两千四百五
    Chinese,
    /// A multiplier alone, its one left unsaid: 万余, 近百
    Multiplier,
    /// Digits in a row that name and do not count: 二〇二〇, 三八, 012338, 2019.12.18
    Code,
}

/// A numeral where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numeral {
    /// One past its last byte, multiplier included.
    pub end: usize,
    /// Multiplier applied; the lower end of an approximation (两三百).
    pub value: Decimal,
    /// The upper end of an approximation.
    pub upper: Option<Decimal>,
    /// How it is written.
    pub script: Script,
    /// Power of ten of the multipliers it ends with: 4 for 2.1万, 12 for 1.37万亿, else 0.
    pub scale: i32,
    /// Whether 余 or 多 says that it is more: 二十余万.
    pub more: bool,
}

/// The longest numeral that starts at byte `at`; `None` when none does.
///
/// `at` must be a char boundary of `text`. Only a bounded stretch behind `at` is looked at.
#[must_use]
pub fn numeral_at(text: &str, at: usize) -> Option<Numeral> {
    let first = text.get(at..)?.chars().next()?;
    if first.is_ascii_digit() { arabic::read(text, at) } else { chinese::read(text, at) }
}

/// Whether a numeral can start with `c`.
#[must_use]
pub fn opens_numeral(c: char) -> bool {
    c.is_ascii_digit() || chinese::is_numeral(c)
}

impl Decimal {
    /// `digits` × 10^`exponent`.
    #[must_use]
    pub fn new(digits: u64, exponent: i32) -> Self {
        Self { digits, exponent }
    }

    /// The nearest floating-point number.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        /// Powers of ten that a double holds exactly; a product or quotient of two exact
        /// numbers is rounded once, hence to the nearest.
        const EXACT: [f64; 23] = [
            1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
            1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
        ];
        let power = EXACT.get(self.exponent.unsigned_abs() as usize);
        match power {
            Some(power) if self.digits < 1 << 53 && self.exponent < 0 => self.digits as f64 / power,
            Some(power) if self.digits < 1 << 53 => self.digits as f64 * power,
            _ => format!("{}e{}", self.digits, self.exponent).parse().unwrap_or(f64::MAX),
        }
    }

    /// Times 10^`power`.
    #[must_use]
    pub fn scaled(self, power: i32) -> Self {
        Self { exponent: self.exponent + power, ..self }
    }

    /// Whether it has digits behind the point.
    #[must_use]
    pub fn is_fraction(self) -> bool {
        let one = 10u64.pow(self.exponent.unsigned_abs().min(18));
        self.exponent < 0 && !self.digits.is_multiple_of(one)
    }

    /// A whole number with `tenth` behind its point.
    #[must_use]
    pub fn with_tenth(self, tenth: u64) -> Option<Self> {
        let digits = self.whole()?.checked_mul(10)?.checked_add(tenth)?;
        Some(Self::new(digits, -1))
    }

    /// The sum, when both are whole numbers that fit.
    fn plus(self, other: Self) -> Option<Self> {
        let sum = self.whole()?.checked_add(other.whole()?)?;
        Some(Self::new(sum, 0))
    }

    fn whole(self) -> Option<u64> {
        let power = 10u64.checked_pow(self.exponent.unsigned_abs())?;
        if self.exponent >= 0 {
            self.digits.checked_mul(power)
        } else {
            self.digits.is_multiple_of(power).then(|| self.digits / power)
        }
    }
}

/// The power of ten a multiplier stands for.
fn power(c: char) -> Option<i32> {
    Some(match c {
        '十' | '拾' => 1,
        '百' | '佰' => 2,
        '千' | '仟' => 3,
        '万' => 4,
        '亿' => 8,
        _ => return None,
    })
}

/// Whether 万, 千 or 百 at `at` belongs to the word behind it: 千瓦, 千米, 百分点, 万众.
fn belongs_to_word(text: &str, at: usize) -> bool {
    let mut chars = text[at..].chars();
    let (Some(multiplier), Some(next)) = (chars.next(), chars.next()) else { return false };
    match multiplier {
        '千' => "瓦米克伏卡帕赫字兆乏".contains(next),
        '百' => "分帕货姓合".contains(next),
        '兆' => !(next.is_ascii_digit() || "元余多美新零".contains(next)),
        _ => false,
    }
}
