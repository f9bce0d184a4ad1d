//! A cell with a number: >65, -1.3, 2500左右, 〔15〕.

use super::column::Column;
use super::head::is_unit;
use super::{Cell, RowHead};
use crate::extract::certainty::Certainty;
use crate::extract::change::Change;
use crate::extract::grid::remark;
use crate::extract::label::Label;
use crate::extract::label::wording::clipped;
use crate::extract::quantity::{self, Qualifier, Quantity, Value};
use crate::text::Span;
use crate::text::numeral::{Decimal, Script, numeral_at};

/// What may stand behind a number in its cell.
const BEHIND: [&str; 7] = ["左右", "以上", "以下", "以内", "上下", "及以上", "余"];
/// Ends of a row's head that make its numbers changes.
const FALLS: [&str; 5] = ["降低", "下降", "减少", "削减", "降低率"];

/// The figure of one cell, if it is a number.
pub(super) fn read(text: &str, row: &RowHead<'_>, cell: Span, column: &Column) -> Option<Cell> {
    let written = cell.of(text);
    let unit = row.unit;
    let sums = written.starts_with(['〔', '[', '［', '【', '（', '(']);
    let grows = column.grows && !sums;
    let unit = match column.unit.as_str() {
        _ if sums => unit,
        _ if grows => "%",
        "" => unit,
        own if is_unit(remark(row.name)) && own != "%" => unit,
        own => own,
    };
    let quantity = whole(text, cell).or_else(|| with_unit(text, cell, unit))?;
    let added = if sums { "累计" } else { column.name.as_str() };
    let named = row.named(added);
    let mut label = format!("{named}{added}");
    let negative = matches!(quantity.value, Value::One(value) if value < 0.0);
    let change = if grows {
        if negative { Change::Decrease } else { Change::Increase }
    } else if FALLS.iter().any(|word| named.ends_with(word)) {
        Change::Decrease
    } else {
        Change::None
    };
    if grows && !label.contains('增') {
        label.push_str("增长");
    }
    let label = Label { text: clipped(&label), certainty: Certainty::Sure };
    let period = if column.time.is_empty() { row.time } else { column.time };
    Some(Cell { quantity, label, period, change, status: column.side.or(row.side) })
}

/// A cell that is a quantity with its unit.
fn whole(text: &str, cell: Span) -> Option<Quantity> {
    let mut found = quantity::quantities(text, cell).into_iter();
    let first = found.next()?;
    let behind = text.get(first.span.end as usize..cell.end as usize)?;
    let alone = found.next().is_none() && first.span.start == cell.start;
    (alone && (behind.is_empty() || BEHIND.contains(&behind)) && !first.unit.is_empty())
        .then_some(first)
}

/// A bare number read with the unit that a head states.
fn with_unit(text: &str, cell: Span, unit: &str) -> Option<Quantity> {
    let parts = Parts::of(cell.of(text))?;
    let qualifier = match parts.sign {
        '>' | '≥' | '＞' => Some(Qualifier::Over),
        '<' | '≤' | '＜' => Some(Qualifier::Under),
        _ => None,
    };
    let read = format!("{}{unit}{}", parts.number, parts.behind);
    let found = quantity::quantities(&read, Span::new(0, read.len())).into_iter().next();
    let fits = |q: &Quantity| q.number.start == 0 && !unit.is_empty() && !q.unit.is_empty();
    let mut quantity = found.filter(fits).or_else(|| plainly(parts.number, unit))?;
    if let Some(qualifier) = qualifier {
        quantity.qualifier = qualifier;
    }
    if parts.sign == '-'
        && let Value::One(value) = &mut quantity.value
    {
        *value = -*value;
    }
    let start = cell.start as usize + parts.start;
    quantity.span = Span::new(start, start + parts.written);
    quantity.number = quantity.span;
    Some(quantity)
}

/// A number with a unit that running text would not take for one: 11 (年), 105.1 without any.
fn plainly(number: &str, unit: &str) -> Option<Quantity> {
    let read = format!("{number}{unit}");
    let numeral = numeral_at(&read, 0).filter(|n| n.script == Script::Arabic)?;
    let unit = read.get(numeral.end..)?;
    let index = unit.is_empty() && numeral.value.is_fraction();
    let known = index || is_unit(unit);
    known.then(|| Quantity {
        span: Span::default(),
        number: Span::default(),
        value: Value::One(Decimal::to_f64(numeral.value)),
        unit: unit.to_owned(),
        qualifier: Qualifier::Exact,
    })
}

/// A cell taken apart.
struct Parts<'a> {
    /// -, >, <, or a blank.
    sign: char,
    /// Digits, separators and the dash of a range.
    number: &'a str,
    /// A word that says how exactly it is meant.
    behind: &'a str,
    /// Where sign or number begin in the cell.
    start: usize,
    /// Bytes of sign and number.
    written: usize,
}

impl<'a> Parts<'a> {
    fn of(cell: &'a str) -> Option<Self> {
        let inner = cell.trim_start_matches(['〔', '[', '［', '【', '（', '(']);
        let start = cell.len() - inner.len();
        let sign = match inner.chars().next()? {
            '-' | '−' | '－' | '–' => '-',
            c @ ('>' | '<' | '≥' | '≤' | '＞' | '＜') => c,
            _ => ' ',
        };
        let digits = if sign == ' ' { inner } else { &inner[inner.chars().next()?.len_utf8()..] };
        let digits = digits.trim_start_matches([' ', '+', '=']);
        let inside =
            |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '~' | '～' | '—');
        let end = digits.find(|c| !inside(c)).unwrap_or(digits.len());
        let number = &digits[..end];
        let rest =
            digits[end..].trim_start_matches(['〕', ']', '］', '】', '）', ')', '*', '\\']).trim();
        let behind = BEHIND.iter().find(|word| rest == **word).copied();
        let remark = rest.is_empty() || rest.starts_with(['（', '(', '\u{3000}']);
        let counts = number.starts_with(|c: char| c.is_ascii_digit())
            && number.ends_with(|c: char| c.is_ascii_digit());
        let written = inner.len() - digits.len() + end;
        (counts && (remark || behind.is_some())).then_some(Self {
            sign,
            number,
            behind: behind.unwrap_or(""),
            start,
            written,
        })
    }
}

/// 63, 1,250.5, -2.1, 63（*）, >65, 〔15〕.
pub(super) fn is_number(cell: &str) -> bool {
    Parts::of(cell).is_some() || cell.ends_with('%') && Parts::of(&cell[..cell.len() - 1]).is_some()
}
