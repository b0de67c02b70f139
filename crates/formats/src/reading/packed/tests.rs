use hexapla_model::{Lang, Location, Text};

use super::*;

fn text(text: &str, line: u32, page: Option<u32>, lines: &[u32], pieces: u32) -> Option<Text> {
    let location = Location { line, page };
    let moved = pieces == 2;
    Some(Text { text: text.to_owned(), pieces, location, lines: lines.into(), moved })
}

fn unit(n: usize) -> TranslationUnit {
    TranslationUnit {
        id: format!("a#{n}"),
        anchor: (!n.is_multiple_of(3)).then(|| format!("{}.b", n / 5 + 1).parse().unwrap()),
        kind: if n.is_multiple_of(2) { BlockKind::Item } else { BlockKind::Other },
        score: 1.0 / (n + 1) as f32,
        reviewed: n.is_multiple_of(5),
        texts: match n % 4 {
            0 => vec![text("lake", 1, None, &[], 1), text("湖\n水", 300, Some(200), &[0, 70_000], 2)],
            1 => vec![None, text("", u32::MAX, None, &[1], 0)],
            2 => vec![text(&"x".repeat(400_000), 1, None, &[], 1)],
            _ => Vec::new(),
        },
    }
}

#[test]
fn rows_come_back() {
    let mut rows = PackedRows::default();
    let units: Vec<TranslationUnit> = (0..40).map(unit).collect();
    units.iter().for_each(|unit| rows.push(unit));
    assert!(rows.chunks.len() > 2 && rows.len() == 40);
    let mut ids: Vec<String> = Vec::new();
    rows.each_id(&mut |id| ids.push(id.to_owned()));
    assert_eq!(ids, units.iter().map(|unit| unit.id.clone()).collect::<Vec<String>>());
    let head =
        Corpus { langs: vec![Lang::EN, Lang::ZH], paths: vec!["a".into(), "b".into()], ..Corpus::default() };
    let renamed = BTreeMap::from([(7, "new".to_owned()), (39, "last".to_owned())]);
    let mut packed = PackedCorpus { renamed, ..PackedCorpus::in_order(head, rows) };
    let mut want = units;
    want.iter_mut().for_each(|unit| unit.texts.resize_with(2, || None));
    want[7].id = "new".into();
    want[39].id = "last".into();
    let parts: Vec<TranslationUnit> = packed.stretches().flat_map(|part| part.units).collect();
    assert_eq!(parts, want);
    assert_eq!(packed.texts(1).collect::<Vec<_>>()[..2], ["湖\n水", ""]);
    packed.put_first(1);
    assert_eq!(packed.texts(0).count(), 20);
    want.iter_mut().for_each(|unit| unit.texts.rotate_right(1));
    let corpus = packed.unpack();
    assert_eq!(corpus.units, want);
    assert_eq!(corpus.langs, [Lang::ZH, Lang::EN]);
}
