//! Word files: what a reader of the page sees, in blocks.

mod bad;
mod file;

use std::path::Path;

use hexapla_model::{BlockKind, Document, Lang, Warned};
use hexapla_read::{DocumentFormat, Reader};

use file::{File, definition, item, list, p, r};

fn read(file: &File) -> Warned<Document> {
    Reader::default()
        .read_bytes(&file.bytes(), DocumentFormat::Docx, Path::new("a.docx"), Some(Lang::EN), "a")
        .unwrap()
}

/// The blocks, each with its line and its kind.
fn show(file: &File) -> Vec<String> {
    let kind = |kind: BlockKind, level: u8| match kind {
        BlockKind::Heading => format!("h{level} "),
        BlockKind::Footnote => "note ".to_owned(),
        BlockKind::TableRow => "row ".to_owned(),
        BlockKind::Title => "title ".to_owned(),
        BlockKind::Paragraph => "text ".to_owned(),
        _ => String::new(),
    };
    let document = read(file).value;
    for (n, block) in document.blocks.iter().enumerate() {
        assert_eq!(block.pieces[0].index as usize, n);
    }
    let shown =
        document.blocks.iter().map(|b| format!("{}:{}{}", b.location().line, kind(b.kind, b.level), b.text));
    shown.collect()
}

#[test]
fn paragraphs_and_runs() {
    let body = p("", &(r("The lake ") + &r("rose") + &r(".")))
        + "<w:p/>"
        + &p("", "<w:r><w:t> trimmed </w:t></w:r><w:r><w:t xml:space='preserve'> kept</w:t></w:r>")
        + &p(
            "",
            "<w:r><w:t>12.</w:t><w:tab/><w:t>By</w:t><w:br/><w:t>hand</w:t><w:br w:type='page'/><w:t>end</w:t></w:r>",
        )
        + &p("", "<w:r><w:t>湖</w:t><w:br/><w:t>水 &amp; x&#x2019;s&#8211;y</w:t></w:r>")
        + &p(
            "",
            "<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>stop co</w:t><w:softHyphen/><w:t>op</w:t><w:sym w:font='Symbol' w:char='F0B3'/></w:r>",
        )
        + &p(
            "",
            "<w:r><w:t>m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>2</w:t></w:r>",
        )
        + &p(
            "<w:bidi/>",
            "<w:r><w:rPr><w:rtl/></w:rPr><w:t>ارتفع منسوب</w:t></w:r><w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space='preserve'> البحيرة</w:t></w:r>",
        );
    assert_eq!(
        show(&File::body(&body)),
        [
            "1:The lake rose.",
            "3:trimmed kept",
            "4:12. By hand end",
            "5:湖水 &amp; x’s–y".replace("&amp;", "&").as_str(),
            "6:non\u{2011}stop coop≥",
            "7:m²",
            "8:ارتفع منسوب البحيرة",
        ]
    );
}

#[test]
fn wrappers_are_looked_through() {
    let body = "<w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>"
        .to_owned()
        + &p("", &r("In a control"))
        + "</w:sdtContent></w:sdt>"
        + &p("", &format!("<w:hyperlink w:anchor='x'>{}</w:hyperlink>{}", r("A link"), r(" goes on")))
        + &p(
            "",
            &format!(
                "<w:smartTag><w:customXml>{}</w:customXml></w:smartTag><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
                r("smart"),
                r(" inner")
            ),
        )
        + &p(
            "",
            "<m:oMath><m:sSup><m:e><m:r><m:rPr/><w:rPr/><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup><m:r><m:t>=1</m:t></m:r></m:oMath>",
        )
        + &p(
            "",
            "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>ほし</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>星</w:t></w:r></w:rubyBase></w:ruby></w:r>",
        );
    assert_eq!(
        show(&File::body(&body)),
        ["1:In a control", "2:A link goes on", "3:smart inner", "4:x²=1", "5:星"]
    );
}

#[test]
fn tracked_changes_are_accepted() {
    let deleted_mark = "<w:rPr><w:del w:id='1'/></w:rPr>";
    let body = p(
        "",
        &(r("kept")
            + "<w:del><w:r><w:delText>gone</w:delText><w:t>gone</w:t></w:r></w:del><w:ins><w:r><w:t>, put in</w:t></w:r></w:ins>"),
    ) + &p(
        "",
        "<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>moved here</w:t></w:r></w:moveTo>",
    ) + &p(deleted_mark, &r("one and "))
        + &p("", &r("the same"))
        + &p(deleted_mark, "<w:del><w:r><w:delText>all gone</w:delText></w:r></w:del>")
        + &p(deleted_mark, &r("nothing follows"))
        + "<w:tbl><w:tr><w:trPr><w:del w:id='2'/></w:trPr><w:tc>"
        + &p("", &r("row gone"))
        + "</w:tc></w:tr>"
        + "<w:tr><w:tc>"
        + &p("", &r("cell"))
        + "</w:tc><w:tc><w:tcPr><w:cellDel w:id='3'/></w:tcPr>"
        + &p("", &r("gone"))
        + "</w:tc></w:tr></w:tbl>"
        + &p(
            "<w:pPrChange><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:pPrChange>",
            "<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>end</w:t></w:r>",
        );
    assert_eq!(
        show(&File::body(&body)),
        [
            "1:kept, put in",
            "2:moved here",
            "3:one and the same",
            "5:nothing follows",
            "8:row cell\t",
            "10:end"
        ]
    );
}

#[test]
fn hidden_text_is_not_seen() {
    let styles = "<w:style w:type='paragraph' w:styleId='Hid'><w:name w:val='Hid'/><w:rPr><w:vanish/></w:rPr></w:style>\
                  <w:style w:type='character' w:styleId='HidC'><w:name w:val='HidC'/><w:rPr><w:vanish/></w:rPr></w:style>";
    let run = |props: &str, text: &str| {
        format!("<w:r><w:rPr>{props}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>")
    };
    let body = p(
        "",
        &(run("<w:vanish/>", "hidden")
            + &run("<w:vanish w:val='0'/>", "shown")
            + &run("<w:webHidden/>", " too")),
    ) + &p("", &(run("<w:rStyle w:val='HidC'/>", "hidden") + &r("plain")))
        + &p("<w:pStyle w:val='Hid'/>", &(r("hidden") + &run("<w:rStyle w:val='HidC'/>", "twice is shown")))
        + &p("<w:rPr><w:vanish/><w:specVanish/></w:rPr>", &r("Heading."))
        + &p("", &r("And its text"));
    assert_eq!(
        show(&File::body(&body).part("styles", styles)),
        ["1:shown too", "2:plain", "3:twice is shown Heading. And its text"]
    );
}

#[test]
fn fields_show_their_results() {
    let field = |inner: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r>{inner}<w:r><w:fldChar w:fldCharType='end'/></w:r>"
        )
    };
    let separate = "<w:r><w:fldChar w:fldCharType='separate'/></w:r>";
    let code = "<w:r><w:instrText>IF </w:instrText></w:r>";
    let inner = field(&format!("{code}{separate}{}", r("inner")));
    let body = p("", &(r("see ") + &field(&format!("{code}{inner}{separate}{}", r("12"))) + &r(".")))
        + &p("", &format!("<w:fldSimple w:instr='PAGE'>{}</w:fldSimple>", r("7")))
        + &p("", &field(&r("never shown")))
        + &p("", &("<w:r><w:fldChar w:fldCharType='begin'/></w:r>".to_owned() + code))
        + &p("", &r("goes on"));
    assert_eq!(show(&File::body(&body)), ["1:see 12.", "2:7", "5:goes on"]);
}

#[test]
fn a_row_is_a_block() {
    let cell = |inner: &str| format!("<w:tc><w:tcPr/>{inner}</w:tc>");
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let inner = format!("<w:tbl>{}</w:tbl>", row(&[cell(&p("", &r("x"))), cell(&p("", &r("y")))]));
    let body = "<w:tbl>".to_owned()
        + &row(&[
            cell(&(p("", &r("a")) + &p("", &r("b")))),
            cell("<w:p/>"),
            cell(&p("", "<w:r><w:t>c</w:t><w:tab/><w:t>d</w:t></w:r>")),
        ])
        + &row(&[cell("<w:p/>"), cell("<w:p/>")])
        + &row(&[cell(&(p("", &r("only")) + &p("", &r("layout"))))])
        + &row(&[cell(&(p("", &r("outer")) + &inner))])
        + "</w:tbl>"
        + &p("", &r("after"));
    assert_eq!(
        show(&File::body(&body)),
        ["1:row a b\t\tc d", "7:only", "8:layout", "9:outer", "10:row x\ty", "12:after"]
    );
}

#[test]
fn cells_stay_in_their_columns() {
    let cell = |props: &str, text: &str| format!("<w:tc><w:tcPr>{props}</w:tcPr>{}</w:tc>", p("", &r(text)));
    let two = "<w:gridSpan w:val='2'/>";
    let body = "<w:tbl>".to_owned()
        + &format!(
            "<w:tr>{}{}{}</w:tr>",
            cell(two, "a"),
            cell("<w:vMerge w:val='restart'/>", "b"),
            cell("", "c")
        )
        + &format!("<w:tr>{}{}{}</w:tr>", cell(two, "d"), cell("<w:vMerge/>", ""), cell("", "e"))
        + "<w:tr><w:trPr><w:gridBefore w:val='2'/></w:trPr>"
        + &format!("{}{}</w:tr>", cell("", "f"), cell("<w:gridSpan w:val='4000000000'/>", "g"))
        + &format!("<w:tr>{}</w:tr>", cell("<w:gridSpan w:val='-1'/>", "h").repeat(2))
        + "</w:tbl>";
    let rows = ["1:row a\t\tb\tc", "4:row d\t\t\te", "7:row \t\tf\tg", "9:row h\th"];
    assert_eq!(show(&File::body(&body)), rows);
}

#[test]
fn text_boxes_follow_their_paragraph() {
    let boxed =
        |text: &str| format!("<w:txbxContent>{}{}</w:txbxContent>", p("", &r(text)), p("", &r("more")));
    let alternate = format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{}</wps:txbx></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:textbox>{}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        boxed("box"),
        boxed("box")
    );
    let emoji = "<w:r><mc:AlternateContent><mc:Choice Requires='x'><w:drawing/></mc:Choice><mc:Fallback><w:t>fallback</w:t></mc:Fallback></mc:AlternateContent></w:r>";
    let body = p("", &(r("before ") + &alternate + &r("after")))
        + &p("", emoji)
        + &p("", &format!("<w:r><w:pict>{}</w:pict></w:r>", boxed("old")));
    assert_eq!(
        show(&File::body(&body)),
        ["1:before after", "2:box", "3:more", "4:fallback", "6:old", "7:more"]
    );
}

fn numbered(body: &str) -> File {
    let numbering = definition(0, &[("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)")])
        + &definition(1, &[("bullet", "•")])
        + &list(1, 0, "")
        + &list(2, 0, "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>")
        + &list(3, 1, "");
    File::body(body).part("numbering", &numbering)
}

#[test]
fn numbers_stand_before_the_text() {
    let gone = "<w:numPr><w:numId w:val='1'/></w:numPr><w:rPr><w:del w:id='1'/></w:rPr>";
    let hidden = "<w:numPr><w:numId w:val='1'/></w:numPr><w:rPr><w:vanish/></w:rPr>";
    let body = item(1, 0, "The lake")
        + &item(1, 1, "rose;")
        + &item(1, 2, "far")
        + &p("", &r("Not in the list"))
        + &item(1, 1, "fell.")
        + &item(3, 0, "a bullet")
        + &item(1, 0, "\t The river")
        + &item(1, 0, "")
        + &p(gone, "")
        + &p(hidden, "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>")
        + &item(1, 0, "counts the empty one")
        + &item(2, 0, "Anew")
        + &item(1, 0, "goes on");
    assert_eq!(
        show(&numbered(&body)),
        [
            "1:1. The lake",
            "2:(a) rose;",
            "3:(i) far",
            "4:Not in the list",
            "5:(b) fell.",
            "6:text a bullet",
            "7:2. The river",
            "11:4. counts the empty one",
            "12:1. Anew",
            "13:2. goes on",
        ]
    );
}

#[test]
fn a_deleted_paragraph_before_a_table_is_not_counted() {
    let gone = "<w:numPr><w:numId w:val='1'/></w:numPr><w:rPr><w:del w:id='1'/></w:rPr>";
    let table = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", item(1, 0, "in a cell"));
    let body = item(1, 0, "one")
        + &p(gone, "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>")
        + &table
        + &p(gone, &r("kept before a table"))
        + &table
        + &item(1, 0, "last");
    assert_eq!(
        show(&numbered(&body)),
        ["1:1. one", "3:row 2. in a cell", "4:3. kept before a table", "5:row 4. in a cell", "6:5. last"]
    );
}

#[test]
fn contents_are_no_paragraphs() {
    let line = |text: &str| {
        let parts: Vec<String> = text.split('|').map(r).collect();
        p("", &parts.join("<w:r><w:tab/></w:r>"))
    };
    let body =
        ["1.|Introduction|3", "2.|The lake|5", "3.|The river|11", "4.|The shore, and what grows there|iv"]
            .map(line)
            .concat();
    let found =
        read(&File::body(&(body.clone() + &line("1.|Introduction") + &line("In all|12")))).value.blocks;
    let shown = |n: usize| (found[n].kind, found[n].text.as_str());
    // Pages count up.
    assert_eq!(shown(0), (BlockKind::Other, "1. Introduction 3"));
    assert_eq!(shown(5), (BlockKind::Other, "In all 12"));
    let found = read(&File::body(&body.replace("iv", "11"))).value.blocks;
    assert!(found.iter().all(|block| block.kind == BlockKind::Contents), "{found:?}");
    assert_eq!(found[3].text, "4. The shore, and what grows there\t11");
    let body = ["1.|2019", "2.|2020", "3.|2021"].map(line).concat();
    assert_eq!(show(&File::body(&body)), ["1:1. 2019", "2:2. 2020", "3:3. 2021"]);
}

#[test]
fn fields_that_count_paragraphs() {
    let field = |code: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> {code} </w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType='end'/></w:r>"
        )
    };
    let body = p("", &(field("AUTONUM") + &r("The lake")))
        + &p("", &("<w:fldSimple w:instr=' AUTONUM \\* roman \\s )'/>".to_owned() + &r("\tThe river")))
        + &p("<w:outlineLvl w:val='0'/>", &(field("AUTONUMLGL") + &r(" Lakes")))
        + &p("", &(field("AUTONUMLGL") + &r(" They are deep.")))
        + &p("", &(r("In part ") + &field("LISTNUM") + &r(" and ") + &field("LISTNUM")));
    let file = File::body(&body);
    assert_eq!(
        show(&file),
        ["1:1. The lake", "2:ii) The river", "3:h1 1. Lakes", "4:1.1. They are deep.", "5:In part  and"]
    );
    let found: Vec<String> = read(&file).diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("¶ 5: the numbers of `LISTNUM` fields are missing"), "{found:?}");
}

#[test]
fn joined_paragraphs_have_one_number() {
    let mark = |mark: &str| format!("<w:numPr><w:numId w:val='1'/></w:numPr><w:rPr><w:{mark}/></w:rPr>");
    let body = item(1, 0, "one")
        + &p(&mark("del"), &r("joined "))
        + &item(1, 0, "with this")
        + &p(&mark("vanish"), &r("Run-in."))
        + &p("", &r(" Text"))
        + &item(1, 0, "four");
    assert_eq!(
        show(&numbered(&body)),
        ["1:1. one", "2:2. joined with this", "4:3. Run-in. Text", "6:4. four"]
    );
}

#[test]
fn styles_number_and_name() {
    let styles = "<w:style w:type='paragraph' w:default='1' w:styleId='N'><w:name w:val='Normal'/></w:style>\
        <w:style w:type='paragraph' w:styleId='Titre1'><w:name w:val='heading 1'/><w:basedOn w:val='N'/>\
        <w:pPr><w:numPr><w:numId w:val='5'/></w:numPr><w:outlineLvl w:val='0'/></w:pPr></w:style>\
        <w:style w:type='paragraph' w:styleId='Titre2'><w:name w:val='heading 2'/><w:basedOn w:val='Titre1'/>\
        <w:pPr><w:numPr><w:ilvl w:val='1'/></w:numPr><w:outlineLvl w:val='1'/></w:pPr></w:style>\
        <w:style w:type='paragraph' w:styleId='Txt'><w:name w:val='_ Single Txt_G'/><w:basedOn w:val='N'/></w:style>\
        <w:style w:type='paragraph' w:styleId='C'><w:name w:val='toc 1'/><w:basedOn w:val='Titre1'/></w:style>\
        <w:style w:type='paragraph' w:styleId='T'><w:name w:val='Title'/></w:style>";
    let numbering = definition(3, &[("upperRoman", "%1."), ("upperLetter", "%2.")]) + &list(5, 3, "");
    let styled =
        |style: &str, more: &str, text: &str| p(&format!("<w:pStyle w:val='{style}'/>{more}"), &r(text));
    let body = styled("T", "", "Report")
        + &styled("Titre1", "", "Introduction")
        + &styled("Titre2", "", "Lakes")
        + &styled("Titre2", "", "Rivers")
        + &styled("Titre1", "<w:numPr><w:numId w:val='0'/></w:numPr>", "Unnumbered")
        + &styled("Titre1", "", "Boats")
        + &styled("Txt", "", "The text.")
        + &styled("N", "<w:outlineLvl w:val='2'/>", "Direct")
        + &styled("Titre1", "<w:outlineLvl w:val='9'/>", "No heading")
        + &styled("C", "<w:numPr><w:numId w:val='0'/></w:numPr>", "Contents 1");
    assert_eq!(
        show(&File::body(&body).part("styles", styles).part("numbering", &numbering)),
        [
            "1:title Report",
            "2:h1 I. Introduction",
            "3:h2 A. Lakes",
            "4:h2 B. Rivers",
            "5:h1 Unnumbered",
            "6:h1 II. Boats",
            "7:text The text.",
            "8:h3 Direct",
            "9:III. No heading",
            "10:text Contents 1",
        ]
    );
}

#[test]
fn notes_follow_their_marks() {
    let note = |kind: &str, id: i32, inner: &str| format!("<w:{kind} w:id='{id}'>{inner}</w:{kind}>");
    let footnotes =
        "<w:footnote w:type='separator' w:id='-1'><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
            .to_owned()
            + &note(
                "footnote",
                5,
                &p(
                    "",
                    &("<w:r><w:tab/></w:r><w:r><w:footnoteRef/></w:r><w:r><w:tab/></w:r>".to_owned()
                        + &r(" See the annex.")),
                ),
            )
            + &note("footnote", 2, &(p("", &r("First.")) + &p("", &r("Second paragraph."))))
            + &note("footnote", 3, &p("", &r("* A star.")))
            + &note("footnote", 9, &p("", &r("Nobody cites me.")));
    let endnotes = note("endnote", 1, &p("", &r("At the end.")));
    let cite = |kind: &str, id: i32| {
        format!(
            "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:{kind}Reference w:id='{id}'/></w:r>"
        )
    };
    let star = "<w:r><w:footnoteReference w:customMarkFollows='1' w:id='3'/><w:t>*</w:t></w:r>";
    let body = p("", &(r("The lake") + star + &r(" rose.") + &cite("footnote", 5)))
        + &p("", &(r("It fell") + &cite("footnote", 2) + &r(" again.") + &cite("endnote", 1)))
        + "<w:tbl><w:tr><w:tc>"
        + &p("", &(r("cell") + &cite("footnote", 7)))
        + "</w:tc></w:tr></w:tbl>";
    let file = File::body(&body).part("footnotes", &footnotes).part("endnotes", &endnotes);
    assert_eq!(
        show(&file),
        [
            "1:The lake* rose.¹",
            "1:note * A star.",
            "1:note ¹ See the annex.",
            "2:It fell² again.¹",
            "2:note ² First.",
            "2:note Second paragraph.",
            "3:row cell³",
            "2:note ¹ At the end.",
        ]
    );
    let told: Vec<String> = read(&file).diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(told, ["warning: a.docx, ¶ 3: the note with the mark `³` is missing"]);
}

#[test]
fn strict_files_read_the_same() {
    let strict = "<?xml version='1.0'?><x:document xmlns:x='http://purl.oclc.org/ooxml/wordprocessingml/main'><x:body>\
                  <x:p><x:r><x:t>Strict</x:t></x:r></x:p></x:body></x:document>";
    assert_eq!(show(&File::default().raw("document", strict)), ["1:Strict"]);
    let utf16: Vec<u8> = format!("\u{FEFF}{strict}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(!utf16.is_empty());
}
