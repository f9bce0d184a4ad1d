//! Which administrative division a report, and each passage of it, speaks of.
//!
//! The table of divisions is `table`, where names stand in a text `mention`, what the report is
//! about `own`. Where it turns to another division is `passage`'s, to several at once
//! `severally`'s; `subject` tells both what a mention means and whether a clause is about it.

mod mention;
mod own;
mod passage;
mod severally;
mod subject;
mod table;
mod tabled;
mod words;

use super::grid::Grid;
use crate::ingest::Source;
use crate::outline::Outline;
use crate::text::Span;
use table::ROWS;

/// An administrative division: an index into the table of divisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Division(pub(crate) u16);

impl Division {
    /// The country as a whole.
    pub const COUNTRY: Division = Division(0);

    /// Official full name, simplified: 伊犁哈萨克自治州.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The name people use: 伊犁州.
    #[must_use]
    pub fn short(self) -> &'static str {
        self.row().short
    }

    /// 0 the country, 1 province, 2 prefecture, 3 county.
    #[must_use]
    pub fn level(self) -> u8 {
        table::level_of(self.code())
    }

    /// Its code of GB/T 2260; 71xxxx and 8101xx are our own, 0 is the country.
    #[must_use]
    pub fn code(self) -> u32 {
        self.row().code
    }

    /// The division it lies in; `None` for provinces, whose path opens with themselves.
    #[must_use]
    pub fn parent(self) -> Option<Division> {
        self.row().parent
    }

    /// Itself and what it lies in, widest first: 四川省, 甘孜藏族自治州.
    #[must_use]
    pub fn path(self) -> Vec<Division> {
        let mut path: Vec<_> = std::iter::successors(Some(self), |d| d.parent()).collect();
        path.reverse();
        path
    }

    /// Whether it is `other` or lies in it.
    #[must_use]
    pub fn within(self, other: Division) -> bool {
        other == Self::COUNTRY
            || std::iter::successors(Some(self), |d| d.parent()).any(|d| d == other)
    }

    /// Every division, by code, the country first.
    pub fn all() -> impl Iterator<Item = Division> {
        (0..ROWS.len() as u16).map(Division)
    }

    /// The divisions that bear `name` officially, for short or formerly (毕节地区 → 毕节市).
    #[must_use]
    pub fn by_name(name: &str) -> &'static [Division] {
        table::BY_NAME.get(name).map_or(&[], Vec::as_slice)
    }

    /// A division is only ever made from the table, so the index holds; else the country.
    fn row(self) -> &'static table::Row {
        ROWS.get(usize::from(self.0)).unwrap_or(&ROWS[0])
    }
}

/// The report's own region and the passages about another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Regions {
    /// The division the report is about.
    pub own: Option<Division>,
    /// Passages about another division, in order, not overlapping.
    pub passages: Vec<(Span, Division)>,
    /// Cells of tables that say which division their row or column is of, in order.
    pub places: Vec<Span>,
}

impl Regions {
    /// Reads a source, whose tables are `grids`.
    #[must_use]
    pub fn read(source: &Source, outline: &Outline, grids: &[Grid<'_>]) -> Self {
        let text = source.reading();
        let mut mentions = Vec::new();
        for line in source.body() {
            mention::scan(text, line.span.range(), &mut mentions);
        }
        let lists = tabled::lists(text, grids);
        let mut places: Vec<Span> = lists.iter().flat_map(tabled::List::cells).collect();
        places.sort_unstable();
        let own = own::read(source, &mentions, &lists);
        let passages = passage::read(source, outline, &mentions, &lists, own);
        Self { own, passages, places }
    }

    /// Whether a cell of a table says which division its row or column is of.
    #[must_use]
    pub fn names_place(&self, cell: Span) -> bool {
        names_place(&self.places, cell)
    }

    /// The division that the text at `offset` speaks of.
    #[must_use]
    pub fn at(&self, offset: usize) -> Option<Division> {
        let end = self.passages.partition_point(|(span, _)| span.start as usize <= offset);
        match self.passages[..end].last() {
            Some((span, division)) if span.contains(offset) => Some(*division),
            _ => self.own,
        }
    }
}

/// Whether `span` lies in one of `places`.
fn names_place(places: &[Span], span: Span) -> bool {
    let end = places.partition_point(|place| place.start <= span.start);
    !span.is_empty() && places[..end].last().is_some_and(|place| place.covers(span))
}
