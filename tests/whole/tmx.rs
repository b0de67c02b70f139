//! TMX as other programs see it: valid against the document type, and the same texts as in JSONL.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use hexapla_tests::{LANGS, hexapla, read, report_path};
use quick_xml::Reader;
use quick_xml::events::Event;

/// Texts of a unit by language.
type Unit = BTreeMap<String, String>;

fn write(folder: &Path, level: &str) -> (PathBuf, PathBuf) {
    let mut args = vec!["align".to_owned(), "-o".into(), level.into(), "--format".into(), "tmx".into()];
    args.extend(["--level".to_owned(), level.to_owned()]);
    args.extend(LANGS.iter().map(|l| report_path(l).display().to_string()));
    let run = hexapla(folder, args);
    assert_eq!(run.code, 0, "{}", run.stderr);
    (folder.join(level).join("report.tmx"), folder.join(level).join("report.jsonl"))
}

/// The units of a TMX by their `tuid`; every end tag is checked.
fn units(tmx: &str) -> BTreeMap<String, Unit> {
    let mut reader = Reader::from_str(tmx);
    reader.config_mut().check_end_names = true;
    let attribute = |e: &quick_xml::events::BytesStart<'_>, name: &str| {
        let found = e.try_get_attribute(name).expect("attributes").expect("the attribute");
        found.normalized_value(quick_xml::XmlVersion::Implicit1_0).expect("entities").into_owned()
    };
    let (mut units, mut id, mut lang) = (BTreeMap::new(), String::new(), String::new());
    let mut seg: Option<String> = None;
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(e) if e.name().as_ref() == b"tu" => {
                id = attribute(&e, "tuid");
                assert!(units.insert(id.clone(), Unit::new()).is_none(), "{id} twice");
            }
            Event::Start(e) if e.name().as_ref() == b"tuv" => lang = attribute(&e, "xml:lang"),
            Event::Start(e) if e.name().as_ref() == b"seg" => seg = Some(String::new()),
            Event::Text(t) => {
                if let Some(seg) = &mut seg {
                    seg.push_str(&t.decode().expect("UTF-8"));
                }
            }
            Event::GeneralRef(r) => {
                if let Some(seg) = &mut seg {
                    let entity = format!("&{};", r.decode().expect("UTF-8"));
                    seg.push_str(&quick_xml::escape::unescape(&entity).expect("a known entity"));
                }
            }
            Event::End(e) if e.name().as_ref() == b"seg" => {
                let text = seg.take().expect("an open segment");
                assert!(!text.trim().is_empty(), "{id} {lang}: an empty segment");
                let unit = units.get_mut(&id).expect("an open unit");
                assert!(unit.insert(lang.clone(), text).is_none(), "{id}: {lang} twice");
            }
            Event::Eof => return units,
            _ => {}
        }
    }
}

#[test]
fn the_texts_are_those_of_jsonl() {
    let folder = tempfile::tempdir().expect("a folder");
    for level in ["sentence", "paragraph"] {
        let (tmx, jsonl) = write(folder.path(), level);
        let mut found = units(&read(tmx));
        let mut rows = 0;
        for line in read(jsonl).lines() {
            let row: serde_json::Value = serde_json::from_str(line).expect("one object per line");
            let texts = row["translation"].as_object().expect("language to text");
            if texts.len() < 2 {
                continue;
            }
            let want: Unit =
                texts.iter().map(|(l, t)| (l.clone(), t.as_str().expect("text").to_owned())).collect();
            assert_eq!(found.remove(row["id"].as_str().expect("an id")), Some(want));
            rows += 1;
        }
        assert!(rows > 100 && found.is_empty(), "{rows} rows, left over: {:?}", found.keys());
    }
}

/// Needs `xmllint` (Debian: libxml2-utils); where it is missing only continuous integration fails.
#[test]
fn it_is_valid() {
    if Command::new("xmllint").arg("--version").output().is_err() {
        assert!(std::env::var_os("CI").is_none(), "xmllint is missing");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let dtd = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/tmx14.dtd");
    for level in ["sentence", "paragraph"] {
        let (tmx, _) = write(folder.path(), level);
        let out = Command::new("xmllint").arg("--noout").arg("--dtdvalid").arg(&dtd).arg(&tmx).output();
        let out = out.expect("xmllint starts");
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    }
    // The document type can say no.
    let wrong = folder.path().join("wrong.tmx");
    std::fs::write(&wrong, "<tmx version=\"1.4\"><header/><body/></tmx>").expect("a file");
    let out = Command::new("xmllint").arg("--noout").arg("--dtdvalid").arg(&dtd).arg(&wrong).output();
    assert!(!out.expect("xmllint starts").status.success());
}
