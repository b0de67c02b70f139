//! Tests of where is looked.

use hexapla_model::{EntityKind, LengthModel};

use super::*;
use crate::text::{Count, Item, Side};

/// How many blocks each text has.
const BLOCKS: usize = 90;

/// A text of blocks, each with a length and a key of its own.
fn side() -> Side {
    let mut side = Side::new(LengthModel { ratio: 1.0, variance: 3.0 });
    for n in 0..BLOCKS as u32 {
        side.items.push(Item { length: (40 + n * 37 % 101) as f32, words: 0..0, keys: n..n + 1 });
    }
    side.keys = (0..BLOCKS as u32).map(|key| Count { key, times: 1 }).collect();
    side
}

/// The band of two equal texts, the second of which has anchors that are `ahead`.
fn with_anchors(ahead: usize) -> Band {
    let sides = Both::new(side(), side());
    let keys = KeyModel::new(&[EntityKind::Number; 3 * BLOCKS], sides.as_ref());
    let length = LengthCost::new(sides.as_ref().map(|side| side.lengths), Both::new(1.0, 1.0));
    let anchors =
        |ahead: usize| -> Vec<Vec<u32>> { (0..BLOCKS).map(|n| vec![(BLOCKS + n + ahead) as u32]).collect() };
    let (source, target) = (anchors(0), anchors(ahead));
    let texts = sides.as_ref().map(Side::whole);
    of_blocks(texts, &length, &keys, Both::new(&source, &target), &mut Worker::default())
}

#[test]
fn the_band_is_narrow_where_anchors_and_content_agree() {
    let band = with_anchors(0);
    for row in 0..=BLOCKS {
        assert!(band.row(row).contains(row), "{row}");
        assert!(band.row(row).width() <= 12, "{row}: {:?}", band.row(row));
    }
}

#[test]
fn wrong_anchors_hide_no_content() {
    // Paragraph 5 of the source has the number that paragraph 25 of the target should have.
    let band = with_anchors(20);
    for row in 30..=BLOCKS {
        assert!(band.row(row).contains(row), "{row}: {:?}", band.row(row));
    }
}
