//! Series of letters with a stop, `A.`, `II.`, `г.`: which of these labels go on from each other.

use std::collections::HashMap;

use hexapla_lang::label::Label;
use hexapla_lang::script::is_han;
use hexapla_model::{Block, BlockKind, StepKind};

use super::shape::Shape;

/// A way of counting with letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Way {
    /// `A.`, `B.`
    Letters,
    /// `I.`, `II.`
    Roman,
}

/// Whether letters are capitals; those of scripts without case are not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Case {
    Upper,
    Lower,
}

/// The label of a block that is one letter, a letter twice or a Roman numeral, and a stop: it may be an initial or an
/// abbreviation.
#[derive(Debug, Clone)]
pub(super) struct Lettered {
    pub(super) block: usize,
    pub(super) case: Case,
    /// What it may count.
    pub(super) counts: Vec<(Way, u32)>,
    /// Whether it is a label whatever follows: a Roman numeral of several letters, or a heading by its style.
    pub(super) sure: bool,
    /// The letters, in lower case.
    pub(super) letters: String,
    /// How many numbered paragraphs are before it.
    pub(super) paragraph: usize,
    /// For each of `counts` whether a later label goes on from it before the number comes again.
    pub(super) goes_on: Vec<bool>,
}

/// The labels of `blocks` that are letters with a stop, in order.
pub(super) fn lettered(blocks: &[Block], shapes: &[Shape]) -> Vec<Lettered> {
    let mut paragraph = 0;
    let mut out: Vec<Lettered> = Vec::new();
    for (n, (block, shape)) in blocks.iter().zip(shapes).enumerate() {
        let Some(label) = shape.label.as_ref().filter(|_| shape.count.is_none() && !shape.aside) else {
            continue;
        };
        let own = of(n, block, shape, label, paragraph);
        let counts = label.readings.iter().any(|reading| reading.kind == StepKind::Paragraph);
        paragraph += usize::from(own.is_none() && counts);
        out.extend(own);
    }
    look_ahead(&mut out);
    out
}

fn of(n: usize, block: &Block, shape: &Shape, label: &Label, paragraph: usize) -> Option<Lettered> {
    let text = label.span.of(&block.text);
    let letters = text.strip_suffix(['.', '．'])?;
    let first = letters.chars().next().filter(|c| !is_han(*c))?;
    if !letters.chars().all(char::is_alphabetic) {
        return None;
    }
    let case = if first.is_uppercase() { Case::Upper } else { Case::Lower };
    let counts: Vec<(Way, u32)> = label
        .readings
        .iter()
        .filter_map(|reading| Some((way(case, reading.kind)?, reading.ordinal.number)))
        .collect();
    let [by_letters, by_roman] =
        [Way::Letters, Way::Roman].map(|way| counts.iter().any(|(own, _)| *own == way));
    // Words that count, as `ثانيا.`, are neither.
    if !by_letters && case == Case::Lower || counts.is_empty() {
        return None;
    }
    let long = letters.chars().nth(1).is_some();
    let sure = (long && case == Case::Upper && by_roman) || shape.hint == BlockKind::Heading;
    let letters = letters.to_lowercase();
    Some(Lettered { block: n, case, counts, sure, letters, paragraph, goes_on: Vec::new() })
}

/// How a letter of this case counts that is read as `kind`.
fn way(case: Case, kind: StepKind) -> Option<Way> {
    match (case, kind) {
        (Case::Upper, StepKind::Section) | (Case::Lower, StepKind::Item) => Some(Way::Letters),
        (Case::Upper, StepKind::Chapter) | (Case::Lower, StepKind::Subitem) => Some(Way::Roman),
        _ => None,
    }
}

/// Finds for each label whether another one goes on from it.
fn look_ahead(all: &mut [Lettered]) {
    let mut next: HashMap<(Case, Way, u32), usize> = HashMap::new();
    for at in (0..all.len()).rev() {
        let own = &all[at];
        let goes_on = own.counts.iter().map(|&(way, number)| {
            let after = next.get(&(own.case, way, number + 1));
            let again = next.get(&(own.case, way, number));
            after.is_some_and(|after| again.is_none_or(|again| after < again))
        });
        let goes_on: Vec<bool> = goes_on.collect();
        for (way, number) in own.counts.clone() {
            next.insert((own.case, way, number), at);
        }
        all[at].goes_on = goes_on;
    }
}
