//! The evidence of anchors and kinds: equal numbers speak for a bead of blocks, but do not decide it.

use hexapla_model::{Anchor, BlockKind, Step, StepKind};

use crate::side::{Place, SideView};

/// The cost of labels and kinds.
#[derive(Debug, Clone, Default)]
pub(crate) struct AnchorCost {
    /// How far the paragraph numbers of the target are ahead of those of the source in some part of the texts, where
    /// they are: there equal and shifted numbers are believed alike, and the content decides.
    pub(crate) shifts: Vec<i64>,
}

/// What two labels say about each other.
const SAME_PATH: f32 = -5.0;
const SAME_STEP: f32 = -1.5;
const OTHER_STEP: f32 = 4.0;
const OTHER_PATH: f32 = 1.5;
const OTHER_KIND: f32 = 1.2;
const NO_LABEL: f32 = 0.3;
/// A block with a label of its own inside a bead that begins with another.
const LABEL_INSIDE: f32 = 1.5;
/// A paragraph that the other side has inside the line of another.
const GLUED: f32 = -3.5;
/// A heading or a line of contents in one bead with running text.
const MIXED: f32 = 3.0;
/// A line of contents beside something else: a heading has the same words.
const CONTENTS: f32 = 8.0;

impl AnchorCost {
    /// The cost of a bead as far as labels and kinds tell; negative where they agree.
    pub(crate) fn cost(
        &self,
        source: SideView<'_>,
        target: SideView<'_>,
        (i, a): (usize, usize),
        (j, b): (usize, usize),
    ) -> f32 {
        let (Some(first), Some(other)) = (source.place(i), target.place(j)) else { return 0.0 };
        let inside = mixed(source, i, a) + mixed(target, j, b) + glued(first, b) + glued(other, a);
        self.labels(first.anchor.as_ref(), other.anchor.as_ref()) + kinds(first, other) + inside
    }

    fn labels(&self, source: Option<&Anchor>, target: Option<&Anchor>) -> f32 {
        let (Some(s), Some(t)) = (source, target) else {
            return if source.is_some() || target.is_some() { NO_LABEL } else { 0.0 };
        };
        let (Some(a), Some(b)) = (s.last(), t.last()) else { return 0.0 };
        if a.kind != b.kind {
            return if a.ordinal == b.ordinal { 0.0 } else { OTHER_KIND };
        }
        let same = |a: &Step, b: &Step| {
            let ahead = i64::from(b.ordinal.number) - i64::from(a.ordinal.number);
            let shifted = a.kind == StepKind::Paragraph && self.shifts.contains(&ahead);
            a.kind == b.kind && a.ordinal.bis == b.ordinal.bis && (ahead == 0 || shifted)
        };
        if !same(&a, &b) {
            return OTHER_STEP;
        }
        let (outer_s, outer_t) = (&s.steps()[..s.steps().len() - 1], &t.steps()[..t.steps().len() - 1]);
        if outer_s.len() == outer_t.len() {
            return if outer_s.iter().zip(outer_t).all(|(a, b)| same(a, b)) { SAME_PATH } else { OTHER_PATH };
        }
        SAME_STEP
    }
}

fn kinds(source: &Place, target: &Place) -> f32 {
    let class = |p: &Place| match p.kind {
        BlockKind::Heading => 0,
        BlockKind::Masthead | BlockKind::Title => 1,
        BlockKind::TableRow => 2,
        BlockKind::Contents => 4,
        _ => 3,
    };
    match (class(source), class(target)) {
        (a, b) if a == b => 0.0,
        (4, _) | (_, 4) => CONTENTS,
        (1, _) | (_, 1) => 0.5,
        _ => 1.5,
    }
}

/// What a block that holds several paragraphs says of a bead with `n` blocks of the other side.
fn glued(place: &Place, n: usize) -> f32 {
    GLUED * place.glued.min(n - 1) as f32
}

/// What speaks against taking `n` blocks from `from` on together.
fn mixed(side: SideView<'_>, from: usize, n: usize) -> f32 {
    let place = |k: usize| side.place(k);
    (from + 1..from + n)
        .filter_map(|k| Some((place(k - 1)?, place(k)?)))
        .map(|(before, here)| {
            let apart = |kind| (before.kind == kind) != (here.kind == kind);
            let heading = apart(BlockKind::Heading) || apart(BlockKind::Contents);
            let numbered =
                here.anchor.as_ref().and_then(Anchor::last).is_some_and(|s| s.kind == StepKind::Paragraph);
            if heading {
                MIXED
            } else if numbered {
                LABEL_INSIDE
            } else {
                0.0
            }
        })
        .sum()
}
