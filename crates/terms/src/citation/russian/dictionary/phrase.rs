//! Puts a spelling into the nominative: the head, what agrees with it, and what is joined to it.

use hexapla_model::{Gender, Number, PartOfSpeech, Reading};

use super::super::wording::{INVARIABLE, cased, is_more_usual};
use super::form::{Form, agreeing, agreeing_before, agreement};
use super::lookup::Dictionary;
use crate::spelling::{Piece, Spelling};

/// A spelling that is put into the nominative.
pub(super) struct Phrase<'a> {
    pub(super) spelling: &'a Spelling,
    pub(super) forms: &'a [Form<'a>],
    /// The forms of all spellings.
    pub(super) all: &'a [Vec<Form<'a>>],
    /// The place of the head.
    pub(super) head: usize,
    /// How the head may be read, likeliest first: at least one.
    pub(super) readings: Vec<Reading>,
}

/// What a word is put into.
#[derive(Clone, Copy)]
struct Target {
    number: Number,
    gender: Option<Gender>,
}

impl Dictionary<'_> {
    /// The phrase in the nominative of `number`; none if a form would be invented.
    pub(super) fn nominative(&self, phrase: &Phrase, number: Number) -> Option<String> {
        let mut out = phrase.spelling.clone();
        let head = &phrase.forms[phrase.head];
        let mut readings = phrase.readings.iter();
        let reading = readings.find(|r| phrase.joined(r).is_some() || phrase.clause(r).is_some());
        let reading = reading.or(phrase.readings.first())?;
        let noun = reading.part == PartOfSpeech::Noun;
        let gender = reading.gender.filter(|_| noun).or(Some(Gender::Masculine));
        let target = Target { number, gender };
        let made = self.inflected(head, std::iter::once(reading), target)?;
        out.pieces[phrase.head].text = cased(&head.piece.text, &made);
        self.inflect_before(&phrase.forms[..phrase.head], reading, target, &mut out.pieces)?;
        self.inflect_behind(phrase, reading, target, &mut out.pieces)?;
        Some(out.text())
    }

    /// Whether the text has the nominative of the head in `number`.
    pub(super) fn has_head(&self, phrase: &Phrase, number: Number) -> bool {
        let head = &phrase.forms[phrase.head];
        let target = Target { number, gender: Some(Gender::Masculine) };
        let made = self.inflected(head, phrase.readings.iter(), target);
        made.is_some_and(|form| self.paradigms.count(&form) > 0)
    }

    /// Puts the words before a noun into the nominative.
    fn inflect_before(
        &self,
        before: &[Form],
        noun: &Reading,
        target: Target,
        pieces: &mut [Piece],
    ) -> Option<()> {
        for (n, form) in before.iter().enumerate() {
            if agreeing_before(form, noun).next().is_none() {
                if n > 0 && form.is_preposition() {
                    break;
                }
                continue;
            }
            let text = self.inflected(form, agreeing_before(form, noun), target)?;
            pieces[n].text = cased(&form.piece.text, &text);
        }
        Some(())
    }

    /// Puts what is joined to the head into the nominative: `Босния и Герцеговина`, `Мария Кастро`,
    /// `зона, свободная от …`; what is behind a dash also into the number of the head: `государство — участник`.
    fn inflect_behind(
        &self,
        phrase: &Phrase,
        reading: &Reading,
        target: Target,
        pieces: &mut [Piece],
    ) -> Option<()> {
        if let Some((from, noun, second)) = phrase.joined(reading) {
            let form = &phrase.forms[noun];
            let number = match phrase.forms[phrase.head + 1].is_dash() {
                true => target.number,
                false => second.number.unwrap_or(Number::Singular),
            };
            let own = Target { number, gender: second.gender };
            let text = self.inflected(form, std::iter::once(&second), own)?;
            pieces[noun].text = cased(&form.piece.text, &text);
            self.inflect_before(&phrase.forms[from..noun], &second, own, &mut pieces[from..noun])?;
            // A third name.
            if is_person(&second) {
                let rest = Phrase {
                    spelling: phrase.spelling,
                    forms: phrase.forms,
                    all: phrase.all,
                    head: noun,
                    readings: vec![second],
                };
                return self.inflect_behind(&rest, &second, own, pieces);
            }
            return Some(());
        }
        if let Some(at) = phrase.clause(reading) {
            let form = &phrase.forms[at];
            let text = self.inflected(form, agreeing(form, reading), target)?;
            pieces[at].text = cased(&form.piece.text, &text);
        }
        // The name of a person goes on with a word that is not read as a name: its nominative is not known.
        let next = phrase.forms.get(phrase.head + 1);
        let goes_on = next.is_some_and(|next| {
            let named = next.readings.iter().any(|r| r.known && is_person(r));
            next.is_capital() && !named && !next.text.ends_with(INVARIABLE)
        });
        (!(is_person(reading) && goes_on)).then_some(())
    }

    /// A form in the nominative: one that the text has, else the likeliest that the dictionary has; none if there is none.
    fn inflected<'r>(
        &self,
        form: &Form,
        readings: impl Iterator<Item = &'r Reading>,
        target: Target,
    ) -> Option<String> {
        let word = form.inflected_part();
        let mut known: Option<String> = None;
        for reading in readings {
            let made = if reading.fixed && reading.part == PartOfSpeech::Noun {
                vec![word.to_owned()]
            } else {
                self.morphology.nominatives(word, reading, target.number, target.gender)
            };
            for made in made {
                let whole = format!("{}{made}", self.first_part(form, reading, target));
                // The dictionary has all forms of a word: what it lists is another one than a word that it lacks (`итак`, `Итаки`).
                if !reading.known && self.morphology.readings(&made).iter().any(|r| r.known) {
                    continue;
                }
                if self.paradigms.count(&whole) > 0 {
                    return Some(whole);
                }
                let is_better = known.as_ref().is_none_or(|k| is_more_usual(&whole, k));
                if reading.known && is_better {
                    known = Some(whole);
                }
            }
        }
        known
    }

    /// What is before the hyphen of a compound: in the nominative too if it agrees in case and number.
    fn first_part(&self, form: &Form, reading: &Reading, target: Target) -> String {
        let Some(first) = form.first_part() else { return String::new() };
        let readings = self.morphology.readings(first);
        let made = readings.iter().filter(|r| is_declined_with(r, reading)).find_map(|r| {
            let gender = if r.part == PartOfSpeech::Noun { r.gender } else { target.gender };
            self.morphology.nominative(first, r, target.number, gender)
        });
        format!("{}-", made.unwrap_or_else(|| first.to_owned()))
    }
}

/// Whether a word is the name of a person.
pub(super) fn is_person(reading: &Reading) -> bool {
    reading.name && reading.animate == Some(true)
}

/// Whether a noun or an adjective is declined with another one: both have one case and one number.
fn is_declined_with(own: &Reading, other: &Reading) -> bool {
    let declined = matches!(own.part, PartOfSpeech::Noun | PartOfSpeech::Adjective);
    declined && own.known && !own.fixed && (own.case, own.number) == (other.case, other.number)
}

impl Phrase<'_> {
    /// The place of a word that agrees with the head behind a comma: `зона, свободная от …`, `страна, не имеющая …`.
    fn clause(&self, head: &Reading) -> Option<usize> {
        self.forms.get(self.head + 1).filter(|form| form.text == ",")?;
        let negated = self.forms.get(self.head + 2).is_some_and(|form| form.text == "не");
        let at = self.head + 2 + usize::from(negated);
        let form = self.forms.get(at)?;
        agreeing(form, head).next().is_some().then_some(at)
    }

    /// What is joined to the head if that is read as `head`: where it begins, its noun and how that is read. Behind a
    /// conjunction a noun in the same case with what agrees with it, without one only the name of a person behind another.
    fn joined(&self, head: &Reading) -> Option<(usize, usize, Reading)> {
        let next = self.forms.get(self.head + 1)?;
        let is_and = next.is_and() && next.text != ",";
        let from = self.head + 1 + usize::from(is_and);
        let last = if is_and { self.forms.len() } else { from + 1 };
        (from..last.min(self.forms.len())).rev().find_map(|at| {
            let form = &self.forms[at];
            let reading = form.readings.iter().find(|r| {
                r.part == PartOfSpeech::Noun
                    && r.case == head.case
                    && (is_and
                        || is_person(r) && is_person(head) && r.gender == head.gender && form.is_capital())
                    && agreement(&self.forms[from..at], r) > 0.0
            })?;
            self.changes_with_head(at).then_some((from, at, *reading))
        })
    }

    /// Whether the word at place `at` has more than one form where the head has more than one.
    fn changes_with_head(&self, at: usize) -> bool {
        self.changes(at) || !self.changes(self.head)
    }

    fn changes(&self, at: usize) -> bool {
        let first = self.all[0].get(at).map(|form| &form.text);
        self.all.iter().any(|forms| forms.get(at).map(|form| &form.text) != first)
    }
}
