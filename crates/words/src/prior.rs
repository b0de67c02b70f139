//! Which words are known to translate each other before any text is read: the same string, look-alikes, marks, a user's own.

use hexapla_model::{Column, WordPair};
use rustc_hash::FxHashMap;

use hexapla_lang::cognate::{Spellings, cognates};

/// What a pair of equal words counts, in links. Chosen on development sets, as the others.
const EQUAL: f32 = 5.0;
/// What a pair of equal marks counts.
const MARK: f32 = 5.0;
/// What a pair of look-alike words counts, at full likeness.
const COGNATE: f32 = 1.0;
/// What a pair that the user gives counts.
const KNOWN: f32 = 10.0;

/// Words and phrases that are known to translate each other: row `n` of one column is row `n` of the other.
#[derive(Debug, Clone)]
pub struct KnownWords {
    /// Phrases of the source language.
    pub source: Column,
    /// Their translations.
    pub target: Column,
    /// How much each row counts, from 0 to 1: what a user is sure of counts 1.
    pub weights: Vec<f32>,
}

/// Marks of all scripts that stand for the first of their group.
const MARKS: [&str; 10] =
    [".。۔．", ",，،、", ";；؛", ":：", "?？؟", "!！", "\"“”«»《》「」『』„＂", "-—–－", "(（[【", ")）]】"];
/// How corpora write brackets and quotes.
const SPELT: [(&str, char); 6] =
    [("-lrb-", '('), ("-rrb-", ')'), ("``", '"'), ("''", '"'), ("&quot;", '"'), ("--", '-')];

/// All that is known of the stems of two columns, with what each pair counts, in links, ordered and without repeats; `given`
/// are phrases that translate each other, a row each.
pub(crate) fn known(source: &Column, target: &Column, given: &[KnownWords]) -> Vec<WordPair> {
    let mut out = Vec::new();
    let numbers = numbers(target);
    for (s, stem) in source.stems.iter().enumerate() {
        if let Some(&t) = numbers.get(stem.to_lowercase().as_str()) {
            out.push(WordPair::new(s as u32, t, EQUAL));
        }
    }
    marks(source, target, &mut out);
    let alike = cognates(&spelled(source).all(), &spelled(target).all());
    out.extend(alike.into_iter().map(|pair| WordPair { weight: COGNATE * pair.weight, ..pair }));
    given.iter().for_each(|given| phrases(source, target, given, &mut out));
    WordPair::settle(&mut out);
    out
}

/// How the stems of a column are spelt.
fn spelled(column: &Column) -> Spellings {
    let lower: Vec<String> = column.stems.iter().map(|stem| stem.to_lowercase()).collect();
    Spellings::of(lower.iter().map(String::as_str))
}

/// The number of each stem in lower case.
fn numbers(column: &Column) -> FxHashMap<String, u32> {
    let mut out = FxHashMap::default();
    for (n, stem) in column.stems.iter().enumerate() {
        out.entry(stem.to_lowercase()).or_insert(n as u32);
    }
    out
}

/// Which mark a stem is, if it is one that translations keep.
fn mark(stem: &str) -> Option<char> {
    if let Some((_, mark)) = SPELT.iter().find(|(spelt, _)| stem.eq_ignore_ascii_case(spelt)) {
        return Some(*mark);
    }
    let mut chars = stem.chars();
    let (c, None) = (chars.next()?, chars.next()) else { return None };
    MARKS.iter().find(|group| group.contains(c)).and_then(|group| group.chars().next())
}

/// Adds the marks that are in both columns.
fn marks(source: &Column, target: &Column, out: &mut Vec<WordPair>) {
    let targets = marks_of(target);
    for (s, one) in marks_of(source) {
        let same = targets.iter().filter(|(_, other)| *other == one);
        out.extend(same.map(|&(t, _)| WordPair::new(s, t, MARK)));
    }
}

/// The stems of a column that are marks.
fn marks_of(column: &Column) -> Vec<(u32, char)> {
    let stems = column.stems.iter().enumerate();
    stems.filter_map(|(n, stem)| Some((n as u32, mark(stem)?))).collect()
}

/// Each word of a given phrase with each of its translation, the longer one the less; where both have several words,
/// which stands for which is not known, and a large term base would link everything to everything.
fn phrases(source: &Column, target: &Column, given: &KnownWords, out: &mut Vec<WordPair>) {
    let (from, to) = (&given.source, &given.target);
    let (sources, targets) = (numbers(source), numbers(target));
    for row in 0..from.len().min(to.len()) {
        let (s, t) = (known_stems(from, row, &sources), known_stems(to, row, &targets));
        if s.len().min(t.len()) > 1 {
            continue;
        }
        let weight = given.weights.get(row).copied().unwrap_or(1.0);
        let links = KNOWN * weight / s.len().max(t.len()).max(1) as f32;
        out.extend(s.iter().flat_map(|&s| t.iter().map(move |&t| WordPair::new(s, t, links))));
    }
}

/// The stems of a row that have a number.
fn known_stems(column: &Column, row: usize, numbers: &FxHashMap<String, u32>) -> Vec<u32> {
    let words = column.row(row).iter().map(|&t| &column.stems[column.word(t).stem as usize]);
    words.filter_map(|stem| numbers.get(stem.to_lowercase().as_str()).copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_all_scripts() {
        for (stem, want) in [
            ("。", Some('.')),
            ("،", Some(',')),
            ("-LRB-", Some('(')),
            ("（", Some('(')),
            ("a", None),
            ("...", None),
        ] {
            assert_eq!(mark(stem), want, "{stem}");
        }
    }
}
