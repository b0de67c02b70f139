//! The number of a phrase in English, French and Spanish, and its singular where the words are sure of it.

use hexapla_lang::fold::fold;
use hexapla_lang::function::function_words;
use hexapla_lang::number::{self, Number};
use hexapla_model::Lang;

use crate::spelling::{Piece, Spelling};

/// Whether a phrase can only be a plural: by its noun or by what agrees with it.
pub(super) fn is_plural(lang: Lang, pieces: &[Piece]) -> bool {
    if let Some(whole) = number::phrase(lang, &text(pieces)) {
        return whole.is_plural();
    }
    let agreeing = pieces[agreeing(lang, pieces)].iter().map(|p| p.text.as_str());
    let shown = agreeing.take_while(|word| !number::counts(lang, word));
    let mut numbers = shown.map(|word| number::number(lang, word)).take_while(|n| *n != Number::Singular);
    numbers.any(|number| number.is_plural())
}

/// The text of `pieces`.
fn text(pieces: &[Piece]) -> String {
    Spelling { pieces: pieces.to_vec(), places: 0, inside: 0, cut: 0, joined: 0 }.text()
}

/// The words that show the number: the last before a complement in English, in French and Spanish all before it.
fn agreeing(lang: Lang, pieces: &[Piece]) -> std::ops::Range<usize> {
    let mut behind = pieces.iter().skip(1);
    let end = behind.position(|p| number::opens_complement(lang, &p.text) || number::joins(lang, &p.text));
    let end = end.map_or(pieces.len(), |at| at + 1);
    if lang.primary() != Lang::EN {
        return 0..end;
    }
    let mut noun = end.saturating_sub(1);
    if noun > 0 && number::is_postpositive(lang, &pieces[noun].text) {
        noun -= 1;
    }
    noun..end
}

/// The word that shows the number first.
pub(super) fn head_of(lang: Lang, pieces: &[Piece]) -> &str {
    pieces.get(agreeing(lang, pieces).start).map_or("", |p| p.text.as_str())
}

/// The singular of a phrase in the plural that is no name, if its words are sure of it.
pub(super) fn built_singular(lang: Lang, spelling: &Spelling) -> Option<String> {
    match number::phrase(lang, &spelling.text()) {
        Some(Number::Plural(singular)) => Some(singular),
        Some(_) => None,
        None => by_words(lang, spelling, number::number),
    }
}

/// What finds the number of a word.
type NumberOf = fn(Lang, &str) -> Number;

/// The number of a word of a phrase that stands for one of many.
fn number_of_many(lang: Lang, word: &str) -> Number {
    match number::number(lang, word) {
        Number::Lone => number::one_of_many(lang, word).map_or(Number::Lone, Number::Plural),
        other => other,
    }
}

/// The singular of a phrase in the plural that is no name by its words alone, whose number `of` finds.
fn by_words(lang: Lang, spelling: &Spelling, of: NumberOf) -> Option<String> {
    let agreeing = agreeing(lang, &spelling.pieces);
    let joined = spelling.pieces.iter().any(|p| number::joins(lang, &p.text));
    if joined || spelling.pieces[..agreeing.end].iter().any(|p| number::makes_clause(lang, &p.text)) {
        return None;
    }
    let mut out = spelling.clone();
    if lang.primary() == Lang::EN {
        out.pieces[agreeing.start].text = english_noun(&spelling.pieces[..=agreeing.start])?;
        for (n, piece) in out.pieces[..agreeing.start].iter_mut().enumerate() {
            // `United States citizens`: a capital inside belongs to a name.
            let own = n == 0 || piece.text.starts_with(char::is_lowercase);
            if let Some(singular) = number::agreeing(lang, &piece.text).filter(|_| own) {
                singular.clone_into(&mut piece.text);
            }
        }
    } else {
        if is_name(lang, &spelling.pieces[agreeing.clone()]) {
            return None;
        }
        romance_singular(lang, &mut out.pieces, agreeing.end, of)?;
        agree_behind_complement(lang, &spelling.pieces, &mut out.pieces, agreeing.end);
    }
    (out.pieces != spelling.pieces).then(|| out.text())
}

/// The singular of a French or Spanish phrase that stands for one of many: it is no name if its noun alone has a capital of those that
/// agree, and no plural for its own sake (`Objetivo de Desarrollo Sostenible`, `service public`).
pub(super) fn singular_of_many(lang: Lang, spelling: &Spelling) -> Option<String> {
    let agreeing = agreeing(lang, &spelling.pieces);
    let is_capital = |piece: &Piece| piece.text.starts_with(char::is_uppercase);
    if lang.primary() == Lang::EN || spelling.pieces.get(1..agreeing.end)?.iter().any(is_capital) {
        return None;
    }
    let small = |piece: &Piece| Piece { text: piece.text.to_lowercase(), ..piece.clone() };
    let mut lower = spelling.clone();
    lower.pieces[0] = small(&lower.pieces[0]);
    let built = by_words(lang, &lower, number_of_many)?;
    if !is_capital(&spelling.pieces[0]) {
        return Some(built);
    }
    let mut letters = built.chars();
    Some(letters.next()?.to_uppercase().chain(letters).collect())
}

/// The singular of the noun of an English phrase; of names it is not known, of acronyms it is.
fn english_noun(pieces: &[Piece]) -> Option<String> {
    let noun = &pieces.last()?.text;
    if let Some(acronym) = noun.strip_suffix('s').filter(|stem| is_acronym(stem)) {
        return Some(acronym.to_owned());
    }
    let own = pieces.iter().any(|p| number::has_own_capital(Lang::EN, &p.text));
    if noun.chars().any(char::is_uppercase) && (!own || is_name(Lang::EN, pieces)) {
        return None;
    }
    if let Number::Plural(singular) = number::number(Lang::EN, noun) { Some(singular) } else { None }
}

fn is_acronym(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() > 1
        && word.ends_with(|c: char| c.is_uppercase() || c.is_numeric())
}

/// Whether the noun of a phrase and what agrees with it look like a name.
fn is_name(lang: Lang, pieces: &[Piece]) -> bool {
    if pieces.iter().any(|p| number::has_own_capital(lang, &p.text)) {
        return pieces.iter().any(|p| is_capital_name(lang, &p.text) && !is_acronym(&p.text));
    }
    let name = pieces.iter().any(|p| is_capital_name(lang, &p.text) && !is_acronym(&p.text));
    name || pieces.first().is_some_and(|p| p.text.chars().any(char::is_uppercase))
}

/// Whether a word has a capital that only a name has.
fn is_capital_name(lang: Lang, word: &str) -> bool {
    let common = number::has_own_capital(lang, word) || number::may_follow_capital(lang, word);
    word.starts_with(char::is_uppercase) && !common
}

/// Puts the noun of a French or Spanish phrase, and all before `end` that agrees with it, into the singular; what has no
/// plural stays: adverbs, nouns beside nouns, names of standards.
fn romance_singular(lang: Lang, pieces: &mut [Piece], end: usize, of: NumberOf) -> Option<()> {
    for n in 0..end {
        let word = &pieces[n].text;
        if number::counts(lang, word) {
            // `processeurs 64 bits`: what is counted has its own number.
            return (n > 0).then_some(());
        }
        // An elided word between: what agrees with the noun is not known.
        if n > 0 && !pieces[n].apart {
            return None;
        }
        let next = (n + 1 < end).then(|| &pieces[n + 1].text);
        if let Some(short) = next.and_then(|next| number::before(lang, word, next)) {
            pieces[n].text = short;
            continue;
        }
        match of(lang, word) {
            _ if n > 0 && is_capital_name(lang, word) => {}
            Number::Plural(singular) => pieces[n].text = singular,
            Number::Singular if n == 0 && end > 1 => return None,
            Number::Singular | Number::Same => {}
            Number::Lone | Number::Unsure => return None,
        }
    }
    Some(())
}

/// Puts into the singular what is plural right behind a singular complement, since it belongs to the noun:
/// `droits de tirage spéciaux`.
fn agree_behind_complement(lang: Lang, was: &[Piece], pieces: &mut [Piece], start: usize) {
    for n in start + 2..was.len() {
        if is_function_word(lang, &was[n].text) {
            break;
        }
        let small = was[n].text.starts_with(char::is_lowercase);
        if was[n].apart
            && small
            && is_one(lang, &was[n - 1].text)
            && let Number::Plural(singular) = number::number(lang, &was[n].text)
        {
            pieces[n].text = singular;
        }
    }
}

/// Whether `word` is a noun or an adjective in the singular.
fn is_one(lang: Lang, word: &str) -> bool {
    number::number(lang, word) == Number::Singular
        && !number::counts(lang, word)
        && !is_function_word(lang, word)
}

fn is_function_word(lang: Lang, word: &str) -> bool {
    let mut key = String::new();
    fold(word, &mut key);
    function_words(lang).contains(&key)
}
