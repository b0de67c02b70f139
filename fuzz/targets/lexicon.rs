//! Readers of term bases, lexicons and stop lists.

use std::path::Path;

use hexapla::formats::Importer;
use hexapla::formats::WordPair;
use hexapla::formats::{Format, Options, write_glossary};
use hexapla::model::{Lang, TermBase};
use hexapla::{glossary_of, known_words, lexicon_entries};

use super::Verdict;
use super::document::twice;
use crate::scratch;

pub(super) fn term_base_csv(data: &[u8]) -> Verdict {
    term_base(data, "csv", Format::Csv)
}

pub(super) fn term_base_tbx(data: &[u8]) -> Verdict {
    term_base(data, "tbx", Format::Tbx)
}

/// A term base, which reads back the same after it was written once.
fn term_base(data: &[u8], ending: &str, format: Format) -> Verdict {
    let folder = scratch::folder();
    let name = format!("seed.{ending}");
    let path = scratch::put(&folder, &name, data);
    let Some(base) = twice(|| Importer::default().read_term_base(&path)) else { return Verdict::Refused };
    for (_, term) in base.entries.iter().flat_map(|entry| &entry.terms) {
        assert!(!term.text.trim().is_empty(), "a term that is blank");
    }
    if base.entries.iter().all(|entry| entry.terms.is_empty()) {
        return Verdict::Accepted;
    }
    let again = |base: &TermBase| {
        let mut bytes = Vec::new();
        write_glossary(
            format,
            &glossary_of(base, &[]).expect("all languages"),
            &Options::default(),
            &mut bytes,
        )
        .expect("memory");
        let path = scratch::put(&folder, &name, &bytes);
        Importer::default().read_term_base(&path).map(|read| read.value).map_err(|e| e.to_string())
    };
    let first = again(&base).unwrap_or_else(|e| panic!("what was written is refused: {e}"));
    let second = again(&first).unwrap_or_else(|e| panic!("what was written is refused: {e}"));
    assert_eq!(terms(&first), terms(&second), "written and read, it is the same");
    Verdict::Accepted
}

/// The terms of each entry, by language.
fn terms(base: &TermBase) -> Vec<Vec<(Lang, &str)>> {
    base.entries
        .iter()
        .map(|entry| entry.terms.iter().map(|(lang, term)| (*lang, term.text.as_str())).collect())
        .collect()
}

/// A lexicon in any of the forms that its content shows.
pub(super) fn lexicon(data: &[u8]) -> Verdict {
    let folder = scratch::folder();
    let path = scratch::put(&folder, "seed.txt", data);
    match read(&path) {
        Some(pairs) => check(&pairs),
        None => Verdict::Refused,
    }
}

/// The index of a dictd dictionary, and the dictionary.
pub(super) fn dictd(data: &[u8]) -> Verdict {
    let folder = scratch::folder();
    let [index, dictionary] = scratch::split(data);
    let path = scratch::put(&folder, "fra-eng.index", index);
    scratch::put(&folder, "fra-eng.dict", dictionary);
    match read(&path) {
        Some(pairs) => check(&pairs),
        None => Verdict::Refused,
    }
}

fn read(path: &Path) -> Option<Vec<WordPair>> {
    twice(|| Importer::default().read_lexicon(path, Some((Lang::EN, Lang::FR))))
}

fn check(pairs: &[WordPair]) -> Verdict {
    assert!(!pairs.is_empty(), "a lexicon without pairs is refused");
    for pair in pairs {
        assert!(!pair.source.1.trim().is_empty() && !pair.target.1.trim().is_empty(), "a word that is blank");
        assert_ne!(pair.source.0, pair.target.0, "two languages");
        assert!(pair.probability.is_none_or(|p| p > 0.0 && p <= 1.0), "probability {:?}", pair.probability);
    }
    let _ = (lexicon_entries(pairs), known_words(pairs, Lang::EN, Lang::FR));
    Verdict::Accepted
}

pub(super) fn stop_list(data: &[u8]) -> Verdict {
    let folder = scratch::folder();
    let path = scratch::put(&folder, "seed.txt", data);
    let Some(terms) = twice(|| Importer::default().read_stop_list(&path)) else { return Verdict::Refused };
    terms.iter().for_each(|(_, term)| assert!(!term.trim().is_empty(), "a term that is blank"));
    Verdict::Accepted
}
