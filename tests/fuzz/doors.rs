//! The doors through which a stranger's bytes come in.

use super::{members, sound};
use gangmu::catalogue::{Catalogue, Report};
use gangmu::ingest::{self, Source, encoding};
use gangmu::library::News;
use gangmu::library::state::{Place, State};
use gangmu::settings::{Language, Settings, UserFile};
use gangmu::theme::Theme;
use gangmu::tui::app::{App, Taste};
use gangmu::tui::keymap::Keymap;
use gangmu::tui::message::{Effect, Message};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

/// A way in.
pub struct Door {
    /// Its name, and that of its part of the corpus.
    pub name: &'static str,
    /// Takes any bytes; whether anything could be read. Panics where something is not sound.
    pub enter: fn(&[u8]) -> bool,
    /// Real files to begin with, in the form that [`Door::enter`] takes.
    pub seeds: fn() -> Vec<Vec<u8>>,
}

/// All of them.
pub const DOORS: [Door; 19] = [
    Door { name: "archive", enter: archive, seeds: archives },
    Door { name: "bundle", enter: bundle, seeds: bundles },
    Door { name: "csv", enter: |bytes| read("a.csv", bytes), seeds: || files(&["indicators.csv"]) },
    Door { name: "doc", enter: |bytes| read("a.doc", bytes), seeds: || files(&["inspection.doc"]) },
    Door { name: "docx", enter: docx, seeds: || unpacked(&members::WORD, "bulletin.docx") },
    Door { name: "encoding", enter: decode, seeds: texts },
    Door { name: "gzip", enter: |bytes| read("a.txt.gz", bytes), seeds: packed },
    Door {
        name: "html",
        enter: |bytes| read("a.html", bytes),
        seeds: || files(&["bulletin-page.html"]),
    },
    Door { name: "markdown", enter: |bytes| read("a.md", bytes), seeds: texts },
    Door {
        name: "mht",
        enter: |bytes| read("a.mht", bytes),
        seeds: || files(&["bulletin-page.mht"]),
    },
    Door { name: "odt", enter: odt, seeds: || unpacked(&members::OPEN_DOCUMENT, "bulletin.odt") },
    Door { name: "page", enter: page, seeds: pages },
    Door {
        name: "pdf",
        enter: |bytes| read("a.pdf", bytes),
        seeds: || files(&["inspection-kept.pdf"]),
    },
    Door { name: "rtf", enter: |bytes| read("a.rtf", bytes), seeds: || files(&["inspection.rtf"]) },
    Door { name: "screen", enter: screen, seeds: keys },
    Door { name: "settings", enter: settings, seeds: preferences },
    Door { name: "text", enter: |bytes| read("a.txt", bytes), seeds: texts },
    Door { name: "word", enter: word, seeds: streams },
    Door { name: "xlsx", enter: xlsx, seeds: || unpacked(&members::WORKBOOK, "indicators.xlsx") },
];

impl Door {
    /// The door of this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        DOORS.iter().find(|door| door.name == name)
    }
}

/// Reads bytes as the file of this name, and everything out of it.
fn read(name: &str, bytes: &[u8]) -> bool {
    let source = ingest::read_bytes(Path::new(name), bytes);
    source.map(sound::check).is_ok()
}

fn archive(bytes: &[u8]) -> bool {
    ["a.docx", "a.odt", "a.xlsx"].map(|name| read(name, bytes)).contains(&true)
}

/// Lists an archive of reports and reads its members.
fn bundle(bytes: &[u8]) -> bool {
    // One for each process and thread: an archive is opened by its path.
    let thread = format!("{:?}", std::thread::current().id());
    let thread: String = thread.chars().filter(char::is_ascii_digit).collect();
    let name = format!("gangmu-fuzz-{}-{thread}.zip", std::process::id());
    let path = std::env::temp_dir().join(name);
    std::fs::write(&path, bytes).expect("room for a file");
    let mut sound = 0;
    for found in ingest::candidates(std::slice::from_ref(&path)).take(20) {
        let Ok(file) = found else { continue };
        assert!(file.path().starts_with(&path), "no path leads out of the archive");
        sound += usize::from(file.read(None).map(sound::check).is_ok());
    }
    let _ = std::fs::remove_file(&path);
    sound > 0
}

fn page(bytes: &[u8]) -> bool {
    read("a.pdf", &members::page(bytes))
}

fn docx(bytes: &[u8]) -> bool {
    read("a.docx", &members::archive(&members::WORD, bytes))
}

fn odt(bytes: &[u8]) -> bool {
    read("a.odt", &members::archive(&members::OPEN_DOCUMENT, bytes))
}

fn xlsx(bytes: &[u8]) -> bool {
    read("a.xlsx", &members::archive(&members::WORKBOOK, bytes))
}

fn word(bytes: &[u8]) -> bool {
    read("a.doc", &members::container(bytes))
}

/// Decodes bytes in every way there is.
fn decode(bytes: &[u8]) -> bool {
    let ways = encoding::CHOICES.map(|name| encoding::decode_as(bytes, name));
    for decoded in ways.into_iter().chain([encoding::decode(bytes)]) {
        let lines = decoded.text.lines().count().max(1);
        assert!(decoded.notices.iter().all(|notice| notice.line as usize <= lines));
        sound::check_source(&Source::from_text(Path::new("a.txt"), &decoded.text));
    }
    true
}

/// Reads bytes as each file of the user's.
fn settings(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let file = UserFile::parse(Path::new("a.toml"), &text);
    let (_, of_settings) = Settings::from_file(file.clone(), |_| None);
    let (keymap, of_keymap) = Keymap::from_file(&file);
    let (_, of_theme) = Theme::from_file("a", file);
    for complaint in of_settings.iter().chain(&of_keymap).chain(&of_theme) {
        for language in [Language::Chinese, Language::English] {
            let said = complaint.sentence(language);
            assert!(!said.contains(sound::steers), "nothing steers: {said:?}");
        }
    }
    drop(keymap);
    if let Ok(state) = serde_json::from_str::<State>(&text) {
        let state = state.merged(State::default());
        let places: Vec<&Place> =
            state.marks().map(|(_, place)| place).chain(&state.history).collect();
        let text = "全县妇女工作";
        assert!(places.iter().all(|place| text.is_char_boundary(place.offset_in(text))));
    }
    true
}

/// Keys up to the first line break, and the report they are pressed on.
fn screen(bytes: &[u8]) -> bool {
    let at = bytes.iter().position(|b| *b == b'\n').unwrap_or(bytes.len());
    let (keys, text) = bytes.split_at(at);
    let text = String::from_utf8_lossy(text);
    let name = text.lines().nth(1).unwrap_or("a").chars().take(40).collect::<String>();
    let source = Source::from_text(&Path::new("/r").join(name), &text);
    let catalogue = Arc::new(Catalogue::new(vec![Arc::new(Report::read(source))]));
    let size =
        keys.first().map_or((80, 24), |key| (u16::from(*key) * 2 % 150, u16::from(*key) % 40));
    let mut app = App::new(Taste::default(), size);
    app.update(Message::News(News::Catalogue(catalogue)));
    app.update(Message::News(News::Done(Vec::new())));
    for key in String::from_utf8_lossy(keys).chars().take(40) {
        let notation = match key {
            '\r' => "Enter".to_owned(),
            '\u{8}' => "Backspace".to_owned(),
            '\t' => "Tab".to_owned(),
            '\u{1b}' => "Esc".to_owned(),
            '\u{1}'..='\u{1a}' => format!("Ctrl-{}", (key as u8 + 0x60) as char),
            key => key.to_string(),
        };
        let Ok(key) = notation.parse() else { continue };
        if let Some(Effect::Ask(question)) = app.update(Message::Key(key)) {
            app.update(Message::Answered(question.answered(&|| false)));
        }
        let mut frame = Buffer::empty(Rect::new(0, 0, size.0, size.1));
        app.draw(&mut frame);
        assert!(!frame.content.iter().any(|cell| cell.symbol().contains(sound::steers)));
    }
    true
}

/// Files of the project.
fn files(names: &[&str]) -> Vec<Vec<u8>> {
    names.iter().map(|name| file(&format!("tests/fixtures/{name}"))).collect()
}

fn file(path: &str) -> Vec<u8> {
    // This is built in the package itself and in one two folders below.
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = here.ancestors().find(|folder| folder.join("samples").is_dir());
    let path = root.expect("the project").join(path);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn unpacked(names: &[&str], fixture: &str) -> Vec<Vec<u8>> {
    vec![members::members(names, &file(&format!("tests/fixtures/{fixture}")))]
}

fn streams() -> Vec<Vec<u8>> {
    ["bulletin.doc", "inspection.doc"]
        .iter()
        .map(|name| members::streams(&file(&format!("tests/fixtures/{name}"))))
        .collect()
}

/// Heads of the samples: short enough to be read a thousand times a second.
fn texts() -> Vec<Vec<u8>> {
    const SAMPLES: [&str; 4] = [
        "samples/黔东南州/统计公报2022.md",
        "samples/安吉县/纪委监委工作报告2022.txt",
        "samples/凉山州/婦女事業發展綜述.txt",
        "samples/临夏州/妇联工作总结2021.txt",
    ];
    let head = |path: &&str| file(path).into_iter().take(3000).collect();
    SAMPLES.iter().map(head).collect()
}

fn archives() -> Vec<Vec<u8>> {
    files(&["bulletin.docx", "indicators.xlsx"])
}

fn packed() -> Vec<Vec<u8>> {
    use flate2::{Compression, write::GzEncoder};
    let pack = |text: Vec<u8>| {
        let mut packer = GzEncoder::new(Vec::new(), Compression::none());
        packer.write_all(&text).expect("memory");
        packer.finish().expect("memory")
    };
    texts().into_iter().map(pack).collect()
}

fn bundles() -> Vec<Vec<u8>> {
    let [first, second, ..] = texts().try_into().unwrap_or([const { Vec::new() }; 4]);
    let members = [first, second].join(&0);
    vec![members::archive(&["各县/一.md", "b.txt"], &members)]
}

/// Words on a page, their codes those of Unicode.
fn pages() -> Vec<Vec<u8>> {
    const CODES: &str = "/CIDInit /ProcSet findresource begin begincmap\n\
        1 begincodespacerange <0000> <ffff> endcodespacerange\n\
        1 beginbfrange <0000> <ffff> <0000> endbfrange\n1 beginbfchar <0041> <4e00> endbfchar\nendcmap";
    let text = String::from_utf8_lossy(&texts().swap_remove(1)).into_owned();
    let line = |(index, line): (usize, &str)| {
        let codes: String =
            line.encode_utf16().take(30).map(|unit| format!("{unit:04x}")).collect();
        format!("BT /F 12 Tf 1 0 0 1 72 {} Tm <{codes}> Tj ET\n", 770 - index as i32 * 20)
    };
    let content: String = text.lines().take(30).enumerate().map(line).collect();
    vec![format!("q 1 0 0 1 0 0 cm\n{content}Q\n\n{CODES}").into_bytes()]
}

fn preferences() -> Vec<Vec<u8>> {
    let mut seeds = vec![file("themes/dark.toml")];
    seeds.push("lang = \"en\"\nwidth = 60\nmouse = true\neditor = \"vi\"\n".into());
    seeds.push("next-section = [\"J\", \"outline:Ctrl-n\"]\nquit = []\nhelp = \"?\"\n".into());
    seeds.push(br#"{"paths":["/r"],"last":{"at":1,"value":{"path":"/r/a","offset":4,"words":"\u5168"}},"history":[],"marks":{"a":{"at":1,"value":null}}}"#.to_vec());
    seeds
}

fn keys() -> Vec<Vec<u8>> {
    let [first, ..] = texts().try_into().unwrap_or([const { Vec::new() }; 4]);
    ["] ] . . i t / 妇\r n", "Pabc\r", "f200\r", "r\t\u{1b}?jjj", "v jjy"]
        .iter()
        .map(|keys| [keys.as_bytes(), b"\n", &first].concat())
        .collect()
}
