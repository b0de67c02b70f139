//! Inserted provisions whose word is after the whole label: `(b) bis` after `(b)`.

use hexapla_model::{Block, Span, StepKind};

use hexapla_lang::label::{self as anchor, Label};

use super::shape::Shape;

/// How many labels of parts may be between an item and the one that is inserted after it.
const NEAR: usize = 12;

/// Takes the word into the label where it is after the label that it follows; elsewhere `bis` is a word of
/// the text, as it is in German.
pub(super) fn settle(blocks: &[Block], shapes: &mut [Shape]) {
    let mut before: Vec<usize> = Vec::new();
    for n in 0..shapes.len() {
        let Some(label) = shapes[n].label.as_deref().filter(|label| !label.readings.is_empty()) else {
            continue;
        };
        let paragraph = label.readings.iter().any(|r| r.kind == StepKind::Paragraph);
        let near = if paragraph { 1 } else { NEAR };
        let mut last = before.iter().rev().take(near).filter_map(|at| shapes[*at].label.as_deref());
        let found = last.find_map(|last| inserted(&blocks[n], label, last));
        if let Some(label) = found {
            shapes[n].relabel(&blocks[n], label);
        }
        if paragraph {
            before.clear();
        }
        before.push(n);
    }
}

/// The label with the word that is after it, if the label before is the one that it follows.
fn inserted(block: &Block, label: &Label, before: &Label) -> Option<Label> {
    let (end, bis) = anchor::inserted_behind(&block.text, label)?;
    let mut label = label.clone();
    label.readings.retain(|own| {
        own.ordinal.bis == 0
            && before.readings.iter().any(|last| {
                let same = last.kind == own.kind && last.ordinal.number == own.ordinal.number;
                same && last.ordinal.bis < bis
            })
    });
    label.readings.iter_mut().for_each(|r| r.ordinal.bis = bis);
    label.span = Span::new(label.span.start as usize, end);
    (!label.readings.is_empty()).then_some(label)
}

#[cfg(test)]
mod tests {
    use hexapla_model::Location;

    use super::super::shapes;
    use super::*;

    #[test]
    fn words_behind_labels_follow_their_label() {
        for (lines, want) in [
            (
                &["(a) one;", "(b) two;", "(b) bis three;", "(b) ter four;", "(c) five"][..],
                &[0, 0, 1, 2, 0][..],
            ),
            (&["а) один;", "а) бис два;"], &[0, 1]),
            // One that was struck out leaves a gap.
            (&["(b) two;", "(b) ter three;", "(b) quinquies four;"], &[0, 2, 4]),
            (&["(a) one;", "(a)bis extra;", "(a)-ter more;"], &[0, 1, 2]),
            (&["б) два;", "б) тер три;", "б)кватер четыре;"], &[0, 2, 3]),
            (&["(ب) اثنان؛", "(ب) مكررا ثلاثة؛", "(ب) مكررا ثانيا أربعة؛"], &[0, 1, 2]),
            (&["（二）乙；", "（二）之二丙；", "（二）之三 丁；"], &[0, 1, 2]),
            (&["(b) 乙；", "(b之二) 丙；", "(b)之三 丁；"], &[0, 1, 2]),
            (&["(b) two:", "(i) one;", "(ii) two;", "(b) bis three;"], &[0, 0, 0, 1]),
            // Words that begin like a rank, and ranks of no label before.
            (&["(b) two;", "(b) terms of loan;", "(b) bison;"], &[0, 0, 0]),
            (&["(b) two;", "(c) ter three;", "1. One.", "(b) bis two;"], &[0, 0, 0, 0]),
            // Until, in German.
            (&["(a) ab Mai;", "(b) bis Juni."], &[0, 0]),
            (&["2. Section bis follows.", "2 bis. It asks for more."], &[0, 1]),
        ] {
            let block = |(n, text): (u32, &&str)| Block::new(*text, Location { line: n + 1, page: None }, n);
            let blocks: Vec<Block> = (0..).zip(lines).map(block).collect();
            let found: Vec<u8> = shapes(&blocks, crate::outline::labels(&blocks), hexapla_model::Lang::EN)
                .iter()
                .map(|s| s.label.as_ref().map_or(u8::MAX, |l| l.readings[0].ordinal.bis))
                .collect();
            assert_eq!(found, want, "{lines:?}");
        }
    }
}
