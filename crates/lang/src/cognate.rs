//! Words of two languages that look alike: names, loans, shared roots.

use hexapla_model::{Both, WordPair};

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
    fn new(word: &str, number: u32) -> Option<Self> {
        let word = latin(word)?;
        let mut counts = [0; KINDS];
        word.chars().for_each(|c| counts[c as usize % KINDS] += 1);
        Some(Self { letters: word.chars().count(), word, number, counts })
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
        Self::numbered((0..).zip(words))
    }

    /// Those of words with their numbers.
    #[must_use]
    pub fn numbered<'w>(words: impl Iterator<Item = (u32, &'w str)>) -> Self {
        let mut all: Vec<Spelled> = words.filter_map(|(n, word)| Spelled::new(word, n)).collect();
        all.sort_unstable_by(|a, b| a.word.cmp(&b.word).then(a.number.cmp(&b.number)));
        Self(all)
    }

    /// All of them, to be compared.
    #[must_use]
    pub fn all(&self) -> SomeSpellings<'_> {
        SomeSpellings(self.0.iter().map(|word| Numbered { word, number: word.number }).collect())
    }

    /// Those whose numbers have others in another vocabulary, in the same order, and `new` ones, whose numbers there are
    /// greater.
    #[must_use]
    pub fn renumbered<'s>(&'s self, number: impl Fn(u32) -> Option<u32>, new: &'s Self) -> SomeSpellings<'s> {
        let own = self.0.iter().filter_map(|word| Some(Numbered { word, number: number(word.number)? }));
        let mut all = Vec::with_capacity(self.0.len() + new.0.len());
        let mut new = new.0.iter().map(|word| Numbered { word, number: word.number }).peekable();
        for word in own {
            while let Some(before) = new.next_if(|new| new.word.word < word.word.word) {
                all.push(before);
            }
            all.push(word);
        }
        all.extend(new);
        SomeSpellings(all)
    }
}

/// A word in plain Latin letters with its number in a vocabulary.
#[derive(Debug, Clone, Copy)]
struct Numbered<'s> {
    word: &'s Spelled,
    number: u32,
}

/// The words of a vocabulary in plain Latin letters, sorted.
#[derive(Debug, Default)]
pub struct SomeSpellings<'s>(Vec<Numbered<'s>>);

impl SomeSpellings<'_> {
    /// The words that begin alike, together.
    fn heads(&self) -> impl Iterator<Item = (&str, &[Numbered<'_>])> {
        let same = self.0.chunk_by(|a, b| head(&a.word.word) == head(&b.word.word));
        same.map(|same| (head(&same[0].word.word), same))
    }
}

/// Pairs of words that look alike, weighted by how sure that is, in order of their numbers.
///
/// Only words that begin alike are compared: likeness by [`strsim::normalized_damerau_levenshtein`].
#[must_use]
pub fn cognates(source: &SomeSpellings<'_>, target: &SomeSpellings<'_>) -> Vec<WordPair> {
    let all = |spellings: &SomeSpellings<'_>| {
        let most = spellings.0.iter().map(|word| word.number as usize + 1).max();
        vec![true; most.unwrap_or(0)]
    };
    cognates_among(source, target, Both::new(&all(source), &all(target)))
}

/// As [`cognates`], of the pairs of which one word or both are `asked` for, by their numbers.
#[must_use]
pub fn cognates_among(
    source: &SomeSpellings<'_>,
    target: &SomeSpellings<'_>,
    asked: Both<&[bool]>,
) -> Vec<WordPair> {
    let is_asked = asked.map(|asked| move |word: &Numbered<'_>| asked[word.number as usize]);
    let mut heads = target.heads().peekable();
    let mut out = Vec::new();
    for (head, words) in source.heads() {
        while heads.next_if(|(other, _)| *other < head).is_some() {}
        let Some((_, same)) = heads.next_if(|(other, _)| *other == head) else { continue };
        let any = same.iter().any(&is_asked.target);
        for one in words {
            let all = (is_asked.source)(one);
            if !all && !any {
                continue;
            }
            let others = alike(same, &one.word.word);
            let others = others.iter().filter(|other| all || (is_asked.target)(other));
            out.extend(others.filter_map(|other| one.pair(other)));
        }
    }
    out.sort_unstable_by_key(|pair| (pair.source, pair.target));
    out
}

impl Numbered<'_> {
    /// The pair of this word and another one, if they look alike.
    fn pair(&self, other: &Self) -> Option<WordPair> {
        let (a, b) = (self.word.word.len(), other.word.word.len());
        // The distance is expensive to compute, and few words come near.
        if a.abs_diff(b) * 3 > a.max(b) || self.word.most_alike(other.word) < LIKENESS - 1e-9 {
            return None;
        }
        let likeness = strsim::normalized_damerau_levenshtein(&self.word.word, &other.word.word);
        let weight = likeness * likeness * TRUST;
        (likeness >= LIKENESS).then(|| WordPair::new(self.number, other.number, weight as f32))
    }
}

/// The letters that words must share at their beginning.
fn head(word: &str) -> &str {
    &word[..word.char_indices().nth(HEAD).map_or(word.len(), |(at, _)| at)]
}

/// The words of a sorted list, which share the head of `word`, that begin like it in as many letters as leave no crowd.
fn alike<'s, 'w>(sorted: &'s [Numbered<'w>], word: &str) -> &'s [Numbered<'w>] {
    let mut found = sorted;
    if found.len() <= CROWD {
        return found;
    }
    for end in word.char_indices().map(|(at, c)| at + c.len_utf8()).skip(HEAD) {
        let head = &word[..end];
        let rest = &found[found.partition_point(|w| w.word.word.as_str() < head)..];
        found = &rest[..rest.partition_point(|w| w.word.word.starts_with(head))];
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
        !cognates(&spelled(a).all(), &spelled(b).all()).is_empty()
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
        assert!(!cognates(&Spellings::of(["stabcd"].into_iter()).all(), &crowd.all()).is_empty());
        assert_eq!(alike(&crowd.all().0, "stabcd").len(), 256);
        let chain = "a".repeat(50);
        assert!(!found(&chain, &chain));
    }
}
