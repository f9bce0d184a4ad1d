//! Documents: the forms in which people keep a report give the outline and figures of its plain text.

#[path = "formats/docx.rs"]
mod docx;
#[path = "formats/packed.rs"]
mod packed;
#[path = "formats/page.rs"]
mod page;
#[path = "formats/pdf.rs"]
mod pdf;
#[path = "formats/sheet.rs"]
mod sheet;
#[path = "formats/word.rs"]
mod word;

use gangmu::extract::Findings;
use gangmu::ingest::{self, Role, Source, Unread};
use gangmu::outline::Outline;
use proptest::prelude::*;
use std::collections::HashMap;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

const BULLETIN: &str = "samples/黔东南州/统计公报2022.md";
const INSPECTION: &str = "samples/安吉县/纪委监委工作报告2022.txt";
const PLAN: &str = "samples/百色市/妇联工作要点2024.txt";

/// Every fixture that holds a report of the samples.
const SAME: [(&str, &str); 18] = [
    ("bulletin-browser.pdf", BULLETIN),
    ("bulletin-word.docx", BULLETIN),
    ("bulletin-page.html", BULLETIN),
    ("bulletin-page.mht", BULLETIN),
    ("bulletin.doc", BULLETIN),
    ("bulletin.docx", BULLETIN),
    ("bulletin.html", BULLETIN),
    ("bulletin.odt", BULLETIN),
    ("bulletin.pdf", BULLETIN),
    ("bulletin.rtf", BULLETIN),
    ("inspection-columns.pdf", INSPECTION),
    ("inspection-kept.pdf", INSPECTION),
    ("inspection-song.pdf", INSPECTION),
    ("inspection.doc", INSPECTION),
    ("inspection.docx", INSPECTION),
    ("inspection.odt", INSPECTION),
    ("inspection.rtf", INSPECTION),
    ("plan-word.docx", PLAN),
];

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn fixture(name: &str) -> PathBuf {
    root("tests/fixtures").join(name)
}

fn read(path: &Path) -> Source {
    ingest::read(path).unwrap_or_else(|reason| panic!("{}: {}", path.display(), reason.english()))
}

/// Bytes under a file name, read as a file.
fn read_bytes(name: &str, bytes: &[u8]) -> Result<Source, Unread> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    ingest::read(&path)
}

/// Level, marker and title of every section.
fn outline(source: &Source) -> Vec<String> {
    let of = |span: gangmu::text::Span| span.of(&source.text).to_owned();
    let sections = Outline::read(source).sections;
    sections.iter().map(|s| format!("{} {}{}", s.level, of(s.marker), of(s.title))).collect()
}

/// What each figure says of itself, and how often.
fn figures(source: &Source) -> HashMap<String, usize> {
    let findings = Findings::read(source, &Outline::read(source));
    let mut found = HashMap::new();
    for figure in &findings.figures {
        let text = figure.span.of(&source.text);
        *found.entry(format!("{text} {} {}", figure.label, figure.unit)).or_default() += 1;
    }
    found
}

/// The lines that are not blank: place, role where it is not body, heading, text.
fn lines(source: &Source) -> Vec<String> {
    let shown = source.lines.iter().filter(|line| line.role != Role::Blank);
    let line = |line: &ingest::Line| {
        let heading = "#".repeat(line.heading.into());
        let role = if line.role == Role::Noise { "noise " } else { "" };
        format!("{} {role}{heading}{}", line.number, line.span.of(&source.text))
    };
    shown.map(line).collect()
}

#[test]
fn every_form_of_a_report_gives_its_outline_and_figures() {
    for (name, sample) in SAME {
        let (document, plain) = (read(&fixture(name)), read(&root(sample)));
        assert_eq!(outline(&document), outline(&plain), "{name}");
        assert_eq!(document.imprint.title, plain.imprint.title, "{name}");
        let (found, wanted) = (figures(&document), figures(&plain));
        let total: usize = wanted.values().sum();
        let kept: usize = wanted
            .iter()
            .map(|(figure, count)| (*count).min(found.get(figure).copied().unwrap_or(0)))
            .sum();
        let missing: Vec<_> = wanted.keys().filter(|figure| !found.contains_key(*figure)).collect();
        assert!(total > 30 && kept * 100 >= total * 98, "{name}: {kept} of {total}: {missing:?}");
        let invented: Vec<_> =
            found.keys().filter(|figure| !wanted.contains_key(*figure)).collect();
        assert!(invented.len() * 50 <= total, "{name}: {invented:?}");
    }
}

#[test]
fn every_span_of_a_document_maps_back_to_a_place_in_order() {
    for (name, _) in SAME {
        let source = read(&fixture(name));
        let body: Vec<u32> = source.body().map(|line| line.number).collect();
        assert!(body.len() > 10 && body.first() > Some(&0), "{name}");
        let notes =
            source.body().filter(|line| line.span.of(&source.text).starts_with('[')).count();
        assert!(body[..body.len() - notes].is_sorted(), "{name}: {body:?}");
    }
}

/// An archive of these members.
fn archive(members: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in members {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

// --- what is broken or hostile ---------------------------------------------------------------

#[test]
fn what_is_no_document_says_so() {
    assert_eq!(read_bytes("a.docx", b"PK\x03\x04 nothing").unwrap_err(), Unread::Damaged("DOCX"));
    assert_eq!(read_bytes("a.docx", b"").unwrap_err(), Unread::NotAReport);
    let other = archive(&[("picture.xml", "<a/>")]);
    assert_eq!(read_bytes("a.docx", &other).unwrap_err(), Unread::Damaged("DOCX"));
    for reason in [
        Unread::Damaged("DOCX"),
        Unread::Locked,
        Unread::Scanned,
        Unread::Unpacked(64 << 20),
        Unread::Foreign("Word 95", ".docx"),
    ] {
        assert!(!reason.to_string().is_empty() && !reason.english().is_empty());
    }
}

#[test]
fn a_document_that_breaks_off_is_read_so_far_and_says_so() {
    let xml = "<w:document><w:body><w:p><w:r><w:t>前面的话</w:t></w:r></w:p><w:p><w:r><w:t>没有";
    let source = read_bytes("a.docx", &archive(&[("word/document.xml", xml)])).unwrap();
    assert_eq!(lines(&source), ["1 前面的话"]);
    assert!(source.notices[0].english.contains("damaged"));
}

#[test]
fn an_archive_that_unpacks_to_too_much_is_refused() {
    let bomb = " ".repeat(65 << 20);
    let bytes = archive(&[("word/document.xml", bomb.as_str())]);
    assert!(bytes.len() < 1 << 20);
    assert_eq!(read_bytes("a.docx", &bytes).unwrap_err(), Unread::Unpacked(64 << 20));
}

#[test]
fn deep_nesting_entities_and_endless_tables_do_no_harm() {
    let deep = "<w:p>".repeat(100_000);
    let entities = "<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>\
        <w:document><w:p><w:r><w:t>前&b;后 &amp; &#x4e00;</w:t></w:r></w:p></w:document>";
    let rows = format!(
        "<w:tbl>{}</w:tbl>",
        "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"999999999\"/></w:tcPr></w:tc></w:tr>"
            .repeat(20_000)
    );
    for xml in [deep.as_str(), &rows] {
        let _ = read_bytes("a.docx", &archive(&[("word/document.xml", xml)]));
    }
    let source = read_bytes("a.docx", &archive(&[("word/document.xml", entities)])).unwrap();
    assert_eq!(source.text, "前后 & 一\n");
}

/// The texts of an archive.
fn members(path: &Path) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let names: Vec<String> = zip.file_names().flatten().map(std::borrow::Cow::into_owned).collect();
    let read = |name: String| {
        let mut text = String::new();
        let read = zip.by_name(&name).ok()?.read_to_string(&mut text);
        read.ok().map(|_| (name, text))
    };
    names.into_iter().filter_map(read).collect()
}

/// Few cases in an ordinary run; as many as `PROPTEST_CASES` says in a long one.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(64)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    /// Every fixture with bytes changed, cut out and doubled: a source with valid spans, or a reason.
    #[test]
    fn no_damage_breaks_a_reader(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0usize..40), 1..12),
    ) {
        let names: Vec<_> = fixtures();
        let path = &names[which.index(names.len())];
        let mut bytes = fs::read(path).unwrap();
        for (at, byte, length) in changes {
            let at = at.index(bytes.len());
            match length {
                0..=20 => bytes[at] = byte,
                21..=30 => { bytes.drain(at..(at + length * 7).min(bytes.len() - 1).max(at)); }
                _ => {
                    let piece = bytes[at..(at + length).min(bytes.len())].to_vec();
                    bytes.splice(at..at, piece);
                }
            }
        }
        let name = path.file_name().unwrap().to_str().unwrap();
        if let Ok(source) = read_bytes(name, &bytes) {
            for line in &source.lines {
                prop_assert!(source.text.get(line.span.range()).is_some() && line.number > 0);
            }
            let outline = Outline::read(&source);
            let _ = Findings::read(&source, &outline);
        }
    }

    /// Archives that unpack well, but whose members have pieces moved, doubled and cut out.
    #[test]
    fn no_damage_inside_an_archive_breaks_a_reader(
        which in any::<prop::sample::Index>(),
        part in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0usize..60), 1..20),
    ) {
        let paths: Vec<_> = fixtures().into_iter().filter(|path| fs::read(path).unwrap().starts_with(b"PK")).collect();
        let path = &paths[which.index(paths.len())];
        let mut members = members(path);
        let part = part.index(members.len());
        let mut text: Vec<char> = members[part].1.chars().collect();
        for (from, to, length) in changes.iter().filter(|_| !members[part].1.is_empty()) {
            let from = from.index(text.len());
            let piece = text[from..(from + length).min(text.len())].to_vec();
            let to = to.index(text.len());
            if length % 2 == 0 {
                text.splice(to..to, piece);
            } else {
                text.splice(to..(to + piece.len()).min(text.len()), piece);
            }
        }
        members[part].1 = text.into_iter().collect();
        let borrowed: Vec<_> = members.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        if let Ok(source) = read_bytes(path.file_name().unwrap().to_str().unwrap(), &archive(&borrowed)) {
            let _ = Findings::read(&source, &Outline::read(&source));
        }
    }

    /// Members of an archive that are made of tags: what unpacks well, but means nothing.
    #[test]
    fn no_nonsense_of_tags_breaks_a_reader(tags in prop::collection::vec(0usize..24, 0..200)) {
        const TAGS: [&str; 24] = [
            "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>字", "</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>",
            "<w:tc>", "</w:tc>", "<w:gridSpan w:val=\"3\"/>", "<w:vMerge/>", "<w:vMerge w:val=\"restart\"/>",
            "<w:pPr>", "</w:pPr>", "<w:rPr><w:del/>", "</w:rPr>", "<w:del>", "</w:del>", "<w:footnoteReference w:id=\"1\"/>",
            "<w:numId w:val=\"1\"/>", "<w:gridBefore w:val=\"9\"/>",
        ];
        let xml: String = tags.iter().map(|tag| TAGS[*tag]).collect();
        let _ = read_bytes("a.docx", &archive(&[("word/document.xml", &xml)]));
    }
}

fn fixtures() -> Vec<PathBuf> {
    let files = fs::read_dir(root("tests/fixtures")).unwrap().flatten().map(|entry| entry.path());
    let mut files: Vec<_> =
        files.filter(|path| path.extension().is_some_and(|e| e != "py")).collect();
    files.sort();
    files
}
