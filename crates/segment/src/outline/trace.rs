//! The chosen reading, block by block: its roles are followed back, then its states are counted again from the front.

use hexapla_model::{Anchor, Step, StepKind};

use hexapla_lang::label::Reading;

use super::shape::Shape;
use super::state::State;
use super::trail::{Link, Trail};
use super::{Node, Outlined, Role};

/// Whether a label may mark a note: from [`STARS`](Step::STARS) on stars are counted.
fn is_note_number(reading: &Reading) -> bool {
    reading.kind == StepKind::Note || reading.ordinal.number < Step::STARS
}

/// The reading that ends in the cheapest of the nodes `last`: its roles are followed back, then its states are
/// counted again from the front.
pub(super) fn trace(trail: Trail, last: &[Node], shapes: &[Shape]) -> Vec<Outlined> {
    let Some(end) = (0..last.len()).min_by(|a, b| last[*a].cost.total_cmp(&last[*b].cost)) else {
        return Vec::new();
    };
    let path: Vec<Link> = trail.path(end);
    let (mut state, mut cost) = (State::default(), 0.0);
    let mut out = Vec::with_capacity(shapes.len());
    for (n, (link, shape)) in path.iter().zip(shapes).enumerate() {
        let before = (state.paragraph(), state.unnumbered());
        state = after(state, link.role, shape, n);
        let label = shape.label.as_deref();
        let kind = match link.role {
            Role::Label(r) => label.map(|l| l.readings[usize::from(r)].kind),
            Role::Path => Some(StepKind::Paragraph),
            Role::Note => Some(StepKind::Note),
            _ => None,
        };
        let anchor = match (link.role, kind, label) {
            (Role::Path, _, Some(l)) => {
                Some(Anchor::new(l.path.iter().map(|&(kind, ordinal)| Step { kind, ordinal }).collect()))
            }
            (Role::Note, _, Some(l)) => {
                let reading = l.readings.first().filter(|reading| is_note_number(reading));
                reading.map(|reading| {
                    let step = Step { kind: StepKind::Note, ordinal: reading.ordinal };
                    Anchor::new(vec![step])
                })
            }
            // A label that counts from 0 counts nothing.
            (Role::Label(_), Some(kind), _) => {
                Some(state.anchor(kind)).filter(|anchor| !anchor.steps().is_empty())
            }
            _ => None,
        };
        let anchor = below(shape, &out, anchor);
        out.push(Outlined { role: link.role, kind, anchor, cost: link.cost - cost, before });
        cost = link.cost;
    }
    debug_assert_eq!(state, last[end].state);
    out
}

/// The anchor of a block of this shape: in a list it is below the block that its list names, whatever is between.
fn below(shape: &Shape, outlined: &[Outlined], anchor: Option<Anchor>) -> Option<Anchor> {
    let parent = shape.count.as_ref().and_then(|count| outlined.get(count.parent? as usize)?.anchor.as_ref());
    match (parent, anchor.as_ref().and_then(Anchor::last)) {
        (Some(parent), Some(own)) => Some(Anchor::new(parent.steps().iter().copied().chain([own]).collect())),
        _ => anchor,
    }
}

/// The state after block `n`, of this shape, is read as `role`.
pub(super) fn after(state: State, role: Role, shape: &Shape, n: usize) -> State {
    let mut next = match (role, &shape.label) {
        (Role::Note | Role::Contents | Role::Aside, _) => return state,
        (Role::Label(r), Some(label)) => {
            let reading = &label.readings[usize::from(r)];
            let state = if shape.restarts { state.renewed() } else { state };
            state.label(reading.kind, reading.ordinal, shape.level)
        }
        (Role::Path, Some(label)) => state.path(&label.path, shape.opens()),
        (Role::Heading, _) => state.bare_heading(shape.level),
        (Role::Body, _) => state.body(shape.is_point()),
        (Role::Front | Role::Continuation | Role::Label(_) | Role::Path, _) => state,
    };
    next.last = n as u32 + 1;
    next
}
