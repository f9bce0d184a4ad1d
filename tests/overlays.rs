//! What lies over the panes: (texts, keys, screen). Every overlay at every size, by its own sample
//! reports.

#[path = "shared/screen.rs"]
mod screen;

use gangmu::catalogue::{Catalogue, Report, Scope};
use gangmu::extract::{
    Certainty, Change, Division, Figure, Findings, Program, ProgramKind, Qualifier, Regions,
    Status, Value,
};
use gangmu::ingest::Source;
use gangmu::outline::Outline;
use gangmu::settings::Language;
use gangmu::text::{Ruler, Span};
use gangmu::theme::{Role, Theme};
use gangmu::tui::action::Action;
use gangmu::tui::keymap::{Key, Keymap};
use gangmu::tui::overlay::citation::{Citation, Form};
use gangmu::tui::overlay::marks::MarkRow;
use gangmu::tui::overlay::{
    Compare, CopyMenu, Encodings, FolderSearch, Help, Marks, Notes, Outcome, Overlay, Palette,
    Picker, Scene,
};
use gangmu::tui::paint::Brush;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use screen::shown;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Reports of three cities over three years, with one indicator in common.
fn catalogue() -> Arc<Catalogue> {
    let cities =
        [("兰州市", [310, 328, 351]), ("天水市", [120, 131, 127]), ("酒泉市", [98, 104, 119])];
    let mut reports = Vec::new();
    for (city, values) in cities {
        for (index, value) in values.into_iter().enumerate() {
            reports.push(Arc::new(report(city, 2020 + index, value)));
        }
    }
    Arc::new(Catalogue::new(reports))
}

/// A report with three figures and two programs; what is read out of it is laid down here, so
/// that only the overlays are tested.
fn report(city: &str, year: usize, value: usize) -> Report {
    let text = format!(
        "{year}年，全市举办技能培训班{value}期，培训妇女近{}万人次。\n\
         开展“春蚕暖冬”行动，慰问困难家庭{}户。\n新建“姐妹议事亭”{}个。\n",
        value / 10,
        value * 3,
        value / 5,
    );
    let mut source = Source::from_text(&PathBuf::from(format!("{city}/{year}.md")), &text);
    source.imprint.title = format!("{city}{year}年妇女工作总结");
    source.imprint.date = format!("{year}-12-20");
    source.imprint.source = "陇上日报".to_owned();
    let region = Division::by_name(city).first().copied();
    let span = |words: &str| {
        let start = text.find(words).expect("in the text");
        Span::new(start, start + words.len())
    };
    let figure = |words: String, value, unit: &str, label: &str, qualifier| Figure {
        span: span(&words),
        value: Value::One(value),
        unit: unit.into(),
        qualifier,
        status: Status::Actual,
        change: Change::None,
        label: label.into(),
        certainty: Certainty::Sure,
        region,
        program: None,
        period: span(&format!("{year}年")),
        section: None,
        sentence: sentence_of(&text, span(&words)),
    };
    let (periods, people) = (value as f64, (value / 10) as f64 * 1e4);
    let figures = vec![
        figure(format!("{value}期"), periods, "期", "技能培训班", Qualifier::Exact),
        figure(format!("近{}万人次", value / 10), people, "人次", "培训妇女", Qualifier::About),
        figure(format!("{}户", value * 3), periods * 3.0, "户", "困难家庭", Qualifier::Exact),
    ];
    let program = |name: &str, words: &str, kind| Program {
        name: name.into(),
        kind,
        certainty: Certainty::Sure,
        mentions: vec![span(words)],
    };
    let programs = vec![
        program("春蚕暖冬行动", "“春蚕暖冬”行动", ProgramKind::Campaign),
        program("姐妹议事亭", "“姐妹议事亭”", ProgramKind::Venue),
    ];
    let regions = Regions { own: region, ..Regions::default() };
    Report::new(source, Outline::default(), Findings { figures, programs, regions })
}

fn sentence_of(text: &str, inside: Span) -> Span {
    let at = inside.start as usize;
    let start = text[..at].rfind('\n').map_or(0, |line_end| line_end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |line_end| at + line_end);
    Span::new(start, end)
}

#[test]
fn a_cell_of_a_table_is_copied_with_what_its_head_says() {
    let text = "# 天水市妇联2022年工作总结\n\n| 县区 | 最美家庭（户） | 发放贷款（万元） |\n|---|---|---|\n| 秦州区 | 210 | 1,343.5 |\n| 麦积区 | 96 | 800 |\n";
    let report = Report::read(Source::from_text(Path::new("a.md"), text));
    let copied = |figure, form| Citation::at(&report, 0, Some(figure)).text(form).expect("a text");
    assert_eq!(copied(0, Form::Figure), "秦州区最美家庭210户");
    assert_eq!(copied(1, Form::Figure), "秦州区发放贷款1,343.5万元");
    assert_eq!(copied(1, Form::Sentence), "秦州区最美家庭210户；秦州区发放贷款1,343.5万元");
}

/// An overlay on a screen, driven by keys, its questions answered at once.
struct Stage {
    catalogue: Arc<Catalogue>,
    keymap: Keymap,
    overlay: Overlay,
    language: Language,
    size: (u16, u16),
    ruler: Ruler,
}

impl Stage {
    fn new(overlay: Overlay) -> Self {
        let mut stage = Self {
            catalogue: catalogue(),
            keymap: Keymap::default(),
            overlay,
            language: Language::Chinese,
            size: (80, 24),
            ruler: Ruler::default(),
        };
        stage.settle();
        stage
    }

    fn scene(&self) -> Scene<'_> {
        scene(&self.catalogue, &self.keymap, self.language, self.size)
    }

    /// Presses keys, blank-separated; a word of more than one character that is no key is typed.
    fn press(&mut self, keys: &str) -> Outcome {
        let mut last = Outcome::Stay;
        for word in keys.split(' ') {
            let keys: Vec<Key> = match word.parse() {
                Ok(key) => vec![key],
                Err(_) => word.chars().map(|c| c.to_string().parse().expect("a key")).collect(),
            };
            for key in keys {
                let scene = scene(&self.catalogue, &self.keymap, self.language, self.size);
                last = self.overlay.update(key, &scene);
                let settled = self.settle();
                if last == Outcome::Stay {
                    last = settled;
                }
            }
        }
        last
    }

    fn settle(&mut self) -> Outcome {
        let scene = scene(&self.catalogue, &self.keymap, self.language, self.size);
        match self.overlay.question(&scene) {
            Some(question) => self.overlay.answered(question.answered(&|| false), &scene),
            None => Outcome::Stay,
        }
    }

    fn buffer(&self) -> Buffer {
        let area = Rect::new(0, 0, self.size.0, self.size.1);
        let mut buffer = Buffer::empty(area);
        let theme = Theme::default();
        let mut brush = Brush { buffer: &mut buffer, theme: &theme, ruler: self.ruler };
        // A page of wide characters that begins at another column on every row.
        for y in 0..area.height {
            let style = brush.style(Role::Text);
            brush.text(y % 2, y, area.width, &"纲举目张".repeat(60), style);
        }
        self.overlay.draw(&mut brush, &self.scene());
        buffer
    }

    fn screen(&self) -> String {
        shown(&self.buffer(), self.ruler)
    }
}

fn scene<'a>(
    catalogue: &'a Arc<Catalogue>,
    keymap: &'a Keymap,
    language: Language,
    size: (u16, u16),
) -> Scene<'a> {
    let screen = Rect::new(0, 0, size.0, size.1);
    Scene { catalogue, report: Some(0), keymap, language, screen }
}

/// Every overlay in a state that shows all it has.
fn every_overlay() -> Vec<(&'static str, Stage)> {
    let marks = vec![
        MarkRow {
            letter: 'a',
            title: "兰州市2020年妇女工作总结".into(),
            words: "举办技能培训班".into(),
        },
        MarkRow {
            letter: 'Z', title: "天水市2021年妇女工作总结".into(), words: "".into()
        },
    ];
    let figure = figure_of(&catalogue(), "期");
    let mut copy = Stage::new(Overlay::Help(Help::default()));
    let report = copy.catalogue.reports()[0].clone();
    copy.overlay = Overlay::CopyMenu(CopyMenu::new(&Citation::at(&report, 0, Some(figure))));
    let mut search = Stage::new(Overlay::FolderSearch(FolderSearch::default()));
    search.press("议事亭");
    let mut picker = Stage::new(Overlay::Picker(Picker::new(Scope::Everything)));
    picker.press("pxb");
    let compare = Compare::new(PathBuf::from("兰州市/2020.md"), figure);
    let years = Compare::new(PathBuf::from("兰州市/2020.md"), figure);
    let mut years = Stage::new(Overlay::Compare(years));
    years.press("Tab");
    let notes = vec!["settings.toml:3: 没有“widht”这个设置；是不是 width？".repeat(3), "坏".into()];
    let plain = Stage::new;
    vec![
        ("picker", picker),
        ("palette", plain(Overlay::Palette(Palette::default()))),
        ("help", plain(Overlay::Help(Help::default()))),
        ("copy", copy),
        ("regions", plain(Overlay::Compare(compare))),
        ("years", years),
        ("search", search),
        ("marks", plain(Overlay::Marks(Marks::to_go(marks.clone())))),
        ("set-mark", plain(Overlay::Marks(Marks::to_set(Vec::new())))),
        ("encodings", plain(Overlay::Encodings(Encodings::new("GB18030")))),
        ("notes", plain(Overlay::Notes(Notes::new("要留意的", notes)))),
    ]
}

/// Index of the first figure of report 0 with that unit.
fn figure_of(catalogue: &Catalogue, unit: &str) -> u32 {
    let figures = &catalogue.reports()[0].findings.figures;
    figures.iter().position(|figure| &*figure.unit == unit).expect("a figure") as u32
}

#[test]
fn screens() {
    for (name, mut stage) in every_overlay() {
        for size in [(80, 24), (120, 40), (40, 12)] {
            stage.size = size;
            insta::assert_snapshot!(format!("{name}_{}x{}", size.0, size.1), stage.screen());
        }
    }
}

#[test]
fn no_size_language_or_terminal_breaks_an_overlay() {
    for (name, mut stage) in every_overlay() {
        for ambiguous in [false, true] {
            stage.ruler = Ruler { wide_ambiguous: ambiguous };
            for language in [Language::Chinese, Language::English] {
                stage.language = language;
                for width in (1..=24).chain([39, 40, 59, 60, 79, 99, 100, 119, 250]) {
                    for height in [1, 2, 3, 4, 5, 6, 8, 12, 17, 18, 20, 24, 70] {
                        stage.size = (width, height);
                        let buffer = stage.buffer();
                        assert_eq!(
                            cut_in_two(&buffer, stage.ruler),
                            None,
                            "{name} {width}×{height}"
                        );
                    }
                }
            }
        }
    }
}

/// A wide character whose second cell was taken: a terminal would show either, or garbage.
fn cut_in_two(buffer: &Buffer, ruler: Ruler) -> Option<(u16, u16)> {
    buffer.area.positions().map(|at| (at.x, at.y)).find(|&(x, y)| {
        let wide = ruler.text(buffer[(x, y)].symbol()) == 2;
        wide && buffer.cell((x + 1, y)).is_none_or(|next| next.symbol() != " ")
    })
}

#[test]
fn initials_find_a_program_and_enter_goes_to_it() {
    let mut stage = Stage::new(Overlay::Picker(Picker::new(Scope::Programs)));
    let Outcome::Go { path, span } = stage.press("jmyst Enter") else { panic!("went nowhere") };
    assert_eq!(path, Path::new("兰州市/2020.md"), "the report being read comes first");
    let text = &stage.catalogue.reports()[0].source.text;
    assert!(span.of(text).contains("姐妹议事亭"), "{}", span.of(text));
}

#[test]
fn enter_before_the_answer_goes_where_the_answer_leads() {
    let mut stage = Stage::new(Overlay::Picker(Picker::new(Scope::Programs)));
    let scene = scene(&stage.catalogue, &stage.keymap, stage.language, stage.size);
    for key in ["j", "m", "y", "s", "t", "Enter"] {
        let outcome = stage.overlay.update(key.parse().expect("a key"), &scene);
        assert_eq!(outcome, Outcome::Stay);
    }
    let question = stage.overlay.question(&scene).expect("a question");
    let outcome = stage.overlay.answered(question.answered(&|| false), &scene);
    assert!(matches!(outcome, Outcome::Go { .. }), "{outcome:?}");
}

#[test]
fn an_answer_to_an_older_question_is_dropped() {
    let mut stage = Stage::new(Overlay::Picker(Picker::new(Scope::Programs)));
    let scene = scene(&stage.catalogue, &stage.keymap, stage.language, stage.size);
    stage.overlay.update("c".parse().expect("a key"), &scene);
    let older = stage.overlay.question(&scene).expect("a question");
    stage.overlay.update("q".parse().expect("a key"), &scene);
    let newer = stage.overlay.question(&scene).expect("a question");
    stage.overlay.answered(newer.answered(&|| false), &scene);
    stage.overlay.answered(older.answered(&|| false), &scene);
    let Overlay::Picker(picker) = &stage.overlay else { panic!("another overlay") };
    assert_eq!(picker.total(), 0, "nothing is called cq");
}

#[test]
fn a_new_catalogue_is_asked_anew_and_the_old_one_still_leads_to_its_places() {
    let mut stage = Stage::new(Overlay::Picker(Picker::new(Scope::Reports)));
    stage.catalogue = Arc::new(Catalogue::new(stage.catalogue.reports()[3..].to_vec()));
    let before = stage.scene();
    let Overlay::Picker(picker) = &stage.overlay else { panic!("another overlay") };
    assert_eq!((picker.total(), before.catalogue.reports().len()), (9, 6));
    stage.settle();
    let Overlay::Picker(picker) = &stage.overlay else { panic!("another overlay") };
    assert_eq!(picker.total(), 6);
}

#[test]
fn the_palette_finds_actions_by_name_sentence_and_reading() {
    for (typed, action) in
        [("next-sec", Action::NextSection), ("帮助", Action::Help), ("bangzhu", Action::Help)]
    {
        let mut stage = Stage::new(Overlay::Palette(Palette::default()));
        assert_eq!(stage.press(&format!("{typed} Enter")), Outcome::Run(action), "{typed}");
    }
}

#[test]
fn every_action_is_in_the_help() {
    let mut stage = Stage::new(Overlay::Help(Help::default()));
    stage.size = (110, 80);
    stage.language = Language::English;
    let screen = stage.screen();
    for row in gangmu::tui::action::ACTIONS {
        let words: String = row.english.chars().take(12).collect();
        assert!(
            screen.contains(&words) || stage_below(&mut stage).contains(&words),
            "{}",
            row.name
        );
    }
}

fn stage_below(stage: &mut Stage) -> String {
    stage.press("G");
    stage.screen()
}

#[test]
fn a_figure_is_copied_in_every_form_with_where_it_stands() {
    let catalogue = catalogue();
    let figure = figure_of(&catalogue, "人次");
    let citation = Citation::at(&catalogue.reports()[0], 0, Some(figure));
    let text = |form| citation.text(form).expect("a text");
    let sentence = "2020年，全市举办技能培训班310期，培训妇女近31万人次。";
    assert_eq!(text(Form::Figure), "培训妇女近31万人次");
    assert_eq!(text(Form::Sentence), sentence);
    let origin = "《兰州市2020年妇女工作总结》，陇上日报，2020-12-20";
    assert_eq!(text(Form::Sourced), format!("{sentence}（{origin}）"));
    let quote = format!("> {sentence}\n>\n> ——{origin}（兰州市/2020.md:1）\n");
    assert_eq!(text(Form::Markdown), quote);
    let row = text(Form::Row);
    assert_eq!(row.split('\t').count(), 12, "{row}");
    assert!(row.contains("\t310000\t人次\tabout\tactual\t近31万人次\t"), "{row}");
}

#[test]
fn without_a_figure_the_sentence_is_copied() {
    let catalogue = catalogue();
    let report = &catalogue.reports()[0];
    let offset = report.source.text.find("姐妹").expect("there");
    let citation = Citation::at(report, offset, None);
    assert_eq!(citation.text(Form::Figure), None);
    assert_eq!(citation.text(Form::Sentence).as_deref(), Some("新建“姐妹议事亭”62个。"));
    let mut stage = Stage::new(Overlay::CopyMenu(CopyMenu::new(&citation)));
    assert_eq!(stage.press("1"), Outcome::Copy("新建“姐妹议事亭”62个。".to_owned()));
    assert_eq!(stage.press("9"), Outcome::Stay);
}

#[test]
fn regions_stand_beside_each_other_in_one_year_that_can_be_walked() {
    let figure = figure_of(&catalogue(), "期");
    let compare = || Overlay::Compare(Compare::new(PathBuf::from("兰州市/2020.md"), figure));
    let shown = |stage: &Stage| {
        let Overlay::Compare(compare) = &stage.overlay else { panic!("another overlay") };
        let values = compare.data().iter().map(|datum| datum.value).collect::<Vec<_>>();
        (compare.shown_year(), values)
    };
    let mut stage = Stage::new(compare());
    assert_eq!(shown(&stage), (Some(2020), vec![310.0, 120.0, 98.0]), "the year asked from");
    stage.press("Right");
    assert_eq!(shown(&stage), (Some(2021), vec![328.0, 131.0, 104.0]));
    stage.press("Right Right Right");
    assert_eq!(shown(&stage).0, Some(2022), "there is none behind");
    stage.press("[ [");
    assert_eq!(shown(&stage).0, Some(2020));

    // The last year of one city alone: the year that most have comes first, and says who lacks.
    let mut stage = Stage::new(Overlay::Help(Help::default()));
    let mut reports = stage.catalogue.reports().to_vec();
    reports.push(Arc::new(report("兰州市", 2023, 360)));
    stage.catalogue = Arc::new(Catalogue::new(reports));
    stage.overlay = Overlay::Compare(Compare::new(PathBuf::from("兰州市/2023.md"), figure));
    stage.settle();
    assert_eq!(shown(&stage).0, Some(2022));
    stage.press("Right");
    assert_eq!(shown(&stage), (Some(2023), vec![360.0]));
    assert!(stage.screen().contains("2 个地区未见"), "{}", stage.screen());
}

/// A comparison of the number of training courses, asked from one report, with more reports.
fn comparing(path: &str, more: &[(&str, usize, usize)]) -> Stage {
    let figure = figure_of(&catalogue(), "期");
    let mut stage = Stage::new(Overlay::Help(Help::default()));
    let mut reports = stage.catalogue.reports().to_vec();
    reports.extend(more.iter().map(|(city, year, value)| Arc::new(report(city, *year, *value))));
    stage.catalogue = Arc::new(Catalogue::new(reports));
    stage.overlay = Overlay::Compare(Compare::new(PathBuf::from(path), figure));
    stage.settle();
    stage
}

#[test]
fn the_region_that_was_asked_from_is_kept_from_year_to_year() {
    let chosen = |mut stage: Stage, keys: &str| {
        let Outcome::Go { path, .. } = stage.press(keys) else { panic!("went nowhere") };
        path.to_string_lossy().into_owned()
    };
    let stage = || comparing("天水市/2021.md", &[("兰州市", 2023, 360), ("酒泉市", 2023, 90)]);
    assert_eq!(chosen(stage(), "Enter"), "天水市/2021.md");
    assert_eq!(chosen(stage(), "Right Enter"), "天水市/2022.md");
    let mut without = stage();
    without.press("Right Right");
    assert!(without.screen().contains("2023年（天水未见）"), "{}", without.screen());
    assert_eq!(chosen(without, "Left Enter"), "天水市/2022.md");
    assert_eq!(chosen(stage(), "k Right Enter"), "兰州市/2022.md", "unless another was chosen");
}

#[test]
fn what_other_reports_say_is_told() {
    let mut stage = comparing("兰州市/2020.md", &[("兰州市", 2020, 410), ("兰州市", 2020, 311)]);
    stage.size = (120, 30);
    let screen = stage.screen();
    assert!(screen.contains("310期≠"), "{screen}");
    assert!(screen.contains("另有 410期（兰州市2020年妇女工作总结）"), "{screen}");
    assert!(!screen.contains("311期"), "a rounding is no dispute:\n{screen}");
    stage.press("j");
    assert!(!stage.screen().contains("另有"), "{}", stage.screen());
}

#[test]
fn no_value_is_cut_into_another() {
    let mut stage = comparing("兰州市/2020.md", &[("张掖市", 2020, 1_293_260)]);
    for width in 22..60 {
        stage.size = (width, 12);
        for value in ["1293260期", "310期"] {
            assert!(stage.screen().contains(value), "{value} at {width}:\n{}", stage.screen());
        }
    }
}

#[test]
fn a_click_chooses_a_row_and_a_second_takes_it() {
    for (name, mut stage) in every_overlay() {
        if matches!(name, "help" | "notes" | "set-mark" | "picker" | "search") {
            continue;
        }
        stage.size = (120, 40);
        // A row that is not chosen yet: a click on it changes the screen and no more.
        let row = (0..40).map(|y| (40, y)).find(|&at| {
            let before = stage.buffer();
            let scene = scene(&stage.catalogue, &stage.keymap, stage.language, stage.size);
            stage.overlay.click(at, &scene) == Outcome::Stay && stage.buffer() != before
        });
        let at = row.unwrap_or_else(|| panic!("{name} has a row to choose"));
        let scene = scene(&stage.catalogue, &stage.keymap, stage.language, stage.size);
        assert_ne!(stage.overlay.click(at, &scene), Outcome::Stay, "{name}");
    }
}

#[test]
fn a_click_in_the_help_does_what_stands_there() {
    let mut stage = Stage::new(Overlay::Help(Help::default()));
    stage.size = (120, 40);
    let scene = scene(&stage.catalogue, &stage.keymap, stage.language, stage.size);
    let cells = (0..40).flat_map(|y| (0..120).map(move |x| (x, y)));
    let outcomes: Vec<_> = cells.map(|at| stage.overlay.click(at, &scene)).collect();
    assert!(outcomes.contains(&Outcome::Run(Action::LineDown)));
    assert!(outcomes.contains(&Outcome::Run(Action::ToggleOutline)), "of the other column");
}

#[test]
fn a_comparison_shows_the_regions_then_the_years_of_one() {
    let figure = figure_of(&catalogue(), "期");
    let compare = Compare::new(PathBuf::from("兰州市/2020.md"), figure);
    let mut stage = Stage::new(Overlay::Compare(compare));
    let values = |stage: &Stage| {
        let Overlay::Compare(compare) = &stage.overlay else { panic!("another overlay") };
        compare.data().iter().map(|datum| datum.value).collect::<Vec<_>>()
    };
    assert_eq!(values(&stage), [310.0, 120.0, 98.0]);
    stage.press("j Tab");
    assert_eq!(values(&stage), [120.0, 131.0, 127.0]);
    let Outcome::Go { path, span } = stage.press("j Enter") else { panic!("went nowhere") };
    let report = stage.catalogue.reports().iter().find(|r| r.source.path == path).expect("there");
    assert!(span.of(&report.source.text).contains("131期"), "{}", span.of(&report.source.text));
    stage.press("Tab");
    assert_eq!(values(&stage).len(), 3);
}

#[test]
fn folder_search_leads_to_the_words() {
    let mut stage = Stage::new(Overlay::FolderSearch(FolderSearch::default()));
    let Outcome::Go { path, span } = stage.press("春蚕暖冬 Down Enter") else {
        panic!("nowhere")
    };
    assert_eq!(path, Path::new("兰州市/2021.md"));
    assert_eq!(span.of(&stage.catalogue.reports()[1].source.text), "春蚕暖冬");
}

#[test]
fn marks_take_letters_and_lose_them() {
    let row = |letter| MarkRow { letter, title: String::new(), words: String::new() };
    let mut stage = Stage::new(Overlay::Marks(Marks::to_go(vec![row('a'), row('b')])));
    assert_eq!(stage.press("b"), Outcome::GoToMark('b'));
    assert_eq!(stage.press("c"), Outcome::GoToMark('c'), "who has none of it says so");
    assert_eq!(stage.press("Down Enter"), Outcome::GoToMark('b'));
    assert_eq!(stage.press("Delete"), Outcome::DropMark('b'));
    assert_eq!(stage.press("'"), Outcome::Run(Action::Back));
    let mut stage = Stage::new(Overlay::Marks(Marks::to_set(Vec::new())));
    assert_eq!(stage.press("x"), Outcome::SetMark('x'));
}

#[test]
fn esc_closes_every_overlay() {
    for (name, mut stage) in every_overlay() {
        assert_eq!(stage.press("Esc"), Outcome::Close, "{name}");
    }
}

#[test]
fn the_cursor_follows_what_is_typed() {
    let mut stage = Stage::new(Overlay::Picker(Picker::new(Scope::Figures)));
    let x = |stage: &Stage| {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
        let theme = Theme::default();
        let brush = Brush { buffer: &mut buffer, theme: &theme, ruler: stage.ruler };
        stage.overlay.cursor(&brush, &stage.scene()).expect("a cursor").x
    };
    let start = x(&stage);
    stage.press("妇女a");
    assert_eq!(x(&stage), start + 5);
    stage.press("Left Left");
    assert_eq!(x(&stage), start + 2);
    stage.press("Backspace");
    assert_eq!(x(&stage), start);
    for _ in 0..200 {
        stage.press("长");
    }
    assert!(x(&stage) < 80);
}
