//! One block with its neighbours: what roles it may have after a state, and what these cost.

use hexapla_lang::label::{Label, Reading};
use hexapla_model::{BlockKind, StepKind};

use super::cost::{Cost, Width};
use super::shape::{self, End, Shape, Start};
use super::state::{Counter, Open, State};
use super::{Front, Node, Role};

/// What the document as a whole says about its blocks.
#[derive(Clone, Copy)]
pub(super) struct Custom {
    /// The share of long blocks that end without a stop.
    pub(super) unstopped: f32,
    /// Whether the text has marks whose notes have lost theirs.
    pub(super) unnoted: bool,
}

/// Where a block is.
#[derive(Clone, Copy)]
pub(super) struct Setting<'s> {
    pub(super) next: Option<&'s Shape>,
    /// The front, if the block may belong to it.
    pub(super) front: Option<Front>,
    /// Whether it is in a row of short lines.
    pub(super) in_row: bool,
    /// Whether contents are before it: what follows is no longer front matter.
    pub(super) listed: bool,
}

/// One block, and what its roles cost as far as that does not depend on the state before it.
pub(super) struct Step<'s> {
    shape: &'s Shape,
    /// The last block of running text before it.
    previous: Option<&'s Shape>,
    custom: Custom,
    /// The only role that it may have.
    only: Option<Role>,
    /// The readings of its label.
    choices: Vec<Choice>,
    /// What it costs that its label counts nothing.
    ignored: f32,
    front: Option<f32>,
    heading: f32,
    /// Whether it may be a heading right after the front.
    ends_front: bool,
    body: f32,
}

/// A reading of a label.
struct Choice {
    kind: StepKind,
    next: Counter,
    /// What it costs wherever it is, and what its looks cost.
    own: f32,
    looks: f32,
    /// What it costs after a block that announces a list.
    listed: f32,
    /// Whether it begins to count parts of an item.
    begins: bool,
}

impl<'s> Step<'s> {
    pub(super) fn new(shape: &'s Shape, setting: Setting<'s>, custom: Custom) -> Self {
        let readings = shape.label.iter().flat_map(|label| &label.readings);
        let ignored = if shape.label.is_some() { Cost::IGNORED_LABEL } else { 0.0 };
        Self {
            shape,
            previous: None,
            custom,
            only: only(shape),
            choices: readings.map(|reading| Choice::of(reading, shape)).collect(),
            ignored,
            front: setting.may_be_front(shape).then(|| ignored + front(shape)),
            heading: ignored + heading(shape, setting),
            ends_front: setting.listed || shape.summary || shape.hint == BlockKind::Heading,
            body: Cost::BODY
                + if shape.is_heading_like() { Cost::BODY_SHORT } else { 0.0 }
                + if shape.hint == BlockKind::Heading { Cost::BODY_HINTED } else { 0.0 },
        }
    }

    /// The least that the block costs after the cheapest of the nodes `alive`: what costs far more is given up at once.
    pub(super) fn least(&mut self, alive: &[Node], before: &'s [Shape]) -> f32 {
        let cheapest = alive.iter().min_by(|a, b| a.cost.total_cmp(&b.cost));
        let mut least = f32::INFINITY;
        if let Some(node) = cheapest {
            self.roles(node, before, |_, cost| least = least.min(node.cost + cost));
        }
        least
    }

    /// All roles the block may have after a node that is reached by the blocks `before`, each with its cost.
    pub(super) fn roles(&mut self, node: &Node, before: &'s [Shape], mut each: impl FnMut(Role, f32)) {
        if let Some(role) = self.only {
            return each(role, 0.0);
        }
        self.previous = node.previous(before);
        let (shape, state) = (self.shape, &node.state);
        if let Some(cost) = self.unmarked_note(state) {
            each(Role::Note, cost);
        }
        if let Some(label) = &shape.label {
            if shape.restarts {
                self.labels(label, &state.renewed(), &mut each);
            } else {
                self.labels(label, state, &mut each);
            }
        }
        if shape.count.is_some() || shape.head {
            return;
        }
        if let Some(cost) = self.front.filter(|_| state.open == Open::Front) {
            each(Role::Front, cost);
        }
        if state.open != Open::Front || self.ends_front {
            each(Role::Heading, self.heading);
        }
        each(Role::Body, self.ignored + self.body(state));
        if let Some(cost) = self.continuation(state) {
            each(Role::Continuation, cost + self.ignored * Cost::IGNORED_LABEL_INSIDE);
        }
    }

    /// What the readings of the label of the block cost after `state`.
    fn labels(&self, label: &Label, state: &State, each: &mut impl FnMut(Role, f32)) {
        if !label.path.is_empty() {
            each(Role::Path, state.path_cost(&label.path));
        }
        let is_listed = self.previous.is_some_and(|p| p.end == End::List) && state.open != Open::Heading;
        for (n, choice) in (0..).zip(&self.choices) {
            let cost = state.label_cost(choice.kind, choice.next, self.shape.level);
            let ends_letters = choice.begins && self.ends_letters(label, state);
            let doubt = if ends_letters { Cost::ENDS_LETTERS } else { 0.0 };
            let looks = choice.looks + if is_listed { choice.listed } else { 0.0 };
            each(Role::Label(n), cost + choice.own + doubt + looks);
        }
    }

    /// Whether the letter of a label that begins to count parts of an item continues the items, and nothing announces parts:
    /// `(i)` after `(h)`.
    fn ends_letters(&self, label: &Label, state: &State) -> bool {
        let mut items = label.readings.iter().filter(|reading| reading.kind == StepKind::Item);
        items.any(|reading| state.item_follows(Counter::of(reading.ordinal)))
            && !self.previous.is_some_and(|p| p.colon)
    }

    /// The cost of being a note that has lost its mark, where the text still has marks without notes.
    fn unmarked_note(&self, state: &State) -> Option<f32> {
        if !self.custom.unnoted || self.shape.label.is_some() || self.shape.hint != BlockKind::Other {
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

    /// The cost of being a paragraph without a number.
    fn body(&self, state: &State) -> f32 {
        let cut = self.previous.is_some_and(|p| {
            state.open == Open::Numbered
                && p.end == End::Open
                && p.width > Width::LINE
                && self.shape.start != Start::Upper
        });
        self.body + if cut { Cost::BODY_CUT } else { 0.0 }
    }

    /// The cost of being the rest of the block before, or `None` where that cannot be.
    fn continuation(&self, state: &State) -> Option<f32> {
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
        let sign = if previous.end == End::Stop { 0.0 } else { Cost::UNSTOPPED * self.custom.unstopped };
        cost.map(|c| c + sign)
    }
}

impl Setting<'_> {
    fn may_be_front(self, shape: &Shape) -> bool {
        self.front.is_some_and(|front| match shape.hint {
            BlockKind::Paragraph => false,
            BlockKind::Heading => front.masthead,
            _ => true,
        })
    }

    /// What it costs a heading that no text of its own follows.
    fn alone(self) -> f32 {
        match self.next {
            None => Cost::BARE_LAST,
            _ if self.in_row => Cost::BARE_IN_ROW,
            Some(next) if next.label.is_none() && next.is_heading_like() => Cost::BARE_BEFORE,
            Some(_) => 0.0,
        }
    }
}

/// The only role that a block may have, if it shows that by itself.
fn only(shape: &Shape) -> Option<Role> {
    let mut readings = shape.label.iter().flat_map(|label| &label.readings);
    match shape.hint {
        BlockKind::Footnote => Some(Role::Note),
        _ if readings.any(|reading| reading.kind == StepKind::Note) => Some(Role::Note),
        _ if shape.aside => Some(Role::Aside),
        BlockKind::Contents => Some(Role::Contents),
        _ => None,
    }
}

impl Choice {
    fn of(reading: &Reading, shape: &Shape) -> Self {
        let begins = reading.kind == StepKind::Subitem && reading.ordinal.number == 1;
        let (looks, listed) = looks(shape, reading.kind);
        let next = Counter::of(reading.ordinal);
        Self { kind: reading.kind, next, own: reading.cost, looks, listed, begins }
    }
}

/// How badly a block that a label calls `kind` looks like one, and how badly it does after a block that announces a list.
fn looks(shape: &Shape, kind: StepKind) -> (f32, f32) {
    let hinted = shape.hint == BlockKind::Heading;
    let by_word = matches!(kind, StepKind::Article | StepKind::Annex | StepKind::Part | StepKind::Division);
    match kind {
        _ if by_word || (shape.named && kind.is_heading()) => (named(shape), 0.0),
        _ if kind.is_heading() && hinted => (0.0, 0.0),
        _ if kind.is_heading() => {
            let long = if shape.width > Width::HEADING { Cost::HEADING_LONG } else { 0.0 };
            let end = match shape.end {
                End::Open => Cost::HEADING_OPEN,
                End::Comma => Cost::HEADING_COMMA,
                End::List => Cost::HEADING_LIST,
                End::Stop => Cost::HEADING_STOP,
            };
            (long + end, if kind == StepKind::Subsubsection { Cost::HEADING_LISTED } else { 0.0 })
        }
        StepKind::Paragraph => {
            let short = shape.end == End::Open && shape.width < Width::MAY_HEAD;
            let open = if short { Cost::PARAGRAPH_OPEN } else { 0.0 };
            (open + if hinted { Cost::HINTED } else { 0.0 }, 0.0)
        }
        _ => {
            let open = if shape.end == End::Open { Cost::ITEM_OPEN } else { 0.0 };
            (open + if hinted { Cost::HINTED } else { 0.0 }, 0.0)
        }
    }
}

/// How badly a block looks like a heading that a word names.
fn named(shape: &Shape) -> f32 {
    match (shape.width, shape.end) {
        (0..=Width::HEADING, End::Open | End::Comma) => 0.0,
        (0..=shape::HEADING, _) => Cost::NAMED_SENTENCE,
        _ if shape.marked => Cost::NAMED_LONG,
        _ => Cost::NAMED_UNMARKED,
    }
}

/// The cost of being a line of the front.
fn front(shape: &Shape) -> f32 {
    if shape.hint == BlockKind::Title {
        return 0.0;
    }
    match (shape.width, shape.end) {
        (_, _) if shape.summary => Cost::FRONT_SUMMARY,
        _ if shape.hint == BlockKind::Masthead => 0.0,
        (0..=Width::MASTHEAD, End::Open) => Cost::FRONT_SHORT,
        (_, End::Open) => Cost::FRONT_LONG,
        _ => Cost::FRONT_SENTENCE,
    }
}

/// The cost of being a heading without a label.
fn heading(shape: &Shape, setting: Setting<'_>) -> f32 {
    if matches!(shape.hint, BlockKind::Heading | BlockKind::Title) || shape.summary {
        return 0.0;
    }
    if shape.hint != BlockKind::Other {
        return Cost::BARE_UNLIKE;
    }
    let looks = if shape.is_heading_like() { Cost::BARE_HEADING } else { Cost::BARE_UNLIKE };
    let lower = if shape.start == Start::Lower { Cost::BARE_LOWER } else { 0.0 };
    let point = if shape.is_point() { Cost::BARE_POINT } else { 0.0 };
    looks + lower + point + setting.alone()
}
