//! Tables whose rows or columns are headed by divisions: each number is its division's.
//!
//! A list of names settles what a short or shared one means: the narrowest division that most of
//! them lie in is what the list is about (兰州, 定西, 天水: 甘肃省).

use super::Division;
use super::words::words;
use crate::extract::grid::{Grid, bare};
use crate::text::Span;
use crate::text::lexicon::Lexicon;
use std::sync::LazyLock;

/// Words of heads and cells, by what they say.
struct Words {
    column: Lexicon<()>,
    sum: Lexicon<()>,
    whole: Lexicon<()>,
}

static WORDS: LazyLock<Words> =
    LazyLock::new(|| Words { column: words("column"), sum: words("sum"), whole: words("whole") });

/// A cell that heads a row or a column of divisions.
struct Head {
    cell: Span,
    /// The cells that it heads.
    over: Vec<Span>,
    /// What it may name.
    named: &'static [Division],
    /// Whether it sums up the list.
    sum: bool,
}

/// A row or column of them.
pub(super) struct List {
    heads: Vec<Head>,
    /// The narrowest division that most of them lie in.
    pub scope: Division,
    /// Whether it names more than one.
    pub several: bool,
}

/// The lists of divisions that head tables.
pub(super) fn lists(text: &str, grids: &[Grid<'_>]) -> Vec<List> {
    let mut lists = Vec::new();
    for grid in grids {
        let columns = (0..grid.heads.len()).filter_map(|column| down(text, grid, column));
        let found = lists.len();
        lists.extend(columns);
        if lists.len() == found {
            lists.extend(across(text, grid));
        }
    }
    lists
}

/// The divisions that stand in a column.
fn down(text: &str, grid: &Grid<'_>, column: usize) -> Option<List> {
    let rows = grid.rows.iter().filter(|row| row.cells.get(column).is_some_and(|c| !c.is_empty()));
    let heads = rows.map(|row| Head::read(text, row.cells[column], vec![row.line]));
    let says = WORDS.column.has(&bare(grid.heads[column].of(text)));
    List::of(heads.collect(), says)
}

/// The divisions that head columns.
fn across(text: &str, grid: &Grid<'_>) -> Option<List> {
    let below = |column: usize| {
        grid.rows.iter().filter_map(|row| row.cells.get(column).copied()).collect::<Vec<_>>()
    };
    let cells = grid.heads.iter().enumerate().skip(1).filter(|(_, head)| !head.is_empty());
    List::of(cells.map(|(at, head)| Head::read(text, *head, below(at))).collect(), false)
}

impl Head {
    fn read(text: &str, cell: Span, over: Vec<Span>) -> Self {
        let name = bare(cell.of(text));
        let sum = WORDS.sum.has(&name) || WORDS.whole.has(&name);
        Self { cell, over, named: Division::by_name(&name), sum }
    }

    /// The division it names in a list about `scope`: one that lies right in it before others, or
    /// one that it lies in (全国).
    fn meant(&self, scope: Division) -> Option<Division> {
        let inside = self.named.iter().filter(|d| **d != scope && d.within(scope));
        let nearest = inside.min_by_key(|d| (d.parent() != Some(scope), d.level()));
        nearest.or_else(|| self.named.iter().find(|d| scope.within(**d))).copied()
    }
}

impl List {
    /// `None` where the cells are no list of divisions; `says` that their head calls them so.
    fn of(heads: Vec<Head>, says: bool) -> Option<Self> {
        let names = heads.iter().filter(|head| !head.sum);
        let (placed, all) =
            (names.clone().filter(|head| !head.named.is_empty()).count(), names.count());
        if placed < if says { 1 } else { 2 } || placed * 3 < all * 2 {
            return None;
        }
        let scope = scope(&heads)?;
        let meant = heads.iter().filter_map(|head| head.meant(scope));
        let several = meant.clone().zip(meant.skip(1)).any(|(one, next)| one != next);
        let listed = several && (scope != Division::COUNTRY || heads_of_country(&heads));
        (says || listed).then_some(Self { heads, scope, several })
    }

    /// The cells that name a division or sum them up.
    pub(super) fn cells(&self) -> impl Iterator<Item = Span> + '_ {
        let heads = self.heads.iter().filter(|h| h.sum || h.meant(self.scope).is_some());
        heads.map(|head| head.cell)
    }

    /// What each cell that a division heads speaks of, in a report about `own`.
    pub(super) fn passages(
        &self,
        own: Option<Division>,
    ) -> impl Iterator<Item = (Span, Division)> + '_ {
        // Most of the names lie in what the report is about as well: that settles them.
        let scope =
            own.filter(|own| own.within(self.scope) && self.fits(*own)).unwrap_or(self.scope);
        self.heads.iter().filter(|head| !head.sum).flat_map(move |head| {
            let meant = head.meant(scope).or_else(|| head.meant(self.scope));
            meant.into_iter().flat_map(|d| head.over.iter().map(move |cell| (*cell, d)))
        })
    }

    /// Whether most of the names may lie in `own`.
    fn fits(&self, own: Division) -> bool {
        let named = self.heads.iter().filter(|head| !head.named.is_empty());
        let inside =
            named.clone().filter(|head| head.named.iter().any(|d| *d != own && d.within(own)));
        inside.count() * 5 >= named.count() * 4
    }
}

/// The narrowest division that four fifths of the names may lie in.
fn scope(heads: &[Head]) -> Option<Division> {
    let named: Vec<&Head> = heads.iter().filter(|head| !head.named.is_empty()).collect();
    let mut above: Vec<Division> = Vec::new();
    for head in &named {
        let path = |d: &Division| std::iter::successors(d.parent(), |d| d.parent());
        let mut own: Vec<Division> = head.named.iter().flat_map(path).collect();
        own.push(Division::COUNTRY);
        own.sort_unstable();
        own.dedup();
        above.extend(own);
    }
    above.sort_unstable();
    let counts = above.chunk_by(|a, b| a == b).map(|same| (same[0], same.len()));
    let enough = counts.filter(|(_, count)| count * 5 >= named.len() * 4);
    enough.max_by_key(|(d, count)| (d.level(), *count)).map(|(division, _)| division)
}

/// Whether all are provinces or their cities, so that a list of the whole country is meant.
fn heads_of_country(heads: &[Head]) -> bool {
    let mut named = heads.iter().filter(|head| !head.named.is_empty());
    named.all(|head| head.named.iter().any(|d| d.level() < 3))
}
