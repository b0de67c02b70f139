//! Letters that look like those of another alphabet: Cyrillic `с)` between `b)` and `d)`, where the document counts in Latin.

use hexapla_lang::label::Label;
use hexapla_lang::numeral::{Alphabet, has_twin};
use hexapla_model::{Block, BlockKind};

use super::shape::Shape;

/// A way of counting: an alphabet, in capitals or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Letters {
    alphabet: Alphabet,
    capital: bool,
}

/// Keeps the readings of a label as letters of other alphabets only where the document counts in these beyond doubt.
pub(super) fn settle(blocks: &[Block], shapes: &mut [Shape]) {
    if !shapes.iter().filter_map(|shape| shape.label.as_deref()).any(is_alike) {
        return;
    }
    let labels =
        blocks.iter().zip(&*shapes).filter_map(|(block, shape)| Some((block, shape.label.as_ref()?)));
    let used: Vec<Letters> = labels.filter_map(|(block, label)| beyond_doubt(block, label)).collect();
    for (block, shape) in blocks.iter().zip(shapes) {
        let Some(label) = shape.label.as_mut().filter(|label| is_alike(label)) else {
            continue;
        };
        let other = letters(block, label)
            .next()
            .and_then(|c| Some(Letters { alphabet: Alphabet::of(c)?.other(), capital: c.is_uppercase() }));
        // Wide letters have no other alphabet.
        let wide = letters(block, label).any(|c| c > '\u{FF00}');
        if !wide && other.is_some_and(|other| !used.contains(&other)) {
            label.readings.retain(|reading| !reading.alike);
            if label.readings.is_empty() {
                shape.unlabel(block);
            }
        }
    }
}

/// Whether the letters of a label may be those of another alphabet.
fn is_alike(label: &Label) -> bool {
    label.readings.iter().any(|reading| reading.alike)
}

/// The letters of a label that is letters only.
fn letters<'b>(block: &'b Block, label: &Label) -> impl Iterator<Item = char> + use<'b> {
    label.span.of(&block.text).chars().filter(|c| c.is_alphabetic())
}

/// What a label counts with, if no other alphabet has such letters; numerals of mixed letters are Latin.
fn beyond_doubt(block: &Block, label: &Label) -> Option<Letters> {
    if block.kind == BlockKind::TableRow || letters(block, label).count() > 8 {
        return None;
    }
    let several = letters(block, label).count() > 1;
    let [latin, cyrillic] = [Alphabet::Latin, Alphabet::Cyrillic]
        .map(|alphabet| letters(block, label).find(|c| Alphabet::of(*c) == Some(alphabet)));
    let latin = latin.filter(|c| several || !has_twin(*c));
    let cyrillic = cyrillic.filter(|c| !has_twin(*c));
    let first = latin.or(cyrillic)?;
    Some(Letters { alphabet: Alphabet::of(first)?, capital: first.is_uppercase() })
}

#[cfg(test)]
mod tests {
    use hexapla_model::Location;

    use super::*;

    fn readings(lines: &[&str]) -> Vec<usize> {
        let block = |(n, text): (u32, &&str)| {
            hexapla_model::Block::new(*text, Location { line: n + 1, page: None }, n)
        };
        let blocks: Vec<_> = (0..).zip(lines).map(block).collect();
        let alike = |shape: &Shape| {
            shape.label.as_ref().map_or(0, |label| label.readings.iter().filter(|r| r.alike).count())
        };
        let mut shapes: Vec<_> = blocks.iter().map(Shape::first).collect();
        settle(&blocks, &mut shapes);
        shapes.iter().map(alike).collect()
    }

    #[test]
    fn letters_are_taken_for_others_only_where_the_document_counts_with_them() {
        for (lines, any) in [
            (&["b) почва;", "с) воздух;"][..], true),
            (&["б) почва;", "c) воздух;"], true),
            (&["IV. Озёра", "Х. Реки"], true),
            (&["М. Окафор", "М. Клавель"], false),
            (&["M. Okafor", "M. Clavel"], false),
            (&["A. Lakes", "B. Rivers", "C. Seas"], false),
            (&["а) вода;", "с) воздух;"], false),
            // Capitals say nothing of small letters.
            (&["D. Болота", "с) воздух;"], false),
        ] {
            let found = readings(lines);
            assert_eq!(found.last().is_some_and(|n| *n > 0), any, "{lines:?}: {found:?}");
        }
    }
}
