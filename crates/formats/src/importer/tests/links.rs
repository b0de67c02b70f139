//! Links with their sentences in folders and archives.

use std::io::Write;

use super::*;

const LINKS: &str = "<?xml version='1.0'?><!DOCTYPE cesAlign PUBLIC '-//CES//DTD XML cesAlign//EN' ''>\n\
    <cesAlign version='1.0'>\n<linkGrp targType='s' fromDoc='en/a/1.xml.gz' toDoc='zh/a/1.xml.gz'>\n\
    <link id='SL1' xtargets='1;1' certainty='0.66'/>\n<link id='SL2' xtargets='2 3;2'/>\n\
    <link id='SL3' xtargets=';3' certainty='0.1'/>\n<link id='SL4' xtargets='9;3'/>\n</linkGrp>\n</cesAlign>";
const EN: &str =
    "<text>\n<s id='1'>The lake.</s>\n<s id='2'>A &lt;boat&gt;.</s>\n<s id='3'>An oar.</s></text>";
const ZH: &str = "<document><p id='1'><s id='1'>湖。</s><s id='2'>\n <w id='2.1'>船</w>\n <w id='2.2'>桨</w></s><s id='3'>完。</s></p></document>";

/// Files in a folder, and what is read of the one that is named.
fn read(files: &[(&str, Vec<u8>)], named: &str) -> Result<Warned<Corpus>, String> {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    let place = format!("{}{}", folder.path().display(), std::path::MAIN_SEPARATOR);
    let read = Importer::default().read_corpus(&folder.path().join(named), None, &[]);
    read.map_err(|e| e.to_string().replace(&place, ""))
}

fn packed(text: &str) -> Vec<u8> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(text.as_bytes()).unwrap();
    gzip.finish().unwrap()
}

fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn wherever_the_sentences_are() {
    let links = || LINKS.as_bytes().to_vec();
    for files in [
        vec![("l.xces", links()), ("en/a/1.xml", EN.into()), ("zh/a/1.xml.gz", packed(ZH))],
        vec![("xml/en-zh.xces", packed(LINKS)), ("xml/en/a/1.xml", EN.into()), ("raw/zh/a/1.xml", ZH.into())],
        vec![
            ("l.xces", links()),
            ("l.xces.zip", archive(&[("N/raw/en/a/1.xml", EN), ("N/raw/zh/a/1.xml", ZH)])),
        ],
    ] {
        let read = read(&files, files[0].0).unwrap();
        assert_eq!(langs(&read.value), "en zh");
        let want =
            ["a/1#SL1 The lake.|湖。", "a/1#SL2 A <boat>. An oar.|船 桨", "a/1#SL3 |完。", "a/1#SL4 |完。"];
        assert_eq!(rows(&read.value), want);
        let units = &read.value.units;
        assert_eq!(units.iter().map(|u| u.score).collect::<Vec<_>>(), [0.66, 1.0, 0.0, 0.0]);
        let en = units[1].texts[0].as_ref().unwrap();
        assert_eq!((en.pieces, en.location.line), (2, 3));
        assert!(read.value.paths[0].to_string_lossy().ends_with("1.xml"), "{:?}", read.value.paths);
        let told = messages(&read);
        assert!(told[0].contains("line 7: a link to a sentence that is not in its file"), "{told:?}");
        assert_eq!(told.len(), 1);
    }
}

#[test]
fn links_that_do_not_name_their_files() {
    let links = "<linkGrp><link type='1-1' xtargets='6:1;7:1' score='0.66'/></linkGrp>";
    let text = |s: &str, id: &str| {
        format!("<TEI.2><text><body><p id='6'><s id='{id}'>{s}</s></p></body></text></TEI.2>")
    };
    let files = [
        ("Xml/links/fr_en/2015/a/70.lnk", links.as_bytes().to_vec()),
        ("UNv1.0-TEI/fr/2015/a/70.xml", text("Le lac.", "6:1").into_bytes()),
        ("UNv1.0-TEI/en/2015/a/70.xml", text("The lake.", "7:1").into_bytes()),
    ];
    let read = read(&files, files[0].0).unwrap();
    assert_eq!(
        (langs(&read.value).as_str(), rows(&read.value)),
        ("fr en", vec!["2015/a/70#1 Le lac.|The lake.".to_owned()])
    );
    assert_eq!(read.value.units[0].score, 0.66);
}

#[test]
fn what_is_wrong() {
    let links = LINKS.as_bytes().to_vec();
    let error = read(&[("l.xces", links.clone())], "l.xces").unwrap_err();
    assert!(error.starts_with("l.xces: no file `en/a/1.xml.gz` with the sentences that it links"), "{error}");
    let second = LINKS.replace(
        "</cesAlign>",
        "<linkGrp fromDoc='en/../../x.xml' toDoc='zh/b.xml'/><linkGrp fromDoc='b' toDoc='c'/></cesAlign>",
    );
    let files = [("l.xces", second.into_bytes()), ("en/a/1.xml", EN.into()), ("zh/a/1.xml", ZH.into())];
    let read_two = read(&files, "l.xces").unwrap();
    assert_eq!(read_two.value.units.len(), 4);
    let told = messages(&read_two).join("/");
    assert!(
        told.contains("no file `en/../../x.xml` with the sentences")
            && told.contains("whose names show no language"),
        "{told}"
    );
    let files =
        [("l.xces", links), ("en/a/1.xml", b"<text><s id='1'>cut".to_vec()), ("zh/a/1.xml", ZH.into())];
    let error = read(&files, "l.xces").unwrap_err();
    assert!(error.contains("1.xml, line 1, column 20: not well-formed XML: the file ends"), "{error}");
    let error = read(&[("l.lnk", b"<tmx/>".to_vec())], "l.lnk").unwrap_err();
    assert!(error.contains("expected links between sentences (`<cesAlign>`), found `<tmx>`"), "{error}");
}

#[test]
fn many_documents_in_an_archive_take_linear_time() {
    let documents = 3_000;
    let mut links = String::from("<cesAlign>");
    let mut names = Vec::new();
    for n in 0..documents {
        links +=
            &format!("<linkGrp fromDoc='en/{n}/a.xml' toDoc='zh/{n}/a.xml'><link xtargets='1;1'/></linkGrp>");
        names.extend(["en", "zh"].map(|lang| format!("corpus/raw/{lang}/{n}/a.xml")));
    }
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), EN)).collect();
    let files = [("l.xces", (links + "</cesAlign>").into_bytes()), ("corpus.zip", archive(&files))];
    let begun = std::time::Instant::now();
    let read = read(&files, "l.xces").unwrap();
    assert_eq!(read.value.units.len(), documents);
    // An archive that is opened for each document takes minutes.
    assert!(begun.elapsed().as_secs() < 30, "{:?}", begun.elapsed());
}
