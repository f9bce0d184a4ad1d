//! Where things stand on a page.

/// A map of the plane: x' = a x + c y + e, y' = b x + d y + f.
#[derive(Clone, Copy, Debug)]
pub(super) struct Matrix(pub [f64; 6]);

impl Matrix {
    pub const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    pub fn shift(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// This map first, then `next`.
    pub fn then(self, next: Self) -> Self {
        let Self([a, b, c, d, e, f]) = self;
        let (x, y) = next.at(e, f);
        let Self([na, nb, nc, nd, ..]) = next;
        Self([a * na + b * nc, a * nb + b * nd, c * na + d * nc, c * nb + d * nd, x, y])
    }

    /// Where a point comes to stand.
    pub fn at(self, x: f64, y: f64) -> (f64, f64) {
        let Self([a, b, c, d, e, f]) = self;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// How long the unit to the right becomes.
    pub fn width(self) -> f64 {
        self.0[0].hypot(self.0[1])
    }

    /// How long the unit upwards becomes.
    pub fn height(self) -> f64 {
        self.0[2].hypot(self.0[3])
    }

    /// Quarter turns of what runs to the right; none when it runs aslant.
    pub fn turn(self) -> Option<u8> {
        let angle = self.0[1].atan2(self.0[0]).to_degrees().rem_euclid(360.0);
        let quarter = (angle / 90.0).round();
        ((angle - quarter * 90.0).abs() < MOST_SLANT).then_some(quarter as u8 % 4)
    }

    /// How large the unit square becomes.
    pub fn area(self) -> f64 {
        let Self([a, b, c, d, ..]) = self;
        (a * d - b * c).abs()
    }
}

/// Degrees by which a line may stand aslant, as in a scanned page.
const MOST_SLANT: f64 = 4.0;
