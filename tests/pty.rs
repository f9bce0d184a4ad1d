//! The built program on a real terminal: it opens, scrolls, and always gives the terminal back.

#![cfg(unix)]

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::path::Path;
use std::rc::Rc;
use std::sync::{Arc, Condvar, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

const LONGEST_WAIT: Duration = Duration::from_secs(20);

/// A program on a terminal of its own.
struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
    reader: Option<JoinHandle<()>>,
    home: Rc<tempfile::TempDir>,
}

struct Seen {
    screen: vt100::Parser,
    bytes: usize,
    /// When the first byte of a picture came.
    first: Option<Instant>,
}

impl Terminal {
    fn start(path: &Path, columns: u16, rows: u16) -> (Self, Instant) {
        Self::start_at(Rc::new(tempfile::tempdir().expect("a folder")), path, columns, rows)
    }

    /// Of someone who has this home.
    fn start_at(
        home: Rc<tempfile::TempDir>,
        path: &Path,
        columns: u16,
        rows: u16,
    ) -> (Self, Instant) {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a terminal");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_gangmu"));
        command.arg(path);
        for (name, folder) in [
            ("HOME", ""),
            ("XDG_CONFIG_HOME", "c"),
            ("XDG_STATE_HOME", "s"),
            ("XDG_CACHE_HOME", "k"),
        ] {
            command.env(name, home.path().join(folder));
        }
        command.env("TERM", "xterm-256color");
        command.env("LANG", "zh_CN.UTF-8");
        command.env_remove("TMUX");
        let seen = Arc::new((
            Mutex::new(Seen {
                screen: vt100::Parser::new(rows, columns, 0),
                bytes: 0,
                first: None,
            }),
            Condvar::new(),
        ));
        let mut output = pair.master.try_clone_reader().expect("its output");
        let begun = Instant::now();
        let child = pair.slave.spawn_command(command).expect("gangmu");
        drop(pair.slave);
        let shared = seen.clone();
        let reader = std::thread::spawn(move || {
            let mut buffer = [0; 65536];
            while let Ok(count @ 1..) = output.read(&mut buffer) {
                let (seen, changed) = &*shared;
                let mut seen = seen.lock().expect("no panic");
                seen.first.get_or_insert_with(Instant::now);
                seen.bytes += count;
                seen.screen.process(&buffer[..count]);
                changed.notify_all();
            }
        });
        let writer = pair.master.take_writer().expect("its input");
        let terminal =
            Self { child, master: pair.master, writer, seen, reader: Some(reader), home };
        (terminal, begun)
    }

    fn keys(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).expect("a terminal that takes keys");
        self.writer.flush().expect("the same");
    }

    /// Waits until the screen is as asked.
    fn until(&self, what: &str, is: impl Fn(&vt100::Screen) -> bool) {
        let (seen, changed) = &*self.seen;
        let begun = Instant::now();
        let mut seen = seen.lock().expect("no panic");
        while !is(seen.screen.screen()) {
            let screen = seen.screen.screen().contents();
            assert!(begun.elapsed() < LONGEST_WAIT, "waited for {what} in\n{screen}");
            seen = changed.wait_timeout(seen, Duration::from_millis(200)).expect("no panic").0;
        }
    }

    fn until_shown(&self, text: &str) {
        self.until(text, |screen| screen.contents().contains(text));
    }

    fn bytes(&self) -> usize {
        self.seen.0.lock().expect("no panic").bytes
    }

    fn signal(&self, name: &str) {
        let id = self.child.process_id().expect("a process").to_string();
        let sent = std::process::Command::new("kill").args([&format!("-{name}"), &id]).status();
        assert!(sent.expect("kill").success());
    }

    /// Waits for the program to end; its exit code, and whether the terminal is as before.
    fn end(mut self) -> (u32, bool) {
        let code = self.child.wait().expect("an end").exit_code();
        // What was written last must have been read before the screen is looked at.
        drop(self.writer);
        self.reader.take().map(JoinHandle::join);
        let seen = self.seen.0.lock().expect("no panic");
        let screen = seen.screen.screen();
        let restored =
            !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste();
        let restored = restored && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None;
        (code, restored)
    }
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let paragraph = "全县各级妇联组织举办宣讲活动126场次，受众3.4万人次，建成妇女之家58个。";
    let sections = ["一、抓学习", "二、促发展", "三、强基础", "四、优服务"];
    let body =
        sections.map(|title| format!("{title}\n\n{}\n\n", format!("{paragraph}\n\n").repeat(20)));
    let report = format!("临洮县妇联2018年工作总结\n\n2019-01-08\n\n{}全文完。\n", body.concat());
    std::fs::write(folder.path().join("2018.txt"), report).expect("written");
    folder
}

#[test]
fn it_opens_scrolls_and_leaves_the_terminal_as_it_was() {
    let folder = folder();
    let (mut terminal, begun) = Terminal::start(folder.path(), 120, 40);
    terminal.until_shown("宣讲活动126场次");
    let first = terminal.seen.0.lock().expect("no panic").first;
    println!("first bytes after {:?}", first.map(|at| at - begun));
    terminal.keys("G");
    terminal.until_shown("全文完。");
    terminal.keys("g");
    terminal.until_shown("第1行");
    terminal.keys("q");
    assert_eq!(terminal.end(), (0, true));
}

#[test]
fn a_report_in_an_archive_is_opened_by_its_path() {
    let folder = folder();
    let report = std::fs::read(folder.path().join("2018.txt")).expect("the report");
    let archive = folder.path().join("各县.zip");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&archive).expect("an archive"));
    zip.start_file("临洮/2018.txt", zip::write::SimpleFileOptions::default()).expect("a member");
    zip.write_all(&report).and_then(|()| Ok(zip.finish()?)).expect("written");
    let (mut terminal, _) = Terminal::start(&archive.join("临洮/2018.txt"), 120, 40);
    terminal.until_shown("宣讲活动126场次");
    terminal.keys("q");
    assert_eq!(terminal.end(), (0, true));
}

#[test]
fn an_arrow_torn_by_the_line_is_an_arrow() {
    let folder = folder();
    let (mut terminal, _) = Terminal::start(folder.path(), 100, 30);
    terminal.until_shown("第1行");
    terminal.keys("\x1b");
    terminal.keys("[B");
    terminal.until_shown("第3行");
    terminal.keys("q");
    assert_eq!(terminal.end(), (0, true));
}

#[test]
fn a_signal_restores_the_terminal() {
    let folder = folder();
    for (signal, code) in [("TERM", 128 + 15), ("HUP", 128 + 1)] {
        let (terminal, _) = Terminal::start(folder.path(), 80, 24);
        terminal.until_shown("第1行");
        terminal.signal(signal);
        assert_eq!(terminal.end(), (code, true), "{signal}");
    }
}

#[test]
fn another_size_is_another_layout() {
    let folder = folder();
    let (mut terminal, _) = Terminal::start(folder.path(), 120, 40);
    terminal.until_shown("本节 · 本报告");
    let size = PtySize { rows: 12, cols: 40, pixel_width: 0, pixel_height: 0 };
    terminal.seen.0.lock().expect("no panic").screen.screen_mut().set_size(12, 40);
    terminal.master.resize(size).expect("another size");
    terminal.until("no panel", |screen| {
        !screen.contents().contains("本节") && screen.contents().contains('%')
    });
    terminal.keys("q");
    assert_eq!(terminal.end(), (0, true));
}

#[test]
fn a_folder_without_reports_says_so_and_leaves() {
    let empty = tempfile::tempdir().expect("a folder");
    let (terminal, _) = Terminal::start(empty.path(), 80, 24);
    terminal.until_shown("没有");
    assert_eq!(terminal.end().0, 2);
}

#[test]
fn nothing_is_sent_while_nothing_happens() {
    let folder = folder();
    let (mut terminal, _) = Terminal::start(folder.path(), 120, 40);
    terminal.until_shown("第1行");
    terminal.keys("j");
    terminal.until_shown("第3行");
    let before = terminal.bytes();
    // A key that does nothing is answered by nothing; one that does comes after it.
    terminal.keys("\x1b");
    std::thread::sleep(Duration::from_millis(300));
    assert!(terminal.bytes() - before < 200, "{}", terminal.bytes() - before);
    terminal.keys("q");
    assert_eq!(terminal.end(), (0, true));
}

#[test]
fn the_mouse_places_and_scrolls() {
    let folder = folder();
    let (mut terminal, _) = Terminal::start(folder.path(), 80, 24);
    terminal.until_shown("第1行");
    {
        let seen = terminal.seen.0.lock().expect("no panic");
        let screen = seen.screen.screen();
        let (mode, encoding) = (screen.mouse_protocol_mode(), screen.mouse_protocol_encoding());
        // Movements would cost a line over SSH and mean nothing.
        assert_eq!(mode, vt100::MouseProtocolMode::PressRelease);
        assert_eq!(encoding, vt100::MouseProtocolEncoding::Sgr);
    }
    // The left button on the fourth row, where the date stands; then the wheel, down and up.
    terminal.keys("\x1b[<0;6;4M\x1b[<0;6;4m");
    terminal.until_shown("第3行");
    terminal.keys(&"\x1b[<65;6;8M".repeat(8));
    terminal.until("another page", |screen| !screen.contents().contains("一、抓学习"));
    terminal.keys(&"\x1b[<64;6;8M".repeat(20));
    terminal.until_shown("一、抓学习");
    terminal.keys("q");
    assert_eq!(terminal.end(), (0, true));
}

#[test]
fn a_chosen_encoding_outlives_the_run_until_it_is_taken_back() {
    let folder = folder();
    let path = folder.path().join("2018.txt");
    let text = std::fs::read_to_string(&path).expect("a report");
    let bytes = encoding_rs::GB18030.encode(&text).0.into_owned();
    std::fs::write(&path, &bytes).expect("written");
    let right = "宣讲活动126场次";
    let wrong =
        encoding_rs::BIG5.decode(&encoding_rs::GB18030.encode("宣讲活动126").0).0.into_owned();
    let (mut terminal, _) = Terminal::start(folder.path(), 120, 40);
    terminal.until_shown(right);
    // Big5 stands below GB18030, in which it was read.
    terminal.keys("Rj\r");
    terminal.until_shown(&wrong);
    terminal.until_shown("今后都按 Big5 读这个文件");
    terminal.keys("q");
    let home = terminal.home.clone();
    assert_eq!(terminal.end(), (0, true));

    let (mut terminal, _) = Terminal::start_at(home.clone(), folder.path(), 120, 40);
    terminal.until_shown(&wrong);
    terminal.keys("Rg\r");
    terminal.until_shown("编码由程序判断");
    terminal.until_shown(right);
    terminal.keys("q");
    assert_eq!(terminal.end(), (0, true));

    let (mut terminal, _) = Terminal::start_at(home, folder.path(), 120, 40);
    terminal.until_shown(right);
    terminal.keys("q");
    assert_eq!(terminal.end(), (0, true));
}
