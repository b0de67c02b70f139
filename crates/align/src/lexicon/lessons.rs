//! What a lexicon is learnt from: beads, or expressions and their translations.

use hexapla_model::Both;

use super::lists::Lists;

/// The words of beads, or of expressions and their translations, in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lessons(pub(super) Both<Lists>);

impl Lessons {
    /// Adds a bead, or an expression and its translation.
    pub(crate) fn push(&mut self, source: &[u32], target: &[u32]) {
        self.0.source.push(source.iter().copied());
        self.0.target.push(target.iter().copied());
    }

    /// Adds those of `others`.
    pub(crate) fn extend<'l>(&mut self, others: impl Iterator<Item = Both<&'l [u32]>>) {
        others.for_each(|Both { source, target }| self.push(source, target));
    }

    /// All in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Both<&[u32]>> {
        (0..self.len()).map(|n| self.get(n))
    }

    /// The same with source and target in each other's place.
    pub(crate) fn turned(self) -> Self {
        Self(self.0.turned())
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.source.len()
    }

    /// The words of lesson `n`.
    pub(crate) fn get(&self, n: usize) -> Both<&[u32]> {
        self.0.as_ref().map(|lists| lists.get(n))
    }

    /// These, or no more than `most` of them, evenly spread.
    pub(crate) fn thinned(self, most: usize) -> Self {
        let step = self.len().div_ceil(most);
        if step < 2 {
            return self;
        }
        let mut out = Self::default();
        out.extend(self.iter().step_by(step));
        out
    }

    /// Those that have a word that is `asked` for.
    pub(super) fn with(&self, asked: &Both<Vec<bool>>) -> Self {
        let is_asked = |words: &[u32], asked: &[bool]| words.iter().any(|word| asked[*word as usize]);
        let mut out = Self::default();
        out.extend(self.iter().filter(|lesson| {
            is_asked(lesson.source, &asked.source) || is_asked(lesson.target, &asked.target)
        }));
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lessons_are_thinned_evenly() {
        let mut lessons = Lessons::default();
        (0..9).for_each(|n| lessons.push(&[n], &[n, n]));
        let firsts = |lessons: Lessons| lessons.iter().map(|l| l.source[0]).collect::<Vec<_>>();
        assert_eq!(firsts(lessons.clone().thinned(4)), [0, 3, 6]);
        assert_eq!(firsts(lessons.clone().thinned(9)).len(), 9);
        assert!(Lessons::default().thinned(4).iter().next().is_none());
    }
}
