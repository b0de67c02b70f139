//! How far the counters of an outline have come, and what it costs to go on from there.

use std::ops::Range;
use std::sync::LazyLock;

use hexapla_model::{Anchor, Ordinal, Step, StepKind};

use super::cost::Cost;

/// What the last block of running text was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) enum Open {
    /// The front matter.
    #[default]
    Front,
    /// A heading.
    Heading,
    /// A numbered paragraph or an item.
    Numbered,
    /// A paragraph without a number.
    Body,
}

/// How strongly the last heading invites paragraphs to count from one again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub(crate) enum Fresh {
    /// No heading since the last paragraph.
    #[default]
    No,
    /// A heading inside a chapter.
    Section,
    /// A chapter, or a heading without a label such as a document symbol.
    Chapter,
}

/// The letters of decimal numbers such as `1.a` count from here on; their digits stay below.
const LETTERED: u32 = 1_000;

/// Headings from the outermost to the innermost; each closes those after it.
pub(crate) const LEVELS: [StepKind; 8] = [
    StepKind::Annex,
    StepKind::Part,
    StepKind::Chapter,
    StepKind::Division,
    StepKind::Section,
    StepKind::Subsection,
    StepKind::Subsubsection,
    StepKind::Article,
];

/// The counters of a reading at one place of a document.
///
/// A counter holds `8 · number + bis`, and 0 before the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct State {
    headings: [u32; LEVELS.len()],
    /// The level that the file gave to the last heading of each counter, 0 where it gave none.
    depths: [u8; LEVELS.len()],
    paragraph: u32,
    item: u32,
    subitem: u32,
    path: [u16; 5],
    /// Whether the last number of a paragraph was a decimal one.
    in_path: bool,
    /// Paragraphs without a number since the last numbered one or heading, up to 255.
    unnumbered: u8,
    /// Paragraphs without a number since the last numbered one, headings or not, up to 255.
    lost: u8,
    pub(crate) open: Open,
    pub(crate) fresh: Fresh,
    /// One more than the index of the last block of running text; notes are skipped.
    pub(crate) last: u32,
}

impl State {
    /// A number that most states do not share: states are looked up at each step of the search.
    pub(super) fn sum(&self) -> u64 {
        let [a, b, c, d, e, f, g, h] = self.headings;
        let [m, n, o, p, q] = self.path.map(u32::from);
        let small = [self.unnumbered, self.lost, self.open as u8, self.fresh as u8];
        let pairs = [
            both(a, b),
            both(c, d),
            both(e, f),
            both(g, h),
            both(m << 16 | n, o << 16 | p),
            both(q, u32::from_le_bytes(small)),
            both(self.paragraph, self.item),
            both(self.subitem, self.last),
        ];
        let sums = pairs.iter().zip(SPREAD).map(|(pair, spread)| pair.wrapping_mul(spread));
        sums.fold(0, u64::wrapping_add)
    }
}

/// Odd numbers that spread the bits of others: the odd parts of 2⁶⁴ times the golden ratio, and of what follows.
const SPREAD: [u64; 8] = {
    let mut out = [0x9E37_79B9_7F4A_7C15_u64; 8];
    let mut n = 1;
    while n < out.len() {
        out[n] = (out[n - 1] ^ out[n - 1] >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9) | 1;
        n += 1;
    }
    out
};

/// Two counters as one number.
fn both(high: u32, low: u32) -> u64 {
    u64::from(high) << 32 | u64::from(low)
}

/// An ordinal as a counter holds it.
#[derive(Clone, Copy)]
pub(super) struct Counter(u32);

impl Counter {
    pub(super) fn of(ordinal: Ordinal) -> Self {
        Self(ordinal.number.min(1 << 24) * 8 + u32::from(ordinal.bis.min(7)))
    }
}

fn ordinal(counter: u32) -> Ordinal {
    Ordinal { number: counter / 8, bis: (counter % 8) as u8 }
}

/// Whether `next` follows `last` directly: `6` after `5`, `5 bis` after `5`, `6` after `5 bis`.
fn follows(last: u32, next: u32) -> bool {
    next == last + 1 || next == last / 8 * 8 + 8
}

/// Up to which number the costs below are kept; from there on they do not grow.
const KEPT: usize = 128;
/// What it costs to begin with each number.
static BEGINNINGS: LazyLock<[f32; KEPT]> = LazyLock::new(|| {
    std::array::from_fn(|n| {
        let late = Cost::BEGIN_LATE + Cost::BEGIN_GROWTH * (n.max(1) as f32).ln();
        if n == 1 { 0.0 } else { late.min(Cost::BEGIN_MOST) }
    })
});
/// What it costs that so many numbers are missing, in steps of counters.
static GAPS: LazyLock<[f32; 8 * KEPT]> = LazyLock::new(|| {
    std::array::from_fn(|steps| {
        let missing = steps as f32 / 8.0;
        (Cost::GAP + Cost::GAP_GROWTH * missing.ln().max(0.0)).min(Cost::GAP_MOST)
    })
});

/// The cost of beginning to count at `next`.
fn begin(next: u32) -> f32 {
    BEGINNINGS[(next as usize / 8).min(KEPT - 1)]
}

/// The cost of `next` after `last` where the count should go on.
fn advance(last: u32, next: u32) -> f32 {
    if last == 0 {
        begin(next)
    } else if follows(last, next) {
        0.0
    } else if next > last {
        GAPS[((next - last) as usize).min(8 * KEPT - 1)]
    } else if next == last {
        Cost::REPEAT
    } else {
        Cost::BACK + begin(next) * Cost::BACK_BEGIN
    }
}

/// Whether a part of a decimal number is the first, in figures or letters.
fn is_first(part: u16) -> bool {
    u32::from(part) % LETTERED == 1
}

/// The parts of a decimal number.
fn parts(path: &[(StepKind, Ordinal)]) -> [u16; 5] {
    let mut parts = [0u16; 5];
    for (slot, (kind, n)) in parts.iter_mut().zip(path) {
        let lettered = if *kind == StepKind::Item { LETTERED } else { 0 };
        *slot = u16::try_from(n.number + lettered).unwrap_or(u16::MAX);
    }
    parts
}

/// The level of headings of `kind`.
fn level(kind: StepKind) -> usize {
    match kind {
        StepKind::Part => 1,
        StepKind::Chapter => 2,
        StepKind::Division => 3,
        StepKind::Section => 4,
        StepKind::Subsection => 5,
        StepKind::Subsubsection => 6,
        StepKind::Article => 7,
        _ => 0,
    }
}

/// A step of an anchor.
fn step(kind: StepKind, counter: u32) -> Step {
    Step { kind, ordinal: ordinal(counter) }
}

impl State {
    /// What a label of `kind` with the number `next` costs; `depth` is the level of the block as a heading, as far as the
    /// file says it.
    pub(super) fn label_cost(&self, kind: StepKind, Counter(next): Counter, depth: u8) -> f32 {
        match kind {
            StepKind::Paragraph => self.paragraph_cost(next),
            StepKind::Item => {
                let restart = Cost::RESTART_ITEM + begin(next);
                advance(self.item, next).min(restart) + self.early()
            }
            StepKind::Subitem => {
                let most = if self.subitem > 0 { Cost::SUBITEM_MOST } else { Cost::SUBITEM_FIRST_MOST };
                let cost = advance(self.subitem, next).min(most);
                let orphan = if self.item == 0 { Cost::SUBITEM_ALONE } else { 0.0 };
                cost + orphan + self.early()
            }
            StepKind::Note => 0.0,
            _ => self.heading_cost(kind, next, depth),
        }
    }

    /// The counters after such a label.
    pub(crate) fn label(mut self, kind: StepKind, next: Ordinal, depth: u8) -> Self {
        let Counter(next) = Counter::of(next);
        match kind {
            StepKind::Paragraph => {
                (self.item, self.subitem, self.paragraph) = (0, 0, next);
                self.in_path = false;
            }
            StepKind::Item => (self.item, self.subitem) = (next, 0),
            StepKind::Subitem => self.subitem = next,
            StepKind::Note => return self,
            _ => return self.heading(kind, next, depth),
        }
        self.open = Open::Numbered;
        self.fresh = Fresh::No;
        (self.unnumbered, self.lost) = (0, 0);
        self
    }

    /// What it costs an item that no paragraph is before it; below a decimal number it needs none.
    fn early(&self) -> f32 {
        let early = matches!(self.open, Open::Heading | Open::Front) && !self.in_path;
        if early { Cost::EARLY_ITEM } else { 0.0 }
    }

    /// Whether the item `next` follows the last one directly.
    pub(super) fn item_follows(&self, next: Counter) -> bool {
        self.item > 0 && follows(self.item, next.0)
    }

    fn paragraph_cost(&self, next: u32) -> f32 {
        let restart = match self.fresh {
            Fresh::No => Cost::RESTART,
            Fresh::Section => Cost::RESTART_SECTION,
            Fresh::Chapter => Cost::RESTART_CHAPTER,
        } + begin(next);
        let missing = (next / 8).saturating_sub(self.paragraph / 8 + 1);
        // Paragraphs are here whose numbers were lost: the count agrees with them.
        let agrees = self.lost > 0 && next > self.paragraph && missing == u32::from(self.lost);
        let on = if agrees {
            Cost::LOST
        } else {
            let unnumbered = f32::from(self.unnumbered.min(Cost::UNNUMBERED_MOST));
            advance(self.paragraph, next) + Cost::UNNUMBERED * unnumbered
        };
        on.min(restart)
    }

    fn heading_cost(&self, kind: StepKind, next: u32, depth: u8) -> f32 {
        let is_alone = |mut above: Range<usize>| above.all(|level| self.kept(level, depth) == 0);
        let orphan = match kind {
            StepKind::Subsection if is_alone(2..5) => Cost::SUBSECTION_ALONE,
            StepKind::Subsubsection if is_alone(2..6) => Cost::SUBSUBSECTION_ALONE,
            _ => 0.0,
        };
        advance(self.kept(level(kind), depth), next) + orphan
    }

    fn heading(mut self, kind: StepKind, next: u32, depth: u8) -> Self {
        self.leave(depth);
        let level = level(kind);
        (self.headings[level], self.depths[level]) = (next, depth);
        if kind != StepKind::Article {
            // Articles count on through chapters; all else below a heading begins again.
            for (deeper, counter) in self.headings.iter_mut().enumerate().skip(level + 1) {
                if LEVELS[deeper] != StepKind::Article || kind == StepKind::Annex {
                    *counter = 0;
                }
            }
        }
        if matches!(kind, StepKind::Article | StepKind::Annex) {
            (self.paragraph, self.lost) = (0, 0);
        }
        self.close(if level <= 2 { Fresh::Chapter } else { Fresh::Section });
        self
    }

    /// A heading without a label, of this level as far as the file says it.
    pub(crate) fn bare_heading(mut self, depth: u8) -> Self {
        self.leave(depth);
        self.close(Fresh::Chapter);
        self
    }

    /// Restarts the counts of what was under headings of a deeper level than that of the next one.
    fn leave(&mut self, depth: u8) {
        for level in 0..LEVELS.len() {
            if self.is_left(level, depth) {
                (self.headings[level], self.depths[level]) = (0, 0);
            }
        }
    }

    /// Whether a heading of this depth leaves the last one of a level; articles count on through chapters.
    fn is_left(&self, level: usize, depth: u8) -> bool {
        (1..self.depths[level]).contains(&depth) && LEVELS[level] != StepKind::Article
    }

    /// The counter of a level below a heading of this depth.
    fn kept(&self, level: usize, depth: u8) -> u32 {
        if self.is_left(level, depth) { 0 } else { self.headings[level] }
    }

    /// Begins what is below a heading; paragraphs before it that lost their numbers still count.
    fn close(&mut self, fresh: Fresh) {
        self.in_path = false;
        (self.item, self.subitem, self.unnumbered) = (0, 0, 0);
        self.open = Open::Heading;
        self.fresh = self.fresh.max(fresh);
    }

    /// What a decimal number such as `1.a.2` costs.
    pub(crate) fn path_cost(&self, path: &[(StepKind, Ordinal)]) -> f32 {
        let next = parts(path);
        let same = next.iter().zip(&self.path).take_while(|(a, b)| a == b).count();
        let step = next.get(same).copied().unwrap_or(0);
        let direct = follows(u32::from(self.path.get(same).copied().unwrap_or(0)) * 8, u32::from(step) * 8)
            || is_first(step);
        let deeper = next.iter().skip(same + 1).all(|n| *n == 0 || is_first(*n));
        match (self.path == [0; 5], direct && deeper) {
            (true, true) => Cost::PATH_FIRST,
            (true, false) => Cost::PATH_FIRST_LATE,
            (false, true) => 0.0,
            (false, false) if next > self.path => Cost::PATH_SKIP,
            (false, false) => Cost::PATH_BACK,
        }
    }

    /// The counters after such a number of a block that is a heading or running text, as `opens` says.
    pub(crate) fn path(mut self, path: &[(StepKind, Ordinal)], opens: Open) -> Self {
        (self.path, self.in_path) = (parts(path), true);
        (self.item, self.subitem, self.unnumbered, self.lost) = (0, 0, 0, 0);
        self.open = opens;
        self.fresh = if opens == Open::Heading { self.fresh.max(Fresh::Section) } else { Fresh::No };
        self
    }

    /// Before a count of another form than those before.
    pub(crate) fn renewed(mut self) -> Self {
        self.fresh = Fresh::Chapter;
        self
    }

    /// A paragraph without a number, or a point of a list, which never had one.
    pub(crate) fn body(mut self, point: bool) -> Self {
        self.unnumbered = self.unnumbered.saturating_add(u8::from(!point));
        self.lost = self.lost.saturating_add(u8::from(!point));
        self.open = Open::Body;
        self.fresh = self.fresh.min(Fresh::Section);
        self
    }

    /// The anchor of a label of `kind` that has just been read.
    pub(crate) fn anchor(&self, kind: StepKind) -> Anchor {
        let mut steps: Vec<Step> = self.heading_step(StepKind::Annex).into_iter().collect();
        match kind {
            StepKind::Item | StepKind::Subitem if self.in_path => {
                steps.extend(self.path_steps());
                let items = [(StepKind::Item, self.item), (StepKind::Subitem, self.subitem)];
                steps.extend(items.into_iter().filter(|p| p.1 > 0).map(|(k, n)| step(k, n)));
            }
            StepKind::Paragraph | StepKind::Item | StepKind::Subitem => {
                steps.extend(self.heading_step(StepKind::Article));
                let depth = [StepKind::Paragraph, StepKind::Item, StepKind::Subitem];
                let counters = [self.paragraph, self.item, self.subitem];
                let until = depth.iter().position(|k| *k == kind).unwrap_or(0);
                steps.extend(
                    depth
                        .into_iter()
                        .zip(counters)
                        .take(until + 1)
                        .filter(|p| p.1 > 0)
                        .map(|(k, n)| step(k, n)),
                );
            }
            StepKind::Annex => {}
            StepKind::Part | StepKind::Article => steps.extend(self.heading_step(kind)),
            _ => {
                let sections = &LEVELS[2..7];
                let until = sections.iter().position(|k| *k == kind).unwrap_or(0);
                steps.extend(sections[..=until].iter().filter_map(|k| self.heading_step(*k)));
            }
        }
        Anchor::new(steps)
    }

    /// The step of the last heading of `kind`, if there is one above.
    fn heading_step(&self, kind: StepKind) -> Option<Step> {
        let level = LEVELS.iter().position(|k| *k == kind)?;
        (self.headings[level] > 0).then(|| step(kind, self.headings[level]))
    }

    /// The steps of the last decimal number.
    fn path_steps(&self) -> impl Iterator<Item = Step> {
        self.path.into_iter().take_while(|n| *n > 0).map(|n| match u32::from(n) {
            lettered @ LETTERED.. => {
                Step { kind: StepKind::Item, ordinal: Ordinal::new(lettered - LETTERED) }
            }
            number => Step { kind: StepKind::Paragraph, ordinal: Ordinal::new(number) },
        })
    }

    /// Paragraphs without a number since the last numbered one.
    pub(crate) fn unnumbered(&self) -> u32 {
        u32::from(self.unnumbered)
    }

    /// The number of the last numbered paragraph, 0 before the first.
    pub(crate) fn paragraph(&self) -> u32 {
        self.paragraph / 8
    }
}
