//! Names that are not text, and names that would drive the terminal.

use std::fs;
use std::path::Path;

use hexapla_tests::{command, hexapla, read};

#[cfg(unix)]
#[test]
fn names_need_not_be_utf8() {
    use std::ffi::{OsStr, OsString};
    use std::os::unix::ffi::OsStrExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let name = |bytes: &[u8]| OsStr::from_bytes(bytes).to_owned();
    let (en, fr) = (name(b"r\xe9port.en.txt"), name(b"r\xe9port.fr.txt"));
    let lexicon = name(b"l\xe9.dic");
    for (name, text) in [
        (&en, "the lake\nthe deep lake\n"),
        (&fr, "le lac\nle lac profond\n"),
        (&lexicon, "lac @ lake\nprofond @ deep\n"),
    ] {
        // Some disks hold no such names.
        if fs::write(folder.path().join(name), text).is_err() {
            return;
        }
    }
    let with = |before: &str, name: &OsString| {
        let mut argument = OsString::from(before);
        argument.push(name);
        argument
    };
    let plain = |text: &str| OsString::from(text);
    let (from, to) = (with("en=", &en), with("fr=", &fr));
    for args in [
        vec![plain("align"), en.clone(), fr.clone(), plain("-o"), plain("out")],
        vec![plain("align"), from.clone(), to.clone(), plain("-o"), plain("out2")],
        vec![plain("inspect"), en.clone()],
        vec![plain("inspect"), from.clone()],
        vec![plain("sentences"), from.clone(), to.clone()],
        vec![plain("words"), from.clone(), to.clone(), plain("--lexicon"), with("en-fr=", &lexicon)],
        vec![plain("words"), from.clone(), to.clone(), plain("--lexicon-out"), name(b"o\xe9.lex")],
        vec![plain("convert"), from.clone(), to.clone(), name(b"o\xe9.tmx")],
        vec![
            plain("terms"),
            from.clone(),
            to.clone(),
            plain("-o"),
            name(b"t\xe9.csv"),
            plain("--min-frequency=1"),
        ],
    ] {
        for _ in 0..2 {
            let run = hexapla(folder.path(), &args);
            assert_eq!(run.code, 0, "{args:?}: {}", run.stderr);
        }
    }
    assert!(read(folder.path().join(name(b"o\xe9.tmx"))).contains("le lac profond"));
    let refused = [plain("words"), from.clone(), to, plain("--lexicon-out"), en.clone()];
    assert_eq!(hexapla(folder.path(), refused).code, 2);
}

/// What turns the order of characters round, hides them or moves the cursor.
const HARM: [char; 8] =
    ['\u{202E}', '\u{2066}', '\u{200F}', '\u{61C}', '\u{1b}', '\u{9b}', '\u{FEFF}', '\u{7}'];

#[test]
fn nothing_that_is_said_drives_the_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    let harm: String = HARM.iter().collect();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file");
    write(&format!("x{harm}y.en.txt"), &format!("1. The {harm} lake is deep.\n"));
    write(&format!("x{harm}y.fr.txt"), &format!("1. Le {harm} lac est profond.\n"));
    let row = serde_json::json!({"id": harm, "symbol": harm, "translation": {"en": harm, "fr": "b"}});
    write("a.jsonl", &format!("{row}\nno{harm}row\n"));
    let missing = format!("missing{harm}.txt");
    let both = [format!("x{harm}y.en.txt"), format!("x{harm}y.fr.txt")];
    let [en, fr] = both.each_ref().map(String::as_str);
    for args in [
        vec!["align", &missing, "-o", "out"],
        vec!["align", en, fr, "-o", "out", "-f", "csv", "--show"],
        vec!["align", en, fr, "-o", &harm, "--progress", "json"],
        vec!["align", &harm, "-o", "out", "-f", &harm],
        vec![&harm],
        vec!["inspect", en],
        vec!["inspect", &missing],
        vec!["convert", "a.jsonl", "b.csv", "-q"],
        vec!["terms", "a.jsonl", "-o", "t.csv", "--show", "--min-frequency=1"],
        vec!["score", "beads", &missing, en],
        vec!["words", &missing, fr],
    ] {
        let run = hexapla(folder.path(), &args);
        let said = format!("{}{}", run.stdout, run.stderr);
        let found = HARM.iter().find(|c| said.contains(**c));
        assert_eq!(found, None, "{args:?}: {said:?}");
    }
}

#[test]
fn a_corpus_leads_to_no_other_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let row = |name: &str| format!("{{\"id\":\"{name}#1\",\"translation\":{{\"en\":\"a\",\"fr\":\"b\"}}}}\n");
    for name in ["...jsonl", "..\\a.jsonl", ".. .jsonl"] {
        fs::write(folder.path().join(name), row("..")).expect("a file");
        let run = hexapla(folder.path(), ["convert", name, "o.xces", "--force"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let file = fs::File::open(folder.path().join("o.xces.zip")).expect("an archive");
        let zip = zip::ZipArchive::new(file).expect("an archive");
        for member in zip.file_names() {
            let member = member.expect("a name");
            assert!(Path::new(&*member).components().all(|c| c.as_os_str() != ".."), "{name}: {member}");
            assert!(!member.contains('\\'), "{name}: {member}");
        }
        let links = read(folder.path().join("o.en-fr.xces.xml"));
        assert!(!links.contains("../"), "{links}");
    }
}

#[test]
fn formulas_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let row = "{\"id\":\"1\",\"translation\":{\"en\":\"=1+1 lake\",\"fr\":\"@lac\"}}\n";
    fs::write(folder.path().join("a.jsonl"), row).expect("a file");
    for (args, told) in [
        (&["convert", "a.jsonl", "a.csv"][..], true),
        (&["convert", "a.jsonl", "a.tsv"], true),
        (&["convert", "a.jsonl", "b.csv", "--safe-cells"], false),
        (&["convert", "a.jsonl", "b.tmx"], false),
    ] {
        let run = hexapla(folder.path(), args);
        assert_eq!(run.code, 0, "{args:?}: {}", run.stderr);
        let said = run.stderr.contains("a spreadsheet takes for") && run.stderr.contains("--safe-cells");
        assert_eq!(said, told, "{args:?}: {}", run.stderr);
    }
    let nul = "{\"id\":\"1\",\"translation\":{\"en\":\"a\\u0000b\",\"fr\":\"c\"}}\n";
    fs::write(folder.path().join("n.jsonl"), nul).expect("a file");
    for to in ["n.csv", "n.tsv", "n.moses", "n.tmx", "n.html"] {
        let run = command(folder.path()).args(["convert", "n.jsonl", to, "-q"]).output();
        let run = run.expect("the binary starts");
        assert_eq!(run.status.code(), Some(1), "{to}");
        assert!(String::from_utf8_lossy(&run.stderr).contains("cannot hold"), "{to}");
    }
}
