//! Corpora and term bases as their authors meant them: nothing is lost in silence, and forms of a language stay apart.

use std::fs;

use hexapla_tests::hexapla;
use serde_json::Value;

/// Converts `bytes` in a file of this name to JSON Lines; the rows as `lang:text|…` in the order of the tags, what is
/// reported, and the exit code.
fn converted(name: &str, bytes: &[u8], more: &[&str]) -> (Vec<String>, String, i32) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join(name), bytes).expect("a file");
    let args = ["convert", name, "-", "--to", "jsonl"].into_iter().chain(more.iter().copied());
    let run = hexapla(folder.path(), args);
    (rows(&run.stdout), run.stderr, run.code)
}

fn rows(lines: &str) -> Vec<String> {
    let row = |line: &str| {
        let row: Value = serde_json::from_str(line).expect("one object per line");
        let texts = row["translation"].as_object().expect("texts").iter();
        texts
            .map(|(lang, text)| format!("{lang}:{}", text.as_str().unwrap_or("?")))
            .collect::<Vec<_>>()
            .join("|")
    };
    lines.lines().map(row).collect()
}

const FORMS: &str = r#"{"id":"1","translation":{"en-US":"Color.","en-GB":"Colour.","zh-CN":"颜色。","zh-TW":"顏色。","fr":"Couleur."}}
{"id":"2","translation":{"en-US":"Truck.","en-GB":"Lorry.","zh-CN":"卡车。","zh-TW":"卡車。","fr":"Camion."}}
"#;

#[test]
fn forms_of_a_language_pass_through_all_formats() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    fs::write(folder.join("a.jsonl"), FORMS).expect("a file");
    let run = |args: &[&str]| {
        let run = hexapla(folder, std::iter::once("convert").chain(args.iter().copied()));
        assert_eq!(run.code, 0, "{args:?}: {}", run.stderr);
        run.stdout
    };
    let want = rows(FORMS);
    for name in ["a.csv", "a.tsv", "a.tmx", "a.xlsx", "a.parquet", "a.mnbvc.jsonl"] {
        run(&["a.jsonl", name]);
        let back = rows(&run(&[name, "-", "--to", "jsonl"]));
        if name == "a.mnbvc.jsonl" {
            // It calls simplified characters `zh` and English `en`.
            assert!(back[0].contains("en-GB:Colour.") && back[0].contains("zh-Hant:顏色。"), "{back:?}");
        } else {
            assert_eq!(back, want, "{name}");
        }
    }
    run(&["a.jsonl", "p.moses"]);
    for (file, text) in
        [("p.en_US-en_GB.en_GB", "Colour.\nLorry.\n"), ("p.en_US-zh_TW.zh_TW", "顏色。\n卡車。\n")]
    {
        assert_eq!(fs::read_to_string(folder.join(file)).expect("a file"), text);
    }
    let pair = rows(&run(&["p.en_US-en_GB.en_GB", "-", "--to", "jsonl"]));
    assert_eq!(pair, ["en-GB:Colour.|en-US:Color.", "en-GB:Lorry.|en-US:Truck."]);
    run(&["a.jsonl", "q.xliff"]);
    let pair = rows(&run(&["q.en_US-en_GB.xlf", "-", "--to", "jsonl"]));
    assert_eq!(pair, ["en-GB:Colour.|en-US:Color.", "en-GB:Lorry.|en-US:Truck."]);
    // A form that is alone is called by its language.
    assert_eq!(rows(&run(&["q.en_US-fr.xlf", "-", "--to", "jsonl"]))[0], "en:Color.|fr:Couleur.");
    let british = run(&["a.jsonl", "-", "--to", "jsonl", "--pivot", "en-GB"]);
    assert!(british.contains("\"translation\":{\"en-GB\":"), "{british}");
}

#[test]
fn one_form_is_called_by_its_language() {
    let tmx = "<tmx version='1.4'><header srclang='en-US'/><body><tu><tuv xml:lang='en-US'><seg>Color.</seg></tuv>\
        <tuv xml:lang='zh-CN'><seg>颜色。</seg></tuv></tu></body></tmx>";
    assert_eq!(converted("a.tmx", tmx.as_bytes(), &[]).0, ["en:Color.|zh:颜色。"]);
    assert_eq!(converted("a.csv", "en-GB,ar-EG\nColour.,لون\n".as_bytes(), &[]).0, ["ar:لون|en:Colour."]);
}

#[test]
fn damage_is_told_and_loses_one_row() {
    let tmx = |middle: &[u8]| {
        let unit = |seg: &[u8]| {
            [
                b"<tu><tuv xml:lang='en'><seg>",
                seg,
                b"</seg></tuv><tuv xml:lang='fr'><seg>\xC3\xA9</seg></tuv></tu>\n",
            ]
            .concat()
        };
        let head =
            b"<?xml version='1.0' encoding='UTF-8'?>\n<tmx version='1.4'><header srclang='en'/><body>\n"
                .to_vec();
        [head, unit(b"one"), unit(middle), unit(b"three"), b"</body></tmx>\n".to_vec()].concat()
    };
    for (bad, kept) in [(&b"R&D"[..], 3), (b"a < b", 3), (b"a\xE9", 2), (b"<b>a", 2)] {
        let (rows, told, code) = converted("a.tmx", &tmx(bad), &[]);
        assert_eq!((rows.len(), code), (kept, 1), "{told}");
        assert!(told.contains("error: a.tmx, line 4: "), "{told}");
    }
    for (name, bytes) in [
        ("a.csv", b"en,fr\na,\xC3\xA9t\xC3\xA9\nb,\xE9t\xE9\nc,o\xC3\xB9\n".to_vec()),
        ("a.tsv", b"en\tfr\na\t\xC3\xA9t\xC3\xA9\nb\t\xE9t\xE9\nc\to\xC3\xB9\n".to_vec()),
    ] {
        let (rows, told, code) = converted(name, &bytes, &[]);
        assert_eq!((rows, code), (vec!["en:a|fr:été".to_owned(), "en:c|fr:où".to_owned()], 1), "{told}");
        assert!(told.contains("line 3: not UTF-8, skipped"), "{told}");
    }
}

#[test]
fn languages_that_a_file_does_not_name() {
    let xliff = |target: &str| {
        format!(
            "<?xml version='1.0'?>\n<xliff version='1.2'><file source-language='en'><body><trans-unit id='1'>\
             <source>One.</source>{target}</trans-unit></body></file></xliff>"
        )
    };
    let own = converted("a.xlf", xliff("<target xml:lang='fr'>Un.</target>").as_bytes(), &[]);
    assert_eq!((own.0, own.2), (vec!["en:One.|fr:Un.".to_owned()], 0), "{}", own.1);
    let given = converted("a.xlf", xliff("<target>Un.</target>").as_bytes(), &["--langs", "en,fr"]);
    assert_eq!((given.0, given.2), (vec!["en:One.|fr:Un.".to_owned()], 0), "{}", given.1);
    let none = converted("a.xlf", xliff("<target>Un.</target>").as_bytes(), &[]);
    assert_eq!((none.0, none.2), (vec!["en:One.".to_owned()], 1));
    assert!(
        none.1.contains("line 2: the language of the target is neither named nor shown: 1 text skipped"),
        "{}",
        none.1
    );
    for (text, langs, want) in [
        ("water,eau\n", "en,fr", "en:water|fr:eau"),
        ("colour,color\n", "en-GB,en-US", "en-GB:colour|en-US:color"),
        ("水,water\n", "zh-CN,en", "en:water|zh:水"),
    ] {
        let (rows, told, code) = converted("a.csv", text.as_bytes(), &["--langs", langs]);
        assert_eq!((rows, code), (vec![want.to_owned()], 0), "{told}");
    }
    let (rows, told, code) = converted("a.csv", b"water,eau,EN,FR\nsoil,sol,EN,FR\n", &[]);
    assert_eq!((rows.len(), code), (2, 0), "{told}");
}

#[test]
fn workbooks_are_term_bases_and_stop_lists() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    fs::write(folder.join("a.en"), "They like the treaty.\nWe read the treaty.\nYou sign the treaty.\n")
        .expect("a file");
    fs::write(folder.join("a.fr"), "Ils aiment le traité.\nNous lisons le traité.\nVous signez le traité.\n")
        .expect("a file");
    fs::write(folder.join("base.csv"), "No,en,fr,zh-CN,zh-TW\n1,treaty,traité,条约,條約\n").expect("a file");
    let run = |args: &[&str]| {
        let run = hexapla(folder, args.iter().copied());
        assert_eq!(run.code, 0, "{args:?}: {}", run.stderr);
        run.stdout
    };
    run(&["convert", "base.csv", "base.xlsx"]);
    run(&["convert", "base.xlsx", "base.tbx"]);
    let tbx = fs::read_to_string(folder.join("base.tbx")).expect("a file");
    for want in ["xml:lang=\"zh-CN\"", "條約", "traité"] {
        assert!(tbx.contains(want), "{want} is not in {tbx}");
    }
    let known = run(&["terms", "en=a.en", "fr=a.fr", "-o", "-", "--known", "base.xlsx"]);
    assert!(known.lines().any(|line| line.contains("treaty") && line.contains(",known,")), "{known}");
    let stopped = run(&["terms", "en=a.en", "fr=a.fr", "-o", "-", "--stop", "base.xlsx"]);
    assert!(!stopped.lines().skip(1).any(|line| first_term(line) == "treaty"), "{stopped}");
    let stopped = run(&["terms", "en=a.en", "fr=a.fr", "-o", "-", "--stop", "base.tbx"]);
    assert!(!stopped.lines().skip(1).any(|line| first_term(line) == "treaty"), "{stopped}");
}

/// The pivot's term of a line of a glossary.
fn first_term(line: &str) -> &str {
    line.split(',').nth(3).unwrap_or_default()
}

#[test]
fn heads_that_stand_again_and_second_tables() {
    let again = converted("a.csv", "en,fr\nlake,lac\nen,fr\nriver,rivière\n".as_bytes(), &[]);
    assert_eq!((again.0, again.2), (vec!["en:lake|fr:lac".to_owned(), "en:river|fr:rivière".to_owned()], 0));
    assert!(again.1.contains("line 3: the names of the columns again"), "{}", again.1);
    let second = "English,French\nlake,lac\n\nSpanish,Russian\nlago,озеро\n";
    let second = converted("a.csv", second.as_bytes(), &[]);
    assert_eq!(second.0, ["en:lake|fr:lac", "es:lago|ru:озеро"], "{}", second.1);
    assert!(second.1.contains("a second table begins here, in es, ru"), "{}", second.1);
    // A glossary of languages has their names for terms.
    let names = converted("a.csv", "en,fr\nlake,lac\n\nFrench,français\nEnglish,anglais\n".as_bytes(), &[]);
    assert_eq!(names.0.len(), 3, "{}", names.1);
}

#[test]
fn heads_in_words_of_many_languages() {
    for head in [
        "anglais,russe",
        "inglés,ruso",
        "Английский,Русский",
        "英文,俄文",
        "الإنجليزية,الروسية",
        "Englisch,Russisch",
        "English term,Русский термин",
        "Term (EN),Term (RU)",
        "Терм на английском,ru",
        "Terms in English,Termes russe",
        "英文术语,俄文译文",
    ] {
        let read = converted("a.csv", format!("No.,{head}\n1,lake,озеро\n2,river,река\n").as_bytes(), &[]);
        if head.starts_with("Терм ") {
            assert!(read.1.contains("names no language: skipped") && read.2 == 1, "{head}: {}", read.1);
        } else {
            assert_eq!(
                (read.0, read.2),
                (vec!["en:lake|ru:озеро".to_owned(), "en:river|ru:река".to_owned()], 0),
                "{head}"
            );
        }
    }
    let both = converted("a.csv", "中文（简体）,中文（繁體）\n颜色,顏色\n".as_bytes(), &[]);
    assert_eq!(both.0, ["zh-Hans:颜色|zh-Hant:顏色"], "{}", both.1);
    // What numbers the rows is not Norwegian, and another column is.
    let norwegian = converted("a.csv", "No;Deutsch;Norsk\n1;Wasser;vann\n2;Boden;jord\n".as_bytes(), &[]);
    assert_eq!((norwegian.0[0].as_str(), norwegian.2), ("de:Wasser|no:vann", 0), "{}", norwegian.1);
}

#[test]
fn encodings_of_tables() {
    let utf16 = |text: &str| -> Vec<u8> {
        std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    };
    let read = converted("a.txt", &utf16("English\tFrench\nlake\tlac\n"), &[]);
    assert_eq!(read.0, ["en:lake|fr:lac"], "{}", read.1);
    // Semicolons, in GBK: 湖, озеро, 河, река.
    let gbk = b"en;zh;ru\r\nlake;\xBA\xFE;\xA7\xE0\xA7\xD9\xA7\xD6\xA7\xE2\xA7\xE0\r\nriver;\xBA\xD3;\xA7\xE2\xA7\xD6\xA7\xDC\xA7\xD1\r\n";
    assert_eq!(converted("a.csv", gbk, &[]).0, ["en:lake|ru:озеро|zh:湖", "en:river|ru:река|zh:河"]);
    // In windows-1251, its head too.
    let read = converted(
        "a.txt",
        b"\xD0\xF3\xF1\xF1\xEA\xE8\xE9;English\n\xEE\xE7\xE5\xF0\xEE;lake\n\xF0\xE5\xEA\xE0;river\n",
        &[],
    );
    assert_eq!(read.0, ["en:lake|ru:озеро", "en:river|ru:река"], "{}", read.1);
    // What says that it is UTF-8 is, and its errors are reported although nothing is left.
    let tmx = b"<?xml version='1.0' encoding='UTF-8'?>\n<tmx version='1.4'><header srclang='en'/><body>\n\
        <tu><tuv xml:lang='en'><seg>a\xFF</seg></tuv><tuv xml:lang='fr'><seg>b</seg></tuv></tu>\n</body></tmx>";
    let read = converted("a.tmx", tmx, &[]);
    assert_eq!(read.2, 2);
    assert!(
        read.1.contains("line 3: not UTF-8 at byte") && read.1.contains("no row could be read"),
        "{}",
        read.1
    );
}

#[test]
fn languages_are_selected_and_put_in_order() {
    let table = "en,fr,ru,zh\nlake,lac,озеро,湖\nriver,rivière,река,\n".as_bytes();
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.csv"), table).expect("a file");
    let run = hexapla(folder.path(), ["convert", "a.csv", "-o", "b.csv", "--langs", "zh,en"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let written = fs::read_to_string(folder.path().join("b.csv")).expect("the result");
    assert_eq!(written, "id,anchor,score,zh,en\r\n2,,1,湖,lake\r\n3,,0,,river\r\n");
    let read = converted("a.csv", table, &["--langs", "en,de"]);
    assert!(
        read.2 == 2
            && read.1.contains("no text in de, which --langs names; the languages are en, fr, ru, zh"),
        "{}",
        read.1
    );
    // Term bases too, and those without a head.
    fs::write(folder.path().join("t.csv"), "lake,lac\nriver,rivière\n").expect("a file");
    let run = hexapla(folder.path(), ["convert", "t.csv", "t.tbx", "--langs", "en,fr"]);
    let written = fs::read_to_string(folder.path().join("t.tbx")).expect("the result");
    assert!(run.code == 0 && written.contains("<term>rivière</term>"), "{}", run.stderr);
    let run = hexapla(folder.path(), ["convert", "a.csv", "u.tbx", "--langs", "ru,fr"]);
    let written = fs::read_to_string(folder.path().join("u.tbx")).expect("the result");
    assert!(run.code == 0 && written.contains("озеро") && !written.contains("lake"), "{}", run.stderr);
}

#[test]
fn columns_under_the_wrong_names_are_told() {
    let table = "en,fr\n\
        Le Comité a examiné le rapport du Secrétariat sur la question.,The Committee considered the report of the Secretariat on it.\n\
        Il a décidé de se réunir de nouveau au printemps.,It decided to meet again in the spring of next year.\n";
    let read = converted("a.csv", table.as_bytes(), &[]);
    assert_eq!((read.0.len(), read.2), (2, 0));
    for told in ["named as en, but these texts are in fr", "named as fr, but these texts are in en"] {
        assert!(read.1.contains(told), "{}", read.1);
    }
}

#[test]
fn what_a_table_of_one_line_cannot_hold_is_told() {
    let row = br#"{"id":"1","translation":{"en":"a\tb","fr":"c\nd"}}"#;
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.jsonl"), row).expect("a file");
    for (name, code) in [("a.tsv", 1), ("a.moses", 1), ("a.csv", 0)] {
        let run = hexapla(folder.path(), ["convert", "a.jsonl", name]);
        assert_eq!(run.code, code, "{name}: {}", run.stderr);
        assert_eq!(
            run.stderr.contains("2 texts with tabs or line ends"),
            code == 1,
            "{name}: {}",
            run.stderr
        );
    }
}

#[test]
fn an_open_document_spreadsheet_is_read() {
    let row = |cells: [&str; 2]| {
        let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
        format!("<table:table-row>{}</table:table-row>", cells.map(cell).concat())
    };
    let rows = [row(["Английский", "Китайский"]), row(["lake", "湖"])].concat();
    let ods = format!(
        "<?xml version='1.0'?><office:document office:mimetype='application/vnd.oasis.opendocument.spreadsheet'><office:body>\
         <office:spreadsheet><table:table table:name='A'>{rows}</table:table></office:spreadsheet></office:body></office:document>"
    );
    let read = converted("a.fods", ods.as_bytes(), &[]);
    assert_eq!((read.0, read.2), (vec!["en:lake|zh:湖".to_owned()], 0), "{}", read.1);
}
