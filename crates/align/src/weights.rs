//! How much each feature counts, and how frequent each type of bead is.

/// The weights of a lattice.
#[derive(Debug, Clone)]
pub(crate) struct Weights {
    pub(crate) length: f32,
    pub(crate) keys: f32,
    pub(crate) lexical: f32,
    pub(crate) places: f32,
    /// `-ln` of the frequency of beads by how many items they join; see [`Weights::prior`].
    pub(crate) priors: Priors,
}

/// `-ln` of how frequent types of beads are.
#[derive(Debug, Clone)]
pub(crate) struct Priors {
    pub(crate) one_one: f32,
    pub(crate) omission: f32,
    pub(crate) one_two: f32,
    pub(crate) two_two: f32,
    pub(crate) one_three: f32,
    /// For each item beyond four.
    pub(crate) more: f32,
}

/// Types of beads of sentences, the likelier first.
pub(crate) const SENTENCE_TYPES: [(usize, usize); 18] = [
    (1, 1),
    (1, 2),
    (2, 1),
    (1, 0),
    (0, 1),
    (2, 2),
    (1, 3),
    (3, 1),
    (2, 3),
    (3, 2),
    (3, 3),
    (1, 4),
    (4, 1),
    (2, 4),
    (4, 2),
    (3, 4),
    (4, 3),
    (4, 4),
];

/// The widest bead of blocks: an article on one line against its paragraphs.
pub(crate) const WIDEST: usize = 16;

/// Types of beads of blocks: those of sentences, and one against many.
pub(crate) fn block_types() -> Vec<(usize, usize)> {
    let wide = (5..=WIDEST).flat_map(|n| [(1, n), (n, 1)]);
    SENTENCE_TYPES.into_iter().chain(wide).collect()
}

impl Weights {
    /// For sentences.
    pub(crate) fn sentences() -> Self {
        Self {
            length: 0.8,
            keys: 0.5,
            lexical: 0.4,
            places: 0.0,
            priors: Priors {
                one_one: 0.15,
                omission: 4.5,
                one_two: 2.4,
                two_two: 4.5,
                one_three: 4.0,
                more: 1.3,
            },
        }
    }

    /// For blocks: they are seldom split, and anchors are known.
    pub(crate) fn blocks() -> Self {
        Self {
            length: 0.8,
            keys: 0.5,
            lexical: 0.3,
            places: 1.0,
            priors: Priors {
                one_one: 0.05,
                omission: 4.2,
                one_two: 5.2,
                two_two: 8.0,
                one_three: 5.5,
                more: 0.7,
            },
        }
    }

    /// `-ln` of the frequency of a bead of `a` and `b` items.
    pub(crate) fn prior(&self, a: usize, b: usize) -> f32 {
        let p = &self.priors;
        match (a.min(b), a.max(b)) {
            (0, n) => p.omission * n as f32,
            (1, 1) => p.one_one,
            (1, 2) => p.one_two,
            (1, n) => p.one_three + p.more * (n as f32 - 3.0),
            (2, 2) => p.two_two,
            (n, m) => p.two_two + p.more * (n + m - 4) as f32,
        }
    }
}
