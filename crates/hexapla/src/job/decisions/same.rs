//! Which entry of an earlier glossary or of a term base an entry is.

use std::collections::{BTreeMap, BTreeSet};

use hexapla_lang::fold::fold;
use hexapla_model::{ConceptEntry, KnownEntry, Lang, LanguageSection};

use super::is_rejected;

/// The folded terms of an entry in each language, the pivot first.
pub(super) struct Keys(Vec<Vec<String>>);

/// How much two entries share that have a term of the pivot in common; the more, the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Shared {
    /// Whether they are the same entry: they share a term of another language, or one of them has none.
    is_same: bool,
    langs: usize,
    preferred: bool,
}

impl Keys {
    pub(super) fn of_entry(entry: &ConceptEntry) -> Self {
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
pub(super) struct Index<'e> {
    entries: &'e [KnownEntry],
    langs: &'e [Lang],
    keys: Vec<Keys>,
    by_pivot: BTreeMap<String, Vec<usize>>,
}

impl<'e> Index<'e> {
    pub(super) fn new(entries: &'e [KnownEntry], langs: &'e [Lang]) -> Self {
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
    pub(super) fn same(&self, keys: &Keys) -> Option<&'e KnownEntry> {
        let same = self.alike(keys).into_iter().filter(|(shared, _)| shared.is_same);
        same.max_by_key(|(shared, n)| (*shared, std::cmp::Reverse(*n))).map(|(_, n)| &self.entries[n])
    }

    /// For each entry the earlier one that it continues, which continues in no other: the same one, else one that shares no
    /// more than the term, since a person may have corrected all its renderings. What was rejected does not continue.
    pub(super) fn matches(&self, entries: &[ConceptEntry]) -> Vec<Option<usize>> {
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

pub(super) fn folded(text: &str) -> String {
    let mut out = String::new();
    fold(text, &mut out);
    out
}
