//! `convert`: from every format into every other, what it says where it cannot, and the right exit code.

use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::path::Path;

use hexapla_tests::{Run, hexapla, read};
use serde_json::Value;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Three rows in three languages, none of them hard to hold; the second lacks Arabic, the third is in doubt.
const ROWS: &str = r#"{"id":"lakes#12.s1","symbol":"X/CONF.1/2","anchor":"12","kind":"paragraph","score":0.9312,"translation":{"en":"He said \"boats, oars\"; <ropes> & 'sails'.","ar":"قال «قوارب» ١٢","zh":"他说“船”，繁體。"},"places":{"en":{"file":"lakes.en.txt","line":3,"lines":[1]},"ar":{"file":"lakes.ar.txt","line":4,"lines":[1,2]},"zh":{"file":"lakes.zh.txt","line":5,"page":2,"lines":[1]}}}
{"id":"lakes#3","symbol":"X/CONF.1/2","anchor":"3","kind":"heading","score":0.95,"translation":{"en":"=1+1","zh":"二 👩‍👩‍👧"},"places":{"en":{"file":"lakes.en.txt","line":9,"lines":[3]},"zh":{"file":"lakes.zh.txt","line":9,"page":3,"lines":[3]}}}
{"id":"lakes#14.b","symbol":"X/CONF.1/2","anchor":"14.b","kind":"item","score":0.5,"translation":{"en":"007","ar":"قارب","zh":"NA"},"places":{"en":{"file":"lakes.en.txt","line":11,"lines":[4]},"ar":{"file":"lakes.ar.txt","line":9,"lines":[4]},"zh":{"file":"lakes.zh.txt","line":12,"page":3,"lines":[4]}}}
"#;

/// A folder with the rows in `a.jsonl`.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "a.jsonl", ROWS);
    folder
}

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) {
    fs::write(folder.join(name), bytes).expect("a file");
}

fn convert(folder: &Path, args: &[&str]) -> Run {
    hexapla(folder, std::iter::once("convert").chain(args.iter().copied()))
}

/// Converts without a finding.
#[track_caller]
fn done(folder: &Path, args: &[&str]) -> String {
    let run = convert(folder, args);
    assert_eq!(run.code, 0, "{args:?}: {}", run.stderr);
    assert!(!run.stderr.contains("error:") && !run.stderr.contains("warning:"), "{args:?}: {}", run.stderr);
    run.stdout
}

/// Asserts the exit code and that all of `words` are reported.
#[track_caller]
fn told(folder: &Path, args: &[&str], code: i32, words: &[&str]) {
    let run = convert(folder, args);
    assert_eq!(run.code, code, "{args:?}: {}", run.stderr);
    for word in words {
        assert!(run.stderr.contains(word), "{args:?}: `{word}` is not in\n{}", run.stderr);
    }
}

/// The rows in lines of JSON, of each only these keys.
fn rows(lines: &str, keys: &[&str]) -> Vec<Vec<Value>> {
    let row = |line: &str| serde_json::from_str::<Value>(line).expect("one object per line");
    lines.lines().map(row).map(|row| keys.iter().map(|key| row[*key].clone()).collect()).collect()
}

fn names(folder: &Path) -> String {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    // What the program keeps for itself is hidden.
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    names.join(" ")
}

/// Formats of any number of languages, and what each keeps of a row beside id and texts.
const MANY: [(&str, &[&str]); 7] = [
    ("a.csv", &["anchor", "score"]),
    ("a.tsv", &["anchor", "score"]),
    ("a.tmx", &["anchor", "score", "kind", "symbol"]),
    ("a.xlsx", &["anchor", "score", "kind", "symbol", "places"]),
    ("a.parquet", &["anchor", "score", "kind", "symbol"]),
    ("a.mnbvc.jsonl", &["anchor", "score", "kind", "symbol"]),
    ("b.jsonl", &["anchor", "score", "kind", "symbol", "places"]),
];

#[test]
fn every_format_into_every_other() {
    for (from, _) in MANY {
        let folder = folder();
        let folder = folder.path();
        done(folder, &["a.jsonl", from]);
        for (to, _) in MANY.iter().filter(|(to, _)| *to != from) {
            done(folder, &[from, to]);
            let back = done(folder, &[to, "-", "--to", "jsonl"]);
            let keys = ["id", "anchor", "score", "translation"];
            assert_eq!(rows(&back, &keys), rows(ROWS, &keys), "{from} to {to}");
        }
    }
}

#[test]
fn what_a_format_keeps() {
    let folder = folder();
    let folder = folder.path();
    for (name, keys) in MANY {
        done(folder, &["a.jsonl", name]);
        let back = done(folder, &[name, "-", "--to", "jsonl"]);
        assert_eq!(rows(&back, keys), rows(ROWS, keys), "{name}");
    }
}

/// Through formats of a pair too: the rows that have both languages.
#[test]
fn a_chain_of_formats_keeps_the_texts() {
    let folder = folder();
    let folder = folder.path();
    for step in [
        &["a.jsonl", "b.csv"][..],
        &["b.csv", "c.xlsx"],
        &["c.xlsx", "d.tmx"],
        &["d.tmx", "e.parquet"],
        &["e.parquet", "f.xliff"],
        &["f.en-zh.xlf", "g.moses"],
        &["g.en-zh.zh", "h.xces"],
        &["h.en-zh.xces.xml", "i.tsv"],
        &["i.tsv", "j.jsonl"],
    ] {
        done(folder, step);
    }
    let texts = |lines: &str| {
        let texts = rows(lines, &["translation"]);
        texts.iter().map(|row| (row[0]["en"].clone(), row[0]["zh"].clone())).collect::<Vec<_>>()
    };
    let got = read(folder.join("j.jsonl"));
    assert_eq!(texts(&got), texts(ROWS));
    let keys = ["score"];
    assert_eq!(rows(&got, &keys), rows(ROWS, &keys));
}

#[test]
fn names_of_what_is_written() {
    for (args, want) in [
        (&["a.jsonl", "o.tmx"][..], "o.tmx"),
        (&["a.jsonl", "o.xlsx"], "o.sure.xlsx o.xlsx"),
        (&["a.jsonl", "o.moses"], "o.en-ar.ar o.en-ar.en o.en-ar.ids o.en-zh.en o.en-zh.ids o.en-zh.zh"),
        (&["a.jsonl", "o.xlf", "--pivot", "zh"], "o.zh-ar.xlf o.zh-en.xlf"),
        (&["a.jsonl", "o.csv", "--pairs"], "o.en-ar.csv o.en-zh.csv"),
        (&["a.jsonl", "o.txt", "--to", "csv"], "o.txt"),
        (&["a.jsonl", "O.TSV"], "O.TSV"),
    ] {
        let folder = folder();
        done(folder.path(), args);
        assert_eq!(names(folder.path()).replacen("a.jsonl", "", 1).trim(), want);
    }
}

#[test]
fn texts_aligned_line_by_line() {
    let folder = folder();
    let folder = folder.path();
    write(folder, "texts.en", "The lake.\n\nThe river.\n");
    write(folder, "texts.chinese", "湖。\n（无）\n河。\n");
    let csv = done(folder, &["en=texts.en", "zh=texts.chinese", "-", "--to", "csv", "--bom"]);
    assert_eq!(
        csv,
        "\u{FEFF}id,anchor,score,en,zh\r\n1,,1,The lake.,湖。\r\n2,,0,,（无）\r\n3,,1,The river.,河。\r\n"
    );
    write(folder, "texts.chinese", "湖。\n");
    told(folder, &["en=texts.en", "zh=texts.chinese", "o.csv"], 2, &["texts.en", "3", "texts.chinese", "1"]);
    told(folder, &["en=texts.en", "a.jsonl", "o.csv"], 2, &["texts.en", "a.jsonl", "name either"]);
    told(folder, &["en=a.jsonl", "o.csv"], 2, &["a corpus names its languages itself"]);
}

#[test]
fn how_it_is_read_and_written() {
    let folder = folder();
    let folder = folder.path();
    let tmx =
        done(folder, &["a.jsonl", "-", "--to", "TMX", "--lang-codes", "zh=zh-CN,ar=ar-001", "--pivot", "zh"]);
    assert!(tmx.contains("srclang=\"zh-CN\"") && tmx.contains("xml:lang=\"ar-001\""), "{tmx}");
    let run = convert(folder, &["a.jsonl", "-", "--to", "csv", "--min-score", "0.9", "--safe-cells"]);
    assert_eq!((run.code, run.stdout.lines().count()), (0, 3), "{}", run.stderr);
    assert!(
        run.stdout.contains(",'=1+1,") && run.stderr.contains("1 row below --min-score skipped"),
        "{}",
        run.stderr
    );
    // A table that is called by another ending, and whose columns name no languages.
    write(folder, "table.txt", "source;target\nlake;lac\nriver;fleuve\n");
    let jsonl = done(folder, &["table.txt", "-", "--from", "csv", "--langs", "en,fr", "--to", "jsonl"]);
    assert!(jsonl.contains("{\"en\":\"lake\",\"fr\":\"lac\"}"), "{jsonl}");
    told(folder, &["a.jsonl", "o.csv", "--pivot", "ru"], 2, &["no text in ru", "en, ar, zh"]);
}

/// Several corpora become one, with ids that distinguish them.
#[test]
fn several_corpora() {
    let folder = folder();
    let folder = folder.path();
    write(folder, "more.csv", "id,en,zh\n1,A boat.,船。\n");
    let csv = done(folder, &["a.jsonl", "more.csv", "-", "--to", "csv"]);
    let ids: Vec<&str> = csv.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    assert_eq!(ids, ["lakes#12.s1", "lakes#3", "lakes#14.b", "more#1"]);
    write(folder, "bad.tmx", "<html/>");
    told(folder, &["a.jsonl", "bad.tmx", "more.csv", "o.tmx"], 1, &["bad.tmx", "4 rows in o.tmx"]);
    assert_eq!(done(folder, &["o.tmx", "-", "--to", "tsv"]).lines().count(), 5);
}

#[test]
fn a_spreadsheet_comes_back_from_review() {
    let folder = folder();
    let folder = folder.path();
    done(folder, &["a.jsonl", "review.xlsx"]);
    // A text is corrected, a row of the sheet deleted.
    change_sheet(&folder.join("review.xlsx"), |sheet| {
        let sheet = sheet.replace("他说“船”，繁體。", "他说：&quot;船、桨&quot;。");
        let start = sheet.find("<row r=\"4\"").expect("the last row");
        let end = sheet[start..].find("</row>").expect("its end") + start + "</row>".len();
        format!("{}{}", &sheet[..start], &sheet[end..])
    });
    let gone = "a row is gone, and its text is in no other row: `lakes#14.b`";
    told(folder, &["review.xlsx", "memory.tmx"], 0, &[gone]);
    let back = done(folder, &["memory.tmx", "-", "--to", "jsonl"]);
    let keys = ["id", "anchor", "kind", "score", "symbol", "translation"];
    let mut want = rows(ROWS, &keys);
    want.truncate(2);
    want[0][5]["zh"] = "他说：\"船、桨\"。".into();
    // A person has seen it.
    want[0][3] = 1.0.into();
    assert_eq!(rows(&back, &keys), want);
    let places = convert(folder, &["review.xlsx", "-", "--to", "jsonl"]).stdout;
    assert_eq!(rows(&places, &["places"]), rows(ROWS, &["places"])[..2]);
}

/// Changes the first sheet of a workbook.
fn change_sheet(path: &Path, change: impl Fn(&str) -> String) {
    let mut book = ZipArchive::new(File::open(path).expect("a workbook")).expect("a package");
    let parts: Vec<(String, Vec<u8>)> = (0..book.len())
        .map(|n| {
            let mut part = book.by_index(n).expect("a part");
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).expect("its bytes");
            (part.name().expect("a name").into_owned(), bytes)
        })
        .collect();
    let mut changed = ZipWriter::new(File::create(path).expect("a file"));
    for (name, mut bytes) in parts {
        if name == "xl/worksheets/sheet1.xml" {
            let sheet = change(std::str::from_utf8(&bytes).expect("text"));
            assert_ne!(sheet.as_bytes(), bytes);
            bytes = sheet.into_bytes();
        }
        changed.start_file(name, SimpleFileOptions::default()).expect("a part");
        changed.write_all(&bytes).expect("bytes are written");
    }
    changed.finish().expect("a package");
}

#[test]
fn a_term_base_keeps_its_terms() {
    let folder = folder();
    let folder = folder.path();
    let base = "id,en,ar,zh\n1,lake|loch,بحيرة,湖\n2,\"boat, small\",قارب,船\n";
    write(folder, "base.csv", base);
    done(folder, &["base.csv", "terms.tbx"]);
    assert!(read(folder.join("terms.tbx")).contains("<martif"));
    done(folder, &["terms.tbx", "three.tbx", "--to", "tbx3"]);
    assert!(read(folder.join("three.tbx")).contains("style=\"dca\""));
    let csv = done(folder, &["three.tbx", "-", "--to", "csv"]);
    let mut table = csv::Reader::from_reader(csv.as_bytes());
    let head = table.headers().expect("a head").clone();
    let place = |name: &str| head.iter().position(|column| column == name).expect("a column");
    let columns = ["en", "ar", "zh"].map(place);
    let found = table.records().map(|row| {
        let row = row.expect("a row");
        columns.map(|n| row[n].to_owned())
    });
    let want = [["lake|loch", "بحيرة", "湖"], ["boat, small", "قارب", "船"]];
    assert_eq!(found.collect::<Vec<_>>(), want.map(|row| row.map(str::to_owned)));
}

#[test]
fn what_cannot_be_written() {
    let folder = folder();
    let folder = folder.path();
    write(folder, "one.jsonl", "{\"id\":\"1\",\"translation\":{\"en\":\"a\"}}\n");
    fs::create_dir(folder.join("folder.csv")).expect("a folder");
    for (args, words) in [
        (&["a.jsonl", "o.odt"][..], &["o.odt", "unknown file extension", "--to"][..]),
        (&["a.jsonl", "-"], &["--to"]),
        (&["a.jsonl", "a.jsonl"], &["a.jsonl: is an input, so it cannot also be an output"]),
        (&["a.jsonl", "./a.jsonl", "--to", "jsonl"], &["is an input, so it cannot also be an output"]),
        (&["one.jsonl", "o.moses"], &["moses holds texts in two languages, found one"]),
        (&["a.jsonl", "none/o.csv"], &["none/o.csv: cannot be written: there is no such folder"]),
        (&["a.jsonl", "folder.csv"], &["folder.csv: cannot be written"]),
        (&["a.jsonl", "-", "--to", "moses"], &["moses is not one file"]),
        (&["a.jsonl", "o.csv", "--to", "nonsense"], &["nonsense", "possible values"]),
        (
            &["a.jsonl", "o.tmx", "--to", "csv"],
            &["o.tmx: the extension is that of tmx, but --to asks for csv", "NAME.csv", "leave --to out"],
        ),
        (&["a.jsonl", "o.ttl", "--to", "csv"], &["the extension is that of skos", "asks for csv"]),
        (&["none.jsonl", "o.csv"], &["none.jsonl: no such file"]),
        (&["a.jsonl"], &["what should be written? name it last, or with -o"]),
    ] {
        told(folder, args, 2, words);
    }
    assert_eq!(read(folder.join("a.jsonl")), ROWS, "what is read stays");
    assert_eq!(names(folder), "a.jsonl folder.csv one.jsonl", "nothing is left behind");
}

#[test]
fn what_is_damaged() {
    let folder = folder();
    let folder = folder.path();
    write(folder, "ragged.csv", "id,en,fr\n1,lake\n2,boat,bateau,barque\n3,river,fleuve\n");
    told(
        folder,
        &["ragged.csv", "o.csv"],
        1,
        &[
            "ragged.csv, line 2: expected 3 cells, found 2",
            "line 3: expected 3 cells, found 4",
            "3 rows in o.csv",
        ],
    );
    done(folder, &["a.jsonl", "whole.tmx"]);
    let whole = read(folder.join("whole.tmx"));
    let end = whole.find("lakes#14.b").expect("the third row");
    write(folder, "cut.tmx", &whole[..end]);
    told(folder, &["cut.tmx", "p.csv"], 1, &["cut.tmx, line", "what follows is not read", "2 rows in p.csv"]);
    write(folder, "mixed.jsonl", format!("{ROWS}not JSON\n{{\"translation\":[]}}\n"));
    told(folder, &["mixed.jsonl", "q.csv"], 1, &["mixed.jsonl, line 4", "line 5", "3 rows in q.csv"]);
    for (name, bytes, words) in [
        ("a.xlsx", &b"PK\x03\x04 cut"[..], "a.xlsx: damaged or cut short"),
        ("a.xlsx", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a.xlsx"),
        ("a.parquet", b"PAR1 cut", "a.parquet: damaged or cut short"),
        ("a.tmx", b"<tmx", "a.tmx, line 1"),
        ("a.csv", b"name,place\nlake,there\n", "a.csv, line 1"),
        ("a.csv", b"", "a.csv: no text in it"),
        ("a.jsonl", b"\x89PNG\r\n\x1a\n", "a PNG image"),
    ] {
        fs::create_dir_all(folder.join("in")).expect("a folder");
        write(folder, &format!("in/{name}"), bytes);
        told(folder, &[&format!("in/{name}"), "r.csv"], 2, &[words, "no row could be read"]);
    }
    assert!(!folder.join("r.csv").exists());
}

#[test]
fn what_means_harm() {
    let folder = folder();
    let folder = folder.path();
    write(folder, "secret.txt", "secret words");
    let unit = |text: &str| {
        format!("<tu><tuv xml:lang='en'><seg>{text}</seg></tuv><tuv xml:lang='fr'><seg>Oui.</seg></tuv></tu>")
    };
    let tmx = |dtd: &str, text: &str| {
        format!(
            "<?xml version='1.0'?><!DOCTYPE tmx [{dtd}]><tmx version='1.4'><body>{}</body></tmx>",
            unit(text)
        )
    };
    write(folder, "outside.tmx", tmx("<!ENTITY x SYSTEM 'secret.txt'>", "&x;"));
    let laughs = "<!ENTITY a 'ha ha ha ha ha'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>";
    write(folder, "laughs.tmx", tmx(laughs, "&c;"));
    for (name, kept) in [("outside.tmx", "&x;"), ("laughs.tmx", "&c;")] {
        let run = convert(folder, &[name, "-", "--to", "csv"]);
        assert!(run.stderr.contains(name) && run.stderr.contains("is not expanded"), "{}", run.stderr);
        assert!(run.stdout.contains(&format!("{kept},Oui.")), "{}", run.stdout);
    }
    let deep = format!("<tmx version='1.4'><body>{}{}", unit("Yes."), "<a>".repeat(100_000));
    write(folder, "deep.tmx", deep);
    told(folder, &["deep.tmx", "o.csv"], 1, &["more than 256 elements inside each other", "1 row in o.csv"]);
    let mut bomb = ZipWriter::new(File::create(folder.join("bomb.xlsx")).expect("a file"));
    bomb.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default()).expect("a part");
    for _ in 0..64 {
        bomb.write_all(&vec![b' '; 1 << 20]).expect("bytes are written");
    }
    bomb.finish().expect("a package");
    told(folder, &["bomb.xlsx", "p.csv"], 2, &["bomb.xlsx", "packed bytes become more than"]);
}

#[test]
fn parquet_has_its_card() {
    let folder = folder();
    let folder = folder.path();
    done(folder, &["a.jsonl", "lakes.parquet"]);
    let card = read(folder.join("README.md"));
    assert!(card.contains("path:\n    - \"lakes.parquet\"") && card.contains("3 rows"), "{card}");
    fs::create_dir(folder.join("mine")).expect("a folder");
    write(folder, "mine/README.md", "# Mine\n");
    told(folder, &["a.jsonl", "mine/lakes.parquet"], 0, &["README.md: stays as it is"]);
    assert_eq!(read(folder.join("mine/README.md")), "# Mine\n");
}

#[test]
fn rows_that_a_format_cannot_hold_are_told() {
    let folder = folder();
    let folder = folder.path();
    let row = |id: &str, texts: &str| format!("{{\"id\":\"{id}\",\"translation\":{{{texts}}}}}\n");
    let pair = "\"en\":\"a\",\"zh\":\"b\"";
    let (one, other) = (row("p#2", "\"en\":\"a\""), row("p#3", "\"zh\":\"b\""));
    let long = row("p#4", &format!("\"en\":\"{}\",\"zh\":\"b\"", "long ".repeat(8_000)));
    write(folder, "p.jsonl", row("p#1", pair) + &one + &other + &long);
    for (to, words, rows) in [
        (
            "p.tmx",
            "error: p.jsonl, line 2: 2 rows skipped: tmx holds rows with text in two languages; the first is `p#2`",
            2,
        ),
        ("p.moses", "2 rows skipped: moses holds", 2),
        ("p.xlf", "line 3: row `p#3` skipped: xliff holds rows with text in the source language", 3),
        (
            "p.xlsx",
            "error: p.jsonl, line 4: row `p#4` skipped: xlsx holds texts of up to 32767 characters",
            3,
        ),
        ("p.csv", "", 4),
    ] {
        let code = i32::from(!words.is_empty());
        told(folder, &["p.jsonl", to], code, &[words]);
        told(folder, &["p.jsonl", to, "-q"], code, &[words]);
        let back = if to == "p.moses" { "p.en-zh" } else { to };
        let csv = done(folder, &[back, "-", "--to", "tsv"]);
        assert_eq!(csv.lines().count() - 1, rows, "{to}");
    }
}

#[test]
fn a_term_base_has_neither_score_nor_frequency() {
    let folder = folder();
    let folder = folder.path();
    write(folder, "base.csv", "id,en,zh\n1,lake,湖\n");
    for to in ["tbx", "memoq", "csv", "omegat", "multiterm", "html", "jsonl"] {
        let output = format!("{to}.out");
        write(folder, "base.tbx", done(folder, &["base.csv", "-", "--to", "tbx"]));
        done(folder, &["base.tbx", &output, "--to", to]);
        let path = folder.join(if to == "omegat" { "omegat.out.en-zh.utf8" } else { output.as_str() });
        let text = read(path);
        assert!(text.contains("lake") && text.contains("湖"), "{to}: {text}");
        for word in ["score 1", "score: ", "frequency 0", "frequency: 0", "0 ×", "0×", ",1,0,", "\"score\":1"]
        {
            assert!(!text.contains(word), "{to}: `{word}` in {text}");
        }
    }
}

#[test]
fn an_archive_is_listed() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut zip = ZipWriter::new(File::create(folder.path().join("a.zip")).expect("a file"));
    for name in ["b/report.en.txt", "b/report.fr.txt", "picture.png"] {
        zip.start_file(name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(b"1. The lake is deep.").expect("bytes are written");
    }
    zip.finish().expect("a package");
    let run = hexapla(folder.path(), ["inspect", "a.zip"]);
    assert_eq!(
        run.stdout.replace('\\', "/"),
        "a.zip: an archive of 2 documents; name one to inspect it\n  a.zip/b/report.en.txt\n  a.zip/b/report.fr.txt\n"
    );
    let run = hexapla(folder.path(), ["inspect", "a.zip", "--json"]);
    assert!(run.code == 2 && run.stderr.contains("such as a.zip"), "{}", run.stderr);
    let run = hexapla(folder.path(), ["inspect", "a.zip/b/report.en.txt"]);
    assert!(
        run.stdout.ends_with("The lake is deep.\n") && run.stdout.contains("; 1 sentence\n"),
        "{}",
        run.stdout
    );
}

#[test]
fn a_row_that_was_added_is_reported_with_a_file() {
    let folder = folder();
    let folder = folder.path();
    // The rows before have places in files of their own, this one has none.
    let added = r#"{"id":"new","kind":"paragraph","score":1.0,"translation":{"en":"alone"},"places":{}}"#;
    write(folder, "b.jsonl", format!("{ROWS}{added}\n"));
    told(folder, &["b.jsonl", "b.tmx"], 1, &["error: b.jsonl, line 4: "]);
}
