//! Chinese characters that the dictionary takes for function words and that end a word it lacks: `会` in `儿基会`, `所` in `住居所`.
//!
//! A text shows it: what is before such a character is nowhere else, and something follows it that seldom follows the function word,
//! since `会` as a modal and `所` stand before verbs.

use hexapla_model::{Column, Lang, WordClass};
use rustc_hash::FxHashMap;

/// The function words that are also the ends of words for bodies, in both scripts, for places and for parts.
const TAILS: [&str; 4] = ["会", "會", "所", "段"];

/// What is behind nouns, but not behind a modal; `和`, `与` and `在` are behind both.
const BEHIND: [&str; 5] = ["的", "及", "、", "，", "。"];

/// In how many places a word must be before the character.
const LEAST: u32 = 2;

/// What is before such a character: a word, or two of one character each.
type Stump = (Option<u32>, u32);

/// What a text shows of a word that is before such a character.
#[derive(Default)]
struct Shown {
    /// In how many places the word is.
    places: u32,
    /// In how many of them the character follows, and in how many the character is no modal.
    before: u32,
    ends: u32,
}

/// For each running word of a Chinese column whether it ends the word that the one before it begins; empty if none does.
pub(crate) fn tails(column: &Column) -> Vec<bool> {
    if column.lang.primary() != Lang::ZH {
        return Vec::new();
    }
    let is_tail = |at: usize| TAILS.contains(&column.word(column.tokens[at]).form.as_str());
    let is_word = |at: usize| column.word(column.tokens[at]).class == WordClass::Content;
    let touches = |at: usize| column.tokens[at].span.end == column.tokens[at + 1].span.start;
    let places = || {
        (0..column.len()).flat_map(|row| {
            let range = column.range(row);
            range.clone().map(move |at| (at, range.start, range.end))
        })
    };
    let is_before = |at: usize, end: usize| at + 1 < end && is_word(at) && is_tail(at + 1) && touches(at);
    let is_letter = |at: usize| is_word(at) && column.word(column.tokens[at]).form.chars().nth(1).is_none();
    // A single character is elsewhere too, but seldom behind the same one: `儿基`.
    let stump = |at: usize, start: usize| {
        let is_pair = at > start && is_letter(at) && is_letter(at - 1) && touches(at - 1);
        (is_pair.then(|| column.tokens[at - 1].word), column.tokens[at].word)
    };
    let mut shown: FxHashMap<Stump, Shown> = FxHashMap::default();
    for (at, start, end) in places().filter(|&(at, _, end)| is_before(at, end)) {
        let word = shown.entry(stump(at, start)).or_default();
        word.before += 1;
        let behind = (at + 2 < end).then(|| column.word(column.tokens[at + 2]).form.as_str());
        word.ends += u32::from(behind.is_none_or(|form| BEHIND.contains(&form)));
    }
    if shown.is_empty() {
        return Vec::new();
    }
    for (at, start, _) in places() {
        if let Some(word) = shown.get_mut(&stump(at, start)) {
            word.places += 1;
        }
    }
    shown.retain(|_, word| word.before >= LEAST && word.before == word.places && word.ends > 0);
    let mut tails = vec![false; column.tokens.len()];
    for (at, start, end) in places() {
        if is_before(at, end) && shown.contains_key(&stump(at, start)) {
            tails[at + 1] = true;
        }
    }
    tails
}

#[cfg(test)]
mod tests {
    use hexapla_segment::Tokenizer;

    use super::*;

    #[test]
    fn what_is_nowhere_else_and_no_modal_ends_a_word() {
        let council = "联合国儿基会的报告和儿基会通过的决定。";
        for (text, want) in [
            (council, vec!["会", "会"]),
            ("联合国儿基会的报告说明基建和儿基会通过的决定，基价。", vec!["会", "会"]),
            ("有习惯住居所的人和住居所，", vec!["所", "所"]),
            ("输入字段和输入字段。", vec!["段", "段"]),
            ("宪章所揭示和宪章所载的原则", vec![]),
            // The word is elsewhere too; the character is a modal wherever it is.
            ("融雪会、融雪会来，融雪很早。", vec![]),
            ("儿基会通过决定，儿基会说明情况。", vec![]),
            ("融雪会在春天来，融雪会和大雨一起来。", vec![]),
        ] {
            let column = Tokenizer::new(Lang::ZH).column(&[Some(text)]);
            let tails = tails(&column);
            let found = (0..column.tokens.len()).filter(|&at| tails.get(at) == Some(&true));
            let found: Vec<&str> = found.map(|at| &text[column.tokens[at].span.range()]).collect();
            assert_eq!(found, want, "{text}");
        }
    }
}
