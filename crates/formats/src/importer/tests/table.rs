//! Tables as we write them, as spreadsheets and loaders do, and ragged ones.

use hexapla_model::Location;

use super::*;

fn read(text: &str) -> Result<Warned<Corpus>, String> {
    read_as(Format::Csv, "lakes.csv", text.as_bytes())
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
        ("eng_Latn,zho_Hans,score\nlake,湖,1.2\n", "en zh", "2 lake|湖"),
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
    let given = Importer::default().read_corpus(&path, None, &[Lang::RU, Lang::AR]).unwrap();
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
        let read = read_as(Format::Tsv, "lakes.tsv", text.as_bytes()).unwrap();
        assert_eq!(rows(&read.value).join("/"), want);
        assert_eq!(messages(&read), [""; 0]);
    }
    // Behind what is seen of it at once.
    let text = format!("en\tfr\n{}\"a \"\"b\"\"\"\tc\n", "lake\tlac\n".repeat(20_000));
    let read = read_as(Format::Tsv, "lakes.tsv", text.as_bytes()).unwrap();
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
            "error: lakes.csv, line 3: expected 3 cells, found 5: the extra cells are skipped",
            "note: lakes.csv: a row without text, skipped",
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
}

#[test]
fn a_line_that_is_not_utf8_is_left_out() {
    for (head, rows_before) in [("en,fr\n", 1), ("en,fr\n", 20_000)] {
        let bytes = [
            head.as_bytes().to_vec(),
            "lake,été\n".as_bytes().repeat(rows_before),
            b"boat,l\xE9\n".to_vec(),
            "river,où\n".as_bytes().to_vec(),
        ];
        let read = read_as(Format::Csv, "a.csv", &bytes.concat()).unwrap();
        assert_eq!(read.value.units.len(), rows_before + 1);
        let want = format!("error: a.csv, line {}: not UTF-8, skipped: `boat l\u{FFFD}`", rows_before + 2);
        assert_eq!(messages(&read), [want]);
    }
    for text in [
        "en,ru\na,вода\nb,\u{1}\n",
        "en\tzh\na\t水\nb\t\u{1}\n",
        "en;ar\na;ماء\nb;\u{1}\n",
        "en,es\na,año\nb,\u{1}\n",
    ] {
        let bytes: Vec<u8> = text.bytes().map(|byte| if byte == 1 { 0xE9 } else { byte }).collect();
        let read = read_as(Format::Csv, "a.csv", &bytes).unwrap();
        assert_eq!((read.value.units.len(), messages(&read).len()), (1, 1), "{text}");
        assert!(messages(&read)[0].starts_with("error: a.csv, line 3: not UTF-8, skipped: `b "));
    }
}

/// The languages and rows of a table, and what is reported about it.
fn table(text: &str, given: &str) -> Result<(String, Vec<String>, Vec<String>), String> {
    let given: Vec<Lang> = given.split_whitespace().map(|tag| tag.parse().unwrap()).collect();
    let (path, limits) = (Path::new("a.csv"), Limits::default());
    let source = Stream::new(text.as_bytes(), &limits).map_err(|e| e.at(path).to_string())?;
    let read = read_stream(source, &limits, path, Format::Csv, &given);
    let read = unpacked(read)?;
    let rows = rows(&read.value).iter().map(|row| row.split_once(' ').unwrap().1.to_owned()).collect();
    Ok((langs(&read.value), rows, messages(&read)))
}

#[test]
fn columns_that_count_rows_are_no_texts() {
    for (head, cells) in [
        ("No,English,Chinese,Remarks", ["1,water,水,ok", "2,soil,土,"]),
        ("Nr;en;de", ["1;water;Wasser", "2;soil;Boden"]),
        ("SN,en,ru", ["001,water,вода", "002,soil,почва"]),
        ("ID\ten\tfr", ["A-1\twater\teau", "A-2\tsoil\tsol"]),
        ("en,Id,zh", ["water,T1,水", "soil,T2,土"]),
        ("#,en,ar", ["1,water,ماء", "2,soil,تربة"]),
        ("No.,en,es", ["1,water,agua", "2,soil,suelo"]),
        ("sn,en", ["1,water", "2,soil"]),
        ("st,en,fr", ["A1,water,eau", "B2,soil,sol"]),
        ("co,en,fr", ["EN,water,eau", "EN,soil,sol"]),
        (
            "No,Source,Target",
            [
                "1,The lake is deep and cold today.,Le lac est profond et froid.",
                "2,The river is long and wide.,La rivière est longue et large.",
            ],
        ),
    ] {
        let (langs, rows, told) = table(&format!("{head}\n{}\n{}\n", cells[0], cells[1]), "").unwrap();
        assert!(
            !langs.split(' ').any(|lang| ["no", "nr", "sn", "id", "st", "co"].contains(&lang)),
            "{head}: {langs}"
        );
        assert_eq!(rows.len(), 2, "{head}");
        assert!(told.iter().all(|told| told.starts_with("note: ")), "{told:?}");
    }
    for (text, want) in [
        ("no,en\nvann,water\njord,soil\n", "no en"),
        ("id,en\nair bersih,clean water\ntanah subur,rich soil\n", "id en"),
        ("en,no,fr\nwater,vann,eau\n", "en no fr"),
        ("en,fr\n3,trois\n7,sept\n12,douze\n5,cinq\n", "en fr"),
        ("id,anchor,score,en,fr,no\n1,1,1,lake,lac,1\n2,2,1,sea,mer,2\n", "en fr no"),
        ("en,fr,no\nlake,lac,—\nsea,mer,!\n", "en fr no"),
        ("sl,tl\nvoda in zemlja sta pomembni za ljudi,ang tubig at lupa ay mahalaga sa mga tao\n", "sl tl"),
    ] {
        assert_eq!(table(text, "").unwrap().0, want, "{text}");
    }
}

#[test]
fn tables_without_a_head() {
    for (text, given, want_langs, want) in [
        ("water,eau\nsoil,sol\n", "en fr", "en fr", "water|eau/soil|sol"),
        ("water,水\nsoil,土\n", "en zh-CN", "en zh", "water|水/soil|土"),
        ("no,non\nyes,oui\n", "en fr", "en fr", "no|non/yes|oui"),
        ("1,water,вода\n2,soil,почва\n", "en ru", "en ru", "water|вода/soil|почва"),
        ("colour\tcolor\nlorry\ttruck\n", "en-GB en-US", "en-GB en-US", "colour|color/lorry|truck"),
        (
            "water, soil\teau, sol\nlake, sea\tlac, mer\n",
            "en fr",
            "en fr",
            "water, soil|eau, sol/lake, sea|lac, mer",
        ),
        // As glossaries of DeepL name the languages of each row.
        (
            "\"water\",\"eau\",\"EN\",\"FR\"\n\"soil\",\"sol\",\"EN\",\"FR\"\n",
            "",
            "en fr",
            "water|eau/soil|sol",
        ),
        ("water,eau,EN,FR\n", "", "en fr", "water|eau"),
        ("water\t水\ten\tzh\nsoil\t土\ten\tzh\n", "", "en zh", "water|水/soil|土"),
        ("en,ar,water,ماء\nen,ar,soil,تربة\n", "", "en ar", "water|ماء/soil|تربة"),
        (
            "colour,颜色,en-GB,zh-CN\ncolor,顏色,en-US,zh-TW\n",
            "",
            "en-GB zh-CN en-US zh-TW",
            "colour|颜色||/||color|顏色",
        ),
        ("Source,Target,SL,TL\nwater,agua,EN,ES\nsoil,suelo,EN,ES\n", "", "en es", "water|agua/soil|suelo"),
        ("source,target,source_lang,target_lang\nвода,water,ru,en\n", "", "ru en", "вода|water"),
        // A head goes before what is given.
        ("en,fr,de\nwater,eau,Wasser\n", "en fr", "en fr de", "water|eau|Wasser"),
    ] {
        let (langs, rows, told) = table(text, given).unwrap();
        assert_eq!((langs.as_str(), rows.join("/").as_str()), (want_langs, want), "{text}");
        assert!(told.iter().all(|told| told.starts_with("note: ")), "{told:?}");
    }
    let error = table("water,eau\nsoil,sol\n", "").unwrap_err();
    assert!(
        error
            .contains("found `water`, `eau`; name them in the first row (`convert` takes --langs en,fr too)"),
        "{error}"
    );
}

#[test]
fn titles_above_the_head() {
    for (text, want, told) in [
        (
            "Glossary of water terms\nen,fr\nwater,eau\n",
            "water|eau",
            "note: a.csv, line 1: above the names of the columns, not read: `Glossary of water terms`",
        ),
        (
            "Water,,\n,,\nen,fr,zh\nwater,eau,水\n",
            "water|eau|水",
            "note: a.csv, line 1: above the names of the columns, not read: `Water`",
        ),
        (
            "\"Terms, 2024\";\nen;ru\nwater;вода\n",
            "water|вода",
            "note: a.csv, line 1: above the names of the columns, not read: `Terms, 2024`",
        ),
        (
            "Date,2024\nid,en,es\n7,water,agua\n",
            "water|agua",
            "warning: a.csv, line 1: above the names of the columns, not read: `Date 2024`",
        ),
        (
            "术语表\nen\tzh\nwater\t水\n",
            "water|水",
            "note: a.csv, line 1: above the names of the columns, not read: `术语表`",
        ),
    ] {
        let (_, rows, said) = table(text, "").unwrap();
        assert_eq!((rows.join("/").as_str(), said.join("/").as_str()), (want, told), "{text}");
    }
}

#[test]
fn two_columns_of_a_language() {
    let one = read("en,English,fr\na,b,c\n").unwrap();
    assert_eq!(rows(&one.value), ["2 a|c"]);
    assert_eq!(messages(&one), ["error: lakes.csv, line 1: column 2 is a second one in en, skipped"]);
    for (head, want) in [
        ("en-US,en-GB,fr-FR", "en-US en-GB fr"),
        ("en,en-GB,zh-CN", "en en-GB zh"),
        ("zh-CN,zh-TW,en", "zh-CN zh-TW en"),
        ("English (United States),English (United Kingdom),ar-EG", "en-US en-GB ar"),
        ("zho_Hans,zho_Hant,rus_Cyrl", "zh-Hans zh-Hant ru"),
        ("pt_BR,pt_PT,es-419", "pt-BR pt-PT es"),
        ("text_zh-CN,text_zh-TW,text_en-US", "zh-CN zh-TW en"),
    ] {
        let read = read(&format!("{head}\na,b,c\n")).unwrap();
        assert_eq!((langs(&read.value).as_str(), messages(&read).len()), (want, 0), "{head}");
        assert_eq!(rows(&read.value), ["2 a|b|c"]);
    }
}

#[test]
fn encodings() {
    let text = "en,ru\nThe lake,Озеро находится в горах\n";
    let utf16: Vec<u8> = format!("\u{FEFF}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let want = "2 The lake|Озеро находится в горах";
    assert_eq!(rows(&read_as(Format::Csv, "a", &utf16).unwrap().value), [want]);
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(text);
    assert_eq!(rows(&read_as(Format::Csv, "a", &bytes).unwrap().value), [want]);
}

#[test]
fn a_quotation_mark_that_is_not_closed() {
    let cut = read("en,fr\n\"lake,lac\nriver,fleuve\n").unwrap();
    assert_eq!(
        messages(&cut),
        ["error: lakes.csv, line 2: expected 2 cells, found 1, one of which spans 2 more lines"]
    );
    let limits = Limits::default().line_bytes(1_000);
    let text = format!("en,fr\n\"a,b\n{}", "c,d\n".repeat(100_000));
    let error = read_within(&limits, Format::Csv, "a.csv", text.as_bytes()).unwrap_err();
    assert!(error.contains("longer than 1000 bytes, the most that a row"), "{error}");
}

#[test]
fn columns_of_text_that_name_no_language() {
    for (head, name) in [
        ("English,Francoys", "Francoys"),
        ("法蘭語,English", "法蘭語"),
        ("English,Translation", "Translation"),
        ("English,French 1", "French 1"),
        ("en,перевод", "перевод"),
        ("النص,en", "النص"),
    ] {
        let cells =
            if head.starts_with(name) { "lac,lake\nrivière,river" } else { "lake,lac\nriver,rivière" };
        let (langs, rows, told) = table(&format!("{head}\n{cells}\n"), "").unwrap();
        assert_eq!((langs.as_str(), rows.join("/").as_str()), ("en", "lake/river"), "{head}");
        let want = [
            format!("error: a.csv, line 1: column `{name}` holds text but names no language: skipped"),
            "warning: a.csv, line 1: the only column that is read as text is in en: no row has a translation"
                .to_owned(),
        ];
        assert_eq!(told, want, "{head}");
    }
    let far = format!("en,fr,перевод\n{}z,z,lago\n", "a,b,\n".repeat(1_000));
    let (_, _, told) = table(&far, "").unwrap();
    assert_eq!(told, ["error: a.csv, line 1: column `перевод` holds text but names no language: skipped"]);
}

#[test]
fn columns_that_say_something_of_a_row() {
    for (head, cells, told) in [
        ("en,fr,LASER,md5", "1.2,d41d8cd9", "note: a.csv, line 1: not read: columns `LASER`, `md5`"),
        (
            "en,fr,Comments,備註",
            "seen by two,看过",
            "note: a.csv, line 1: not read: columns `Comments`, `備註`",
        ),
        ("en,fr,Примечание,B", "см. выше,yes", "note: a.csv, line 1: not read: columns `Примечание`, `B`"),
        (
            "en,fr,Définition,E-mail",
            "une eau,a@b.org",
            "note: a.csv, line 1: not read: columns `Définition`, `E-mail`",
        ),
        ("en,fr,note,en_type", "seen,full form", ""),
        ("en,fr,status,known_id", "new,E7", ""),
        ("en,fr,Empty,Nothing", ",", ""),
        ("en,fr,,", "1,2", ""),
    ] {
        let (langs, rows, said) = table(&format!("{head}\nlake,lac,{cells}\n"), "").unwrap();
        assert_eq!((langs.as_str(), rows.join("/").as_str()), ("en fr", "lake|lac"), "{head}");
        assert_eq!(said.join("/"), told, "{head}");
    }
    let text = format!("en,fr,Group\n{}", "lake,lac,noun\nsea,mer,noun\nto sail,naviguer,verb\n".repeat(4));
    assert_eq!(table(&text, "").unwrap().2, ["note: a.csv, line 1: not read: column `Group`"]);
}

#[test]
fn columns_without_a_name() {
    for (text, line, column) in [
        ("en,,fr\nlake,湖,lac\n", 2, 2),
        (",en,fr\n1,lake,lac\nозеро,sea,mer\n", 3, 1),
        ("en,fr, \nlake,lac,lago\n", 2, 3),
        ("en\t\tzh\nlake\tماء\t湖\n", 2, 2),
        ("en;fr;\nlake;lac;see above\n", 2, 3),
    ] {
        let (_, _, told) = table(text, "").unwrap();
        let want = format!(
            "error: a.csv, line {line}: column {column} has no name and holds text (1 cell): skipped"
        );
        assert_eq!(told, [want], "{text}");
    }
}

#[test]
fn columns_of_numbers_and_answers_are_no_texts() {
    for (text, want) in [
        ("IT,Comments,EN,No\n5,a,water,1\n3,b,soil,2\n", "en"),
        ("IT,Comments,EN,No\n5,a,water,9\n3,b,soil,2\n", "en"),
        ("No,en,fr,SN\n1,water,eau,7\n2,soil,sol,7\n", "en fr"),
        ("en,fr,is\nwater,eau,yes\nsoil,sol,no\n", "en fr"),
        ("en,ru,to\nwater,вода,a@b.org\nsoil,почва,c@d.org\n", "en ru"),
        ("en,zh,it\nwater,水,x\nsoil,土,\n", "en zh"),
        ("No,en,fr\n1,7,sept\n2,3,trois\n", "en fr"),
        ("en,fr\nno,non\nyes,oui\n", "en fr"),
        ("en,it\nwater,acqua\nno,no\n", "en it"),
    ] {
        let (langs, rows, told) = table(text, "").unwrap();
        assert_eq!((langs.as_str(), rows.len()), (want, 2), "{text}");
        assert!(told.iter().all(|told| told.starts_with("note: ")), "{told:?}");
    }
}

#[test]
fn rows_with_another_delimiter_than_the_names() {
    for (text, rows_delimiter, head_delimiter) in [
        ("en,fr\nriver;rivière\nlake;lac\n", "`;`", "`,`"),
        ("en;fr\nriver,rivière\n", "`,`", "`;`"),
        ("en,fr,ru\nriver;rivière;река\nlake;lac;озеро\n", "`;`", "`,`"),
        ("en,zh\nriver\t河\n", "a tab", "`,`"),
        ("en,ar\nriver|نهر\nlake,بحيرة\nsea|بحر\n", "`|`", "`,`"),
    ] {
        let (_, _, told) = table(text, "").unwrap();
        let want = format!(
            "error: a.csv, line 2: {rows_delimiter} looks like the delimiter of the rows, but the names have \
             {head_delimiter}: each such row is read as one cell"
        );
        assert_eq!(told, [want], "{text}");
    }
    let (_, _, told) = table("en,fr\nlake,lac\nsea; ocean\nriver,rivière\n", "").unwrap();
    assert_eq!(told, ["warning: a.csv, line 3: expected 2 cells, found 1: the missing ones count as empty"]);
}
