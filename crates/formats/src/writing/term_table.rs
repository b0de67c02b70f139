//! A glossary as a table: its columns and its rows, in two layouts.
//!
//! Term bases import it column by column. With one row per entry the terms of a language are in one cell, the preferred
//! one first, and again in columns apart by what they are; with one row per term each has a row of its own.

use std::borrow::Cow;

use hexapla_model::{ConceptEntry, Glossary, Lang, Number, PartOfSpeech, Term, TermKind, Verdict};

use super::content::{
    all_expected, best_context, comments, entries_for_review, evidence, frequency, joined, kind_name, number,
    paragraphs, terms,
};
use super::options::{Layout, Options};

/// What a row of the table is about.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row<'g> {
    pub(crate) entry: &'g ConceptEntry,
    /// None for a whole entry.
    pub(crate) term: Option<TermRow<'g>>,
}

/// A term of a row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TermRow<'g> {
    /// The language, by its place.
    pub(crate) lang: usize,
    /// Its place among the terms of the language.
    rank: usize,
    term: &'g Term,
    /// Whether a person has rejected it.
    is_rejected: bool,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Id,
    Score,
    Frequency,
    /// All terms of a language, the preferred one first.
    Terms(usize),
    Synonyms(usize),
    ShortForms(usize),
    Inflected(usize),
    /// Of each term of a language, in the same order.
    PartsOfSpeech(usize),
    Numbers(usize),
    Frequencies(usize),
    Types(usize),
    Language,
    Term,
    Type,
    PartOfSpeech,
    Number,
    EntryFrequency,
    Kind,
    Domain,
    Paragraphs,
    Status,
    KnownId,
    Expected,
    Review,
    Comment,
    ContextId,
    Symbol,
    Anchor,
    /// The best context in a language, or in that of the row.
    ContextIn(usize),
    Context,
}

/// A table of a glossary.
pub(crate) struct TermTable<'g> {
    pub(crate) glossary: &'g Glossary,
    pub(crate) columns: Vec<Column>,
    layout: Layout,
}

impl<'g> TermTable<'g> {
    /// The table as `options` ask for it, with or without contexts.
    pub(crate) fn new(glossary: &'g Glossary, options: &Options, contexts: Contexts) -> Self {
        let layout = options.layout.unwrap_or_default();
        let columns = match layout {
            Layout::Entries => of_entries(glossary.langs.len(), options, contexts),
            Layout::Terms => of_terms(options, contexts),
        };
        Self { glossary, columns, layout }
    }

    /// The names of the columns.
    pub(crate) fn head(&self) -> Vec<Cow<'static, str>> {
        self.columns.iter().map(|column| column.name(&self.glossary.langs)).collect()
    }

    /// The rows below the head.
    pub(crate) fn rows(&self) -> Vec<Row<'g>> {
        let whole = entries_for_review(self.glossary).map(|entry| Row { entry, term: None });
        match self.layout {
            Layout::Entries => whole.collect(),
            Layout::Terms => {
                let langs = self.glossary.langs.iter().enumerate();
                whole
                    .flat_map(|row| langs.clone().flat_map(move |(n, lang)| of_lang(row.entry, n, *lang)))
                    .collect()
            }
        }
    }

    /// The cells of a row.
    pub(crate) fn cells(&self, row: Row<'g>) -> Vec<Cow<'g, str>> {
        self.columns.iter().map(|column| column.cell(self.glossary, row)).collect()
    }

    /// Head and rows in cells.
    pub(crate) fn all(&self) -> impl Iterator<Item = Vec<Cow<'g, str>>> {
        std::iter::once(self.head()).chain(self.rows().into_iter().map(|row| self.cells(row)))
    }
}

/// The rows of an entry in language `n`: its terms, then those that a person has rejected.
fn of_lang(entry: &ConceptEntry, n: usize, lang: Lang) -> impl Iterator<Item = Row<'_>> {
    let own = terms(entry, n).enumerate();
    let own = own.map(move |(rank, term)| TermRow { lang: n, rank, term, is_rejected: false });
    let rejected = entry.rejected.iter().filter(move |(own, _)| *own == lang);
    let rejected =
        rejected.map(move |(_, term)| TermRow { lang: n, rank: usize::MAX, term, is_rejected: true });
    own.chain(rejected).map(move |term| Row { entry, term: Some(term) })
}

/// Whether a table has the best context of each row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Contexts {
    With,
    /// They are elsewhere.
    #[cfg(feature = "xlsx")]
    Without,
}

/// The columns with one row per entry.
fn of_entries(langs: usize, options: &Options, contexts: Contexts) -> Vec<Column> {
    use Column as C;
    let each = |column: fn(usize) -> Column| (0..langs).map(column).collect::<Vec<_>>();
    let mut columns = vec![C::Id, C::Score, C::Frequency];
    columns.extend(each(C::Terms));
    columns.extend(known(options));
    columns.extend([C::Kind, C::Domain, C::Paragraphs, C::Review, C::Comment]);
    let apart = [C::Synonyms, C::ShortForms, C::Inflected];
    let in_order = [C::Types, C::PartsOfSpeech, C::Numbers, C::Frequencies];
    for column in apart.into_iter().chain(in_order) {
        columns.extend(each(column));
    }
    if contexts == Contexts::With {
        columns.extend([C::ContextId, C::Symbol, C::Anchor]);
        columns.extend(each(C::ContextIn));
    }
    columns
}

/// The columns with one row per term.
fn of_terms(options: &Options, contexts: Contexts) -> Vec<Column> {
    use Column as C;
    let mut columns = vec![C::Id, C::Language, C::Term, C::Type, C::Kind, C::PartOfSpeech, C::Number];
    columns.extend([C::Score, C::Frequency, C::EntryFrequency]);
    columns.extend(known(options));
    columns.extend([C::Domain, C::Paragraphs, C::Review, C::Comment]);
    if contexts == Contexts::With {
        columns.extend([C::ContextId, C::Symbol, C::Anchor, C::Context]);
    }
    columns
}

/// The columns about a term base, if there is one.
fn known(options: &Options) -> &'static [Column] {
    if options.known { &[Column::Status, Column::KnownId, Column::Expected] } else { &[] }
}

impl Column {
    /// Its name in the head.
    fn name(self, langs: &[Lang]) -> Cow<'static, str> {
        let of = |n: usize, end: &str| Cow::Owned(format!("{}{end}", langs[n]));
        Cow::Borrowed(match self {
            Self::Terms(n) => return of(n, ""),
            Self::Synonyms(n) => return of(n, "_synonyms"),
            Self::ShortForms(n) => return of(n, "_short_forms"),
            Self::Inflected(n) => return of(n, "_inflected_forms"),
            Self::PartsOfSpeech(n) => return of(n, "_part_of_speech"),
            Self::Numbers(n) => return of(n, "_number"),
            Self::Frequencies(n) => return of(n, "_frequency"),
            Self::Types(n) => return of(n, "_type"),
            Self::ContextIn(n) => return of(n, "_context"),
            Self::Id => "id",
            Self::Score => "score",
            Self::Frequency => "frequency",
            Self::Language => "language",
            Self::Term => "term",
            Self::Type => "type",
            Self::PartOfSpeech => "part_of_speech",
            Self::Number => "number",
            Self::EntryFrequency => "entry_frequency",
            Self::Kind => "kind",
            Self::Domain => "domain",
            Self::Paragraphs => "paragraphs",
            Self::Status => "status",
            Self::KnownId => "known_id",
            Self::Expected => "expected",
            Self::Review => "review",
            Self::Comment => "comment",
            Self::ContextId => "context_id",
            Self::Symbol => "symbol",
            Self::Anchor => "anchor",
            Self::Context => "context",
        })
    }

    /// The language whose text the cells hold, by its place; none where they hold something else, or any language.
    #[cfg(feature = "xlsx")]
    pub(crate) fn lang(self) -> Option<usize> {
        match self {
            Self::Terms(n) | Self::Synonyms(n) | Self::ShortForms(n) | Self::Inflected(n) => Some(n),
            _ => None,
        }
    }

    /// What it holds in a row.
    fn cell<'g>(self, glossary: &Glossary, row: Row<'g>) -> Cow<'g, str> {
        let entry = row.entry;
        match self {
            Self::Terms(n) => joined(terms(entry, n).map(|term| term.text.as_str())).into(),
            Self::Synonyms(n) => others(entry, n, |kind| kind == TermKind::FullForm).into(),
            Self::ShortForms(n) => others(entry, n, is_short).into(),
            Self::Inflected(n) => others(entry, n, |kind| kind == TermKind::Variant).into(),
            Self::PartsOfSpeech(n) => of_terms_in(entry, n, |term| part_of_speech(term).to_owned()).into(),
            Self::Numbers(n) => of_terms_in(entry, n, |term| number_of(term).to_owned()).into(),
            Self::Frequencies(n) => of_terms_in(entry, n, |term| number(frequency(term))).into(),
            Self::Types(n) => of_terms_in(entry, n, |term| kind_name(term.kind).to_owned()).into(),
            Self::ContextIn(n) => best_context(entry, n).into(),
            _ => row
                .term
                .map_or_else(|| self.of_entry(glossary, entry), |term| self.of_term(glossary, entry, term)),
        }
    }

    /// What it says of one term.
    fn of_term<'g>(self, glossary: &Glossary, entry: &'g ConceptEntry, row: TermRow<'g>) -> Cow<'g, str> {
        let term = row.term;
        match self {
            Self::Language => Cow::Owned(glossary.langs[row.lang].to_string()),
            Self::Term => term.text.as_str().into(),
            Self::Review if row.is_rejected => Verdict::Reject.as_str().into(),
            Self::Status if row.is_rejected => "".into(),
            Self::Type => type_name(row.rank, term.kind).into(),
            Self::PartOfSpeech => part_of_speech(term).into(),
            Self::Number => number_of(term).into(),
            Self::Frequency => number(frequency(term)).into(),
            Self::Status => term.status.as_str().into(),
            Self::EntryFrequency => Self::Frequency.of_entry(glossary, entry),
            Self::Context if row.rank == 0 => best_context(entry, row.lang).into(),
            Self::Comment => comment(entry, row),
            _ => self.of_entry(glossary, entry),
        }
    }

    /// What it says of a whole entry.
    fn of_entry<'g>(self, glossary: &Glossary, entry: &'g ConceptEntry) -> Cow<'g, str> {
        let context = entry.contexts.first();
        match self {
            Self::Id => entry.id.as_str().into(),
            Self::Score => number(evidence(entry).map(|(score, _)| score)).into(),
            Self::Frequency => number(evidence(entry).map(|(_, frequency)| frequency)).into(),
            Self::Kind => entry.kind.as_str().into(),
            Self::Domain => entry.domain.as_deref().unwrap_or_default().into(),
            Self::Paragraphs => paragraphs(entry).into(),
            Self::Status => entry.status.as_str().into(),
            Self::KnownId => entry.known_id.as_deref().unwrap_or_default().into(),
            Self::Expected => all_expected(glossary, entry).into(),
            Self::Review => entry.review.map_or("", Verdict::as_str).into(),
            Self::Comment => comments(entry).unwrap_or_default().into(),
            Self::ContextId => context.map_or("", |context| context.unit.as_str()).into(),
            Self::Symbol => context.and_then(|context| context.symbol.as_deref()).unwrap_or_default().into(),
            Self::Anchor => number(context.and_then(|context| context.anchor.as_ref())).into(),
            _ => "".into(),
        }
    }
}

/// What is noted beside a term: what is about the entry is beside its first one, where it is looked for again.
fn comment<'g>(entry: &'g ConceptEntry, row: TermRow<'g>) -> Cow<'g, str> {
    let of_entry = entry.comment.as_deref().filter(|_| is_first(entry, row));
    match (of_entry, row.term.comment.as_deref()) {
        (Some(entry), Some(term)) => format!("{entry}; {term}").into(),
        (entry, term) => entry.or(term).unwrap_or_default().into(),
    }
}

/// Whether a row is the first of its entry.
fn is_first(entry: &ConceptEntry, row: TermRow<'_>) -> bool {
    row.rank == 0 && (0..row.lang).all(|n| terms(entry, n).next().is_none())
}

/// What a term is, in a word; the rank is its place among the terms of its language.
pub(crate) fn type_name(rank: usize, kind: TermKind) -> &'static str {
    match kind {
        _ if rank == 0 => "preferred term",
        TermKind::FullForm => "synonym",
        TermKind::Acronym => "acronym",
        TermKind::ShortForm => "short form",
        TermKind::Variant => "inflected form",
    }
}

fn is_short(kind: TermKind) -> bool {
    matches!(kind, TermKind::Acronym | TermKind::ShortForm)
}

/// The terms of language `n` of some kinds behind the preferred one.
fn others(entry: &ConceptEntry, n: usize, is_so: fn(TermKind) -> bool) -> String {
    joined(terms(entry, n).skip(1).filter(|term| is_so(term.kind)).map(|term| term.text.as_str()))
}

/// What `value` gives of the terms of language `n`; nothing where it gives nothing of any.
fn of_terms_in(entry: &ConceptEntry, n: usize, value: fn(&Term) -> String) -> String {
    let values: Vec<String> = terms(entry, n).map(value).collect();
    let is_any = values.iter().any(|value| !value.is_empty());
    if is_any { joined(values.iter().map(String::as_str)) } else { String::new() }
}

fn part_of_speech(term: &Term) -> &'static str {
    term.part.map_or("", PartOfSpeech::as_str)
}

fn number_of(term: &Term) -> &'static str {
    term.number.map_or("", Number::as_str)
}
