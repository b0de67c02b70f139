//! What the ending of a word says about its part of speech.

use hexapla_model::Lang;

/// A part of speech that an ending shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Ending {
    /// A noun: `-tion`, `-ness`.
    Noun,
    /// An adjective: `-ous`, `-ical`.
    Adjective,
    /// An adverb: `-ly`.
    Adverb,
    /// A verb: `-ize`, `-ify`.
    Verb,
    /// A past participle or a past: `-ed`.
    Past,
    /// A present participle or the name of an action: `-ing`.
    Present,
}

/// English endings, the longest first where one ends with another.
const ENGLISH: &[(&str, Ending)] = &[
    ("tion", Ending::Noun),
    ("sion", Ending::Noun),
    ("ment", Ending::Noun),
    ("ness", Ending::Noun),
    ("ship", Ending::Noun),
    ("hood", Ending::Noun),
    ("ism", Ending::Noun),
    ("ist", Ending::Noun),
    ("ity", Ending::Noun),
    ("ance", Ending::Noun),
    ("ence", Ending::Noun),
    ("ancy", Ending::Noun),
    ("ency", Ending::Noun),
    ("acy", Ending::Noun),
    ("ure", Ending::Noun),
    ("logy", Ending::Noun),
    ("graphy", Ending::Noun),
    ("ively", Ending::Adverb),
    ("ly", Ending::Adverb),
    ("ous", Ending::Adjective),
    ("ful", Ending::Adjective),
    ("less", Ending::Adjective),
    ("able", Ending::Adjective),
    ("ible", Ending::Adjective),
    ("ical", Ending::Adjective),
    ("ional", Ending::Adjective),
    ("ic", Ending::Adjective),
    ("ive", Ending::Adjective),
    ("ish", Ending::Adjective),
    ("ary", Ending::Adjective),
    ("al", Ending::Adjective),
    ("ize", Ending::Verb),
    ("ise", Ending::Verb),
    ("ify", Ending::Verb),
    ("ized", Ending::Past),
    ("ed", Ending::Past),
    ("ing", Ending::Present),
];

/// Letters that must be before an ending: `-ed` of `need` is none.
const STEM: usize = 3;

/// What the ending of `word`, which is folded, shows; `None` if it shows nothing, as in all languages but English.
///
/// Plurals show what their singulars do.
#[must_use]
pub fn ending(lang: Lang, word: &str) -> Option<Ending> {
    if lang.primary() != Lang::EN {
        return None;
    }
    let plural = word.strip_suffix('s').filter(|w| !w.ends_with(['s', 'u', 'i', 'e']));
    let es = word.strip_suffix("ies").map(|stem| format!("{stem}y"));
    let form = es.as_deref().or(plural).unwrap_or(word);
    let form = form.strip_suffix("ces").map_or_else(|| form.to_owned(), |stem| format!("{stem}ce"));
    let found = ENGLISH.iter().find(|(end, _)| form.ends_with(end) && form.len() >= end.len() + STEM);
    found.map(|(_, ending)| *ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_show_parts_of_speech() {
        for (word, want) in [
            ("corruption", Some(Ending::Noun)),
            ("authorities", Some(Ending::Noun)),
            ("offences", Some(Ending::Noun)),
            ("technical", Some(Ending::Adjective)),
            ("directly", Some(Ending::Adverb)),
            ("recommended", Some(Ending::Past)),
            ("rigging", Some(Ending::Present)),
            ("strengthen", None),
            ("need", None),
            ("bid", None),
        ] {
            assert_eq!(ending(Lang::EN, word), want, "{word}");
        }
        assert_eq!(ending(Lang::FR, "corruption"), None);
    }
}
