//! How far what was read can be trusted: one scale for all that orders, greys out and prints it.

/// How something was found that a text does not say outright, as the label of a figure.
///
/// Set against labels made by hand, 96 of 100 hold that are [`Sure`](Self::Sure), 8 of 10 that are
/// [`Likely`](Self::Likely), 6 of 10 that are [`Unsure`](Self::Unsure).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Nothing near names it: taken from further off, or from what is done.
    #[default]
    Unsure,
    /// Borrowed from what was told before, or made of what stands near without a noun.
    Likely,
    /// Named where it belongs: right behind the number, before it, or by the change just told.
    Sure,
}

impl Certainty {
    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Unsure => "unsure",
            Self::Likely => "likely",
            Self::Sure => "sure",
        }
    }
}
