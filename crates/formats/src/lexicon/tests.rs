//! Lexicons in all forms, and bad ones.

use std::fs;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;

use super::*;

/// What is read of a file, one pair per line, and the messages; or the error.
fn read(name: &str, bytes: &[u8], langs: Option<(&str, &str)>) -> Result<(Vec<String>, Vec<String>), String> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), bytes).unwrap();
    read_in(folder.path(), name, langs)
}

fn read_in(
    folder: &Path,
    name: &str,
    langs: Option<(&str, &str)>,
) -> Result<(Vec<String>, Vec<String>), String> {
    let langs = langs.map(|(s, t)| (Lang::parse(s).unwrap(), Lang::parse(t).unwrap()));
    let short = |text: String| text.replace(&format!("{}/", folder.display()), "");
    let read =
        Importer::default().read_lexicon(&folder.join(name), langs).map_err(|e| short(e.to_string()))?;
    let pair = |p: &WordPair| {
        let probability = p.probability.map_or(String::new(), |p| format!(" {p:.2}"));
        format!("{}:{} {}:{}{probability}", p.source.0, p.source.1, p.target.0, p.target.1)
    };
    let said = read.diagnostics.iter().map(|d| short(d.to_string()));
    Ok((read.value.iter().map(pair).collect(), said.collect()))
}

#[test]
fn every_form() {
    let en_fr = Some(("en", "fr"));
    for (name, text, langs, want) in [
        (
            "a.csv",
            "id,score,en,fr\nc1,.9,basin,bassin|cuvette\n",
            None,
            &["en:basin fr:bassin", "en:basin fr:cuvette"][..],
        ),
        ("a.tsv", "en\tfr\tes\na\tb\tc\n", None, &["en:a fr:b", "en:a es:c", "fr:b es:c"]),
        ("a.txt", "English;French\na;b\n", None, &["en:a fr:b"]),
        (
            "a.tbx",
            "<martif><text><body><termEntry><langSet xml:lang='en'><tig><term>water</term></tig></langSet>\
             <langSet xml:lang='zh'><tig><term>水</term></tig></langSet></termEntry></body></text></martif>",
            None,
            &["en:water zh:水"],
        ),
        (
            "l.tsv",
            "en\tzh\tlinks\tp(zh|en)\tp(en|zh)\n#\t号\t3\t.5\t.5\n\nen\tfr\tlinks\tp(fr|en)\tp(en|fr)\n;\t;\t9.00\t1.0000\t1.0000\n",
            None,
            &["en:# zh:号 0.50", "en:; fr:; 1.00"],
        ),
        (
            "c.u8",
            "# CC-CEDICT\n報告 报告 [bao4 gao4] /to report; to inform/report/CL:篇[pian1]/\n",
            None,
            &[
                "zh:报告 en:report",
                "zh:報告 en:report",
                "zh:报告 en:inform",
                "zh:報告 en:inform",
                "zh:报告 en:report",
                "zh:報告 en:report",
            ],
        ),
        (
            "h.dic",
            "bassin versant @ river  basin\neau @ water\n",
            en_fr,
            &["en:river basin fr:bassin versant", "en:water fr:eau"],
        ),
        ("en-fr.dic", "eau @ water\n", None, &["en:water fr:eau"]),
        (
            "t.tsv",
            "# mine\nwater\teau\t0.8\nlake\tlac\nid\tc\t1\n",
            en_fr,
            &["en:water fr:eau 0.80", "en:lake fr:lac", "en:id fr:c 1.00"],
        ),
    ] {
        let (pairs, said) = read(name, text.as_bytes(), langs).unwrap();
        assert_eq!((pairs, said), (want.iter().map(ToString::to_string).collect(), vec![]), "{name}");
    }
}

#[test]
fn bad_lines_are_told_and_counted() {
    let langs = Some(("en", "fr"));
    let (pairs, said) = read("t.tsv", b"a\tb\nc\t\nd\te\tmuch\nf\tg\t1.5\nh\ti\t-0\n\n", langs).unwrap();
    assert_eq!(pairs, ["en:a fr:b"]);
    assert_eq!(
        said,
        [
            "warning: t.tsv, line 2: skipped: one side is empty",
            "warning: t.tsv, line 3: skipped: expected `source<TAB>target[<TAB>probability]`",
            "warning: t.tsv, line 4: skipped: expected `source<TAB>target[<TAB>probability]`",
            "warning: t.tsv, line 5: skipped: expected `source<TAB>target[<TAB>probability]`",
            "warning: t.tsv: 4 lines skipped, 1 pair of words read",
        ]
    );
    let (_, said) = read("g.tsv", b"en\tfr\na\tb\nc\n", None).unwrap();
    assert!(
        said.contains(&"warning: g.tsv, line 3: skipped: terms in one language only".to_owned()),
        "{said:?}"
    );
    let (_, said) = read("h.dic", b"a @ b\nc d\ne @ f\n", langs).unwrap();
    assert_eq!(said, ["warning: h.dic, line 2: skipped: expected `target @ source`"]);
    let saved =
        b"en\tzh\tlinks\tp(zh|en)\tp(en|zh)\na\tb\t1\t.5\t.5\na\tb\t1\tNaN\t.5\na\tb\tinf\t.5\t.5\na\tb\n";
    assert_eq!(read("l.tsv", saved, None).unwrap().1.len(), 4);
}

#[test]
fn what_is_no_lexicon() {
    for (bytes, langs, want) in [
        (&b""[..], None, "l: no text in it"),
        (b"# only\n\n", None, "l: no text in it"),
        (b"a\tb\n", None, "l: its languages are unknown; name source and target before it, as in en-fr="),
        (b"a @ b\n", None, "l: its languages are unknown"),
        (b"a\t\nb\t\n", Some(("en", "fr")), "l: no pair of words in it, 2 lines skipped"),
        (b"en,fr\n", None, "l: no pair of words in it, 0 lines skipped"),
        (b"Just a text.\nAnd more.\n", Some(("en", "fr")), "l: not a lexicon; expected a table"),
        (b"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0", Some(("en", "fr")), "l: expected text, found"),
        (b"\x1F\x8Bdamaged", None, "l: damaged or cut short"),
    ] {
        let error = read("l", bytes, langs).unwrap_err();
        assert!(error.starts_with(want), "{error}");
    }
}

#[test]
fn packed_texts() {
    let gzip = |text: &[u8]| {
        let mut out = GzEncoder::new(Vec::new(), Compression::best());
        out.write_all(text).unwrap();
        out.finish().unwrap()
    };
    assert_eq!(read("t.tsv.gz", &gzip(b"en\tfr\na\tb\n"), None).unwrap().0, ["en:a fr:b"]);
    let error = read("bomb.gz", &gzip(&vec![b'a'; 20 << 20]), None).unwrap_err();
    assert!(error.contains("become more than 16777216"), "{error}");
}

/// A number as an index writes it.
fn digits(mut n: usize) -> String {
    let mut out = Vec::new();
    while n > 0 || out.is_empty() {
        out.insert(0, b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[n % 64]);
        n /= 64;
    }
    String::from_utf8(out).unwrap()
}

#[test]
fn dictd_dictionaries() {
    let folder = tempfile::tempdir().unwrap();
    let entries = [
        ("00databaseshort", "French-English dictionary\n"),
        ("rapport", "rapport <n>\n 1. report, account\n"),
        ("eau", "eau\n  water\n"),
    ];
    let (mut index, mut dict) = (String::new(), String::new());
    for (word, text) in entries {
        index.push_str(&format!("{word}\t{}\t{}\n", digits(dict.len()), digits(text.len())));
        dict.push_str(text);
    }
    index.push_str("lac\tB\nlac\tzzz\tB\n");
    fs::write(folder.path().join("d.index"), index).unwrap();
    let error = read_in(folder.path(), "d.index", None).unwrap_err();
    assert_eq!(error, "d.index: no file d.dict, which belongs to it; put both into one folder");
    fs::write(folder.path().join("d.dict"), &dict).unwrap();
    let want = ["fr:rapport en:report", "fr:rapport en:account", "fr:eau en:water"];
    for name in ["d.index", "d.dict"] {
        let (pairs, said) = read_in(folder.path(), name, None).unwrap();
        assert_eq!(pairs, want, "{name}");
        assert_eq!(said.len(), 3, "{said:?}");
    }
    let mut packed =
        GzEncoder::new(fs::File::create(folder.path().join("d.dict.dz")).unwrap(), Compression::fast());
    packed.write_all(dict.as_bytes()).unwrap();
    packed.finish().unwrap();
    fs::remove_file(folder.path().join("d.dict")).unwrap();
    assert_eq!(read_in(folder.path(), "d.dict.dz", Some(("fr", "es"))).unwrap().0[2], "fr:eau es:water");
}

proptest! {
    #[test]
    fn any_text(text in "(en|fr|#|[a-b]|@| |/|\\[|\\]|[,;\t\"\n\r]|报|links|0\\.5){0,40}") {
        let langs = Some((Lang::EN, Lang::FR));
        for text in [text.clone(), format!("en\tfr\tlinks\tp(fr|en)\tp(en|fr)\n{text}"), format!("a\tb\n{text}")] {
            let mut builder = Builder::new(Path::new("l"), 9);
            let loader = Loader::default();
            let source = loader.source(Path::new("l"), text.as_bytes(), None);
            let _ = parse(&text, &source, langs, &mut builder);
            let _ = builder.finish();
        }
    }
}
