//! From rows, words and links to a glossary: the steps in their order.

use hexapla_model::{Column, ConceptEntry, Corpus, Diagnostic, Glossary, Lang, Links, Severity, Warned};
use rayon::prelude::*;

use crate::candidate::{Beginnings, Candidates};
use crate::concept::{Concepts, Made, Outcome};
use crate::deviation::{Consistency, Deviation};
use crate::evidence::{self, Pair};
use crate::general::General;
use crate::known::{Known, KnownTerms, StopRow};
use crate::language::Language;
use crate::lexical::Lexical;
use crate::meaning;
use crate::merge;
use crate::part::Parts;
use crate::rank;
use crate::rendering::{self, Judge, OF_PART, Renderings};
use crate::selection;
use crate::spelling::{Texts, text_of};
use crate::termhood::{self, Termhood};
use crate::ties::LONGEST_ROW;
use crate::words::Words;

/// What a glossary is made from.
#[derive(Debug, Clone, Copy)]
pub struct Rows<'a> {
    /// The rows; the first language is the pivot.
    pub corpus: &'a Corpus,
    /// The words of each language, in the order of the corpus; a row of a column is a row of the corpus.
    pub columns: &'a [Column],
    /// The links from the pivot's words to those of every other language, in the order of the corpus.
    pub links: &'a [Links],
}

/// What speaks for a rendering.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// The language of the rendering.
    pub lang: Lang,
    /// The citation forms of the pivot's candidate.
    pub source: Vec<String>,
    /// The citation forms of the rendering.
    pub target: Vec<String>,
    /// The features, in the order of [`FEATURES`].
    pub features: Vec<f32>,
}

/// What speaks for a candidate of the pivot to be a term.
#[derive(Debug, Clone, PartialEq)]
pub struct TermEvidence {
    /// Its citation forms.
    pub term: Vec<String>,
    /// In how many places it is.
    pub places: u32,
    /// The mean probability of its renderings; 1 with one language.
    pub score: f32,
    /// The features, in the order of [`TERM_FEATURES`].
    pub features: Vec<f32>,
}

/// Which entries a glossary has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scope {
    /// Those that are useful to at least 0.45 (0.5 for single words; with an encoder 0.55 and 0.65), of at most 1, one for each term.
    #[default]
    Useful,
    /// All that have a rendering.
    All,
}

/// A glossary, what the stop list left out of it, and where the texts deviate from it.
#[derive(Debug)]
pub struct Extracted {
    /// The glossary.
    pub glossary: Warned<Glossary>,
    /// For each entry that is left out the rows of the stop list that have its term.
    pub stopped: Vec<Vec<StopRow>>,
    /// The rows that use another rendering than the preferred one, if they are asked for.
    pub deviations: Vec<Deviation>,
}

/// The names of the features that the score of a rendering is made from.
pub const FEATURES: &[&str] = &rendering::NAMES;

/// The names of the features that the probability of a term is made from.
pub const TERM_FEATURES: &[&str] = &termhood::NAMES;

/// Makes glossaries; immutable, shared by all threads.
///
/// ```
/// use hexapla_model::{Corpus, Lang, Link, Links};
/// use hexapla_segment::Tokenizer;
/// use hexapla_terms::{Extractor, Known, Rows};
///
/// let english = ["The river basin is dry.", "Each river basin has a committee.", "The committee met."];
/// let russian = ["Этот речной бассейн высох.", "Каждый речной бассейн имеет комитет.", "Комитет собрался."];
/// let corpus = Corpus::from_columns("basin", &[(Lang::EN, &english), (Lang::RU, &russian)]);
///
/// let columns = [
///     Tokenizer::new(Lang::EN).column(&english.map(Some)),
///     Tokenizer::new(Lang::RU).column(&russian.map(Some)),
/// ];
/// // What stands for what: here by hand, else by `hexapla_words::WordAligner`.
/// let words = [("river", "речной"), ("basin", "бассейн"), ("committee", "комитет")];
/// let mut links = Links::new();
/// for row in 0..3 {
///     let form = |n: usize, at: usize| columns[n].word(columns[n].row(row)[at]).form.as_str();
///     let pairs = (0..columns[0].row(row).len()).flat_map(|i| (0..columns[1].row(row).len()).map(move |j| (i, j)));
///     let linked = pairs.filter(|&(i, j)| words.contains(&(form(0, i), form(1, j))));
///     links.push_row(linked.map(|(i, j)| Link { source: i as u16, target: j as u16, probability: 0.9 }));
/// }
///
/// let rows = Rows { corpus: &corpus, columns: &columns, links: &[links] };
/// let glossary = Extractor::default().run(rows, &Known::default()).value;
/// let terms: Vec<_> = glossary.entries.iter().map(|e| e.sections[0].as_ref().unwrap().terms[0].text.as_str()).collect();
/// assert!(terms.contains(&"river basin"), "{terms:?}");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Extractor {
    /// In how many places a term must be in the pivot; without it in two, in a short text of one language in one.
    pub min_frequency: Option<u32>,
    /// How many words of content a term may have.
    pub max_words: usize,
    /// How many contexts an entry shows at most; only clear sentences follow the first.
    pub contexts: usize,
    /// Which entries the glossary has.
    pub scope: Scope,
    /// How many entries the glossary may have.
    pub max_entries: usize,
    /// Subject field to write into every entry.
    pub domain: Option<String>,
    /// Whether to look for rows that use another rendering than the preferred one: likely faults, or with [`Scope::All`] all
    /// of them. The glossary then also has the entries that they are about.
    pub deviations: bool,
}

impl Default for Extractor {
    fn default() -> Self {
        Self {
            min_frequency: None,
            max_words: 8,
            contexts: 2,
            scope: Scope::Useful,
            max_entries: 50_000,
            domain: None,
            deviations: false,
        }
    }
}

/// Up to this many running words, what is in a single place of another language is a candidate.
const SMALL: usize = 300_000;

/// Up to this many running words, what is in a single place of a text of one language is a candidate: most terms of a
/// chapter are in one place, and the words around them show as much as a second place does.
const SHORT: usize = 20_000;

/// In how many places a candidate of the pivot is elsewhere.
const PLACES: u32 = 2;

/// From this many running words on, the candidates of one language are found after those of the other, and an encoder is asked of likely
/// renderings alone.
const LARGE: usize = 20_000_000;

impl Extractor {
    /// The glossary of `rows`, best entries first; with one language a list of its terms.
    #[must_use]
    pub fn run(&self, rows: Rows, known: &Known) -> Warned<Glossary> {
        self.extract(rows, known).glossary
    }

    /// As [`run`](Self::run), with what the stop list left out.
    #[must_use]
    pub fn extract(&self, rows: Rows, known: &Known) -> Extracted {
        let corpus = rows.corpus;
        let terms = KnownTerms::new(known);
        let (mut cut, mut stopped, mut deviations) = (false, Vec::new(), Vec::new());
        let mut entries = self.with_languages(rows, (known, &terms), |languages, renderings| {
            languages.iter_mut().for_each(|language| language.beginnings = Beginnings::default());
            let languages = &*languages;
            let Some(pivot) = languages.first() else { return Vec::new() };
            let termhood = Termhood::new(pivot);
            let mut drafts = rank::drafts(languages, renderings, &termhood, self.max_entries);
            let is_cut = drafts.len() == self.max_entries;
            let mut is_weighed = false;
            if let Some(encoder) = known.encoder {
                is_weighed = meaning::weigh(languages, encoder, &drafts, renderings);
                yield_to_others(languages, renderings, OF_PART[usize::from(is_weighed)]);
                renderings.par_iter_mut().for_each(Renderings::leave_likely);
                rank::renew(&mut drafts, languages, renderings);
            }
            let renderings = &*renderings;
            let concepts = Concepts {
                corpus,
                languages,
                links: rows.links,
                renderings,
                known: &terms,
                contexts: self.contexts,
            };
            let outcomes: Vec<Outcome> = drafts.par_iter().map(|draft| concepts.entries(draft)).collect();
            let mut made: Vec<Made> = Vec::new();
            for outcome in outcomes {
                match outcome {
                    Outcome::Made(entries) => made.extend(entries),
                    Outcome::Stopped(rows) => stopped.push(rows),
                }
            }
            made.sort_by(|a, b| b.rank.total_cmp(&a.rank));
            merge::short_forms(&mut made, pivot);
            let useful = selection::first_useful(&mut made, languages, is_weighed);
            let listed = if self.scope == Scope::Useful { useful } else { made.len() };
            cut = listed > self.max_entries || is_cut;
            let listed = listed.min(self.max_entries);
            if self.deviations {
                let (links, scope) = (rows.links, self.scope);
                let consistency = Consistency { languages, links, renderings, scope };
                deviations = consistency.deviations(&mut made, listed);
            } else {
                made.truncate(listed);
            }
            made.into_iter().map(|m| m.entry).collect::<Vec<ConceptEntry>>()
        });
        for (n, entry) in entries.iter_mut().enumerate() {
            entry.id = entry_id(n);
            entry.domain.clone_from(&self.domain);
        }
        let glossary = Glossary {
            name: corpus.name.clone(),
            langs: corpus.langs.clone(),
            entries,
            ..Glossary::default()
        };
        let mut diagnostics = long_rows(rows);
        diagnostics.extend(cut.then(|| self.too_many(corpus)));
        Extracted { glossary: Warned { value: glossary, diagnostics }, stopped, deviations }
    }

    /// A note that the glossary is cut.
    fn too_many(&self, corpus: &Corpus) -> Diagnostic {
        let path = corpus.paths.first().cloned().unwrap_or_default();
        let message = format!("more than {} entries: the last ones are skipped", self.max_entries);
        let hint = "ask for more with --limit, or for fewer with --min-frequency or --min-score";
        Diagnostic::new(Severity::Note, path, message).hint(hint)
    }

    /// What speaks for each rendering that is looked at: what the weights of the score are fitted to.
    #[must_use]
    pub fn evidence(&self, rows: Rows) -> Vec<Evidence> {
        let none = (&Known::default(), &KnownTerms::default());
        self.with_languages(rows, none, |languages, _| {
            let each = (1..languages.len()).flat_map(|lang| {
                let (pivot, other) = (&languages[0], &languages[lang]);
                let links = &rows.links[lang - 1];
                let lexical = Lexical::new(pivot.side.words, other.side.words, links);
                let judge = Judge { source: pivot, target: other, lexical: &lexical, keeps_possible: false };
                let of_pairs = |id: u32, pairs: &[Pair]| {
                    let counts = judge.counts(id);
                    let all = pairs.iter().map(|pair| Evidence {
                        lang: other.lang(),
                        source: pivot.written(id),
                        target: other.written(pair.target),
                        features: judge.features(id, counts, pair).to_vec(),
                    });
                    all.collect::<Vec<_>>()
                };
                let mut out = Vec::new();
                evidence::each(pivot, other, links, of_pairs, |all| out.extend(all));
                out
            });
            each.collect()
        })
    }

    /// What speaks for each candidate of the pivot that has a rendering: what the weights of terms are fitted to.
    #[must_use]
    pub fn term_evidence(&self, rows: Rows, known: &Known) -> Vec<TermEvidence> {
        self.with_languages(rows, (known, &KnownTerms::default()), |languages, renderings| {
            let Some(pivot) = languages.first() else { return Vec::new() };
            let termhood = Termhood::new(pivot);
            let drafts = rank::drafts(languages, renderings, &termhood, self.max_entries);
            let each = drafts.iter().map(|draft| TermEvidence {
                term: pivot.written(draft.id),
                places: pivot.side.candidates.all[draft.id as usize].places,
                score: if renderings.is_empty() { 1.0 } else { draft.score },
                features: termhood.features(draft.id).to_vec(),
            });
            each.collect()
        })
    }

    /// Gives `work` the languages of `rows` and what stands for the candidates of the pivot in the others.
    fn with_languages<T>(
        &self,
        rows: Rows,
        (known, terms): (&Known, &KnownTerms),
        work: impl FnOnce(&mut [Language], &mut [Renderings]) -> T,
    ) -> T {
        let each = rows.columns.iter().enumerate();
        let words: Vec<Words> = each
            .map(|(lang, column)| Words::new(column).with_texts(|row| text_of(rows.corpus, lang, row)))
            .collect();
        let running: usize = words.iter().map(|w| w.column.tokens.len()).sum();
        let each = words.iter().enumerate();
        // One language after the other where there is much: what is sorted on the way is as large as the text.
        let found: Vec<(Candidates, Beginnings)> = if running > LARGE {
            each.map(|(n, w)| self.candidates(n, words.len(), w)).collect()
        } else {
            words.par_iter().enumerate().map(|(n, w)| self.candidates(n, words.len(), w)).collect()
        };
        let (candidates, beginnings): (Vec<Candidates>, Vec<Beginnings>) = found.into_iter().unzip();
        let each: Vec<(&Words, &Candidates)> = words.iter().zip(&candidates).collect();
        let mut languages: Vec<Language> = each
            .into_par_iter()
            .zip(beginnings)
            .enumerate()
            .map(|(lang, ((words, candidates), beginnings))| {
                let found = (candidates, beginnings);
                let morphology = known.morphology(words.column.lang);
                let general = General::new(words, known.general.get(lang));
                Language::new(Texts { corpus: rows.corpus, lang, words }, found, general, morphology)
            })
            .collect();
        let others = 1..languages.len();
        // What is only possible takes memory.
        let keeps_possible = known.encoder.is_some() && running <= LARGE;
        let mut renderings: Vec<Renderings> =
            others.map(|n| renderings(&languages, n, &rows.links[n - 1], (terms, keeps_possible))).collect();
        // With an encoder what stands for another one is known when it has been asked.
        if known.encoder.is_none() {
            yield_to_others(&languages, &mut renderings, OF_PART[0]);
        }
        work(&mut languages, &mut renderings)
    }

    /// The candidates of language `n` of `langs`.
    fn candidates(&self, n: usize, langs: usize, words: &Words) -> (Candidates, Beginnings) {
        let running = words.column.tokens.len();
        let is_small =
            (n > 0 && running < SMALL) || (langs == 1 && running < SHORT && self.min_frequency.is_none());
        let least = if is_small { 1 } else { self.min_frequency.unwrap_or(PLACES) };
        // Chinese words are short: eight words of English have about twelve of them.
        let is_chinese = words.column.lang.primary() == Lang::ZH;
        let most = if is_chinese { self.max_words + self.max_words / 2 } else { self.max_words };
        Candidates::find(words, least, most)
    }
}

/// The id of entry `n`, counted from 0.
pub(crate) fn entry_id(n: usize) -> String {
    format!("c{}", n + 1)
}

/// For every candidate of the pivot what stands for it in language `n`, likeliest first.
fn renderings(
    languages: &[Language],
    n: usize,
    links: &Links,
    (known, keeps_possible): (&KnownTerms, bool),
) -> Renderings {
    let (pivot, other) = (&languages[0], &languages[n]);
    let lexical = Lexical::new(pivot.side.words, other.side.words, links);
    let judge = Judge { source: pivot, target: other, lexical: &lexical, keeps_possible };
    let likely = |id: u32, pairs: &[Pair]| {
        if known.is_empty() {
            return judge.rank(id, pairs, &|_| false);
        }
        let own = pivot.key(id);
        judge.rank(id, pairs, &|target| known.agrees(&own, n, &other.key(target)))
    };
    let mut out = Renderings::default();
    evidence::each(pivot, other, links, likely, |all| out.push(&all));
    out
}

/// Lowers in each language what stands for a part of a candidate, or for what it is a part of, more surely.
fn yield_to_others(languages: &[Language], renderings: &mut [Renderings], nats: f32) {
    let Some((pivot, others)) = languages.split_first().filter(|_| !renderings.is_empty()) else { return };
    let parts = Parts::new(pivot.side);
    renderings.iter_mut().zip(others).for_each(|(all, other)| all.yield_to_others(&parts, other, nats));
}

/// A warning for every row that is too long to say what stands for what.
fn long_rows(rows: Rows) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    for (n, column) in rows.columns.iter().enumerate() {
        for row in (0..column.len()).filter(|&row| column.range(row).len() > LONGEST_ROW) {
            let path = rows.corpus.paths.get(n).cloned().unwrap_or_default();
            let words = column.range(row).len();
            let message = format!("row {} has {words} words: its words are counted, not paired", row + 1);
            let text = rows.corpus.units.get(row).and_then(|unit| unit.texts[n].as_ref());
            let warning = Diagnostic::new(Severity::Warning, path, message).hint(format!(
                "up to {LONGEST_ROW} words make a sentence; cut longer texts into sentences first"
            ));
            out.push(match text {
                Some(text) => warning.at(text.location),
                None => warning,
            });
        }
    }
    out
}
