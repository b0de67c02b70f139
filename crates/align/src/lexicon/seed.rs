//! The seed lexicon: words of institutional prose in six languages that translate each other, written for this project;
//! see `data/seed`.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use hexapla_model::{Both, Lang, Segmented, Vocabulary};
use rustc_hash::FxHashMap;

use super::carried::NONE;
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
    /// Each word with each expression that has it, in order.
    holders: Vec<(u32, usize)>,
}

/// The columns, read when they are first asked for.
static COLUMNS: [OnceLock<Column>; LANGS.len()] = [const { OnceLock::new() }; LANGS.len()];

impl Column {
    /// That of a language, if the lexicon has it.
    fn of(lang: Lang) -> Option<&'static Self> {
        let n = column(lang)?;
        Some(COLUMNS[n].get_or_init(|| Self::read(FORMS[n])))
    }

    fn read(forms: &str) -> Self {
        let mut out = Self::default();
        for (row, line) in forms.lines().enumerate() {
            for expression in line.split('|').filter(|e| !e.is_empty()) {
                let words = expression.split(' ').map(|word| out.words.intern(word));
                out.text.extend(words);
                out.ends.push((row, out.text.len()));
            }
        }
        let words = (0..out.ends.len()).flat_map(|n| out.expression(n).1.iter().map(move |word| (*word, n)));
        let mut holders: Vec<(u32, usize)> = words.collect();
        holders.sort_unstable();
        holders.dedup();
        Self { holders, ..out }
    }

    /// The row and the words of expression `n`.
    fn expression(&self, n: usize) -> (usize, &[u32]) {
        let from = n.checked_sub(1).map_or(0, |before| self.ends[before].1);
        let (row, end) = self.ends[n];
        (row, &self.text[from..end])
    }

    /// The expressions of a row.
    fn row(&self, row: usize) -> Range<usize> {
        let from = |row: usize| self.ends.partition_point(|(other, _)| *other < row);
        from(row)..from(row + 1)
    }

    /// The expressions that have a word.
    fn holders(&self, word: u32) -> impl Iterator<Item = usize> + '_ {
        let from = self.holders.partition_point(|(other, _)| *other < word);
        self.holders[from..].iter().take_while(move |(other, _)| *other == word).map(|(_, n)| *n)
    }
}

/// The words of the seed lexicon in one language by their numbers in a vocabulary.
#[derive(Debug, Default, Clone)]
pub(crate) struct Seed {
    lang: Option<Lang>,
    /// For each word of the lexicon its number in the vocabulary, or [`NONE`].
    numbers: Vec<u32>,
}

impl Seed {
    /// Those of a vocabulary; none if the lexicon lacks the language.
    pub(crate) fn of(lang: Lang, words: &Words) -> Self {
        let Some(column) = Column::of(lang) else { return Self::default() };
        let mut out = Self { lang: Some(lang), numbers: vec![NONE; column.words.len()] };
        out.add(words, 0);
        out
    }

    /// Those that a batch had, by the numbers that a document has for the words of the batch, and those of `new` words,
    /// which are numbered from `first` on.
    pub(crate) fn after(&self, own: &[u32], new: &Words, first: u32) -> Self {
        let of_batch = |number: &u32| own.get(*number as usize).copied().unwrap_or(NONE);
        let mut out = Self { lang: self.lang, numbers: self.numbers.iter().map(of_batch).collect() };
        out.add(new, first);
        out
    }

    fn add(&mut self, words: &Words, first: u32) {
        let Some(column) = self.column() else { return };
        for (form, number) in words.strings().iter().zip(first..) {
            if let Some(known) = column.words.number(form) {
                self.numbers[known as usize] = number;
            }
        }
    }

    fn column(&self) -> Option<&'static Column> {
        Column::of(self.lang?)
    }

    /// The words of expression `n` of a column, if all are in the vocabulary.
    fn expression(&self, column: &Column, n: usize, out: &mut Vec<u32>) -> bool {
        out.clear();
        out.extend(column.expression(n).1.iter().map(|word| self.numbers[*word as usize]));
        !out.contains(&NONE)
    }

    /// What is in two vocabularies.
    pub(crate) fn entries(&self, target: &Self) -> Given {
        let mut given = Given::default();
        let (Some(sources), Some(targets)) = (self.column(), target.column()) else { return given };
        (0..sources.ends.len()).for_each(|n| self.push_row(n, sources, (target, targets), &mut given));
        given.sorted()
    }

    /// What is in two vocabularies and has a word whose number is `new` or greater.
    pub(crate) fn new_entries(&self, target: &Self, new: Both<u32>) -> Given {
        let mut given = Given::default();
        let (Some(sources), Some(targets)) = (self.column(), target.column()) else { return given };
        for n in self.new_expressions(sources, new.source) {
            self.push_row(n, sources, (target, targets), &mut given);
        }
        let mut turned = Given::default();
        for n in target.new_expressions(targets, new.target) {
            target.push_row(n, targets, (self, sources), &mut turned);
        }
        given.extend(turned.turned());
        given.sorted()
    }

    /// The expressions of a column that have a word whose number is `new` or greater.
    fn new_expressions(&self, column: &Column, new: u32) -> BTreeSet<usize> {
        let words = (0..).zip(&self.numbers).filter(|(_, number)| **number != NONE && **number >= new);
        words.flat_map(|(word, _)| column.holders(word)).collect()
    }

    /// Adds expression `n` of a column with its counterparts in the other, if their words are in the vocabularies.
    fn push_row(&self, n: usize, own: &Column, (target, targets): (&Self, &Column), given: &mut Given) {
        let mut words = Both::<Vec<u32>>::default();
        if !self.expression(own, n, &mut words.source) {
            return;
        }
        for other in targets.row(own.ends[n].0) {
            if target.expression(targets, other, &mut words.target) {
                given.push(&words.source, &words.target, None);
            }
        }
    }
}

/// What expressions of the seed lexicon say.
pub(crate) fn known_of_seed(given: Given) -> Known {
    given.known(1.0)
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
    use super::super::carried::Numbering;
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
    fn forms_of_every_row() {
        assert!(FORMS.iter().all(|forms| forms.lines().count() == rows().count()));
    }

    #[test]
    fn what_a_batch_had_and_what_is_new_are_all() {
        let words = |list: &[&str]| {
            let mut words = Words::default();
            list.iter().for_each(|w| words.intern(w));
            words
        };
        // For each language the words of the batch, those of them that the document has too, and its new ones.
        let all = Both::new(
            (Lang::EN, ["draft", "lake", "report"], [0, 2], ["resolut", "zzz"]),
            (Lang::FR, ["rapport", "projet", "lac"], [0, 1], ["resolu", "de"]),
        );
        let sides = all.map(|(lang, batch, kept, new)| {
            let own: Vec<&str> = kept.iter().map(|n| batch[*n]).chain(new).collect();
            let numbering = Numbering::of(kept.iter().map(|n| *n as u32).collect(), batch.len());
            let before = Seed::of(lang, &words(&batch));
            let after = before.after(numbering.all(), &words(&new), numbering.first_new());
            (Seed::of(lang, &words(&own)), before, after, numbering)
        });
        let Both { source, target } = &sides;
        let own = Both::new(source.3.all(), target.3.all());
        let new = source.2.new_entries(&target.2, Both::new(source.3.first_new(), target.3.first_new()));
        let found = known_of_seed(source.1.entries(&target.1).renumbered(own, NONE).merged(&new));
        let want = known_of_seed(source.0.entries(&target.0));
        assert_eq!(found.words, want.words);
        assert!(found.longer.iter().eq(want.longer.iter()));
        assert!(want.words.len() >= 3 && want.longer.len() > 0);
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
        let Known { words, longer } = known_of_seed(en.entries(&fr));
        let pairs: Vec<(u32, u32)> = words.iter().map(|pair| (pair.source, pair.target)).collect();
        assert!(pairs.contains(&(0, 3)) && pairs.contains(&(2, 2)) && pairs.iter().all(|p| *p != (0, 2)));
        assert!(longer.iter().any(|lesson| lesson == Both::new(&[1, 2], &[0, 1, 2])));
        let none = known_of_seed(en.entries(&seed("de", &["report", "projet"])));
        assert!(none.words.is_empty() && none.longer.len() == 0);
    }
}
