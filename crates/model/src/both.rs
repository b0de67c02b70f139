//! Something of the source and the same of the target.

/// Something of the source and the same of the target.
///
/// ```
/// use hexapla_model::Both;
///
/// let lines = Both::new("Water is scarce.", "水资源稀缺。");
/// assert_eq!(lines.map(|line| line.chars().count()), Both::new(16, 6));
/// assert_eq!(lines.turned().source, "水资源稀缺。");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Both<T> {
    /// Of the source.
    pub source: T,
    /// Of the target.
    pub target: T,
}

impl<T> Both<T> {
    /// What is of the source, and what is of the target.
    #[must_use]
    pub const fn new(source: T, target: T) -> Self {
        Self { source, target }
    }

    /// What `of` makes of each, the source first.
    #[must_use]
    pub fn map<U>(self, mut of: impl FnMut(T) -> U) -> Both<U> {
        Both { source: of(self.source), target: of(self.target) }
    }

    /// Each with its counterpart in `other`.
    #[must_use]
    pub fn zip<U>(self, other: Both<U>) -> Both<(T, U)> {
        Both { source: (self.source, other.source), target: (self.target, other.target) }
    }

    /// The two where they are.
    #[must_use]
    pub const fn as_ref(&self) -> Both<&T> {
        Both { source: &self.source, target: &self.target }
    }

    /// The two where they are, to be changed.
    #[must_use]
    pub const fn as_mut(&mut self) -> Both<&mut T> {
        Both { source: &mut self.source, target: &mut self.target }
    }

    /// The target as source and the source as target.
    #[must_use]
    pub fn turned(self) -> Self {
        Self { source: self.target, target: self.source }
    }
}
