//! What comes back at the edges of pages, from page to page.

use std::collections::BTreeMap;

use super::edges::{Edges, Zone};
use super::key::Key;
use super::sign;
use crate::document::pdf::scale::SIZES;

/// The most characters of a head.
pub(super) const LONG: usize = 160;
/// The greatest difference in height of a head from page to page, as a share of the height of the page.
const MOVES: f32 = 0.012;
/// The fewest pages that a head is on.
const PAGES: usize = 3;
/// How many places of the same text before and after one are looked at.
const NEAR: usize = 24;
/// In documents of up to so many pages, two pages are enough.
const SHORT: usize = 6;

/// Where a text is that may come back.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen<'k> {
    /// The index of its page.
    pub(super) page: usize,
    /// Its place from the top, as a share of the height of the page.
    pub(super) place: f32,
    /// How high its letters are, in points.
    pub(super) size: f32,
    pub(super) key: &'k Key,
}

impl Seen<'_> {
    /// Whether a text of another page is this one again: at the same height, in letters of the same size.
    fn comes_back_as(self, other: &Self) -> bool {
        (other.place - self.place).abs() <= MOVES
            && (other.size - self.size).abs() < SIZES * self.size
            && self.key.comes_back(self.page, other.key, other.page)
    }
}

/// What is at the edges of all pages, by its text with numbers skipped.
pub(super) struct Repeats<'k> {
    seen: BTreeMap<(Zone, &'k str), Vec<Seen<'k>>>,
    pages: usize,
}

impl<'k> Repeats<'k> {
    pub(super) fn of(edges: &[Edges], keys: &'k [[Vec<Vec<Key>>; 2]]) -> Self {
        let mut seen: BTreeMap<(Zone, &str), Vec<Seen<'_>>> = BTreeMap::new();
        for (page, (edge, keys)) in edges.iter().zip(keys).enumerate() {
            for (zone, keys) in [Zone::Top, Zone::Bottom].into_iter().zip(keys) {
                for (strip, keys) in edge.zone(zone).iter().zip(keys) {
                    let (place, size) = (strip.bottom / edge.height, strip.size);
                    for key in keys.iter().filter(|key| key.length <= LONG && !sign::is_rule(&key.text)) {
                        seen.entry((zone, key.text.as_str())).or_default().push(Seen {
                            page,
                            place,
                            size,
                            key,
                        });
                    }
                }
            }
        }
        Self { seen, pages: edges.len() }
    }

    /// Whether enough pages have this text at the same height, with the same numbers or with their own page numbers.
    pub(super) fn has(&self, zone: Zone, own: Seen<'_>) -> bool {
        let Some(seen) = self.seen.get(&(zone, own.key.text.as_str())) else { return false };
        // Pages nearby show it; of very many pages not all are looked at.
        let at = seen.partition_point(|other| other.page < own.page);
        let near = &seen[at.saturating_sub(NEAR)..seen.len().min(at + NEAR)];
        let mut on: Vec<usize> =
            near.iter().filter(|other| own.comes_back_as(other)).map(|s| s.page).collect();
        on.dedup();
        on.len() >= PAGES || (on.len() == 2 && self.pages <= SHORT)
    }
}
