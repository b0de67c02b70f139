//! A word of a term with its readings, and what agrees with what.

use hexapla_model::{Case, Morphology, Number, PartOfSpeech, Reading};

use super::super::wording::AND;
use crate::spelling::Piece;
use crate::words::DASHES;

/// The least weight of a reading: the dictionary's counts know none of many forms.
const UNLIKELY: f32 = 1e-4;
/// By how much a reading is less likely if it is of a name and the word has no capital, or the reverse. Reasoned.
const OTHER_CASE: f32 = 0.02;
/// By how much a reading is likelier if the capital of the word fits it. Reasoned.
const SAME_CASE: f32 = 20.0;

/// A word of a term with its readings, likeliest first.
pub(super) struct Form<'a> {
    pub(super) piece: &'a Piece,
    /// The word in small letters.
    pub(super) text: String,
    pub(super) readings: Vec<Reading>,
    /// The byte at which the part begins that is inflected: behind the hyphen of a compound that the dictionary lacks.
    from: usize,
}

impl<'a> Form<'a> {
    pub(super) fn new(piece: &'a Piece, morphology: &dyn Morphology) -> Self {
        let text = piece.text.to_lowercase();
        let readings = morphology.readings(&text);
        let from = match text.rfind('-') {
            Some(at) if !readings.iter().any(|r| r.known) => at + 1,
            _ => 0,
        };
        let readings = if from > 0 { morphology.readings(&text[from..]) } else { readings };
        Self { piece, text, readings, from }
    }

    /// The part of the word that is inflected by the readings.
    pub(super) fn inflected_part(&self) -> &str {
        &self.text[self.from..]
    }

    /// What is before the hyphen of a compound, if it is read without it.
    pub(super) fn first_part(&self) -> Option<&str> {
        self.text[..self.from].strip_suffix('-')
    }

    /// Whether it has letters.
    pub(super) fn is_word(&self) -> bool {
        self.text.chars().any(char::is_alphabetic)
    }

    /// Whether the dictionary has it.
    pub(super) fn is_known(&self) -> bool {
        self.readings.iter().any(|r| r.known)
    }

    /// Whether it may be a noun of the dictionary.
    pub(super) fn is_noun(&self) -> bool {
        self.readings.iter().any(|r| r.known && r.part == PartOfSpeech::Noun)
    }

    /// Whether it may be an adjective.
    pub(super) fn is_adjective(&self) -> bool {
        self.readings.iter().any(|r| r.part == PartOfSpeech::Adjective)
    }

    /// Whether it may be a preposition: a word of the dictionary that is neither inflected nor joins.
    pub(super) fn is_preposition(&self) -> bool {
        let other = self
            .readings
            .first()
            .is_some_and(|r| r.known && r.part == PartOfSpeech::Other && r.case.is_none());
        other && !self.is_and()
    }

    /// Whether it joins words: a conjunction, a comma, a dash.
    pub(super) fn is_and(&self) -> bool {
        AND.contains(&self.text.as_str()) || self.text == "," || self.is_dash()
    }

    /// Whether it is a dash, as before an apposition.
    pub(super) fn is_dash(&self) -> bool {
        DASHES.contains(&self.text.as_str())
    }

    /// Whether it is written with a capital.
    pub(super) fn is_capital(&self) -> bool {
        self.piece.text.starts_with(char::is_uppercase)
    }

    /// How likely a reading is.
    pub(super) fn weight(&self, reading: &Reading) -> f32 {
        let named = reading.name || self.readings.iter().any(|r| r.name);
        let factor = if named && (reading.name == self.is_capital()) {
            SAME_CASE
        } else if named {
            OTHER_CASE
        } else {
            1.0
        };
        factor * reading.probability.max(UNLIKELY)
    }
}

/// How likely all words before a noun agree with it; 0 if one of them does not.
///
/// What depends on an adjective, from a preposition on, may be between it and the noun: `связанный с климатом риск`.
pub(super) fn agreement(before: &[Form], noun: &Reading) -> f32 {
    let mut weight = 1.0;
    let mut any = false;
    for (n, form) in before.iter().enumerate() {
        match agreeing_before(form, noun).next() {
            // What depends on an adjective is not counted with the noun.
            Some(reading)
                if is_paucal(reading, noun) && !before[n..].iter().all(|form| agrees(form, noun)) =>
            {
                return 0.0;
            }
            Some(reading) => weight *= reading.probability.max(UNLIKELY),
            None if !form.is_word() && !form.is_and() || links(before, n, noun) => continue,
            None if any && form.is_preposition() => return weight,
            None => return 0.0,
        }
        any = true;
    }
    weight
}

fn agrees(form: &Form, noun: &Reading) -> bool {
    agreeing_before(form, noun).next().is_some()
}

/// Whether word `n` is an adverb, a cardinal or a conjunction before a word that agrees with the noun.
fn links(before: &[Form], n: usize, noun: &Reading) -> bool {
    let form = &before[n];
    let joins = n > 0 && form.is_and();
    let leads = form.readings.iter().any(|r| matches!(r.part, PartOfSpeech::Adverb | PartOfSpeech::Numeral));
    (joins || leads) && before.get(n + 1).is_some_and(|next| agreeing(next, noun).next().is_some())
}

/// The readings of `form`, before a noun, that agree with a reading of it, likeliest first. Behind two, three and four the noun is a
/// genitive singular and its adjective a plural: `три рамочных соглашения`.
pub(super) fn agreeing_before<'f>(form: &'f Form, noun: &Reading) -> impl Iterator<Item = &'f Reading> {
    let paucal = form.readings.iter().filter(|r| is_paucal(r, noun));
    agreeing(form, noun).chain(paucal)
}

/// The readings of `form` that agree with the reading of a noun, likeliest first.
pub(super) fn agreeing<'f>(form: &'f Form, noun: &Reading) -> impl Iterator<Item = &'f Reading> {
    form.readings.iter().filter(|r| {
        let gender = r.number == Some(Number::Plural) || noun.gender.is_none() || r.gender == noun.gender;
        let animate = r.case != Some(Case::Accusative)
            || r.animate.is_none()
            || noun.animate.is_none()
            || r.animate == noun.animate;
        r.part == PartOfSpeech::Adjective
            && (r.case, r.number) == (noun.case, noun.number)
            && gender
            && animate
    })
}

/// Whether an adjective and a noun are in the forms that follow two, three and four.
fn is_paucal(adjective: &Reading, noun: &Reading) -> bool {
    let of = |reading: &Reading| (reading.case, reading.number);
    adjective.part == PartOfSpeech::Adjective
        && !noun.fixed
        && of(noun) == (Some(Case::Genitive), Some(Number::Singular))
        && of(adjective) == (Some(Case::Genitive), Some(Number::Plural))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn behind_two_three_and_four_the_adjective_is_a_plural() {
        let reading = |part, number, fixed| Reading {
            part,
            case: Some(Case::Genitive),
            number: Some(number),
            gender: None,
            animate: None,
            plural_only: false,
            fixed,
            name: false,
            known: true,
            probability: 1.0,
            paradigm: 0,
            index: 0,
        };
        let adjective = reading(PartOfSpeech::Adjective, Number::Plural, false);
        for (number, fixed, want) in
            [(Number::Singular, false, true), (Number::Plural, false, false), (Number::Singular, true, false)]
        {
            assert_eq!(is_paucal(&adjective, &reading(PartOfSpeech::Noun, number, fixed)), want);
        }
    }
}
