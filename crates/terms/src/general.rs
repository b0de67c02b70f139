//! Words of general language: right as words, of no use in a list of terms.

use hexapla_model::{Column, Lang, Word};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::words::Words;

/// A class and words of it per line; lines that begin with `#` are notes.
const TABLE: &str = include_str!("../data/general-words.tsv");

/// The classes of general words, as the table names them.
const CLASSES: [&str; 16] = [
    "noun",
    "verb",
    "adjective",
    "adverb",
    "pointer",
    "office",
    "extent",
    "event",
    "act",
    "amount",
    "degree",
    "abstract",
    "quality",
    "number",
    "time",
    "text",
];

/// Number of the nouns in the classes.
pub(crate) const NOUN: usize = 0;
/// Number of the verbs.
pub(crate) const VERB: usize = 1;
/// Number of the adjectives.
pub(crate) const ADJECTIVE: usize = 2;
/// Number of the adverbs.
pub(crate) const ADVERB: usize = 3;
/// Number of the words that point at what a text has said or will say, as `present` and `respective`.
pub(crate) const POINTER: usize = 4;
/// Number of the nouns of offices, as `staff` and `training`: nouns that a text has to use alike.
pub(crate) const OFFICE: usize = 5;
/// Number of the adjectives that say how far something extends or who shares it, as `regional` and `joint`.
pub(crate) const EXTENT: usize = 6;
/// Number of the nouns of meetings, documents and activities that are held anywhere, as `workshop` and `report`.
pub(crate) const EVENT: usize = 7;
/// Number of the verbs whose gerunds have an object behind them, as `promote`; those of others are before what they modify. Of other
/// languages than English the nouns, as `renforcement`.
pub(crate) const ACT: usize = 8;
/// Number of the nouns that say how much there is of something, or that it is of a kind: `number`, `form`.
pub(crate) const AMOUNT: usize = 9;
/// Number of the adjectives that say how much something matters or holds, as `fundamental` and `urgent`.
pub(crate) const DEGREE: usize = 10;
/// Number of the nouns that are nothing by themselves, as `principle` and `case`.
pub(crate) const ABSTRACT: usize = 11;
/// Number of the adjectives that say what one thinks of something, or whether it is at hand, as `useful` and `available`.
const QUALITY: usize = 12;
/// Number of the numbers; times and parts of texts are behind them.
const NUMBER: usize = 13;

/// The general words of `lang`: a text for each of their classes, in a fixed order.
#[must_use]
pub fn general_words(lang: Lang) -> Vec<String> {
    let lines = || TABLE.lines().filter(|line| !line.starts_with('#'));
    let cells = lines().filter_map(|line| line.split_once('\t')).filter(|(code, _)| *code == lang.code());
    let rows: Vec<(&str, &str)> = cells.filter_map(|(_, rest)| rest.split_once('\t')).collect();
    let of = |class: &str| rows.iter().filter(|row| row.0 == class).map(|row| row.1).collect::<Vec<_>>();
    CLASSES.iter().map(|class| of(class).join(" ")).collect()
}

/// Which stems of a column are those of general words.
#[derive(Debug, Clone, Default)]
pub(crate) struct General {
    /// For each stem its classes, a bit each.
    classes: Vec<u16>,
    /// The forms of the numbers.
    numbers: FxHashSet<String>,
    /// For each word whether it says what one thinks of something: of English words the form does, since `important` and `import` have one
    /// stem.
    qualities: Vec<bool>,
}

impl General {
    /// Looks for the stems of `words` in `general`, which has a row for each class.
    pub(crate) fn new(words: &Words, general: Option<&Column>) -> Self {
        let mut known: FxHashMap<&str, u16> = FxHashMap::default();
        for (row, general) in
            general.into_iter().flat_map(|g| (0..g.len().min(CLASSES.len())).map(move |n| (n, g)))
        {
            for token in general.row(row) {
                let stem = general.stems[general.word(*token).stem as usize].as_str();
                let as_noun = if row == OFFICE { 1 << NOUN } else { 0 };
                *known.entry(stem).or_default() |= 1 << row | as_noun;
            }
        }
        let of = |stem: &String| known.get(stem.as_str()).copied().unwrap_or_default();
        let classes: Vec<u16> = words.column.stems.iter().map(of).collect();
        let forms = |class: usize| {
            let general = general.filter(|g| g.len() > class).into_iter();
            general.flat_map(move |g| g.row(class).iter().map(|token| g.word(*token).form.as_str()))
        };
        let judging: FxHashSet<&str> = forms(QUALITY).collect();
        let has_one_form = words.column.lang.primary() == Lang::EN;
        let is_quality = |word: &Word| {
            classes[word.stem as usize] >> QUALITY & 1 == 1
                && (!has_one_form || judging.contains(word.form.as_str()))
        };
        let qualities = words.column.words.iter().map(is_quality).collect();
        Self { numbers: forms(NUMBER).map(str::to_owned).collect(), qualities, classes }
    }

    /// Whether a stem is that of a general word; one of the classes that only say with what it makes no term is none.
    pub(crate) fn has(&self, stem: u32) -> bool {
        const OF_NOUNS: u16 = 1 << EXTENT | 1 << EVENT | 1 << ACT | 1 << AMOUNT;
        const BESIDE: u16 = OF_NOUNS | 1 << DEGREE | 1 << ABSTRACT | 1 << QUALITY;
        self.classes[stem as usize] & !BESIDE != 0
    }

    /// Whether a stem is that of a general word of a class.
    pub(crate) fn is(&self, stem: u32, class: usize) -> bool {
        self.classes[stem as usize] >> class & 1 == 1
    }

    /// Whether a distinct word says what one thinks of something, or whether it is at hand.
    pub(crate) fn judges(&self, word: u32) -> bool {
        self.qualities.get(word as usize) == Some(&true)
    }

    /// Whether a word joins numbers, as `fifty-four` does.
    pub(crate) fn spells_number(&self, form: &str) -> bool {
        form.contains('-') && form.split('-').all(|part| self.numbers.contains(part))
    }

    /// Whether a stem is that of a number, a time or a part of a text, as `year` and `paragraph`.
    pub(crate) fn counts(&self, stem: u32) -> bool {
        self.classes[stem as usize] >> NUMBER != 0
    }
}

#[cfg(test)]
mod tests {
    use hexapla_segment::Tokenizer;

    use super::*;

    #[test]
    fn what_judges_is_known_by_its_form_in_english() {
        for (lang, text, want) in [
            (
                Lang::EN,
                "important imports of useful use, interesting interest",
                "important useful interesting",
            ),
            (Lang::FR, "des outils utiles et importants", "utiles importants"),
            (Lang::RU, "важные речные бассейны", "важные"),
        ] {
            let tokenizer = Tokenizer::new(lang);
            let column = tokenizer.column(&[Some(text)]);
            let classes = general_words(lang);
            let rows: Vec<Option<&str>> = classes.iter().map(|row| Some(row.as_str())).collect();
            let general = General::new(&Words::new(&column), Some(&tokenizer.column(&rows)));
            let judging = column.tokens.iter().filter(|token| general.judges(token.word));
            let judging: Vec<&str> = judging.map(|token| &text[token.span.range()]).collect();
            assert_eq!(judging.join(" "), want);
        }
    }

    #[test]
    fn every_line_of_the_table_has_a_class() {
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let cells: Vec<&str> = line.split('\t').collect();
            assert!(cells.len() == 3 && CLASSES.contains(&cells[1]), "{line}");
        }
        assert!(general_words(Lang::EN)[VERB].split(' ').any(|word| word == "ensure"));
        assert!(general_words(Lang::parse("de").unwrap()).iter().all(String::is_empty));
    }
}
