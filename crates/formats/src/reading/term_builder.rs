//! A term base in the making: looks after ids, limits and findings.

use std::collections::hash_map::Entry::{Occupied, Vacant};
use std::collections::{BTreeSet, HashMap};
use std::path::Path;

#[cfg(feature = "xlsx")]
use hexapla_model::KnownContext;
use hexapla_model::{EntryFacts, KnownEntry, Lang, Severity, Term, TermBase, Verdict, Warned};
use hexapla_source::findings::shown;
use hexapla_source::{Cause, Findings};

#[cfg(feature = "xlsx")]
use crate::format::xlsx::reader as spreadsheet;

use super::term_ids::{First, Ids, Repeat};
use super::term_text::is_too_long;

/// The entries so far.
pub(crate) struct Builder<'a> {
    limit: u32,
    findings: Findings<'a>,
    entries: Vec<KnownEntry>,
    ids: Ids,
    /// The sheets of a workbook so far, and the letters of their columns of ids.
    sheets: Vec<(String, String)>,
}

impl<'a> Builder<'a> {
    pub(crate) fn new(path: &'a Path, limit: u32) -> Self {
        Self {
            limit,
            findings: Findings::new(path),
            entries: Vec::new(),
            ids: Ids::default(),
            sheets: Vec::new(),
        }
    }

    /// Whether there is no entry yet.
    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// One finding; `hint` may be empty.
    pub(crate) fn finding(&mut self, severity: Severity, line: u32, message: &str, hint: &str) {
        self.findings.push(severity, line, message, hint);
    }

    /// What is found from now on is in this sheet, which has its ids in a column.
    #[cfg(feature = "xlsx")]
    pub(crate) fn begin_sheet(&mut self, name: &str, ids: Option<usize>) {
        self.findings.set_sheet(Some(name));
        self.sheets.push((name.to_owned(), ids.map(spreadsheet::letters).unwrap_or_default()));
    }

    /// Whether what is read is a sheet of a workbook.
    pub(crate) fn is_in_sheet(&self) -> bool {
        !self.sheets.is_empty()
    }

    /// Something is skipped.
    pub(crate) fn left_out(&mut self, line: u32, message: &str, hint: &str) {
        self.findings.push(Severity::Error, line, message, hint);
    }

    /// Something is odd.
    pub(crate) fn odd(&mut self, line: u32, message: &str, hint: &str) {
        self.findings.push(Severity::Warning, line, message, hint);
    }

    /// The term that `text` shows, its white space made single blanks; none if it shows nothing or is too long.
    pub(crate) fn term(&mut self, line: u32, text: &str) -> Option<String> {
        if is_too_long(text) {
            let message = format!("a term of {} bytes, skipped: `{}`", text.len(), shown(text));
            self.left_out(line, &message, "the end of a quoted cell or of an element may be missing");
            return None;
        }
        let term = text.split_whitespace().collect::<Vec<_>>().join(" ");
        (!term.is_empty()).then_some(term)
    }

    /// An entry that begins on `line`; without an id it is called by its line, or what is unused and like it.
    pub(crate) fn entry(
        &mut self,
        id: Option<&str>,
        line: u32,
        terms: Vec<(Lang, Term)>,
    ) -> Result<(), Cause> {
        if terms.is_empty() {
            self.odd(line, "an entry without terms", "");
            return Ok(());
        }
        if self.entries.len() >= self.limit as usize {
            return Err(Cause::TooManyRows { limit: self.limit });
        }
        let id = id.map(str::trim).filter(|id| !id.is_empty());
        let (entry, sheet) = (self.entries.len(), self.sheets.len().saturating_sub(1));
        self.ids.add(id, First { entry, line, sheet });
        // One that is lacking or repeated is made at the end.
        let id = id.unwrap_or_default().to_owned();
        let terms = self.merged(line, terms);
        self.entries.push(KnownEntry { id, line, terms, ..KnownEntry::default() });
        Ok(())
    }

    /// The terms of the entry on `line`, each once.
    fn merged(&mut self, line: u32, terms: Vec<(Lang, Term)>) -> Vec<(Lang, Term)> {
        let mut places: HashMap<(Lang, String), usize> = HashMap::new();
        let mut merged: Vec<(Lang, Term)> = Vec::with_capacity(terms.len());
        for (lang, term) in terms {
            match places.entry((lang, term.text.clone())) {
                Occupied(place) => {
                    let message =
                        format!("the term `{}` is in {lang} more than once: kept once", shown(&term.text));
                    self.finding(Severity::Note, line, &message, "");
                    merge(&mut merged[*place.get()].1, term);
                }
                Vacant(place) => {
                    place.insert(merged.len());
                    merged.push((lang, term));
                }
            }
        }
        merged
    }

    /// What a person has decided about the entry on `line` in a cell of this column, and noted beside it.
    pub(crate) fn decided(
        &mut self,
        line: u32,
        (review, column): (Option<&str>, Option<usize>),
        comment: Option<&str>,
    ) {
        let verdict = self.verdict(line, (review, column));
        let comment = comment.map(str::trim).filter(|comment| !comment.is_empty());
        self.reviewed(line, verdict, comment.map(str::to_owned), Vec::new());
    }

    /// What a person has decided about the entry on `line`, noted beside it, and which of its terms are rejected.
    pub(crate) fn reviewed(
        &mut self,
        line: u32,
        review: Option<Verdict>,
        comment: Option<String>,
        rejected: Vec<(Lang, Term)>,
    ) {
        if let Some(entry) = self.entries.last_mut().filter(|entry| entry.line == line) {
            (entry.review, entry.comment, entry.rejected) = (review, comment, rejected);
        }
    }

    /// What a cell of the column `review` says; what is not understood is reported.
    pub(crate) fn verdict(
        &mut self,
        line: u32,
        (cell, column): (Option<&str>, Option<usize>),
    ) -> Option<Verdict> {
        let cell = cell.map(str::trim).filter(|cell| !cell.is_empty())?;
        let verdict = verdict(cell);
        if verdict.is_none() {
            let place = column.map(|column| self.place(line, column)).unwrap_or_default();
            let message =
                format!("the review `{}`{place} is not understood: the entry stays unreviewed", shown(cell));
            self.odd(line, &message, "write `accept` or `reject`");
        }
        verdict
    }

    /// The cell of a column on a line, for a message.
    fn place(&self, line: u32, column: usize) -> String {
        #[cfg(feature = "xlsx")]
        if self.is_in_sheet() {
            return format!(" in cell {}{line}", spreadsheet::letters(column));
        }
        let _ = line;
        format!(" in column {}", column + 1)
    }

    /// What the file says of the entry on `line` beside its terms.
    pub(crate) fn facts(&mut self, line: u32, facts: EntryFacts) {
        if let Some(entry) = self.entries.last_mut().filter(|entry| entry.line == line) {
            entry.facts = facts;
        }
    }

    /// A context of the entry with that id, which is read already.
    #[cfg(feature = "xlsx")]
    pub(crate) fn context(&mut self, id: &str, context: KnownContext) {
        if let Some(entry) = self.ids.entry(id).and_then(|n| self.entries.get_mut(n)) {
            entry.facts.contexts.push(context);
        }
    }

    /// Gives each entry an id of its own; what repeats one is reported.
    fn make_ids_unique(&mut self) {
        for repeat in std::mem::take(&mut self.ids).make_unique(&mut self.entries) {
            let Repeat { id, first, again } = repeat;
            let place = match (self.sheets.get(again.sheet), self.sheets.get(first.sheet)) {
                (Some((name, column)), Some((sheet, first_column))) => {
                    self.findings.set_sheet(Some(name));
                    let (sheet, lines) = (shown(sheet), (again.line, first.line));
                    format!(
                        "in cell {column}{}, first in {first_column}{} of sheet `{sheet}`",
                        lines.0, lines.1
                    )
                }
                _ => format!("first on line {}", first.line),
            };
            let (old, new) = (shown(&id), shown(&self.entries[again.entry].id));
            let separator = if self.sheets.is_empty() { ", " } else { " " };
            let message = format!("id `{old}` again{separator}{place}: the entry gets the id `{new}`");
            self.odd(again.line, &message, "give each entry an id of its own");
        }
    }

    /// The term base; of languages that it has in one form the form is dropped.
    pub(crate) fn finish(mut self) -> Warned<TermBase> {
        self.make_ids_unique();
        let mut langs: Vec<&mut Lang> = Vec::new();
        for entry in &mut self.entries {
            langs.extend(entry.terms.iter_mut().map(|(lang, _)| lang));
            langs.extend(entry.rejected.iter_mut().map(|(lang, _)| lang));
        }
        let forms: Vec<Lang> = langs.iter().map(|lang| **lang).collect::<BTreeSet<_>>().into_iter().collect();
        let names: HashMap<Lang, Lang> = forms.iter().map(|lang| (*lang, lang.beside(&forms))).collect();
        langs.into_iter().for_each(|lang| *lang = names[lang]);
        Warned { value: TermBase { entries: self.entries }, diagnostics: self.findings.finish() }
    }
}

/// Adds to a term what is known of it elsewhere.
fn merge(term: &mut Term, other: Term) {
    term.frequency = term.frequency.max(other.frequency);
    term.status = term.status.max(other.status);
    (term.part, term.number) = (term.part.or(other.part), term.number.or(other.number));
    term.comment = match (term.comment.take(), other.comment) {
        (Some(own), Some(other)) if own != other => Some(format!("{own}; {other}")),
        (own, other) => own.or(other),
    };
}

/// What a cell of the column `review` says.
fn verdict(cell: &str) -> Option<Verdict> {
    let word = cell.to_lowercase();
    let says = |words: &[&str]| words.contains(&word.as_str());
    if says(&["accept", "accepted", "approve", "approved", "yes", "y", "ok", "x", "+", "✓", "✔"]) {
        Some(Verdict::Accept)
    } else if says(&["reject", "rejected", "no", "n", "-", "✗", "✘"]) {
        Some(Verdict::Reject)
    } else {
        None
    }
}
