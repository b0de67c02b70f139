//! Labels that a text counts with, such as `V2` of a heading or `L1` over a column: they are no words.
//!
//! A text shows it: there are such with the same letters and the numbers one, two and three, and most of them open a heading or a
//! cell, or stand by themselves. What is beside a noun in a sentence goes with it (`vitamin B1`, `the L1 cache`), and names are not
//! counted (`G7`, `G20`).

use hexapla_lang::script::is_han;
use hexapla_model::{Column, WordClass};
use rustc_hash::FxHashMap;

use crate::cell::Cells;

/// How many letters a label has at most, and how many digits.
const LETTERS: usize = 2;
const DIGITS: usize = 2;

/// What ends a sentence.
const STOPS: [&str; 7] = [".", "!", "?", "。", "！", "？", "؟"];

/// The numbers that a series has at least, as bits.
const FIRST: u128 = 0b1110;

/// The labels with the same letters.
#[derive(Default)]
struct Series {
    /// Their numbers, as bits.
    numbers: u128,
    places: u32,
    /// In how many places one only counts.
    counting: u32,
}

/// In what share of its places a series of labels counts at least.
const COUNTS: f32 = 0.5;

/// The labels of a column.
#[derive(Debug, Clone, Default)]
pub(crate) struct Labels {
    /// For each distinct word whether it is of a series: no term by itself; empty if none is.
    series: Vec<bool>,
    /// For each distinct word whether it is a label; empty if none is.
    labels: Vec<bool>,
}

impl Labels {
    /// Those of a column that has these cells.
    pub(crate) fn new(column: &Column, cells: &Cells) -> Self {
        let of_word: Vec<Option<(&str, u32)>> = column.words.iter().map(|word| label(&word.form)).collect();
        let mut series: FxHashMap<&str, Series> = FxHashMap::default();
        for (letters, number) in of_word.iter().flatten() {
            series.entry(letters).or_default().numbers |= 1 << number;
        }
        series.retain(|_, series| series.numbers & FIRST == FIRST);
        if series.is_empty() {
            return Self::default();
        }
        for row in 0..column.len() {
            for at in column.range(row) {
                let of_word = of_word[column.tokens[at].word as usize];
                let Some(own) = of_word.and_then(|(letters, _)| series.get_mut(letters)) else { continue };
                own.places += 1;
                own.counting += u32::from(only_counts((column, cells), row, at));
            }
        }
        let of = |of_word: &Option<(&str, u32)>| of_word.and_then(|(letters, _)| series.get(letters));
        let counts = |series: &Series| series.counting as f32 >= COUNTS * series.places as f32;
        Self {
            series: of_word.iter().map(|word| of(word).is_some()).collect(),
            labels: of_word.iter().map(|word| of(word).is_some_and(counts)).collect(),
        }
    }

    /// Whether distinct word `word` is of a series.
    pub(crate) fn is_of_series(&self, word: u32) -> bool {
        self.series.get(word as usize) == Some(&true)
    }

    /// Whether distinct word `word` is a label.
    pub(crate) fn has(&self, word: u32) -> bool {
        self.labels.get(word as usize) == Some(&true)
    }
}

/// Whether the running word at `at` opens a heading or a cell, or has no word beside it: there a label only counts.
fn only_counts((column, cells): (&Column, &Cells), row: usize, at: usize) -> bool {
    let range = column.range(row);
    let is_mark = |at: usize| column.word(column.tokens[at]).class == WordClass::Punctuation;
    let opens = at == range.start || cells.begins(at);
    let is_sentence = STOPS.contains(&column.word(column.tokens[range.end - 1]).form.as_str());
    let ends = at + 1 == range.end || cells.begins(at + 1) || is_mark(at + 1);
    opens && (ends || !is_sentence) || ends && (opens || is_mark(at - 1))
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
            (Lang::EN, &["B1 deficiency is rare.", "B2, B3 and B12 deficiency is not."], ""),
            (Lang::EN, &["The L1 cache", "The L2 cache is larger than the L1 cache.", "The L3 cache"], ""),
            (Lang::EN, &["SHA1, SHA2, SHA3 and H100, H200, H300"], ""),
            (Lang::EN, &["Two and 1, 2, 3"], ""),
        ] {
            let texts: Vec<Option<&str>> = rows.iter().map(|row| Some(*row)).collect();
            let column = Tokenizer::new(lang).column(&texts);
            let labels = Labels::new(&column, &Cells::default());
            let text = |row: usize| rows[row];
            let found = (0..column.len()).flat_map(|row| column.range(row).map(move |at| (row, at)));
            let found = found.filter(|(_, at)| labels.has(column.tokens[*at].word));
            let found: Vec<&str> =
                found.map(|(row, at)| &text(row)[column.tokens[at].span.range()]).collect();
            assert_eq!(found.join(" "), want, "{rows:?}");
        }
    }
}
