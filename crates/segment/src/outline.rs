//! The outline: one consistent reading of all labels of a document, the cheapest by dynamic programming.
//!
//! Every block offers a few roles: what its label may count, or running text without a label, a continuation of the
//! block before, a heading, a note. A path through the roles carries counters ([`State`]); paragraphs should count
//! up, headings nest and restart, items restart inside a paragraph, and each break of that costs. Two paths that
//! arrive at equal counters are one from then on. The search is exact except for paths that fall more than
//! [`BEHIND`] behind the cheapest, which are given up, and for documents so odd that more than [`ALIVE`] readings stay
//! close to each other, or some do over very many blocks (`trail`).

mod alike;
mod cost;
mod decimal;
mod formed;
mod front;
mod initial;
mod inserted;
mod layer;
mod nested;
pub(crate) mod noted;
mod series;
mod shape;
mod signs;
mod star;
mod state;
mod step;
mod trace;
mod trail;

use hexapla_model::{Anchor, Block, BlockKind, Lang, StepKind};

use crate::counted::Lists;
pub(crate) use front::Front;
use hexapla_lang::label::Label;
use layer::Layer;
use shape::Before;
pub(crate) use shape::{Shape, is_named, label};
use signs::{in_rows, unnoted, unstopped};
pub(crate) use state::Open;
use state::State;
use step::{Custom, Setting, Step};
use trace::{after, trace};
use trail::Trail;

/// How many different states may be alive at a block.
const ALIVE: usize = 128;
/// How far behind the cheapest path another may fall: as far as two breaks in the count.
const BEHIND: f32 = 8.0;

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
    Label(u8),
    /// A decimal number.
    Path,
    /// A footnote.
    Note,
    /// A line of contents.
    Contents,
    /// What is beside the running text.
    Aside,
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

impl Outlined {
    /// The number of a label that was skipped although it is next to the one expected: a slip of the pen.
    pub(crate) fn slip(&self, shape: &Shape) -> Option<u32> {
        let (last, lost) = self.before;
        let mut readings = shape.label.as_ref()?.readings.iter();
        let number = readings.find(|reading| reading.kind == StepKind::Paragraph)?.ordinal.number;
        let expected = last + lost + 1;
        // Off by one or two, or with a digit too many or too few: `15.` for `5.`
        let alike = number.abs_diff(expected) <= 2 || number % 10 == expected % 10;
        (self.role == Role::Body && last > 0 && alike).then_some(number)
    }
}

/// A state that is alive, and how it was reached.
#[derive(Clone, Copy)]
struct Node {
    state: State,
    cost: f32,
    from: u16,
    role: Role,
}

impl Node {
    /// The last block of running text among those `before`.
    fn previous<'s>(&self, before: &'s [Shape]) -> Option<&'s Shape> {
        before.get((self.state.last as usize).wrapping_sub(1))
    }
}

/// The label at the head of each block, before anything is known of the others.
pub(crate) fn labels(blocks: &[Block]) -> Vec<Option<Box<Label>>> {
    blocks.iter().map(shape::label).collect()
}

/// The shapes of `blocks`, which open with `labels` and whose text is in `lang`.
pub(crate) fn shapes(blocks: &[Block], labels: Vec<Option<Box<Label>>>, lang: Lang) -> Vec<Shape> {
    let mut before = Before::default();
    let mut lists = Lists::default();
    let mut shapes: Vec<Shape> = Vec::with_capacity(blocks.len());
    for (n, (block, label)) in blocks.iter().zip(labels).enumerate() {
        let mut shape = Shape::new(block, label, &before);
        shape.count = shape.label.as_deref_mut().and_then(|label| lists.next(n, block, label));
        if shape.count.is_none() && !shape.aside {
            lists.other(n, shape.label.as_deref(), shape.colon);
        }
        before.add(&shape);
        shapes.push(shape);
    }
    alike::settle(blocks, &mut shapes);
    formed::settle(blocks, &mut shapes);
    star::settle(blocks, &mut shapes);
    noted::settle(blocks, &mut shapes);
    nested::settle(blocks, &mut shapes);
    initial::settle(blocks, &mut shapes, lang);
    inserted::settle(blocks, &mut shapes);
    decimal::settle(blocks, &mut shapes);
    shapes
}

/// How far the front of `blocks` may reach, whose shapes are given.
pub(crate) fn front(blocks: &[Block], shapes: &[Shape]) -> Front {
    Front::of(blocks, shapes)
}

/// The cheapest reading of `blocks`, whose shapes and front are given.
pub(crate) fn read(blocks: &[Block], shapes: &[Shape], front: Front) -> Vec<Outlined> {
    let mut trail = Trail::default();
    let mut alive = vec![Node { state: State::default(), cost: 0.0, from: 0, role: Role::Front }];
    let mut layer = Layer::default();
    let custom = Custom { unstopped: unstopped(shapes), unnoted: unnoted(blocks, shapes) };
    let rows = in_rows(shapes);
    let mut listed = false;
    for (n, shape) in shapes.iter().enumerate() {
        let front = (n < front.end).then_some(front);
        let setting = Setting { next: shapes.get(n + 1), front, in_row: rows[n], listed };
        let mut step = Step::new(shape, setting, custom);
        listed |= shape.hint == BlockKind::Contents;
        layer.clear();
        let mut least = step.least(&alive, &shapes[..n]);
        for (from, node) in alive.iter().enumerate() {
            // No step costs less than nothing.
            if node.cost > least + BEHIND {
                continue;
            }
            step.roles(node, &shapes[..n], |role, cost| {
                let cost = node.cost + cost;
                least = least.min(cost);
                if cost <= least + BEHIND {
                    let state = after(node.state, role, shape, n);
                    layer.add(Node { state, cost, from: from as u16, role });
                }
            });
        }
        drop_hopeless(&mut layer.nodes);
        trail.add(&mut layer.nodes);
        std::mem::swap(&mut alive, &mut layer.nodes);
    }
    trace(trail, &alive, shapes)
}

/// Gives up paths that have fallen too far behind.
fn drop_hopeless(layer: &mut Vec<Node>) {
    let best = layer.iter().map(|n| n.cost).fold(f32::INFINITY, f32::min);
    layer.retain(|n| n.cost <= best + BEHIND);
    if layer.len() > ALIVE {
        // Equal costs are cut in the order in which they were reached, so that the result is always the same.
        layer.sort_by(|a, b| a.cost.total_cmp(&b.cost));
        layer.truncate(ALIVE);
    }
}

#[cfg(test)]
mod tests;
