//! Markdown and HTML: what a reader of the page sees, in blocks.

use std::path::Path;

use hexapla_model::{Block, BlockKind, Document, Lang};
use hexapla_read::{DocumentFormat, Reader};

fn read(text: &str, format: DocumentFormat, lang: Option<Lang>) -> Document {
    Reader::default().read_bytes(text.as_bytes(), format, Path::new("a"), lang, "a").unwrap().value
}

fn show(blocks: &[Block]) -> Vec<String> {
    let kind = |b: &Block| match b.kind {
        BlockKind::Heading => format!("h{} ", b.level),
        BlockKind::Footnote => "note ".to_owned(),
        BlockKind::TableRow => "row ".to_owned(),
        _ => String::new(),
    };
    blocks.iter().map(|b| format!("{}:{}{}", b.location().line, kind(b), b.text)).collect()
}

fn markdown(text: &str) -> Vec<String> {
    show(&read(text, DocumentFormat::Markdown, Some(Lang::EN)).blocks)
}

fn html(text: &str) -> Vec<String> {
    show(&read(text, DocumentFormat::Html, Some(Lang::EN)).blocks)
}

#[test]
fn markdown_keeps_printed_numbers() {
    let text = "# I. Lakes\n\n12. The *level* of\n    the [water](http://x.org) fell.\n\n13. It rose.\n\n    (a) In `north`;\n\n    (b) In the south.\n\n3) Other.\n\n- bullet\n- second\n\nII. Boats\n=========\n";
    assert_eq!(
        markdown(text),
        [
            "1:h1 I. Lakes",
            "3:12. The level of the water fell.",
            "6:13. It rose.",
            "8:(a) In north;",
            "10:(b) In the south.",
            "12:3) Other.",
            "14:bullet",
            "15:second",
            "17:h1 II. Boats",
        ]
    );
}

#[test]
fn markdown_numbers_alone_belong_to_their_text() {
    let text = "1.\n\nThe lake rose.\n\n2.\n\nIt fell.\n\n- \n";
    let found = read(text, DocumentFormat::Markdown, Some(Lang::EN));
    assert_eq!(show(&found.blocks), ["1:1. The lake rose.", "5:2. It fell."]);
}

#[test]
fn markdown_notes_tables_and_html() {
    let text = "---\nlang: fr\ntitle: x\n---\n\nA lake[^1] and m<sup>2</sup>.[^12]\n\n[^1]: See *below*.\n\n[^12]: And\n    above.\n\n| a | b |\n|---|---|\n| c |   |\n\n<div><p>In HTML &amp; more</p></div>\n\n![photo](x.png)\n";
    let document = read(text, DocumentFormat::Markdown, None);
    assert_eq!(document.lang, Lang::FR);
    assert_eq!(
        show(&document.blocks),
        [
            "6:A lake¹ and m².¹²",
            "8:note ¹ See below.",
            "10:note ¹² And above.",
            "13:row a\tb",
            "15:row c\t",
            "17:In HTML & more",
        ]
    );
}

#[test]
fn markdown_lines_are_pieces() {
    let document = read("\n# T\n\n第一行的文字\n第二行。\n", DocumentFormat::Markdown, None);
    let block = &document.blocks[1];
    assert_eq!((document.lang, block.text.as_str()), (Lang::ZH, "第一行的文字第二行。"));
    let pieces: Vec<_> = block.pieces.iter().map(|p| (p.offset, p.location.line, p.index)).collect();
    assert_eq!(pieces, [(0, 4, 1), (18, 5, 2)]);
}

#[test]
fn named_notes_are_numbered_by_their_marks() {
    let text = "One[^b] two[^a].\n\n[^a]: First.\n\n[^b]: Second.\n";
    assert_eq!(markdown(text), ["1:One¹ two².", "3:note ² First.", "5:note ¹ Second."]);
}

#[test]
fn html_lists_are_numbered() {
    let text = "<ol start=12><li>Twelve<li><p>Thirteen</p><ol type=a><li>x</li><li>y</ol><p>more</p></li>\
                <li value=20>Twenty</li></ol><ol reversed><li>b<li>a</ol><ul><li>dot</ul>\
                <ol style='list-style-type: upper-roman'><li>R</ol>";
    assert_eq!(
        html(text).iter().map(|s| &s[2..]).collect::<Vec<_>>(),
        ["12. Twelve", "13. Thirteen", "a. x", "b. y", "more", "20. Twenty", "2. b", "1. a", "dot", "I. R"]
    );
}

#[test]
fn html_shows_what_a_page_shows() {
    let text = "<!DOCTYPE html><html lang=ar><head><title>T</title><style>p{}</style></head><body>\n\
                <nav><p>menu</p></nav><h2>العنوان</h2>\n<p>سطر أول<br>سطر&nbsp;ثان<sup>3</sup><script>x<p></script></p>\n\
                <table><tr><th>أ<th>ب\n<tr><td><p>1</p><p>2</p><td>3</table><div hidden>no</div>tail";
    let document = read(text, DocumentFormat::Html, None);
    assert_eq!(document.lang, Lang::AR);
    assert_eq!(
        show(&document.blocks),
        ["2:h2 العنوان", "3:سطر أول سطر\u{a0}ثان³", "4:row أ\tب", "5:row 1 2\t3", "5:tail"]
    );
}

#[test]
fn cells_of_html_tables_stay_in_their_columns() {
    let text = "<table><thead><tr><th rowspan=2>a<th colspan=2>b<th>c</tr><tr><th>d<th rowspan=9>e<th>f</thead>
                <tbody><tr><td>g<td>h<td>i<td rowspan=0>j<tr><td colspan=2>k<td>l<tr><td>m<td>n<td>o</tbody></table>
                <table><tr><td colspan=2 rowspan=2>p<td>q<tr><td>r<tr><td>s</table>";
    let rows: Vec<String> =
        read(text, DocumentFormat::Html, Some(Lang::EN)).blocks.into_iter().map(|b| b.text).collect();
    assert_eq!(rows, ["a\tb\t\tc", "\td\te\tf", "g\th\ti\tj", "k\t\tl", "m\tn\to", "p\t\tq", "\t\tr", "s"]);
    let wide = "<table><tr>".to_owned() + &"<td colspan=65535 rowspan=65535>x".repeat(10_000) + "<tr><td>y";
    assert!(html(&wide).iter().map(String::len).sum::<usize>() < 30_000);
}

#[test]
fn what_is_said_about_html_text_is_left_out() {
    for (text, want) in [
        ("<p>The <del>sea</del><ins>lake</ins> rose.<p>b", &["1:The lake rose.", "1:b"][..]),
        ("<p><ruby>湖<rp>(<rt>hú<rp>)</ruby>水<p>b", &["1:湖水", "1:b"]),
        ("<p><ruby>湖<rt>hú</rt></ruby>水<p><ruby>河<rt>hé<p>b", &["1:湖水", "1:河", "1:b"]),
        (
            "<a class='link sr-only' href='#main'>Skip</a><p>a<span class=visually-hidden>aloud</span>",
            &["1:a"],
        ),
    ] {
        assert_eq!(html(text), want);
    }
}

#[test]
fn html_tables_that_lay_out_a_page_are_paragraphs() {
    let text = "<table><tr><td><p>one</p><h1>two</h1><table><tr><td>a<td>b</table><p>three</p></table>";
    assert_eq!(html(text), ["1:one", "1:h1 two", "1:row a\tb", "1:three"]);
}

#[test]
fn html_notes_of_converters() {
    let text = "<p>x<sup><a href=#fn1>[1]</a></sup></p><section class=\"footnotes\"><ol><li id=fn1><p>See y.</p></ol></section><ol><li>z</ol>";
    assert_eq!(html(text), ["1:x¹", "1:note ¹ See y.", "1:1. z"]);
    let word = "<p>x<a href='#_ftn1' name='_ftnref1'><span>[1]</span></a> y.</p><hr>\
                <div id=ftn1><p><a href='#_ftnref1' name='_ftn1'><span>[1]</span></a>See z.</p></div>";
    assert_eq!(html(word), ["1:x¹ y.", "1:note ¹ See z."]);
    let office = "<p>x.<a class='sdfootnoteanc' name='sdfootnote1anc' href='#sdfootnote1sym'><sup>1</sup></a></p>\
                  <div id='sdfootnote1'><p><a name='sdfootnote1sym' href='#sdfootnote1anc'>1</a>See z.</p></div>\
                  <p>See <a href='#notes'>1</a>.</p>";
    assert_eq!(html(office), ["1:x.¹", "1:note ¹ See z.", "1:See 1."]);
}

#[test]
fn hidden_elements_end_without_end_tags() {
    let cases: [(&str, &[&str]); 7] = [
        ("<p>a<p hidden>x<p>b<p>c", &["a", "b", "c"]),
        ("<p>a<p hidden>x<h2>b</h2>c", &["a", "h2 b", "c"]),
        ("<div><p hidden>x</div>b", &["b"]),
        ("<ul><li>a<li hidden>x<ul><li>y</ul>z<li>b</ul>c", &["a", "b", "c"]),
        ("<ul><li>a<li hidden>x</ul>c", &["a", "c"]),
        (
            "<table><tr><td>a<td hidden>x<table><tr><td>y</table><td>b<tr hidden><td>x<tr><td>c<td>d</table>e",
            &["row a\tb", "row c\td", "e"],
        ),
        ("<dl><dt hidden>x<dd>a<dd hidden>y</dl><p hidden>x</p>b", &["a", "b"]),
    ];
    for (text, want) in cases {
        assert_eq!(html(text).iter().map(|s| &s[2..]).collect::<Vec<_>>(), want, "{text}");
    }
}

#[test]
fn a_hidden_element_that_never_ends_is_told() {
    let remarks = |text: &str| {
        let read = Reader::default().read_bytes(
            text.as_bytes(),
            DocumentFormat::Html,
            Path::new("a"),
            Some(Lang::EN),
            "a",
        );
        read.unwrap().diagnostics
    };
    let told = remarks("<p>a\n<div hidden>x<p>b");
    assert_eq!((told.len(), told[0].location.map(|l| l.line)), (1, Some(2)), "{told:?}");
    let told = remarks("<p>a<div hidden>x</div><p>b");
    assert_eq!((told.len(), told[0].message.as_str()), (1, "a hidden element with text is skipped"));
    assert!(remarks("<p>a<div hidden></div><p>b").is_empty());
}

#[test]
fn many_named_notes_take_no_long_time() {
    let text: String = (0..30_000).map(|n| format!("[^n{n}]\n")).collect();
    let text = text + "\n" + &(0..30_000).map(|n| format!("[^n{n}]: x\n")).collect::<String>();
    assert_eq!(markdown(&text).len(), 30_001);
}

#[test]
fn deep_html_is_no_danger() {
    let text = "<ol><li>".repeat(50_000) + "deep" + &"</ol>".repeat(50_000);
    assert_eq!(html(&text).len(), 1);
    let text = "<table><tr><td>".repeat(50_000) + "x";
    assert_eq!(html(&text).len(), 1);
    let text = "> ".repeat(20_000) + "x";
    assert_eq!(markdown(&text).len(), 1);
}

#[test]
fn what_a_page_hides_is_not_read() {
    let text = "<p>The lake<span style='display: none'> (hidden)</span> rose<i aria-hidden=true>arrow_up</i>.</p>\n\
        <div style='visibility:hidden'><p>Not shown</p></div><div hidden><div>Nor this</div></div>\n\
        <template><p>Later</p></template><noscript><p>Without scripts</p></noscript>\n\
        <dialog>Closed</dialog><dialog open>Open</dialog><video>No player</video>\n\
        <main aria-hidden=true><p>Behind a window</p></main><ol><li>One<li hidden>Gone<li>Two</ol>\n\
        <p>So <span><math><mi>x</mi></math></span><span aria-hidden=true>x = 2</span> holds<a aria-hidden=true>#</a></p>";
    assert_eq!(
        html(text),
        ["1:The lake rose.", "4:Open", "5:Behind a window", "5:1. One", "5:2. Two", "6:So x = 2 holds"]
    );
}
