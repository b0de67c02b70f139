//! Tests of reading models and cutting texts, on a model of a few pieces that is written here.

use super::*;

fn field(number: u8, bytes: &[u8]) -> Vec<u8> {
    let mut field = vec![number << 3 | 2];
    let mut length = bytes.len();
    while length > 0x7f {
        field.push(length as u8 | 0x80);
        length >>= 7;
    }
    field.push(length as u8);
    field.extend(bytes);
    field
}

/// A model of `pieces` with their scores and kinds, after those for unknown, begin and end.
pub(crate) fn model(pieces: &[(&str, f32, u8)]) -> Vec<u8> {
    let special = [("<unk>", 0.0, 2), ("<s>", 0.0, 3), ("</s>", 0.0, 3)];
    let mut model = Vec::new();
    for (text, score, kind) in special.iter().chain(pieces) {
        let mut piece = field(1, text.as_bytes());
        piece.push(2 << 3 | 5);
        piece.extend(score.to_le_bytes());
        piece.extend([3 << 3, *kind]);
        model.extend(field(1, &piece));
    }
    model.extend(field(2, &[3 << 3, 1]));
    model
}

fn encoded(model: &[u8], text: &str) -> Vec<u32> {
    SentencePiece::parse(model).unwrap().encode(text, &mut Scratch::default())
}

#[test]
fn texts_become_pieces_between_begin_and_end() {
    let model = model(&[("▁", -1.0, 1), ("▁a", -1.5, 1), ("b", -2.0, 1), ("<s>x", -3.0, 1), ("#", -1.0, 4)]);
    assert_eq!(encoded(&model, ""), [1, 2]);
    assert_eq!(encoded(&model, "a b"), [1, 4, 3, 5, 2]);
    assert_eq!(encoded(&model, "<s>"), [1, 3, 0, 0, 0, 2], "names of special pieces are text like any other");
    assert_eq!(encoded(&model, "b#b"), [1, 3, 5, 7, 5, 2]);
}

#[test]
fn of_a_long_text_the_beginning_counts() {
    let model = model(&[("▁", -1.0, 1), ("é", -1.0, 1)]);
    assert_eq!(encoded(&model, &"é".repeat(LONGEST)).len(), LONGEST / 2 + 3);
}

#[test]
fn other_models_are_refused() {
    let whole = model(&[("a", -1.0, 1)]);
    let refused = |more: &[u8]| SentencePiece::parse(&[&whole[..], more].concat()).unwrap_err();
    let plain = "a model that is not a plain unigram model";
    assert_eq!(refused(&field(2, &[3 << 3, 2])), plain);
    assert_eq!(refused(&field(2, &[0x98, 2, 1])), plain, "byte_fallback");
    assert_eq!(refused(&field(2, &[0xc0, 2, 9])), "4 pieces without those for unknown, begin and end");
    assert_eq!(refused(&field(1, &[2 << 3 | 5, 0, 0, 0xc0, 0x7f])), "a score that is not a number");
    assert_eq!(refused(&field(3, &field(2, &[9, 0, 0, 0]))), "a table cut short");
    assert_eq!(SentencePiece::parse(&[]).unwrap_err(), "0 pieces without those for unknown, begin and end");
}

#[test]
fn a_model_cut_anywhere_does_not_panic() {
    let whole = model(&[("▁a", -1.0, 1), ("b", -1.0, 1)]);
    for end in 0..whole.len() {
        if let Ok(model) = SentencePiece::parse(&whole[..end]) {
            model.encode("a b c", &mut Scratch::default());
        }
    }
}
