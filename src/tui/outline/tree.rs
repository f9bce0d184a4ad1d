//! Builds the outline's rows: regions, their reports by year, their sections, as far as unfolded.

use super::{Branch, OutlinePane};
use crate::catalogue::{Catalogue, Report};
use crate::extract::Division;
use crate::outline::Section;

/// What a row stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Node {
    /// A region with its reports, or a province with its regions; `None` for reports whose region
    /// is not known.
    Region(Option<Division>),
    /// Index of a report.
    Report(u32),
    /// A section of a report.
    Section {
        /// Index of the report.
        report: u32,
        /// Index of the section.
        section: u32,
    },
}

/// A row of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineRow {
    /// What it stands for.
    pub node: Node,
    /// How far it is set in.
    pub depth: u16,
    /// What it says; empty for a region that is not known.
    pub text: String,
    /// Figures in it, or reports in a region.
    pub count: usize,
    /// Whether it is folded; `None` when there is nothing to fold.
    pub folded: Option<bool>,
}

/// Reports of one region.
struct Group {
    division: Option<Division>,
    /// Divisions it lies in and itself, widest first.
    path: Vec<Division>,
    reports: Vec<u32>,
}

impl OutlinePane {
    pub(super) fn rebuild(&mut self, catalogue: &Catalogue) {
        let mut rows = Vec::new();
        self.push_groups(catalogue, &groups(catalogue), 0, &mut rows);
        self.rows = rows;
    }

    /// The regions of `groups`, all of which lie in the same `depth` divisions, which hang above them:
    /// a division with several of them hangs above these, one alone is named with what it lies in.
    fn push_groups(
        &self,
        catalogue: &Catalogue,
        groups: &[Group],
        depth: usize,
        rows: &mut Vec<OutlineRow>,
    ) {
        let head = |group: &Group| group.path.get(depth).copied();
        for family in groups.chunk_by(|a, b| head(a) == head(b)) {
            match (family, family.first().and_then(head)) {
                // The reports of what hangs above hang from it directly.
                ([own], None) if depth > 0 => self.push_reports(catalogue, own, depth as u16, rows),
                (_, Some(division)) if family.len() > 1 => {
                    self.push_family(catalogue, division, family, depth, rows);
                }
                _ => family.iter().for_each(|group| {
                    let name = names(group.path.get(depth..).unwrap_or_default());
                    self.push_group(catalogue, group, depth as u16, &name, rows);
                }),
            }
        }
    }

    /// A division and the regions in it; the widest are unfolded, others where they are read.
    fn push_family(
        &self,
        catalogue: &Catalogue,
        division: Division,
        family: &[Group],
        depth: usize,
        rows: &mut Vec<OutlineRow>,
    ) {
        let here = self.here.map(|(report, _)| report);
        let holds_here = family.iter().any(|g| here.is_some_and(|here| g.reports.contains(&here)));
        let folded = self.folded(&Branch::Region(Some(division)), depth > 0 && !holds_here);
        rows.push(OutlineRow {
            node: Node::Region(Some(division)),
            depth: depth as u16,
            text: division.name().to_owned(),
            count: family.iter().map(|group| group.reports.len()).sum(),
            folded: Some(folded),
        });
        if !folded {
            self.push_groups(catalogue, family, depth + 1, rows);
        }
    }

    fn push_group(
        &self,
        catalogue: &Catalogue,
        group: &Group,
        depth: u16,
        name: &str,
        rows: &mut Vec<OutlineRow>,
    ) {
        let holds_here = self.here.is_some_and(|(report, _)| group.reports.contains(&report));
        let folded = self.folded(&Branch::Region(group.division), !holds_here);
        let (node, text) = (Node::Region(group.division), name.to_owned());
        rows.push(OutlineRow {
            node,
            depth,
            text,
            count: group.reports.len(),
            folded: Some(folded),
        });
        if !folded {
            self.push_reports(catalogue, group, depth + 1, rows);
        }
    }

    fn push_reports(
        &self,
        catalogue: &Catalogue,
        group: &Group,
        depth: u16,
        rows: &mut Vec<OutlineRow>,
    ) {
        for &index in &group.reports {
            let Some(report) = catalogue.report(index) else { continue };
            let here = self.here.is_some_and(|(report, _)| report == index);
            let branch = Branch::Report(report.source.path.clone());
            let folded = self.folded(&branch, !here);
            let sections = &report.outline.sections;
            rows.push(OutlineRow {
                node: Node::Report(index),
                depth,
                text: report.dated_title(),
                count: report.findings.figures.len(),
                folded: (!sections.is_empty()).then_some(folded),
            });
            if !folded {
                self.push_sections(index, report, depth + 1, rows);
            }
        }
    }

    fn push_sections(&self, index: u32, report: &Report, depth: u16, rows: &mut Vec<OutlineRow>) {
        let sections = &report.outline.sections;
        let top = sections.iter().map(|section| section.level).min().unwrap_or(1);
        // Sections deeper than this one are folded away.
        let mut hidden: Option<u8> = None;
        for (at, section) in sections.iter().enumerate() {
            if hidden.is_some_and(|level| section.level > level) {
                continue;
            }
            let parent = sections.get(at + 1).is_some_and(|next| next.level > section.level);
            let branch = Branch::Section(report.source.path.clone(), at as u32);
            // Below the first level only what leads to the place that is read is open.
            let leads_here = self.here.is_some_and(|(of, place)| {
                let place = place.and_then(|place| sections.get(place as usize));
                of == index && place.is_some_and(|place| section.extent.covers(place.extent))
            });
            let deep = section.level > top && !leads_here;
            let folded = parent.then(|| self.folded(&branch, deep));
            hidden = (folded == Some(true)).then_some(section.level);
            rows.push(OutlineRow {
                node: Node::Section { report: index, section: at as u32 },
                depth: depth + u16::from(section.level - top),
                text: title(report, section),
                count: figures_in(report, section),
                folded,
            });
        }
    }

    fn folded(&self, branch: &Branch, by_default: bool) -> bool {
        self.folds.get(branch).copied().unwrap_or(by_default)
    }
}

/// Reports by region, in the order of the catalogue.
fn groups(catalogue: &Catalogue) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for &index in catalogue.order() {
        let division = catalogue.report(index).and_then(|report| report.region());
        match groups.last_mut() {
            Some(last) if last.division == division => last.reports.push(index),
            _ => {
                let path = division.map(Division::path).unwrap_or_default();
                groups.push(Group { division, path, reports: vec![index] });
            }
        }
    }
    groups
}

/// The region's own name first, then what it lies in: a narrow pane cuts the end off.
fn names(path: &[Division]) -> String {
    let Some((own, above)) = path.split_last() else { return String::new() };
    let above: Vec<_> = above.iter().map(|division| division.name()).collect();
    let gap = if above.is_empty() { "" } else { " · " };
    format!("{}{gap}{}", own.name(), above.join(" › "))
}

fn title(report: &Report, section: &Section) -> String {
    let text = &report.source.text;
    let marker = section.marker.of(text).trim();
    let gap = if marker.ends_with(|c: char| c.is_ascii()) { " " } else { "" };
    format!("{marker}{}{}", if marker.is_empty() { "" } else { gap }, section.title.of(text))
}

fn figures_in(report: &Report, section: &Section) -> usize {
    let figures = &report.findings.figures;
    let until = |offset: u32| figures.partition_point(|figure| figure.span.start < offset);
    until(section.extent.end).saturating_sub(until(section.extent.start))
}
