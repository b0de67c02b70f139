use super::*;

fn parsed(text: &str) -> Result<Parsed, Cause> {
    let (path, limits) = (std::path::Path::new("a.xml"), hexapla_source::Limits::default());
    parse(&Source { path, bytes: text.as_bytes(), lang: None, limits: &limits })
}

fn read(text: &str) -> (Option<String>, Vec<(BlockKind, String, u32)>) {
    let parsed = parsed(text).unwrap();
    let blocks = parsed.blocks.into_iter();
    let shown = |b: Block| (b.kind, b.text.clone(), b.location().line);
    (parsed.lang.map(|l| l.to_string()), blocks.map(shown).collect())
}

const CHINESE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<TEI.2>
<teiHeader><title>not the text</title></teiHeader>
<text lang=\"zh\"><body>
<head>一. 导言</head>
<p id=\"6\">
<s id=\"6:1\">12. 会议开幕。</s>
<s id=\"6:2\">甲 &amp; &#x4E8C;。</s>
</p>
<p id=\"7\"/>
</body></text></TEI.2>";

#[test]
fn paragraphs_of_sentences() {
    let (lang, blocks) = read(CHINESE);
    assert_eq!(lang.as_deref(), Some("zh"));
    let want = [(BlockKind::Heading, "一. 导言", 5), (BlockKind::Other, "12. 会议开幕。甲 & 二。", 6)];
    assert_eq!(blocks, want.map(|(kind, text, line)| (kind, text.to_owned(), line)));
}

#[test]
fn notes_rows_and_items() {
    let text = "<TEI xmlns='http://www.tei-c.org/ns/1.0' xml:lang='fr'><text><body>\
        <p>Le lac<note n='1'>Voir <hi>l’annexe</hi>.</note> est\n  grand<hi rend='super'>2</hi> :</p>\
        <list><item>a) un ;</item><item>b) deux.</item></list>\
        <table><row><cell>Pays</cell><cell>Part</cell></row>\
        <row><cell/><cell cols='2'>a</cell><cell/><cell>b</cell></row><row><cell/></row></table>\
        <p>avant <p>dedans</p> après</p><pb n='2'/>dehors</body></text></TEI>";
    let (lang, blocks) = read(text);
    assert_eq!(lang.as_deref(), Some("fr"));
    let shown: Vec<(BlockKind, &str)> = blocks.iter().map(|(kind, text, _)| (*kind, text.as_str())).collect();
    let other = BlockKind::Other;
    assert_eq!(
        shown,
        [
            (other, "Le lac¹ est grand² :"),
            (BlockKind::Footnote, "¹ Voir l’annexe."),
            (other, "a) un ;"),
            (other, "b) deux."),
            (BlockKind::TableRow, "Pays\tPart"),
            (BlockKind::TableRow, "\ta\t\t\tb"),
            (other, "avant"),
            (other, "dedans"),
            (other, "après"),
            (other, "dehors"),
        ]
    );
}

#[test]
fn what_is_refused() {
    for (text, want) in [
        ("<tmx><body/></tmx>", "a.xml: expected a document (TEI or HTML), found `<tmx>`"),
        ("<TEI>\n<text><p>a</q></p>", "a.xml, line 2, column 11: not well-formed XML"),
        ("<TEI><text>", "the file ends before all elements are closed"),
        ("", "the file ends before all elements are closed"),
    ] {
        let error = parsed(text).map(|_| ()).unwrap_err().at("a.xml").to_string();
        assert!(error.contains(want), "{error}");
    }
    let deep = format!("<TEI>{}", "<p>".repeat(100_000));
    let error = parsed(&deep).map(|_| ()).unwrap_err().at("a.xml").to_string();
    assert!(error.contains("more than 256 elements inside each other"), "{error}");
}

#[test]
fn entities_are_not_expanded() {
    let laughs = "<!DOCTYPE TEI [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'><!ENTITY x SYSTEM 'file:///etc/passwd'>]>\
                  <TEI><text><p>&b; and &x; stay</p></text></TEI>";
    let parsed = parsed(laughs).unwrap();
    assert_eq!(parsed.blocks[0].text, "&b; and &x; stay");
    assert_eq!(parsed.diagnostics.len(), 1);
    assert!(parsed.diagnostics[0].to_string().contains("entity `&b;` is not expanded"));
}
