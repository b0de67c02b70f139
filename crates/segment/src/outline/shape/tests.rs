use super::*;

#[test]
fn lines_of_contents_have_no_number_of_their_own() {
    let mut block = Block::new("1. Introduction\t3", hexapla_model::Location { line: 1, page: None }, 0);
    assert!(Shape::first(&block).label.is_some(), "a row of a table may have one");
    block.kind = BlockKind::Contents;
    assert!(Shape::first(&block).label.is_none());
}

#[test]
fn ends_of_six_languages() {
    let cases = [
        ("The basin dries.", End::Stop),
        ("as in Ireland.1", End::Stop),
        ("流域干涸。¹", End::Stop),
        ("said “no.”", End::Stop),
        ("هل جف الحوض؟", End::Stop),
        ("следующее:", End::List),
        ("洪水；", End::List),
        ("In April 2023,", End::Comma),
        ("on floods; and", End::List),
        ("Data exchange", End::Open),
        ("section 2.5", End::Open),
    ];
    for (text, want) in cases {
        assert_eq!(end(text), want, "{text}");
    }
}
