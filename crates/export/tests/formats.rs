//! Each format against a small corpus that holds what breaks writers, and read back.

use std::path::PathBuf;

use hexapla_export::{Format, Options, write};
use hexapla_model::{
    Anchor, BlockKind, Corpus, Lang, Level, Location, Ordinal, Step, StepKind, Text, TranslationUnit,
};
use proptest::prelude::*;

fn text(text: &str, pieces: u32, line: u32, page: Option<u32>, lines: &[u32]) -> Option<Text> {
    Some(Text { text: text.into(), pieces, location: Location { line, page }, lines: lines.to_vec() })
}

fn corpus() -> Corpus {
    let anchor = |kind, n| Some(Anchor::new(vec![Step { kind, ordinal: Ordinal::new(n) }]));
    let unit =
        |id: &str, anchor, kind, score, texts| TranslationUnit { id: id.into(), anchor, kind, score, texts };
    Corpus {
        name: "lakes".into(),
        symbol: Some("X/CONF.1/2 & 3".into()),
        level: Level::Sentence,
        langs: vec![Lang::EN, Lang::AR, Lang::ZH],
        paths: ["in/lakes.en.txt", "in/lakes.ar.txt", "lakes zh.txt"].map(PathBuf::from).to_vec(),
        units: vec![
            unit(
                "lakes#12.s1",
                anchor(StepKind::Paragraph, 12),
                BlockKind::Paragraph,
                0.931_26,
                vec![
                    text("He said \"boats, oars\"\tand <ropes>\u{1}.", 2, 3, Some(1), &[1, 2]),
                    text("قال «قوارب» 🚣", 1, 3, None, &[1]),
                    text("他说“船”。\r\n第二行", 1, 5, None, &[2]),
                ],
            ),
            unit(
                "lakes#3",
                anchor(StepKind::Chapter, 3),
                BlockKind::Heading,
                1.0,
                vec![text("=1+1", 1, 9, None, &[3]), text("e\u{301}", 1, 4, None, &[2]), None],
            ),
            unit("lakes#b4", None, BlockKind::Other, 0.0, vec![None, None, text("多余", 1, 7, None, &[3])]),
        ],
    }
}

fn written(format: Format, corpus: &Corpus, options: &Options) -> String {
    let mut out = Vec::new();
    write(format, corpus, options, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn jsonl() {
    let want = [
        r#"{"id":"lakes#12.s1","symbol":"X/CONF.1/2 & 3","anchor":"12","kind":"paragraph","score":0.9313,"translation":{"en":"He said \"boats, oars\"\tand <ropes>\u0001.","ar":"قال «قوارب» 🚣","zh":"他说“船”。\r\n第二行"},"places":{"en":{"file":"in/lakes.en.txt","line":3,"page":1,"lines":[1,2]},"ar":{"file":"in/lakes.ar.txt","line":3,"lines":[1]},"zh":{"file":"lakes zh.txt","line":5,"lines":[2]}}}"#,
        r#"{"id":"lakes#3","symbol":"X/CONF.1/2 & 3","anchor":"3","kind":"heading","score":1.0,"translation":{"en":"=1+1","ar":"é"},"places":{"en":{"file":"in/lakes.en.txt","line":9,"lines":[3]},"ar":{"file":"in/lakes.ar.txt","line":4,"lines":[2]}}}"#,
        r#"{"id":"lakes#b4","symbol":"X/CONF.1/2 & 3","anchor":null,"kind":"other","score":0.0,"translation":{"zh":"多余"},"places":{"zh":{"file":"lakes zh.txt","line":7,"lines":[3]}}}"#,
    ];
    let got = written(Format::Jsonl, &corpus(), &Options::default());
    assert_eq!(got.lines().collect::<Vec<_>>(), want);
    let without_symbol = Corpus { symbol: None, ..corpus() };
    let got = written(Format::Jsonl, &without_symbol, &Options::default());
    assert!(got.starts_with(r#"{"id":"lakes#12.s1","anchor":"12","#), "{got}");
}

#[test]
fn csv() {
    let got = written(Format::Csv, &corpus(), &Options::default());
    assert_eq!(
        got,
        "id,anchor,score,en,ar,zh\r\n\
         lakes#12.s1,12,0.9313,\"He said \"\"boats, oars\"\"\tand <ropes>\u{1}.\",قال «قوارب» 🚣,\"他说“船”。\r\n第二行\"\r\n\
         lakes#3,3,1,=1+1,e\u{301},\r\n\
         lakes#b4,,0,,,多余\r\n"
    );
    let mut options = Options::default();
    (options.bom, options.safe_cells) = (true, true);
    let got = written(Format::Csv, &corpus(), &options);
    assert!(got.starts_with("\u{FEFF}id,") && got.contains("1,'=1+1,e"), "{got}");
}

#[test]
fn tsv() {
    assert_eq!(
        written(Format::Tsv, &corpus(), &Options::default()),
        "id\tanchor\tscore\ten\tar\tzh\n\
         lakes#12.s1\t12\t0.9313\tHe said \"boats, oars\" and <ropes>\u{1}.\tقال «قوارب» 🚣\t他说“船”。 第二行\n\
         lakes#3\t3\t1\t=1+1\te\u{301}\t\n\
         lakes#b4\t\t0\t\t\t多余\n"
    );
}

#[test]
fn lines() {
    assert_eq!(
        written(Format::Lines, &corpus(), &Options::default()),
        "en\tar\tzh\n1,2\t1\t2\n3\t2\t\n\t\t3\n"
    );
}

#[test]
fn tmx() {
    let want = r#"<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
 <header creationtool="hexapla" creationtoolversion="VERSION" segtype="sentence" o-tmf="hexapla" adminlang="en" srclang="en" datatype="plaintext"/>
 <body>
  <tu tuid="lakes#12.s1">
   <prop type="x-symbol">X/CONF.1/2 &amp; 3</prop>
   <prop type="x-anchor">12</prop>
   <prop type="x-score">0.9313</prop>
   <prop type="x-bead">2-1-1</prop>
   <tuv xml:lang="en">
    <seg>He said &quot;boats, oars&quot;	and &lt;ropes&gt;.</seg>
   </tuv>
   <tuv xml:lang="ar">
    <seg>قال «قوارب» 🚣</seg>
   </tuv>
   <tuv xml:lang="zh">
    <seg>他说“船”。
第二行</seg>
   </tuv>
  </tu>
  <tu tuid="lakes#3">
   <prop type="x-symbol">X/CONF.1/2 &amp; 3</prop>
   <prop type="x-anchor">3</prop>
   <prop type="x-score">1</prop>
   <prop type="x-bead">1-1-0</prop>
   <tuv xml:lang="en">
    <seg>=1+1</seg>
   </tuv>
   <tuv xml:lang="ar">
    <seg>é</seg>
   </tuv>
  </tu>
 </body>
</tmx>
"#;
    let got = written(Format::Tmx, &corpus(), &Options::default());
    assert_eq!(got, want.replace("VERSION", env!("CARGO_PKG_VERSION")));
    let mut options = Options::default();
    options.date = Some("20261123T120000Z".into());
    assert!(written(Format::Tmx, &corpus(), &options).contains(" creationdate=\"20261123T120000Z\"/>"));
}

#[test]
fn an_empty_corpus_is_written() {
    for format in Format::all() {
        let got = written(*format, &Corpus::default(), &Options::default());
        assert_eq!(got.is_empty(), *format == Format::Jsonl, "{format:?}");
    }
}

fn of(texts: &[(String, String)]) -> Corpus {
    let row = |(n, (a, b)): (usize, &(String, String))| TranslationUnit {
        id: format!("d#{n}"),
        anchor: None,
        kind: BlockKind::Other,
        score: 0.5,
        texts: vec![text(a, 1, 1, None, &[]), text(b, 1, 1, None, &[])],
    };
    let units = texts.iter().enumerate().map(row).collect();
    Corpus { langs: vec![Lang::EN, Lang::ZH], units, ..Corpus::default() }
}

proptest! {
    #[test]
    fn csv_and_jsonl_give_the_texts_back(texts in prop::collection::vec((any::<String>(), any::<String>()), 0..8)) {
        let corpus = of(&texts);
        let table = written(Format::Csv, &corpus, &Options::default());
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        let rows: Vec<_> = reader.records().map(|r| r.unwrap()).map(|r| (r[3].to_owned(), r[4].to_owned())).collect();
        prop_assert_eq!(&rows, &texts);
        let objects = written(Format::Jsonl, &corpus, &Options::default());
        let rows: Vec<_> = objects.split('\n').filter(|l| !l.is_empty()).map(|line| {
            let row: serde_json::Value = serde_json::from_str(line).unwrap();
            let of = |lang: &str| row["translation"][lang].as_str().unwrap().to_owned();
            (of("en"), of("zh"))
        }).collect();
        prop_assert_eq!(&rows, &texts);
    }

    #[test]
    fn tsv_has_as_many_cells_in_each_row(texts in prop::collection::vec((any::<String>(), any::<String>()), 0..8)) {
        let table = written(Format::Tsv, &of(&texts), &Options::default());
        prop_assert_eq!(table.split('\n').count(), texts.len() + 2);
        prop_assert!(table.split('\n').filter(|l| !l.is_empty()).all(|l| l.split('\t').count() == 5));
    }

    #[test]
    fn tmx_is_well_formed(texts in prop::collection::vec((any::<String>(), any::<String>()), 0..8)) {
        let xml = written(Format::Tmx, &of(&texts), &Options::default());
        let allowed = |c: char| matches!(c, '\t' | '\n' | '\u{20}'..='\u{FFFD}' | '\u{10000}'..);
        prop_assert!(xml.chars().all(allowed));
        let mut reader = quick_xml::Reader::from_str(&xml);
        loop {
            match reader.read_event() {
                Ok(quick_xml::events::Event::Eof) => break,
                Ok(_) => {}
                Err(e) => return Err(TestCaseError::fail(e.to_string())),
            }
        }
        prop_assert!(!xml.contains("<seg></seg>") && !xml.contains("<seg/>"));
    }
}
