use super::*;

fn names(text: &str) -> Result<Vec<String>, Cause> {
    let mut xml = Xml::new(text, "word/x.xml");
    let mut names = Vec::new();
    if xml.root()?.is_some() {
        xml.children(|_, element| {
            names.push(String::from_utf8_lossy(element.name()).into_owned());
            Ok(())
        })?;
    }
    Ok(names)
}

#[test]
fn children_are_the_direct_ones() {
    let text = "<?xml version='1.0'?><w:a xmlns:w='u'><w:b w:val='1'><c/>x</w:b>y<d/></w:a>";
    assert_eq!(names(text).unwrap(), ["b", "d"]);
}

#[test]
fn faults_are_told_with_their_place() {
    let deep = "<a>".repeat(100_000);
    for (text, want) in [
        ("<a>\n<b></a>", "a.docx/word/x.xml, line 2, column 4: no well-formed XML: "),
        ("<a><b>", "a.docx/word/x.xml, line 1, column 7: no well-formed XML: the part ends"),
        ("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "a.docx/word/x.xml, line 1, column 1: "),
        ("<a>&x;</a>", "a.docx/word/x.xml, line 1, column 4: no well-formed XML: unknown entity `&x;`"),
        (&deep, "a.docx/word/x.xml, line 1, column 3001: no well-formed XML: more than 1000 elements"),
    ] {
        let found = names(text).unwrap_err().at("a.docx").to_string();
        assert!(found.starts_with(want), "{found}");
    }
}

#[test]
fn switches() {
    for (text, want) in [("<v/>", true), ("<v val='false'/>", false), ("<v val='1'/>", true)] {
        let mut xml = Xml::new(text, "b");
        assert_eq!(xml.root().unwrap().unwrap().is_on(), want, "{text}");
    }
}

#[test]
fn utf_16_is_read() {
    let bytes: Vec<u8> = "\u{FEFF}<a/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(text(&bytes), "<a/>");
    assert_eq!(text(b"\xEF\xBB\xBF<a/>"), "<a/>");
}
