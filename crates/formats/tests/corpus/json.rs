//! JSON Lines, ours and MNBVC's.

use hexapla_formats::{Format, Options};
use hexapla_model::{Corpus, Lang, Location, Text};
use serde_json::Value;

use crate::sample::{corpus, odd_texts, of, options, written};

#[test]
fn jsonl() {
    let want = [
        r#"{"id":"lakes#12.s1","symbol":"X/CONF.1/2 & 3","anchor":"12","kind":"paragraph","score":0.9313,"translation":{"en":"He said \"boats, oars\"\tand <ropes>\u0001.","ar":"قال «قوارب» 🚣","zh":"他说“船”。\r\n第二行"},"places":{"en":{"file":"in/lakes.en.txt","line":3,"page":1,"lines":[1,2]},"ar":{"file":"in/lakes.ar.txt","line":3,"lines":[1]},"zh":{"file":"lakes zh.txt","line":5,"lines":[2]}}}"#,
        r#"{"id":"lakes#3","symbol":"X/CONF.1/2 & 3","anchor":"3","kind":"heading","score":0.7,"translation":{"en":"=1+1","ar":"é"},"places":{"en":{"file":"in/lakes.en.txt","line":9,"lines":[3]},"ar":{"file":"in/lakes.ar.txt","line":4,"lines":[2]}}}"#,
        r#"{"id":"lakes#b4","symbol":"X/CONF.1/2 & 3","anchor":null,"kind":"other","score":0.0,"translation":{"zh":"多余"},"places":{"zh":{"file":"lakes zh.txt","line":7,"lines":[3]}}}"#,
    ];
    let got = written(Format::Jsonl, "jsonl", &corpus(), &Options::default());
    assert_eq!(got.lines().collect::<Vec<_>>(), want);
    let without_symbol = Corpus { symbol: None, ..corpus() };
    let got = written(Format::Jsonl, "jsonl", &without_symbol, &Options::default());
    assert!(got.starts_with(r#"{"id":"lakes#12.s1","anchor":"12","#), "{got}");
}

#[test]
fn jsonl_holds_all_rows_in_one_file() {
    let options = options(|o| {
        o.min_score = Some(0.9);
        o.pairs = true;
        o.lang_codes.insert(Lang::ZH, "zh-CN".into());
    });
    let got = written(Format::Jsonl, "jsonl", &corpus(), &options);
    assert_eq!(got.lines().count(), 3);
    assert!(
        got.ends_with("\"places\":{\"zh-CN\":{\"file\":\"lakes zh.txt\",\"line\":7,\"lines\":[3]}}}\n"),
        "{got}"
    );
    assert_eq!(options.left_out(&corpus()), 2);
}

fn objects(text: &str) -> Vec<Value> {
    text.split_terminator('\n').map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn mnbvc() {
    let mut corpus = corpus();
    corpus.langs[1] = Lang::parse("pl").unwrap();
    corpus.units[1].texts[2] = corpus.units[2].texts[2].clone();
    let options = options(|o| o.date = Some("20261123T120000Z".into()));
    let rows = objects(&written(Format::Mnbvc, "mnbvc.jsonl", &corpus, &options));
    let all = ["文件名", "段落数", "去重段落数", "低质量段落数", "时间"];
    let want = ["\"lakes.mnbvc.jsonl\"", "3", "1", "1", "\"20261123\""];
    for row in &rows {
        assert_eq!(all.map(|key| row[key].to_string()), want);
        assert_eq!(row.as_object().unwrap().len(), 9 + 19 + 3);
        assert_eq!((row["是否待查文件"].clone(), row["ar_text"].clone()), (false.into(), "".into()));
    }
    let of = |key: &str| rows.iter().map(|row| row[key].clone()).collect::<Vec<_>>();
    assert_eq!(of("行号"), [1, 2, 3].map(Value::from));
    assert_eq!(of("是否重复"), [false, false, true].map(Value::from));
    assert_eq!(of("zh_text")[1..], ["多余"; 2].map(Value::from));
    assert_eq!(rows[1]["zh_text_md5"], "9f8aec7aecfaea72a71a830bfeafbddb");
    let more: Value = serde_json::from_str(rows[0]["扩展字段"].as_str().unwrap()).unwrap();
    assert_eq!(more["k"], "lakes#12.s1");
    assert_eq!(more["other_texts"]["pl"], "قال «قوارب» 🚣");
    assert_eq!(more["symbol"], "X/CONF.1/2 & 3");
}

#[test]
fn a_text_in_another_place_is_marked() {
    let mut corpus = corpus();
    corpus.units[0].texts[1].as_mut().expect("a text").moved = true;
    let rows = objects(&written(Format::Jsonl, "jsonl", &corpus, &Options::default()));
    assert_eq!(rows[0]["moved"], serde_json::json!(["ar"]));
    assert!(rows[1].get("moved").is_none());
}

#[test]
fn mnbvc_has_a_key_for_traditional_characters() {
    let mut corpus = corpus();
    let langs = ["zh-TW", "zh-CN", "en-US", "en-GB"].map(|tag| Lang::parse_variant(tag).unwrap());
    corpus.langs = langs.to_vec();
    corpus.paths = vec![Default::default(); 4];
    corpus.units.truncate(1);
    let texts = ["顏色", "颜色", "color", "colour"].map(|text| {
        let location = Location { line: 1, page: None };
        Some(Text { text: text.into(), pieces: 1, location, lines: Box::default(), moved: false })
    });
    corpus.units[0].texts = texts.to_vec();
    let row = &objects(&written(Format::Mnbvc, "mnbvc.jsonl", &corpus, &Options::default()))[0];
    assert_eq!(
        ["zh_text", "cht_text", "en_text"].map(|key| row[key].as_str().unwrap()),
        ["颜色", "顏色", "color"]
    );
    let more: Value = serde_json::from_str(row["扩展字段"].as_str().unwrap()).unwrap();
    assert_eq!(more["other_texts"].to_string(), r#"{"en-GB":"colour"}"#);
}

#[test]
fn odd_texts_stay_as_they_are() {
    let texts = odd_texts();
    let corpus = of(&texts);
    let both = |row: &Value, a: &str, b: &str| {
        (row[a].as_str().unwrap().to_owned(), row[b].as_str().unwrap().to_owned())
    };
    let rows = objects(&written(Format::Jsonl, "jsonl", &corpus, &Options::default()));
    assert_eq!(rows.iter().map(|row| both(&row["translation"], "en", "zh")).collect::<Vec<_>>(), texts);
    let rows = objects(&written(Format::Mnbvc, "mnbvc.jsonl", &corpus, &Options::default()));
    assert_eq!(rows.iter().map(|row| both(row, "en_text", "zh_text")).collect::<Vec<_>>(), texts);
}
