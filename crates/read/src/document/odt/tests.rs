use std::io::{Cursor, Write as _};

use super::*;

const NAMES: &str = "xmlns:office='o' xmlns:text='t' xmlns:table='a' xmlns:style='s' xmlns:draw='d'";

fn show(styles: &str, body: &str) -> Vec<String> {
    let content = format!(
        "<office:document-content {NAMES}><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("content.xml", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(content.as_bytes()).unwrap();
    let bytes = zip.finish().unwrap().into_inner();
    let parsed = parse(&Source {
        path: std::path::Path::new("a.odt"),
        bytes: &bytes,
        lang: None,
        limits: &hexapla_source::Limits::default(),
    })
    .unwrap();
    let kind = |b: &Block| match b.kind {
        BlockKind::Heading => format!("h{} ", b.level),
        BlockKind::Footnote => "note ".to_owned(),
        BlockKind::TableRow => "row ".to_owned(),
        _ => String::new(),
    };
    parsed.blocks.iter().map(|b| format!("{}:{}{}", b.location().line, kind(b), b.text)).collect()
}

#[test]
fn paragraphs_headings_rows_and_notes() {
    let note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>See  <text:span>below</text:span>.</text:p></text:note-body></text:note>";
    let body = format!(
        "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>\
         <text:h text:outline-level='2'>Lakes</text:h>\
         <text:p>The lake{note} is<text:s/>deep<text:line-break/>and  wide.</text:p><text:p/>\
         <table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>\
         <table:covered-table-cell/><table:table-cell><text:p>b</text:p><text:p>c</text:p></table:table-cell>\
         </table:table-row></table:table>"
    );
    assert_eq!(
        show("", &body),
        ["1:h2 Lakes", "2:The lake¹ is deep and wide.", "3:note ¹ See below.", "5:row a\t\tb c"]
    );
}

#[test]
fn lists_count() {
    let level = |n: u8, format: &str, behind: &str, shown: u8| {
        format!(
            "<text:list-level-style-number text:level='{n}' style:num-format='{format}' style:num-suffix='{behind}' \
             text:display-levels='{shown}'/>"
        )
    };
    let styles = format!(
        "<text:list-style style:name='L'>{}{}</text:list-style>\
         <text:list-style style:name='B'><text:list-level-style-bullet text:level='1'/></text:list-style>",
        level(1, "1", ".", 1),
        level(2, "1", ")", 2)
    );
    let item =
        |text: &str, more: &str| format!("<text:list-item><text:p>{text}</text:p>{more}</text:list-item>");
    let list = |head: &str, inner: &str| format!("<text:list {head}>{inner}</text:list>");
    let inner = list("", &(item("x", "") + &item("y", "")));
    let body = list("text:style-name='L'", &(item("a", &inner) + &item("b", "")))
        + &list("text:style-name='L' text:continue-numbering='true'", &item("c", "<text:p>more</text:p>"))
        + &list("text:style-name='L'", &item("d", ""))
        + &list("text:style-name='B'", &item("e", ""));
    assert_eq!(
        show(&styles, &body),
        ["1:1. a", "2:1.1) x", "3:1.2) y", "4:2. b", "5:3. c", "6:more", "7:1. d", "8:e"]
    );
}
