//! How wide text is set: where its lines open and where they end when they are full.

use super::row::Line;
use std::collections::HashMap;

/// The edges between which lines stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Area {
    pub left: f32,
    pub right: f32,
}

impl Area {
    /// Whether a line stands in the middle, at least so far from both edges, in sizes of the type.
    pub fn is_centred(&self, line: &Line, least: f32) -> bool {
        let (before, behind) = (line.x0 - self.left, self.right - line.x1);
        before.min(behind) >= line.size * least && (before - behind).abs() < line.size * 1.2
    }
}

/// The areas of a file, and what is usual in it.
pub(super) struct Areas {
    /// By page and column.
    pages: HashMap<(u32, (u8, u8)), Area>,
    /// By left or right page and column.
    usual: HashMap<(u32, (u8, u8)), Area>,
    /// Size of most of the type.
    pub size: f32,
    /// From line to line, in sizes of the type.
    pub pitch: f32,
    /// Whether paragraphs open with an indent.
    pub is_indented: bool,
}

/// How much of the longest line a long one is.
const LONG: f32 = 0.85;
/// Fewest lines that tell the area of a page.
const FEWEST: usize = 6;
/// Most lines of a usual paragraph.
const MOST_LINES: usize = 50;
/// How far first lines are indented, in sizes of the type.
pub(super) const INDENT: std::ops::RangeInclusive<f32> = 1.5..=2.7;

impl Areas {
    pub fn of(lines: &[&Line]) -> Self {
        let mut pages: HashMap<(u32, (u8, u8)), Vec<&Line>> = HashMap::new();
        let mut sides: HashMap<(u32, (u8, u8)), Vec<&Line>> = HashMap::new();
        for line in lines {
            pages.entry((line.page, line.column)).or_default().push(line);
            sides.entry((line.page % 2, line.column)).or_default().push(line);
        }
        let usual: HashMap<_, _> = sides.iter().map(|(key, it)| (*key, area(it))).collect();
        let own = |(key, lines): (&(u32, (u8, u8)), &Vec<&Line>)| {
            let alone = alone_in_column(lines, key, &usual);
            let own = (lines.len() >= FEWEST).then(|| area(lines));
            alone.or(own).map(|area| (*key, area))
        };
        let pages = pages.iter().filter_map(own).collect();
        let (size, pitch) = (size(lines), pitch(lines));
        let mut areas = Self { pages, usual, size, pitch, is_indented: false };
        let indented =
            |line: &&&Line| INDENT.contains(&((line.x0 - areas.around(line).left) / line.size));
        let count = lines.iter().filter(indented).count();
        areas.is_indented = count > 2 && count * MOST_LINES > lines.len();
        areas
    }

    /// The area in which a line stands.
    pub fn around(&self, line: &Line) -> Area {
        let usual = self.usual.get(&(line.page % 2, line.column)).copied();
        let usual = usual.unwrap_or(Area { left: line.x0, right: line.x1 });
        let own = self.pages.get(&(line.page, line.column)).copied();
        let Some(Area { mut left, mut right }) = own else {
            return Area { left: usual.left.min(line.x0), right: usual.right.max(line.x1) };
        };
        if right < usual.left + (usual.right - usual.left) * 0.75 {
            return Area { left, right };
        }
        // A page of short or indented lines alone does not show how wide it is set.
        if (left - usual.left).abs() < self.size * 3.0 {
            left = left.min(usual.left);
            right = right.max(usual.right);
        }
        Area { left, right }
    }
}

/// The column in which all lines of a page stand: on the last one the others are empty.
fn alone_in_column(
    lines: &[&Line],
    (page, column): &(u32, (u8, u8)),
    usual: &HashMap<(u32, (u8, u8)), Area>,
) -> Option<Area> {
    let whole = usual.get(&(page % 2, *column))?;
    let em = lines.first()?.size;
    let holds = |area: &&Area| {
        let is_inside = |line: &&&Line| line.x0 > area.left - em && line.x1 < area.right + em;
        let reaches = |line: &&Line| line.x1 > area.right - em * 1.5;
        area.right - area.left < (whole.right - whole.left) * 0.75
            && lines.iter().filter(is_inside).count() == lines.len()
            && lines.iter().any(reaches)
    };
    let columns = usual.iter().filter(|((_, (_, count)), _)| *count > 1).map(|(_, area)| area);
    columns.filter(holds).min_by(|a, b| a.left.total_cmp(&b.left)).copied()
}

/// The edges at which several lines open and end.
fn area(lines: &[&Line]) -> Area {
    let enough = (lines.len() / 30).max(2).min(lines.len());
    let mut opens: Vec<f32> = lines.iter().map(|line| line.x0).collect();
    opens.sort_by(f32::total_cmp);
    let em = lines.first().map_or(12.0, |line| line.size);
    let together = opens.windows(enough).find(|it| it[enough - 1] - it[0] < em * 0.4);
    let left = together.and_then(<[f32]>::first).or(opens.first()).copied().unwrap_or(0.0);
    // Long lines end at the edge, a little before it, or with a mark that hangs over it.
    let longest = lines.iter().map(|line| line.x1).fold(left, f32::max);
    let is_long = |end: &f32| *end > left + (longest - left) * LONG;
    let mut ends: Vec<f32> = lines.iter().map(|line| line.x1).filter(is_long).collect();
    ends.sort_by(f32::total_cmp);
    Area { left, right: ends.get(ends.len() * 4 / 5).copied().unwrap_or(longest) }
}

/// The size in which most characters are set.
fn size(lines: &[&Line]) -> f32 {
    let mut counts: HashMap<u32, usize> = HashMap::new();
    for line in lines {
        *counts.entry((line.size * 10.0).round() as u32).or_default() += line.text.len();
    }
    let most = counts.into_iter().max_by_key(|(size, count)| (*count, *size));
    most.map_or(12.0, |(size, _)| size as f32 / 10.0)
}

/// From a line to the next, in the middle.
fn pitch(lines: &[&Line]) -> f32 {
    let pairs = lines.windows(2).filter(|pair| {
        (pair[0].page, pair[0].block) == (pair[1].page, pair[1].block)
            && (pair[0].size - pair[1].size).abs() < 0.5
    });
    let mut steps: Vec<f32> = pairs.map(|pair| (pair[1].y - pair[0].y) / pair[0].size).collect();
    steps.retain(|step| (0.8..4.0).contains(step));
    steps.sort_by(f32::total_cmp);
    // Of lines, not of paragraphs: the larger half counts those.
    steps.get(steps.len() * 2 / 5).copied().unwrap_or(1.6)
}
