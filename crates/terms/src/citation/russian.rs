//! Russian: the head of the term in the nominative, its adjectives with it, what follows as it stands.

mod adjective;
mod dictionary;
mod noun;
mod wording;

use adjective::Adjective;
use dictionary::{Dictionary, SINGULAR};
use noun::{Form, Gender, Noun};
use wording::{AND, INVARIABLE, cased};

use hexapla_model::Morphology;

use super::{Citation, Hint};
use crate::paradigm::Paradigms;
use crate::spelling::{Piece, Spelling};

/// The nominative in the number that is attested more, then in the other: by a dictionary if there is one, else of forms
/// that the text shows.
pub(super) fn citations(
    spellings: &[Spelling],
    hint: Hint,
    paradigms: &Paradigms,
    morphology: Option<&dyn Morphology>,
) -> Vec<Citation> {
    let dictionary = morphology.map(|morphology| Dictionary { morphology, paradigms });
    dictionary
        .and_then(|dictionary| dictionary::citations(spellings, hint, dictionary))
        .unwrap_or_else(|| attested(spellings, hint, paradigms))
}

/// The nominative by the forms of the text; a proper name often has no cases.
fn attested(spellings: &[Spelling], hint: Hint, paradigms: &Paradigms) -> Vec<Citation> {
    let name = hint.name;
    let Some(most) = spellings.first() else { return Vec::new() };
    let Some(head) = head(&most.pieces, paradigms) else {
        if name && most.pieces.len() == 1 {
            return vec![as_is(most)];
        }
        let text = adjectives(most, spellings, paradigms);
        return vec![Citation { modifier: true, ..Citation::new(text, most.places) }];
    };
    // Both parts of `государств-участников` have cases.
    let is_compound = most.pieces[head].text.contains('-');
    if is_compound
        || is_invariable(&most.pieces[head], name && head == 0, paradigms)
        || is_joined(spellings, head)
    {
        return vec![as_is(most)];
    }
    let genders = genders(spellings, head, paradigms);
    let forms: Vec<Form> = spellings.iter().filter_map(|s| form(s, head, paradigms)).collect();
    let Some(noun) = Noun::read(&forms, most.pieces[head].word, &genders, paradigms) else {
        return vec![as_is(most)];
    };
    let mut counts = [0u32; 2];
    for (spelling, form) in spellings.iter().zip(&forms) {
        match form.plural.or_else(|| noun.plural(&form.text)) {
            Some(plural) => counts[usize::from(plural)] += 2 * spelling.places,
            None => counts = counts.map(|n| n + spelling.places),
        }
    }
    let mut order = [(false, counts[0]), (true, counts[1])];
    // What translates a singular is one if the text has it often enough, and an adjective shows it: `сессионный токен` for `session
    // token`. `грамот` of `грамоты` looks like one.
    let is_shown = forms.iter().any(|form| form.plural == Some(false));
    let is_one = is_shown && hint.is_many() && counts[0] as f32 >= SINGULAR * (counts[0] + counts[1]) as f32;
    if counts[1] > counts[0] && !is_one {
        order.reverse();
    }
    let mut out: Vec<Citation> = Vec::new();
    for (n, (plural, places)) in order.into_iter().enumerate() {
        let Some(form) = noun.nominative(plural) else { continue };
        let shown = (genders.len() < Gender::ALL.len()).then(|| genders.contains(&noun.gender()));
        let regular = is_regular(&form) || !plural && noun.is_plain(shown == Some(true), paradigms);
        // Names of one word follow no rule: `Уругвая`.
        let is_rule = noun.sure && regular && !(name && most.pieces.len() == 1);
        let known = paradigms.count(&form) > 0 || is_rule;
        if known && (n == 0 || places > 0 || !plural) {
            let text = nominative(most, head, &form, (!plural).then(|| noun.gender()), paradigms);
            let Some(text) = text else { continue };
            // A name has one number; adjectives agree with a gender that is known.
            let guessed = n > 0 && name || !plural && head > 0 && !noun.gender_sure;
            if !guessed || spellings.iter().any(|s| s.text() == text) {
                out.push(Citation::new(text, places / 2));
            }
        }
    }
    if out.is_empty() { vec![as_is(most)] } else { out }
}

/// The term as it is spelled most often.
fn as_is(most: &Spelling) -> Citation {
    Citation::new(most.text(), most.places)
}

/// Endings of nominatives that the other forms leave no doubt about.
const REGULAR: &[&str] = &[
    "ость",
    "ение",
    "ание",
    "яние",
    "ствие",
    "ство",
    "ация",
    "яция",
    "ция",
    "логия",
    "графия",
    "ции",
    "ссии",
    "зии",
    "логии",
    "графии",
];

/// Endings of masculine adjectives that have no stress, so that they are not `-ой`.
const MASCULINE: &[&str] =
    &["льный", "нный", "ивный", "арный", "ярный", "ущий", "ющий", "ящий", "вший", "ческий"];

/// Whether a nominative that no text shows is beyond doubt.
fn is_regular(form: &str) -> bool {
    REGULAR.iter().any(|end| form.ends_with(end))
}

/// Whether what is behind the head is joined to it and changes with it: its nominative is not known.
fn is_joined(spellings: &[Spelling], head: usize) -> bool {
    let first = &spellings[0];
    // A conjunction, or the second name of a person.
    let and = word(first, head + 1).is_some_and(|w| AND.contains(&w.as_str()))
        || is_capital(first, head) && is_capital(first, head + 1);
    let mut behind = head + 1..first.pieces.len();
    and && behind.any(|n| spellings.iter().any(|s| word(s, n) != word(first, n)))
}

/// Word `n` of a spelling in small letters.
fn word(spelling: &Spelling, n: usize) -> Option<String> {
    spelling.pieces.get(n).map(|piece| piece.text.to_lowercase())
}

fn is_capital(spelling: &Spelling, n: usize) -> bool {
    spelling.pieces.get(n).is_some_and(|piece| piece.text.starts_with(char::is_uppercase))
}

/// Whether a noun has no cases: initials, words in other scripts, names that end with a vowel and have one form.
fn is_invariable(piece: &Piece, name: bool, paradigms: &Paradigms) -> bool {
    let mut letters = piece.text.chars().filter(|c| c.is_alphabetic());
    let initials = letters.clone().count() > 1 && letters.clone().all(char::is_uppercase);
    let foreign = !letters.any(|c| matches!(c, '\u{400}'..='\u{4FF}'));
    let lone = paradigms.relatives(piece.word).count() == 1;
    initials || foreign || name && lone && piece.text.ends_with(INVARIABLE)
}

/// A term of adjectives alone in the masculine, or in the plural if it is never in the singular, as `данные` is not.
fn adjectives(spelling: &Spelling, spellings: &[Spelling], paradigms: &Paradigms) -> String {
    let is_plural = spellings.iter().all(|s| {
        let last = s.pieces.len() - 1;
        adjective_at(&s.pieces, last, paradigms).and_then(|a| a.plural()) == Some(true)
    });
    let gender = (!is_plural).then_some(Gender::Masculine);
    let mut out = spelling.clone();
    for n in 0..spelling.pieces.len() {
        if let Some(adjective) = adjective_at(&spelling.pieces, n, paradigms) {
            out.pieces[n].text = cased(&spelling.pieces[n].text, &adjective.nominative(gender, paradigms));
        }
    }
    out.text()
}

/// The first noun of the term: adjectives agree with it, what follows depends on it.
fn head(pieces: &[Piece], paradigms: &Paradigms) -> Option<usize> {
    (0..pieces.len()).find(|&n| !agrees(pieces, n, paradigms))
}

/// Whether word `n` of a term is an adjective or an adverb before one.
fn agrees(pieces: &[Piece], n: usize, paradigms: &Paradigms) -> bool {
    if adjective_at(pieces, n, paradigms).is_some() {
        return true;
    }
    let form = pieces[n].text.to_lowercase();
    if AND.contains(&form.as_str()) {
        return n + 2 < pieces.len() && adjective_at(pieces, n + 1, paradigms).is_some();
    }
    let adverb = ["о", "ее", "ски", "цки"].iter().any(|end| form.ends_with(end)) && !form.ends_with("ство");
    adverb && n + 1 < pieces.len() && adjective_at(pieces, n + 1, paradigms).is_some()
}

/// The adjective that word `n` of a term is: by its own forms, or because another adjective follows.
fn adjective_at(pieces: &[Piece], n: usize, paradigms: &Paradigms) -> Option<Adjective> {
    let form = pieces[n].text.to_lowercase();
    let read = Adjective::read(&form, pieces[n].word, paradigms);
    read.or_else(|| {
        let next = pieces.get(n + 1)?;
        if let Some(guess) = Adjective::guess(&form, pieces[n].word, paradigms) {
            return Some(guess);
        }
        let follows = next.text.to_lowercase();
        Adjective::read(&follows, next.word, paradigms)
            .or_else(|| pieces.get(n + 2).and_then(|_| Adjective::guess(&follows, next.word, paradigms)))?;
        Adjective::suppose(&form).filter(|a| !a.is_soft())
    })
}

/// The genders that the adjectives of the term leave to its head.
fn genders(spellings: &[Spelling], head: usize, paradigms: &Paradigms) -> Vec<Gender> {
    let mut out = Gender::ALL.to_vec();
    for spelling in spellings {
        for n in 0..head.min(spelling.pieces.len()) {
            let Some(adjective) = adjective_at(&spelling.pieces, n, paradigms) else { continue };
            let left: Vec<Gender> = out.iter().copied().filter(|g| adjective.genders().contains(g)).collect();
            if !left.is_empty() {
                out = left;
            }
        }
    }
    out
}

/// The form of the head in `spelling`, with the number that an adjective shows.
fn form(spelling: &Spelling, head: usize, paradigms: &Paradigms) -> Option<Form> {
    let piece = spelling.pieces.get(head)?;
    let mut adjectives = (0..head).filter_map(|n| adjective_at(&spelling.pieces, n, paradigms));
    let plural = adjectives.find_map(|a| a.plural());
    Some(Form { text: piece.text.to_lowercase(), plural })
}

/// The term with `noun` as its head and adjectives of `gender`, or of the plural; none if an adjective would be guessed.
fn nominative(
    spelling: &Spelling,
    head: usize,
    noun: &str,
    gender: Option<Gender>,
    paradigms: &Paradigms,
) -> Option<String> {
    let mut out = spelling.clone();
    out.pieces[head].text = cased(&spelling.pieces[head].text, noun);
    for n in 0..head {
        if let Some(adjective) = adjective_at(&spelling.pieces, n, paradigms) {
            let form = adjective.nominative(gender, paradigms);
            // A masculine ends in -ый, -ой or -ий: the other forms do not always show which.
            let shown = gender != Some(Gender::Masculine)
                || paradigms.count(&form) > 0
                || MASCULINE.iter().any(|end| form.ends_with(end));
            out.pieces[n].text = cased(&spelling.pieces[n].text, shown.then_some(form.as_str())?);
        }
    }
    Some(out.text())
}

#[cfg(test)]
mod tests;
