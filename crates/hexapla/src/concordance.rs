//! Finds a term in a corpus, and what translates it in each row.

mod counterpart;
mod folded;
mod number;
mod query;

use hexapla_model::{Column, Corpus, Lang, Links, Span, TranslationUnit};
use hexapla_segment::Tokenizer;
use hexapla_words::{Symmetrization, WordAligner};
use rayon::prelude::*;

use crate::lexicon;
use counterpart::{Row, counterparts};
use number::whole_number;
pub use query::QueryError;
use query::{Query, merged};

/// How many rows teach which words translate each other: more change little of what is marked and take longer.
const TAUGHT: usize = 50_000;

/// Finds the rows of a corpus that have a term, with its counterpart in every other language.
///
/// A term is found whatever its case, accents, Arabic vowel signs and inflection; a pattern is a regular expression, whose
/// case does not matter either. The counterparts are what links between words lead to.
///
/// ```
/// use hexapla::{Concordance, Role};
/// use hexapla::model::{Corpus, Lang};
///
/// let english = ["The river basins fell dry.", "Each river basin has a committee.", "The committee met."];
/// let chinese = ["流域干涸。", "每个流域设一个委员会。", "委员会举行了会议。"];
/// let corpus = Corpus::from_columns("basin", &[(Lang::EN, &english), (Lang::ZH, &chinese)]);
/// let found = Concordance::term("River Basin")?.run(&corpus)?;
/// assert_eq!(found.rows, 2);
/// assert_eq!(found.occurrences[1].row, 1);
/// let marked = &found.occurrences[1].marked[1];
/// assert_eq!(marked.role, Role::Counterpart);
/// # #[cfg(feature = "jieba")]
/// assert_eq!(marked.spans[0].of(chinese[1]), "流域");
/// # Ok::<(), hexapla::QueryError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Concordance {
    query: Query,
    lang: Option<Lang>,
    most: usize,
}

/// The rows with a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The rows, in the order of the corpus; no more than were asked for.
    pub occurrences: Vec<Occurrence>,
    /// How many rows have the term.
    pub rows: usize,
}

/// A row with a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// Index of the row in the corpus.
    pub row: usize,
    /// What is marked in each language of the corpus.
    pub marked: Vec<Marked>,
}

/// What is marked in one text of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// What the marks are.
    pub role: Role,
    /// The stretches of the text, in order, none over another; empty if nothing is known to translate the term.
    pub spans: Vec<Span>,
}

/// Why a stretch of text is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// It is what was looked for.
    Term,
    /// It translates what was looked for.
    Counterpart,
}

impl Concordance {
    /// Looks for `term`, whatever its case, accents and inflection.
    ///
    /// # Errors
    /// If `term` has neither letters nor digits.
    pub fn term(term: &str) -> Result<Self, QueryError> {
        Ok(Self::of(Query::term(term)?))
    }

    /// Looks for what the regular expression `pattern` matches in the author's text, upper and lower case alike.
    ///
    /// # Errors
    /// If `pattern` is not a regular expression.
    pub fn pattern(pattern: &str) -> Result<Self, QueryError> {
        Ok(Self::of(Query::pattern(pattern)?))
    }

    fn of(query: Query) -> Self {
        Self { query, lang: None, most: usize::MAX }
    }

    /// The same, only in texts of `lang`.
    #[must_use]
    pub fn in_lang(mut self, lang: Lang) -> Self {
        self.lang = Some(lang);
        self
    }

    /// The same with no more than the first `rows` rows that have the term.
    #[must_use]
    pub fn first(mut self, rows: usize) -> Self {
        self.most = rows;
        self
    }

    /// The rows of `corpus` that have the term.
    ///
    /// # Errors
    /// If the corpus lacks the language that was asked for, or a pattern matches, but no character.
    pub fn run(&self, corpus: &Corpus) -> Result<Found, QueryError> {
        let columns = self.columns(corpus)?;
        let spans: Vec<Vec<Vec<Span>>> =
            columns.par_iter().map(|&n| self.query.find(corpus.langs[n], &texts(corpus, n))).collect();
        let rows: Vec<usize> = (0..corpus.units.len())
            .filter(|row| spans.iter().any(|of_lang| !of_lang[*row].is_empty()))
            .collect();
        if rows.is_empty() {
            self.query.refuse_places(columns.iter().flat_map(|n| texts(corpus, *n)).flatten())?;
        }
        let mut occurrences = Vec::new();
        for &row in rows.iter().take(self.most) {
            let none = Marked { role: Role::Counterpart, spans: Vec::new() };
            let mut marked = vec![none; corpus.langs.len()];
            for (&n, of_lang) in columns.iter().zip(&spans).filter(|(_, of_lang)| !of_lang[row].is_empty()) {
                marked[n] = Marked { role: Role::Term, spans: of_lang[row].clone() };
            }
            occurrences.push(Occurrence { row, marked });
        }
        mark_counterparts(corpus, &mut occurrences);
        Ok(Found { occurrences, rows: rows.len() })
    }

    /// The columns to look in.
    fn columns(&self, corpus: &Corpus) -> Result<Vec<usize>, QueryError> {
        let Some(lang) = self.lang else { return Ok((0..corpus.langs.len()).collect()) };
        let place = lang.position_in(&corpus.langs);
        place.map(|n| vec![n]).ok_or_else(|| QueryError::NoLang { lang, langs: corpus.langs.clone() })
    }
}

impl Occurrence {
    /// The column of the first language that has the term.
    fn source(&self) -> Option<usize> {
        self.marked.iter().position(|marked| marked.role == Role::Term)
    }
}

/// Where `term` is in each text of `lang`, whatever its case, accents and inflection; nowhere if it has no letter or digit.
pub(crate) fn find_term(term: &str, lang: Lang, texts: &[Option<&str>]) -> Vec<Vec<Span>> {
    let nowhere = vec![Vec::new(); texts.len()];
    Query::term(term).map_or(nowhere, |query| query.find(lang, texts))
}

fn texts(corpus: &Corpus, column: usize) -> Vec<Option<&str>> {
    corpus.units.iter().map(|unit| text(unit, column)).collect()
}

fn text(unit: &TranslationUnit, column: usize) -> Option<&str> {
    unit.texts[column].as_ref().map(|text| text.text.as_str())
}

/// Marks what translates the term in the languages that do not have it.
fn mark_counterparts(corpus: &Corpus, occurrences: &mut [Occurrence]) {
    let langs = corpus.langs.len();
    let pairs = (0..langs).flat_map(|source| (0..langs).map(move |target| (source, target)));
    let pairs: Vec<(usize, usize)> =
        pairs.filter(|(source, target)| is_needed(occurrences, *source, *target)).collect();
    if pairs.is_empty() {
        return;
    }
    let shown: Vec<usize> = occurrences.iter().map(|occurrence| occurrence.row).collect();
    let rows = taught(corpus.units.len(), &shown);
    let columns: Vec<Column> = (0..langs).into_par_iter().map(|n| column(corpus, n, &rows)).collect();
    let links: Vec<Links> =
        pairs.par_iter().map(|(source, target)| link(&columns[*source], &columns[*target])).collect();
    for occurrence in occurrences {
        let (Some(source), Ok(place)) = (occurrence.source(), rows.binary_search(&occurrence.row)) else {
            continue;
        };
        for (&(_, target), links) in pairs.iter().zip(&links).filter(|((from, _), _)| *from == source) {
            if occurrence.marked[target].role == Role::Counterpart {
                let row = Row {
                    source: &columns[source],
                    target: &columns[target],
                    links: links.row(place),
                    place,
                };
                let text = text(&corpus.units[occurrence.row], target).unwrap_or_default();
                let spans = counterparts(row, &occurrence.marked[source].spans);
                let whole = spans.into_iter().map(|span| whole_number(text, span)).collect();
                occurrence.marked[target].spans = merged(whole);
            }
        }
    }
}

/// Whether a row has the term in one language and lacks it in the other.
fn is_needed(occurrences: &[Occurrence], source: usize, target: usize) -> bool {
    let mut rows = occurrences.iter().filter(|occurrence| occurrence.source() == Some(source));
    rows.any(|row| row.marked[target].role == Role::Counterpart)
}

/// The words of these rows in language `n`.
fn column(corpus: &Corpus, n: usize, rows: &[usize]) -> Column {
    let texts: Vec<Option<&str>> = rows.iter().map(|&row| text(&corpus.units[row], n)).collect();
    Tokenizer::new(corpus.langs[n]).column(&texts)
}

/// What one direction alone sees is evidence too: how much, its probability says.
fn link(source: &Column, target: &Column) -> Links {
    let aligner = WordAligner::new().with_symmetrization(Symmetrization::Union);
    aligner.with_known(lexicon::seed_words(source.lang, target.lang)).align(source, target).links
}

/// The rows that teach, ascending: those of `shown`, and others at equal distances.
fn taught(rows: usize, shown: &[usize]) -> Vec<usize> {
    let step = rows.div_ceil(TAUGHT).max(1);
    let mut taught: Vec<usize> = shown.iter().copied().chain((0..rows).step_by(step)).collect();
    taught.sort_unstable();
    taught.dedup();
    taught
}

#[cfg(test)]
mod tests;
