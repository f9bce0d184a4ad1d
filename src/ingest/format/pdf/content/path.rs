//! Lines that are drawn: of all shapes only thin level and upright lines matter, which rule tables.

use super::super::matrix::Matrix;
use super::super::page::{Rule, Sheet};
use hayro_syntax::content::ops::TypedInstruction;

/// A shape before it is painted: its corners on the page, figure by figure.
#[derive(Default)]
pub(super) struct Path {
    figures: Vec<Vec<(f64, f64)>>,
    count: usize,
}

/// Most corners of one shape; what has more is a picture.
const MOST_CORNERS: usize = 20_000;
/// The thickest line that rules a table, in points.
const THICKEST: f32 = 3.0;
/// The shortest line that does.
const SHORTEST: f32 = 4.0;

impl Path {
    /// Does a step of a shape.
    pub fn step(
        &mut self,
        step: &TypedInstruction<'_, '_>,
        place: &Matrix,
        width: f64,
        sheet: &mut Sheet,
    ) {
        use TypedInstruction as Step;
        match step {
            Step::MoveTo(to) => self.open(place.at(to.0.as_f64(), to.1.as_f64())),
            Step::LineTo(to) => self.corner(place.at(to.0.as_f64(), to.1.as_f64())),
            Step::CubicTo(to) => self.corner(place.at(to.4.as_f64(), to.5.as_f64())),
            Step::CubicStartTo(to) => self.corner(place.at(to.2.as_f64(), to.3.as_f64())),
            Step::CubicEndTo(to) => self.corner(place.at(to.2.as_f64(), to.3.as_f64())),
            Step::RectPath(it) => {
                let (x, y) = (it.0.as_f64(), it.1.as_f64());
                let (right, top) = (x + it.2.as_f64(), y + it.3.as_f64());
                self.open(place.at(x, y));
                [(right, y), (right, top), (x, top), (x, y)]
                    .iter()
                    .for_each(|(x, y)| self.corner(place.at(*x, *y)));
            }
            Step::ClosePath(_) => self.close(),
            Step::StrokePath(_) => self.stroke(*place, width, sheet),
            Step::CloseAndStrokePath(_) => {
                self.close();
                self.stroke(*place, width, sheet);
            }
            Step::FillPathNonZero(_)
            | Step::FillPathNonZeroCompatibility(_)
            | Step::FillPathEvenOdd(_) => self.fill(sheet),
            Step::FillAndStrokeNonZero(_)
            | Step::FillAndStrokeEvenOdd(_)
            | Step::CloseFillAndStrokeNonZero(_)
            | Step::CloseFillAndStrokeEvenOdd(_) => self.stroke(*place, width, sheet),
            Step::EndPath(_) => self.clear(),
            _ => {}
        }
    }

    fn open(&mut self, corner: (f64, f64)) {
        if self.count < MOST_CORNERS {
            self.count += 1;
            self.figures.push(vec![corner]);
        }
    }

    fn corner(&mut self, corner: (f64, f64)) {
        match self.figures.last_mut() {
            Some(figure) if self.count < MOST_CORNERS => {
                self.count += 1;
                figure.push(corner);
            }
            Some(_) => {}
            None => self.open(corner),
        }
    }

    fn close(&mut self) {
        let Some(first) = self.figures.last().and_then(|figure| figure.first()).copied() else {
            return;
        };
        self.corner(first);
    }

    fn clear(&mut self) {
        self.figures.clear();
        self.count = 0;
    }

    /// Every side is a line.
    fn stroke(&mut self, place: Matrix, width: f64, sheet: &mut Sheet) {
        let is_thin = (width * place.height()) as f32 <= THICKEST;
        for figure in self.figures.iter().filter(|_| is_thin) {
            for side in figure.windows(2) {
                ruled(side, sheet);
            }
        }
        self.clear();
    }

    /// A filled figure is a line where it is thin.
    fn fill(&mut self, sheet: &mut Sheet) {
        for figure in &self.figures {
            ruled(figure, sheet);
        }
        self.clear();
    }
}

/// Rules the line that these corners make, where they make one.
fn ruled(corners: &[(f64, f64)], sheet: &mut Sheet) {
    let mut rule = Rule { x0: f32::MAX, y0: f32::MAX, x1: f32::MIN, y1: f32::MIN };
    for (x, y) in corners {
        let (x, y) = (*x as f32, *y as f32);
        (rule.x0, rule.x1) = (rule.x0.min(x), rule.x1.max(x));
        (rule.y0, rule.y1) = (rule.y0.min(y), rule.y1.max(y));
    }
    let (width, height) = (rule.x1 - rule.x0, rule.y1 - rule.y0);
    if width.min(height) <= THICKEST && width.max(height) >= SHORTEST {
        sheet.rule(rule);
    }
}
