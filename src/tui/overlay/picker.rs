//! Jump: a few typed letters, the entries they may mean, and the passage the chosen one stands in.

use super::matching::{Answer, Wanted};
use super::typed_list::{Pressed, TypedList, draw_not_found};
use super::{Answered, Outcome, Question, Scene, popup, preview};
use crate::catalogue::{Catalogue, Entry, Found, Hit, Scope};
use crate::extract::Certainty;
use crate::settings::Language;
use crate::text::Ruler;
use crate::theme::Role;
use crate::tui::keymap::Key;
use crate::tui::paint::Brush;
use crate::tui::panel;
use crate::tui::words::Words;
use crossterm::event::KeyCode;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use std::sync::Arc;

/// A picker over one sort of entries, or all.
#[derive(Debug)]
pub struct Picker {
    /// What is typed, and the chosen row.
    pub list: TypedList,
    scope: Scope,
    shown: Shown,
}

/// What the last answer found.
#[derive(Debug, Default)]
struct Shown {
    catalogue: Arc<Catalogue>,
    query: String,
    found: Found,
}

/// Where labels and numbers of figures end, in cells from where names begin.
#[derive(Clone, Copy, Debug)]
struct Columns {
    label: u16,
    number: u16,
}

/// Cells below which it is not worth saying where a figure comes from.
const LEAST_DETAIL: u16 = 4;

/// Where the parts of a picker stand; a part without room is empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Areas {
    /// The whole popup.
    pub popup: Rect,
    /// The line that is typed into, with the count at its end.
    pub query: Rect,
    /// The entries.
    pub list: Rect,
    /// The passage.
    pub preview: Rect,
}

/// From this width on the passage stands beside the list.
const BESIDE: u16 = 100;
/// In a list narrower than this what an entry comes from is left out for its name.
const TELLING: u16 = 40;
/// From this height on it stands below, where it cannot stand beside.
const BELOW: u16 = 18;

impl Areas {
    /// The areas on a screen.
    #[must_use]
    pub fn of(screen: Rect) -> Self {
        let margin = if screen.width >= 60 { screen.width / 20 } else { 0 };
        let height =
            if screen.height >= 20 { screen.height - screen.height / 10 } else { screen.height };
        let popup = popup::centred(screen, screen.width - 2 * margin, height);
        let inner = popup::inside(popup);
        let query = Rect { height: inner.height.min(1), ..inner };
        let rest = Rect { y: inner.y + query.height, height: inner.height - query.height, ..inner };
        if rest.width + 4 >= BESIDE {
            let width = rest.width / 2;
            let list = Rect { width: width - 1, ..rest };
            let preview = Rect { x: rest.x + width + 1, width: rest.width - width - 1, ..rest };
            return Self { popup, query, list, preview };
        }
        let below = if screen.height >= BELOW { rest.height / 3 } else { 0 };
        let list = Rect { height: rest.height - below, ..rest };
        let gap = below.min(1);
        let preview = Rect { y: list.bottom() + gap, height: below - gap, ..rest };
        Self { popup, query, list, preview }
    }
}

impl Picker {
    /// A picker with nothing typed yet.
    #[must_use]
    pub fn new(scope: Scope) -> Self {
        Self { list: TypedList::default(), scope, shown: Shown::default() }
    }

    /// What it looks for.
    #[must_use]
    pub fn scope(&self) -> Scope {
        self.scope
    }

    /// How many entries match.
    #[must_use]
    pub fn total(&self) -> usize {
        self.shown.found.total
    }

    /// The entry that Enter would go to, with the catalogue it belongs to.
    #[must_use]
    pub fn chosen(&self) -> Option<(&Arc<Catalogue>, Entry)> {
        let hit = self.shown.found.hits.get(self.list.chosen.row)?;
        Some((&self.shown.catalogue, hit.entry))
    }

    /// Takes a key.
    pub fn update(&mut self, key: Key, scene: &Scene<'_>) -> Outcome {
        if key.code == KeyCode::Tab {
            self.list.was_entered();
            self.scope = next_scope(self.scope);
            return Outcome::Stay;
        }
        let wanted = self.wanted(scene);
        match self.list.update(key, self.shown.found.hits.len(), &wanted) {
            Pressed::Nothing => Outcome::Stay,
            Pressed::Close => Outcome::Close,
            Pressed::Open => self.go(scene),
        }
    }

    /// Takes a click: it chooses a row, and opens the one that is chosen.
    pub fn click(&mut self, at: Position, scene: &Scene<'_>) -> Outcome {
        let list = self.areas(scene).list;
        let again = self.list.chosen.click(self.shown.found.hits.len(), list, at);
        if again { self.go(scene) } else { Outcome::Stay }
    }

    /// What must be matched, when that was not asked yet.
    pub fn question(&mut self, scene: &Scene<'_>) -> Option<Question> {
        self.list.ask(self.wanted(scene))
    }

    /// Takes what was found.
    pub fn answered(&mut self, answered: Answered, scene: &Scene<'_>) -> Outcome {
        if !self.list.take_answer(&answered.question) {
            return Outcome::Stay;
        }
        if let (Answer::Entries(found), Wanted::Entries { query, .. }) =
            (answered.answer, answered.question.wanted)
        {
            let catalogue = answered.question.catalogue;
            // While files come in entries move down: a chosen one stays chosen.
            let name = |(catalogue, entry): (&Arc<Catalogue>, Entry)| {
                (catalogue.name(entry), catalogue.detail(entry))
            };
            let chosen = self.chosen().filter(|_| self.list.chosen.row > 0).map(name);
            let again = chosen.and_then(|chosen| {
                found.hits.iter().position(|hit| name((&catalogue, hit.entry)) == chosen)
            });
            self.list.chosen.row =
                again.unwrap_or(self.list.chosen.row).min(found.hits.len().saturating_sub(1));
            self.shown = Shown { catalogue, query, found };
        }
        if self.list.was_entered() { self.go(scene) } else { Outcome::Stay }
    }

    /// Where its parts stand.
    #[must_use]
    pub fn areas(&self, scene: &Scene<'_>) -> Areas {
        Areas::of(scene.screen)
    }

    /// Paints it.
    pub fn draw(&self, brush: &mut Brush<'_>, scene: &Scene<'_>) {
        let areas = self.areas(scene);
        popup::open(brush, areas.popup, scope_name(self.scope, scene.language));
        let count = format!("{}/{}", (self.list.chosen.row + 1).min(self.total()), self.total());
        self.list.draw_line(brush, areas.query, &count);
        self.draw_list(brush, areas.list, scene.language);
        if let Some((catalogue, entry)) = self.chosen()
            && let Some((report, span)) = catalogue.place(entry, scene.report)
            && let Some(report) = catalogue.report(report)
        {
            preview::draw(brush, areas.preview, report, span);
        }
    }

    fn draw_list(&self, brush: &mut Brush<'_>, area: Rect, language: Language) {
        let hits = &self.shown.found.hits;
        if hits.is_empty() && self.shown.query == self.list.line.text().trim() {
            draw_not_found(brush, area, Words(language).not_found());
        }
        let window = self.list.chosen.window(hits.len(), area.height);
        let seen = hits.get(window.clone()).unwrap_or_default();
        let columns = self.columns(seen, area.width, brush.ruler);
        for ((index, hit), y) in window.zip(seen).zip(area.top()..area.bottom()) {
            let row = Rect { y, height: 1, ..area };
            let chosen = index == self.list.chosen.row;
            let ground = brush.style(if chosen { Role::Selection } else { Role::Popup });
            if chosen {
                brush.tint(row, ground);
            }
            let x = match self.scope {
                Scope::Everything => {
                    let style = brush.style(Role::Dim).patch(ground);
                    brush.text(row.x, y, row.right(), sort_of(hit.entry, language), style)
                }
                _ => row.x,
            };
            let row = Rect { x, width: row.right().saturating_sub(x), ..row };
            match hit.entry {
                Entry::Figure { report, figure } => {
                    self.draw_figure(brush, row, (report, figure), columns, chosen);
                }
                entry => self.draw_entry(brush, row, entry, chosen, Words(language)),
            }
        }
    }

    fn draw_entry(
        &self,
        brush: &mut Brush<'_>,
        row: Rect,
        entry: Entry,
        chosen: bool,
        words: Words,
    ) {
        let ground = if chosen { brush.style(Role::Selection) } else { brush.style(Role::Popup) };
        let role = if self.is_doubtful(entry) && !chosen { Role::Dim } else { Role::Text };
        let plain = brush.style(role).patch(ground);
        let catalogue = &self.shown.catalogue;
        let name = catalogue.name(entry);
        let detail = match entry {
            Entry::Program(index) => {
                let program = catalogue.programs().get(index as usize);
                program.map(|p| words.named(p.count, p.entries.len())).unwrap_or_default()
            }
            entry => catalogue.detail(entry),
        };
        // The origin of a report ends with its title, the path of a region with its name: both stand
        // before it already.
        let rest = detail.strip_suffix(&*name).map(|rest| rest.trim_end_matches([' ', '·', '›']));
        let detail = rest.unwrap_or(&detail);
        let (name_cells, detail_cells) =
            (brush.ruler.text(&name) as u16, brush.ruler.text(detail) as u16);
        // The name has what it needs up to two thirds, the detail what is left; of a narrow list
        // all, if it needs it.
        let most = if row.width < TELLING { row.width } else { row.width * 2 / 3 };
        let name_limit = name_cells.min(row.width.saturating_sub(detail_cells + 2).max(most));
        let matched = Catalogue::matched_chars(&name, &self.shown.query);
        let end = draw_matched(brush, (row.x, row.y, row.x + name_limit), &name, &matched, plain);
        let detail_from = (end + 2).max(row.right().saturating_sub(detail_cells));
        if detail_from < row.right() {
            let style = if chosen { plain } else { brush.style(Role::Dim).patch(ground) };
            brush.elided(detail_from, row.y, row.right(), detail, style);
        }
    }

    /// Label, number, what marks it, and where it comes from, each in its column.
    fn draw_figure(
        &self,
        brush: &mut Brush<'_>,
        row: Rect,
        (report, index): (u32, u32),
        columns: Columns,
        chosen: bool,
    ) {
        let catalogue = &self.shown.catalogue;
        let Some(figure) = catalogue.figure(report, index) else { return };
        let ground = brush.style(if chosen { Role::Selection } else { Role::Popup });
        let plain = brush.style(Role::Text).patch(ground);
        let dim = if chosen { plain } else { brush.style(Role::Dim).patch(ground) };
        let entry = Entry::Figure { report, figure: index };
        let name = catalogue.name(entry);
        let (label, number) = parted(&name);
        let matched = Catalogue::matched_chars(&name, &self.shown.query);
        let style = if figure.certainty == Certainty::Unsure { dim } else { plain };
        let at = |cells: u16| (row.x + cells).min(row.right());
        draw_matched(brush, (row.x, row.y, at(columns.label)), label, &matched, style);
        let number_at = if label.is_empty() { 0 } else { label.chars().count() + 1 };
        let matched: Vec<_> = matched.iter().filter_map(|at| at.checked_sub(number_at)).collect();
        let cells = brush.ruler.text(number) as u16;
        let from = at(columns.number.saturating_sub(cells));
        let end = draw_matched(brush, (from, row.y, at(columns.number)), number, &matched, plain);
        let (sign, role) = panel::sign(figure);
        let role = if chosen { plain } else { brush.style(role).patch(ground) };
        brush.text(end, row.y, row.right(), sign, role);
        let detail_from = at(columns.number + 3);
        if detail_from + LEAST_DETAIL < row.right() {
            brush.elided(detail_from, row.y, row.right(), &catalogue.detail(entry), dim);
        }
    }

    /// The columns of the figures among `hits`: their numbers have what they need, the labels two
    /// thirds of the rest, or all of a narrow list.
    fn columns(&self, hits: &[Hit], width: u16, ruler: Ruler) -> Columns {
        let figures = hits.iter().filter(|hit| matches!(hit.entry, Entry::Figure { .. }));
        let (mut label, mut number) = (0, 0);
        for hit in figures {
            let name = self.shown.catalogue.name(hit.entry);
            let parts = parted(&name);
            label = label.max(ruler.text(parts.0));
            number = number.max(ruler.text(parts.1));
        }
        let room = width.saturating_sub(number as u16 + 3);
        let most = if width < TELLING { room } else { room * 2 / 3 };
        let label = (label as u16).min(most);
        Columns { label, number: (label + 1 + number as u16).min(width) }
    }

    /// Whether an entry is a program that no report is sure of.
    fn is_doubtful(&self, entry: Entry) -> bool {
        let Entry::Program(index) = entry else { return false };
        let program = self.shown.catalogue.programs().get(index as usize);
        program.is_some_and(|program| program.certainty == Certainty::Unsure)
    }

    fn wanted(&self, scene: &Scene<'_>) -> Question {
        let wanted =
            Wanted::Entries { scope: self.scope, query: self.list.line.text().trim().to_owned() };
        Question { catalogue: scene.catalogue.clone(), wanted }
    }

    fn go(&self, scene: &Scene<'_>) -> Outcome {
        let place = self.chosen().and_then(|(catalogue, entry)| {
            let (report, span) = catalogue.place(entry, scene.report)?;
            Some(Outcome::Go { path: catalogue.report(report)?.source.path.clone(), span })
        });
        place.unwrap_or(Outcome::Stay)
    }
}

/// Paints a name with its matched characters marked; what does not fit is cut off.
pub fn draw_matched(
    brush: &mut Brush<'_>,
    (x, y, limit): (u16, u16, u16),
    name: &str,
    matched: &[usize],
    plain: Style,
) -> u16 {
    let shown = brush.ruler.elide(name, usize::from(limit.saturating_sub(x))).into_owned();
    let marked = plain.patch(brush.style(Role::Match));
    let mut x = x;
    for (index, c) in shown.chars().enumerate() {
        let style = if matched.binary_search(&index).is_ok() { marked } else { plain };
        x = brush.text(x, y, limit, c.encode_utf8(&mut [0; 4]), style);
    }
    x
}

/// Label and number of a figure's name; the number has no blanks.
fn parted(name: &str) -> (&str, &str) {
    name.rsplit_once(' ').unwrap_or(("", name))
}

fn next_scope(scope: Scope) -> Scope {
    match scope {
        Scope::Everything => Scope::Programs,
        Scope::Programs => Scope::Figures,
        Scope::Figures => Scope::Sections,
        Scope::Sections => Scope::Regions,
        Scope::Regions => Scope::Reports,
        Scope::Reports => Scope::Everything,
    }
}

fn scope_name(scope: Scope, language: Language) -> &'static str {
    match scope {
        Scope::Programs => language.pick("项目", "Programs"),
        Scope::Figures => language.pick("数字", "Figures"),
        Scope::Sections => language.pick("章节", "Sections"),
        Scope::Regions => language.pick("地区", "Regions"),
        Scope::Reports => language.pick("报告", "Reports"),
        Scope::Everything => language.pick("全部", "Everything"),
    }
}

/// What an entry is, where several sorts stand in one list.
fn sort_of(entry: Entry, language: Language) -> &'static str {
    match entry {
        Entry::Program(_) => language.pick("项目 ", "program "),
        Entry::Figure { .. } => language.pick("数字 ", "figure  "),
        Entry::Section { .. } => language.pick("章节 ", "section "),
        Entry::Region(_) => language.pick("地区 ", "region  "),
        Entry::Report(_) => language.pick("报告 ", "report  "),
    }
}
