use super::*;

fn path(path: &str, purpose: Purpose) -> Option<&'static str> {
    Format::from_path(Path::new(path), purpose).map(Format::name)
}

#[test]
fn names_and_extensions_lead_back() {
    for purpose in [Purpose::WriteCorpus, Purpose::WriteGlossary, Purpose::ReadCorpus] {
        for format in Format::all(purpose) {
            assert_eq!(Format::from_name(format.name(), purpose), Some(format));
            if format != Format::Moses || purpose != Purpose::ReadCorpus {
                let name = format!("out/a.b.{}", format.extension());
                assert_eq!(path(&name, purpose), Some(format.name()), "{name}");
            }
        }
    }
    for format in Format::all(Purpose::WriteCorpus) {
        assert_eq!(path(&format!("out/a.b.{}", format.name()), Purpose::WriteCorpus), Some(format.name()));
    }
}

#[test]
fn aliases() {
    let written = |name| Format::from_name(name, Purpose::WriteCorpus).map(Format::name);
    assert_eq!(written(" TMX"), Some("tmx"));
    assert_eq!(written("Excel"), cfg!(feature = "xlsx").then_some("xlsx"));
    assert_eq!(written("odt"), None);
    assert_eq!(written("tbx"), None);
    assert_eq!(Format::from_name(" LNK ", Purpose::ReadCorpus), Some(Format::Xces));
    assert_eq!(Format::from_name("lines", Purpose::ReadCorpus), None);
}

#[test]
fn lists_are_in_the_order_that_users_know() {
    let names = |purpose| Format::all(purpose).into_iter().map(Format::name).collect::<Vec<_>>().join(" ");
    let read = "jsonl mnbvc csv tsv tmx xliff xlsx parquet moses xces";
    assert_eq!(names(Purpose::ReadCorpus), read);
    let glossaries = "csv tsv tbx tbx3 skos omegat memoq multiterm jsonl html";
    assert!(names(Purpose::WriteGlossary).starts_with(glossaries));
}

#[test]
fn paths_to_write() {
    for (name, want) in [
        ("a.tsv", Some("tsv")),
        ("A.MNBVC.JSONL", Some("mnbvc")),
        ("a.xliff", Some("xliff")),
        ("tmx", None),
        ("a.odt", None),
    ] {
        assert_eq!(path(name, Purpose::WriteCorpus), want, "{name}");
    }
    for (name, want) in [
        ("a.docx", None),
        ("csv", None),
        ("acsv", None),
        ("", None),
        ("a.csv/", Some("csv")),
        ("T.TBX", Some("tbx")),
    ] {
        assert_eq!(path(name, Purpose::WriteGlossary), want, "{name}");
    }
}

#[test]
fn paths_to_read() {
    for (name, want) in [
        ("a/b.JSONL", Some("jsonl")),
        ("en-zh.tmx.gz", Some("tmx")),
        ("a.sdlxliff", Some("xliff")),
        ("a.mnbvc.jsonl", Some("mnbvc")),
        ("a.en-zh.xces.xml.gz", Some("xces")),
        ("a.lines.tsv", None),
        ("a.memoq.csv", Some("csv")),
        ("en-zh.xml", None),
        ("a.en-zh.en", None),
        ("a.gz", None),
        ("a.docx", None),
    ] {
        assert_eq!(path(name, Purpose::ReadCorpus), want, "{name}");
    }
}

#[test]
fn first_bytes() {
    for (head, want) in [
        (
            "\u{FEFF}<?xml version='1.0'?><!-- <a> --><!DOCTYPE tmx SYSTEM 'x'>\n<tmx version='1.4'>",
            Some("tmx"),
        ),
        ("<x:xliff\n", Some("xliff")),
        ("<cesAlign>", Some("xces")),
        ("<html>", None),
        ("<?xml", None),
        ("{\"translation\":{\"zh_text\":1}}", Some("jsonl")),
        ("{\"文件名\":\"a\",\"段落\":[", Some("mnbvc")),
        ("{\"\\u6587\\u4ef6\\u540d\": 1}", Some("mnbvc")),
        ("id,en,zh\n", Some("csv")),
        ("\"English\";\"Chinese\"\n", Some("csv")),
        ("en\tzh-CN\n", Some("tsv")),
        ("Once upon a time, there", None),
        ("PAR1\0", Some("parquet")),
        ("PK\x03\x04..xl/workbook.xml", Some("xlsx")),
        ("PK\x03\x04..word/document.xml", None),
        ("", None),
    ] {
        assert_eq!(Format::sniff(head.as_bytes()).map(Format::name), want, "{head}");
    }
}
