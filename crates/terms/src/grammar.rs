//! Part of speech and number of terms, where the text, the form of a word or a dictionary makes them sure.

use hexapla_lang::ending::{Ending, ending};
use hexapla_lang::fold::fold;
use hexapla_lang::function::{FunctionKind, function_kind};
use hexapla_model::{Case, Lang, Morphology, Number, PartOfSpeech, Reading, Term, TermKind, WordClass};

use crate::citation;
use crate::language::Language;

/// How many places of a candidate are looked at.
const LOOKED: usize = 40;
/// The least share of the places at which a phrase must be a whole noun phrase to be one.
const NOUN: f32 = 0.25;

/// How many languages must agree for the others to follow.
const AGREED: usize = 2;

/// Gives the terms of an entry their parts of speech and numbers. `shown` are the parts of speech that the places of each
/// language show of its terms. A language that shows nothing follows the others if two of them agree and none differs.
pub(crate) fn add(
    languages: &[Language],
    terms: &mut [Vec<Term>],
    shown: &[Option<PartOfSpeech>],
    is_name: bool,
) {
    let each = languages.iter().zip(terms.iter()).zip(shown);
    let own: Vec<Option<PartOfSpeech>> = each
        .map(|((language, terms), shown)| {
            let first = terms.first()?;
            let noun = is_name.then_some(PartOfSpeech::Noun);
            let by_places = shown.filter(|_| !may_be_verb(language.lang(), &first.text));
            noun.or_else(|| of_form(language, &first.text)).or(by_places)
        })
        .collect();
    let agreed = agreed(&own);
    for ((language, terms), own) in languages.iter().zip(terms).zip(&own) {
        for term in terms {
            let is_short = matches!(term.kind, TermKind::Acronym | TermKind::ShortForm);
            let followed = agreed.filter(|_| !may_be_verb(language.lang(), &term.text));
            term.part = if is_short { Some(PartOfSpeech::Noun) } else { own.or(followed) };
            // The other forms that a dictionary does not vouch for may be in another case.
            let is_sure = language.morphology.is_none() || term.kind != TermKind::Variant;
            let is_noun = term.part == Some(PartOfSpeech::Noun) && !is_short && is_sure;
            term.number = if is_noun { number(language, &term.text) } else { None };
        }
    }
}

/// The part of speech that at least two languages show and none contradicts.
fn agreed(own: &[Option<PartOfSpeech>]) -> Option<PartOfSpeech> {
    let mut shown = own.iter().flatten();
    let first = *shown.next()?;
    (shown.clone().count() + 1 >= AGREED && shown.all(|part| *part == first)).then_some(first)
}

/// What the places of candidate `id` show: behind a determiner, or in languages where no verb follows them a preposition,
/// and before no word of content, a phrase is a noun phrase.
pub(crate) fn shown(language: &Language, id: u32, places: &[u32]) -> Option<PartOfSpeech> {
    let length = language.length(id);
    let looked = &places[..places.len().min(LOOKED)];
    let whole = looked.iter().filter(|at| is_noun_phrase(language, **at as usize, length)).count();
    let is_noun = whole > 0 && whole as f32 >= NOUN * looked.len() as f32;
    is_noun.then_some(PartOfSpeech::Noun)
}

/// Whether the words at `at` are a whole noun phrase by what is beside them.
fn is_noun_phrase(language: &Language, at: usize, length: usize) -> bool {
    let column = language.texts.column();
    let row = column.range(language.texts.row(at));
    let class = |at: usize| column.word(column.tokens[at]).class;
    let is_ended = at + length >= row.end || class(at + length) != WordClass::Content;
    let before =
        at.checked_sub(1).filter(|before| *before >= row.start && class(*before) == WordClass::Function);
    let kind = before.and_then(|at| function_kind(column.lang, &column.word(column.tokens[at]).form));
    let opens = match kind {
        Some(FunctionKind::Article | FunctionKind::Determiner) => true,
        Some(FunctionKind::Preposition | FunctionKind::Genitive) => {
            // French and Spanish prepositions are before infinitives too.
            [Lang::EN, Lang::RU, Lang::AR].contains(&column.lang.primary())
        }
        _ => false,
    };
    is_ended && opens
}

/// Whether a term is a single word that ends as verbs do: what is around it does not show that it is a noun.
fn may_be_verb(lang: Lang, text: &str) -> bool {
    let word = folded(text);
    let is_participle = || matches!(ending(lang, &word), Some(Ending::Past | Ending::Present | Ending::Verb));
    !word.contains(' ') && (is_participle() || citation::may_be_verb(lang, text))
}

/// What the form of a term shows, by a dictionary or by the ending of a single word.
fn of_form(language: &Language, text: &str) -> Option<PartOfSpeech> {
    if let Some(morphology) = language.morphology {
        return read(morphology, text).map(|(part, _)| part);
    }
    let word = folded(text);
    if word.contains(' ') {
        return None;
    }
    (ending(language.lang(), &word) == Some(Ending::Noun)).then_some(PartOfSpeech::Noun)
}

/// The number of a noun phrase, if its form shows it.
fn number(language: &Language, text: &str) -> Option<Number> {
    match language.morphology {
        Some(morphology) => read(morphology, text).and_then(|(_, number)| number),
        None => citation::number_of(language.lang(), text),
    }
}

/// Part of speech and number of a phrase in the nominative: those of its first noun. A single adjective is one, unless it is
/// plural: several adjectives and plural ones may stand for a noun, as `данные` does.
fn read(morphology: &dyn Morphology, text: &str) -> Option<(PartOfSpeech, Option<Number>)> {
    let mut adjective: Option<Reading> = None;
    for word in text.split(' ') {
        let readings = morphology.readings(&word.to_lowercase());
        let known = || readings.iter().filter(|reading| reading.known);
        let likeliest = *known().next()?;
        match likeliest.part {
            PartOfSpeech::Noun => {
                let nominative =
                    known().find(|r| r.part == likeliest.part && r.case == Some(Case::Nominative));
                return Some((
                    likeliest.part,
                    nominative.filter(|noun| !noun.fixed).and_then(|noun| noun.number),
                ));
            }
            PartOfSpeech::Adjective => adjective = Some(likeliest),
            PartOfSpeech::Adverb => {}
            part => return adjective.is_none().then_some((part, None)),
        }
    }
    let adjective = adjective.filter(|adjective| adjective.number == Some(Number::Singular))?;
    (!text.contains(' ')).then_some((adjective.part, None))
}

fn folded(text: &str) -> String {
    let mut out = String::new();
    fold(text, &mut out);
    out
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A reading of a word of the dictionary, one of two that are as likely.
    pub(crate) fn reading(part: PartOfSpeech, case: Case, number: Number) -> Reading {
        Reading {
            part,
            case: Some(case),
            number: Some(number),
            gender: None,
            animate: None,
            plural_only: false,
            fixed: false,
            name: false,
            known: true,
            probability: 0.5,
            paradigm: 0,
            index: 0,
        }
    }

    /// A few words: nouns and adjectives by their endings.
    #[derive(Debug)]
    struct Few;

    impl Morphology for Few {
        fn readings(&self, form: &str) -> Vec<Reading> {
            use PartOfSpeech::{Adjective, Noun, Other};
            match form {
                "воды" => vec![
                    reading(Noun, Case::Genitive, Number::Singular),
                    reading(Noun, Case::Nominative, Number::Plural),
                ],
                "стока" => vec![reading(Noun, Case::Genitive, Number::Singular)],
                "сток" => vec![reading(Noun, Case::Nominative, Number::Singular)],
                "данные" | "открытые" | "подземные" => {
                    vec![reading(Adjective, Case::Nominative, Number::Plural)]
                }
                "водный" => vec![reading(Adjective, Case::Nominative, Number::Singular)],
                "на" => vec![reading(Other, Case::Nominative, Number::Singular)],
                _ => Vec::new(),
            }
        }

        fn lemma(&self, _: &str, _: &Reading) -> Option<String> {
            None
        }

        fn nominatives(
            &self,
            _: &str,
            _: &Reading,
            _: Number,
            _: Option<hexapla_model::Gender>,
        ) -> Vec<String> {
            Vec::new()
        }
    }

    #[test]
    fn a_dictionary_shows_what_a_phrase_is() {
        use PartOfSpeech::{Adjective, Noun, Other};
        for (text, want) in [
            ("сток", Some((Noun, Some(Number::Singular)))),
            ("Подземные воды", Some((Noun, Some(Number::Plural)))),
            ("стока воды", Some((Noun, None))),
            ("водный", Some((Adjective, None))),
            ("открытые данные", None),
            ("данные", None),
            ("на воды", Some((Other, None))),
            ("неизвестное", None),
        ] {
            assert_eq!(read(&Few, text), want, "{text}");
        }
    }

    #[test]
    fn single_words_may_be_verbs() {
        for (lang, text, want) in [
            (Lang::EN, "contained", true),
            (Lang::EN, "monitoring", true),
            (Lang::EN, "monitoring system", false),
            (Lang::EN, "basin", false),
            (Lang::FR, "élaborer", true),
            (Lang::ES, "cuenca", false),
            (Lang::ZH, "流域", false),
        ] {
            assert_eq!(may_be_verb(lang, text), want, "{text}");
        }
    }

    #[test]
    fn languages_agree_on_a_part_of_speech() {
        use PartOfSpeech::{Adjective, Noun};
        for (own, want) in [
            (&[Some(Noun), None, Some(Noun)][..], Some(Noun)),
            (&[Some(Noun), None, None], None),
            (&[Some(Noun), Some(Noun), Some(Adjective)], None),
            (&[], None),
        ] {
            assert_eq!(agreed(own), want, "{own:?}");
        }
    }
}
