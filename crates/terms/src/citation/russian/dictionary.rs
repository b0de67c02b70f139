//! The nominative of a Russian term by a morphological dictionary: the readings of all its words in all its spellings
//! decide together which word is the head, which word it is a form of, and what agrees with it.

use hexapla_model::{Case, Gender, Morphology, Number, PartOfSpeech, Reading};

use super::super::{Citation, Hint};
use super::{AND, cased};
use crate::paradigm::Paradigms;
use crate::spelling::{Piece, Spelling};

/// The share of its places from which on the singular is the citation form. As in English.
const SINGULAR: f32 = 0.2;
/// A phrase that is in as many places, always in the plural, has no singular. As in English.
const MANY: u32 = 20;
/// The share of the places of a term that one word as its head must explain.
const EXPLAINED: f32 = 0.8;
/// A reading that is less likely than this is not looked at where a likelier one explains the term.
const UNLIKELY: f32 = 1e-4;

/// What a term is read with.
#[derive(Clone, Copy)]
pub(super) struct Dictionary<'a> {
    pub(super) morphology: &'a dyn Morphology,
    pub(super) paradigms: &'a Paradigms<'a>,
}

/// A word of a term with its readings.
struct Form<'a> {
    piece: &'a Piece,
    text: String,
    readings: Vec<Reading>,
    /// The byte at which the word begins that is inflected: behind the hyphen of a compound that the dictionary lacks.
    from: usize,
}

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
    /// In how many places it explains the spelling.
    places: u32,
    weight: f32,
    /// How many places are singular and plural.
    numbers: [f32; 2],
}

/// The citation forms, the preferred one first; none if the dictionary does not explain the term.
pub(super) fn citations(spellings: &[Spelling], hint: Hint, dictionary: Dictionary) -> Option<Vec<Citation>> {
    let forms: Vec<Vec<Form>> = spellings.iter().map(|s| dictionary.forms(s)).collect();
    let words = forms.first()?.len();
    let all: u32 = spellings.iter().map(|s| s.places).sum();
    let kinds = [PartOfSpeech::Noun, PartOfSpeech::Adjective];
    let mut found = None;
    for kind in kinds {
        found = (0..words).rev().find_map(|at| {
            let head = dictionary.head(spellings, &forms, at, kind)?;
            (head.places as f32 >= EXPLAINED * all as f32).then_some((at, head))
        });
        if found.is_some() {
            break;
        }
    }
    let (at, head) = found?;
    // The most frequent spelling that the head explains is the one that is put into the nominative.
    let shown = (0..spellings.len()).find(|&n| dictionary.analysis(&forms[n], at, &head).is_some())?;
    let reading = dictionary.analysis(&forms[shown], at, &head)?.reading;
    let phrase = Phrase { spelling: &spellings[shown], forms: &forms[shown], all: &forms, head: at, reading };
    let mut out = Vec::new();
    for number in order(&head, &reading, hint, all) {
        if let Some(text) = dictionary.nominative(&phrase, number) {
            let share = head.numbers[number as usize];
            out.push(Citation::new(text, share.round() as u32));
        }
    }
    (!out.is_empty()).then_some(out)
}

/// The numbers of the citation forms: the preferred one, and the other one if the text has it.
fn order(head: &Head, reading: &Reading, hint: Hint, all: u32) -> Vec<Number> {
    let [singular, plural] = head.numbers;
    let total = singular + plural;
    if reading.plural_only {
        return vec![Number::Plural];
    }
    let attested = singular >= SINGULAR * total;
    let made = all < MANY && !hint.plural && !hint.name && !reading.name;
    match (attested || made && hint.singular, singular >= plural) {
        (true, _) if hint.plural && plural > singular => vec![Number::Plural, Number::Singular],
        (true, _) if plural >= SINGULAR * total => vec![Number::Singular, Number::Plural],
        (true, _) => vec![Number::Singular],
        (false, _) => vec![Number::Plural],
    }
}

/// A spelling that is put into the nominative.
struct Phrase<'a> {
    spelling: &'a Spelling,
    forms: &'a [Form<'a>],
    /// The forms of all spellings.
    all: &'a [Vec<Form<'a>>],
    /// The place of the head, and how it is read.
    head: usize,
    reading: Reading,
}

impl Dictionary<'_> {
    /// The words of a spelling with their readings.
    fn forms<'s>(&self, spelling: &'s Spelling) -> Vec<Form<'s>> {
        spelling.pieces.iter().map(|piece| self.form(piece)).collect()
    }

    fn form<'s>(&self, piece: &'s Piece) -> Form<'s> {
        let text = piece.text.to_lowercase();
        let readings = self.morphology.readings(&text);
        let from = match text.rfind('-') {
            Some(at) if !readings.iter().any(|r| r.known) => at + 1,
            _ => 0,
        };
        let readings = if from > 0 { self.morphology.readings(&text[from..]) } else { readings };
        Form { piece, text, readings, from }
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
            let analyses = self.analyses(forms, at, kind);
            let mut counted: Vec<usize> = Vec::new();
            for analysis in analyses {
                let same = |h: &Head| h.lemma == analysis.lemma && h.paradigm == analysis.reading.paradigm;
                let n = heads.iter().position(same).unwrap_or_else(|| {
                    heads.push(Head::new(&analysis));
                    heads.len() - 1
                });
                heads[n].add(&analysis, spelling.places, !counted.contains(&n));
                counted.push(n);
            }
        }
        for head in &mut heads {
            head.share();
        }
        heads.into_iter().reduce(|a, b| if (b.places, b.weight) > (a.places, a.weight) { b } else { a })
    }

    /// All ways to read a spelling with its head at place `at`.
    fn analyses(&self, forms: &[Form], at: usize, kind: PartOfSpeech) -> Vec<Analysis> {
        let Some(head) = forms.get(at) else { return Vec::new() };
        let mut out = Vec::new();
        for reading in head.readings.iter().filter(|r| r.part == kind && r.case.is_some()) {
            let weight = reading.probability.max(UNLIKELY) * agreement(&forms[..at], reading);
            if weight <= 0.0 {
                continue;
            }
            if let Some(lemma) = self.morphology.lemma(&head.text[head.from..], reading) {
                out.push(Analysis { reading: *reading, lemma, weight });
            }
        }
        out
    }

    /// The likeliest way to read a spelling with this head.
    fn analysis(&self, forms: &[Form], at: usize, head: &Head) -> Option<Analysis> {
        let mut all = self.analyses(forms, at, PartOfSpeech::Noun);
        all.extend(self.analyses(forms, at, PartOfSpeech::Adjective));
        all.retain(|a| a.lemma == head.lemma && a.reading.paradigm == head.paradigm);
        all.into_iter().reduce(|a, b| if b.weight > a.weight { b } else { a })
    }

    /// The phrase in the nominative of `number`; none if a form would be invented.
    fn nominative(&self, phrase: &Phrase, number: Number) -> Option<String> {
        let mut out = phrase.spelling.clone();
        let head = &phrase.forms[phrase.head];
        let reading = &phrase.reading;
        let gender = reading.gender.or(Some(Gender::Masculine));
        let fixed = self.inflected(head, reading, number, gender)?;
        out.pieces[phrase.head].text = cased(&head.piece.text, &fixed);
        self.inflect_before(&phrase.forms[..phrase.head], reading, number, gender, &mut out.pieces)?;
        self.inflect_behind(phrase, &mut out.pieces)?;
        Some(out.text())
    }

    /// Puts the words before a noun into the nominative.
    fn inflect_before(
        &self,
        before: &[Form],
        noun: &Reading,
        number: Number,
        gender: Option<Gender>,
        pieces: &mut [Piece],
    ) -> Option<()> {
        for (n, form) in before.iter().enumerate() {
            let Some(reading) = agreeing(form, noun) else { continue };
            let text = self.inflected(form, reading, number, gender)?;
            pieces[n].text = cased(&form.piece.text, &text);
        }
        Some(())
    }

    /// Puts what is joined to the head into the nominative: `Босния и Герцеговина`, `Мария Кастро`.
    fn inflect_behind(&self, phrase: &Phrase, pieces: &mut [Piece]) -> Option<()> {
        let mut at = phrase.head + 1;
        while let Some(form) = phrase.forms.get(at) {
            let is_and = AND.contains(&form.text.as_str()) && at == phrase.head + 1;
            let from = at + usize::from(is_and);
            let Some((noun, reading)) = joined(phrase, from, is_and) else { break };
            let number = reading.number.unwrap_or(Number::Singular);
            let form = &phrase.forms[noun];
            let text = self.inflected(form, &reading, number, reading.gender)?;
            pieces[noun].text = cased(&form.piece.text, &text);
            let before = &phrase.forms[from..noun];
            self.inflect_before(before, &reading, number, reading.gender, &mut pieces[from..noun])?;
            at = noun + 1;
        }
        Some(())
    }

    /// A form in the nominative; none if neither the dictionary nor the text has it.
    fn inflected(
        &self,
        form: &Form,
        reading: &Reading,
        number: Number,
        gender: Option<Gender>,
    ) -> Option<String> {
        let word = &form.text[form.from..];
        let made = if reading.fixed && reading.part == PartOfSpeech::Noun {
            word.to_owned()
        } else {
            self.morphology.nominative(word, reading, number, gender)?
        };
        let first = self.first_part(form, reading, number);
        let whole = format!("{first}{made}");
        (reading.known || self.paradigms.count(&whole) > 0).then_some(whole)
    }

    /// What is before the hyphen of a compound: in the nominative too if it is a noun in the same case.
    fn first_part(&self, form: &Form, reading: &Reading, number: Number) -> String {
        let Some(first) = form.text[..form.from].strip_suffix('-') else { return String::new() };
        let readings = self.morphology.readings(first);
        let noun = readings.iter().find(|r| {
            r.part == PartOfSpeech::Noun
                && r.known
                && !r.fixed
                && (r.case, r.number) == (reading.case, reading.number)
        });
        let inflected = noun.and_then(|noun| self.morphology.nominative(first, noun, number, noun.gender));
        format!("{}-", inflected.unwrap_or_else(|| first.to_owned()))
    }
}

impl Head {
    fn new(analysis: &Analysis) -> Self {
        let paradigm = analysis.reading.paradigm;
        Self { lemma: analysis.lemma.clone(), paradigm, places: 0, weight: 0.0, numbers: [0.0; 2] }
    }

    /// Counts a reading of a spelling of so many places.
    fn add(&mut self, analysis: &Analysis, places: u32, first: bool) {
        if first {
            self.places += places;
        }
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

/// How likely all words before a noun agree with it; 0 if one of them does not.
fn agreement(before: &[Form], noun: &Reading) -> f32 {
    let mut weight = 1.0;
    for (n, form) in before.iter().enumerate() {
        weight *= match agreeing(form, noun) {
            Some(reading) => reading.probability.max(UNLIKELY),
            None if links(before, n, noun) => 1.0,
            None => return 0.0,
        };
    }
    weight
}

/// Whether word `n` is an adverb or a conjunction before a word that agrees with the noun.
fn links(before: &[Form], n: usize, noun: &Reading) -> bool {
    let form = &before[n];
    let adverb = form.readings.iter().any(|r| r.part == PartOfSpeech::Adverb);
    let and = n > 0 && AND.contains(&form.text.as_str());
    (adverb || and) && before.get(n + 1).is_some_and(|next| agreeing(next, noun).is_some())
}

/// The reading of `form` that agrees with the reading of a noun, if it has one.
fn agreeing<'f>(form: &'f Form, noun: &Reading) -> Option<&'f Reading> {
    form.readings.iter().find(|r| {
        r.part == PartOfSpeech::Adjective
            && r.case == noun.case
            && r.number == noun.number
            && (r.number == Some(Number::Plural) || noun.gender.is_none() || r.gender == noun.gender)
            && (r.case != Some(Case::Accusative)
                || r.animate.is_none()
                || noun.animate.is_none()
                || r.animate == noun.animate)
    })
}

/// The noun from place `from` on that is joined to the head in its case, with its reading: behind a conjunction with what
/// agrees with it, without one only if both are names.
fn joined(phrase: &Phrase, from: usize, is_and: bool) -> Option<(usize, Reading)> {
    let last = if is_and { phrase.forms.len() } else { from + 1 };
    for at in from..last.min(phrase.forms.len()) {
        let form = &phrase.forms[at];
        let fits = |r: &&Reading| {
            r.part == PartOfSpeech::Noun
                && r.case == phrase.reading.case
                && (is_and || r.name && phrase.reading.name && r.animate == Some(true))
                && agreement(&phrase.forms[from..at], r) > 0.0
        };
        if let Some(reading) = form.readings.iter().find(fits) {
            return stays_in_case(phrase, at).then_some((at, *reading));
        }
    }
    None
}

/// Whether the word at place `at` has more than one form where the head has more than one.
fn stays_in_case(phrase: &Phrase, at: usize) -> bool {
    let differ = |at: usize| phrase.all.iter().any(|forms| forms[at].text != phrase.all[0][at].text);
    differ(at) || !differ(phrase.head)
}
