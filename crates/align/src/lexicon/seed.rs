//! The seed lexicon: words of institutional prose in six languages that translate each other, written for this project;
//! see `data/seed`.

use std::sync::{LazyLock, OnceLock};

use hexapla_model::{Lang, Segmented, Vocabulary};
use rustc_hash::FxHashMap;

use super::given::{Given, Known};
use crate::text::Words;

/// The table; its first row names the columns.
const TABLE: &str = include_str!("../../data/seed/seed.tsv");

/// The languages, in the order of the columns.
const LANGS: [&str; 6] = ["en", "ar", "es", "fr", "ru", "zh"];

/// The expressions of each column, cut and folded as texts are: one line per row, as many as the table has. They are made by a
/// test of the whole, so that no run has to cut thousands of expressions before it begins.
const FORMS: [&str; LANGS.len()] = [
    include_str!("../../data/seed/forms.en.txt"),
    include_str!("../../data/seed/forms.ar.txt"),
    include_str!("../../data/seed/forms.es.txt"),
    include_str!("../../data/seed/forms.fr.txt"),
    include_str!("../../data/seed/forms.ru.txt"),
    include_str!("../../data/seed/forms.zh.txt"),
];

/// The expressions of a column by the numbers of their words.
#[derive(Default)]
struct Column {
    words: Vocabulary,
    /// The words of all expressions, one after the other.
    text: Vec<u32>,
    /// For each expression its row in the table, and where its words end in `text`.
    ends: Vec<(usize, usize)>,
}

/// The columns, read when they are first asked for.
static COLUMNS: [OnceLock<Column>; LANGS.len()] = [const { OnceLock::new() }; LANGS.len()];

impl Column {
    fn read(forms: &str) -> Self {
        let mut out = Self::default();
        for (row, line) in forms.lines().enumerate() {
            for expression in line.split('|').filter(|e| !e.is_empty()) {
                out.text.extend(expression.split(' ').map(|word| out.words.intern(word)));
                out.ends.push((row, out.text.len()));
            }
        }
        out
    }
}

/// The expressions of the seed lexicon in one language that are in a vocabulary.
#[derive(Debug, Default)]
pub(crate) struct Seed {
    /// For each expression its row in the table, and where its words end in `words`.
    ends: Vec<(usize, usize)>,
    words: Vec<u32>,
}

impl Seed {
    /// The expressions in `lang` whose words all are in a vocabulary; nothing if the lexicon lacks the language.
    pub(crate) fn of(lang: Lang, words: &Words) -> Self {
        let mut out = Self::default();
        let Some(n) = column(lang) else { return out };
        let column = COLUMNS[n].get_or_init(|| Column::read(FORMS[n]));
        let mut numbers: Vec<Option<u32>> = vec![None; column.words.len()];
        for (form, number) in words.strings().iter().zip(0..) {
            if let Some(known) = column.words.number(form) {
                numbers[known as usize] = Some(number);
            }
        }
        let mut from = 0;
        for &(row, end) in &column.ends {
            let before = out.words.len();
            let expression = &column.text[std::mem::replace(&mut from, end)..end];
            out.words.extend(expression.iter().map_while(|word| numbers[*word as usize]));
            if out.words.len() - before == expression.len() {
                out.ends.push((row, out.words.len()));
            } else {
                out.words.truncate(before);
            }
        }
        out
    }

    /// The expressions, with their rows.
    fn expressions(&self) -> impl Iterator<Item = (usize, &[u32])> {
        let mut from = 0;
        self.ends.iter().map(move |&(row, end)| (row, &self.words[std::mem::replace(&mut from, end)..end]))
    }

    /// What is in two vocabularies.
    pub(crate) fn entries(&self, target: &Self) -> Known {
        let mut given = Given::default();
        let targets: Vec<(usize, &[u32])> = target.expressions().collect();
        let mut rest = &targets[..];
        for (row, source) in self.expressions() {
            rest = &rest[rest.iter().take_while(|(other, _)| *other < row).count()..];
            for (_, target) in rest.iter().take_while(|(other, _)| *other == row) {
                given.push(source, target, None);
            }
        }
        given.finish(1.0)
    }
}

/// The expressions of the seed lexicon that translate each other in two languages, without repeats; nothing if it lacks
/// one of them.
#[must_use]
pub fn seed_pairs(source: Lang, target: Lang) -> Vec<(&'static str, &'static str)> {
    let (Some(from), Some(to)) = (column(source), column(target)) else { return Vec::new() };
    let mut pairs = Vec::new();
    for row in rows() {
        cell(row, from).for_each(|source| pairs.extend(cell(row, to).map(|target| (source, target))));
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The rows of the seed lexicon that have a word of a text, each with the segment of that word, in order of the text;
/// nothing if the lexicon lacks its language. Expressions of several words are not looked for. The rows are those of all
/// languages.
#[must_use]
pub fn seed_rows(text: &Segmented) -> Vec<(u32, u32)> {
    let Some(column) = column(text.document.lang) else { return Vec::new() };
    let rows = &ROWS[column];
    let of_form: Vec<&[u32]> =
        text.forms.iter().map(|form| rows.get(form).map_or(&[][..], Vec::as_slice)).collect();
    let mut out = Vec::new();
    for (segment, place) in text.segments.iter().zip(0..) {
        let tokens = &text.tokens[segment.tokens.start as usize..segment.tokens.end as usize];
        out.extend(tokens.iter().flat_map(|token| of_form[token.form as usize]).map(|row| (*row, place)));
    }
    out
}

/// For each column the rows of each expression that is a word alone.
static ROWS: LazyLock<[FxHashMap<&str, Vec<u32>>; LANGS.len()]> = LazyLock::new(|| FORMS.map(rows_of));

fn rows_of(forms: &str) -> FxHashMap<&str, Vec<u32>> {
    let mut out: FxHashMap<&str, Vec<u32>> = FxHashMap::default();
    for (row, line) in (0..).zip(forms.lines()) {
        for word in line.split('|').filter(|expression| !expression.is_empty() && !expression.contains(' ')) {
            out.entry(word).or_default().push(row);
        }
    }
    out
}

/// The column of a language.
fn column(lang: Lang) -> Option<usize> {
    LANGS.iter().position(|l| *l == lang.code())
}

/// The expressions of a row in a column.
fn cell(row: &str, column: usize) -> impl Iterator<Item = &str> {
    row.split('\t').nth(column + 1).unwrap_or_default().split('|').filter(|e| !e.is_empty())
}

/// The rows of the table.
fn rows() -> impl Iterator<Item = &'static str> {
    TABLE.lines().skip(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use hexapla_model::Both;

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
    fn forms_of_every_row() {
        assert!(FORMS.iter().all(|forms| forms.lines().count() == rows().count()));
    }

    #[test]
    fn only_words_of_the_texts() {
        let seed = |lang: &str, list: &[&str]| {
            let mut words = Words::default();
            list.iter().for_each(|w| words.intern(w));
            Seed::of(Lang::parse(lang).unwrap(), &words)
        };
        let en = seed("en", &["report", "draft", "resolut"]);
        let fr = seed("fr", &["projet", "de", "resolu", "rapport"]);
        let Known { words, longer } = en.entries(&fr);
        let pairs: Vec<(u32, u32)> = words.iter().map(|pair| (pair.source, pair.target)).collect();
        assert!(pairs.contains(&(0, 3)) && pairs.contains(&(2, 2)) && pairs.iter().all(|p| *p != (0, 2)));
        assert!(longer.contains(&Both::new(vec![1, 2], vec![0, 1, 2])));
        let none = en.entries(&seed("de", &["report", "projet"]));
        assert!(none.words.is_empty() && none.longer.is_empty());
    }
}
