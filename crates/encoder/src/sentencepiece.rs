//! Cuts texts into the numbered pieces of a SentencePiece model (Kudo and Richardson 2018), of its unigram kind.

mod normalizer;
mod trie;
mod unigram;

use crate::protobuf::{Fields, Value};
use normalizer::{Normalizer, WhiteSpace};
use trie::Trie;
use unigram::{Kind, Piece, Step, Unigram};

/// Of a longer text only the beginning of so many bytes counts: no sentence is as long.
pub(crate) const LONGEST: usize = 16 << 10;
/// The most pieces that a model may have.
const MOST_PIECES: usize = 1 << 22;

/// A SentencePiece model.
#[derive(Debug)]
pub(crate) struct SentencePiece {
    normalizer: Normalizer,
    unigram: Unigram,
    pieces: usize,
    begin: u32,
    end: u32,
}

/// Memory that is used again from text to text.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    normalized: String,
    steps: Vec<Step>,
}

impl SentencePiece {
    /// The model in `bytes`, or what is wrong with it.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut trainer = Trainer::default();
        let mut normalizer: (&[u8], WhiteSpace) = Default::default();
        for field in Fields::new(bytes) {
            match field.map_err(|at| format!("no protocol buffer at byte {at}"))? {
                (1, value) if pieces.len() < MOST_PIECES => pieces.push(piece(value.bytes())?),
                (1, _) => return Err(format!("more than {MOST_PIECES} pieces")),
                (2, value) => trainer = Trainer::parse(value.bytes())?,
                (3, value) => normalizer = normalizer_spec(value.bytes())?,
                _ => {}
            }
        }
        let [unknown, begin, end] = trainer.checked(pieces.len())?;
        let kept = pieces.iter().filter(|piece| piece.kind == Kind::UserDefined);
        let kept = Trie::new(kept.map(|piece| (piece.text.as_bytes(), 0)));
        Ok(Self {
            normalizer: Normalizer::new(normalizer.0, normalizer.1, kept)?,
            unigram: Unigram::new(&pieces, unknown),
            pieces: pieces.len(),
            begin,
            end,
        })
    }

    /// How many pieces there are.
    pub(crate) fn len(&self) -> usize {
        self.pieces
    }

    /// The numbers of the pieces of `text` between those of its begin and its end.
    pub(crate) fn encode(&self, text: &str, scratch: &mut Scratch) -> Vec<u32> {
        let end = (0..=text.len().min(LONGEST)).rfind(|end| text.is_char_boundary(*end));
        let text = &text[..end.unwrap_or(0)];
        self.normalizer.normalize(text, &mut scratch.normalized);
        let mut pieces = vec![self.begin];
        self.unigram.cut(&scratch.normalized, &mut scratch.steps, &mut pieces);
        pieces.push(self.end);
        pieces
    }
}

/// What the training left to know.
struct Trainer {
    model_type: i32,
    byte_fallback: bool,
    blank_as_suffix: bool,
    /// Numbers of the pieces for unknown, begin, end.
    special: [i32; 3],
}

impl Default for Trainer {
    fn default() -> Self {
        Self { model_type: 1, byte_fallback: false, blank_as_suffix: false, special: [0, 1, 2] }
    }
}

impl Trainer {
    fn parse(bytes: &[u8]) -> Result<Self, String> {
        let mut trainer = Self::default();
        for field in Fields::new(bytes) {
            let (number, value) = field.map_err(|at| format!("no trainer_spec at its byte {at}"))?;
            match (number, value.int32()) {
                (3, Some(n)) => trainer.model_type = n,
                (24, Some(_)) => trainer.blank_as_suffix = value.bool(),
                (35, Some(_)) => trainer.byte_fallback = value.bool(),
                (40, Some(n)) => trainer.special[0] = n,
                (41, Some(n)) => trainer.special[1] = n,
                (42, Some(n)) => trainer.special[2] = n,
                _ => {}
            }
        }
        Ok(trainer)
    }

    /// The numbers of the special pieces, if the model is of the kind that is read here.
    fn checked(&self, pieces: usize) -> Result<[u32; 3], String> {
        if self.model_type != 1 || self.byte_fallback || self.blank_as_suffix {
            return Err("a model that is not a plain unigram model".into());
        }
        match self.special.map(|n| u32::try_from(n).ok().filter(|n| (*n as usize) < pieces)) {
            [Some(unknown), Some(begin), Some(end)] => Ok([unknown, begin, end]),
            _ => Err(format!("{pieces} pieces without those for unknown, begin and end")),
        }
    }
}

fn piece(bytes: &[u8]) -> Result<Piece, String> {
    let mut piece = Piece { text: String::new(), score: 0.0, kind: Kind::Normal };
    for field in Fields::new(bytes) {
        match field.map_err(|at| format!("no piece at its byte {at}"))? {
            (1, Value::Bytes(text)) => {
                piece.text = String::from_utf8(text.to_vec()).map_err(|_| "a piece that is not UTF-8")?;
            }
            (2, value) => {
                let score = value.float().filter(|score| score.is_finite());
                piece.score = score.ok_or("a score that is not a number")?;
            }
            (3, value) => {
                piece.kind = match value.int32() {
                    Some(1) => Kind::Normal,
                    Some(4) => Kind::UserDefined,
                    _ => Kind::Reserved,
                };
            }
            _ => {}
        }
    }
    Ok(piece)
}

fn normalizer_spec(bytes: &[u8]) -> Result<(&[u8], WhiteSpace), String> {
    let mut white_space = WhiteSpace::default();
    let mut charsmap: &[u8] = &[];
    for field in Fields::new(bytes) {
        match field.map_err(|at| format!("no normalizer_spec at its byte {at}"))? {
            (2, value) => charsmap = value.bytes(),
            (3, value) => white_space.dummy_prefix = value.bool(),
            (4, value) => white_space.remove_extra = value.bool(),
            (5, value) => white_space.escape = value.bool(),
            _ => {}
        }
    }
    Ok((charsmap, white_space))
}

#[cfg(test)]
pub(crate) mod tests;
