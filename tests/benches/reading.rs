//! How fast a report is read: quantities, sentences with their figures, and whole reports, by the
//! length of the text. A line a hundred times as long should cost a hundred times as much.

use divan::Bencher;
use divan::counter::BytesCount;
use gangmu::extract::{Findings, quantity};
use gangmu::ingest::Source;
use gangmu::outline::Outline;
use gangmu::text::Span;
use std::path::Path;

/// Characters of one line, a hundredfold apart.
const LENGTHS: [usize; 3] = [4_000, 40_000, 400_000];

/// Sentences as reports have them: figures, dates, names and plain words.
const SENTENCES: &str = "全市现有女干部3.4万人，占干部总数的41.2%，比上届提高2.5个百分点；\
    2018年以来开展“巾帼大宣讲”等活动2600余场次，受益妇女近215万人次。\
    坚持围绕中心、服务大局，不断完善工作机制，推动各项工作再上新台阶。\
    投入资金1202.1万元，建成示范基地98个，带动三百余名妇女就业，覆盖率达71.9%。";

fn main() {
    divan::main();
}

/// One line of about `chars` characters.
fn line(chars: usize) -> String {
    SENTENCES.chars().cycle().take(chars).collect()
}

#[divan::bench(args = LENGTHS)]
fn quantities(bencher: Bencher, chars: usize) {
    let text = line(chars);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| quantity::quantities(&text, Span::new(0, text.len())));
}

#[divan::bench(args = LENGTHS)]
fn findings(bencher: Bencher, chars: usize) {
    let source = Source::from_text(Path::new("line.txt"), &line(chars));
    let outline = Outline::read(&source);
    bencher.counter(BytesCount::of_str(&source.text)).bench(|| Findings::read(&source, &outline));
}

/// A report of many paragraphs, from raw text to findings.
#[divan::bench(args = LENGTHS)]
fn report(bencher: Bencher, chars: usize) {
    let text = format!("{SENTENCES}\n\n").repeat(chars / SENTENCES.chars().count());
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        let source = Source::from_text(Path::new("report.txt"), &text);
        let outline = Outline::read(&source);
        Findings::read(&source, &outline)
    });
}
