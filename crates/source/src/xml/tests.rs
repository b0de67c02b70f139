//! XML whole and broken, with units and without.

use super::*;
use crate::Limits;

/// Writes down what it is given.
#[derive(Default)]
struct Echo(String);

impl Handler for Echo {
    fn open(&mut self, element: &Element<'_>) -> Result<(), Cause> {
        let lang = element.attribute("lang").unwrap_or_default();
        self.0 += &format!("<{}{}{lang}>", element.name, element.line);
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Cause> {
        self.0 += &format!("</{name}>");
        Ok(())
    }

    fn text(&mut self, text: &str) {
        self.0 += text;
    }

    fn entity(&mut self, name: &str, line: u32) {
        self.0 += &format!("[{name} on {line}]");
    }

    fn wrong(&mut self, line: u32, message: &str, _: &str) {
        self.0 += &format!("[{line}: {message}]");
    }
}

const ANY: Root = Root { names: &[], expected: "XML", units: &[] };
const UNITS: Root = Root { units: &["u"], ..ANY };

fn echo(xml: &str) -> (String, Option<String>) {
    echo_as(&ANY, xml.as_bytes())
}

fn echo_as(root: &Root, xml: &[u8]) -> (String, Option<String>) {
    let limits = Limits::default();
    let mut echo = Echo::default();
    let broken = read(Stream::new(xml, &limits).unwrap(), root, &mut echo).unwrap();
    (echo.0, broken.map(|b| format!("{}:{} {}", b.line, b.column, b.found)))
}

#[test]
fn pieces() {
    let dtd = "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'><!ENTITY c '&b;&b;'>]>";
    for (xml, want) in [
        ("<a xml:lang='zh'>船\r\n<b/>&lt;&#233;&#x1F600;</a>", "<a1zh>船\n<b2></b><é😀</a>"),
        ("<x:a><![CDATA[<&]]><!-- no --></x:a>", "<a1><&</a>"),
        (&format!("{dtd}<a>&b;&c;&nbsp;</a>"), "<a1>[b on 1][c on 1][nbsp on 1]</a>"),
    ] {
        assert_eq!(echo(xml), (want.to_owned(), None));
    }
}

#[test]
fn where_it_breaks_off() {
    for (xml, want) in [
        ("<a>\n<b>x", "2:5 the file ends before all elements are closed"),
        ("<a>\n  </b></a>", "2:3 ill-formed document: expected `</a>`, but `</b>` was found"),
        ("<a>\n <b", "2:2 syntax error: tag not closed: `>` not found before end of input"),
    ] {
        assert_eq!(echo(xml).1.as_deref(), Some(want));
    }
    let begun = std::time::Instant::now();
    let deep = "<a>".repeat(100_000);
    assert_eq!(echo(&deep).1.as_deref(), Some("1:769 more than 256 elements inside each other"));
    assert!(begun.elapsed().as_secs() < 1);
}

#[test]
fn damage_ends_with_its_unit() {
    for (unit, want) in [
        (&b"<u>a</u>"[..], "<u2>a</u>"),
        (b"<u>a & b</u>", "[2: a bare `&`: taken as the character itself]<u2>a & b</u>"),
        (b"<u>a < b</u>", "[2: a bare `<`: taken as the character itself]<u2>a < b</u>"),
        (b"<u>a\xE9</u>", "[2: not UTF-8 at byte 8: the unit is skipped]"),
        (b"<u b='\xE9'>a</u>", "[2: not UTF-8 at byte 10: the unit is skipped]"),
        (
            b"<u><b>a</u>",
            "[2: ill-formed document: expected `</b>`, but `</u>` was found: the unit is skipped]",
        ),
        (
            b"<u>a</b></u>",
            "[2: ill-formed document: expected `</u>`, but `</b>` was found: the unit is skipped]",
        ),
        (
            b"<u>a\n<b",
            "[3: syntax error: tag not closed: `>` not found before end of input: the unit is skipped]",
        ),
        (b"<u>a", "[2: `<u>` is not closed: the unit is skipped]"),
    ] {
        let xml = [&b"<a>\n"[..], unit, "\n<u>cé</u></a>".as_bytes()].concat();
        let (got, broken) = echo_as(&UNITS, &xml);
        assert_eq!(broken, None, "{want}");
        let got = got.replace('\n', "");
        let line = 3 + u32::from(unit.contains(&b'\n'));
        assert_eq!(got, format!("<a1>{want}<u{line}>cé</u></a>"));
    }
}

#[test]
fn damage_between_units_is_told() {
    for (xml, want) in [
        (
            "<a><g><u>b</u></a>",
            "<a1><g1><u1>b</u></g></a>[1: ill-formed document: expected `</g>`, but `</a>` was found]",
        ),
        (
            "<a></g><u>b</u></a>",
            "<a1>[1: ill-formed document: expected `</a>`, but `</g>` was found]<u1>b</u></a>",
        ),
        (
            "<a c='&'>R&D<u>b</u></a>",
            "[1: a bare `&`: taken as the character itself]<a1>[1: a bare `&`: taken as the character itself]R&D<u1>b</u></a>",
        ),
        // The other half of a unit that was given up.
        (
            "<a><u>b</c></u></c></a>",
            "<a1>[1: ill-formed document: expected `</u>`, but `</c>` was found: the unit is skipped]</a>",
        ),
    ] {
        assert_eq!(echo_as(&UNITS, xml.as_bytes()), (want.to_owned(), None), "{xml}");
    }
    let (got, broken) = echo_as(&UNITS, b"<a><u>b</u><u><c>d");
    assert_eq!(got, "<a1><u1>b</u>");
    assert_eq!(broken.as_deref(), Some("1:19 the file ends before all elements are closed"));
}
