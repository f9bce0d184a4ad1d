//! What was said before: figures told without their noun borrow it from here.

use super::cue::Cue;
use super::draft::Draft;
use super::wording::is_generic;
use crate::extract::quantity::Quantity;
use crate::extract::unit::Measure;

/// How many counts of a sentence are remembered.
const REMEMBERED: usize = 60;

/// The last things that figures were stated of.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// The last thing that a level was stated of, and whether in this sentence.
    base: String,
    /// The same without the words that say which part of it (县级).
    core: String,
    /// The last label.
    label: String,
    /// The unit of the last figure that was not a change or a share.
    unit: String,
    /// Whether the last figure was a rate.
    rate: bool,
    /// The last list whose members had each their own figure.
    members: Vec<String>,
    /// The members of a list that was told as one thing, until another thing is told.
    together: Vec<String>,
    /// What levels were stated of in this sentence, one by one.
    levels: Vec<String>,
    /// What was counted in each unit in this sentence, the last one last.
    counted: Vec<(String, String)>,
    /// The last thing that says something by itself.
    topic: String,
    /// Whether the last figure was the first of two levels.
    opens_level: bool,
    /// Sentences since `base` was said.
    age: u32,
}

impl Memory {
    /// A new sentence opens: what was said before grows older.
    pub fn open_sentence(&mut self) {
        self.age = self.age.saturating_add(1);
        self.rate = false;
        self.opens_level = false;
        self.topic.clear();
        self.members.clear();
        self.together.clear();
        self.levels.clear();
        self.counted.clear();
    }

    /// Keeps what a figure was stated of.
    pub fn keep(&mut self, draft: &Draft, quantity: &Quantity) {
        self.rate = Measure::of(&quantity.unit) == Measure::Rates && !draft.change;
        self.label.clone_from(&draft.text);
        self.opens_level = draft.opens_level;
        if !draft.members.is_empty() || !draft.base.is_empty() && draft.base != self.base {
            self.together.clone_from(&draft.members);
        }
        if !draft.base.is_empty() && !draft.borrowed && !is_generic(&draft.base) {
            self.topic.clone_from(&draft.base);
        }
        if !draft.base.is_empty() {
            self.base.clone_from(&draft.base);
            self.core.clone_from(&draft.core);
            self.unit.clone_from(&quantity.unit);
            self.age = 0;
            if Measure::of(&quantity.unit) != Measure::Rates {
                if self.counted.len() >= REMEMBERED {
                    self.counted.remove(0);
                }
                self.counted.push((quantity.unit.clone(), draft.core.clone()));
            }
            if !draft.change {
                self.levels.push(draft.base.clone());
            }
        }
    }

    /// Keeps a list whose members have each their own figure: nothing single is left to refer to.
    pub fn keep_list(&mut self, drafts: &[Draft], quantity: &Quantity) {
        self.rate = Measure::of(&quantity.unit) == Measure::Rates;
        self.members = drafts.iter().map(|draft| draft.core.clone()).collect();
        if let Some(last) = drafts.last() {
            self.base.clone_from(&last.core);
            self.core.clone_from(&last.core);
            self.label.clone_from(&last.text);
        }
        self.topic.clear();
        self.together.clear();
        self.opens_level = false;
        self.age = 0;
    }

    /// The last list in this sentence, if it had `count` members (分别达到…，增长6%和10%), or else
    /// the last so many things told one by one (接待游客…，实现收入…，分别增长6%、10%).
    #[must_use]
    pub fn members(&self, count: usize) -> Option<&[String]> {
        if self.age != 0 {
            return None;
        }
        if let Some(list) = [&self.together, &self.members].into_iter().find(|l| l.len() == count) {
            return Some(list);
        }
        self.levels.get(self.levels.len().checked_sub(count)?..)
    }

    /// What a figure without a noun is of, if it was said in this sentence.
    #[must_use]
    pub fn base(&self) -> Option<&str> {
        (self.age == 0 && !self.base.is_empty()).then_some(self.base.as_str())
    }

    /// The thing alone, without its verb and level, if it was said in this sentence.
    #[must_use]
    pub fn told(&self) -> Option<&str> {
        (self.age == 0 && !self.core.is_empty()).then_some(self.core.as_str())
    }

    /// The thing with its level, if nothing but levels stands before it: 城市低保.
    #[must_use]
    pub fn part(&self) -> Option<&str> {
        let level = self.base.strip_suffix(self.core.as_str())?;
        (self.age == 0 && (level.is_empty() || is_level(level))).then_some(self.base.as_str())
    }

    /// What a figure without a noun is of, if it was said in this sentence or the one before.
    #[must_use]
    pub fn recent(&self) -> Option<&str> {
        (self.age <= 1 && !self.base.is_empty()).then_some(self.base.as_str())
    }

    /// Whether the last figure counted in the same unit.
    #[must_use]
    pub fn same_unit(&self, unit: &str) -> bool {
        self.unit == unit
    }

    /// The last thing counted in `unit` in this sentence.
    #[must_use]
    pub fn counted_in(&self, unit: &str) -> Option<&str> {
        let found = self.counted.iter().rev().find(|(counted, _)| counted == unit);
        found.map(|(_, core)| core.as_str()).filter(|core| !core.is_empty())
    }

    /// What 州级149户 is of: the last thing counted in the same unit, without its level.
    #[must_use]
    pub fn core(&self, unit: &str) -> Option<&str> {
        (self.age == 0 && self.unit == unit && !self.core.is_empty()).then_some(self.core.as_str())
    }

    /// What a change in percentage points is a change of: the rate just stated.
    #[must_use]
    pub fn rate(&self) -> Option<&str> {
        (self.age == 0 && self.rate && !self.label.is_empty()).then_some(self.label.as_str())
    }

    /// The label of the first of two levels, if it was the last figure: 由12.5%下降到3.2%.
    #[must_use]
    pub fn first_level(&self) -> Option<&str> {
        (self.opens_level && !self.label.is_empty()).then_some(self.label.as_str())
    }

    /// What a generic label is of.
    #[must_use]
    pub fn topic(&self) -> Option<&str> {
        (!self.topic.is_empty()).then_some(self.topic.as_str())
    }
}

/// 县级, 城市: words that say which part.
fn is_level(words: &str) -> bool {
    matches!(Cue::of(words), Some(Cue::Level | Cue::Whole))
}
