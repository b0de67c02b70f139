//! How far the counters of an outline have come, and what it costs to go on from there.

use std::hash::{Hash, Hasher};

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

/// Of what distinguishes most states, in few steps: states are looked up at each step of the search.
impl Hash for State {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        let headings = self.headings.iter().fold(0u64, |sum, n| sum.rotate_left(9) ^ u64::from(*n));
        let path = self.path.iter().fold(0u64, |sum, n| sum.rotate_left(12) ^ u64::from(*n));
        let [open, fresh] = [self.open as u8, self.fresh as u8].map(u32::from);
        hasher.write_u64(headings);
        hasher.write_u64(path);
        hasher.write_u64(both(self.paragraph, self.item));
        hasher.write_u64(both(self.subitem, self.last));
        hasher.write_u64(both(u32::from(self.unnumbered) << 8 | u32::from(self.lost), open << 8 | fresh));
    }
}

/// Two counters as one number.
fn both(high: u32, low: u32) -> u64 {
    u64::from(high) << 32 | u64::from(low)
}

/// An ordinal as a counter.
fn count(ordinal: Ordinal) -> u32 {
    ordinal.number.min(1 << 24) * 8 + u32::from(ordinal.bis.min(7))
}

fn ordinal(counter: u32) -> Ordinal {
    Ordinal { number: counter / 8, bis: (counter % 8) as u8 }
}

/// Whether `next` follows `last` directly: `6` after `5`, `5 bis` after `5`, `6` after `5 bis`.
fn follows(last: u32, next: u32) -> bool {
    next == last + 1 || next == last / 8 * 8 + 8
}

/// The cost of beginning to count at `next`.
fn begin(next: u32) -> f32 {
    match next / 8 {
        1 => 0.0,
        n => (Cost::BEGIN_LATE + Cost::BEGIN_GROWTH * (n.max(1) as f32).ln()).min(Cost::BEGIN_MOST),
    }
}

/// The cost of `next` after `last` where the count should go on.
fn advance(last: u32, next: u32) -> f32 {
    if last == 0 {
        begin(next)
    } else if follows(last, next) {
        0.0
    } else if next > last {
        let missing = (next - last) as f32 / 8.0;
        (Cost::GAP + Cost::GAP_GROWTH * missing.ln().max(0.0)).min(Cost::GAP_MOST)
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

/// A step of an anchor.
fn step(kind: StepKind, counter: u32) -> Step {
    Step { kind, ordinal: ordinal(counter) }
}

impl State {
    /// A label of `kind` with the ordinal `next`: the cost, and the counters after it; `depth` is the level of the
    /// block as a heading, as far as the file says it.
    pub(crate) fn label(mut self, kind: StepKind, next: Ordinal, depth: u8) -> (f32, Self) {
        let next = count(next);
        let cost = match kind {
            StepKind::Paragraph => self.count_paragraph(next),
            StepKind::Item => {
                let cost = self.count_item(next);
                self.subitem = 0;
                cost
            }
            StepKind::Subitem => {
                let most = if self.subitem > 0 { Cost::SUBITEM_MOST } else { Cost::SUBITEM_FIRST_MOST };
                let cost = advance(self.subitem, next).min(most);
                let orphan = if self.item == 0 { Cost::SUBITEM_ALONE } else { 0.0 };
                self.subitem = next;
                cost + orphan + self.early()
            }
            StepKind::Note => return (0.0, self),
            _ => return self.heading(kind, next, depth),
        };
        self.open = Open::Numbered;
        self.fresh = Fresh::No;
        (self.unnumbered, self.lost) = (0, 0);
        (cost, self)
    }

    /// What it costs an item that no paragraph is before it; below a decimal number it needs none.
    fn early(&self) -> f32 {
        let early = matches!(self.open, Open::Heading | Open::Front) && !self.in_path;
        if early { Cost::EARLY_ITEM } else { 0.0 }
    }

    /// Whether the item `next` follows the last one directly.
    pub(crate) fn item_follows(&self, next: Ordinal) -> bool {
        self.item > 0 && follows(self.item, count(next))
    }

    fn count_paragraph(&mut self, next: u32) -> f32 {
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
        (self.item, self.subitem, self.paragraph) = (0, 0, next);
        self.in_path = false;
        on.min(restart)
    }

    fn count_item(&mut self, next: u32) -> f32 {
        let restart = Cost::RESTART_ITEM + begin(next);
        let cost = advance(self.item, next);
        self.item = next;
        cost.min(restart) + self.early()
    }

    fn heading(mut self, kind: StepKind, next: u32, depth: u8) -> (f32, Self) {
        self.leave(depth);
        let level = LEVELS.iter().position(|k| *k == kind).unwrap_or(0);
        let cost = advance(self.headings[level], next);
        (self.headings[level], self.depths[level]) = (next, depth);
        if kind != StepKind::Article {
            // Articles count on through chapters; all else below a heading begins again.
            for (deeper, counter) in self.headings.iter_mut().enumerate().skip(level + 1) {
                if LEVELS[deeper] != StepKind::Article || kind == StepKind::Annex {
                    *counter = 0;
                }
            }
        }
        let orphan = match kind {
            StepKind::Subsection if self.headings[2..5] == [0; 3] => Cost::SUBSECTION_ALONE,
            StepKind::Subsubsection if self.headings[2..6] == [0; 4] => Cost::SUBSUBSECTION_ALONE,
            _ => 0.0,
        };
        if matches!(kind, StepKind::Article | StepKind::Annex) {
            (self.paragraph, self.lost) = (0, 0);
        }
        self.close(if level <= 2 { Fresh::Chapter } else { Fresh::Section });
        (cost + orphan, self)
    }

    /// A heading without a label, of this level as far as the file says it.
    pub(crate) fn bare_heading(mut self, depth: u8) -> Self {
        self.leave(depth);
        self.close(Fresh::Chapter);
        self
    }

    /// Restarts the counts of what was under headings of a deeper level than that of the next one.
    fn leave(&mut self, depth: u8) {
        for (n, level) in LEVELS.iter().enumerate() {
            // Articles count on through chapters.
            if (1..self.depths[n]).contains(&depth) && *level != StepKind::Article {
                (self.headings[n], self.depths[n]) = (0, 0);
            }
        }
    }

    /// Begins what is below a heading; paragraphs before it that lost their numbers still count.
    fn close(&mut self, fresh: Fresh) {
        self.in_path = false;
        (self.item, self.subitem, self.unnumbered) = (0, 0, 0);
        self.open = Open::Heading;
        self.fresh = self.fresh.max(fresh);
    }

    /// A decimal number such as `1.a.2` of a block that is a heading or running text, as `opens` says: the cost, and the
    /// counters after it.
    pub(crate) fn path(mut self, path: &[(StepKind, Ordinal)], opens: Open) -> (f32, Self) {
        let mut next = [0u16; 5];
        for (slot, (kind, n)) in next.iter_mut().zip(path) {
            let lettered = if *kind == StepKind::Item { LETTERED } else { 0 };
            *slot = u16::try_from(n.number + lettered).unwrap_or(u16::MAX);
        }
        let same = next.iter().zip(&self.path).take_while(|(a, b)| a == b).count();
        let step = next.get(same).copied().unwrap_or(0);
        let direct = follows(u32::from(self.path.get(same).copied().unwrap_or(0)) * 8, u32::from(step) * 8)
            || is_first(step);
        let deeper = next.iter().skip(same + 1).all(|n| *n == 0 || is_first(*n));
        let cost = match (self.path == [0; 5], direct && deeper) {
            (true, true) => Cost::PATH_FIRST,
            (true, false) => Cost::PATH_FIRST_LATE,
            (false, true) => 0.0,
            (false, false) if next > self.path => Cost::PATH_SKIP,
            (false, false) => Cost::PATH_BACK,
        };
        (self.path, self.in_path) = (next, true);
        (self.item, self.subitem, self.unnumbered, self.lost) = (0, 0, 0, 0);
        self.open = opens;
        self.fresh = if opens == Open::Heading { self.fresh.max(Fresh::Section) } else { Fresh::No };
        (cost, self)
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
