//! Corpora and term bases as their authors meant them: nothing is lost in silence, and forms of a language stay apart.

use std::fs;

use hexapla_tests::hexapla;
use serde_json::Value;

/// Converts `bytes` in a file of this name to JSON Lines; the rows as `lang:text|…` in the order of the tags, what is told, and the exit code.
fn converted(name: &str, bytes: &[u8], more: &[&str]) -> (Vec<String>, String, i32) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join(name), bytes).expect("a file");
    let args = ["convert", name, "-", "--to", "jsonl"].into_iter().chain(more.iter().copied());
    let run = hexapla(folder.path(), args);
    (rows(&run.stdout), run.stderr, run.code)
}

fn rows(lines: &str) -> Vec<String> {
    let row = |line: &str| {
        let row: Value = serde_json::from_str(line).expect("an object a line");
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
        assert!(told.contains("line 3: not UTF-8, left out"), "{told}");
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
        none.1.contains("line 2: the language of the target is neither named nor shown: 1 text left out"),
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
