//! The formats with cells and with lines.

use hexapla_formats::{Format, Layout, Options, Purpose, write_glossary};
use hexapla_model::{Glossary, Lang};

use crate::sample::{bytes, glossary, written};

#[test]
fn csv() {
    let want = [
        "id,score,frequency,en,ar,zh,kind,domain,paragraphs,review,comment,en_synonyms,ar_synonyms,zh_synonyms,\
         en_short_forms,ar_short_forms,zh_short_forms,en_inflected_forms,ar_inflected_forms,zh_inflected_forms,\
         en_type,ar_type,zh_type,en_part_of_speech,ar_part_of_speech,zh_part_of_speech,en_number,ar_number,zh_number,\
         en_frequency,ar_frequency,zh_frequency,context_id,symbol,anchor,en_context,ar_context,zh_context\r\n",
        "c1,0.9313,7,\"rowing \"\"boat\"\", small|RB\",قارب,小¦船|=船;\t1,body,lakes & rivers,\"X/1: 12, 15; X/2: 3\",accept,\
         \"small, or a \"\"skiff\"\"?\",,,,RB,,,,,=船;\t1,fullForm|acronym,fullForm,fullForm|variant,noun|noun,noun,noun|noun,,plural,,5|2,6,4|3,lakes#12.s1,X/1,12,\
         The <RB> sank.,,\"那只船\r\n沉了。\"\r\n",
        "c2,0.5,1,e\u{301}tang,,,term,,,,,,,,,,,,,,fullForm,,,,,,,,,1,,,,,,,,\r\n",
    ];
    assert_eq!(written(Format::Csv, &Options::default()), want.concat());
}

/// What a term base says is in columns behind the terms where there is one.
#[test]
fn csv_beside_a_term_base() {
    let mut options = Options::default();
    options.known = true;
    let got = written(Format::Csv, &options);
    assert!(got.starts_with("id,score,frequency,en,ar,zh,status,known_id,expected,kind,domain,"), "{got}");
    assert!(got.contains("\r\nc2,0.5,1,e\u{301}tang,,,conflicting,T<1>,en: mare,term,"), "{got}");
}

#[test]
fn one_row_per_term() {
    let mut options = Options::default();
    options.layout = Some(Layout::Terms);
    let want = [
        "id,language,term,type,kind,part_of_speech,number,score,frequency,entry_frequency,domain,paragraphs,review,comment,context_id,\
         symbol,anchor,context\r\n",
        "c1,en,\"rowing \"\"boat\"\", small\",preferred term,body,noun,,0.9313,5,7,lakes & rivers,\"X/1: 12, 15; X/2: 3\",accept,\
         \"small, or a \"\"skiff\"\"?\",lakes#12.s1,X/1,12,The <RB> sank.\r\n",
        "c1,en,RB,acronym,body,noun,,0.9313,2,7,lakes & rivers,\"X/1: 12, 15; X/2: 3\",accept,,lakes#12.s1,X/1,12,\r\n",
        "c1,ar,قارب,preferred term,body,noun,plural,0.9313,6,7,lakes & rivers,\"X/1: 12, 15; X/2: 3\",accept,,\
         lakes#12.s1,X/1,12,\r\n",
        "c1,zh,小|船,preferred term,body,noun,,0.9313,4,7,lakes & rivers,\"X/1: 12, 15; X/2: 3\",accept,,\
         lakes#12.s1,X/1,12,\"那只船\r\n沉了。\"\r\n",
        "c1,zh,=船;\t1,inflected form,body,noun,,0.9313,3,7,lakes & rivers,\"X/1: 12, 15; X/2: 3\",accept,,\
         lakes#12.s1,X/1,12,\r\n",
        "c1,zh,舟,synonym,body,,,0.9313,,7,lakes & rivers,\"X/1: 12, 15; X/2: 3\",reject,,lakes#12.s1,X/1,12,\r\n",
        "c2,en,e\u{301}tang,preferred term,term,,,0.5,1,1,,,,,,,,\r\n",
    ];
    assert_eq!(written(Format::Csv, &options), want.concat());
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
    assert!(rows.iter().all(|row| row.len() == 38));
    assert_eq!(rows[1][37], "那只船 沉了。");
}

#[test]
fn omegat() {
    let mut options = Options::default();
    options.pair = Some((Lang::ZH, Lang::EN));
    let comment = "lakes & rivers; 7 ×, score 0.9313; X/1, 12; small, or a \"skiff\"?";
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
        r#"{"id":"c1","score":0.9313,"frequency":7,"status":"new","known_id":null,"kind":"body","domain":"lakes & rivers","#,
        r#""paragraphs":[{"symbol":"X/1","anchor":"12"},{"symbol":"X/1","anchor":"15"},{"symbol":"X/2","anchor":"3"}],"#,
        r#""review":"accept","comment":"small, or a \"skiff\"?","#,
        r#""terms":{"en":[{"text":"rowing \"boat\", small","frequency":5,"type":"fullForm","part_of_speech":"noun","status":"new"},"#,
        r#"{"text":"RB","frequency":2,"type":"acronym","part_of_speech":"noun","status":"new"}],"#,
        r#""ar":[{"text":"قارب","frequency":6,"type":"fullForm","part_of_speech":"noun","number":"plural","status":"new"}],"#,
        r#""zh":[{"text":"小|船","frequency":4,"type":"fullForm","part_of_speech":"noun","status":"new"},"#,
        r#"{"text":"=船;\t1","frequency":3,"type":"variant","part_of_speech":"noun","status":"new"}]},"expected":{},"#,
        r#""contexts":[{"id":"lakes#12.s1","symbol":"X/1","anchor":"12","texts":{"#,
        r#""en":{"text":"The <RB> sank.","term":[5,7]},"zh":{"text":"那只船\r\n沉了。","term":[2,3]}}}]}"#,
        "\n",
        r#"{"id":"c2","score":0.5,"frequency":1,"status":"conflicting","known_id":"T<1>","kind":"term","domain":null,"paragraphs":[],"#,
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
