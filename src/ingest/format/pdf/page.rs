//! What stands on a page: characters, lines that are drawn, pictures.

use super::matrix::Matrix;

/// A character where it stands. Points, from the upper left corner; the page is turned so that its
/// text runs to the right.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    pub c: char,
    pub x: f32,
    /// Of the line it stands on.
    pub y: f32,
    pub width: f32,
    /// Size of the type.
    pub size: f32,
    /// Whether the file says that it is no part of the text: a running head, a page number.
    pub is_furniture: bool,
}

impl Glyph {
    /// Where it ends.
    pub fn end(&self) -> f32 {
        self.x + self.width
    }

    pub fn is_blank(&self) -> bool {
        self.c.is_whitespace()
    }
}

/// A thin line that is drawn, level or upright.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rule {
    pub x0: f32,
    pub y0: f32,
    pub x1: f32,
    pub y1: f32,
}

impl Rule {
    pub fn is_level(&self) -> bool {
        self.x1 - self.x0 >= self.y1 - self.y0
    }
}

/// A page.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub width: f32,
    pub height: f32,
    pub glyphs: Vec<Glyph>,
    pub rules: Vec<Rule>,
    /// How much of it pictures take, from 0.
    pub pictured: f32,
    /// Shapes whose characters the file does not tell.
    pub unknown: usize,
    /// Whether there is more on it than is read.
    pub is_cut: bool,
}

/// The page as it is drawn: glyphs by the way they run.
#[derive(Default)]
pub(super) struct Sheet {
    pub page: Page,
    /// Quarter turns of every glyph.
    turns: Vec<u8>,
}

/// How much of the page, from above and from below, furniture may take.
pub(super) const EDGE: f32 = 0.17;
/// Most characters of a page, and most lines drawn on it.
const MOST_GLYPHS: usize = 200_000;
const MOST_RULES: usize = 20_000;

impl Sheet {
    pub fn new(width: f32, height: f32) -> Self {
        Self { page: Page { width, height, ..Page::default() }, turns: Vec::new() }
    }

    /// Sets characters at `place`, which is theirs for type of size 1.
    pub fn set(&mut self, text: &str, place: Matrix, advance: f64, is_furniture: bool) {
        let Some(turn) = place.turn() else { return };
        if self.page.glyphs.len() >= MOST_GLYPHS {
            self.page.is_cut = true;
            return;
        }
        let count = text.chars().count().max(1) as f64;
        for (at, c) in text.chars().enumerate() {
            let (x, y) = place.at(advance.max(0.0) * at as f64 / count, 0.0);
            let width = (place.width() * advance.max(0.0) / count) as f32;
            let (x, y, size) = (x as f32, y as f32, place.height() as f32);
            if x.is_finite() && y.is_finite() && width.is_finite() && size.is_finite() && size > 0.1
            {
                let c = usual(c);
                self.page.glyphs.push(Glyph { c, x, y, width, size, is_furniture });
                self.turns.push(turn);
            }
        }
    }

    /// Draws a thin line.
    pub fn rule(&mut self, rule: Rule) {
        let ends = [rule.x0, rule.y0, rule.x1, rule.y1];
        if ends.iter().all(|end| end.is_finite()) && self.page.rules.len() < MOST_RULES {
            self.page.rules.push(rule);
        }
    }

    /// The page with its text running to the right, without what runs otherwise and without what
    /// the file itself calls furniture: some call everything so, and are believed at the edges.
    pub fn turned(self) -> Page {
        let Self { mut page, turns } = self;
        let mut counts = [0usize; 4];
        turns.iter().for_each(|turn| counts[usize::from(*turn)] += 1);
        let most = (0..4).max_by_key(|turn| (counts[*turn], 4 - *turn)).unwrap_or(0);
        let mut kept = turns.iter().map(|turn| usize::from(*turn) == most);
        page.glyphs.retain(|_| kept.next().unwrap_or(false));
        let (width, height) = (page.width, page.height);
        // What ran upwards before the turn runs to the right behind it.
        let turn = |x: f32, y: f32| match most {
            1 => (y, width - x),
            2 => (width - x, height - y),
            3 => (height - y, x),
            _ => (x, y),
        };
        for glyph in &mut page.glyphs {
            (glyph.x, glyph.y) = turn(glyph.x, glyph.y);
        }
        for rule in &mut page.rules {
            let (ends, others) = (turn(rule.x0, rule.y0), turn(rule.x1, rule.y1));
            (rule.x0, rule.x1) = (ends.0.min(others.0), ends.0.max(others.0));
            (rule.y0, rule.y1) = (ends.1.min(others.1), ends.1.max(others.1));
        }
        if most % 2 == 1 {
            (page.width, page.height) = (height, width);
        }
        let (width, height) = (page.width, page.height);
        let furniture = page.glyphs.iter().filter(|glyph| glyph.is_furniture).count();
        let is_told = furniture * 3 < page.glyphs.len();
        let text = height * EDGE..height * (1.0 - EDGE);
        page.glyphs.retain(|it| !it.is_furniture || !is_told && text.contains(&it.y));
        page.glyphs
            .retain(|it| (-1.0..=width).contains(&it.x) && (-1.0..=height + 1.0).contains(&it.y));
        page
    }
}

/// Characters that programs write for others that their fonts draw alike.
fn usual(c: char) -> char {
    match c {
        '―' => '—',
        '〜' => '～',
        '㬵' => '胶',
        // Bullets of fonts of signs.
        '\u{f06c}' | '\u{f06e}' | '\u{f075}' | '\u{f09f}' | '\u{f0a7}' | '\u{f0b7}'
        | '\u{f0d8}' => '•',
        _ => c,
    }
}
