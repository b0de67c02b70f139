//! Rows that come in stretches give the bytes of the whole.

use hexapla_model::{BlockKind, Location, Text, TranslationUnit};

use hexapla_model::Corpus;

use super::*;
use crate::Purpose;

fn unit(n: u32) -> TranslationUnit {
    let text = |text: String| {
        let location = Location { line: n + 1, page: None };
        Some(Text { text, pieces: 1, location, lines: vec![n].into(), moved: false })
    };
    TranslationUnit {
        id: format!("a#{n}"),
        anchor: None,
        kind: BlockKind::Paragraph,
        score: 0.5,
        reviewed: false,
        texts: vec![
            text(format!("lake \"{n}\",\tdeep")),
            text(format!("=湖{n}")).filter(|_| !n.is_multiple_of(3)),
        ],
    }
}

#[test]
fn stretches_give_the_bytes_of_the_whole() {
    let head = Corpus {
        langs: vec![Lang::EN, Lang::ZH],
        paths: vec!["a".into(), "b".into()],
        symbol: Some("A/1".to_owned()),
        ..Corpus::default()
    };
    let units: Vec<TranslationUnit> = (0..20).map(unit).collect();
    let whole = Corpus { units: units.clone(), ..head.clone() };
    for options in [
        Options::default(),
        Options { bom: true, safe_cells: true, reviewed: true, ..Options::default() },
        Options { min_score: Some(0.9), ..Options::default() },
    ] {
        for part in Format::all(Purpose::WriteCorpus)
            .iter()
            .filter(|f| f.takes_stretches())
            .flat_map(|f| f.parts(&head.langs, &options))
        {
            let mut want = Vec::new();
            part.write(&whole, &options, &mut want).unwrap();
            for length in [1, 7, 20] {
                let stretches =
                    units.chunks(length).map(|units| Corpus { units: units.to_vec(), ..head.clone() });
                let mut bytes = Vec::new();
                part.write_stretches(stretches, &options, &mut bytes).unwrap();
                assert_eq!(
                    String::from_utf8_lossy(&bytes),
                    String::from_utf8_lossy(&want),
                    "{} {length}",
                    part.ending()
                );
            }
        }
    }
}
