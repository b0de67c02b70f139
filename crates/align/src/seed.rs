//! The seed lexicon: words of institutional prose in six languages that translate each other, written for this project;
//! see `data/seed`.

use std::sync::OnceLock;

use hexapla_model::Lang;

use crate::given::Given;
use crate::lexicon::Pair;
use crate::vocabulary::Words;

/// The table; its first row names the columns.
const TABLE: &str = include_str!("../data/seed/seed.tsv");

/// The languages, in the order of the columns.
const LANGS: [&str; 6] = ["en", "ar", "es", "fr", "ru", "zh"];

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
        let n = LANGS.iter().position(|l| *l == lang.code())?;
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
        let mut given = Given::default();
        for (from, to) in from.iter().zip(to) {
            let to: Vec<Vec<u32>> = to.iter().filter_map(|words| target.numbers_of(words)).collect();
            for source in from.iter().filter_map(|words| source.numbers_of(words)) {
                to.iter().for_each(|target| given.push(source.clone(), target.clone(), None));
            }
        }
        given.finish(1.0)
    }
}

/// The expressions of the seed lexicon that translate each other in two languages, without repeats; nothing if it lacks
/// one of them.
#[must_use]
pub fn seed_pairs(source: Lang, target: Lang) -> Vec<(&'static str, &'static str)> {
    let column = |lang: Lang| LANGS.iter().position(|l| *l == lang.code());
    let (Some(from), Some(to)) = (column(source), column(target)) else { return Vec::new() };
    let mut pairs = Vec::new();
    for row in rows() {
        let cell =
            |n: usize| row.split('\t').nth(n + 1).unwrap_or_default().split('|').filter(|e| !e.is_empty());
        cell(from).for_each(|s| pairs.extend(cell(to).map(|t| (s, t))));
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The rows of the table.
fn rows() -> impl Iterator<Item = &'static str> {
    TABLE.lines().skip(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Letters that expressions of a language may have.
    fn is_written(c: char, lang: &str) -> bool {
        match lang {
            "ar" => ('\u{620}'..='\u{64A}').contains(&c),
            "ru" => ('\u{400}'..='\u{4FF}').contains(&c),
            "zh" => ('\u{4E00}'..='\u{9FFF}').contains(&c) || c == '〇',
            _ => c < '\u{250}',
        }
    }

    #[test]
    fn every_row_has_a_cell_for_each_language_in_its_script() {
        assert!(rows().count() >= 2_500);
        for row in rows() {
            let cells: Vec<&str> = row.split('\t').collect();
            assert_eq!(cells.len(), LANGS.len() + 1, "{row}");
            for (cell, lang) in cells[1..].iter().zip(LANGS) {
                let mut expressions: Vec<&str> = cell.split('|').collect();
                assert!(expressions.iter().all(|e| !e.is_empty() && e.trim() == *e), "{row}");
                let letters = || cell.chars().filter(|c| c.is_alphabetic());
                assert!(letters().count() > 0 && letters().all(|c| is_written(c, lang)), "{lang}: {row}");
                expressions.sort_unstable();
                assert!(expressions.windows(2).all(|two| two[0] != two[1]), "{lang}: {row}");
            }
        }
    }

    #[test]
    fn no_concept_stands_twice() {
        let mut all: Vec<&str> =
            rows().filter_map(|row| row.split_once('\t')).map(|(_, cells)| cells).collect();
        all.sort_unstable();
        assert!(all.windows(2).all(|two| two[0] != two[1]));
    }

    #[test]
    fn pairs_of_two_languages() {
        assert!(seed_pairs(Lang::FR, Lang::ZH).contains(&("rapport", "报告")));
        assert_eq!(seed_pairs(Lang::EN, Lang::parse("de").unwrap()), []);
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
