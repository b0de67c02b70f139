//! Stems: the form that the inflected forms of a word share.

use hexapla_model::Lang;
use rust_stemmers::Stemmer;
use rustc_hash::FxHashMap;

use super::chinese::simplify;
use super::english;
use super::piece::{Kind, is_apostrophe, is_hyphen};
use crate::entity::number;
use crate::lang::{Tables, tables};
use crate::word::ARABIC_ENDINGS;
use hexapla_lang::fold::{composed, fold};
use hexapla_lang::script::{is_arabic, is_han, is_invisible};
use hexapla_lang::table::rows;

const IRREGULAR: &str = include_str!("../../data/irregular.tsv");

/// Bytes of the longest word that is stemmed: what is longer is not a word.
const LONGEST: usize = 80;

/// Finds stems, in one language.
pub(super) struct Lemmatizer {
    tables: &'static Tables,
    stemmer: Option<Stemmer>,
    english: bool,
    /// Forms that no rule leads to their word; a word that leads to itself is not an inflected form.
    irregular: FxHashMap<&'static str, &'static str>,
    lower: String,
}

impl Lemmatizer {
    pub(super) fn new(lang: Lang) -> Self {
        let (tables, english) = (tables(lang), lang.primary() == Lang::EN);
        let irregular = rows(IRREGULAR).filter_map(|row| {
            let [own, lemma, forms] = row[..] else { return None };
            if own != lang.code() {
                return None;
            }
            Some(forms.split(' ').map(move |form| (form, if lemma == "=" { form } else { lemma })))
        });
        let irregular = irregular.flatten().collect();
        let stemmer = tables.stemmer.filter(|_| !english).map(Stemmer::create);
        Self { tables, stemmer, english, irregular, lower: String::new() }
    }

    /// Writes the stem of the piece `text`, whose folded form is `form`.
    pub(super) fn stem(&mut self, text: &str, form: &str, kind: Kind, out: &mut String) {
        out.clear();
        match kind {
            Kind::Number => self.number(text, out),
            Kind::Word | Kind::Article | Kind::BareArticle if form.chars().any(char::is_alphabetic) => {
                if form.chars().any(is_arabic) {
                    out.push_str(arabic(form));
                } else if form.chars().any(is_han) {
                    simplify(form, out);
                } else {
                    self.word(text, out);
                }
            }
            _ => {}
        }
        if out.is_empty() {
            out.push_str(form);
        }
    }

    /// The stems of the parts of a compound, joined: `co-operation` meets `cooperation`.
    fn word(&mut self, text: &str, out: &mut String) {
        for part in text.split(|c| is_hyphen(c) || c == '.') {
            self.lower.clear();
            let kept = composed(part);
            let kept = kept.chars().filter(|&c| !is_invisible(c));
            self.lower
                .extend(kept.flat_map(char::to_lowercase).map(|c| if is_apostrophe(c) { '\'' } else { c }));
            if let Some(&lemma) = self.irregular.get(self.lower.as_str()) {
                let kept = lemma == self.lower;
                self.lower.clear();
                self.lower.push_str(lemma);
                if kept {
                    fold(lemma, out);
                    continue;
                }
            }
            if self.lower.len() > LONGEST {
                fold(&self.lower, out);
            } else if self.english {
                english::stem(&mut self.lower);
                fold(&self.lower, out);
            } else if let Some(stemmer) = &self.stemmer {
                fold(&stemmer.stem(&self.lower), out);
            } else {
                fold(&self.lower, out);
            }
        }
    }

    /// The value, so that `1,000`, `1 000` and `1.000` meet, and `21st` meets `21`.
    fn number(&self, text: &str, out: &mut String) {
        use std::fmt::Write as _;
        let figures = text.find(|c: char| c.is_alphabetic() || is_hyphen(c)).unwrap_or(text.len());
        if let Some((value, end)) = number::read(text, 0, self.tables)
            && end == figures
        {
            let _ = write!(out, "{value}");
            return;
        }
        for c in text.chars().filter(|c| !c.is_whitespace()) {
            match number::digit(c).and_then(|value| char::from_digit(value, 10)) {
                Some(digit) => out.push(digit),
                None => out.push(c),
            }
        }
    }
}

/// A folded Arabic word without the article and without the commonest endings (after Larkey's light10).
fn arabic(form: &str) -> &str {
    let mut stem = form.strip_prefix("ال").filter(|rest| rest.chars().count() >= 2).unwrap_or(form);
    for round in 0..2 {
        let Some(shorter) = ARABIC_ENDINGS.iter().find_map(|end| without(stem, end)) else { break };
        stem = shorter;
        // The feminine ending is open before another: `منظمتها` belongs to `منظمة`.
        if round == 0
            && let Some(closed) = without(stem, "ت")
        {
            return closed;
        }
    }
    stem
}

/// `stem` without `end`, if enough is left: three letters, four before the ending of a dual or plural, which looks like
/// the end of `قانون`, `ميدان`.
fn without<'s>(stem: &'s str, end: &str) -> Option<&'s str> {
    let least = if matches!(end, "ان" | "ون" | "ين") { 4 } else { 3 };
    stem.strip_suffix(end).filter(|rest| rest.chars().count() >= least)
}
