//! Which words of a column are verbs and nothing else.

use hexapla_lang::function::{FunctionKind, function_kind};
use hexapla_model::{Column, Lang, Morphology, PartOfSpeech, Reading, Word, WordClass};

/// Endings that only verbs have.
const VERBS: &[(Lang, &[&str])] = &[
    (Lang::ES, &["arán", "erán", "irán", "aron", "ieron", "aban", "iendo"]),
    (Lang::FR, &["eront", "aient", "èrent", "ssent"]),
    (Lang::RU, &["ются", "ятся", "утся", "ться", "лись", "лась", "лось"]),
];

/// What the Arabic imperfect of the third person begins with, and how many letters it has at least.
const IMPERFECT: (char, usize) = ('ي', 4);
/// The Arabic conjunction that a verb is written together with, the ending of a perfect in the feminine, that of a plural, and how many
/// letters such a verb has at least: `وحظيت`.
const PERFECT: (char, char, &str, usize) = ('و', 'ت', "ات", 5);
/// The Arabic article.
const ARTICLE: &str = "ال";

/// For each word of a column whether its form is that of a verb alone, by its ending, what is
/// beside it or a dictionary.
pub(super) fn verbs(column: &Column, morphology: Option<&dyn Morphology>) -> Vec<bool> {
    let acts = |r: &Reading| r.known && r.part == PartOfSpeech::Verb;
    let is_verb = |readings: Vec<Reading>| !readings.is_empty() && readings.iter().all(acts);
    let words = column.words.iter().map(|word| word.form.as_str());
    let each = words
        .map(|form| ends_as_verb(column.lang, form) || morphology.is_some_and(|m| is_verb(m.readings(form))));
    let mut verbs: Vec<bool> = each.collect();
    if column.lang.primary() == Lang::AR {
        let used = imperfects(column).into_iter().zip(perfects(column));
        verbs.iter_mut().zip(used).for_each(|(verb, (imperfect, perfect))| *verb |= imperfect || perfect);
    }
    verbs
}

/// For each word of an Arabic column whether it looks like an imperfect of the third person and is used like one: never with an
/// article, behind a preposition, a number or a stroke, as nouns and the names of months are (`حزيران/يونيه`).
fn imperfects(column: &Column) -> Vec<bool> {
    let word = |at: usize| column.word(column.tokens[at]);
    let (letter, least) = IMPERFECT;
    let looks = |word: &Word| {
        word.class == WordClass::Content
            && word.form.starts_with(letter)
            && word.form.chars().count() >= least
    };
    let mut verbs: Vec<bool> = column.words.iter().map(looks).collect();
    let articled = column.words.iter().filter(|word| word.form.starts_with(ARTICLE));
    let mut nouns = vec![false; column.stems.len()];
    articled.for_each(|word| nouns[word.stem as usize] = true);
    let is_before_noun = |word: &Word| {
        let kind = function_kind(column.lang, &word.form);
        word.class == WordClass::Number
            || word.form == "/"
            || matches!(kind, Some(FunctionKind::Preposition | FunctionKind::Genitive))
    };
    for row in 0..column.len() {
        let behind = column.range(row).skip(1).filter(|&at| is_before_noun(word(at - 1)));
        behind.for_each(|at| verbs[column.tokens[at].word as usize] = false);
    }
    verbs.iter_mut().zip(&column.words).for_each(|(verb, word)| *verb &= !nouns[word.stem as usize]);
    verbs
}

/// For each word of an Arabic column whether it looks like a perfect in the feminine behind a conjunction, and only opens rows, as the verb
/// of a sentence does.
fn perfects(column: &Column) -> Vec<bool> {
    let (conjunction, ending, plural, least) = PERFECT;
    let looks = |word: &Word| {
        word.class == WordClass::Content
            && word.form.starts_with(conjunction)
            && word.form.ends_with(ending)
            && !word.form.ends_with(plural)
            && word.form.chars().count() >= least
    };
    let mut verbs: Vec<bool> = column.words.iter().map(looks).collect();
    for row in 0..column.len() {
        column.range(row).skip(1).for_each(|at| verbs[column.tokens[at].word as usize] = false);
    }
    verbs
}

fn ends_as_verb(lang: Lang, word: &str) -> bool {
    VERBS.iter().any(|(own, ends)| *own == lang.primary() && ends.iter().any(|end| word.ends_with(end)))
}

#[cfg(test)]
mod tests {
    use hexapla_segment::Tokenizer;

    use super::*;

    #[test]
    fn arabic_perfects_open_sentences() {
        let rows = ["وحظيت الحلول بمكانة", "ووزارات الدول وحظيت", "وصوتت اللجنة", "بيت ووقت"];
        let column = Tokenizer::new(Lang::AR).column(&rows.map(Some));
        let is_verb = verbs(&column, None);
        let found = column.words.iter().zip(is_verb).filter(|(_, is)| *is);
        let found: Vec<&str> = found.map(|(word, _)| word.form.as_str()).collect();
        assert_eq!(found, ["وصوتت"]);
        let column = Tokenizer::new(Lang::AR).column(&[Some(rows[0])]);
        assert!(verbs(&column, None)[0]);
    }

    #[test]
    fn arabic_imperfects_have_no_article_and_no_preposition() {
        let line = "يتخذ الحل القائم على الطبيعة، يعيشون في ظروف هشة في يوغوسلافيا، حزيران/يونيه، يومية الخبر اليومية.";
        let column = Tokenizer::new(Lang::AR).column(&[Some(line)]);
        let verbs = verbs(&column, None);
        for (form, want) in
            [("يتخذ", true), ("يعيشون", true), ("يوغوسلافيا", false), ("يونيه", false), ("يوميه", false)]
        {
            let at = column.words.iter().position(|word| word.form == form);
            assert_eq!(verbs[at.unwrap_or_else(|| panic!("{form} is a word"))], want, "{form}");
        }
    }
}
