//! Words of two languages that look alike: names, loans, shared roots.

use hexapla_model::WordPair;
use rustc_hash::FxHashMap;

/// From which likeness on two words count as cognates.
const LIKENESS: f64 = 0.72;
/// How sure it is that equal words translate each other; false friends are about one in five.
const TRUST: f64 = 0.8;
/// Shorter words look alike by chance.
const SHORTEST: usize = 4;
/// Longer ones are not words, but chains of characters that nobody separated.
const LONGEST: usize = 40;
/// Words that are compared share this many letters at their beginning,
const HEAD: usize = 2;
/// and more if more than this many words of the other language do, so that time stays linear in large vocabularies.
const CROWD: usize = 512;

/// Cyrillic letters in Latin, so that names can be compared.
const CYRILLIC: [(char, &str); 33] = [
    ('а', "a"),
    ('б', "b"),
    ('в', "v"),
    ('г', "g"),
    ('д', "d"),
    ('е', "e"),
    ('ё', "e"),
    ('ж', "j"),
    ('з', "z"),
    ('и', "i"),
    ('й', "i"),
    ('к', "c"),
    ('л', "l"),
    ('м', "m"),
    ('н', "n"),
    ('о', "o"),
    ('п', "p"),
    ('р', "r"),
    ('с', "s"),
    ('т', "t"),
    ('у', "u"),
    ('ф', "f"),
    ('х', "h"),
    ('ц', "c"),
    ('ч', "ch"),
    ('ш', "sh"),
    ('щ', "sh"),
    ('ъ', ""),
    ('ы', "i"),
    ('ь', ""),
    ('э', "e"),
    ('ю', "iu"),
    ('я', "ia"),
];

/// A word in plain Latin letters, or `None` for scripts that are not spelled alike.
fn latin(word: &str) -> Option<String> {
    if word.chars().nth(LONGEST).is_some() {
        return None;
    }
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            // Spellings of one sound are one letter here.
            'k' | 'q' => out.push('c'),
            'w' => out.push('v'),
            'y' => out.push('i'),
            'a'..='z' | '0'..='9' => out.push(c),
            _ => match CYRILLIC.iter().find(|(from, _)| *from == c) {
                Some((_, to)) => out.push_str(to),
                None if c.is_alphabetic() && (c as u32) < 0x250 => out.push(c),
                None => return None,
            },
        }
    }
    (out.chars().count() >= SHORTEST).then_some(out)
}

/// How many kinds of letters are counted apart.
const KINDS: usize = 32;

/// A word in plain Latin letters.
#[derive(Debug)]
struct Spelled {
    word: String,
    number: u32,
    letters: usize,
    /// How often each kind of letter is in it.
    counts: [u8; KINDS],
}

impl Spelled {
    fn new(word: &str, number: usize) -> Option<Self> {
        let word = latin(word)?;
        let mut counts = [0; KINDS];
        word.chars().for_each(|c| counts[c as usize % KINDS] += 1);
        Some(Self { letters: word.chars().count(), word, number: number as u32, counts })
    }

    /// The most that the likeness of two words can be: each letter that the other lacks is an edit.
    fn most_alike(&self, other: &Self) -> f64 {
        let counts = self.counts.iter().zip(&other.counts);
        let lacks: usize = counts.map(|(own, other)| usize::from(own.saturating_sub(*other))).sum();
        // What the other one has more is what it has in all, less what both share.
        let edits = lacks.max(lacks + other.letters - self.letters);
        1.0 - edits as f64 / self.letters.max(other.letters) as f64
    }
}

/// The words of a language in plain Latin letters, sorted.
#[derive(Debug, Default)]
pub struct Spellings(Vec<Spelled>);

impl Spellings {
    /// Those of words that are numbered in this order.
    #[must_use]
    pub fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut all: Vec<Spelled> = words.enumerate().filter_map(|(n, word)| Spelled::new(word, n)).collect();
        all.sort_unstable_by(|a, b| a.word.cmp(&b.word).then(a.number.cmp(&b.number)));
        Self(all)
    }

    /// The words that begin alike, together.
    fn heads(&self) -> impl Iterator<Item = (&str, &[Spelled])> {
        let same = self.0.chunk_by(|a, b| head(&a.word) == head(&b.word));
        same.map(|same| (head(&same[0].word), same))
    }
}

/// Pairs of words that look alike, weighted by how sure that is, in order of their numbers.
///
/// Only words that begin alike are compared: likeness by [`strsim::normalized_damerau_levenshtein`].
#[must_use]
pub fn cognates(source: &Spellings, target: &Spellings) -> Vec<WordPair> {
    cognates_among(source, target, |_, _| true)
}

/// As [`cognates`], of the pairs of words that are `asked` for by their numbers.
#[must_use]
pub fn cognates_among(
    source: &Spellings,
    target: &Spellings,
    asked: impl Fn(u32, u32) -> bool,
) -> Vec<WordPair> {
    let heads: FxHashMap<&str, &[Spelled]> = target.heads().collect();
    let mut out = Vec::new();
    for (head, words) in source.heads() {
        let Some(same) = heads.get(head) else { continue };
        for one in words {
            for other in alike(same, &one.word) {
                let (a, b) = (one.word.len(), other.word.len());
                // The distance is expensive to compute, and few words come near.
                if !asked(one.number, other.number)
                    || a.abs_diff(b) * 3 > a.max(b)
                    || one.most_alike(other) < LIKENESS - 1e-9
                {
                    continue;
                }
                let likeness = strsim::normalized_damerau_levenshtein(&one.word, &other.word);
                if likeness >= LIKENESS {
                    let weight = likeness * likeness * TRUST;
                    out.push(WordPair::new(one.number, other.number, weight as f32));
                }
            }
        }
    }
    out.sort_unstable_by_key(|pair| (pair.source, pair.target));
    out
}

/// The letters that words must share at their beginning.
fn head(word: &str) -> &str {
    &word[..word.char_indices().nth(HEAD).map_or(word.len(), |(at, _)| at)]
}

/// The words of a sorted list, which share the head of `word`, that begin like it in as many letters as leave no crowd.
fn alike<'s>(sorted: &'s [Spelled], word: &str) -> &'s [Spelled] {
    let mut found = sorted;
    if found.len() <= CROWD {
        return found;
    }
    for end in word.char_indices().map(|(at, c)| at + c.len_utf8()).skip(HEAD) {
        let head = &word[..end];
        let rest = &found[found.partition_point(|w| w.word.as_str() < head)..];
        found = &rest[..rest.partition_point(|w| w.word.starts_with(head))];
        if found.len() <= CROWD {
            return found;
        }
    }
    &found[..CROWD]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(a: &str, b: &str) -> bool {
        let spelled = |word| Spellings::of([word].into_iter());
        !cognates(&spelled(a), &spelled(b)).is_empty()
    }

    #[test]
    fn likeness_across_scripts() {
        for (a, b) in
            [("convention", "convencion"), ("montevideo", "монтевидео"), ("corruption", "korruption")]
        {
            assert!(found(a, b), "{a} {b}");
        }
        for (a, b) in [("basin", "bassin"), ("water", "eau"), ("流域", "流域"), ("the", "the")] {
            assert_eq!(found(a, b), a == "basin", "{a} {b}");
        }
    }

    #[test]
    fn no_crowd_is_compared() {
        let letters = "abcdefghijklmnop";
        let crowd: Vec<String> = letters
            .chars()
            .flat_map(|a| {
                letters.chars().flat_map(move |b| letters.chars().map(move |c| format!("st{a}{b}{c}")))
            })
            .collect();
        // Still found, among few: those that share a third letter too.
        let crowd = Spellings::of(crowd.iter().map(String::as_str));
        assert!(!cognates(&Spellings::of(["stabcd"].into_iter()), &crowd).is_empty());
        assert_eq!(alike(&crowd.0, "stabcd").len(), 256);
        let chain = "a".repeat(50);
        assert!(!found(&chain, &chain));
    }
}
