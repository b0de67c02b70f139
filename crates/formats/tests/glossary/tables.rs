//! The formats with cells and with lines.

use hexapla_formats::{Format, Options, Purpose, write_glossary};
use hexapla_model::{Glossary, Lang};

use crate::sample::{bytes, glossary, written};

#[test]
fn csv() {
    let want = [
        "id,score,frequency,en,ar,zh,status,known_id,expected,domain,review,comment,en_frequency,ar_frequency,zh_frequency,\
         en_type,ar_type,zh_type,context_id,symbol,anchor,en_context,ar_context,zh_context\r\n",
        "c1,0.9313,7,\"rowing \"\"boat\"\", small|RB\",قارب,小¦船|=船;\t1,new,,,lakes & rivers,accept,\"small, or a \"\"skiff\"\"?\",5|2,6,4|3,\
         fullForm|acronym,fullForm,fullForm|variant,lakes#12.s1,X/1,12,The <RB> sank.,,\"那只船\r\n沉了。\"\r\n",
        "c2,0.5,1,e\u{301}tang,,,conflicting,T<1>,en: mare,,,,1,,,fullForm,,,,,,,,\r\n",
    ];
    assert_eq!(written(Format::Csv, &Options::default()), want.concat());
}

#[test]
fn bytes_for_spreadsheets() {
    let mut glossary = glossary();
    glossary.entries[0].sections[1] = None;
    glossary.entries[0].sections[0].as_mut().unwrap().terms[0].text = "=1+1".into();
    let mut options = Options::default();
    (options.bom, options.safe_cells) = (true, true);
    let got = String::from_utf8(bytes(Format::Csv, &glossary, &options)).unwrap();
    assert!(
        got.starts_with("\u{FEFF}\"id\",\"score\",\"frequency\",\"en\",") && got.contains(",'=1+1|RB,"),
        "{got}"
    );
}

#[test]
fn tsv() {
    let got = written(Format::Tsv, &Options::default());
    let rows: Vec<Vec<&str>> = got.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[0][..6], ["id", "score", "frequency", "en", "ar", "zh"]);
    assert_eq!(rows[1][..6], ["c1", "0.9313", "7", "rowing \"boat\", small|RB", "قارب", "小¦船|=船; 1"]);
    assert!(rows.iter().all(|row| row.len() == 24));
    assert_eq!(rows[1][23], "那只船 沉了。");
}

#[test]
fn omegat() {
    let mut options = Options::default();
    options.pair = Some((Lang::ZH, Lang::EN));
    let comment = "lakes & rivers; 7 ×, score 0.9313; X/1, 12";
    let lines =
        ["小|船\trowing \"boat\", small", "小|船\tRB", "=船; 1\trowing \"boat\", small", "=船; 1\tRB"];
    let want: String = lines.iter().map(|line| format!("{line}\t{comment}\n")).collect();
    assert_eq!(written(Format::Omegat, &options), want);
}

#[test]
fn omegat_takes_no_line_for_a_comment() {
    let mut glossary = glossary();
    glossary.entries[0].sections[1].as_mut().unwrap().terms[0].text = "#قارب".into();
    let mut options = Options::default();
    options.pair = Some((Lang::AR, Lang::ZH));
    let got = String::from_utf8(bytes(Format::Omegat, &glossary, &options)).unwrap();
    assert!(got.lines().all(|line| line.starts_with(" #قارب\t")), "{got}");
}

#[test]
fn omegat_needs_two_languages() {
    let mut options = Options::default();
    options.pair = Some((Lang::EN, Lang::FR));
    let one = Glossary { langs: vec![Lang::EN], ..glossary() };
    for (glossary, options) in [(&glossary(), &options), (&one, &Options::default())] {
        let error = write_glossary(Format::Omegat, glossary, options, &mut Vec::new()).unwrap_err();
        assert!(error.to_string().contains("source and a target"), "{error}");
    }
}

#[test]
fn memoq() {
    let columns = |lang: &str, synonyms: usize| {
        format!(";{lang}_Def{}", format!(";{lang};Term_Info;Term_Example").repeat(synonyms))
    };
    let head = "Entry_ID;Entry_Subject;Entry_Domain;Entry_ClientID;Entry_ProjectID;Entry_Created;Entry_Creator;\
                Entry_LastModified;Entry_Modifier;Entry_Note";
    let want = [
        format!("{head}{}{}{}\r\n", columns("English", 2), columns("Arabic", 1), columns("Chinese (PRC)", 2)),
        "1;lakes & rivers;;;;;;;;\"c1; score 0.9313; frequency 7; X/1, 12\";\
         ;\"rowing \"\"boat\"\", small\";;The <RB> sank.;RB;;;;قارب;;;\
         ;小|船;;\"那只船\r\n沉了。\";\"=船;\t1\";;\r\n"
            .to_owned(),
        "2;;;;;;;;;c2; score 0.5; frequency 1;;e\u{301}tang;;;;;;;;;;;;;;;;\r\n"
            .replace("c2; score 0.5; frequency 1", "\"c2; score 0.5; frequency 1\""),
    ];
    assert_eq!(written(Format::Memoq, &Options::default()), want.concat());
}

#[test]
fn multiterm() {
    let want = [
        "English,Arabic,Chinese,Entry number,Subject,Status,Frequency,Score,Source,English context,\
         Arabic context,Chinese context\r\n",
        "\"rowing \"\"boat\"\", small|RB\",قارب,小¦船|=船;\t1,c1,lakes & rivers,new,7,0.9313,\"X/1, 12\",\
         The <RB> sank.,,\"那只船\r\n沉了。\"\r\n",
        "e\u{301}tang,,,c2,,conflicting,1,0.5,,,,\r\n",
    ];
    assert_eq!(written(Format::Multiterm, &Options::default()), want.concat());
}

#[test]
fn jsonl() {
    let want = [
        r#"{"id":"c1","score":0.9313,"frequency":7,"status":"new","known_id":null,"domain":"lakes & rivers","#,
        r#""terms":{"en":[{"text":"rowing \"boat\", small","frequency":5,"type":"fullForm","status":"new"},"#,
        r#"{"text":"RB","frequency":2,"type":"acronym","status":"new"}],"#,
        r#""ar":[{"text":"قارب","frequency":6,"type":"fullForm","status":"new"}],"#,
        r#""zh":[{"text":"小|船","frequency":4,"type":"fullForm","status":"new"},"#,
        r#"{"text":"=船;\t1","frequency":3,"type":"variant","status":"new"}]},"expected":{},"#,
        r#""contexts":[{"id":"lakes#12.s1","symbol":"X/1","anchor":"12","texts":{"#,
        r#""en":{"text":"The <RB> sank.","term":[5,7]},"zh":{"text":"那只船\r\n沉了。","term":[2,3]}}}]}"#,
        "\n",
        r#"{"id":"c2","score":0.5,"frequency":1,"status":"conflicting","known_id":"T<1>","domain":null,"#,
        "\"terms\":{\"en\":[{\"text\":\"e\u{301}tang\",\"frequency\":1,\"type\":\"fullForm\",\"status\":\"conflicting\"}]},",
        r#""expected":{"en":["mare"]},"contexts":[]}"#,
        "\n",
    ];
    assert_eq!(written(Format::Jsonl, &Options::default()), want.concat());
}

#[test]
fn an_empty_glossary_is_written() {
    for format in Format::all(Purpose::WriteGlossary).iter().filter(|f| f.pairs_for().is_none()) {
        let got = bytes(*format, &Glossary::default(), &Options::default());
        assert_eq!(got.is_empty(), *format == Format::Jsonl, "{format:?}");
    }
}
