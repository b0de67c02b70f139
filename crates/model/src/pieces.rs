//! The input lines of a block: nearly always one, which takes no memory of its own.

use std::ops::{Deref, DerefMut};

use crate::Location;

/// One input line (or paragraph of a marked-up file) inside a block's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Byte offset in the block's text at which the piece begins.
    pub offset: u32,
    /// Where it is in the file.
    pub location: Location,
    /// Its 0-based place among the non-blank lines of a plain-text file (among the blocks as read, elsewhere).
    pub index: u32,
}

/// The pieces of a block, in order; a slice to those who read them.
#[derive(Debug, Clone, Default)]
pub struct Pieces(Kept);

#[derive(Debug, Clone, Default)]
enum Kept {
    #[default]
    None,
    One(Piece),
    More(Box<More>),
}

#[derive(Debug, Clone)]
struct More(Vec<Piece>);

/// A text may be a million blocks of a few characters.
const _: () = assert!(size_of::<Pieces>() <= 24);

impl Pieces {
    /// Adds a piece after the others.
    pub fn push(&mut self, piece: Piece) {
        match &mut self.0 {
            Kept::None => self.0 = Kept::One(piece),
            Kept::One(first) => self.0 = Kept::More(Box::new(More(vec![*first, piece]))),
            Kept::More(more) => more.0.push(piece),
        }
    }
}

impl From<Piece> for Pieces {
    fn from(piece: Piece) -> Self {
        Self(Kept::One(piece))
    }
}

impl Extend<Piece> for Pieces {
    fn extend<I: IntoIterator<Item = Piece>>(&mut self, pieces: I) {
        pieces.into_iter().for_each(|piece| self.push(piece));
    }
}

impl Deref for Pieces {
    type Target = [Piece];

    fn deref(&self) -> &[Piece] {
        match &self.0 {
            Kept::None => &[],
            Kept::One(piece) => std::slice::from_ref(piece),
            Kept::More(more) => &more.0,
        }
    }
}

impl DerefMut for Pieces {
    fn deref_mut(&mut self) -> &mut [Piece] {
        match &mut self.0 {
            Kept::None => &mut [],
            Kept::One(piece) => std::slice::from_mut(piece),
            Kept::More(more) => &mut more.0,
        }
    }
}

impl PartialEq for Pieces {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<'a> IntoIterator for &'a Pieces {
    type Item = &'a Piece;
    type IntoIter = std::slice::Iter<'a, Piece>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a> IntoIterator for &'a mut Pieces {
    type Item = &'a mut Piece;
    type IntoIter = std::slice::IterMut<'a, Piece>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_a_slice_however_many_there_are() {
        let piece = |n: u32| Piece { offset: n, location: Location { line: n + 1, page: None }, index: n };
        for count in 0..5 {
            let all: Vec<Piece> = (0..count).map(piece).collect();
            let mut pieces = Pieces::default();
            pieces.extend(all.iter().copied());
            assert_eq!(*pieces, *all);
            assert_eq!(pieces, pieces.clone());
            (&mut pieces).into_iter().for_each(|piece| piece.index += 7);
            assert!((7..7 + count).eq(pieces.into_iter().map(|piece| piece.index)));
        }
        assert_eq!(*Pieces::from(piece(3)), [piece(3)]);
    }
}
