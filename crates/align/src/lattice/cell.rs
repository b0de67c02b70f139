//! The geometry of a lattice: its rows are the places between source items, its columns those between target items.

use std::ops::Range;

/// A place between items: how many items of source and target are before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct Cell {
    /// Source items before it.
    pub(crate) row: usize,
    /// Target items before it.
    pub(crate) column: usize,
}

impl Cell {
    /// Before the first items.
    pub(crate) const FIRST: Self = Self::new(0, 0);

    pub(crate) const fn new(row: usize, column: usize) -> Self {
        Self { row, column }
    }

    /// The cell that a bead ends at which begins here.
    pub(crate) const fn after(self, step: Step) -> Self {
        Self::new(self.row + step.source, self.column + step.target)
    }

    /// The cell that a bead begins at which ends here, if there is one.
    pub(crate) fn before(self, step: Step) -> Option<Self> {
        Some(Self::new(self.row.checked_sub(step.source)?, self.column.checked_sub(step.target)?))
    }
}

/// The type of a bead: how many items of either side it joins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) source: usize,
    pub(crate) target: usize,
}

impl Step {
    /// One item of either side.
    pub(crate) const ONE_ONE: Self = Self::new(1, 1);
    /// A source item without a counterpart.
    pub(crate) const SOURCE: Self = Self::new(1, 0);
    /// A target item without a counterpart.
    pub(crate) const TARGET: Self = Self::new(0, 1);

    pub(crate) const fn new(source: usize, target: usize) -> Self {
        Self { source, target }
    }

    /// Whether one side has no item.
    pub(crate) const fn is_omission(self) -> bool {
        self.source == 0 || self.target == 0
    }

    /// How many items it joins in all.
    pub(crate) const fn items(self) -> usize {
        self.source + self.target
    }

    /// Whether it joins several items of a side.
    pub(crate) const fn joins_several(self) -> bool {
        self.items() > 2
    }
}

/// Items of one side one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Run {
    /// The first.
    pub(crate) from: usize,
    /// How many.
    pub(crate) len: usize,
}

impl Run {
    pub(crate) const fn new(from: usize, len: usize) -> Self {
        Self { from, len }
    }

    /// One item.
    pub(crate) const fn one(item: usize) -> Self {
        Self::new(item, 1)
    }

    /// The item after the last.
    pub(crate) const fn end(self) -> usize {
        self.from + self.len
    }

    pub(crate) const fn range(self) -> Range<usize> {
        self.from..self.end()
    }

    /// The same items where `before` more items are before them.
    pub(crate) const fn shifted(self, before: usize) -> Self {
        Self::new(self.from + before, self.len)
    }
}

/// The items of both sides that a bead joins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) source: Run,
    pub(crate) target: Run,
}

impl Stretch {
    /// What a bead of this type joins that begins at `cell`.
    #[inline]
    pub(crate) const fn at(cell: Cell, step: Step) -> Self {
        Self { source: Run::new(cell.row, step.source), target: Run::new(cell.column, step.target) }
    }

    /// How many items of either side it joins.
    #[inline]
    pub(crate) const fn step(self) -> Step {
        Step::new(self.source.len, self.target.len)
    }

    /// Where it ends.
    pub(crate) const fn end(self) -> Cell {
        Cell::new(self.source.end(), self.target.end())
    }
}

/// What a bead costs, in nats; the less, the better.
pub(crate) trait BeadCost {
    /// The cost of joining the items of a stretch; it may be negative, and infinite for beads that are out of the question:
    /// those that cost far more than `limit`.
    fn cost(&mut self, bead: Stretch, limit: f32) -> f32;
}

/// The cells that a path of steps visits.
pub(crate) fn points(steps: &[Step]) -> Vec<Cell> {
    let mut cell = Cell::FIRST;
    let mut out = vec![cell];
    for step in steps {
        cell = cell.after(*step);
        out.push(cell);
    }
    out
}
