//! Items of a list that share a line: `(a) …; (b) …` where the lines around lack exactly (b).

use hexapla_lang::label::{self, Label};
use hexapla_model::{Block, StepKind};

use super::{Cut, Labels, may_be_cut};

/// Marks after which the next item of a list begins.
const MARKS: [char; 6] = [';', '；', '؛', '.', '。', '؟'];

/// What closes the label of an item, and in how many characters it is at most.
const BRACKETS: [char; 2] = [')', '）'];
const WIDEST: usize = 8;

/// Finds items inside the lines of those before them.
pub(super) fn cuts(blocks: &[Block], labels: &Labels, out: &mut Vec<Cut>) {
    let mut next = None;
    for (n, (block, label)) in blocks.iter().zip(labels).enumerate().rev() {
        let Some(label) = label else { continue };
        if may_be_cut(block) {
            find(&block.text, label, next, |at| out.push((n, at)));
        }
        next = Some(&**label);
    }
}

/// Hands the places in `text`, which opens with `label`, where the items after it begin, unless `next`, the label of a
/// line that follows, is one of them.
fn find(text: &str, label: &Label, next: Option<&Label>, mut found: impl FnMut(usize)) {
    let mut counts: Vec<Count> = counts(label, label.span.of(text)).collect();
    if counts.is_empty() {
        return;
    }
    let mut from = label.span.end as usize;
    while let Some(at) = text[from..].find(MARKS).map(|at| from + at) {
        from = at + text[at..].chars().next().map_or(1, char::len_utf8);
        let rest = text[from..].trim_start();
        if !rest.chars().take(WIDEST).any(|c| BRACKETS.contains(&c)) {
            continue;
        }
        let Some(inside) = label::parse_known(rest).filter(|inside| inside.form.is_none()) else { continue };
        let shown = inside.span.of(rest);
        let follows = |count: &Count| {
            let after = Count { number: count.number + 1, ..*count };
            let is_it = self::counts(&inside, shown).any(|other| other == after);
            let is_next = next.is_some_and(|next| next.readings.iter().any(|reading| after.is(reading)));
            is_it && !is_next
        };
        counts.retain(follows);
        if counts.is_empty() {
            return;
        }
        counts.iter_mut().for_each(|count| count.number += 1);
        found(text.len() - rest.len());
        from = text.len() - rest.len() + inside.span.end as usize;
    }
}

/// A reading of the label of an item, and what is around its letter or number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Count {
    kind: StepKind,
    number: u32,
    frame: (Option<char>, Option<char>),
}

impl Count {
    fn is(&self, reading: &label::Reading) -> bool {
        (self.kind, self.number) == (reading.kind, reading.ordinal.number)
    }
}

/// What a label that `shown` is counts as an item. A bare letter or number with a stop may be anything.
fn counts<'l>(label: &'l Label, shown: &str) -> impl Iterator<Item = Count> + use<'l> {
    let mark = |c: Option<char>| c.filter(|c| !c.is_alphanumeric());
    let shown = shown.trim();
    let frame = (mark(shown.chars().next()), mark(shown.chars().next_back()));
    let is_bracketed = frame.1.is_some_and(|mark| BRACKETS.contains(&mark));
    let readings = label.readings.iter().filter(move |reading| is_bracketed && reading.ordinal.bis == 0);
    let items = readings.filter(|reading| matches!(reading.kind, StepKind::Item | StepKind::Subitem));
    items.map(move |reading| Count { kind: reading.kind, number: reading.ordinal.number, frame })
}
