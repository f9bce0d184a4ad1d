//! The roles that colours are given to: what a thing is on the screen, never where it stands.

/// What a piece of the screen is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Running text, and the ground everything stands on.
    Text,
    /// What can be overlooked: counts, hints, uncertain labels.
    Dim,
    /// Page furniture, shown on demand.
    Noise,
    /// A report's title.
    Title,
    /// A heading of the first level.
    Heading1,
    /// A heading of the second level.
    Heading2,
    /// A heading of any deeper level.
    Heading3,
    /// The trail above the text: report › section.
    Trail,
    /// A figure that reports a result.
    Figure,
    /// A figure that is aimed at.
    FigureTarget,
    /// A named program.
    Program,
    /// The name of a division.
    Region,
    /// The division the cursor's text is about.
    RegionCurrent,
    /// Words that were searched for.
    Match,
    /// The searched words that the cursor is on.
    MatchCurrent,
    /// The chosen row of a list.
    Selection,
    /// The line of the text that the cursor is on.
    CursorLine,
    /// Lines between panes and around popups.
    Border,
    /// The same around what keys go to.
    BorderFocused,
    /// The status line.
    Status,
    /// Something worth knowing.
    Notice,
    /// Something wrong.
    Error,
    /// The filled part of a progress bar.
    Progress,
    /// A bar of a chart.
    Bar,
    /// The chosen bar of a chart.
    BarCurrent,
    /// A sparkline.
    Spark,
    /// ▲
    Increase,
    /// ▼
    Decrease,
    /// The name of a key.
    Key,
    /// The ground of a popup.
    Popup,
    /// The title of a popup.
    PopupTitle,
    /// What is typed into a line.
    Query,
}

impl Role {
    /// Every role, in the order of the enum.
    pub const ALL: [Self; 32] = [
        Self::Text,
        Self::Dim,
        Self::Noise,
        Self::Title,
        Self::Heading1,
        Self::Heading2,
        Self::Heading3,
        Self::Trail,
        Self::Figure,
        Self::FigureTarget,
        Self::Program,
        Self::Region,
        Self::RegionCurrent,
        Self::Match,
        Self::MatchCurrent,
        Self::Selection,
        Self::CursorLine,
        Self::Border,
        Self::BorderFocused,
        Self::Status,
        Self::Notice,
        Self::Error,
        Self::Progress,
        Self::Bar,
        Self::BarCurrent,
        Self::Spark,
        Self::Increase,
        Self::Decrease,
        Self::Key,
        Self::Popup,
        Self::PopupTitle,
        Self::Query,
    ];

    /// The role of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Its name in theme files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Dim => "dim",
            Self::Noise => "noise",
            Self::Title => "title",
            Self::Heading1 => "heading-1",
            Self::Heading2 => "heading-2",
            Self::Heading3 => "heading-3",
            Self::Trail => "trail",
            Self::Figure => "figure",
            Self::FigureTarget => "figure-target",
            Self::Program => "program",
            Self::Region => "region",
            Self::RegionCurrent => "region-current",
            Self::Match => "match",
            Self::MatchCurrent => "match-current",
            Self::Selection => "selection",
            Self::CursorLine => "cursor-line",
            Self::Border => "border",
            Self::BorderFocused => "border-focused",
            Self::Status => "status",
            Self::Notice => "notice",
            Self::Error => "error",
            Self::Progress => "progress",
            Self::Bar => "bar",
            Self::BarCurrent => "bar-current",
            Self::Spark => "spark",
            Self::Increase => "increase",
            Self::Decrease => "decrease",
            Self::Key => "key",
            Self::Popup => "popup",
            Self::PopupTitle => "popup-title",
            Self::Query => "query",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_stand_in_order_and_are_found_by_name() {
        for (index, role) in Role::ALL.into_iter().enumerate() {
            assert_eq!(role as usize, index);
            assert_eq!(Role::named(role.name()), Some(role));
        }
    }
}
