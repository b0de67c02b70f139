//! Cells of tables, which tabs tell apart in the text of a row: a term is in one of them.

use std::ops::Range;

use hexapla_lang::function::{FunctionKind, function_kind};
use hexapla_model::Column;

/// The cells of a column.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cells {
    /// For each running word whether a tab is before it, and another cell; empty if none is.
    begins: Vec<bool>,
}

impl Cells {
    /// Those of a column; `text` gives the text of a row.
    ///
    /// Running text may have tabs for blanks, as that of a PDF: then one is behind a word that a noun follows.
    pub(crate) fn new<'t>(column: &Column, text: impl Fn(usize) -> &'t str) -> Self {
        let mut begins = Vec::new();
        for row in (0..column.len()).filter(|row| text(*row).contains('\t')) {
            let range = column.range(row);
            let is_behind_tab = |at: &usize| {
                let between = column.tokens[at - 1].span.end as usize..column.tokens[*at].span.start as usize;
                text(row).get(between).is_some_and(|between| between.contains('\t'))
            };
            let all: Vec<usize> = (range.start + 1..range.end).filter(is_behind_tab).collect();
            if all.iter().any(|&at| needs_noun(column, at - 1)) {
                continue;
            }
            begins.resize(column.tokens.len(), false);
            all.into_iter().for_each(|at| begins[at] = true);
        }
        Self { begins }
    }

    /// Whether no row is one of a table.
    pub(crate) fn is_empty(&self) -> bool {
        self.begins.is_empty()
    }

    /// Whether the running word at `at` begins a cell that is not the first of its row.
    pub(crate) fn begins(&self, at: usize) -> bool {
        self.begins.get(at) == Some(&true)
    }

    /// Whether the running words `at` are in several cells.
    pub(crate) fn are_crossed(&self, at: &Range<usize>) -> bool {
        !self.is_empty() && self.begins[at.start + 1..at.end].contains(&true)
    }
}

/// Whether the running word at `at` is a function word that goes on with a noun.
fn needs_noun(column: &Column, at: usize) -> bool {
    use FunctionKind::{Article, Genitive, Preposition};
    let kind = function_kind(column.lang, &column.word(column.tokens[at]).form);
    matches!(kind, Some(Article | Genitive | Preposition))
}

#[cfg(test)]
mod tests {
    use hexapla_model::Lang;
    use hexapla_segment::Tokenizer;

    use super::*;

    #[test]
    fn tabs_tell_cells_apart_but_in_running_text() {
        for (lang, row, want) in [
            (Lang::EN, "Safe place\tThe river\t12", "The 12"),
            (Lang::RU, "Тихое место\tРека", "Река"),
            (Lang::EN, "The\tcommittee\tadopted\tthe\treport.", ""),
            (Lang::FR, "La liste de\tcontrôle\tdu fleuve", ""),
            (Lang::EN, "The river", ""),
        ] {
            let column = Tokenizer::new(lang).column(&[Some(row)]);
            let cells = Cells::new(&column, |_| row);
            let begins = (0..column.tokens.len()).filter(|&at| cells.begins(at));
            let begins: Vec<&str> = begins.map(|at| &row[column.tokens[at].span.range()]).collect();
            assert_eq!(begins.join(" "), want, "{row:?}");
            let all = 0..column.tokens.len();
            assert_eq!(cells.are_crossed(&all), !want.is_empty(), "{row:?}");
        }
    }
}
