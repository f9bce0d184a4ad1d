//! The stem of a program's name: what reports that write it each in their own way share.

use super::names;
use crate::extract::program::without_suffixes;

/// What is left of a name when quotes, separators, 繁简 and words like 活动 make no difference.
#[must_use]
pub fn stem(name: &str) -> String {
    let folded = names::folded(name);
    let bare: String = folded.into_iter().filter(|c| !names::is_passed_over(*c)).collect();
    without_suffixes(&bare).to_owned()
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn a_stem_is_the_name_without_its_dress() {
        assert_eq!(stem("“巾帼心向党·扬帆新征程”主题宣传教育活动"), "巾帼心向党扬帆新征程");
        assert_eq!(stem("巾幗心向黨 揚帆新征程"), "巾帼心向党扬帆新征程");
        assert_eq!(stem("春蕾计划"), "春蕾");
        assert_ne!(stem("五好家庭"), stem("五好文明家庭"));
        assert_eq!(stem("活动"), "活动");
    }
}
