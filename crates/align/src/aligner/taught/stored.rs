//! What was taught as bytes. Numbers keep their bits, so that a run that goes on gives what one run would have given.

use std::collections::BTreeMap;

use hexapla_model::{Both, Lang};
use serde::{Deserialize, Serialize};

use super::{Learned, Taught};
use crate::lexicon::{KnownWords, Lexica, Table};
use crate::text::Words;

#[derive(Serialize, Deserialize)]
struct Stored {
    languages: Vec<(String, Vec<String>)>,
    pairs: Vec<Pair>,
}

#[derive(Serialize, Deserialize)]
struct Pair {
    langs: (String, String),
    forward: Table,
    backward: Table,
    source_counts: Vec<u32>,
    target_counts: Vec<u32>,
}

pub(super) fn write(taught: &Taught) -> Vec<u8> {
    let languages = taught.words.iter();
    let languages = languages.map(|(lang, words)| {
        (lang.to_string(), words.words.strings().iter().map(str::to_owned).collect::<Vec<_>>())
    });
    let pairs = taught.lexica.iter().map(|((source, target), learned)| Pair {
        langs: (source.to_string(), target.to_string()),
        forward: learned.lexica.forward.clone(),
        backward: learned.lexica.backward.clone(),
        source_counts: learned.counts.source.clone(),
        target_counts: learned.counts.target.clone(),
    });
    let stored = Stored { languages: languages.collect(), pairs: pairs.collect() };
    postcard::to_allocvec(&stored).expect("vectors of strings and numbers")
}

/// The bytes come from a file, which anybody may have changed: what does not fit together is refused.
pub(super) fn read(bytes: &[u8]) -> Option<Taught> {
    let stored: Stored = postcard::from_bytes(bytes).ok()?;
    let mut words = BTreeMap::new();
    for (lang, forms) in stored.languages {
        let mut own = Words::default();
        forms.iter().for_each(|form| own.intern(form));
        if own.len() != forms.len() {
            return None;
        }
        words.insert(Lang::parse(&lang).ok()?, KnownWords::new(own));
    }
    let mut lexica = BTreeMap::new();
    for pair in stored.pairs {
        let langs = Both::new(Lang::parse(&pair.langs.0).ok()?, Lang::parse(&pair.langs.1).ok()?);
        let sizes = langs.map(|lang| words.get(&lang).map(|known| known.words.len()));
        let sizes = Both::new(sizes.source?, sizes.target?);
        let counts = Both::new(pair.source_counts, pair.target_counts);
        let counted = counts.as_ref().map(Vec::len) == sizes;
        if !counted
            || !pair.forward.is_between(sizes.source, sizes.target)
            || !pair.backward.is_between(sizes.target, sizes.source)
        {
            return None;
        }
        let learned = Learned::new(Lexica { forward: pair.forward, backward: pair.backward }, counts);
        lexica.insert((langs.source, langs.target), learned);
    }
    Some(Taught { words, lexica })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lessons;

    #[test]
    fn bits_are_kept_and_damage_is_noticed() {
        let mut english = Words::default();
        english.intern("lake");
        let mut french = Words::default();
        french.intern("lac");
        let mut lessons = Lessons::default();
        (0..3).for_each(|_| lessons.push(&[0], &[0]));
        let counts = Both::new(vec![3], vec![3]);
        let lexica = Lexica::learn(&lessons, &[], &counts);
        let words =
            [(Lang::EN, english), (Lang::FR, french)].map(|(lang, words)| (lang, KnownWords::new(words)));
        let words = BTreeMap::from(words);
        let lexica = BTreeMap::from([((Lang::EN, Lang::FR), Learned::new(lexica, counts))]);
        let bytes = Taught { words, lexica }.to_bytes();
        let again = Taught::from_bytes(&bytes).expect("our own bytes");
        assert_eq!(again.to_bytes(), bytes);
        for end in 0..bytes.len() {
            assert!(Taught::from_bytes(&bytes[..end]).is_none(), "{end}");
        }
    }
}
