//! Files beside each other, with ids and without.

use hexapla_model::BlockKind;

use super::*;

/// Files in a folder, and what is read of the one that is named.
fn read(files: &[(&str, &str)], named: &str) -> Result<Warned<Corpus>, String> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let place = format!("{}{}", folder.path().display(), std::path::MAIN_SEPARATOR);
    let read = Importer::default().read_corpus(&folder.path().join(named), None, &[]);
    read.map_err(|e| e.to_string().replace(&place, ""))
}

#[test]
fn any_file_names_them_all() {
    let files = [("r.zh-en.en", "lake\nboat\n"), ("r.zh-en.zh", "湖\n船\n"), ("r.zh-en.fr", "lac\n")];
    for named in ["r.zh-en", "r.zh-en.en", "r.zh-en.zh"] {
        let read = read(&files, named).unwrap();
        assert_eq!(langs(&read.value), "zh en");
        assert_eq!(rows(&read.value), ["1 湖|lake", "2 船|boat"]);
    }
}

#[test]
fn ids_that_we_write() {
    let files = [
        ("r.en-zh.en", "lake\n\n\nboat\n"),
        ("r.en-zh.zh", "湖\n\n注\n船\n"),
        ("r.en-zh.ids", "r#12.s1\t0.9313\t12\tparagraph\n\nr#n1\t0\t\tfootnote\nr#12.s1\t2\t\t\n"),
    ];
    let read = read(&files, "r.en-zh.ids").unwrap();
    assert_eq!(rows(&read.value), ["r#12.s1 lake|湖", "r#n1 |注", "r#12.s1~2 boat|船"]);
    let [first, second, third] = read.value.units.as_slice() else { panic!("three rows") };
    assert_eq!((first.score, second.score, third.score), (0.9313, 0.0, 1.0));
    assert_eq!(
        (first.kind, second.kind, third.kind),
        (BlockKind::Paragraph, BlockKind::Footnote, BlockKind::Other)
    );
    assert_eq!(first.anchor.as_ref().map(ToString::to_string).as_deref(), Some("12"));
    assert_eq!(read.value.name, "r");
    assert!(messages(&read).iter().any(|m| m.ends_with("a row without text, skipped")));
}

#[test]
fn six_ways_with_ids() {
    let files = [
        ("UN.6way.en", "lake\nboat\n"),
        ("UN.6way.ar", "بحيرة\nقارب\n"),
        ("UN.6way.zh", "湖\n船\n"),
        ("UN.6way.ids", "2015/s/1 ar:58:2 en:71:2 zh:1:1\n2015/s/1 ar:58:3 en:71:3 zh:1:2\n"),
    ];
    let read = read(&files, "UN.6way.en").unwrap();
    assert_eq!(langs(&read.value), "ar en zh");
    assert_eq!(rows(&read.value), ["2015/s/1#58:2 بحيرة|lake|湖", "2015/s/1#58:3 قارب|boat|船"]);
    assert_eq!(read.value.name, "2015/s/1");
}

#[test]
fn what_is_wrong() {
    let error = read(&[("r.en-zh.en", "lake\n")], "r.en-zh.en").unwrap_err();
    assert_eq!(error, "r.en-zh.zh: no such file");
    let error = read(&[("r.en", "lake\n")], "r.en").unwrap_err();
    assert!(error.starts_with("r.en: no format of a corpus is known"), "{error}");
    let error = read(&[("r.en", "lake\n"), ("r.fr", "")], "r.en").unwrap_err();
    assert!(error.starts_with("sides of unequal length: r.en has 1 line,"), "{error}");
    let read = read(&[("r.en", "lake\n"), ("r.fr", "lac\n"), ("r.ids", "1\n2\n")], "r.en").unwrap();
    assert_eq!(rows(&read.value), ["1 lake|lac"]);
    assert!(messages(&read)[0].ends_with("r.ids, line 1: 2 ids for 1 row: skipped"));
}
