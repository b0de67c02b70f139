//! Columns whose names are codes of languages, such as `No`, `SN` or `ID`, though they hold something else.

use std::collections::HashSet;

use hexapla_lang::naming;
use hexapla_model::Lang;

use super::cell::{is_address, is_answer, is_bare_code, is_code, is_label, is_number};
use super::early::{Early, are_all, cells, has_letters};
use crate::reading::columns::Columns;

/// What is reported about a column of numbers.
const NUMBERS: &str = "numbers";

/// The columns whose names are codes of languages though they hold something else, and what.
pub(super) fn refused(
    columns: &Columns,
    names: &[String],
    below: &[Early],
) -> Vec<(usize, Lang, &'static str)> {
    let texts = columns.texts();
    let sides = columns.side_columns().into_iter().flatten();
    let lettered: Vec<usize> =
        texts.iter().map(|(n, _)| *n).chain(sides).filter(|n| has_letters(below, *n)).collect();
    let suspects: Vec<Suspect<'_>> = texts
        .iter()
        .map(|(column, lang)| {
            let others = lettered.iter().filter(|other| *other != column).count();
            Suspect { column: *column, lang: *lang, name: name(names, *column), others, below }
        })
        .collect();
    let counted = suspects.iter().any(|suspect| suspect.content() == Some(NUMBERS));
    let are_numbers = counted || suspects.iter().filter(|suspect| suspect.may_be_numbers()).count() > 1;
    let refused = suspects.iter().filter_map(|suspect| {
        let numbers = (are_numbers && suspect.may_be_numbers()).then_some(NUMBERS);
        Some((suspect.column, suspect.lang, suspect.content().or(numbers)?))
    });
    refused.collect()
}

/// The name of a column.
pub(super) fn name(names: &[String], column: usize) -> &str {
    names.get(column).map_or("", |name| name.trim())
}

/// A column whose name is the code of a language.
struct Suspect<'a> {
    column: usize,
    lang: Lang,
    name: &'a str,
    /// How many other columns have letters.
    others: usize,
    below: &'a [Early],
}

impl Suspect<'_> {
    /// What it holds if it is not text, judged by itself.
    fn content(&self) -> Option<&'static str> {
        let what = what_else(self.below, self.column, self.others).filter(|_| is_bare_code(self.name));
        what.or_else(|| marks(self.below, self.column).filter(|_| self.is_beside_texts()))
    }

    /// Whether it holds numbers if other columns do.
    fn may_be_numbers(&self) -> bool {
        self.is_beside_texts() && are_all(self.below, self.column, is_number)
    }

    /// Whether its name is a word too, and others hold the texts.
    fn is_beside_texts(&self) -> bool {
        self.others > 0 && naming::is_word(self.name)
    }
}

/// What a column holds if it is answers or addresses.
fn marks(below: &[Early], column: usize) -> Option<&'static str> {
    if are_all(below, column, is_answer) {
        return Some("answers");
    }
    are_all(below, column, |cell| is_address(cell) || is_label(cell)).then_some("codes or addresses")
}

/// What a column holds if it is not text: numbers, labels or codes of languages.
fn what_else(below: &[Early], column: usize, others: usize) -> Option<&'static str> {
    let all: Vec<&str> = cells(below, column).collect();
    if all.is_empty() || others == 0 {
        return None;
    }
    let mut seen = HashSet::new();
    let differ = all.iter().all(|cell| seen.insert(*cell));
    let enough = others > 1 || all.len() > 1;
    if all.iter().all(|cell| is_number(cell)) {
        let is_first = below.iter().all(|row| row.cells.iter().all(|(n, _)| *n >= column));
        return (counts_up(&all) || (others > 1 && differ && is_first)).then_some(NUMBERS);
    }
    if enough && all.iter().all(|cell| is_code(cell)) {
        return Some("codes of languages");
    }
    (enough && differ && all.iter().all(|cell| is_label(cell) && cell.is_ascii())).then_some("labels")
}

/// Whether each number is greater than the one before.
fn counts_up(cells: &[&str]) -> bool {
    let numbers: Option<Vec<u64>> =
        cells.iter().map(|cell| cell.trim_end_matches(['.', ')']).parse().ok()).collect();
    numbers.is_some_and(|n| n.len() > 1 && n.windows(2).all(|two| two[0] < two[1]))
}
