//! `convert` between formats of glossaries: what the target can hold is kept, what it cannot hold is reported.

use std::fs;
use std::path::Path;

use hexapla_tests::{Run, hexapla, read};
use serde_json::Value;

/// A glossary with all that an entry may have, in JSON Lines.
const GLOSSARY: &str = concat!(
    r#"{"id":"c1","score":0.93,"frequency":7,"status":"known","known_id":"K 7","kind":"body","domain":"lakes","#,
    r#""paragraphs":[{"symbol":"A/1","anchor":"4"},{"symbol":"B/2","anchor":"5.a"}],"review":"accept","#,
    r#""comment":"see the map","terms":{"en":[{"text":"river basin","frequency":5,"type":"fullForm","part_of_speech":"noun","#,
    r#""number":"singular","status":"new"},"#,
    r#"{"text":"RB","frequency":2,"type":"acronym","status":"new"}],"fr":[{"text":"bassin fluvial","frequency":7,"#,
    r#""type":"fullForm","status":"new"}]},"expected":{"fr":["bassin"]},"contexts":[{"id":"a#4.s1","symbol":"A/1","#,
    r#""anchor":"4","texts":{"en":{"text":"Both river basins dried, and no RB.","term":[5,17]},"#,
    r#""fr":{"text":"Un bassin fluvial.","term":[3,17]}}},{"id":"a#5","symbol":"A/1","anchor":"5","texts":{"#,
    r#""en":{"text":"A river basin.","term":[2,13]},"fr":{"text":"Le bassin fluvial.","term":[3,17]}}}]}"#,
    "\n",
);

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    files.iter().for_each(|(name, text)| fs::write(folder.path().join(name), text).expect("a file"));
    folder
}

#[track_caller]
fn convert(folder: &Path, args: &[&str]) -> Run {
    let run = hexapla(folder, std::iter::once("convert").chain(args.iter().copied()));
    assert_eq!(run.code, 0, "{args:?}: {}", run.stderr);
    run
}

/// Converts without a finding.
#[track_caller]
fn done(folder: &Path, args: &[&str]) -> String {
    let run = convert(folder, args);
    assert!(!run.stderr.contains("error:") && !run.stderr.contains("warning:"), "{args:?}: {}", run.stderr);
    run.stdout
}

/// The glossary after it was in another format; `lost` is what is reported on the way there.
#[track_caller]
fn through(file: &str, lost: &str) -> Value {
    let folder = folder(&[("g.jsonl", GLOSSARY)]);
    let there = convert(folder.path(), &["g.jsonl", file]);
    let said =
        there.stderr.split_once(" does not hold: ").map(|(_, rest)| rest.lines().next().unwrap_or_default());
    assert_eq!(said.unwrap_or_default(), lost, "{file}: {}", there.stderr);
    let back = convert(folder.path(), &[file, "-", "--to", "jsonl"]);
    serde_json::from_str(&back.stdout).expect("an entry")
}

fn whole() -> Value {
    serde_json::from_str(GLOSSARY).expect("an entry")
}

#[test]
fn what_a_format_holds_is_kept() {
    for file in ["g.xlsx", "again.jsonl"] {
        assert_eq!(through(file, ""), whole(), "{file}");
    }
    for file in ["g.csv", "g.tsv"] {
        let mut want = whole();
        want["contexts"].as_array_mut().expect("contexts").pop();
        assert_eq!(through(file, "contexts after the first (1 entry)"), want, "{file}");
    }
    for file in ["g.tbx", "g.v3.tbx"] {
        let mut want = whole();
        want["paragraphs"] = Value::Array(Vec::new());
        want.as_object_mut().expect("an object").remove("review");
        want["contexts"]
            .as_array_mut()
            .expect("contexts")
            .iter_mut()
            .for_each(|context| context["id"] = "".into());
        assert_eq!(through(file, "reviews (1 entry), paragraphs (1 entry)"), want, "{file}");
    }
    let lost = "reviews (1 entry), comments (1 entry), frequencies of terms (1 entry), kinds of terms (1 entry), \
                kinds of names (1 entry), parts of speech and numbers (1 entry), paragraphs (1 entry), \
                contexts after the first (1 entry)";
    let back = through("g.multiterm.csv", lost);
    assert_eq!(
        (&back["score"], &back["frequency"], &back["domain"]),
        (&0.93.into(), &7.into(), &"lakes".into())
    );
    assert_eq!(back["contexts"][0]["texts"], whole()["contexts"][0]["texts"]);
    assert_eq!(
        (&back["contexts"][0]["symbol"], &back["contexts"][0]["anchor"]),
        (&"A/1".into(), &"4".into())
    );
}

/// The columns of our own tables for memoQ are read, and the note of somebody else is a comment.
#[test]
fn tables_for_memoq_come_back() {
    let lost = "what the term base says (1 entry), reviews (1 entry), comments (1 entry), frequencies of terms (1 entry), \
                kinds of terms (1 entry), kinds of names (1 entry), parts of speech and numbers (1 entry), \
                paragraphs (1 entry), contexts after the first (1 entry)";
    let (back, mut want) = (through("g.memoq.csv", lost), whole());
    for key in ["id", "score", "frequency", "domain"] {
        assert_eq!(back[key], want[key], "{key}");
    }
    want["contexts"][0]["id"] = "".into();
    assert_eq!(back["contexts"][0], want["contexts"][0]);
    let folder = folder(&[(
        "m.csv",
        "Entry_ID;Entry_Note;English;Term_Info;French;Term_Info\n1;see the map;lake;;lac;\n",
    )]);
    let entry = done(folder.path(), &["m.csv", "-", "--to", "jsonl"]);
    assert!(entry.contains("\"id\":\"1\"") && entry.contains("\"comment\":\"see the map\""), "{entry}");
}

/// A block without a number is named by its place, which is no part of the symbol.
#[test]
fn a_symbol_stays_without_the_place() {
    let glossary =
        GLOSSARY.replace(r#""id":"a#4.s1","symbol":"A/1","anchor":"4""#, r#""id":"a#b4.s1","symbol":"A/1""#);
    let folder = folder(&[("g.jsonl", &glossary)]);
    for file in ["g.tbx", "g.multiterm.csv", "g.memoq.csv"] {
        convert(folder.path(), &["g.jsonl", file]);
        let back: Value =
            serde_json::from_str(&done(folder.path(), &[file, "-", "--to", "jsonl"])).expect("an entry");
        let context = &back["contexts"][0];
        assert_eq!((&context["symbol"], &context["id"]), (&"A/1".into(), &"b4.s1".into()), "{file}");
    }
}

/// A format of corpora has the preferred terms as texts, and what it lacks is reported.
#[test]
fn a_glossary_as_a_corpus() {
    let folder = folder(&[("g.jsonl", GLOSSARY)]);
    let folder = folder.path();
    for name in ["g.csv", "g.tbx"] {
        convert(folder, &["g.jsonl", name]);
        let run = convert(folder, &[name, "x.tmx", "--force"]);
        let want = format!(
            "note: {name}: a glossary, and tmx holds rows of a corpus: the preferred terms are written; it does not hold: 1 further term,"
        );
        assert!(run.stderr.contains(&want), "{}", run.stderr);
        let tmx = read(folder.join("x.tmx"));
        assert!(tmx.contains("<seg>river basin</seg>") && tmx.contains("<seg>bassin fluvial</seg>"), "{tmx}");
        assert!(!tmx.contains("RB") && !tmx.contains("dried"), "{tmx}");
    }
    convert(folder, &["g.csv", "x.docx", "--pivot", "fr"]);
    convert(folder, &["g.csv", "x.moses"]);
    let run = hexapla(folder, ["convert", "g.csv", "y.tmx", "--pivot", "zh"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
}

#[test]
fn findings_name_the_file() {
    let folder = folder(&[("f.csv", "id,score,frequency,en,fr\nc1,0.9,2,=lake,lac\n")]);
    let run = convert(folder.path(), &["f.csv", "o.csv"]);
    let want = "note: f.csv: a text in csv that a spreadsheet takes for a formula";
    assert!(run.stderr.contains(want), "{}", run.stderr);
}

/// Through rows of terms and back no two entries become one, whatever their ids.
#[test]
fn ids_that_collide_merge_no_entries() {
    let folder = folder(&[("ids.csv", "id,en,fr\n2,sea,mer\n,lake,lac\n3,dam,barrage\n2,port,port\n")]);
    let folder = folder.path();
    let run = convert(folder, &["ids.csv", "rows.csv", "--layout", "terms"]);
    let want = "warning: ids.csv, line 5: id `2` again, first on line 2: the entry gets the id `2-2`";
    assert!(run.stderr.contains(want), "{}", run.stderr);
    done(folder, &["rows.csv", "back.jsonl"]);
    let ids = |text: &str| -> Vec<String> {
        let id = |line: &str| serde_json::from_str::<Value>(line).expect("an entry")["id"].to_string();
        text.lines().map(id).collect()
    };
    assert_eq!(ids(&read(folder.join("back.jsonl"))), ["\"2\"", "\"3-2\"", "\"3\"", "\"2-2\""]);
    convert(folder, &["ids.csv", "x.tbx"]);
    assert_eq!(read(folder.join("x.tbx")).matches("<termEntry id=\"2\"").count(), 1);
}

#[test]
fn what_a_format_does_not_hold_is_counted() {
    let more = GLOSSARY
        .replace("\"c1\"", "\"c2\"")
        .replace(",\"fr\":[{\"text\":\"bassin fluvial\"", ",\"ru\":[{\"text\":\"бассейн\"");
    let folder = folder(&[("g.jsonl", &format!("{GLOSSARY}{more}"))]);
    for (args, words) in [
        (
            &["g.jsonl", "g.utf8"][..],
            &[
                "g.jsonl: omegat does not hold: ids (2 entries)",
                "contexts (2 entries)",
                "1 entry without a term in both en and fr",
                "1 entry without a term in both en and ru",
                "hint: xlsx and jsonl hold all of an entry",
            ][..],
        ),
        (&["g.jsonl", "g.deepl.tsv"], &["scores and frequencies (2 entries)", "subject fields (2 entries)"]),
    ] {
        let run = convert(folder.path(), args);
        words.iter().for_each(|word| assert!(run.stderr.contains(word), "{word}: {}", run.stderr));
    }
}

#[test]
fn rejected_entries_are_in_tables_for_review_alone() {
    let table = "id,score,frequency,en,fr,review\nc1,0.9,3,lake,lac,\nc2,0.8,2,the lake,le lac,reject\n";
    let folder = folder(&[("g.csv", table)]);
    let run = convert(folder.path(), &["g.csv", "g.tbx"]);
    assert!(run.stderr.contains("tbx does not hold: 1 rejected entry"), "{}", run.stderr);
    assert!(!read(folder.path().join("g.tbx")).contains("le lac"));
    convert(folder.path(), &["g.csv", "g.xlsx"]);
    convert(folder.path(), &["g.xlsx", "back.csv"]);
    assert!(read(folder.path().join("back.csv")).contains("the lake"));
}

#[test]
fn names_of_files_show_formats_of_term_bases() {
    let folder = folder(&[("base.csv", "id,en,fr\n1,lake,lac\n")]);
    convert(folder.path(), &["base.csv", "x.multiterm.csv"]);
    assert!(read(folder.path().join("x.multiterm.csv")).contains("Entry number"));
    convert(folder.path(), &["x.multiterm.csv", "m.memoq.csv"]);
    let back = convert(folder.path(), &["m.memoq.csv", "back.xlsx"]);
    assert!(back.stderr.contains("1 entry in back.xlsx"), "{}", back.stderr);
    convert(folder.path(), &["base.csv", "x.csv"]);
    assert!(read(folder.path().join("x.csv")).contains("anchor"), "a table of texts is a corpus too");
}

/// A name with the extension of another format is refused, as it is for corpora.
#[test]
fn the_extension_and_the_format_agree() {
    let folder = folder(&[("base.csv", "id,score,frequency,en,fr\n1,0.9,2,lake,lac\n")]);
    let folder = folder.path();
    for (name, to, named) in
        [("n.ttl", "tbx", "skos"), ("n.memoq.csv", "csv", "memoq"), ("n.tmx", "omegat", "tmx")]
    {
        let run = hexapla(folder, ["convert", "base.csv", name, "--to", to]);
        assert_eq!(run.code, 2, "{name}: {}", run.stderr);
        let want = format!("{name}: the extension is that of {named}, but --to asks for {to}");
        assert!(run.stderr.contains(&want), "{}", run.stderr);
        assert_eq!(fs::read_dir(folder).expect("a folder").count(), 1, "nothing is written");
    }
    for (name, to) in [("n.tbx", "tbx3"), ("n.csv", "memoq"), ("n", "tbx"), ("n.txt", "csv")] {
        convert(folder, &["base.csv", name, "--to", to]);
        assert!(folder.join(name).is_file(), "{name}");
    }
}

/// DeepL and OmegaT have files without a head, whose names show the languages.
#[test]
fn glossaries_of_a_pair_come_back() {
    let folder = folder(&[("g.jsonl", GLOSSARY)]);
    let folder = folder.path();
    convert(folder, &["g.jsonl", "g.deepl.tsv"]);
    convert(folder, &["g.jsonl", "g.utf8"]);
    let terms = |back: &str| {
        let line = |line: &str| -> Value { serde_json::from_str(line).expect("an entry") };
        let of = |entry: &Value, lang: &str| {
            let terms = entry["terms"][lang].as_array().expect("terms").clone();
            terms.iter().map(|term| term["text"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
        };
        let entries = back.lines().map(line);
        entries
            .map(|entry| [of(&entry, "en"), of(&entry, "fr")].map(|all| all.join("|")).join(" = "))
            .collect::<Vec<_>>()
    };
    let back = done(folder, &["g.en-fr.deepl.tsv", "-", "--to", "jsonl"]);
    assert_eq!(terms(&back), ["river basin = bassin fluvial", "RB = bassin fluvial"]);
    let back = done(folder, &["g.en-fr.utf8", "-", "--to", "jsonl"]);
    assert_eq!(terms(&back), ["river basin|RB = bassin fluvial"]);
    let entry: Value = serde_json::from_str(&back).expect("an entry");
    let known = [&entry["score"], &entry["frequency"], &entry["domain"], &entry["comment"]];
    assert_eq!(known, [&Value::from(0.93), &7.into(), &"lakes".into(), &"A/1, 4; see the map".into()]);
    // A spreadsheet of it is a glossary, not a corpus, and OmegaT gets the same file again.
    done(folder, &["g.en-fr.utf8", "back.xlsx"]);
    convert(folder, &["back.xlsx", "again.utf8"]);
    assert_eq!(read(folder.join("again.en-fr.utf8")), read(folder.join("g.en-fr.utf8")));
}

#[test]
fn comments_stay_at_their_terms() {
    let rows = "id,language,term,type,review,comment\nc1,en,lake,preferred term,accept,\n\
                c1,en,loch,synonym,,Scottish\nc1,fr,lac,preferred term,,\nc1,fr,étang,synonym,reject,small\n";
    let folder = folder(&[("a.csv", rows)]);
    let folder = folder.path();
    let comments = |name: &str| {
        let text = done(folder, &[name, "-", "--to", "csv", "--layout", "terms"]);
        let mut table = csv::Reader::from_reader(text.as_bytes());
        let head = table.headers().expect("a head").clone();
        let places = ["term", "type", "review", "comment"]
            .map(|name| head.iter().position(|own| own == name).expect("a column"));
        let rows = table.records().map(|row| row.expect("a row"));
        rows.map(|row| places.map(|n| row[n].to_owned()).join(",")).collect::<Vec<_>>()
    };
    let want = [
        "lake,preferred term,accept,",
        "loch,synonym,accept,Scottish",
        "lac,preferred term,accept,",
        "étang,synonym,reject,small",
    ];
    assert_eq!(comments("a.csv"), want);
    done(folder, &["a.csv", "b.xlsx", "--layout", "terms"]);
    assert_eq!(comments("b.xlsx"), want);
    // JSON Lines has the comments of terms too; where an entry is one row or one element, they are together.
    done(folder, &["a.csv", "b.jsonl"]);
    assert_eq!(comments("b.jsonl"), want[..3]);
    let whole = done(folder, &["a.csv", "-", "--to", "csv", "--layout", "entries"]);
    assert!(whole.contains(",accept,Scottish; small,"), "{whole}");
    done(folder, &["a.csv", "b.tbx"]);
    assert!(read(folder.join("b.tbx")).contains("<note>Scottish; small</note>"));
}

#[test]
fn what_of_tbx_is_not_read_is_reported() {
    let tbx = "<martif type='TBX'><text><body><termEntry id='1'><descrip type='definition'>Water.</descrip>\
               <descrip type='subjectField'>lakes</descrip><note>old</note><langSet xml:lang='en'><tig><term>lake</term>\
               <termNote type='partOfSpeech'>noun</termNote></tig></langSet><langSet xml:lang='fr'><tig><term>lac</term>\
               <termNote type='partOfSpeech'>noun</termNote></tig></langSet></termEntry></body></text></martif>";
    let folder = folder(&[("b.tbx", tbx)]);
    let run = convert(folder.path(), &["b.tbx", "-", "--to", "jsonl"]);
    assert!(run.stderr.contains("b.tbx: not read: `definition` (1)"), "{}", run.stderr);
    let entry: Value = serde_json::from_str(&run.stdout).expect("an entry");
    assert_eq!((&entry["domain"], &entry["comment"]), (&"lakes".into(), &"old".into()));
    assert_eq!(entry["terms"]["fr"][0]["part_of_speech"], "noun");
}

#[test]
fn one_row_per_term_and_back() {
    let base = "id,en,ar,zh,domain,comment\n1,lake|loch,بحيرة,湖,water,deep\n2,\"boat, small\",,船,,\n";
    let folder = folder(&[("base.csv", base)]);
    let folder = folder.path();
    done(folder, &["base.csv", "rows.csv", "--layout", "terms"]);
    let rows = read(folder.join("rows.csv"));
    let lines: Vec<&str> = rows.lines().collect();
    assert_eq!(lines.len(), 7, "{rows}");
    assert!(lines[0].starts_with("id,language,term,type,"), "{rows}");
    assert!(lines[2].starts_with("1,en,loch,synonym,"), "{rows}");
    let base = |name: &str| {
        let text = done(folder, &[name, "-", "--to", "csv", "--layout", "entries"]);
        let mut table = csv::Reader::from_reader(text.as_bytes());
        let head = table.headers().expect("a head").clone();
        let columns = ["id", "en", "ar", "zh", "domain", "comment"];
        let places = columns.map(|name| head.iter().position(|own| own == name).expect("a column"));
        let rows = table.records().map(|row| row.expect("a row"));
        rows.map(|row| places.map(|n| row[n].to_owned()).join(",")).collect::<Vec<_>>()
    };
    let want = ["1,lake|loch,بحيرة,湖,water,deep", "2,boat, small,,船,,"];
    assert_eq!(base("rows.csv"), want);
    // Rows in any order, and in a workbook, are the same entries.
    let mut sorted: Vec<&str> = lines[1..].to_vec();
    sorted.swap(1, 5);
    let text = [&[lines[0]], &sorted[..]].concat().join("\n");
    fs::write(folder.join("sorted.csv"), text).expect("a file");
    assert_eq!(base("sorted.csv"), want);
    done(folder, &["rows.csv", "rows.xlsx", "--layout", "terms"]);
    assert_eq!(base("rows.xlsx"), want);
}
