//! Units: what a figure counts or measures.

/// What sort of thing a unit counts; the region panel groups by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// 人, 名, 人次
    People,
    /// 元, 美元
    Money,
    /// 场, 次, 期
    Events,
    /// 个, 所, 家 of places and organisations
    Places,
    /// 户
    Households,
    /// %, 个百分点, 倍, 比
    Rates,
    /// 平方米, 亩, 公顷, 平方公里
    Area,
    /// 米, 公里
    Length,
    /// 吨, 斤
    Weight,
    /// 千瓦时, 吨标准煤
    Energy,
    /// None of these.
    Other,
}

impl Measure {
    /// The sort of a unit written in simplified characters.
    #[must_use]
    pub fn of(unit: &str) -> Self {
        match unit {
            "人" | "名" | "人次" => Self::People,
            "元" | "美元" => Self::Money,
            "场" | "场次" | "次" | "期" => Self::Events,
            "户" => Self::Households,
            "%" | "个百分点" | "倍" | "比" | "‰" => Self::Rates,
            _ => Self::Other,
        }
    }
}
