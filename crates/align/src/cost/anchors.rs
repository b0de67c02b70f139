//! The evidence of anchors and kinds: equal numbers speak for a bead of blocks, but do not decide it.

use hexapla_model::{Anchor, BlockKind, Both, Ordinal, Step, StepKind};

use crate::lattice::{Run, Stretch};
use crate::text::{Place, SideView};

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
/// A heading or a line of contents in one bead with running text.
const MIXED: f32 = 3.0;
/// A line of contents beside something else: a heading has the same words.
const CONTENTS: f32 = 8.0;
/// A line of the masthead or a title beside something else: outlines often differ there.
const FRONT: f32 = 0.5;
/// A heading, running text and a row of a table beside each other.
const OTHER_CLASS: f32 = 1.5;

impl AnchorCost {
    /// The cost of a bead as far as labels and kinds show; negative where they agree.
    pub(crate) fn cost(&self, texts: Both<SideView<'_>>, bead: Stretch) -> f32 {
        let places = (texts.source.place(bead.source.from), texts.target.place(bead.target.from));
        let (Some(first), Some(other)) = places else { return 0.0 };
        let inside = mixed(texts.source, bead.source) + mixed(texts.target, bead.target);
        let labels = self.labels(first.anchor.as_ref(), other.anchor.as_ref());
        if labels == SAME_PATH && holds_heading(texts, bead) {
            return labels + inside - MIXED;
        }
        labels + kinds(first, other) + inside
    }

    /// What two numbers of headings of one kind say.
    pub(crate) fn of_ordinals(source: Ordinal, target: Ordinal) -> f32 {
        if source == target { SAME_PATH } else { OTHER_STEP }
    }

    fn labels(&self, source: Option<&Anchor>, target: Option<&Anchor>) -> f32 {
        let (Some(s), Some(t)) = (source, target) else {
            return if source.is_some() || target.is_some() { NO_LABEL } else { 0.0 };
        };
        let (Some(a), Some(b)) = (s.last(), t.last()) else { return 0.0 };
        if a.kind != b.kind {
            return if a.ordinal == b.ordinal { 0.0 } else { OTHER_KIND };
        }
        if !self.same(&a, &b) {
            return OTHER_STEP;
        }
        let (outer_s, outer_t) = (&s.steps()[..s.steps().len() - 1], &t.steps()[..t.steps().len() - 1]);
        if outer_s.len() == outer_t.len() {
            return if outer_s.iter().zip(outer_t).all(|(a, b)| self.same(a, b)) {
                SAME_PATH
            } else {
                OTHER_PATH
            };
        }
        SAME_STEP
    }

    /// Whether two steps are the same, or would be if the numbers of paragraphs were not shifted.
    fn same(&self, source: &Step, target: &Step) -> bool {
        let ahead = i64::from(target.ordinal.number) - i64::from(source.ordinal.number);
        let shifted = source.kind == StepKind::Paragraph && self.shifts.contains(&ahead);
        source.kind == target.kind && source.ordinal.bis == target.ordinal.bis && (ahead == 0 || shifted)
    }
}

/// Kinds of blocks that translate each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum KindClass {
    Heading,
    Front,
    TableRow,
    Contents,
    Text,
}

impl KindClass {
    fn of(kind: BlockKind) -> Self {
        match kind {
            BlockKind::Heading => Self::Heading,
            BlockKind::Masthead | BlockKind::Title => Self::Front,
            BlockKind::TableRow => Self::TableRow,
            BlockKind::Contents => Self::Contents,
            _ => Self::Text,
        }
    }
}

/// What the kinds of two blocks say.
fn kinds(source: &Place, target: &Place) -> f32 {
    match (KindClass::of(source.kind), KindClass::of(target.kind)) {
        (a, b) if a == b => 0.0,
        (KindClass::Contents, _) | (_, KindClass::Contents) => CONTENTS,
        (KindClass::Front, _) | (_, KindClass::Front) => FRONT,
        _ => OTHER_CLASS,
    }
}

/// Whether one side is a heading with its text, and the other a text: if they have one label, it holds both.
fn holds_heading(texts: Both<SideView<'_>>, bead: Stretch) -> bool {
    let source = classes(texts.source, bead.source);
    let target = classes(texts.target, bead.target);
    let (heading, text) = (Some(KindClass::Heading), Some(KindClass::Text));
    source == (heading, text) && target.0 == text || target == (heading, text) && source.0 == text
}

/// The classes of the first two of some blocks.
fn classes(side: SideView<'_>, blocks: Run) -> (Option<KindClass>, Option<KindClass>) {
    let class = |n: usize| side.place(n).map(|place| KindClass::of(place.kind));
    (class(blocks.from), (blocks.len > 1).then(|| class(blocks.from + 1)).flatten())
}

/// What speaks against taking some blocks together.
fn mixed(side: SideView<'_>, blocks: Run) -> f32 {
    let pairs = (blocks.from + 1..blocks.end()).filter_map(|k| Some((side.place(k - 1)?, side.place(k)?)));
    pairs.map(|(before, here)| apart(before, here)).sum()
}

/// What speaks against taking a block together with the one before it.
fn apart(before: &Place, here: &Place) -> f32 {
    let own = here.anchor.as_ref().and_then(Anchor::last);
    if [BlockKind::Heading, BlockKind::Contents].iter().any(|k| (before.kind == *k) != (here.kind == *k)) {
        MIXED
    } else if own.is_some_and(|step| step.kind == StepKind::Paragraph) {
        LABEL_INSIDE
    } else {
        0.0
    }
}
