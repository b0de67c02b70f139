//! The seed lexicon: words of institutional prose in six languages that translate each other, written for this project;
//! see `data/seed`.

use std::sync::OnceLock;

use hexapla_model::Lang;

use crate::lexicon::Pair;
use crate::vocabulary::Words;

/// The tables; the first row of each names the columns.
const TABLES: [&str; 2] =
    [include_str!("../data/seed/nouns.tsv"), include_str!("../data/seed/verbs-and-small-words.tsv")];

/// The languages, in the order of the columns.
const LANGS: [&str; 6] = ["en", "ar", "es", "fr", "ru", "zh"];

/// How probable the translations of a word are together, by the square root of their number.
const TRUST: f32 = 1.2;

/// The expressions of a cell, each as its folded words.
type Cell = Vec<Vec<String>>;

/// The seed lexicon, cut and folded as texts are, a language at a time when it is needed.
#[derive(Debug)]
pub(crate) struct Seed {
    fold: fn(&str, Lang) -> Vec<String>,
    columns: [OnceLock<Vec<Cell>>; LANGS.len()],
}

impl Seed {
    /// The seed lexicon with words as `fold` makes them.
    pub(crate) fn new(fold: fn(&str, Lang) -> Vec<String>) -> Self {
        Self { fold, columns: std::array::from_fn(|_| OnceLock::new()) }
    }

    /// The cells of `lang`, a row each.
    fn column(&self, lang: Lang) -> Option<&[Cell]> {
        let n = LANGS.iter().position(|l| *l == lang.as_str())?;
        let read = || rows().map(|row| self.cell(row.split('\t').nth(n + 1), lang)).collect();
        Some(self.columns[n].get_or_init(read))
    }

    fn cell(&self, cell: Option<&str>, lang: Lang) -> Cell {
        let expressions = cell.unwrap_or_default().split('|').filter(|e| !e.is_empty());
        expressions.map(|e| (self.fold)(e, lang)).filter(|words| !words.is_empty()).collect()
    }

    /// What stands in two vocabularies: pairs of words with how probable they are, and pairs of longer expressions, of
    /// which it is not known which word translates which. Nothing if the lexicon lacks one of the languages.
    pub(crate) fn entries(
        &self,
        langs: (Lang, Lang),
        (source, target): (&Words, &Words),
    ) -> (Vec<(u32, u32, f32)>, Vec<Pair>) {
        let (Some(from), Some(to)) = (self.column(langs.0), self.column(langs.1)) else {
            return Default::default();
        };
        let (mut singles, mut longer): (Vec<(u32, u32)>, Vec<Pair>) = Default::default();
        for (from, to) in from.iter().zip(to) {
            let to: Vec<Vec<u32>> = to.iter().filter_map(|words| target.numbers_of(words)).collect();
            for source in from.iter().filter_map(|words| source.numbers_of(words)) {
                for target in &to {
                    match (&source[..], &target[..]) {
                        (&[s], &[t]) => singles.push((s, t)),
                        _ => longer.push((source.clone(), target.clone())),
                    }
                }
            }
        }
        singles.sort_unstable();
        singles.dedup();
        let trusted = |same: &[(u32, u32)]| {
            let trust = (TRUST / (same.len() as f32).sqrt()).min(1.0);
            same.iter().map(|&(s, t)| (s, t, trust)).collect::<Vec<_>>()
        };
        longer.sort_unstable();
        longer.dedup();
        (singles.chunk_by(|a, b| a.0 == b.0).flat_map(trusted).collect(), longer)
    }
}

/// The rows of all tables.
fn rows() -> impl Iterator<Item = &'static str> {
    TABLES.iter().flat_map(|table| table.lines().skip(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_cell_for_each_language() {
        for row in rows() {
            assert_eq!(row.split('\t').filter(|cell| !cell.is_empty()).count(), LANGS.len() + 1, "{row}");
        }
        assert!(rows().count() >= 2_500);
    }

    #[test]
    fn only_words_of_the_texts() {
        let split = |text: &str, _: Lang| text.split(' ').map(str::to_owned).collect();
        let seed = Seed::new(split);
        let words = |list: &[&str]| {
            let mut words = Words::default();
            list.iter().for_each(|w| words.intern(w));
            words
        };
        let (en, fr) =
            (words(&["report", "draft", "resolution"]), words(&["projet", "de", "résolution", "rapport"]));
        let (singles, longer) = seed.entries((Lang::EN, Lang::FR), (&en, &fr));
        let pairs: Vec<(u32, u32)> = singles.iter().map(|s| (s.0, s.1)).collect();
        assert!(pairs.contains(&(0, 3)) && pairs.contains(&(2, 2)) && pairs.iter().all(|p| *p != (0, 2)));
        assert!(longer.contains(&(vec![1, 2], vec![0, 1, 2])));
        let none = seed.entries((Lang::EN, Lang::parse("de").unwrap()), (&en, &fr));
        assert!(none.0.is_empty() && none.1.is_empty());
    }
}
