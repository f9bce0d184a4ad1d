//! What a quantity amounts to.

/// A number or several that belong together.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// 2.1万 → 21000
    One(f64),
    /// 1-2个
    Range {
        /// The smaller end.
        low: f64,
        /// The larger end.
        high: f64,
    },
    /// 1.42:33.56:65.02
    Ratio(Vec<f64>),
}

impl Value {
    /// The number by which figures are ordered: itself, the low end, the first member.
    #[must_use]
    pub fn magnitude(&self) -> f64 {
        match self {
            Self::One(value) => *value,
            Self::Range { low, .. } => *low,
            Self::Ratio(members) => members.first().copied().unwrap_or(0.0),
        }
    }
}
