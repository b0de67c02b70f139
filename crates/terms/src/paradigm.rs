//! The forms of the words of a column: which are of one stem, and how often each stands.

use hexapla_model::{Column, Lang, Word, WordClass};
use rustc_hash::FxHashMap;

/// The words of a column by stem and by form.
#[derive(Debug, Default)]
pub(crate) struct Paradigms<'a> {
    forms: Vec<(&'a str, u32)>,
    stems: Vec<Vec<u32>>,
    of: Vec<u32>,
    numbers: FxHashMap<&'a str, u32>,
    /// For each stem how often a Russian adjective before it is feminine, and how often it is not.
    genders: Vec<[u32; 2]>,
    /// For each word how often a Russian genitive is to be expected: behind a noun or one of some prepositions.
    genitives: Vec<u32>,
}

/// Russian prepositions with the genitive.
const GENITIVE: &[&str] =
    &["для", "из", "от", "до", "без", "после", "против", "вокруг", "около", "среди", "кроме"];

/// Endings of Russian adjectives and verbs: what follows them is no genitive.
const NO_NOUN: &[&str] = &[
    "ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ого", "его", "ому", "ему", "ым", "им", "ых", "их",
    "ыми", "ими", "ую", "юю", "ть", "ет", "ит", "ют", "ят", "ут", "ла", "ло", "ли", "ся",
];

/// Endings of Russian adjectives that only a feminine has, and that none has.
const ENDINGS: [&[&str]; 2] = [&["ая", "яя", "ую", "юю"], &["ого", "его", "ому", "ему", "ый", "ое"]];

impl<'a> Paradigms<'a> {
    /// Counts the words of `column`.
    pub(crate) fn new(column: &'a Column) -> Self {
        let mut out = Self { stems: vec![Vec::new(); column.stems.len()], ..Self::default() };
        for (n, word) in column.words.iter().enumerate() {
            let n = u32::try_from(n).expect("words have u32 numbers");
            out.forms.push((word.form.as_str(), 0));
            out.stems[word.stem as usize].push(n);
            out.of.push(word.stem);
            out.numbers.insert(word.form.as_str(), n);
        }
        for token in &column.tokens {
            out.forms[token.word as usize].1 += 1;
        }
        if column.lang.primary() == Lang::RU {
            out.genders = genders(column);
            out.genitives = genitives(column);
        }
        out
    }

    /// How often a genitive is to be expected where the folded word `form` stands.
    pub(crate) fn genitives(&self, form: &str) -> u32 {
        let number = self.numbers.get(form).map(|&n| n as usize);
        number.and_then(|n| self.genitives.get(n)).copied().unwrap_or(0)
    }

    /// How often an adjective before the stem of `word` is feminine, and how often it is not.
    pub(crate) fn genders(&self, word: u32) -> [u32; 2] {
        self.genders.get(self.of[word as usize] as usize).copied().unwrap_or_default()
    }

    /// The forms of the stem of `word`, in order of first appearance, with how often each stands.
    pub(crate) fn relatives(&self, word: u32) -> impl Iterator<Item = (&'a str, u32)> {
        self.stems[self.of[word as usize] as usize].iter().map(|&n| self.forms[n as usize])
    }

    /// How often the folded word `form` stands.
    pub(crate) fn count(&self, form: &str) -> u32 {
        self.numbers.get(form).map_or(0, |&n| self.forms[n as usize].1)
    }
}

/// The gender that the ending of an adjective shows.
fn gender(form: &str) -> Option<usize> {
    ENDINGS.iter().position(|ends| ends.iter().any(|end| form.ends_with(end)))
}

/// Counts the genders of the adjectives before each stem.
fn genders(column: &Column) -> Vec<[u32; 2]> {
    let shown: Vec<Option<usize>> = column.words.iter().map(|w| gender(&w.form)).collect();
    let mut out = vec![[0; 2]; column.stems.len()];
    for row in 0..column.len() {
        for pair in column.row(row).windows(2) {
            if let Some(gender) = shown[pair[0].word as usize] {
                out[column.word(pair[1]).stem as usize][gender] += 1;
            }
        }
    }
    out
}

/// Whether a genitive is to be expected behind a word.
fn governs_genitive(word: &Word) -> bool {
    match word.class {
        WordClass::Content => !NO_NOUN.iter().any(|end| word.form.ends_with(end)),
        WordClass::Function => GENITIVE.contains(&word.form.as_str()),
        _ => false,
    }
}

/// Counts for each word the places where a genitive is to be expected.
fn genitives(column: &Column) -> Vec<u32> {
    let opens: Vec<bool> = column.words.iter().map(governs_genitive).collect();
    let mut out = vec![0; column.words.len()];
    for row in 0..column.len() {
        for pair in column.row(row).windows(2) {
            out[pair[1].word as usize] += u32::from(opens[pair[0].word as usize]);
        }
    }
    out
}
