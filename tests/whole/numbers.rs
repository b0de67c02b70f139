//! Numbers that a program computes, or that a page sets apart, are labels whatever they look like: of Word files, HTML and
//! plain text.

use std::path::Path;

use hexapla_tests::hexapla;

use crate::word_file::{MAIN, package, paragraph};

/// A Word file with this body, these styles, and one list whose levels are given by format and text.
fn docx(body: &str, styles: &str, levels: &[(&str, &str)]) -> Vec<u8> {
    let part = |kind: &str, inner: &str| {
        format!(
            "<w:{kind} xmlns:w=\"{MAIN}\" xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:wps=\"urn:wps\" \
             xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">{inner}</w:{kind}>"
        )
    };
    let level = |(n, (format, text)): (usize, &(&str, &str))| {
        format!(
            "<w:lvl w:ilvl=\"{n}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let levels: String = levels.iter().enumerate().map(level).collect();
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"0\">{levels}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
    );
    let parts = [
        ("word/document.xml", part("document", &format!("<w:body>{body}</w:body>"))),
        ("word/styles.xml", part("styles", styles)),
        ("word/numbering.xml", part("numbering", &numbering)),
    ];
    package(&[("styles", "styles.xml"), ("numbering", "numbering.xml")], &parts)
}

/// A paragraph of the list.
fn item(level: usize, text: &str) -> String {
    paragraph(&format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr>"), text)
}

/// Each element: kind and level, label, number, text; and what is reported.
fn inspect(name: &str, bytes: &[u8]) -> (Vec<[String; 4]>, String) {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join(name), bytes).expect("a file");
    let run = hexapla(folder.path(), ["inspect", "--json", name]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let read = |line: &str| {
        let object: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let of = |key: &str| object[key].as_str().unwrap_or_default().to_owned();
        [format!("{}{}", of("kind"), object["level"]), of("label"), of("number"), of("text")]
    };
    (run.stdout.lines().map(read).collect(), run.stderr)
}

fn show(elements: &[[String; 4]]) -> Vec<String> {
    elements.iter().map(|[kind, label, number, text]| format!("{kind}|{label}|{number}|{text}")).collect()
}

#[test]
fn numbers_of_word_are_labels_whatever_they_look_like() {
    for (format, text, labels) in [
        ("decimal", "%1", ["1", "2"]),
        ("decimal", "PP%1.", ["PP1.", "PP2."]),
        ("decimal", "[%1]", ["[1]", "[2]"]),
        ("decimal", "第%1段", ["第1段", "第2段"]),
        ("decimal", "§%1", ["§1", "§2"]),
        ("decimal", "(%1)", ["(1)", "(2)"]),
        ("decimal", "%1/", ["1/", "2/"]),
        ("decimal", "-%1-", ["-1-", "-2-"]),
        ("decimal", "Step %1:", ["Step 1:", "Step 2:"]),
        ("upperRoman", "OP %1", ["OP I", "OP II"]),
        ("lowerLetter", "%1", ["a", "b"]),
        ("decimalZero", "%1", ["01", "02"]),
    ] {
        let body = item(0, "Recalling the decision of the last session,")
            + &item(0, "noting that the lake is deep;")
            + &paragraph("", "It was so decided.");
        let (found, told) = inspect("a.en.docx", &docx(&body, "", &[(format, text)]));
        assert_eq!([found[0][1].as_str(), found[1][1].as_str()], labels, "{text}");
        assert_eq!(found[0][3], "Recalling the decision of the last session,", "{text}");
        assert_eq!(found[1][3], "noting that the lake is deep;", "{text}");
        let last = |n: usize| found[n][2].rsplit('.').next().unwrap_or_default().to_owned();
        let letters = ["a", "b"].map(str::to_owned);
        assert!(
            [last(0), last(1)] == ["1", "2"]
                || [last(0), last(1)] == letters
                || [last(0), last(1)] == ["i", "ii"],
            "{text}: {} {}",
            found[0][2],
            found[1][2]
        );
        assert_eq!(found[2][1], "", "{text}");
        assert_eq!(told, "", "{text}");
    }
}

#[test]
fn levels_of_word_lists_are_paths() {
    for (levels, want) in [
        (
            [("decimal", "%1"), ("decimal", "%1.%2"), ("decimal", "%1.%2.%3")],
            ["1", "1.1", "1.1.1", "1.2", "2"],
        ),
        (
            [("decimal", "§%1"), ("decimal", "§%1-%2"), ("lowerRoman", "%3")],
            ["1", "1.1", "1.1.i", "1.2", "2"],
        ),
        (
            [("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)")],
            ["1", "1.a", "1.a.i", "1.b", "2"],
        ),
        ([("decimal", "[%1]"), ("decimal", "[%2]"), ("decimal", "[%3]")], ["1", "1.a", "1.a.i", "1.b", "2"]),
    ] {
        let body: String = [0, 1, 2, 1, 0].iter().map(|level| item(*level, "the lake is deep.")).collect();
        let (found, _) = inspect("a.en.docx", &docx(&body, "", &levels));
        let numbers: Vec<&str> = found.iter().map(|element| element[2].as_str()).collect();
        assert_eq!(numbers, want, "{levels:?}");
        assert!(found.iter().all(|element| element[3] == "the lake is deep."), "{found:?}");
    }
}

#[test]
fn numbered_headings_of_word_are_headings() {
    let style = |n: usize, name: &str, more: &str| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"S{n}\"><w:name w:val=\"{name} {}\"/><w:pPr>{more}\
             <w:numPr><w:ilvl w:val=\"{n}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>",
            n + 1
        )
    };
    let levels = [("decimal", "%1"), ("decimal", "%1.%2")];
    for name in ["heading", "Überschrift", "Заголовок", "标题"] {
        let styles = style(0, name, "") + &style(1, name, "");
        let of = |n: usize, text: &str| paragraph(&format!("<w:pStyle w:val=\"S{n}\"/>"), text);
        let body =
            of(0, "Scope") + &of(1, "Terms of lakes") + &paragraph("", "It is deep.") + &of(1, "Rivers");
        let (found, _) = inspect("a.en.docx", &docx(&body, &styles, &levels));
        let want = ["heading1|1|1|Scope", "heading2|1.1|1.1|Terms of lakes", "paragraph0|||It is deep."];
        assert_eq!(show(&found[..3]), want, "{name}");
        assert_eq!(found[3], ["heading2", "1.2", "1.2", "Rivers"], "{name}");
    }
}

#[test]
fn text_boxes_disturb_no_count() {
    let inner = paragraph("", "1. Register by hand") + &paragraph("", "Office");
    let boxed = format!(
        "<mc:AlternateContent><mc:Choice Requires=\"wps\"><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx>\
         </mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></w:pict>\
         </mc:Fallback></mc:AlternateContent>"
    );
    let body = paragraph("", "1. The lake is deep.")
        + &format!("<w:p><w:r><w:t>2. The river is long.</w:t></w:r><w:r>{boxed}</w:r></w:p>")
        + &paragraph("", "3. The sea is wide.");
    let (found, told) = inspect("a.en.docx", &docx(&body, "", &[]));
    let want = [
        "paragraph0|1.|1|The lake is deep.",
        "paragraph0|2.|2|The river is long.",
        "paragraph0|||1. Register by hand",
        "paragraph0|||Office",
        "paragraph0|3.|3|The sea is wide.",
    ];
    assert_eq!((show(&found).as_slice(), told.as_str()), (want.map(str::to_owned).as_slice(), ""));
}

fn html(body: &str) -> (Vec<String>, String) {
    let page = format!("<!DOCTYPE html><html lang=en><body>{body}</body></html>");
    let (found, told) = inspect("a.html", page.as_bytes());
    (show(&found), told)
}

#[test]
fn lists_of_html_nest_by_their_depth() {
    let nested = "<ol><li>One is deep.<ol><li>two is deep;<ol><li>three is deep;</ol><li>four is deep.</ol><li>Five is deep.</ol>";
    assert_eq!(
        html(nested).0,
        [
            "paragraph0|1.|1|One is deep.",
            "item1|1.|1.a|two is deep;",
            "item2|1.|1.a.i|three is deep;",
            "item1|2.|1.b|four is deep.",
            "paragraph0|2.|2|Five is deep.",
        ]
    );
    let sheet = "<style>ol ol{list-style-type:lower-alpha} .x{list-style:none}</style>\
        <ol start=3><li>One is deep.<ol><li>two is deep;<li value=4>three is deep.</ol><li class=x>Four is deep.</ol>";
    assert_eq!(
        html(sheet).0,
        [
            "paragraph0|3.|3|One is deep.",
            "item1|a.|3.a|two is deep;",
            "item1|d.|3.d|three is deep.",
            "paragraph0|||Four is deep.",
        ]
    );
    let headed = "<h2>Section 4</h2><p>It is deep.</p><h2>Section 28. Lakes</h2><p>It is wide.</p>";
    let found = html(headed).0;
    assert!(found[0].ends_with("|Section 4|4|") && found[2].ends_with("|Section 28.|28|Lakes"), "{found:?}");
}

#[test]
fn numbers_in_an_element_of_their_own_belong_to_the_text() {
    let first = "The lake is deep and its shores are wide, as all who live there know.";
    let second = "The river is long, and nobody has seen where it comes from yet.";
    for page in [
        format!("<span>12.</span><p>{first}</p><span>13.</span><p>{second}</p>"),
        format!("<div class=num>12</div><div>{first}</div><div class=num>13</div><div>{second}</div>"),
        format!("<dl><dt>12.</dt><dd>{first}</dd><dt>13.</dt><dd>{second}</dd></dl>"),
        format!("<table><tr><td>12.</td><td>{first}</td></tr><tr><td>13.</td><td>{second}</td></tr></table>"),
        format!("<p>[12]</p><p>{first}</p><p>[13]</p><p>{second}</p>"),
    ] {
        let found = inspect("a.html", page.as_bytes()).0;
        let numbers: Vec<[&str; 3]> =
            found.iter().map(|[_, _, number, text]| [number, text, ""].map(|s| s)).collect();
        assert_eq!(numbers, [["12", first, ""], ["13", second, ""]], "{page}");
    }
    // A number that nothing continues may be anything.
    let (found, _) = html("<div>1998</div><div>The lake was deep.</div><div>7</div><div>It is deep.</div>");
    assert_eq!(found.len(), 4, "{found:?}");
}

#[test]
fn hidden_text_is_told() {
    let page = "<style>.off,#menu li{display:none} p.on{display:none} p.on{display:block}</style>\
        <p>The lake is deep.</p><p class=off>Nobody sees this.</p><p class=on>The river is long.</p>\
        <ul id=menu><li>Home<li>Away</ul><div style='visibility:hidden'>Gone</div><p hidden></p>";
    let (found, told) = html(page);
    assert_eq!(found, ["paragraph0|||The lake is deep.", "paragraph0|||The river is long."]);
    assert!(told.contains("4 hidden elements with text are skipped"), "{told}");
}

#[test]
fn text_counts_as_it_is_written() {
    let bis = "1. It decides:\n\n(a) one;\n\n(b) two;\n\n(b) bis three;\n\n(c) four.\n\n2. Section bis follows.\n\n\
        2 bis. It asks for more.\n\n3. The end.\n";
    let (found, told) = inspect("a.en.txt", bis.as_bytes());
    let numbers: Vec<&str> = found.iter().map(|element| element[2].as_str()).collect();
    assert_eq!(numbers, ["1", "1.a", "1.b", "1.bbis", "1.c", "2", "2bis", "3"]);
    assert_eq!((found[5][3].as_str(), told.as_str()), ("Section bis follows.", ""));

    let letters = |last: char| {
        let items = ('a'..=last).map(|c| format!("({c}) To do the thing called {c};\n\n"));
        items.collect::<String>()
    };
    let text = format!("1. It decides:\n\n{}2. It asks:\n\n{}", letters('i'), letters('j'));
    let (found, told) = inspect("a.en.txt", text.as_bytes());
    assert_eq!((found[9][2].as_str(), found[19][2].as_str(), told.as_str()), ("1.i", "2.i", ""));
    // Parts of an item are announced, or go on.
    for text in [
        "(h) The following:\n\n(i) lakes;\n\n3. End.\n",
        "(h) lakes;\n\n(i) rivers;\n\n(ii) seas;\n\n3. End.\n",
    ] {
        let text = format!("1. It decides:\n\n{}{text}", letters('g'));
        assert_eq!(inspect("a.en.txt", text.as_bytes()).0[9][2], "1.h.i", "{text}");
    }
}

#[test]
fn arabic_numbers_that_are_turned_give_the_rows_of_english() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("a file");
    write(
        "doc.en.txt",
        "7 Requirements\n\n7.1 Reliability\n\nIt must work.\n\n1) Backup\n\n2) Network\n\n7.2 Security\n\n1) Privacy\n",
    );
    write(
        "doc.ar.txt",
        "7 المتطلبات\n\n1.7 الاعتمادية\n\nيجب أن يعمل.\n\n(1 النسخ\n\n(2 الشبكة\n\n2.7 الأمن\n\n(1 الخصوصية\n",
    );
    let numbers = |name: &str| {
        let bytes = std::fs::read(folder.path().join(name)).expect("a file");
        inspect(name, &bytes).0.into_iter().map(|element| element[2].clone()).collect::<Vec<_>>()
    };
    assert_eq!(numbers("doc.en.txt"), ["7", "7.1", "", "7.1.a", "7.1.b", "7.2", "7.2.a"]);
    assert_eq!(numbers("doc.ar.txt"), numbers("doc.en.txt"));
    let run = hexapla(folder.path(), ["align", ".", "-o", "out"]);
    assert_eq!((run.code, run.stderr.contains("warning")), (0, false), "{}", run.stderr);
    assert!(Path::new(&folder.path().join("out/doc.jsonl")).is_file());
}
