//! Programs over all reports: one entry for a program however the reports write it.

use super::{FolderProgram, Report};
use crate::extract::{Certainty, ProgramKind};
use std::collections::HashMap;
use std::sync::Arc;

/// The programs of `reports`: doubtful ones last, commonest first; where counts are equal, in order
/// of appearance.
#[must_use]
pub fn merged(reports: &[Arc<Report>]) -> Vec<FolderProgram> {
    let mut groups: Vec<Group> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for (report_index, report) in reports.iter().enumerate() {
        for (index, program) in report.findings.programs.iter().enumerate() {
            let Some(stem) = report.keys().stems.get(index) else { continue };
            let group = *known.entry(stem).or_insert_with(|| {
                groups.push(Group::default());
                groups.len() - 1
            });
            let count = program.mentions.len() as u32;
            groups[group].add((report_index as u32, index as u32), program, count);
        }
    }
    let mut programs: Vec<FolderProgram> = groups.into_iter().map(Group::program).collect();
    programs.sort_by_key(|p| (p.certainty == Certainty::Unsure, std::cmp::Reverse(p.count)));
    programs
}

/// What is gathered of one program.
#[derive(Default)]
struct Group<'a> {
    entries: Vec<(u32, u32)>,
    count: u32,
    names: Vec<(&'a str, u32)>,
    kinds: Vec<(ProgramKind, u32)>,
    certainty: Certainty,
}

impl<'a> Group<'a> {
    fn add(&mut self, entry: (u32, u32), program: &'a crate::extract::Program, count: u32) {
        self.entries.push(entry);
        self.count += count;
        tally(&mut self.names, &*program.name, count);
        tally(&mut self.kinds, program.kind, count * weight(program.certainty));
        self.certainty = self.certainty.max(program.certainty);
    }

    /// Whether several reports name it: what one made up others do not repeat.
    fn is_confirmed(&self) -> bool {
        self.entries.iter().any(|(report, _)| Some(report) != self.entries.first().map(|(r, _)| r))
    }

    fn program(self) -> FolderProgram {
        FolderProgram {
            name: commonest(&self.names).unwrap_or_default().into(),
            kind: commonest(&self.kinds).unwrap_or(ProgramKind::Campaign),
            certainty: if self.is_confirmed() { surer(self.certainty) } else { self.certainty },
            entries: self.entries,
            count: self.count,
        }
    }
}

/// What a mention counts for in settling the kind: a clear one more than doubtful ones.
fn weight(certainty: Certainty) -> u32 {
    match certainty {
        Certainty::Sure => 4,
        Certainty::Likely => 2,
        Certainty::Unsure => 1,
    }
}

/// The next step up.
fn surer(certainty: Certainty) -> Certainty {
    match certainty {
        Certainty::Unsure => Certainty::Likely,
        Certainty::Likely | Certainty::Sure => Certainty::Sure,
    }
}

fn tally<T: PartialEq>(counts: &mut Vec<(T, u32)>, value: T, count: u32) {
    match counts.iter_mut().find(|(known, _)| *known == value) {
        Some((_, sum)) => *sum += count,
        None => counts.push((value, count)),
    }
}

/// The value counted most, the earliest of those counted equally.
fn commonest<T: Copy>(counts: &[(T, u32)]) -> Option<T> {
    let best = counts.iter().map(|(_, count)| *count).max()?;
    counts.iter().find(|(_, count)| *count == best).map(|(value, _)| *value)
}
