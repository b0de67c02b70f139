use hexapla_model::Word;
use hexapla_segment::Tokenizer;

use super::*;

#[test]
fn a_plural_and_its_singular_have_one_key() {
    let mut column = Column::new(Lang::FR);
    column.stems = vec!["pet".into(), "petit".into(), "bassin".into()];
    column.words = [("petit", 0), ("petits", 1), ("bassin", 2)]
        .map(|(form, stem)| Word { form: form.into(), stem, class: WordClass::Content })
        .into();
    let keys = keys(&column).0;
    assert_eq!(keys[0], keys[1]);
    assert_ne!(keys[0], keys[2]);
}

#[test]
fn participles_are_told_apart() {
    for (form, stem, want) in [
        ("developing", "develop", 1),
        ("meetings", "meet", 1),
        ("developed", "develop", 2),
        ("needs", "need", 0),
        ("spring", "spring", 0),
        ("develops", "develop", 0),
    ] {
        assert_eq!(participle(form, stem), want, "{form}");
    }
}

#[test]
fn no_chinese_prefix_is_a_number() {
    for (class, form, lang, want) in [
        (WordClass::Number, "零", Lang::ZH, Role::Content),
        (WordClass::Function, "可", Lang::ZH, Role::Content),
        (WordClass::Number, "三", Lang::ZH, Role::Inner),
        (WordClass::Number, "零", Lang::EN, Role::Inner),
    ] {
        assert_eq!(role(class, form, lang), want, "{form}");
    }
}

#[test]
fn words_that_turn_a_meaning_round_open_terms() {
    for (lang, text, word, want) in [
        (Lang::ES, "el régimen de no proliferación", "no", Role::Content),
        (Lang::ES, "la decisión de no intervenir", "no", Role::Inner),
        (Lang::ES, "el país no acepta", "no", Role::Inner),
        (Lang::EN, "the least developed countries", "least", Role::Content),
        (Lang::EN, "at least developed countries", "least", Role::Inner),
        (Lang::AR, "معاهدة عدم الانتشار", "عدم", Role::Content),
        (Lang::AR, "الاستشعار عن بعد", "بعد", Role::Content),
        (Lang::AR, "تقرير بعد الاجتماع", "بعد", Role::Inner),
    ] {
        let column = Tokenizer::new(lang).column(&[Some(text)]);
        let words = Words::new(&column);
        let at = (0..column.tokens.len()).find(|at| column.word(column.tokens[*at]).form == word).unwrap();
        assert_eq!(words.role(at, column.tokens.len()), want, "{text}");
    }
}

#[test]
fn a_noun_with_an_adjective_is_no_preposition() {
    for (text, want) in
        [("использование в мирных целях", Role::Content), ("помощь в целях развития", Role::Inner)]
    {
        let column = Tokenizer::new(Lang::RU).column(&[Some(text)]);
        let words = Words::new(&column);
        let at =
            (0..column.tokens.len()).find(|at| column.word(column.tokens[*at]).form == PURPOSES).unwrap();
        assert_eq!(words.role(at, column.tokens.len()), want, "{text}");
    }
}

#[test]
fn a_dash_joins_a_russian_noun_and_its_apposition() {
    for (text, want) in [
        ("государства -- участники Договора", Role::Inner),
        ("государства — члены Организации", Role::Inner),
        ("развитие — это цель", Role::Break),
    ] {
        let column = Tokenizer::new(Lang::RU).column(&[Some(text)]);
        let words = Words::new(&column);
        assert!(DASHES.contains(&column.word(column.tokens[1]).form.as_str()), "{text}");
        assert_eq!(words.role(1, column.tokens.len()), want, "{text}");
    }
}

#[test]
fn half_a_clause_ends_no_chinese_term() {
    let text = "按照宪章所揭示的原则";
    let column = Tokenizer::new(Lang::ZH).column(&[Some(text)]);
    let words = Words::new(&column);
    let place = |part: &str| {
        let start = text.find(part).unwrap();
        let span = start..start + part.len();
        let is_in = |at: &usize| span.contains(&(column.tokens[*at].span.start as usize));
        let all: Vec<usize> = (0..column.tokens.len()).filter(is_in).collect();
        all[0]..all[all.len() - 1] + 1
    };
    for (part, want) in [
        ("宪章所揭", true),
        ("宪章所揭示", true),
        ("宪章", false),
        ("宪章所揭示的原则", false),
        ("宪章所揭示的", false),
    ] {
        assert_eq!(words.ends_with_clause(&place(part)), want, "{part}");
    }
}
