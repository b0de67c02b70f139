use super::*;

fn names(text: &str) -> Result<Vec<String>, Cause> {
    let mut xml = Cursor::part(text, "word/x.xml");
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
        ("<a>\n<b></a>", "a.docx/word/x.xml, line 2, column 4: not well-formed XML: "),
        ("<a><b>", "a.docx/word/x.xml, line 1, column 7: not well-formed XML: the part ends"),
        ("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "a.docx/word/x.xml, line 1, column 1: "),
        ("<a>&x;</a>", "a.docx/word/x.xml, line 1, column 4: not well-formed XML: unknown entity `&x;`"),
        (&deep, "a.docx/word/x.xml, line 1, column 3001: not well-formed XML: more than 1000 elements"),
    ] {
        let found = names(text).unwrap_err().at("a.docx").to_string();
        assert!(found.starts_with(want), "{found}");
    }
}

#[test]
fn a_file_may_have_more_than_a_part() {
    let nested = |n: usize, inside: &str| format!("{}{inside}{}", "<a>".repeat(n), "</a>".repeat(n));
    for (text, want) in [
        ("<!DOCTYPE a><a>x&y;&#x4E8C;<b/></a>".to_owned(), Ok("<a>x&y;二<b></b></a>".to_owned())),
        (nested(256, "<a/>"), Ok(nested(257, ""))),
        (nested(257, ""), Err("a.xml, line 1, column 769: not well-formed XML: more than 256 elements")),
        ("<a>".to_owned(), Err("a.xml, line 1, column 4: not well-formed XML: the file ends before")),
    ] {
        match (written(&text), want) {
            (Ok(found), Ok(want)) => assert_eq!(found, want),
            (Err(found), Err(want)) => assert!(found.starts_with(want), "{found}"),
            (found, want) => panic!("{found:?} for {want:?}"),
        }
    }
}

/// The nodes of a file as XML.
fn written(text: &str) -> Result<String, String> {
    let mut xml = Cursor::file(text);
    let (mut out, mut open) = (String::new(), Vec::new());
    loop {
        match xml.next_node().map_err(|cause| cause.at("a.xml").to_string())? {
            Node::Start(element) => {
                out.push_str(&format!("<{}>", element.qualified_name()));
                open.push(element.qualified_name().into_owned());
            }
            Node::End => out.push_str(&format!("</{}>", open.pop().unwrap_or_default())),
            Node::Text(text) => out.push_str(&text),
            Node::Entity(name) => out.push_str(&format!("&{name};")),
            Node::Eof => return Ok(out),
        }
    }
}
