//! Nothing in a folder can hurt the reader or the terminal: each hostile file costs bounded memory and
//! time and one notice, and the rest of the folder reads on.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

const REPORT: &str = "定西市妇联2019年工作总结\n\n一、家庭文明建设\n\n全市开展“最美家庭”评选活动，评选“最美家庭”1.2万户。\n";

/// A folder with a good report in it, the last in order.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("z.txt"), REPORT).unwrap();
    folder
}

/// Exit code, standard output, standard error.
fn ran(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gangmu"));
    command.args(args).current_dir(folder).env("LC_ALL", "en_US.UTF-8").stdin(Stdio::null());
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// Characters that speak to a terminal or turn what stands around them.
fn steers(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2066}'..='\u{2069}')
}

// --- the terminal ----------------------------------------------------------------------------

/// Sets the clipboard, the title, the direction, the colours, in 7 and in 8 bits.
const STEERING: &str =
    "\u{1b}]52;c;YQ==\u{7}\u{1b}]0;t\u{7}\u{202e}\u{2066}\u{9b}31m\u{9d}0;t\u{9c}\u{200f}\u{85}";

#[test]
fn no_command_hands_on_what_steers_a_terminal() {
    let folder = folder();
    let name = format!("a{}.md", STEERING.replace('/', ""));
    let text = format!(
        "---\ntitle: 报告{STEERING}\nauthor: 张{STEERING}\n---\n{REPORT}{STEERING}1.3万户“{STEERING}”活动"
    );
    fs::write(folder.path().join(&name), text).unwrap();
    fs::write(folder.path().join(format!("b{STEERING}.docx")), "PK\u{3}\u{4}").unwrap();
    let page = format!(
        "<html><head><title>定西市妇联工作总结{STEERING}</title></head><body><p>{REPORT}</p></body></html>"
    );
    fs::write(folder.path().join("c.html"), page).unwrap();
    let option = format!("--{STEERING}");
    for args in [
        &["extract", "."][..],
        &["extract", "--format", "json", "."],
        &["outline", "."],
        &["outline", "--format", "json", "."],
        &["figures", "户", "."],
        &["figures", "--format", "csv", "户", "."],
        &["figures", "--format", "tsv", "户", "."],
        &["programs", "."],
        &["show", "--noise", "."],
        &["pick", "--filter", "户", "."],
        &["compare", "户", "."],
        &["extract", &name],
        &["extract", &option],
        &[STEERING],
    ] {
        let (_, out, err) = ran(folder.path(), args);
        assert!(!out.contains(steers), "{args:?}: {out:?}");
        assert!(!err.contains(steers), "{args:?}: {err:?}");
        assert!(!out.is_empty() || !err.is_empty(), "{args:?} says something");
    }
}

#[test]
fn json_keeps_the_path_exact() {
    let folder = folder();
    let name = format!("a{STEERING}.txt");
    fs::write(folder.path().join(&name), REPORT).unwrap();
    let (code, out, _) = ran(folder.path(), &["extract", "."]);
    let row: serde_json::Value = serde_json::from_str(out.lines().next().unwrap()).unwrap();
    assert_eq!((code, row["path"].as_str()), (0, Some(format!("./{name}").as_str())));
}
