//! What a page's program draws: only what a reader of words needs of it is done.

mod path;

use super::font::{Font, Fonts};
use super::matrix::Matrix;
use super::page::{Page, Sheet};
use super::stream::{dictionary, unpacked};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::{SetTextMatrix, Transform, TypedInstruction};
use hayro_syntax::object::{Array, Name, Number, Object, Stream};
use hayro_syntax::page::{Page as Sheaf, Resources};
use path::Path;
use std::rc::Rc;

/// Most steps of all programs of a file, and of one page.
const MOST_STEPS: usize = 20_000_000;
const MOST_STEPS_OF_PAGE: usize = 2_000_000;
/// Bytes that are unpacked, and bytes of strings that are set, while one step is done.
const UNPACKED_AT_ONCE: usize = 64;
const SET_AT_ONCE: usize = 4;
/// How deep drawings may hold drawings: more is a circle.
const MOST_NESTED: usize = 12;
/// How many states a program may keep.
const MOST_KEPT: usize = 512;

/// Draws the pages of one file.
#[derive(Default)]
pub(super) struct Drawer {
    fonts: Fonts,
    steps: usize,
}

impl Drawer {
    /// What stands on a page.
    pub fn page(&mut self, page: &Sheaf<'_>) -> Page {
        let (width, height) = page.render_dimensions();
        let most = MOST_STEPS_OF_PAGE.min(MOST_STEPS.saturating_sub(self.steps));
        let mut drawing = Drawing {
            sheet: Sheet::new(width, height),
            fonts: &mut self.fonts,
            left: most,
            marks: Vec::new(),
        };
        let state = State::new(Matrix(page.initial_transform(true).as_coeffs()));
        if most > 0
            && let Some(program) = programs(page)
        {
            drawing.left -= drawing.left.min(program.len() / UNPACKED_AT_ONCE);
            drawing.run(&program, page.resources(), &state, 0);
        }
        let Drawing { sheet, left, .. } = drawing;
        self.steps += most - left;
        let mut page = sheet.turned();
        page.is_cut |= left == 0;
        page
    }
}

/// The program of a page: one stream, or several that go on from one another.
fn programs(page: &Sheaf<'_>) -> Option<Vec<u8>> {
    match page.raw().get::<Object<'_>>("Contents")? {
        Object::Stream(stream) => unpacked(&stream).map(std::borrow::Cow::into_owned),
        Object::Array(parts) => {
            let mut program = Vec::new();
            for part in parts.iter::<Stream<'_>>() {
                program.extend_from_slice(&unpacked(&part).unwrap_or_default());
                program.push(b'\n');
                if program.len() > super::stream::MOST_UNPACKED {
                    break;
                }
            }
            Some(program)
        }
        _ => None,
    }
}

struct Drawing<'f> {
    sheet: Sheet,
    fonts: &'f mut Fonts,
    /// Steps that may still be done.
    left: usize,
    /// Whether each open mark says that what it holds is furniture.
    marks: Vec<bool>,
}

/// What a program sets before it draws.
#[derive(Clone)]
struct State {
    place: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    letter_space: f64,
    word_space: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
    line_width: f64,
}

impl State {
    fn new(place: Matrix) -> Self {
        Self {
            place,
            font: None,
            size: 0.0,
            letter_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            line_width: 1.0,
        }
    }
}

/// A program while it runs.
struct Run {
    state: State,
    kept: Vec<State>,
    /// Where the next character stands, and where the line opened.
    at: Matrix,
    line: Matrix,
    path: Path,
}

impl Run {
    fn next_line(&mut self, x: f64, y: f64) {
        self.line = Matrix::shift(x, y).then(self.line);
        self.at = self.line;
    }
}

impl Drawing<'_> {
    fn run(&mut self, program: &[u8], resources: &Resources<'_>, state: &State, depth: usize) {
        let mut run = Run {
            state: state.clone(),
            kept: Vec::new(),
            at: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
            path: Path::default(),
        };
        let marks = self.marks.len();
        let mut steps = TypedIter::new(program);
        while self.left > 0
            && let Some(step) = steps.next()
        {
            self.left -= 1;
            self.step(&step, &mut run, resources, depth);
        }
        self.marks.truncate(marks);
    }

    fn step(
        &mut self,
        step: &TypedInstruction<'_, '_>,
        run: &mut Run,
        resources: &Resources<'_>,
        depth: usize,
    ) {
        use TypedInstruction as Step;
        let state = &mut run.state;
        match step {
            Step::SaveState(_) if run.kept.len() < MOST_KEPT => run.kept.push(state.clone()),
            Step::RestoreState(_) => {
                if let Some(kept) = run.kept.pop() {
                    *state = kept;
                }
            }
            Step::Transform(Transform(a, b, c, d, e, f)) => {
                state.place = matrix([a, b, c, d, e, f]).then(state.place);
            }
            Step::LineWidth(width) => state.line_width = width.0.as_f64(),
            Step::XObject(name) => self.object(name.0, run, resources, depth),
            Step::InlineImage(_) => self.sheet.page.pictured += self.share(run.state.place),
            Step::BeginMarkedContent(mark) => self.marks.push(mark.0.as_ref() == b"Artifact"),
            Step::BeginMarkedContentWithProperties(mark) => {
                self.marks.push(mark.0.as_ref() == b"Artifact");
            }
            Step::EndMarkedContent(_) => {
                self.marks.pop();
            }
            _ => {
                if !self.text_step(step, run, resources) {
                    run.path.step(step, &run.state.place, run.state.line_width, &mut self.sheet);
                }
            }
        }
    }

    /// Does a step that sets text; whether it was one.
    fn text_step(
        &mut self,
        step: &TypedInstruction<'_, '_>,
        run: &mut Run,
        resources: &Resources<'_>,
    ) -> bool {
        use TypedInstruction as Step;
        let state = &mut run.state;
        match step {
            Step::BeginText(_) => (run.at, run.line) = (Matrix::IDENTITY, Matrix::IDENTITY),
            Step::CharacterSpacing(it) => state.letter_space = it.0.as_f64(),
            Step::WordSpacing(it) => state.word_space = it.0.as_f64(),
            Step::HorizontalScaling(it) => state.stretch = it.0.as_f64() / 100.0,
            Step::TextLeading(it) => state.leading = it.0.as_f64(),
            Step::TextRise(it) => state.rise = it.0.as_f64(),
            Step::TextFont(it) => {
                state.font = self.fonts.named(resources, it.0);
                state.size = it.1.as_f64();
            }
            Step::NextLine(it) => run.next_line(it.0.as_f64(), it.1.as_f64()),
            Step::NextLineAndSetLeading(it) => {
                state.leading = -it.1.as_f64();
                run.next_line(it.0.as_f64(), it.1.as_f64());
            }
            Step::SetTextMatrix(SetTextMatrix(a, b, c, d, e, f)) => {
                run.line = matrix([a, b, c, d, e, f]);
                run.at = run.line;
            }
            Step::NextLineUsingLeading(_) => run.next_line(0.0, -run.state.leading),
            Step::ShowText(it) => self.show(it.0.as_bytes(), run),
            Step::NextLineAndShowText(it) => {
                run.next_line(0.0, -run.state.leading);
                self.show(it.0.as_bytes(), run);
            }
            Step::ShowTextWithParameters(it) => {
                (state.word_space, state.letter_space) = (it.0.as_f64(), it.1.as_f64());
                run.next_line(0.0, -run.state.leading);
                self.show(it.2.as_bytes(), run);
            }
            Step::ShowTexts(it) => self.show_all(it.0, run),
            _ => return false,
        }
        true
    }

    fn show_all(&mut self, parts: &Array<'_>, run: &mut Run) {
        for part in parts.iter::<Object<'_>>() {
            match part {
                Object::String(text) => self.show(text.as_bytes(), run),
                Object::Number(back) => {
                    let step = -back.as_f64() / 1000.0 * run.state.size;
                    let is_vertical = run.state.font.as_ref().is_some_and(|font| font.is_vertical);
                    let step = match is_vertical {
                        true => Matrix::shift(0.0, step),
                        false => Matrix::shift(step * run.state.stretch, 0.0),
                    };
                    run.at = step.then(run.at);
                }
                _ => {}
            }
        }
    }

    fn show(&mut self, string: &[u8], run: &mut Run) {
        let State { place, size, letter_space, word_space, stretch, rise, .. } = run.state;
        let Some(font) = run.state.font.clone() else { return };
        let is_furniture = self.marks.contains(&true);
        let type_size = Matrix([size * stretch, 0.0, 0.0, size, 0.0, rise]);
        let mut at = run.at;
        self.left = self.left.saturating_sub(string.len() / SET_AT_ONCE);
        font.show(string, |shown| {
            let own = type_size.then(at).then(place);
            match shown.text {
                Some(text) => self.sheet.set(text, own, shown.advance, is_furniture),
                None => self.sheet.page.unknown += 1,
            }
            let space = letter_space + if shown.is_blank { word_space } else { 0.0 };
            let advance = shown.advance * size + space;
            let step = match font.is_vertical {
                true => Matrix::shift(0.0, shown.advance * size - space),
                false => Matrix::shift(advance * stretch, 0.0),
            };
            at = step.then(at);
        });
        run.at = at;
    }

    /// A drawing of its own, or a picture.
    fn object(&mut self, name: &Name<'_>, run: &Run, resources: &Resources<'_>, depth: usize) {
        let Some(stream) = resources.get_x_object(name) else { return };
        let kind: Option<Name<'_>> = stream.dict().get("Subtype");
        match kind.as_ref().map(AsRef::as_ref) {
            Some(b"Image") => self.sheet.page.pictured += self.share(run.state.place),
            Some(b"Form") if depth < MOST_NESTED => self.form(&stream, run, resources, depth),
            _ => {}
        }
    }

    fn form(&mut self, stream: &Stream<'_>, run: &Run, resources: &Resources<'_>, depth: usize) {
        const OPENED: usize = 64;
        let Some(program) = unpacked(stream) else { return };
        self.left = self.left.saturating_sub(OPENED + program.len() / UNPACKED_AT_ONCE);
        let mut state = run.state.clone();
        if let Some(own) = stream.dict().get::<[f32; 6]>("Matrix") {
            state.place = Matrix(own.map(f64::from)).then(state.place);
        }
        match dictionary(stream.dict(), "Resources") {
            Some(own) => self.run(&program, &Resources::new(own), &state, depth + 1),
            None => self.run(&program, resources, &state, depth + 1),
        }
    }

    /// How much of the page the unit square takes.
    fn share(&self, place: Matrix) -> f32 {
        let page = &self.sheet.page;
        (place.area() as f32 / (page.width * page.height).max(1.0)).min(1.0)
    }
}

fn matrix(numbers: [&Number; 6]) -> Matrix {
    Matrix(numbers.map(Number::as_f64))
}
