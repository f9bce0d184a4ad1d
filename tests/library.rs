//! What the library promises: reports in path order, a full first screen at once, every change on
//! disk followed, and marks that neither a crash nor a second reader loses.

use gangmu::library::state::{Place, State, StateFile};
use std::path::{Path, PathBuf};

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
