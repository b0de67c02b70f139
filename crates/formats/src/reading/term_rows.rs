//! Tables with one row per term: rows with one id are an entry, whatever is between them.

use std::collections::{BTreeMap, HashMap};

use hexapla_lang::naming;
use hexapla_model::{ConceptKind, EntryFacts, Lang, Term, Verdict};
use hexapla_source::Cause;
use hexapla_source::findings::shown;

use super::term_builder::Builder;
use super::term_columns::{Columns, TermColumns};
use super::term_facts::{FactColumns, bare, concept_kind, kind as term_kind, number, part_of_speech};

/// The words for the preferred term, in small letters without blanks.
const PREFERRED: [&str; 3] = ["preferredterm", "preferred", "headword"];
/// The rows of a table, gathered into entries.
#[derive(Debug)]
pub(crate) struct TermRows {
    columns: Columns,
    term: TermColumns,
    facts: FactColumns,
    entries: Vec<Entry>,
    by_id: HashMap<String, usize>,
    /// The entry of rows without an id that follow each other.
    nameless: Option<usize>,
}

/// An entry as far as it is read.
#[derive(Debug, Default)]
struct Entry {
    id: Option<String>,
    line: u32,
    terms: Vec<Found>,
    facts: EntryFacts,
    /// Whether the review of a row is not understood.
    is_unclear: bool,
}

/// A term of a row.
#[derive(Debug)]
struct Found {
    lang: Lang,
    term: Term,
    is_preferred: bool,
    verdict: Option<Verdict>,
}

impl TermRows {
    /// Those of a table with these columns, if each of its terms has a row.
    pub(crate) fn new(columns: &Columns, facts: &FactColumns) -> Option<Self> {
        let term = columns.term?;
        let (columns, facts) = (columns.clone(), facts.clone());
        Some(Self { columns, term, facts, entries: Vec::new(), by_id: HashMap::new(), nameless: None })
    }

    /// Takes the row on `line`, whose cells `cell` gives.
    pub(crate) fn put<'c>(
        &mut self,
        line: u32,
        cell: impl Fn(usize) -> Option<&'c str> + Copy,
        builder: &mut Builder<'_>,
    ) {
        let of_row = cell;
        let cell = |column: Option<usize>| column.and_then(of_row).map(str::trim).filter(|c| !c.is_empty());
        let Some(text) = cell(Some(self.term.text)).and_then(|text| builder.term(line, text)) else {
            self.nameless = None;
            return;
        };
        let label = cell(Some(self.term.language)).unwrap_or_default();
        let Some(lang) = naming::of_label(label).or_else(|| naming::of_tag(label)) else {
            let language = match label {
                "" => "the cell of the language is empty".to_owned(),
                label => format!("unknown language `{}`", shown(label)),
            };
            let message = format!("{language}: the term `{}` is skipped", shown(&text));
            let hint = "write a code such as ar, en, es, fr, ru, zh, or the name of the language";
            builder.left_out(line, &message, hint);
            return;
        };
        let kind = cell(self.term.kind).map(bare).unwrap_or_default();
        let term = Term {
            kind: term_kind(&kind).unwrap_or_default(),
            part: cell(self.term.part).and_then(part_of_speech),
            number: cell(self.term.number).and_then(number),
            frequency: self.facts.term_frequency(of_row),
            status: self.facts.status(of_row),
            comment: cell(self.columns.comment).map(str::to_owned),
            ..Term::new(text)
        };
        let review = cell(self.columns.review);
        let verdict = builder.verdict(line, (review, self.columns.review));
        let is_preferred = PREFERRED.contains(&kind.as_str());
        let facts = self.facts.of_term(lang, of_row);
        let (kind, domain) = (cell(self.columns.kind), cell(self.columns.domain));
        let about = (kind.and_then(concept_kind), domain);
        let entry = self.entry(line, cell(self.columns.id), builder);
        entry.terms.push(Found { lang, term, is_preferred, verdict });
        entry.is_unclear |= review.is_some() && verdict.is_none();
        entry.add(facts, about);
    }

    /// The entry that a row belongs to: rows without an id that follow each other are one.
    fn entry(&mut self, line: u32, id: Option<&str>, builder: &mut Builder<'_>) -> &mut Entry {
        let next = self.entries.len();
        let place = match (id, self.nameless) {
            (Some(id), _) => *self.by_id.entry(id.to_owned()).or_insert(next),
            (None, Some(place)) => place,
            (None, None) => {
                let hint = "write the id of an entry to add the term to it, and a new id for each new entry";
                builder.odd(
                    line,
                    "a term without an id: an entry of its own, with the next ones like it",
                    hint,
                );
                next
            }
        };
        self.nameless = id.is_none().then_some(place);
        if place == next {
            self.entries.push(Entry { id: id.map(str::to_owned), line, ..Entry::default() });
        }
        &mut self.entries[place]
    }

    /// Hands all entries to `builder`, in the order of their first rows.
    pub(crate) fn finish(self, builder: &mut Builder<'_>) -> Result<(), Cause> {
        self.entries.into_iter().try_for_each(|entry| entry.finish(builder))
    }
}

impl Entry {
    /// Adds what a row says about the entry.
    fn add(&mut self, facts: EntryFacts, (kind, domain): (Option<ConceptKind>, Option<&str>)) {
        if self.terms.len() == 1 {
            self.facts = facts;
        } else {
            self.facts.status = self.facts.status.max(facts.status);
            // Each language has its own sentence of the context.
            match (self.facts.contexts.first_mut(), facts.contexts.into_iter().next()) {
                (Some(own), Some(other)) => own.texts.extend(other.texts),
                (None, other) => self.facts.contexts.extend(other),
                (Some(_), None) => {}
            }
        }
        self.facts.kind = kind.unwrap_or(self.facts.kind);
        self.facts.domain = self.facts.domain.take().or(domain.map(str::to_owned));
    }

    fn finish(mut self, builder: &mut Builder<'_>) -> Result<(), Cause> {
        let mut order: BTreeMap<Lang, usize> = BTreeMap::new();
        for found in &self.terms {
            let next = order.len();
            order.entry(found.lang).or_insert(next);
        }
        self.terms.sort_by_key(|found| (order[&found.lang], !found.is_preferred));
        let verdicts = |own: Verdict| move |found: &Found| found.verdict == Some(own);
        let review = if self.terms.iter().all(verdicts(Verdict::Reject)) {
            Some(Verdict::Reject)
        } else {
            let is_accepted = !self.is_unclear && self.terms.iter().any(verdicts(Verdict::Accept));
            is_accepted.then_some(Verdict::Accept)
        };
        let is_left_out = |found: &Found| review != Some(Verdict::Reject) && verdicts(Verdict::Reject)(found);
        let (rejected, terms): (Vec<Found>, Vec<Found>) = self.terms.into_iter().partition(is_left_out);
        let rejected = rejected.into_iter().map(|found| (found.lang, found.term)).collect();
        let mut terms: Vec<(Lang, Term)> = terms.into_iter().map(|found| (found.lang, found.term)).collect();
        // What is noted beside the first term is about the entry, as we write it.
        let comment = terms.first_mut().and_then(|(_, term)| term.comment.take());
        builder.entry(self.id.as_deref(), self.line, terms)?;
        builder.facts(self.line, self.facts);
        builder.reviewed(self.line, review, comment, rejected);
        Ok(())
    }
}
