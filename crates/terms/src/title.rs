//! Capitals that only titles gave: what has none in another language is no name.

use hexapla_lang::number::has_own_capital;
use hexapla_model::{Lang, Term};

use crate::casing::{has_capital_nouns, has_inner_capital};
use crate::language::Language;

/// Takes the capitals from the terms of an entry that is no name, if a language has its term small and none has it with capitals
/// outside longer names: `Sustainable Development` is `desarrollo sostenible`.
///
/// `ids` has for each language the candidate that its preferred term comes from. What is capital in one language alone, as
/// those who speak a language are in English, stands outside names somewhere.
pub(crate) fn settle(languages: &[Language], ids: &[Option<u32>], terms: &mut [Vec<Term>]) {
    let with_case = || (0..languages.len()).filter(|&n| languages[n].has_case() && !terms[n].is_empty());
    let proper: Vec<Vec<&str>> = languages
        .iter()
        .zip(ids)
        .map(|(language, id)| id.map_or_else(Vec::new, |id| language.proper_words(id)))
        .collect();
    let has_capital =
        |n: usize| small(languages[n].lang(), &terms[n][0].text, &proper[n]) != terms[n][0].text;
    let is_title = |n: usize| ids[n].is_some_and(|id| !languages[n].stands_apart(id));
    let is_small =
        with_case().any(|n| small(languages[n].lang(), &terms[n][0].text, &[]) == terms[n][0].text);
    if !is_small || !with_case().all(|n| !has_capital(n) || is_title(n)) {
        return;
    }
    let settled: Vec<usize> = with_case().filter(|&n| has_capital(n)).collect();
    for n in settled {
        let lang = languages[n].lang();
        terms[n].iter_mut().for_each(|term| term.text = small(lang, &term.text, &proper[n]));
    }
}

/// `text` without the capitals that begin its words; those that words have elsewhere, or for their own sake as those in `proper`,
/// stay.
fn small(lang: Lang, text: &str, proper: &[&str]) -> String {
    let is_kept = |word: &str| {
        has_inner_capital(word)
            || has_own_capital(lang, word)
            || has_capital_nouns(lang)
            || proper.contains(&word.to_lowercase().as_str())
    };
    let words = text.split(' ').map(|word| if is_kept(word) { word.to_owned() } else { word.to_lowercase() });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_own_capitals() {
        for (lang, text, want) in [
            (Lang::EN, "Chadian Basin", "Chadian basin"),
            (Lang::EN, "Sustainable Development", "sustainable development"),
            (Lang::EN, "COVID-19 Pandemic", "COVID-19 pandemic"),
            (Lang::FR, "Développement des États", "développement des États"),
            (Lang::RU, "Устойчивое Развитие", "устойчивое развитие"),
        ] {
            assert_eq!(small(lang, text, &["chadian"]), want);
        }
    }
}
