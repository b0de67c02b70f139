//! What a person has decided about the entries of an earlier glossary holds for the next one, and entries keep their ids.
//!
//! An entry is the same as an earlier one if they share a term of the pivot and, where both have terms in other languages,
//! one of those too. Terms are compared as they are folded.

mod same;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use hexapla_model::{
    ConceptEntry, Diagnostic, Glossary, KnownEntry, Lang, LanguageSection, Location, Severity, Term,
    TermBase, TermStatus, Verdict,
};

use same::{Index, Keys, folded};

/// Entries that a person has seen.
#[derive(Debug, Default)]
pub(super) struct Decisions {
    /// Those of the earlier glossary, in its order.
    pub(super) earlier: Vec<KnownEntry>,
    /// The table of each of them, and who wrote it last.
    tables: Vec<(PathBuf, Writer)>,
    /// Those that a term base rejects.
    pub(super) rejected: Vec<KnownEntry>,
    /// Those of a term base of which a person has rejected some terms.
    pub(super) partly: Vec<KnownEntry>,
    /// The other entries of a term base in which a person has decided something: they go on in the glossary where it has them.
    pub(super) base: Vec<KnownEntry>,
}

/// Who wrote a table last. What hexapla wrote repeats decisions that it has read, so the word of a person goes before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Writer {
    Hexapla,
    Person,
}

/// What became of the decisions of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Reviewed {
    /// Entries that an earlier glossary accepts, and those that were found and a term base accepts: they are kept as they are.
    pub accepted: usize,
    /// Entries that were found, but are skipped because they were rejected.
    pub rejected: usize,
    /// Terms that were found in other entries, but are skipped because they were rejected.
    pub rejected_terms: usize,
}

impl Decisions {
    /// The rejected entries of a term base, which do not count as known.
    pub(super) fn take_rejected(&mut self, base: &mut TermBase) {
        let (rejected, known) = std::mem::take(&mut base.entries)
            .into_iter()
            .partition(|entry| entry.review == Some(Verdict::Reject));
        (self.rejected, base.entries) = (rejected, known);
        self.partly = base.entries.iter().filter(|entry| !entry.rejected.is_empty()).cloned().collect();
    }

    /// What is left of a term base, without what is rejected: if a person has decided something in it, its entries keep their
    /// ids, their comments and, if they are accepted, their terms.
    pub(super) fn continue_base(&mut self, base: &TermBase) {
        let is_decided = |entry: &KnownEntry| entry.review.is_some() || !entry.rejected.is_empty();
        if !self.rejected.is_empty() || base.entries.iter().any(is_decided) {
            self.base.clone_from(&base.entries);
        }
    }

    /// Adds the entries of an earlier glossary, that of `path`. Of an entry that is there already, the one that a person has
    /// seen counts.
    pub(super) fn add_earlier(&mut self, base: TermBase, path: &Path, writer: Writer) {
        let mut places: BTreeMap<String, usize> =
            self.earlier.iter().enumerate().map(|(n, entry)| (entry.id.clone(), n)).collect();
        for entry in base.entries {
            let Some(n) = places.get(&entry.id) else {
                places.insert(entry.id.clone(), self.earlier.len());
                self.earlier.push(entry);
                self.tables.push((path.to_owned(), writer));
                continue;
            };
            let is_seen = is_seen(&entry);
            if match (self.tables[*n].1, writer) {
                (Writer::Hexapla, Writer::Person) => true,
                (Writer::Person, Writer::Hexapla) => false,
                _ => is_seen,
            } {
                self.earlier[*n] = entry;
                self.tables[*n] = (path.to_owned(), writer);
            }
        }
    }

    /// Whether a person has decided something about an entry of the earlier glossary, or accepted one of the term base.
    pub(super) fn is_reviewed(&self) -> bool {
        self.earlier.iter().any(|entry| entry.review.is_some() || !entry.rejected.is_empty())
            || self.base.iter().any(|entry| entry.review == Some(Verdict::Accept))
    }

    /// Reports entries whose term in `pivot` is gone: nothing can be compared with them.
    pub(super) fn without_pivot(&self, pivot: Lang) -> Vec<Diagnostic> {
        let has_pivot =
            |entry: &KnownEntry| entry.terms.iter().any(|(lang, _)| lang.primary() == pivot.primary());
        let decided = self.earlier.iter().zip(&self.tables).filter(|(entry, _)| !has_pivot(entry));
        let found = decided.filter_map(|(entry, (path, _))| {
            let (word, rest) = match entry.review? {
                Verdict::Accept => {
                    ("accepted", "it is kept as it is, and what is found is offered beside it")
                }
                Verdict::Reject => ("rejected", "what is found is offered again"),
            };
            let message = format!(
                "entry {} is {word}, but its cell for {pivot}, the pivot, is empty: {rest}",
                entry.id
            );
            let hint = match entry.review? {
                Verdict::Accept => "fill in the cell, or write `reject` to skip the entry",
                Verdict::Reject => "fill in the cell again",
            };
            Some(
                Diagnostic::new(Severity::Warning, path, message)
                    .at(Location { line: entry.line, page: None })
                    .hint(hint),
            )
        });
        found.collect()
    }

    /// Skips what is rejected, keeps what is accepted, and gives entries the ids that they had.
    pub(super) fn apply(&self, glossary: &mut Glossary) -> Reviewed {
        let langs = &glossary.langs;
        let (earlier, rejected) = (Index::new(&self.earlier, langs), Index::new(&self.rejected, langs));
        let partly = Index::new(&self.partly, langs);
        let found = glossary.entries.len();
        glossary.entries.retain(|entry| {
            let keys = Keys::of_entry(entry);
            let is_rejected =
                |entry: Option<&KnownEntry>| entry.is_some_and(|entry| is_rejected(entry, langs));
            !is_rejected(earlier.same(&keys))
                && !is_rejected(partly.same(&keys))
                && rejected.same(&keys).is_none()
        });
        let mut rejected_terms = 0;
        for entry in &mut glossary.entries {
            if let Some(known) = partly.same(&Keys::of_entry(entry)) {
                rejected_terms += take_rejected_terms(entry, known, langs);
            }
        }
        let rejected = found - glossary.entries.len();
        let matches = earlier.matches(&glossary.entries);
        let columns = columns(&self.earlier, langs);
        let resumed = self.resume(&mut glossary.entries, &matches, langs, &columns);
        rejected_terms += resumed.rejected_terms;
        let taken: BTreeSet<usize> = matches.into_iter().flatten().collect();
        let is_accepted =
            |entry: &KnownEntry| entry.review == Some(Verdict::Accept) && !is_rejected(entry, langs);
        let lost =
            self.earlier.iter().enumerate().filter(|(n, entry)| is_accepted(entry) && !taken.contains(n));
        glossary.entries.extend(lost.map(|(_, known)| kept(known, langs, &columns)));
        let rejects = |entry: &&KnownEntry| is_rejected(entry, langs);
        glossary.rejected =
            self.earlier.iter().filter(rejects).map(|known| kept(known, langs, &columns)).collect();
        let accepted = self.earlier.iter().filter(|entry| is_accepted(entry)).count() + resumed.accepted;
        Reviewed { accepted, rejected, rejected_terms }
    }

    /// Gives entries what the earlier glossary, by `matches`, and the term base have of them; says how many the term base accepts,
    /// and how many terms were rejected.
    fn resume(
        &self,
        entries: &mut [ConceptEntry],
        matches: &[Option<usize>],
        langs: &[Lang],
        columns: &BTreeSet<usize>,
    ) -> Reviewed {
        let of_base = Index::new(&self.base, langs).matches(entries);
        let base_columns = self::columns(&self.base, langs);
        let mut ids = Ids::new(self);
        let mut resumed = Reviewed::default();
        for (entry, (own, base)) in entries.iter_mut().zip(matches.iter().zip(&of_base)) {
            let (own, base) = (own.map(|n| &self.earlier[n]), base.map(|n| &self.base[n]));
            let id = ids.of(own, base);
            match (own, base) {
                (Some(own), base)
                    if own.review.is_some() || base.is_none_or(|base| base.review.is_none()) =>
                {
                    resumed.rejected_terms += keep(entry, own, langs, columns);
                }
                (_, Some(base)) => {
                    resumed.rejected_terms += keep(entry, base, langs, &base_columns);
                    resumed.accepted += usize::from(agree(entry, base));
                }
                (_, None) => {}
            }
            let comment = base.and_then(|base| base.comment.clone());
            entry.comment = entry.comment.take().or(comment);
            entry.id = id.unwrap_or_else(|| std::mem::take(&mut entry.id));
        }
        resumed
    }
}

/// Whether a person has decided or noted something about an entry.
fn is_seen(entry: &KnownEntry) -> bool {
    let is_noted = entry.comment.is_some() || entry.terms.iter().any(|(_, term)| term.comment.is_some());
    entry.review.is_some() || is_noted || !entry.rejected.is_empty()
}

/// Whether an entry is rejected: as a whole, or with all its terms of the pivot, without which it would name nothing.
fn is_rejected(entry: &KnownEntry, langs: &[Lang]) -> bool {
    let is_pivot = |lang: &Lang| lang.position_in(langs) == Some(0);
    let has_lost_pivot = entry.rejected.iter().any(|(lang, _)| is_pivot(lang))
        && !entry.terms.iter().any(|(lang, _)| is_pivot(lang));
    entry.review == Some(Verdict::Reject) || has_lost_pivot
}

/// Takes from an entry the terms that a person has rejected; returns how many it had.
fn take_rejected_terms(entry: &mut ConceptEntry, known: &KnownEntry, langs: &[Lang]) -> usize {
    let mut taken = 0;
    for (lang, rejected) in &known.rejected {
        let Some(place) = lang.position_in(langs) else { continue };
        let section = entry.sections[place].take();
        entry.sections[place] = section.and_then(|mut section| {
            let before = section.terms.len();
            section.terms.retain(|term| folded(&term.text) != folded(&rejected.text));
            taken += before - section.terms.len();
            (!section.terms.is_empty()).then_some(section)
        });
        let rejected = (langs[place], rejected.clone());
        if !entry.rejected.contains(&rejected) {
            entry.rejected.push(rejected);
        }
    }
    taken
}

/// The languages, by their places in `langs`, in which some entry has a term.
fn columns(entries: &[KnownEntry], langs: &[Lang]) -> BTreeSet<usize> {
    entries.iter().flat_map(|entry| &entry.terms).filter_map(|(lang, _)| lang.position_in(langs)).collect()
}

/// An entry with no more than the earlier one has.
fn kept(known: &KnownEntry, langs: &[Lang], columns: &BTreeSet<usize>) -> ConceptEntry {
    let mut entry = ConceptEntry { sections: vec![None; langs.len()], ..ConceptEntry::default() };
    keep(&mut entry, known, langs, columns);
    entry
}

/// Gives an entry what the earlier one has: its id and its comments, and the terms of one that was decided about. Returns how
/// many terms it loses since a person has rejected them.
fn keep(entry: &mut ConceptEntry, known: &KnownEntry, langs: &[Lang], columns: &BTreeSet<usize>) -> usize {
    entry.id.clone_from(&known.id);
    (entry.review, entry.comment) = (known.review, known.comment.clone());
    let taken = take_rejected_terms(entry, known, langs);
    if known.review.is_none() {
        keep_comments(entry, known, langs);
        return taken;
    }
    for lang in columns {
        let terms = known.terms.iter().filter(|(own, _)| own.position_in(langs) == Some(*lang));
        let terms: Vec<&Term> = terms.map(|(_, term)| term).collect();
        entry.sections[*lang] = section(entry.sections[*lang].take(), &terms);
    }
    taken
}

/// Puts the comments beside the same terms; what is about a term that is gone is about the entry.
fn keep_comments(entry: &mut ConceptEntry, known: &KnownEntry, langs: &[Lang]) {
    for (lang, term) in known.terms.iter().filter(|(_, term)| term.comment.is_some()) {
        let section = lang.position_in(langs).and_then(|place| entry.sections[place].as_mut());
        let mut terms = section.into_iter().flat_map(|section| &mut section.terms);
        match terms.find(|own| folded(&own.text) == folded(&term.text)) {
            Some(own) => own.comment.clone_from(&term.comment),
            None => {
                let both = [&entry.comment, &term.comment].into_iter().flatten().cloned();
                entry.comment = Some(both.collect::<Vec<_>>().join("; "));
            }
        }
    }
}

/// The section with these terms: what was found of each stays.
fn section(found: Option<LanguageSection>, known: &[&Term]) -> Option<LanguageSection> {
    if known.is_empty() {
        return None;
    }
    let mut section = found.unwrap_or_default();
    let terms = known.iter().map(|known| {
        let same = section.terms.iter().find(|term| folded(&term.text) == folded(&known.text));
        let (text, comment) = (known.text.clone(), known.comment.clone());
        Term { text, comment, ..same.unwrap_or(known).clone() }
    });
    section.terms = terms.collect();
    Some(section)
}

/// An entry with the terms that a term base accepts agrees with it, whatever was found; `false` if it accepts none.
fn agree(entry: &mut ConceptEntry, base: &KnownEntry) -> bool {
    if base.review != Some(Verdict::Accept) {
        return false;
    }
    (entry.status, entry.known_id) = (TermStatus::Known, Some(base.id.clone()));
    for section in entry.sections.iter_mut().flatten() {
        section.expected.clear();
        for term in &mut section.terms {
            if base.terms.iter().any(|(_, known)| known.text == term.text) {
                term.status = TermStatus::Known;
            }
        }
    }
    true
}

/// The ids of entries: those that they had, and numbers that go on after the last one for those that had none.
struct Ids<'d> {
    /// Those of the earlier glossary.
    earlier: BTreeSet<&'d str>,
    /// Whether there is anything that new numbers go on from.
    goes_on: bool,
    last: u32,
}

impl<'d> Ids<'d> {
    fn new(decisions: &'d Decisions) -> Self {
        let Decisions { earlier, base, .. } = decisions;
        let goes_on = !earlier.is_empty() || !base.is_empty();
        let all = earlier.iter().chain(base).chain(&decisions.rejected);
        let numbers = all.filter_map(|entry| entry.id.strip_prefix('c')?.parse().ok());
        let earlier = earlier.iter().map(|entry| entry.id.as_str()).collect();
        Self { earlier, goes_on, last: numbers.max().unwrap_or(0) }
    }

    /// The id of an entry with what the earlier glossary and the term base have of it; none if nobody has given any id. That of
    /// the term base counts, unless a person has seen the earlier entry, or another one has that id.
    fn of(&mut self, own: Option<&KnownEntry>, base: Option<&KnownEntry>) -> Option<String> {
        let base = base.filter(|base| {
            let is_own = own.is_some_and(|own| own.id == base.id);
            is_own || !self.earlier.contains(base.id.as_str())
        });
        match (own, base) {
            (Some(own), Some(base)) if !is_seen(own) => Some(base.id.clone()),
            (Some(own), _) => Some(own.id.clone()),
            (None, Some(base)) => Some(base.id.clone()),
            (None, None) if self.goes_on => Some(self.next()),
            (None, None) => None,
        }
    }

    fn next(&mut self) -> String {
        self.last = self.last.saturating_add(1);
        format!("c{}", self.last)
    }
}

#[cfg(test)]
mod tests;
