//! Where the time of reading goes: every part of it over the reports of the folder named by
//! `GANGMU_BENCH`, on one core. Throughput is that of the whole text, so times add up.
//!
//! `GANGMU_BENCH=reports cargo bench --bench parts`

use divan::Bencher;
use divan::counter::BytesCount;
use gangmu::extract::attribution::Mentions;
use gangmu::extract::grid::grids;
use gangmu::extract::label::{Label, Labeller};
use gangmu::extract::period::Periods;
use gangmu::extract::quantity::Quantity;
use gangmu::extract::sentence::{self, Clause};
use gangmu::extract::status::Statuses;
use gangmu::extract::{Findings, Program, Regions};
use gangmu::extract::{change, figure, program, quantity};
use gangmu::ingest::{self, Source};
use gangmu::outline::Outline;
use gangmu::text::{Span, words};
use std::path::PathBuf;
use std::sync::LazyLock;

/// As much text as keeps one round short, in bytes.
const MOST: usize = 4_000_000;

fn main() {
    divan::main();
}

/// A report with what each part of reading is given.
struct Read {
    source: Source,
    outline: Outline,
    regions: Regions,
    programs: Vec<Program>,
    /// Lines that have quantities.
    lines: Vec<(Span, Vec<Quantity>)>,
    sentences: Vec<Stated>,
}

/// A sentence that has quantities.
struct Stated {
    span: Span,
    clauses: Vec<Clause>,
    quantities: Vec<Quantity>,
    labels: Vec<Label>,
}

impl Read {
    fn new(source: Source) -> Self {
        let outline = Outline::read(&source);
        let Findings { programs, regions, .. } = Findings::read(&source, &outline);
        let text = source.reading();
        let lines: Vec<_> = source
            .body()
            .map(|line| (line.span, quantity::quantities(text, line.span)))
            .filter(|(_, found)| !found.is_empty())
            .collect();
        let mut labeller = Labeller::new(text, Mentions::of(text, &programs).spans());
        let mut sentences = Vec::new();
        for (line, found) in &lines {
            for span in sentence::sentences(text, *line) {
                let inside = found.iter().filter(|q| span.covers(q.span)).cloned();
                let quantities: Vec<_> = inside.collect();
                let clauses = sentence::clauses(text, span);
                let labels = labeller.sentence(&clauses, &quantities);
                sentences.push(Stated { span, clauses, quantities, labels });
            }
        }
        sentences.retain(|stated| !stated.quantities.is_empty());
        Self { outline, regions, programs, lines, sentences, source }
    }

    fn text(&self) -> &str {
        self.source.reading()
    }

    fn mentions(&self) -> Mentions<'_> {
        Mentions::of(self.text(), &self.programs)
    }
}

static REPORTS: LazyLock<Vec<Read>> = LazyLock::new(|| {
    let Some(folder) = std::env::var_os("GANGMU_BENCH") else { return Vec::new() };
    let found = ingest::walk(&[PathBuf::from(folder)]).flatten();
    let mut most = MOST;
    let sources = found.filter_map(|path| ingest::read(&path).ok()).take_while(|source| {
        let fits = source.text.len() <= most;
        most = most.saturating_sub(source.text.len());
        fits
    });
    sources.map(Read::new).collect()
});

/// Measures `part` over all reports.
fn measure<T>(bencher: Bencher, part: impl Fn(&Read) -> T + Sync) {
    let reports = &*REPORTS;
    let bytes: usize = reports.iter().map(|read| read.source.text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        for read in reports {
            divan::black_box_drop(part(read));
        }
    });
}

/// From the text of a file to everything known of it.
#[divan::bench]
fn a_whole_report(bencher: Bencher) {
    measure(bencher, |read| {
        let source = Source::from_text(&read.source.path, &read.source.text);
        let outline = Outline::read(&source);
        Findings::read(&source, &outline)
    });
}

#[divan::bench]
fn b_tidy(bencher: Bencher) {
    measure(bencher, |read| Source::from_text(&read.source.path, &read.source.text));
}

#[divan::bench]
fn c_outline(bencher: Bencher) {
    measure(bencher, |read| Outline::read(&read.source));
}

#[divan::bench]
fn d_extract(bencher: Bencher) {
    measure(bencher, |read| Findings::read(&read.source, &read.outline));
}

#[divan::bench]
fn e_regions(bencher: Bencher) {
    measure(bencher, |read| Regions::read(&read.source, &read.outline, &grids(&read.source)));
}

#[divan::bench]
fn f_programs(bencher: Bencher) {
    measure(bencher, |read| program::read(&read.source));
}

#[divan::bench]
fn g_figures(bencher: Bencher) {
    measure(bencher, |read| {
        let grids = grids(&read.source);
        figure::read(&read.source, &read.outline, &grids, &read.regions, &read.programs)
    });
}

#[divan::bench]
fn h_quantities(bencher: Bencher) {
    measure(bencher, |read| {
        let lines = read.source.body();
        lines.map(|line| quantity::quantities(read.text(), line.span).len()).sum::<usize>()
    });
}

#[divan::bench]
fn i_changes(bencher: Bencher) {
    measure(bencher, |read| {
        let of = |(line, found): &(Span, Vec<_>)| change::changes(read.text(), *line, found).len();
        read.lines.iter().map(of).sum::<usize>()
    });
}

#[divan::bench]
fn j_periods(bencher: Bencher) {
    measure(bencher, |read| {
        let of = |(line, _): &(Span, _)| Periods::read(read.text(), *line, false);
        read.lines.iter().map(of).collect::<Vec<_>>()
    });
}

#[divan::bench]
fn k_clauses(bencher: Bencher) {
    measure(bencher, |read| {
        let in_line = read.lines.iter().map(|(line, _)| sentence::sentences(read.text(), *line));
        let sentences = in_line.map(|sentences| sentences.len()).sum::<usize>();
        let clauses = |stated: &Stated| sentence::clauses(read.text(), stated.span).len();
        sentences + read.sentences.iter().map(clauses).sum::<usize>()
    });
}

#[divan::bench]
fn l_statuses(bencher: Bencher) {
    measure(bencher, |read| {
        let statuses = Statuses::read(&read.source, &read.outline);
        for stated in &read.sentences {
            let said = statuses.sentence(read.text(), stated.span);
            for quantity in &stated.quantities {
                divan::black_box(statuses.at(read.text(), stated.span, &said, quantity.span));
            }
        }
    });
}

#[divan::bench]
fn m_labels(bencher: Bencher) {
    measure(bencher, |read| {
        let mut labeller = Labeller::new(read.text(), read.mentions().spans());
        for stated in &read.sentences {
            divan::black_box_drop(labeller.sentence(&stated.clauses, &stated.quantities));
        }
    });
}

/// The cutting into words alone, over every clause that has a number: the greater part of labels.
#[divan::bench]
fn n_words(bencher: Bencher) {
    measure(bencher, |read| {
        for stated in &read.sentences {
            let has_number = |clause: &&Clause| {
                stated.quantities.iter().any(|q| clause.contains(q.span.start as usize))
            };
            for part in stated.clauses.iter().filter(has_number).flat_map(|clause| &clause.parts) {
                divan::black_box(words::words(part.of(read.text())).count());
            }
        }
    });
}

#[divan::bench]
fn o_attribution(bencher: Bencher) {
    measure(bencher, |read| {
        let mentions = read.mentions();
        for Stated { clauses, quantities, labels, .. } in &read.sentences {
            divan::black_box_drop(mentions.attribute(clauses, quantities, labels));
        }
    });
}
