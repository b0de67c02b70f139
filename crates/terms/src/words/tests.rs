use hexapla_model::Word;

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
