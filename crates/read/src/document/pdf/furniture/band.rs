//! One band of a page: which of its strips are furniture.

use super::edges::{Edges, STRIPS, Zone};
use super::key::Key;
use super::repeats::{LONG, Repeats, Seen};
use super::sign;
use crate::document::pdf::strip::Strip;

/// How small letters are that differ from those of the text, beside them.
const SMALL: f32 = 0.94;
/// How small a number is that is the raised mark of a note, beside the letters of the text.
const TINY: f32 = 0.6;
/// The greatest distance of strips of one band, from top to top in heights of their letters.
const TIGHT: f32 = 1.6;
/// The same at most between two strips of a band whose letters are as high as those of the text.
const BAND: f32 = 2.4;
/// How many cells of a row are looked at.
const CELLS: usize = 32;

/// One band of one page.
pub(super) struct Band<'a> {
    pub(super) page: usize,
    pub(super) pages: usize,
    pub(super) zone: Zone,
    pub(super) body: f32,
    pub(super) edge: &'a Edges,
    pub(super) keys: &'a [Vec<Key>],
    pub(super) repeats: &'a Repeats<'a>,
    pub(super) symbols: &'a [String],
}

impl Band<'_> {
    fn strips(&self) -> &[Strip] {
        self.edge.zone(self.zone)
    }

    /// The fragments that make up the band.
    pub(super) fn indices(&self) -> Vec<usize> {
        let strips = self.strips();
        let (mut whole, mut parts) = (0, Vec::new());
        for (n, strip) in strips.iter().enumerate().take(STRIPS) {
            if !self.zone.holds(strip, self.edge.height) {
                continue;
            }
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
                let is_issue = found == Some(sign::Sign::Issue) && self.has_job(strip);
                is_issue || (sign::is_foot(text, number, pages) && !sign::is_rule(text))
            }
        };
        form || (self.page > 0 && self.symbols.iter().any(|s| s == text.trim_end_matches('*')))
    }

    /// Whether a job number is in a strip.
    fn has_job(&self, strip: usize) -> bool {
        self.strips()[strip].pieces.iter().any(|piece| sign::sign(&piece.text) == Some(sign::Sign::Job))
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
        let beside = [strip.checked_sub(1), Some(strip + 1)].into_iter().flatten();
        own.pieces.len() > 1
            && beside
                .filter(|n| *n < self.strips().len())
                .any(|n| own.is_aligned_with(&self.strips()[n]) && !self.comes_back(n, CELLS))
    }

    /// Whether the first pieces of a strip, up to `most`, are all furniture by their form or on other pages too.
    fn comes_back(&self, strip: usize, most: usize) -> bool {
        let pieces = self.strips()[strip].pieces.len().min(most);
        (0..pieces).all(|piece| self.is_formal(strip, piece) || self.is_repeated(strip, piece))
    }

    /// Whether a strip and those like it after it are set off from the text.
    fn ends_apart(&self, strip: usize) -> bool {
        let behind = strip + 1..self.strips().len().min(STRIPS);
        let last = behind.take_while(|n| self.comes_back(*n, usize::MAX)).last();
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
        (from..self.strips().len()).take_while(|n| self.is_title_line(*n)).count()
    }

    /// Whether a strip is a further line of the title above it.
    fn is_title_line(&self, strip: usize) -> bool {
        let (above, own) = (&self.strips()[strip - 1], &self.strips()[strip]);
        let [piece] = own.pieces.as_slice() else { return false };
        strip < STRIPS
            && self.is_small(own)
            && piece.text.chars().count() <= LONG
            && !self.opens_a_note(strip)
            && own.top - above.top < TIGHT * own.size
            && self.zone.holds(own, self.edge.height)
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
