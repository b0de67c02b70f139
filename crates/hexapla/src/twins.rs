//! Texts that are the same, word for word, though they should be in two languages.

use std::collections::BTreeMap;

use hexapla_lang::script::is_letter;
use hexapla_model::{Diagnostic, Document, Severity};

use crate::language::texts;

/// The part of the running text of a document that is in the other one too, if they are one text.
const SAME: f64 = 0.8;
/// Words of a passage of running text; in scripts without blanks three letters count as one.
const WORDS: usize = 5;
const DENSE: usize = 3;
/// How many letters of a passage are looked at first.
const OPENING: usize = 16;
/// An odd number without pattern, which spreads the bits of a hash: two to the 64th by the golden ratio.
const SEED: u64 = 0x9E37_79B9_7F4A_7C15;

/// The different passages of running text in a document, by their hashes, and how long each is; names, figures and codes
/// are the same in all languages.
pub(crate) struct Passages(BTreeMap<u64, usize>);

impl Passages {
    /// Those of a document.
    pub(crate) fn of(document: &Document) -> Self {
        Self(texts(document).filter(|text| is_running(text)).map(passage).collect())
    }

    /// Whether nearly all running text of the shorter of two documents is in the other one too.
    pub(crate) fn are_those_of(&self, other: &Self) -> bool {
        let shared: usize =
            self.0.iter().filter(|(hash, _)| other.0.contains_key(hash)).map(|(_, n)| n).sum();
        shared > 0 && shared as f64 >= SAME * self.letters().min(other.letters()) as f64
    }

    /// How many letters all passages have.
    fn letters(&self) -> usize {
        self.0.values().sum()
    }
}

/// How the passages of running text in a document begin: by the hashes of their first letters, in order.
pub(crate) struct Openings(Vec<u64>);

impl Openings {
    /// Those of a document.
    pub(crate) fn of(document: &Document) -> Self {
        let passages = texts(document).filter(|text| is_running(text));
        let mut all: Vec<u64> = passages.map(|text| hashed(letters(text).take(OPENING)).0).collect();
        all.sort_unstable();
        Self(all)
    }

    /// Whether some passage begins as one of another document does: without one, no passage is in both.
    pub(crate) fn meet(&self, other: &Self) -> bool {
        self.0.iter().any(|hash| other.0.binary_search(hash).is_ok())
    }
}

/// A passage by its letters, whatever is between them: their hash, and how many they are.
fn passage(text: &str) -> (u64, usize) {
    hashed(letters(text))
}

/// The letters and figures of a text, in small letters.
fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    let all = text
        .chars()
        .filter(|c| if c.is_ascii() { c.is_ascii_alphanumeric() } else { is_letter(*c) || c.is_numeric() });
    all.flat_map(char::to_lowercase)
}

/// A hash of some letters, and how many they are.
fn hashed(letters: impl Iterator<Item = char>) -> (u64, usize) {
    letters.fold((0u64, 0), |(hash, count), c| {
        ((hash.rotate_left(5) ^ u64::from(c)).wrapping_mul(SEED), count + 1)
    })
}

/// A warning about `second`, whose passages are those of `first` though both are named by other languages; forms of one
/// language are expected to be alike.
pub(crate) fn same_text(first: (&Document, &Passages), second: (&Document, &Passages)) -> Option<Diagnostic> {
    let ((first, one), (second, other)) = (first, second);
    if first.lang.primary() == second.lang.primary() || !one.are_those_of(other) {
        return None;
    }
    let (path, lang) = (first.path.display(), first.lang);
    let message = format!("the same text as {path}, but one is named {lang}, the other {}", second.lang);
    let hint = "name the translation instead; the rows of the two have low scores";
    Some(Diagnostic::new(Severity::Warning, &second.path, message).hint(hint))
}

/// Whether a text has words that no names are made of: small ones, or ones of a script without capitals.
fn is_running(text: &str) -> bool {
    // Where they are enough, no more are counted.
    let words = text.split_whitespace().filter(|word| begins_small(word)).take(WORDS).count();
    if words == WORDS {
        return true;
    }
    let dense = text.chars().filter(|c| is_dense(*c)).take(WORDS * DENSE).count();
    words + dense / DENSE >= WORDS
}

/// Whether a letter is of a script without blanks.
fn is_dense(c: char) -> bool {
    ('\u{2E80}'..='\u{D7AF}').contains(&c)
}

fn begins_small(word: &str) -> bool {
    word.chars().next().is_some_and(|c| is_letter(c) && !c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use hexapla_model::{Block, Lang, Location};

    use super::*;

    fn document(lang: &str, text: &str) -> Document {
        let block = |(n, line): (u32, &str)| Block::new(line, Location { line: n + 1, page: None }, n);
        let lang = Lang::parse_variant(lang).unwrap();
        let blocks = (0..).zip(text.lines()).map(block).collect();
        Document { id: "a".into(), symbol: None, lang, path: format!("{lang}.txt").into(), blocks }
    }

    #[test]
    fn one_text_under_two_names() {
        let text = "Report\nAll the ships left the harbour in the morning.\nNone of them came back before night.\n\
                    The widow waited at the gate until the lamps were lit.\nNobody spoke to her.\nShe went home alone \
                    and did not sleep.";
        let changed = text.replace("Nobody", "No one");
        let french = "Rapport\nTous les navires ont quitté le port dans la matinée.\nAucun n'est revenu avant la nuit.";
        for (one, a, other, b, want) in [
            ("en", text, "fr", text, true),
            ("en", text, "fr", &*changed, true),
            ("en", text, "fr", french, false),
            ("en-US", text, "en-GB", text, false),
            ("en", "Anna Berg\nB/12\n12.5 %\nParis", "fr", "Anna Berg\nB/12\n12.5 %\nParis", false),
            (
                "zh",
                "所有的船早上都离开了港口，没有一艘回来。",
                "ja",
                "所有的船早上都离开了港口，没有一艘回来。",
                true,
            ),
            ("ar", "غادرت كل السفن الميناء في الصباح", "fa", "غادرت كل السفن الميناء في الصباح", true),
            ("en", "", "fr", "", false),
        ] {
            let (first, second) = (document(one, a), document(other, b));
            let passages = (Passages::of(&first), Passages::of(&second));
            let found = same_text((&first, &passages.0), (&second, &passages.1));
            assert_eq!(found.is_some(), want, "{one} {other}: {a}");
        }
    }
}
