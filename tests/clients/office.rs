//! DOC, RTF and ODT as LibreOffice writes them, read through LibreOffice.

use std::fs;

use hexapla::model::Lang;
use hexapla::read::Reader;

use crate::programs::asked;
use crate::writer::{convert, flat_odt, folded, paragraphs};

#[test]
fn paragraphs_of_old_formats() {
    if !asked("paragraphs_of_old_formats") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    for (lang, format) in [("en", "doc"), ("zh", "rtf"), ("ar", "odt"), ("ru", "fodt")] {
        let odt = flat_odt(lang, false, false);
        let file = match format {
            "fodt" => {
                let file = folder.path().join("own.fodt");
                fs::write(&file, odt).expect("a file");
                file
            }
            _ => convert(folder.path(), &odt, format),
        };
        let read = Reader::default().read(&file, Lang::parse(lang).ok(), "report").expect("a document");
        let texts: Vec<String> = read.value.blocks.iter().map(|b| folded(&b.text)).collect();
        assert_eq!(texts, paragraphs(lang), "{format}");
    }
}

#[test]
fn a_file_that_is_none() {
    if !asked("a_file_that_is_none") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.odt");
    fs::write(&path, b"PK\x03\x04 no package").expect("a file");
    let error = Reader::default().read(&path, None, "a").expect_err("no document").to_string();
    assert!(error.contains("a.odt: soffice cannot read it"), "{error}");
}

/// Everything in an ODF text that names something elsewhere, `URL` its beginning.
const LINKED: &str = r#"
<text:p text:style-name="P1">2. A background.
<draw:frame text:anchor-type="as-char" svg:width="2cm" svg:height="2cm"><draw:image xlink:href="URL/image.png" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame>
<draw:frame text:anchor-type="as-char" svg:width="2cm" svg:height="2cm"><draw:object xlink:href="URL/object.ods" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame>
<draw:frame text:anchor-type="as-char" svg:width="2cm" svg:height="2cm"><draw:object-ole xlink:href="URL/ole" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame>
<draw:frame text:anchor-type="as-char" svg:width="2cm" svg:height="2cm"><draw:plugin xlink:href="URL/plugin.mp4" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame>
<draw:frame text:anchor-type="as-char" svg:width="2cm" svg:height="2cm"><draw:floating-frame xlink:href="URL/frame.html" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame></text:p>
<text:section text:name="S"><text:section-source xlink:href="URL/section.odt" xlink:type="simple" text:filter-name="writer8"/><text:p>3. A section.</text:p></text:section>
<text:section text:name="D"><office:dde-source office:dde-application="soffice" office:dde-topic="URL/dde.odt" office:dde-item="x" office:automatic-update="true"/><text:p>4. Data.</text:p></text:section>
<text:section text:name="L"><text:section-source xlink:href="LOCAL" xlink:type="simple" text:filter-name="Text"/><text:p>5. A file.</text:p></text:section>
<text:p>6. The end of the session.</text:p>"#;

fn linked_odt() -> String {
    const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>
<style:style style:name="P1" style:family="paragraph"><style:paragraph-properties><style:background-image xlink:href="URL/background.png" xlink:type="simple" xlink:actuate="onLoad"/></style:paragraph-properties></style:style>
</office:automatic-styles><office:body><office:text><text:p>1. The Conference met in Vienna.</text:p>"#;
    [HEAD, LINKED, "</office:text></office:body></office:document>"].concat()
}

const LINKED_RTF: &str = r#"{\rtf1\ansi{\*\template URL/template.dot}\pard 1. The Conference met in Vienna.\par
{\field{\*\fldinst { INCLUDEPICTURE "URL/include.png" \\d }}{\fldrslt }}\par
{\field{\*\fldinst { INCLUDETEXT "URL/include.doc" }}{\fldrslt text}}\par
{\field{\*\fldinst { LINK Word.Document.8 "URL/link.doc" "" \\a \\t }}{\fldrslt text}}\par
{\shp{\*\shpinst{\sp{\sn shapeType}{\sv 75}}{\sp{\sn pibName}{\sv URL/pib.png}}{\sp{\sn pibFlags}{\sv 10}}}}\par
6. The end of the session.\par}"#;

/// A page under the name of a Word file, as some programs write: LibreOffice uses the content.
const LINKED_HTML: &str = r#"<html><head><link rel="stylesheet" href="URL/a.css"></head><body background="URL/body.png">
<p>1. The Conference met in Vienna.</p><img src="URL/html.png"><iframe src="URL/iframe.html"></iframe><p>6. The end of the session.</p></body></html>"#;

/// No document makes LibreOffice fetch anything, neither from a server nor from the files of this machine.
#[test]
fn nothing_is_fetched() {
    use std::sync::atomic::{AtomicUsize, Ordering};
    if !asked("nothing_is_fetched") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let server = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", server.local_addr().expect("its address"));
    let calls = std::sync::Arc::new(AtomicUsize::new(0));
    let counted = calls.clone();
    std::thread::spawn(move || {
        for _ in server.incoming() {
            counted.fetch_add(1, Ordering::SeqCst);
        }
    });
    let local = folder.path().join("local.txt");
    fs::write(&local, "A secret of this machine.").expect("a file");
    let local = format!("file://{}", local.display());
    let odt = linked_odt().replace("URL", &url).replace("LOCAL", &local);
    let fodt = folder.path().join("flat.fodt");
    fs::write(&fodt, &odt).expect("a file");
    let mut files = vec![fodt];
    for (name, text) in [("a.rtf", LINKED_RTF), ("page.doc", LINKED_HTML)] {
        let path = folder.path().join(name);
        fs::write(&path, text.replace("URL", &url)).expect("a file");
        files.push(path);
    }
    for format in ["odt", "doc"] {
        files.push(convert(folder.path(), &odt, format));
    }
    // LibreOffice alone fetches while it writes these: the server listens.
    assert!(calls.swap(0, Ordering::SeqCst) > 0);
    for file in files {
        let read = Reader::default().read(&file, Some(Lang::EN), "report").expect("a document");
        let texts: Vec<&str> = read.value.blocks.iter().map(|b| b.text.as_str()).collect();
        assert!(texts.iter().any(|t| t.contains("The end of the session")), "{}: {texts:?}", file.display());
        assert!(!texts.iter().any(|t| t.contains("secret")), "{}: {texts:?}", file.display());
        assert_eq!(calls.load(Ordering::SeqCst), 0, "{}", file.display());
    }
}
