//! Screens: a folder of texts, keys, and what can then be read on the screen.

#[path = "shared/screen.rs"]
mod screen;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use gangmu::catalogue::{Catalogue, Report};
use gangmu::ingest::draft::{Draft, Mark};
use gangmu::ingest::{Place, Source, Unread};
use gangmu::library::News;
use gangmu::settings::Language;
use gangmu::text::Ruler;
use gangmu::tui::app::{App, Taste};
use gangmu::tui::backend::Screen;
use gangmu::tui::keymap::Key;
use gangmu::tui::message::{Effect, Message};
use proptest::prelude::*;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use screen::shown;
use std::path::Path;
use std::sync::Arc;

const REPORT: &str = "\
首页 > 新闻中心 > 正文

临洮县妇联2018年工作总结

2019-01-08 来源：定西日报

一年来，全县各级妇联组织围绕中心、服务大局，各项工作取得新成效。

一、抓学习，思想引领有力

举办宣讲活动126场次，受众3.4万人次；建成“姐妹讲堂”58个，培训妇女骨干1206名。

二、促发展，建功立业有为

开展“春风送岗”行动，发放小额贷款2340万元，带动妇女创业就业4800余人，占全县新增就业的37.5%。白水镇建成手工作坊12个。

（一）技能培训。举办家政、电商培训班46期，培训妇女近2300人。

三、2019年打算

力争新建“妇女之家”20个，覆盖率达到95%。
";

const LATER: &str = "\
临洮县妇联2019年工作总结

2020-01-10

全县举办宣讲活动150场次，受众4万人次。
";

struct Stage {
    app: App,
    size: (u16, u16),
}

impl Stage {
    fn new(size: (u16, u16), texts: &[(&str, &str)]) -> Self {
        let mut taste = Taste::default();
        taste.settings.language = Language::Chinese;
        let mut app = App::new(taste, size);
        app.update(Message::News(News::Catalogue(Arc::new(catalogue(texts)))));
        app.update(Message::News(News::Done(Vec::new())));
        Self { app, size }
    }

    /// One report.
    fn of(size: (u16, u16), text: &str) -> Self {
        Self::new(size, &[("/r/a.txt", text)])
    }

    /// Types a key and finds out at once what the screen then asks.
    fn asked(&mut self, keys: &str) {
        if let Some(Effect::Ask(question)) = self.keys(keys) {
            self.app.update(Message::Answered(question.answered(&|| false)));
        }
    }

    /// Takes a newer catalogue and answers what is asked of it.
    fn renewed(&mut self, texts: &[(&str, &str)]) {
        let news = Message::News(News::Catalogue(Arc::new(catalogue(texts))));
        if let Some(Effect::Ask(question)) = self.app.update(news) {
            self.app.update(Message::Answered(question.answered(&|| false)));
        }
    }

    /// Types keys: `]`, `Enter`, one after the other, blanks between.
    fn keys(&mut self, keys: &str) -> Option<Effect> {
        let mut last = None;
        for notation in keys.split(' ').filter(|key| !key.is_empty()) {
            last = self.app.update(Message::Key(notation.parse().expect("a key")));
        }
        last
    }

    fn typed(&mut self, text: &str) {
        for c in text.chars() {
            let key = Key::from(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE));
            self.app.update(Message::Key(key));
        }
    }

    fn mouse(&mut self, kind: MouseEventKind, (column, row): (u16, u16)) {
        let modifiers = KeyModifiers::NONE;
        self.app.update(Message::Mouse(MouseEvent { kind, column, row, modifiers }));
    }

    /// Clicks on the first character of `part` on the screen.
    fn click(&mut self, part: &str) {
        let screen = self.screen();
        let found =
            screen.lines().enumerate().find_map(|(y, line)| Some((y, line.split_once(part)?.0)));
        let (row, before) = found.unwrap_or_else(|| panic!("no {part} in\n{screen}"));
        let column = Ruler::default().text(before) as u16;
        self.mouse(MouseEventKind::Down(MouseButton::Left), (column, row as u16));
    }

    fn frame(&self) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
        self.app.draw(&mut buffer);
        buffer
    }

    fn screen(&self) -> String {
        shown(&self.frame(), Ruler::default())
    }

    /// The line of the screen that holds `part`.
    fn line(&self, part: &str) -> String {
        let screen = self.screen();
        let line = screen.lines().find(|line| line.contains(part));
        line.unwrap_or_else(|| panic!("no {part} in\n{screen}")).trim().to_owned()
    }

    fn shows(&self, part: &str) -> bool {
        self.screen().contains(part)
    }
}

fn catalogue(texts: &[(&str, &str)]) -> Catalogue {
    let report = |(path, text): &(&str, &str)| {
        Arc::new(Report::read(Source::from_text(Path::new(path), text)))
    };
    Catalogue::new(texts.iter().map(report).collect())
}

#[test]
fn a_wide_screen_shows_outline_text_and_figures() {
    let mut stage = Stage::new((120, 24), &[("/r/2018.txt", REPORT), ("/r/2019.txt", LATER)]);
    stage.keys("] .");
    insta::assert_snapshot!(stage.screen());
}

#[test]
fn a_narrow_screen_shows_the_text_and_draws_the_rest_over_it() {
    let mut stage = Stage::of((60, 20), REPORT);
    assert!(stage.shows("一年来，全县各级妇联组织") && !stage.shows("纲目"));
    stage.keys("t");
    assert!(stage.shows("纲目") && stage.shows("▾"));
    stage.keys("Esc i");
    assert!(stage.shows("本节 · 本报告") && !stage.shows("纲目"));
    stage.keys("Esc");
    assert!(!stage.shows("本节 · 本报告"));
}

#[test]
fn a_medium_screen_has_room_for_one_side() {
    let mut stage = Stage::of((100, 20), REPORT);
    assert!(stage.shows("纲目") && !stage.shows("本节 · 本报告"));
    stage.keys("i");
    assert!(!stage.shows("纲目") && stage.shows("本节 · 本报告"));
    stage.keys("x");
    assert!(!stage.shows("纲目") && !stage.shows("本节 · 本报告"));
    stage.keys("x t");
    assert!(stage.shows("纲目"));
}

#[test]
fn the_trail_tells_report_and_section() {
    let mut stage = Stage::of((80, 12), REPORT);
    stage.keys("] ]");
    let trail = stage.screen().lines().next().unwrap_or_default().trim().to_owned();
    assert_eq!(trail, "临洮县妇联2018年工作总结 › 促发展，建功立业有为");
}

#[test]
fn page_furniture_is_hidden_until_asked_for() {
    let mut stage = Stage::of((80, 24), REPORT);
    assert!(!stage.shows("新闻中心"));
    stage.keys("v g");
    assert!(stage.shows("新闻中心"));
    stage.keys("v");
    assert!(!stage.shows("新闻中心"));
}

#[test]
fn search_counts_as_one_types_and_escape_goes_back() {
    let mut stage = Stage::of((80, 24), REPORT);
    stage.keys("/");
    stage.typed("培训");
    assert!(stage.line("/培训").contains("/培训 1/4"), "{}", stage.line("/培训"));
    stage.keys("Enter n n");
    assert!(stage.line("/培训").contains("/培训 3/4"));
    stage.keys("N");
    assert!(stage.line("/培训").contains("/培训 2/4"));
    stage.keys("Esc");
    assert!(!stage.shows("/培训"));
    let before = stage.screen();
    stage.keys("/");
    stage.typed("覆盖");
    stage.keys("Esc");
    assert_eq!(stage.screen(), before);
}

#[test]
fn search_folds_traditional_characters_and_width() {
    let mut stage = Stage::of((80, 12), "甲縣婦聯工作總結\n\n開展婦女培訓１２場次。\n");
    stage.keys("/");
    stage.typed("妇女培训12");
    assert!(stage.shows("/妇女培训12 1/1"), "{}", stage.screen());
}

#[test]
fn back_and_forward_follow_jumps() {
    let mut stage = Stage::of((80, 10), &REPORT.repeat(5));
    stage.keys("G");
    let end = stage.screen();
    stage.keys("H");
    assert_ne!(stage.screen(), end);
    stage.keys("L");
    assert_eq!(stage.screen(), end);
}

#[test]
fn the_outline_opens_what_is_chosen() {
    let texts = [("/r/2018.txt", REPORT), ("/r/2019.txt", LATER)];
    let mut stage = Stage::new((120, 24), &texts);
    stage.keys("Shift-Tab G Enter");
    if !stage.shows("宣讲活动150场次") {
        // The last row was a folded region.
        stage.keys("G Enter");
    }
    assert!(stage.shows("宣讲活动150场次"), "{}", stage.screen());
    stage.keys("Tab H");
    assert!(stage.shows("宣讲活动126场次"), "{}", stage.screen());
}

#[test]
fn a_changed_file_keeps_the_place() {
    let mut stage = Stage::of((60, 8), REPORT);
    stage.keys("] ] j");
    let line = stage.line("春风送岗");
    let longer = REPORT.replace("一年来，", "新添一段。\n\n又添一段。\n\n一年来，");
    stage.app.update(Message::News(News::Catalogue(Arc::new(catalogue(&[("/r/a.txt", &longer)])))));
    assert_eq!(stage.line("春风送岗"), line);
}

#[test]
fn control_characters_show_as_marks() {
    let stage = Stage::of((60, 10), "工作总结\n\n全县\u{1b}[31m妇联\u{7}\u{9b}组织\u{202e}。\n");
    let frame = stage.frame();
    assert!(frame.content.iter().all(|cell| !cell.symbol().chars().any(char::is_control)));
    assert!(!stage.screen().contains('\u{202e}'));
}

#[test]
fn tables_stand_in_columns() {
    let text = "工作总结\n\n| 镇 | 妇女之家 | 场次 |\n|---|---|---|\n| 白水镇 | 12 | 130 |\n| 青 | 3 | 7 |\n";
    let stage = Stage::new((60, 12), &[("/r/a.md", text)]);
    let screen = stage.screen();
    let rows: Vec<_> = screen.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert!(rows.contains(&"镇      妇女之家  场次"), "{screen}");
    assert!(rows.contains(&"白水镇        12   130"), "{screen}");
    assert!(rows.contains(&"青             3     7"), "{screen}");
}

#[test]
fn before_anything_is_read_the_screen_says_so_and_keys_work() {
    let mut app = App::new(Taste::default(), (80, 24));
    app.update(Message::News(News::Progress { read: 12, found: 88 }));
    let mut stage = Stage { app, size: (80, 24) };
    assert!(stage.shows("12/88"));
    stage.keys("j G ] . > n H L e c y p Esc ? Esc");
    assert!(matches!(stage.keys("q"), Some(Effect::Quit)));
}

#[test]
fn the_panel_cycles_its_scope_and_goes_to_a_figure() {
    let texts = [("/r/2018.txt", REPORT), ("/r/2019.txt", LATER)];
    let mut stage = Stage::new((120, 40), &texts);
    stage.keys("] ]");
    assert!(stage.shows("宣讲活动受众       3.4万人次"), "{}", stage.screen());
    // Folder, then section.
    stage.keys("S");
    assert!(stage.shows("宣讲活动受众    2019 4万人次"), "{}", stage.screen());
    assert!(!stage.shows("受众       3.4万人次"), "of one indicator the latest year alone");
    stage.keys("S");
    assert!(!stage.shows("宣讲活动受众  ") && stage.shows("发放小额贷款        2340万元"));
    stage.keys("Tab");
    for _ in 0..9 {
        if !stage.shows("发放小额贷款\n") {
            stage.keys("j");
        }
    }
    stage.keys("Enter");
    assert!(stage.line("第").contains("第15行"), "{}", stage.screen());
}

#[test]
fn an_empty_panel_says_of_what() {
    let mut stage = Stage::of((120, 24), "临洮县妇联工作总结\n\n一年来，各项工作取得新成效。\n");
    assert!(stage.shows("本报告没有这个地区的数字"), "{}", stage.screen());
    stage.keys("S");
    assert!(stage.shows("全部报告没有这个地区的数字"));
}

#[test]
fn the_panel_writes_numbers_as_the_report_means_them() {
    let text = "临洮县妇联工作总结\n\n入户走访率达70%以上，女性委员占三分之一，培训妇女800多人，救助儿童近百名。\n";
    let stage = Stage::of((120, 24), text);
    for written in [" 70%以上", " 三分之一", " 800多人", " 近100名"] {
        assert!(stage.shows(written), "{written} in\n{}", stage.screen());
    }
}

#[test]
fn a_panel_never_cuts_a_number() {
    let text = "临洮县妇联工作总结\n\n全县发放妇女创业担保贷款突破12345.67万亿元左右。\n";
    for width in 24..60 {
        let mut stage = Stage::of((width, 24), text);
        stage.keys("i");
        assert!(stage.shows(" 突破123456700亿元"), "at {width}:\n{}", stage.screen());
    }
}

#[test]
fn a_value_from_which_a_change_sets_out_is_no_result() {
    let text = "临洮县妇联工作总结\n\n女性会员由9200人增加到2.05万人，培训妇女800人。\n";
    let mut stage = Stage::of((120, 24), text);
    let screen = stage.screen();
    let at = |part: &str| screen.find(part).unwrap_or_else(|| panic!("no {part} in\n{screen}"));
    // It is smaller than the one and larger than the other, and stands behind both.
    assert!(at(" 2.05万人") < at(" 800人") && at(" 800人") < at(" 由9200人"), "{screen}");
    stage.asked("f");
    assert!(stage.shows("由9200人"), "{}", stage.screen());
    stage.keys("Esc .");
    stage.keys("y");
    assert!(stage.line("1 数字").contains("女性会员由9200人"), "{}", stage.screen());
}

#[test]
fn the_figure_under_the_cursor_is_told() {
    let mut stage = Stage::of((120, 30), REPORT);
    stage.keys("] .");
    assert!(stage.shows("126场次 · 2018年"), "{}", stage.screen());
    stage.keys(".");
    assert!(stage.shows("3.4万人次 · 2018年"), "{}", stage.screen());
    stage.keys("G . .");
    assert!(stage.shows("95% · 2019年 · 目标"), "{}", stage.screen());
    // Without a panel the last line tells it.
    let mut stage = Stage::of((80, 24), REPORT);
    assert!(stage.line("第").starts_with("/r/a.txt"), "{}", stage.screen());
    stage.keys("] .");
    assert!(stage.line("第").starts_with("宣讲活动 · 126场次 · 2018年"), "{}", stage.screen());
}

#[test]
fn a_table_wider_than_the_page_goes_on_below_itself() {
    let head = "| 县区 | 举办宣讲活动（场次） | 培训妇女（人次） | 创建巾帼示范基地（个） | 发放贷款（万元） |";
    let text = format!(
        "天水市妇联2022年工作总结\n\n{head}\n|---|---|---|---|---|\n| 秦州区 | 210 | 2300 | 12 | 1343.5 |\n"
    );
    let mut stage = Stage::of((50, 20), &text);
    let screen = stage.screen();
    assert!(!screen.contains('|'), "{screen}");
    let end = |part: &str| {
        let line = screen.lines().find(|line| line.contains(part)).unwrap_or_default();
        let at = line.find(part).unwrap_or_else(|| panic!("no {part} in\n{screen}")) + part.len();
        gangmu::text::Ruler::default().text(&line[..at])
    };
    for (head, number) in [("培训妇女（人次）", "2300"), ("发放贷款（万元）", "1343.5")]
    {
        assert_eq!(end(head), end(number), "{head}\n{screen}");
    }
    // Every figure can be stood on, and a preview shows it the same way.
    stage.keys("g . . . .");
    assert!(stage.shows("1343.5万元"), "{}", stage.screen());
    stage.asked("f");
    assert!(!stage.shows("|"), "{}", stage.screen());
}

#[test]
fn words_that_stand_nowhere_are_said_to_be_looked_for_as_written() {
    let mut stage = Stage::of((80, 24), REPORT);
    stage.keys("/");
    stage.typed("zmjt");
    stage.keys("Enter");
    assert!(stage.shows("zmjt 没有找到（这里按原文查找"), "{}", stage.screen());
}

#[test]
fn a_mark_that_is_not_set_is_said_to_be_none() {
    let mut stage = Stage::of((80, 24), REPORT);
    stage.keys("' z");
    assert!(stage.shows("没有这个记号 z"), "{}", stage.screen());
}

#[test]
fn regions_hang_from_those_they_lie_in() {
    let text = |region: &str| format!("{region}妇联2018年工作总结\n\n培训妇女120人。\n");
    let (city, county, other) = (text("定西市"), text("渭源县"), text("兰州市"));
    let mut stage =
        Stage::new((120, 24), &[("/a.txt", &county), ("/b.txt", &city), ("/c.txt", &other)]);
    let screen = stage.screen();
    let outline: Vec<_> = screen.lines().skip(1).map(|line| line.split('│').next()).collect();
    let outline: Vec<_> = outline.into_iter().flatten().map(str::trim_end).collect();
    let expected = [
        " ▾ 甘肃省                3",
        "   ▸ 兰州市              1",
        "   ▾ 定西市              2",
        "       定西市妇联2018年… 1",
        "     ▾ 渭源县            1",
        "         渭源县妇联2018… 1",
        "",
    ];
    assert_eq!(outline[..7], expected, "{screen}");
    stage.keys("K");
    assert!(stage.line("第").starts_with("/b.txt"), "{}", stage.screen());
}

#[test]
fn numbers_stand_in_a_column_where_figures_are_listed() {
    let mut stage = Stage::of((120, 40), REPORT);
    stage.asked("f");
    let screen = stage.screen();
    let ends = ["126场次", "3.4万人次", "2340万元", "近2300人"].map(|number| {
        let row = screen.lines().find(|line| line.contains(&format!(" {number} ")));
        let row = row.unwrap_or_else(|| panic!("no {number} in\n{screen}"));
        let end = row.find(&format!(" {number} ")).unwrap_or_default() + number.len() + 1;
        gangmu::text::Ruler::default().text(&row[..end])
    });
    assert!(ends.iter().all(|end| *end == ends[0]), "{ends:?}\n{screen}");
    assert!(stage.line(" 95%→").contains("临洮"), "{screen}");
}

#[test]
fn the_last_line_names_the_keys_for_help_and_leaving() {
    assert!(Stage::of((80, 24), REPORT).line("第").ends_with("? 帮助  q 退出"));
    assert!(!Stage::of((40, 12), REPORT).shows("帮助"));
}

#[test]
fn a_file_that_is_gone_says_so_and_is_followed_to_a_new_name() {
    let mut stage = Stage::new((120, 24), &[("/r/a.txt", REPORT), ("/r/b.txt", LATER)]);
    stage.keys("] j");
    stage.renewed(&[("/r/b.txt", LATER)]);
    assert!(stage.line("/r/a.txt").contains("文件已不存在"), "{}", stage.screen());
    assert!(stage.shows("文件已不在") && !stage.shows("没有这个地区的数字"), "{}", stage.screen());
    assert!(stage.shows("举办宣讲活动126场次"), "what was read stays: {}", stage.screen());
    stage.keys("c");
    assert!(!stage.shows("这里没有数字或项目"), "{}", stage.screen());
    stage.keys("j");
    stage.renewed(&[("/r/b.txt", LATER), ("/r/c.txt", REPORT)]);
    assert!(stage.shows("文件已改名：/r/c.txt"), "{}", stage.screen());
    stage.keys("j");
    assert!(stage.line("第").starts_with("/r/c.txt"), "{}", stage.screen());
    stage.renewed(&[("/r/b.txt", LATER)]);
    let unread = vec![(Path::new("/r/c.txt").to_owned(), Unread::Denied)];
    stage.app.update(Message::News(News::Done(unread)));
    assert!(stage.line("/r/c.txt").contains("没有读取权限"), "{}", stage.screen());
}

#[test]
fn a_report_whose_title_names_neither_region_nor_year_is_known_by_both() {
    let text = "政府工作报告\n\n2017年2月8日在临洮县第十八届人民代表大会第一次会议上\n\n县长 王某\n\n新建学校12所。\n";
    let mut stage = Stage::of((80, 24), text);
    assert!(stage.shows("临洮县 2016 政府工作报告"), "{}", stage.screen());
    stage.asked("s");
    stage.asked("新");
    assert!(stage.line("学校12所").contains("│ 临洮县 2016 政府工作"), "{}", stage.screen());
    stage.keys("Esc g . y");
    assert!(stage.line("3 句子和出处").contains("（临洮县《政府工作报告》"), "{}", stage.screen());
}

#[test]
fn enter_in_the_text_compares_a_figure_and_follows_a_program() {
    let texts = [("/r/2018.txt", REPORT), ("/r/2019.txt", LATER)];
    let mut stage = Stage::new((120, 24), &texts);
    assert!(matches!(stage.keys("] . Enter"), Some(Effect::Ask(_))));
    stage.keys("Esc");
    let text = format!("{REPORT}\n“春风送岗”行动送出岗位300个。\n");
    let later = format!("{LATER}\n再次开展“春风送岗”行动。\n");
    let mut stage = Stage::new((80, 40), &[("/r/2018.txt", &text), ("/r/2019.txt", &later)]);
    stage.keys(">");
    while !stage.line("第").contains("第15行") {
        stage.keys(">");
    }
    stage.keys("Enter");
    assert!(stage.line("第").contains("第23行"), "{}", stage.screen());
    assert!(stage.line("第").contains(" 2/3 · 临洮县妇联2018年"), "{}", stage.screen());
    stage.keys("Enter");
    assert!(stage.line("第").contains("第7行"), "{}", stage.screen());
    assert!(stage.shows(" 3/3 · 临洮县妇联2019年"), "{}", stage.screen());
    stage.keys("Enter");
    assert!(stage.line("第").contains("第15行"), "{}", stage.screen());
    stage.keys("H");
    assert!(stage.line("第").contains("第7行"), "{}", stage.screen());
    stage.keys("g Enter");
    assert!(stage.shows("这里没有数字或项目"), "{}", stage.screen());
}

#[test]
fn a_number_is_never_cut_where_its_label_is() {
    let mut stage = Stage::of((44, 14), REPORT);
    stage.asked("f");
    for number in ["126场次", "3.4万人次", "2340万元", "1206名"] {
        assert!(stage.shows(number), "{number} in\n{}", stage.screen());
    }
}

#[test]
fn the_chosen_bar_stays_chosen_while_files_come_in() {
    let other = |name: &str, persons: &str| {
        format!("{name}妇联2018年工作总结\n\n2019-01-08\n\n全县举办宣讲活动{persons}场次。\n")
    };
    let (low, high) = (other("渭源县", "90"), other("岷县", "800"));
    let mut stage = Stage::new((120, 30), &[("/r/a.txt", REPORT), ("/r/b.txt", &low)]);
    stage.keys("] .");
    stage.asked("c");
    assert!(stage.shows("临洮") && stage.shows("渭源"), "{}", stage.screen());
    stage.renewed(&[("/r/0.txt", &high), ("/r/a.txt", REPORT), ("/r/b.txt", &low)]);
    assert!(
        stage.shows("岷县") && stage.shows("《临洮县妇联2018年工作总结》"),
        "{}",
        stage.screen()
    );
}

#[test]
fn where_signs_take_two_cells_none_is_lost() {
    let mut taste = Taste::default();
    taste.settings.language = Language::Chinese;
    taste.settings.ambiguous = 2;
    let mut app = App::new(taste, (120, 40));
    app.update(Message::News(News::Catalogue(Arc::new(catalogue(&[("/r/a.txt", REPORT)])))));
    let mut stage = Stage { app, size: (120, 40) };
    assert!(stage.shows("95%→"), "{}", stage.screen());
    assert!(stage.shows(">临洮县妇联"), "{}", stage.screen());
    stage.keys("y");
    assert!(stage.shows("+- 复制 -"));
}

#[test]
fn the_next_report_is_the_next_of_the_outline() {
    let of = |name: &str| format!("{name}妇联2018年工作总结\n\n2019-01-08\n\n一年来，成效明显。\n");
    let (late, early) = (of("乌鲁木齐市"), of("石家庄市"));
    let mut stage = Stage::new((80, 12), &[("/r/a.txt", &late), ("/r/b.txt", &early)]);
    stage.keys("J");
    assert!(stage.shows("没有了"), "{}", stage.screen());
    stage.keys("K");
    assert!(stage.shows("石家庄市妇联"), "{}", stage.screen());
    stage.asked("w");
    assert!(!stage.shows("2018 · 石家庄市妇联"), "{}", stage.screen());
    stage.keys("Esc");
    stage.asked("r");
    assert!(stage.line("新疆维吾尔自治区").contains("新疆维吾尔自治区 │"), "{}", stage.screen());
    stage.typed("查无");
    stage.asked("此");
    assert!(stage.shows("没有找到"), "{}", stage.screen());
}

#[test]
fn files_left_out_are_listed_with_their_reasons() {
    let mut stage = Stage::of((80, 24), REPORT);
    stage.keys("X");
    assert!(stage.shows("没有略去文件"));
    let unread =
        vec![("/r/照片.jpg".into(), Unread::NotAReport), ("/r/空.txt".into(), Unread::Empty)];
    stage.app.update(Message::News(News::Done(unread)));
    assert!(stage.shows("略去 2"));
    stage.keys("X");
    assert!(stage.shows("/r/照片.jpg：不是报告") && stage.shows("/r/空.txt：文件是空的"));
}

#[test]
fn a_click_goes_where_it_points() {
    let mut stage = Stage::new((120, 40), &[("/r/2018.txt", REPORT), ("/r/2019.txt", LATER)]);
    stage.click("姐妹讲堂");
    assert!(stage.line("第").contains("第11行"), "{}", stage.screen());
    // In the panel a figure leads to its sentence, in the outline a heading to its section.
    stage.click("发放小额贷款   ");
    assert!(stage.line("第").contains("第15行"), "{}", stage.screen());
    stage.click("三、2019年打算");
    assert!(stage.line("第").contains("第19行"), "{}", stage.screen());
}

#[test]
fn the_wheel_scrolls_what_it_is_over() {
    let mut stage = Stage::new((60, 12), &[("/r/a.txt", &REPORT.repeat(4))]);
    let first = stage.screen();
    stage.mouse(MouseEventKind::ScrollDown, (20, 5));
    assert_ne!(stage.screen(), first);
    stage.mouse(MouseEventKind::ScrollUp, (20, 5));
    assert_eq!(stage.screen().lines().nth(5), first.lines().nth(5));
    stage.keys("?");
    let help = stage.screen();
    stage.mouse(MouseEventKind::ScrollDown, (20, 5));
    assert_ne!(stage.screen(), help);
    // A click on the text closes the drawer that lies over it.
    stage.keys("Esc t");
    stage.mouse(MouseEventKind::Down(MouseButton::Left), (58, 5));
    assert!(!stage.shows("纲目"));
}

#[test]
fn no_size_panics_whatever_is_open() {
    let texts = [("/r/2018.txt", REPORT), ("/r/2019.txt", LATER)];
    let widths = (1..=20).chain([24, 39, 40, 89, 90, 119, 120, 200]);
    for width in widths {
        for height in (1..=12).chain([24, 60]) {
            let mut stage = Stage::new((width, height), &texts);
            for keys in [
                "",
                "t",
                "G",
                "Tab j l h",
                "i j",
                "Enter",
                "/",
                "Esc p",
                "Esc ?",
                "Esc y",
                "Esc c",
                "Esc :",
                "Esc s",
                "Esc m",
                "Esc R",
                "Esc x",
            ] {
                stage.keys(keys);
                stage.screen();
            }
        }
    }
}

#[test]
fn an_empty_report_and_an_empty_folder_can_be_looked_at() {
    for texts in [&[("/r/a.txt", "")][..], &[]] {
        let mut stage = Stage::new((80, 24), texts);
        stage.keys("j k G g ] [ } { . , > < Space b d u t j Enter i j Enter S v x n N H L");
        stage.screen();
    }
}

/// What a terminal shows after a frame was sent to it.
fn sent(screen: &mut Screen<Vec<u8>>, terminal: &mut vt100::Parser, stage: &Stage) -> usize {
    screen.out().clear();
    screen.show(stage.frame(), None).expect("a buffer takes everything");
    let bytes = screen.out().len();
    terminal.process(&screen.out().clone());
    bytes
}

/// Bytes that ratatui's own backend sends from one frame to the next.
fn by_ratatui(before: &Buffer, after: &Buffer) -> usize {
    let mut bytes = Vec::new();
    let mut backend = CrosstermBackend::new(&mut bytes);
    backend.draw(before.diff(after).into_iter()).expect("a buffer takes everything");
    bytes.len()
}

fn on(terminal: &vt100::Parser) -> String {
    let (_, width) = terminal.screen().size();
    let rows: Vec<_> = terminal.screen().rows(0, width).collect();
    rows.iter().map(|row| format!("{}\n", row.trim_end())).collect()
}

#[test]
fn a_scrolled_line_costs_a_few_hundred_bytes() {
    let mut stage = Stage::of((120, 40), &REPORT.repeat(20));
    stage.keys("x");
    let mut screen = Screen::new(Vec::new(), stage.size);
    let mut terminal = vt100::Parser::new(40, 120, 0);
    let page = sent(&mut screen, &mut terminal, &stage);
    stage.keys("d");
    let mut most = 0;
    sent(&mut screen, &mut terminal, &stage);
    for _ in 0..40 {
        stage.keys("j");
        most = most.max(sent(&mut screen, &mut terminal, &stage));
        assert_eq!(on(&terminal), stage.screen());
    }
    let before = stage.frame();
    stage.keys("j");
    let ratatui = by_ratatui(&before, &stage.frame());
    println!("page {page} bytes, scrolled line at most {most}, by ratatui's own backend {ratatui}");
    sent(&mut screen, &mut terminal, &stage);
    assert!(ratatui > 10 * most, "{ratatui}");
    assert!(page < 9_000, "{page}");
    assert!(most < 600, "{most}");
    // Nothing changed: nothing is sent.
    assert_eq!(sent(&mut screen, &mut terminal, &stage), 0);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever keys are pressed, the terminal shows what was drawn.
    #[test]
    fn the_terminal_shows_what_was_drawn(
        keys in proptest::collection::vec(
            prop::sample::select(vec![
                "j", "k", "d", "u", "Space", "b", "g", "G", "]", "[", "}", "{", ".", ",", ">", "<", "t", "i",
                "x", "v", "Tab", "h", "l", "Enter", "Esc", "p", "?", "y", "S", "H", "L", "/", "J", "K",
            ]),
            1..30,
        ),
        size in prop::sample::select(vec![(120, 40), (80, 24), (97, 17), (40, 12), (13, 5)]),
    ) {
        let long = REPORT.repeat(4);
        let mut stage = Stage::new(size, &[("/r/2018.txt", &long), ("/r/2019.txt", LATER)]);
        let mut screen = Screen::new(Vec::new(), size);
        let mut terminal = vt100::Parser::new(size.1, size.0, 0);
        for key in keys {
            stage.keys(key);
            sent(&mut screen, &mut terminal, &stage);
            prop_assert_eq!(on(&terminal), stage.screen(), "after {}", key);
        }
    }
}

#[test]
fn a_document_has_paragraphs_and_no_lines_for_an_editor() {
    let mut draft = Draft::of_document(Place::Paragraph, "DOCX");
    draft.push(Mark::body(3), "某县妇联工作总结");
    draft.push(Mark::body(4), "全县举办培训班12期，培训妇女3000余人次，各项工作取得新成效。");
    let source = Source::from_draft(Path::new("/r/a.docx"), draft);
    let catalogue = Catalogue::new(vec![Arc::new(Report::read(source))]);
    let mut stage = Stage::new((80, 12), &[]);
    stage.app.update(Message::News(News::Catalogue(Arc::new(catalogue))));
    assert!(stage.screen().contains("DOCX · 第3段"), "{}", stage.screen());
    assert!(stage.keys("e").is_none() && stage.screen().contains("不是文本文件"));
    stage.keys("R");
    assert!(stage.screen().contains("不用选编码"), "{}", stage.screen());
}
