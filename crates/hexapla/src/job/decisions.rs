//! What a person has decided about the entries of an earlier glossary holds for the next one, and entries keep their ids.
//!
//! An entry is the same as an earlier one if they share a term of the pivot and, where both have terms in other languages,
//! one of those too. Terms are compared as they are folded.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use hexapla_lang::fold::fold;
use hexapla_model::{
    ConceptEntry, Diagnostic, Glossary, KnownEntry, Lang, LanguageSection, Location, Severity, Term,
    TermBase, Verdict,
};

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
    /// Entries that an earlier glossary accepts: they are kept as they are.
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

    /// Whether a person has decided something about an entry of the earlier glossary.
    pub(super) fn is_reviewed(&self) -> bool {
        self.earlier.iter().any(|entry| entry.review.is_some() || !entry.rejected.is_empty())
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
        let mut ids = Ids::new(&self.earlier);
        let columns = columns(&self.earlier, langs);
        for (entry, found) in glossary.entries.iter_mut().zip(&matches) {
            match found {
                Some(n) => rejected_terms += keep(entry, &self.earlier[*n], langs, &columns),
                None if !self.earlier.is_empty() => entry.id = ids.next(),
                None => {}
            }
        }
        let taken: BTreeSet<usize> = matches.into_iter().flatten().collect();
        let is_accepted =
            |entry: &KnownEntry| entry.review == Some(Verdict::Accept) && !is_rejected(entry, langs);
        let lost =
            self.earlier.iter().enumerate().filter(|(n, entry)| is_accepted(entry) && !taken.contains(n));
        glossary.entries.extend(lost.map(|(_, known)| kept(known, langs, &columns)));
        let rejects = |entry: &&KnownEntry| is_rejected(entry, langs);
        glossary.rejected =
            self.earlier.iter().filter(rejects).map(|known| kept(known, langs, &columns)).collect();
        let accepted = self.earlier.iter().filter(|entry| is_accepted(entry)).count();
        Reviewed { accepted, rejected, rejected_terms }
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
        entry.rejected.push((langs[place], rejected.clone()));
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

/// Ids for entries that an earlier glossary does not have: the numbers go on after its last one.
struct Ids(u32);

impl Ids {
    fn new(entries: &[KnownEntry]) -> Self {
        let numbers = entries.iter().filter_map(|entry| entry.id.strip_prefix('c')?.parse().ok());
        Self(numbers.max().unwrap_or(0))
    }

    fn next(&mut self) -> String {
        self.0 = self.0.saturating_add(1);
        format!("c{}", self.0)
    }
}

/// The folded terms of an entry in each language, the pivot first.
struct Keys(Vec<Vec<String>>);

/// How much two entries share that have a term of the pivot in common; the more, the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Shared {
    /// Whether they are the same entry: they share a term of another language, or one of them has none.
    is_same: bool,
    langs: usize,
    preferred: bool,
}

impl Keys {
    fn of_entry(entry: &ConceptEntry) -> Self {
        let section = |section: &Option<LanguageSection>| {
            section.iter().flat_map(|section| &section.terms).map(|term| folded(&term.text)).collect()
        };
        Self(entry.sections.iter().map(section).collect())
    }

    fn of_known(entry: &KnownEntry, langs: &[Lang]) -> Self {
        let mut keys = vec![Vec::new(); langs.len()];
        let terms = entry.terms.iter().map(|(lang, term)| (lang, &term.text));
        let rejected = entry.rejected.iter().map(|(lang, term)| (lang, &term.text));
        for (lang, text) in terms.chain(rejected) {
            if let Some(lang) = lang.position_in(langs) {
                keys[lang].push(folded(text));
            }
        }
        Self(keys)
    }

    fn pivot(&self) -> &[String] {
        self.0.first().map_or(&[], Vec::as_slice)
    }

    fn shared(&self, other: &Self) -> Shared {
        let both = || self.0.iter().zip(&other.0).skip(1);
        let langs = both().filter(|(own, other)| own.iter().any(|key| other.contains(key))).count();
        let is_alone = |keys: &Self| keys.0.iter().skip(1).all(Vec::is_empty);
        Shared {
            is_same: langs > 0 || is_alone(self) || is_alone(other),
            langs,
            preferred: self.pivot().first() == other.pivot().first(),
        }
    }
}

/// Earlier entries by their terms of the pivot.
struct Index<'e> {
    entries: &'e [KnownEntry],
    langs: &'e [Lang],
    keys: Vec<Keys>,
    by_pivot: BTreeMap<String, Vec<usize>>,
}

impl<'e> Index<'e> {
    fn new(entries: &'e [KnownEntry], langs: &'e [Lang]) -> Self {
        let keys: Vec<Keys> = entries.iter().map(|entry| Keys::of_known(entry, langs)).collect();
        let mut by_pivot: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (n, key) in
            keys.iter().enumerate().flat_map(|(n, keys)| keys.pivot().iter().map(move |key| (n, key)))
        {
            by_pivot.entry(key.clone()).or_default().push(n);
        }
        Self { entries, langs, keys, by_pivot }
    }

    /// The entries that share a term of the pivot, with what they share.
    fn alike(&self, keys: &Keys) -> Vec<(Shared, usize)> {
        let found: BTreeSet<usize> =
            keys.pivot().iter().filter_map(|key| self.by_pivot.get(key)).flatten().copied().collect();
        found.into_iter().map(|n| (self.keys[n].shared(keys), n)).collect()
    }

    /// The same entry, of several the one that shares most.
    fn same(&self, keys: &Keys) -> Option<&'e KnownEntry> {
        let same = self.alike(keys).into_iter().filter(|(shared, _)| shared.is_same);
        same.max_by_key(|(shared, n)| (*shared, std::cmp::Reverse(*n))).map(|(_, n)| &self.entries[n])
    }

    /// For each entry the earlier one that it continues, which continues in no other: the same one, else one that shares no
    /// more than the term, since a person may have corrected all its renderings. What was rejected does not continue.
    fn matches(&self, entries: &[ConceptEntry]) -> Vec<Option<usize>> {
        let alike: Vec<Vec<(Shared, usize)>> =
            entries.iter().map(|entry| self.alike(&Keys::of_entry(entry))).collect();
        let (mut out, mut taken) = (vec![None; entries.len()], BTreeSet::new());
        for needs_same in [true, false] {
            for (out, alike) in out.iter_mut().zip(&alike).filter(|(out, _)| out.is_none()) {
                let may = |(shared, n): &&(Shared, usize)| {
                    let known = &self.entries[*n];
                    !taken.contains(n)
                        && !is_rejected(known, self.langs)
                        && if needs_same {
                            shared.is_same
                        } else {
                            shared.preferred || known.review.is_none()
                        }
                };
                let best =
                    alike.iter().filter(may).max_by_key(|(shared, n)| (*shared, std::cmp::Reverse(*n)));
                *out = best.map(|(_, n)| *n);
                taken.extend(*out);
            }
        }
        out
    }
}

fn folded(text: &str) -> String {
    let mut out = String::new();
    fold(text, &mut out);
    out
}

#[cfg(test)]
mod tests;
