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
mod nested;
pub(crate) mod noted;
mod series;
mod shape;
mod signs;
mod star;
mod state;
mod trace;
mod trail;

use hexapla_model::{Anchor, Block, BlockKind, Lang, StepKind};
use rustc_hash::FxHashMap;

use crate::counted::Lists;
use cost::{Cost, Width};
pub(crate) use front::Front;
use hexapla_lang::label::{self as anchor, Label};
pub(crate) use shape::{Before, End, Shape, Start, is_named, label};
use signs::{in_rows, unnoted, unstopped};
pub(crate) use state::Open;
use state::State;
use trace::trace;
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
    let mut layer: Vec<Node> = Vec::new();
    let mut reached: FxHashMap<State, usize> = FxHashMap::default();
    let (unstopped, rows) = (unstopped(shapes), in_rows(shapes));
    let unnoted = unnoted(blocks, shapes);
    let mut listed = false;
    for (n, shape) in shapes.iter().enumerate() {
        let next = shapes.get(n + 1);
        let front = (n < front.end).then_some(front);
        let mut step =
            Step { shape, previous: None, next, front, in_row: rows[n], unstopped, unnoted, listed };
        listed |= shape.hint == BlockKind::Contents;
        layer.clear();
        reached.clear();
        let mut least = step.least(&alive, &shapes[..n]);
        for (from, node) in alive.iter().enumerate() {
            // No step costs less than nothing.
            if node.cost > least + BEHIND {
                continue;
            }
            step.previous = node.previous(&shapes[..n]);
            step.roles(node.state, |role, cost, mut state| {
                let cost = node.cost + cost;
                least = least.min(cost);
                if cost > least + BEHIND {
                    return;
                }
                if !matches!(role, Role::Note | Role::Contents | Role::Aside) {
                    state.last = n as u32 + 1;
                }
                let slot = *reached.entry(state).or_insert_with(|| {
                    layer.push(Node { state, cost: f32::INFINITY, from: 0, role });
                    layer.len() - 1
                });
                if cost < layer[slot].cost {
                    layer[slot] = Node { state, cost, from: from as u16, role };
                }
            });
        }
        drop_hopeless(&mut layer);
        trail.add(&mut layer);
        std::mem::swap(&mut alive, &mut layer);
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

/// One block with its neighbours.
struct Step<'s> {
    shape: &'s Shape,
    /// The last block of running text before it.
    previous: Option<&'s Shape>,
    next: Option<&'s Shape>,
    /// The front, if the block may belong to it.
    front: Option<Front>,
    /// Whether it is in a row of short lines.
    in_row: bool,
    /// The share of long blocks of the document that end without a stop.
    unstopped: f32,
    /// Whether the text has marks whose notes have lost theirs.
    unnoted: bool,
    /// Whether contents are before it: what follows is no longer front matter.
    listed: bool,
}

impl<'s> Step<'s> {
    /// The least that the block costs after the cheapest of the nodes `alive`: what costs far more is given up at once.
    fn least(&mut self, alive: &[Node], before: &'s [Shape]) -> f32 {
        let cheapest = alive.iter().min_by(|a, b| a.cost.total_cmp(&b.cost));
        let mut least = f32::INFINITY;
        if let Some(node) = cheapest {
            self.previous = node.previous(before);
            self.roles(node.state, |_, cost, _| least = least.min(node.cost + cost));
        }
        least
    }

    /// All roles the block may have after `state`, each with its cost and the state after it.
    fn roles(&self, state: State, mut each: impl FnMut(Role, f32, State)) {
        let shape = self.shape;
        let mut readings = shape.label.iter().flat_map(|label| &label.readings);
        if shape.hint == BlockKind::Footnote || readings.any(|r| r.kind == StepKind::Note) {
            return each(Role::Note, 0.0, state);
        }
        if shape.aside {
            return each(Role::Aside, 0.0, state);
        }
        if shape.hint == BlockKind::Contents {
            return each(Role::Contents, 0.0, state);
        }
        if let Some(cost) = self.unmarked_note(state) {
            each(Role::Note, cost, state);
        }
        let ignored = if shape.label.is_some() { Cost::IGNORED_LABEL } else { 0.0 };
        if let Some(label) = &shape.label {
            if !label.path.is_empty() {
                let (cost, next) = state.path(&label.path, shape.opens());
                each(Role::Path, cost, next);
            }
            for (n, reading) in (0..).zip(&label.readings) {
                let state = if shape.restarts { state.renewed() } else { state };
                let (cost, next) = state.label(reading.kind, reading.ordinal, shape.level);
                let doubt = if self.ends_letters(reading, label, state) { Cost::ENDS_LETTERS } else { 0.0 };
                each(Role::Label(n), cost + reading.cost + doubt + self.looks(reading.kind, state), next);
            }
        }
        if shape.count.is_some() || shape.head {
            return;
        }
        if state.open == Open::Front && self.may_be_front() {
            each(Role::Front, ignored + self.front(), state);
        }
        if state.open != Open::Front || self.listed || shape.summary || shape.hint == BlockKind::Heading {
            each(Role::Heading, ignored + self.heading(), state.bare_heading(shape.level));
        }
        each(Role::Body, ignored + self.body(state), state.body(shape.is_point()));
        if let Some(cost) = self.continuation(state) {
            each(Role::Continuation, cost + ignored * Cost::IGNORED_LABEL_INSIDE, state);
        }
    }

    /// Whether this reading of a label begins to count parts of an item, although the letter continues the items and
    /// nothing announces parts: `(i)` after `(h)`.
    fn ends_letters(&self, reading: &anchor::Reading, label: &anchor::Label, state: State) -> bool {
        let begins = reading.kind == StepKind::Subitem && reading.ordinal.number == 1;
        let mut items = label.readings.iter().filter(|reading| reading.kind == StepKind::Item);
        begins
            && items.any(|reading| state.item_follows(reading.ordinal))
            && !self.previous.is_some_and(|p| p.colon)
    }

    /// How badly a block that a label calls `kind` looks like one.
    fn looks(&self, kind: StepKind, state: State) -> f32 {
        let shape = self.shape;
        let hinted = shape.hint == BlockKind::Heading;
        let by_word =
            matches!(kind, StepKind::Article | StepKind::Annex | StepKind::Part | StepKind::Division);
        match kind {
            _ if by_word || (shape.named && kind.is_heading()) => match (shape.width, shape.end) {
                (0..=Width::HEADING, End::Open | End::Comma) => 0.0,
                (0..=shape::HEADING, _) => Cost::NAMED_SENTENCE,
                _ if shape.marked => Cost::NAMED_LONG,
                _ => Cost::NAMED_UNMARKED,
            },
            _ if kind.is_heading() => {
                let long = if shape.width > Width::HEADING { Cost::HEADING_LONG } else { 0.0 };
                let end = match shape.end {
                    End::Open => Cost::HEADING_OPEN,
                    End::Comma => Cost::HEADING_COMMA,
                    End::List => Cost::HEADING_LIST,
                    End::Stop => Cost::HEADING_STOP,
                };
                let listed = self.previous.is_some_and(|p| p.end == End::List) && state.open != Open::Heading;
                let list = if listed && kind == StepKind::Subsubsection { Cost::HEADING_LISTED } else { 0.0 };
                if hinted { 0.0 } else { long + end + list }
            }
            StepKind::Paragraph => {
                let short = shape.end == End::Open && shape.width < Width::MAY_HEAD;
                let open = if short { Cost::PARAGRAPH_OPEN } else { 0.0 };
                open + if hinted { Cost::HINTED } else { 0.0 }
            }
            _ => {
                let open = if shape.end == End::Open { Cost::ITEM_OPEN } else { 0.0 };
                open + if hinted { Cost::HINTED } else { 0.0 }
            }
        }
    }

    /// The cost of being a note that has lost its mark, where the text still has marks without notes.
    fn unmarked_note(&self, state: State) -> Option<f32> {
        if !self.unnoted || self.shape.label.is_some() || self.shape.hint != BlockKind::Other {
            return None;
        }
        let whole =
            self.shape.end == End::Stop && self.shape.start != Start::Lower && self.shape.width < Width::NOTE;
        let interrupts = matches!(state.open, Open::Numbered | Open::Body)
            && self
                .previous
                .is_some_and(|p| matches!(p.end, End::Open | End::Comma) && p.width > Width::OVER_LINE);
        match (whole, self.shape.cue, interrupts) {
            (true, true, _) => Some(Cost::NOTE_CUED),
            (true, false, true) => Some(Cost::NOTE_BETWEEN),
            _ => None,
        }
    }

    fn may_be_front(&self) -> bool {
        self.front.is_some_and(|front| match self.shape.hint {
            BlockKind::Paragraph => false,
            BlockKind::Heading => front.masthead,
            _ => true,
        })
    }

    fn front(&self) -> f32 {
        if self.shape.hint == BlockKind::Title {
            return 0.0;
        }
        match (self.shape.width, self.shape.end) {
            (_, _) if self.shape.summary => Cost::FRONT_SUMMARY,
            _ if self.shape.hint == BlockKind::Masthead => 0.0,
            (0..=Width::MASTHEAD, End::Open) => Cost::FRONT_SHORT,
            (_, End::Open) => Cost::FRONT_LONG,
            _ => Cost::FRONT_SENTENCE,
        }
    }

    fn heading(&self) -> f32 {
        let shape = self.shape;
        if matches!(shape.hint, BlockKind::Heading | BlockKind::Title) || shape.summary {
            return 0.0;
        }
        if shape.hint != BlockKind::Other {
            return Cost::BARE_UNLIKE;
        }
        let looks = if shape.is_heading_like() { Cost::BARE_HEADING } else { Cost::BARE_UNLIKE };
        let lower = if shape.start == Start::Lower { Cost::BARE_LOWER } else { 0.0 };
        let point = if shape.is_point() { Cost::BARE_POINT } else { 0.0 };
        looks + lower + point + self.alone()
    }

    /// What it costs a heading that no text of its own follows.
    fn alone(&self) -> f32 {
        match self.next {
            None => Cost::BARE_LAST,
            _ if self.in_row => Cost::BARE_IN_ROW,
            Some(next) if next.label.is_none() && next.is_heading_like() => Cost::BARE_BEFORE,
            Some(_) => 0.0,
        }
    }

    fn body(&self, state: State) -> f32 {
        let looks = if self.shape.is_heading_like() { Cost::BODY_SHORT } else { 0.0 };
        let hinted = if self.shape.hint == BlockKind::Heading { Cost::BODY_HINTED } else { 0.0 };
        let cut = self.previous.is_some_and(|p| {
            state.open == Open::Numbered
                && p.end == End::Open
                && p.width > Width::LINE
                && self.shape.start != Start::Upper
        });
        Cost::BODY + looks + hinted + if cut { Cost::BODY_CUT } else { 0.0 }
    }

    /// The cost of being the rest of the block before, or `None` where that cannot be.
    fn continuation(&self, state: State) -> Option<f32> {
        let previous = self.previous?;
        let begins = self.shape.initial || self.shape.abbreviated;
        if self.shape.bullet || (begins && previous.end == End::Stop) {
            return None;
        }
        if self.shape.hint != BlockKind::Other
            || (self.shape.label.is_some() && self.shape.start != Start::Lower)
        {
            return None;
        }
        let cut = previous.width > Width::LINE;
        let cost = match (state.open, previous.end, self.shape.start) {
            (Open::Numbered, End::Open, Start::Lower | Start::Caseless) if cut => Some(Cost::REST),
            (Open::Numbered, End::Open, Start::Upper) if cut => Some(Cost::REST_UPPER),
            (Open::Numbered, End::Comma, Start::Lower) => Some(Cost::REST_COMMA),
            (Open::Numbered, End::Comma, Start::Caseless) => Some(Cost::REST_COMMA_CASELESS),
            (Open::Numbered, End::Stop, _) if cut && !self.shape.is_heading_like() && !self.shape.bounded => {
                Some(Cost::REST_STOP)
            }
            (Open::Body, End::Open, Start::Lower) if previous.width > Width::OVER_LINE => {
                Some(Cost::REST_BODY)
            }
            (Open::Body, End::Open, Start::Caseless) if previous.width > Width::TWO_LINES => {
                Some(Cost::REST_BODY_CASELESS)
            }
            _ => None,
        };
        let sign = if previous.end == End::Stop { 0.0 } else { Cost::UNSTOPPED * self.unstopped };
        cost.map(|c| c + sign)
    }
}

#[cfg(test)]
mod tests;
