//! The nominative of a Russian term by a morphological dictionary: the readings of all its words in all its spellings
//! decide together which word is the head, which word it is a form of, and what agrees with it.

mod form;
mod lookup;
mod phrase;

use hexapla_lang::number::russian;
use hexapla_model::{Gender, Number, PartOfSpeech, Reading};

use super::super::{Citation, Hint};
use crate::spelling::{Piece, Spelling};
use form::{Form, agreement};
pub(super) use lookup::Dictionary;
use phrase::Phrase;

/// The share of its places from which on the singular is the citation form. Reasoned; English has the same.
pub(super) const SINGULAR: f32 = 0.2;
/// A phrase that is in as many places, always in the plural, has no singular. Reasoned, and lower than for languages
/// whose singular needs no dictionary.
const MANY: u32 = 20;
/// The share of the places of a term that one word as its head must explain.
const EXPLAINED: f32 = 0.6;

/// The same for a noun that has an adjective of the same stem: `Ташкент`, `Ташкентский`.
const EXPLAINED_ALONE: f32 = 0.1;

/// How much likelier a word is that has no singular, of those that explain a term without one.
const PLURAL_ONLY: f32 = 4.0;

/// A way to read a spelling: the head, and how likely it is.
struct Analysis {
    reading: Reading,
    lemma: String,
    weight: f32,
}

/// A way to read all spellings: one word as their head.
struct Head {
    lemma: String,
    paradigm: u16,
    gender: Option<Gender>,
    plural_only: bool,
    /// In how many places it explains the spelling, and in how many as a singular and as a plural.
    places: u32,
    explained: [u32; 2],
    weight: f32,
    /// How many places are singular and plural.
    numbers: [f32; 2],
}

/// The citation forms, the preferred one first; none if the dictionary does not explain the term.
pub(super) fn citations(spellings: &[Spelling], hint: Hint, dictionary: Dictionary) -> Option<Vec<Citation>> {
    let forms: Vec<Vec<Form>> = spellings.iter().map(|s| dictionary.forms(s)).collect();
    let all: u32 = spellings.iter().map(|s| s.places).sum();
    let (at, head) = dictionary.find_head(spellings, &forms, all)?;
    // The most frequent spelling that the head explains is the one that is put into the nominative.
    let shown = (0..spellings.len()).find(|n| !dictionary.analyses_of(&forms[*n], at, &head).is_empty())?;
    let readings: Vec<Reading> =
        dictionary.analyses_of(&forms[shown], at, &head).into_iter().map(|a| a.reading).collect();
    let phrase =
        Phrase { spelling: &spellings[shown], forms: &forms[shown], all: &forms, head: at, readings };
    let modifier = phrase.readings.first().is_some_and(|reading| reading.part == PartOfSpeech::Adjective);
    let mut out: Vec<Citation> = Vec::new();
    let is_capital = |piece: &Piece| piece.text.starts_with(char::is_uppercase) && !is_initials(&piece.text);
    let name = hint.name || spellings[shown].pieces.first().is_some_and(is_capital);
    let order = order(&head, Hint { name, ..hint }, all);
    for (n, &number) in order.iter().enumerate() {
        let is_sure = head.places > head.explained[order[0] as usize];
        // Many plurals look like a genitive: only of nouns that the text has in the plural they may be one, and only if the pivot
        // counts them.
        let counts = !name && (hint.alone || hint.counted || hint.plural);
        let may_be = || counts && number == Number::Plural && dictionary.has_plural(&phrase, &head);
        let is_there = head.explained[number as usize] > 0 && (is_sure || may_be());
        let shown = n == 0 || is_there && dictionary.has_head(&phrase, number);
        if let Some(text) = dictionary.nominative(&phrase, number).filter(|_| shown) {
            let places = head.numbers[number as usize].round() as u32;
            out.push(Citation { modifier, ..Citation::new(text, places) });
        }
    }
    // The name of a person that is not known to its end stays as it is.
    let person = phrase.readings.first().is_some_and(phrase::is_person);
    if out.is_empty() && person {
        out.push(Citation::new(spellings[0].text(), spellings[0].places));
    }
    (!out.is_empty()).then_some(out)
}

/// Whether a word is in capitals, or begins with such: `HTTP-заголовки` is no name.
fn is_initials(text: &str) -> bool {
    let first = text.split('-').next().unwrap_or(text);
    let mut letters = first.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() > 1 && letters.all(char::is_uppercase)
}

/// The numbers of the citation forms: the preferred one, and the other one if the text has it.
fn order(head: &Head, hint: Hint, all: u32) -> Vec<Number> {
    let [singular, plural] = head.numbers;
    let singular = singular >= SINGULAR * (singular + plural);
    // Where the text has the plural alone, the singular is made of common nouns that are used in it.
    let is_one = (hint.one && hint.counted || !russian::is_plural(&head.lemma))
        && !russian::parts_from_singular(&head.lemma);
    // What translates a mass noun and is always a plural stays one: `спутниковые снимки` for `satellite imagery`.
    let is_mass = hint.is_mass() && head.explained[0] == 0;
    // If the pivot is mostly a plural too, many plurals say nothing.
    let is_few = all < MANY || hint.one && !hint.singular;
    let made = is_few && !hint.plural && !hint.name && is_one && !is_mass;
    // A name has one number: the one that explains all its spellings.
    let [one, many] = head.explained;
    if head.plural_only || hint.name && many == head.places && one < many {
        vec![Number::Plural]
    } else if (singular || made) && !(hint.plural && head.numbers[1] > head.numbers[0]) {
        vec![Number::Singular, Number::Plural]
    } else if hint.name {
        vec![Number::Plural]
    } else {
        vec![Number::Plural, Number::Singular]
    }
}

impl Dictionary<'_> {
    /// Whether the text has a form of the head that is a plural whatever its case.
    fn has_plural(&self, phrase: &Phrase, head: &Head) -> bool {
        self.paradigms.relatives(phrase.forms[phrase.head].piece.word).any(|(form, _)| {
            let readings = self.morphology.readings(form);
            let is_head = |r: &&Reading| self.morphology.lemma(form, r).as_ref() == Some(&head.lemma);
            let mut own = readings.iter().filter(is_head).peekable();
            own.peek().is_some() && own.all(|r| r.number == Some(Number::Plural))
        })
    }

    /// The words of a spelling with their readings.
    fn forms<'s>(&self, spelling: &'s Spelling) -> Vec<Form<'s>> {
        spelling.pieces.iter().map(|piece| Form::new(piece, self.morphology)).collect()
    }

    /// The head of the term and its place: the last noun with which all before it agrees, else an adjective in its place.
    fn find_head(&self, spellings: &[Spelling], forms: &[Vec<Form>], all: u32) -> Option<(usize, Head)> {
        let words = forms.first()?.len();
        [PartOfSpeech::Noun, PartOfSpeech::Adjective].into_iter().find_map(|kind| {
            let adjective = kind == PartOfSpeech::Adjective;
            (0..words).rev().find_map(|at| {
                let head = self.head(spellings, forms, at, kind)?;
                // What follows may be the noun: it is not known, or an adjective does not agree with it everywhere.
                let next = forms[0].get(at + 1).filter(|next| next.is_word());
                let noun = next.is_some_and(|next| !next.is_known() || adjective && next.is_noun());
                let sure = !(noun && forms[0][at].is_adjective());
                let least =
                    if kind == PartOfSpeech::Noun && words == 1 { EXPLAINED_ALONE } else { EXPLAINED };
                (sure && head.places as f32 >= least * all as f32).then_some((at, head))
            })
        })
    }

    /// The likeliest word as the head at place `at` of all spellings.
    fn head(
        &self,
        spellings: &[Spelling],
        forms: &[Vec<Form>],
        at: usize,
        kind: PartOfSpeech,
    ) -> Option<Head> {
        let mut heads: Vec<Head> = Vec::new();
        for (spelling, forms) in spellings.iter().zip(forms) {
            let mut counted: Vec<(usize, Option<Number>)> = Vec::new();
            for analysis in self.analyses(forms, at, kind) {
                let n = heads.iter().position(|head| head.is(&analysis)).unwrap_or_else(|| {
                    heads.push(Head::new(&analysis));
                    heads.len() - 1
                });
                let number = analysis.reading.number;
                if !counted.iter().any(|&(other, _)| other == n) {
                    heads[n].places += spelling.places;
                }
                if let Some(own) = number.filter(|_| !counted.contains(&(n, number))) {
                    heads[n].explained[own as usize] += spelling.places;
                }
                heads[n].add(&analysis, spelling.places);
                counted.push((n, number));
            }
        }
        for (spelling, forms) in spellings.iter().zip(forms) {
            let shared =
                if self.analyses(forms, at, kind).is_empty() { self.shared(forms, at) } else { Vec::new() };
            if let Some(head) = heads.iter_mut().find(|head| shared.iter().any(|one| head.is(one))) {
                head.places += spelling.places;
            }
        }
        heads.iter_mut().for_each(Head::share);
        heads.into_iter().reduce(|a, b| if b.is_likelier(&a) { b } else { a })
    }

    /// All ways to read a spelling with its head at place `at`.
    fn analyses(&self, forms: &[Form], at: usize, kind: PartOfSpeech) -> Vec<Analysis> {
        let Some(head) = forms.get(at) else { return Vec::new() };
        let mut out = Vec::new();
        for reading in head.readings.iter().filter(|r| r.part == kind && r.case.is_some()) {
            let weight = head.weight(reading) * agreement(&forms[..at], reading);
            let lemma = self.morphology.lemma(head.inflected_part(), reading);
            if let Some(lemma) = lemma.filter(|_| weight > 0.0) {
                out.push(Analysis { reading: *reading, lemma, weight });
            }
        }
        out
    }

    /// The ways to read a spelling whose noun at place `at` is a plural that it shares with another adjective, both singular: `частным
    /// секторами` of `государственным и частным секторами`.
    fn shared(&self, forms: &[Form], at: usize) -> Vec<Analysis> {
        let is_adjective = |form: &Form| form.readings.iter().any(|r| r.part == PartOfSpeech::Adjective);
        // `уполномоченного по защите прав` shares nothing with its complement.
        let is_behind = at > 0 && forms[..at.min(forms.len())].iter().all(is_adjective);
        let Some(head) = forms.get(at).filter(|_| is_behind) else { return Vec::new() };
        let mut out = Vec::new();
        for reading in head.readings.iter().filter(|r| r.part == PartOfSpeech::Noun && r.case.is_some()) {
            let one = Reading { number: Some(Number::Singular), ..*reading };
            let is_shared = reading.number == Some(Number::Plural)
                && agreement(&forms[..at], reading) == 0.0
                && agreement(&forms[..at], &one) > 0.0;
            let lemma = self.morphology.lemma(head.inflected_part(), reading);
            if let Some(lemma) = lemma.filter(|_| is_shared) {
                out.push(Analysis { reading: *reading, lemma, weight: 0.0 });
            }
        }
        out
    }

    /// The ways to read a spelling with this head, likeliest first.
    fn analyses_of(&self, forms: &[Form], at: usize, head: &Head) -> Vec<Analysis> {
        let mut all = self.analyses(forms, at, PartOfSpeech::Noun);
        all.extend(self.analyses(forms, at, PartOfSpeech::Adjective));
        all.retain(|analysis| head.is(analysis));
        all.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        all
    }
}

impl Head {
    /// Whether it is likelier than another head. A word that has no singular explains a term without one better than a word
    /// that has one, unless it is much rarer: `счетов` is of `счет`, not of `счеты`.
    fn is_likelier(&self, other: &Self) -> bool {
        let [own, others] =
            [self, other].map(|head| head.weight * if head.plural_only { PLURAL_ONLY } else { 1.0 });
        (self.places, own) > (other.places, others)
    }

    fn new(analysis: &Analysis) -> Self {
        let reading = &analysis.reading;
        Self {
            lemma: analysis.lemma.clone(),
            paradigm: reading.paradigm,
            gender: reading.gender.filter(|_| reading.part == PartOfSpeech::Noun),
            plural_only: reading.plural_only && !reading.name,
            places: 0,
            explained: [0; 2],
            weight: 0.0,
            numbers: [0.0; 2],
        }
    }

    /// Whether a spelling is read with this head.
    fn is(&self, analysis: &Analysis) -> bool {
        let reading = &analysis.reading;
        let gender = reading.gender.filter(|_| reading.part == PartOfSpeech::Noun);
        self.lemma == analysis.lemma
            && self.paradigm == reading.paradigm
            && (self.gender == gender || self.gender.is_none() || gender.is_none())
    }

    /// Weighs a reading of a spelling of so many places.
    fn add(&mut self, analysis: &Analysis, places: u32) {
        let weight = analysis.weight * places as f32;
        self.weight += weight;
        if let Some(number) = analysis.reading.number {
            self.numbers[number as usize] += weight;
        }
    }

    /// Makes places of the weights of numbers.
    fn share(&mut self) {
        let all: f32 = self.numbers.iter().sum();
        if all > 0.0 {
            self.numbers = self.numbers.map(|n| n / all * self.places as f32);
        }
    }
}

#[cfg(test)]
mod tests {
    use hexapla_model::{Case, Column, Lang, Morphology};

    use super::*;
    use crate::grammar::tests::reading;
    use crate::paradigm::Paradigms;

    fn head(lemma: &str, plural_only: bool, weight: f32) -> Head {
        let (places, explained, numbers) = (2, [0, 2], [0.0, 2.0]);
        Head {
            lemma: lemma.to_owned(),
            paradigm: 0,
            gender: None,
            plural_only,
            places,
            explained,
            weight,
            numbers,
        }
    }

    #[test]
    fn what_translates_a_mass_noun_may_be_a_plural() {
        let shot = head("снимок", false, 1.0);
        for (counted, want) in
            [(false, [Number::Plural, Number::Singular]), (true, [Number::Singular, Number::Plural])]
        {
            let hint = Hint { one: true, singular: true, counted, ..Hint::default() };
            assert_eq!(order(&shot, hint, 2), want);
        }
    }

    #[test]
    fn initials_begin_compounds() {
        for (text, want) in
            [("HTTP-заголовки", true), ("США", true), ("Нил", false), ("Санкт-Петербург", false)]
        {
            assert_eq!(is_initials(text), want, "{text}");
        }
    }

    #[test]
    fn rare_words_without_a_singular_give_way() {
        let (account, abacus) = (head("счет", false, 1.8), head("счеты", true, 0.1));
        assert!(account.is_likelier(&abacus) && !abacus.is_likelier(&account));
        let (choice, election) = (head("выбор", false, 0.9), head("выборы", true, 0.8));
        assert!(election.is_likelier(&choice) && !choice.is_likelier(&election));
    }

    /// A few words that are read in one way each.
    #[derive(Debug)]
    struct Few;

    impl Morphology for Few {
        fn readings(&self, form: &str) -> Vec<Reading> {
            use PartOfSpeech::{Adjective, Noun, Other};
            let (part, case, number) = match form {
                "частным" => (Adjective, Case::Instrumental, Number::Singular),
                "секторами" => (Noun, Case::Instrumental, Number::Plural),
                "уполномоченного" => (Adjective, Case::Genitive, Number::Singular),
                "по" => (Other, Case::Nominative, Number::Singular),
                "защите" => (Noun, Case::Dative, Number::Singular),
                "прав" => (Noun, Case::Genitive, Number::Plural),
                _ => return Vec::new(),
            };
            vec![Reading { gender: Some(Gender::Masculine), ..reading(part, case, number) }]
        }

        fn lemma(&self, form: &str, _: &Reading) -> Option<String> {
            Some(form.to_owned())
        }

        fn nominatives(&self, _: &str, _: &Reading, _: Number, _: Option<Gender>) -> Vec<String> {
            Vec::new()
        }
    }

    #[test]
    fn a_noun_is_shared_with_the_adjectives_right_before_it() {
        let column = Column::new(Lang::RU);
        let paradigms = Paradigms::new(&column);
        let dictionary = Dictionary { morphology: &Few, paradigms: &paradigms };
        for (text, at, want) in [
            ("частным секторами", 1, true),
            ("уполномоченного по защите прав", 3, false),
            ("секторами", 0, false),
        ] {
            let piece = |word: &str| Piece { text: word.to_owned(), word: 0, apart: true };
            let pieces: Vec<Piece> = text.split(' ').map(piece).collect();
            let forms: Vec<Form> = pieces.iter().map(|piece| Form::new(piece, &Few)).collect();
            assert_eq!(!dictionary.shared(&forms, at).is_empty(), want, "{text}");
        }
    }
}
