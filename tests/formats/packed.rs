//! Archives of reports and reports packed one by one.

use super::{archive, fixture, read_bytes, root};
use encoding_rs::GBK;
use gangmu::ingest::{self, Unread, candidates};
use gangmu::library::read_all;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

const REPORT: &str = "工作总结\n\n一、主要工作\n全年举办培训班12期，培训妇女干部1500人次。\n";

/// Paths under the folder, or the reason, of what stands under `place`.
fn listed(place: &Path, folder: &Path) -> Vec<String> {
    let name = |path: &Path| path.strip_prefix(folder).unwrap().display().to_string();
    let told = |found: Result<ingest::Candidate, (PathBuf, Unread)>| match found {
        Ok(file) => name(file.path()),
        Err((path, reason)) => format!("{}: {}", name(&path), reason.english()),
    };
    candidates(&[place.to_owned()]).map(told).collect()
}

/// Every `from` in `bytes` becomes `to`, of the same length.
fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut bytes = bytes.to_vec();
    while let Some(at) = bytes.windows(from.len()).position(|window| window == from) {
        bytes[at..at + from.len()].copy_from_slice(to);
    }
    bytes
}

#[test]
fn the_members_of_an_archive_are_files_as_in_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let zip = folder.path().join("b.zip");
    let members = [
        ("2023/10.txt", REPORT),
        ("2023/2.txt", REPORT),
        ("封面.png", "picture"),
        ("__MACOSX/2.txt", "x"),
        (".隐藏.txt", REPORT),
    ];
    fs::write(&zip, archive(&members)).unwrap();
    fs::write(folder.path().join("a.txt"), REPORT).unwrap();
    fs::write(folder.path().join("c.txt"), REPORT).unwrap();
    let all = ["a.txt", "b.zip/2023/2.txt", "b.zip/2023/10.txt", "b.zip/封面.png", "c.txt"];
    assert_eq!(listed(folder.path(), folder.path()), all);
    assert_eq!(listed(&zip, folder.path()), all[1..4]);
    // A path goes on into the archive: a folder in it, a member.
    assert_eq!(listed(&zip.join("2023"), folder.path()), all[1..3]);
    assert_eq!(listed(&zip.join("2023/2.txt"), folder.path()), all[1..2]);
    assert!(ingest::exists(&zip.join("2023/2.txt")) && !ingest::exists(&zip.join("2022")));
    let source = ingest::read(&zip.join("2023/2.txt")).unwrap();
    assert_eq!(source.imprint.title, "工作总结");
    assert_eq!(source.path, zip.join("2023/2.txt"));
    assert_eq!(ingest::read(&zip.join("none.txt")).err(), Some(Unread::Vanished));

    let (catalogue, unread) = read_all(&[folder.path().to_owned()]);
    assert_eq!(catalogue.reports().len(), 4);
    assert_eq!(unread, [(zip.join("封面.png"), Unread::NotAReport)]);
}

#[test]
fn documents_in_an_archive_read_as_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let zip = folder.path().join("全部.ZIP");
    let file = fs::File::create(&zip).unwrap();
    let mut writer = zip::ZipWriter::new(file);
    let names = ["bulletin.docx", "bulletin.doc", "inspection.rtf", "indicators.xlsx"];
    for name in names {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(&fs::read(fixture(name)).unwrap()).unwrap();
    }
    writer.finish().unwrap();
    for name in names {
        let (packed, alone) = (ingest::read(&zip.join(name)), ingest::read(&fixture(name)));
        assert_eq!(packed.unwrap().text, alone.unwrap().text, "{name}");
    }
}

#[test]
fn names_that_windows_wrote_in_its_own_encoding_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let zip = folder.path().join("a.zip");
    let (name, _, _) = GBK.encode("妇联工作总结.txt");
    let bytes = archive(&[("0123456789ab.txt", REPORT)]);
    fs::write(&zip, replaced(&bytes, b"0123456789ab.txt", &name)).unwrap();
    assert_eq!(listed(&zip, folder.path()), ["a.zip/妇联工作总结.txt"]);
    assert!(ingest::read(&zip.join("妇联工作总结.txt")).is_ok());
}

#[test]
fn no_name_leads_out_of_the_archive() {
    let folder = tempfile::tempdir().unwrap();
    let zip = folder.path().join("a.zip");
    let members = [
        ("../../etc/a.txt", REPORT),
        ("/etc/b.txt", REPORT),
        ("x\\y/./c.txt", REPORT),
        ("..", "x"),
    ];
    fs::write(&zip, archive(&members)).unwrap();
    assert_eq!(
        listed(&zip, folder.path()),
        ["a.zip/etc/a.txt", "a.zip/etc/b.txt", "a.zip/x/y/c.txt"]
    );
}

#[test]
fn an_archive_that_would_do_harm_is_refused_as_a_whole() {
    let folder = tempfile::tempdir().unwrap();
    let refused = |bytes: &[u8]| {
        let zip = folder.path().join("a.zip");
        fs::write(&zip, bytes).unwrap();
        listed(&zip, folder.path())
    };
    assert_eq!(refused(b"PK\x03\x04 nothing"), ["a.zip: damaged, or no ZIP file"]);
    let bomb = " ".repeat(60 << 20);
    let names: Vec<_> = (0..5).map(|n| format!("{n}.txt")).collect();
    let members: Vec<_> = names.iter().map(|name| (name.as_str(), bomb.as_str())).collect();
    assert_eq!(refused(&archive(&members)), ["a.zip: unpacks to more than 256 MB"]);
    // One fewer is within the limit; pictures do not count.
    assert_eq!(refused(&archive(&members[1..])).len(), 4);
    let many: Vec<_> = (0..20_001).map(|n| format!("{n}.txt")).collect();
    let members: Vec<_> = many.iter().map(|name| (name.as_str(), "x")).collect();
    assert_eq!(refused(&archive(&members)), ["a.zip: more than 20000 files in the archive"]);
    let sealed = replaced(&archive(&[("a.txt", REPORT)]), b"PK\x01\x02", b"pk\x01\x02");
    assert_eq!(refused(&sealed), ["a.zip: damaged, or no ZIP file"]);
}

#[test]
fn a_locked_archive_says_so_once() {
    let folder = tempfile::tempdir().unwrap();
    let zip = folder.path().join("a.zip");
    let mut bytes = archive(&[("a.txt", REPORT), ("b.txt", REPORT)]);
    for (mark, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let at: Vec<_> = bytes.windows(4).enumerate().filter(|(_, w)| w == mark).collect();
        let at: Vec<_> = at.into_iter().map(|(at, _)| at + flags).collect();
        at.into_iter().for_each(|at| bytes[at] |= 1);
    }
    fs::write(&zip, bytes).unwrap();
    let (_, unread) = read_all(&[folder.path().to_owned()]);
    assert_eq!(unread, [(zip, Unread::Locked)]);
}

#[test]
fn a_member_that_gives_more_than_it_told_is_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let zip = folder.path().join("a.zip");
    let text = REPORT.repeat(100);
    let size = (text.len() as u32).to_le_bytes();
    let bytes = replaced(&archive(&[("a.txt", &text)]), &size, &100u32.to_le_bytes());
    fs::write(&zip, bytes).unwrap();
    assert_eq!(ingest::read(&zip.join("a.txt")).err(), Some(Unread::Damaged("ZIP")));
}

#[test]
fn a_report_packed_by_gzip_is_read_through() {
    let packed = |text: &[u8]| {
        let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        writer.write_all(text).unwrap();
        writer.finish().unwrap()
    };
    let plan = root("samples/百色市/妇联工作要点2024.txt");
    let source = read_bytes("要点.txt.gz", &packed(&fs::read(&plan).unwrap())).unwrap();
    assert_eq!(source.text, ingest::read(&plan).unwrap().text);
    let document = fs::read(fixture("bulletin.docx")).unwrap();
    let source = read_bytes("公报.docx.GZ", &packed(&document)).unwrap();
    assert_eq!(source.encoding, "DOCX");
    let bomb = vec![b' '; 65 << 20];
    assert_eq!(read_bytes("a.txt.gz", &packed(&bomb)).err(), Some(Unread::Unpacked(64 << 20)));
    assert_eq!(read_bytes("a.txt.gz", b"\x1f\x8b\x08 no").err(), Some(Unread::Damaged("gzip")));
    assert_eq!(read_bytes("a.png.gz", &packed(b"x")).err(), Some(Unread::NotAReport));
}

#[test]
fn archives_that_are_not_opened_say_what_to_do() {
    for (name, kind) in [("a.rar", "RAR"), ("a.7z", "7-Zip"), ("a.tar.gz", "tar")] {
        assert_eq!(read_bytes(name, b"x").err(), Some(Unread::Packed(kind)), "{name}");
    }
    let folder = tempfile::tempdir().unwrap();
    let zip = folder.path().join("a.zip");
    fs::write(&zip, archive(&[("b.zip", "x")])).unwrap();
    assert_eq!(ingest::read(&zip.join("b.zip")).err(), Some(Unread::Packed("ZIP")));
    assert!(Unread::Packed("RAR").to_string().contains("请先解压"));
}
