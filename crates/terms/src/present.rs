//! In which rows a language has a text, and one of its own.

use hexapla_model::{TranslationUnit, WordClass};

use crate::spelling::Texts;

/// How many words of content a text has at least that nobody has translated if it is that of the pivot: a shorter one may be
/// the same in both languages (`WHO Director-General`).
const UNTRANSLATED: usize = 3;

/// How many words a name has at most that is the same in both languages: `Apache Kafka Streams`. A longer text in capitals is a title.
const NAME: usize = 4;

/// The rows in which a language has a text: of documents in a corpus some lack languages.
#[derive(Debug)]
pub(crate) struct Present {
    /// For each row whether it has one; empty if it has one in all.
    is_in: Vec<bool>,
    /// The same for a text of its own: the titles of references, and what a translator forgot, are in the language of the pivot.
    is_own: Vec<bool>,
    /// In how many rows it has one of its own.
    pub(crate) rows: usize,
}

impl Present {
    pub(crate) fn new(texts: Texts) -> Self {
        let column = texts.column();
        let is_long = |row: usize| {
            let is_content = |at: &usize| column.word(column.tokens[*at]).class == WordClass::Content;
            let words = column.range(row).filter(is_content).count();
            let is_name =
                || column.range(row).len() <= NAME && column.range(row).all(|at| texts.has_capital(row, at));
            words >= UNTRANSLATED && !is_name()
        };
        let units = || texts.corpus.units.iter().enumerate();
        let is_in: Vec<bool> = units().map(|(_, unit)| unit.texts[texts.lang].is_some()).collect();
        let has_own = |(row, unit): (usize, &TranslationUnit)| {
            let [pivot, own] = [0, texts.lang].map(|lang| unit.texts[lang].as_ref().map(|text| &text.text));
            let [pivot, own] = [pivot, own].map(|text| text.map(|text| text.trim()));
            own.is_some() && (texts.lang == 0 || pivot != own || row >= column.len() || !is_long(row))
        };
        let is_own: Vec<bool> = units().map(has_own).collect();
        let rows = is_own.iter().filter(|is| **is).count();
        let unless_whole = |all: Vec<bool>| if all.contains(&false) { all } else { Vec::new() };
        let rows = if rows == is_own.len() { column.len() } else { rows };
        Self { is_in: unless_whole(is_in), is_own: unless_whole(is_own), rows }
    }

    /// Whether it has a text of its own in all rows.
    pub(crate) fn is_whole(&self) -> bool {
        self.is_own.is_empty()
    }

    /// Whether it has a text of its own in `row`.
    pub(crate) fn has(&self, row: usize) -> bool {
        self.is_whole() || self.is_own.get(row).is_some_and(|is| *is)
    }

    /// In what share of `rows` it has a text.
    pub(crate) fn share(&self, rows: impl ExactSizeIterator<Item = usize>) -> f32 {
        if self.is_in.is_empty() {
            return 1.0;
        }
        let all = rows.len().max(1);
        rows.filter(|row| self.is_in.get(*row).is_some_and(|is| *is)).count() as f32 / all as f32
    }
}

#[cfg(test)]
mod tests {
    use hexapla_model::{Corpus, Lang};
    use hexapla_segment::Tokenizer;

    use super::*;
    use crate::words::Words;

    #[test]
    fn what_nobody_has_translated_is_no_text_of_its_own() {
        let english = [
            "River basin management guide",
            "The river is dry.",
            "JSON",
            "Apache Kafka Streams",
            "Lakes of the world",
        ];
        let french = [
            "River basin management guide ",
            "Le fleuve est sec.",
            "JSON",
            "Apache Kafka Streams",
            "Lacs du monde",
        ];
        let langs = [(Lang::EN, &english[..]), (Lang::FR, &french[..])];
        let corpus = Corpus::from_columns("rivers", &langs);
        let present = |lang: usize| {
            let texts: Vec<Option<&str>> = langs[lang].1.iter().map(|text| Some(*text)).collect();
            let column = Tokenizer::new(langs[lang].0).column(&texts);
            let words = Words::new(&column);
            let present = Present::new(Texts { corpus: &corpus, lang, words: &words });
            let own: Vec<bool> = (0..english.len()).map(|row| present.has(row)).collect();
            (own, present.rows, present.share([0, 1].into_iter()))
        };
        assert_eq!(present(0), (vec![true; 5], 5, 1.0));
        assert_eq!(present(1), (vec![false, true, true, true, true], 4, 1.0));
    }
}
