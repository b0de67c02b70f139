//! Tables as we write them, as spreadsheets and loaders do, and ragged ones.

use hexapla_model::Location;

use super::*;

fn read(text: &str) -> Result<Warned<Corpus>, String> {
    read_as(CorpusFormat::Csv, "lakes.csv", text.as_bytes())
}

#[test]
fn what_we_write() {
    let text = "\u{FEFF}id,anchor,score,en,zh,ru\r\nlakes#12.b.s1,12.b,0.9313,\"A \"\"lake\"\",\nand a boat\",湖和船,\r\n\
        lakes#n1,,0,,注,\r\n";
    let read = read(text).unwrap();
    assert_eq!(messages(&read), [""; 0]);
    assert_eq!(langs(&read.value), "en zh ru");
    assert_eq!(rows(&read.value), ["lakes#12.b.s1 A \"lake\",\nand a boat|湖和船|", "lakes#n1 |注|"]);
    let unit = &read.value.units[0];
    assert_eq!(
        (unit.score, unit.anchor.as_ref().map(ToString::to_string)),
        (0.9313, Some("12.b".to_owned()))
    );
    assert_eq!(read.value.name, "lakes");
    assert_eq!(read.value.paths, vec![PathBuf::from("lakes.csv"); 3]);
    let line = |n: usize| read.value.units[n].texts.iter().flatten().next().unwrap().location;
    assert_eq!([line(0), line(1)], [2, 4].map(|line| Location { line, page: None }));
}

#[test]
fn what_others_write() {
    for (text, want_langs, want_rows) in [
        ("English;Chinese (PRC)\nlake, deep;湖\n", "en zh", "2 lake, deep|湖"),
        ("sep=;\r\nen;fr\r\nlake;lac\r\n", "en fr", "3 lake|lac"),
        ("en\tfr\n\"Lake\" it said\tlac\n", "en fr", "2 \"Lake\" it said|lac"),
        ("\"en\"\t\"fr\"\n\"a \"\"lake\"\"\"\tlac\n", "en fr", "2 a \"lake\"|lac"),
        (",en_text,zh_text\n0,lake,湖\n", "en zh", "2 lake|湖"),
        ("translation.zh,translation.en,id\n湖,lake,7\n", "zh en", "7 湖|lake"),
        ("eng_Latn,zho_Hans,LASER\nlake,湖,1.2\n", "en zh", "2 lake|湖"),
        ("id,en,id\n7,lake,danau\n", "en id", "7 lake|danau"),
        ("en,fr\n=1+1,'lac\n", "en fr", "2 =1+1|'lac"),
        ("中文,Français\n湖,lac\n", "zh fr", "2 湖|lac"),
    ] {
        let read = read(text).unwrap();
        assert_eq!(
            (langs(&read.value).as_str(), rows(&read.value).join("/").as_str()),
            (want_langs, want_rows)
        );
        assert_eq!(messages(&read), [""; 0], "{text}");
    }
}

#[test]
fn sides_without_a_language() {
    let text = "source,target\nThe lake is deep and the river is long.,湖很深，河很长。\n\
        The boat is on the water.,船在水上。\n";
    let read = read(text).unwrap();
    assert_eq!(langs(&read.value), "en zh");
    assert_eq!(rows(&read.value)[1], "3 The boat is on the water.|船在水上。");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    std::fs::write(&path, text).unwrap();
    let given = Reader::default().read_corpus(&path, None, &[Lang::RU, Lang::AR]).unwrap();
    assert_eq!(given.value.langs, [Lang::RU, Lang::AR]);
}

#[test]
fn apostrophes_before_formulas() {
    for (text, want) in [
        // As `--safe-cells` marks it.
        ("\"id\",\"anchor\",\"score\",\"en\",\"fr\"\r\n'-7,,1,a,b\r\n", "-7 a|b"),
        (
            "\"id\",\"anchor\",\"score\",\"en\",\"fr\"\r\n7,,1,'=1+1,''- lac\r\n8,,1,'tis,x\r\n",
            "7 =1+1|'- lac/8 'tis|x",
        ),
        ("\"id\"\t\"anchor\"\t\"score\"\t\"en\"\t\"fr\"\r\n7\t\t1\t'=1+1\t\"\"\"x\"\r\n", "7 =1+1|\"x"),
    ] {
        let read = read(text).unwrap();
        assert_eq!(rows(&read.value).join("/"), want);
        assert_eq!(messages(&read), [""; 0]);
    }
    let read = read("en,fr\n'=1+1,'- lac\n'tis,x\n").unwrap();
    assert_eq!(rows(&read.value), ["2 '=1+1|'- lac", "3 'tis|x"]);
    assert_eq!(
        messages(&read),
        [
            "note: lakes.csv, line 2: 2 cells with an apostrophe before what a spreadsheet takes for a formula: \
             it stays; this is the first"
        ]
    );
}

#[test]
fn marks_between_tabs() {
    for (text, want) in [
        ("en\tfr\n\"a\tb\"\t\"he said \"\"no\"\"\"\n\"c\nd\"\te\n", "2 a\tb|he said \"no\"/3 c\nd|e"),
        ("en\tfr\n\"Lake,\tlac\nriver.\"\tfleuve\n", "2 \"Lake,|lac/3 river.\"|fleuve"),
    ] {
        let read = read_as(CorpusFormat::Tsv, "lakes.tsv", text.as_bytes()).unwrap();
        assert_eq!(rows(&read.value).join("/"), want);
        assert_eq!(messages(&read), [""; 0]);
    }
    // Behind what is seen of it at once.
    let text = format!("en\tfr\n{}\"a \"\"b\"\"\"\tc\n", "lake\tlac\n".repeat(20_000));
    let read = read_as(CorpusFormat::Tsv, "lakes.tsv", text.as_bytes()).unwrap();
    assert_eq!(rows(&read.value)[20_000], "20002 a \"b\"|c");
}

#[test]
fn ragged_rows() {
    let text = "id,en,fr\n1,lake\n2,lake,lac,more,\n3,,,\n\n4,boat,bateau\n";
    let read = read(text).unwrap();
    assert_eq!(rows(&read.value), ["1 lake|", "2 lake|lac", "4 boat|bateau"]);
    assert_eq!(
        messages(&read),
        [
            "warning: lakes.csv, line 2: expected 3 cells, found 2: the missing ones count as empty",
            "error: lakes.csv, line 3: expected 3 cells, found 5: those beyond are left out",
            "note: lakes.csv: a row without text, left out",
        ]
    );
}

#[test]
fn no_table() {
    let want =
        "lakes.csv, line 1: expected columns that are named by languages (`en`, `zh-CN`, `French`), found";
    for (text, want) in [
        ("lake,lac\nboat,bateau\n", want),
        ("source,target\n1,2\n", want),
        ("\n \n", "lakes.csv: no text in it"),
        ("en,fr\n", "lakes.csv: no text in it"),
        ("en,fr\n,\n", "lakes.csv: no text in it"),
    ] {
        let error = read(text).unwrap_err();
        assert!(error.starts_with(want), "{error}");
    }
    let bytes = [b"en,fr\n".repeat(20_000), b"lake,l\xE9\n".to_vec()].concat();
    let error = read_as(CorpusFormat::Csv, "a.csv", &bytes).unwrap_err();
    assert!(error.starts_with("a.csv, line 20001: not UTF-8 at byte 120000"), "{error}");
}

#[test]
fn two_columns_of_a_language() {
    let read = read("en,en-GB,fr\na,b,c\n").unwrap();
    assert_eq!(rows(&read.value), ["2 a|c"]);
    assert_eq!(messages(&read), ["error: lakes.csv, line 1: column 2 is a second one in en, left out"]);
}

#[test]
fn encodings() {
    let text = "en,ru\nThe lake,Озеро находится в горах\n";
    let utf16: Vec<u8> = format!("\u{FEFF}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let want = "2 The lake|Озеро находится в горах";
    assert_eq!(rows(&read_as(CorpusFormat::Csv, "a", &utf16).unwrap().value), [want]);
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(text);
    assert_eq!(rows(&read_as(CorpusFormat::Csv, "a", &bytes).unwrap().value), [want]);
}

#[test]
fn a_quotation_mark_that_is_not_closed() {
    let cut = read("en,fr\n\"lake,lac\nriver,fleuve\n").unwrap();
    assert_eq!(
        messages(&cut),
        ["error: lakes.csv, line 2: expected 2 cells, found 1, one of which takes in 2 more lines"]
    );
    let limits = Limits { line_bytes: 1_000, ..Limits::default() };
    let text = format!("en,fr\n\"a,b\n{}", "c,d\n".repeat(100_000));
    let error = read_within(&limits, CorpusFormat::Csv, "a.csv", text.as_bytes()).unwrap_err();
    assert!(error.contains("longer than 1000 bytes, the most that a row"), "{error}");
}
