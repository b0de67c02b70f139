//! Arabic: the singular of a plural noun, if the column has it.

use hexapla_lang::number;

use super::word::{ARTICLE, folded, folded_letter, has_article};
use crate::paradigm::Paradigms;

/// Shapes of broken plurals and of their singulars: digits stand for the letters of the root, the rest for itself.
///
/// A plural is read by the first shape whose singular the column has.
const SHAPES: &[(&str, &[&str])] = &[
    ("ا12ا3", &["123", "123ه", "1ا23"]),
    ("ا12ا3ي4", &["123ا4", "123و4"]),
    ("ا123ه", &["12ا3", "12ي3"]),
    ("ا1ا2ي3", &["أ12و3", "إ12ا3"]),
    ("م1ا2ي3", &["م12و3", "م12ا3", "م12ي3"]),
    ("م1ا2ي", &["م12ي"]),
    ("م1ا23", &["م123", "م123ه"]),
    ("ت1ا2ي3", &["ت12ي3"]),
    ("1وا2ي3", &["1ا2و3"]),
    ("1وا23", &["1ا23", "1ا23ه"]),
    ("12اي3", &["12ي3ه", "12ا3ه", "12و3ه"]),
    ("12و2", &["12"]),
    ("12و3", &["123"]),
    ("12ا3", &["123"]),
    ("122", &["12ه"]),
    ("123", &["123ه"]),
    ("123اء", &["12ي3"]),
    ("12ا3ي4", &["123و4", "123ا4", "123ي4"]),
    ("12ا34", &["1234", "1234ه"]),
];

/// Endings of regular plurals and duals, with those of their singulars.
const REGULAR: &[(&str, &[&str])] = &[
    ("تان", &["ة"]),
    ("تين", &["ة"]),
    ("يات", &["ية", "ي"]),
    ("ات", &["ة", ""]),
    ("ون", &[""]),
    ("ين", &[""]),
    ("يي", &["ي"]),
    ("ان", &[""]),
];

/// The singular of a noun without article, if it looks like a plural and the column has the singular;
/// `feminine` tells that a feminine adjective follows, as one does behind plurals of things, and `regular` that only an
/// ending shows a plural: the shapes of broken plurals are those of singulars too.
pub(super) fn singular(word: &str, feminine: bool, regular: bool, paradigms: &Paradigms) -> Option<String> {
    // What the table has as a singular is none: `جدول`.
    if number::arabic::is_one(word) {
        return None;
    }
    for (plural, singulars) in REGULAR {
        let Some(stem) = word.strip_suffix(plural) else { continue };
        // The ending of a feminine may be a pronoun, but not behind an article: `قراره` is of `قرار`.
        let masculine = Some(stem).filter(|stem| {
            *plural == "ات" && !has_article(&format!("{stem}ة"), paradigms) && stem.chars().count() >= 3
        });
        if let Some(one) = masculine.filter(|stem| is_word(stem, paradigms)) {
            return Some(one.to_owned());
        }
        let mut words = singulars.iter().map(|end| format!("{stem}{end}"));
        if let Some(found) = words.find(|word| word.chars().count() >= 3 && is_word(word, paradigms)) {
            return Some(found);
        }
    }
    // The table knows better: `وسائط` is of `وسيط`.
    let is_known = |one: &String| number::arabic::singular(word).is_none_or(|known| known == one);
    if regular { None } else { broken(word, feminine, paradigms).filter(is_known) }
}

/// Whether the column has a word as only a noun stands: with the article or in the accusative.
fn is_noun(word: &str, paradigms: &Paradigms) -> bool {
    let form = folded(word);
    paradigms.count(&format!("{ARTICLE}{form}")) + paradigms.count(&format!("{form}ا")) > 0
}

/// In how many places a noun stands, with the article or without it.
pub(super) fn places(word: &str, paradigms: &Paradigms) -> u32 {
    let form = folded(word);
    paradigms.count(&form) + paradigms.count(&format!("{ARTICLE}{form}"))
}

/// Whether the column has a word.
fn is_word(word: &str, paradigms: &Paradigms) -> bool {
    is_noun(word, paradigms) || paradigms.count(&folded(word)) > 0
}

/// The singular of a broken plural.
fn broken(word: &str, feminine: bool, paradigms: &Paradigms) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    SHAPES.iter().filter(|(plural, _)| feminine || *plural != "123").find_map(|(plural, singulars)| {
        let root = root(plural, &letters)?;
        // Nouns of action have this shape too, and what looks like their singular is the verb.
        let strict = *plural == "12و3" && !feminine;
        let is_known = if strict { is_noun } else { is_word };
        let mut words = singulars.iter().map(|shape| filled(shape, &root));
        words.find(|word| is_known(word, paradigms)).map(|found| unfolded(&found))
    })
}

/// The letters of the root that `word` has, as it is written, if it is of a shape.
fn root(shape: &str, word: &[char]) -> Option<[char; 4]> {
    let mut root = [' '; 4];
    if shape.chars().count() != word.len() {
        return None;
    }
    for (at, (place, &written)) in shape.chars().zip(word).enumerate() {
        let letter = folded_letter(written);
        match place.to_digit(10) {
            Some(n) => {
                let held = &mut root[n as usize - 1];
                if *held != ' ' && folded_letter(*held) != letter
                    || letter == 'ا' && n > 1
                    || letter == 'ه' && at + 1 == word.len()
                {
                    return None;
                }
                // Before the last letter of other shapes a hamza stands for a weak letter: `حرائق` of `حريق`.
                *held = if shape.starts_with("1وا") { written } else { letter };
            }
            // Plurals that begin with alef have a hamza above: `إخطار` and `اتحاد` are singulars.
            None if place != letter || at == 0 && matches!(written, 'إ' | 'ا') => return None,
            None => {}
        }
    }
    Some(root)
}

fn filled(shape: &str, root: &[char; 4]) -> String {
    shape.chars().map(|c| c.to_digit(10).map_or(c, |n| root[n as usize - 1])).collect()
}

/// A folded word with hamza and the feminine ending as they are written.
fn unfolded(word: &str) -> String {
    let word = word.strip_prefix('ا').map_or_else(|| word.to_owned(), |rest| format!("أ{rest}"));
    word.strip_suffix('ه').map_or_else(|| word.clone(), |stem| format!("{stem}ة"))
}

#[cfg(test)]
mod tests {
    use hexapla_model::{Column, Lang, Span, Word, WordClass, WordToken};

    use super::*;

    #[test]
    fn plurals_have_the_singular_of_the_column() {
        let mut column = Column::new(Lang::AR);
        for form in "الهييه موشرا منسوب السد نهر نظام الدوله وصل خطه المراقب".split(' ')
        {
            let number = u32::try_from(column.words.len()).unwrap();
            column.stems.push(form.to_owned());
            column.words.push(Word { form: form.to_owned(), stem: number, class: WordClass::Content });
            column.tokens.push(WordToken { word: number, span: Span::default() });
        }
        column.rows.push(u32::try_from(column.tokens.len()).unwrap());
        let paradigms = Paradigms::new(&column);
        for (plural, feminine, want) in [
            ("هيئات", true, Some("هيئة")),
            ("مؤشرات", false, Some("مؤشر")),
            ("مراقبون", false, Some("مراقب")),
            ("مناسيب", false, Some("منسوب")),
            ("سدود", false, Some("سد")),
            ("أنهار", false, Some("نهر")),
            ("أنظمة", false, Some("نظام")),
            ("دول", true, Some("دولة")),
            ("دول", false, None),
            ("خطط", false, Some("خطة")),
            ("وصول", false, None),
            ("قانون", false, None),
            ("إنهار", false, None),
        ] {
            assert_eq!(singular(plural, feminine, false, &paradigms).as_deref(), want, "{plural}");
        }
    }
}
