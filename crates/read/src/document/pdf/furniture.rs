//! Finds page heads and feet: what is in a band at the top or the bottom of pages and comes back there.
//!
//! A strip belongs to a band if something in it is certain: a page count, a job number, the symbol of the document, or
//! text that other pages have at the same height, the same except for the number of the page. A label that counts on
//! (`Article 4`, then `Article 7`) is text, wherever it is.

mod band;
mod edges;
mod key;
mod repeats;
pub(super) mod sign;

use super::strip::Strip;
use super::words::Page;
use band::Band;
use edges::{Edges, Zone};
use key::Key;
use repeats::Repeats;

/// For each page and each of its fragments, whether it is furniture; `body` is the height of most letters.
pub(super) fn find(pages: &[Page], body: f32) -> Vec<Vec<bool>> {
    let edges: Vec<Edges> = pages.iter().map(Edges::of).collect();
    let keys: Vec<[Vec<Vec<Key>>; 2]> =
        edges.iter().map(|e| [Zone::Top, Zone::Bottom].map(|zone| keys(e.zone(zone)))).collect();
    let repeats = Repeats::of(&edges, &keys);
    let symbols = edges.first().map(|first| symbols(first.zone(Zone::Top))).unwrap_or_default();
    let mut found: Vec<Vec<bool>> = pages.iter().map(|p| vec![false; p.fragments.len()]).collect();
    for (page, edge) in edges.iter().enumerate() {
        for (zone, keys) in [Zone::Top, Zone::Bottom].into_iter().zip(&keys[page]) {
            let band = Band {
                page,
                pages: pages.len(),
                zone,
                body,
                edge,
                keys,
                repeats: &repeats,
                symbols: &symbols,
            };
            band.indices().into_iter().for_each(|index| found[page][index] = true);
        }
    }
    found
}

fn keys(strips: &[Strip]) -> Vec<Vec<Key>> {
    strips.iter().map(|strip| strip.pieces.iter().map(|piece| Key::of(&piece.text)).collect()).collect()
}

/// The document symbols at the top of the first page: `A/RES/78/43`, each alone in its piece.
fn symbols(strips: &[Strip]) -> Vec<String> {
    let pieces = strips.iter().flat_map(|strip| &strip.pieces);
    pieces.map(|piece| piece.text.trim().trim_end_matches('*').to_owned()).filter(|t| is_symbol(t)).collect()
}

/// Whether a piece is a symbol and nothing else.
fn is_symbol(text: &str) -> bool {
    sign::is_symbol(text)
        && text.split_whitespace().count() <= 2
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "/.()-_ ".contains(c))
}

#[cfg(test)]
mod tests;
