//! One report with all that was read out of it.

use super::keys::Keys;
use crate::extract::figure::number;
use crate::extract::quantity::MOST_FIGURES;
use crate::extract::{Division, Figure, Findings};
use crate::ingest::{Notice, Source};
use crate::outline::Outline;

/// A source, its outline and its findings.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The text.
    pub source: Source,
    /// Its sections.
    pub outline: Outline,
    /// Its claims.
    pub findings: Findings,
    keys: Keys,
}

impl Report {
    /// Reads everything out of a source: depends on that source alone.
    #[must_use]
    pub fn read(source: Source) -> Self {
        let outline = Outline::read(&source);
        let findings = Findings::read(&source, &outline);
        let mut source = source;
        source.notices.extend(cut(&source, &findings));
        Self::new(source, outline, findings)
    }

    /// A report whose outline and findings are known already; what a catalogue needs of it is
    /// worked out here, where reports are read in parallel.
    #[must_use]
    pub fn new(source: Source, outline: Outline, findings: Findings) -> Self {
        let keys = Keys::of(&title_of(&source), &source, &outline, &findings);
        Self { source, outline, findings, keys }
    }

    /// Its title, or the file's name where it has none.
    #[must_use]
    pub fn title(&self) -> String {
        title_of(&self.source)
    }

    /// Its title, behind the year that it speaks of unless it names one itself.
    #[must_use]
    pub fn dated_title(&self) -> String {
        let title = self.title();
        match self.keys().year.filter(|_| !names_year(&title)) {
            Some(year) => format!("{year} {title}"),
            None => title,
        }
    }

    /// What it is known by among reports of other regions and years: its title, behind what that
    /// does not name.
    #[must_use]
    pub fn known_as(&self) -> String {
        let title = self.dated_title();
        match self.region_untitled() {
            Some(region) => format!("{} {title}", region.short()),
            None => title,
        }
    }

    /// The division it is about, where its title does not name it.
    #[must_use]
    pub fn region_untitled(&self) -> Option<Division> {
        let title = self.title();
        let is_named =
            |region: &Division| title.contains(region.name()) || title.contains(region.short());
        self.region().filter(|region| !is_named(region))
    }

    /// The division it is about.
    #[must_use]
    pub fn region(&self) -> Option<Division> {
        self.findings.regions.own
    }

    /// The year it speaks of (the year reported on, not that of delivery), where it can be told.
    #[must_use]
    pub fn year(&self) -> Option<i32> {
        self.keys.year
    }

    /// Whether the figure is an earlier value that says how far things came: 由74亿元增加到….
    #[must_use]
    pub fn is_base(&self, figure: usize) -> bool {
        self.keys().bases.binary_search(&(figure as u32)).is_ok()
    }

    /// A figure as it is stated, 由 before an earlier value; empty where there is none.
    #[must_use]
    pub fn stated(&self, figure: usize) -> String {
        self.told(figure, number::stated)
    }

    /// The same in the short form of a list.
    #[must_use]
    pub fn written(&self, figure: usize) -> String {
        self.told(figure, number::written)
    }

    fn told(&self, index: usize, number: fn(&Figure, &str) -> String) -> String {
        let figure = self.findings.figures.get(index);
        let number = figure.map(|figure| number(figure, &self.source.text)).unwrap_or_default();
        let from = if self.is_base(index) { "由" } else { "" };
        format!("{from}{number}")
    }

    /// About how much memory it holds, in bytes: what was measured on real reports, rounded up.
    #[must_use]
    pub fn weight(&self) -> u64 {
        let Self { source, outline, findings, .. } = self;
        let mentions: usize = findings.programs.iter().map(|program| program.mentions.len()).sum();
        let parts = [
            (source.text.len(), 3),
            (source.lines.len(), 32),
            (outline.sections.len(), 128),
            (findings.figures.len(), 512),
            (findings.programs.len(), 256),
            (mentions + findings.regions.passages.len(), 16),
        ];
        2048 + parts.iter().map(|(count, each)| (count * each) as u64).sum::<u64>()
    }

    /// What a catalogue knows its parts by.
    pub(super) fn keys(&self) -> &Keys {
        &self.keys
    }
}

fn title_of(source: &Source) -> String {
    if source.imprint.title.is_empty() {
        let name = source.path.file_stem().unwrap_or_default();
        return name.to_string_lossy().into_owned();
    }
    source.imprint.title.clone()
}

/// Whether four digits stand together: 上海市2003年政府工作报告 speaks of 2002 and is known by 2003.
pub(super) fn names_year(title: &str) -> bool {
    let digits = |run: &[u8]| run.iter().all(u8::is_ascii_digit);
    title.as_bytes().windows(4).any(digits)
}

/// What is said when there were more figures than are read.
fn cut(source: &Source, findings: &Findings) -> Option<Notice> {
    let last = findings.figures.get(MOST_FIGURES - 1)?;
    Some(Notice::new(
        source.file_line(last.span.start as usize),
        format!("数字超过{MOST_FIGURES}个，从这里起没有提取"),
        format!("more than {MOST_FIGURES} figures: none were read from here on"),
    ))
}
