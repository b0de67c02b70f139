//! Rows that a run has written already: each is written once.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use hexapla_model::{Corpus, Lang, TranslationUnit};

use crate::DoneDocument;
use crate::manifest::Fingerprint;

/// What becomes of rows that repeat an earlier one, in all their texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Repeats {
    /// They are written.
    #[default]
    Keep,
    /// They are dropped: the first document that has a row keeps it.
    Drop,
}

/// The rows so far, 16 bytes each: two different rows among a billion look alike with a probability of 10⁻²¹.
#[derive(Debug, Default)]
pub(super) struct Seen {
    rows: HashSet<u128>,
    /// A hash of the input files of all documents so far.
    before: u64,
}

impl Seen {
    /// Adds the rows of a document that an earlier run has finished; they were read when it was looked up.
    pub(super) fn add_done(&mut self, document: &DoneDocument) {
        document.corpus().iter().for_each(|corpus| self.add(corpus));
    }

    /// Adds the rows of a document that is written.
    pub(super) fn add(&mut self, corpus: &Corpus) {
        self.rows.extend(corpus.units.iter().map(|unit| fingerprint(&corpus.langs, unit)));
    }

    /// Drops the rows that are known and adds the others; returns how many were dropped.
    pub(super) fn drop_repeated(&mut self, corpus: &mut Corpus) -> usize {
        let (langs, all) = (&corpus.langs, corpus.units.len());
        corpus.units.retain(|unit| self.rows.insert(fingerprint(langs, unit)));
        all - corpus.units.len()
    }

    /// What the results of each of these documents depend on beside its own files: the files of all before it, in their
    /// order. The documents count as done from here on.
    pub(super) fn before_each(&mut self, fingerprints: &[Option<Fingerprint>]) -> Vec<String> {
        let each = fingerprints.iter().map(|fingerprint| {
            let before = format!("{:016x}", self.before);
            let mut hasher = DefaultHasher::new();
            (self.before, fingerprint).hash(&mut hasher);
            self.before = hasher.finish();
            before
        });
        each.collect()
    }
}

/// A number that stands for the texts of a row and their languages.
fn fingerprint(langs: &[Lang], unit: &TranslationUnit) -> u128 {
    let half = |seed: u8| {
        let mut hasher = DefaultHasher::new();
        seed.hash(&mut hasher);
        for (lang, text) in langs.iter().zip(&unit.texts) {
            if let Some(text) = text {
                (lang.as_str(), text.text.as_str()).hash(&mut hasher);
            }
        }
        u128::from(hasher.finish())
    };
    half(0) << 64 | half(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn corpus(langs: &[Lang], rows: &[&[&str]]) -> Corpus {
        let columns: Vec<Vec<&str>> =
            (0..langs.len()).map(|n| rows.iter().map(|row| row[n]).collect()).collect();
        let columns: Vec<(Lang, &[&str])> =
            langs.iter().zip(&columns).map(|(lang, texts)| (*lang, texts.as_slice())).collect();
        Corpus::from_columns("a", &columns)
    }

    #[test]
    fn a_row_is_kept_once() {
        let mut seen = Seen::default();
        let mut first = corpus(&[Lang::EN, Lang::FR], &[&["a", "b"], &["a", "b"], &["a", "c"], &["b", "a"]]);
        assert_eq!(seen.drop_repeated(&mut first), 1);
        // Other languages, and the same texts cut elsewhere, are other rows.
        let mut second = corpus(&[Lang::EN, Lang::ES], &[&["a", "b"], &["ab", ""]]);
        assert_eq!(seen.drop_repeated(&mut second), 0);
        let mut third = corpus(&[Lang::EN, Lang::FR], &[&["a", "c"], &["new", "row"]]);
        assert_eq!(seen.drop_repeated(&mut third), 1);
        assert_eq!(third.units.len(), 1);
        // A document that an earlier run has written counts as well.
        let mut again = Seen::default();
        again.add(&first);
        assert_eq!(again.drop_repeated(&mut corpus(&[Lang::EN, Lang::FR], &[&["b", "a"]])), 1);
    }

    #[test]
    fn results_depend_on_all_documents_before() {
        let before = |count: usize| Seen::default().before_each(&vec![None; count]);
        assert_eq!(before(3)[..2], before(2)[..]);
        let mut seen = Seen::default();
        let first = seen.before_each(&[None]);
        assert_eq!([first, seen.before_each(&[None])].concat(), before(2));
        assert_eq!(before(3).iter().collect::<HashSet<_>>().len(), 3);
    }
}
