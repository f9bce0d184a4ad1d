//! What settings promise: defaults where the file is silent or wrong, a sentence for every slip, and
//! a README that names the keys there are.

use gangmu::settings::{Folders, Language, Settings, UserFile};
use std::path::Path;

fn read(text: &str, environment: &[(&str, &str)]) -> (Settings, Vec<String>) {
    let file = UserFile::parse(Path::new("settings.toml"), text);
    let (settings, complaints) = Settings::from_file(file, |name| {
        environment.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned())
    });
    (settings, complaints.iter().map(|c| c.sentence(Language::English)).collect())
}

#[test]
fn every_key_is_taken_over() {
    let text = "lang = \"en\"\ntheme = \"paper\"\nwidth = 60\nnoise = true\noutline = false\n\
                panel = false\neditor = \"hx\"\nmouse = true\nambiguous = 2\n";
    let (settings, complaints) = read(text, &[("LANG", "zh_CN.UTF-8"), ("EDITOR", "vi")]);
    let expected = Settings {
        language: Language::English,
        theme: "paper".to_owned(),
        theme_line: 2,
        width: 60,
        noise: true,
        outline: false,
        panel: false,
        editor: Some("hx".to_owned()),
        mouse: true,
        ambiguous: 2,
    };
    assert_eq!(settings, expected);
    assert_eq!(complaints, [] as [&str; 0]);
}

#[test]
fn each_slip_is_said_with_its_line_and_costs_only_its_entry() {
    let (settings, complaints) =
        read("widht = 60\nnoise = true\nwidth = 89\nmouse = \"yes\"\nlang = \"fr\"\n", &[]);
    assert_eq!(
        complaints,
        [
            "settings.toml:1: there is no setting `widht`; did you mean width?",
            "settings.toml:3: `width` takes 20 – 88",
            "settings.toml:4: `mouse` takes true | false",
            "settings.toml:5: `lang` takes \"zh\" | \"en\"",
        ]
    );
    assert_eq!(settings, Settings { noise: true, ..Settings::default() });
}

#[test]
fn what_is_not_toml_is_said_and_survived() {
    let (settings, complaints) = read("width = 60\nnoise = = true\n", &[]);
    assert!(complaints[0].starts_with("settings.toml:2: not TOML: "), "{complaints:?}");
    assert_eq!(settings.width, 60);
    for text in ["[[[[", "\0", "a = \"", "\u{feff}", "=", "[a]\n[a]", "a.b.c = 1\na = 2"] {
        let _ = read(text, &[]);
    }
}

#[test]
fn the_locale_speaks_where_the_file_is_silent() {
    let language = |environment: &[(&str, &str)]| read("", environment).0.language;
    assert_eq!(language(&[("LANG", "zh_TW.UTF-8")]), Language::Chinese);
    assert_eq!(language(&[("LANG", "en_US.UTF-8")]), Language::English);
    assert_eq!(language(&[("LANG", "de_DE.UTF-8")]), Language::English);
    assert_eq!(language(&[("LANG", "C.UTF-8")]), Language::Chinese);
    assert_eq!(language(&[("LC_ALL", "en_GB"), ("LANG", "zh_CN")]), Language::English);
    assert_eq!(language(&[("LC_ALL", ""), ("LANG", "en_GB")]), Language::English);
}

#[test]
fn the_editor_is_the_users() {
    let editor = |environment: &[(&str, &str)]| read("", environment).0.editor;
    assert_eq!(editor(&[("EDITOR", "vi"), ("VISUAL", "hx")]).as_deref(), Some("hx"));
    assert_eq!(editor(&[("EDITOR", " ")]), None);
}

#[test]
fn a_file_that_is_not_there_says_nothing_and_a_folder_in_its_place_is_said() {
    let home = tempfile::tempdir().expect("a folder");
    let folders = Folders::under(home.path());
    assert_eq!(Settings::load(&folders).1, []);
    std::fs::create_dir_all(folders.settings_file()).expect("made");
    assert_eq!(Settings::load(&folders).1.len(), 1);
}

#[test]
fn the_readme_names_every_key_as_the_table_of_actions_does() {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text = std::fs::read_to_string(readme).unwrap();
    let table = gangmu::tui::action::readme_table();
    assert!(text.contains(&table), "README.md should hold this table:\n\n{table}");
}
