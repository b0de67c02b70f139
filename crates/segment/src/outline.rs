//! The outline: one consistent reading of all labels of a document, the cheapest by dynamic programming.
//!
//! Every block offers a few roles: what its label may count, or running text without a label, a continuation of the
//! block before, a heading, a note. A path through the roles carries counters ([`State`]); paragraphs should count
//! up, headings nest and restart, items restart inside a paragraph, and each break of that costs. Two paths that
//! arrive at equal counters are one from then on, so the search is exact for as long as no more than [`ALIVE`]
//! different states are alive at one block; documents seen so far need fewer than a hundred.

mod shape;
mod state;

use std::collections::HashMap;

use hexapla_model::{Anchor, Block, BlockKind, StepKind};

pub(crate) use shape::{End, Shape, Start};
use state::{Open, State};

/// How many different states may be alive at a block.
const ALIVE: usize = 256;

/// What a block is in the chosen reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Masthead and title.
    Front,
    /// A heading without a label.
    Heading,
    /// A paragraph without a number.
    Body,
    /// The second half of the block before, which a page break cut.
    Continuation,
    /// What reading number `n` of the label says.
    Label(usize),
    /// A decimal number.
    Path,
    /// A footnote.
    Note,
}

/// The reading of one block.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Outlined {
    /// Its role.
    pub(crate) role: Role,
    /// What its label counts, if it has one that counts.
    pub(crate) kind: Option<StepKind>,
    /// Its anchor.
    pub(crate) anchor: Option<Anchor>,
    /// What the step cost; a high cost is a break in the count.
    pub(crate) cost: f32,
    /// The last paragraph number before it, and how many unnumbered paragraphs have followed that.
    pub(crate) before: (u32, u32),
}

/// A state that is alive, and how it was reached.
#[derive(Clone, Copy)]
struct Node {
    state: State,
    cost: f32,
    from: u32,
    role: Role,
}

/// The shapes of `blocks`.
pub(crate) fn shapes(blocks: &[Block]) -> Vec<Shape> {
    let mut starred = false;
    blocks
        .iter()
        .map(|block| {
            let shape = Shape::of(block, starred);
            starred |= block.text.contains('*');
            shape
        })
        .collect()
}

/// The cheapest reading of `blocks`, whose shapes are given.
pub(crate) fn read(blocks: &[Block], shapes: &[Shape]) -> Vec<Outlined> {
    let mut layers: Vec<Vec<Node>> = Vec::with_capacity(blocks.len() + 1);
    layers.push(vec![Node { state: State::default(), cost: 0.0, from: 0, role: Role::Front }]);
    let mut reached: HashMap<State, usize> = HashMap::new();
    let mut previous = None;
    for (n, shape) in shapes.iter().enumerate() {
        let step = Step { shape, previous, next: shapes.get(n + 1), early: n < 40 };
        let mut layer: Vec<Node> = Vec::new();
        reached.clear();
        for (from, node) in layers[n].iter().enumerate() {
            step.roles(node.state, |role, cost, state| {
                let cost = node.cost + cost;
                let slot = *reached.entry(state).or_insert_with(|| {
                    layer.push(Node { state, cost: f32::INFINITY, from: 0, role });
                    layer.len() - 1
                });
                if cost < layer[slot].cost {
                    layer[slot] = Node { state, cost, from: from as u32, role };
                }
            });
        }
        if layer.len() > ALIVE {
            layer.sort_by(|a, b| a.cost.total_cmp(&b.cost));
            layer.truncate(ALIVE);
        }
        let is_note = layer.iter().all(|n| n.role == Role::Note);
        if !is_note {
            previous = Some(shape);
        }
        layers.push(layer);
    }
    trace(&layers, shapes)
}

fn trace(layers: &[Vec<Node>], shapes: &[Shape]) -> Vec<Outlined> {
    let Some(last) = layers.last() else { return Vec::new() };
    let mut at = (0..last.len()).min_by(|a, b| last[*a].cost.total_cmp(&last[*b].cost)).unwrap_or(0);
    let mut out = Vec::with_capacity(shapes.len());
    for n in (0..shapes.len()).rev() {
        let node = layers[n + 1][at];
        let before = layers[n][node.from as usize];
        let label = shapes[n].label.as_ref();
        let kind = match node.role {
            Role::Label(r) => label.map(|l| l.readings[r].kind),
            Role::Path => Some(StepKind::Paragraph),
            Role::Note => Some(StepKind::Note),
            _ => None,
        };
        let anchor = match (node.role, kind, label) {
            (Role::Path, _, Some(l)) => Some(Anchor::new(
                l.path.iter().map(|&(kind, ordinal)| hexapla_model::Step { kind, ordinal }).collect(),
            )),
            (Role::Note, _, Some(l)) => {
                let ordinal = l.readings[0].ordinal;
                Some(Anchor::new(vec![hexapla_model::Step { kind: StepKind::Note, ordinal }]))
            }
            (Role::Label(_), Some(kind), _) => Some(node.state.anchor(kind)),
            _ => None,
        };
        out.push(Outlined {
            role: node.role,
            kind,
            anchor,
            cost: node.cost - before.cost,
            before: (before.state.paragraph(), before.state.unnumbered()),
        });
        at = node.from as usize;
    }
    out.reverse();
    out
}

/// One block with its neighbours.
struct Step<'s> {
    shape: &'s Shape,
    /// The last block of running text before it.
    previous: Option<&'s Shape>,
    next: Option<&'s Shape>,
    early: bool,
}

impl Step<'_> {
    /// All roles the block may have after `state`, each with its cost and the state after it.
    fn roles(&self, state: State, mut each: impl FnMut(Role, f32, State)) {
        let shape = self.shape;
        let is_note = |l: &crate::anchor::Label| l.readings.iter().any(|r| r.kind == StepKind::Note);
        if shape.hint == BlockKind::Footnote || shape.label.as_ref().is_some_and(is_note) {
            return each(Role::Note, 0.0, state);
        }
        let ignored = if shape.label.is_some() { 3.0 } else { 0.0 };
        if let Some(label) = &shape.label {
            if !label.path.is_empty() {
                let (cost, next) = state.path(&label.path);
                each(Role::Path, cost, next);
            }
            for (n, reading) in label.readings.iter().enumerate() {
                let (cost, next) = state.label(reading.kind, reading.ordinal);
                each(Role::Label(n), cost + reading.cost + self.looks(reading.kind, state), next);
            }
        }
        if state.open == Open::Front && self.early && shape.hint != BlockKind::Paragraph {
            each(Role::Front, ignored + self.front(), state);
        }
        if state.open != Open::Front || shape.summary || shape.hint == BlockKind::Heading {
            each(Role::Heading, ignored + self.heading(), state.bare_heading());
        }
        each(Role::Body, ignored + self.body(state), state.body());
        if let Some(cost) = self.continuation(state) {
            // A second half seldom opens like a label.
            each(Role::Continuation, cost + ignored * 1.7, state);
        }
    }

    /// How badly a block that a label calls `kind` looks like one.
    fn looks(&self, kind: StepKind, state: State) -> f32 {
        let shape = self.shape;
        let hinted = shape.hint == BlockKind::Heading;
        match kind {
            StepKind::Article | StepKind::Annex | StepKind::Part => match (shape.width, shape.end) {
                (0..=300, End::Open | End::Comma) => 0.0,
                (0..=120, _) => 0.8,
                _ => 4.0,
            },
            _ if kind.is_heading() => {
                let long = if shape.width > 300 { 3.0 } else { 0.0 };
                let end = match shape.end {
                    End::Open => 0.2,
                    End::Comma => 2.0,
                    End::List => 3.5,
                    End::Stop => 3.0,
                };
                // After a colon come items.
                let listed = self.previous.is_some_and(|p| p.end == End::List) && state.open != Open::Heading;
                let list = if listed && kind == StepKind::Subsubsection { 2.0 } else { 0.0 };
                if hinted { 0.0 } else { long + end + list }
            }
            StepKind::Paragraph => {
                let open = if shape.end == End::Open && shape.width < 220 { 1.2 } else { 0.0 };
                open + if hinted { 2.0 } else { 0.0 }
            }
            _ => {
                let open = if shape.end == End::Open { 0.7 } else { 0.0 };
                open + if hinted { 2.0 } else { 0.0 }
            }
        }
    }

    fn front(&self) -> f32 {
        match (self.shape.width, self.shape.end) {
            (_, _) if self.shape.summary => 1.5,
            (0..=260, End::Open | End::Comma | End::List) => 0.2,
            (0..=120, End::Stop) => 0.7,
            (_, End::Open) => 0.9,
            _ => 2.0,
        }
    }

    fn heading(&self) -> f32 {
        let shape = self.shape;
        if shape.hint == BlockKind::Heading || shape.summary {
            return 0.0;
        }
        if shape.hint != BlockKind::Other {
            return 4.0;
        }
        let looks = if shape.is_heading_like() { 0.6 } else { 4.0 };
        let lower = if shape.start == Start::Lower { 1.5 } else { 0.0 };
        let followed = self.next.is_some_and(|n| n.label.is_some() || !n.is_heading_like());
        looks + lower + if followed { 0.0 } else { 0.6 }
    }

    fn body(&self, state: State) -> f32 {
        let looks = if self.shape.is_heading_like() { 0.6 } else { 0.0 };
        let hinted = if self.shape.hint == BlockKind::Heading { 4.0 } else { 0.0 };
        let cut = self.previous.is_some_and(|p| {
            state.open == Open::Numbered
                && p.end == End::Open
                && p.width > 60
                && self.shape.start != Start::Upper
        });
        1.0 + looks + hinted + if cut { 1.0 } else { 0.0 }
    }

    /// The cost of being the rest of the block before, or `None` where that cannot be.
    fn continuation(&self, state: State) -> Option<f32> {
        let previous = self.previous?;
        if self.shape.hint != BlockKind::Other {
            return None;
        }
        match (state.open, previous.end, self.shape.start) {
            (Open::Numbered, End::Open, Start::Lower | Start::Caseless) => Some(0.1),
            (Open::Numbered, End::Open, Start::Upper) => Some(0.9),
            (Open::Numbered, End::Comma, Start::Lower) => Some(0.4),
            (Open::Numbered, End::Comma, Start::Caseless) => Some(0.8),
            (Open::Numbered, End::Stop, _) if !self.shape.is_heading_like() => Some(1.2),
            (Open::Body, End::Open, Start::Lower) if previous.width > 100 => Some(0.3),
            (Open::Body, End::Open, Start::Caseless) if previous.width > 200 => Some(0.9),
            _ => None,
        }
    }
}
