//! Rows as they are written, as loaders write them, and as nobody should.

use hexapla_model::{BlockKind, Location};
use proptest::prelude::*;

use super::*;

fn read(text: &str) -> Result<Warned<Corpus>, String> {
    read_as(Format::Jsonl, "in/lakes.jsonl", text.as_bytes())
}

#[test]
fn what_align_writes() {
    let text = concat!(
        r#"{"id":"lakes#n1","anchor":"1","kind":"footnote","score":0.0,"translation":{"zh":"湖"},"places":{"zh":{"file":"lakes.zh.txt","line":7,"lines":[3]}}}"#,
        "\n",
        r#"{"id":"lakes#12.b.s1","anchor":"12.b","kind":"item","score":0.9313,"translation":{"en":"Boats \"and\" oars","zh":"船"},"places":{"en":{"file":"lakes.en.txt","line":3,"page":2,"lines":[1,2]},"zh":{"file":"lakes.zh.txt","line":5,"lines":[2]}}}"#,
        "\n",
    );
    let read = read(text).unwrap();
    assert_eq!(read.diagnostics, []);
    let corpus = read.value;
    assert_eq!((corpus.name.as_str(), corpus.symbol.as_deref()), ("lakes", None));
    assert_eq!(corpus.langs, [Lang::EN, Lang::ZH]);
    assert_eq!(corpus.paths, [PathBuf::from("lakes.en.txt"), PathBuf::from("lakes.zh.txt")]);
    assert_eq!(rows(&corpus), ["lakes#n1 |湖", "lakes#12.b.s1 Boats \"and\" oars|船"]);
    let unit = &corpus.units[1];
    assert_eq!(unit.anchor.as_ref().map(ToString::to_string).as_deref(), Some("12.b"));
    assert_eq!((unit.kind, unit.score), (BlockKind::Item, 0.9313));
    let en = unit.texts[0].as_ref().unwrap();
    assert_eq!((en.location, &*en.lines), (Location { line: 3, page: Some(2) }, &[1, 2][..]));
}

#[test]
fn what_loaders_write() {
    let text = "\u{FEFF}{\"translation\":{\"en\":\"a\",\"fr\":\"b\"},\"extra\":[{}]}\r\n\n\
        {\"id\":7,\"score\":\"high\",\"kind\":3,\"translation\":{\"en\":\"c\",\"fr\":null,\"zh-Hans\":\"d\"}}\n\
        {\"id\":null,\"translation\":{\"en\":\" \",\"fr\":\"e\"},\"places\":[]}\n\
        {\"translation\":{}}";
    let read = read(text).unwrap();
    assert_eq!(messages(&read), ["note: in/lakes.jsonl: a row without text, skipped"]);
    assert_eq!(read.value.langs, [Lang::EN, Lang::FR, Lang::ZH]);
    assert_eq!(rows(&read.value), ["1 a|b|", "7 c||d", "4 |e|"]);
    assert_eq!(read.value.name, "lakes");
    assert_eq!(read.value.paths[1], Path::new("in/lakes.jsonl"));
    assert_eq!(read.value.units.iter().map(|u| u.score).collect::<Vec<_>>(), [1.0, 1.0, 0.0]);
}

#[test]
fn rows_of_several_documents() {
    let row = |id: &str, symbol: &str, file: &str| {
        format!(
            r#"{{"id":"{id}","symbol":"{symbol}","translation":{{"en":"a"}},"places":{{"en":{{"file":"{file}","line":1}}}}}}"#
        )
    };
    let one = read(&[row("a#1", "A/1", "a"), row("a#2", "A/1", "a")].join("\n")).unwrap().value;
    assert_eq!(
        (one.name.as_str(), one.symbol.as_deref(), one.paths[0].to_str()),
        ("a", Some("A/1"), Some("a"))
    );
    let two = read(&[row("a#1", "A/1", "a"), row("b#1", "A/2", "b")].join("\n")).unwrap().value;
    assert_eq!((two.name.as_str(), two.symbol, two.paths[0].to_str()), ("lakes", None, Some("")));
}

#[test]
fn lines_that_are_not_utf8_are_left_out() {
    for (good, bad) in [
        ("été", b"\xE9".as_slice()),
        ("вода", b"\xFF"),
        ("水", b"\xE6\xB0"),
        ("ماء", b"a\x80"),
        ("año", b"\xC3("),
    ] {
        let row = |text: &[u8]| [b"{\"translation\":{\"fr\":\"", text, b"\"}}\n"].concat();
        let bytes = [row(good.as_bytes()), row(bad), row(good.as_bytes())].concat();
        let read = read_as(Format::Jsonl, "a.jsonl", &bytes).unwrap();
        assert_eq!(rows(&read.value), [format!("1 {good}"), format!("3 {good}")]);
        assert!(
            messages(&read)[0].starts_with("error: a.jsonl, line 2: not UTF-8 at byte"),
            "{:?}",
            messages(&read)
        );
    }
}

#[test]
fn bad_lines_are_left_out() {
    let text = "{\"translation\":{\"en\":\"a\",\"xx\":\"b\"}}\nnot JSON\n{\"id\":\"x\"}\n\
        {\"translation\":{\"en\":3}}\n{\"translation\":{\"en\":\"a\"},\n[1]\n\
        {\"translation\":{\"zh\":\"c\",\"zh-TW\":\"d\"},\"anchor\":\"§ 4\"}\n";
    let read = read(text).unwrap();
    assert_eq!(rows(&read.value), ["1 a||", "7 |c|d"]);
    assert_eq!(
        messages(&read),
        [
            "error: in/lakes.jsonl, line 1: unknown language `xx`: its text is skipped",
            "error: in/lakes.jsonl, line 2: not a row of a corpus, skipped: `not JSON` (byte 2)",
            "error: in/lakes.jsonl, line 3: not a row of a corpus, skipped: missing field `translation` (byte 10)",
            "error: in/lakes.jsonl, line 4: not a row of a corpus, skipped: invalid type: integer `3`, expected a string (byte 22)",
            "error: in/lakes.jsonl, line 5: not a row of a corpus, skipped: EOF while parsing a value (byte 26)",
            "error: in/lakes.jsonl, line 6: not a row of a corpus, skipped: `[1]` (byte 2)",
            "note: in/lakes.jsonl, line 7: anchor `§ 4` is not understood and skipped",
        ]
    );
}

#[test]
fn no_corpus_at_all() {
    for (text, want) in [
        ("", "in/lakes.jsonl: no text in it"),
        ("\n\n", "in/lakes.jsonl: no text in it"),
        ("{\"translation\":{\"en\":\"\"}}", "in/lakes.jsonl: no text in it"),
        ("\nOnce upon a time", "in/lakes.jsonl, line 2: expected one JSON object per line"),
    ] {
        let error = read(text).unwrap_err();
        assert!(error.starts_with(want), "{error}");
    }
    let error = Importer::default().read_corpus(Path::new("none.jsonl"), None, &[]).unwrap_err();
    assert_eq!(error.to_string(), "none.jsonl: no such file");
}

#[test]
fn deep_nesting_is_no_trouble() {
    let deep =
        format!("{{\"translation\":{{\"en\":\"a\"}},\"x\":{}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let _ = read(&deep);
    let deep = format!(
        "{{\"translation\":{{\"en\":\"a\"}},\"places\":{}1{}}}",
        "[".repeat(9_000),
        "]".repeat(9_000)
    );
    let _ = read(&deep);
}

proptest! {
    #[test]
    fn any_lines(lines in prop::collection::vec(prop_oneof![
        "\\PC{0,30}".prop_map(String::from),
        prop::collection::vec(prop::sample::select(&[
            "{", "}", "\"translation\":", "\"en\":", "\"zh\":", "\"a\"", "[", "]", ",", "null", "1e999", "\"places\":",
            "\"file\":", "\"line\":", "-1", "\"id\":", "\"score\":", "\"anchor\":", "\\ud800",
        ][..]), 0..14).prop_map(|parts| parts.concat()),
        r#"\{"translation":\{"(en|fr|zh|xx)":"[a\n]"(,"(en|fr)":(null|"b"|3))?\},"(id|anchor|places)":("a#b"|1|null|\{\})\}"#,
    ], 0..8)) {
        if let Ok(read) = read(&lines.join("\n")) {
            let langs = read.value.langs.len();
            prop_assert!(read.value.units.iter().all(|u| u.texts.len() == langs));
            prop_assert_eq!(read.value.paths.len(), langs);
        }
    }
}
