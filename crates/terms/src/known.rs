//! What the user has already: a term base to compare with, a list of terms that are not wanted.

use hexapla_lang::fold::fold;
use hexapla_model::{
    Column, ConceptEntry, Lang, LanguageSection, Morphology, SentenceEncoder, TermBase, TermStatus,
};
use rustc_hash::FxHashMap;

use crate::words::key_text;

/// What the user knows already, cut into words as the rows are.
#[derive(Debug, Clone, Default)]
pub struct Known<'a> {
    /// The term base, if there is one.
    pub base: Option<&'a TermBase>,
    /// For each language of the corpus the words of the term base: a row for each term of each entry, in order; the
    /// rows of terms of other languages are empty.
    pub terms: Vec<Column>,
    /// For each language of the corpus the words of the stop list, a row a line.
    pub stops: Vec<Column>,
    /// For each language of the corpus its general words, with a row for each class (see [`general_words`]).
    ///
    /// [`general_words`]: crate::general_words
    pub general: Vec<Column>,
    /// Dictionaries of forms, each with its language.
    pub morphologies: Vec<(Lang, &'a dyn Morphology)>,
    /// An encoder of texts: renderings that are near a term in meaning are likelier.
    pub encoder: Option<&'a dyn SentenceEncoder>,
}

impl<'a> Known<'a> {
    /// The dictionary of forms of a language, if there is one.
    #[must_use]
    pub fn morphology(&self, lang: Lang) -> Option<&'a dyn Morphology> {
        self.morphologies
            .iter()
            .find(|(l, _)| l.primary() == lang.primary())
            .map(|&(_, dictionary)| dictionary)
    }
}

/// The term base and the stop list by the keys of their terms.
#[derive(Debug, Default)]
pub(crate) struct KnownTerms<'a> {
    base: Option<&'a TermBase>,
    /// For each language and each term the entries of the base that have it.
    entries: Vec<FxHashMap<String, Vec<u32>>>,
    /// The entries of the base by the folded terms of the pivot: a short form may have no key.
    folded: FxHashMap<String, Vec<u32>>,
    /// For each entry of the base and each language its terms.
    terms: Vec<Vec<Vec<KnownTerm>>>,
    /// For each language the rows of the stop list by their keys.
    stops: Vec<FxHashMap<String, Vec<u32>>>,
}

/// A term of the base: its text, and what it is compared by.
#[derive(Debug, Clone)]
struct KnownTerm {
    key: String,
    text: String,
    folded: String,
}

/// A row of the stop list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StopRow {
    /// The language, by its place in [`Known::stops`].
    pub lang: usize,
    /// The row of that column.
    pub row: u32,
}

impl<'a> KnownTerms<'a> {
    pub(crate) fn new(known: &Known<'a>) -> Self {
        let mut out = Self { base: known.base, ..Self::default() };
        out.stops = known.stops.iter().map(stops).collect();
        let Some(base) = known.base else { return out };
        out.entries = vec![FxHashMap::default(); known.terms.len()];
        out.terms = vec![vec![Vec::new(); known.terms.len()]; base.entries.len()];
        for (lang, column) in known.terms.iter().enumerate() {
            let all = base
                .entries
                .iter()
                .enumerate()
                .flat_map(|(n, e)| e.terms.iter().map(move |(_, term)| (n, &term.text)));
            for ((entry, text), key) in all.zip(rows(column)).filter(|(_, key)| !key.is_empty()) {
                let number = u32::try_from(entry).unwrap_or(u32::MAX);
                out.entries[lang].entry(key.clone()).or_default().push(number);
                let folded = folded(text);
                if lang == 0 {
                    out.folded.entry(folded.clone()).or_default().push(number);
                }
                out.terms[entry][lang].push(KnownTerm { key, text: text.clone(), folded });
            }
        }
        out
    }

    /// Whether there is nothing to compare with.
    pub(crate) fn is_empty(&self) -> bool {
        self.base.is_none() && self.stops.iter().all(FxHashMap::is_empty)
    }

    /// The rows of the stop list that have the term with this key: the user does not want it if there is one.
    pub(crate) fn stopped(&self, lang: usize, key: &str) -> impl Iterator<Item = StopRow> {
        let rows = self.stops.get(lang).and_then(|stops| stops.get(key)).into_iter().flatten();
        rows.map(move |&row| StopRow { lang, row })
    }

    /// Whether the term base has both terms in one entry.
    pub(crate) fn agrees(&self, pivot: &str, lang: usize, key: &str) -> bool {
        let Some(entries) = self.entries.first().and_then(|e| e.get(pivot)) else { return false };
        entries.iter().any(|&n| self.terms[n as usize][lang].iter().any(|known| known.key == key))
    }

    /// In how many languages beside the pivot entry `n` has a term of these keys.
    fn agreeing(&self, n: u32, keys: &[Vec<String>]) -> usize {
        let of = &self.terms[n as usize];
        (1..of.len()).filter(|&l| of[l].iter().any(|known| keys[l].contains(&known.key))).count()
    }

    /// Marks what the term base has: `keys` are those of the terms of each section, and `elsewhere` tells of each
    /// language whether another entry of the same term has what the base has.
    pub(crate) fn mark(&self, entry: &mut ConceptEntry, keys: &[Vec<String>], elsewhere: &[bool]) {
        let (Some(base), Some(found)) = (self.base, self.entries_of(entry, keys)) else { return };
        // Of several entries with the term the one that agrees in most languages.
        let best = found.iter().min_by_key(|&&n| (std::cmp::Reverse(self.agreeing(n, keys)), n));
        let Some(&best) = best else { return };
        entry.known_id = Some(base.entries[best as usize].id.clone());
        let (mut conflict, mut other) = (false, false);
        for (lang, section) in entry.sections.iter_mut().enumerate() {
            let Some(section) = section else { continue };
            let known: Vec<&KnownTerm> = found.iter().flat_map(|&n| &self.terms[n as usize][lang]).collect();
            if known.is_empty() || mark_known(section, &keys[lang], &known) {
                continue;
            }
            if elsewhere.get(lang) == Some(&true) {
                other = true;
            } else if !is_about(&keys[lang], &known) {
                conflict = true;
                mark_conflicting(section, &self.terms[best as usize][lang], &known);
            }
        }
        entry.status = match (conflict, other) {
            (true, _) => TermStatus::Conflicting,
            (false, true) => TermStatus::New,
            (false, false) => TermStatus::Known,
        };
    }

    /// The entries of the base that have a term of the pivot of `entry`: by its key, else by its folded text.
    fn entries_of(&self, entry: &ConceptEntry, keys: &[Vec<String>]) -> Option<&Vec<u32>> {
        let by_key = keys.first()?.iter().find_map(|key| self.entries.first()?.get(key));
        let terms = entry.sections.first()?.iter().flat_map(|section| &section.terms);
        by_key.or_else(|| terms.map(|term| self.folded.get(&folded(&term.text))).find_map(|found| found))
    }
}

/// The rows of a column of the stop list by their keys.
fn stops(column: &Column) -> FxHashMap<String, Vec<u32>> {
    let mut out: FxHashMap<String, Vec<u32>> = FxHashMap::default();
    for (row, key) in (0..).zip(rows(column)).filter(|(_, key)| !key.is_empty()) {
        out.entry(key).or_default().push(row);
    }
    out
}

fn folded(text: &str) -> String {
    let mut out = String::new();
    fold(text, &mut out);
    out
}

/// Marks the terms of a section that are known; whether there is one.
fn mark_known(section: &mut LanguageSection, keys: &[String], known: &[&KnownTerm]) -> bool {
    let mut any = false;
    for (term, key) in section.terms.iter_mut().zip(keys) {
        let spelling = folded(&term.text);
        if known.iter().any(|known| known.key == *key || known.folded == spelling) {
            term.status = TermStatus::Known;
            any = true;
        }
    }
    any
}

/// Whether one of the terms is a part of what is known, or the other way round: no other rendering, but more or less of it.
fn is_about(keys: &[String], known: &[&KnownTerm]) -> bool {
    let mut keys = keys.iter().filter(|key| !key.is_empty());
    keys.any(|key| known.iter().any(|known| key.contains(&known.key) || known.key.contains(key)))
}

/// Marks all terms of a section as conflicting with those of the entry `best` of the base, or of any, if it has none.
fn mark_conflicting(section: &mut LanguageSection, best: &[KnownTerm], all: &[&KnownTerm]) {
    section.expected = best.iter().map(|known| known.text.clone()).collect();
    if section.expected.is_empty() {
        section.expected = all.iter().map(|known| known.text.clone()).collect();
    }
    for term in &mut section.terms {
        term.status = TermStatus::Conflicting;
    }
}

/// The key of each row of `column`.
fn rows(column: &Column) -> impl Iterator<Item = String> {
    (0..column.len()).map(|row| {
        let mut key = String::new();
        for token in column.row(row) {
            key_text(column, token.word, &mut key);
        }
        key
    })
}
