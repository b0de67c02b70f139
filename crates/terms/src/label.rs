//! Labels that a text counts with, such as `V2` of a heading or `L1` over a column: they are no words.
//!
//! A text shows it: there are such with the same letters and the numbers one, two and three, and most stand by themselves. What is
//! behind a noun goes with it (`vitamin B1`), and names are not counted (`G7`, `G20`).

use hexapla_lang::script::is_han;
use hexapla_model::{Column, WordClass};
use rustc_hash::FxHashMap;

/// How many letters a label has at most, and how many digits.
const LETTERS: usize = 2;
const DIGITS: usize = 2;

/// The numbers that a series has at least, as bits.
const FIRST: u128 = 0b1110;

/// The labels with the same letters.
#[derive(Default)]
struct Series {
    /// Their numbers, as bits.
    numbers: u128,
    places: u32,
    /// In how many places a word of content is right before one.
    behind: u32,
}

/// For each running word of a column whether it is a label; empty if none is.
pub(crate) fn labels(column: &Column) -> Vec<bool> {
    let of_word: Vec<Option<(&str, u32)>> = column.words.iter().map(|word| label(&word.form)).collect();
    let mut series: FxHashMap<&str, Series> = FxHashMap::default();
    for (letters, number) in of_word.iter().flatten() {
        series.entry(letters).or_default().numbers |= 1 << number;
    }
    series.retain(|_, series| series.numbers & FIRST == FIRST);
    if series.is_empty() {
        return Vec::new();
    }
    let label_at = |at: usize| of_word[column.tokens[at].word as usize];
    for row in 0..column.len() {
        let range = column.range(row);
        for at in range.clone() {
            let Some(own) = label_at(at).and_then(|(letters, _)| series.get_mut(letters)) else { continue };
            own.places += 1;
            let is_behind = at > range.start
                && column.word(column.tokens[at - 1]).class == WordClass::Content
                && label_at(at - 1).is_none();
            own.behind += u32::from(is_behind);
        }
    }
    let is_label = |at: usize| {
        let series = label_at(at).and_then(|(letters, _)| series.get(letters));
        series.is_some_and(|series| 2 * series.behind < series.places)
    };
    (0..column.tokens.len()).map(is_label).collect()
}

/// The letters and the number of a word that may be a label.
fn label(form: &str) -> Option<(&str, u32)> {
    let start = form.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = form.split_at(start);
    let are_letters = letters.chars().all(|c| c.is_alphabetic() && !is_han(c));
    let fits = (1..=LETTERS).contains(&letters.chars().count()) && digits.len() <= DIGITS;
    (are_letters && fits).then(|| Some((letters, digits.parse().ok()?))).flatten()
}

#[cfg(test)]
mod tests {
    use hexapla_model::Lang;
    use hexapla_segment::Tokenizer;

    use super::*;

    #[test]
    fn what_counts_is_no_word() {
        for (lang, rows, want) in [
            (Lang::EN, &["V1 Architecture", "V2 Access (V1)", "V3 Files, V10"][..], "V1 V2 V1 V3 V10"),
            (Lang::AR, &["ت1 المعمارية", "ت2 المصادقة", "ت3 الجلسات"], "ت1 ت2 ت3"),
            // They are not counted from one on; they go with a noun; they are words with more letters.
            (Lang::EN, &["G7, G8 and G20", "G77"], ""),
            (Lang::EN, &["Vitamin B1, vitamin B2 and B6", "Vitamin B3"], ""),
            (Lang::EN, &["SHA1, SHA2, SHA3 and H100, H200, H300"], ""),
            (Lang::EN, &["Two and 1, 2, 3"], ""),
        ] {
            let texts: Vec<Option<&str>> = rows.iter().map(|row| Some(*row)).collect();
            let column = Tokenizer::new(lang).column(&texts);
            let labels = labels(&column);
            let text = |row: usize| rows[row];
            let found = (0..column.len()).flat_map(|row| column.range(row).map(move |at| (row, at)));
            let found = found.filter(|(_, at)| labels.get(*at) == Some(&true));
            let found: Vec<&str> =
                found.map(|(row, at)| &text(row)[column.tokens[at].span.range()]).collect();
            assert_eq!(found.join(" "), want, "{rows:?}");
        }
    }
}
