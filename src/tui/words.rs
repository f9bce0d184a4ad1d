//! What the screen says, in both languages.

use crate::catalogue::{Catalogue, Extent};
use crate::extract::{Change, Measure, Status};
use crate::ingest::{Place, Unread};
use crate::settings::Language;
use std::path::Path;

/// The interface's texts in one language.
#[derive(Clone, Copy, Debug)]
pub struct Words(pub Language);

macro_rules! words {
    ($($name:ident: $chinese:literal, $english:literal;)*) => {
        impl Words {
            $(
                #[doc = $english]
                #[must_use]
                pub fn $name(self) -> &'static str {
                    self.0.pick($chinese, $english)
                }
            )*
        }
    };
}

words! {
    colon: "：", ": ";
    reading: "读取", "Reading";
    opening: "正在打开…", "Opening…";
    no_reports: "这里没有报告", "There are no reports here";
    left_out: "略去", "left out";
    outline: "纲目", "Outline";
    no_region: "地区未明", "Region unknown";
    no_sections: "未见章节", "No sections";
    this_section: "本节", "section";
    this_report: "本报告", "report";
    whole_folder: "全部报告", "folder";
    target: "目标", "target";
    base: "原值", "earlier value";
    gone: "文件已不在", "The file is gone";
    renamed: "文件已改名：", "The file has a new name: ";
    help: "帮助", "help";
    quit: "退出", "quit";
    places: "机构与场所", "Places";
    people: "人", "People";
    money: "金额", "Money";
    events: "活动", "Events";
    households: "户", "Households";
    rates: "比率", "Rates";
    area: "面积", "Area";
    length: "长度", "Length";
    weight: "重量", "Weight";
    energy: "能源", "Energy";
    other: "其他", "Other";
    nothing_here: "这里没有数字或项目", "There is no figure or program here";
    nothing_to_copy: "这里没有可复制的", "There is nothing to copy here";
    none_left_out: "没有略去文件", "No file was left out";
    left_out_files: "略去的文件", "Files left out";
    panel_scope: "地区栏范围", "Panel shows";
    only_mention: "这个项目只有这一处", "The program is named nowhere else";
    no_more: "没有了", "No more that way";
    not_found: "没有找到", "Not found";
    mark_which: "做记号：再按一个字母", "Set a mark: press a letter";
    mark_set: "已做记号", "Mark set";
    mark_gone: "记号所指的报告不在这里", "The report of that mark is not here";
    no_mark: "没有这个记号", "No such mark";
    no_text: "不是文本文件，编辑器打不开", "No text file: the editor cannot open it";
    no_edit_in_archive: "压缩包里的文件不能编辑：请先解压", "A file in an archive cannot be edited: unpack it first";
    no_encoding: "这种文件不用选编码", "Such a file leaves no choice of encoding";
    editor_failed: "编辑器没有打开", "The editor could not be started";
    noise_shown: "显示网页杂项", "Page furniture shown";
    noise_hidden: "隐去网页杂项", "Page furniture hidden";
    copied: "已复制", "Copied";
    not_copied: "没有复制成：", "Could not copy: ";
    unwatched: "不能留意文件改动：", "Changes of files will not be noticed: ";
    state_broken: "阅读记录读不懂，已另存：", "The reading state could not be understood and was set aside: ";
    state_unsaved: "阅读记录没有存下：", "The reading state could not be saved: ";
    no_terminal: "gangmu：阅读需要终端；在管道中请用 gangmu show、gangmu extract 等命令",
        "gangmu: reading needs a terminal; in a pipe use gangmu show, gangmu extract and the like";
    wrong_files: "设置中的错误", "What is wrong in your settings";
    no_path: "没有这个文件或文件夹", "no such file or folder";
    empty_folder: "这里没有可读的报告", "no reports in here";
}

impl Words {
    /// That words stand nowhere; of pinyin, where it is known.
    #[must_use]
    pub fn not_found_of(self, typed: &str) -> String {
        let not_found = self.not_found();
        let letters = !typed.is_empty() && typed.chars().all(|c| c.is_ascii_alphabetic());
        match (self.0, letters) {
            (_, false) => not_found.to_owned(),
            (Language::Chinese, true) => format!("{not_found}（这里按原文查找，拼音请用 Ctrl-p）"),
            (Language::English, true) => {
                format!("{not_found} (as written; pinyin is known to Ctrl-p)")
            }
        }
    }

    /// How often something is named, and in how many reports.
    #[must_use]
    pub fn named(self, count: u32, reports: usize) -> String {
        match self.0 {
            Language::Chinese => format!("{count} 处 · {reports} 份报告"),
            Language::English => format!("{count} × in {reports} reports"),
        }
    }

    /// A year in running words.
    #[must_use]
    pub fn year(self, year: i32) -> String {
        format!("{year}{}", self.0.pick("年", ""))
    }

    /// How long a time is spoken of, when that is not a year.
    #[must_use]
    pub fn extent(self, extent: Extent) -> &'static str {
        match extent {
            Extent::Year => "",
            Extent::PartOfYear => self.0.pick("不足一年", "part of a year"),
            Extent::SeveralYears => self.0.pick("多年累计", "over several years"),
            Extent::YearlyAverage => self.0.pick("年均", "yearly average"),
        }
    }

    /// Which way something changed, when it is a change.
    #[must_use]
    pub fn change(self, change: Change) -> &'static str {
        match change {
            Change::None => "",
            Change::Increase => self.0.pick("增幅", "increase"),
            Change::Decrease => self.0.pick("降幅", "decrease"),
        }
    }

    /// What is told of a figure (of a report) beside its label: as it is stated, of when, what sort
    /// of value.
    #[must_use]
    pub fn facts(self, catalogue: &Catalogue, (report, index): (u32, u32)) -> Vec<String> {
        let Some(from) = catalogue.report(report) else { return Vec::new() };
        let Some(figure) = catalogue.figure(report, index) else { return Vec::new() };
        let target = if figure.status == Status::Target { self.target() } else { "" };
        let base = if from.is_base(index as usize) { self.base() } else { "" };
        let year = catalogue.year(report, index).map(|year| self.year(year));
        let sort = [self.extent(catalogue.extent(report, index)), self.change(figure.change)];
        let mut facts = vec![from.stated(index as usize), year.unwrap_or_default()];
        facts.extend(sort.into_iter().chain([base, target]).map(str::to_owned));
        facts.retain(|fact| !fact.is_empty());
        facts
    }

    /// How a file will be read from now on.
    #[must_use]
    pub fn encoding_kept(self, encoding: Option<&str>) -> String {
        match (self.0, encoding) {
            (Language::Chinese, Some(name)) => {
                format!("今后都按 {name} 读这个文件（R 可改回自动判断）")
            }
            (Language::English, Some(name)) => {
                format!("Read as {name} from now on (R goes back to finding out)")
            }
            (_, None) => self.0.pick("编码由程序判断", "The encoding is found out").to_owned(),
        }
    }

    /// A file that gave no report, and why.
    #[must_use]
    pub fn unread(self, path: &Path, reason: &Unread) -> String {
        let reason = match self.0 {
            Language::Chinese => reason.to_string(),
            Language::English => reason.english(),
        };
        format!("{}{}{reason}", path.display(), self.colon())
    }

    /// A place in a file: 第12行, paragraph 12.
    #[must_use]
    pub fn place(self, place: Place, number: u32) -> String {
        let (chinese, english) = match place {
            Place::Line => ('行', "line"),
            Place::Paragraph => ('段', "paragraph"),
            Place::Row => ('行', "row"),
            Place::Page => ('页', "page"),
        };
        match self.0 {
            Language::Chinese => format!("第{number}{chinese}"),
            Language::English => format!("{english} {number}"),
        }
    }

    /// The heading of a group of figures.
    #[must_use]
    pub fn measure(self, measure: Measure) -> &'static str {
        match measure {
            Measure::People => self.people(),
            Measure::Money => self.money(),
            Measure::Events => self.events(),
            Measure::Places => self.places(),
            Measure::Households => self.households(),
            Measure::Rates => self.rates(),
            Measure::Area => self.area(),
            Measure::Length => self.length(),
            Measure::Weight => self.weight(),
            Measure::Energy => self.energy(),
            Measure::Other => self.other(),
        }
    }
}
