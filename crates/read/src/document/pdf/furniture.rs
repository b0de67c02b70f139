//! Finds page heads and feet: what is in a band at the top or the bottom of pages and comes back there.
//!
//! A strip belongs to a band if something in it is certain: a page count, a job number, the symbol of the document, or
//! text that other pages have at the same height, the same except for the number of the page. A label that counts on
//! (`Article 4`, then `Article 7`) is text, wherever it is.

mod key;
pub(super) mod sign;

use std::collections::BTreeMap;

use super::scale::SIZES;
use super::strip::{Piece, Strip, strips};
use super::words::Page;
use key::Key;

/// How far from its edge a band reaches at most, as a share of the height of the page.
const EDGE: f32 = 0.17;
/// How many strips a band has at most: symbol, and a title of up to four lines, with one to spare.
const STRIPS: usize = 6;
/// How much the height of a head differs from page to page at most, as a share of the height of the page.
const MOVES: f32 = 0.012;
/// How many characters a head has at most.
const LONG: usize = 160;
/// On how many pages a head is, at least.
const PAGES: usize = 3;
/// How many places of the same text before and behind one are looked at.
const NEAR: usize = 24;
/// In documents of up to so many pages, two pages are enough.
const SHORT: usize = 6;
/// How small letters are that differ from those of the text, beside them.
const SMALL: f32 = 0.94;
/// How small a number is that is the raised mark of a note, beside the letters of the text.
const TINY: f32 = 0.6;
/// How far apart strips of one band are at most, from top to top in heights of their letters.
const TIGHT: f32 = 1.6;
/// The same at most between two strips of a band whose letters are as high as those of the text.
const BAND: f32 = 2.4;
/// How far apart two rows of a table are at most, from top to top in heights of their letters.
const FAR: f32 = 4.0;
/// How many cells of a row are looked at.
const CELLS: usize = 32;

/// The two bands of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Zone {
    Top,
    Bottom,
}

/// A page as strips from the edge inwards: those of the top, and those of the bottom.
struct Edges {
    top: Vec<Strip>,
    bottom: Vec<Strip>,
    height: f32,
}

impl Edges {
    fn of(page: &Page) -> Self {
        let all = strips(page);
        let height = page.height.max(1.0);
        let is_top = |s: &&Strip| s.top < EDGE * height;
        let is_bottom = |s: &&Strip| s.bottom > (1.0 - EDGE) * height;
        // One more strip than a band has shows how far the text is.
        let near = all.iter().take_while(is_top).count().min(STRIPS);
        let top = all.iter().take(near + 1).cloned().collect();
        let near = all.iter().rev().take_while(is_bottom).count().min(STRIPS);
        let bottom = all.iter().rev().take(near + 1).cloned().collect();
        Self { top, bottom, height }
    }

    fn zone(&self, zone: Zone) -> &[Strip] {
        match zone {
            Zone::Top => &self.top,
            Zone::Bottom => &self.bottom,
        }
    }
}

/// Where a text is that may come back.
#[derive(Debug, Clone, Copy)]
struct Seen<'k> {
    page: usize,
    /// Its place from the top, as a share of the height of the page.
    place: f32,
    /// How high its letters are, in points.
    size: f32,
    key: &'k Key,
}

/// For each page and each of its fragments, whether it is furniture; `body` is the height of most letters.
pub(super) fn find(pages: &[Page], body: f32) -> Vec<Vec<bool>> {
    let edges: Vec<Edges> = pages.iter().map(Edges::of).collect();
    let keys: Vec<[Vec<Vec<Key>>; 2]> =
        edges.iter().map(|e| [Zone::Top, Zone::Bottom].map(|zone| keys(e.zone(zone)))).collect();
    let repeats = Repeats::of(&edges, &keys);
    let symbols = edges.first().map(|first| symbols(&first.top)).unwrap_or_default();
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
    let part = |c: char| c.is_ascii_alphanumeric() || "/.()-_ ".contains(c);
    sign::is_symbol(text) && text.split_whitespace().count() <= 2 && text.chars().all(part)
}

/// What is at the edges of all pages, by its text with numbers skipped.
struct Repeats<'k> {
    seen: BTreeMap<(Zone, &'k str), Vec<Seen<'k>>>,
    pages: usize,
}

impl<'k> Repeats<'k> {
    fn of(edges: &[Edges], keys: &'k [[Vec<Vec<Key>>; 2]]) -> Self {
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
    fn has(&self, zone: Zone, own: Seen<'_>) -> bool {
        let Some(seen) = self.seen.get(&(zone, own.key.text.as_str())) else { return false };
        let counts = |other: &&Seen<'_>| {
            (other.place - own.place).abs() <= MOVES
                && (other.size - own.size).abs() < SIZES * own.size
                && own.key.comes_back(own.page, other.key, other.page)
        };
        // Pages nearby show it; of very many pages not all are looked at.
        let at = seen.partition_point(|other| other.page < own.page);
        let near = &seen[at.saturating_sub(NEAR)..seen.len().min(at + NEAR)];
        let mut on: Vec<usize> = near.iter().filter(counts).map(|s| s.page).collect();
        on.dedup();
        on.len() >= PAGES || (on.len() == 2 && self.pages <= SHORT)
    }
}

/// One band of one page.
struct Band<'a> {
    page: usize,
    pages: usize,
    zone: Zone,
    body: f32,
    edge: &'a Edges,
    keys: &'a [Vec<Key>],
    repeats: &'a Repeats<'a>,
    symbols: &'a [String],
}

impl Band<'_> {
    fn strips(&self) -> &[Strip] {
        self.edge.zone(self.zone)
    }

    /// The fragments that make up the band.
    fn indices(&self) -> Vec<usize> {
        let strips = self.strips();
        let is_inside = |strip: &Strip| match self.zone {
            Zone::Top => strip.top < EDGE * self.edge.height,
            Zone::Bottom => strip.bottom > (1.0 - EDGE) * self.edge.height,
        };
        let (mut whole, mut parts) = (0, Vec::new());
        for (n, strip) in strips.iter().enumerate().take(STRIPS).filter(|(_, s)| is_inside(s)) {
            if n > 0 && whole == n && self.is_far(n) {
                break;
            }
            let row = self.is_row(n);
            let certain: Vec<bool> = (0..strip.pieces.len())
                .map(|m| self.is_formal(n, m) || (!row && self.is_repeated(n, m)))
                .collect();
            let formal = (0..strip.pieces.len()).all(|m| self.is_formal(n, m));
            let all = certain.iter().all(|c| *c) && (formal || self.ends_apart(n));
            if all || (certain.contains(&true) && self.is_apart(n)) {
                whole = n + 1;
            } else if certain.contains(&true) {
                let own = strip.pieces.iter().zip(&certain).filter(|(_, c)| **c);
                parts.extend(own.map(|(piece, _)| piece.index));
                break;
            } else if self.zone == Zone::Bottom || !self.is_small(strip) {
                // Small letters above a foot are notes.
                break;
            }
        }
        if self.zone == Zone::Top && whole > 0 {
            whole += self.tail(whole);
        }
        parts.extend(strips[..whole].iter().flat_map(|s| &s.pieces).map(|piece| piece.index));
        parts
    }

    /// Whether a piece is furniture by its form: a page count, a job number, the symbol of the document.
    fn is_formal(&self, strip: usize, piece: usize) -> bool {
        let text = self.strips()[strip].pieces[piece].text.trim();
        let number = u32::try_from(self.page + 1).unwrap_or(u32::MAX);
        let pages = u32::try_from(self.pages).unwrap_or(u32::MAX);
        let form = match (self.zone, sign::sign(text)) {
            (Zone::Top, Some(sign::Sign::Count { page, of })) => {
                page == number && (of == pages || (of == 0 && self.is_apart(strip)))
            }
            (Zone::Top, _) => false,
            (Zone::Bottom, found) => {
                let others = || self.strips()[strip].pieces.iter().map(|p| sign::sign(&p.text));
                let issue = found == Some(sign::Sign::Issue) && others().any(|s| s == Some(sign::Sign::Job));
                issue || (sign::is_foot(text, number, pages) && !sign::is_rule(text))
            }
        };
        form || (self.page > 0 && self.symbols.iter().any(|s| s == text.trim_end_matches('*')))
    }

    /// Whether other pages have the text of a piece at the same place.
    fn is_repeated(&self, strip: usize, piece: usize) -> bool {
        let (own, key) = (&self.strips()[strip], &self.keys[strip][piece]);
        let seen = Seen { page: self.page, place: own.bottom / self.edge.height, size: own.size, key };
        let note = own.size < TINY * self.body || self.opens_a_note(strip);
        !note && key.length <= LONG && self.repeats.has(self.zone, seen)
    }

    /// Whether a strip is a row of a table: two of its cells meet those of a strip beside it that does not come back.
    fn is_row(&self, strip: usize) -> bool {
        let own = &self.strips()[strip];
        let meets = |other: &Strip| {
            let near = (other.top - own.top).abs() < FAR * own.size.max(other.size);
            let over =
                |piece: &&Piece| other.pieces.iter().any(|p| p.left < piece.right && piece.left < p.right);
            near && other.pieces.len() > 1 && own.pieces.iter().filter(over).count() > 1
        };
        let comes_back = |n: usize| {
            (0..self.strips()[n].pieces.len().min(CELLS))
                .all(|m| self.is_formal(n, m) || self.is_repeated(n, m))
        };
        let beside = [strip.checked_sub(1), Some(strip + 1)].into_iter().flatten();
        own.pieces.len() > 1
            && beside.filter(|n| *n < self.strips().len()).any(|n| meets(&self.strips()[n]) && !comes_back(n))
    }

    /// Whether a strip and those like it behind it are set off from the text.
    fn ends_apart(&self, strip: usize) -> bool {
        let comes_back = |n: usize| {
            (0..self.strips()[n].pieces.len()).all(|m| self.is_formal(n, m) || self.is_repeated(n, m))
        };
        let last = (strip + 1..self.strips().len().min(STRIPS)).take_while(|n| comes_back(*n)).last();
        self.is_apart(last.unwrap_or(strip))
    }

    fn is_small(&self, strip: &Strip) -> bool {
        strip.size < SMALL * self.body
    }

    /// Whether a strip is set off from the text: by its size, or by a wide gap.
    fn is_apart(&self, strip: usize) -> bool {
        let own = &self.strips()[strip];
        let Some(next) = self.strips().get(strip + 1) else { return true };
        let gap = (next.bottom - own.bottom).abs();
        self.is_small(own) || gap > TIGHT * self.body.max(own.size)
    }

    /// Whether a strip of text is far from the strip before it: bands are set close.
    fn is_far(&self, strip: usize) -> bool {
        let (before, own) = (&self.strips()[strip - 1], &self.strips()[strip]);
        let by_form = own.pieces.iter().all(|piece| sign::sign(&piece.text).is_some());
        !self.is_small(own) && !by_form && (own.top - before.top).abs() > BAND * before.size.min(self.body)
    }

    /// How many strips below the first ones belong to the head: the further lines of a title in small letters.
    fn tail(&self, from: usize) -> usize {
        let strips = self.strips();
        let goes_on = |n: usize| {
            let (above, own) = (&strips[n - 1], &strips[n]);
            let gap = own.top - above.top;
            let is_title =
                own.pieces.len() == 1 && own.pieces[0].text.chars().count() <= LONG && !self.opens_a_note(n);
            n < STRIPS
                && self.is_small(own)
                && is_title
                && gap < TIGHT * own.size
                && own.top < EDGE * self.edge.height
        };
        (from..strips.len()).take_while(|n| goes_on(*n)).count()
    }

    /// Whether a strip opens with a number, in letters smaller than the text, that is followed by more: a footnote.
    fn opens_a_note(&self, strip: usize) -> bool {
        let own = &self.strips()[strip];
        let first = own.pieces.first().map_or("", |p| p.text.as_str());
        let digits = first.chars().take_while(|c| c.is_numeric() || matches!(c, '*' | '(' | ')')).count();
        let more = own.pieces.len() > 1 || first.chars().skip(digits).any(char::is_alphabetic);
        self.zone == Zone::Bottom && self.is_small(own) && (1..=5).contains(&digits) && more && {
            let rest: String = first.chars().skip(digits).collect();
            !rest.trim_start().starts_with(['/', '-'])
        }
    }
}

#[cfg(test)]
mod tests;
