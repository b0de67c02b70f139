//! Labels that may be text as well, `[1]`, `12:`, `OP1`: they count only where others of their form count up with them.

use hexapla_lang::label::{Form, Label};
use hexapla_model::{Block, BlockKind, Ordinal, StepKind};
use rustc_hash::FxHashMap;

use super::shape::{Shape, Start};

/// How many numbers a count may pass over.
const MISSING: u32 = 3;
/// How many steps from a number to the next make a count; one is enough from one on, if the texts open as sentences do.
const STEPS: usize = 2;

/// A row of labels of one form, each a little higher than the one before.
#[derive(Debug, Default)]
struct Run {
    /// The blocks with these labels.
    blocks: Vec<usize>,
    /// How often the next number follows.
    steps: usize,
    /// Whether the first number is one.
    from_one: bool,
    /// Whether one of the texts goes on in lower case after figures, as `1º de enero` does.
    lower: bool,
    /// Whether any word is before the numbers.
    unknown: bool,
}

impl Run {
    fn counts(&self) -> bool {
        self.steps >= STEPS || (self.from_one && !self.lower && self.steps > 0)
    }
}

/// How many runs of one form and kind may be open: `[i]` may be the ninth item or the first part of one.
const OPEN: usize = 3;

/// The last numbers of the runs that may go on, the oldest first.
type Last = FxHashMap<(Form, StepKind), Vec<(usize, Ordinal)>>;

/// Takes the labels of such forms from the blocks where nothing counts up.
pub(super) fn settle(blocks: &[Block], shapes: &mut [Shape]) {
    if !shapes.iter().any(is_formed) {
        return;
    }
    let mut runs: Vec<Run> = Vec::new();
    let mut last = Last::default();
    for (n, shape) in shapes.iter().enumerate() {
        // The cells of a table count what they like.
        let label = shape.label.as_ref().filter(|_| shape.hint != BlockKind::TableRow);
        if let Some((label, form)) = label.and_then(|label| Some((label, label.form?))) {
            let figures = label.readings.iter().any(|reading| reading.kind == StepKind::Paragraph);
            let bare = !form.is_worded() && !form.is_unknown();
            let lower = figures && bare && shape.start == Start::Lower;
            add(&mut runs, &mut last, (n, label, form), lower);
        }
    }
    let mut counts = vec![false; shapes.len()];
    let mut before = None;
    let mut open = Numbered { run: 0..0 };
    let numbered = has_plain_numbers(shapes);
    for run in runs.iter().filter(|run| run.counts() && !(run.unknown && numbered)) {
        run.blocks.iter().for_each(|n| counts[*n] = true);
        let first = run.blocks[0];
        // `OP1` after `PP9` restarts the count.
        shapes[first].restarts |= run.from_one && before.is_some_and(|before| before != first);
        before = Some(first);
        open.add(run, shapes);
    }
    if let Some(first) = open.plain(shapes) {
        shapes[first].restarts = true;
    }
    for (n, shape) in shapes.iter_mut().enumerate() {
        if is_formed(shape) && !counts[n] {
            shape.unlabel(&blocks[n]);
        }
    }
}

/// Whether the text has numbers of its own, so that those after any word are not part of its outline.
fn has_plain_numbers(shapes: &[Shape]) -> bool {
    let plain = shapes.iter().filter_map(|shape| shape.label.as_deref()).filter(|label| label.form.is_none());
    plain
        .flat_map(|label| &label.readings)
        .any(|reading| matches!(reading.kind, StepKind::Paragraph | StepKind::Article))
}

/// Where the labels of such forms that count paragraphs are.
struct Numbered {
    run: std::ops::Range<usize>,
}

impl Numbered {
    fn add(&mut self, run: &Run, shapes: &[Shape]) {
        let last = run.blocks[run.blocks.len() - 1];
        if shapes[last].label.as_deref().and_then(paragraph).is_none() {
            return;
        }
        let start = if self.run.is_empty() { run.blocks[0] } else { self.run.start.min(run.blocks[0]) };
        self.run = start..self.run.end.max(last + 1);
    }

    /// The block in which a count of plain numbers begins after them, `1. Decides` after `PP2`; after a colon, or where such
    /// numbers are between them as well, those are parts of a paragraph.
    fn plain(&self, shapes: &[Shape]) -> Option<usize> {
        if self.run.is_empty() || shapes[self.run.end - 1].colon {
            return None;
        }
        let between = shapes[self.run.clone()].iter().any(|shape| plain_number(shape).is_some());
        let numbers = (self.run.end..shapes.len()).filter_map(|n| Some((n, plain_number(&shapes[n])?)));
        let mut numbers = numbers.take(2);
        let (first, number) = numbers.next()?;
        let goes_on = numbers.next().is_some_and(|(_, next)| next == 2);
        (!between && number == 1 && goes_on && !shapes[first - 1].colon).then_some(first)
    }
}

/// The number of the paragraph that a typed label without such a form may be.
fn plain_number(shape: &Shape) -> Option<u32> {
    let label = shape.label.as_deref().filter(|label| label.form.is_none() && shape.count.is_none());
    paragraph(label?)
}

/// The number of the paragraph that a label may be.
fn paragraph(label: &Label) -> Option<u32> {
    let reading = label.readings.iter().find(|reading| reading.kind == StepKind::Paragraph)?;
    Some(reading.ordinal.number)
}

/// Adds the label of block `n` to the runs that it continues, or begins one for each of its readings.
fn add(runs: &mut Vec<Run>, last: &mut Last, (n, label, form): (usize, &Label, Form), lower: bool) {
    for reading in &label.readings {
        let next = reading.ordinal;
        let open = last.entry((form, reading.kind)).or_default();
        let found = open.iter().rposition(|(_, before)| goes_on(*before, next));
        let (run, steps) = if let Some(found) = found {
            let (run, before) = open.remove(found);
            (run, usize::from(follows(before, next)))
        } else {
            let (from_one, unknown) = (next == Ordinal::new(1), form.is_unknown());
            runs.push(Run { from_one, unknown, ..Run::default() });
            (runs.len() - 1, 0)
        };
        runs[run].blocks.push(n);
        runs[run].steps += steps;
        runs[run].lower |= lower;
        open.push((run, next));
        if open.len() > OPEN {
            open.remove(0);
        }
    }
}

/// Whether `next` is a little higher than `last`.
fn goes_on(last: Ordinal, next: Ordinal) -> bool {
    next > last && next.number - last.number <= MISSING + 1
}

/// Whether `next` follows `last` directly.
fn follows(last: Ordinal, next: Ordinal) -> bool {
    next == Ordinal::new(last.number + 1) || next == Ordinal { bis: last.bis + 1, ..last }
}

/// Whether the label of a block has a form that may be text.
fn is_formed(shape: &Shape) -> bool {
    shape.label.as_ref().is_some_and(|label| label.form.is_some())
}

#[cfg(test)]
mod tests {
    use hexapla_model::{Lang, Location};

    use super::super::shapes;
    use super::*;

    fn labels(lines: &[&str]) -> Vec<String> {
        let block = |(n, text): (u32, &&str)| Block::new(*text, Location { line: n + 1, page: None }, n);
        let blocks: Vec<Block> = (0..).zip(lines).map(block).collect();
        let shapes = shapes(&blocks, crate::outline::labels(&blocks), Lang::EN);
        let label = |(block, shape): (&Block, &Shape)| {
            shape.label.as_ref().map_or(String::new(), |label| label.span.of(&block.text).to_owned())
        };
        blocks.iter().zip(&shapes).map(label).collect()
    }

    #[test]
    fn forms_that_count_up_are_labels() {
        for (lines, want) in [
            (&["[1] The lake.", "[2] The river.", "[4] The sea."][..], &["[1]", "[2]", "[4]"][..]),
            (&["12: The lake.", "Text.", "13: The river.", "14: The sea."], &["12:", "", "13:", "14:"]),
            (
                &["PP1 The lake.", "PP2 The sea.", "OP1 The river.", "OP2 The ice."],
                &["PP1", "PP2", "OP1", "OP2"],
            ),
            (&["OP1 The lake.", "OP1 bis The sea.", "OP2 The river."], &["OP1", "OP1 bis", "OP2"]),
            (&["[a] The lake.", "[i] one;", "[ii] two;", "[b] The sea."], &["[a]", "[i]", "[ii]", "[b]"]),
            (&["12\tThe lake.", "13\tThe river.", "14\tThe sea."], &["12", "13", "14"]),
            (&["Lesson 1: The lake.", "Text.", "Lesson 2: the river."], &["Lesson 1:", "", "Lesson 2:"]),
            (&["AP1 The lake.", "AP2 The river."], &["AP1", "AP2"]),
        ] {
            assert_eq!(labels(lines), want, "{lines:?}");
        }
    }

    #[test]
    fn forms_that_do_not_count_up_are_text() {
        for lines in [
            &["[1] The lake is deep.", "The sea is wide."][..],
            &["[3] The lake.", "[7] The sea."],
            &["1:30 The lake.", "2:30 The sea.", "3:30 The ice."],
            &["2014: The lake.", "2015: The sea.", "2016: The ice."],
            &["2014\tThe lake.", "2015\tThe sea.", "2016\tThe ice."],
            &["Paragraph 5 says that.", "Paragraph 9 says this."],
            &["№ 5 The lake.", "№ 50 The sea."],
            &["п. 5 Конвенции", "п. 9 Конвенции"],
            &["12\t13", "13\t14", "14\t15"],
            &["3 The lake.", "5: The sea."],
            &["1º de enero: el lago.", "2º de enero: el mar."],
            &["Lesson 4: The lake.", "Lesson 9: The sea."],
            &["Table 1: The lake.", "Table 2: The sea.", "Table 3: The ice."],
        ] {
            assert!(labels(lines).iter().all(String::is_empty), "{lines:?}: {:?}", labels(lines));
        }
    }
}
