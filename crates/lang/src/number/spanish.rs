//! What the endings of Spanish nouns and adjectives show.

use super::{Number, ends_with_any};

/// The least length of a plural in letters: `mes`, `gas` and the like are not plurals.
const SHORTEST: usize = 4;

const VOWELS: &str = "aeiouáéíóúü";

/// Vowels with an accent, and those without.
const ACCENTS: [(char, char); 5] = [('á', 'a'), ('é', 'e'), ('í', 'i'), ('ó', 'o'), ('ú', 'u')];

/// The letters with an accent.
const ACCENTED: [char; 5] = ['á', 'é', 'í', 'ó', 'ú'];

/// Endings whose words do not change or are singular; the tables have the others.
const SAME: &[&str] = &["sis", "tis", "xis", "virus", "ás", "és", "ís", "ós", "ús", "ss"];

/// Endings of words that do not change, and of plurals too.
const UNSURE: &[&str] = &["us", "is"];

/// Endings of verbs, alone and with pronouns: `instamos`, `aplicarlas`. The tables have the nouns.
const VERBS: &[&str] = &[
    "amos", "emos", "imos", "arlos", "arlas", "arles", "erlos", "erlas", "erles", "irlos", "irlas", "irles",
];

/// Endings of verbs that have an accent: `estábamos`, `aplicándolas`.
const ACCENTED_VERBS: &[&str] =
    &["ábamos", "íamos", "áramos", "éramos", "ásemos", "ésemos", "ndolos", "ndolas", "ndoles"];

/// Endings without -es of words that end in a consonant.
const CONSONANT: &[&str] = &[
    "al", "el", "il", "ol", "ul", "ál", "él", "íl", "ól", "úl", "ar", "er", "or", "dad", "tad", "tud", "ey",
    "oy", "ay", "x",
];

/// Endings without -es whose words may or may not have that -e.
const DOUBTFUL: &[&str] = &["ir", "ur"];

/// The number of a noun or an adjective that no table has.
pub(super) fn number(word: &str) -> Number {
    if !word.ends_with('s') || word.chars().count() < SHORTEST {
        return Number::Singular;
    }
    if ends_with_any(word, SAME) {
        return Number::Same;
    }
    if ends_with_any(word, ACCENTED_VERBS)
        || ends_with_any(word, VERBS) && !word.contains(ACCENTED)
        || ends_with_any(word, UNSURE)
    {
        return Number::Unsure;
    }
    let Some(stem) = word.strip_suffix("es") else { return plain(word) };
    match stem.chars().next_back().unwrap_or_default() {
        'í' | 'ú' => Number::Plural(stem.to_owned()),
        'n' => nasal(word, stem),
        'c' if !stem.ends_with("nc") => Number::Plural(format!("{}z", &stem[..stem.len() - 1])),
        's' if stem.ends_with("es") => Number::Plural(accented(stem)),
        _ if ends_with_any(stem, DOUBTFUL) && !stem.ends_with("air") => Number::Unsure,
        _ if ends_with_any(stem, CONSONANT) => Number::Plural(stem.to_owned()),
        _ => plain(word),
    }
}

/// The singular is the word without its -s.
fn plain(word: &str) -> Number {
    Number::Plural(word[..word.len() - 1].to_owned())
}

/// The number of a word in -nes: `comisiones`, `volcanes`, `imágenes`, `perennes`.
fn nasal(word: &str, stem: &str) -> Number {
    if !stem.chars().rev().nth(1).is_some_and(|c| VOWELS.contains(c)) {
        return plain(word);
    }
    if ACCENTS.iter().any(|(accent, _)| stem.contains(*accent)) {
        // `imágenes` and `órdenes` lose the accent with the syllable.
        return Number::Plural(stem.chars().map(without_accent).collect());
    }
    Number::Plural(accented(stem))
}

fn without_accent(c: char) -> char {
    ACCENTS.iter().find(|(accent, _)| *accent == c).map_or(c, |(_, bare)| *bare)
}

/// `stem` with an accent on its last vowel, which one syllable does not bear: `planes`, `meses`, `iones`.
fn accented(stem: &str) -> String {
    let letters: Vec<char> = stem.chars().collect();
    let groups = stem.split(|c| !VOWELS.contains(c)).filter(|part| !part.is_empty()).count();
    let strong = letters.windows(2).any(|pair| pair.iter().all(|c| "aeo".contains(*c)));
    let hiatus = strong || stem.len() > 3 && stem.ends_with("ion");
    let single = groups == 1 && !hiatus;
    let Some((at, last)) = stem.char_indices().rev().find(|(_, c)| VOWELS.contains(*c)) else {
        return stem.to_owned();
    };
    let accent = ACCENTS.iter().find(|(_, bare)| *bare == last).filter(|_| !single);
    let vowel = accent.map_or(last, |(accent, _)| *accent);
    format!("{}{vowel}{}", &stem[..at], &stem[at + last.len_utf8()..])
}
