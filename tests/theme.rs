//! What themes promise: every role defined and readable, distinctions kept on every terminal, slips
//! in a user's theme said and survived.

use gangmu::settings::Language;
use gangmu::theme::{BUNDLED, Background, Depth, Role, Theme};
use ratatui::style::{Color, Modifier, Style};
use std::path::Path;

const DEPTHS: [Depth; 4] = [Depth::None, Depth::Ansi16, Depth::Ansi256, Depth::True];

#[test]
fn every_bundled_theme_defines_every_role_and_nothing_else() {
    for (name, text) in BUNDLED {
        let table: toml::Table = text.parse().expect(name);
        let mut written: Vec<_> = table.keys().map(String::as_str).collect();
        let mut roles = Role::ALL.map(Role::name).to_vec();
        written.sort_unstable();
        roles.sort_unstable();
        assert_eq!(written, roles, "{name}");
        for (role, value) in &table {
            let style = value.as_str().expect(role);
            assert!(gangmu::theme::notation::style(style).is_ok(), "{name}: {role} = {style}");
        }
    }
}

#[test]
fn what_must_be_told_apart_is_told_apart_on_every_terminal() {
    let apart = [
        (Role::Text, Role::Figure),
        (Role::Text, Role::Program),
        (Role::Text, Role::Heading1),
        (Role::Text, Role::Match),
        (Role::Match, Role::MatchCurrent),
        (Role::Text, Role::Selection),
        (Role::Text, Role::CursorLine),
        (Role::Text, Role::Error),
        (Role::Figure, Role::FigureTarget),
        (Role::Region, Role::RegionCurrent),
        (Role::Border, Role::BorderFocused),
        (Role::Bar, Role::BarCurrent),
    ];
    for (name, _) in BUNDLED {
        for depth in DEPTHS {
            let (theme, complaints) = Theme::load(name, None, None, depth);
            assert!(complaints.is_empty());
            for (a, b) in apart {
                assert_ne!(theme.style(a), theme.style(b), "{name} at {depth:?}: {a:?} {b:?}");
            }
        }
    }
}

#[test]
fn no_more_colours_than_the_terminal_has() {
    for (name, _) in BUNDLED {
        for role in Role::ALL {
            let (bare, _) = Theme::load(name, None, None, Depth::None);
            assert_eq!((bare.style(role).fg, bare.style(role).bg), (None, None), "{name} {role:?}");
            for depth in [Depth::Ansi16, Depth::Ansi256] {
                let (theme, _) = Theme::load(name, None, None, depth);
                for colour in [theme.style(role).fg, theme.style(role).bg] {
                    let too_many = match colour {
                        Some(Color::Rgb(..)) => true,
                        Some(Color::Indexed(_)) => depth == Depth::Ansi16,
                        _ => false,
                    };
                    assert!(!too_many, "{name} at {depth:?}: {role:?} {colour:?}");
                }
            }
        }
    }
}

#[test]
fn colours_stand_out_from_their_ground() {
    // WCAG: 4.5 for text; what is meant to recede and lines 3.
    let grounds = [
        ("light", [255; 3], 4.5),
        ("dark", [0x1e; 3], 4.5),
        ("paper", [0xf5, 0xef, 0xe0], 4.5),
        ("ink", [0x16, 0x18, 0x1a], 4.5),
        ("high-contrast", [0; 3], 7.0),
    ];
    for (name, ground, least) in grounds {
        let theme = Theme::bundled(name).expect(name);
        for role in Role::ALL {
            let style = theme.style(role);
            let Some(Color::Rgb(r, g, b)) = style.fg else { continue };
            let ground = match style.bg {
                Some(Color::Rgb(r, g, b)) => [r, g, b],
                _ => ground,
            };
            let recedes = matches!(role, Role::Border | Role::Noise | Role::Dim);
            let least = if recedes { 3.0 } else { least };
            let found = contrast([r, g, b], ground);
            assert!(found >= least, "{name}: {role:?} stands out by {found:.1}, not {least}");
        }
    }
}

#[test]
fn the_default_sets_no_ground_and_no_colour_that_light_or_dark_swallows() {
    let theme = Theme::default();
    assert_eq!(theme.style(Role::Text), Style::new());
    for role in Role::ALL {
        let style = theme.style(role);
        let swallowed =
            [Color::Black, Color::Gray, Color::White, Color::Yellow, Color::LightYellow];
        if style.bg.is_none() {
            assert!(!style.fg.is_some_and(|fg| swallowed.contains(&fg)), "{role:?}");
        }
    }
}

#[test]
fn auto_follows_the_ground_where_there_are_colours_for_it() {
    let auto = |ground, depth| Theme::load("auto", None, ground, depth).0.name;
    assert_eq!(auto(None, Depth::True), "default");
    assert_eq!(auto(Some(Background::Light), Depth::True), "light");
    assert_eq!(auto(Some(Background::Dark), Depth::Ansi256), "dark");
    assert_eq!(auto(Some(Background::Dark), Depth::Ansi16), "default");
}

#[test]
fn a_users_theme_keeps_what_is_right_and_says_what_is_wrong() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "figure = \"bold #ff0000\"\nfigur-target = \"red\"\nbar = \"gren\"\nmatch = 3\n";
    std::fs::write(folder.path().join("mine.toml"), text).expect("written");
    let (theme, complaints) = Theme::load("mine", Some(folder.path()), None, Depth::True);
    let bold = Style::new().fg(Color::Rgb(255, 0, 0)).add_modifier(Modifier::BOLD);
    assert_eq!(theme.style(Role::Figure), bold);
    assert_eq!(theme.style(Role::Bar), Theme::default().style(Role::Bar));
    let said: Vec<_> = complaints
        .iter()
        .map(|c| {
            c.sentence(Language::English).rsplit_once("mine.toml").unwrap_or_default().1.to_owned()
        })
        .collect();
    assert_eq!(said[0], ":2: there is no role `figur-target`; did you mean figure-target?");
    assert_eq!(said[1], ":3: there is no colour `gren`; did you mean green?");
    assert!(said[2].starts_with(":4: `match` takes "), "{}", said[2]);
}

#[test]
fn a_theme_that_is_not_there_gives_the_default_and_says_so() {
    for name in ["drak", "", "../secret", "a/b"] {
        let (theme, complaints) = Theme::load(name, Some(Path::new("/nowhere")), None, Depth::True);
        assert_eq!(theme, Theme::default());
        assert_eq!(complaints.len(), 1, "{name}");
    }
    let (_, complaints) = Theme::load("drak", None, None, Depth::True);
    assert!(complaints[0].sentence(Language::Chinese).contains("dark"));
}

/// WCAG 2 contrast ratio.
fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let light = |rgb: [u8; 3]| {
        let [r, g, b] = rgb.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.03928 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
    };
    let (a, b) = (light(a), light(b));
    (a / b).max(b / a)
}
