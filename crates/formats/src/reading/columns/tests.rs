use super::*;
use crate::reading::builder::Builder;

#[test]
fn roles() {
    use Role::{Anchor, Id, Other, Score, Side, Text};
    let lang = |tag| Lang::parse_variant(tag).unwrap();
    for (head, want) in [
        ("id,anchor,score,en,zh", vec![Id, Anchor, Score, Text(Lang::EN), Text(Lang::ZH)]),
        ("en_text,text_fr,translation.ru", vec![Text(Lang::EN), Text(Lang::FR), Text(Lang::RU)]),
        ("sentence_eng_Latn,en_score", vec![Text(lang("en-Latn")), Other]),
        ("Source,Target,Source", vec![Side(0), Side(1), Other]),
        ("en_text,zh_text,id", vec![Text(Lang::EN), Text(Lang::ZH), Id]),
        ("en,en-GB,tuid", vec![Text(Lang::EN), Text(lang("en-GB")), Id]),
    ] {
        let columns = Columns::new(&head.split(',').collect::<Vec<_>>());
        assert_eq!(columns.roles, want, "{head}");
    }
}

#[test]
fn sides_are_named() {
    let mut columns = Columns::new(&["source", "target", "score"]);
    assert_eq!(columns.sides(), Some([0, 1]));
    columns.name_sides([Lang::ZH, Lang::EN]);
    let (path, limits) = (std::path::Path::new("a"), hexapla_source::Limits::default());
    let row = columns.row(1, &mut Builder::new(path, &limits), |n| Some(["湖", "lake", "0,5"][n]));
    assert_eq!((row.score, row.texts.len(), columns.langs()), (Some(0.5), 2, vec![Lang::ZH, Lang::EN]));
    assert_eq!(Columns::new(&["source", "target", "en"]).sides(), None);
}
