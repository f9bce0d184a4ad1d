//! Nothing in a folder can hurt the reader or the terminal: each hostile file costs bounded memory and
//! time and one notice, and the rest of the folder reads on.

use gangmu::ingest::{self, Source, Unread};
use gangmu::library::{Library, News, state};
use std::fs::{self, File};
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};
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

// --- files -----------------------------------------------------------------------------------

const SENTENCE: &str = "全市开展“最美家庭”评选活动，评选“最美家庭”1.2万户。";
/// Memory that a command may ask the system for, in kilobytes. What it uses is far less.
const MEMORY: usize = 3 << 20;
/// The longest that it may take: a quadratic step in any of the files would take hours.
const LONGEST: Duration = Duration::from_secs(120);

/// An archive of these members.
fn archive(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        let method = match *name {
            "mimetype" => zip::CompressionMethod::Stored,
            _ => zip::CompressionMethod::Deflated,
        };
        let options = zip::write::SimpleFileOptions::default().compression_method(method);
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn docx(body: &str) -> Vec<u8> {
    let document = format!("<w:document><w:body>{body}</w:body></w:document>");
    archive(&[("word/document.xml", document.as_bytes())])
}

fn odt(content: &str) -> Vec<u8> {
    archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
    ])
}

fn xlsx(sheet: &str, strings: &str) -> Vec<u8> {
    let links = "<a><Relationship Id=\"r\" Target=\"sheet.xml\"/></a>";
    archive(&[
        ("xl/workbook.xml", b"<a><sheets><sheet name=\"a\" r:id=\"r\"/></sheets></a>"),
        ("xl/_rels/workbook.xml.rels", links.as_bytes()),
        ("xl/sheet.xml", sheet.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
    ])
}

/// Entities that unfold to a thousand million characters.
fn laughs() -> String {
    let level = |at: u8| {
        let (name, inner) = ((b'b' + at) as char, (b'a' + at) as char);
        format!("<!ENTITY {name} \"{}\">", format!("&{inner};").repeat(10))
    };
    let levels: String = (0..9).map(level).collect();
    format!("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY a \"哈\">{levels}]>")
}

/// Every file with the notice that is told of it; empty for one that is read without.
fn hostile() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let paragraph = format!("<w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>");
    let spaces = vec![b' '; 65 << 20];
    let many = |unit: &str, times: usize| unit.repeat(times);
    let page =
        |body: String| format!("<html><body>{body}<p>{}</p>", SENTENCE.repeat(5)).into_bytes();
    let line = |unit: &str, size: usize| format!("{REPORT}{}", unit.repeat(size / unit.len()));
    let cells = format!("<row>{}</row>", many("<c t=\"s\"><v>0</v></c>", 5000));
    let row = format!(
        "<table:table-row><table:table-cell table:number-columns-repeated=\"256\"><text:p>{}</text:p>\
         </table:table-cell></table:table-row>",
        many("指标", 200)
    );
    let in_odt = |body: String| {
        format!(
            "<office:document-content><office:body>{body}</office:body></office:document-content>"
        )
    };
    vec![
        ("attributes.html", page(format!("<p {}>", many("a=\"b\" ", 200_000))), ""),
        ("bin.rtf", "{\\rtf1 妇女\\bin2147483647 }".into(), "已损坏"),
        ("bomb.docx", archive(&[("word/document.xml", &spaces)]), "unpacks to more than 64 MB"),
        ("columns.csv", many("指标,", 1_000_000).into_bytes(), "文件太大，以下部分没有读取"),
        ("comments.html", page(many("<!--", 100_000)), "no article found in the page: save its text as .txt to read it"),
        ("container.doc", [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &[7; 4000]].concat(), "damaged"),
        ("deep.docx", docx(&many("<w:p><w:r><w:t>深</w:t></w:r>", 100_000)), "empty"),
        ("deep.html", page(many("<div>", 200_000)), ""),
        ("deep.odt", odt(&in_odt(many("<text:section>", 100_000))), "empty"),
        ("groups.rtf", format!("{{\\rtf1 {}a{}\\par}}", many("{", 200_000), many("}", 200_000)).into(), ""),
        ("laughs.docx", archive(&[("word/document.xml", format!("{}<w:document><w:body><w:p><w:r><w:t>&j;{SENTENCE}</w:t></w:r></w:p></w:body></w:document>", laughs()).as_bytes())]), ""),
        ("laughs.odt", odt(&(laughs() + &in_odt(format!("<text:p>&j;{SENTENCE}</text:p>")))), ""),
        ("laughs.xhtml", [laughs().into_bytes(), page("<p>&j;</p>".to_owned())].concat(), ""),
        ("figures.txt", line("1.2万户，", 3 << 19).into(), "数字超过100000个"),
        ("line.txt", line("各级妇联组织认真落实。", 20 << 20).into(), "文件太大，以下部分没有读取"),
        ("lines.txt", line("一、\n", 3 << 20).into(), "文件太大，以下部分没有读取"),
        ("markers.txt", line("1.", 1 << 20).into(), ""),
        ("nested.mht", many("Content-Type: multipart/related; boundary=\"a\"\r\n\r\n--a\r\n", 1000).into(), "damaged"),
        ("nul.txt", [REPORT.as_bytes(), &[0; 100]].concat(), "not a report"),
        ("repeated.odt", odt(&in_odt(format!("<table:table>{}</table:table>", many(&row, 2000)))), "文件太大，以下部分没有读取"),
        ("shared.xlsx", xlsx(&format!("<a>{}</a>", many(&cells, 100)), &format!("<a><si><t>{}</t></si></a>", many("指标", 50_000))), "文件太大，以下部分没有读取"),
        ("surrogates.txt", format!("{REPORT}{}", SENTENCE.repeat(20)).encode_utf16().chain([0xd800; 9]).flat_map(u16::to_le_bytes).collect(), "无法解码"),
        ("tables.docx", docx(&format!("{}{}{}", many("<w:tbl><w:tr><w:tc>", 300), many(&paragraph, 20_000), many("</w:tc></w:tr></w:tbl>", 300))), ""),
    ]
}

#[test]
fn each_hostile_file_costs_little_and_the_rest_reads_on() {
    let folder = folder();
    let files = hostile();
    for (name, bytes, _) in &files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    // Takes no room on the disk.
    File::create(folder.path().join("y.txt")).unwrap().set_len(2 << 30).unwrap();
    let start = Instant::now();
    let script = format!("ulimit -v {MEMORY}; exec \"$0\" extract .");
    let mut command = Command::new("sh");
    command.args(["-c", &script, env!("CARGO_BIN_EXE_gangmu")]).current_dir(folder.path());
    let output = command.env("LC_ALL", "en_US.UTF-8").stdin(Stdio::null()).output().unwrap();
    assert!(start.elapsed() < LONGEST, "{:?}", start.elapsed());
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    let rows: Vec<serde_json::Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(rows.len(), files.len() + 2, "each file is told once");
    let told = |name: &str| -> Vec<String> {
        let path = format!("./{name}");
        let row = rows.iter().find(|row| row["path"] == path.as_str()).unwrap();
        let notices = row["notices"].as_array().unwrap().iter();
        notices.map(|notice| notice["text"].as_str().unwrap().to_owned()).collect()
    };
    let wrong: Vec<String> = files
        .iter()
        .map(|(name, _, wanted)| (name, told(name), wanted))
        .filter(|(_, notices, wanted)| match notices.as_slice() {
            [] => !wanted.is_empty(),
            [notice] => wanted.is_empty() || !notice.contains(*wanted),
            _ => true,
        })
        .map(|(name, notices, wanted)| format!("{name}: {notices:?} instead of {wanted}"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(told("y.txt"), ["too large: 2048 MB, the limit is 64 MB"]);
    assert!(rows.iter().any(|row| row["path"] == "./z.txt" && row["figures"][0]["unit"] == "户"));
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_passed_over_and_waited_for_by_no_one() {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    assert!(Command::new("mkfifo").arg(at("pipe.txt")).status().unwrap().success());
    symlink("/dev/zero", at("zero.txt")).unwrap();
    symlink("/dev/tty", at("tty.md")).unwrap();
    symlink(".", at("loop")).unwrap();
    symlink("round.txt", at("round.txt")).unwrap();
    symlink("gone.txt", at("dangling.txt")).unwrap();
    symlink("/proc/self/environ", at("endless.txt")).unwrap();
    let _socket = UnixListener::bind(at("socket.txt")).unwrap();
    let (code, out, err) = ran(folder.path(), &["outline", "."]);
    assert!(out.contains("家庭文明建设") && out.matches("z.txt").count() == 1, "{out}");
    assert_eq!(code, 2, "{err}");
    // Links that lead nowhere are missed by someone; the rest was never a report.
    let told: Vec<_> = err.lines().collect();
    assert!(told.len() == 2 && err.contains("dangling.txt") && err.contains("round.txt"), "{err}");
    for name in ["pipe.txt", "zero.txt", "socket.txt"] {
        assert_eq!(ingest::read(&at(name)).unwrap_err(), Unread::NotAReport, "{name}");
        assert_eq!(ran(folder.path(), &["extract", name]).0, 2, "{name}");
    }
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_said_and_the_rest_read() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("a.txt"), REPORT).unwrap();
    fs::create_dir(at("b")).unwrap();
    for name in ["a.txt", "b"] {
        fs::set_permissions(at(name), fs::Permissions::from_mode(0o000)).unwrap();
    }
    let is_root = File::open(at("a.txt")).is_ok();
    if !is_root {
        let (code, out, err) = ran(folder.path(), &["outline", "."]);
        assert_eq!((code, out.matches("定西市").count()), (2, 2), "{out}");
        assert_eq!(err.matches("no permission").count(), 2, "{err}");
    }
    fs::set_permissions(at("b"), fs::Permissions::from_mode(0o700)).unwrap();
}

#[cfg(unix)]
#[test]
fn names_that_are_no_text_are_read_and_their_places_kept() {
    use std::os::unix::ffi::OsStringExt;
    let folder = folder();
    // A name as an old system wrote it, in GB2312.
    let name = PathBuf::from(std::ffi::OsString::from_vec(b"\xd7\xdc\xbd\xe1.txt".to_vec()));
    let path = folder.path().join(&name);
    // Not every file system takes one.
    if fs::write(&path, REPORT).is_err() {
        return;
    }
    let (code, out, _) = ran(folder.path(), &["outline", "."]);
    assert_eq!((code, out.matches("家庭文明建设").count()), (0, 2), "{out}");
    let file = state::StateFile::of(folder.path(), std::slice::from_ref(&path));
    let mut kept = state::State::default();
    kept.set_mark('a', Some(state::Place::new(path.clone(), REPORT, 0)));
    kept.set_last(state::Place::new(path.clone(), REPORT, 3));
    file.save(&kept).unwrap();
    let again = file.load().unwrap();
    assert_eq!(again.set_aside, None);
    assert_eq!(again.state.mark('a').map(|place| &place.path), Some(&path));
    assert_eq!(again.state.last.unwrap().value.path, path);
}

#[test]
fn files_that_shrink_grow_and_vanish_while_they_are_read_do_no_harm() {
    let folder = folder();
    let path = folder.path().join("a.txt");
    let long = format!("{REPORT}{}", SENTENCE.repeat(20_000));
    let end = Instant::now() + Duration::from_secs(2);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while Instant::now() < end {
                fs::write(&path, &long).unwrap();
                File::options().write(true).open(&path).unwrap().set_len(100).unwrap();
                fs::remove_file(&path).unwrap();
            }
        });
        while Instant::now() < end {
            match ingest::read(&path) {
                Ok(source) => assert!(source.text.len() <= long.len() + 9),
                Err(Unread::Vanished | Unread::Empty) => {}
                Err(other) => panic!("{other:?}"),
            }
        }
    });
}

#[test]
fn a_folder_may_be_left_while_it_is_read() {
    let folder = folder();
    for index in 0..3000 {
        fs::write(folder.path().join(format!("{index}.txt")), REPORT).unwrap();
        fs::write(folder.path().join(format!("{index}.png")), "\u{89}PNG").unwrap();
    }
    let (post, news) = channel();
    let library = Library::open(vec![folder.path().to_owned()], move |told| drop(post.send(told)));
    let first = news.recv_timeout(LONGEST).unwrap();
    assert!(matches!(first, News::Progress { .. } | News::Catalogue(_)), "{first:?}");
    let start = Instant::now();
    drop(library);
    // What was under way ends; the rest is left.
    while news.recv_timeout(LONGEST).is_ok() {}
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}

#[test]
fn a_text_beyond_the_limits_is_cut_at_a_line_and_says_so() {
    let path = Path::new("a.txt");
    let lines = Source::from_text(path, &"一、\n".repeat(ingest::draft::MOST_LINES + 5));
    assert_eq!(lines.lines.len(), ingest::draft::MOST_LINES);
    assert_eq!(lines.notices.last().unwrap().line as usize, ingest::draft::MOST_LINES);
    let line = Source::from_text(path, &"妇女".repeat(ingest::draft::MOST_TEXT / 6 + 5));
    assert!(line.text.len() <= ingest::draft::MOST_TEXT + 1 && line.notices.len() == 1);
    let whole = Source::from_text(path, &"一、\n".repeat(1000));
    assert!(whole.notices.is_empty());
}
