//! Draws a frame. Learns nothing: all that is shown was worked out by update.

use super::{App, Scene, scene};
use crate::theme::Role;
use crate::tui::action::{Action, Pane};
use crate::tui::layout::Layout;
use crate::tui::paint::Brush;
use crate::tui::status;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

impl App {
    /// Draws the screen into `buffer`; returns where the terminal's cursor belongs, if anywhere.
    pub fn draw(&self, buffer: &mut Buffer) -> Option<(u16, u16)> {
        let (theme, ruler, words) = (&self.taste.theme, self.taste.ruler(), self.taste.words());
        let mut brush = Brush { buffer, theme, ruler };
        let layout = self.view.layout();
        let screen = brush.buffer.area;
        brush.clear(screen, theme.style(Role::Text));
        let focused = |pane| self.view.focus == pane && self.overlay.is_none();
        if self.picking.is_some() {
            // Nothing to read: the list alone.
        } else if self.reader.report().is_some() {
            self.draw_trail(&mut brush, layout.trail);
            self.reader.draw(&mut brush, layout.reader, layout.text, focused(Pane::Reader));
        } else {
            self.draw_waiting(&mut brush, &layout);
        }
        if self.picking.is_none() {
            self.outline.draw(&mut brush, layout.outline, words, focused(Pane::Outline));
            self.panel.draw(&mut brush, layout.panel, words, focused(Pane::Panel));
        }
        let line = status::Line {
            reader: &self.reader,
            prompt: self.prompt.as_ref(),
            caption: self.caption(&layout),
            gone: self.gone(),
            keys: self.first_keys(),
            words,
        };
        let cursor = self.status.draw(&mut brush, layout.status, &line);
        let Some(overlay) = &self.overlay else { return cursor };
        overlay.draw(&mut brush, &scene!(self));
        overlay.cursor(&brush, &scene!(self)).map(|at| (at.x, at.y))
    }

    /// What the figure under the cursor is, where no panel tells it.
    fn caption(&self, layout: &Layout) -> Option<String> {
        let told = self.reader.is_on_figure() && !layout.shows(Pane::Panel);
        let (report, figure) = self.figure().filter(|_| told)?;
        let label = &self.catalogue.figure(report, figure)?.label;
        let mut facts = self.taste.words().facts(&self.catalogue, (report, figure));
        facts.insert(0, label.to_string());
        Some(facts.join(" · "))
    }

    /// The keys that a beginner needs first.
    fn first_keys(&self) -> String {
        let (keymap, words) = (&self.taste.keymap, self.taste.words());
        let first = [(Action::Help, words.help()), (Action::Quit, words.quit())];
        let keys = first.iter().filter_map(|(action, name)| {
            let key = keymap.bindings(*action).next()?.key;
            Some(format!("{key} {name}"))
        });
        keys.collect::<Vec<_>>().join("  ")
    }

    /// Report › section › subsection; where it is too long, what is in the middle gives way.
    fn draw_trail(&self, brush: &mut Brush, area: Rect) {
        let Some(report) = self.reader.report().filter(|_| !area.is_empty()) else { return };
        let text = &report.source.text;
        let mut parts = vec![report.known_as()];
        let innermost = self.reader.section();
        let sections: Vec<_> =
            std::iter::successors(innermost, |&section| report.outline.parent(section)).collect();
        let titles = sections.iter().rev().filter_map(|&at| report.outline.sections.get(at));
        parts.extend(titles.map(|section| section.title.of(text).to_owned()));
        let room = usize::from(area.width.saturating_sub(2));
        let trail = trail(&parts, room, brush.ruler);
        brush.role(area.x + u16::from(area.width > 2), area.y, area.right(), &trail, Role::Trail);
    }

    /// The screen before anything can be read.
    fn draw_waiting(&self, brush: &mut Brush, layout: &Layout) {
        let words = self.taste.words();
        let sentence = if self.status.done { words.no_reports() } else { words.opening() };
        let middle = layout.reader.y + layout.reader.height / 2;
        let lines = [("gangmu 纲目", Role::Title), (sentence, Role::Dim)];
        for ((line, role), y) in lines.into_iter().zip(middle.saturating_sub(1)..) {
            if y < layout.reader.bottom() {
                let cells = brush.ruler.text(line) as u16;
                let x = layout.reader.x + layout.reader.width.saturating_sub(cells) / 2;
                brush.role(x, y, layout.reader.right(), line, role);
            }
        }
    }
}

/// The parts with › between, in at most `room` cells: parts in the middle become …, then the
/// ends are cut.
fn trail(parts: &[String], room: usize, ruler: crate::text::Ruler) -> String {
    const BETWEEN: &str = " › ";
    let whole = parts.join(BETWEEN);
    let ([first, .., last], true) = (parts, ruler.text(&whole) > room) else {
        return ruler.elide(&whole, room).into_owned();
    };
    let between = if parts.len() > 2 { " › … › " } else { BETWEEN };
    let room = room.saturating_sub(ruler.text(between));
    // The section is what changes: it gets what the title can spare, and at least half.
    let title = room.saturating_sub(ruler.text(last)).max(room / 2);
    let title = ruler.elide(first, title.min(room));
    let section = ruler.elide(last, room.saturating_sub(ruler.text(&title)));
    format!("{title}{between}{section}")
}

#[cfg(test)]
mod tests {
    use super::trail;
    use crate::text::Ruler;

    #[test]
    fn a_trail_gives_way_in_the_middle() {
        let ruler = Ruler::default();
        let parts = ["甲市妇联工作报告", "思想引领", "巾帼建功", "创业创新"].map(str::to_owned);
        assert_eq!(trail(&parts, 60, ruler), "甲市妇联工作报告 › 思想引领 › 巾帼建功 › 创业创新");
        assert_eq!(trail(&parts, 36, ruler), "甲市妇联工作报告 › … › 创业创新");
        assert_eq!(trail(&parts, 24, ruler), "甲市妇联… › … › 创业创新");
        for room in 0..60 {
            assert!(ruler.text(&trail(&parts, room, ruler)) <= room.max(7), "{room}");
        }
    }
}
