//! What the library promises: reports in path order, a full first screen at once, every change on
//! disk followed, and marks that neither a crash nor a second reader loses.

use gangmu::catalogue::Catalogue;
use gangmu::library::state::{Place, State, StateFile};
use gangmu::library::{Library, News, read_all};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

fn place(offset: usize) -> Place {
    Place { path: PathBuf::from("a.md"), offset, words: String::new() }
}

fn state_file(folder: &Path) -> StateFile {
    StateFile::of(folder, &[PathBuf::from("reports")])
}

#[test]
fn two_readers_of_a_folder_keep_each_others_marks() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = state_file(folder.path());
    let mut one = file.load().expect("read").state;
    let mut two = file.load().expect("read").state;
    one.set_mark('a', Some(place(1)));
    file.save(&one).expect("written");
    two.set_mark('b', Some(place(2)));
    two.set_last(place(9));
    let two = file.save(&two).expect("written");
    assert_eq!(two.mark('a'), Some(&place(1)));
    one.set_mark('b', None);
    let merged = file.save(&one).expect("written");
    assert_eq!(merged.mark('b'), None, "taken away later than set");
    assert_eq!(merged.marks().count(), 1);
    assert_eq!(merged.last.expect("a place").value, place(9));
}

#[test]
fn a_chosen_encoding_is_kept_until_it_is_taken_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = state_file(folder.path());
    let mut one = file.load().expect("read").state;
    let mut two = one.clone();
    one.set_encoding(Path::new("a.txt"), Some("Big5"));
    two.set_encoding(Path::new("b.txt"), Some("GB18030"));
    file.save(&one).expect("written");
    file.save(&two).expect("written");
    let mut later = file.load().expect("read").state;
    let kept: Vec<_> = later.encodings().collect();
    assert_eq!(kept, [(Path::new("a.txt"), "Big5"), (Path::new("b.txt"), "GB18030")]);
    later.set_encoding(Path::new("a.txt"), None);
    file.save(&later).expect("written");
    // A reader who opened before knows the old choice, and does not bring it back.
    let merged = file.save(&one).expect("written");
    assert_eq!(merged.encodings().collect::<Vec<_>>(), [(Path::new("b.txt"), "GB18030")]);
    // A state of a version that knew nothing of encodings is read as ever.
    std::fs::write(file.path(), r#"{"paths":[],"last":null,"history":[],"marks":{}}"#)
        .expect("written");
    let old = file.load().expect("read");
    assert_eq!((old.state.encodings().count(), old.set_aside), (0, None));
}

#[test]
fn many_writers_at_once_lose_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = state_file(folder.path());
    std::thread::scope(|scope| {
        for letter in 'a'..='p' {
            let file = &file;
            scope.spawn(move || {
                let mut state = State::default();
                state.set_mark(letter, Some(place(letter as usize)));
                file.save(&state).expect("written");
            });
        }
    });
    let state = file.load().expect("read").state;
    assert_eq!(state.marks().map(|(letter, _)| letter).collect::<String>(), "abcdefghijklmnop");
}

#[test]
fn a_broken_state_file_is_set_aside_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = state_file(folder.path());
    std::fs::write(file.path(), "{\"marks\": {\"a\"").expect("written");
    let loaded = file.load().expect("read");
    assert_eq!(loaded.state, State::default());
    let aside = loaded.set_aside.expect("set aside");
    assert_eq!(std::fs::read_to_string(aside).expect("kept"), "{\"marks\": {\"a\"");
    file.save(&State::default()).expect("written");
    assert!(file.load().expect("read").set_aside.is_none());
}

#[test]
fn one_folder_has_one_state_however_it_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let inner = folder.path().join("in");
    std::fs::create_dir(&inner).expect("made");
    let state = Path::new("state");
    let direct = StateFile::of(state, std::slice::from_ref(&inner));
    assert_eq!(direct, StateFile::of(state, &[inner.join("../in"), inner.clone()]));
    assert_ne!(direct, StateFile::of(state, &[folder.path().to_owned()]));
}

#[test]
fn a_place_is_found_again_when_the_text_around_it_changed() {
    let text = "去年培训妇女三百人。\n今年培训妇女五百人。\n";
    let at = text.find("今年").expect("there");
    let place = Place::new(PathBuf::from("a.md"), text, at + 1);
    assert_eq!(place.offset, at, "never inside a character");
    assert_eq!(place.offset_in(text), at);
    let longer = format!("新增一段。\n{text}");
    assert_eq!(place.offset_in(&longer), longer.find("今年").expect("there"));
    assert_eq!(place.offset_in("短"), 3);
    assert_eq!(place.offset_in(""), 0);
}

/// A library over a folder, and what it tells.
struct Listening {
    library: Library,
    news: Receiver<News>,
}

impl Listening {
    fn to(paths: &[PathBuf]) -> Self {
        let (post, news) = channel();
        let library = Library::open(paths.to_vec(), move |item| drop(post.send(item)));
        Self { library, news }
    }

    /// Waits until the catalogue's reports are as `expected` says.
    fn wait_for(&self, what: &str, expected: impl Fn(&Catalogue) -> bool) -> Arc<Catalogue> {
        let end = Instant::now() + Duration::from_secs(20);
        loop {
            let left = end.saturating_duration_since(Instant::now());
            match self.news.recv_timeout(left) {
                Ok(News::Catalogue(catalogue)) if expected(&catalogue) => return catalogue,
                Ok(_) => {}
                Err(_) => panic!("never came: {what}"),
            }
        }
    }

    /// Everything told up to the end of the first reading.
    fn until_done(&self) -> Vec<News> {
        let mut told = Vec::new();
        loop {
            let item = self.news.recv_timeout(Duration::from_secs(20)).expect("the end of reading");
            let end = matches!(item, News::Done(_));
            told.push(item);
            if end {
                return told;
            }
        }
    }
}

fn folder_of(count: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for index in 0..count {
        write(
            folder.path(),
            &format!("{index:04}.md"),
            &format!("第{index}号报告：新建阵地{index}个。\n"),
        );
    }
    folder
}

fn write(folder: &Path, name: &str, text: &str) {
    std::fs::write(folder.join(name), text).expect("written");
}

fn names(catalogue: &Catalogue) -> Vec<String> {
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    catalogue.reports().iter().map(|report| name(&report.source.path)).collect()
}

fn text_of(catalogue: &Catalogue, name: &str) -> String {
    let mut reports = catalogue.reports().iter();
    reports.find(|r| r.source.path.ends_with(name)).map_or(String::new(), |r| r.source.text.clone())
}

#[test]
fn reports_come_in_path_order_and_the_first_before_the_last() {
    let folder = folder_of(300);
    let listening = Listening::to(&[folder.path().to_owned()]);
    let told = listening.until_done();
    let mut catalogues = told.iter().filter_map(|news| match news {
        News::Catalogue(catalogue) => Some(names(catalogue)),
        _ => None,
    });
    let first = catalogues.next().expect("a catalogue");
    assert!(first.len() < 300, "the first was kept back until {} were read", first.len());
    let last = catalogues.next_back().expect("a last catalogue");
    let in_order: Vec<_> = (0..300).map(|index| format!("{index:04}.md")).collect();
    assert_eq!(last, in_order);
    let (alone, unread) = read_all(&[folder.path().to_owned()]);
    assert_eq!((names(&alone), unread), (in_order, Vec::new()));
}

#[test]
fn progress_never_goes_back_and_never_passes_the_end() {
    let folder = folder_of(300);
    let told = Listening::to(&[folder.path().to_owned()]).until_done();
    let mut before = 0;
    for news in told {
        if let News::Progress { read, found } = news {
            assert!(before <= read && read <= found && found <= 300);
            before = read;
        }
    }
}

#[test]
fn changed_new_and_removed_files_make_a_new_catalogue_that_shares_the_rest() {
    let folder = folder_of(3);
    let listening = Listening::to(&[folder.path().to_owned()]);
    let before = listening.wait_for("three reports", |c| c.reports().len() == 3);
    listening.until_done();
    write(folder.path(), "0001.md", "改过的报告。\n");
    let after = listening.wait_for("the change", |c| text_of(c, "0001.md").contains("改过"));
    assert!(Arc::ptr_eq(&before.reports()[0], &after.reports()[0]), "read again without need");
    write(folder.path(), "0000a.md", "新增的报告。\n");
    let after = listening.wait_for("the new file", |c| c.reports().len() == 4);
    assert_eq!(names(&after), ["0000.md", "0000a.md", "0001.md", "0002.md"]);
    std::fs::remove_file(folder.path().join("0000.md")).expect("removed");
    let after = listening.wait_for("the removal", |c| c.reports().len() == 3);
    assert_eq!(names(&after), ["0000a.md", "0001.md", "0002.md"]);
    std::fs::create_dir(folder.path().join("new")).expect("made");
    write(&folder.path().join("new"), "b.md", "新文件夹里的报告。\n");
    listening.wait_for("the file of a new folder", |c| c.reports().len() == 4);
}

#[test]
fn a_single_file_is_followed_when_it_is_replaced() {
    let folder = folder_of(2);
    let path = folder.path().join("0000.md");
    let listening = Listening::to(std::slice::from_ref(&path));
    listening.until_done();
    write(folder.path(), "draft", "换上的报告。\n");
    std::fs::rename(folder.path().join("draft"), &path).expect("replaced");
    let after = listening.wait_for("the replacement", |c| text_of(c, "0000.md").contains("换上"));
    assert_eq!(after.reports().len(), 1);
}

#[test]
fn what_cannot_be_read_is_said_and_the_others_load() {
    let folder = folder_of(2);
    std::fs::write(folder.path().join("picture.png"), b"\x89PNG\r\n\x1a\n\0\0").expect("written");
    let paths = [folder.path().to_owned(), folder.path().join("no-such-file.md")];
    let told = Listening::to(&paths).until_done();
    let Some(News::Done(unread)) = told.last() else { panic!("no end") };
    let mut said: Vec<_> = unread.iter().filter_map(|(path, _)| path.file_name()).collect();
    said.sort();
    assert_eq!(said, ["no-such-file.md", "picture.png"]);
    let (catalogue, unread) = read_all(&paths);
    assert_eq!((catalogue.reports().len(), unread.len()), (2, 2));
}

#[test]
fn an_empty_folder_has_a_catalogue_and_an_end() {
    let folder = folder_of(0);
    let told = Listening::to(&[folder.path().to_owned()]).until_done();
    assert!(told.iter().any(|news| matches!(news, News::Catalogue(c) if c.reports().is_empty())));
}

#[test]
fn a_file_is_read_again_in_the_encoding_the_user_chose_and_stays_so() {
    let folder = folder_of(1);
    let path = folder.path().join("0000.md");
    let bytes = [0xc8, 0xa5, 0xc4, 0xea, 0xcf, 0xc2, 0xb0, 0xeb, 0xc4, 0xea, b'\n'];
    std::fs::write(&path, bytes).expect("written");
    let listening = Listening::to(&[folder.path().to_owned()]);
    listening.until_done();
    listening.library.reread(&path, Some("gb18030"));
    let said = listening.wait_for("GB18030", |c| text_of(c, "0000.md").contains("去年下半年"));
    assert_eq!(said.reports()[0].source.encoding.to_ascii_lowercase(), "gb18030");
}

#[test]
fn a_choice_made_while_files_are_read_holds_for_all_readings() {
    let folder = folder_of(60);
    let path = folder.path().join("0059.md");
    std::fs::write(&path, [0xc8, 0xa5, 0xc4, 0xea, 0xcf, 0xc2, 0xb0, 0xeb, 0xc4, 0xea, b'\n'])
        .expect("written");
    let listening = Listening::to(&[folder.path().to_owned()]);
    listening.library.reread(&path, Some("Big5"));
    // Of a file that is not there nothing is said.
    listening.library.reread(&folder.path().join("gone.md"), Some("Big5"));
    let told = listening.until_done();
    let Some(News::Done(unread)) = told.last() else { panic!("no end") };
    assert!(unread.is_empty(), "{unread:?}");
    let last = told.iter().rev().find_map(|news| match news {
        News::Catalogue(catalogue) => Some(catalogue),
        _ => None,
    });
    let report = last.expect("a catalogue").reports().last().expect("a report").clone();
    assert_eq!(report.source.encoding, "Big5");
}

#[test]
fn a_closed_library_falls_silent() {
    let folder = folder_of(200);
    let Listening { library, news } = Listening::to(&[folder.path().to_owned()]);
    drop(library);
    let end = Instant::now() + Duration::from_secs(20);
    // The sender is dropped with the librarian's thread.
    while news.recv_timeout(end.saturating_duration_since(Instant::now())).is_ok() {}
    assert!(Instant::now() < end, "it went on");
}
