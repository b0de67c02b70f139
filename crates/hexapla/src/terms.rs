//! From a corpus to its glossary: words, links, terms.

use std::collections::{BTreeSet, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use hexapla_formats::StopTerm;
use hexapla_model::{
    Column, Corpus, Glossary, KnownEntry, Lang, Links, Morphology, SentenceEncoder, TermBase, Text,
    TranslationUnit, Warned,
};
use hexapla_segment::Tokenizer;
use hexapla_terms::{
    Deviation, Evidence, Extractor, Known, Rows, TermEvidence, citation_forms, general_words,
};
use hexapla_words::{KnownWords, Symmetrization, WordAligner};
use rayon::prelude::*;

use crate::lexicon;

/// How many terms of an entry of the term base are paired with those of another language.
const SYNONYMS: usize = 8;

/// Dictionaries of forms, each with its language.
pub type Morphologies = Vec<(Lang, Arc<dyn Morphology>)>;

/// Makes the glossary of a corpus.
///
/// The first language of the corpus is the pivot: words of all others are linked to it.
///
/// ```
/// use hexapla::Terms;
/// use hexapla::model::{Corpus, Lang};
///
/// let english = ["The river basin fell dry.", "Each river basin has a committee.", "The committee met."];
/// let chinese = ["流域干涸。", "每个流域设一个委员会。", "委员会举行了会议。"];
/// let corpus = Corpus::from_columns("basin", &[(Lang::EN, &english), (Lang::ZH, &chinese)]);
/// let glossary = Terms::default().run(&corpus).value;
/// let english = glossary.entries[0].sections[0].as_ref().unwrap();
/// assert_eq!(english.terms[0].text, "river basin");
/// ```
#[derive(Debug, Clone, Default)]
pub struct Terms {
    /// What counts as a term, and how much is shown of it.
    pub extractor: Extractor,
    /// What the user has already: compared with what is found, and evidence for it.
    pub known: TermBase,
    /// Terms to exclude, in one language or in all.
    pub stop: Vec<StopTerm>,
    /// Dictionaries of forms, each with its language; the citation forms of its terms are right by them.
    pub morphologies: Morphologies,
    /// An encoder of texts: what is near a term in meaning translates it more likely.
    pub encoder: Option<Arc<dyn SentenceEncoder>>,
}

/// A glossary, what the stop list excluded from it, and where the texts deviate from it.
#[derive(Debug)]
pub struct Extraction {
    /// The glossary.
    pub glossary: Warned<Glossary>,
    /// For each term of the stop list how many entries it excluded.
    pub stopped: Vec<usize>,
    /// The rows that use another rendering than the preferred one, if [`Extractor::deviations`] asks for them.
    pub deviations: Vec<Deviation>,
}

impl Terms {
    /// The glossary of `corpus`, best entries first; with one language, a list of its terms.
    #[must_use]
    pub fn run(&self, corpus: &Corpus) -> Warned<Glossary> {
        self.extract(corpus).glossary
    }

    /// As [`run`](Self::run), with what the stop list excluded.
    #[must_use]
    pub fn extract(&self, corpus: &Corpus) -> Extraction {
        let columns = columns(corpus);
        let links = self.links(&columns);
        let known = self.known(&corpus.langs);
        let found = self.extractor.extract(Rows { corpus, columns: &columns, links: &links }, &known);
        let mut stopped = vec![0; self.stop.len()];
        let rows: Vec<Vec<usize>> =
            corpus.langs.iter().map(|&lang| stops_of(&self.stop, lang).map(|(n, _)| n).collect()).collect();
        for entry in found.stopped {
            // A term for all languages is in several columns.
            let terms: BTreeSet<usize> = entry.iter().map(|at| rows[at.lang][at.row as usize]).collect();
            terms.into_iter().for_each(|term| stopped[term] += 1);
        }
        Extraction { glossary: found.glossary, stopped, deviations: found.deviations }
    }

    /// The citation forms of one term, the preferred one first, by the forms that a text has of it.
    ///
    /// ```
    /// use hexapla::Terms;
    /// use hexapla::model::Lang;
    ///
    /// let terms = Terms::default();
    /// assert_eq!(terms.citation(Lang::FR, &["imprimantes laser", "imprimante laser"])[0], "imprimante laser");
    /// assert_eq!(terms.citation(Lang::RU, &["Генеральной Ассамблее", "Генеральная Ассамблея"])[0], "Генеральная Ассамблея");
    /// ```
    #[must_use]
    pub fn citation(&self, lang: Lang, forms: &[&str]) -> Vec<String> {
        let units = forms.iter().map(|form| one_text(form)).collect();
        let corpus = Corpus { langs: vec![lang], units, ..Corpus::default() };
        let texts: Vec<Option<&str>> = forms.iter().map(|form| Some(*form)).collect();
        let column = Tokenizer::new(lang).column(&texts);
        let known = self.known(&[lang]);
        citation_forms(&corpus, &column, known.morphology(lang))
    }

    /// The evidence for each rendering that is considered: what the weights of the score are fitted to.
    #[must_use]
    pub fn evidence(&self, corpus: &Corpus) -> Vec<Evidence> {
        let columns = columns(corpus);
        let links = self.links(&columns);
        self.extractor.evidence(Rows { corpus, columns: &columns, links: &links })
    }

    /// What speaks for each candidate to be a term: what the weights of terms are fitted to.
    #[must_use]
    pub fn term_evidence(&self, corpus: &Corpus) -> Vec<TermEvidence> {
        let columns = columns(corpus);
        let links = self.links(&columns);
        let known = self.known(&corpus.langs);
        self.extractor.term_evidence(Rows { corpus, columns: &columns, links: &links }, &known)
    }

    /// The links from the pivot to every other language.
    fn links(&self, columns: &[Column]) -> Vec<Links> {
        let Some((pivot, others)) = columns.split_first() else { return Vec::new() };
        others.par_iter().map(|other| self.link(pivot, other)).collect()
    }

    fn link(&self, pivot: &Column, other: &Column) -> Links {
        // A link that one direction alone sees is evidence too: how much, its probability says.
        let aligner = WordAligner::new().with_symmetrization(Symmetrization::Union);
        let aligner = aligner.with_known(self.known_words(pivot.lang, other.lang));
        aligner.with_known(lexicon::seed_words(pivot.lang, other.lang)).align(pivot, other).links
    }

    /// The terms of the term base that translate each other in two languages.
    fn known_words(&self, source: Lang, target: Lang) -> KnownWords {
        let pairs = self.known.entries.iter().flat_map(|entry| {
            let sources = synonyms(entry, source);
            sources.flat_map(move |a| synonyms(entry, target).map(move |b| (a, b, 1.0)))
        });
        lexicon::columns((source, target), pairs)
    }

    /// The term base, the stop list and the words that are not terms, cut into words.
    fn known(&self, langs: &[Lang]) -> Known<'_> {
        let base = (!self.known.entries.is_empty()).then_some(&self.known);
        let terms = langs.iter().map(|&lang| known_column(&self.known, lang)).collect();
        let stops = langs.iter().map(|&lang| stop_column(&self.stop, lang)).collect();
        let general = langs.iter().map(|&lang| general_column(lang)).collect();
        let morphologies =
            self.morphologies.iter().map(|(lang, dictionary)| (*lang, &**dictionary)).collect();
        Known { base, terms, stops, general, morphologies, encoder: self.encoder.as_deref() }
    }
}

/// A row of one text that is nowhere.
fn one_text(text: &str) -> TranslationUnit {
    TranslationUnit::new("", vec![Some(Text { lines: Box::default(), ..Text::new(text, 1) })])
}

/// The first terms of an entry in a language.
fn synonyms(entry: &KnownEntry, lang: Lang) -> impl Iterator<Item = &str> {
    let terms = entry.terms.iter().filter(move |(l, _)| l.primary() == lang.primary());
    terms.map(|(_, term)| term.text.as_str()).take(SYNONYMS)
}

/// The words of each language of `corpus`; a row that has occurred before, word for word in all languages, is empty.
///
/// Documents of one series share paragraphs: every word of a paragraph that is twice would look like a term.
fn columns(corpus: &Corpus) -> Vec<Column> {
    let repeated = repeated(corpus);
    (0..corpus.langs.len()).into_par_iter().map(|n| column(corpus, n, &repeated)).collect()
}

/// The words of column `n` in the rows that are not `repeated`.
fn column(corpus: &Corpus, n: usize, repeated: &[bool]) -> Column {
    let units = corpus.units.iter().zip(repeated);
    let texts = units.map(|(unit, again)| unit.texts[n].as_ref().filter(|_| !again).map(|t| t.text.as_str()));
    let texts: Vec<Option<&str>> = texts.collect();
    Tokenizer::new(corpus.langs[n]).column(&texts)
}

/// For each row whether one before it has the same texts.
pub(crate) fn repeated(corpus: &Corpus) -> Vec<bool> {
    let keys: Vec<u128> = corpus.units.par_iter().map(key).collect();
    let mut seen: HashSet<u128> = HashSet::with_capacity(keys.len());
    keys.into_iter().map(|key| !seen.insert(key)).collect()
}

/// What the texts of a row are compared by: two hashes of them, since one may be that of other texts too.
fn key(unit: &TranslationUnit) -> u128 {
    let mut hasher = DefaultHasher::new();
    unit.texts.iter().for_each(|text| text.as_ref().map(|text| text.text.as_str()).hash(&mut hasher));
    let first = hasher.finish();
    first.hash(&mut hasher);
    u128::from(first) << 64 | u128::from(hasher.finish())
}

/// The words of the terms of `base`, a row each; those of other languages are empty.
fn known_column(base: &TermBase, lang: Lang) -> Column {
    let terms = base.entries.iter().flat_map(|entry| &entry.terms);
    let texts: Vec<Option<&str>> =
        terms.map(|(l, term)| (l.primary() == lang.primary()).then_some(term.text.as_str())).collect();
    Tokenizer::new(lang).column(&texts)
}

/// The words of the terms of `stop` for `lang`, a row each.
fn stop_column(stop: &[StopTerm], lang: Lang) -> Column {
    let texts: Vec<Option<&str>> = stops_of(stop, lang).map(|(_, text)| Some(text)).collect();
    Tokenizer::new(lang).column(&texts)
}

/// The terms of `stop` for `lang`, with their places in the list.
fn stops_of(stop: &[StopTerm], lang: Lang) -> impl Iterator<Item = (usize, &str)> {
    let terms = stop.iter().enumerate();
    let of_lang = terms.filter(move |(_, (l, _))| l.is_none_or(|l| l.primary() == lang.primary()));
    of_lang.map(|(n, (_, text))| (n, text.as_str()))
}

/// The general words of `lang`, one row for each class.
fn general_column(lang: Lang) -> Column {
    let words = general_words(lang);
    let texts: Vec<Option<&str>> = words.iter().map(|words| Some(words.as_str())).collect();
    Tokenizer::new(lang).column(&texts)
}
