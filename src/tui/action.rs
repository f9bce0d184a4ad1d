//! What the reader can be asked to do: the one table behind keymap, help, palette and README.

use crate::settings::Language;

/// Something the user asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each has its sentence in `ACTIONS`")]
pub enum Action {
    LineDown,
    LineUp,
    HalfPageDown,
    HalfPageUp,
    PageDown,
    PageUp,
    Top,
    Bottom,
    NextParagraph,
    PreviousParagraph,
    NextSection,
    PreviousSection,
    NextFigure,
    PreviousFigure,
    NextProgram,
    PreviousProgram,
    NextReport,
    PreviousReport,
    Back,
    Forward,
    SetMark,
    GoToMark,
    NextPane,
    PreviousPane,
    ToggleOutline,
    TogglePanel,
    Fold,
    Unfold,
    ToggleFold,
    CycleScope,
    ReadingMode,
    ShowNoise,
    Search,
    NextMatch,
    PreviousMatch,
    FolderSearch,
    JumpPrograms,
    JumpFigures,
    JumpSections,
    JumpRegions,
    JumpReports,
    JumpAnywhere,
    Palette,
    Open,
    CopyMenu,
    Compare,
    OpenEditor,
    Redecode,
    LeftOutFiles,
    Help,
    Redraw,
    Suspend,
    Close,
    Quit,
}

/// A pane of the screen; some keys mean another thing in another pane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Pane {
    /// Reports and their sections.
    Outline,
    /// The text.
    #[default]
    Reader,
    /// Figures of the current region.
    Panel,
}

/// What a group of actions is about; help shows them under these headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// Up and down the text.
    Move,
    /// From one thing of interest to the next.
    Step,
    /// What is on the screen.
    View,
    /// Finding.
    Find,
    /// Doing something with what was found.
    Use,
    /// The program itself.
    Program,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct ActionRow {
    /// The action.
    pub action: Action,
    /// Its name in keymap files and the palette.
    pub name: &'static str,
    /// What it is about.
    pub group: Group,
    /// What it does, in Chinese.
    pub chinese: &'static str,
    /// What it does, in English.
    pub english: &'static str,
    /// Default keys as a keymap file writes them; `outline:Space` holds in that pane only.
    pub keys: &'static [&'static str],
}

/// Every action, in the order of help, palette and README.
#[rustfmt::skip] // one row a line
pub const ACTIONS: &[ActionRow] = {
    use Action as A;
    use Group::{Find, Move, Program, Step, Use, View};
    &[
        row(A::LineDown, "line-down", Move, "下一行", "One line down", &["j", "Down"]),
        row(A::LineUp, "line-up", Move, "上一行", "One line up", &["k", "Up"]),
        row(A::HalfPageDown, "half-page-down", Move, "下半页", "Half a page down", &["d"]),
        row(A::HalfPageUp, "half-page-up", Move, "上半页", "Half a page up", &["u"]),
        row(A::PageDown, "page-down", Move, "下一页", "A page down", &["reader:Space", "PgDn"]),
        row(A::PageUp, "page-up", Move, "上一页", "A page up", &["b", "PgUp"]),
        row(A::Top, "top", Move, "到开头", "To the top", &["g", "Home"]),
        row(A::Bottom, "bottom", Move, "到结尾", "To the bottom", &["G", "End"]),
        row(A::NextParagraph, "next-paragraph", Step, "下一段", "Next paragraph", &["}"]),
        row(A::PreviousParagraph, "previous-paragraph", Step, "上一段", "Previous paragraph", &["{"]),
        row(A::NextSection, "next-section", Step, "下一节", "Next section", &["]"]),
        row(A::PreviousSection, "previous-section", Step, "上一节", "Previous section", &["["]),
        row(A::NextFigure, "next-figure", Step, "下一个数字", "Next figure", &["."]),
        row(A::PreviousFigure, "previous-figure", Step, "上一个数字", "Previous figure", &[","]),
        row(A::NextProgram, "next-program", Step, "下一个项目", "Next program", &[">"]),
        row(A::PreviousProgram, "previous-program", Step, "上一个项目", "Previous program", &["<"]),
        row(A::NextReport, "next-report", Step, "下一份报告", "Next report", &["J"]),
        row(A::PreviousReport, "previous-report", Step, "上一份报告", "Previous report", &["K"]),
        row(A::Back, "back", Step, "退回上一处", "Back to where you were", &["H", "Alt-Left"]),
        row(A::Forward, "forward", Step, "再向前", "Forward again", &["L", "Alt-Right"]),
        row(A::SetMark, "set-mark", Step, "做记号（再按一个字母）", "Set a mark (then a letter)", &["m"]),
        row(A::GoToMark, "go-to-mark", Step, "记号列表，按字母跳去", "Marks; a letter goes there", &["'"]),
        row(A::NextPane, "next-pane", View, "换到下一栏", "Next pane", &["Tab"]),
        row(A::PreviousPane, "previous-pane", View, "换到上一栏", "Previous pane", &["Shift-Tab"]),
        row(A::ToggleOutline, "toggle-outline", View, "显示或收起纲目", "Show or hide the outline", &["t"]),
        row(A::TogglePanel, "toggle-panel", View, "显示或收起地区栏", "Show or hide the region panel", &["i"]),
        row(A::Fold, "fold", View, "折叠；从正文到纲目", "Fold; from the text to the outline", &["h", "Left"]),
        row(A::Unfold, "unfold", View, "展开；从正文到地区栏", "Unfold; from the text to the panel", &["l", "Right"]),
        row(A::ToggleFold, "toggle-fold", View, "折叠或展开", "Fold or unfold", &["outline:Space"]),
        row(A::CycleScope, "cycle-scope", View, "地区栏范围：本节、本报告、全部", "Scope of the panel: section, report, folder", &["S", "panel:Space"]),
        row(A::ReadingMode, "reading-mode", View, "阅读模式：只留正文", "Reading mode: text alone", &["x"]),
        row(A::ShowNoise, "show-noise", View, "显示或隐去网页杂项", "Show or hide page furniture", &["v"]),
        row(A::Search, "search", Find, "在本报告中查找", "Search this report", &["/"]),
        row(A::NextMatch, "next-match", Find, "下一处匹配", "Next match", &["n"]),
        row(A::PreviousMatch, "previous-match", Find, "上一处匹配", "Previous match", &["N"]),
        row(A::FolderSearch, "folder-search", Find, "在全部报告中查找", "Search all reports", &["s"]),
        row(A::JumpPrograms, "jump-programs", Find, "跳到项目", "Jump to a program", &["p"]),
        row(A::JumpFigures, "jump-figures", Find, "跳到数字", "Jump to a figure", &["f"]),
        row(A::JumpSections, "jump-sections", Find, "跳到章节", "Jump to a section", &["o"]),
        row(A::JumpRegions, "jump-regions", Find, "跳到地区", "Jump to a region", &["r"]),
        row(A::JumpReports, "jump-reports", Find, "跳到报告", "Jump to a report", &["w"]),
        row(A::JumpAnywhere, "jump-anywhere", Find, "跳到任何一处", "Jump to any of them", &["Ctrl-p"]),
        row(A::Palette, "palette", Find, "命令面板", "Command palette", &[":"]),
        row(A::Open, "open", Use, "打开；正文中比较数字、续看项目", "Open; in the text compare or follow", &["Enter"]),
        row(A::CopyMenu, "copy-menu", Use, "复制：数字、句子、出处", "Copy: figure, sentence, source", &["y"]),
        row(A::Compare, "compare", Use, "比较同一指标：各地区、各年", "Compare an indicator: regions, years", &["c"]),
        row(A::OpenEditor, "open-editor", Use, "在编辑器中打开这一行", "Open the editor at this line", &["e"]),
        row(A::Redecode, "redecode", Use, "换一种编码重读", "Read again in another encoding", &["R"]),
        row(A::LeftOutFiles, "left-out-files", Use, "略去的文件和原因", "Files left out, and why", &["X"]),
        row(A::Help, "help", Program, "帮助", "Help", &["?", "F1"]),
        row(A::Redraw, "redraw", Program, "重画屏幕", "Draw the screen anew", &["Ctrl-l"]),
        row(A::Suspend, "suspend", Program, "挂起，回到命令行", "Suspend to the shell", &["Ctrl-z"]),
        row(A::Close, "close", Program, "关闭浮窗（不退出）", "Close what is open (never quits)", &["Esc"]),
        row(A::Quit, "quit", Program, "退出", "Quit", &["q", "Ctrl-c"]),
    ]
};

impl Action {
    /// Its row of the table.
    #[must_use]
    pub fn row(self) -> &'static ActionRow {
        // Rows stand in the order of the enum; a test holds that.
        &ACTIONS[self as usize]
    }

    /// The action of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        ACTIONS.iter().find(|row| row.name == name).map(|row| row.action)
    }
}

impl ActionRow {
    /// What the action does.
    #[must_use]
    pub fn sentence(&self, language: Language) -> &'static str {
        language.pick(self.chinese, self.english)
    }
}

impl Pane {
    /// Every pane, from left to right.
    pub const ALL: [Self; 3] = [Self::Outline, Self::Reader, Self::Panel];

    /// Its name in keymap files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Outline => "outline",
            Self::Reader => "reader",
            Self::Panel => "panel",
        }
    }
}

impl Group {
    /// Its heading in the help.
    #[must_use]
    pub fn title(self, language: Language) -> &'static str {
        match self {
            Self::Move => language.pick("移动", "Move"),
            Self::Step => language.pick("一处处走", "Step"),
            Self::View => language.pick("看什么", "View"),
            Self::Find => language.pick("找", "Find"),
            Self::Use => language.pick("用", "Use"),
            Self::Program => language.pick("程序", "Program"),
        }
    }
}

/// The key table of README.md: one Markdown row an action.
#[must_use]
pub fn readme_table() -> String {
    let mut table = String::from("| keys | action | what it does |\n|---|---|---|\n");
    for row in ACTIONS {
        let keys: Vec<_> = row.keys.iter().map(|key| format!("`{key}`")).collect();
        table += &format!("| {} | {} | {} |\n", keys.join(" "), row.name, row.english);
    }
    table
}

const fn row(
    action: Action,
    name: &'static str,
    group: Group,
    chinese: &'static str,
    english: &'static str,
    keys: &'static [&'static str],
) -> ActionRow {
    ActionRow { action, name, group, chinese, english, keys }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_in_the_order_of_the_enum() {
        for (index, row) in ACTIONS.iter().enumerate() {
            assert_eq!(row.action as usize, index, "{}", row.name);
            assert_eq!(Action::named(row.name), Some(row.action), "{} stands twice", row.name);
        }
        assert_eq!(ACTIONS.len(), Action::Quit as usize + 1);
    }
}
