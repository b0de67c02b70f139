//! Capitals of citation forms that only the head of a sentence or a heading gave.

use hexapla_lang::number;
use hexapla_model::Lang;

use super::ends_with_any;
use super::singular::head_of;
use crate::casing::is_shouted;
use crate::spelling::Spelling;

/// Endings of English words that are no names.
const COMMON: &[&str] =
    &["tion", "sion", "ment", "ing", "ance", "ence", "ity", "ness", "al", "ive", "ship", "ism"];

/// Those of [`COMMON`] that names of places do not have either, as `PORTUGAL` and `BEIJING` do: a heading in capitals ends so.
const ACTIONS: &[&str] = &["tion", "sion", "ment", "ness", "ity", "ship", "ism"];

/// `text`, a form of `chosen`, without capitals that mean nothing; `spellings` are all of the term.
///
/// A form that is never inside a sentence is no name if another form of the term is written small, or if it names an
/// action: `Lutte contre la corruption`, `Protection of Civilians`.
pub(super) fn in_its_case(lang: Lang, text: String, chosen: &Spelling, spellings: &[Spelling]) -> String {
    if chosen.inside > 0 || !text.starts_with(char::is_uppercase) {
        return text;
    }
    let lower = text.to_lowercase();
    if is_shouted(chosen)
        && lang.primary() == Lang::EN
        && lower.split(' ').all(|word| ends_with_any(word, ACTIONS))
    {
        return lower;
    }
    let (first, others) = text.split_once(' ').unwrap_or((&text, ""));
    let action = number::names_action(lang, first);
    let heading = if others.chars().any(char::is_uppercase) {
        let head_acts = number::names_action(lang, head_of(lang, &chosen.pieces));
        lang.primary() == Lang::EN && head_acts && text.split(' ').all(|word| is_common(lang, word))
    } else {
        action || spellings.iter().any(|s| s.text().starts_with(char::is_lowercase))
    };
    if heading { lower } else { text }
}

/// Whether an English word in small letters names an action or a property.
fn acts(lang: Lang, word: &str) -> bool {
    number::names_action(lang, word) || ends_with_any(word, COMMON)
}

/// Whether an English word with a capital can be no name.
fn is_common(lang: Lang, word: &str) -> bool {
    word.starts_with(char::is_lowercase) || acts(lang, word) || number::number(lang, word).is_plural()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spelling::Piece;

    fn spelling(text: &str, inside: u32) -> Spelling {
        let piece = |text: &str| Piece { text: text.to_owned(), word: 0, apart: true };
        Spelling { pieces: text.split(' ').map(piece).collect(), places: 1, inside, cut: 0, joined: 0 }
    }

    #[test]
    fn headings_have_no_capital_and_names_have() {
        for (lang, text, inside, want) in [
            (Lang::EN, "COMPOSITION", 0, "composition"),
            (Lang::EN, "INTERPOL", 0, "INTERPOL"),
            (Lang::EN, "PORTUGAL", 0, "PORTUGAL"),
            (Lang::EN, "Protection of Civilians", 0, "protection of civilians"),
            (Lang::EN, "Protection of Civilians", 1, "Protection of Civilians"),
            (Lang::EN, "Corruption in Kenya", 0, "Corruption in Kenya"),
            (Lang::EN, "Fisheries Management Agreement", 0, "Fisheries Management Agreement"),
            (Lang::FR, "Lutte contre la corruption", 0, "lutte contre la corruption"),
            (Lang::FR, "Médecins sans frontières", 0, "Médecins sans frontières"),
        ] {
            let chosen = spelling(text, inside);
            assert_eq!(in_its_case(lang, text.to_owned(), &chosen, std::slice::from_ref(&chosen)), want);
        }
        let all = [spelling("personae non gratae", 1), spelling("Persona non grata", 0)];
        assert_eq!(in_its_case(Lang::EN, all[1].text(), &all[1], &all), "persona non grata");
    }
}
