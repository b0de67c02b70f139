use hexapla_model::{Column, Lang};

use super::*;

fn forms(spellings: &[(&str, u32)], name: bool) -> Vec<String> {
    let piece = |text: &str| Piece { text: text.to_owned(), word: 0, apart: true };
    let spelling = |&(text, places): &(&str, u32)| Spelling {
        pieces: text.split(' ').map(piece).collect(),
        places,
        inside: places,
    };
    let spellings: Vec<Spelling> = spellings.iter().map(spelling).collect();
    let column = Column::new(Lang::AR);
    citations(&spellings, Hint { name, ..Hint::default() }, &Paradigms::new(&column))
        .into_iter()
        .map(|c| c.text)
        .collect()
}

#[test]
fn with_the_article_and_without_it() {
    for (spellings, name, want) in [
        (&[("المياه العذبة", 3)][..], false, &["المياه العذبة", "مياه عذبة"][..]),
        (&[("نوعية المياه", 2)], false, &["نوعية المياه", "نوعية مياه"]),
        (&[("نظام الإنذار المبكر", 2)], false, &["نظام الإنذار المبكر", "نظام إنذار مبكر"]),
        (&[("التعاون في المجال", 2)], false, &["التعاون في المجال", "تعاون في المجال"]),
        (&[("مياه", 3), ("المياه", 1)], false, &["مياه", "المياه"]),
        (&[("الجمعية العامة", 3)], true, &["الجمعية العامة"]),
        (&[("مياهها", 2), ("مياه", 1)], false, &["مياه"]),
        (&[("التبرعات غير المخصصة", 1)], false, &["التبرعات غير المخصصة", "تبرعات غير مخصصة"]),
    ] {
        assert_eq!(forms(spellings, name), want, "{spellings:?}");
    }
}
