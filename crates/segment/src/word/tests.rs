use proptest::prelude::*;

use super::*;

fn forms(lang: &str, text: &str) -> String {
    let mut out = Vec::new();
    words(text, Span::new(0, text.len()), Lang::parse(lang).unwrap(), &mut |_, form| {
        out.push(form.to_owned());
    });
    out.join(" ")
}

#[test]
fn words_in_seven_languages() {
    for (lang, text, want) in [
        ("en", "The 12 reports, reported in 2023", "the report report in"),
        ("fr", "L’évaluation d'une eau", "l evalu d une eau"),
        ("es", "Las evaluaciones: 3,5 %", "las evalu"),
        ("ru", "Ещё доклады; доклада", "еще доклад доклад"),
        ("ar", "والتقارير للتقارير تَقارير", "تقارير تقارير تقارير"),
        ("zh", "联合国 (UN) 报 告", "联合 合国 un 报告"),
        ("zh", "我，12人", "我 人"),
        ("de", "Die Maßnahmen", "die massnahm"),
    ] {
        assert_eq!(forms(lang, text), want, "{text}");
    }
}

proptest! {
    #[test]
    fn the_only_word_is_that_of_the_rules(text in "[(\\[\"]{0,2}[a-zA-ZéßµŉЯёﬁ一ةي\u{64B}0-9'-]{0,5}[\\].,;:)\"!?]{0,3}") {
        if let Some(word) = only_word(&text) {
            let pieces = text.split_word_bound_indices();
            let found: Vec<_> = pieces.filter(|(_, piece)| piece.contains(char::is_alphabetic)).collect();
            prop_assert_eq!(found, [(word.start, &text[word])]);
        }
    }

    #[test]
    fn any_text_has_words(text in "\\PC{0,60}|[ء-ي 'a-zA-Z’联合国0-9.:_-]{0,40}", lang in 0..7usize) {
        let lang = Lang::parse(["ar", "de", "en", "es", "fr", "ru", "zh"][lang]).unwrap();
        let mut last = 0;
        words(&text, Span::new(0, text.len()), lang, &mut |span, form| {
            assert!(!form.is_empty() && !span.is_empty() && span.start >= last);
            assert!(text.get(span.range()).is_some());
            last = span.start;
        });
    }
}
