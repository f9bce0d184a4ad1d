//! A label being made, with what later figures may refer to.

use super::Label;
use super::wording::clipped;
use crate::extract::certainty::Certainty;

/// A label being made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// What the row would be headed.
    pub text: String,
    /// What later figures without a noun refer to; empty to leave the memory as it is.
    pub base: String,
    /// `base` without the words that say which part.
    pub core: String,
    /// The things one by one, where the figure holds of each (甲和乙均超过1万亿元) or each has its own
    /// (甲和乙达5亿吨和20万箱).
    pub members: Vec<String>,
    /// The figure is an amount of change.
    pub change: bool,
    /// The figure is the first of two levels: 由12.5%.
    pub opens_level: bool,
    /// The label says nothing by itself and took a topic along.
    pub borrowed: bool,
    /// Words behind the number that the label has used up.
    pub taken: usize,
    /// How it was found.
    pub certainty: Certainty,
}

impl Draft {
    /// The label, held to its limits.
    #[must_use]
    pub fn into_label(self) -> Label {
        let text = clipped(without_aim(self.text.trim_matches('、')));
        let certainty = if text.is_empty() { Certainty::Unsure } else { self.certainty };
        Label { text, certainty }
    }

    /// A label that later figures without a noun refer to.
    #[must_use]
    pub fn of(text: String, certainty: Certainty) -> Self {
        Self { core: text.clone(), base: text.clone(), text, certainty, ..Self::default() }
    }

    /// A label that later figures do not refer to.
    #[must_use]
    pub fn aside(text: String, certainty: Certainty) -> Self {
        Self { text, certainty, ..Self::default() }
    }
}

/// 确保安全利用率 is of what is aimed at: words of aiming would part it from its results.
fn without_aim(label: &str) -> &str {
    const AIMS: [&str; 8] =
        ["努力实现", "努力争取", "努力完成", "努力", "力争", "争取", "确保", "下步"];
    let rest = AIMS.iter().find_map(|aim| label.strip_prefix(aim)).unwrap_or(label);
    if rest.chars().nth(1).is_some() { rest } else { label }
}
