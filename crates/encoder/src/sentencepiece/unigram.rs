//! The most probable way to cut a text into pieces (Kudo 2018, the unigram language model), found by Viterbi's algorithm.

use super::trie::Trie;

/// What an unknown character costs beyond the rarest piece.
const UNKNOWN_PENALTY: f32 = 10.0;

/// What a piece is for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Kind {
    /// Found in training, with a score.
    Normal,
    /// Given by the maker of the model: always taken where it occurs.
    UserDefined,
    /// Never found in a text.
    Reserved,
}

/// A piece of the vocabulary.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    pub(crate) text: String,
    /// The logarithm of its probability.
    pub(crate) score: f32,
    pub(crate) kind: Kind,
}

/// The vocabulary.
#[derive(Debug)]
pub(crate) struct Unigram {
    trie: Trie,
    scores: Vec<f32>,
    user_defined: Vec<bool>,
    unknown: u32,
    unknown_score: f32,
    /// The highest score of a piece, as the reference computes it: never below the least positive number.
    highest: f32,
}

/// The best way to reach a place of the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    score: f32,
    start: u32,
    piece: u32,
}

/// A place that nothing has reached.
const UNREACHED: Step = Step { score: 0.0, start: u32::MAX, piece: 0 };

impl Unigram {
    /// A vocabulary whose piece number `unknown` stands for what is not in it.
    pub(crate) fn new(pieces: &[Piece], unknown: u32) -> Self {
        let normal = pieces.iter().filter(|piece| piece.kind == Kind::Normal).map(|piece| piece.score);
        let found = pieces.iter().zip(0..).filter(|(p, _)| p.kind != Kind::Reserved && !p.text.is_empty());
        Self {
            trie: Trie::new(found.map(|(piece, n)| (piece.text.as_bytes(), n))),
            scores: pieces.iter().map(|piece| piece.score).collect(),
            user_defined: pieces.iter().map(|piece| piece.kind == Kind::UserDefined).collect(),
            unknown,
            unknown_score: normal.clone().fold(f32::MAX, f32::min) - UNKNOWN_PENALTY,
            highest: normal.fold(f32::MIN_POSITIVE, f32::max),
        }
    }

    /// Appends the numbers of the pieces of `text` to `pieces`; an unknown character is a piece of its own.
    pub(crate) fn cut(&self, text: &str, steps: &mut Vec<Step>, pieces: &mut Vec<u32>) {
        self.search(text, steps);
        let from = pieces.len();
        let mut end = text.len();
        while end > 0 {
            let step = steps[end];
            pieces.push(step.piece);
            end = step.start as usize;
        }
        pieces[from..].reverse();
    }

    /// Fills `steps` with the best way to each place of `text`.
    fn search(&self, text: &str, steps: &mut Vec<Step>) {
        steps.clear();
        steps.resize(text.len() + 1, UNREACHED);
        for (start, c) in text.char_indices() {
            let before = steps[start].score;
            let mut single = false;
            for (length, piece) in self.trie.prefixes(&text.as_bytes()[start..]) {
                single |= length == c.len_utf8();
                reach(&mut steps[start + length], before + self.score(piece, length), start, piece);
            }
            if !single {
                reach(&mut steps[start + c.len_utf8()], before + self.unknown_score, start, self.unknown);
            }
        }
    }

    fn score(&self, piece: u32, length: usize) -> f32 {
        if self.user_defined[piece as usize] {
            return length as f32 * self.highest - 0.1;
        }
        self.scores[piece as usize]
    }
}

/// Takes the new way if it is better; of equals the first stays.
fn reach(step: &mut Step, score: f32, start: usize, piece: u32) {
    if step.start == u32::MAX || score > step.score {
        *step = Step { score, start: start as u32, piece };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary(pieces: &[(&str, f32, Kind)]) -> Unigram {
        let unknown = ("<unk>", 0.0, Kind::Reserved);
        let piece = |(text, score, kind): &(&str, f32, Kind)| Piece {
            text: (*text).to_owned(),
            score: *score,
            kind: *kind,
        };
        let pieces: Vec<Piece> = std::iter::once(&unknown).chain(pieces).map(piece).collect();
        Unigram::new(&pieces, 0)
    }

    #[test]
    fn the_most_probable_pieces_are_taken() {
        use Kind::{Normal, Reserved, UserDefined};
        let unigram = vocabulary(&[
            ("a", -2.0, Normal),       // 1
            ("b", -2.0, Normal),       // 2
            ("ab", -3.0, Normal),      // 3
            ("abb", -5.5, Normal),     // 4
            ("bb", -3.5, Normal),      // 5
            ("条约", -6.0, Normal),    // 6
            ("条", -9.0, Normal),      // 7
            ("x", -1.0, Reserved),     // 8
            ("@@", -9.0, UserDefined), // 9
            ("@", -1.0, Normal),       // 10
        ]);
        let cases: [(&str, &[u32]); 10] = [
            ("", &[]),
            ("a", &[1]),
            ("ab", &[3]),      // -3 against -2 - 2
            ("abb", &[3, 2]),  // -5 against -5.5 of both abb and a bb
            ("abbb", &[3, 5]), // -6.5 against -7 of abb b
            ("条约条", &[6, 7]),
            ("约", &[0]),
            ("a约约xb", &[1, 0, 0, 0, 2]),
            ("@@a", &[9, 1]),
            ("约a约", &[0, 1, 0]),
        ];
        for (text, expected) in cases {
            let mut pieces = Vec::new();
            unigram.cut(text, &mut Vec::new(), &mut pieces);
            assert_eq!(pieces, expected, "{text}");
        }
    }

    #[test]
    fn of_equal_ways_the_first_stays() {
        use Kind::Normal;
        // Both ways cost 3: at the end the piece that begins first was there first.
        let unigram = vocabulary(&[("a", -1.0, Normal), ("aa", -2.0, Normal)]);
        let mut pieces = Vec::new();
        unigram.cut("aaa", &mut Vec::new(), &mut pieces);
        assert_eq!(pieces, [1, 2]);
    }
}
