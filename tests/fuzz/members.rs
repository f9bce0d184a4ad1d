//! Documents whose members come as plain bytes: a fuzzer that had to get past check sums and
//! compression would never reach what reads the members.

use std::io::{Cursor, Read, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// What parts the members: no XML holds it.
const PARTED: u8 = 0;

/// Members of a Word file.
pub const WORD: [&str; 4] =
    ["word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml"];

/// Members of an OpenDocument text.
pub const OPEN_DOCUMENT: [&str; 3] = ["mimetype", "content.xml", "styles.xml"];

/// Members of a workbook.
pub const WORKBOOK: [&str; 5] = [
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
];

/// An archive of `bytes` cut into the members named.
pub fn archive(names: &[&str], bytes: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, member) in names.iter().zip(bytes.split(|b| *b == PARTED)) {
        zip.start_file(*name, stored).expect("a member");
        zip.write_all(member).expect("memory");
    }
    zip.finish().expect("an archive").into_inner()
}

/// The members of an archive as [`archive`] takes them.
pub fn members(names: &[&str], archive: &[u8]) -> Vec<u8> {
    let mut zip = ZipArchive::new(Cursor::new(archive)).expect("an archive");
    let mut member = |name: &&str| {
        let mut bytes = Vec::new();
        if let Ok(mut member) = zip.by_name(name) {
            member.read_to_end(&mut bytes).expect("a whole member");
        }
        bytes
    };
    names.iter().map(&mut member).collect::<Vec<_>>().join(&PARTED)
}

/// A page of a PDF: what draws it, and behind an empty line what its font's codes stand for.
pub fn page(bytes: &[u8]) -> Vec<u8> {
    let at = bytes.windows(2).position(|pair| pair == b"\n\n").unwrap_or(bytes.len());
    let (content, codes) = bytes.split_at(at);
    let stream = |bytes: &[u8]| {
        let head = format!("<</Length {}>>\nstream\n", bytes.len());
        [head.as_bytes(), bytes, b"\nendstream"].concat()
    };
    let objects = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
            .to_vec(),
        stream(content),
        b"<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>"
            .to_vec(),
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/DW 1000/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 0>>>>"
            .to_vec(),
        stream(codes),
    ];
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(file.len());
        let head = format!("{} 0 obj\n", index + 1);
        file.extend([head.as_bytes(), object.as_slice(), b"\nendobj\n"].concat());
    }
    let start = file.len();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1);
    table.extend(places.iter().map(|place| format!("{place:010} 00000 n \n")));
    table +=
        &format!("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", places.len() + 1);
    file.extend(table.into_bytes());
    file
}

const MAIN: &str = "WordDocument";
const TABLES: [&str; 2] = ["0Table", "1Table"];

/// A Word 97 container: the length of the stream of text in four bytes, that stream, the tables.
pub fn container(bytes: &[u8]) -> Vec<u8> {
    let (length, streams) = bytes.split_at(bytes.len().min(4));
    let length = length.iter().rev().fold(0usize, |sum, byte| sum << 8 | usize::from(*byte));
    let (main, tables) = streams.split_at(length.min(streams.len()));
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a container");
    for (name, bytes) in [(MAIN, main), (TABLES[0], tables), (TABLES[1], tables)] {
        let mut stream = file.create_stream(Path::new("/").join(name)).expect("a stream");
        stream.write_all(bytes).expect("memory");
    }
    file.flush().expect("memory");
    file.into_inner().into_inner()
}

/// The streams of a Word 97 document as [`container`] takes them.
pub fn streams(container: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::open(Cursor::new(container)).expect("a container");
    let mut stream = |name: &str| {
        let mut bytes = Vec::new();
        if let Ok(mut stream) = file.open_stream(name) {
            stream.read_to_end(&mut bytes).expect("a whole stream");
        }
        bytes
    };
    let main = stream(MAIN);
    let tables = TABLES.map(&mut stream).into_iter().max_by_key(Vec::len).unwrap_or_default();
    let length = u32::try_from(main.len()).expect("a small stream").to_le_bytes();
    [length.as_slice(), &main, &tables].concat()
}
